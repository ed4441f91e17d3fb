//! Joining an activity or an initiative, changing one's mind, "niet dit".

use super::{App, Error, Result};
use crate::domain::{InteractionKind, ItemId, ItemKind, MemberId};

impl App {
    /// Takes part. Twice is the same as once.
    ///
    /// # Errors
    /// `NotFound`; `Late` when it is full or over.
    pub async fn take_part(&self, member: MemberId, item: ItemId) -> Result<ItemKind> {
        let now = self.now();
        let mut tx = self.write().await?;
        let details = tx
            .item(item, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        let kind = details.new.kind;
        // An opportunity is answered through its question, or by stepping forward: both accept.
        let act = if kind == ItemKind::Opportunity {
            InteractionKind::Accepted
        } else {
            InteractionKind::Joined
        };
        let already = tx
            .history(member)
            .await?
            .iter()
            .any(|(i, k, _)| *i == item && *k == act);
        if already {
            return Ok(kind);
        }
        if details.new.starts.is_some_and(|starts| starts < now) {
            return Err(Error::Late("error-over"));
        }
        // Counted inside the town's write lock: the last place is given once.
        if !details.has_place() {
            return Err(Error::Late("error-full"));
        }
        tx.interact(member, item, act, now).await?;
        tx.commit().await?;
        Ok(kind)
    }

    /// Does not take part after all.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn step_back(&self, member: MemberId, item: ItemId) -> Result<ItemKind> {
        let mut tx = self.write().await?;
        let details = tx
            .item(item, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        tx.forget(member, item, self.now()).await?;
        tx.commit().await?;
        Ok(details.new.kind)
    }

    /// "Niet dit": it is not suggested again.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn not_this(&self, member: MemberId, item: ItemId) -> Result<()> {
        let mut tx = self.write().await?;
        tx.item(item, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        tx.interact(member, item, InteractionKind::Hidden, self.now())
            .await?;
        Ok(tx.commit().await?)
    }
}
