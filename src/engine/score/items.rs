//! The terms of an item for a viewer.

use super::Part;
use super::viewer::Viewer;
use crate::domain::{ConceptId, Item, ItemId, ItemKind, Term};
use crate::engine::feature::crowds::days;
use crate::engine::model::{Model, Weight, Weights};
use crate::engine::snapshot::Snapshot;
use std::collections::BTreeMap;

/// A fact that counts for an item: what it is weighed by, the term it belongs to and how much it is,
/// above 0.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine) struct Fact {
    pub weight: Weight,
    pub term: Term,
    pub value: f64,
}

/// Every scorer of items; a new term is a new scorer and a line here.
const SCORERS: [Scorer; 6] = [declared, before, ties, place_and_time, crowd, fresh];

type Scorer = fn(&Snapshot, &Viewer<'_>, &Item, &mut Vec<Fact>);

/// All facts about an item, in the order of the scorers.
pub(in crate::engine) fn item_facts(
    snapshot: &Snapshot,
    viewer: &Viewer<'_>,
    item: &Item,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    for scorer in SCORERS {
        scorer(snapshot, viewer, item, &mut facts);
    }
    facts.retain(|fact| fact.value > 0.0);
    facts
}

/// All terms of an item. What belongs to one term is added up.
pub(in crate::engine) fn item_terms(
    snapshot: &Snapshot,
    viewer: &Viewer<'_>,
    item: &Item,
) -> Vec<Part> {
    let weights = weights(&snapshot.model, viewer, item.kind);
    let mut parts: BTreeMap<Term, f64> = BTreeMap::new();
    for fact in item_facts(snapshot, viewer, item) {
        let part = weights.get(fact.weight) * fact.value;
        if part > 0.0 {
            *parts.entry(fact.term).or_default() += part;
        }
    }
    parts.into_iter().collect()
}

fn weights<'m>(model: &'m Model, viewer: &Viewer<'_>, kind: ItemKind) -> &'m Weights {
    match kind {
        ItemKind::Initiative => &model.initiatives,
        ItemKind::Activity if viewer.is_new() => &model.newcomers,
        ItemKind::Activity => &model.activities,
        ItemKind::Opportunity => &model.opportunities,
    }
}

fn declared(snapshot: &Snapshot, viewer: &Viewer<'_>, item: &Item, facts: &mut Vec<Fact>) {
    let profile = &viewer.request.profile;
    let sides = [
        (
            &profile.brings,
            Weight::Brings,
            Term::Brings as fn(ConceptId) -> Term,
        ),
        (&profile.would_like, Weight::WouldLike, Term::WouldLike),
        (&profile.enjoys, Weight::Enjoys, Term::Enjoys),
    ];
    for (concepts, weight, term) in sides {
        for concept in concepts {
            if snapshot.is_about(item, *concept) {
                facts.push(Fact {
                    weight,
                    term: term(*concept),
                    value: 1.0,
                });
            }
        }
    }
}

/// What the viewer did before: in the item's own initiative, or with its concepts.
fn before(snapshot: &Snapshot, viewer: &Viewer<'_>, item: &Item, facts: &mut Vec<Fact>) {
    let group = item.group.unwrap_or(item.id);
    if let Some(own) = viewer.groups.get(&group) {
        let lately = snapshot.crowds.of(group).map_or(0.0, |crowd| crowd.lately);
        let series = snapshot.crowds.series_of(item.id);
        let same = series.and_then(|series| viewer.series.get(&(group, series)));
        for (weight, value) in [
            (Weight::OwnGroup, 1.0),
            (Weight::Often, (3.0 * own.often).ln_1p()),
            (Weight::Series, (3.0 * same.unwrap_or(&0.0)).ln_1p()),
            (Weight::Share, (own.came / (lately + 0.5)).min(1.5)),
        ] {
            facts.push(Fact {
                weight,
                term: Term::OwnGroup(group),
                value,
            });
        }
    }
    let tops = snapshot.tops(item);
    for top in &tops {
        if let Some(share) = viewer.kinds.get(top) {
            facts.push(Fact {
                weight: Weight::LikeKind,
                term: Term::LikeBefore(*top),
                value: share / tops.len() as f64,
            });
        }
    }
    for concept in &item.concepts {
        if let Some(share) = viewer.about.get(concept) {
            facts.push(Fact {
                weight: Weight::LikeBefore,
                term: Term::LikeBefore(*concept),
                value: *share,
            });
        }
    }
}

/// Ties from the viewer's initiatives to the item's.
fn ties(_: &Snapshot, viewer: &Viewer<'_>, item: &Item, facts: &mut Vec<Fact>) {
    let group = item.group.unwrap_or(item.id);
    if viewer.groups.contains_key(&group) {
        return;
    }
    let kinds = [
        (
            &viewer.joined_also,
            Weight::JoinedAlso,
            Term::JoinedAlso as fn(ItemId) -> Term,
        ),
        (&viewer.came_also, Weight::CameAlso, Term::JoinedAlso),
        (&viewer.alike, Weight::Alike, Term::Alike),
    ];
    for (ties, weight, term) in kinds {
        for (from, value) in ties.get(&group).into_iter().flatten() {
            facts.push(Fact {
                weight,
                term: term(*from),
                value: *value,
            });
        }
    }
}

fn place_and_time(snapshot: &Snapshot, viewer: &Viewer<'_>, item: &Item, facts: &mut Vec<Fact>) {
    let home = viewer.request.neighbourhood;
    let (weight, term, value) = if item.neighbourhood == home {
        (Weight::SameNeighbourhood, Term::SameNeighbourhood, 1.0)
    } else {
        let nearness = 1.0 / (1.0 + snapshot.graph.km(home, item.neighbourhood));
        (Weight::Nearby, Term::Nearby, nearness)
    };
    facts.push(Fact {
        weight,
        term,
        value,
    });
    if item.slot.meets(viewer.request.availability) {
        facts.push(Fact {
            weight: Weight::FitsTime,
            term: Term::FitsTime,
            value: 1.0,
        });
    }
}

/// What others do; nothing that fewer than `min_support` did.
fn crowd(snapshot: &Snapshot, viewer: &Viewer<'_>, item: &Item, facts: &mut Vec<Fact>) {
    let enough = |people: f64| people >= f64::from(snapshot.model.min_support.max(1));
    let mut push = |weight, term, value| {
        facts.push(Fact {
            weight,
            term,
            value,
        });
    };
    if item.kind == ItemKind::Opportunity {
        if enough(f64::from(item.taken)) {
            push(Weight::Popular, Term::Popular, band(f64::from(item.taken)));
        }
        return;
    }
    let group = item.group.unwrap_or(item.id);
    let Some(crowd) = snapshot.crowds.of(group) else {
        return;
    };
    let (came, new) = snapshot.crowds.rates(group, item.id);
    if enough(f64::from(crowd.people)) {
        let many = if item.kind == ItemKind::Initiative {
            crowd.joined
        } else {
            came / USUAL_CAME
        };
        push(Weight::Popular, Term::Popular, band(many));
    }
    if enough(f64::from(crowd.new)) {
        push(Weight::Welcoming, Term::Welcoming, band(new / USUAL_NEW));
    }
    let (near, all) = crowd.near(&viewer.near);
    if enough(near) && viewer.share_near > 0.0 {
        let share = (near + LEAN * viewer.share_near) / (all + LEAN);
        let times = share / viewer.share_near;
        if times >= CLEARLY_MORE {
            push(Weight::Neighbours, Term::Neighbours, times.ln());
        }
    }
}

/// From here on a rate counts by its doublings, below it hardly at all: people and newcomers at an
/// activity.
const USUAL_CAME: f64 = 0.5;
const USUAL_NEW: f64 = 0.05;
/// The share of people from around here leans on the town's as if there were so many people more.
const LEAN: f64 = 5.0;
/// From so many times the town's share on, it is said that many come from around here.
const CLEARLY_MORE: f64 = 1.25;

/// Every half doubling is a band: a part of a score must not tell a count.
fn band(value: f64) -> f64 {
    (2.0 * (1.0 + value).log2()).floor() / 2.0
}

/// The time constants in days of being new: an initiative, and an activity by its initiative.
const FRESH_INITIATIVE: f64 = 120.0;
const FRESH_ACTIVITY: f64 = 60.0;
/// What is less fresh than this is not.
const STALE: f64 = 0.1;

fn fresh(snapshot: &Snapshot, viewer: &Viewer<'_>, item: &Item, facts: &mut Vec<Fact>) {
    let group = item.group.and_then(|group| snapshot.position(group));
    let created = group.map_or(item.created, |at| snapshot.catalogue.items[at].created);
    let constant = match item.kind {
        ItemKind::Initiative => FRESH_INITIATIVE,
        ItemKind::Activity | ItemKind::Opportunity => FRESH_ACTIVITY,
    };
    let value = (-days(created, viewer.request.now).max(0.0) / constant).exp();
    if value >= STALE {
        facts.push(Fact {
            weight: Weight::Fresh,
            term: Term::Fresh,
            value,
        });
    }
}
