//! The baseline that knows nobody: an item's score is how many users it has.

use super::{ItemScores, Lists, Touched};

/// How many users every item has.
#[derive(Clone, Debug)]
pub struct Popularity(Vec<f64>);

impl Popularity {
    /// Counts.
    #[must_use]
    pub fn fit(train: &Lists) -> Self {
        Self(train.transposed().degrees())
    }
}

impl ItemScores for Popularity {
    fn items(&self) -> usize {
        self.0.len()
    }

    fn score(&self, _: &[u32], scores: &mut Touched) {
        for (degree, item) in self.0.iter().zip(0u32..) {
            scores.add(item, *degree);
        }
    }
}
