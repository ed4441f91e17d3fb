//! COUNTS THAT LEAVE (promise P7). The only way a number about people is published.
//!
//! A count belongs to a fixed monthly table. It is noised once with discrete Laplace noise at
//! `EPSILON`, kept, and shown only from `MIN_PUBLISHED` up. Noise alone would let a small count be
//! guessed; a threshold alone breaks completely against helper accounts: both are needed. Where a person can
//! be in several cells of a table, they are divided over them (`shares`).

mod noise;
mod shares;

pub use noise::{Epsilon, discrete_laplace};
pub use shares::{Drawn, Shares, WHOLE, noise as noise_of_parts};

use rand::Rng;

/// The privacy parameter of one table: 1/2. The unit is one opening of a page by one person on one
/// day; noise has standard deviation 2.8 and stays within +-6 in 95 of 100 draws.
pub const EPSILON: Epsilon = Epsilon {
    numerator: 1,
    denominator: 2,
};

/// Nothing smaller is published.
pub const MIN_PUBLISHED: u64 = 10;

/// Noise stays within this in 95 of 100 draws.
pub const SPREAD: u64 = 6;

/// A count as it may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The noised count; none when that is below `MIN_PUBLISHED`.
    pub value: Option<u64>,
}

/// Draws the noise of one count. Draw once and keep the answer: every further draw of the same count
/// spends `EPSILON` again.
pub fn publish(count: u64, rng: &mut impl Rng) -> Published {
    let noise = discrete_laplace(EPSILON, rng);
    let noised = count.saturating_add_signed(noise);
    Published {
        value: (noised >= MIN_PUBLISHED).then_some(noised),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    #[test]
    fn nothing_under_ten_leaves() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        for count in 0..40 {
            for _ in 0..200 {
                let value = publish(count, &mut rng).value;
                assert!(value.is_none_or(|v| v >= MIN_PUBLISHED));
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_figure() {
        let draw = || publish(57, &mut ChaCha20Rng::seed_from_u64(9));
        assert_eq!(draw(), draw());
    }

    /// How often an attacker who knows everything else tells `count` from `count + 1`, with the
    /// best threshold there is.
    fn attack(mechanism: impl Fn(u64, &mut ChaCha20Rng) -> Option<u64>) -> f64 {
        let mut rng = ChaCha20Rng::seed_from_u64(4);
        let trials = 8_000;
        let mut best: f64 = 0.0;
        for count in [9, 14, 30, 52] {
            let draws = |with: u64, rng: &mut ChaCha20Rng| -> Vec<u64> {
                (0..trials)
                    .map(|_| mechanism(with, rng).unwrap_or(0))
                    .collect()
            };
            let (without, with) = (draws(count, &mut rng), draws(count + 1, &mut rng));
            for threshold in 0..90 {
                let right = without.iter().filter(|v| **v < threshold).count()
                    + with.iter().filter(|v| **v >= threshold).count();
                best = best.max(right as f64 / f64::from(2 * trials));
            }
        }
        best
    }

    /// Promise P7: e^eps / (1 + e^eps) + 0.02.
    #[test]
    fn a_differencing_attacker_stays_under_the_bound() {
        let bound = 0.5_f64.exp() / (1.0 + 0.5_f64.exp()) + 0.02;
        assert!(attack(|count, rng| publish(count, rng).value) <= bound);
        // The broken variant: a threshold and rounding to five, without noise.
        let rounded = |count: u64, _: &mut ChaCha20Rng| (count >= 10).then_some(count / 5 * 5);
        assert!(attack(rounded) > bound);
    }
}
