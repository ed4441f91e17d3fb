//! Asking in turns: a few at a time, those who fit best and were asked least lately (promise P6).

use super::{App, Error, Result};
use crate::domain::{AskId, InteractionKind, Item, MemberId};
use crate::store::{AskRow, ItemDetails, Tx};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;

/// How many are asked per open place: about half say nothing, so three are asked for one.
const ASKS_PER_PLACE: usize = 3;
/// How long an answer is waited for before the next wave.
const PATIENCE: SignedDuration = SignedDuration::from_hours(48);
/// The weekly limit looks back this far.
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long a job is leased.
const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// A question to a resident.
pub struct Question {
    /// Which.
    pub id: AskId,
    /// Until when an answer is welcome.
    pub expires: Timestamp,
    /// For what.
    pub item: ItemDetails,
}

impl App {
    /// Sends the next wave for an opportunity and plans the one after it.
    pub(super) async fn send_wave(&self, tx: &mut Tx, details: &ItemDetails) -> Result<usize> {
        let now = self.now();
        let starts = details.new.starts.unwrap_or(now + WEEK);
        let free = details
            .new
            .places
            .map_or(1, |p| p.saturating_sub(details.taken)) as usize;
        if free == 0 || starts <= now {
            return Ok(0);
        }
        let chosen = self.choose(tx, details, free * ASKS_PER_PLACE).await?;
        let expires = starts.min(now + PATIENCE);
        tx.ask(details.id, &chosen, now, expires).await?;
        let wave = tx.waves(details.id).await?;
        if !chosen.is_empty() && expires < starts {
            tx.plan_job(&format!("wave:{}:{}", details.id, wave + 1), expires)
                .await?;
        }
        Ok(chosen.len())
    }

    /// Those who fit, asked least lately first; nobody beyond their own weekly limit.
    async fn choose(
        &self,
        tx: &mut Tx,
        details: &ItemDetails,
        most: usize,
    ) -> Result<Vec<MemberId>> {
        let now = self.now();
        let item = self.engine_item(details);
        let snapshot = self.engine.snapshot();
        let before = tx.asked_for(details.id).await?;
        let lately: HashMap<MemberId, i64> = tx
            .asked_since(now - WEEK)
            .await?
            .into_iter()
            .map(|(m, n, _)| (m, n))
            .collect();
        let mut fitting = Vec::new();
        for member in snapshot.helpers_for(&item, now) {
            let asked = lately.get(&member).copied().unwrap_or(0);
            let Some(limit) = snapshot.asks_per_week(member) else {
                continue;
            };
            let own = details.new.created_by == Some(member);
            if !own && !before.contains(&member) && asked < i64::from(limit) {
                fitting.push((asked, member));
            }
        }
        // A stable sort keeps the order of fit among those who were asked equally often.
        fitting.sort_by_key(|(asked, _)| *asked);
        Ok(fitting
            .into_iter()
            .take(most)
            .map(|(_, member)| member)
            .collect())
    }

    fn engine_item(&self, details: &ItemDetails) -> Item {
        let new = &details.new;
        Item {
            id: details.id,
            kind: new.kind,
            neighbourhood: new.neighbourhood,
            concepts: new.concepts.clone(),
            group: new.group,
            starts: new.starts,
            slot: new.starts.map_or_else(Default::default, |s| {
                crate::domain::Availability::of(self.local(s))
            }),
            places: new.places,
            taken: details.taken,
            created: details.created,
        }
    }

    /// The unanswered questions to a resident.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn questions(&self, member: MemberId) -> Result<Vec<Question>> {
        let mut tx = self.read().await?;
        let mut list = Vec::new();
        for AskRow {
            id, item, expires, ..
        } in tx.open_asks(member, self.now()).await?
        {
            if let Some(item) = tx.item(item, &self.vocabulary).await?
                && item.has_place()
            {
                list.push(Question { id, expires, item });
            }
        }
        Ok(list)
    }

    /// Answers a question. A no is silent: it only ends the question.
    ///
    /// # Errors
    /// `NotFound` for a question to somebody else; `Late` when it is full or over.
    pub async fn answer_question(&self, member: MemberId, id: AskId, yes: bool) -> Result<()> {
        let now = self.now();
        let mut tx = self.write().await?;
        let ask = tx.ask_of(id, member).await?.ok_or(Error::NotFound)?;
        if ask.yes == Some(yes) {
            return Ok(());
        }
        let item = tx
            .item(ask.item, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        if item.new.starts.is_some_and(|s| s <= now) || (ask.yes.is_none() && ask.expires <= now) {
            return Err(Error::Late("error-over"));
        }
        if yes && !item.has_place() {
            return Err(Error::Late("error-full"));
        }
        tx.answer_ask(id, yes).await?;
        let act = if yes {
            InteractionKind::Accepted
        } else {
            InteractionKind::Declined
        };
        tx.interact(member, ask.item, act, now).await?;
        Ok(tx.commit().await?)
    }

    /// Does one job that is due, if there is one. Effect and end are one transaction: a crash in
    /// between leaves both undone, and the lease lets another process try.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn work(&self) -> Result<bool> {
        let now = self.now();
        let mut tx = self.write().await?;
        let Some(name) = tx.lease_job(now, now + LEASE).await? else {
            return Ok(false);
        };
        tx.commit().await?;
        let mut tx = self.write().await?;
        match name.split(':').collect::<Vec<_>>().as_slice() {
            ["wave", item, _] => {
                let id = crate::domain::ItemId(item.parse().unwrap_or_default());
                if let Some(details) = tx.item(id, &self.vocabulary).await? {
                    self.send_wave(&mut tx, &details).await?;
                }
            }
            ["figures", month] => self.draw(&mut tx, month).await?,
            ["brings", month] => self.draw_brings(&mut tx, month).await?,
            ["enjoys", month] => self.draw_interests(&mut tx, month).await?,
            _ => tracing::warn!(job = name, "an unknown job is left alone"),
        }
        tx.finish_job(&name, now).await?;
        tx.commit().await?;
        Ok(true)
    }
}
