//! How often somebody did what is limited.

use super::error::Result;
use super::tx::{Tx, on};
use crate::domain::MemberId;
use crate::domain::limit::Doing;
use jiff::Timestamp;

impl Tx {
    /// Counts a doing in a span (see [`crate::domain::limit::Span::number`]); returns how often it is now.
    /// One statement, so that two processes cannot both be the last that fits.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn count_doing(
        &mut self,
        member: MemberId,
        doing: Doing,
        span: i64,
        at: Timestamp,
    ) -> Result<i64> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_scalar(
            "INSERT INTO doings (municipality_id, member_id, doing, span, times, at) VALUES ($1, $2, $3, $4, 1, $5) \
             ON CONFLICT (municipality_id, member_id, doing) DO UPDATE SET \
             times = CASE WHEN doings.span = excluded.span THEN doings.times + 1 ELSE 1 END, \
             span = excluded.span, at = excluded.at RETURNING times",
        ).bind(town).bind(member.0).bind(doing.name()).bind(span).bind(at.as_microsecond()).fetch_one(c).await)?)
    }

    /// How many codes were asked for addresses without an account since an instant.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn codes_of_strangers(&mut self, from: Timestamp) -> Result<i64> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_scalar(
            "SELECT COUNT(*) FROM sign_in_codes WHERE municipality_id = $1 AND member_id IS NULL AND created_at >= $2",
        ).bind(town).bind(from.as_microsecond()).fetch_one(c).await)?)
    }
}
