//! ASKING IN WAVES: how many more to ask, and whom, over all openings of a town at once.
//!
//! A place is worth a further question as long as the questions that are out will probably not fill
//! it. The questions of all openings together are given to helpers as an assignment of the largest
//! worth (Kuhn 1955, Munkres 1957): a helper who is the only one for one opening is not spent on
//! another that many fit. Nothing of it is kept, and nobody sees it (promise P6).

use super::snapshot::Snapshot;
use crate::domain::{ConceptId, Item, MemberId};
use jiff::Timestamp;
use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// The share of questions that is answered with yes, as assumed before anything is known of a town.
pub const YES: f64 = 0.35;
/// Most questions of one wave of one opening.
const MOST: usize = 30;
/// How many questions are given out together: those of the opportunity that is due, and of the soonest
/// others. It bounds the work of a wave, whatever a town has open.
pub const TOGETHER: usize = 400;
/// Every third question of a wave goes by who was asked least lately before all else, so that the
/// new and the seldom asked are among them.
const FOR_THE_SELDOM: usize = 3;

/// How much of `time`, `fit` and `rest` counts, in tenths: for most questions, and for every third.
const SHARES: [[i64; 3]; 2] = [[5, 3, 2], [3, 1, 6]];

/// Places of an opportunity that are to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Free places.
    pub free: u32,
    /// Questions that wait for an answer.
    pub waiting: u32,
    /// How many waves can still go out, this one included; from 1.
    pub waves: u32,
}

/// What speaks for asking one helper for one opening, each 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// They have time then (100), said nothing of it (60), or probably not (20).
    pub time: u8,
    /// They bring what is asked.
    pub fit: u8,
    /// They were asked seldom lately: 100 for not at all.
    pub rest: u8,
}

impl Claim {
    /// The same of one who was asked this often in the last four weeks.
    #[must_use]
    pub fn asked_lately(self, times: u32) -> Self {
        let rest = 100 / times.saturating_add(1);
        Self {
            rest: u8::try_from(rest).unwrap_or(0),
            ..self
        }
    }

    /// Worth of the `nth` question of a wave when a place is needed with this chance in a thousand.
    fn worth(self, needed: i64, nth: usize) -> i64 {
        let seldom = usize::from(nth % FOR_THE_SELDOM == FOR_THE_SELDOM - 1);
        let parts = [self.time, self.fit, self.rest].map(i64::from);
        let sum: i64 = SHARES[seldom].iter().zip(parts).map(|(s, p)| s * p).sum();
        // At least 1: a question that may be asked is better than none.
        (needed * sum / 1_000).max(1)
    }
}

/// The chance that at most `most` of `n` questions are answered with yes: binomial with `YES`.
fn at_most(most: u32, n: u32) -> f64 {
    if most >= n {
        return 1.0;
    }
    let odds = YES / (1.0 - YES);
    let mut exactly = (1.0 - YES).powf(f64::from(n));
    let mut sum = exactly;
    for k in 0..most {
        exactly *= odds * f64::from(n - k) / f64::from(k + 1);
        sum += exactly;
    }
    sum.min(1.0)
}

/// The chance that a place is still free after `waiting` questions were answered.
#[must_use]
pub fn still_needed(free: u32, waiting: u32) -> f64 {
    match free {
        0 => 0.0,
        _ => at_most(free - 1, waiting),
    }
}

/// How many of the free places the waiting questions will fill, on average.
#[must_use]
pub fn expected(free: u32, waiting: u32) -> f64 {
    (0..waiting).map(|n| YES * still_needed(free, n)).sum()
}

impl Opening {
    /// How many questions are to go out now.
    #[must_use]
    pub fn questions_now(self) -> usize {
        self.questions().len()
    }

    /// The chance, in a thousand, that each further question is needed; as many as are to go out now.
    /// With waves to spare it waits for answers sooner than shortly before.
    fn questions(self) -> Vec<i64> {
        let enough = match self.waves {
            0 | 1 => 0.2,
            2 | 3 => 0.35,
            _ => 0.5,
        };
        (self.waiting..)
            .map(|waiting| still_needed(self.free, waiting))
            .take_while(|chance| *chance >= enough)
            .take(MOST)
            .map(|chance| (chance * 1_000.0).round() as i64)
            .collect()
    }
}

