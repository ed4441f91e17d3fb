//! The state of a simulated town, and its mornings: who arrives, what begins, what is over.

use super::stage::{Stage, morning};
use super::{Plan, Policy};
use crate::app::weights;
use crate::domain::{
    Catalogue, Interaction, InteractionKind, Item, ItemId, ItemKind, MemberId, NeighbourhoodId,
    Subject,
};
use crate::engine::{Snapshot, build};
use crate::simulate::{Behaviour, Resident};
use geo::{Distance, Haversine};
use jiff::Timestamp;
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

/// Activities are known so many days ahead.
const AHEAD: i64 = 14;
/// A week sees one opportunity per so many residents.
const RESIDENTS_PER_OPPORTUNITY: f64 = 150.0;
/// An opportunity begins in this many days from when it is made known.
const NOTICE: std::ops::RangeInclusive<i64> = 4..=14;
/// Exposure is counted over so many days.
const LATELY: usize = 28;

/// What one resident did and saw.
#[derive(Clone, Debug, Default)]
pub(super) struct Own {
    /// The day of arrival; negative for who was there from the start.
    pub arrived: i64,
    pub history: Vec<(ItemId, Timestamp)>,
    pub hidden: Vec<ItemId>,
    /// Yeses to groups per week, and the weeks with a yes to a neighbour or a place to help.
    pub joined_in: BTreeMap<i64, u32>,
    pub met_in: BTreeSet<i64>,
    pub helps_in: BTreeSet<i64>,
    /// Days of asks.
    pub asked: Vec<i64>,
    pub good_first_day: Option<bool>,
    /// Whether the town held enough for a good first day.
    pub possible_first_day: Option<bool>,
    pub first_group: Option<i64>,
    pub first_neighbour: Option<i64>,
    /// How often this resident was proposed to others.
    pub proposed: u32,
    /// Whether a neighbour was proposed who would say yes as well.
    pub good_proposal: bool,
}

/// An answer of one of two; positions, the lower first.
#[derive(Clone, Copy, Debug)]
pub(super) enum Between {
    /// One said yes on a day.
    Yes(usize, i64),
    Met,
    Over,
}

/// An opportunity from beginning to end.
#[derive(Clone, Debug)]
pub(super) struct Opportunity {
    pub item: Item,
    pub known: i64,
    pub starts: i64,
    pub asked: BTreeSet<usize>,
}

/// A town on a day. Residents are positions; member ids are one more.
pub(super) struct World<'a> {
    pub stage: &'a Stage,
    pub policy: Policy,
    pub mind: Behaviour,
    pub residents: Vec<Resident>,
    pub own: Vec<Own>,
    /// How many have arrived: the first so many of `residents`.
    pub here: usize,
    pub items: BTreeMap<ItemId, Item>,
    pub opportunities: BTreeMap<ItemId, Opportunity>,
    pub between: BTreeMap<(usize, usize), Between>,
    pub members_of: BTreeMap<ItemId, BTreeSet<usize>>,
    pub interactions: Vec<Interaction>,
    pub shown: VecDeque<HashMap<Subject, u32>>,
    pub ndcg: (f64, usize),
    pub matches: usize,
    past_groups: Vec<(ItemId, ItemId)>,
    km: BTreeMap<(NeighbourhoodId, NeighbourhoodId), f64>,
    next_item: i64,
    due: f64,
    rng: ChaCha20Rng,
    revision: i64,
}

impl<'a> World<'a> {
    pub(super) fn new(stage: &'a Stage, plan: &Plan, policy: &Policy) -> Self {
        let mind = Behaviour {
            seed: plan.seed,
            acceptance: policy.acceptance,
            vocabulary: Arc::clone(&stage.vocabulary),
        };
        let (mut residents, mut own) = (Vec::new(), Vec::new());
        for (at, drawn) in stage.people(plan).iter().enumerate() {
            let nth = at.saturating_sub(plan.residents) as f64;
            let day = (nth + 0.5) * f64::from(plan.days) / plan.newcomers.max(1) as f64;
            let arrived = if at < plan.residents { -1 } else { day as i64 };
            let home = stage.neighbourhoods[drawn.neighbourhood].id;
            let id = MemberId(i64::try_from(at).unwrap_or(i64::MAX) + 1);
            residents.push(mind.resident(id, drawn, home, morning(arrived)));
            own.push(Own {
                arrived,
                ..Own::default()
            });
        }
        let mut world = Self {
            stage,
            policy: *policy,
            mind,
            residents,
            own,
            here: plan.residents,
            items: BTreeMap::new(),
            opportunities: BTreeMap::new(),
            between: BTreeMap::new(),
            members_of: BTreeMap::new(),
            interactions: Vec::new(),
            shown: VecDeque::new(),
            ndcg: (0.0, 0),
            matches: 0,
            past_groups: Vec::new(),
            km: distances(stage),
            next_item: 0,
            due: 0.0,
            rng: ChaCha20Rng::seed_from_u64(plan.seed ^ 0x746f_776e),
            revision: 0,
        };
        for made in &stage.initiatives {
            let item = world.blank(ItemKind::Initiative, made.home, -1);
            let concepts = made.concepts.clone();
            world.items.insert(item.id, Item { concepts, ..item });
        }
        for day in 0..AHEAD {
            world.plan_activities(day);
        }
        world
    }

    fn blank(&mut self, kind: ItemKind, home: NeighbourhoodId, day: i64) -> Item {
        self.next_item += 1;
        Item {
            id: ItemId(self.next_item),
            kind,
            neighbourhood: home,
            concepts: Vec::new(),
            group: None,
            starts: None,
            slot: crate::domain::Availability::default(),
            places: None,
            taken: 0,
            created: morning(day),
        }
    }

