//! Round shapes of different sizes, packed closely: the drawing of what neighbours enjoy.
//!
//! The largest lies in the middle; each next one touches two that are there, as near to the middle as
//! it fits. The same sizes give the same drawing.

/// A circle in the drawing's own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Circle {
    pub x: f64,
    pub y: f64,
    pub r: f64,
}

/// Room between two shapes.
const GAP: f64 = 6.0;

impl Circle {
    fn overlaps(&self, other: &Self) -> bool {
        (self.x - other.x).hypot(self.y - other.y) < self.r + other.r + GAP - 1e-6
    }
}

/// The two places where a circle of radius `r` touches both others.
fn touching(a: &Circle, b: &Circle, r: f64) -> Option<[Circle; 2]> {
    let (from_a, from_b) = (a.r + r + GAP, b.r + r + GAP);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let apart = dx.hypot(dy);
    if apart > from_a + from_b {
        return None;
    }
    let along = (from_a * from_a - from_b * from_b + apart * apart) / (2.0 * apart);
    let aside = (from_a * from_a - along * along).max(0.0).sqrt();
    let (ux, uy) = (dx / apart, dy / apart);
    Some([1.0, -1.0].map(|side| Circle {
        x: a.x + along * ux - side * aside * uy,
        y: a.y + along * uy + side * aside * ux,
        r,
    }))
}

fn next(placed: &[Circle], r: f64) -> Circle {
    let [first, others @ ..] = placed else {
        return Circle { x: 0.0, y: 0.0, r };
    };
    // With one there, beside it.
    let beside = Circle {
        x: first.x + first.r + r + GAP,
        y: first.y,
        r,
    };
    let pairs = placed
        .iter()
        .enumerate()
        .flat_map(|(n, a)| placed[n + 1..].iter().map(move |b| (a, b)));
    pairs
        .filter_map(|(a, b)| touching(a, b, r))
        .flatten()
        .filter(|spot| !placed.iter().any(|c| c.overlaps(spot)))
        .min_by(|a, b| a.x.hypot(a.y).total_cmp(&b.x.hypot(b.y)))
        .unwrap_or(if others.is_empty() {
            beside
        } else {
            // Two that touch always leave a place; this is for sizes that are no numbers.
            Circle {
                x: 0.0,
                y: 0.0,
                r: 0.0,
            }
        })
}

/// Packs circles of these radii, largest first, in a drawing that starts at 0, 0; its width and height.
pub(super) fn pack(radii: &[f64]) -> (Vec<Circle>, f64, f64) {
    let mut placed: Vec<Circle> = Vec::new();
    for r in radii {
        placed.push(next(&placed, *r));
    }
    let low = |f: fn(&Circle) -> f64| placed.iter().map(f).fold(f64::INFINITY, f64::min);
    let high = |f: fn(&Circle) -> f64| placed.iter().map(f).fold(0.0, f64::max);
    if placed.is_empty() {
        return (placed, 0.0, 0.0);
    }
    let (left, top) = (low(|c| c.x - c.r), low(|c| c.y - c.r));
    let (right, bottom) = (high(|c| c.x + c.r), high(|c| c.y + c.r));
    for circle in &mut placed {
        circle.x -= left;
        circle.y -= top;
    }
    (placed, right - left, bottom - top)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn none_overlap_and_all_are_inside(mut radii in proptest::collection::vec(8.0..90.0f64, 0..24)) {
            radii.sort_by(|a, b| b.total_cmp(a));
            let (circles, width, height) = pack(&radii);
            prop_assert_eq!(circles.len(), radii.len());
            for (n, a) in circles.iter().enumerate() {
                prop_assert_eq!(a.r, radii[n]);
                prop_assert!(a.x - a.r > -1e-6 && a.x + a.r < width + 1e-6);
                prop_assert!(a.y - a.r > -1e-6 && a.y + a.r < height + 1e-6);
                prop_assert!(circles[n + 1..].iter().all(|b| !a.overlaps(b)));
            }
            prop_assert_eq!(pack(&radii).0, circles);
        }
    }
}
