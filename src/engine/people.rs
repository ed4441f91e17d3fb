//! Neighbours worth proposing: whoever shares something, scored from both sides.

use super::crowding::worth;
use super::eligibility;
use super::neighbours::Area;
use super::rerank::Ranked;
use super::score::{Side, chosen, directed, directed_terms, shown_terms};
use super::snapshot::Snapshot;
use crate::domain::{MemberId, Request, Subject, Term};

/// So many times the places of a slate go on to re-ranking.
const POOL: usize = 4;

/// The neighbours of a viewer's area who share something with the viewer and may be proposed, best
/// first, with the terms that may be shown. Nobody where the neighbourhood is not open yet.
pub(super) fn people(snapshot: &Snapshot, request: &Request) -> Vec<Ranked> {
    if !eligibility::neighbourhood_is_open(snapshot, request) {
        return Vec::new();
    }
    let me = Side {
        profile: &request.profile,
        availability: request.availability,
        neighbourhood: request.neighbourhood,
    };
    let members = &snapshot.catalogue.members;
    let mut area = Area::new(snapshot, me, Some(request.member));
    let mut scored: Vec<(f64, MemberId, usize)> = area
        .candidates(request)
        .into_iter()
        .filter(|at| eligibility::person(snapshot, &members[*at], request))
        .filter_map(|at| {
            let other = &members[at];
            let mine = |term| request.choices.factor(term);
            let both = harmonic(
                wish(snapshot, me, Side::of(other), mine)?,
                wish(snapshot, Side::of(other), me, |_| 1.0)?,
            );
            Some((worth(both) * snapshot.room(at), other.id, at))
        })
        .collect();
    // The same total order as the slate's.
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut ranked = Vec::new();
    for (order, id, at) in scored {
        let pending = request.pending_members.binary_search(&id).is_ok();
        if ranked.len() >= request.limit * POOL && !pending {
            continue;
        }
        let parts = directed_terms(snapshot, me, Side::of(&members[at]));
        let parts = chosen(parts, &request.choices, &[]);
        let parts = shown_terms(snapshot, &mut area, &parts);
        if !parts.is_empty() {
            ranked.push(Ranked {
                subject: Subject::Person(id),
                order,
                parts,
            });
        }
    }
    ranked
}

/// How much one would like to meet the other; none where they share no concept.
fn wish(
    snapshot: &Snapshot,
    from: Side<'_>,
    to: Side<'_>,
    factor: impl Fn(Term) -> f64,
) -> Option<f64> {
    let (mut sum, mut shares) = (0.0, false);
    directed(snapshot, from, to, |term, part| {
        sum += part * factor(term);
        shares |= matches!(term, Term::Enjoys(_) | Term::Brings(_) | Term::WouldLike(_));
    });
    shares.then_some(sum)
}

/// Both directed sums joined (RECON: Pizzato et al. 2010); none where they share no concept.
pub(super) fn mutual(snapshot: &Snapshot, one: Side<'_>, other: Side<'_>) -> Option<f64> {
    let usual = |_| 1.0;
    Some(harmonic(
        wish(snapshot, one, other, usual)?,
        wish(snapshot, other, one, usual)?,
    ))
}

/// The harmonic mean: high only when both are.
#[must_use]
pub fn harmonic(one: f64, other: f64) -> f64 {
    if one + other > 0.0 {
        2.0 * one * other / (one + other)
    } else {
        0.0
    }
}
