//! Sessions: only the hash of a token is stored.

use super::error::Result;
use super::tx::{Tx, on};
use crate::domain::MemberId;
use jiff::Timestamp;

impl Tx {
    /// Starts a session.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn start_session(
        &mut self,
        token_hash: &[u8; 32],
        member: MemberId,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO sessions (municipality_id, token_hash, member_id, created_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5)",
        ).bind(town).bind(token_hash.as_slice()).bind(member.0).bind(now.as_microsecond())
            .bind(expires.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// How many sessions a resident ever started that still exist; numbers their next token.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn next_session_number(&mut self) -> Result<i64> {
        self.next_ids(1).await
    }

    /// Whose session it is, if it has not expired.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn session(
        &mut self,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<MemberId>> {
        let town = self.town.0;
        let found: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT member_id FROM sessions WHERE municipality_id = $1 AND token_hash = $2 AND expires_at > $3",
        ).bind(town).bind(token_hash.as_slice()).bind(now.as_microsecond()).fetch_optional(c).await)?;
        Ok(found.map(MemberId))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn end_session(&mut self, token_hash: &[u8; 32]) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM sessions WHERE municipality_id = $1 AND token_hash = $2")
            .bind(town).bind(token_hash.as_slice()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// When the sessions of a resident began, with the hash that names each, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn sessions_of(
        &mut self,
        member: MemberId,
        now: Timestamp,
    ) -> Result<Vec<(Vec<u8>, Timestamp)>> {
        let town = self.town.0;
        let rows: Vec<(Vec<u8>, i64)> = on!(self, c => sqlx::query_as(
            "SELECT token_hash, created_at FROM sessions WHERE municipality_id = $1 AND member_id = $2 \
             AND expires_at > $3 ORDER BY created_at DESC, token_hash",
        ).bind(town).bind(member.0).bind(now.as_microsecond()).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(hash, at)| Ok((hash, super::tx::instant(at)?)))
            .collect()
    }
}
