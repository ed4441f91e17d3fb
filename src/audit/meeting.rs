//! P5: nobody meets you before you said yes. Random acts of residents who are proposed to each other,
//! through the real app; an oracle that knows only who said yes, and when, reads every page that
//! follows.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::world::World;
use crate::app::recommend::Suggested;
use crate::domain::introduction::{Answer, PATIENCE};
use crate::domain::{Kind, MemberId, Presence, Subject};
use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Acts on one town before a fresh one is taken.
const EPISODE: usize = 400;
/// Pairs that act in one town.
const PAIRS: usize = 60;

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let steps = setting.pick(100_000, 120);
    let tally = play(setting, steps).await?;
    let (told, told_broken) = blocked_or_gone(setting).await?;
    let crowds = super::crowds::count(setting).await?;
    let mut promise = Promise::new(
        "P5",
        vec![
            Measure::none(
                "names-before-two-yeses",
                tally.leaks.len(),
                tally.leaks_broken,
            ),
            Measure::none("block-told-from-leaving", told, told_broken),
            Measure::none("reasons-of-too-few", crowds.few, crowds.few_broken),
        ],
    );
    promise.notes.push(format!(
        "{} steps: {} yes, {} no, {} blocks, {} meetings, {} pages read",
        tally.steps, tally.yes, tally.no, tally.blocks, tally.met, tally.pages
    ));
    promise.notes.push(format!(
        "{} proposals: the fewest others that fit what is told is {}",
        crowds.proposals, crowds.fewest
    ));
    promise.notes.extend(tally.leaks.into_iter().take(5));
    Ok(promise)
}

/// Plays so many steps, an episode per town, on as many threads as the machine has.
async fn play(setting: &Setting, steps: usize) -> anyhow::Result<Tally> {
    let (small, seed) = (&setting.small, setting.options.seed);
    let episodes = steps.div_ceil(EPISODE);
    let episode = async move |number: usize| {
        let world = small.open().await?;
        let mut tally = Tally::default();
        let mut play = Play::new(&world, seed ^ ((number as u64) << 8)).await?;
        for _ in 0..EPISODE.min(steps - number * EPISODE) {
            play.step(&mut tally).await?;
        }
        anyhow::Ok(tally)
    };
    let threads = std::thread::available_parallelism()?.get().min(episodes);
    let runtime = tokio::runtime::Handle::current();
    let share = |first: usize| -> anyhow::Result<Vec<(usize, Tally)>> {
        let numbers = (first..episodes).step_by(threads);
        let one = |number| Ok((number, runtime.block_on(episode(number))?));
        numbers.map(one).collect()
    };
    let shares = tokio::task::block_in_place(|| {
        std::thread::scope(|scope| {
            let running: Vec<_> = (0..threads)
                .map(|first| scope.spawn(move || share(first)))
                .collect();
            let joined = running.into_iter().map(std::thread::ScopedJoinHandle::join);
            joined.collect::<Vec<_>>()
        })
    });
    let mut played = Vec::new();
    for share in shares {
        played.extend(share.map_err(|_| anyhow::anyhow!("a thread fell over"))??);
    }
    played.sort_by_key(|(number, _)| *number);
    let mut all = Tally::default();
    for (number, tally) in played {
        all.add(number, tally);
    }
    Ok(all)
}

#[derive(Default)]
struct Tally {
    steps: usize,
    yes: usize,
    no: usize,
    blocks: usize,
    met: usize,
    pages: usize,
    leaks: Vec<String>,
    leaks_broken: usize,
}

impl Tally {
    /// Takes the tally of an episode in.
    fn add(&mut self, number: usize, other: Self) {
        self.steps += other.steps;
        self.yes += other.yes;
        self.no += other.no;
        self.blocks += other.blocks;
        self.met += other.met;
        self.pages += other.pages;
        let place = |leak| format!("episode {number}, {leak}");
        self.leaks.extend(other.leaks.into_iter().map(place));
        self.leaks_broken += other.leaks_broken;
    }
}

/// Two who are proposed to each other, and the name under which each sees the other.
#[derive(Clone)]
struct Pair {
    who: [MemberId; 2],
    names: [String; 2],
}

