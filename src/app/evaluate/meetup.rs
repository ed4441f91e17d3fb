//! The task "new group" on people and groups of a real city: which groups will somebody join?
//!
//! The engine's rows go through the same door as a resident's page: a catalogue of what was known
//! before the cut, a snapshot of it, and a request per member with their own history.

use super::{Measured, Meter, measure};
use crate::domain::{
    Availability, Catalogue, ConceptId, Interaction, InteractionKind, Item, ItemId, ItemKind, Kind,
    Member, MemberId, NeighbourhoodId, Profile, Request, Subject, Vocabulary,
};
use crate::engine::evaluate::{Mean, NewGroup, Participation};
use crate::engine::fit::{ItemScores, Lists, OneHop, Popularity, Touched};
use crate::engine::{Model, Snapshot, build};
use crate::import::meetup::{Group, Layout, Meetup, lay_out};
use crate::text::Reader;
use jiff::Timestamp;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// How many members a group has.
    Popularity,
    /// The one-hop filter.
    OneHop,
    /// The engine without the floor under what others did.
    Naober,
    /// The engine as it serves residents: what others did counts from ten of them.
    NaoberFloor,
}

impl Method {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [
        Self::Popularity,
        Self::OneHop,
        Self::Naober,
        Self::NaoberFloor,
    ];

    /// Its name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Popularity => "popularity",
            Self::OneHop => "one-hop",
            Self::Naober => "naober",
            Self::NaoberFloor => "naober-floor-10",
        }
    }
}

/// What a group is about: concepts in its name, then in its category.
#[must_use]
pub fn concepts_of(group: &Group, reader: &Reader) -> Vec<ConceptId> {
    let text = format!("{}. {}", group.name, group.category);
    let readings = reader.read(&text).into_iter();
    readings.map(|reading| reading.concept).collect()
}

/// A group's identity as an item.
fn item_of(group: i64) -> ItemId {
    ItemId(group)
}

/// The split in time and all that was known before it.
pub struct Task {
    split: NewGroup,
    known: Meetup,
    layout: Layout,
    concepts: Vec<Vec<ConceptId>>,
    vocabulary: Arc<Vocabulary>,
    cut: Timestamp,
}

/// Lists of recommended groups, by their places among the groups seen.
type Slates = Vec<Vec<u32>>;

impl Task {
    /// Splits a city at `cut`; what happened from `until` on is left out. Neighbourhoods, places and
    /// concepts come from what was known at the cut.
    #[must_use]
    pub fn new(
        city: &Meetup,
        vocabulary: Arc<Vocabulary>,
        cut: Timestamp,
        until: Timestamp,
    ) -> Self {
        let all: Vec<Participation> = city
            .rsvps
            .iter()
            .map(|r| Participation {
                member: MemberId(r.member),
                group: item_of(r.group),
                at: r.time,
            })
            .collect();
        let known = city.before(cut);
        let reader = crate::app::words::reader(&vocabulary);
        Self {
            split: NewGroup::split(&all, cut, until),
            layout: lay_out(&known),
            concepts: known
                .groups
                .iter()
                .map(|g| concepts_of(g, &reader))
                .collect(),
            known,
            vocabulary,
            cut,
        }
    }

