//! A grid of neighbourhoods over the people of a city, so that a data set without neighbourhoods can
//! become a research town. Nobody is anywhere more precisely than in a cell of some kilometres.

use super::Meetup;
use crate::domain::neighbourhood::{MIN_POPULATION, slug};
use crate::domain::{Neighbourhood, NeighbourhoodId};
use geo::{BooleanOps, Distance, Haversine, MultiPolygon, Point, Rect, coord};
use std::collections::{BTreeMap, HashMap};

/// The side of a cell in degrees of latitude: about 4.5 km.
const SIDE: f64 = 0.04;
/// The step in degrees of longitude that is as long, halfway between equator and pole.
const STEP: f64 = 0.05;

/// A cell: its row from the south and its column from the west.
type Cell = (i32, i32);

/// The neighbourhoods, each a cell with many people and the sparse cells beside it.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The neighbourhoods; `id` is the position from 1.
    pub neighbourhoods: Vec<Neighbourhood>,
    centres: Vec<(NeighbourhoodId, Point<f64>)>,
    cells: HashMap<Cell, NeighbourhoodId>,
}

impl Grid {
    /// Lays a grid over points. Cells with at least 200 points stand on their own, those beside them
    /// join the nearest; without any such cell, all is one neighbourhood.
    #[must_use]
    pub fn over(points: impl Iterator<Item = Point<f64>> + Clone) -> Self {
        let mut count: BTreeMap<Cell, u32> = BTreeMap::new();
        for point in points.clone() {
            *count.entry(cell_of(point)).or_default() += 1;
        }
        let mut large: Vec<Cell> = count
            .iter()
            .filter(|(_, n)| **n >= MIN_POPULATION)
            .map(|(cell, _)| *cell)
            .collect();
        if large.is_empty() {
            large.extend(
                count
                    .iter()
                    .max_by_key(|(cell, n)| (**n, **cell))
                    .map(|(c, _)| *c),
            );
        }
        let mut grid = Self::default();
        for (cell, id) in large.iter().zip(1..) {
            grid.centres.push((NeighbourhoodId(id), middle(*cell)));
        }
        for cell in count.keys() {
            if large
                .iter()
                .any(|l| (l.0 - cell.0).abs() <= 1 && (l.1 - cell.1).abs() <= 1)
            {
                grid.cells.insert(*cell, grid.nearest(middle(*cell)));
            }
        }
        grid.neighbourhoods = large
            .iter()
            .zip(1..)
            .map(|(cell, id)| grid.neighbourhood(*cell, NeighbourhoodId(id), &large))
            .collect();
        for point in points {
            let NeighbourhoodId(id) = grid.locate(point);
            if let Some(n) = usize::try_from(id - 1)
                .ok()
                .and_then(|at| grid.neighbourhoods.get_mut(at))
            {
                n.population += 1;
            }
        }
        grid
    }

    /// The neighbourhood of a point: its cell's, or the nearest.
    #[must_use]
    pub fn locate(&self, point: Point<f64>) -> NeighbourhoodId {
        let own = self.cells.get(&cell_of(point));
        own.copied().unwrap_or_else(|| self.nearest(point))
    }

    fn nearest(&self, point: Point<f64>) -> NeighbourhoodId {
        let far = |centre: &Point<f64>| Haversine.distance(point, *centre);
        self.centres
            .iter()
            .min_by(|a, b| far(&a.1).total_cmp(&far(&b.1)).then(a.0.cmp(&b.0)))
            .map_or(NeighbourhoodId(1), |(id, _)| *id)
    }

    fn neighbourhood(&self, cell: Cell, id: NeighbourhoodId, large: &[Cell]) -> Neighbourhood {
        let name = name(cell, large);
        let mut own: Vec<Cell> = self
            .cells
            .iter()
            .filter(|(_, owner)| **owner == id)
            .map(|(cell, _)| *cell)
            .collect();
        own.sort_unstable();
        let outline = own
            .into_iter()
            .fold(MultiPolygon::new(Vec::new()), |all, cell| {
                all.union(&square(cell))
            });
        Neighbourhood {
            id,
            code: name.clone(),
            slug: slug(&format!("vak {name}")),
            name: format!("Vak {name}"),
            about: String::new(),
            population: 0,
            outline,
            merged_into: None,
        }
    }
}

fn cell_of(point: Point<f64>) -> Cell {
    (
        (point.y() / SIDE).floor() as i32,
        (point.x() / STEP).floor() as i32,
    )
}