/// Those of so many viewers who are proposed to each other.
async fn proposed(world: &World, from: usize, viewers: usize) -> anyhow::Result<Vec<Pair>> {
    let mut seen: BTreeMap<MemberId, BTreeMap<MemberId, String>> = BTreeMap::new();
    let viewers = world.residents.iter().cycle().skip(from).take(viewers);
    for resident in viewers {
        for suggestion in world.app.recommend(resident.id, Kind::People, 50).await? {
            let (Suggested::Proposal(name), Subject::Person(other)) =
                (suggestion.what, suggestion.recommendation.subject)
            else {
                continue;
            };
            seen.entry(resident.id).or_default().insert(other, name);
        }
    }
    let mut pairs = Vec::new();
    for (one, list) in &seen {
        for (other, name) in list.range(MemberId(one.0 + 1)..) {
            if let Some(back) = seen.get(other).and_then(|theirs| theirs.get(one)) {
                pairs.push(Pair {
                    who: [*one, *other],
                    names: [name.clone(), back.clone()],
                });
            }
        }
    }
    Ok(pairs)
}

struct Play<'a> {
    world: &'a World,
    pairs: Vec<Pair>,
    cookies: BTreeMap<MemberId, String>,
    first_names: HashMap<String, MemberId>,
    /// Since when each of a pair says yes, as the oracle heard it.
    yes: Vec<[Option<Timestamp>; 2]>,
    /// Who both said yes within the patience: that does not expire.
    met: BTreeSet<usize>,
    apart: BTreeSet<usize>,
    rng: ChaCha20Rng,
}

impl<'a> Play<'a> {
    async fn new(world: &'a World, seed: u64) -> anyhow::Result<Self> {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let from = rng.random_range(0..world.residents.len());
        // Among few viewers there may be no two who are proposed to each other.
        let mut pairs = Vec::new();
        for viewers in [40, 160, world.residents.len()] {
            if pairs.is_empty() {
                pairs = proposed(world, from, viewers).await?;
            }
        }
        anyhow::ensure!(!pairs.is_empty(), "nobody is proposed to each other");
        while pairs.len() > PAIRS {
            pairs.swap_remove(rng.random_range(0..pairs.len()));
        }
        let mut cookies = BTreeMap::new();
        for who in pairs.iter().flat_map(|p| p.who) {
            if let std::collections::btree_map::Entry::Vacant(place) = cookies.entry(who) {
                place.insert(world.cookie(who).await?);
            }
        }
        Ok(Self {
            world,
            yes: vec![[None; 2]; pairs.len()],
            met: BTreeSet::new(),
            pairs,
            cookies,
            first_names: world
                .residents
                .iter()
                .map(|r| (r.name.clone(), r.id))
                .collect(),
            apart: BTreeSet::new(),
            rng,
        })
    }

    async fn step(&mut self, tally: &mut Tally) -> anyhow::Result<()> {
        tally.steps += 1;
        let at = self.rng.random_range(0..self.pairs.len());
        let side = self.rng.random_range(0..2usize);
        let pair = self.pairs[at].clone();
        let (me, name) = (pair.who[side], &pair.names[side]);
        let now = self.world.app.now();
        match self.rng.random_range(0..100u32) {
            0..55 => {
                if let Ok(met) = self.world.app.answer_proposal(me, name, Answer::Yes).await {
                    tally.yes += 1;
                    tally.met += usize::from(met);
                    self.heard_yes(at, side, now);
                }
            }
            55..65 => {
                if let Ok(met) = self.world.app.answer_proposal(me, name, Answer::No).await {
                    tally.no += 1;
                    // After both said yes a no comes too late: they met.
                    if !met {
                        self.yes[at][side] = None;
                    }
                }
            }
            65..72 => {
                let blocked = self.world.app.block(me, name).await.is_ok();
                tally.blocks += usize::from(blocked);
                self.apart.extend(blocked.then_some(at));
            }
            72..80 => {
                let _ = self.world.app.write_to(me, name, "Dag!").await;
            }
            80..84 => {
                let presence = Presence::ALL[self.rng.random_range(0..3)];
                self.world.app.be(me, presence).await?;
            }
            84..90 => {
                let hours = self.rng.random_range(1..40);
                self.world
                    .clock
                    .set(now + SignedDuration::from_hours(hours));
            }
            _ => {}
        }
        self.read(pair.who[1 - side], tally).await?;
        self.read(me, tally).await
    }

