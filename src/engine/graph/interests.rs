//! What a town enjoys, seen from above: clusters of interests that people have together, gaps between
//! them, and what could close a gap.
//!
//! Ties between concepts are weighted as Newman (2001) weighs shared authorship: a member with many
//! concepts divides one vote per concept over the others, so nobody weighs more than `MOST_CONCEPTS`.
//! A gap is a structural hole (Burt 1992): two clusters that fewer members share than chance would
//! give. Everything here holds true counts: they leave through `disclosure` only.

use super::louvain::communities;
use crate::domain::{Catalogue, ConceptId, ItemId, ItemKind, Member};
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Of one member no more concepts count, in order of their ids.
const MOST_CONCEPTS: usize = 20;
/// How many ties across a gap are named.
const MOST_BRIDGES: usize = 3;

/// Concepts that the same people declare: a community of interest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its concepts, the one with most members first.
    pub concepts: Vec<ConceptId>,
    /// How many members declare at least one of them: a true count.
    pub members: usize,
}

/// Two clusters that fewer members share than chance would give.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Position of one cluster.
    pub one: usize,
    /// Position of the other, the higher.
    pub other: usize,
    /// How many members declare something of both: a true count.
    pub both: usize,
    /// How many would, if one had nothing to do with the other.
    pub expected: f64,
    /// The strongest ties across: pairs of a concept of one and of the other, at most three.
    pub bridges: Vec<(ConceptId, ConceptId)>,
    /// Initiatives that are about something of both.
    pub initiatives: Vec<ItemId>,
}

/// Clusters and gaps of a town.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interests {
    /// The clusters of at least two concepts, the one with most members first.
    pub clusters: Vec<Cluster>,
    /// The gaps, the one that lacks most shared members first.
    pub gaps: Vec<Gap>,
}

/// What a member declared, each concept once. Whoever can be neither met nor asked is counted nowhere.
fn declared(member: &Member) -> Vec<ConceptId> {
    if !counts(member) {
        return Vec::new();
    }
    let profile = &member.profile;
    let all = [&profile.brings, &profile.enjoys, &profile.would_like];
    let all: BTreeSet<ConceptId> = all.into_iter().flatten().copied().collect();
    all.into_iter().take(MOST_CONCEPTS).collect()
}

/// Whether a member is seen at all: "toon mij nergens" counts nowhere.
pub(super) fn counts(member: &Member) -> bool {
    member.open_to_meet || member.asks_per_week > 0
}

/// Finds clusters and gaps. A tie counts from `min_support` members up.
pub(in crate::engine) fn interests(catalogue: &Catalogue, min_support: u32) -> Interests {
    let (graph, people) = shared(catalogue, min_support);
    let of = communities(&graph);
    let mut concepts: BTreeMap<usize, Vec<ConceptId>> = BTreeMap::new();
    for node in graph.node_indices() {
        concepts
            .entry(of[node.index()])
            .or_default()
            .push(graph[node]);
    }
    let mut clusters: Vec<Cluster> = concepts
        .into_values()
        .filter(|concepts| concepts.len() > 1)
        .map(|mut concepts| {
            concepts.sort_by_key(|c| (std::cmp::Reverse(people[c]), *c));
            Cluster {
                concepts,
                members: 0,
            }
        })
        .collect();
    let both = count(catalogue, &mut clusters);
    let gaps = gaps(catalogue, &graph, &clusters, &both);
    Interests { clusters, gaps }
}

/// Concepts and how strongly people tie them, and how many people declare each.
fn shared(
    catalogue: &Catalogue,
    min_support: u32,
) -> (UnGraph<ConceptId, f64>, BTreeMap<ConceptId, u32>) {
    let mut people: BTreeMap<ConceptId, u32> = BTreeMap::new();
    let mut ties: FxHashMap<(ConceptId, ConceptId), (u32, f64)> = FxHashMap::default();
    for member in &catalogue.members {
        let own = declared(member);
        for (at, one) in own.iter().enumerate() {
            *people.entry(*one).or_default() += 1;
            for other in &own[at + 1..] {
                let tie = ties.entry((*one, *other)).or_default();
                tie.0 += 1;
                tie.1 += 1.0 / (own.len() - 1) as f64;
            }
        }
    }
    let mut kept: Vec<_> = ties
        .into_iter()
        .filter(|(_, (members, _))| *members >= min_support.max(1))
        .collect();
    kept.sort_unstable_by_key(|(pair, _)| *pair);
    let mut graph = UnGraph::default();
    let mut nodes: BTreeMap<ConceptId, NodeIndex> = BTreeMap::new();
    for ((one, other), (_, weight)) in kept {
        let mut node = |c| *nodes.entry(c).or_insert_with(|| graph.add_node(c));
        let (a, b) = (node(one), node(other));
        graph.add_edge(a, b, weight);
    }
    (graph, people)
}

