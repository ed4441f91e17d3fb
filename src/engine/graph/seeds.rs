//! Seeds: where many neighbours declare the same interest and no initiative is about it.
//!
//! How dense is said as a spatial scan does (Kulldorff 1997): by the log-likelihood ratio of the count
//! within a window against the town outside it. The window is a neighbourhood with those tied to it.

use super::NeighbourhoodGraph;
use super::interests::counts;
use crate::domain::{Catalogue, ConceptId, ItemKind, NeighbourhoodId};
use std::collections::{BTreeMap, BTreeSet};

/// An interest that could carry an initiative.
#[derive(Clone, Debug, PartialEq)]
pub struct Seed {
    /// What is enjoyed or wished for.
    pub concept: ConceptId,
    /// The middle of where; the neighbourhoods tied to it belong to it.
    pub neighbourhood: NeighbourhoodId,
    /// How many members of that area declare it or something under it: a true count.
    pub members: usize,
    /// How many would, were the interest spread as members are.
    pub expected: f64,
    /// Log-likelihood ratio of the scan statistic; 0 where the area is no denser than the town.
    pub density: f64,
}

/// The seeds of a town from `floor` members up, the one with most members first. Of areas that
/// overlap only the one with most members is kept. Concepts without a broader one are too wide to
/// begin something with.
pub(in crate::engine) fn seeds(
    catalogue: &Catalogue,
    graph: &NeighbourhoodGraph,
    floor: usize,
) -> Vec<Seed> {
    let (interested, members) = per_neighbourhood(catalogue);
    let served = served(catalogue);
    let town: usize = members.values().sum();
    let areas: BTreeMap<NeighbourhoodId, BTreeSet<NeighbourhoodId>> = catalogue
        .neighbourhoods
        .iter()
        .map(|n| (n.id, graph.area(n.id)))
        .collect();
    let mut found = Vec::new();
    for (concept, counts) in &interested {
        let everywhere: usize = counts.values().sum();
        let nothing = BTreeSet::new();
        let taken = served.get(concept).unwrap_or(&nothing);
        for (home, area) in &areas {
            let within = |of: &BTreeMap<NeighbourhoodId, usize>| -> usize {
                area.iter().filter_map(|n| of.get(n)).sum()
            };
            let count = within(counts);
            if count >= floor && area.is_disjoint(taken) {
                let expected = everywhere as f64 * within(&members) as f64 / town.max(1) as f64;
                found.push(Seed {
                    concept: *concept,
                    neighbourhood: *home,
                    members: count,
                    expected,
                    density: scan(count as f64, expected, everywhere as f64),
                });
            }
        }
    }
    without_overlap(found, &areas)
}

/// Log-likelihood ratio of `count` cases within against `expected`, of `all` cases.
fn scan(count: f64, expected: f64, all: f64) -> f64 {
    let part = |n: f64, e: f64| {
        if n > 0.0 && e > 0.0 {
            n * (n / e).ln()
        } else {
            0.0
        }
    };
    if count > expected {
        part(count, expected) + part(all - count, all - expected)
    } else {
        0.0
    }
}

/// A count in every neighbourhood.
type Counts = BTreeMap<NeighbourhoodId, usize>;

/// Per concept and neighbourhood the members who enjoy it or would like it, or something under it;
/// and all members per neighbourhood.
fn per_neighbourhood(catalogue: &Catalogue) -> (BTreeMap<ConceptId, Counts>, Counts) {
    let vocabulary = &catalogue.vocabulary;
    let narrow = |c: ConceptId| vocabulary.get(c).is_some_and(|c| c.broader.is_some());
    let (mut interested, mut members): (BTreeMap<ConceptId, Counts>, Counts) = Default::default();
    for member in catalogue.members.iter().filter(|m| counts(m)) {
        *members.entry(member.neighbourhood).or_default() += 1;
        let own = member.profile.enjoys.iter();
        let own = own.chain(&member.profile.would_like);
        let all: BTreeSet<ConceptId> = own
            .flat_map(|c| std::iter::once(*c).chain(vocabulary.ancestors(*c)))
            .filter(|c| narrow(*c))
            .collect();
        for concept in all {
            let counts = interested.entry(concept).or_default();
            *counts.entry(member.neighbourhood).or_default() += 1;
        }
    }
    (interested, members)
}

/// Where initiatives are about a concept or about something under it.
fn served(catalogue: &Catalogue) -> BTreeMap<ConceptId, BTreeSet<NeighbourhoodId>> {
    let mut served: BTreeMap<ConceptId, BTreeSet<NeighbourhoodId>> = BTreeMap::new();
    let items = catalogue.items.iter();
    for item in items.filter(|i| i.kind == ItemKind::Initiative) {
        for concept in &item.concepts {
            let up = catalogue.vocabulary.ancestors(*concept);
            for about in std::iter::once(*concept).chain(up) {
                served.entry(about).or_default().insert(item.neighbourhood);
            }
        }
    }
    served
}

fn without_overlap(
    mut found: Vec<Seed>,
    areas: &BTreeMap<NeighbourhoodId, BTreeSet<NeighbourhoodId>>,
) -> Vec<Seed> {
    found.sort_by(|x, y| {
        let order = y.members.cmp(&x.members);
        let order = order.then(y.density.total_cmp(&x.density));
        order.then((x.concept, x.neighbourhood).cmp(&(y.concept, y.neighbourhood)))
    });
    let mut kept: Vec<Seed> = Vec::new();
    let mut covered: BTreeMap<ConceptId, BTreeSet<NeighbourhoodId>> = BTreeMap::new();
    for seed in found {
        let Some(area) = areas.get(&seed.neighbourhood) else {
            continue;
        };
        let over = covered.entry(seed.concept).or_default();
        if over.is_disjoint(area) {
            over.extend(area);
            kept.push(seed);
        }
    }
    kept
}
