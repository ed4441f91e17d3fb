//! A random walk with restart (Tong, Faloutsos, Pan 2006) from where a viewer stands, by forward push
//! (Andersen, Chung, Lang 2006): it touches what is near, whatever the size of the town.

use super::{NeighbourhoodGraph, Node};
use crate::domain::ItemId;
use petgraph::graph::NodeIndex;
use std::collections::{BTreeMap, VecDeque};

/// The chance to begin anew at every step.
pub(super) const RESTART: f64 = 0.25;

impl NeighbourhoodGraph {
    /// The share of time that a walk from `entries`, which begins anew with chance `RESTART` at every
    /// step, spends at each node. A share is at most `tolerance` times the number of ties of its node
    /// too low, and never too high; at most 1 / (`tolerance` x `RESTART`) ties are followed.
    pub(super) fn shares(&self, entries: &[Node], tolerance: f64) -> BTreeMap<NodeIndex, f64> {
        let known: Vec<NodeIndex> = entries
            .iter()
            .filter_map(|n| self.index.get(n))
            .copied()
            .collect();
        let mut rest: BTreeMap<NodeIndex, f64> = BTreeMap::new();
        for node in &known {
            *rest.entry(*node).or_default() += 1.0 / known.len() as f64;
        }
        let mut shares: BTreeMap<NodeIndex, f64> = BTreeMap::new();
        let mut queue: VecDeque<NodeIndex> = rest.keys().copied().collect();
        while let Some(at) = queue.pop_front() {
            let ties = self.ties(at);
            let here = rest.get(&at).copied().unwrap_or(0.0);
            if here <= tolerance * ties as f64 {
                continue;
            }
            rest.insert(at, 0.0);
            if ties == 0 {
                // A walk that cannot leave stays.
                *shares.entry(at).or_default() += here;
                continue;
            }
            *shares.entry(at).or_default() += RESTART * here;
            let each = (1.0 - RESTART) * here / ties as f64;
            for next in self.graph.neighbors(at) {
                let before = rest.entry(next).or_default();
                *before += each;
                let threshold = tolerance * self.ties(next) as f64;
                if *before > threshold && *before - each <= threshold {
                    queue.push_back(next);
                }
            }
        }
        shares
    }

    /// The items where such a walk is most, at most `most`, best first.
    pub(in crate::engine) fn walk(
        &self,
        entries: &[Node],
        tolerance: f64,
        most: usize,
    ) -> Vec<(ItemId, f64)> {
        let shares = self.shares(entries, tolerance).into_iter();
        let mut items: Vec<(ItemId, f64)> = shares
            .filter_map(|(at, share)| match self.graph[at] {
                Node::Item(id) => Some((id, share)),
                _ => None,
            })
            .collect();
        items.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        items.truncate(most);
        items
    }
}
