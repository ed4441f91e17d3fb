//! How fast and how large: towns of real neighbourhoods, built and asked.

use super::Meter;
use crate::app::weights;
use crate::domain::{Catalogue, Choices, ItemId, Kind, Member, MemberId, Request, Vocabulary};
use crate::engine::{Snapshot, build};
use crate::import::wijken::Place;
use crate::simulate::geography::{Ground, town};
use jiff::Timestamp;
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

const KINDS: [Kind; 4] = [
    Kind::Initiatives,
    Kind::Activities,
    Kind::Opportunities,
    Kind::People,
];
/// How long the lists are that are asked for.
const LIMIT: usize = 10;

/// Somebody with what they took part in.
type Asker = (Member, Vec<(ItemId, Timestamp)>);

/// A town that answers, and who asks.
pub struct Standing {
    snapshot: Snapshot,
    askers: Vec<Asker>,
    /// How many members it has.
    pub members: usize,
    /// How many items.
    pub items: usize,
    /// Seconds to make the snapshot of its catalogue.
    pub load_s: f64,
}

/// Makes `members` members of a place, builds the snapshot, and draws `askers` of them.
#[must_use]
pub fn stand(
    place: &Place,
    members: usize,
    askers: usize,
    vocabulary: &Arc<Vocabulary>,
    (now, seed): (Timestamp, u64),
    meter: &dyn Meter,
) -> Standing {
    let ground = Ground {
        neighbourhoods: &place.wijken,
        adults: &place.adults,
        vocabulary,
        now,
    };
    let catalogue = town(&ground, members, seed);
    let askers = draw(&catalogue, askers, seed);
    let (members, items) = (catalogue.members.len(), catalogue.items.len());
    let start = meter.wall_s();
    let snapshot = build(catalogue, weights::model());
    Standing {
        snapshot,
        askers,
        members,
        items,
        load_s: meter.wall_s() - start,
    }
}

fn draw(catalogue: &Catalogue, count: usize, seed: u64) -> Vec<Asker> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x0061_736b);
    let members = &catalogue.members;
    let drawn: Vec<&Member> = (0..count.min(members.len()))
        .map(|_| &members[rng.random_range(0..members.len())])
        .collect();
    let mut of: HashMap<MemberId, Vec<(ItemId, Timestamp)>> =
        drawn.iter().map(|m| (m.id, Vec::new())).collect();
    for act in &catalogue.interactions {
        if let Some(history) = of.get_mut(&act.member) {
            history.push((act.item, act.at));
        }
    }
    let history = |id: &MemberId| {
        let mut own = of.get(id).cloned().unwrap_or_default();
        own.sort_unstable();
        own.dedup_by_key(|(item, _)| *item);
        own
    };
    drawn
        .into_iter()
        .map(|m| (m.clone(), history(&m.id)))
        .collect()
}

/// Seconds of every answer, ascending, and answers a second.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Seconds, ascending; per kind and all together.
    pub seconds: Vec<f64>,
    /// Answers a second over all threads.
    pub per_second: f64,
}

impl Answers {
    /// The time within which a share of the answers came, in milliseconds.
    #[must_use]
    pub fn quantile_ms(&self, share: f64) -> f64 {
        let last = self.seconds.len().saturating_sub(1);
        let at = (share * last as f64).ceil() as usize;
        self.seconds.get(at).copied().unwrap_or(0.0) * 1_000.0
    }
}

/// Asks every kind of list for everybody drawn, on this many threads.
///
/// # Errors
/// When threads cannot be started.
pub fn ask(
    towns: &[Standing],
    now: Timestamp,
    threads: usize,
    meter: &dyn Meter,
) -> Result<Answers, String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| error.to_string())?;
    let requests: Vec<(&Snapshot, Request)> = towns
        .iter()
        .flat_map(|town| town.askers.iter().map(move |asker| (&town.snapshot, asker)))
        .flat_map(|(snapshot, asker)| KINDS.map(|kind| (snapshot, request(asker, kind, now))))
        .collect();
    let start = meter.wall_s();
    let mut seconds: Vec<f64> = pool.install(|| {
        requests
            .par_iter()
            .map(|(snapshot, request)| {
                let begin = meter.wall_s();
                std::hint::black_box(snapshot.recommend(request));
                meter.wall_s() - begin
            })
            .collect()
    });
    let took = (meter.wall_s() - start).max(1e-9);
    seconds.sort_by(f64::total_cmp);
    Ok(Answers {
        per_second: seconds.len() as f64 / took,
        seconds,
    })
}

fn request((member, history): &Asker, kind: Kind, now: Timestamp) -> Request {
    Request {
        member: member.id,
        neighbourhood: member.neighbourhood,
        profile: member.profile.clone(),
        availability: member.availability,
        history: history.clone(),
        hidden: history.iter().map(|(item, _)| *item).collect(),
        hidden_members: Vec::new(),
        pending_members: Vec::new(),
        choices: Choices::default(),
        kind,
        limit: LIMIT,
        now,
        seed: 1,
    }
}
