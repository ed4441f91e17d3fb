//! Local ridge `R`: for every item `j` the weights of its nearest items that best explain who has
//! `j`. SLIM and EASE without the inverse of all items at once.

use super::Lists;
use super::kernel::{Row, all, gram_rows};
use super::lists::powers;
use super::solve::cholesky;
use super::touched::keep_best;
use rayon::prelude::*;

/// `(G_CC + lambda I) w = G_Cj` over the candidates `C` of `j`, with `G_ij = sum_u d_u^-b x_ui x_uj`;
/// then `R_ij = d_i^-from w_i d_j^to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ridge {
    /// How many candidates an item has: the best by `d_i^-near G(choose)_ij d_j^-near`.
    pub candidates: usize,
    /// `b` of the Gram matrix that chooses candidates.
    pub choose: f64,
    /// Its normalisation.
    pub near: f64,
    /// `b` of the Gram matrix that is solved.
    pub b: f64,
    /// `lambda`.
    pub lambda: f64,
    /// The exponent of the history's item.
    pub from: f64,
    /// The exponent of the candidate.
    pub to: f64,
}

impl Ridge {
    /// The rows of `R`: by item of the history, each candidate it speaks for.
    #[must_use]
    pub fn fit(&self, train: &Lists) -> Vec<Row> {
        let of_item = train.transposed();
        let all = all(&of_item);
        turned(&all, &self.columns(train, &of_item, &all), of_item.len())
    }

    /// The columns of some items: who speaks for them.
    pub(super) fn columns(&self, train: &Lists, of_item: &Lists, items: &[u32]) -> Vec<Row> {
        let degrees = of_item.degrees();
        let near = powers(&degrees, -self.near);
        let chosen: Vec<Vec<u32>> = gram_rows(train, of_item, items, self.choose, |i, sums| {
            let mut row: Row = sums
                .places()
                .iter()
                .filter(|j| **j != i)
                .map(|j| (*j, sums.at(*j) * near[*j as usize]))
                .collect();
            keep_best(&mut row, self.candidates);
            let mut chosen: Vec<u32> = row.into_iter().map(|(j, _)| j).collect();
            chosen.sort_unstable();
            chosen
        });
        let per_user = powers(&train.degrees(), -self.b);
        let (from, to) = (powers(&degrees, -self.from), powers(&degrees, self.to));
        chosen
            .into_par_iter()
            .zip(items)
            .map_init(
                || Workspace::new(train.len()),
                |work, (chosen, j)| {
                    let weights = work.solve(of_item, &per_user, &chosen, *j, self.lambda);
                    let scaled = |(i, w): (u32, f64)| (i, from[i as usize] * w * to[*j as usize]);
                    chosen.into_iter().zip(weights).map(scaled).collect()
                },
            )
            .collect()
    }
}

/// Columns of some items become rows of all; within a row the candidates ascend.
pub(super) fn turned(items: &[u32], columns: &[Row], width: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![Row::new(); width];
    for (column, j) in columns.iter().zip(items) {
        for (i, w) in column {
            rows[*i as usize].push((*j, *w));
        }
    }
    rows
}

/// What one thread needs to solve one item after the other.
struct Workspace {
    /// Which of the candidates (by place) a user has.
    has: Vec<Vec<u16>>,
    touched: Vec<u32>,
}

impl Workspace {
    fn new(users: usize) -> Self {
        Self {
            has: vec![Vec::new(); users],
            touched: Vec::new(),
        }
    }

    /// The weights of the candidates of `j`. The Gram matrix is made from the users of the
    /// candidates, so the one of all items never exists.
    fn solve(
        &mut self,
        of_item: &Lists,
        per_user: &[f64],
        chosen: &[u32],
        j: u32,
        lambda: f64,
    ) -> Vec<f64> {
        let n = chosen.len();
        for (i, place) in chosen.iter().zip(0u16..) {
            for user in of_item.row(*i as usize) {
                let has = &mut self.has[*user as usize];
                if has.is_empty() {
                    self.touched.push(*user);
                }
                has.push(place);
            }
        }
        let mut y = vec![0.0; n];
        for user in of_item.row(j as usize) {
            for place in &self.has[*user as usize] {
                y[usize::from(*place)] += per_user[*user as usize];
            }
        }
        let mut gram = vec![0.0; n * n];
        for user in self.touched.drain(..) {
            let has = &mut self.has[user as usize];
            for (at, one) in has.iter().enumerate() {
                let row = &mut gram[usize::from(*one) * n..][..n];
                for other in &has[..=at] {
                    row[usize::from(*other)] += per_user[user as usize];
                }
            }
            has.clear();
        }
        for at in 0..n {
            gram[at * n + at] += lambda;
        }
        cholesky(&mut gram, &mut y);
        y
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_items_solve_by_hand() {
        // Items 0 and 1 share users 0 and 1; item 1 has user 2 alone. With b = 0 and lambda = 1:
        // R_01 = G_01 / (G_00 + 1) = 2 / 3, R_10 = 2 / 4.
        let train = Lists::new([vec![0, 1], vec![0, 1], vec![1]], 2);
        let ridge = Ridge {
            candidates: 5,
            choose: 0.0,
            near: 0.5,
            b: 0.0,
            lambda: 1.0,
            from: 0.0,
            to: 0.0,
        };
        let rows = ridge.fit(&train);
        assert!((rows[0][0].1 - 2.0 / 3.0).abs() < 1e-12);
        assert!((rows[1][0].1 - 0.5).abs() < 1e-12);
    }
}
