//! Asking in turns (promise P6): who is asked, and who said yes.

use super::error::Result;
use super::tx::{Tx, instant, on};
use crate::domain::{AskId, ItemId, MemberId};
use jiff::Timestamp;

/// A question to one resident.
#[derive(Clone, Debug)]
pub struct AskRow {
    /// Identity.
    pub id: AskId,
    /// For what.
    pub item: ItemId,
    /// To whom.
    pub member: MemberId,
    /// Until when an answer is welcome.
    pub expires: Timestamp,
    /// The answer.
    pub yes: Option<bool>,
}

/// Somebody who said yes: all a coordinator sees.
#[derive(Clone, Debug)]
pub struct HelperRow {
    /// Identity; never shown.
    pub member: MemberId,
    /// First name.
    pub first_name: String,
    /// What they wrote they bring.
    pub brings: String,
    /// When they have time, as bits.
    pub availability: u32,
}

fn ask(row: (i64, i64, i64, i64, Option<String>)) -> Result<AskRow> {
    Ok(AskRow {
        id: AskId(row.0),
        item: ItemId(row.1),
        member: MemberId(row.2),
        expires: instant(row.3)?,
        yes: row.4.map(|answer| answer == "yes"),
    })
}

impl Tx {
    /// Asks members in one wave; who was asked for it before is not asked again. An answer is waited
    /// for until `waits`, and welcome until `expires`.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn ask(
        &mut self,
        item: ItemId,
        members: &[MemberId],
        now: Timestamp,
        waits: Timestamp,
        expires: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        let wave = self.waves(item).await? + 1;
        let first = self
            .next_ids(i64::try_from(members.len()).unwrap_or(0))
            .await?;
        for (member, id) in members.iter().zip(first..) {
            on!(self, c => sqlx::query(
                "INSERT INTO asks (municipality_id, id, item_id, member_id, wave, asked_at, waits_until, expires_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (municipality_id, item_id, member_id) DO NOTHING",
            ).bind(town).bind(id).bind(item.0).bind(member.0).bind(wave).bind(now.as_microsecond())
                .bind(waits.as_microsecond()).bind(expires.as_microsecond()).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// How many waves went out for an item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn waves(&mut self, item: ItemId) -> Result<i64> {
        let town = self.town.0;
        let last: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT MAX(wave) FROM asks WHERE municipality_id = $1 AND item_id = $2",
        ).bind(town).bind(item.0).fetch_one(c).await)?;
        Ok(last.unwrap_or(0))
    }

    /// How often each member was asked since `since`, and when last: member, count, last.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn asked_since(&mut self, since: Timestamp) -> Result<Vec<(MemberId, i64, i64)>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT member_id, COUNT(*), MAX(asked_at) FROM asks WHERE municipality_id = $1 AND asked_at > $2 \
             GROUP BY member_id ORDER BY member_id",
        ).bind(town).bind(since.as_microsecond()).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(m, n, last)| (MemberId(m), n, last))
            .collect())
    }

    /// Who was asked for an item already.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn asked_for(&mut self, item: ItemId) -> Result<Vec<MemberId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT member_id FROM asks WHERE municipality_id = $1 AND item_id = $2 ORDER BY member_id",
        ).bind(town).bind(item.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(MemberId).collect())
    }

    /// The unanswered questions to a member.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn open_asks(&mut self, member: MemberId, now: Timestamp) -> Result<Vec<AskRow>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64, i64, i64, Option<String>)> = on!(self, c => sqlx::query_as(
            "SELECT id, item_id, member_id, expires_at, answer FROM asks \
             WHERE municipality_id = $1 AND member_id = $2 AND answer IS NULL AND expires_at > $3 ORDER BY id",
        ).bind(town).bind(member.0).bind(now.as_microsecond()).fetch_all(c).await)?;
        rows.into_iter().map(ask).collect()
    }

    /// One question to this member.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn ask_of(&mut self, id: AskId, member: MemberId) -> Result<Option<AskRow>> {
        let town = self.town.0;
        let row: Option<(i64, i64, i64, i64, Option<String>)> = on!(self, c => sqlx::query_as(
            "SELECT id, item_id, member_id, expires_at, answer FROM asks \
             WHERE municipality_id = $1 AND id = $2 AND member_id = $3",
        ).bind(town).bind(id.0).bind(member.0).fetch_optional(c).await)?;
        row.map(ask).transpose()
    }

    /// Keeps the answer to a question.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn answer_ask(&mut self, id: AskId, yes: bool) -> Result<()> {
        let town = self.town.0;
        let answer = if yes { "yes" } else { "no" };
        on!(self, c => sqlx::query("UPDATE asks SET answer = $3 WHERE municipality_id = $1 AND id = $2")
            .bind(town).bind(id.0).bind(answer).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Who said yes to an opportunity, in the order of their names.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn helpers(&mut self, item: ItemId) -> Result<Vec<HelperRow>> {
        let town = self.town.0;
        let rows: Vec<(i64, String, String, i64)> = on!(self, c => sqlx::query_as(
            "SELECT m.id, m.first_name, m.brings_words, m.availability FROM interactions i JOIN members m \
             ON m.municipality_id = i.municipality_id AND m.id = i.member_id \
             WHERE i.municipality_id = $1 AND i.item_id = $2 AND i.kind = 'accepted' ORDER BY m.first_name, m.id",
        ).bind(town).bind(item.0).fetch_all(c).await)?;
        let helper = |(id, first_name, brings, bits): (i64, String, String, i64)| HelperRow {
            member: MemberId(id),
            first_name,
            brings,
            availability: u32::try_from(bits).unwrap_or(0),
        };
        Ok(rows.into_iter().map(helper).collect())
    }
}
