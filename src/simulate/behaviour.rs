//! How simulated residents behave, as `docs/decisions/0021` fixed it before the first run.
//!
//! Whether somebody says yes is a hash of the seed, who is asked, about what, and the question: two
//! policies meet the same residents with the same mind.

use super::town::SimulatedMember;
use crate::domain::{Availability, ConceptId, Item, Member, MemberId, NeighbourhoodId, Profile};
use crate::domain::{ItemKind, Vocabulary};
use jiff::Timestamp;
use std::sync::Arc;

/// The chance that a concept is told on joining.
const TOLD: f64 = 0.7;
/// Affinity with what is about a true concept, about one beside it, and about anything else.
const ABOUT: f64 = 1.0;
const BESIDE: f64 = 0.2;
const ANYTHING: f64 = 0.02;
/// Kilometres over which the chance of a yes falls to 1/e: for an item, and for a neighbour.
const ITEM_KM: f64 = 4.0;
const NEIGHBOUR_KM: f64 = 2.0;
/// What a moment that is none of one's own multiplies by.
const OTHER_TIME: f64 = 0.3;
/// The base of a yes to an activity or initiative, to a neighbour and to helping.
const JOINS: f64 = 0.20;
const MEETS: f64 = 0.25;
const HELPS: f64 = 0.30;
/// What every true concept that two share leaves of not wanting to meet.
const NOT_SHARED: f64 = 0.6;
/// What every ask of the last 28 days multiplies by.
const FATIGUE: f64 = 0.9;
/// The chance to hide what one has nothing with, and to say no to a neighbour one shares nothing with.
const HIDES: f64 = 0.05;
const DECLINES: f64 = 0.10;
/// No more than this is within cycling distance, in kilometres.
pub const CYCLING_KM: f64 = 5.0;

/// How often somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Looks {
    /// A day with chance 1/30.
    Rarely,
    /// 1/7.
    Usually,
    /// 1/2.
    Often,
}

impl Looks {
    /// The chance to look on a day.
    #[must_use]
    pub fn daily(self) -> f64 {
        match self {
            Self::Rarely => 1.0 / 30.0,
            Self::Usually => 1.0 / 7.0,
            Self::Often => 0.5,
        }
    }

    /// The chance to see an ask within two days.
    #[must_use]
    pub fn sees_ask(self) -> f64 {
        match self {
            Self::Rarely => 0.4,
            Self::Usually => 0.7,
            Self::Often => 0.9,
        }
    }

    /// Its name in a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rarely => "looks rarely",
            Self::Usually => "looks weekly",
            Self::Often => "looks often",
        }
    }
}

/// A resident with a mind of their own.
#[derive(Clone, Debug)]
pub struct Resident {
    /// What the service knows of them.
    pub member: Member,
    /// What they truly bring, enjoy and would like; `member.profile` is what they told of it.
    pub truth: Profile,
    /// How often they look.
    pub looks: Looks,
    /// Multiplies every chance of a yes, 0.5..=1.5.
    pub willingness: f64,
}

/// What is drawn: keeps the draws of different questions apart.
#[derive(Clone, Copy, Debug)]
enum Question {
    Tells = 1,
    Looks,
    Willing,
    LooksToday,
    SeesPlace,
    SeesAsk,
    Joins,
    Hides,
    Meets,
    Declines,
    Helps,
}

/// Minds over one seed and vocabulary.
#[derive(Clone, Debug)]
pub struct Behaviour {
    /// Where chance comes from.
    pub seed: u64,
    /// Multiplies every chance of a yes: 1 as decided, 0.5 and 2 in the sweep.
    pub acceptance: f64,
    /// What the concepts mean.
    pub vocabulary: Arc<Vocabulary>,
}

impl Behaviour {
    /// Uniform in 0..1, the same for the same question.
    fn draw(&self, question: Question, who: i64, what: i64, when: i64) -> f64 {
        let mut state = self.seed;
        for part in [question as i64, who, what, when] {
            state = mix(state ^ part.cast_unsigned());
        }
        (state >> 11) as f64 / (1u64 << 53) as f64
    }

    fn happens(&self, chance: f64, question: Question, who: MemberId, what: i64, at: i64) -> bool {
        self.draw(question, who.0, what, at) < chance
    }

