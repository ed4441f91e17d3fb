//! "Jouw buurt in interesses": what neighbours enjoy, in wide themes, as drawn once a month (promise
//! P7). With what they bring (`figures.rs`) it is the second of the two tables a month about people.

use super::figures::{EPSILON_THOUSANDTHS, cell, is_drawn};
use super::{App, Result};
use crate::domain::{ConceptId, MemberId, NeighbourhoodId};
use crate::store::Tx;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many residents of a neighbourhood enjoy something of a theme (a concept without a broader
/// one). The unit is one theme of one resident.
pub(super) const ENJOYS: &str = "enjoys";

/// A theme and about how many neighbours enjoy something of it: never under ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interest {
    /// The theme.
    pub theme: ConceptId,
    /// The published count; over the whole town the sum of what was published.
    pub about: u64,
}

impl App {
    /// What neighbours enjoy, in one neighbourhood or in all, as drawn last: most first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn interests(&self, place: Option<NeighbourhoodId>) -> Result<Vec<Interest>> {
        let mut tx = self.read().await?;
        let ledger = tx.ledger().await?;
        let Some((table, month, _)) = ledger.iter().rfind(|(table, ..)| table == ENJOYS) else {
            return Ok(Vec::new());
        };
        let mut themes: BTreeMap<ConceptId, u64> = BTreeMap::new();
        for cell in tx.figures(table, month).await? {
            let here = place.is_none_or(|place| place == cell.neighbourhood);
            let value = cell.value.and_then(|v| u64::try_from(v).ok());
            if let (true, Some(value), Some(theme)) = (here, value, self.vocabulary.id(&cell.page))
            {
                *themes.entry(theme).or_default() += value;
            }
        }
        let mut list: Vec<Interest> = themes
            .into_iter()
            .map(|(theme, about)| Interest { theme, about })
            .collect();
        list.sort_by_key(|i| (std::cmp::Reverse(i.about), i.theme));
        Ok(list)
    }

    /// Draws what neighbours enjoy in a month, once, a cell for every theme in every neighbourhood,
    /// also where nobody does: which cells are missing would say something too.
    pub(super) async fn draw_interests(&self, tx: &mut Tx, month: &str) -> Result<()> {
        if is_drawn(tx, ENJOYS, month).await? {
            return Ok(());
        }
        let mut who: HashMap<(ConceptId, NeighbourhoodId), BTreeSet<MemberId>> = HashMap::new();
        for (member, place, key) in tx.enjoyed().await? {
            if let Some(concept) = self.vocabulary.id(&key) {
                let theme = *self
                    .vocabulary
                    .ancestors(concept)
                    .last()
                    .unwrap_or(&concept);
                who.entry((theme, place)).or_default().insert(member);
            }
        }
        let mut rng = self.draw_of(ENJOYS, month);
        let mut cells = Vec::new();
        let places = tx.neighbourhoods().await?;
        for (theme, concept) in self.vocabulary.iter().filter(|(_, c)| c.broader.is_none()) {
            for place in &places {
                let count = who
                    .get(&(theme, place.id))
                    .map_or(0, |who| who.len() as u64);
                cells.push(cell(&concept.key, place.id, count, &mut rng));
            }
        }
        let now = self.now();
        Ok(tx
            .publish_figures(ENJOYS, month, EPSILON_THOUSANDTHS, &cells, now)
            .await?)
    }
}
