//! Tables in which a person can be in several cells. Everybody is one whole that is divided over their
//! cells, so that the noise of one whole covers all of a person (promise P7).
//!
//! The sensitivity of the table in parts is `WHOLE` (L1), and every cell is noised with discrete Laplace
//! noise at `EPSILON / WHOLE` a part: the Laplace mechanism of C. Dwork, F. McSherry, K. Nissim and A. Smith,
//! "Calibrating Noise to Sensitivity in Private Data Analysis" (TCC 2006), over a vector. Sums of noised
//! cells, and all that is worked out from them, spend nothing more.

use super::{EPSILON, Epsilon, MIN_PUBLISHED, Published, discrete_laplace};
use rand::Rng;
use rand::seq::IndexedRandom;
use std::collections::BTreeMap;

/// The parts of one person in a table.
pub const WHOLE: u32 = 60;
/// Parts that are divided over a person's own cells: 42 divides by 1, 2, 3, 6 and nearly by 4 and 5.
const SHARED: u32 = 42;
/// Cells that somebody is in at most; who has more is counted in so many of them, by chance.
const MOST: usize = 6;
/// Parts of a cell beside those: that somebody is there at all, and two marks.
const ASIDE: u32 = 4;
/// Marks that somebody can have.
const MARKS: usize = 2;
/// Of a hundred empty cells, one at most is published by noise.
const FALSE: f64 = 100.0;

/// The noise of a part.
const PART: Epsilon = Epsilon {
    numerator: EPSILON.numerator,
    denominator: EPSILON.denominator * WHOLE,
};

/// Standard deviation of the noise of a cell, in parts: sqrt(2) / epsilon.
fn spread() -> f64 {
    std::f64::consts::SQRT_2 * f64::from(PART.denominator) / f64::from(PART.numerator)
}

/// A table before it is drawn. `K` names a cell.
pub struct Shares<K> {
    cells: BTreeMap<K, u64>,
    marks: BTreeMap<K, u64>,
    everybody: u64,
    /// One part for every cell that somebody is counted in.
    times: u64,
}

impl<K: Ord + Clone> Shares<K> {
    /// A table in which all these cells and marks are drawn, also where nobody is: which are missing would
    /// say something too.
    pub fn of(cells: impl Iterator<Item = K>, marks: &[K]) -> Self {
        Self {
            cells: cells.map(|cell| (cell, 0)).collect(),
            marks: marks.iter().map(|mark| (mark.clone(), 0)).collect(),
            everybody: 0,
            times: 0,
        }
    }

    /// Counts a person. Cells that the table does not have are no cells of theirs.
    pub fn count(&mut self, own: &[K], marks: &[K], rng: &mut impl Rng) {
        let known: Vec<&K> = own.iter().filter(|c| self.cells.contains_key(c)).collect();
        let chosen: Vec<K> = known.sample(rng, MOST).map(|c| (*c).clone()).collect();
        let each = u64::from(SHARED) / chosen.len().max(1) as u64;
        self.times += chosen.len() as u64;
        self.everybody += u64::from(ASIDE);
        for cell in chosen {
            *self.cells.entry(cell).or_default() += each;
        }
        for mark in marks.iter().take(MARKS) {
            if let Some(counted) = self.marks.get_mut(mark) {
                *counted += u64::from(ASIDE);
            }
        }
    }

    /// The parts of all that is drawn, without noise and always in the same order: for the audit's
    /// attacker, and never to leave.
    #[must_use]
    pub fn parts(&self) -> Vec<u64> {
        let counted = self.cells.values().chain(self.marks.values()).copied();
        counted.chain([self.everybody, self.times]).collect()
    }

    /// Draws the noise of every cell, once.
    pub fn draw(&self, rng: &mut impl Rng) -> Drawn<K> {
        let mut noised = |parts: u64| i64::try_from(parts).unwrap_or(i64::MAX) + noise(rng);
        let everybody = noised(self.everybody) as f64 / f64::from(ASIDE);
        let times = noised(self.times) as f64;
        let mut all = |counted: &BTreeMap<K, u64>| -> BTreeMap<K, i64> {
            let cell = |(cell, parts): (&K, &u64)| (cell.clone(), noised(*parts));
            counted.iter().map(cell).collect()
        };
        Drawn {
            cells: all(&self.cells),
            marks: all(&self.marks),
            everybody,
            each: (times / everybody.max(1.0)).clamp(1.0, MOST as f64),
        }
    }
}

