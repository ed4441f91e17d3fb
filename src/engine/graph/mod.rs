//! The neighbourhood graph: neighbourhoods, concepts and items, and what ties them.
//!
//! Members are not nodes: a viewer enters at their own neighbourhood and concepts, so that nothing
//! about anybody else is walked over.

mod interests;
mod louvain;
mod seeds;
mod walk;

pub(super) use interests::interests;
pub use interests::{Cluster, Gap, Interests};
pub use seeds::Seed;
pub(super) use seeds::seeds;

use crate::domain::{Catalogue, ConceptId, ItemId, NeighbourhoodId};
use geo::{Distance, Haversine};
use petgraph::graph::{NodeIndex, UnGraph};
use std::collections::{BTreeSet, HashMap, VecDeque};

/// A node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Node {
    Neighbourhood(NeighbourhoodId),
    Concept(ConceptId),
    Item(ItemId),
}

/// A neighbourhood is tied to this many of its nearest.
const NEAREST: usize = 4;

/// The graph with its entries, and the distances between neighbourhoods in km.
pub(super) struct NeighbourhoodGraph {
    graph: UnGraph<Node, ()>,
    index: HashMap<Node, NodeIndex>,
    /// How many ties every node has, by its index.
    degrees: Vec<usize>,
    areas: HashMap<NeighbourhoodId, BTreeSet<NeighbourhoodId>>,
    km: HashMap<(NeighbourhoodId, NeighbourhoodId), f64>,
}

impl NeighbourhoodGraph {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let mut made = Self {
            graph: UnGraph::default(),
            index: HashMap::new(),
            degrees: Vec::new(),
            areas: HashMap::new(),
            km: HashMap::new(),
        };
        made.tie_neighbourhoods(catalogue);
        for (id, concept) in catalogue.vocabulary.iter() {
            made.node(Node::Concept(id));
            if let Some(broader) = concept.broader {
                made.tie(Node::Concept(id), Node::Concept(broader));
            }
        }
        for item in &catalogue.items {
            made.tie(Node::Item(item.id), Node::Neighbourhood(item.neighbourhood));
            for concept in &item.concepts {
                made.tie(Node::Item(item.id), Node::Concept(*concept));
            }
            if let Some(group) = item.group {
                made.tie(Node::Item(item.id), Node::Item(group));
            }
        }
        let nodes = made.graph.node_indices();
        made.degrees = nodes.map(|n| made.graph.neighbors(n).count()).collect();
        made
    }

    fn tie_neighbourhoods(&mut self, catalogue: &Catalogue) {
        let centres: Vec<_> = catalogue
            .neighbourhoods
            .iter()
            .map(|n| (n.id, n.centre()))
            .collect();
        for (from, a) in &centres {
            self.node(Node::Neighbourhood(*from));
            let mut others: Vec<(f64, NeighbourhoodId)> = centres
                .iter()
                .filter(|(to, _)| to != from)
                .map(|(to, b)| (Haversine.distance(*a, *b) / 1_000.0, *to))
                .collect();
            others.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
            for (km, to) in &others {
                self.km.insert((*from, *to), *km);
            }
            for (_, to) in others.iter().take(NEAREST) {
                self.tie(Node::Neighbourhood(*from), Node::Neighbourhood(*to));
                for (one, other) in [(*from, *to), (*to, *from)] {
                    let area = self
                        .areas
                        .entry(one)
                        .or_insert_with(|| BTreeSet::from([one]));
                    area.insert(other);
                }
            }
        }
    }

    fn node(&mut self, node: Node) -> NodeIndex {
        *self
            .index
            .entry(node)
            .or_insert_with(|| self.graph.add_node(node))
    }

    fn tie(&mut self, one: Node, other: Node) {
        let (a, b) = (self.node(one), self.node(other));
        self.graph.update_edge(a, b, ());
    }

    fn ties(&self, node: NodeIndex) -> usize {
        self.degrees.get(node.index()).copied().unwrap_or(0)
    }

    /// Kilometres between the centres of two neighbourhoods; 0 within one, far when unknown.
    pub(super) fn km(&self, from: NeighbourhoodId, to: NeighbourhoodId) -> f64 {
        if from == to {
            return 0.0;
        }
        self.km.get(&(from, to)).copied().unwrap_or(1_000.0)
    }

    /// The neighbourhood itself and those tied to it.
    pub(super) fn area(&self, home: NeighbourhoodId) -> BTreeSet<NeighbourhoodId> {
        let known = self.areas.get(&home).cloned();
        known.unwrap_or_else(|| BTreeSet::from([home]))
    }

    /// Whether a neighbourhood is in the area of another.
    pub(super) fn is_near(&self, home: NeighbourhoodId, other: NeighbourhoodId) -> bool {
        home == other || self.areas.get(&home).is_some_and(|a| a.contains(&other))
    }

    /// The items at most `steps` ties away from any of the entries.
    pub(super) fn items_within(&self, entries: &[Node], steps: usize) -> BTreeSet<ItemId> {
        let mut queue: VecDeque<(NodeIndex, usize)> = entries
            .iter()
            .filter_map(|n| self.index.get(n))
            .map(|at| (*at, 0))
            .collect();
        let mut seen: BTreeSet<NodeIndex> = queue.iter().map(|(at, _)| *at).collect();
        let mut items = BTreeSet::new();
        while let Some((at, far)) = queue.pop_front() {
            if let Node::Item(id) = self.graph[at] {
                items.insert(id);
            }
            if far < steps {
                for next in self.graph.neighbors(at) {
                    if seen.insert(next) {
                        queue.push_back((next, far + 1));
                    }
                }
            }
        }
        items
    }
}

#[cfg(test)]
mod tests;
