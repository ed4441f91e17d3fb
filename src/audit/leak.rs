//! P8: what is stored and shown does not reveal a hidden trait. An attacker per role gets what that role
//! sees and learns from residents whose trait is known; what counts is how much better that is than
//! knowing the neighbourhood alone.

use super::Setting;
use super::attack::{Gain, Known, gain};
use super::outcome::{Measure, Promise, Series};
use super::town::{Rates, Resident};
use super::world::Template;
use crate::domain::{
    Catalogue, Choices, Interaction, InteractionKind, ItemId, ItemKind, Kind, Member, MemberId,
    Request, Subject, Term,
};
use crate::engine::{Model, Snapshot, build};
use jiff::Timestamp;
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// What each role sees: the threshold of the gain, and whether a broken variant is run on it.
const CHANNELS: [(&str, f64); 4] = [
    ("leak-own-lists", 0.02),
    ("leak-neighbours", 0.02),
    ("leak-coordinator", 0.02),
    ("leak-database", 0.03),
];
/// What the broken variant must add.
const BROKEN_FROM: f64 = 0.08;
/// How many suggestions of each kind are looked at.
const SHOWN: usize = 10;
/// Schemes that the broken variants remember.
const SCHEMES: usize = 5;
const LISTS: [Kind; 3] = [Kind::Activities, Kind::Initiatives, Kind::Opportunities];

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let rates = setting.town.rates.clone();
    let size = setting.town.residents.len();
    let must = rates.must_hold;
    let mut gains: BTreeMap<&str, Vec<Gain>> = BTreeMap::new();
    let mut curves: BTreeMap<&str, Vec<(f64, f64, f64, f64)>> = BTreeMap::new();
    let seeds = setting.pick(5, 1) as u64;
    let tilts: Vec<f64> = if setting.options.quick {
        vec![must]
    } else {
        rates.tilts.clone()
    };
    for tilt in tilts {
        let runs = if tilt == must { seeds } else { 1 };
        let mut here: BTreeMap<&str, Vec<Gain>> = BTreeMap::new();
        for number in 0..runs {
            let seed = setting.options.seed ^ (number << 20) ^ 8;
            for (channel, gain) in attacked(size, &rates, tilt, seed).await? {
                here.entry(channel).or_default().push(gain);
            }
        }
        for (channel, list) in &here {
            let pooled = Gain::pooled(list);
            let (low, high) = pooled.bounds();
            curves
                .entry(channel)
                .or_default()
                .push((tilt, pooled.delta, low, high));
        }
        if tilt == must {
            gains = here;
        }
    }
    Ok(verdict(setting, &gains, curves))
}

fn verdict(
    setting: &Setting,
    gains: &BTreeMap<&'static str, Vec<Gain>>,
    curves: BTreeMap<&'static str, Vec<(f64, f64, f64, f64)>>,
) -> Promise {
    let mut promise = Promise {
        id: "P8",
        ..Promise::default()
    };
    for (channel, threshold) in CHANNELS {
        let pooled = |name: &str| gains.get(name).map(|list| Gain::pooled(list));
        let broken = if channel == "leak-database" {
            "broken-database"
        } else {
            "broken-own-lists"
        };
        let (Some(kept), Some(broken)) = (pooled(channel), pooled(broken)) else {
            continue;
        };
        // In a small town the upper bound is wide: there only a proven leak counts.
        let figure = if setting.options.quick {
            kept.bounds().0
        } else {
            kept.bounds().1
        };
        let mut measure = Measure::at_most(channel, threshold, figure, broken.delta);
        measure.broken_from = BROKEN_FROM;
        promise.measures.push(measure);
        let (low, high) = kept.bounds();
        promise.notes.push(format!(
            "{channel}: geography alone {:.3}, adds {:+.4} ({low:+.4} to {high:+.4})",
            kept.baseline, kept.delta
        ));
    }
    if setting.options.quick {
        promise.open.push("bounds-need-the-full-run");
    }
    promise.series = curves
        .into_iter()
        .map(|(name, points)| Series { name, points })
        .collect();
    promise
}

