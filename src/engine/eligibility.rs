//! Who and what may be suggested at all: consent, places, time. Runs before any score.

use super::snapshot::Snapshot;
use crate::domain::{Item, ItemKind, Member, MemberId, Request};

/// A neighbourhood opens for meeting people when this many are open to it.
pub(super) const OPENS_AT: usize = 30;

pub(super) fn item(item: &Item, request: &Request) -> bool {
    let mine = request.hidden.binary_search(&item.id).is_ok();
    // An activity of a hidden initiative is hidden too; of a joined one it is welcome.
    let open = item.starts.is_none_or(|starts| starts > request.now);
    let needs_place = item.kind != ItemKind::Initiative;
    !mine && open && (!needs_place || item.has_place())
}

pub(super) fn person(snapshot: &Snapshot, other: &Member, request: &Request) -> bool {
    let me = request.member;
    other.id != me
        && other.open_to_meet
        && request.hidden_members.binary_search(&other.id).is_err()
        && snapshot
            .catalogue
            .apart
            .binary_search(&pair(me, other.id))
            .is_err()
        && snapshot
            .graph
            .is_near(request.neighbourhood, other.neighbourhood)
}

/// Whether the viewer's neighbourhood is open for meeting people.
pub(super) fn neighbourhood_is_open(snapshot: &Snapshot, request: &Request) -> bool {
    snapshot.opens_for_people(request.neighbourhood)
}

fn pair(one: MemberId, other: MemberId) -> (MemberId, MemberId) {
    if one < other {
        (one, other)
    } else {
        (other, one)
    }
}
