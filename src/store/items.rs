//! Initiatives, activities and opportunities, and what residents do with them.

use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::{ConceptId, ItemId, ItemKind, MemberId, NeighbourhoodId, Vocabulary, wording};
use jiff::Timestamp;

/// An item to be added.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// Kind.
    pub kind: ItemKind,
    /// Its name in the sheet it came from.
    pub import_key: Option<String>,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Paragraphs, separated by blank lines.
    pub body: String,
    /// Where it is.
    pub neighbourhood: NeighbourhoodId,
    /// Who one meets there, first names.
    pub host: String,
    /// The place as neighbours call it.
    pub place: String,
    /// For whom a helper works.
    pub organisation: String,
    /// What a helper must have, in words.
    pub needs: String,
    /// The initiative it belongs to.
    pub group: Option<ItemId>,
    /// When it starts.
    pub starts: Option<Timestamp>,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// How many can take part.
    pub places: Option<u32>,
    /// What it is about.
    pub concepts: Vec<ConceptId>,
    /// Who posted it.
    pub created_by: Option<MemberId>,
}

impl NewItem {
    /// An item of a kind in a neighbourhood, about which nothing else is known yet.
    #[must_use]
    pub fn blank(kind: ItemKind, neighbourhood: NeighbourhoodId) -> Self {
        Self {
            kind,
            import_key: None,
            title: String::new(),
            summary: String::new(),
            body: String::new(),
            neighbourhood,
            host: String::new(),
            place: String::new(),
            organisation: String::new(),
            needs: String::new(),
            group: None,
            starts: None,
            minutes: None,
            places: None,
            concepts: Vec::new(),
            created_by: None,
        }
    }
}

/// An item with its words.
#[derive(Clone, Debug)]
pub struct ItemDetails {
    /// Identity.
    pub id: ItemId,
    /// What was written.
    pub new: NewItem,
    /// How many take part.
    pub taken: u32,
    /// When it was made known.
    pub created: Timestamp,
    /// Whether it does not go on.
    pub cancelled: bool,
    /// How often it was changed since it was made known.
    pub sequence: u32,
    /// When it was changed last.
    pub changed: Option<Timestamp>,
    /// What came of it; empty until that is told.
    pub outcome: String,
}

impl ItemDetails {
    /// Whether another can still take part.
    #[must_use]
    pub fn has_place(&self) -> bool {
        !self.cancelled && self.new.places.is_none_or(|places| self.taken < places)
    }
}

/// Which items to list; always in the same order for everyone: start, then title, then id.
#[derive(Clone, Debug, Default)]
pub struct ItemFilter {
    /// Only of this kind.
    pub kind: Option<ItemKind>,
    /// Only in this neighbourhood.
    pub neighbourhood: Option<NeighbourhoodId>,
    /// Only of this initiative.
    pub group: Option<ItemId>,
    /// Only posted by this member.
    pub created_by: Option<MemberId>,
    /// Only this one.
    pub id: Option<ItemId>,
    /// Only what starts at or after this, or has no moment.
    pub from: Option<Timestamp>,
    /// Only what starts before this, or has no moment.
    pub until: Option<Timestamp>,
    /// Only what this member joined or accepted.
    pub joined_by: Option<MemberId>,
    /// Also what does not go on.
    pub with_cancelled: bool,
}

#[derive(sqlx::FromRow)]
pub(super) struct ItemRow {
    pub id: i64,
    pub kind: String,
    import_key: Option<String>,
    title: String,
    summary: String,
    body: String,
    pub neighbourhood_id: i64,
    host: String,
    place: String,
    organisation: String,
    needs: String,
    pub group_id: Option<i64>,
    pub starts_at: Option<i64>,
    minutes: Option<i64>,
    pub places: Option<i64>,
    pub created_at: i64,
    created_by: Option<i64>,
    cancelled_at: Option<i64>,
    sequence: i64,
    changed_at: Option<i64>,
    outcome: String,
    pub taken: i64,
}

impl ItemRow {
    /// The words of its title as numbers; an initiative's summary says what it is too.
    pub(super) fn words(&self) -> Vec<u32> {
        if self.group_id.is_none() && self.starts_at.is_none() {
            return wording::numbers(&format!("{} {}", self.title, self.summary));
        }
        wording::numbers(&self.title)
    }
}

pub(super) fn kind_text(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Initiative => "initiative",
        ItemKind::Activity => "activity",
        ItemKind::Opportunity => "opportunity",
    }
}

pub(super) fn kind_of(text: &str) -> Result<ItemKind> {
    Ok(match text {
        "initiative" => ItemKind::Initiative,
        "activity" => ItemKind::Activity,
        "opportunity" => ItemKind::Opportunity,
        other => return Err(Error::Corrupt(format!("item kind {other}"))),
    })
}

fn number(value: Option<i64>) -> Option<u32> {
    value.and_then(|v| u32::try_from(v).ok())
}