fn middle((row, column): Cell) -> Point<f64> {
    Point::new(
        (f64::from(column) + 0.5) * STEP,
        (f64::from(row) + 0.5) * SIDE,
    )
}

fn square((row, column): Cell) -> MultiPolygon<f64> {
    let corner =
        |row: i32, column: i32| coord! { x: f64::from(column) * STEP, y: f64::from(row) * SIDE };
    let rect = Rect::new(corner(row, column), corner(row + 1, column + 1));
    MultiPolygon::new(vec![rect.to_polygon()])
}

/// `C4`: a letter per row from the north, a number per column from the west.
fn name((row, column): Cell, large: &[Cell]) -> String {
    let north = large.iter().map(|c| c.0).max().unwrap_or(row);
    let west = large.iter().map(|c| c.1).min().unwrap_or(column);
    let down = u32::try_from(north - row).unwrap_or(0);
    let letter = |n: u32| char::from_u32(u32::from('A') + n).unwrap_or('?');
    let letters: String = match down / 26 {
        0 => letter(down).to_string(),
        more => [letter((more - 1) % 26), letter(down % 26)]
            .iter()
            .collect(),
    };
    format!("{letters}{}", column - west + 1)
}

/// Where everybody and everything is.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The neighbourhoods.
    pub grid: Grid,
    /// The neighbourhood of every member, in the order of the members.
    pub members: Vec<NeighbourhoodId>,
    /// The neighbourhood of every group, in the order of the groups: the one most of the people who
    /// came live in. Its events are there too.
    pub groups: Vec<NeighbourhoodId>,
}

/// Lays the people of a city into a grid, and its groups where most of their people live.
#[must_use]
pub fn lay_out(meetup: &Meetup) -> Layout {
    let grid = Grid::over(meetup.members.iter().map(|m| m.at));
    let members: Vec<NeighbourhoodId> = meetup.members.iter().map(|m| grid.locate(m.at)).collect();
    let home: HashMap<i64, NeighbourhoodId> = meetup
        .members
        .iter()
        .zip(&members)
        .map(|(m, home)| (m.id, *home))
        .collect();
    let mut came: HashMap<i64, BTreeMap<NeighbourhoodId, u32>> = HashMap::new();
    let mut pairs: Vec<(i64, i64)> = meetup.rsvps.iter().map(|r| (r.group, r.member)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    for (group, member) in pairs {
        if let Some(home) = home.get(&member) {
            *came.entry(group).or_default().entry(*home).or_default() += 1;
        }
    }
    let most = |from: &BTreeMap<NeighbourhoodId, u32>| {
        let best = from
            .iter()
            .max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id)));
        best.map(|(id, _)| *id)
    };
    let groups = meetup
        .groups
        .iter()
        .map(|g| came.get(&g.id).and_then(most).unwrap_or(NeighbourhoodId(1)))
        .collect();
    Layout {
        grid,
        members,
        groups,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains, Validation};

    #[test]
    fn cells_are_named_from_the_north_west_and_hold_their_people() {
        let crowd = |lon: f64, lat: f64, n: usize| std::iter::repeat_n(Point::new(lon, lat), n);
        let points: Vec<Point<f64>> = crowd(5.01, 52.01, 300)
            .chain(crowd(5.11, 51.95, 250))
            // Beside the first, and far away.
            .chain(crowd(5.06, 52.05, 20))
            .chain(crowd(9.0, 49.0, 3))
            .collect();
        let grid = Grid::over(points.iter().copied());
        let told: Vec<(&str, u32)> = grid
            .neighbourhoods
            .iter()
            .map(|n| (n.name.as_str(), n.population))
            .collect();
        assert_eq!(told, [("Vak C3", 253), ("Vak A1", 320)]);
        for n in &grid.neighbourhoods {
            assert!(n.outline.is_valid(), "{}", n.name);
        }
        assert!(
            grid.neighbourhoods[1]
                .outline
                .contains(&Point::new(5.06, 52.05))
        );
    }

    #[test]
    fn few_people_are_one_neighbourhood() {
        let grid = Grid::over([Point::new(5.0, 52.0), Point::new(5.3, 52.1)].into_iter());
        assert_eq!(grid.neighbourhoods.len(), 1);
        assert_eq!(grid.neighbourhoods[0].population, 2);
    }
}
