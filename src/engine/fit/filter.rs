//! The three-hop filter `H`: item -> user -> item, with the degrees of both ends as knobs.

use super::Lists;
use super::kernel::{Row, all, gram_rows};
use super::lists::powers;

/// `H_ij = d_i^-s (sum_u x_ui x_uj / d_u) d_j^t`: the exponents and how many neighbours a row keeps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Filter {
    /// How much a much-visited item of the history counts less.
    pub s: f64,
    /// How much a much-visited candidate counts more; below 0 it counts less.
    pub t: f64,
    /// Neighbours a row.
    pub keep: usize,
    /// A weight stands on at least so many users who have both items.
    pub min_support: u32,
}

impl Filter {
    /// The rows of `H`, without the diagonal.
    #[must_use]
    pub fn fit(&self, train: &Lists) -> Vec<Row> {
        let of_item = train.transposed();
        self.rows(train, &of_item, &all(&of_item))
    }

    /// The rows of some items.
    pub(super) fn rows(&self, train: &Lists, of_item: &Lists, items: &[u32]) -> Vec<Row> {
        let degrees = of_item.degrees();
        let (from, to) = (powers(&degrees, -self.s), powers(&degrees, self.t));
        gram_rows(train, of_item, items, 1.0, |i, sums| {
            let mut row: Row = sums
                .places()
                .iter()
                .filter(|j| **j != i && self.is_supported(of_item, i, **j))
                .map(|j| (*j, from[i as usize] * sums.at(*j) * to[*j as usize]))
                .collect();
            super::touched::keep_best(&mut row, self.keep);
            row
        })
    }

    fn is_supported(&self, of_item: &Lists, i: u32, j: u32) -> bool {
        let support = || {
            let other = of_item.row(j as usize);
            let shared = |user: &&u32| other.binary_search(user).is_ok();
            of_item.row(i as usize).iter().filter(shared).count()
        };
        self.min_support < 2 || support() >= self.min_support as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_what_the_formula_says() {
        let train = Lists::new([vec![0, 1], vec![0, 1, 2, 3], vec![2, 3]], 4);
        let filter = Filter {
            s: 1.0,
            t: 0.0,
            keep: 2,
            min_support: 0,
        };
        let rows = filter.fit(&train);
        // d_0 = 2; users 0 (d = 2) and 1 (d = 4) have 0 and 1: (1/2 + 1/4) / 2.
        assert_eq!(rows[0], [(1, 0.375), (2, 0.125)]);
    }

    #[test]
    fn the_floor_drops_what_too_few_share() {
        let train = Lists::new([vec![0, 1], vec![0, 1, 2, 3], vec![2, 3]], 4);
        let floor = |min_support| Filter {
            s: 1.0,
            t: 0.0,
            keep: 9,
            min_support,
        };
        for (min_support, neighbours) in [(0, 3), (1, 3), (2, 1), (3, 0)] {
            let rows = floor(min_support).fit(&train);
            assert_eq!(rows[0].len(), neighbours, "floor {min_support}");
        }
    }
}