    /// A resident of a drawn member, who joins at a moment.
    #[must_use]
    pub fn resident(
        &self,
        id: MemberId,
        drawn: &SimulatedMember,
        home: NeighbourhoodId,
        joined: Timestamp,
    ) -> Resident {
        let truth = drawn.profile.clone();
        let looks = match self.draw(Question::Looks, id.0, 0, 0) {
            ..0.5 => Looks::Rarely,
            0.5..0.85 => Looks::Usually,
            _ => Looks::Often,
        };
        Resident {
            member: Member {
                id,
                neighbourhood: home,
                profile: self.told(id, &truth),
                availability: drawn.availability,
                open_to_meet: drawn.open_to_meet,
                asks_per_week: drawn.asks_per_week,
                joined,
            },
            willingness: 0.5 + self.draw(Question::Willing, id.0, 0, 0),
            truth,
            looks,
        }
    }

    /// What somebody tells of the truth: each concept with chance `TOLD`, at least one.
    fn told(&self, id: MemberId, truth: &Profile) -> Profile {
        let sides = [&truth.brings, &truth.enjoys, &truth.would_like];
        let mut told: [Vec<ConceptId>; 3] = Default::default();
        for (side, kept) in sides.iter().zip(&mut told) {
            for concept in *side {
                if self.happens(TOLD, Question::Tells, id, i64::from(concept.0), 0) {
                    kept.push(*concept);
                }
            }
        }
        let silent = told.iter().all(Vec::is_empty);
        if let Some(at) = (0..3).find(|at| silent && !sides[*at].is_empty()) {
            told[at].push(sides[at][0]);
        }
        let [brings, enjoys, would_like] = told;
        Profile {
            brings,
            enjoys,
            would_like,
        }
    }

    /// Whether somebody looks on a day.
    #[must_use]
    pub fn looks_today(&self, who: &Resident, day: i64) -> bool {
        self.happens(
            who.looks.daily(),
            Question::LooksToday,
            who.member.id,
            0,
            day,
        )
    }

    /// Whether somebody looks at a place of a list, from 0.
    #[must_use]
    pub fn sees_place(&self, who: &Resident, subject: i64, place: usize, day: i64) -> bool {
        let chance = ((place + 2) as f64).log2().recip();
        self.happens(chance, Question::SeesPlace, who.member.id, subject, day)
    }

    /// Whether somebody sees an ask within two days.
    #[must_use]
    pub fn sees_ask(&self, who: &Resident, item: &Item, day: i64) -> bool {
        let chance = who.looks.sees_ask();
        self.happens(chance, Question::SeesAsk, who.member.id, item.id.0, day)
    }

    /// How much an item is about what somebody truly likes, or brings where help is asked: 1 when it
    /// is about a concept of theirs or something under it, less beside it.
    #[must_use]
    pub fn affinity(&self, who: &Resident, item: &Item) -> f64 {
        let truth = &who.truth;
        let own: Vec<ConceptId> = match item.kind {
            ItemKind::Opportunity => truth.brings.clone(),
            _ => truth
                .enjoys
                .iter()
                .chain(&truth.would_like)
                .copied()
                .collect(),
        };
        let broader = |c: ConceptId| self.vocabulary.get(c).and_then(|c| c.broader);
        let mut best = ANYTHING;
        for about in &item.concepts {
            let up = self.vocabulary.ancestors(*about);
            if own.contains(about) || up.iter().any(|c| own.contains(c)) {
                return ABOUT;
            }
            let beside =
                broader(*about).is_some_and(|b| own.iter().any(|c| broader(*c) == Some(b)));
            if beside {
                best = BESIDE;
            }
        }
        best
    }

    /// Whether a suggestion is good for somebody: truly about them and within cycling distance.
    #[must_use]
    pub fn is_good(&self, who: &Resident, item: &Item, km: f64) -> bool {
        km <= CYCLING_KM && self.affinity(who, item) >= ABOUT
    }

    /// The chance of a yes to an item by somebody who has not been asked before.
    #[must_use]
    pub fn chance(&self, who: &Resident, item: &Item, km: f64) -> f64 {
        let base = match item.kind {
            ItemKind::Opportunity => HELPS,
            _ => JOINS,
        };
        let free = fits(item.slot, who.member.availability);
        let time = if free { 1.0 } else { OTHER_TIME };
        let near = (-km / ITEM_KM).exp();
        let usual = base * self.affinity(who, item) * near * time * who.willingness;
        (usual * self.acceptance).min(1.0)
    }

