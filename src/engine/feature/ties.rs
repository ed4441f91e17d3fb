//! Ties between initiatives by who takes part: from what somebody took part in to what people like
//! them join. Initiatives and single activities are tokens of one filter.

use super::crowds::Crowds;
use crate::domain::{Catalogue, ItemId, MemberId};
use crate::engine::fit::TokenFilter;
use crate::engine::fit::kernel::Row;
use crate::engine::fit::tokens::Weighted;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The exponents; the floor is the model's. What many join is held back (`t`): how popular it is has
/// a weight of its own.
const FILTER: TokenFilter = TokenFilter {
    s: 0.5,
    t: -0.5,
    keep: 100,
    min_support: 0,
};

/// Initiatives with a weight, best first.
type Others = Vec<(ItemId, f64)>;

/// Both kinds of ties.
pub(in crate::engine) struct Ties {
    /// From an initiative; somebody counts by the logarithm of how often they came.
    pub of_groups: BTreeMap<ItemId, Others>,
    /// From the activities of an initiative with one title.
    pub of_series: HashMap<(ItemId, u64), Others>,
}

impl Ties {
    /// The ties of a catalogue; nothing that fewer than `min_support` have in common.
    pub(in crate::engine) fn new(
        catalogue: &Catalogue,
        groups: &HashMap<ItemId, ItemId>,
        crowds: &Crowds,
        min_support: u32,
    ) -> Self {
        let mut visits: BTreeMap<MemberId, BTreeMap<ItemId, f64>> = BTreeMap::new();
        let mut titles: BTreeMap<MemberId, BTreeSet<(ItemId, u64)>> = BTreeMap::new();
        let acts = catalogue.interactions.iter();
        for act in acts.filter(|act| act.kind.is_positive()) {
            let group = groups.get(&act.item).copied().unwrap_or(act.item);
            let own = visits.entry(act.member).or_default();
            *own.entry(group).or_default() += 1.0;
            let own = titles.entry(act.member).or_default();
            own.extend(crowds.series_of(act.item).map(|title| (group, title)));
        }
        let all: BTreeSet<ItemId> = visits.values().flat_map(BTreeMap::keys).copied().collect();
        let all: Vec<ItemId> = all.into_iter().collect();
        let amounts = |amount: fn(f64) -> f64| -> Weighted {
            let row = |own: &BTreeMap<ItemId, f64>| {
                let entry = |(g, n): (&ItemId, &f64)| Some((place(&all, g)?, amount(*n)));
                own.iter().filter_map(entry).collect()
            };
            visits.values().map(row).collect()
        };
        let filter = TokenFilter {
            min_support,
            ..FILTER
        };
        let named = |row: Row| -> Others {
            let name = |(at, weight): (u32, f64)| (all[at as usize], weight);
            row.into_iter().map(name).collect()
        };
        let itself: Vec<u32> = (0u32..).take(all.len()).collect();
        let often = amounts(f64::ln_1p);
        let rows = filter.fit(&often, &often, &itself, all.len());
        let of_groups = all.iter().copied().zip(rows.into_iter().map(named));

        let tokens: BTreeSet<(ItemId, u64)> = titles.values().flatten().copied().collect();
        let tokens: Vec<(ItemId, u64)> = tokens.into_iter().collect();
        let row = |own: &BTreeSet<(ItemId, u64)>| {
            let entry = |token| Some((place(&tokens, token)?, 1.0));
            own.iter().filter_map(entry).collect()
        };
        let has: Weighted = titles.values().map(row).collect();
        let of = |(group, _): &(ItemId, u64)| place(&all, group).unwrap_or(u32::MAX);
        let itself: Vec<u32> = tokens.iter().map(of).collect();
        let rows = filter.fit(&has, &amounts(|_| 1.0), &itself, all.len());
        let of_series = tokens.into_iter().zip(rows.into_iter().map(named));
        Self {
            of_groups: of_groups.filter(|(_, row)| !row.is_empty()).collect(),
            of_series: of_series.filter(|(_, row)| !row.is_empty()).collect(),
        }
    }
}

fn place<T: Ord>(sorted: &[T], one: &T) -> Option<u32> {
    let found = sorted.binary_search(one).ok();
    found.and_then(|at| u32::try_from(at).ok())
}
