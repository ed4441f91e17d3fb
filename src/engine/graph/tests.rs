//! The indexes of the graph beside brute force.

use super::*;
use crate::domain::{Availability, Concept, Item, ItemKind, Member, MemberId, Profile, Vocabulary};
use geo::{MultiPolygon, Rect, coord};
use jiff::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// `count` concepts: the first is the broader one of all others.
pub(super) fn vocabulary(count: u32) -> Arc<Vocabulary> {
    let concept = |id: u32| Concept {
        key: format!("c{id:03}"),
        pref_nl: String::new(),
        pref_en: String::new(),
        alt_nl: Vec::new(),
        alt_en: Vec::new(),
        hidden: Vec::new(),
        broader: (id > 0).then_some(ConceptId(0)),
        related: Vec::new(),
    };
    Arc::new(Vocabulary::new(
        String::new(),
        (0..count).map(concept).collect(),
    ))
}

fn neighbourhood(id: i64) -> crate::domain::Neighbourhood {
    let x = id as f64 / 100.0;
    let square = Rect::new(coord! { x: x, y: 52.0 }, coord! { x: x + 0.01, y: 52.01 });
    crate::domain::Neighbourhood {
        id: NeighbourhoodId(id),
        code: String::new(),
        slug: String::new(),
        name: String::new(),
        about: String::new(),
        population: 1_000,
        outline: MultiPolygon::from(square.to_polygon()),
        merged_into: None,
    }
}

fn initiative(id: i64, home: i64, concepts: &[u32]) -> Item {
    Item {
        id: ItemId(id),
        kind: ItemKind::Initiative,
        neighbourhood: NeighbourhoodId(home),
        concepts: concepts.iter().map(|c| ConceptId(*c)).collect(),
        group: None,
        starts: None,
        slot: Availability::default(),
        places: None,
        taken: 0,
        created: Timestamp::UNIX_EPOCH,
    }
}

fn member(id: i64, home: i64, enjoys: &[u32]) -> Member {
    Member {
        id: MemberId(id),
        neighbourhood: NeighbourhoodId(home),
        profile: Profile {
            enjoys: enjoys.iter().map(|c| ConceptId(*c)).collect(),
            ..Profile::default()
        },
        availability: Availability::default(),
        open_to_meet: true,
        asks_per_week: 1,
        joined: Timestamp::UNIX_EPOCH,
    }
}

fn town(members: Vec<Member>, items: Vec<Item>) -> Catalogue {
    Catalogue {
        vocabulary: vocabulary(12),
        neighbourhoods: (0..12).map(neighbourhood).collect(),
        items,
        members,
        ..Catalogue::default()
    }
}

/// The same shares by walking on and on from all nodes at once.
fn by_iteration(graph: &NeighbourhoodGraph, entries: &[Node]) -> BTreeMap<NodeIndex, f64> {
    let starts: Vec<NodeIndex> = entries.iter().map(|n| graph.index[n]).collect();
    let mut at: BTreeMap<NodeIndex, f64> = BTreeMap::new();
    for start in &starts {
        *at.entry(*start).or_default() += 1.0 / starts.len() as f64;
    }
    let mut shares: BTreeMap<NodeIndex, f64> = BTreeMap::new();
    for _ in 0..300 {
        let mut next: BTreeMap<NodeIndex, f64> = BTreeMap::new();
        for (node, here) in &at {
            let ties = graph.graph.neighbors(*node).count();
            if ties == 0 {
                *shares.entry(*node).or_default() += here;
                continue;
            }
            *shares.entry(*node).or_default() += walk::RESTART * here;
            for neighbour in graph.graph.neighbors(*node) {
                *next.entry(neighbour).or_default() += (1.0 - walk::RESTART) * here / ties as f64;
            }
        }
        at = next;
    }
    shares
}

