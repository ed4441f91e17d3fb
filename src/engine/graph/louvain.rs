//! Communities of a weighted graph: the method of Louvain (Blondel, Guillaume, Lambiotte, Lefebvre
//! 2008), which moves nodes and then groups of nodes while modularity (Newman and Girvan 2004) grows.
//!
//! A last pass over single nodes closes a known weakness of the method (Traag, Waltman, van Eck
//! 2019): at the end no node would be better off in another community.

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use std::collections::BTreeMap;

/// Rounds over all nodes; each is only made while something moved.
const MOST_ROUNDS: usize = 50;
/// A move must gain at least this much, so that rounding never moves a node to and fro.
const LEAST_GAIN: f64 = 1e-12;

/// The community of every node, by its index: numbers from 0, in order of first appearance.
///
/// Weights are positive. Nodes are looked at in the order of their indices and ties go to the lower
/// community, so the same graph gives the same answer.
pub(super) fn communities<N>(graph: &UnGraph<N, f64>) -> Vec<usize> {
    let plain = graph.map(|_, _| (), |_, weight| *weight);
    let mut of: Vec<usize> = (0..plain.node_count()).collect();
    let mut level = plain.clone();
    loop {
        let mut moved: Vec<usize> = (0..level.node_count()).collect();
        if !settle(&level, &mut moved) {
            break;
        }
        let count = renumber(&mut moved);
        for community in &mut of {
            *community = moved[*community];
        }
        level = merged(&level, &moved, count);
    }
    settle(&plain, &mut of);
    renumber(&mut of);
    of
}

/// The strength of a node: the weights at it, a loop twice.
fn strength(graph: &UnGraph<(), f64>, node: NodeIndex) -> f64 {
    graph
        .edges(node)
        .map(|e| {
            let loops = if e.source() == e.target() { 2.0 } else { 1.0 };
            loops * e.weight()
        })
        .sum()
}

/// Moves single nodes to the neighbouring community with the largest gain until none gains; tells
/// whether anything moved.
fn settle(graph: &UnGraph<(), f64>, of: &mut [usize]) -> bool {
    let strengths: Vec<f64> = graph.node_indices().map(|n| strength(graph, n)).collect();
    let twice_total: f64 = strengths.iter().sum();
    let mut inside = vec![0.0; of.len()];
    for (node, community) in of.iter().enumerate() {
        inside[*community] += strengths[node];
    }
    let mut any = false;
    for _ in 0..MOST_ROUNDS {
        let mut again = false;
        for node in graph.node_indices() {
            let at = node.index();
            let home = of[at];
            inside[home] -= strengths[at];
            let mut tied: BTreeMap<usize, f64> = BTreeMap::from([(home, 0.0)]);
            for edge in graph.edges(node).filter(|e| e.source() != e.target()) {
                *tied.entry(of[edge.target().index()]).or_default() += edge.weight();
            }
            // Proportional to what modularity gains by joining a community.
            let gain = |c: usize, tie: f64| tie - strengths[at] * inside[c] / twice_total;
            let (mut best, mut most) = (home, gain(home, tied[&home]) + LEAST_GAIN);
            for (community, tie) in &tied {
                if gain(*community, *tie) > most {
                    (best, most) = (*community, gain(*community, *tie));
                }
            }
            inside[best] += strengths[at];
            of[at] = best;
            again |= best != home;
        }
        any |= again;
        if !again {
            break;
        }
    }
    any
}

/// Numbers communities from 0 in order of first appearance; tells how many there are.
fn renumber(of: &mut [usize]) -> usize {
    let mut names: BTreeMap<usize, usize> = BTreeMap::new();
    for community in of {
        let next = names.len();
        *community = *names.entry(*community).or_insert(next);
    }
    names.len()
}

/// A graph of the communities: what lies inside one becomes a loop.
fn merged(graph: &UnGraph<(), f64>, of: &[usize], count: usize) -> UnGraph<(), f64> {
    let mut ties: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for edge in graph.edge_references() {
        let (a, b) = (of[edge.source().index()], of[edge.target().index()]);
        *ties.entry((a.min(b), a.max(b))).or_default() += edge.weight();
    }
    let mut made = UnGraph::with_capacity(count, ties.len());
    let nodes: Vec<NodeIndex> = (0..count).map(|_| made.add_node(())).collect();
    for ((a, b), weight) in ties {
        made.add_edge(nodes[a], nodes[b], weight);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Modularity as defined: the share of weight inside communities, less what chance would give.
    fn modularity(graph: &UnGraph<(), f64>, of: &[usize]) -> f64 {
        let twice: f64 = graph.node_indices().map(|n| strength(graph, n)).sum();
        let mut q = 0.0;
        for edge in graph.edge_references() {
            if of[edge.source().index()] == of[edge.target().index()] {
                q += 2.0 * edge.weight() / twice;
            }
        }
        let mut sums = vec![0.0; of.len()];
        for node in graph.node_indices() {
            sums[of[node.index()]] += strength(graph, node) / twice;
        }
        q - sums.iter().map(|s| s * s).sum::<f64>()
    }

    fn graph(nodes: usize, ties: &[(usize, usize, f64)]) -> UnGraph<(), f64> {
        let mut made = UnGraph::default();
        let at: Vec<NodeIndex> = (0..nodes).map(|_| made.add_node(())).collect();
        for (a, b, weight) in ties {
            made.update_edge(at[*a], at[*b], *weight);
        }
        made
    }

    #[test]
    fn two_circles_with_one_tie_are_two_communities() {
        let mut ties = vec![(0, 4, 1.0)];
        for one in 0..4 {
            for other in 0..one {
                ties.push((other, one, 1.0));
                ties.push((other + 4, one + 4, 1.0));
            }
        }
        let found = communities(&graph(8, &ties));
        assert_eq!(found, [0, 0, 0, 0, 1, 1, 1, 1]);
    }

    #[test]
    fn who_has_no_tie_stands_alone() {
        assert_eq!(communities(&graph(3, &[])), [0, 1, 2]);
        assert_eq!(communities(&graph(3, &[(0, 2, 1.0)])), [0, 1, 0]);
    }

    proptest! {
        /// No single node gains by moving anywhere, checked against the definition.
        #[test]
        fn nobody_is_better_off_elsewhere(
            ties in prop::collection::vec((0usize..8, 0usize..8, 0.1f64..5.0), 1..24)
        ) {
            let ties: Vec<_> = ties.into_iter().filter(|(a, b, _)| a != b).collect();
            prop_assume!(!ties.is_empty());
            let graph = graph(8, &ties);
            let found = communities(&graph);
            let reached = modularity(&graph, &found);
            for node in 0..8 {
                for community in 0..8 {
                    let mut moved = found.clone();
                    moved[node] = community;
                    prop_assert!(modularity(&graph, &moved) <= reached + 1e-9);
                }
            }
        }
    }
}
