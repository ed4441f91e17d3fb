//! What a resident chooses about their own suggestions, and who may see them (promise P9).

use super::{App, Error, ItemDetails, Result};
use crate::domain::{Choices, ConceptId, ItemId, MemberId, Presence};
use crate::store::ItemFilter;

impl App {
    /// What a resident chose.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn choices(&self, member: MemberId) -> Result<Choices> {
        Ok(self.read().await?.choices(member, &self.vocabulary).await?)
    }

    /// Replaces what a resident chose; the next list follows it.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_choices(&self, member: MemberId, choices: &Choices) -> Result<()> {
        let mut tx = self.write().await?;
        tx.put_choices(member, choices, &self.vocabulary).await?;
        Ok(tx.commit().await?)
    }

    /// "Minder hiervan": what the item is about most weighs less from now on. An item that is about
    /// nothing in the vocabulary is hidden instead. Returns the concept.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn less_of(&self, member: MemberId, item: ItemId) -> Result<Option<ConceptId>> {
        let mut tx = self.write().await?;
        let details = tx
            .item(item, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        let Some(concept) = details.new.concepts.first().copied() else {
            drop(tx);
            self.not_this(member, item).await?;
            return Ok(None);
        };
        let mut choices = tx.choices(member, &self.vocabulary).await?;
        if let Err(at) = choices.less.binary_search(&concept) {
            choices.less.insert(at, concept);
            tx.put_choices(member, &choices, &self.vocabulary).await?;
            tx.commit().await?;
        }
        Ok(Some(concept))
    }

    /// Puts an item aside, or no longer.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn save(&self, member: MemberId, item: ItemId, keep: bool) -> Result<()> {
        let mut tx = self.write().await?;
        tx.item(item, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        if keep {
            tx.save_item(member, item, self.now()).await?;
        } else {
            tx.unsave_item(member, item).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What a resident put aside and is not over.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn saved(&self, member: MemberId) -> Result<Vec<ItemDetails>> {
        let mut tx = self.read().await?;
        let kept = tx.saved_items(member).await?;
        if kept.is_empty() {
            return Ok(Vec::new());
        }
        let filter = ItemFilter {
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        let mut items = tx.items(&filter, &self.vocabulary).await?;
        items.retain(|item| kept.binary_search(&item.id).is_ok());
        Ok(items)
    }

    /// Who may see a resident.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn presence(&self, member: MemberId) -> Result<Presence> {
        Ok(self.myself(member).await?.presence)
    }

    /// "Toon mij nergens", a pause, or neither.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn be(&self, member: MemberId, presence: Presence) -> Result<()> {
        let mut tx = self.write().await?;
        tx.set_presence(member, presence, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// "Alles wissen en opnieuw beginnen": what suggestions are made of is gone; the account and
    /// what the resident takes part in stay.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn start_over(&self, member: MemberId) -> Result<()> {
        let mut tx = self.write().await?;
        tx.start_over(member, self.now()).await?;
        Ok(tx.commit().await?)
    }
}
