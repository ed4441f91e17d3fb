//! What an officer may know: fixed monthly tables, noised once and kept (promise P7).

use super::interests::ENJOYS;
use super::municipality::{Area, Desk, Told, areas};
use super::{App, Result};
use crate::disclosure::{self, Drawn, Published, Shares};
use crate::domain::{ConceptId, MemberId, NeighbourhoodId, Role};
use crate::store::{PageCount, Tx};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Openings of scheme pages, per area, and by paper and desk: for officers and open data.
pub(super) const SCHEME_PAGES: &str = "scheme-pages";
/// How many residents bring a concept or a narrower one, in the whole town: search says that they do,
/// never how many. Everybody is divided over what they bring.
const BRINGS: &str = "brings";
/// By what a scheme page was reached: on a screen, by the code of a paper, at the desk. Only the names
/// after the first stand in a page's name, behind an `@`.
pub const CHANNELS: [&str; 3] = ["scherm", "krant", "balie"];
/// Three more cells of that table: who may be asked at all, and who of them said that they have a
/// driving licence or a certificate of good conduct. No concept has such a key.
pub(super) const MAY_BE_ASKED: &str = "@asked";
pub(super) const DRIVES: &str = "@drives";
pub(super) const VOG: &str = "@vog";
/// The epsilon of a table, as the ledger keeps it.
pub(super) const EPSILON_THOUSANDTHS: i64 = 500;

/// From about so many residents who may be asked, as published last, concepts are counted as deep as they
/// are; below, a step under their themes: finer cells would drown in the noise.
const MANY: u64 = 5_000;
const WIDE: usize = 1;

/// A cell or a mark of the table of what neighbours bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Brought {
    /// A concept, without what is narrower.
    Concept(ConceptId),
    /// They said that they have a driving licence.
    Drives,
    /// They said that they have a certificate of good conduct.
    Vog,
}

impl App {
    /// Where an officer works.
    ///
    /// # Errors
    /// `NotFound` for who is no officer.
    pub async fn desk(&self, officer: MemberId) -> Result<Desk> {
        self.in_role(officer, Role::Officer).await?;
        Ok(self.open_desk())
    }

