//! A changed vocabulary: stored profiles and items move along, and nobody's words are lost.

use super::{App, Error, Result};
use crate::domain::concept::Change;
use crate::store::Tx;

impl App {
    /// Brings the stored concepts of the town to the vocabulary that is used now, all or nothing.
    ///
    /// # Errors
    /// When the town was used with a newer vocabulary, or the database failed.
    pub(super) async fn move_to_vocabulary(&self) -> Result<()> {
        let mut tx = self.write().await?;
        let stored = tx.vocabulary_version().await?;
        let version = self.vocabulary.version();
        if stored == version {
            return Ok(());
        }
        let changes = self.vocabulary.changes_since(&stored).ok_or_else(|| {
            Error::Dataset(format!(
                "this town is of vocabulary {stored}, which is newer than {version}: use a newer Naober"
            ))
        })?;
        for change in changes {
            self.make(&mut tx, change).await?;
        }
        tx.set_vocabulary_version(version).await?;
        if !stored.is_empty() {
            tx.changed("vocabulary", self.now()).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn make(&self, tx: &mut Tx, change: &Change) -> Result<()> {
        for holder in tx.concept_holders(&change.concept).await? {
            let into = self.parts_in(&holder.words, change);
            tx.replace_held(&holder, &change.concept, &into).await?;
        }
        for (item, text) in tx.items_about(&change.concept).await? {
            let into = self.parts_in(&text, change);
            tx.replace_about(item, &change.concept, into.first().copied())
                .await?;
        }
        let all: Vec<&str> = change.into.iter().map(String::as_str).collect();
        Ok(tx.replace_less(&change.concept, &all).await?)
    }

    /// Which of the new concepts somebody's own words speak of; the first where they tell of none.
    fn parts_in<'a>(&self, words: &str, change: &'a Change) -> Vec<&'a str> {
        let all: Vec<&str> = change.into.iter().map(String::as_str).collect();
        if all.len() < 2 {
            return all;
        }
        let read: Vec<&str> = self
            .reader
            .read(words)
            .iter()
            .map(|r| self.vocabulary.key(r.concept))
            .collect();
        let spoken: Vec<&str> = all.iter().copied().filter(|k| read.contains(k)).collect();
        if spoken.is_empty() {
            all.into_iter().take(1).collect()
        } else {
            spoken
        }
    }
}
