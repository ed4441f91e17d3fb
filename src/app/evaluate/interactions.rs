//! The task "interactions": what a user takes next, from lists of users and items alone.

use super::{Measured, Meter, measure};
use crate::engine::evaluate::Mean;
use crate::engine::fit::{ItemScores, Lists, OneHop, Order, Ordered, Popularity, Recipe, Touched};
use rayon::prelude::*;
use std::collections::HashMap;

/// The methods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// How many users an item has.
    Popularity,
    /// The one-hop filter.
    OneHop,
    /// The three-hop filter on its own.
    ThreeHop,
    /// The engine's own kernel.
    Naober,
    /// The same with the order of every history.
    Ordered(Order),
}

impl Method {
    /// Those that know no order, as they stand in the table.
    pub const ALL: [Self; 4] = [Self::Popularity, Self::OneHop, Self::ThreeHop, Self::Naober];

    /// Its name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Popularity => "popularity",
            Self::OneHop => "one-hop",
            Self::ThreeHop => "three-hop",
            Self::Naober => "naober",
            Self::Ordered(_) => "naober-ordered",
        }
    }
}

/// Train and test as sparse lists with the same rows. Items are numbered anew without gaps, in the
/// order of their numbers.
#[derive(Clone, Debug)]
pub struct Task {
    train: Lists,
    test: Vec<Vec<u32>>,
    /// What is known of the order in which a row was taken, oldest first.
    histories: Vec<Vec<u32>>,
}

/// Users with their items, as they stand in a file.
pub type Users = [(u32, Vec<u32>)];

impl Task {
    /// A task of files. Who is in the test only has an empty history. `order` holds items of users in the
    /// order of time, oldest first; what is not in `train` is left out of it.
    #[must_use]
    pub fn new(train: &Users, test: &Users, order: &Users) -> Self {
        let all = train.iter().chain(test);
        let mut items: Vec<u32> = all.flat_map(|(_, items)| items).copied().collect();
        items.sort_unstable();
        items.dedup();
        let dense = |list: &[u32]| -> Vec<u32> {
            let mut places: Vec<u32> = list
                .iter()
                .filter_map(|item| items.binary_search(item).ok())
                .filter_map(|place| u32::try_from(place).ok())
                .collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        let mut row_of: HashMap<u32, usize> = HashMap::new();
        for (user, _) in train.iter().chain(test) {
            let next = row_of.len();
            row_of.entry(*user).or_insert(next);
        }
        let (mut known, mut asked) = (vec![Vec::new(); row_of.len()], Vec::new());
        asked.resize(row_of.len(), Vec::new());
        for (user, items) in train {
            known[row_of[user]] = dense(items);
        }
        for (user, items) in test {
            asked[row_of[user]] = dense(items);
        }
        let mut histories = vec![Vec::new(); row_of.len()];
        for (user, taken) in order {
            let Some(row) = row_of.get(user) else {
                continue;
            };
            let places = taken
                .iter()
                .filter_map(|item| items.binary_search(item).ok());
            histories[*row] = places
                .filter_map(|place| u32::try_from(place).ok())
                .filter(|place| known[*row].binary_search(place).is_ok())
                .collect();
        }
        Self {
            train: Lists::new(known, items.len()),
            test: asked,
            histories,
        }
    }

    /// Everybody who has something in the test.
    fn asked(&self) -> Vec<usize> {
        let has_some = |user: &usize| !self.test[*user].is_empty();
        (0..self.test.len()).filter(has_some).collect()
    }

    /// Fits and measures a method with lists of `k`.
    #[must_use]
    pub fn measure(&self, method: Method, k: usize, meter: &dyn Meter) -> Measured {
        let recipe = Recipe::default();
        let asked = self.asked();
        if let Method::Ordered(order) = method {
            let fit = || Ordered::fit(recipe.fit(&self.train), &self.train, &self.histories, order);
            return measure(meter, asked.len(), fit, |fitted| {
                self.answer(fitted.items(), &asked, k, meter, |user, scores| {
                    fitted.best(self.train.row(user), &self.histories[user], k, scores)
                })
            });
        }
        let fit = || -> Box<dyn ItemScores> {
            match method {
                Method::Popularity => Box::new(Popularity::fit(&self.train)),
                Method::OneHop => Box::new(OneHop::fit(&self.train)),
                Method::ThreeHop => Box::new(recipe.three_hop(&self.train)),
                Method::Naober | Method::Ordered(_) => Box::new(recipe.fit(&self.train)),
            }
        };
        measure(meter, asked.len(), fit, |fitted| {
            self.answer(fitted.items(), &asked, k, meter, |user, scores| {
                let history = self.train.row(user);
                fitted.score(history, scores);
                let best = scores.best(k, history);
                scores.clear();
                best.into_iter().map(|(item, _)| item).collect()
            })
        })
    }

    /// `list` gives somebody's list and leaves the accumulator empty.
    fn answer(
        &self,
        items: usize,
        asked: &[usize],
        k: usize,
        meter: &dyn Meter,
        list: impl Fn(usize, &mut Touched) -> Vec<u32> + Sync,
    ) -> Mean {
        let lists: Vec<Vec<u32>> = asked
            .par_iter()
            .map_init(
                || Touched::new(items),
                |scores, user| {
                    meter.advance();
                    list(*user, scores)
                },
            )
            .collect();
        let mut mean = Mean::default();
        for (user, list) in asked.iter().zip(&lists) {
            mean.add(*user as i64, list, &self.test[*user], k);
        }
        mean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct NoMeter;

    impl Meter for NoMeter {
        fn cpu_s(&self) -> f64 {
            0.0
        }
        fn wall_s(&self) -> f64 {
            0.0
        }
        fn begin(&self, _: &str, _: usize) {}
        fn advance(&self) {}
    }

    #[test]
    fn what_is_known_is_masked_and_numbers_may_have_gaps() {
        // Item 900 is the most popular that user 4 does not have; 70 they have.
        let train = [
            (4, vec![70]),
            (9, vec![70, 900]),
            (2, vec![900, 70, 4_000_000_000]),
        ];
        let test = [(4, vec![900]), (77, vec![5])];
        let task = Task::new(&train, &test, &[]);
        for (method, k, wanted) in [
            (Method::Popularity, 1, 0.5),
            (Method::OneHop, 1, 0.5),
            (Method::ThreeHop, 1, 0.5),
            (Method::Naober, 1, 0.5),
            // Item 5 has no user, so it comes last in the order of popularity: fourth.
            (Method::Popularity, 4, 1.0),
        ] {
            let measured = task.measure(method, k, &NoMeter);
            let mean = &measured.means[0].1;
            assert_eq!(mean.users, 2);
            assert!((mean.recall() - wanted).abs() < 1e-12, "{method:?}");
        }
    }
}
