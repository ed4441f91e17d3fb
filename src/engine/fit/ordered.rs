//! The kernel with the order in which people took things: what they took last counts more, and what
//! others took next after it counts too.
//!
//! `score_j = sum_i a_i^-recency K_ij + next sum_{i among the last} T_ij / a_i`, where `a_i` is 1 for the item
//! that was taken last, 2 for the one before, and so on; `T_ij = d_i^-.5 d_j^-.3 n_ij`, `n_ij` how often `j`
//! came at most `WINDOW` places after `i`, the best `KEEP` of a row, at the RMS row norm of `K`. An item
//! without a place counts as the mean of the others.

use super::kernel::rms_norm;
use super::touched::keep_best;
use super::{ItemScores, Kernel, Lists, Touched};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// How far "next" reaches.
const WINDOW: usize = 5;
/// How many of the last items others go on from.
const LAST: usize = 8;
/// Neighbours a row of what comes next.
const KEEP: usize = 100;
/// How much order counts; both zero is the kernel alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
    /// The exponent of how many places ago an item was taken, from 1.
    pub recency: f64,
    /// What others took next, beside the kernel at equal RMS row norm.
    pub next: f64,
}

/// Chosen on a validation part that was cut off in time (`fit.txt` and `valid.txt` of Gowalla).
impl Default for Order {
    fn default() -> Self {
        Self {
            recency: 0.4,
            next: 0.5,
        }
    }
}

/// The fitted model.
#[derive(Clone, Debug)]
pub struct Ordered {
    kernel: Kernel,
    next: Kernel,
    order: Order,
}

impl Ordered {
    /// Fits what order adds to a kernel. `histories`: per user, items in order of time, oldest first.
    #[must_use]
    pub fn fit(kernel: Kernel, train: &Lists, histories: &[Vec<u32>], order: Order) -> Self {
        let degrees = train.transposed().degrees();
        let rows = followed(histories, &degrees);
        let scale = rms_norm(&kernel.rows()) / rms_norm(&rows).max(1e-12);
        let scaled: Vec<_> = rows
            .into_iter()
            .map(|row| row.into_iter().map(|(j, w)| (j, w * scale)).collect())
            .collect();
        Self {
            kernel,
            next: Kernel::new(&scaled),
            order,
        }
    }

    /// How many items there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.kernel.items()
    }

    /// The best `k` for somebody, without what they have. `all`: everything they have, sorted;
    /// `history`: what of it has a place, oldest first.
    #[must_use]
    pub fn best(&self, all: &[u32], history: &[u32], k: usize, scores: &mut Touched) -> Vec<u32> {
        let count = history.len().max(1) as f64;
        let weight = |at: usize| ((history.len() - at) as f64).powf(-self.order.recency);
        let placed = history.iter().enumerate().map(|(at, i)| (*i, weight(at)));
        let mean = placed.clone().map(|(_, w)| w).sum::<f64>() / count;
        let mean = if history.is_empty() { 1.0 } else { mean };
        let has_place: FxHashSet<u32> = history.iter().copied().collect();
        let others = all.iter().filter(|i| !has_place.contains(i));
        let others = others.map(|i| (*i, mean));
        self.kernel.score_weighted(placed.chain(others), scores);
        let last = history.iter().rev().take(LAST).enumerate();
        let last = last.map(|(ago, i)| (*i, self.order.next / (ago + 1) as f64));
        self.next.score_weighted(last, scores);
        let found = scores.best(k, all);
        scores.clear();
        found.into_iter().map(|(item, _)| item).collect()
    }
}

/// What came after what, by item.
fn followed(histories: &[Vec<u32>], degrees: &[f64]) -> Vec<Vec<(u32, f64)>> {
    let mut at_of: Vec<Vec<(u32, u32)>> = vec![Vec::new(); degrees.len()];
    for (user, history) in (0u32..).zip(histories) {
        for (at, item) in (0u32..).zip(history) {
            at_of[*item as usize].push((user, at));
        }
    }
    let items: Vec<usize> = (0..degrees.len()).collect();
    items
        .par_iter()
        .map_init(
            || Touched::new(degrees.len()),
            |sums, i| {
                for (user, at) in &at_of[*i] {
                    let after = histories[*user as usize].iter().skip(*at as usize + 1);
                    for j in after.take(WINDOW) {
                        sums.add(*j, 1.0);
                    }
                }
                let own = degrees[*i].max(1.0).powf(-0.5);
                let mut row: Vec<(u32, f64)> = sums
                    .places()
                    .iter()
                    .map(|j| {
                        (
                            *j,
                            sums.at(*j) * own * degrees[*j as usize].max(1.0).powf(-0.3),
                        )
                    })
                    .collect();
                keep_best(&mut row, KEEP);
                sums.clear();
                row
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn histories() -> impl Strategy<Value = Vec<Vec<u32>>> {
        let history = proptest::collection::vec(0u32..9, 0..7);
        let once = history.prop_map(|items| {
            let mut seen = FxHashSet::default();
            items.into_iter().filter(|i| seen.insert(*i)).collect()
        });
        proptest::collection::vec(once, 1..12)
    }

    /// How often `j` came at most `WINDOW` places after `i`, by looking at every two places.
    fn after(histories: &[Vec<u32>], i: u32, j: u32) -> usize {
        let pairs = |h: &Vec<u32>| {
            let place = |item: u32| h.iter().position(|other| *other == item);
            let (one, other) = (place(i)?, place(j)?);
            (one < other && other - one <= WINDOW).then_some(())
        };
        histories.iter().filter_map(pairs).count()
    }

    proptest! {
        #[test]
        fn what_follows_is_counted_as_by_hand(histories in histories()) {
            let degrees = vec![1.0; 9];
            let rows = followed(&histories, &degrees);
            for i in 0..9u32 {
                for j in 0..9u32 {
                    let found = rows[i as usize].iter().find(|(other, _)| *other == j);
                    let found = found.map_or(0.0, |(_, n)| *n);
                    prop_assert!((found - after(&histories, i, j) as f64).abs() < 1e-12);
                }
            }
        }

        #[test]
        fn without_order_it_is_the_kernel(histories in histories()) {
            let rows = histories.iter().cloned().map(|mut row| { row.sort_unstable(); row });
            let train = Lists::new(rows, 9);
            let kernel = super::super::Recipe::default().fit(&train);
            let none = Order { recency: 0.0, next: 0.0 };
            let ordered = Ordered::fit(kernel.clone(), &train, &histories, none);
            let (mut one, mut other) = (Touched::new(9), Touched::new(9));
            for (user, history) in histories.iter().enumerate() {
                let all = train.row(user);
                kernel.score(history, &mut one);
                let wanted: Vec<u32> = one.best(5, all).into_iter().map(|(i, _)| i).collect();
                one.clear();
                prop_assert_eq!(ordered.best(all, history, 5, &mut other), wanted);
            }
        }
    }
}
