//! Re-ranking: each step permutes or drops, never adds.

use super::snapshot::Snapshot;
use crate::domain::{Request, Subject};

/// A candidate on its way to the slate.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub subject: Subject,
    pub parts: Vec<super::score::Part>,
    /// What it is ordered by: the score, for people the join of both sides.
    pub order: f64,
}

/// Which corrections are made; the default is all, as residents get them. Leaving one out is for
/// measuring what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrections {
    /// Neighbours: who is much in demand has less room for more.
    pub crowding: bool,
    /// Opportunities: who already has helpers gives way.
    pub capacity: bool,
    /// A floor for who was shown least, a cap for who was shown most.
    pub exposure: bool,
}

/// What is served. Crowding stays out of it: the room of everybody depends on everybody, so the order
/// of the rest tells a neighbour who blocked somebody from one who left (promise P5; `naober audit`
/// found it). It is measured in the simulated town.
impl Default for Corrections {
    fn default() -> Self {
        Self {
            crowding: false,
            capacity: true,
            exposure: true,
        }
    }
}

type Reranker = fn(&Snapshot, &Request, Vec<Ranked>) -> Vec<Ranked>;

/// The steps, in order. What people are ordered by is already both sides' wish corrected for
/// crowding (`people.rs`).
pub(super) const RERANKERS: [Reranker; 5] = [capacity, by_order, cap, floor, diversity];

/// Most of one initiative in a slate: the next moment is enough, its page shows the others.
const MOST_OF_A_GROUP: usize = 1;
/// Every so many places, one goes to who or what was shown least.
const RESERVED: usize = 4;
/// The floor and the cap look at so many times the places of a slate.
const POOL: usize = 3;
/// Whoever was shown more than so many times the mean of the pool, and at least `MANY`, waits.
const CAP: u32 = 3;
const MANY: u32 = 20;
/// What every helper an opportunity has multiplies its order by.
const HELPED: f64 = 0.7;

/// An opportunity with helpers gives way to one without: a penalty after each connection (SmartSort:
/// Manshadi, Rodilitz, Saban, Suresh 2023).
fn capacity(snapshot: &Snapshot, _: &Request, mut list: Vec<Ranked>) -> Vec<Ranked> {
    if snapshot.corrections.capacity {
        for ranked in &mut list {
            if let Some(item) = snapshot.opportunity(ranked.subject) {
                ranked.order *= HELPED.powf(f64::from(item.taken));
            }
        }
    }
    list
}

/// Total order: best first, then the lower id.
fn by_order(_: &Snapshot, _: &Request, mut list: Vec<Ranked>) -> Vec<Ranked> {
    list.sort_by(|a, b| b.order.total_cmp(&a.order).then(a.subject.cmp(&b.subject)));
    list
}

/// How many candidates compete for the slate: those that come to at least half of the best.
fn pool(request: &Request, list: &[Ranked]) -> usize {
    let enough = list.first().map_or(0.0, |best| best.order / 2.0);
    let near = list.iter().take_while(|r| r.order >= enough).count();
    near.min(request.limit * POOL)
}

/// A cap for the popular: whoever was shown far more in 28 days than the others of the pool comes
/// behind them.
fn cap(snapshot: &Snapshot, request: &Request, mut list: Vec<Ranked>) -> Vec<Ranked> {
    if !snapshot.corrections.exposure {
        return list;
    }
    let pool = pool(request, &list);
    let shown = |r: &Ranked| snapshot.shown(r.subject);
    let sum: u64 = list[..pool].iter().map(|r| u64::from(shown(r))).sum();
    let mean = u32::try_from(sum / pool.max(1) as u64).unwrap_or(u32::MAX);
    let most = MANY.max(mean.saturating_mul(CAP));
    // A stable sort keeps the order of both parts.
    list[..pool].sort_by_key(|r| shown(r) > most);
    list
}

/// A floor for who was shown least in 28 days: each fourth place of the slate goes to the least
/// shown of the pool.
fn floor(snapshot: &Snapshot, request: &Request, mut list: Vec<Ranked>) -> Vec<Ranked> {
    if !snapshot.corrections.exposure {
        return list;
    }
    let pool = pool(request, &list);
    let mut place = RESERVED - 1;
    while place < pool.min(request.limit) {
        let least = (place..pool).min_by_key(|at| (snapshot.shown(list[*at].subject), *at));
        if let Some(at) = least {
            let lifted = list.remove(at);
            list.insert(place, lifted);
        }
        place += RESERVED;
    }
    list
}

/// Not more than one of an initiative.
fn diversity(snapshot: &Snapshot, _: &Request, list: Vec<Ranked>) -> Vec<Ranked> {
    let mut seen: std::collections::HashMap<crate::domain::ItemId, usize> =
        std::collections::HashMap::new();
    list.into_iter()
        .filter(|ranked| {
            let Subject::Item(id) = ranked.subject else {
                return true;
            };
            let group = snapshot.group_of(id).unwrap_or(id);
            let count = seen.entry(group).or_default();
            *count += 1;
            *count <= MOST_OF_A_GROUP
        })
        .collect()
}

#[cfg(test)]
mod tests;
