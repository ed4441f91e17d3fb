//! What an evaluation says.

/// The figures of one method.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodRow {
    /// Its name; the engine's own is `naober`.
    pub name: String,
    /// Mean recall at k.
    pub recall: f64,
    /// Mean NDCG at k.
    pub ndcg: f64,
    /// CPU seconds to fit, over all threads.
    pub fit_cpu_s: f64,
    /// Lists a second while answering, by the clock on the wall.
    pub users_per_s: f64,
    /// Most memory the process of the method had, in MB.
    pub peak_rss_mb: f64,
}

/// A table of methods on one data set.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What it was measured on.
    pub dataset: String,
    /// How long the lists are.
    pub k: usize,
    /// The methods.
    pub methods: Vec<MethodRow>,
}
