//! Metrics of one list, and their mean over everybody.

use super::bootstrap::Share;
use std::collections::BTreeMap;

/// The share of `relevant` (sorted, not empty) that is among the first `k` of `list`.
#[must_use]
pub fn recall(list: &[u32], relevant: &[u32], k: usize) -> f64 {
    let found = list.iter().take(k).filter(|i| is_in(relevant, **i)).count();
    found as f64 / relevant.len() as f64
}

/// Normalised discounted cumulative gain: 1 / log2(1 + place) for every relevant item of the first
/// `k`, over what the best list of `min(k, relevant)` places would have.
#[must_use]
pub fn ndcg(list: &[u32], relevant: &[u32], k: usize) -> f64 {
    let gain = |place: usize| ((place + 2) as f64).log2().recip();
    let found: f64 = list
        .iter()
        .take(k)
        .enumerate()
        .filter(|(_, i)| is_in(relevant, **i))
        .map(|(place, _)| gain(place))
        .sum();
    let ideal: f64 = (0..k.min(relevant.len())).map(gain).sum();
    found / ideal
}

fn is_in(sorted: &[u32], item: u32) -> bool {
    sorted.binary_search(&item).is_ok()
}

/// Both metrics over everybody who has something relevant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mean {
    /// How many lists were looked at: a list a user, or one a week.
    pub users: usize,
    /// How many relevant items they have together.
    pub pairs: usize,
    recall: f64,
    ndcg: f64,
    /// What each person adds, by their number: a bootstrap draws people, not lists.
    pub of: BTreeMap<i64, Share>,
}

impl Mean {
    /// Adds a list of a user; one without anything relevant is left out.
    pub fn add(&mut self, user: i64, list: &[u32], relevant: &[u32], k: usize) {
        if !relevant.is_empty() {
            let (recall, ndcg) = (recall(list, relevant, k), ndcg(list, relevant, k));
            self.users += 1;
            self.pairs += relevant.len();
            self.recall += recall;
            self.ndcg += ndcg;
            let share = self.of.entry(user).or_default();
            share.lists += 1.0;
            share.recall += recall;
            share.ndcg += ndcg;
        }
    }

    /// Mean recall.
    #[must_use]
    pub fn recall(&self) -> f64 {
        self.recall / self.users.max(1) as f64
    }

    /// Mean NDCG.
    #[must_use]
    pub fn ndcg(&self) -> f64 {
        self.ndcg / self.users.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_by_hand() {
        // Gains of the places: 1, 0.63093, 0.5, 0.43068.
        for (list, relevant, k, wanted_recall, wanted_ndcg) in [
            (vec![7, 8, 9], vec![8], 3, 1.0, 0.63093),
            (vec![7, 8, 9], vec![1, 8], 3, 0.5, 0.63093 / 1.63093),
            (vec![8, 7, 1, 9], vec![1, 8], 4, 1.0, 1.5 / 1.63093),
            (vec![8, 7, 1, 9], vec![1, 8], 2, 0.5, 1.0 / 1.63093),
            // The ideal list has k places, recall counts all that is relevant.
            (vec![3, 1], vec![1, 2, 3], 1, 1.0 / 3.0, 1.0),
            (vec![], vec![1], 5, 0.0, 0.0),
        ] {
            let shown = format!("{list:?} {relevant:?} at {k}");
            assert!(
                (recall(&list, &relevant, k) - wanted_recall).abs() < 1e-4,
                "{shown}"
            );
            assert!(
                (ndcg(&list, &relevant, k) - wanted_ndcg).abs() < 1e-4,
                "{shown}"
            );
        }
    }

    #[test]
    fn who_has_nothing_relevant_does_not_count() {
        let mut mean = Mean::default();
        mean.add(1, &[1], &[1], 5);
        mean.add(2, &[1], &[], 5);
        mean.add(1, &[1], &[2, 3], 5);
        assert_eq!((mean.users, mean.pairs), (2, 3));
        assert!((mean.recall() - 0.5).abs() < 1e-12);
        let of: Vec<(i64, f64)> = mean.of.iter().map(|(u, s)| (*u, s.lists)).collect();
        assert_eq!(of, [(1, 2.0)]);
    }
}
