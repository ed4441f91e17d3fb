//! Everything the engine reads of a town, in one consistent view.

use super::error::Result;
use super::interactions::interaction_kind;
use super::items::{ItemFilter, kind_of};
use super::members::{MemberRow, put_concept};
use super::tx::{Tx, instant, on};
use crate::domain::catalogue::Exposures;
use crate::domain::{
    Availability, Catalogue, Interaction, Item, ItemId, Member, MemberId, NeighbourhoodId, Profile,
    Vocabulary,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::collections::HashMap;
use std::sync::Arc;

/// How far back exposure counts.
const EXPOSURE_WINDOW: SignedDuration = SignedDuration::from_hours(28 * 24);

/// The items of a town as the engine reads them.
#[derive(Default)]
struct EngineItems {
    items: Vec<Item>,
    past_groups: Vec<(ItemId, ItemId)>,
    words: Vec<(ItemId, Vec<u32>)>,
}

impl Tx {
    /// The town at this moment: items that are not over, members, what they did.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn catalogue(
        &mut self,
        vocabulary: Arc<Vocabulary>,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<Catalogue> {
        let revision = self.revision().await?;
        let neighbourhoods = self.neighbourhoods().await?;
        let read = self.engine_items(&vocabulary, zone, now).await?;
        Ok(Catalogue {
            revision,
            neighbourhoods,
            items: read.items,
            past_groups: read.past_groups,
            words: read.words,
            members: self.engine_members(&vocabulary).await?,
            interactions: self.all_interactions().await?,
            apart: self.pairs_apart().await?,
            exposures: self.exposures(now).await?,
            vocabulary,
        })
    }

    async fn engine_items(
        &mut self,
        vocabulary: &Vocabulary,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<EngineItems> {
        let rows = self.item_rows(&ItemFilter::default()).await?;
        let mut concepts = self.item_concepts(None, vocabulary).await?;
        let mut read = EngineItems::default();
        for row in rows {
            read.words.push((ItemId(row.id), row.words()));
            let starts = row.starts_at.map(instant).transpose()?;
            if starts.is_some_and(|s| s < now) {
                let past = &mut read.past_groups;
                past.extend(row.group_id.map(|group| (ItemId(row.id), ItemId(group))));
                continue;
            }
            read.items.push(Item {
                id: ItemId(row.id),
                kind: kind_of(&row.kind)?,
                neighbourhood: NeighbourhoodId(row.neighbourhood_id),
                concepts: concepts.remove(&row.id).unwrap_or_default(),
                group: row.group_id.map(ItemId),
                starts,
                slot: starts.map_or(Availability::default(), |s| {
                    Availability::of(s.to_zoned_datetime(zone.clone()).datetime())
                }),
                places: row.places.and_then(|p| u32::try_from(p).ok()),
                taken: u32::try_from(row.taken).unwrap_or(0),
                created: instant(row.created_at)?,
            });
        }
        read.items.sort_by_key(|i| i.id);
        read.past_groups.sort_unstable();
        read.words.sort_unstable();
        Ok(read)
    }

    async fn engine_members(&mut self, vocabulary: &Vocabulary) -> Result<Vec<Member>> {
        let town = self.town.0;
        let rows: Vec<MemberRow> = on!(self, c => sqlx::query_as(
            "SELECT id, '' AS first_name, neighbourhood_id, '' AS brings_words, '' AS enjoys_words, \
             '' AS would_like_words, availability, (open_to_meet AND presence = 'seen') AS open_to_meet, \
             CASE WHEN presence = 'seen' THEN asks_per_week ELSE 0 END AS asks_per_week, joined_at, presence \
             FROM members WHERE municipality_id = $1 ORDER BY id",
        ).bind(town).fetch_all(c).await)?;
        let concepts: Vec<(i64, String, String)> = on!(self, c => sqlx::query_as(
            "SELECT member_id, side, concept FROM member_concepts WHERE municipality_id = $1 \
             ORDER BY member_id, side, concept",
        ).bind(town).fetch_all(c).await)?;
        let mut profiles: HashMap<i64, Profile> = HashMap::new();
        for (member, side, key) in &concepts {
            put_concept(profiles.entry(*member).or_default(), side, key, vocabulary);
        }
        rows.iter()
            .map(|row| row.member(profiles.remove(&row.id).unwrap_or_default()))
            .collect()
    }

    async fn all_interactions(&mut self) -> Result<Vec<Interaction>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64, String, i64)> = on!(self, c => sqlx::query_as(
            "SELECT member_id, item_id, kind, at FROM interactions WHERE municipality_id = $1 \
             ORDER BY member_id, item_id",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(member, item, kind, at)| {
                Ok(Interaction {
                    member: MemberId(member),
                    item: ItemId(item),
                    kind: interaction_kind(&kind)?,
                    at: instant(at)?,
                })
            })
            .collect()
    }

    /// Counts until the day before: what is shown today does not move today's order.
    async fn exposures(&mut self, now: Timestamp) -> Result<Exposures> {
        let day = |at: Timestamp| at.to_zoned_datetime(TimeZone::UTC).date().to_string();
        let from = now
            .checked_sub(EXPOSURE_WINDOW)
            .map_or_else(|_| String::new(), day);
        let town = self.town.0;
        let rows: Vec<(String, i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT subject_kind, subject_id, CAST(SUM(shown) AS BIGINT) FROM exposures \
             WHERE municipality_id = $1 AND day >= $2 AND day < $3 \
             GROUP BY subject_kind, subject_id ORDER BY subject_id",
        ).bind(town).bind(from).bind(day(now)).fetch_all(c).await)?;
        let mut found = Exposures::default();
        for (kind, id, shown) in rows {
            let shown = u32::try_from(shown).unwrap_or(u32::MAX);
            if kind == "member" {
                found.members.push((MemberId(id), shown));
            } else {
                found.items.push((ItemId(id), shown));
            }
        }
        Ok(found)
    }
}
