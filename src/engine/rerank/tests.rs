//! Re-rankers permute or drop, never add.

use super::*;
use crate::domain::{
    Availability, Catalogue, Choices, Item, ItemId, ItemKind, Kind, MemberId, NeighbourhoodId,
    Profile, Term,
};
use crate::engine::{Model, build};
use jiff::Timestamp;
use proptest::prelude::*;

fn item(id: i64, (group, taken): (i64, u32)) -> Item {
    Item {
        id: ItemId(id),
        kind: ItemKind::Opportunity,
        neighbourhood: NeighbourhoodId(1),
        concepts: Vec::new(),
        group: (group > 0).then_some(ItemId(1_000 + group)),
        starts: None,
        slot: Availability::default(),
        places: Some(10),
        taken,
        created: Timestamp::UNIX_EPOCH,
    }
}

fn request(limit: usize) -> Request {
    Request {
        member: MemberId(1),
        neighbourhood: NeighbourhoodId(1),
        profile: Profile::default(),
        availability: Availability::default(),
        history: Vec::new(),
        hidden: Vec::new(),
        hidden_members: Vec::new(),
        pending_members: Vec::new(),
        choices: Choices::default(),
        kind: Kind::Opportunities,
        limit,
        now: Timestamp::UNIX_EPOCH,
        seed: 1,
    }
}

/// A town of these (group, taken, shown) and the candidates with these orders.
fn case(rows: &[(i64, u32, u32, f64)]) -> (Snapshot, Vec<Ranked>) {
    let mut catalogue = Catalogue::default();
    let mut list = Vec::new();
    for (id, (group, taken, shown, order)) in (1..).zip(rows) {
        catalogue.items.push(item(id, (*group, *taken)));
        catalogue.exposures.items.push((ItemId(id), *shown));
        list.push(Ranked {
            subject: Subject::Item(ItemId(id)),
            parts: vec![(Term::Nearby, *order)],
            order: *order,
        });
    }
    (build(catalogue, Model::default()), list)
}

fn subjects(list: &[Ranked]) -> Vec<Subject> {
    list.iter().map(|r| r.subject).collect()
}

proptest! {
    #[test]
    fn every_step_permutes_or_drops(
        rows in prop::collection::vec((0i64..4, 0u32..9, 0u32..200, 0.0f64..5.0), 0..40),
        limit in 1usize..12,
    ) {
        let (snapshot, mut list) = case(&rows);
        for step in RERANKERS {
            let mut left = subjects(&list);
            list = step(&snapshot, &request(limit), list);
            for subject in subjects(&list) {
                let at = left.iter().position(|s| *s == subject);
                prop_assert!(at.is_some(), "{subject:?} was added");
                left.swap_remove(at.unwrap());
            }
            // The parts, which are the reasons, are nobody's to change.
            for ranked in &list {
                let Subject::Item(ItemId(id)) = ranked.subject else { unreachable!() };
                let order = rows[usize::try_from(id).unwrap() - 1].3;
                prop_assert_eq!(&ranked.parts, &vec![(Term::Nearby, order)]);
            }
        }
    }
}

fn slate(rows: &[(i64, u32, u32, f64)], limit: usize) -> Vec<i64> {
    let (snapshot, list) = case(rows);
    let steps = RERANKERS.iter();
    let list = steps.fold(list, |list, step| step(&snapshot, &request(limit), list));
    let ids = subjects(&list).into_iter().map(|s| match s {
        Subject::Item(id) => id.0,
        Subject::Person(_) => 0,
    });
    ids.take(limit).collect()
}

#[test]
fn helpers_who_came_make_way() {
    // Two helpers make .49 of 1.5: less than 1.
    assert_eq!(slate(&[(0, 2, 0, 1.5), (0, 0, 0, 1.0)], 2), [2, 1]);
    assert_eq!(slate(&[(0, 0, 0, 1.5), (0, 0, 0, 1.0)], 2), [1, 2]);
}

#[test]
fn the_fourth_place_is_for_who_was_shown_least() {
    let shown = [5, 6, 7, 8, 9, 0].map(|shown| (0, 0, shown, 1.0));
    assert_eq!(slate(&shown, 4), [1, 2, 3, 6]);
}

#[test]
fn who_was_shown_far_too_often_waits() {
    // The mean is 58: more than 174 is too often.
    let rows = [200, 1, 30, 1].map(|shown| (0, 0, shown, 1.0));
    assert_eq!(slate(&rows, 3), [2, 3, 4]);
}

#[test]
fn one_of_an_initiative_is_enough() {
    let rows = [(1, 0, 0, 3.0), (1, 0, 0, 2.9), (2, 0, 0, 2.8)];
    assert_eq!(slate(&rows, 3), [1, 3]);
}
