//! Reports of what happened, their answers and appeals.

use super::error::Result;
use super::tx::{Tx, instant, on};
use crate::domain::{ItemId, MemberId};
use jiff::Timestamp;

/// A report to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReport {
    /// Who reports.
    pub reporter: MemberId,
    /// About whom; none where it is about an item only.
    pub about: Option<MemberId>,
    /// About which item.
    pub item: Option<ItemId>,
    /// About which story, by its name in addresses.
    pub story: Option<String>,
    /// About which ask or offer.
    pub exchange: Option<i64>,
    /// What happened: `unkind`, `unsafe`, `untrue`, `money`, `other`.
    pub what: String,
    /// In their words.
    pub words: String,
}

impl NewReport {
    /// A report that says nothing yet.
    #[must_use]
    pub fn by(reporter: MemberId) -> Self {
        Self {
            reporter,
            about: None,
            item: None,
            story: None,
            exchange: None,
            what: String::new(),
            words: String::new(),
        }
    }
}

/// A report with its answer.
#[derive(Clone, Debug)]
pub struct Report {
    /// Identity.
    pub id: i64,
    /// What was reported.
    pub new: NewReport,
    /// When.
    pub at: Timestamp,
    /// How it was answered: `nothing`, `talked`, `warned`, `removed`.
    pub answer: Option<String>,
    /// The reasons, as both sides read them.
    pub reasons: String,
    /// When it was answered.
    pub answered: Option<Timestamp>,
    /// The words of who does not agree; empty until then.
    pub appeal: String,
}

#[derive(sqlx::FromRow)]
struct ReportRow {
    id: i64,
    reporter_id: i64,
    about_id: Option<i64>,
    item_id: Option<i64>,
    story_key: Option<String>,
    exchange_id: Option<i64>,
    what: String,
    words: String,
    at: i64,
    answer: Option<String>,
    reasons: String,
    answered_at: Option<i64>,
    appeal: String,
}

fn report(row: ReportRow) -> Result<Report> {
    Ok(Report {
        id: row.id,
        new: NewReport {
            reporter: MemberId(row.reporter_id),
            about: row.about_id.map(MemberId),
            item: row.item_id.map(ItemId),
            story: row.story_key,
            exchange: row.exchange_id,
            what: row.what,
            words: row.words,
        },
        at: instant(row.at)?,
        answer: row.answer,
        reasons: row.reasons,
        answered: row.answered_at.map(instant).transpose()?,
        appeal: row.appeal,
    })
}

impl Tx {
    /// Keeps a report.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_report(&mut self, new: &NewReport, at: Timestamp) -> Result<i64> {
        let id = self.next_ids(1).await?;
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO reports (municipality_id, id, reporter_id, about_id, item_id, what, words, at, story_key, exchange_id) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        ).bind(town).bind(id).bind(new.reporter.0).bind(new.about.map(|m| m.0)).bind(new.item.map(|i| i.0))
            .bind(&new.what).bind(&new.words).bind(at.as_microsecond()).bind(&new.story).bind(new.exchange).execute(c).await.map(|_| ()))?;
        Ok(id)
    }

    /// Every report, those that wait for an answer first, oldest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn reports(&mut self) -> Result<Vec<Report>> {
        let town = self.town.0;
        let rows: Vec<ReportRow> = on!(self, c => sqlx::query_as(
            "SELECT id, reporter_id, about_id, item_id, story_key, exchange_id, what, words, at, answer, reasons, answered_at, appeal \
             FROM reports WHERE municipality_id = $1 \
             ORDER BY CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END, at, id",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter().map(report).collect()
    }

    /// Answers a report.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn answer_report(
        &mut self,
        id: i64,
        answer: &str,
        reasons: &str,
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE reports SET answer = $3, reasons = $4, answered_at = $5 WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id).bind(answer).bind(reasons).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Somebody does not agree with an answer: it waits again.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn appeal_report(&mut self, id: i64, words: &str) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE reports SET appeal = $3, answered_at = NULL WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id).bind(words).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}
