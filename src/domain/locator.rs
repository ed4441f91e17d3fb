//! In which neighbourhood a place lies, through a spatial index. For places where people come
//! together; a resident is in a neighbourhood because they said so, never by a point (promise P4).

use super::id::NeighbourhoodId;
use super::neighbourhood::Neighbourhood;
use geo::{BoundingRect, Intersects, Point, Polygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

type Boxed = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// An index over the outlines of neighbourhoods.
pub struct Locator {
    boxes: RTree<Boxed>,
    polygons: Vec<(NeighbourhoodId, Polygon<f64>)>,
}

impl Locator {
    /// An index of these neighbourhoods; each island of one has a box of its own.
    #[must_use]
    pub fn new(neighbourhoods: &[Neighbourhood]) -> Self {
        let polygons: Vec<(NeighbourhoodId, Polygon<f64>)> = neighbourhoods
            .iter()
            .flat_map(|n| n.outline.iter().map(|polygon| (n.id, polygon.clone())))
            .collect();
        let boxes = polygons
            .iter()
            .zip(0..)
            .filter_map(|((_, polygon), at)| {
                let bounds = polygon.bounding_rect()?;
                let corners = AABB::from_corners(bounds.min().into(), bounds.max().into());
                Some(Boxed::new(Rectangle::from_aabb(corners), at))
            })
            .collect();
        Self {
            boxes: RTree::bulk_load(boxes),
            polygons,
        }
    }

    /// The neighbourhood in which a point lies; on a shared border, the one with the lowest id.
    #[must_use]
    pub fn locate(&self, point: Point<f64>) -> Option<NeighbourhoodId> {
        self.boxes
            .locate_all_at_point(&[point.x(), point.y()])
            .filter_map(|found| self.polygons.get(found.data))
            .filter(|(_, polygon)| polygon.intersects(&point))
            .map(|(id, _)| *id)
            .min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPolygon, Rect, coord};
    use proptest::prelude::*;

    fn town(outlines: Vec<MultiPolygon<f64>>) -> Vec<Neighbourhood> {
        let named = |(outline, at): (MultiPolygon<f64>, i64)| Neighbourhood {
            id: NeighbourhoodId(at),
            code: String::new(),
            slug: String::new(),
            name: String::new(),
            about: String::new(),
            population: 1_000,
            outline,
            merged_into: None,
        };
        outlines.into_iter().zip(1..).map(named).collect()
    }

    fn every_polygon(town: &[Neighbourhood], point: Point<f64>) -> Option<NeighbourhoodId> {
        let found = town.iter().find(|n| n.outline.intersects(&point));
        found.map(|n| n.id)
    }

    /// A triangle, and sometimes a square island beside it.
    fn outline() -> impl Strategy<Value = MultiPolygon<f64>> {
        let corner = || (0i32..20, 0i32..20);
        (corner(), corner(), corner(), proptest::option::of(corner())).prop_map(
            |(a, b, c, island)| {
                let at = |(x, y): (i32, i32)| coord! { x: f64::from(x), y: f64::from(y) };
                let triangle = geo::Triangle::new(at(a), at(b), at(c)).to_polygon();
                let square = |p| Rect::new(at(p), at(p) + coord! { x: 1.0, y: 1.0 }).to_polygon();
                MultiPolygon::new(
                    std::iter::once(triangle)
                        .chain(island.map(square))
                        .collect(),
                )
            },
        )
    }

    proptest! {
        #[test]
        fn the_index_finds_what_looking_everywhere_finds(
            outlines in proptest::collection::vec(outline(), 0..12),
            points in proptest::collection::vec((0i32..42, 0i32..42), 24),
        ) {
            let town = town(outlines);
            let locator = Locator::new(&town);
            // Halves: points on corners and borders are among them.
            for (x, y) in points {
                let point = Point::new(f64::from(x) / 2.0, f64::from(y) / 2.0);
                prop_assert_eq!(locator.locate(point), every_polygon(&town, point));
            }
        }
    }

    #[test]
    fn nowhere_is_nowhere() {
        let outline = MultiPolygon::from(Rect::new((0.0, 0.0), (1.0, 1.0)).to_polygon());
        let locator = Locator::new(&town(vec![outline, MultiPolygon::new(vec![])]));
        for (x, y, found) in [
            (0.5, 0.5, Some(NeighbourhoodId(1))),
            (1.0, 1.0, Some(NeighbourhoodId(1))),
            (1.1, 0.5, None),
            (f64::NAN, 0.5, None),
        ] {
            assert_eq!(locator.locate(Point::new(x, y)), found, "{x} {y}");
        }
        assert_eq!(Locator::new(&[]).locate(Point::new(0.0, 0.0)), None);
    }
}
