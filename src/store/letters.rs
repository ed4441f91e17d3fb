//! Letters that must be sent once: a unique key, a lease, another try.

use super::error::{Error, Result};
use super::tx::{Tx, on};
use crate::domain::letter::{Letter, LetterKind};
use jiff::Timestamp;

/// A letter that is a process's to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leased {
    /// Which.
    pub letter: Letter,
    /// How often it was tried before.
    pub before: u32,
    /// Whether the last try was neither ended nor given back: its process ended in the middle of it.
    pub cut_off: bool,
}

type LetterRow = (String, String, String, String, String, String, String);

fn letter(row: LetterRow) -> Result<Letter> {
    let (key, address, language, kind, code, link, about) = row;
    let kind =
        LetterKind::of(&kind).ok_or_else(|| Error::Corrupt(format!("letter kind {kind}")))?;
    Ok(Letter {
        key,
        address,
        language,
        kind,
        code,
        link,
        about,
        digest: None,
    })
}

impl Tx {
    /// Puts a letter in the queue; one of that key that is there or was sent stays as it is.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_letter(&mut self, letter: &Letter, run_at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO letters (municipality_id, key, email, language, kind, code, link, run_at, about) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
        ).bind(town).bind(&letter.key).bind(&letter.address).bind(&letter.language)
            .bind(letter.kind.name()).bind(&letter.code).bind(&letter.link)
            .bind(run_at.as_microsecond()).bind(&letter.about).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Takes the letter that has waited longest, until `until`; another process does not get it earlier.
    /// Digests come after all others: somebody waits for a code.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn lease_letter(
        &mut self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Leased>> {
        let town = self.town.0;
        // The caller holds the town's write lock, so no other process reads the same row here.
        let found: Option<(String, i64, Option<i64>)> = on!(self, c => sqlx::query_as(
            "SELECT key, attempts, leased_until FROM letters WHERE municipality_id = $1 AND sent_at IS NULL \
             AND run_at <= $2 AND (leased_until IS NULL OR leased_until <= $2) \
             ORDER BY CASE WHEN kind = 'digest' THEN 1 ELSE 0 END, run_at, key LIMIT 1",
        ).bind(town).bind(now.as_microsecond()).fetch_optional(c).await)?;
        let Some((key, before, left)) = found else {
            return Ok(None);
        };
        on!(self, c => sqlx::query(
            "UPDATE letters SET leased_until = $3, attempts = attempts + 1 WHERE municipality_id = $1 AND key = $2",
        ).bind(town).bind(&key).bind(until.as_microsecond()).execute(c).await.map(|_| ()))?;
        let row: LetterRow = on!(self, c => sqlx::query_as(
            "SELECT key, email, language, kind, code, link, about FROM letters \
             WHERE municipality_id = $1 AND key = $2",
        ).bind(town).bind(&key).fetch_one(c).await)?;
        Ok(Some(Leased {
            letter: letter(row)?,
            before: u32::try_from(before).unwrap_or(0),
            cut_off: left.is_some(),
        }))
    }

    /// A letter is sent: nothing of it is kept but that it was.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn letter_sent(&mut self, key: &str, now: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE letters SET sent_at = $3, email = '', code = '', link = '', about = '' \
             WHERE municipality_id = $1 AND key = $2",
        ).bind(town).bind(key).bind(now.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// A letter could not be sent: it is tried again from `next` on, or given up.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn letter_failed(&mut self, key: &str, next: Option<Timestamp>) -> Result<()> {
        let town = self.town.0;
        match next {
            Some(next) => on!(self, c => sqlx::query(
                "UPDATE letters SET leased_until = NULL, run_at = $3 WHERE municipality_id = $1 AND key = $2",
            ).bind(town).bind(key).bind(next.as_microsecond()).execute(c).await.map(|_| ()))?,
            None => {
                on!(self, c => sqlx::query("DELETE FROM letters WHERE municipality_id = $1 AND key = $2")
                .bind(town).bind(key).execute(c).await.map(|_| ()))?
            }
        }
        Ok(())
    }

    /// Takes letters back that wait and whose key begins like this: what they would say no longer
    /// holds.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn withdraw_letters(&mut self, start: &str) -> Result<()> {
        let town = self.town.0;
        // The keys are ours and hold no sign that LIKE knows.
        let keys = format!("{start}%");
        on!(self, c => sqlx::query(
            "DELETE FROM letters WHERE municipality_id = $1 AND key LIKE $2 AND sent_at IS NULL",
        ).bind(town).bind(&keys).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The letters that wait, by key: for the demo, where no letter leaves.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn waiting_letters(&mut self) -> Result<Vec<Letter>> {
        let town = self.town.0;
        let rows: Vec<LetterRow> = on!(self, c => sqlx::query_as(
            "SELECT key, email, language, kind, code, link, about FROM letters \
             WHERE municipality_id = $1 AND sent_at IS NULL ORDER BY run_at DESC, key",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter().map(letter).collect()
    }
}