/// Counts the members of every cluster and of every two, and puts the largest cluster first.
fn count(catalogue: &Catalogue, clusters: &mut Vec<Cluster>) -> BTreeMap<(usize, usize), usize> {
    let of = positions(clusters);
    let reached = |m: &Member| -> BTreeSet<usize> {
        let own = declared(m);
        own.iter().filter_map(|c| of.get(c)).copied().collect()
    };
    let mut both: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for member in &catalogue.members {
        let reached = reached(member);
        for one in &reached {
            clusters[*one].members += 1;
            for other in reached.range(one + 1..) {
                *both.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let mut order: Vec<usize> = (0..clusters.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(clusters[*at].members), *at));
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    *clusters = order.iter().map(|old| clusters[*old].clone()).collect();
    both.into_iter()
        .map(|((a, b), n)| {
            let (a, b) = (place[a], place[b]);
            ((a.min(b), a.max(b)), n)
        })
        .collect()
}

fn positions(clusters: &[Cluster]) -> FxHashMap<ConceptId, usize> {
    let each = clusters.iter().enumerate();
    each.flat_map(|(at, cluster)| cluster.concepts.iter().map(move |c| (*c, at)))
        .collect()
}

/// A tie between concepts of two clusters: how strong, the concept of the lower cluster, of the other.
type Crossing = (f64, ConceptId, ConceptId);

/// The ties between every two clusters, the strongest first.
fn across(
    graph: &UnGraph<ConceptId, f64>,
    of: &FxHashMap<ConceptId, usize>,
) -> BTreeMap<(usize, usize), Vec<Crossing>> {
    let mut across: BTreeMap<(usize, usize), Vec<Crossing>> = BTreeMap::new();
    for edge in graph.edge_references() {
        let (one, other) = (graph[edge.source()], graph[edge.target()]);
        if let (Some(a), Some(b)) = (of.get(&one), of.get(&other)) {
            let (low, high) = if a < b { (one, other) } else { (other, one) };
            let ties = across.entry((*a.min(b), *a.max(b))).or_default();
            ties.push((*edge.weight(), low, high));
        }
    }
    for ties in across.values_mut() {
        ties.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    }
    across
}

/// The pairs of clusters that share fewer members than chance would give.
fn gaps(
    catalogue: &Catalogue,
    graph: &UnGraph<ConceptId, f64>,
    clusters: &[Cluster],
    both: &BTreeMap<(usize, usize), usize>,
) -> Vec<Gap> {
    let of = positions(clusters);
    let members = catalogue.members.iter();
    let all = members.filter(|m| !declared(m).is_empty()).count().max(1) as f64;
    let mut across = across(graph, &of);
    let mut found = Vec::new();
    for other in 0..clusters.len() {
        for one in 0..other {
            let both = both.get(&(one, other)).copied().unwrap_or(0);
            let expected = clusters[one].members as f64 * clusters[other].members as f64 / all;
            if (both as f64) < expected {
                let ties = across.remove(&(one, other)).unwrap_or_default();
                let bridges = ties.into_iter().take(MOST_BRIDGES);
                found.push(Gap {
                    one,
                    other,
                    both,
                    expected,
                    bridges: bridges.map(|(_, a, b)| (a, b)).collect(),
                    initiatives: about_both(catalogue, &of, one, other),
                });
            }
        }
    }
    let lacks = |g: &Gap| g.expected - g.both as f64;
    found.sort_by(|x, y| {
        let order = lacks(y).total_cmp(&lacks(x));
        order.then((x.one, x.other).cmp(&(y.one, y.other)))
    });
    found
}

fn about_both(
    catalogue: &Catalogue,
    of: &FxHashMap<ConceptId, usize>,
    one: usize,
    other: usize,
) -> Vec<ItemId> {
    let reaches = |concepts: &[ConceptId], cluster: usize| {
        concepts.iter().any(|c| of.get(c) == Some(&cluster))
    };
    let items = catalogue.items.iter();
    items
        .filter(|i| i.kind == ItemKind::Initiative)
        .filter(|i| reaches(&i.concepts, one) && reaches(&i.concepts, other))
        .map(|i| i.id)
        .collect()
}
