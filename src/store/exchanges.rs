//! Asks and offers, and their answers.

use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::{Exchange, ExchangeAnswer, MemberId, NeighbourhoodId, Way};
use jiff::Timestamp;

#[derive(sqlx::FromRow)]
struct ExchangeRow {
    id: i64,
    member_id: i64,
    side: String,
    manner: String,
    words: String,
    neighbourhood_id: i64,
    at: i64,
    expires_at: i64,
    closed_at: Option<i64>,
    fulfilled: bool,
}

fn exchange(row: ExchangeRow) -> Result<Exchange> {
    Ok(Exchange {
        id: row.id,
        member: MemberId(row.member_id),
        way: Way::of(&row.side).ok_or_else(|| Error::Corrupt(format!("side {}", row.side)))?,
        manner: row.manner,
        words: row.words,
        neighbourhood: NeighbourhoodId(row.neighbourhood_id),
        at: instant(row.at)?,
        expires: instant(row.expires_at)?,
        closed: row.closed_at.map(instant).transpose()?,
        fulfilled: row.fulfilled,
    })
}

impl Tx {
    /// Keeps an ask or an offer.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_exchange(&mut self, new: &Exchange) -> Result<i64> {
        let id = self.next_ids(1).await?;
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO exchanges (municipality_id, id, member_id, side, manner, words, neighbourhood_id, at, expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ).bind(town).bind(id).bind(new.member.0).bind(new.way.name()).bind(&new.manner).bind(&new.words)
            .bind(new.neighbourhood.0).bind(new.at.as_microsecond()).bind(new.expires.as_microsecond())
            .execute(c).await.map(|_| ()))?;
        self.changed("exchanges", new.at).await?;
        Ok(id)
    }

    /// Every ask and offer, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn exchanges(&mut self) -> Result<Vec<Exchange>> {
        let town = self.town.0;
        let rows: Vec<ExchangeRow> = on!(self, c => sqlx::query_as(
            "SELECT id, member_id, side, manner, words, neighbourhood_id, at, expires_at, closed_at, fulfilled \
             FROM exchanges WHERE municipality_id = $1 ORDER BY at DESC, id DESC",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter().map(exchange).collect()
    }

    /// Closes an ask or an offer.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn close_exchange(&mut self, id: i64, fulfilled: bool, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE exchanges SET closed_at = $3, fulfilled = $4 WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id).bind(at.as_microsecond()).bind(fulfilled).execute(c).await.map(|_| ()))?;
        self.changed("exchanges", at).await?;
        Ok(())
    }

    /// Keeps an answer; a second one of the same resident changes the words until it was accepted or not.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_exchange_answer(&mut self, new: &ExchangeAnswer) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO exchange_answers (municipality_id, exchange_id, member_id, words, at, accepted) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (municipality_id, exchange_id, member_id) \
             DO UPDATE SET words = excluded.words, accepted = excluded.accepted",
        ).bind(town).bind(new.exchange).bind(new.member.0).bind(&new.words).bind(new.at.as_microsecond())
            .bind(new.accepted).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The answers to every ask and offer, oldest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn exchange_answers(&mut self) -> Result<Vec<ExchangeAnswer>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64, String, i64, Option<bool>)> = on!(self, c => sqlx::query_as(
            "SELECT exchange_id, member_id, words, at, accepted FROM exchange_answers \
             WHERE municipality_id = $1 ORDER BY at, exchange_id, member_id",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(exchange, member, words, at, accepted)| {
                Ok(ExchangeAnswer {
                    exchange,
                    member: MemberId(member),
                    words,
                    at: instant(at)?,
                    accepted,
                })
            })
            .collect()
    }
}