proptest! {
    #[test]
    fn a_pushed_walk_is_the_walk(
        items in prop::collection::vec((0i64..12, 1u32..12), 1..30),
        enters in prop::collection::vec(0u32..12, 1..4),
        home in 0i64..12,
    ) {
        let items = items.iter().zip(1..).map(|((home, c), id)| initiative(id, *home, &[*c]));
        let graph = NeighbourhoodGraph::new(&town(Vec::new(), items.collect()));
        let mut entries: Vec<Node> = enters.iter().map(|c| Node::Concept(ConceptId(*c))).collect();
        entries.push(Node::Neighbourhood(NeighbourhoodId(home)));
        let tolerance = 1e-4;
        let pushed = graph.shares(&entries, tolerance);
        for (node, exact) in by_iteration(&graph, &entries) {
            let found = pushed.get(&node).copied().unwrap_or(0.0);
            let ties = graph.graph.neighbors(node).count() as f64;
            prop_assert!(found <= exact + 1e-9);
            prop_assert!(exact - found <= tolerance * ties.max(1.0) + 1e-9);
        }
    }

    #[test]
    fn seeds_are_what_counting_finds(
        people in prop::collection::vec((0i64..12, 1u32..12), 1..60),
        groups in prop::collection::vec((0i64..12, 1u32..12), 0..4),
    ) {
        let members = people.iter().zip(1..).map(|((home, c), id)| member(id, *home, &[*c]));
        let items = groups.iter().zip(1..).map(|((home, c), id)| initiative(id, *home, &[*c]));
        let catalogue = town(members.collect(), items.collect());
        let graph = NeighbourhoodGraph::new(&catalogue);
        let found = seeds::seeds(&catalogue, &graph, 3);
        for concept in 1..12 {
            for home in 0..12 {
                let area = graph.area(NeighbourhoodId(home));
                let there = |(n, c): &&(i64, u32)| *c == concept && area.contains(&NeighbourhoodId(*n));
                let members = people.iter().filter(there).count();
                let served = groups.iter().any(|g| there(&g));
                let of_concept = found.iter().filter(|s| s.concept == ConceptId(concept));
                let own = of_concept.clone().find(|s| s.neighbourhood == NeighbourhoodId(home));
                let near = of_concept.clone().any(|s| !graph.area(s.neighbourhood).is_disjoint(&area));
                prop_assert_eq!(own.map(|s| s.members).unwrap_or(members), members);
                prop_assert!(own.is_none() || (members >= 3 && !served));
                prop_assert!(members < 3 || served || near, "{} at {}", concept, home);
            }
        }
    }
}

#[test]
fn two_circles_of_interest_have_a_gap_and_a_bridge() {
    // Twenty like 1, 2 and 3; twenty like 4, 5 and 6; four like 3 and 4.
    let mut members = Vec::new();
    for id in 0..44 {
        let enjoys: &[u32] = match id {
            0..20 => &[1, 2, 3],
            20..40 => &[4, 5, 6],
            _ => &[3, 4],
        };
        members.push(member(id, 0, enjoys));
    }
    let both = initiative(1, 0, &[2, 5]);
    let catalogue = town(members, vec![both, initiative(2, 0, &[1, 2])]);
    let found = interests::interests(&catalogue, 3);
    let concepts: Vec<Vec<u32>> = found
        .clusters
        .iter()
        .map(|c| c.concepts.iter().map(|c| c.0).collect())
        .collect();
    assert_eq!(concepts, [[3, 1, 2], [4, 5, 6]]);
    assert_eq!(
        found.clusters.iter().map(|c| c.members).collect::<Vec<_>>(),
        [24, 24]
    );
    let [gap] = &found.gaps[..] else {
        panic!("{:?}", found.gaps)
    };
    assert_eq!((gap.one, gap.other, gap.both), (0, 1, 4));
    assert!((gap.expected - 24.0 * 24.0 / 44.0).abs() < 1e-9);
    assert_eq!(gap.bridges, [(ConceptId(3), ConceptId(4))]);
    assert_eq!(gap.initiatives, [ItemId(1)]);
    // What fewer than the floor share ties nothing.
    assert_eq!(interests::interests(&catalogue, 5).gaps[0].bridges, []);
}
