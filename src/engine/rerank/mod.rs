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

type Reranker = fn(&Snapshot, &Request, Vec<Ranked>) -> Vec<Ranked>;

/// The steps, in order.
pub(super) const RERANKERS: [Reranker; 3] = [by_order, exposure, diversity];

/// Most of one initiative in a slate: the next moment is enough, its page shows the others.
const MOST_OF_A_GROUP: usize = 1;
/// Every so many places, one goes to who or what was shown least.
const RESERVED: usize = 4;

/// Total order: best first, then the lower id.
fn by_order(_: &Snapshot, _: &Request, mut list: Vec<Ranked>) -> Vec<Ranked> {
    list.sort_by(|a, b| b.order.total_cmp(&a.order).then(a.subject.cmp(&b.subject)));
    list
}

/// A floor for who was shown least in 28 days: each fourth place of the slate goes to the least
/// shown among the next candidates that score at least half of the best.
fn exposure(snapshot: &Snapshot, request: &Request, mut list: Vec<Ranked>) -> Vec<Ranked> {
    let enough = list.first().map_or(0.0, |best| best.order / 2.0);
    let pool = list
        .iter()
        .take_while(|r| r.order >= enough)
        .count()
        .min(request.limit * 3);
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
