//! (catalogue, model) -> snapshot: every index the read path needs, built once.

use super::fit::kernel::rms_norm;
use super::fit::{Filter, Lists};
use super::graph::NeighbourhoodGraph;
use super::model::Model;
use super::snapshot::Snapshot;
use crate::domain::{Catalogue, ItemId, MemberId, NeighbourhoodId, Subject};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The filter over groups; its floor is the model's. Between few groups it pays to hold back those
/// that many join (`t`) more than between many items.
const GROUP_FILTER: Filter = Filter {
    s: 0.5,
    t: -0.3,
    keep: 100,
    min_support: 0,
};

/// How many of the groups with most members are candidates for everybody.
const MOST_JOINED: usize = 100;

/// Builds the snapshot of a catalogue. The same catalogue and model give the same snapshot.
#[must_use]
pub fn build(catalogue: Catalogue, model: Model) -> Snapshot {
    let mut of_group: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
    for item in &catalogue.items {
        if let Some(group) = item.group {
            of_group.entry(group).or_default().push(item.id);
        }
    }
    let mut open_in: BTreeMap<NeighbourhoodId, Vec<MemberId>> = BTreeMap::new();
    for member in catalogue.members.iter().filter(|m| m.open_to_meet) {
        open_in
            .entry(member.neighbourhood)
            .or_default()
            .push(member.id);
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
    let joined = first_joins(&catalogue);
    let joins = joins(&joined);
    Snapshot {
        most_joined: most_joined(&joins, model.min_support),
        joins,
        graph: NeighbourhoodGraph::new(&catalogue),
        similar: similar(&joined, model.min_support),
        of_group,
        open_in,
        shown,
        model,
        catalogue,
    }
}

/// When every member first took part in every group: behaviour, seen per group.
fn first_joins(catalogue: &Catalogue) -> BTreeMap<MemberId, BTreeMap<ItemId, Timestamp>> {
    let groups: HashMap<ItemId, ItemId> = catalogue
        .past_groups
        .iter()
        .copied()
        .chain(
            catalogue
                .items
                .iter()
                .filter_map(|i| i.group.map(|group| (i.id, group))),
        )
        .collect();
    let mut of_member: BTreeMap<MemberId, BTreeMap<ItemId, Timestamp>> = BTreeMap::new();
    for act in catalogue
        .interactions
        .iter()
        .filter(|a| a.kind.is_positive())
    {
        let group = groups.get(&act.item).copied().unwrap_or(act.item);
        let joined = of_member.entry(act.member).or_default();
        let first = joined.entry(group).or_insert(act.at);
        *first = act.at.min(*first);
    }
    of_member
}

/// The moments at which people first joined each group, ascending.
fn joins(
    joined: &BTreeMap<MemberId, BTreeMap<ItemId, Timestamp>>,
) -> BTreeMap<ItemId, Vec<Timestamp>> {
    let mut joins: BTreeMap<ItemId, Vec<Timestamp>> = BTreeMap::new();
    for (group, at) in joined.values().flatten() {
        joins.entry(*group).or_default().push(*at);
    }
    for moments in joins.values_mut() {
        moments.sort_unstable();
    }
    joins
}

/// The groups with most members, from `min_support` up.
fn most_joined(joins: &BTreeMap<ItemId, Vec<Timestamp>>, min_support: u32) -> Vec<ItemId> {
    let mut groups: Vec<(usize, ItemId)> = joins
        .iter()
        .map(|(group, moments)| (moments.len(), *group))
        .filter(|(members, _)| *members >= min_support as usize)
        .collect();
    groups.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    groups.truncate(MOST_JOINED);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Item-item weights between groups: the three-hop filter over who took part, from `min_support`
/// shared members up, scaled to rows of norm 1 in the root mean square, so that a weight means the
/// same in a small town and in a large one.
fn similar(
    joined: &BTreeMap<MemberId, BTreeMap<ItemId, Timestamp>>,
    min_support: u32,
) -> BTreeMap<ItemId, Vec<(ItemId, f64)>> {
    let groups: BTreeSet<ItemId> = joined.values().flat_map(BTreeMap::keys).copied().collect();
    let groups: Vec<ItemId> = groups.into_iter().collect();
    let row = |groups_of: &BTreeMap<ItemId, Timestamp>| -> Vec<u32> {
        groups_of
            .keys()
            .filter_map(|g| groups.binary_search(g).ok())
            .filter_map(|at| u32::try_from(at).ok())
            .collect()
    };
    let lists = Lists::new(joined.values().map(row), groups.len());
    let filter = Filter {
        min_support,
        ..GROUP_FILTER
    };
    let rows = filter.fit(&lists);
    let norm = rms_norm(&rows);
    groups
        .iter()
        .zip(rows)
        .filter(|(_, row)| !row.is_empty())
        .map(|(group, row)| {
            let scaled = |(j, w): (u32, f64)| (groups[j as usize], w / norm);
            (*group, row.into_iter().map(scaled).collect())
        })
        .collect()
}
