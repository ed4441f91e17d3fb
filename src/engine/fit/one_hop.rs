//! The one-hop filter, the untrained baseline that ships.
//!
//! With `R~ = D_u^-1/2 X D_i^-1/2` and `G = R~^T R~` the scores of a history `r` are
//! `r D_i^-1/2 G D_i^1/2`. The outer normalisations meet the inner ones: `D_i^1/2` cancels the one on
//! the right of `G`, and what is left is
//!
//! `s_j = sum_i r_i d_i^-1 sum_u x_ui x_uj d_u^-1`
//!
//! which is read from left to right without ever making `G`: first the weight of every user who
//! shares an item with the history, then what those users have.

use super::lists::powers;
use super::{ItemScores, Lists, Touched};
use std::cell::RefCell;

/// `X`, its transpose and the two inverse degrees.
#[derive(Clone, Debug)]
pub struct OneHop {
    of_user: Lists,
    of_item: Lists,
    per_user: Vec<f64>,
    per_item: Vec<f64>,
}

thread_local! {
    /// The weights of users, kept between two calls of a thread; empty outside of one.
    static USERS: RefCell<Touched> = RefCell::default();
}

impl OneHop {
    /// Nothing is learned: the fit is a transpose.
    #[must_use]
    pub fn fit(train: &Lists) -> Self {
        let of_item = train.transposed();
        Self {
            per_user: powers(&train.degrees(), -1.0),
            per_item: powers(&of_item.degrees(), -1.0),
            of_user: train.clone(),
            of_item,
        }
    }

    fn through(&self, history: &[u32], users: &mut Touched, scores: &mut Touched) {
        for item in history {
            for user in self.of_item.row(*item as usize) {
                users.add(*user, self.per_item[*item as usize]);
            }
        }
        for user in users.places() {
            let weight = users.at(*user) * self.per_user[*user as usize];
            for item in self.of_user.row(*user as usize) {
                scores.add(*item, weight);
            }
        }
    }
}

impl ItemScores for OneHop {
    fn items(&self) -> usize {
        self.of_user.width()
    }

    fn score(&self, history: &[u32], scores: &mut Touched) {
        USERS.with_borrow_mut(|users| {
            if users.size() < self.of_user.len() {
                *users = Touched::new(self.of_user.len());
            }
            self.through(history, users, scores);
            users.clear();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `r D_i^-1/2 G D_i^1/2` with every matrix written out.
    fn dense(rows: &[Vec<u32>], width: usize, history: &[u32]) -> Vec<f64> {
        let x = |u: usize, i: usize| f64::from(rows[u].contains(&(i as u32)));
        let d_u = |u: usize| (0..width).map(|i| x(u, i)).sum::<f64>();
        let d_i = |i: usize| (0..rows.len()).map(|u| x(u, i)).sum::<f64>();
        let inverse_root = |d: f64| if d > 0.0 { d.sqrt().recip() } else { 0.0 };
        let r = |u: usize, i: usize| inverse_root(d_u(u)) * x(u, i) * inverse_root(d_i(i));
        let g = |i: usize, j: usize| (0..rows.len()).map(|u| r(u, i) * r(u, j)).sum::<f64>();
        (0..width)
            .map(|j| {
                let row = history.iter().map(|i| {
                    let i = *i as usize;
                    inverse_root(d_i(i)) * g(i, j)
                });
                row.sum::<f64>() * d_i(j).sqrt()
            })
            .collect()
    }

    proptest! {
        #[test]
        fn sparse_is_dense(
            rows in proptest::collection::vec(proptest::collection::btree_set(0u32..9, 0..6), 1..12),
            history in proptest::collection::btree_set(0u32..9, 0..5),
        ) {
            let rows: Vec<Vec<u32>> = rows.into_iter().map(|r| r.into_iter().collect()).collect();
            let history: Vec<u32> = history.into_iter().collect();
            let filter = OneHop::fit(&Lists::new(rows.clone(), 9));
            let mut scores = Touched::new(9);
            filter.score(&history, &mut scores);
            for (j, wanted) in (0u32..).zip(dense(&rows, 9, &history)) {
                prop_assert!((scores.at(j) - wanted).abs() < 1e-12, "{j}: {} {wanted}", scores.at(j));
            }
        }
    }
}
