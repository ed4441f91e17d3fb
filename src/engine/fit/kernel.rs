//! A sparse item-item matrix: the best neighbours of every item, with their weights.

use super::lists::Lists;
use super::touched::{Touched, keep_best};
use super::{ItemScores, lists::powers};
use rayon::prelude::*;

/// A row of a kernel: neighbours with their weights.
pub type Row = Vec<(u32, f64)>;

/// Rows of neighbours: `score_j = sum_i W_ij` over the items `i` of a history. A score therefore
/// says "because of `i`", with its part.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Kernel {
    starts: Vec<usize>,
    neighbours: Vec<u32>,
    weights: Vec<f32>,
}

impl Kernel {
    /// A kernel of these rows, by item.
    #[must_use]
    pub fn new(rows: &[Row]) -> Self {
        let mut made = Self {
            starts: vec![0],
            ..Self::default()
        };
        for row in rows {
            made.neighbours.extend(row.iter().map(|(j, _)| *j));
            made.weights.extend(row.iter().map(|(_, w)| *w as f32));
            made.starts.push(made.neighbours.len());
        }
        made
    }

    /// The neighbours of an item with their weights; none for an item that is not there.
    pub fn row(&self, item: u32) -> impl Iterator<Item = (u32, f64)> {
        let at = item as usize;
        let range = match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => *from..*to,
            _ => 0..0,
        };
        self.neighbours[range.clone()]
            .iter()
            .zip(&self.weights[range])
            .map(|(j, w)| (*j, f64::from(*w)))
    }
}

impl Kernel {
    /// All rows, by item.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let items = u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX);
        (0..items).map(|item| self.row(item).collect()).collect()
    }
}

impl Kernel {
    /// Like [`ItemScores::score`], where every item of the history counts for so much.
    pub fn score_weighted(
        &self,
        history: impl IntoIterator<Item = (u32, f64)>,
        scores: &mut Touched,
    ) {
        for (item, counts) in history {
            for (j, weight) in self.row(item) {
                scores.add(j, counts * weight);
            }
        }
    }
}

impl ItemScores for Kernel {
    fn items(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn score(&self, history: &[u32], scores: &mut Touched) {
        self.score_weighted(history.iter().map(|item| (*item, 1.0)), scores);
    }
}

/// Every item there is.
pub(super) fn all(of_item: &Lists) -> Vec<u32> {
    (0..u32::try_from(of_item.len()).unwrap_or(u32::MAX)).collect()
}

/// Computes the rows of `items`, one after the other, of `G_ij = sum_u d_u^-b x_ui x_uj` and gives each to `finish`,
/// with the item. Rows run in parallel; the sum within a row runs over users and items ascending.
/// Costs `sum_u d_u^2` in all.
pub(super) fn gram_rows<T: Send>(
    of_user: &Lists,
    of_item: &Lists,
    items: &[u32],
    b: f64,
    finish: impl Fn(u32, &Touched) -> T + Sync,
) -> Vec<T> {
    let per_user = powers(&of_user.degrees(), -b);
    items
        .par_iter()
        .map_init(
            || Touched::new(of_item.len()),
            |sums, i| {
                let i = *i;
                for user in of_item.row(i as usize) {
                    for j in of_user.row(*user as usize) {
                        sums.add(*j, per_user[*user as usize]);
                    }
                }
                let made = finish(i, sums);
                sums.clear();
                made
            },
        )
        .collect()
}

/// The root of the mean square norm of the rows.
#[must_use]
pub fn rms_norm(rows: &[Row]) -> f64 {
    let squares: f64 = rows.iter().flatten().map(|(_, w)| w * w).sum();
    (squares / rows.len().max(1) as f64).sqrt()
}

/// The RMS row norms of both.
#[must_use]
pub fn norms(one: &[Row], other: &[Row]) -> (f64, f64) {
    (rms_norm(one), rms_norm(other))
}

/// `one / |one| + share * other / |other|`, where `||` is the RMS row norm; the best `keep` of every
/// row stay.
#[must_use]
pub fn mixed(one: &[Row], other: &[Row], share: f64, keep: usize) -> Vec<Row> {
    mixed_at(one, other, norms(one, other), share, keep)
}

/// The same at norms that were frozen.
#[must_use]
pub fn mixed_at(
    one: &[Row],
    other: &[Row],
    norms: (f64, f64),
    share: f64,
    keep: usize,
) -> Vec<Row> {
    let scale = |norm: f64, share: f64| if norm > 0.0 { share / norm } else { 0.0 };
    let (a, b) = (scale(norms.0, 1.0), scale(norms.1, share));
    let pairs: Vec<(&Row, &Row)> = one.iter().zip(other).collect();
    pairs
        .into_par_iter()
        .map(|(one, other)| {
            let mut both: Vec<(u32, f64)> = one.iter().map(|(j, w)| (*j, w * a)).collect();
            both.extend(other.iter().map(|(j, w)| (*j, w * b)));
            both.sort_by_key(|(j, _)| *j);
            let mut sums: Row = Vec::with_capacity(both.len());
            for (j, w) in both {
                match sums.last_mut() {
                    Some((last, sum)) if *last == j => *sum += w,
                    _ => sums.push((j, w)),
                }
            }
            keep_best(&mut sums, keep);
            sums
        })
        .collect()
}