fn details(row: ItemRow, concepts: Vec<ConceptId>) -> Result<ItemDetails> {
    Ok(ItemDetails {
        id: ItemId(row.id),
        taken: u32::try_from(row.taken).unwrap_or(0),
        created: instant(row.created_at)?,
        cancelled: row.cancelled_at.is_some(),
        sequence: u32::try_from(row.sequence).unwrap_or(0),
        changed: row.changed_at.map(instant).transpose()?,
        outcome: row.outcome,
        new: NewItem {
            kind: kind_of(&row.kind)?,
            import_key: row.import_key,
            title: row.title,
            summary: row.summary,
            body: row.body,
            neighbourhood: NeighbourhoodId(row.neighbourhood_id),
            host: row.host,
            place: row.place,
            organisation: row.organisation,
            needs: row.needs,
            group: row.group_id.map(ItemId),
            starts: row.starts_at.map(instant).transpose()?,
            minutes: number(row.minutes),
            places: number(row.places),
            concepts,
            created_by: row.created_by.map(MemberId),
        },
    })
}

/// One id, or all of them, as a range: the key of the table finds it, which it would not for
/// "any, or this one".
fn range(id: Option<ItemId>) -> (i64, i64) {
    id.map_or((i64::MIN, i64::MAX), |id| (id.0, id.0))
}

/// Empty parameters mean "whatever", so that one statement serves every filter on both databases.
pub(super) const SELECT_ITEMS: &str = "SELECT i.id, i.kind, i.import_key, i.title, i.summary, i.body, i.neighbourhood_id, i.host, i.place, \
     i.organisation, i.needs, i.group_id, i.starts_at, i.minutes, i.places, i.created_at, i.created_by, \
     i.cancelled_at, i.sequence, i.changed_at, i.outcome, \
     (SELECT COUNT(*) FROM interactions t WHERE t.municipality_id = i.municipality_id AND t.item_id = i.id \
      AND t.kind IN ('joined', 'accepted')) AS taken \
     FROM items i WHERE i.municipality_id = $1 \
     AND ($2 = '' OR i.kind = $2) AND ($3 = 0 OR i.neighbourhood_id = $3) AND ($4 = 0 OR i.group_id = $4) \
     AND ($5 = 0 OR i.created_by = $5) AND i.id >= $6 AND i.id <= $7 \
     AND (i.starts_at IS NULL OR (i.starts_at >= $8 AND i.starts_at < $9)) \
     AND ($10 = 0 OR EXISTS (SELECT 1 FROM interactions j WHERE j.municipality_id = i.municipality_id \
      AND j.item_id = i.id AND j.member_id = $10 AND j.kind IN ('joined', 'accepted'))) \
     AND ($11 OR i.cancelled_at IS NULL) \
     ORDER BY COALESCE(i.starts_at, 0), i.title, i.id";

