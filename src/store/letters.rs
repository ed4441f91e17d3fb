//! Letters that must be sent once: a unique key, a lease, another try.

use super::error::{Error, Result};
use super::tx::{Tx, on};
use crate::domain::letter::{Letter, LetterKind};
use jiff::Timestamp;

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

    /// Takes the letter that has waited longest, until `until`, and how often it was tried before;
    /// another process does not get it earlier.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn lease_letter(
        &mut self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<(Letter, u32)>> {
        let town = self.town.0;
        // The caller holds the town's write lock, so no other process reads the same row here.
        let key: Option<(String, i64)> = on!(self, c => sqlx::query_as(
            "UPDATE letters SET leased_until = $3, attempts = attempts + 1 WHERE municipality_id = $1 AND key = ( \
               SELECT key FROM letters WHERE municipality_id = $1 AND sent_at IS NULL AND run_at <= $2 \
               AND (leased_until IS NULL OR leased_until <= $2) ORDER BY run_at, key LIMIT 1) \
             RETURNING key, attempts",
        ).bind(town).bind(now.as_microsecond()).bind(until.as_microsecond()).fetch_optional(c).await)?;
        let Some((key, attempts)) = key else {
            return Ok(None);
        };
        let row: LetterRow = on!(self, c => sqlx::query_as(
            "SELECT key, email, language, kind, code, link, about FROM letters \
             WHERE municipality_id = $1 AND key = $2",
        ).bind(town).bind(&key).fetch_one(c).await)?;
        let before = u32::try_from(attempts - 1).unwrap_or(0);
        Ok(Some((letter(row)?, before)))
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
