//! One town at one revision, ready to answer.

use super::feature::crowds::Crowds;
use super::graph::{Interests, NeighbourhoodGraph, Seed, interests, seeds};
use super::model::{Model, Weights};
use super::neighbours::Neighbours;
use super::people::{mutual, people};
use super::rerank::{Corrections, RERANKERS, Ranked};
use super::score::{AsTold, CROWD, Side, Viewer, chosen, item_facts, item_terms, total};
use super::{candidate, crowding, eligibility, explain};
use crate::domain::{
    Catalogue, ConceptId, Item, ItemId, ItemKind, Kind, Member, MemberId, NeighbourhoodId, Request,
    Slate, Subject,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A town at one revision with its indexes. Immutable; every read of one answer uses one snapshot.
pub struct Snapshot {
    pub(super) catalogue: Catalogue,
    pub(super) model: Model,
    pub(super) graph: NeighbourhoodGraph,
    pub(super) similar: BTreeMap<ItemId, Vec<(ItemId, f64)>>,
    pub(super) came_also: HashMap<(ItemId, u64), Vec<(ItemId, f64)>>,
    pub(super) alike: BTreeMap<ItemId, Vec<(ItemId, f64)>>,
    pub(super) crowds: Crowds,
    pub(super) most_joined: Vec<ItemId>,
    pub(super) newest: Vec<ItemId>,
    pub(super) of_group: BTreeMap<ItemId, Vec<ItemId>>,
    pub(super) neighbours: Neighbours,
    /// How much room everybody has for more proposals, by position; empty where crowding is left out.
    pub(super) room: Vec<f32>,
    pub(super) corrections: Corrections,
    pub(super) shown: HashMap<Subject, u32>,
}

impl Snapshot {
    /// The revision of its catalogue.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.catalogue.revision
    }

    /// The same town with only these corrections: to measure what each is worth.
    #[must_use]
    pub fn with(mut self, corrections: Corrections) -> Self {
        self.corrections = corrections;
        self.room = match corrections.crowding {
            true if self.room.is_empty() => crowding::room(&self),
            true => self.room,
            false => Vec::new(),
        };
        self
    }

    /// How much two people, each with profile, time and neighbourhood, would like to meet: both
    /// directed sums joined by the harmonic mean, before any correction; none where they share no
    /// concept.
    #[must_use]
    pub fn reciprocal(&self, one: &AsTold, other: &AsTold) -> Option<f64> {
        mutual(self, Side::told(one), Side::told(other))
    }

    /// How much room a member has for more proposals, in (0, 1].
    pub(super) fn room(&self, at: usize) -> f64 {
        self.room.get(at).map_or(1.0, |a| f64::from(*a))
    }

    /// Suggestions for a request, best first: byte-equal for equal requests.
    #[must_use]
    pub fn recommend(&self, request: &Request) -> Slate {
        let candidates = match request.kind {
            Kind::People => people(self, request),
            Kind::Initiatives => self.items(request, ItemKind::Initiative),
            Kind::Activities => self.items(request, ItemKind::Activity),
            Kind::Opportunities => self.items(request, ItemKind::Opportunity),
        };
        let mut ranked = RERANKERS
            .iter()
            .fold(candidates, |list, step| step(self, request, list));
        self.keep_pending(request, &mut ranked);
        let items = ranked
            .iter()
            .filter_map(|r| explain::recommendation(r.subject, &r.parts))
            .take(request.limit)
            .collect();
        Slate {
            items,
            generation: self.generation(),
        }
    }

    /// The order of the scores alone, before re-ranking: what an evaluation looks at.
    #[must_use]
    pub fn by_score(&self, request: &Request, kind: ItemKind) -> Vec<ItemId> {
        let mut all: Vec<(f64, ItemId)> = self
            .items(request, kind)
            .into_iter()
            .filter_map(|ranked| match ranked.subject {
                Subject::Item(id) => Some((ranked.order, id)),
                Subject::Person(_) => None,
            })
            .collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        all.truncate(request.limit);
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// What counts for every candidate of a kind, before any weight: what a fit looks at.
    #[must_use]
    pub fn facts(&self, request: &Request, kind: ItemKind) -> Vec<(ItemId, Weights)> {
        let viewer = Viewer::new(self, request);
        candidate::generate(self, request, kind)
            .into_iter()
            .map(|at| &self.catalogue.items[at])
            .filter(|item| eligibility::item(item, request))
            .map(|item| {
                let mut sums = Weights::default();
                for fact in item_facts(self, &viewer, item) {
                    sums = sums.with(fact.weight, sums.get(fact.weight) + fact.value);
                }
                (item.id, sums)
            })
            .collect()
    }

    fn items(&self, request: &Request, kind: ItemKind) -> Vec<Ranked> {
        let viewer = Viewer::new(self, request);
        candidate::generate(self, request, kind)
            .into_iter()
            .map(|at| &self.catalogue.items[at])
            .filter(|item| eligibility::item(item, request))
            .map(|item| {
                let parts = item_terms(self, &viewer, item);
                let parts = chosen(parts, &request.choices, &item.concepts);
                Ranked {
                    subject: Subject::Item(item.id),
                    order: total(&parts),
                    parts,
                }
            })
            .collect()
    }

    /// Whoever already said yes is among the suggestions, at the place their score gives or at the
    /// last one: unmarked, so that nothing tells them from the others.
    fn keep_pending(&self, request: &Request, ranked: &mut Vec<Ranked>) {
        let pending = |r: &Ranked| match r.subject {
            Subject::Person(id) => request.pending_members.binary_search(&id).is_ok(),
            Subject::Item(_) => false,
        };
        let mut place = request.limit;
        for at in request.limit..ranked.len() {
            if pending(&ranked[at]) && place > 0 {
                place -= 1;
                let kept = ranked.remove(at);
                ranked.insert(place, kept);
            }
        }
    }

    /// The members who are open to meeting, by id.
    pub fn open_members(&self) -> impl Iterator<Item = MemberId> {
        self.catalogue
            .members
            .iter()
            .filter(|m| m.open_to_meet)
            .map(|m| m.id)
    }

    /// How far the centres of two neighbourhoods are apart, in kilometres; 0 when unknown.
    #[must_use]
    pub fn km(&self, from: NeighbourhoodId, to: NeighbourhoodId) -> f64 {
        self.graph.km(from, to)
    }

    /// Clusters of interests that members have together, and the gaps between them. True counts:
    /// they leave through `disclosure` only. Looks at every member, so not for a read of a page.
    #[must_use]
    pub fn interests(&self) -> Interests {
        interests(&self.catalogue, self.model.min_support)
    }

    /// Interests of at least ten members of an area that no initiative there is about. True counts,
    /// as above.
    #[must_use]
    pub fn seeds(&self) -> Vec<Seed> {
        seeds(&self.catalogue, &self.graph, CROWD)
    }

    /// Whether the neighbourhood is open for meeting people.
    #[must_use]
    pub fn opens_for_people(&self, neighbourhood: NeighbourhoodId) -> bool {
        self.neighbours.open_in(neighbourhood) >= eligibility::OPENS_AT
    }

    pub(super) fn member(&self, id: MemberId) -> Option<&Member> {
        let members = &self.catalogue.members;
        members
            .binary_search_by_key(&id, |m| m.id)
            .ok()
            .map(|at| &members[at])
    }

    pub(super) fn position(&self, id: ItemId) -> Option<usize> {
        self.catalogue
            .items
            .binary_search_by_key(&id, |item| item.id)
            .ok()
    }

    /// The opportunity a subject is, if it is one.
    pub(super) fn opportunity(&self, subject: Subject) -> Option<&Item> {
        let Subject::Item(id) = subject else {
            return None;
        };
        let item = &self.catalogue.items[self.position(id)?];
        (item.kind == ItemKind::Opportunity).then_some(item)
    }

    pub(super) fn group_of(&self, id: ItemId) -> Option<ItemId> {
        if let Some(at) = self.position(id) {
            return self.catalogue.items[at].group;
        }
        let past = &self.catalogue.past_groups;
        past.binary_search_by_key(&id, |(item, _)| *item)
            .ok()
            .map(|at| past[at].1)
    }

    /// The initiatives somebody took part in, each once.
    pub(super) fn groups_of(&self, history: &[(ItemId, Timestamp)]) -> BTreeSet<ItemId> {
        history
            .iter()
            .map(|(item, _)| self.group_of(*item).unwrap_or(*item))
            .collect()
    }

    /// Whether an item is about a concept or about one under it.
    pub(super) fn is_about(&self, item: &Item, concept: ConceptId) -> bool {
        let under = |c: &ConceptId| {
            *c == concept || self.catalogue.vocabulary.ancestors(*c).contains(&concept)
        };
        item.concepts.iter().any(under)
    }

    /// The top concepts over those of an item, each once.
    pub(super) fn tops(&self, item: &Item) -> BTreeSet<ConceptId> {
        let vocabulary = &self.catalogue.vocabulary;
        let top = |c: &ConceptId| vocabulary.ancestors(*c).last().copied().unwrap_or(*c);
        item.concepts.iter().map(top).collect()
    }

    pub(super) fn area(&self, home: NeighbourhoodId) -> BTreeSet<NeighbourhoodId> {
        self.graph.area(home)
    }

    pub(super) fn shown(&self, subject: Subject) -> u32 {
        self.shown.get(&subject).copied().unwrap_or(0)
    }
}
