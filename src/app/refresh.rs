//! The single writer of the engine: changes -> new snapshot -> publish.

use super::{App, Result, weights};
use crate::engine::build;
use std::sync::Arc;
use std::time::Duration;

/// How often the table of changes is looked at. Changes within one look share one rebuild.
const LOOK: Duration = Duration::from_millis(200);

impl App {
    /// Reads the town and publishes a snapshot of it.
    ///
    /// # Errors
    /// When the database failed; the old snapshot stays.
    pub async fn refresh(self: &Arc<Self>) -> Result<i64> {
        let mut tx = self.read().await?;
        let catalogue = tx
            .catalogue(Arc::clone(&self.vocabulary), &self.zone, self.now())
            .await?;
        let documents = self.documents(&mut tx).await?;
        drop(tx);
        let app = Arc::clone(self);
        // Search and suggestions are made from one reading, so that they tell of the same town.
        let (snapshot, indexed) = tokio::task::spawn_blocking(move || {
            let indexed = app.index.update(&documents);
            (build(catalogue, weights::model()), indexed)
        })
        .await
        .map_err(|error| super::Error::Dataset(error.to_string()))?;
        indexed.map_err(super::Error::Search)?;
        let generation = snapshot.generation();
        self.engine.publish(snapshot);
        Ok(generation)
    }

    /// Follows the town's changes until the task is dropped. Every process runs one.
    pub async fn follow(self: Arc<Self>, look: Option<Duration>) {
        let mut hour = self.now().as_second() / 3_600;
        loop {
            tokio::time::sleep(look.unwrap_or(LOOK)).await;
            let revision = match self.read().await {
                Ok(mut tx) => tx.revision().await.unwrap_or_default(),
                Err(_) => continue,
            };
            // Activities pass and exposure fades without a change, so an hour is a reason too.
            let this_hour = self.now().as_second() / 3_600;
            if revision > self.engine.snapshot().generation() || this_hour != hour {
                hour = this_hour;
                if let Err(error) = self.refresh().await {
                    tracing::warn!(%error, "the snapshot stays as it was");
                }
            }
        }
    }

    /// The revision of the snapshot that answers now.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.engine.snapshot().generation()
    }
}
