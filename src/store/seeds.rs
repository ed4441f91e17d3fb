//! Seeds: offered blind to those who enjoy something, until enough say yes. Who was asked and what they
//! said is known to themselves only, until it begins.

use super::error::Result;
use super::tx::{Tx, instant, on};
use crate::domain::{ItemId, MemberId, NeighbourhoodId};
use jiff::Timestamp;

/// A seed to be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSeed {
    /// Where it would be.
    pub neighbourhood: NeighbourhoodId,
    /// What it is about, by its stored name.
    pub concept: String,
    /// Title.
    pub title: String,
    /// What it is, in plain words.
    pub body: String,
    /// The place as neighbours call it.
    pub place: String,
    /// Until when it is offered.
    pub closes: Timestamp,
}

/// A seed that was offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedRow {
    /// Identity.
    pub id: i64,
    /// What was offered.
    pub seed: NewSeed,
    /// The initiative it became.
    pub item: Option<ItemId>,
}

type SeedTuple = (i64, i64, String, String, String, String, i64, Option<i64>);

fn row(tuple: SeedTuple) -> Result<SeedRow> {
    let (id, neighbourhood, concept, title, body, place, closes, item) = tuple;
    Ok(SeedRow {
        id,
        seed: NewSeed {
            neighbourhood: NeighbourhoodId(neighbourhood),
            concept,
            title,
            body,
            place,
            closes: instant(closes)?,
        },
        item: item.map(ItemId),
    })
}

impl Tx {
    /// Offers a seed to members; returns its identity.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn offer_seed(
        &mut self,
        seed: &NewSeed,
        to: &[MemberId],
        at: Timestamp,
    ) -> Result<i64> {
        let id = self.next_ids(1).await?;
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO seeds (municipality_id, id, neighbourhood_id, concept, title, body, place, opened_at, closes_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ).bind(town).bind(id).bind(seed.neighbourhood.0).bind(&seed.concept).bind(&seed.title).bind(&seed.body)
            .bind(&seed.place).bind(at.as_microsecond()).bind(seed.closes.as_microsecond())
            .execute(c).await.map(|_| ()))?;
        for member in to {
            on!(self, c => sqlx::query(
                "INSERT INTO seed_offers (municipality_id, seed_id, member_id) VALUES ($1, $2, $3) \
                 ON CONFLICT DO NOTHING",
            ).bind(town).bind(id).bind(member.0).execute(c).await.map(|_| ()))?;
        }
        Ok(id)
    }

    /// The seeds of the town, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn seeds(&mut self) -> Result<Vec<SeedRow>> {
        let town = self.town.0;
        let rows: Vec<SeedTuple> = on!(self, c => sqlx::query_as(
            "SELECT id, neighbourhood_id, concept, title, body, place, closes_at, item_id FROM seeds \
             WHERE municipality_id = $1 ORDER BY opened_at DESC, id DESC",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter().map(row).collect()
    }

    /// The seeds that a member was offered, may still answer and did not.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn seeds_for(&mut self, member: MemberId, now: Timestamp) -> Result<Vec<SeedRow>> {
        let town = self.town.0;
        let rows: Vec<SeedTuple> = on!(self, c => sqlx::query_as(
            "SELECT s.id, s.neighbourhood_id, s.concept, s.title, s.body, s.place, s.closes_at, s.item_id \
             FROM seed_offers o JOIN seeds s ON s.municipality_id = o.municipality_id AND s.id = o.seed_id \
             WHERE o.municipality_id = $1 AND o.member_id = $2 AND o.answer IS NULL AND s.item_id IS NULL \
             AND s.closes_at > $3 ORDER BY s.closes_at, s.id",
        ).bind(town).bind(member.0).bind(now.as_microsecond()).fetch_all(c).await)?;
        rows.into_iter().map(row).collect()
    }

    /// Keeps an answer (`yes`, `host`, `no`); whether it was asked.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn answer_seed(&mut self, id: i64, member: MemberId, answer: &str) -> Result<bool> {
        let town = self.town.0;
        let kept: Option<i64> = on!(self, c => sqlx::query_scalar(
            "UPDATE seed_offers SET answer = $4 WHERE municipality_id = $1 AND seed_id = $2 AND member_id = $3 \
             RETURNING member_id",
        ).bind(town).bind(id).bind(member.0).bind(answer).fetch_optional(c).await)?;
        Ok(kept.is_some())
    }

    /// Who said yes, by id, and whether they would host it.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn seed_yes(&mut self, id: i64) -> Result<Vec<(MemberId, bool)>> {
        let town = self.town.0;
        let rows: Vec<(i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT member_id, answer FROM seed_offers WHERE municipality_id = $1 AND seed_id = $2 \
             AND answer IN ('yes', 'host') ORDER BY member_id",
        ).bind(town).bind(id).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(member, answer)| (MemberId(member), answer == "host"))
            .collect())
    }

    /// A seed became an initiative.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn seed_began(&mut self, id: i64, item: ItemId) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("UPDATE seeds SET item_id = $3 WHERE municipality_id = $1 AND id = $2")
            .bind(town).bind(id).bind(item.0).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}
