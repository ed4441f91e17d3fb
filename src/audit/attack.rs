//! The attacker: logistic regression against geography alone.
//!
//! Hundreds of features drown a few telling ones in a small town, so the attacker also tries the features
//! alone that say most within neighbourhoods: the score test of N. Mantel and W. Haenszel (JNCI 22, 1959),
//! computed on the learning part of each fold.
//!
//! Out-of-fold scores of a 5-fold cross-validation; the area under the ROC curve with its variance by
//! E. R. DeLong et al. (Biometrics 44, 1988), computed with ranks (X. Sun, W. Xu, IEEE Signal Processing
//! Letters 21, 2014), paired, so that the bound is one of the difference.

use linfa::prelude::*;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};
use rand::seq::SliceRandom;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use rayon::prelude::*;
use std::collections::BTreeMap;

const FOLDS: usize = 5;
/// Strengths of the penalty and numbers of features that are tried; the attacker keeps the best, which
/// favours them. The first is the best in a small town.
const TRIES: [(f64, usize); 4] = [
    (10.0, 12),
    (1_000.0, usize::MAX),
    (100.0, usize::MAX),
    (10.0, usize::MAX),
];
/// 97.5 % of a normal distribution.
const Z: f64 = 1.96;

/// What is known of each resident, as names of features that are there.
pub(super) type Known = Vec<Vec<u64>>;

/// How much better the attacker gets: the difference of two areas, and its standard error.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gain {
    pub baseline: f64,
    pub delta: f64,
    pub error: f64,
}

impl Gain {
    /// The 95 % interval.
    pub(super) fn bounds(self) -> (f64, f64) {
        (self.delta - Z * self.error, self.delta + Z * self.error)
    }

    /// Several towns as one: the mean, with the larger of the error within towns and between them.
    pub(super) fn pooled(list: &[Self]) -> Self {
        let n = list.len() as f64;
        let mean = |value: fn(&Self) -> f64| list.iter().map(value).sum::<f64>() / n;
        let delta = mean(|g| g.delta);
        let within = mean(|g| g.error * g.error) / n;
        let between =
            list.iter().map(|g| (g.delta - delta).powi(2)).sum::<f64>() / (n - 1.0).max(1.0) / n;
        Self {
            baseline: mean(|g| g.baseline),
            delta,
            error: within.max(between).sqrt(),
        }
    }
}

/// What `known` adds to `place` for telling who has the trait, with a number of tries.
pub(super) fn gain(
    place: &[usize],
    known: &Known,
    truth: &[bool],
    seed: u64,
    tries: usize,
) -> anyhow::Result<Gain> {
    let folds = folds(truth.len(), seed);
    let geography: Known = place.iter().map(|at| vec![*at as u64]).collect();
    let baseline = scores(&table(&geography, &[]), truth, &folds, (1.0, 0))?;
    let both = table(&geography, known);
    let mut best: Option<Vec<f64>> = None;
    for tried in TRIES.into_iter().take(tries) {
        let tried = scores(&both, truth, &folds, tried)?;
        if best
            .as_ref()
            .is_none_or(|b| area(&tried, truth) > area(b, truth))
        {
            best = Some(tried);
        }
    }
    Ok(compare(&baseline, &best.unwrap_or_default(), truth))
}

fn folds(count: usize, seed: u64) -> Vec<usize> {
    let mut folds: Vec<usize> = (0..count).map(|at| at % FOLDS).collect();
    folds.shuffle(&mut ChaCha20Rng::seed_from_u64(seed));
    folds
}

/// Residents by features.
struct Table {
    values: Array2<f64>,
    /// How many of the first columns are neighbourhoods.
    places: usize,
}

/// A column per neighbourhood and per feature that at least one in a hundred has.
fn table(geography: &Known, known: &[Vec<u64>]) -> Table {
    let mut support: BTreeMap<(u8, u64), usize> = BTreeMap::new();
    let rows = geography.len();
    let features = |row: usize| {
        let extra = known.get(row).into_iter().flatten().map(|f| (1u8, *f));
        geography[row].iter().map(|f| (0u8, *f)).chain(extra)
    };
    for row in 0..rows {
        for feature in features(row) {
            *support.entry(feature).or_default() += 1;
        }
    }
    support.retain(|(kind, _), n| *kind == 0 || (*n * 100 >= rows && *n < rows));
    let columns: BTreeMap<(u8, u64), usize> = support.keys().copied().zip(0..).collect();
    let mut values = Array2::zeros((rows, columns.len()));
    for row in 0..rows {
        for feature in features(row) {
            if let Some(column) = columns.get(&feature) {
                values[[row, *column]] = 1.0;
            }
        }
    }
    let places = columns.keys().filter(|(kind, _)| *kind == 0).count();
    Table { values, places }
}

