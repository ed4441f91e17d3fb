//! How far the town's schemes are read: figures that were published, made readable. Nothing here can
//! see a count before it was noised.

use super::Desk;
use crate::app::Result;
use crate::app::figures::{CHANNELS, SCHEME_PAGES};
use crate::disclosure::SPREAD;
use crate::domain::{Neighbourhood, NeighbourhoodId};
use crate::store::PageCount;
use geo::{Distance, Haversine};

/// Areas with fewer inhabitants are joined with the next: a figure of a handful drowns in the noise.
const LEAST: u32 = 1_500;

/// Neighbourhoods whose figures stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The neighbourhood that gives its place in a table.
    pub id: NeighbourhoodId,
    /// The names, largest first.
    pub names: Vec<String>,
    /// All of them.
    pub places: Vec<NeighbourhoodId>,
    /// How many people live there.
    pub inhabitants: u32,
}

/// The areas of a town, by the name of the largest: from public numbers of inhabitants only, so that
/// which are joined says nothing about anybody.
#[must_use]
pub fn areas(list: &[Neighbourhood]) -> Vec<Area> {
    let large = |n: &&Neighbourhood| n.population >= LEAST;
    let mut areas: Vec<Area> = list
        .iter()
        .filter(large)
        .map(|n| Area {
            id: n.id,
            names: vec![n.name.clone()],
            places: vec![n.id],
            inhabitants: n.population,
        })
        .collect();
    for small in list.iter().filter(|n| !large(n)) {
        let near = |area: &Area| {
            let there = list.iter().find(|n| n.id == area.id);
            there.map_or(f64::MAX, |n| Haversine.distance(small.centre(), n.centre()))
        };
        let nearest = areas.iter_mut().min_by(|a, b| near(a).total_cmp(&near(b)));
        match nearest {
            Some(area) => {
                area.names.push(small.name.clone());
                area.places.push(small.id);
                area.inhabitants += small.population;
            }
            None => areas.push(Area {
                id: small.id,
                names: vec![small.name.clone()],
                places: vec![small.id],
                inhabitants: small.population,
            }),
        }
    }
    areas.sort_by(|a, b| a.names.cmp(&b.names));
    areas
}

/// A published period.
pub struct Period {
    /// `2026-10`, or `2026-Q4`.
    pub name: String,
    /// What was published of it.
    pub cells: Vec<PageCount>,
}

/// A figure to draw and to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// About how often; none is "fewer than ten", or not drawn for this period.
    pub value: Option<u64>,
    /// Once for every so many inhabitants: the nearest and the farthest that the noise allows.
    pub one_in: Option<(u64, u64)>,
}

impl Period {
    /// The figure of a page in an area.
    #[must_use]
    pub fn bar(&self, page: &str, area: &Area) -> Bar {
        let cell = self
            .cells
            .iter()
            .find(|c| c.page == page && c.neighbourhood == area.id);
        let value = cell
            .and_then(|c| c.value)
            .and_then(|v| u64::try_from(v).ok());
        let inhabitants = u64::from(area.inhabitants);
        let one_in = value.map(|v| {
            let per = |count: u64| (inhabitants + count / 2) / count.max(1);
            (
                per(v + SPREAD).max(1),
                per(v.saturating_sub(SPREAD).max(1)).max(1),
            )
        });
        Bar { value, one_in }
    }

    /// Whether a page of an area was drawn in this period at all.
    #[must_use]
    pub fn covers(&self, page: &str, area: &Area) -> bool {
        let drawn = |c: &PageCount| c.page == page && c.neighbourhood == area.id;
        self.cells.iter().any(drawn)
    }

    /// What came by paper and by the desk, over the whole town.
    #[must_use]
    pub fn channel(&self, page: &str, channel: &str) -> Option<i64> {
        let name = format!("{page}@{channel}");
        let cell = self.cells.iter().find(|c| c.page == name);
        cell.and_then(|c| c.value)
    }
}

