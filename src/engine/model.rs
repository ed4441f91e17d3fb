//! Learned or declared parameters: plain data, positive, to be looked at.

/// The weights of the terms and the floors of the engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// The viewer enjoys what it is about.
    pub enjoys: f64,
    /// The viewer brings what it asks for.
    pub brings: f64,
    /// The viewer would like it.
    pub would_like: f64,
    /// The viewer's earlier items were about it.
    pub like_before: f64,
    /// People who joined one join the other; per unit of item-item weight.
    pub joined_also: f64,
    /// It belongs to an initiative the viewer takes part in.
    pub own_group: f64,
    /// In the viewer's own neighbourhood.
    pub same_neighbourhood: f64,
    /// Near by; per unit of the feature `nearness`.
    pub nearby: f64,
    /// When the viewer has time.
    pub fits_time: f64,
    /// At least `min_support` take part; per doubling of them.
    pub popular: f64,
    /// Made known lately.
    pub fresh: f64,
    /// Behaviour of others counts from this many distinct members (privacy floor).
    pub min_support: u32,
}

impl Default for Model {
    /// What somebody says about themselves and where they are is declared: it decides in a town
    /// without history, where the terms of others are absent. Those (`joined_also`, `like_before`,
    /// `popular`, `fresh`) were chosen on three earlier cuts in time of a real city and looked at on
    /// a fourth; both with and without the floor, so that one set serves.
    fn default() -> Self {
        Self {
            enjoys: 1.0,
            brings: 1.2,
            would_like: 1.1,
            like_before: 0.4,
            joined_also: 4.0,
            own_group: 0.9,
            same_neighbourhood: 0.5,
            nearby: 0.3,
            fits_time: 0.3,
            popular: 0.2,
            fresh: 0.2,
            min_support: 10,
        }
    }
}
