//! What the algorithm register and the plain text on suggestions say: read off the running
//! configuration, so that they cannot say something else than what runs.

use super::seeds::ENOUGH;
use crate::disclosure::{EPSILON, MIN_PUBLISHED};
use crate::domain::introduction::PATIENCE;
use crate::engine::Weight;

/// The configuration that runs, as far as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What counts for a suggestion and how much, by its name in `engine::Weight`, most first: for
    /// initiatives, for activities, for activities of who is new, for opportunities.
    pub weights: Vec<(&'static str, [f64; 4])>,
    /// The same between people.
    pub people: Vec<(&'static str, f64)>,
    /// What others did counts from so many people up.
    pub floor: u32,
    /// The privacy parameter of a published table.
    pub epsilon: f64,
    /// Nothing smaller is published.
    pub least: u64,
    /// How many days a first yes waits for the other.
    pub waits_days: i64,
    /// How many must say yes before something begins.
    pub enough: usize,
}

/// What runs now.
#[must_use]
pub fn settings() -> Settings {
    let model = super::weights::model();
    let sets = [
        model.initiatives,
        model.activities,
        model.newcomers,
        model.opportunities,
    ];
    let mut weights: Vec<(&'static str, [f64; 4])> = Weight::ALL
        .into_iter()
        .map(|weight| (weight.name(), sets.map(|set| set.get(weight))))
        .filter(|(_, values)| values.iter().any(|v| *v > 0.0))
        .collect();
    weights.sort_by(|a, b| b.1[0].total_cmp(&a.1[0]).then(a.0.cmp(b.0)));
    let people = [
        (Weight::Enjoys, model.enjoys),
        (Weight::Brings, model.brings),
        (Weight::WouldLike, model.would_like),
        (Weight::SameNeighbourhood, model.same_neighbourhood),
        (Weight::Nearby, model.nearby),
        (Weight::FitsTime, model.fits_time),
    ]
    .map(|(weight, value)| (weight.name(), value))
    .to_vec();
    Settings {
        weights,
        people,
        floor: model.min_support,
        epsilon: f64::from(EPSILON.numerator) / f64::from(EPSILON.denominator),
        least: MIN_PUBLISHED,
        waits_days: PATIENCE.as_hours() / 24,
        enough: ENOUGH,
    }
}
