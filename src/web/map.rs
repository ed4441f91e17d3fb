//! The map of a town: its neighbourhoods as shapes, with how much there is in each. Never a person.

use super::handlers::browse::path_of;
use super::page::Page;
use crate::domain::{ItemKind, Neighbourhood, NeighbourhoodId};
use geo::{BoundingRect, CoordsIter, MultiPolygon, Rect};
use std::fmt::Write;

/// A country of neighbourhoods is no picture; a town is.
const MOST: usize = 60;
/// The width of the drawing in its own units.
const WIDTH: f64 = 1_000.0;
/// The middle of a mark lies this far beside and below the middle of its neighbourhood.
const BESIDE: f64 = 34.0;
const BELOW: f64 = 36.0;

/// A drawing with the list that says the same.
pub(super) struct Map {
    pub places: Vec<Place>,
    pub height: i64,
}

/// A neighbourhood.
pub(super) struct Place {
    pub slug: String,
    pub name: String,
    /// The outline, as an SVG path.
    pub shape: String,
    pub x: f64,
    pub y: f64,
    pub marks: Vec<Mark>,
}

/// How much there is of a kind.
pub(super) struct Mark {
    pub path: &'static str,
    pub count: usize,
    pub words: String,
    pub x: f64,
    pub y: f64,
}

/// How many there are of a kind, by neighbourhood.
pub(super) type Counts = (ItemKind, Vec<(NeighbourhoodId, usize)>);

/// The sentence that says how many there are of a kind.
pub(super) fn count_key(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Activity => "count-activities",
        ItemKind::Initiative => "count-initiatives",
        ItemKind::Opportunity => "count-opportunities",
    }
}

/// From degrees to the drawing.
struct Projection {
    all: Rect,
    scale: f64,
    /// A degree of longitude is shorter than one of latitude this far north.
    stretch: f64,
}

impl Projection {
    fn of(places: &[Neighbourhood]) -> Option<Self> {
        let boxes = places.iter().filter_map(|n| n.outline.bounding_rect());
        let all = boxes.reduce(|a, b| {
            Rect::new(
                (a.min().x.min(b.min().x), a.min().y.min(b.min().y)),
                (a.max().x.max(b.max().x), a.max().y.max(b.max().y)),
            )
        })?;
        Some(Self {
            all,
            scale: WIDTH / all.width().max(1e-9),
            stretch: 1.0 / all.center().y.to_radians().cos(),
        })
    }

    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (
            (x - self.all.min().x) * self.scale,
            (self.all.max().y - y) * self.scale * self.stretch,
        )
    }

    fn shape(&self, outline: &MultiPolygon) -> String {
        let mut path = String::new();
        for polygon in outline {
            for (n, c) in polygon.exterior().coords_iter().enumerate() {
                let (x, y) = self.at(c.x, c.y);
                let letter = if n == 0 { 'M' } else { 'L' };
                // Writing to a string does not fail.
                let _ = write!(path, "{letter}{x:.0} {y:.0}");
            }
            path.push('Z');
        }
        path
    }

    fn height(&self) -> i64 {
        (self.all.height() * self.scale * self.stretch).round() as i64
    }
}

fn marks(page: &Page, id: NeighbourhoodId, counts: &[Counts], (x, y): (f64, f64)) -> Vec<Mark> {
    let wide = f64::from(u8::from(counts.len() > 1));
    let found = counts.iter().enumerate().filter_map(|(n, (kind, list))| {
        let (_, count) = list.iter().find(|(place, _)| *place == id)?;
        Some(Mark {
            path: path_of(*kind),
            count: *count,
            words: page.n(count_key(*kind), count),
            x: (x + wide * BESIDE * if n == 0 { -1.0 } else { 1.0 }).round(),
            y: (y + BELOW).round(),
        })
    });
    found.collect()
}

/// Draws the town; none where there are no neighbourhoods or too many.
pub(super) fn draw(page: &Page, places: &[Neighbourhood], counts: &[Counts]) -> Option<Map> {
    if places.len() > MOST {
        return None;
    }
    let projection = Projection::of(places)?;
    let places = places.iter().map(|n| {
        let (x, y) = projection.at(n.centre().x(), n.centre().y());
        Place {
            slug: n.slug.clone(),
            name: n.name.clone(),
            shape: projection.shape(&n.outline),
            x: x.round(),
            y: y.round(),
            marks: marks(page, n.id, counts, (x, y)),
        }
    });
    Some(Map {
        places: places.collect(),
        height: projection.height() + 16,
    })
}
