//! Candidate generation: what is worth scoring for this viewer. One source, one line in `SOURCES`.

use super::graph::Node;
use super::snapshot::Snapshot;
use crate::domain::{ItemId, ItemKind, Request};
use std::collections::BTreeSet;

/// Names items worth scoring; never decides about them.
pub(super) trait CandidateSource: Sync {
    fn candidates(&self, snapshot: &Snapshot, request: &Request) -> BTreeSet<ItemId>;
}

/// All sources; their union is scored.
pub(super) const SOURCES: [&dyn CandidateSource; 5] =
    [&Nearby, &Concepts, &JoinedAlso, &Popular, &Newest];

/// What is in the own neighbourhood and those tied to it.
struct Nearby;

impl CandidateSource for Nearby {
    fn candidates(&self, snapshot: &Snapshot, request: &Request) -> BTreeSet<ItemId> {
        snapshot
            .graph
            .items_within(&[Node::Neighbourhood(request.neighbourhood)], 2)
    }
}

/// What is about a concept the viewer declared, or about one under or over it.
struct Concepts;

impl CandidateSource for Concepts {
    fn candidates(&self, snapshot: &Snapshot, request: &Request) -> BTreeSet<ItemId> {
        let profile = &request.profile;
        let entries: Vec<Node> = [&profile.brings, &profile.enjoys, &profile.would_like]
            .into_iter()
            .flatten()
            .map(|c| Node::Concept(*c))
            .collect();
        snapshot.graph.items_within(&entries, 2)
    }
}

/// What members of the viewer's own groups join too, what is like them, and what all those do.
struct JoinedAlso;

impl CandidateSource for JoinedAlso {
    fn candidates(&self, snapshot: &Snapshot, request: &Request) -> BTreeSet<ItemId> {
        let mut groups = BTreeSet::new();
        for group in snapshot.groups_of(&request.history) {
            let rows = [snapshot.similar.get(&group), snapshot.alike.get(&group)];
            groups.extend(rows.into_iter().flatten().flatten().map(|(near, _)| *near));
            groups.insert(group);
        }
        with_activities(snapshot, groups)
    }
}

/// The groups that most people joined and what they do, so that nobody who is new anywhere has an
/// empty page.
struct Popular;

impl CandidateSource for Popular {
    fn candidates(&self, snapshot: &Snapshot, _: &Request) -> BTreeSet<ItemId> {
        with_activities(snapshot, snapshot.most_joined.iter().copied().collect())
    }
}

/// What was made known last, so that it is found before anybody joined.
struct Newest;

impl CandidateSource for Newest {
    fn candidates(&self, snapshot: &Snapshot, _: &Request) -> BTreeSet<ItemId> {
        with_activities(snapshot, snapshot.newest.iter().copied().collect())
    }
}

fn with_activities(snapshot: &Snapshot, groups: BTreeSet<ItemId>) -> BTreeSet<ItemId> {
    let activities = groups
        .iter()
        .filter_map(|group| snapshot.of_group.get(group));
    let activities: Vec<ItemId> = activities.flatten().copied().collect();
    groups.into_iter().chain(activities).collect()
}

/// Fewer candidates of a kind than this are filled up by a walk.
const FEW: usize = 50;
/// How finely a walk looks, and how many items it brings at most.
const WALK_TOLERANCE: f64 = 1e-3;
const MOST_WALKED: usize = 200;

/// Where a random walk with restart from the viewer's neighbourhood, concepts and groups is most:
/// what lies a few ties further, and a bounded number of it whatever the town.
fn walked(snapshot: &Snapshot, request: &Request) -> impl Iterator<Item = ItemId> {
    let profile = &request.profile;
    let concepts = [&profile.brings, &profile.enjoys, &profile.would_like];
    let concepts = concepts.into_iter().flatten().map(|c| Node::Concept(*c));
    let groups = snapshot.groups_of(&request.history).into_iter();
    let entries: Vec<Node> = concepts
        .chain(groups.map(Node::Item))
        .chain([Node::Neighbourhood(request.neighbourhood)])
        .collect();
    let walked = snapshot.graph.walk(&entries, WALK_TOLERANCE, MOST_WALKED);
    walked.into_iter().map(|(item, _)| item)
}

/// The candidates of one kind, by id. Where the sources find few, a walk looks further.
pub(super) fn generate(snapshot: &Snapshot, request: &Request, kind: ItemKind) -> Vec<usize> {
    let mut all = BTreeSet::new();
    for source in SOURCES {
        all.extend(source.candidates(snapshot, request));
    }
    let of_kind = |all: &BTreeSet<ItemId>| -> Vec<usize> {
        let found = all.iter().filter_map(|id| snapshot.position(*id));
        found
            .filter(|at| snapshot.catalogue.items[*at].kind == kind)
            .collect()
    };
    let found = of_kind(&all);
    if found.len() >= FEW {
        return found;
    }
    all.extend(walked(snapshot, request));
    of_kind(&all)
}