    /// Whether somebody says yes to an item they look at, after `asks` asks in the last 28 days.
    #[must_use]
    pub fn says_yes(&self, who: &Resident, item: &Item, km: f64, asks: usize) -> bool {
        let tired = FATIGUE.powi(i32::try_from(asks).unwrap_or(i32::MAX));
        let chance = self.chance(who, item, km) * tired;
        let question = match item.kind {
            ItemKind::Opportunity => Question::Helps,
            _ => Question::Joins,
        };
        self.happens(chance, question, who.member.id, item.id.0, 0)
    }

    /// Whether somebody hides an item.
    #[must_use]
    pub fn hides(&self, who: &Resident, item: &Item) -> bool {
        let nothing = self.affinity(who, item) <= ANYTHING;
        nothing && self.happens(HIDES, Question::Hides, who.member.id, item.id.0, 0)
    }

    /// Whether somebody would like to meet a neighbour.
    #[must_use]
    pub fn wants_to_meet(&self, who: &Resident, other: &Resident, km: f64) -> bool {
        let shared = i32::try_from(shared(&who.truth, &other.truth)).unwrap_or(i32::MAX);
        let near = (-km / NEIGHBOUR_KM).exp();
        let usual = MEETS * (1.0 - NOT_SHARED.powi(shared)) * near * who.willingness;
        let chance = (usual * self.acceptance).min(1.0);
        self.happens(chance, Question::Meets, who.member.id, other.member.id.0, 0)
    }

    /// Whether somebody says no to a neighbour.
    #[must_use]
    pub fn declines(&self, who: &Resident, other: &Resident) -> bool {
        let nothing = shared(&who.truth, &other.truth) == 0;
        let (id, other) = (who.member.id, other.member.id.0);
        nothing && self.happens(DECLINES, Question::Declines, id, other, 0)
    }
}

/// How many true concepts both enjoy, or one brings and the other would like.
fn shared(one: &Profile, other: &Profile) -> usize {
    let both = |a: &[ConceptId], b: &[ConceptId]| a.iter().filter(|c| b.contains(c)).count();
    both(&one.enjoys, &other.enjoys)
        + both(&one.brings, &other.would_like)
        + both(&one.would_like, &other.brings)
}

/// Whether a moment is one of somebody's own; so when one of the two is not known.
fn fits(moment: Availability, own: Availability) -> bool {
    moment.is_empty() || own.is_empty() || moment.meets(own)
}

/// SplitMix64 (Steele, Lea, Flood 2014).
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_even_and_the_same_when_asked_again() {
        let mind = |seed| Behaviour {
            seed,
            acceptance: 1.0,
            vocabulary: Arc::default(),
        };
        let draws = |seed| -> Vec<f64> {
            let draw = |who| mind(seed).draw(Question::Joins, who, 7, 0);
            (0..20_000).map(draw).collect()
        };
        let (one, other) = (draws(1), draws(2));
        assert_eq!(one, draws(1));
        assert_ne!(one, other);
        // Four standard errors of a uniform mean, and of each tenth.
        let mean = one.iter().sum::<f64>() / 20_000.0;
        assert!((mean - 0.5).abs() < 0.009, "{mean}");
        for tenth in 0..10 {
            let low = f64::from(tenth) / 10.0;
            let count = one.iter().filter(|d| **d >= low && **d < low + 0.1).count();
            assert!(count.abs_diff(2_000) < 170, "{count} from {low}");
        }
    }

    #[test]
    fn two_share_what_both_enjoy_or_one_brings_to_the_other() {
        let profile = |brings: &[u32], enjoys: &[u32], would_like: &[u32]| {
            let ids = |list: &[u32]| list.iter().map(|c| ConceptId(*c)).collect();
            Profile {
                brings: ids(brings),
                enjoys: ids(enjoys),
                would_like: ids(would_like),
            }
        };
        let me = profile(&[1], &[2, 3], &[4]);
        for (other, wanted) in [
            (profile(&[], &[2, 3], &[]), 2),
            (profile(&[4], &[], &[1]), 2),
            // Both bring the same: nothing to give one another.
            (profile(&[1], &[4], &[4]), 0),
        ] {
            assert_eq!(shared(&me, &other), wanted);
            assert_eq!(shared(&other, &me), wanted);
        }
    }
}