/// Whom to ask for which opening: pairs of positions, each helper once, by opening. An opening comes
/// with the helpers who may be asked for it, by position, and what speaks for each.
#[must_use]
pub fn plan(openings: &[(Opening, Vec<(usize, Claim)>)]) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let mut asked: Vec<usize> = Vec::new();
    for (at, (opening, claims)) in openings.iter().enumerate() {
        asked.extend(claims.iter().map(|(helper, _)| *helper));
        // More questions than helpers who fit would be rows without a column.
        for (nth, needed) in opening
            .questions()
            .into_iter()
            .take(claims.len())
            .enumerate()
        {
            let worths = claims.iter().map(|(h, c)| (*h, c.worth(needed, nth)));
            rows.push((at, worths.collect::<Vec<_>>()));
        }
    }
    asked.sort_unstable();
    asked.dedup();
    let weights: Vec<Vec<(usize, i64)>> = rows
        .iter()
        .map(|(_, worths)| {
            let column = |helper| asked.binary_search(helper).unwrap_or_default();
            worths.iter().map(|(h, w)| (column(h), *w)).collect()
        })
        .collect();
    assign(&weights, asked.len())
        .into_iter()
        .zip(&rows)
        .filter_map(|(column, (opening, _))| Some((*opening, asked[column?])))
        .collect()
}

/// Gives each row a column of its own, or none, so that the sum of the weights is the largest there
/// is (Kuhn-Munkres, O(s² l) with s the lesser and l the greater of rows and columns). A row lists its
/// columns with weights above 0; others it cannot have.
#[must_use]
pub fn assign(rows: &[Vec<(usize, i64)>], columns: usize) -> Vec<Option<usize>> {
    let best = |list: &Vec<(usize, i64)>| {
        // A row needs no more columns than there are rows: one of its best is free, whatever the
        // others have.
        let mut list = list.clone();
        list.sort_unstable_by_key(|(column, weight)| (std::cmp::Reverse(*weight), *column));
        list.truncate(rows.len());
        list
    };
    let kept: Vec<Vec<(usize, i64)>> = rows.iter().map(best).collect();
    let mut at = vec![usize::MAX; columns];
    let mut used = Vec::new();
    for (column, _) in kept.iter().flatten() {
        if at[*column] == usize::MAX {
            at[*column] = used.len();
            used.push(*column);
        }
    }
    if used.is_empty() {
        return vec![None; rows.len()];
    }
    // The algorithm gives every row a column and wants no fewer columns than rows: weight 0 stands for
    // none, and the lesser side is its rows.
    let mut weights = Matrix::new(rows.len(), used.len(), 0i64);
    for (row, (column, weight)) in (0..)
        .zip(&kept)
        .flat_map(|(row, l)| l.iter().map(move |c| (row, c)))
    {
        weights[(row, at[*column])] = *weight;
    }
    let turned = rows.len() > used.len();
    let (_, given) = match turned {
        true => kuhn_munkres(&weights.transposed()),
        false => kuhn_munkres(&weights),
    };
    let mut found = vec![None; rows.len()];
    for (one, other) in given.into_iter().enumerate() {
        let (row, column) = if turned { (other, one) } else { (one, other) };
        found[row] = (weights[(row, column)] > 0).then(|| used[column]);
    }
    found
}

