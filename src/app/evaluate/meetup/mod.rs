//! Tasks on people, groups and events of a real city: which group will somebody join, and to which
//! activity of the week will they come?
//!
//! The engine's rows go through the same door as a resident's page: a catalogue of what was known
//! at a moment, a snapshot of it, and a request per member with their own history.

pub mod activity;
pub mod groups;

use crate::domain::{
    Availability, Catalogue, ConceptId, Interaction, InteractionKind, Item, ItemId, ItemKind, Kind,
    Member, MemberId, NeighbourhoodId, Profile, Request, Vocabulary, wording,
};
use crate::engine::{Model, Weight};
use crate::import::meetup::{Group, Layout, Meetup, lay_out};
use crate::text::Reader;
use geo::Point;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Events are numbered from here, groups as in the data.
const EVENTS: i64 = 1_000_000_000;

/// What the city can tell weights about: nobody there said what they enjoy or when they have time.
const LEARNED: [Weight; 15] = [
    Weight::LikeBefore,
    Weight::LikeKind,
    Weight::JoinedAlso,
    Weight::CameAlso,
    Weight::Alike,
    Weight::OwnGroup,
    Weight::Often,
    Weight::Series,
    Weight::Share,
    Weight::SameNeighbourhood,
    Weight::Nearby,
    Weight::Popular,
    Weight::Welcoming,
    Weight::Neighbours,
    Weight::Fresh,
];

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

/// An event's identity as an item.
fn item_of_event(at: usize) -> ItemId {
    ItemId(EVENTS + i64::try_from(at).unwrap_or(i64::MAX - EVENTS))
}

/// A city over the whole time, with what does not change.
pub struct City {
    data: Meetup,
    vocabulary: Arc<Vocabulary>,
    concepts: HashMap<i64, Vec<ConceptId>>,
    words: HashMap<ItemId, Vec<u32>>,
    places: HashMap<i64, Point<f64>>,
}

/// The city at a moment, as a town.
struct Town {
    catalogue: Catalogue,
    layout: Layout,
    now: Timestamp,
}

impl City {
    /// A city; titles and categories are read once.
    #[must_use]
    pub fn new(data: Meetup, vocabulary: Arc<Vocabulary>) -> Self {
        let reader = crate::app::words::reader(&vocabulary);
        let concepts = |g: &Group| (g.id, concepts_of(g, &reader));
        let groups = data.groups.iter().map(|g| {
            let title = format!("{} {}", g.name, g.category);
            (item_of(g.id), wording::numbers(&title))
        });
        let events = data.events.iter().enumerate();
        let events = events.map(|(at, e)| (item_of_event(at), wording::numbers(&e.name)));
        Self {
            concepts: data.groups.iter().map(concepts).collect(),
            words: groups.chain(events).collect(),
            places: data.members.iter().map(|m| (m.id, m.at)).collect(),
            vocabulary,
            data,
        }
    }

    /// What was known at `now`, with the events from then until `until` to choose from.
    fn at(&self, now: Timestamp, until: Timestamp) -> Town {
        let known = self.data.before(now);
        let layout = lay_out(&known);
        let homes: HashMap<i64, NeighbourhoodId> = known
            .groups
            .iter()
            .zip(&layout.groups)
            .map(|(group, home)| (group.id, *home))
            .collect();
        let first = known.events.len();
        let coming = self.data.events.iter().enumerate().skip(first);
        let coming: Vec<usize> = coming
            .take_while(|(_, e)| e.time < until)
            .map(|(at, _)| at)
            .collect();
        let items = self.items(&known, &homes, &coming, now);
        let past = known.events.iter().enumerate();
        let past_groups: Vec<(ItemId, ItemId)> = past
            .map(|(at, e)| (item_of_event(at), item_of(e.group)))
            .collect();
        let mut words: Vec<(ItemId, Vec<u32>)> = items
            .iter()
            .map(|item| item.id)
            .chain(past_groups.iter().map(|(event, _)| *event))
            .filter_map(|item| Some((item, self.words.get(&item)?.clone())))
            .collect();
        words.sort_unstable();
        let interactions = known.rsvps.iter().map(|rsvp| Interaction {
            member: MemberId(rsvp.member),
            item: item_of_event(rsvp.event),
            kind: InteractionKind::Joined,
            at: rsvp.time,
        });
        let catalogue = Catalogue {
            revision: 1,
            vocabulary: Arc::clone(&self.vocabulary),
            neighbourhoods: layout.grid.neighbourhoods.clone(),
            items,
            past_groups,
            words,
            members: members(&known, &layout, now),
            interactions: interactions.collect(),
            ..Catalogue::default()
        };
        Town {
            catalogue,
            layout,
            now,
        }
    }

