//! The filter over tokens: what somebody's tokens say about which initiatives they join.
//!
//! A token is whatever people have in common: an initiative, or one of its activities. With `x` how
//! much a user has of a token or an initiative, `d` the sums of `x` over a user, a token or an
//! initiative: `K_ij = d_i^-s (sum_u x_ui x_uj / d_u) d_j^t`.

use super::kernel::{Row, rms_norm};
use super::touched::keep_best;
use super::{Lists, Touched};

/// Rows of column numbers with how much: users with their tokens.
pub type Weighted = Vec<Vec<(u32, f64)>>;

/// The exponents, how many neighbours a row keeps and the floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenFilter {
    /// How much a common token counts less.
    pub s: f64,
    /// How much a much-joined initiative counts more; below 0 it counts less.
    pub t: f64,
    /// Neighbours a row.
    pub keep: usize,
    /// A weight stands on at least so many users who have both.
    pub min_support: u32,
}

impl TokenFilter {
    /// The rows by token, over initiatives, at RMS norm 1, so that a weight means the same in a small
    /// town and in a large one. `itself` is the initiative a token belongs to; it is left out.
    #[must_use]
    pub fn fit(
        &self,
        tokens: &Weighted,
        groups: &Weighted,
        itself: &[u32],
        width: usize,
    ) -> Vec<Row> {
        let holders = holders(tokens, itself.len());
        let of_group = sums(groups, width);
        let to: Vec<f64> = of_group.iter().map(|d| d.powf(self.t)).collect();
        let per_user: Vec<f64> = groups
            .iter()
            .map(|row| row.iter().map(|(_, x)| x).sum())
            .collect();
        let mut rows = Vec::with_capacity(itself.len());
        let (mut together, mut shared) = (Touched::new(width), vec![0_u32; width]);
        for (users, own) in holders.iter().zip(itself) {
            for (user, x) in users {
                for (group, y) in &groups[*user as usize] {
                    together.add(*group, x * y / per_user[*user as usize]);
                    shared[*group as usize] += 1;
                }
            }
            let from = users.iter().map(|(_, x)| x).sum::<f64>().powf(-self.s);
            let enough = |g: &&u32| **g != *own && shared[**g as usize] >= self.min_support;
            let mut row: Row = together
                .places()
                .iter()
                .filter(enough)
                .map(|g| (*g, from * together.at(*g) * to[*g as usize]))
                .collect();
            keep_best(&mut row, self.keep);
            rows.push(row);
            for group in together.places() {
                shared[*group as usize] = 0;
            }
            together.clear();
        }
        let filled: Vec<Row> = rows.iter().filter(|row| !row.is_empty()).cloned().collect();
        let norm = rms_norm(&filled);
        for (_, weight) in rows.iter_mut().flatten() {
            *weight /= norm;
        }
        rows
    }
}

/// The users of every token, with how much, by user.
fn holders(tokens: &Weighted, width: usize) -> Weighted {
    let mut made: Weighted = vec![Vec::new(); width];
    for (row, user) in tokens.iter().zip(0u32..) {
        for (token, x) in row {
            made[*token as usize].push((user, *x));
        }
    }
    made
}

fn sums(rows: &Weighted, width: usize) -> Vec<f64> {
    let mut made = vec![0.0; width];
    for (column, x) in rows.iter().flatten() {
        made[*column as usize] += x;
    }
    made
}

/// Rows without how much, each entry counting 1.
#[must_use]
pub fn plain(lists: &Lists) -> Weighted {
    let row = |user| {
        lists
            .row(user)
            .iter()
            .map(|column| (*column, 1.0))
            .collect()
    };
    (0..lists.len()).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Filter;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_what_the_formula_says_and_the_floor_drops_what_too_few_share() {
        // Users 0 and 1 have groups 0 and 1, user 0 came to 0 three times as much.
        let groups = vec![vec![(0, 3.0), (1, 1.0)], vec![(0, 1.0), (1, 1.0)]];
        let filter = |min_support| TokenFilter {
            s: 1.0,
            t: -1.0,
            keep: 5,
            min_support,
        };
        let rows = filter(1).fit(&groups, &groups, &[0, 1], 2);
        // K_01 = (3/4 + 1/2) / (4 * 2), K_10 = (3/4 + 1/2) / (2 * 4): equal, so both are 1.
        assert_eq!(rows, [vec![(1, 1.0)], vec![(0, 1.0)]]);
        let rows = filter(3).fit(&groups, &groups, &[0, 1], 2);
        assert!(rows.iter().all(Vec::is_empty));
    }

    proptest! {
        #[test]
        fn with_initiatives_as_tokens_it_is_the_three_hop_filter(
            users in proptest::collection::vec(proptest::collection::vec(0u32..8, 0..6), 1..20),
            floor in 0u32..4,
        ) {
            let lists = Lists::new(users, 8);
            let itself: Vec<u32> = (0..8).collect();
            let tokens = TokenFilter { s: 0.5, t: -0.3, keep: 4, min_support: floor };
            let filter = Filter { s: 0.5, t: -0.3, keep: 4, min_support: floor };
            let rows = plain(&lists);
            let mine = tokens.fit(&rows, &rows, &itself, 8);
            let its = filter.fit(&lists);
            let filled: Vec<Row> = its.iter().filter(|r| !r.is_empty()).cloned().collect();
            let norm = rms_norm(&filled);
            for (a, b) in mine.iter().zip(&its) {
                prop_assert_eq!(a.len(), b.len());
                for ((_, x), (_, y)) in a.iter().zip(b) {
                    prop_assert!((x - y / norm).abs() < 1e-9);
                }
            }
        }
    }
}