impl Snapshot {
    /// What speaks for asking each of these helpers for an opportunity: by position, those who bring
    /// something it asks for and live in its area. With each stands how often they were asked in the
    /// last four weeks. Of a crew everybody counts: they agreed to be asked directly.
    #[must_use]
    pub fn claims(
        &self,
        item: &Item,
        helpers: &[(MemberId, u32)],
        crew: bool,
    ) -> Vec<(usize, Claim)> {
        let vocabulary = &self.catalogue.vocabulary;
        // Who brings cooking fits a question for soup, and who brings soup one for cooking.
        let wider: Vec<ConceptId> = item
            .concepts
            .iter()
            .flat_map(|c| vocabulary.ancestors(*c))
            .collect();
        let fits = |brought: &&ConceptId| {
            item.concepts.contains(brought)
                || wider.contains(brought)
                || vocabulary
                    .ancestors(**brought)
                    .iter()
                    .any(|c| item.concepts.contains(c))
        };
        let area = self.area(item.neighbourhood);
        let claim = |(at, (id, lately)): (usize, &(MemberId, u32))| {
            let helper = self.member(*id)?;
            let fitting = helper.profile.brings.iter().filter(fits).count();
            if !crew && (fitting == 0 || !area.contains(&helper.neighbourhood)) {
                return None;
            }
            let near = usize::from(helper.neighbourhood == item.neighbourhood);
            let fit = (40 + 20 * fitting + 20 * near).min(100);
            let time = match helper.availability {
                free if free.is_empty() || item.slot.is_empty() => 60,
                free if free.meets(item.slot) => 100,
                _ => 20,
            };
            let claim = Claim {
                time,
                fit: u8::try_from(fit).unwrap_or(100),
                rest: 100,
            };
            Some((at, claim.asked_lately(*lately)))
        };
        helpers.iter().enumerate().filter_map(claim).collect()
    }

