//! Digests: who wants one how often, which wait, and what they suggested.

use super::error::{Error, Result};
use super::tx::{Tx, on};
use crate::domain::digest::{MailChoices, Rhythm};
use crate::domain::{ItemId, MemberId};
use jiff::Timestamp;
use jiff::civil::Date;

/// A suggestion of a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestItem {
    /// What.
    pub item: ItemId,
    /// Why, in the words of the app; empty once the digest was sent.
    pub reasons: String,
}

impl Tx {
    /// What a resident chose about mail; the usual for who chose nothing.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn mail_choices(&mut self, member: MemberId) -> Result<MailChoices> {
        let town = self.town.0;
        let row: Option<(String, bool)> = on!(self, c => sqlx::query_as(
            "SELECT rhythm, notices FROM mail_choices WHERE municipality_id = $1 AND member_id = $2",
        ).bind(town).bind(member.0).fetch_optional(c).await)?;
        let Some((rhythm, notices)) = row else {
            return Ok(MailChoices::default());
        };
        let known = Rhythm::of(&rhythm);
        let rhythm = Some(known.ok_or_else(|| Error::Corrupt(format!("rhythm {rhythm}")))?);
        Ok(MailChoices { rhythm, notices })
    }

    /// Keeps what a resident chose about mail.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_mail_choices(
        &mut self,
        member: MemberId,
        rhythm: Rhythm,
        notices: bool,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO mail_choices (municipality_id, member_id, rhythm, notices) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (municipality_id, member_id) DO UPDATE SET rhythm = excluded.rhythm, notices = excluded.notices",
        ).bind(town).bind(member.0).bind(rhythm.name()).bind(notices).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The last day before `day` whose digests were made.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn digests_made_before(&mut self, day: Date) -> Result<Option<Date>> {
        let town = self.town.0;
        let name: Option<String> = on!(self, c => sqlx::query_scalar(
            "SELECT MAX(name) FROM jobs WHERE municipality_id = $1 AND name LIKE 'digest:%' AND name < $2 \
             AND done_at IS NOT NULL",
        ).bind(town).bind(format!("digest:{day}")).fetch_one(c).await)?;
        let day = name.map(|name| name.trim_start_matches("digest:").parse());
        day.transpose()
            .map_err(|_| Error::Corrupt("the name of a job".to_owned()))
    }

    /// Makes the digest of a day for everyone of a rhythm who has an address and no pause: a letter each,
    /// that is filled when it leaves. One of that day is not made again, and one of another day that
    /// still waits makes room.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_digests(&mut self, rhythm: Rhythm, day: Date, now: Timestamp) -> Result<()> {
        let town = self.town.0;
        let (ending, now) = (format!(":{day}"), now.as_microsecond());
        on!(self, c => sqlx::query(
            "INSERT INTO letters (municipality_id, key, email, language, kind, code, link, about, run_at) \
             SELECT m.municipality_id, 'digest:' || CAST(m.id AS TEXT) || CAST($2 AS TEXT), m.email, m.language, \
             'digest', '', '', '', $3 FROM members m JOIN mail_choices c \
             ON c.municipality_id = m.municipality_id AND c.member_id = m.id \
             WHERE m.municipality_id = $1 AND c.rhythm = $4 AND m.email IS NOT NULL AND m.presence <> 'paused' \
             ON CONFLICT DO NOTHING",
        ).bind(town).bind(&ending).bind(now).bind(rhythm.name()).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(
            "DELETE FROM letters WHERE municipality_id = $1 AND kind = 'digest' AND sent_at IS NULL \
             AND run_at <> $2 AND email IN (SELECT email FROM letters WHERE municipality_id = $1 \
             AND kind = 'digest' AND sent_at IS NULL AND run_at = $2)",
        ).bind(town).bind(now).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// What a digest suggests, in its order; nothing before it was filled.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn digest_items(&mut self, member: MemberId, day: Date) -> Result<Vec<DigestItem>> {
        let town = self.town.0;
        let rows: Vec<(i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT item_id, reasons FROM digest_items WHERE municipality_id = $1 AND member_id = $2 AND day = $3 \
             ORDER BY position",
        ).bind(town).bind(member.0).bind(day.to_string()).fetch_all(c).await)?;
        let item = |(item, reasons)| DigestItem {
            item: ItemId(item),
            reasons,
        };
        Ok(rows.into_iter().map(item).collect())
    }

    /// Fills a digest; what was suggested before `forget` is forgotten, but for the digest before this one.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_digest_items(
        &mut self,
        member: MemberId,
        day: Date,
        items: &[DigestItem],
        now: Timestamp,
        forget: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "DELETE FROM digest_items WHERE municipality_id = $1 AND member_id = $2 AND at < $3 AND day < \
             (SELECT MAX(day) FROM digest_items WHERE municipality_id = $1 AND member_id = $2)",
        ).bind(town).bind(member.0).bind(forget.as_microsecond()).execute(c).await.map(|_| ()))?;
        for (position, one) in (0i64..).zip(items) {
            on!(self, c => sqlx::query(
                "INSERT INTO digest_items (municipality_id, member_id, day, position, item_id, reasons, at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            ).bind(town).bind(member.0).bind(day.to_string()).bind(position).bind(one.item.0).bind(&one.reasons)
                .bind(now.as_microsecond()).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// What was suggested to a resident since `since` or in their last digest: the initiative of a date,
    /// else the item itself.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn suggested_before(
        &mut self,
        member: MemberId,
        since: Timestamp,
    ) -> Result<Vec<ItemId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT DISTINCT COALESCE(i.group_id, i.id) AS subject FROM digest_items d \
             JOIN items i ON i.municipality_id = d.municipality_id AND i.id = d.item_id \
             WHERE d.municipality_id = $1 AND d.member_id = $2 AND (d.at >= $3 OR d.day = \
             (SELECT MAX(day) FROM digest_items WHERE municipality_id = $1 AND member_id = $2)) ORDER BY subject",
        ).bind(town).bind(member.0).bind(since.as_microsecond()).fetch_all(c).await)?;
        Ok(rows.into_iter().map(ItemId).collect())
    }

    /// A digest was sent: why it suggested what it did is forgotten.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn forget_reasons(&mut self, member: MemberId, day: Date) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE digest_items SET reasons = '' WHERE municipality_id = $1 AND member_id = $2 AND day = $3",
        ).bind(town).bind(member.0).bind(day.to_string()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// A digest never arrived: what it would have suggested may be suggested again.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn drop_digest_items(&mut self, member: MemberId, day: Date) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "DELETE FROM digest_items WHERE municipality_id = $1 AND member_id = $2 AND day = $3",
        ).bind(town).bind(member.0).bind(day.to_string()).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}
