//! What others did: a floor under it, and reasons that are exactly what the score loses.

use super::score::{Viewer, item_terms, total};
use super::*;
use crate::domain::{
    Availability, Catalogue, ConceptId, Interaction, InteractionKind, Item, ItemId, ItemKind, Kind,
    MemberId, NeighbourhoodId, Profile, Recommendation, Request, Subject, Term,
};
use jiff::{SignedDuration, Timestamp};

fn day(days: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days)
}

fn group(id: i64) -> Item {
    Item {
        id: ItemId(id),
        kind: ItemKind::Initiative,
        neighbourhood: NeighbourhoodId(1),
        concepts: Vec::new(),
        group: None,
        starts: None,
        slot: Availability::default(),
        places: None,
        taken: 0,
        created: day(0),
    }
}

/// Groups 1, 2 and 3; `both` members of 1 are in 3 as well, twelve of 2 are.
fn town(both: i64) -> Snapshot {
    let mut interactions = Vec::new();
    let mut joined = |member: i64, item: i64| {
        interactions.push(Interaction {
            member: MemberId(member),
            item: ItemId(item),
            kind: InteractionKind::Joined,
            at: day(950),
        });
    };
    for member in 0..both {
        joined(member, 1);
        joined(member, 3);
    }
    for member in 100..112 {
        joined(member, 2);
        joined(member, 3);
    }
    let catalogue = Catalogue {
        items: [1, 2, 3].map(group).to_vec(),
        interactions,
        ..Catalogue::default()
    };
    build(catalogue, Model::default())
}

fn request(history: &[i64]) -> Request {
    Request {
        member: MemberId(999),
        neighbourhood: NeighbourhoodId(1),
        profile: Profile::default(),
        availability: Availability::default(),
        history: history.iter().map(|id| (ItemId(*id), day(960))).collect(),
        hidden: history.iter().map(|id| ItemId(*id)).collect(),
        hidden_members: Vec::new(),
        pending_members: Vec::new(),
        choices: crate::domain::Choices::default(),
        kind: Kind::Initiatives,
        limit: 10,
        now: day(1_000),
        seed: 1,
    }
}

fn third(snapshot: &Snapshot, history: &[i64]) -> Recommendation {
    let slate = snapshot.recommend(&request(history));
    let third = |r: &&Recommendation| r.subject == Subject::Item(ItemId(3));
    slate.items.iter().find(third).unwrap().clone()
}

fn part(of: &Recommendation, term: Term) -> Option<f64> {
    of.reasons.iter().find(|r| r.term == term).map(|r| r.part)
}

/// Taking a reason away means taking away what it stands on; how much the viewer did in all, which
/// what ties say is shared over, stays as it was.
#[test]
fn a_group_taken_from_the_history_takes_exactly_its_part() {
    let snapshot = town(10);
    let request = request(&[1, 2]);
    let at = snapshot.position(ItemId(3)).unwrap();
    let score = |history: &[i64]| {
        let own: Vec<_> = request
            .history
            .iter()
            .map(|(id, at)| (*id, *id, *at))
            .collect();
        let kept: Vec<_> = own
            .into_iter()
            .filter(|(id, ..)| history.contains(&id.0))
            .collect();
        let viewer = Viewer::of(&snapshot, &request, &kept, Some(2));
        item_terms(&snapshot, &viewer, &snapshot.catalogue.items[at])
    };
    let with = third(&snapshot, &[1, 2]);
    assert!((total(&score(&[1, 2])) - with.score.0).abs() < 1e-12);
    for (gone, left) in [(1, [2]), (2, [1])] {
        let lost = part(&with, Term::JoinedAlso(ItemId(gone))).unwrap();
        assert!((with.score.0 - total(&score(&left)) - lost).abs() < 1e-12);
    }
}

#[test]
fn every_score_is_the_sum_of_its_reasons_and_each_term_stands_once() {
    let snapshot = town(10);
    for history in [&[][..], &[1], &[1, 2]] {
        for found in snapshot.recommend(&request(history)).items {
            let sum: f64 = found.reasons.iter().map(|reason| reason.part).sum();
            assert!((sum - found.score.0).abs() < 1e-12);
            assert!(!found.reasons.is_empty());
            let mut terms: Vec<Term> = found.reasons.iter().map(|reason| reason.term).collect();
            terms.sort_unstable();
            terms.dedup();
            assert_eq!(terms.len(), found.reasons.len());
        }
    }
}

/// A town where nobody did anything yet: what is declared decides, and what is new is found.
#[test]
fn a_newcomer_finds_what_they_enjoy_and_what_was_made_a_minute_ago() {
    let about = |id: i64, concept: u32| Item {
        concepts: vec![ConceptId(concept)],
        neighbourhood: NeighbourhoodId(1 + id % 3),
        ..group(id)
    };
    let mut items: Vec<Item> = (1..=40).map(|id| about(id, id as u32 % 8)).collect();
    items.push(Item {
        created: day(1_000),
        ..about(41, 7)
    });
    let catalogue = Catalogue {
        items,
        ..Catalogue::default()
    };
    let snapshot = build(catalogue, Model::default());
    let newcomer = Request {
        profile: Profile {
            enjoys: vec![ConceptId(2), ConceptId(5)],
            ..Profile::default()
        },
        limit: 12,
        ..request(&[])
    };
    let found = snapshot.recommend(&newcomer).items;
    let enjoyed = |r: &&Recommendation| matches!(r.reasons[0].term, Term::Enjoys(_));
    assert!(found.iter().filter(enjoyed).count() >= 5, "{found:?}");
    assert!(found.iter().take(5).all(|r| enjoyed(&r)), "{found:?}");
    let stranger = snapshot.recommend(&Request {
        limit: 3,
        ..request(&[])
    });
    let new = |r: &Recommendation| r.subject == Subject::Item(ItemId(41));
    assert!(stranger.items.iter().any(new), "{stranger:?}");
}

#[test]
fn what_fewer_than_ten_did_reaches_nobody() {
    for (both, heard) in [(9, false), (10, true)] {
        let found = part(&third(&town(both), &[1]), Term::JoinedAlso(ItemId(1)));
        assert_eq!(found.is_some(), heard, "{both} members of both");
    }
}

#[test]
fn a_crowd_counts_by_its_doublings() {
    // 22 and 24 people joined group 3: the same band, the same part.
    let popular = |both| part(&third(&town(both), &[2]), Term::Popular);
    assert!(popular(10).is_some());
    assert_eq!(popular(10), popular(12));
    assert_ne!(popular(10), popular(30));
}
