//! Questions of waves to residents and their answers, and the jobs of a town (promise P6).

use super::{App, Error, Result};
use crate::domain::{AskId, InteractionKind, MemberId};
use crate::store::{AskRow, ItemDetails};
use jiff::{SignedDuration, Timestamp};

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
        if item.cancelled {
            return Err(Error::Late("error-cancelled"));
        }
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
        self.plan_digests().await?;
        self.plan_forgetting().await?;
        let now = self.now();
        let mut tx = self.write().await?;
        let Some(name) = tx.lease_job(now, now + LEASE).await? else {
            return Ok(false);
        };
        tx.commit().await?;
        let mut tx = self.write().await?;
        match name.split(':').collect::<Vec<_>>().as_slice() {
            ["wave", item, sequence, _] => self.planned_wave(&mut tx, item, sequence).await?,
            ["match", item, sequence] => self.ask_for_match(&mut tx, item, sequence).await?,
            ["digest", day] => self.make_digests(&mut tx, day).await?,
            ["keep", _] => self.forget(&mut tx).await?,
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