    /// Groups somebody came to or that announce an event, and the events to come, by id.
    fn items(
        &self,
        known: &Meetup,
        homes: &HashMap<i64, NeighbourhoodId>,
        coming: &[usize],
        now: Timestamp,
    ) -> Vec<Item> {
        let mut first: HashMap<i64, Timestamp> = HashMap::new();
        for rsvp in &known.rsvps {
            let since = first.entry(rsvp.group).or_insert(rsvp.time);
            *since = rsvp.time.min(*since);
        }
        let announcing: HashSet<i64> = coming
            .iter()
            .map(|at| self.data.events[*at].group)
            .collect();
        let item = |id, kind, group: i64| Item {
            id,
            kind,
            neighbourhood: homes.get(&group).copied().unwrap_or(NeighbourhoodId(1)),
            concepts: self.concepts.get(&group).cloned().unwrap_or_default(),
            group: None,
            starts: None,
            slot: Availability::default(),
            places: None,
            taken: 0,
            created: first.get(&group).copied().unwrap_or(now),
        };
        let is_there = |id: &i64| first.contains_key(id) || announcing.contains(id);
        let groups = self.data.groups.iter().map(|g| g.id).filter(is_there);
        let groups = groups.map(|id| item(item_of(id), ItemKind::Initiative, id));
        let events = coming.iter().map(|at| {
            let event = &self.data.events[*at];
            Item {
                group: Some(item_of(event.group)),
                // What happens at the moment of asking may still be chosen.
                starts: Some(event.time.max(now + SignedDuration::from_secs(1))),
                ..item(item_of_event(*at), ItemKind::Activity, event.group)
            }
        });
        groups.chain(events).collect()
    }

    /// The earlier RSVPs of everybody, in order of time.
    fn histories(&self, now: Timestamp) -> HashMap<i64, Vec<(ItemId, Timestamp)>> {
        let mut all: HashMap<i64, Vec<(ItemId, Timestamp)>> = HashMap::new();
        for rsvp in self.data.rsvps.iter().filter(|r| r.time < now) {
            let own = all.entry(rsvp.member).or_default();
            own.push((item_of_event(rsvp.event), rsvp.time));
        }
        for own in all.values_mut() {
            own.sort_unstable_by_key(|(item, at)| (*at, *item));
        }
        all
    }

    fn group_of_event(&self, event: ItemId) -> ItemId {
        let at = usize::try_from(event.0 - EVENTS).unwrap_or(usize::MAX);
        let event = self.data.events.get(at);
        event.map_or(ItemId(0), |event| item_of(event.group))
    }

    fn request(&self, town: &Town, member: i64, kind: Kind, limit: usize) -> Request {
        let place = self.places.get(&member).copied();
        let home = place.map(|at| town.layout.grid.locate(at));
        Request {
            member: MemberId(member),
            neighbourhood: home.unwrap_or(NeighbourhoodId(1)),
            profile: Profile::default(),
            availability: Availability::default(),
            history: Vec::new(),
            hidden: Vec::new(),
            hidden_members: Vec::new(),
            pending_members: Vec::new(),
            choices: crate::domain::Choices::default(),
            kind,
            limit,
            now: town.now,
            seed: 1,
        }
    }
}

fn members(known: &Meetup, layout: &Layout, now: Timestamp) -> Vec<Member> {
    let people = known.members.iter().zip(&layout.members);
    people
        .map(|(person, home)| Member {
            id: MemberId(person.id),
            neighbourhood: *home,
            profile: Profile::default(),
            availability: Availability::default(),
            open_to_meet: false,
            asks_per_week: 0,
            joined: now,
        })
        .collect()
}

/// The model with a floor under what others did.
fn floor(min_support: u32) -> Model {
    Model {
        min_support,
        ..Model::default()
    }
}

/// Numbers of items as lists hold them: events and groups are never mixed in one list.
fn number(item: ItemId) -> u32 {
    let own = if item.0 >= EVENTS {
        item.0 - EVENTS
    } else {
        item.0
    };
    u32::try_from(own).unwrap_or(u32::MAX)
}

fn numbers(items: &BTreeSet<ItemId>) -> Vec<u32> {
    items.iter().map(|item| number(*item)).collect()
}
