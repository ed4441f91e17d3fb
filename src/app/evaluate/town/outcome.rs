//! What became of a simulated year, as a whole and by groups.

use super::world::World;
use super::{Plan, Policy};
use crate::domain::NeighbourhoodId;

/// A newcomer is followed for so many days.
const FOLLOWED: i64 = 28;

/// Figures of some of the residents.
#[derive(Clone, Debug)]
pub struct Group {
    /// What it is about: `newness`, `activity` or `neighbourhood`.
    pub by: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How many newcomers it holds.
    pub newcomers: usize,
    /// The share of them with three good suggestions on the first day.
    pub good_first_day: f64,
    /// How many of them were followed for 28 days, and the share with a first contact by then.
    pub followed: usize,
    /// See `followed`.
    pub contact_28_days: f64,
    /// Asks per resident and week, of those who may be asked.
    pub asks_per_week: f64,
}

/// The figures of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Of what.
    pub policy: Policy,
    /// How many newcomers arrived.
    pub newcomers: usize,
    /// The share with three good suggestions within cycling distance on the first day.
    pub good_first_day: f64,
    /// The share for whom the town held as much that day: nobody can do better.
    pub possible_first_day: f64,
    /// How many newcomers were followed for 28 days.
    pub followed: usize,
    /// The share of those with a first contact within 28 days, and with a neighbour met by a double
    /// yes.
    pub contact_28_days: f64,
    /// See above.
    pub neighbour_28_days: f64,
    /// Days to the first contact: the median over those followed; none when fewer than half had one
    /// within 28 days.
    pub median_days: Option<i64>,
    /// Places of opportunities that began within the year: all, what could have been filled, and what
    /// was.
    pub places: usize,
    /// See above.
    pub optimum: usize,
    /// See above.
    pub filled: usize,
    /// Opportunities, and those with at least one helper.
    pub opportunities: usize,
    /// See above.
    pub served: usize,
    /// Asks sent.
    pub asks: usize,
    /// Pairs of neighbours who both said yes.
    pub matches: usize,
    /// Gini coefficient of how often those who were open all year were proposed.
    pub gini: f64,
    /// The share of those open to meeting to whom somebody was proposed with whom it would be mutual.
    pub good_proposal: f64,
    /// Mean NDCG@5 of the lists of opportunities, by the true chance of a yes.
    pub ndcg: f64,
    /// The same by groups.
    pub groups: Vec<Group>,
}

impl Outcome {
    /// Asks per place that was filled.
    #[must_use]
    pub fn asks_per_place(&self) -> f64 {
        self.asks as f64 / self.filled.max(1) as f64
    }

    pub(super) fn of(world: &World<'_>, plan: &Plan, policy: &Policy) -> Self {
        let days = i64::from(plan.days);
        let all: Vec<usize> = (0..world.here).collect();
        let people = people(world, &all, days);
        let ended: Vec<_> = world
            .opportunities
            .values()
            .filter(|o| o.starts < days)
            .map(|o| &o.item)
            .collect();
        let open = |at: &&usize| world.residents[**at].member.open_to_meet;
        let founders = all.iter().filter(open);
        let founders = founders.filter(|at| world.own[**at].arrived < 0);
        let proposed: Vec<u32> = founders.map(|at| world.own[*at].proposed).collect();
        let meets: Vec<bool> = all
            .iter()
            .filter(open)
            .map(|at| world.own[*at].good_proposal)
            .collect();
        Self {
            policy: *policy,
            newcomers: people.newcomers,
            good_first_day: people.good_first_day,
            possible_first_day: people.possible_first_day,
            followed: people.followed,
            contact_28_days: people.contact,
            neighbour_28_days: people.neighbour,
            median_days: people.median_days,
            places: ended.iter().map(|i| i.places.unwrap_or(1) as usize).sum(),
            optimum: world.optimum(days),
            filled: ended.iter().map(|i| i.taken as usize).sum(),
            opportunities: ended.len(),
            served: ended.iter().filter(|i| i.taken > 0).count(),
            asks: world.own.iter().map(|own| own.asked.len()).sum(),
            matches: world.matches,
            gini: gini(proposed),
            good_proposal: share(meets),
            ndcg: world.ndcg.0 / world.ndcg.1.max(1) as f64,
            groups: groups(world, days),
        }
    }
}

/// Figures of some residents.
struct People {
    newcomers: usize,
    good_first_day: f64,
    possible_first_day: f64,
    followed: usize,
    contact: f64,
    neighbour: f64,
    median_days: Option<i64>,
    asks_per_week: f64,
}

