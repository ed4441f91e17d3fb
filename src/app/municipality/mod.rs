//! An officer's work. It is done at a `Desk`, which holds a store without persons: no file of this
//! folder has a way to one (promise P7; `tests/it/wall.rs`).

mod posts;
mod reach;
mod scheme_texts;

pub use posts::{Saved, Told, Written};
pub use reach::{Area, Bar, Period, areas};
pub use scheme_texts::SchemeWords;

use super::writing::Writing;
use crate::domain::Clock;
use crate::store::PlaceStore;
use std::sync::Arc;

/// Where an officer works: places, themes, texts and published figures.
pub struct Desk {
    places: PlaceStore,
    clock: Arc<dyn Clock>,
    writing: Arc<Writing>,
}

impl Desk {
    pub(super) fn new(places: PlaceStore, clock: Arc<dyn Clock>, writing: Arc<Writing>) -> Self {
        Self {
            places,
            clock,
            writing,
        }
    }

    /// Reads what professionals write.
    #[must_use]
    pub fn writing(&self) -> &Writing {
        &self.writing
    }
}