impl Tx {
    /// The items of a filter.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn items(
        &mut self,
        filter: &ItemFilter,
        vocabulary: &Vocabulary,
    ) -> Result<Vec<ItemDetails>> {
        let rows = self.item_rows(filter).await?;
        let mut concepts = self.item_concepts(filter.id, vocabulary).await?;
        rows.into_iter()
            .map(|row| {
                let about = concepts.remove(&row.id).unwrap_or_default();
                details(row, about)
            })
            .collect()
    }

    pub(super) async fn item_rows(&mut self, filter: &ItemFilter) -> Result<Vec<ItemRow>> {
        let town = self.town.0;
        let (lowest, highest) = range(filter.id);
        Ok(on!(self, c => sqlx::query_as(SELECT_ITEMS)
            .bind(town)
            .bind(filter.kind.map_or("", kind_text))
            .bind(filter.neighbourhood.map_or(0, |n| n.0))
            .bind(filter.group.map_or(0, |g| g.0))
            .bind(filter.created_by.map_or(0, |m| m.0))
            .bind(lowest)
            .bind(highest)
            .bind(filter.from.map_or(i64::MIN, Timestamp::as_microsecond))
            .bind(filter.until.map_or(i64::MAX, Timestamp::as_microsecond))
            .bind(filter.joined_by.map_or(0, |m| m.0))
            .bind(filter.with_cancelled)
            .fetch_all(c).await)?)
    }

    pub(super) async fn item_concepts(
        &mut self,
        id: Option<ItemId>,
        vocabulary: &Vocabulary,
    ) -> Result<std::collections::HashMap<i64, Vec<ConceptId>>> {
        let town = self.town.0;
        let (lowest, highest) = range(id);
        let rows: Vec<(i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT item_id, concept FROM item_concepts WHERE municipality_id = $1 AND item_id >= $2 \
             AND item_id <= $3 ORDER BY item_id, position",
        ).bind(town).bind(lowest).bind(highest).fetch_all(c).await)?;
        let mut found: std::collections::HashMap<i64, Vec<ConceptId>> =
            std::collections::HashMap::new();
        for (item, key) in rows {
            if let Some(concept) = vocabulary.id(&key) {
                found.entry(item).or_default().push(concept);
            }
        }
        Ok(found)
    }

    /// One item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn item(
        &mut self,
        id: ItemId,
        vocabulary: &Vocabulary,
    ) -> Result<Option<ItemDetails>> {
        let filter = ItemFilter {
            id: Some(id),
            with_cancelled: true,
            ..ItemFilter::default()
        };
        Ok(self.items(&filter, vocabulary).await?.pop())
    }

    /// Adds items; one with an import key that exists is updated when it differs. Returns the ids in
    /// order and how many rows were new or different.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_items(
        &mut self,
        list: &[NewItem],
        vocabulary: &Vocabulary,
        at: Timestamp,
    ) -> Result<(Vec<ItemId>, usize)> {
        let mut ids = Vec::with_capacity(list.len());
        let mut different = 0;
        for new in list {
            let old = match &new.import_key {
                Some(key) => self.imported(new.kind, key, vocabulary).await?,
                None => None,
            };
            let id = match old {
                Some(old) if same(&old.new, new) => old.id,
                Some(old) => {
                    self.replace_item(old.id, new, vocabulary).await?;
                    different += 1;
                    old.id
                }
                None => {
                    different += 1;
                    self.insert_item(new, vocabulary, at).await?
                }
            };
            ids.push(id);
        }
        if different > 0 {
            self.changed("items", at).await?;
        }
        Ok((ids, different))
    }

    async fn imported(
        &mut self,
        kind: ItemKind,
        key: &str,
        vocabulary: &Vocabulary,
    ) -> Result<Option<ItemDetails>> {
        let town = self.town.0;
        let id: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT id FROM items WHERE municipality_id = $1 AND kind = $2 AND import_key = $3",
        ).bind(town).bind(kind_text(kind)).bind(key).fetch_optional(c).await)?;
        match id {
            Some(id) => self.item(ItemId(id), vocabulary).await,
            None => Ok(None),
        }
    }

    async fn insert_item(
        &mut self,
        new: &NewItem,
        vocabulary: &Vocabulary,
        at: Timestamp,
    ) -> Result<ItemId> {
        let id = ItemId(self.next_ids(1).await?);
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO items (municipality_id, id, kind, import_key, title, summary, body, neighbourhood_id, host, \
             place, organisation, needs, group_id, starts_at, minutes, places, created_at, created_by) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        ).bind(town).bind(id.0).bind(kind_text(new.kind)).bind(&new.import_key).bind(&new.title).bind(&new.summary)
            .bind(&new.body).bind(new.neighbourhood.0).bind(&new.host).bind(&new.place).bind(&new.organisation)
            .bind(&new.needs).bind(new.group.map(|g| g.0)).bind(new.starts.map(Timestamp::as_microsecond))
            .bind(new.minutes.map(i64::from)).bind(new.places.map(i64::from)).bind(at.as_microsecond())
            .bind(new.created_by.map(|m| m.0)).execute(c).await.map(|_| ()))?;
        self.put_item_concepts(id, &new.concepts, vocabulary)
            .await?;
        Ok(id)
    }

    pub(super) async fn replace_item(
        &mut self,
        id: ItemId,
        new: &NewItem,
        vocabulary: &Vocabulary,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE items SET title = $3, summary = $4, body = $5, neighbourhood_id = $6, host = $7, place = $8, \
             organisation = $9, needs = $10, group_id = $11, starts_at = $12, minutes = $13, places = $14 \
             WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id.0).bind(&new.title).bind(&new.summary).bind(&new.body).bind(new.neighbourhood.0)
            .bind(&new.host).bind(&new.place).bind(&new.organisation).bind(&new.needs).bind(new.group.map(|g| g.0))
            .bind(new.starts.map(Timestamp::as_microsecond)).bind(new.minutes.map(i64::from))
            .bind(new.places.map(i64::from)).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query("DELETE FROM item_concepts WHERE municipality_id = $1 AND item_id = $2")
            .bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        self.put_item_concepts(id, &new.concepts, vocabulary).await
    }

    async fn put_item_concepts(
        &mut self,
        id: ItemId,
        concepts: &[ConceptId],
        vocabulary: &Vocabulary,
    ) -> Result<()> {
        let town = self.town.0;
        for (concept, position) in concepts.iter().zip(0i64..) {
            on!(self, c => sqlx::query(
                "INSERT INTO item_concepts (municipality_id, item_id, position, concept) VALUES ($1, $2, $3, $4)",
            ).bind(town).bind(id.0).bind(position).bind(vocabulary.key(*concept)).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }
}

fn same(old: &NewItem, new: &NewItem) -> bool {
    let parts = |i: &NewItem| {
        (
            [
                &i.title,
                &i.summary,
                &i.body,
                &i.host,
                &i.place,
                &i.organisation,
                &i.needs,
            ]
            .map(String::clone),
            i.neighbourhood,
            (i.group, i.starts, i.minutes, i.places),
            i.concepts.clone(),
        )
    };
    parts(old) == parts(new)
}
