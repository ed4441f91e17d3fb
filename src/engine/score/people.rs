//! The terms between two people: declared concepts, time and neighbourhood, nothing else.

use super::Part;
use crate::domain::{Availability, ConceptId, Member, NeighbourhoodId, Profile, Term};
use crate::engine::neighbours::Area;
use crate::engine::snapshot::Snapshot;
use std::collections::BTreeMap;

/// One side of a pair.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Side<'a> {
    pub profile: &'a Profile,
    pub availability: Availability,
    pub neighbourhood: NeighbourhoodId,
}

/// What somebody told: profile, time and neighbourhood.
pub type AsTold = (Profile, Availability, NeighbourhoodId);

impl<'a> Side<'a> {
    pub(in crate::engine) fn told(told: &'a AsTold) -> Self {
        let (profile, availability, neighbourhood) = told;
        Self {
            profile,
            availability: *availability,
            neighbourhood: *neighbourhood,
        }
    }

    pub(in crate::engine) fn of(member: &'a Member) -> Self {
        Self {
            profile: &member.profile,
            availability: member.availability,
            neighbourhood: member.neighbourhood,
        }
    }
}

/// How much `from` would like to meet `to`, term by term. The weight of a shared concept does not
/// depend on how rare it is: a part must not tell which concept it was (promise P5).
pub(in crate::engine) fn directed(
    snapshot: &Snapshot,
    from: Side<'_>,
    to: Side<'_>,
    mut each: impl FnMut(Term, f64),
) {
    let model = &snapshot.model;
    let sides = [
        (
            &from.profile.would_like,
            &to.profile.brings,
            Term::WouldLike as fn(ConceptId) -> Term,
            model.would_like,
        ),
        (
            &from.profile.brings,
            &to.profile.would_like,
            Term::Brings,
            model.brings,
        ),
        (
            &from.profile.enjoys,
            &to.profile.enjoys,
            Term::Enjoys,
            model.enjoys,
        ),
    ];
    for (own, their, term, weight) in sides {
        for concept in own.iter().filter(|c| their.contains(c)) {
            each(term(*concept), weight);
        }
    }
    if from.neighbourhood == to.neighbourhood {
        each(Term::SameNeighbourhood, model.same_neighbourhood);
    } else {
        each(Term::Nearby, model.nearby);
    }
    if from.availability.meets(to.availability) {
        each(Term::FitsTime, model.fits_time);
    }
}

/// The terms of `directed`.
pub(in crate::engine) fn directed_terms(
    snapshot: &Snapshot,
    from: Side<'_>,
    to: Side<'_>,
) -> Vec<Part> {
    let mut parts = Vec::new();
    directed(snapshot, from, to, |term, part| parts.push((term, part)));
    parts
}

/// At least so many people of the area must fit all shown reasons together.
pub(in crate::engine) const CROWD: usize = 10;

/// The terms that may be shown before both said yes: taken together they fit at least `CROWD`
/// people of the area. A concept that is too rare gives way to a broader one, whose part is the sum
/// of what lies under it; what is still too rare is left out. Empty when nothing can be shown.
pub(in crate::engine) fn shown_terms(
    snapshot: &Snapshot,
    area: &mut Area<'_>,
    parts: &[Part],
) -> Vec<Part> {
    let mut shown = parts.to_vec();
    loop {
        if area.crowd(&terms(&shown)) >= CROWD {
            return shown;
        }
        let Some(rarest) = rarest(area, &shown) else {
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
fn rarest(area: &mut Area<'_>, parts: &[Part]) -> Option<usize> {
    (0..parts.len()).min_by_key(|at| (area.crowd(&[parts[*at].0]), usize::MAX - at))
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