    /// The published figures for everybody: the same that an officer reads.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn open_data(&self) -> Result<String> {
        self.open_desk().open_data().await
    }

    /// What the municipality tells: for everybody, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn told_by_town(&self) -> Result<Vec<Told>> {
        let places = self.neighbourhoods().await?;
        let rows = self.open_desk().posts().await?.into_iter();
        let name = |id: &NeighbourhoodId| places.iter().find(|n| n.id == *id);
        Ok(rows
            .filter(|row| row.post.published)
            .map(|row| Told {
                places: row
                    .post
                    .places
                    .iter()
                    .filter_map(name)
                    .map(|n| n.name.clone())
                    .collect(),
                row,
            })
            .collect())
    }

    pub(super) fn writing(&self) -> &super::writing::Writing {
        &self.writing
    }

    fn open_desk(&self) -> Desk {
        let places = self.store.places(self.town.id);
        Desk::new(places, Arc::clone(&self.clock), Arc::clone(&self.writing))
    }

    /// Plans the draw of every month that is over and was not drawn yet, and of what neighbours bring
    /// and enjoy for this month.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn plan_figures(&self) -> Result<()> {
        let this_month = self.today().strftime("%Y-%m").to_string();
        let mut tx = self.write().await?;
        for month in tx.counted_months().await? {
            if month < this_month {
                tx.plan_job(&format!("figures:{month}"), self.now()).await?;
            }
            let (quarter, months) = quarter_of(&month);
            if months.iter().all(|month| *month < this_month) {
                let name = format!("figures:{quarter}");
                tx.plan_job(&name, self.now()).await?;
            }
        }
        for table in [BRINGS, ENJOYS] {
            tx.plan_job(&format!("{table}:{this_month}"), self.now())
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// The concepts that at least ten residents bring, as drawn last; drawn once a month, so that
    /// who joins or leaves in between changes nothing that can be searched for.
    pub(super) async fn published_brings(&self, tx: &mut Tx) -> Result<Vec<ConceptId>> {
        let cells = self.brings_table(tx).await?;
        let concept = |(page, _): &(String, u64)| self.vocabulary.id(page);
        Ok(cells.iter().filter_map(concept).collect())
    }

    /// The cells of the table of what neighbours bring that were published last, each at least ten.
    pub(super) async fn brings_table(&self, tx: &mut Tx) -> Result<Vec<(String, u64)>> {
        let ledger = tx.ledger().await?;
        let last = ledger.iter().rfind(|(table, ..)| table == BRINGS);
        let Some((table, month, _)) = last else {
            return Ok(Vec::new());
        };
        let cells = tx.figures(table, month).await?.into_iter();
        let published = |cell: PageCount| Some((cell.page, u64::try_from(cell.value?).ok()?));
        Ok(cells.filter_map(published).collect())
    }

    /// Draws what neighbours bring in a month, once, a cell for every concept.
    pub(super) async fn draw_brings(&self, tx: &mut Tx, month: &str) -> Result<()> {
        if is_drawn(tx, BRINGS, month).await? {
            return Ok(());
        }
        let before = self.brings_table(tx).await?;
        let many = before.iter().find(|(page, _)| page == MAY_BE_ASKED);
        let depth = match many {
            Some((_, about)) if *about >= MANY => usize::MAX,
            _ => WIDE,
        };
        let mut own: BTreeMap<MemberId, BTreeSet<ConceptId>> = BTreeMap::new();
        for (member, key) in tx.brought().await? {
            let counted = self.vocabulary.id(&key).map(|id| self.down_to(id, depth));
            own.entry(member).or_default().extend(counted);
        }
        let mut rng = self.draw_of(BRINGS, month);
        let all = self.vocabulary.iter().map(|(id, _)| id);
        let all = all.filter(|id| self.down_to(*id, depth) == *id);
        let mut table = Shares::of(all.map(Brought::Concept), &[Brought::Drives, Brought::Vog]);
        for who in tx.askable().await? {
            let own = own.remove(&who.member).unwrap_or_default();
            let own: Vec<Brought> = own.into_iter().map(Brought::Concept).collect();
            let marks = [
                who.choices.drives.then_some(Brought::Drives),
                who.choices.vog.then_some(Brought::Vog),
            ];
            let marks: Vec<Brought> = marks.into_iter().flatten().collect();
            table.count(&own, &marks, &mut rng);
        }
        let drawn = table.draw(&mut rng);
        let mut cells = self.wide_and_narrow(&drawn);
        for (key, published) in [
            (MAY_BE_ASKED, drawn.everybody()),
            (DRIVES, drawn.marked(&Brought::Drives)),
            (VOG, drawn.marked(&Brought::Vog)),
        ] {
            cells.push(as_cell(key, NeighbourhoodId(0), published));
        }
        let now = self.now();
        tx.publish_figures(BRINGS, month, EPSILON_THOUSANDTHS, &cells, now)
            .await?;
        tx.changed("brings", now).await?;
        Ok(())
    }

    /// A concept, or where it is deeper than so many steps under its theme, what is above it there.
    fn down_to(&self, concept: ConceptId, depth: usize) -> ConceptId {
        let above = self.vocabulary.ancestors(concept);
        match above.len().checked_sub(depth) {
            Some(over) if over > 0 => above[over - 1],
            _ => concept,
        }
    }

    /// Every concept with what was drawn for it and for all that is narrower.
    fn wide_and_narrow(&self, drawn: &Drawn<Brought>) -> Vec<PageCount> {
        let mut under: BTreeMap<ConceptId, Vec<Brought>> = BTreeMap::new();
        for (id, _) in self.vocabulary.iter() {
            let above = self.vocabulary.ancestors(id);
            for concept in above.into_iter().chain([id]) {
                under.entry(concept).or_default().push(Brought::Concept(id));
            }
        }
        let cell = |(concept, own): (ConceptId, Vec<Brought>)| {
            let key = self.vocabulary.key(concept);
            as_cell(key, NeighbourhoodId(0), drawn.about(own.iter()))
        };
        under.into_iter().map(cell).collect()
    }

    pub(super) fn draw_of(&self, table: &str, month: &str) -> ChaCha20Rng {
        let context: Vec<i64> = month
            .split('-')
            .filter_map(|part| part.parse().ok())
            .collect();
        ChaCha20Rng::from_seed(self.entropy.bytes(table, &context))
    }

    /// Draws the noise of a month or a quarter, once. Every cell of the table is drawn, also those
    /// that nobody opened: which cells are missing would say something too. An opening counts in one
    /// cell of one of the two: in its month, or in its quarter where months drown in the noise.
    pub(super) async fn draw(&self, tx: &mut Tx, period: &str) -> Result<()> {
        if is_drawn(tx, SCHEME_PAGES, period).await? {
            return Ok(());
        }
        let areas = areas(&tx.neighbourhoods().await?);
        let wanted = if period.contains('Q') {
            self.cells_of_quarter(tx, period, &areas).await?
        } else {
            self.cells_of_month(tx, period, &areas).await?
        };
        let mut rng = self.draw_of(SCHEME_PAGES, period);
        let cells: Vec<PageCount> = wanted
            .into_iter()
            .map(|(page, place, count)| cell(&page, place, count, &mut rng))
            .collect();
        let now = self.now();
        Ok(tx
            .publish_figures(SCHEME_PAGES, period, EPSILON_THOUSANDTHS, &cells, now)
            .await?)
    }

    /// Openings on screen, per scheme and area, where months do not drown.
    async fn cells_of_month(&self, tx: &mut Tx, month: &str, areas: &[Area]) -> Result<Vec<Cell>> {
        let counted = tx.true_page_counts(month).await?;
        let drowned = drowned(tx, month, areas).await?;
        let mut cells = Vec::new();
        for scheme in tx.schemes().await? {
            for area in areas.iter().filter(|a| !drowned.contains(&a.id)) {
                cells.push((
                    scheme.key.clone(),
                    area.id,
                    sum(&counted, &scheme.key, area),
                ));
            }
        }
        Ok(cells)
    }

    /// What was not drawn by the month: areas whose months drowned, and the openings by paper and
    /// desk, which are few, over the whole town.
    async fn cells_of_quarter(
        &self,
        tx: &mut Tx,
        quarter: &str,
        areas: &[Area],
    ) -> Result<Vec<Cell>> {
        let mut counted = Vec::new();
        for month in months_of(quarter) {
            let drawn = tx.figures(SCHEME_PAGES, &month).await?;
            let counts = tx.true_page_counts(&month).await?;
            // A month before anything was counted has nothing to say, and no noise either.
            if !counts.is_empty() {
                counted.push((drawn, counts));
            }
        }
        let mut cells = Vec::new();
        for scheme in tx.schemes().await? {
            for area in areas {
                let by_month = |drawn: &[PageCount]| {
                    let same = |c: &PageCount| c.page == scheme.key && c.neighbourhood == area.id;
                    drawn.iter().any(same)
                };
                let open: Vec<u64> = counted
                    .iter()
                    .filter(|(drawn, _)| !by_month(drawn))
                    .map(|(_, counts)| sum(counts, &scheme.key, area))
                    .collect();
                if !open.is_empty() {
                    cells.push((scheme.key.clone(), area.id, open.iter().sum()));
                }
            }
            for channel in &CHANNELS[1..] {
                let page = format!("{}@{channel}", scheme.key);
                let all = counted.iter().flat_map(|(_, counts)| counts);
                let count = all.filter(|c| c.page == page).map(number).sum();
                cells.push((page, NeighbourhoodId(0), count));
            }
        }
        Ok(cells)
    }
}

