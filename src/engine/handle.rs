//! The current snapshot of a town: readers never wait for the writer.

use super::builder::build;
use super::model::Model;
use super::snapshot::Snapshot;
use crate::domain::Catalogue;
use arc_swap::ArcSwap;
use std::sync::Arc;

/// Holds the snapshot that answers now. A reader in flight keeps the one it took.
pub struct EngineHandle(ArcSwap<Snapshot>);

impl Default for EngineHandle {
    /// An empty town.
    fn default() -> Self {
        Self(ArcSwap::from_pointee(build(
            Catalogue::default(),
            Model::default(),
        )))
    }
}

impl EngineHandle {
    /// The snapshot of this moment.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.0.load_full()
    }

    /// Lets a new snapshot answer from now on.
    pub fn publish(&self, snapshot: Snapshot) {
        self.0.store(Arc::new(snapshot));
    }
}
