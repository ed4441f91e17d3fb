//! What two who met share: short messages, when each last looked, whether it was a match; and blocks.

use super::error::Result;
use super::tx::{Tx, instant, on};
use crate::domain::{ItemId, MemberId};
use jiff::Timestamp;

/// A message within an introduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who wrote it.
    pub from: MemberId,
    /// What; empty where an activity says it.
    pub text: String,
    /// An activity to go to together.
    pub item: Option<ItemId>,
    /// When.
    pub at: Timestamp,
}

/// The two, the lower id first.
fn pair(one: MemberId, other: MemberId) -> (i64, i64) {
    (one.0.min(other.0), one.0.max(other.0))
}

impl Tx {
    /// Adds a message; the two must have an introduction.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_message(&mut self, to: MemberId, message: &Message) -> Result<()> {
        let id = self.next_ids(1).await?;
        let town = self.town.0;
        let (low, high) = pair(message.from, to);
        on!(self, c => sqlx::query(
            "INSERT INTO messages (municipality_id, id, low_id, high_id, from_low, text, item_id, at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ).bind(town).bind(id).bind(low).bind(high).bind(message.from.0 == low).bind(&message.text)
            .bind(message.item.map(|i| i.0)).bind(message.at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The messages of two, oldest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn messages(&mut self, one: MemberId, other: MemberId) -> Result<Vec<Message>> {
        let town = self.town.0;
        let (low, high) = pair(one, other);
        let rows: Vec<(bool, String, Option<i64>, i64)> = on!(self, c => sqlx::query_as(
            "SELECT from_low, text, item_id, at FROM messages \
             WHERE municipality_id = $1 AND low_id = $2 AND high_id = $3 ORDER BY at, id",
        ).bind(town).bind(low).bind(high).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(from_low, text, item, at)| {
                Ok(Message {
                    from: MemberId(if from_low { low } else { high }),
                    text,
                    item: item.map(ItemId),
                    at: instant(at)?,
                })
            })
            .collect()
    }

    /// How many messages a resident has not looked at yet, by who wrote them.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn unread(&mut self, member: MemberId) -> Result<Vec<(MemberId, usize)>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT CASE WHEN m.from_low THEN m.low_id ELSE m.high_id END AS who, COUNT(*) FROM messages m \
             JOIN introductions i ON i.municipality_id = m.municipality_id AND i.low_id = m.low_id \
             AND i.high_id = m.high_id WHERE m.municipality_id = $1 \
             AND ((m.high_id = $2 AND m.from_low AND m.at > COALESCE(i.high_read_at, 0)) \
               OR (m.low_id = $2 AND NOT m.from_low AND m.at > COALESCE(i.low_read_at, 0))) \
             GROUP BY 1 ORDER BY 1",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(who, count)| (MemberId(who), usize::try_from(count).unwrap_or(0)))
            .collect())
    }

    /// A resident looked at what another wrote.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn mark_read(
        &mut self,
        member: MemberId,
        other: MemberId,
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        let (low, high) = pair(member, other);
        let statement = if member.0 == low {
            "UPDATE introductions SET low_read_at = $4 WHERE municipality_id = $1 AND low_id = $2 AND high_id = $3"
        } else {
            "UPDATE introductions SET high_read_at = $4 WHERE municipality_id = $1 AND low_id = $2 AND high_id = $3"
        };
        on!(self, c => sqlx::query(statement).bind(town).bind(low).bind(high).bind(at.as_microsecond())
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Keeps what a resident says of an introduction: whether it was a match. Nobody else is told.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_match(&mut self, member: MemberId, other: MemberId, was: bool) -> Result<()> {
        let town = self.town.0;
        let (low, high) = pair(member, other);
        let statement = if member.0 == low {
            "UPDATE introductions SET low_match = $4 WHERE municipality_id = $1 AND low_id = $2 AND high_id = $3"
        } else {
            "UPDATE introductions SET high_match = $4 WHERE municipality_id = $1 AND low_id = $2 AND high_id = $3"
        };
        let was = if was { "yes" } else { "no" };
        on!(self, c => sqlx::query(statement).bind(town).bind(low).bind(high).bind(was)
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// What a resident said of their introductions, by the other's id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn matches_of(&mut self, member: MemberId) -> Result<Vec<(MemberId, bool)>> {
        let town = self.town.0;
        let rows: Vec<(i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT high_id, low_match FROM introductions \
             WHERE municipality_id = $1 AND low_id = $2 AND low_match IS NOT NULL \
             UNION ALL SELECT low_id, high_match FROM introductions \
             WHERE municipality_id = $1 AND high_id = $2 AND high_match IS NOT NULL ORDER BY 1",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(other, was)| (MemberId(other), was == "yes"))
            .collect())
    }

    /// Keeps two apart from now on, whoever asked for it; what they shared is gone.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn block(&mut self, by: MemberId, other: MemberId, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        let (low, high) = pair(by, other);
        on!(self, c => sqlx::query(
            "INSERT INTO blocks (municipality_id, by_id, other_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        ).bind(town).bind(by.0).bind(other.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(
            "DELETE FROM introductions WHERE municipality_id = $1 AND low_id = $2 AND high_id = $3",
        ).bind(town).bind(low).bind(high).execute(c).await.map(|_| ()))?;
        self.changed("introductions", at).await?;
        Ok(())
    }

    /// Whether one of the two blocked the other.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn is_blocked(&mut self, one: MemberId, other: MemberId) -> Result<bool> {
        let town = self.town.0;
        let count: i64 = on!(self, c => sqlx::query_scalar(
            "SELECT COUNT(*) FROM blocks WHERE municipality_id = $1 \
             AND ((by_id = $2 AND other_id = $3) OR (by_id = $3 AND other_id = $2))",
        ).bind(town).bind(one.0).bind(other.0).fetch_one(c).await)?;
        Ok(count > 0)
    }
}