/// Page, place and true count.
type Cell = (String, NeighbourhoodId, u64);

fn number(cell: &PageCount) -> u64 {
    cell.value.and_then(|v| u64::try_from(v).ok()).unwrap_or(0)
}

fn sum(counted: &[PageCount], page: &str, area: &Area) -> u64 {
    counted
        .iter()
        .filter(|c| c.page == page && area.places.contains(&c.neighbourhood))
        .map(number)
        .sum()
}

/// The areas whose last three published months said "fewer than ten" more often than not. It reads
/// only what was published, so that which they are says nothing new.
async fn drowned(tx: &mut Tx, before: &str, areas: &[Area]) -> Result<Vec<NeighbourhoodId>> {
    let ledger = tx.ledger().await?;
    let months = ledger.iter().rev().filter(|(table, month, _)| {
        table == SCHEME_PAGES && !month.contains('Q') && month.as_str() < before
    });
    let mut cells = Vec::new();
    for (table, month, _) in months.take(3) {
        cells.extend(tx.figures(table, month).await?);
    }
    let mut found = Vec::new();
    for area in areas {
        let own = cells.iter().filter(|c| c.neighbourhood == area.id);
        let (few, many): (Vec<_>, Vec<_>) = own.partition(|c| c.value.is_none());
        if few.len() > many.len() {
            found.push(area.id);
        }
    }
    Ok(found)
}

/// The quarter of a month, and its months: `2026-Q4` of `2026-11`.
fn quarter_of(month: &str) -> (String, [String; 3]) {
    let (year, number) = month.split_once('-').unwrap_or((month, "1"));
    let number = number.parse::<u32>().unwrap_or(1).clamp(1, 12);
    let quarter = format!("{year}-Q{}", (number - 1) / 3 + 1);
    let months = months_of(&quarter);
    (quarter, months)
}

fn months_of(quarter: &str) -> [String; 3] {
    let (year, number) = quarter.split_once("-Q").unwrap_or((quarter, "1"));
    let first = number.parse::<u32>().unwrap_or(1).saturating_sub(1) * 3;
    [1, 2, 3].map(|at| format!("{year}-{:02}", first + at))
}

pub(super) async fn is_drawn(tx: &mut Tx, table: &str, month: &str) -> Result<bool> {
    let drawn = tx.ledger().await?;
    Ok(drawn.iter().any(|(t, m, _)| t == table && m == month))
}

fn cell(
    page: &str,
    neighbourhood: NeighbourhoodId,
    count: u64,
    rng: &mut ChaCha20Rng,
) -> PageCount {
    as_cell(page, neighbourhood, disclosure::publish(count, rng))
}

pub(super) fn as_cell(
    page: &str,
    neighbourhood: NeighbourhoodId,
    published: Published,
) -> PageCount {
    PageCount {
        page: page.to_owned(),
        neighbourhood,
        value: published.value.and_then(|v| i64::try_from(v).ok()),
    }
}
