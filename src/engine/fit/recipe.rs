//! What the engine fits from interactions alone: the three-hop filter and the local ridge.

use super::kernel::mixed;
use super::{Filter, Kernel, Lists, Ridge};

/// The parts and how they are joined. The numbers were chosen on a validation part that was cut off
/// in time, never on a test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// `H`.
    pub filter: Filter,
    /// `R`.
    pub ridge: Ridge,
    /// How much `R` counts beside `H`, both at equal RMS row norm.
    pub share: f64,
    /// Neighbours a row in the end.
    pub keep: usize,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            filter: Filter {
                s: 0.9,
                t: 0.0,
                keep: 200,
                min_support: 0,
            },
            ridge: Ridge {
                candidates: 100,
                choose: 0.75,
                near: 0.35,
                b: 0.25,
                lambda: 100.0,
                from: 0.6,
                to: 0.3,
            },
            share: 0.8,
            keep: 100,
        }
    }
}

impl Recipe {
    /// The filter on its own, pruned like the whole; alone it does best with other exponents.
    #[must_use]
    pub fn three_hop(&self, train: &Lists) -> Kernel {
        let filter = Filter {
            s: 0.7,
            t: -0.1,
            keep: self.keep,
            ..self.filter
        };
        Kernel::new(&filter.fit(train))
    }

    /// Fits the kernel.
    #[must_use]
    pub fn fit(&self, train: &Lists) -> Kernel {
        let filter = self.filter.fit(train);
        let ridge = self.ridge.fit(train);
        Kernel::new(&mixed(&filter, &ridge, self.share, self.keep))
    }
}