impl Table {
    /// The columns of places, and the `most` others that say most about the trait within places.
    fn telling(&self, train: &[usize], truth: &[bool], most: usize) -> Vec<usize> {
        let width = self.values.ncols();
        let mut columns: Vec<usize> = (0..width).collect();
        if most >= width - self.places {
            return columns;
        }
        let place = |row: usize| (0..self.places).find(|p| self.values[[row, *p]] > 0.0);
        let places: Vec<usize> = train.iter().map(|row| place(*row).unwrap_or(0)).collect();
        let mut here = vec![(0.0, 0.0); self.places];
        for (row, at) in train.iter().zip(&places) {
            here[*at].0 += 1.0;
            here[*at].1 += f64::from(u8::from(truth[*row]));
        }
        let score = |column: usize| {
            let (mut surplus, mut with) = (0.0, vec![0.0; self.places]);
            for (row, at) in train.iter().zip(&places) {
                let there = self.values[[*row, column]];
                let expected = here[*at].1 / here[*at].0;
                surplus += there * (f64::from(u8::from(truth[*row])) - expected);
                with[*at] += there;
            }
            let spread = with.iter().zip(&here).filter(|(_, (n, _))| *n > 0.0);
            let spread = spread.map(|(k, (n, yes))| k * (1.0 - k / n) * yes / n * (1.0 - yes / n));
            surplus * surplus / spread.sum::<f64>().max(1e-9)
        };
        let mut scored: Vec<(f64, usize)> = (self.places..width).map(|c| (score(c), c)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        columns.truncate(self.places);
        columns.extend(scored.into_iter().take(most).map(|(_, c)| c));
        columns
    }
}

fn scores(
    table: &Table,
    truth: &[bool],
    folds: &[usize],
    (penalty, most): (f64, usize),
) -> anyhow::Result<Vec<f64>> {
    let of_fold = |fold: usize| -> anyhow::Result<Vec<(usize, f64)>> {
        let (test, train): (Vec<usize>, Vec<usize>) =
            (0..truth.len()).partition(|at| folds[*at] == fold);
        let columns = table.telling(&train, truth, most);
        let values = table.values.select(ndarray::Axis(1), &columns);
        let x = values.select(ndarray::Axis(0), &train);
        let y: Array1<bool> = train.iter().map(|at| truth[*at]).collect();
        let fitted = LogisticRegression::default()
            .alpha(penalty)
            .max_iterations(150)
            .gradient_tolerance(1e-3)
            .fit(&Dataset::new(x, y))?;
        let sign = if fitted.labels().pos.class { 1.0 } else { -1.0 };
        let scored = values.select(ndarray::Axis(0), &test).dot(fitted.params());
        Ok(test
            .into_iter()
            .zip(scored.iter().map(|s| (s + fitted.intercept()) * sign))
            .collect())
    };
    let parts: Vec<Vec<(usize, f64)>> = (0..FOLDS)
        .into_par_iter()
        .map(of_fold)
        .collect::<anyhow::Result<_>>()?;
    let mut all = vec![0.0; truth.len()];
    for (at, score) in parts.into_iter().flatten() {
        all[at] = score;
    }
    Ok(all)
}

/// Ranks from 1, ties share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    while from < order.len() {
        let same = order[from..]
            .iter()
            .take_while(|at| values[**at] == values[order[from]])
            .count();
        for at in &order[from..from + same] {
            ranks[*at] = from as f64 + (same as f64 + 1.0) / 2.0;
        }
        from += same;
    }
    ranks
}

/// Per positive and per negative, the share of the others it is told from.
fn placements(scores: &[f64], truth: &[bool]) -> (Vec<f64>, Vec<f64>) {
    let of = |has: bool| -> Vec<f64> {
        scores
            .iter()
            .zip(truth)
            .filter(|(_, t)| **t == has)
            .map(|(s, _)| *s)
            .collect()
    };
    let (positive, negative) = (of(true), of(false));
    let (m, n) = (positive.len() as f64, negative.len() as f64);
    let all = ranks(scores);
    let (among_positive, among_negative) = (ranks(&positive), ranks(&negative));
    let (mut p, mut q) = (0, 0);
    let (mut v10, mut v01) = (Vec::new(), Vec::new());
    for (rank, has) in all.iter().zip(truth) {
        if *has {
            v10.push((rank - among_positive[p]) / n);
            p += 1;
        } else {
            v01.push(1.0 - (rank - among_negative[q]) / m);
            q += 1;
        }
    }
    (v10, v01)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The area under the ROC curve.
fn area(scores: &[f64], truth: &[bool]) -> f64 {
    mean(&placements(scores, truth).0)
}

fn compare(one: &[f64], other: &[f64], truth: &[bool]) -> Gain {
    let (a, b) = (placements(one, truth), placements(other, truth));
    let variance = |x: &[f64], y: &[f64]| {
        let differences: Vec<f64> = x.iter().zip(y).map(|(x, y)| y - x).collect();
        let middle = mean(&differences);
        let n = differences.len() as f64;
        differences
            .iter()
            .map(|d| (d - middle).powi(2))
            .sum::<f64>()
            / (n - 1.0).max(1.0)
            / n
    };
    let error = (variance(&a.0, &b.0) + variance(&a.1, &b.1)).sqrt();
    Gain {
        baseline: mean(&a.0),
        delta: mean(&b.0) - mean(&a.0),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::RngExt;

    #[test]
    fn the_area_is_the_share_of_pairs_in_order() {
        let truth = [true, false, true, false, false];
        let scores = [0.9, 0.1, 0.4, 0.4, 0.6];
        // Pairs in order: 0.9 over three, 0.4 over one and half of another.
        assert!((area(&scores, &truth) - 4.5 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn what_says_nothing_adds_nothing_and_what_tells_adds_much() {
        let mut rng = ChaCha20Rng::seed_from_u64(3);
        let place: Vec<usize> = (0..1_500).map(|_| rng.random_range(0..4)).collect();
        let truth: Vec<bool> = place
            .iter()
            .map(|p| rng.random_bool(0.1 + 0.1 * *p as f64))
            .collect();
        let noise: Known = truth
            .iter()
            .map(|_| (0..20).filter(|_| rng.random_bool(0.3)).collect())
            .collect();
        let telling: Known = truth
            .iter()
            .map(|t| Vec::from_iter(rng.random_bool(if *t { 0.6 } else { 0.2 }).then_some(1)))
            .collect();
        let nothing = gain(&place, &noise, &truth, 1, 4).unwrap();
        assert!(nothing.bounds().0 < 0.01, "{nothing:?}");
        let much = gain(&place, &telling, &truth, 1, 1).unwrap();
        assert!(much.bounds().0 > 0.05, "{much:?}");
    }
}