fn people(world: &World<'_>, of: &[usize], days: i64) -> People {
    let own = || of.iter().map(|at| &world.own[*at]);
    let good: Vec<bool> = own().filter_map(|o| o.good_first_day).collect();
    let followed: Vec<_> = own()
        .filter(|o| o.arrived >= 0 && o.arrived + FOLLOWED < days)
        .collect();
    let within = |since: i64, first: Option<i64>| first.filter(|day| day - since <= FOLLOWED);
    let neighbour = |o: &&super::world::Own| within(o.arrived, o.first_neighbour).is_some();
    let mut waits: Vec<Option<i64>> = followed
        .iter()
        .map(|o| {
            let both = [o.first_group, o.first_neighbour];
            let first = both.into_iter().flatten().min();
            within(o.arrived, first).map(|day| day - o.arrived)
        })
        .collect();
    // Who had no contact comes last.
    waits.sort_by_key(|wait| wait.unwrap_or(i64::MAX));
    let mut asked = (0.0, 0.0);
    for at in of {
        let (who, own) = (&world.residents[*at].member, &world.own[*at]);
        if who.asks_per_week > 0 {
            asked.0 += own.asked.len() as f64;
            asked.1 += (days - own.arrived.max(0)) as f64 / 7.0;
        }
    }
    People {
        newcomers: good.len(),
        good_first_day: share(good),
        possible_first_day: share(own().filter_map(|o| o.possible_first_day).collect()),
        followed: followed.len(),
        contact: share(waits.iter().map(Option::is_some).collect()),
        neighbour: share(followed.iter().map(neighbour).collect()),
        median_days: waits.get(waits.len() / 2).copied().flatten(),
        asks_per_week: if asked.1 > 0.0 {
            asked.0 / asked.1
        } else {
            0.0
        },
    }
}

/// The share that holds; 0 of none.
fn share(of: Vec<bool>) -> f64 {
    let held = of.iter().filter(|one| **one).count();
    held as f64 / of.len().max(1) as f64
}

/// Gini coefficient: 0 when all have the same, towards 1 when one has all.
fn gini(mut of: Vec<u32>) -> f64 {
    of.sort_unstable();
    let n = of.len() as f64;
    let sum: f64 = of.iter().map(|x| f64::from(*x)).sum();
    if sum == 0.0 {
        return 0.0;
    }
    let ranked = of
        .iter()
        .zip(1..)
        .map(|(x, rank)| f64::from(*x) * f64::from(rank));
    (2.0 * ranked.sum::<f64>()) / (n * sum) - (n + 1.0) / n
}

fn groups(world: &World<'_>, days: i64) -> Vec<Group> {
    let quarter = |at: usize| match world.own[at].arrived {
        ..0 => "from the start",
        day if day * 4 < days => "first quarter",
        day if day * 2 < days => "second quarter",
        day if day * 4 < days * 3 => "third quarter",
        _ => "fourth quarter",
    };
    let size = |at: usize| {
        let home: NeighbourhoodId = world.residents[at].member.neighbourhood;
        let mut places = world.stage.neighbourhoods.iter();
        match places.find(|n| n.id == home).map_or(0, |n| n.population) {
            ..2_500 => "under 2,500",
            2_500..4_000 => "2,500 to 4,000",
            _ => "4,000 and more",
        }
    };
    let looks = |at: usize| world.residents[at].looks.name();
    let mut groups = Vec::new();
    let mut split = |by, names: &[&'static str], name_of: &dyn Fn(usize) -> &'static str| {
        for name in names {
            let of: Vec<usize> = (0..world.here).filter(|at| name_of(*at) == *name).collect();
            let people = people(world, &of, days);
            groups.push(Group {
                by,
                name,
                newcomers: people.newcomers,
                good_first_day: people.good_first_day,
                followed: people.followed,
                contact_28_days: people.contact,
                asks_per_week: people.asks_per_week,
            });
        }
    };
    let quarters = [
        "from the start",
        "first quarter",
        "second quarter",
        "third quarter",
        "fourth quarter",
    ];
    split("newness", &quarters, &quarter);
    let activity = ["looks rarely", "looks weekly", "looks often"];
    split("activity", &activity, &looks);
    let sizes = ["under 2,500", "2,500 to 4,000", "4,000 and more"];
    split("neighbourhood", &sizes, &size);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gini_by_hand() {
        for (of, wanted) in [
            (vec![], 0.0),
            (vec![0, 0], 0.0),
            (vec![3, 3, 3], 0.0),
            (vec![0, 0, 0, 8], 0.75),
            (vec![1, 3], 0.25),
        ] {
            assert!((gini(of.clone()) - wanted).abs() < 1e-12, "{of:?}");
        }
    }
}