/// The noise of one cell in parts.
pub fn noise(rng: &mut impl Rng) -> i64 {
    discrete_laplace(PART, rng)
}

/// A table with its noise.
pub struct Drawn<K> {
    cells: BTreeMap<K, i64>,
    marks: BTreeMap<K, i64>,
    everybody: f64,
    /// In how many cells somebody is, on average.
    each: f64,
}

impl<K: Ord> Drawn<K> {
    /// About how many people are in these cells together, if that is clear of the noise and no fewer than
    /// `MIN_PUBLISHED`. Who is in several of them is counted for each.
    pub fn about<'a>(&self, cells: impl Iterator<Item = &'a K>) -> Published
    where
        K: 'a,
    {
        let found: Vec<i64> = cells.filter_map(|c| self.cells.get(c).copied()).collect();
        let sum = found.iter().sum::<i64>() as f64;
        // The tail of one Laplace draw; the sum of many is nearly normal (2.33 deviations: one in a hundred).
        let one = f64::from(PART.denominator) / f64::from(PART.numerator) * (FALSE / 2.0).ln();
        let clear = (2.33 * spread() * (found.len() as f64).sqrt()).max(one);
        let people = sum * self.each / f64::from(SHARED);
        published(if sum >= clear { people } else { 0.0 })
    }

    /// About how many people have a mark.
    pub fn marked(&self, mark: &K) -> Published {
        let parts = self.marks.get(mark).copied().unwrap_or(0);
        published(parts as f64 / f64::from(ASIDE))
    }

    /// About how many people there are.
    pub fn everybody(&self) -> Published {
        published(self.everybody)
    }
}

fn published(people: f64) -> Published {
    let people = people.round().max(0.0) as u64;
    Published {
        value: (people >= MIN_PUBLISHED).then_some(people),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    fn rng(seed: u64) -> ChaCha20Rng {
        ChaCha20Rng::seed_from_u64(seed)
    }

    proptest! {
        #[test]
        fn nobody_is_more_than_one_whole(own in prop::collection::vec(0u8..40, 0..30), marks in 0usize..4) {
            let mut own = own;
            own.sort_unstable();
            own.dedup();
            let mut table = Shares::of(0..40u8, &[100, 101]);
            table.count(&own, &[100, 101, 100, 101][..marks], &mut rng(1));
            prop_assert!(table.parts().iter().sum::<u64>() <= u64::from(WHOLE));
        }
    }

    #[test]
    fn what_is_drawn_says_about_how_many() {
        let mut random = rng(2);
        let mut table = Shares::of(0..60u32, &[100]);
        // 3,000 people in two cells of the first three each, everybody with a mark; 57 cells are empty.
        for n in 0..3_000u32 {
            table.count(&[n % 3, (n + 1) % 3], &[100], &mut random);
        }
        let (mut wrong, mut false_ones) = (0, 0);
        for seed in 0..200 {
            let drawn = table.draw(&mut rng(1_000 + seed));
            let about = drawn.about([0].iter()).value.unwrap_or(0);
            wrong += usize::from(!(1_800..=2_200).contains(&about));
            let marked = drawn.marked(&100).value.unwrap_or(0);
            wrong += usize::from(!(2_850..=3_150).contains(&marked));
            let empty = (3..60).filter(|cell| drawn.about([*cell].iter()).value.is_some());
            false_ones += empty.count();
            assert!(
                drawn
                    .about((3..60u32).collect::<Vec<_>>().iter())
                    .value
                    .is_none_or(|v| v >= 10)
            );
        }
        assert!(wrong < 20, "{wrong} of 400 figures are far off");
        assert!(
            false_ones * 50 <= 200 * 57,
            "{false_ones} empty cells were published"
        );
    }
}
