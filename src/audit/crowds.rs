//! P5: what a proposal tells fits at least ten others of the area, the reader not counted.

use super::Setting;
use crate::domain::{
    Catalogue, ConceptId, Kind, Member, NeighbourhoodId, Subject, Term, Vocabulary,
};
use crate::engine::Snapshot;
use std::collections::BTreeSet;

/// At least so many others of the area must fit all that a proposal tells.
const CROWD: usize = 10;
/// How many neighbourhoods around the own one are its area.
const NEAREST: usize = 4;

/// What was counted.
#[derive(Default)]
pub(super) struct Crowds {
    /// Proposals that were read.
    pub proposals: usize,
    /// The fewest others that one fits.
    pub fewest: usize,
    /// Proposals that fit fewer than `CROWD`.
    pub few: usize,
    /// The same in the broken variant.
    pub few_broken: usize,
}

/// Counts, for every proposal, the others of the area whom its reasons fit. The broken variant tells every
/// concept that the two share.
pub(super) async fn count(setting: &Setting) -> anyhow::Result<Crowds> {
    let world = setting.town.open().await?;
    let snapshot = world.snapshot().await?;
    let zone = jiff::tz::TimeZone::get(&world.town.zone)?;
    let now = world.app.now();
    let town = world
        .read()
        .await?
        .catalogue(world.vocabulary.clone(), &zone, now)
        .await?;
    let mut crowds = Crowds {
        fewest: usize::MAX,
        ..Crowds::default()
    };
    let step = (town.members.len() / setting.pick(300, 25)).max(1);
    for viewer in town.members.iter().step_by(step) {
        let area = area(&town, &snapshot, viewer.neighbourhood);
        let others: Vec<&Member> = town
            .members
            .iter()
            .filter(|m| m.id != viewer.id && m.open_to_meet && area.contains(&m.neighbourhood))
            .collect();
        let count = |terms: &[Term]| {
            others
                .iter()
                .filter(|m| terms.iter().all(|t| fits(&world.vocabulary, viewer, m, *t)))
                .count()
        };
        for suggestion in world.app.recommend(viewer.id, Kind::People, 50).await? {
            let told: Vec<Term> = suggestion
                .recommendation
                .reasons
                .iter()
                .map(|r| r.term)
                .collect();
            let crowd = count(&told);
            crowds.proposals += 1;
            crowds.fewest = crowds.fewest.min(crowd);
            crowds.few += usize::from(crowd < CROWD);
            let other = others
                .iter()
                .find(|m| suggestion.recommendation.subject == Subject::Person(m.id));
            let all: Vec<Term> = other.into_iter().flat_map(|o| shared(viewer, o)).collect();
            crowds.few_broken += usize::from(count(&all) < CROWD);
        }
    }
    Ok(crowds)
}

/// The neighbourhood, the nearest ones, and those that have it among their nearest.
fn area(town: &Catalogue, snapshot: &Snapshot, home: NeighbourhoodId) -> BTreeSet<NeighbourhoodId> {
    let nearest = |from: NeighbourhoodId| -> Vec<NeighbourhoodId> {
        let others = town
            .neighbourhoods
            .iter()
            .map(|n| n.id)
            .filter(|id| *id != from);
        let mut others: Vec<_> = others.map(|id| (snapshot.km(from, id), id)).collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        others.into_iter().take(NEAREST).map(|(_, id)| id).collect()
    };
    let back = town
        .neighbourhoods
        .iter()
        .map(|n| n.id)
        .filter(|id| nearest(*id).contains(&home));
    [home]
        .into_iter()
        .chain(nearest(home))
        .chain(back)
        .collect()
}

fn fits(vocabulary: &Vocabulary, viewer: &Member, other: &Member, term: Term) -> bool {
    let among = |list: &[ConceptId], c: ConceptId| {
        list.iter()
            .any(|own| *own == c || vocabulary.ancestors(*own).contains(&c))
    };
    match term {
        Term::Enjoys(c) => among(&other.profile.enjoys, c),
        Term::Brings(c) => among(&other.profile.would_like, c),
        Term::WouldLike(c) => among(&other.profile.brings, c),
        Term::SameNeighbourhood => other.neighbourhood == viewer.neighbourhood,
        Term::Nearby => other.neighbourhood != viewer.neighbourhood,
        Term::FitsTime => other.availability.meets(viewer.availability),
        _ => true,
    }
}

fn shared(viewer: &Member, other: &Member) -> Vec<Term> {
    let both =
        |own: &[ConceptId], theirs: &[ConceptId], term: fn(ConceptId) -> Term| -> Vec<Term> {
            own.iter()
                .filter(|c| theirs.contains(c))
                .map(|c| term(*c))
                .collect()
        };
    let (mine, theirs) = (&viewer.profile, &other.profile);
    [
        both(&mine.enjoys, &theirs.enjoys, Term::Enjoys),
        both(&mine.brings, &theirs.would_like, Term::Brings),
        both(&mine.would_like, &theirs.brings, Term::WouldLike),
    ]
    .concat()
}
