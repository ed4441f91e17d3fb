//! The terms between two people: declared concepts, time and neighbourhood, nothing else.

use super::Part;
use crate::domain::{Availability, ConceptId, Member, NeighbourhoodId, Profile, Term};
use crate::engine::snapshot::Snapshot;
use std::collections::BTreeMap;

/// One side of a pair.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Side<'a> {
    pub profile: &'a Profile,
    pub availability: Availability,
    pub neighbourhood: NeighbourhoodId,
}

impl<'a> Side<'a> {
    pub(in crate::engine) fn of(member: &'a Member) -> Self {
        Self {
            profile: &member.profile,
            availability: member.availability,
            neighbourhood: member.neighbourhood,
        }
    }
}

/// How much `from` would like to meet `to`. The weight of a shared concept does not depend on how
/// rare it is: a part must not tell which concept it was (promise P5).
pub(in crate::engine) fn directed_terms(
    snapshot: &Snapshot,
    from: Side<'_>,
    to: Side<'_>,
) -> Vec<Part> {
    let model = &snapshot.model;
    let mut parts = Vec::new();
    let shared = |own: &'_ [ConceptId], their: &'_ [ConceptId]| -> Vec<ConceptId> {
        own.iter().filter(|c| their.contains(c)).copied().collect()
    };
    for concept in shared(&from.profile.would_like, &to.profile.brings) {
        parts.push((Term::WouldLike(concept), model.would_like));
    }
    for concept in shared(&from.profile.brings, &to.profile.would_like) {
        parts.push((Term::Brings(concept), model.brings));
    }
    for concept in shared(&from.profile.enjoys, &to.profile.enjoys) {
        parts.push((Term::Enjoys(concept), model.enjoys));
    }
    if from.neighbourhood == to.neighbourhood {
        parts.push((Term::SameNeighbourhood, model.same_neighbourhood));
    } else {
        parts.push((Term::Nearby, model.nearby));
    }
    if from.availability.meets(to.availability) {
        parts.push((Term::FitsTime, model.fits_time));
    }
    parts
}

/// At least so many people of the area must fit all shown reasons together.
pub(in crate::engine) const CROWD: usize = 10;

/// The terms that may be shown before both said yes: taken together they fit at least `CROWD`
/// people of the area. A concept that is too rare gives way to a broader one, whose part is the sum
/// of what lies under it; what is still too rare is left out. Empty when nothing can be shown.
pub(in crate::engine) fn shown_terms(
    snapshot: &Snapshot,
    from: Side<'_>,
    parts: &[Part],
) -> Vec<Part> {
    let mut shown = parts.to_vec();
    loop {
        if snapshot.crowd(from, &terms(&shown)) >= CROWD {
            return shown;
        }
        let Some(rarest) = rarest(snapshot, from, &shown) else {
            return Vec::new();
        };
        let (term, part) = shown.remove(rarest);
        if let Some(wider) = broader(snapshot, term) {
            let mut merged: BTreeMap<Term, f64> = shown.iter().copied().collect();
            *merged.entry(wider).or_default() += part;
            shown = merged.into_iter().collect();
        }
    }
}

fn terms(parts: &[Part]) -> Vec<Term> {
    parts.iter().map(|(term, _)| *term).collect()
}

/// The term that fits the fewest people on its own; ties go to the later one.
fn rarest(snapshot: &Snapshot, from: Side<'_>, parts: &[Part]) -> Option<usize> {
    (0..parts.len()).min_by_key(|at| (snapshot.crowd(from, &[parts[*at].0]), usize::MAX - at))
}

fn broader(snapshot: &Snapshot, term: Term) -> Option<Term> {
    let up = |c: ConceptId| snapshot.catalogue.vocabulary.get(c).and_then(|c| c.broader);
    match term {
        Term::Enjoys(c) => up(c).map(Term::Enjoys),
        Term::Brings(c) => up(c).map(Term::Brings),
        Term::WouldLike(c) => up(c).map(Term::WouldLike),
        _ => None,
    }
}
