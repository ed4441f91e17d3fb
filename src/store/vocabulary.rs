//! The stored keys of concepts, when the vocabulary changes. Nobody's own words are touched here.

use super::error::Result;
use super::tx::{Tx, on};
use crate::domain::{ItemId, MemberId};

/// A resident's side that holds a concept, with what they wrote there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub member: MemberId,
    /// `brings`, `enjoys` or `would_like`.
    pub side: String,
    /// Their own words.
    pub words: String,
}

impl Tx {
    /// The version of the vocabulary that the stored concepts are of; empty before the first start.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn vocabulary_version(&mut self) -> Result<String> {
        let town = self.town.0;
        let found: Option<String> = on!(self, c => sqlx::query_scalar(
            "SELECT vocabulary FROM municipalities WHERE id = $1",
        ).bind(town).fetch_optional(c).await)?;
        Ok(found.unwrap_or_default())
    }

    /// Notes that the stored concepts are of this version.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn set_vocabulary_version(&mut self, version: &str) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("UPDATE municipalities SET vocabulary = $2 WHERE id = $1")
            .bind(town).bind(version).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Whose profile holds a concept.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn concept_holders(&mut self, key: &str) -> Result<Vec<Holder>> {
        let town = self.town.0;
        let rows: Vec<(i64, String, String)> = on!(self, c => sqlx::query_as(
            "SELECT h.member_id, h.side, CASE h.side WHEN 'brings' THEN m.brings_words \
             WHEN 'enjoys' THEN m.enjoys_words ELSE m.would_like_words END \
             FROM member_concepts h JOIN members m \
             ON m.municipality_id = h.municipality_id AND m.id = h.member_id \
             WHERE h.municipality_id = $1 AND h.concept = $2 ORDER BY h.member_id, h.side",
        ).bind(town).bind(key).fetch_all(c).await)?;
        let holder = |(member, side, words)| Holder {
            member: MemberId(member),
            side,
            words,
        };
        Ok(rows.into_iter().map(holder).collect())
    }

    /// Which items are about a concept, with their title and text.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn items_about(&mut self, key: &str) -> Result<Vec<(ItemId, String)>> {
        let town = self.town.0;
        let rows: Vec<(i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT i.id, i.title || '. ' || i.summary || ' ' || i.body FROM items i \
             JOIN item_concepts h ON h.municipality_id = i.municipality_id AND h.item_id = i.id \
             WHERE i.municipality_id = $1 AND h.concept = $2 ORDER BY i.id",
        ).bind(town).bind(key).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, text)| (ItemId(id), text))
            .collect())
    }

    /// Puts concepts in the place of one in a side of a profile.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn replace_held(&mut self, holder: &Holder, key: &str, into: &[&str]) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "DELETE FROM member_concepts WHERE municipality_id = $1 AND member_id = $2 AND side = $3 \
             AND concept = $4",
        ).bind(town).bind(holder.member.0).bind(&holder.side).bind(key).execute(c).await.map(|_| ()))?;
        for new in into {
            on!(self, c => sqlx::query(
                "INSERT INTO member_concepts (municipality_id, member_id, side, concept) \
                 VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            ).bind(town).bind(holder.member.0).bind(&holder.side).bind(*new)
                .execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Puts concepts in the place of one of which residents want less.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn replace_less(&mut self, key: &str, into: &[&str]) -> Result<()> {
        let town = self.town.0;
        for new in into {
            on!(self, c => sqlx::query(
                "INSERT INTO member_less (municipality_id, member_id, concept) \
                 SELECT municipality_id, member_id, $3 FROM member_less \
                 WHERE municipality_id = $1 AND concept = $2 ON CONFLICT DO NOTHING",
            ).bind(town).bind(key).bind(*new).execute(c).await.map(|_| ()))?;
        }
        on!(self, c => sqlx::query("DELETE FROM member_less WHERE municipality_id = $1 AND concept = $2")
            .bind(town).bind(key).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Puts a concept, or none, in the place of one that an item is about.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn replace_about(
        &mut self,
        item: ItemId,
        key: &str,
        into: Option<&str>,
    ) -> Result<()> {
        let town = self.town.0;
        if let Some(new) = into {
            on!(self, c => sqlx::query(
                "UPDATE item_concepts SET concept = $4 WHERE municipality_id = $1 AND item_id = $2 \
                 AND concept = $3 AND NOT EXISTS (SELECT 1 FROM item_concepts o \
                 WHERE o.municipality_id = $1 AND o.item_id = $2 AND o.concept = $4)",
            ).bind(town).bind(item.0).bind(key).bind(new).execute(c).await.map(|_| ()))?;
        }
        // What is still there was to become one that the item is about already.
        on!(self, c => sqlx::query(
            "DELETE FROM item_concepts WHERE municipality_id = $1 AND item_id = $2 AND concept = $3",
        ).bind(town).bind(item.0).bind(key).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}