    /// Whether there is nobody to ask.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.split.relevant.is_empty()
    }

    /// Fits and measures a method with lists of `k`.
    #[must_use]
    pub fn measure(&self, method: Method, k: usize, meter: &dyn Meter) -> Measured {
        let floor = |min_support| Model {
            min_support,
            ..Model::default()
        };
        match method {
            Method::Popularity => self.baseline(Popularity::fit, k, meter),
            Method::OneHop => self.baseline(OneHop::fit, k, meter),
            Method::Naober => self.engine(floor(1), k, meter),
            Method::NaoberFloor => self.engine(floor(10), k, meter),
        }
    }

    fn baseline<S: ItemScores>(
        &self,
        fit: impl FnOnce(&Lists) -> S,
        k: usize,
        meter: &dyn Meter,
    ) -> Measured {
        let own = self.split.own.values().map(|own| self.places(own));
        let train = Lists::new(own, self.split.seen.len());
        let asked = self.split.relevant.len();
        let answer = |fitted: &S| {
            let mut scores = Touched::new(fitted.items());
            let lists = self.split.relevant.keys().map(|member| {
                let history = self.places(&self.split.own[member]);
                fitted.score(&history, &mut scores);
                let best = scores.best(k, &history);
                scores.clear();
                meter.advance();
                best.into_iter().map(|(group, _)| group).collect()
            });
            self.mean(&lists.collect(), k)
        };
        measure(meter, asked, || fit(&train), answer)
    }

    /// Measures the engine with a model.
    #[must_use]
    pub fn engine(&self, model: Model, k: usize, meter: &dyn Meter) -> Measured {
        let catalogue = self.catalogue();
        let requests = self.requests(k);
        let answer = |snapshot: &Snapshot| {
            let lists = requests
                .par_iter()
                .map(|request| {
                    let slate = snapshot.recommend(request);
                    meter.advance();
                    slate
                        .items
                        .iter()
                        .filter_map(|r| match r.subject {
                            Subject::Item(id) => self.place(id),
                            Subject::Person(_) => None,
                        })
                        .collect()
                })
                .collect();
            self.mean(&lists, k)
        };
        measure(meter, requests.len(), || build(catalogue, model), answer)
    }

    fn mean(&self, lists: &Slates, k: usize) -> Mean {
        let mut mean = Mean::default();
        for (relevant, list) in self.split.relevant.values().zip(lists) {
            mean.add(list, &self.places(relevant), k);
        }
        mean
    }

    /// The place of a group among those seen, which are in order.
    fn place(&self, group: ItemId) -> Option<u32> {
        let groups = &self.known.groups;
        let found = groups.binary_search_by_key(&group, |g| item_of(g.id)).ok();
        found.and_then(|at| u32::try_from(at).ok())
    }

    fn places(&self, groups: &BTreeSet<ItemId>) -> Vec<u32> {
        groups.iter().filter_map(|g| self.place(*g)).collect()
    }

    /// The town at the cut: members, groups as initiatives, earlier RSVPs as interactions with
    /// events that are over.
    fn catalogue(&self) -> Catalogue {
        let mut first: HashMap<i64, Timestamp> = HashMap::new();
        let mut taken: HashMap<i64, u32> = HashMap::new();
        for rsvp in &self.known.rsvps {
            let since = first.entry(rsvp.group).or_insert(rsvp.time);
            *since = rsvp.time.min(*since);
        }
        for group in self.split.own.values().flatten() {
            *taken.entry(group.0).or_default() += 1;
        }
        let groups = self.known.groups.iter().zip(&self.layout.groups);
        let items = groups
            .zip(&self.concepts)
            .map(|((group, home), concepts)| Item {
                id: item_of(group.id),
                kind: ItemKind::Initiative,
                neighbourhood: *home,
                concepts: concepts.clone(),
                group: None,
                starts: None,
                slot: Availability::default(),
                places: None,
                taken: taken.get(&group.id).copied().unwrap_or(0),
                created: first.get(&group.id).copied().unwrap_or(self.cut),
            });
        let interactions = self.known.rsvps.iter().map(|rsvp| Interaction {
            member: MemberId(rsvp.member),
            item: item_of(rsvp.group),
            kind: InteractionKind::Joined,
            at: rsvp.time,
        });
        Catalogue {
            revision: 1,
            vocabulary: Arc::clone(&self.vocabulary),
            neighbourhoods: self.layout.grid.neighbourhoods.clone(),
            items: items.collect(),
            members: self.members(),
            interactions: interactions.collect(),
            ..Catalogue::default()
        }
    }

    fn members(&self) -> Vec<Member> {
        let people = self.known.members.iter().zip(&self.layout.members);
        people
            .map(|(person, home)| Member {
                id: MemberId(person.id),
                neighbourhood: *home,
                profile: Profile::default(),
                availability: Availability::default(),
                open_to_meet: false,
                asks_per_week: 0,
                joined: self.cut,
            })
            .collect()
    }

    /// A request per member who has something relevant, in their order.
    fn requests(&self, limit: usize) -> Vec<Request> {
        let mut last: HashMap<i64, BTreeMap<ItemId, Timestamp>> = HashMap::new();
        for rsvp in &self.known.rsvps {
            let own = last.entry(rsvp.member).or_default();
            let at = own.entry(item_of(rsvp.group)).or_insert(rsvp.time);
            *at = rsvp.time.max(*at);
        }
        let homes: HashMap<i64, NeighbourhoodId> = self
            .known
            .members
            .iter()
            .zip(&self.layout.members)
            .map(|(person, home)| (person.id, *home))
            .collect();
        let members = self.split.relevant.keys();
        members
            .map(|member| {
                let history: Vec<(ItemId, Timestamp)> = last
                    .remove(&member.0)
                    .unwrap_or_default()
                    .into_iter()
                    .collect();
                Request {
                    member: *member,
                    neighbourhood: homes.get(&member.0).copied().unwrap_or(NeighbourhoodId(1)),
                    profile: Profile::default(),
                    availability: Availability::default(),
                    hidden: history.iter().map(|(group, _)| *group).collect(),
                    history,
                    hidden_members: Vec::new(),
                    pending_members: Vec::new(),
                    choices: crate::domain::Choices::default(),
                    kind: Kind::Initiatives,
                    limit,
                    now: self.cut,
                    seed: 1,
                }
            })
            .collect()
    }
}
