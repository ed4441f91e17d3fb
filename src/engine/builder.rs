//! (catalogue, model) -> snapshot: every index the read path needs, built once.

use super::feature::alike::alike;
use super::feature::crowds::Crowds;
use super::feature::ties::Ties;
use super::graph::NeighbourhoodGraph;
use super::model::Model;
use super::neighbours::Neighbours;
use super::rerank::Corrections;
use super::snapshot::Snapshot;
use crate::domain::{Catalogue, ItemId, Subject};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// How many of the groups with most members are candidates for everybody.
const MOST_JOINED: usize = 100;
/// How many of what was made known last are.
const NEWEST: usize = 50;

/// Builds the snapshot of a catalogue. The same catalogue and model give the same snapshot.
#[must_use]
pub fn build(catalogue: Catalogue, model: Model) -> Snapshot {
    let mut of_group: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
    for item in &catalogue.items {
        if let Some(group) = item.group {
            of_group.entry(group).or_default().push(item.id);
        }
    }
    let exposures = &catalogue.exposures;
    let items = exposures
        .items
        .iter()
        .map(|(id, n)| (Subject::Item(*id), *n));
    let people = exposures
        .members
        .iter()
        .map(|(id, n)| (Subject::Person(*id), *n));
    let shown: HashMap<Subject, u32> = items.chain(people).collect();
    let groups = groups(&catalogue);
    let crowds = Crowds::new(&catalogue, &groups);
    let ties = Ties::new(&catalogue, &groups, &crowds, model.min_support);
    let built = Snapshot {
        most_joined: most_joined(&crowds, model.min_support),
        newest: newest(&catalogue),
        crowds,
        alike: alike(&catalogue, &groups),
        graph: NeighbourhoodGraph::new(&catalogue),
        similar: ties.of_groups,
        came_also: ties.of_series,
        of_group,
        neighbours: Neighbours::new(&catalogue),
        room: Vec::new(),
        corrections: Corrections::default(),
        shown,
        model,
        catalogue,
    };
    built.with(Corrections::default())
}

/// The initiative of every activity, also of those that are over.
fn groups(catalogue: &Catalogue) -> HashMap<ItemId, ItemId> {
    let items = catalogue.items.iter();
    let now = items.filter_map(|i| i.group.map(|group| (i.id, group)));
    catalogue.past_groups.iter().copied().chain(now).collect()
}

/// The groups with most members, from `min_support` up.
fn most_joined(crowds: &Crowds, min_support: u32) -> Vec<ItemId> {
    let mut groups: Vec<(u32, ItemId)> = crowds
        .groups()
        .map(|(group, crowd)| (crowd.people, group))
        .filter(|(people, _)| *people >= min_support)
        .collect();
    groups.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    groups.truncate(MOST_JOINED);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What was made known last, but for activities of an initiative, which come with it.
fn newest(catalogue: &Catalogue) -> Vec<ItemId> {
    let items = catalogue.items.iter();
    let mut all: Vec<_> = items
        .filter(|item| item.group.is_none())
        .map(|item| (Reverse(item.created), item.id))
        .collect();
    all.sort_unstable();
    all.truncate(NEWEST);
    all.into_iter().map(|(_, item)| item).collect()
}
