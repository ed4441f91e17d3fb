//! (catalogue, model) -> snapshot: every index the read path needs, built once.

use super::graph::NeighbourhoodGraph;
use super::model::Model;
use super::snapshot::Snapshot;
use crate::domain::{Catalogue, ItemId, MemberId, NeighbourhoodId, Subject};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Most neighbours kept of a group.
const ROW: usize = 100;

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
    Snapshot {
        graph: NeighbourhoodGraph::new(&catalogue),
        similar: similar(&catalogue, model.min_support),
        of_group,
        open_in,
        shown,
        model,
        catalogue,
    }
}

/// Item-item weights between groups: cosine of their members, from `min_support` shared members up.
/// Cost: the sum over members of their number of groups squared.
fn similar(catalogue: &Catalogue, min_support: u32) -> BTreeMap<ItemId, Vec<(ItemId, f64)>> {
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
    let mut of_member: BTreeMap<MemberId, BTreeSet<ItemId>> = BTreeMap::new();
    for act in catalogue
        .interactions
        .iter()
        .filter(|a| a.kind.is_positive())
    {
        let group = groups.get(&act.item).copied().unwrap_or(act.item);
        of_member.entry(act.member).or_default().insert(group);
    }
    let mut degree: BTreeMap<ItemId, u32> = BTreeMap::new();
    let mut both: BTreeMap<(ItemId, ItemId), u32> = BTreeMap::new();
    for joined in of_member.values() {
        for one in joined {
            *degree.entry(*one).or_default() += 1;
            for other in joined.iter().filter(|other| *other != one) {
                *both.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let mut rows: BTreeMap<ItemId, Vec<(ItemId, f64)>> = BTreeMap::new();
    for ((one, other), count) in both.into_iter().filter(|(_, count)| *count >= min_support) {
        let norm = f64::from(degree[&one]) * f64::from(degree[&other]);
        rows.entry(one)
            .or_default()
            .push((other, f64::from(count) / norm.sqrt()));
    }
    for row in rows.values_mut() {
        row.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        row.truncate(ROW);
    }
    rows
}
