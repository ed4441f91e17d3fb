//! What others did: a floor under it, and reasons that are exactly what the score loses.

use super::*;
use crate::domain::{
    Availability, Catalogue, Interaction, InteractionKind, Item, ItemId, ItemKind, Kind, MemberId,
    NeighbourhoodId, Profile, Recommendation, Request, Subject, Term,
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

fn third(snapshot: &Snapshot, history: &[i64]) -> Recommendation {
    let slate = snapshot.recommend(&Request {
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
    });
    let third = |r: &&Recommendation| r.subject == Subject::Item(ItemId(3));
    slate.items.iter().find(third).unwrap().clone()
}

fn part(of: &Recommendation, term: Term) -> Option<f64> {
    of.reasons.iter().find(|r| r.term == term).map(|r| r.part)
}

#[test]
fn a_group_taken_from_the_history_takes_exactly_its_part() {
    let snapshot = town(10);
    let with = third(&snapshot, &[1, 2]);
    for (gone, left) in [(1, [2]), (2, [1])] {
        let lost = part(&with, Term::JoinedAlso(ItemId(gone))).unwrap();
        let without = third(&snapshot, &left);
        assert!((with.score.0 - without.score.0 - lost).abs() < 1e-12);
    }
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
