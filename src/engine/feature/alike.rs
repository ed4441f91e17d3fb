//! Which initiatives are alike in their words: tf-idf with cosine (Salton & Buckley 1988) over the
//! titles of an initiative and of all its activities. New ones are alike the minute they exist.

use crate::domain::{Catalogue, ItemId, wording};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How much a word of the initiative's own title counts, against one of an activity.
const OWN: f64 = 3.0;
/// Neighbours a row.
const KEEP: usize = 100;
/// A word in more than this share of all initiatives says nothing.
const COMMON: f64 = 0.3;
/// What is less alike than this is left out.
const LEAST: f64 = 0.05;

/// Per initiative those that are alike, with the cosine, 0 to 1.
pub(in crate::engine) fn alike(
    catalogue: &Catalogue,
    groups: &HashMap<ItemId, ItemId>,
) -> BTreeMap<ItemId, Vec<(ItemId, f64)>> {
    let rows = rows(catalogue, groups);
    let mut holders: BTreeMap<u32, Vec<(usize, f64)>> = BTreeMap::new();
    for (at, (_, row)) in rows.iter().enumerate() {
        for (word, weight) in row {
            holders.entry(*word).or_default().push((at, *weight));
        }
    }
    let mut sums = vec![0.0; rows.len()];
    rows.iter()
        .enumerate()
        .map(|(at, (group, row))| {
            sums.fill(0.0);
            for (word, weight) in row {
                for (other, its) in &holders[word] {
                    sums[*other] += weight * its;
                }
            }
            let others = (0..rows.len()).filter(|other| *other != at && sums[*other] > LEAST);
            let mut list: Vec<(ItemId, f64)> = others.map(|o| (rows[o].0, sums[o])).collect();
            list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            list.truncate(KEEP);
            (*group, list)
        })
        .filter(|(_, list)| !list.is_empty())
        .collect()
}

/// Words with their weights, in rows of norm 1.
type Row = Vec<(u32, f64)>;

fn rows(catalogue: &Catalogue, groups: &HashMap<ItemId, ItemId>) -> Vec<(ItemId, Row)> {
    let mut counts: BTreeMap<ItemId, BTreeMap<u32, f64>> = BTreeMap::new();
    let places = catalogue.neighbourhoods.iter();
    let places: BTreeSet<u32> = places.flat_map(|n| wording::numbers(&n.name)).collect();
    for (item, words) in &catalogue.words {
        let group = groups.get(item).copied();
        let row = counts.entry(group.unwrap_or(*item)).or_default();
        let counted = if group.is_none() { OWN } else { 1.0 };
        // Two clubs of one neighbourhood are not alike for having its name.
        for word in words.iter().filter(|word| !places.contains(word)) {
            *row.entry(*word).or_default() += counted;
        }
    }
    let mut holders: HashMap<u32, usize> = HashMap::new();
    for word in counts.values().flat_map(BTreeMap::keys) {
        *holders.entry(*word).or_default() += 1;
    }
    let all = counts.len() as f64;
    let weigh = |(word, n): (u32, f64)| {
        let share = holders[&word] as f64 / all;
        (share <= COMMON || all < 10.0).then(|| (word, (1.0 + n.ln()) * (1.0 / share).ln()))
    };
    let norm = |row: BTreeMap<u32, f64>| -> Row {
        let row: Row = row.into_iter().filter_map(weigh).collect();
        let length = row.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
        let scaled = row.into_iter().map(|(word, w)| (word, w / length));
        scaled.filter(|(_, w)| w.is_finite() && *w > 0.0).collect()
    };
    counts.into_iter().map(|(g, row)| (g, norm(row))).collect()
}