    /// A yes that is said again is not younger for it.
    fn heard_yes(&mut self, at: usize, side: usize, now: Timestamp) {
        let waits =
            |yes: Option<Timestamp>| yes.filter(|since| now.duration_since(*since) < PATIENCE);
        let yes = &mut self.yes[at];
        yes[side] = waits(yes[side]).or(Some(now));
        if waits(yes[1 - side]).is_some() {
            self.met.insert(at);
        }
    }

    /// Reads what somebody sees and asks the oracle about every name in it.
    async fn read(&mut self, viewer: MemberId, tally: &mut Tally) -> anyhow::Result<()> {
        let cookie = &self.cookies[&viewer];
        let mut text = self.world.get("/ontmoetingen", cookie).await?.body;
        if tally.steps.is_multiple_of(25) {
            text.push_str(&self.world.get("/voor-jou", cookie).await?.body);
        }
        tally.pages += 1;
        for name in World::names_in(&text) {
            if !self.may_see(viewer, name) {
                tally
                    .leaks
                    .push(format!("step {}: {viewer:?} reads {name}", tally.steps));
            }
        }
        // The leak: a page that names who said yes already.
        for name in self.said_yes_to(viewer) {
            tally.leaks_broken += usize::from(!self.may_see(viewer, &name));
        }
        Ok(())
    }

    fn said_yes_to(&self, viewer: MemberId) -> Vec<String> {
        let mut found = Vec::new();
        for (pair, yes) in self.pairs.iter().zip(&self.yes) {
            let Some(side) = pair.who.iter().position(|who| *who == viewer) else {
                continue;
            };
            if yes[1 - side].is_some() {
                let other = self
                    .world
                    .residents
                    .iter()
                    .find(|r| r.id == pair.who[1 - side]);
                found.extend(other.map(|r| r.name.clone()));
            }
        }
        found
    }

    /// One's own name, and the name of who said yes when one said yes oneself, within the patience, and
    /// no block since.
    fn may_see(&self, viewer: MemberId, name: &str) -> bool {
        let Some(other) = self.first_names.get(name) else {
            return false;
        };
        if *other == viewer {
            return true;
        }
        let at = self
            .pairs
            .iter()
            .position(|p| p.who.contains(&viewer) && p.who.contains(other));
        at.is_some_and(|at| self.met.contains(&at) && !self.apart.contains(&at))
    }
}

/// How many answers tell somebody who was blocked from somebody whose neighbour left; the broken
/// variant says "blocked".
async fn blocked_or_gone(setting: &Setting) -> anyhow::Result<(usize, usize)> {
    let mut seen = Vec::new();
    let mut leaky = Vec::new();
    for leaves in [false, true] {
        let world = setting.small.open().await?;
        let play = Play::new(&world, setting.options.seed ^ 55).await?;
        let pair = &play.pairs[0];
        for side in 0..2 {
            world
                .app
                .answer_proposal(pair.who[side], &pair.names[side], Answer::Yes)
                .await?;
        }
        world
            .app
            .write_to(pair.who[1], &pair.names[1], "Dag")
            .await?;
        if leaves {
            world.app.leave(pair.who[0]).await?;
        } else {
            world.app.block(pair.who[0], &pair.names[0]).await?;
        }
        world.app.refresh().await?;
        let cookie = &play.cookies[&pair.who[1]];
        let page = format!("/ontmoetingen/{}", pair.names[1]);
        let mut answers = Vec::new();
        for path in [
            "/ontmoetingen",
            page.as_str(),
            "/api/v1/me/recommendations?kind=people&limit=50",
        ] {
            answers.push(world.get(path, cookie).await?.bytes());
        }
        answers.push(world.post(&page, cookie, "bericht=Hallo").await?.bytes());
        let again = format!("/voor-jou/mensen/{}/ja", pair.names[1]);
        answers.push(world.post(&again, cookie, "").await?.bytes());
        leaky.push(if leaves { "404" } else { "403 blocked" });
        seen.push(answers);
    }
    let told = seen[0].iter().zip(&seen[1]).filter(|(a, b)| a != b).count();
    Ok((told, usize::from(leaky[0] != leaky[1])))
}