    /// Members who may be asked and fit an opportunity, best fit first: for one opportunity by itself,
    /// never shown (promise P6).
    #[must_use]
    pub fn helpers_for(&self, item: &Item, _now: Timestamp) -> Vec<MemberId> {
        let may = self
            .catalogue
            .members
            .iter()
            .filter(|m| m.asks_per_week > 0);
        let all: Vec<(MemberId, u32)> = may.map(|m| (m.id, 0)).collect();
        let mut claims = self.claims(item, &all, false);
        claims.sort_by_key(|(at, claim)| (std::cmp::Reverse(claim.worth(1_000, 0)), *at));
        claims.into_iter().map(|(at, _)| all[at].0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The best sum there is, by trying everything.
    fn best(rows: &[Vec<(usize, i64)>], taken: u32) -> i64 {
        let Some((first, rest)) = rows.split_first() else {
            return 0;
        };
        let free = first.iter().filter(|(c, _)| taken & (1 << c) == 0);
        let with = free.map(|(c, w)| w + best(rest, taken | (1 << c)));
        with.max().unwrap_or(0).max(best(rest, taken))
    }

    fn sum(rows: &[Vec<(usize, i64)>], given: &[Option<usize>]) -> i64 {
        let weight = |(row, column): (&Vec<(usize, i64)>, &Option<usize>)| {
            let column = (*column)?;
            Some(row.iter().find(|(c, _)| *c == column).unwrap().1)
        };
        rows.iter().zip(given).filter_map(weight).sum()
    }

    /// Each row takes the best column that is left: what asking one opening after the other does.
    fn greedy(rows: &[Vec<(usize, i64)>]) -> Vec<Option<usize>> {
        let mut taken = Vec::new();
        let mut given = Vec::new();
        for row in rows {
            let free = row.iter().filter(|(c, _)| !taken.contains(c));
            let column = free.max_by_key(|(_, w)| *w).map(|(c, _)| *c);
            taken.extend(column);
            given.push(column);
        }
        given
    }

    fn rows() -> impl Strategy<Value = Vec<Vec<(usize, i64)>>> {
        let row = proptest::collection::btree_map(0usize..6, 1i64..30, 0..6);
        proptest::collection::vec(row, 0..6)
            .prop_map(|rows| rows.into_iter().map(|r| r.into_iter().collect()).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Nothing is better than what is given, and no column is given twice.
        #[test]
        fn an_assignment_is_the_best_there_is(rows in rows()) {
            let given = assign(&rows, 6);
            prop_assert_eq!(sum(&rows, &given), best(&rows, 0));
            let mut columns: Vec<usize> = given.iter().flatten().copied().collect();
            columns.sort_unstable();
            columns.dedup();
            prop_assert_eq!(columns.len(), given.iter().flatten().count());
        }

        /// A helper is asked once, for what they may be asked, and no opening asks more than it needs.
        #[test]
        fn a_plan_asks_each_once(
            openings in proptest::collection::vec((0u32..5, 0u32..9, 1u32..6), 0..5),
            may in proptest::collection::vec(any::<bool>(), 60),
        ) {
            let some = Claim { time: 60, fit: 60, rest: 100 };
            let openings: Vec<(Opening, Vec<(usize, Claim)>)> = openings
                .into_iter()
                .enumerate()
                .map(|(at, (free, waiting, waves))| {
                    let claims = (0..12).filter(|helper| may[at * 12 + helper]);
                    (Opening { free, waiting, waves }, claims.map(|helper| (helper, some)).collect())
                })
                .collect();
            let plan = plan(&openings);
            let mut helpers: Vec<usize> = plan.iter().map(|(_, helper)| *helper).collect();
            helpers.sort_unstable();
            helpers.dedup();
            prop_assert_eq!(helpers.len(), plan.len());
            for (at, (opening, _)) in openings.iter().enumerate() {
                let asked = plan.iter().filter(|(o, _)| *o == at).count();
                prop_assert!(asked <= opening.questions().len());
            }
            prop_assert!(plan.iter().all(|(o, h)| may[o * 12 + h]));
        }
    }

    /// The broken variant: one opening after the other is not the best there is.
    #[test]
    fn one_after_the_other_is_worse() {
        let rows = vec![vec![(0, 10), (1, 9)], vec![(0, 10)]];
        assert_eq!(sum(&rows, &greedy(&rows)), 10);
        assert_eq!(sum(&rows, &assign(&rows, 2)), 19);
    }

    #[test]
    fn the_only_one_who_can_is_kept_for_it() {
        let opening = Opening {
            free: 1,
            waiting: 1,
            waves: 9,
        };
        // Helper 0 fits both, helper 1 the first only; the first fits 0 better.
        let claim = |fit| Claim {
            time: 100,
            fit,
            rest: 100,
        };
        let first = vec![(0, claim(100)), (1, claim(60))];
        let plan = plan(&[(opening, first), (opening, vec![(0, claim(60))])]);
        assert_eq!(plan, [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_wave_grows_with_the_places_and_shrinks_with_the_questions_that_are_out() {
        let size = |free, waiting, waves| {
            Opening {
                free,
                waiting,
                waves,
            }
            .questions()
            .len()
        };
        for (free, waiting, waves, wanted) in [
            (0, 0, 5, 0),
            (1, 0, 5, 2),
            (1, 0, 3, 3),
            (1, 0, 1, 4),
            (1, 2, 5, 0),
            (1, 2, 1, 2),
            (4, 0, 5, 11),
            (4, 11, 5, 0),
            (50, 0, 5, MOST),
        ] {
            assert_eq!(
                size(free, waiting, waves),
                wanted,
                "{free} {waiting} {waves}"
            );
        }
    }

    #[test]
    fn the_expected_filling_is_that_of_the_binomial() {
        assert!((still_needed(1, 2) - 0.65f64.powi(2)).abs() < 1e-12);
        assert!((expected(1, 2) - (1.0 - 0.65f64.powi(2))).abs() < 1e-12);
        assert!((expected(9, 5) - 5.0 * YES).abs() < 1e-12);
        assert!((at_most(2, 3) - (1.0 - 0.35f64.powi(3))).abs() < 1e-12);
        assert!(expected(0, 9).abs() < 1e-12);
    }

    /// Every third question goes to who was asked least.
    #[test]
    fn the_new_are_among_them() {
        let opening = Opening {
            free: 2,
            waiting: 0,
            waves: 9,
        };
        // Twenty who fit in every way and were asked often, one who fits less and never was.
        let mut claims = vec![
            Claim {
                time: 100,
                fit: 100,
                rest: 20
            };
            20
        ];
        claims.push(Claim {
            time: 60,
            fit: 60,
            rest: 100,
        });
        let plan = plan(&[(opening, claims.into_iter().enumerate().collect())]);
        assert_eq!(plan.len(), 5);
        assert!(plan.contains(&(0, 20)), "{plan:?}");
    }
}