/// One town: what every channel adds.
async fn attacked(
    size: usize,
    rates: &Rates,
    tilt: f64,
    seed: u64,
) -> anyhow::Result<Vec<(&'static str, Gain)>> {
    let template = Template::tilted(size, rates, tilt, seed).await?;
    let world = template.open().await?;
    let zone = jiff::tz::TimeZone::get(&world.town.zone)?;
    let now = world.app.now();
    let catalogue = world
        .read()
        .await?
        .catalogue(world.vocabulary.clone(), &zone, now)
        .await?;
    let residents = world.residents.clone();
    let clicks = (rates.clicks, seed);
    // The attack keeps the processors busy for long: not on the threads that answer.
    tokio::task::spawn_blocking(move || Town { catalogue, now }.attack(&residents, clicks)).await?
}

struct Town {
    catalogue: Catalogue,
    now: Timestamp,
}

impl Town {
    fn attack(
        &self,
        residents: &[Resident],
        (rates, seed): ((f64, f64), u64),
    ) -> anyhow::Result<Vec<(&'static str, Gain)>> {
        // In a small town the few features that say most are the best try; the others only cost time.
        let tries = if residents.len() < 2_000 { 1 } else { 4 };
        let truth: Vec<bool> = residents.iter().map(|r| r.has_trait).collect();
        let place: Vec<usize> = residents
            .iter()
            .map(|r| usize::try_from(r.neighbourhood.0).unwrap_or(0))
            .collect();
        let clicked = clicked(&truth, rates, seed);
        let members = self.members(residents);
        let snapshot = build(self.catalogue.clone(), Model::default());
        let history = histories(&self.catalogue.interactions);
        let stored = stored(&members, &history);
        let mut leaky = self.catalogue.clone();
        leaky
            .interactions
            .extend(self.as_joins(residents, &clicked));
        let leaky_history = histories(&leaky.interactions);
        let leaky_snapshot = build(leaky, Model::default());
        let mut stored_clicks = stored.clone();
        for (known, schemes) in stored_clicks.iter_mut().zip(&clicked) {
            known.extend(schemes.iter().map(|s| key(9, *s as u64)));
        }
        let channels: [(&'static str, Known); 6] = [
            ("leak-own-lists", self.lists(&snapshot, &members, &history)),
            (
                "leak-neighbours",
                self.neighbours(&snapshot, &members, &history),
            ),
            ("leak-coordinator", members.iter().map(brings).collect()),
            ("leak-database", stored),
            (
                "broken-own-lists",
                self.lists(&leaky_snapshot, &members, &leaky_history),
            ),
            ("broken-database", stored_clicks),
        ];
        channels
            .into_iter()
            .map(|(name, known)| Ok((name, gain(&place, &known, &truth, seed, tries)?)))
            .collect()
    }

    fn members(&self, residents: &[Resident]) -> Vec<Member> {
        let by_id: HashMap<MemberId, &Member> =
            self.catalogue.members.iter().map(|m| (m.id, m)).collect();
        residents
            .iter()
            .filter_map(|r| by_id.get(&r.id).map(|m| (*m).clone()))
            .collect()
    }

    fn request(
        &self,
        member: &Member,
        history: &HashMap<MemberId, Vec<(ItemId, Timestamp)>>,
        kind: Kind,
    ) -> Request {
        let history = history.get(&member.id).cloned().unwrap_or_default();
        Request {
            member: member.id,
            neighbourhood: member.neighbourhood,
            profile: member.profile.clone(),
            availability: member.availability,
            hidden: history.iter().map(|(item, _)| *item).collect(),
            history,
            hidden_members: Vec::new(),
            pending_members: Vec::new(),
            choices: Choices::default(),
            kind,
            limit: SHOWN,
            now: self.now,
            seed: 1,
        }
    }

    /// What somebody sees who looks over a resident's shoulder, or reads their answers.
    fn lists(
        &self,
        snapshot: &Snapshot,
        members: &[Member],
        history: &HashMap<MemberId, Vec<(ItemId, Timestamp)>>,
    ) -> Known {
        let groups: HashMap<ItemId, ItemId> = self
            .catalogue
            .items
            .iter()
            .map(|i| (i.id, i.group.unwrap_or(i.id)))
            .collect();
        let of = |member: &Member| {
            let mut known = Vec::new();
            for kind in LISTS {
                for shown in snapshot
                    .recommend(&self.request(member, history, kind))
                    .items
                {
                    if let Subject::Item(id) = shown.subject {
                        known.push(key(kind as u64, groups.get(&id).map_or(0, |g| g.0 as u64)));
                    }
                }
            }
            known.sort_unstable();
            known.dedup();
            known
        };
        members.par_iter().map(of).collect()
    }

    /// What neighbours are told of a resident before any yes: the reasons under which one is proposed, to
    /// four hundred accounts that put together what they see.
    fn neighbours(
        &self,
        snapshot: &Snapshot,
        members: &[Member],
        history: &HashMap<MemberId, Vec<(ItemId, Timestamp)>>,
    ) -> Known {
        let viewers: Vec<&Member> = members
            .iter()
            .step_by((members.len() / 400).max(1))
            .collect();
        let slates: Vec<_> = viewers
            .par_iter()
            .map(|viewer| {
                snapshot.recommend(&Request {
                    limit: 50,
                    ..self.request(viewer, history, Kind::People)
                })
            })
            .collect();
        let mut told: HashMap<MemberId, Vec<u64>> = HashMap::new();
        for shown in slates.into_iter().flat_map(|slate| slate.items) {
            let Subject::Person(id) = shown.subject else {
                continue;
            };
            let known = told.entry(id).or_default();
            known.extend(shown.reasons.iter().filter_map(|reason| match reason.term {
                Term::Enjoys(c) => Some(key(1, c.0.into())),
                // What the viewer brings is what the other would like.
                Term::Brings(c) => Some(key(2, c.0.into())),
                Term::WouldLike(c) => Some(key(3, c.0.into())),
                _ => None,
            }));
            known.push(key(4, 0));
        }
        for known in told.values_mut() {
            known.sort_unstable();
            known.dedup();
        }
        members
            .iter()
            .map(|m| told.remove(&m.id).unwrap_or_default())
            .collect()
    }

    /// The leak: an opened scheme page is kept as if one had joined a group.
    fn as_joins(&self, residents: &[Resident], clicked: &[Vec<usize>]) -> Vec<Interaction> {
        let groups: Vec<ItemId> = self
            .catalogue
            .items
            .iter()
            .filter(|i| i.kind == ItemKind::Initiative)
            .map(|i| i.id)
            .take(SCHEMES)
            .collect();
        let act = |member: MemberId, scheme: &usize| Interaction {
            member,
            item: groups[*scheme % groups.len().max(1)],
            kind: InteractionKind::Joined,
            at: self.now,
        };
        residents
            .iter()
            .zip(clicked)
            .flat_map(|(r, list)| list.iter().map(|s| act(r.id, s)).collect::<Vec<_>>())
            .collect()
    }
}

fn key(kind: u64, value: u64) -> u64 {
    (kind << 40) | value
}

fn clicked(truth: &[bool], (with, without): (f64, f64), seed: u64) -> Vec<Vec<usize>> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x636c_6963);
    truth
        .iter()
        .map(|has| {
            (0..SCHEMES)
                .filter(|_| rng.random_bool(if *has { with } else { without }))
                .collect()
        })
        .collect()
}

