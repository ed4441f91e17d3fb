//! What the score needs of a viewer, worked out once per request.

use crate::domain::{ConceptId, ItemId, NeighbourhoodId, Request};
use crate::engine::snapshot::Snapshot;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Time constants of decay in days: of coming often, and of coming to the same or to a share.
const OFTEN: f64 = 45.0;
const SAME: f64 = 90.0;
/// What counts as near for "people from around here", in km: the width of a bell.
const WIDTH: f64 = 5.0;
/// A weight between two initiatives counts by this power: several weak ties say more than one strong.
const TIES: f64 = 0.7;

/// What the viewer did with one of their initiatives.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::engine) struct Own {
    /// How often they came, by decay.
    pub often: f64,
    /// The same with a longer memory.
    pub came: f64,
}

/// A tie from an initiative of the viewer to another.
type Ties = HashMap<ItemId, Vec<(ItemId, f64)>>;

/// The viewer, ready for scoring.
pub(in crate::engine) struct Viewer<'a> {
    pub request: &'a Request,
    pub groups: BTreeMap<ItemId, Own>,
    pub series: HashMap<(ItemId, u64), f64>,
    /// Share of the viewer's initiatives that are about a concept.
    pub about: BTreeMap<ConceptId, f64>,
    /// Share of the viewer's initiatives that are under a top concept.
    pub kinds: BTreeMap<ConceptId, f64>,
    pub joined_also: Ties,
    pub came_also: Ties,
    pub alike: Ties,
    pub near: HashMap<NeighbourhoodId, f64>,
    pub share_near: f64,
}

impl<'a> Viewer<'a> {
    pub(in crate::engine) fn new(snapshot: &Snapshot, request: &'a Request) -> Self {
        let own = request.history.iter().map(|(item, at)| {
            let group = snapshot.group_of(*item).unwrap_or(*item);
            (group, *item, *at)
        });
        Self::of(snapshot, request, &own.collect::<Vec<_>>(), None)
    }

    /// A viewer with this history: initiative, item, moment. What ties to several initiatives say is
    /// shared over how many the viewer has, or over `amount`.
    pub(in crate::engine) fn of(
        snapshot: &Snapshot,
        request: &'a Request,
        history: &[(ItemId, ItemId, Timestamp)],
        amount: Option<usize>,
    ) -> Self {
        let mut groups: BTreeMap<ItemId, Own> = BTreeMap::new();
        let mut series: HashMap<(ItemId, u64), f64> = HashMap::new();
        for (group, item, at) in history {
            let own = groups.entry(*group).or_default();
            own.often += snapshot.crowds.decay(*at, OFTEN);
            own.came += snapshot.crowds.decay(*at, SAME);
            if let Some(same) = snapshot.crowds.series_of(*item) {
                *series.entry((*group, same)).or_default() += snapshot.crowds.decay(*at, SAME);
            }
        }
        let all = amount.unwrap_or(groups.len()).max(1) as f64;
        let mut about: BTreeMap<ConceptId, f64> = BTreeMap::new();
        let mut kinds: BTreeMap<ConceptId, f64> = BTreeMap::new();
        let (mut joined_also, mut alike) = (Ties::new(), Ties::new());
        for group in groups.keys() {
            let position = snapshot.position(*group);
            let concepts = position.map(|at| &snapshot.catalogue.items[at].concepts);
            for concept in concepts.into_iter().flatten() {
                *about.entry(*concept).or_default() += 1.0 / all;
            }
            if let Some(at) = position {
                for top in snapshot.tops(&snapshot.catalogue.items[at]) {
                    *kinds.entry(top).or_default() += 1.0 / all;
                }
            }
            for (other, weight) in snapshot.similar.get(group).into_iter().flatten() {
                let tie = (*group, weight.powf(TIES) / all.sqrt());
                joined_also.entry(*other).or_default().push(tie);
            }
            for (other, cosine) in snapshot.alike.get(group).into_iter().flatten() {
                alike
                    .entry(*other)
                    .or_default()
                    .push((*group, cosine / all));
            }
        }
        let mut came_also = Ties::new();
        let titles = (series.len().max(1) as f64).sqrt();
        let ordered: BTreeSet<(ItemId, u64)> = series.keys().copied().collect();
        for key in ordered {
            for (other, weight) in snapshot.came_also.get(&key).into_iter().flatten() {
                let tie = (key.0, weight.powf(TIES) / titles);
                came_also.entry(*other).or_default().push(tie);
            }
        }
        let near = near(snapshot, request.neighbourhood);
        Self {
            request,
            groups,
            series,
            about,
            kinds,
            joined_also,
            came_also,
            alike,
            share_near: snapshot.crowds.share_near(&near),
            near,
        }
    }

    /// Whether they took part in nothing yet.
    pub(in crate::engine) fn is_new(&self) -> bool {
        self.groups.is_empty()
    }
}

/// How near every neighbourhood is, 0 to 1.
fn near(snapshot: &Snapshot, home: NeighbourhoodId) -> HashMap<NeighbourhoodId, f64> {
    let all = snapshot.catalogue.neighbourhoods.iter();
    all.map(|there| {
        let km = snapshot.graph.km(home, there.id) / WIDTH;
        (there.id, (-km * km / 2.0).exp())
    })
    .collect()
}
