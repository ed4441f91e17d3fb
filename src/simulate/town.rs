//! A town of invented residents: who they are, what they say, what they went to.
//!
//! Everybody is drawn from one seed. A resident says one to three sentences about what they bring,
//! enjoy and would like; joining follows those words, the distance between neighbourhoods and chance.

use crate::domain::member::OwnWords;
use crate::domain::{Availability, ConceptId, Profile};
use crate::text::Reader;
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

/// What residents are made of.
pub struct Ingredients<'a> {
    /// First names.
    pub first_names: &'a [String],
    /// Sentences about what somebody brings.
    pub brings: &'a [String],
    /// Phrases about what somebody enjoys.
    pub enjoys: &'a [String],
    /// Phrases about what somebody would like.
    pub would_like: &'a [String],
    /// Inhabitants per neighbourhood: residents are spread like them.
    pub populations: &'a [u32],
    /// Per initiative: neighbourhood (position), concepts, how many come at most.
    pub groups: &'a [(usize, Vec<ConceptId>, usize)],
}

/// An invented resident.
pub struct SimulatedMember {
    /// First name.
    pub first_name: String,
    /// Neighbourhood (position).
    pub neighbourhood: usize,
    /// What they wrote.
    pub words: OwnWords,
    /// What was understood of it.
    pub profile: Profile,
    /// When they have time.
    pub availability: Availability,
    /// Whether they would like to meet neighbours.
    pub open_to_meet: bool,
    /// How often a week they may be asked.
    pub asks_per_week: u8,
    /// Initiatives they joined (positions).
    pub joined: Vec<usize>,
}

/// The residents of a town.
pub type Population = Vec<SimulatedMember>;

/// Share of residents who would like to meet neighbours.
const OPEN_TO_MEET: f64 = 0.7;
/// How likely somebody joins an initiative they have words in common with, in their own
/// neighbourhood and elsewhere, and one they have nothing in common with.
const JOIN_NEAR: f64 = 0.30;
const JOIN_FAR: f64 = 0.06;
const JOIN_ANYHOW: f64 = 0.004;

/// Draws `count` residents.
#[must_use]
pub fn populate(
    ingredients: &Ingredients<'_>,
    reader: &Reader,
    count: usize,
    seed: u64,
) -> Population {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let mut taken = vec![0usize; ingredients.groups.len()];
    (0..count)
        .map(|_| resident(ingredients, reader, &mut taken, &mut rng))
        .collect()
}

fn resident(
    from: &Ingredients<'_>,
    reader: &Reader,
    taken: &mut [usize],
    rng: &mut ChaCha20Rng,
) -> SimulatedMember {
    let words = OwnWords {
        brings: pick(from.brings, 1..=2, rng),
        enjoys: pick(from.enjoys, 1..=3, rng),
        would_like: pick(from.would_like, 0..=2, rng),
    };
    let profile = Profile {
        brings: concepts(reader, &words.brings),
        enjoys: concepts(reader, &words.enjoys),
        would_like: concepts(reader, &words.would_like),
    };
    let neighbourhood = weighted(from.populations, rng);
    let joined = joins(from, neighbourhood, &profile, taken, rng);
    SimulatedMember {
        first_name: from.first_names.choose(rng).cloned().unwrap_or_default(),
        neighbourhood,
        words,
        profile,
        availability: availability(rng),
        open_to_meet: rng.random_bool(OPEN_TO_MEET),
        asks_per_week: rng.random_range(0..=3),
        joined,
    }
}

fn pick(
    from: &[String],
    how_many: std::ops::RangeInclusive<usize>,
    rng: &mut ChaCha20Rng,
) -> String {
    let count = rng.random_range(how_many);
    let chosen: Vec<&str> = from.sample(rng, count).map(String::as_str).collect();
    chosen.join(" ")
}

fn concepts(reader: &Reader, text: &str) -> Vec<ConceptId> {
    let mut found: Vec<ConceptId> = reader.read(text).into_iter().map(|r| r.concept).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn weighted(weights: &[u32], rng: &mut ChaCha20Rng) -> usize {
    let total: u64 = weights.iter().map(|w| u64::from(*w)).sum();
    let mut at = rng.random_range(0..total.max(1));
    for (position, weight) in weights.iter().enumerate() {
        if at < u64::from(*weight) {
            return position;
        }
        at -= u64::from(*weight);
    }
    0
}

/// Two to six parts of the week; evenings and weekends more often.
fn availability(rng: &mut ChaCha20Rng) -> Availability {
    let mut found = Availability::default();
    for _ in 0..rng.random_range(2..=6) {
        let day = rng.random_range(0..7);
        let part = if day < 5 && rng.random_bool(0.5) {
            2
        } else {
            rng.random_range(0..3)
        };
        found = found.with(Availability::slot(day, part));
    }
    found
}

fn joins(
    from: &Ingredients<'_>,
    home: usize,
    profile: &Profile,
    taken: &mut [usize],
    rng: &mut ChaCha20Rng,
) -> Vec<usize> {
    let mut joined = Vec::new();
    for (position, (place, about, most)) in from.groups.iter().enumerate() {
        let known = |c: &ConceptId| profile.enjoys.contains(c) || profile.would_like.contains(c);
        let chance = match (about.iter().any(known), *place == home) {
            (true, true) => JOIN_NEAR,
            (true, false) => JOIN_FAR,
            (false, _) => JOIN_ANYHOW,
        };
        if taken[position] < *most && rng.random_bool(chance) {
            taken[position] += 1;
            joined.push(position);
        }
    }
    joined
}
