//! Paired bootstrap: how sure it is that one method is better than another (Efron & Tibshirani 1993).

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// How often people are drawn anew.
const DRAWS: usize = 2_000;

/// What one person adds to a mean: the sum over their lists, and how many lists.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// Lists.
    pub lists: f64,
    /// Sum of their recalls.
    pub recall: f64,
    /// Sum of their NDCGs.
    pub ndcg: f64,
}

/// The middle 95 % of `mean(one) / mean(other) - 1` when the same people are drawn with replacement;
/// none when the lists differ in length, are empty or `other` has nothing right.
#[must_use]
pub fn interval(one: &[f64], other: &[f64], seed: u64) -> Option<(f64, f64)> {
    if one.len() != other.len() || one.is_empty() {
        return None;
    }
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut ratios = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let (mut a, mut b) = (0.0, 0.0);
        for _ in 0..one.len() {
            let at = chance.random_range(0..one.len());
            (a, b) = (a + one[at], b + other[at]);
        }
        if b <= 0.0 {
            return None;
        }
        ratios.push(a / b - 1.0);
    }
    ratios.sort_by(f64::total_cmp);
    let at = |share: f64| ratios[(share * (DRAWS - 1) as f64).round() as usize];
    Some((at(0.025), at(0.975)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_ratio_and_is_narrow_where_everybody_agrees() {
        let other: Vec<f64> = (0..200).map(|n| f64::from(n % 5) / 5.0).collect();
        let tenth: Vec<f64> = other.iter().map(|x| x * 1.1).collect();
        let (low, high) = interval(&tenth, &other, 1).unwrap();
        assert!((low - 0.1).abs() < 1e-9 && (high - 0.1).abs() < 1e-9);
        // One half gains, the other loses: it must hold 0 and be wide.
        let mixed: Vec<f64> = (0..200)
            .map(|n| {
                if n % 2 == 0 {
                    other[n] * 1.5
                } else {
                    other[n] * 0.5
                }
            })
            .collect();
        let (low, high) = interval(&mixed, &other, 1).unwrap();
        assert!(low < -0.03 && high > 0.03);
        assert_eq!(interval(&mixed, &other, 1), Some((low, high)));
        assert_eq!(interval(&[1.0], &[0.0], 1), None);
        assert_eq!(interval(&[1.0], &[1.0, 1.0], 1), None);
    }
}