impl Desk {
    /// The published periods of scheme pages, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn periods(&self) -> Result<Vec<Period>> {
        let mut tx = self.places.look().await?;
        let mut periods = Vec::new();
        for (table, name, _) in tx.draws().await?.into_iter().rev() {
            if table == SCHEME_PAGES {
                let cells = tx.published(&table, &name).await?;
                periods.push(Period { name, cells });
            }
        }
        // A quarter stands behind its last month.
        periods.sort_by_key(|p| std::cmp::Reverse(end_of(&p.name)));
        Ok(periods)
    }

    /// The areas of the town.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn areas(&self) -> Result<Vec<Area>> {
        let list = self.places.look().await?.all_neighbourhoods().await?;
        Ok(areas(&list))
    }

    /// The same figures as a table for others: period, scheme, channel, area, inhabitants, value.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn open_data(&self) -> Result<String> {
        let areas = self.areas().await?;
        let header = [
            "period",
            "scheme",
            "channel",
            "area",
            "inhabitants",
            "about",
        ];
        let mut lines = vec![header.map(str::to_owned).to_vec()];
        for period in self.periods().await? {
            for cell in &period.cells {
                let (scheme, channel) = cell
                    .page
                    .split_once('@')
                    .unwrap_or((cell.page.as_str(), CHANNELS[0]));
                let area = areas.iter().find(|a| a.id == cell.neighbourhood);
                let all = areas.iter().map(|a| a.inhabitants).sum();
                lines.push(vec![
                    period.name.clone(),
                    scheme.to_owned(),
                    channel.to_owned(),
                    area.map_or_else(|| "*".to_owned(), |a| a.names.join(" + ")),
                    area.map_or(all, |a| a.inhabitants).to_string(),
                    cell.value
                        .map_or_else(|| "<10".to_owned(), |v| v.to_string()),
                ]);
            }
        }
        Ok(crate::import::table::write(&lines, b','))
    }
}

/// Year, last month, and whether it is a month: what sorts periods.
fn end_of(name: &str) -> (String, u32, bool) {
    let (year, part) = name.split_once('-').unwrap_or((name, "1"));
    let (number, is_month) = match part.strip_prefix('Q') {
        Some(quarter) => (quarter.parse::<u32>().unwrap_or(1) * 3, false),
        None => (part.parse().unwrap_or(1), true),
    };
    (year.to_owned(), number, is_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPolygon, Rect};

    fn place(id: i64, name: &str, population: u32, east: f64) -> Neighbourhood {
        Neighbourhood {
            id: NeighbourhoodId(id),
            code: name.to_owned(),
            slug: name.to_owned(),
            name: name.to_owned(),
            about: String::new(),
            population,
            outline: MultiPolygon::from(
                Rect::new((5.0 + east, 52.0), (5.1 + east, 52.1)).to_polygon(),
            ),
            merged_into: None,
        }
    }

    #[test]
    fn small_ones_are_joined_with_the_next() {
        let list = [
            place(1, "west", 2_000, 0.0),
            place(2, "midden", 900, 0.2),
            place(3, "oost", 3_000, 0.3),
        ];
        let found = areas(&list);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].names, ["oost", "midden"]);
        assert_eq!(found[0].inhabitants, 3_900);
        // A town of small ones is one area, and a town without any has none.
        assert_eq!(areas(&list[1..2]).len(), 1);
        assert!(areas(&[]).is_empty());
    }

    #[test]
    fn a_figure_is_said_as_a_range() {
        let area = &areas(&[place(1, "west", 2_000, 0.0)])[0];
        let cell = |value| PageCount {
            page: "pas".to_owned(),
            neighbourhood: NeighbourhoodId(1),
            value,
        };
        let period = |value| Period {
            name: "2026-10".to_owned(),
            cells: vec![cell(value)],
        };
        let bar = period(Some(250)).bar("pas", area);
        assert_eq!(bar.one_in, Some((8, 8)));
        let bar = period(Some(20)).bar("pas", area);
        assert_eq!(bar.one_in, Some((77, 143)));
        assert_eq!(period(None).bar("pas", area).value, None);
    }
}
