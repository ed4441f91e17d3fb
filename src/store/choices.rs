//! What residents chose about their suggestions, and what they put aside.

use super::error::{Error, Result};
use super::tx::{Tx, on};
use crate::domain::{Choices, ItemId, Level, MemberId, Presence, Vocabulary};
use jiff::Timestamp;

type ChoicesRow = (String, String, String, String, bool);

fn level(name: &str) -> Result<Level> {
    Level::of(name).ok_or_else(|| Error::Corrupt(format!("level {name}")))
}

impl Tx {
    /// What a resident chose; the usual for who chose nothing.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn choices(&mut self, member: MemberId, vocabulary: &Vocabulary) -> Result<Choices> {
        let town = self.town.0;
        let row: Option<ChoicesRow> = on!(self, c => sqlx::query_as(
            "SELECT near, interests, fresh, familiar, without_profile FROM member_choices \
             WHERE municipality_id = $1 AND member_id = $2",
        ).bind(town).bind(member.0).fetch_optional(c).await)?;
        let keys: Vec<String> = on!(self, c => sqlx::query_scalar(
            "SELECT concept FROM member_less WHERE municipality_id = $1 AND member_id = $2",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        let mut less: Vec<_> = keys.iter().filter_map(|key| vocabulary.id(key)).collect();
        less.sort_unstable();
        let Some((near, interests, fresh, familiar, without_profile)) = row else {
            return Ok(Choices {
                less,
                ..Choices::default()
            });
        };
        Ok(Choices {
            near: level(&near)?,
            interests: level(&interests)?,
            fresh: level(&fresh)?,
            familiar: level(&familiar)?,
            without_profile,
            less,
        })
    }

    /// Replaces what a resident chose.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_choices(
        &mut self,
        member: MemberId,
        choices: &Choices,
        vocabulary: &Vocabulary,
    ) -> Result<()> {
        self.forget_choices(member).await?;
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO member_choices (municipality_id, member_id, near, interests, fresh, familiar, without_profile) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ).bind(town).bind(member.0).bind(choices.near.name()).bind(choices.interests.name())
            .bind(choices.fresh.name()).bind(choices.familiar.name()).bind(choices.without_profile)
            .execute(c).await.map(|_| ()))?;
        for concept in &choices.less {
            on!(self, c => sqlx::query(
                "INSERT INTO member_less (municipality_id, member_id, concept) VALUES ($1, $2, $3)",
            ).bind(town).bind(member.0).bind(vocabulary.key(*concept)).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    async fn forget_choices(&mut self, member: MemberId) -> Result<()> {
        let town = self.town.0;
        for statement in [
            "DELETE FROM member_choices WHERE municipality_id = $1 AND member_id = $2",
            "DELETE FROM member_less WHERE municipality_id = $1 AND member_id = $2",
        ] {
            on!(self, c => sqlx::query(statement).bind(town).bind(member.0).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Puts an item aside for a resident.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn save_item(&mut self, member: MemberId, item: ItemId, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO saved_items (municipality_id, member_id, item_id, at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT DO NOTHING",
        ).bind(town).bind(member.0).bind(item.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// No longer puts an item aside.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn unsave_item(&mut self, member: MemberId, item: ItemId) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "DELETE FROM saved_items WHERE municipality_id = $1 AND member_id = $2 AND item_id = $3",
        ).bind(town).bind(member.0).bind(item.0).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// What a resident put aside, by item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn saved_items(&mut self, member: MemberId) -> Result<Vec<ItemId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT item_id FROM saved_items WHERE municipality_id = $1 AND member_id = $2 ORDER BY item_id",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(ItemId).collect())
    }

    /// Who may see a resident from now on.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn set_presence(
        &mut self,
        member: MemberId,
        presence: Presence,
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("UPDATE members SET presence = $3 WHERE municipality_id = $1 AND id = $2")
            .bind(town).bind(member.0).bind(presence.name()).execute(c).await.map(|_| ()))?;
        self.changed("members", at).await?;
        Ok(())
    }

    /// Forgets what suggestions are made of: what a resident told, chose, hid, declined and put
    /// aside. What they take part in stays.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn start_over(&mut self, member: MemberId, at: Timestamp) -> Result<()> {
        self.forget_choices(member).await?;
        let town = self.town.0;
        for statement in [
            "DELETE FROM saved_items WHERE municipality_id = $1 AND member_id = $2",
            "DELETE FROM member_concepts WHERE municipality_id = $1 AND member_id = $2",
            "DELETE FROM interactions WHERE municipality_id = $1 AND member_id = $2 \
             AND kind IN ('hidden', 'declined')",
            "UPDATE members SET brings_words = '', enjoys_words = '', would_like_words = '', availability = 0 \
             WHERE municipality_id = $1 AND id = $2",
        ] {
            on!(self, c => sqlx::query(statement).bind(town).bind(member.0).execute(c).await.map(|_| ()))?;
        }
        self.changed("members", at).await?;
        Ok(())
    }
}
