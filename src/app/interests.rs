//! "Jouw buurt in interesses": what neighbours enjoy, in wide themes, as drawn once a month (promise
//! P7). With what they bring (`figures.rs`) it is the second of the two tables a month about people.

use super::figures::{EPSILON_THOUSANDTHS, as_cell, is_drawn};
use super::{App, Result};
use crate::disclosure::Shares;
use crate::domain::{ConceptId, MemberId, NeighbourhoodId};
use crate::store::Tx;
use std::collections::{BTreeMap, BTreeSet};

/// How many residents of a neighbourhood enjoy something of a theme (a concept without a broader
/// one). Everybody is divided over the themes they enjoy something of.
pub(super) const ENJOYS: &str = "enjoys";
/// The place of a figure of the whole town.
const TOWN: NeighbourhoodId = NeighbourhoodId(0);

/// A theme in a neighbourhood.
type Cell = (ConceptId, NeighbourhoodId);

/// A theme and about how many neighbours enjoy something of it: never under ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interest {
    /// The theme.
    pub theme: ConceptId,
    /// The published figure.
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
            let here = place.unwrap_or(TOWN) == cell.neighbourhood;
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
        let mut who: BTreeMap<MemberId, BTreeSet<Cell>> = BTreeMap::new();
        for (member, place, key) in tx.enjoyed().await? {
            if let Some(concept) = self.vocabulary.id(&key) {
                let theme = self.theme_of(concept);
                who.entry(member).or_default().insert((theme, place));
            }
        }
        let places: Vec<NeighbourhoodId> =
            tx.neighbourhoods().await?.iter().map(|n| n.id).collect();
        let themes = self.vocabulary.iter().filter(|(_, c)| c.broader.is_none());
        let themes: Vec<ConceptId> = themes.map(|(id, _)| id).collect();
        let of_theme = |theme: &ConceptId| -> Vec<Cell> {
            places.iter().map(|place| (*theme, *place)).collect()
        };
        let mut rng = self.draw_of(ENJOYS, month);
        let mut table = Shares::of(themes.iter().flat_map(of_theme), &[]);
        for own in who.into_values() {
            let own: Vec<Cell> = own.into_iter().collect();
            table.count(&own, &[], &mut rng);
        }
        let drawn = table.draw(&mut rng);
        let mut cells = Vec::new();
        for theme in &themes {
            let (key, all) = (self.vocabulary.key(*theme), of_theme(theme));
            for cell in &all {
                cells.push(as_cell(key, cell.1, drawn.about([cell].into_iter())));
            }
            // The town is what was drawn for its neighbourhoods, also where that is not clear for each.
            cells.push(as_cell(key, TOWN, drawn.about(all.iter())));
        }
        let now = self.now();
        Ok(tx
            .publish_figures(ENJOYS, month, EPSILON_THOUSANDTHS, &cells, now)
            .await?)
    }
}
