//! Who is asked to help: waves among those who fit, or everybody at once; and the best that could be.

use super::world::World;
use crate::domain::ItemId;
use crate::engine::Snapshot;
use std::collections::BTreeMap;

/// How many are asked per open place.
const ASKS_PER_PLACE: usize = 3;
/// Days between waves.
const WAVE: i64 = 2;
/// Asks tire for so many days, and count against one's own limit for so many.
const TIRED: i64 = 28;
const WEEK: i64 = 7;

impl World<'_> {
    /// The asks of a day.
    pub(super) fn ask(&mut self, snapshot: &Snapshot, day: i64) {
        let open: Vec<ItemId> = self
            .opportunities
            .iter()
            .filter(|(id, o)| o.item.has_place() && self.items.contains_key(id))
            .map(|(id, _)| *id)
            .collect();
        for id in open {
            let since = day - self.opportunities[&id].known;
            let chosen = if self.policy.broadcast {
                if since == 0 {
                    self.everybody()
                } else {
                    continue;
                }
            } else if since % WAVE == 0 {
                self.wave(snapshot, id, day)
            } else {
                continue;
            };
            for who in chosen {
                self.ask_one(who, id, day);
            }
        }
    }

    fn everybody(&self) -> Vec<usize> {
        let may = |at: &usize| self.residents[*at].member.asks_per_week > 0;
        (0..self.here).filter(may).collect()
    }

    /// Those who fit best, asked least lately first; nobody twice, nobody beyond their own limit.
    fn wave(&self, snapshot: &Snapshot, id: ItemId, day: i64) -> Vec<usize> {
        let opportunity = &self.opportunities[&id];
        let item = &opportunity.item;
        let free = item.places.unwrap_or(1).saturating_sub(item.taken) as usize;
        let mut fitting: Vec<(usize, usize)> = snapshot
            .helpers_for(item, super::stage::morning(day))
            .into_iter()
            .filter_map(|member| usize::try_from(member.0 - 1).ok())
            .filter(|who| !opportunity.asked.contains(who))
            .map(|who| (self.asks_since(who, day - WEEK), who))
            .filter(|(asked, who)| *asked < usize::from(self.residents[*who].member.asks_per_week))
            .collect();
        fitting.sort_by_key(|(asked, _)| *asked);
        fitting.truncate(free * ASKS_PER_PLACE);
        fitting.into_iter().map(|(_, who)| who).collect()
    }

    fn asks_since(&self, who: usize, day: i64) -> usize {
        let asked = &self.own[who].asked;
        asked.len() - asked.partition_point(|at| *at <= day)
    }

    fn ask_one(&mut self, who: usize, id: ItemId, day: i64) {
        let tired = self.asks_since(who, day - TIRED);
        self.own[who].asked.push(day);
        let Some(opportunity) = self.opportunities.get_mut(&id) else {
            return;
        };
        opportunity.asked.insert(who);
        let seen = self
            .mind
            .sees_ask(&self.residents[who], &opportunity.item, day);
        if seen {
            self.consider_helping(who, id, tired, day);
        }
    }

    /// How many places could have been filled by those who would say yes when asked first, one place
    /// a week each: a maximum matching of the places of every week with residents.
    pub(super) fn optimum(&self, until: i64) -> usize {
        let mut weeks: BTreeMap<i64, Vec<Vec<usize>>> = BTreeMap::new();
        for opportunity in self.opportunities.values().filter(|o| o.starts < until) {
            let item = &opportunity.item;
            let willing: Vec<usize> = (0..self.here)
                .filter(|at| self.own[*at].arrived <= opportunity.starts)
                .filter(|at| {
                    let who = &self.residents[*at];
                    let km = self.km(who.member.neighbourhood, item.neighbourhood);
                    self.mind.says_yes(who, item, km, 0)
                })
                .collect();
            let places = item.places.unwrap_or(1) as usize;
            let week = weeks.entry(opportunity.starts / 7).or_default();
            week.extend(std::iter::repeat_n(willing, places));
        }
        weeks.values().map(|places| matched(places)).sum()
    }
}

/// The size of a maximum matching of places with residents, by augmenting paths (Kuhn 1955).
fn matched(places: &[Vec<usize>]) -> usize {
    fn augment(
        place: usize,
        places: &[Vec<usize>],
        taken: &mut BTreeMap<usize, usize>,
        tried: &mut std::collections::BTreeSet<usize>,
    ) -> bool {
        for who in &places[place] {
            if tried.insert(*who) {
                let other = taken.get(who).copied();
                if other.is_none_or(|other| augment(other, places, taken, tried)) {
                    taken.insert(*who, place);
                    return true;
                }
            }
        }
        false
    }
    let mut taken = BTreeMap::new();
    let each = 0..places.len();
    each.filter(|place| augment(*place, places, &mut taken, &mut Default::default()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Tries every choice.
    fn by_force(places: &[Vec<usize>], used: &mut Vec<usize>) -> usize {
        let Some((first, rest)) = places.split_first() else {
            return 0;
        };
        let mut best = by_force(rest, used);
        for who in first {
            if !used.contains(who) {
                used.push(*who);
                best = best.max(1 + by_force(rest, used));
                used.pop();
            }
        }
        best
    }

    proptest! {
        #[test]
        fn the_optimum_is_the_best_of_all(
            places in prop::collection::vec(prop::collection::vec(0usize..6, 0..5), 0..6)
        ) {
            prop_assert_eq!(matched(&places), by_force(&places, &mut Vec::new()));
        }
    }
}
