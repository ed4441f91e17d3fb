//! Joining an activity or an initiative, waiting for a place, a task, changing one's mind, "niet dit",
//! and how it was.

use super::{App, Error, ItemDetails, Result};
use crate::domain::letter::LetterKind;
use crate::domain::limit::Doing;
use crate::domain::{InteractionKind, ItemId, ItemKind, MemberId};
use crate::store::{ItemFilter, Tx};
use jiff::SignedDuration;

/// How long after its start it is asked how an activity was.
const ASKS_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// How something was, for one's own suggestions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowItWas {
    /// "Fijn".
    Good,
    /// "Ging wel".
    Fair,
    /// "Niets voor mij": the initiative is not suggested again.
    NotMine,
}

impl HowItWas {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::NotMine => "not-mine",
        }
    }
}

impl App {
    /// Takes part. Twice is the same as once. `welcome` says that they know nobody there yet: the
    /// host is told.
    ///
    /// # Errors
    /// `NotFound`; `Late` when it is full, over or does not go on, and for who did so often today.
    pub async fn take_part(
        &self,
        member: MemberId,
        item: ItemId,
        welcome: bool,
    ) -> Result<ItemKind> {
        let now = self.now();
        let mut tx = self.write().await?;
        let details = self.still_on(&mut tx, item).await?;
        let kind = details.new.kind;
        // An opportunity is answered through its question, or by stepping forward: both accept.
        let act = if kind == ItemKind::Opportunity {
            InteractionKind::Accepted
        } else {
            InteractionKind::Joined
        };
        if takes_part(&mut tx, member, item).await? {
            return Ok(kind);
        }
        // Counted inside the town's write lock: the last place is given once.
        if !details.has_place() {
            return Err(Error::Late("error-full"));
        }
        self.limited(&mut tx, member, Doing::TakePart).await?;
        tx.interact(member, item, act, now).await?;
        if welcome {
            tx.add_welcome(item, member).await?;
        }
        tx.commit().await?;
        Ok(kind)
    }

    /// An item that can still be joined.
    async fn still_on(&self, tx: &mut Tx, item: ItemId) -> Result<ItemDetails> {
        let details = tx
            .item(item, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        if details.cancelled {
            return Err(Error::Late("error-cancelled"));
        }
        if details.new.starts.is_some_and(|starts| starts < self.now()) {
            return Err(Error::Late("error-over"));
        }
        Ok(details)
    }

    /// Waits for a place at what is full; takes part at once when there is one.
    ///
    /// # Errors
    /// `NotFound`; `Late` when it is over or does not go on.
    pub async fn wait_for_place(&self, member: MemberId, item: ItemId) -> Result<ItemKind> {
        let mut tx = self.write().await?;
        let details = self.still_on(&mut tx, item).await?;
        let kind = details.new.kind;
        if takes_part(&mut tx, member, item).await? {
            return Ok(kind);
        }
        self.limited(&mut tx, member, Doing::TakePart).await?;
        tx.wait_for(item, member, self.now()).await?;
        self.fill(&mut tx, item).await?;
        tx.commit().await?;
        Ok(kind)
    }

    /// Gives the free places of an item to who waits, in the order of asking, and tells them.
    pub(super) async fn fill(&self, tx: &mut Tx, item: ItemId) -> Result<()> {
        for member in tx.waiting_for(item).await? {
            let details = self.still_on(tx, item).await?;
            if !details.has_place() {
                break;
            }
            tx.step_out(item, member).await?;
            tx.interact(member, item, InteractionKind::Joined, self.now())
                .await?;
            let key = format!("place:{}:{}:{}", item.0, member.0, details.sequence);
            let link = format!("/activiteiten/{}", item.0);
            self.tell(tx, member, LetterKind::Place, key, link, &details.new.title)
                .await?;
        }
        Ok(())
    }

    /// Does not take part after all; who waited longest gets the place.
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
        tx.step_out(item, member).await?;
        if details.new.starts.is_none_or(|starts| starts > self.now()) && !details.cancelled {
            self.fill(&mut tx, item).await?;
        }
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

    /// Takes a task on at something one takes part in, or no longer.
    ///
    /// # Errors
    /// `NotFound`; `Late` when enough others did, or it is over.
    pub async fn take_task(
        &self,
        member: MemberId,
        item: ItemId,
        task: i64,
        takes: bool,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        self.still_on(&mut tx, item).await?;
        if !takes_part(&mut tx, member, item).await? {
            return Err(Error::NotFound);
        }
        let tasks = tx.tasks(item).await?;
        let found = tasks.iter().find(|t| t.id == task).ok_or(Error::NotFound)?;
        let others = found
            .takers
            .iter()
            .filter(|(who, _)| *who != member)
            .count();
        if takes && others >= found.places as usize {
            return Err(Error::Late("error-task-full"));
        }
        tx.take_task(task, member, takes).await?;
        Ok(tx.commit().await?)
    }

    /// The activities a resident came to in the last two weeks and did not tell of yet.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn to_tell_of(&self, member: MemberId) -> Result<Vec<ItemDetails>> {
        let now = self.now();
        let filter = ItemFilter {
            kind: Some(ItemKind::Activity),
            joined_by: Some(member),
            from: Some(now - ASKS_FOR),
            until: Some(now),
            ..ItemFilter::default()
        };
        let mut tx = self.read().await?;
        let told = tx.answered(member).await?;
        let mut items = tx.items(&filter, &self.vocabulary).await?;
        items.retain(|item| {
            let lasts = SignedDuration::from_mins(i64::from(item.new.minutes.unwrap_or(120)));
            let ended = item.new.starts.is_some_and(|s| s + lasts <= now);
            ended && told.binary_search(&item.id).is_err()
        });
        Ok(items)
    }

    /// Keeps how an activity was. What was nothing for them takes its initiative from their
    /// suggestions, unless they are a member of it.
    ///
    /// # Errors
    /// `NotFound` for what they did not take part in.
    pub async fn how_was_it(&self, member: MemberId, item: ItemId, how: HowItWas) -> Result<()> {
        let mut tx = self.write().await?;
        if !takes_part(&mut tx, member, item).await? {
            return Err(Error::NotFound);
        }
        tx.put_answer(item, member, how.name()).await?;
        let group = tx
            .item(item, &self.vocabulary)
            .await?
            .and_then(|i| i.new.group);
        if let Some(group) = group.filter(|_| how == HowItWas::NotMine)
            && !takes_part(&mut tx, member, group).await?
        {
            tx.interact(member, group, InteractionKind::Hidden, self.now())
                .await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Whether a resident takes part in an item.
pub(super) async fn takes_part(tx: &mut Tx, member: MemberId, item: ItemId) -> Result<bool> {
    let history = tx.history(member).await?;
    Ok(history
        .iter()
        .any(|(id, kind, _)| *id == item && kind.is_positive()))
}
