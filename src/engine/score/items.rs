//! The terms of an item for a viewer.

use super::Part;
use crate::domain::{ConceptId, Item, ItemKind, Request, Term};
use crate::engine::snapshot::Snapshot;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

/// How long something is new.
const FRESH: SignedDuration = SignedDuration::from_hours(28 * 24);
/// What counts as lately for a crowd.
const LATELY: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Every scorer of items; a new term is a new scorer and a line here.
const SCORERS: [Scorer; 4] = [declared, before, place_and_time, others];

type Scorer = fn(&Snapshot, &Request, &Item, &mut Vec<Part>);

/// All terms of an item, in the order of the scorers.
pub(in crate::engine) fn item_terms(
    snapshot: &Snapshot,
    request: &Request,
    item: &Item,
) -> Vec<Part> {
    let mut parts = Vec::new();
    for scorer in SCORERS {
        scorer(snapshot, request, item, &mut parts);
    }
    parts
}

fn declared(snapshot: &Snapshot, request: &Request, item: &Item, parts: &mut Vec<Part>) {
    let model = &snapshot.model;
    let profile = &request.profile;
    let sides = [
        (
            &profile.brings,
            model.brings,
            Term::Brings as fn(ConceptId) -> Term,
        ),
        (&profile.would_like, model.would_like, Term::WouldLike),
        (&profile.enjoys, model.enjoys, Term::Enjoys),
    ];
    for (concepts, weight, term) in sides {
        // What one brings matters where help is asked; at an activity it is what one enjoys.
        let brings = matches!(term(ConceptId(0)), Term::Brings(_));
        let weight = match (brings, item.kind) {
            (true, ItemKind::Opportunity) | (false, ItemKind::Activity | ItemKind::Initiative) => {
                weight
            }
            _ => weight * 0.5,
        };
        for concept in concepts {
            if snapshot.is_about(item, *concept) {
                parts.push((term(*concept), weight));
            }
        }
    }
}

fn before(snapshot: &Snapshot, request: &Request, item: &Item, parts: &mut Vec<Part>) {
    let model = &snapshot.model;
    let groups = snapshot.groups_of(&request.history);
    if let Some(group) = item.group.filter(|group| groups.contains(group)) {
        parts.push((Term::OwnGroup(group), model.own_group));
    }
    let mut shares: BTreeMap<ConceptId, f64> = BTreeMap::new();
    for group in &groups {
        let about = snapshot
            .position(*group)
            .map(|at| &snapshot.catalogue.items[at].concepts);
        for concept in about.into_iter().flatten() {
            *shares.entry(*concept).or_default() += 1.0 / groups.len() as f64;
        }
    }
    for concept in &item.concepts {
        if let Some(share) = shares.get(concept) {
            parts.push((Term::LikeBefore(*concept), model.like_before * share));
        }
    }
}

fn place_and_time(snapshot: &Snapshot, request: &Request, item: &Item, parts: &mut Vec<Part>) {
    let model = &snapshot.model;
    if item.neighbourhood == request.neighbourhood {
        parts.push((Term::SameNeighbourhood, model.same_neighbourhood));
    } else {
        let nearness = 1.0 / (1.0 + snapshot.graph.km(request.neighbourhood, item.neighbourhood));
        parts.push((Term::Nearby, model.nearby * nearness));
    }
    if item.slot.meets(request.availability) {
        parts.push((Term::FitsTime, model.fits_time));
    }
}

fn others(snapshot: &Snapshot, request: &Request, item: &Item, parts: &mut Vec<Part>) {
    let model = &snapshot.model;
    let own = item.group.unwrap_or(item.id);
    for group in snapshot.groups_of(&request.history) {
        let row = snapshot.similar.get(&group).into_iter().flatten();
        if let Some((_, weight)) = row.into_iter().find(|(other, _)| *other == own) {
            parts.push((Term::JoinedAlso(group), model.joined_also * weight));
        }
    }
    let crowd = crowd(snapshot, request, item);
    if crowd > 0 && crowd >= model.min_support as usize {
        parts.push((Term::Popular, model.popular * f64::from(band(crowd))));
    }
    if request.now.duration_since(item.created) < fresh_for(item.kind) {
        parts.push((Term::Fresh, model.fresh));
    }
}

/// How many people an item drew: an initiative lately, anything else in all.
fn crowd(snapshot: &Snapshot, request: &Request, item: &Item) -> usize {
    if item.kind == ItemKind::Initiative {
        let from = request.now.saturating_sub(LATELY).unwrap_or(Timestamp::MIN);
        snapshot.joined_between(item.id, from, request.now)
    } else {
        item.taken as usize
    }
}

/// Every doubling is a band: a part of a score must not tell a count.
fn band(crowd: usize) -> u32 {
    (crowd + 1).ilog2()
}

/// How long something is new: an initiative longer than what happens once.
fn fresh_for(kind: ItemKind) -> SignedDuration {
    match kind {
        ItemKind::Initiative => FRESH * 4,
        ItemKind::Activity | ItemKind::Opportunity => FRESH,
    }
}