fn histories(list: &[Interaction]) -> HashMap<MemberId, Vec<(ItemId, Timestamp)>> {
    let mut found: HashMap<MemberId, Vec<(ItemId, Timestamp)>> = HashMap::new();
    for act in list.iter().filter(|a| a.kind.is_positive()) {
        found
            .entry(act.member)
            .or_default()
            .push((act.item, act.at));
    }
    for history in found.values_mut() {
        history.sort_unstable();
        history.dedup_by_key(|(item, _)| *item);
    }
    found
}

/// What a coordinator reads of a helper who said yes: what they bring.
fn brings(member: &Member) -> Vec<u64> {
    member
        .profile
        .brings
        .iter()
        .map(|c| key(2, c.0.into()))
        .collect()
}

/// Everything the database holds of a resident but the words and the name.
fn stored(members: &[Member], history: &HashMap<MemberId, Vec<(ItemId, Timestamp)>>) -> Known {
    let of = |m: &Member| {
        let mut known = brings(m);
        known.extend(m.profile.enjoys.iter().map(|c| key(1, c.0.into())));
        known.extend(m.profile.would_like.iter().map(|c| key(3, c.0.into())));
        known.extend(
            (0..21)
                .filter(|slot| m.availability.0 >> slot & 1 == 1)
                .map(|slot| key(5, slot)),
        );
        known.push(key(6, m.asks_per_week.into()));
        known.extend(m.open_to_meet.then_some(key(7, 0)));
        known.extend(
            history
                .get(&m.id)
                .into_iter()
                .flatten()
                .map(|(item, _)| key(8, item.0 as u64)),
        );
        known
    };
    members.iter().map(of).collect()
}