    /// Kilometres between two neighbourhoods' centres.
    pub(super) fn km(&self, from: NeighbourhoodId, to: NeighbourhoodId) -> f64 {
        self.km.get(&(from, to)).copied().unwrap_or(0.0)
    }

    /// What is over goes; who arrives is here; what will be is made known.
    pub(super) fn morning(&mut self, day: i64) {
        let now = morning(day);
        let over: Vec<ItemId> = self
            .items
            .values()
            .filter(|i| i.starts.is_some_and(|s| s <= now))
            .map(|i| i.id)
            .collect();
        for id in over {
            if let Some(item) = self.items.remove(&id)
                && let Some(group) = item.group
            {
                self.past_groups.push((id, group));
            }
        }
        self.here = self.own.partition_point(|own| own.arrived <= day);
        self.plan_activities(day + AHEAD);
        self.due += self.here as f64 / RESIDENTS_PER_OPPORTUNITY / 7.0;
        while self.due >= 1.0 {
            self.due -= 1.0;
            self.plan_opportunity(day);
        }
        self.shown.push_back(HashMap::new());
        if self.shown.len() > LATELY {
            self.shown.pop_front();
        }
    }

    fn plan_activities(&mut self, day: i64) {
        let stage = self.stage;
        for (made, group) in stage.initiatives.iter().zip(1..) {
            for (moment, places) in &made.activities {
                if let (Some((starts, slot)), true) = (moment.on(day), moment.is_in(day / 7)) {
                    let item = self.blank(ItemKind::Activity, made.home, day - AHEAD);
                    let activity = Item {
                        concepts: made.concepts.clone(),
                        group: Some(ItemId(group)),
                        starts: Some(starts),
                        slot,
                        places: *places,
                        ..item
                    };
                    self.items.insert(activity.id, activity);
                }
            }
        }
    }

    fn plan_opportunity(&mut self, day: i64) {
        let stage = self.stage;
        let kind = &stage.kinds[self.rng.random_range(0..stage.kinds.len())];
        let begin = day + self.rng.random_range(NOTICE);
        let moment = (begin..begin + 7).find_map(|d| Some((d, kind.moment.on(d)?)));
        // The weekday may lie beyond the notice: then the one before it.
        let Some((mut on, (mut starts, slot))) = moment else {
            return;
        };
        if on > day + NOTICE.end() {
            on -= 7;
            starts = kind.moment.on(on).map_or(starts, |(s, _)| s);
        }
        let item = Item {
            concepts: kind.concepts.clone(),
            starts: Some(starts),
            slot,
            places: Some(kind.places),
            ..self.blank(ItemKind::Opportunity, kind.home, day)
        };
        self.opportunities.insert(
            item.id,
            Opportunity {
                item: item.clone(),
                known: day,
                starts: on,
                asked: BTreeSet::new(),
            },
        );
        self.items.insert(item.id, item);
    }

    /// The engine's view of this morning.
    pub(super) fn snapshot(&mut self) -> Snapshot {
        self.revision += 1;
        let mut items: HashMap<Subject, u32> = HashMap::new();
        // Exposures are known until the day before.
        for day in self.shown.iter().rev().skip(1) {
            for (subject, count) in day {
                *items.entry(*subject).or_default() += count;
            }
        }
        let mut exposures = crate::domain::catalogue::Exposures::default();
        for (subject, count) in items {
            match subject {
                Subject::Item(id) => exposures.items.push((id, count)),
                Subject::Person(id) => exposures.members.push((id, count)),
            }
        }
        exposures.items.sort_unstable();
        exposures.members.sort_unstable();
        let apart = self.between.iter();
        let apart = apart.filter(|(_, b)| matches!(b, Between::Met | Between::Over));
        let id = |at: usize| self.residents[at].member.id;
        let catalogue = Catalogue {
            revision: self.revision,
            vocabulary: Arc::clone(&self.stage.vocabulary),
            neighbourhoods: self.stage.neighbourhoods.clone(),
            items: self.items.values().cloned().collect(),
            members: self.residents[..self.here]
                .iter()
                .map(|r| r.member.clone())
                .collect(),
            interactions: self.interactions.clone(),
            past_groups: self.past_groups.clone(),
            apart: apart.map(|((a, b), _)| (id(*a), id(*b))).collect(),
            exposures,
            ..Catalogue::default()
        };
        build(catalogue, weights::model()).with(self.policy.corrections)
    }

    /// Notes what somebody did with an item.
    pub(super) fn note(&mut self, who: usize, item: ItemId, kind: InteractionKind, day: i64) {
        let (member, at) = (self.residents[who].member.id, morning(day));
        self.interactions.push(Interaction {
            member,
            item,
            kind,
            at,
        });
        let own = &mut self.own[who];
        let place = own.hidden.partition_point(|id| *id < item);
        own.hidden.insert(place, item);
        if kind.is_positive() {
            let place = own.history.partition_point(|(id, _)| *id < item);
            own.history.insert(place, (item, at));
        }
    }
}

fn distances(stage: &Stage) -> BTreeMap<(NeighbourhoodId, NeighbourhoodId), f64> {
    let mut km = BTreeMap::new();
    for from in &stage.neighbourhoods {
        for to in &stage.neighbourhoods {
            let metres = Haversine.distance(from.centre(), to.centre());
            km.insert((from.id, to.id), metres / 1_000.0);
        }
    }
    km
}
