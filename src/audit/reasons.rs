//! P9: you see why, and you can turn it off. A stated reason is taken away and the score must fall by
//! exactly its stated part; with "without my profile" two opposite residents get the same bytes.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::town::Resident;
use super::world::World;
use crate::domain::{
    Availability, Choices, InteractionKind, ItemId, Kind, MemberId, Recommendation, Request, Slate,
    Subject, Term,
};
use crate::engine::Snapshot;
use jiff::Timestamp;

/// The largest difference that is no difference: scores are sums of a few numbers around one.
const EXACT: f64 = 1e-9;
const ITEMS: [Kind; 3] = [Kind::Activities, Kind::Initiatives, Kind::Opportunities];

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let world = setting.town.open().await?;
    let snapshot = world.snapshot().await?;
    let mut tally = Tally::default();
    let step = (world.residents.len() / setting.pick(400, 30)).max(1);
    for resident in world.residents.iter().step_by(step) {
        let request = request(&world, resident.id).await?;
        for kind in ITEMS {
            tally.items(
                &snapshot,
                &Request {
                    kind,
                    ..request.clone()
                },
            );
        }
        tally.people(
            &snapshot,
            &Request {
                kind: Kind::People,
                limit: 20,
                ..request
            },
        );
    }
    let (switch, switch_broken) = opposite(&world).await?;
    let mut promise = Promise::new(
        "P9",
        vec![
            Measure::at_most(
                "unfaithful-reasons",
                0.0,
                share(tally.unfaithful, tally.reasons),
                share(tally.unfaithful_broken, tally.reasons),
            ),
            Measure::none("sums-that-differ", tally.sums, tally.sums_broken),
            Measure::none("profile-still-counts", switch, switch_broken),
        ],
    );
    promise.notes.push(format!(
        "{} reasons taken away, {} scores added up",
        tally.reasons, tally.scores
    ));
    Ok(promise)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A request as the app makes it.
async fn request(world: &World, member: MemberId) -> anyhow::Result<Request> {
    let mut tx = world.read().await?;
    let me = tx.member(member, &world.vocabulary).await?;
    let me = me.ok_or_else(|| anyhow::anyhow!("{member:?} is gone"))?;
    let history: Vec<(ItemId, InteractionKind, Timestamp)> = tx.history(member).await?;
    Ok(Request {
        member,
        neighbourhood: me.member.neighbourhood,
        profile: me.member.profile,
        availability: me.member.availability,
        history: history.iter().map(|(item, _, at)| (*item, *at)).collect(),
        hidden: history.iter().map(|(item, ..)| *item).collect(),
        hidden_members: Vec::new(),
        pending_members: Vec::new(),
        choices: Choices::default(),
        kind: Kind::Activities,
        limit: 5_000,
        now: world.app.now(),
        seed: 1,
    })
}

/// The request without what a reason says; none for reasons that are about the town and not the viewer.
fn without(request: &Request, term: Term) -> Option<Request> {
    let mut less = request.clone();
    match term {
        Term::Enjoys(c) => less.profile.enjoys.retain(|other| *other != c),
        Term::Brings(c) => less.profile.brings.retain(|other| *other != c),
        Term::WouldLike(c) => less.profile.would_like.retain(|other| *other != c),
        Term::FitsTime => less.availability = Availability::default(),
        _ => return None,
    }
    Some(less)
}

#[derive(Default)]
struct Tally {
    reasons: usize,
    unfaithful: usize,
    unfaithful_broken: usize,
    scores: usize,
    sums: usize,
    sums_broken: usize,
}

impl Tally {
    fn items(&mut self, snapshot: &Snapshot, request: &Request) {
        let slate = snapshot.recommend(request);
        self.add_up(&slate);
        for recommendation in slate.items.iter().take(3) {
            for reason in &recommendation.reasons {
                let Some(less) = without(request, reason.term) else {
                    continue;
                };
                let again = score(&snapshot.recommend(&less), recommendation.subject);
                // Without its only reason it is no suggestion at all: then all of it is gone.
                let lost = recommendation.score.0 - again.unwrap_or(0.0);
                self.reasons += 1;
                let off = again.is_some() && (lost - reason.part).abs() > EXACT;
                self.unfaithful += usize::from(off);
                // The leak: an engine that shows nicer reasons, each with the part of another.
                let swapped = recommendation
                    .reasons
                    .iter()
                    .rev()
                    .find(|r| r.term != reason.term);
                let told = swapped.map_or(reason.part + 1.0, |r| r.part + EXACT * 10.0);
                self.unfaithful_broken += usize::from((lost - told).abs() > EXACT);
            }
        }
    }

    fn people(&mut self, snapshot: &Snapshot, request: &Request) {
        self.add_up(&snapshot.recommend(request));
    }

    fn add_up(&mut self, slate: &Slate) {
        for Recommendation { score, reasons, .. } in &slate.items {
            self.scores += 1;
            let sum: f64 = reasons.iter().map(|r| r.part).sum();
            self.sums += usize::from((sum - score.0).abs() > EXACT || reasons.is_empty());
            // The leak: a bonus that no reason tells of.
            self.sums_broken += usize::from((sum - score.0 - 0.1).abs() > EXACT);
        }
    }
}

fn score(slate: &Slate, subject: Subject) -> Option<f64> {
    slate
        .items
        .iter()
        .find(|r| r.subject == subject)
        .map(|r| r.score.0)
}

/// On how many answers two neighbours with opposite profiles differ: with the switch on, and off.
async fn opposite(world: &World) -> anyhow::Result<(usize, usize)> {
    let place = world.residents[0].neighbourhood;
    let here: Vec<&Resident> = world
        .residents
        .iter()
        .filter(|r| r.neighbourhood == place)
        .take(2)
        .collect();
    let mut seen: [Vec<String>; 2] = [Vec::new(), Vec::new()];
    for (at, switch) in [(0, ""), (1, "zonder=ja")] {
        for resident in &here {
            let cookie = world.cookie(resident.id).await?;
            if !switch.is_empty() {
                world.post("/voor-jou/keuzes", &cookie, switch).await?;
            }
            let mut answers = String::new();
            for kind in ["people", "initiatives", "activities", "opportunities"] {
                let path = format!("/api/v1/me/recommendations?kind={kind}&limit=50");
                answers.push_str(&world.get(&path, &cookie).await?.body);
            }
            seen[at].push(answers);
        }
    }
    let differ = |list: &[String]| usize::from(list.first() != list.last());
    Ok((differ(&seen[1]), differ(&seen[0])))
}
