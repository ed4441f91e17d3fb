//! How helpers want to be asked, what opportunities demand, who belongs to a crew, and thanks.

use super::error::Result;
use super::tx::{Tx, instant, on};
use crate::domain::{AskChoices, Demands, ItemId, MemberId};
use jiff::Timestamp;

/// Somebody who may be asked at all: they are there, and said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Askable {
    /// Who.
    pub member: MemberId,
    /// How often a week at most, from 1.
    pub per_week: u8,
    /// The rest of how they want it.
    pub choices: AskChoices,
}

/// A helper's thanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thanks {
    /// For what.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Who said it: first name; empty when they are gone.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

fn choices((rest_days, drives, vog): (i64, bool, bool)) -> AskChoices {
    AskChoices {
        rest_days: u8::try_from(rest_days).unwrap_or(u8::MAX),
        drives,
        vog,
    }
}

impl Tx {
    /// How a helper wants to be asked.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn ask_choices(&mut self, member: MemberId) -> Result<AskChoices> {
        let town = self.town.0;
        let row: Option<(i64, bool, bool)> = on!(self, c => sqlx::query_as(
            "SELECT rest_days, drives, vog FROM ask_choices WHERE municipality_id = $1 AND member_id = $2",
        ).bind(town).bind(member.0).fetch_optional(c).await)?;
        Ok(row.map(choices).unwrap_or_default())
    }

    /// Keeps how a helper wants to be asked; it holds from the next wave on.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_ask_choices(&mut self, member: MemberId, new: AskChoices) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO ask_choices (municipality_id, member_id, rest_days, drives, vog) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (municipality_id, member_id) DO UPDATE SET rest_days = excluded.rest_days, \
             drives = excluded.drives, vog = excluded.vog",
        ).bind(town).bind(member.0).bind(i64::from(new.rest_days)).bind(new.drives).bind(new.vog)
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Everybody who may be asked, by id: read in the transaction that asks, so that a limit holds
    /// from the moment it was set.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn askable(&mut self) -> Result<Vec<Askable>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64, i64, bool, bool)> = on!(self, c => sqlx::query_as(
            "SELECT m.id, m.asks_per_week, COALESCE(a.rest_days, $2), COALESCE(a.drives, FALSE), COALESCE(a.vog, FALSE) \
             FROM members m LEFT JOIN ask_choices a ON a.municipality_id = m.municipality_id AND a.member_id = m.id \
             WHERE m.municipality_id = $1 AND m.asks_per_week > 0 AND m.presence = 'seen' ORDER BY m.id",
        ).bind(town).bind(i64::from(AskChoices::default().rest_days)).fetch_all(c).await)?;
        let askable = |(id, per_week, rest, drives, vog): (i64, i64, i64, bool, bool)| Askable {
            member: MemberId(id),
            per_week: u8::try_from(per_week).unwrap_or(u8::MAX),
            choices: choices((rest, drives, vog)),
        };
        Ok(rows.into_iter().map(askable).collect())
    }

    /// What an opportunity demands.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn demands(&mut self, item: ItemId) -> Result<Demands> {
        let town = self.town.0;
        let row: Option<(bool, bool, bool)> = on!(self, c => sqlx::query_as(
            "SELECT licence, vog, crew_first FROM opportunity_demands WHERE municipality_id = $1 AND item_id = $2",
        ).bind(town).bind(item.0).fetch_optional(c).await)?;
        let (licence, vog, crew_first) = row.unwrap_or_default();
        Ok(Demands {
            licence,
            vog,
            crew_first,
        })
    }

    /// Keeps what an opportunity demands.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_demands(&mut self, item: ItemId, new: Demands) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO opportunity_demands (municipality_id, item_id, licence, vog, crew_first) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (municipality_id, item_id) DO UPDATE SET \
             licence = excluded.licence, vog = excluded.vog, crew_first = excluded.crew_first",
        ).bind(town).bind(item.0).bind(new.licence).bind(new.vog).bind(new.crew_first)
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// How many questions an answer is still waited for, per item, by item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn waiting_asks(&mut self, now: Timestamp) -> Result<Vec<(ItemId, u32)>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT item_id, COUNT(*) FROM asks WHERE municipality_id = $1 AND answer IS NULL AND waits_until > $2 \
             GROUP BY item_id ORDER BY item_id",
        ).bind(town).bind(now.as_microsecond()).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(item, n)| (ItemId(item), u32::try_from(n).unwrap_or(u32::MAX)))
            .collect())
    }

    /// Who was asked for an item, or did something with it of their own accord, by id: none of them
    /// is asked for it again.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn involved(&mut self, item: ItemId) -> Result<Vec<MemberId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT member_id FROM asks WHERE municipality_id = $1 AND item_id = $2 \
             UNION SELECT member_id FROM interactions WHERE municipality_id = $1 AND item_id = $2 ORDER BY 1",
        ).bind(town).bind(item.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(MemberId).collect())
    }

    /// Whom a member blocked or by whom they were, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn apart_from(&mut self, member: MemberId) -> Result<Vec<MemberId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT other_id FROM blocks WHERE municipality_id = $1 AND by_id = $2 \
             UNION SELECT by_id FROM blocks WHERE municipality_id = $1 AND other_id = $2 ORDER BY 1",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(MemberId).collect())
    }

    /// A helper agrees that an organisation asks them first. Twice is the same as once.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn join_crew(
        &mut self,
        organisation: &str,
        member: MemberId,
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO crews (municipality_id, organisation, member_id, agreed_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT DO NOTHING",
        ).bind(town).bind(organisation).bind(member.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// A helper takes that back.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn leave_crew(&mut self, organisation: &str, member: MemberId) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "DELETE FROM crews WHERE municipality_id = $1 AND organisation = $2 AND member_id = $3",
        ).bind(town).bind(organisation).bind(member.0).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The crew of an organisation: identity and first name, by name.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn crew(&mut self, organisation: &str) -> Result<Vec<(MemberId, String)>> {
        let town = self.town.0;
        let rows: Vec<(i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT m.id, m.first_name FROM crews k JOIN members m ON m.municipality_id = k.municipality_id \
             AND m.id = k.member_id WHERE k.municipality_id = $1 AND k.organisation = $2 AND m.presence = 'seen' \
             ORDER BY m.first_name, m.id",
        ).bind(town).bind(organisation).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, name)| (MemberId(id), name))
            .collect())
    }

    /// The organisations whose crew a helper belongs to, by name.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn crews_of(&mut self, member: MemberId) -> Result<Vec<String>> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_scalar(
            "SELECT organisation FROM crews WHERE municipality_id = $1 AND member_id = $2 ORDER BY organisation",
        ).bind(town).bind(member.0).fetch_all(c).await)?)
    }

    /// A helper is thanked. Twice is the same as once.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn thank(&mut self, item: ItemId, member: MemberId, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO thanks (municipality_id, item_id, member_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        ).bind(town).bind(item.0).bind(member.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Who was thanked for an item, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn thanked(&mut self, item: ItemId) -> Result<Vec<MemberId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT member_id FROM thanks WHERE municipality_id = $1 AND item_id = $2 ORDER BY member_id",
        ).bind(town).bind(item.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(MemberId).collect())
    }

    /// The thanks that a helper got since `since`, the last first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn thanks_to(&mut self, member: MemberId, since: Timestamp) -> Result<Vec<Thanks>> {
        let town = self.town.0;
        let rows: Vec<(i64, String, Option<String>, i64)> = on!(self, c => sqlx::query_as(
            "SELECT i.id, i.title, m.first_name, t.at FROM thanks t \
             JOIN items i ON i.municipality_id = t.municipality_id AND i.id = t.item_id \
             LEFT JOIN members m ON m.municipality_id = i.municipality_id AND m.id = i.created_by \
             WHERE t.municipality_id = $1 AND t.member_id = $2 AND t.at >= $3 ORDER BY t.at DESC, i.id",
        ).bind(town).bind(member.0).bind(since.as_microsecond()).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(item, title, by, at)| {
                Ok(Thanks {
                    item: ItemId(item),
                    title,
                    by: by.unwrap_or_default(),
                    at: instant(at)?,
                })
            })
            .collect()
    }

    /// The headings of a coordinator's own sheet and what they hold, in their order.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn sheet_headings(&mut self, member: MemberId) -> Result<Vec<(String, String)>> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_as(
            "SELECT heading, field FROM sheet_headings WHERE municipality_id = $1 AND member_id = $2 ORDER BY position",
        ).bind(town).bind(member.0).fetch_all(c).await)?)
    }

    /// Replaces them.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_sheet_headings(
        &mut self,
        member: MemberId,
        headings: &[(String, String)],
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM sheet_headings WHERE municipality_id = $1 AND member_id = $2")
            .bind(town).bind(member.0).execute(c).await.map(|_| ()))?;
        for ((heading, field), position) in headings.iter().zip(0i64..) {
            on!(self, c => sqlx::query(
                "INSERT INTO sheet_headings (municipality_id, member_id, position, heading, field) VALUES ($1, $2, $3, $4, $5)",
            ).bind(town).bind(member.0).bind(position).bind(heading).bind(field).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }
}
