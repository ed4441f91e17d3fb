//! What an officer may know: fixed monthly tables, noised once and kept (promise P7).

use super::interests::ENJOYS;
use super::{App, Error, Result};
use crate::disclosure;
use crate::domain::{ConceptId, MemberId, NeighbourhoodId, Role};
use crate::store::{PageCount, Tx};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::{BTreeSet, HashMap};

/// Openings of scheme pages, per neighbourhood: for officers.
const SCHEME_PAGES: &str = "scheme-pages";
/// How many residents bring a concept or a narrower one, in the whole town: search says that they do,
/// never how many. The unit is one concept of one resident.
const BRINGS: &str = "brings";
/// The epsilon of a table, as the ledger keeps it.
pub(super) const EPSILON_THOUSANDTHS: i64 = 500;

/// A published month.
pub struct Month {
    /// `2026-10`.
    pub month: String,
    /// Page, neighbourhood and the published value; none is "fewer than ten".
    pub cells: Vec<PageCount>,
}

impl App {
    /// The published months, newest first: for officers only.
    ///
    /// # Errors
    /// `NotFound` for who is no officer, or when the database failed.
    pub async fn figures(&self, officer: MemberId) -> Result<Vec<Month>> {
        let me = self.myself(officer).await?;
        if !me.roles.iter().any(|r| r.role == Role::Officer) {
            return Err(Error::NotFound);
        }
        let mut tx = self.read().await?;
        let mut months = Vec::new();
        for (table, month, _) in tx.ledger().await?.into_iter().rev() {
            if table != SCHEME_PAGES {
                continue;
            }
            let cells = tx.figures(&table, &month).await?;
            months.push(Month { month, cells });
        }
        Ok(months)
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
        let ledger = tx.ledger().await?;
        let last = ledger.iter().rfind(|(table, ..)| table == BRINGS);
        let Some((table, month, _)) = last else {
            return Ok(Vec::new());
        };
        let cells = tx.figures(table, month).await?;
        Ok(cells
            .iter()
            .filter(|cell| cell.value.is_some())
            .filter_map(|cell| self.vocabulary.id(&cell.page))
            .collect())
    }

    /// Draws what neighbours bring in a month, once, a cell for every concept.
    pub(super) async fn draw_brings(&self, tx: &mut Tx, month: &str) -> Result<()> {
        if is_drawn(tx, BRINGS, month).await? {
            return Ok(());
        }
        let mut bringers: HashMap<ConceptId, BTreeSet<MemberId>> = HashMap::new();
        for (member, key) in tx.brought().await? {
            let Some(concept) = self.vocabulary.id(&key) else {
                continue;
            };
            for concept in [concept]
                .into_iter()
                .chain(self.vocabulary.ancestors(concept))
            {
                bringers.entry(concept).or_default().insert(member);
            }
        }
        let mut rng = self.draw_of(BRINGS, month);
        let cells: Vec<PageCount> = self
            .vocabulary
            .iter()
            .map(|(id, concept)| {
                let count = bringers.get(&id).map_or(0, |who| who.len() as u64);
                cell(&concept.key, NeighbourhoodId(0), count, &mut rng)
            })
            .collect();
        let now = self.now();
        tx.publish_figures(BRINGS, month, EPSILON_THOUSANDTHS, &cells, now)
            .await?;
        tx.changed("brings", now).await?;
        Ok(())
    }

    pub(super) fn draw_of(&self, table: &str, month: &str) -> ChaCha20Rng {
        let context: Vec<i64> = month
            .split('-')
            .filter_map(|part| part.parse().ok())
            .collect();
        ChaCha20Rng::from_seed(self.entropy.bytes(table, &context))
    }

    /// Draws the noise of a month, once. Every cell of the table is drawn, also those that nobody
    /// opened: which cells are missing would say something too.
    pub(super) async fn draw(&self, tx: &mut Tx, month: &str) -> Result<()> {
        if is_drawn(tx, SCHEME_PAGES, month).await? {
            return Ok(());
        }
        let counted = tx.true_page_counts(month).await?;
        let mut rng = self.draw_of(SCHEME_PAGES, month);
        let mut cells = Vec::new();
        for scheme in tx.schemes().await? {
            for neighbourhood in tx.neighbourhoods().await? {
                let count = counted
                    .iter()
                    .find(|c| c.page == scheme.key && c.neighbourhood == neighbourhood.id)
                    .and_then(|c| c.value)
                    .and_then(|v| u64::try_from(v).ok())
                    .unwrap_or(0);
                cells.push(cell(&scheme.key, neighbourhood.id, count, &mut rng));
            }
        }
        let now = self.now();
        Ok(tx
            .publish_figures(SCHEME_PAGES, month, EPSILON_THOUSANDTHS, &cells, now)
            .await?)
    }
}

pub(super) async fn is_drawn(tx: &mut Tx, table: &str, month: &str) -> Result<bool> {
    let drawn = tx.ledger().await?;
    Ok(drawn.iter().any(|(t, m, _)| t == table && m == month))
}

pub(super) fn cell(
    page: &str,
    neighbourhood: NeighbourhoodId,
    count: u64,
    rng: &mut ChaCha20Rng,
) -> PageCount {
    let value = disclosure::publish(count, rng).value;
    PageCount {
        page: page.to_owned(),
        neighbourhood,
        value: value.and_then(|v| i64::try_from(v).ok()),
    }
}
