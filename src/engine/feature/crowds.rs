//! What people did with initiatives, as statistics: how many come, how many come as the first thing
//! they do, and from where. One member counts once per activity and once per initiative.

use crate::domain::{Catalogue, ItemId, MemberId, NeighbourhoodId};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Time constants of exponential decay, in days: of rates, and of what is lately.
const RATES: f64 = 365.0;
const LATELY: f64 = 90.0;
/// Whoever did their first thing this many days ago at most is new.
const NEW: f64 = 7.0;
/// A group's rate leans on the town's as if it had so many activities more; one activity's on its
/// group's as if it had one more.
const LEAN: f64 = 2.0;

/// Activities that are over, with who came; weighted by decay.
#[derive(Clone, Copy, Debug, Default)]
struct Past {
    activities: f64,
    came: f64,
    new: f64,
}

impl Past {
    fn add(&mut self, weight: f64, came: f64, new: f64) {
        self.activities += weight;
        self.came += weight * came;
        self.new += weight * new;
    }
}

/// The people of one initiative.
#[derive(Clone, Debug, Default)]
pub(in crate::engine) struct Crowd {
    past: Past,
    /// Activities lately.
    pub lately: f64,
    /// People who joined for the first time, lately.
    pub joined: f64,
    /// Distinct people.
    pub people: u32,
    /// Distinct people who came as the first thing they did.
    pub new: u32,
    homes: BTreeMap<NeighbourhoodId, f64>,
}

/// The people of all initiatives.
pub(in crate::engine) struct Crowds {
    /// The moment decay counts from: the last thing anybody did.
    at: Timestamp,
    of_group: BTreeMap<ItemId, Crowd>,
    of_series: HashMap<(ItemId, u64), Past>,
    series: HashMap<ItemId, u64>,
    town: Past,
    homes: BTreeMap<NeighbourhoodId, f64>,
}

/// Who came to an activity, and when the last of them said so.
#[derive(Default)]
struct Came {
    last: Timestamp,
    people: u32,
    new: u32,
}

impl Crowds {
    /// The statistics of a catalogue; `groups` gives the initiative of every activity.
    pub(in crate::engine) fn new(catalogue: &Catalogue, groups: &HashMap<ItemId, ItemId>) -> Self {
        let acts = || {
            let all = catalogue.interactions.iter();
            all.filter(|act| act.kind.is_positive())
        };
        let at = acts().map(|act| act.at).max().unwrap_or_default();
        let mut first: HashMap<MemberId, Timestamp> = HashMap::new();
        for act in acts() {
            let seen = first.entry(act.member).or_insert(act.at);
            *seen = act.at.min(*seen);
        }
        let mut made = Self {
            at,
            of_group: BTreeMap::new(),
            of_series: HashMap::new(),
            series: series(catalogue),
            town: Past::default(),
            homes: BTreeMap::new(),
        };
        let mut came: BTreeMap<ItemId, Came> = BTreeMap::new();
        let mut joined: BTreeMap<(ItemId, MemberId), Timestamp> = BTreeMap::new();
        let mut new: BTreeSet<(ItemId, MemberId)> = BTreeSet::new();
        for act in acts() {
            let group = groups.get(&act.item).copied().unwrap_or(act.item);
            let since = joined.entry((group, act.member)).or_insert(act.at);
            *since = act.at.min(*since);
            let is_new = days(first[&act.member], act.at) < NEW;
            if is_new {
                new.insert((group, act.member));
            }
            let there = came.entry(act.item).or_default();
            there.last = act.at.max(there.last);
            there.people += 1;
            there.new += u32::from(is_new);
        }
        made.add_past(catalogue, &came);
        made.add_people(catalogue, &joined);
        for (group, _) in new {
            made.of_group.entry(group).or_default().new += 1;
        }
        made
    }

    /// Activities that are over: one that is to come may still fill up.
    fn add_past(&mut self, catalogue: &Catalogue, came: &BTreeMap<ItemId, Came>) {
        for (item, group) in &catalogue.past_groups {
            let Some(there) = came.get(item) else {
                continue;
            };
            let weight = self.decay(there.last, RATES);
            let lately = self.decay(there.last, LATELY);
            let (people, new) = (f64::from(there.people), f64::from(there.new));
            let crowd = self.of_group.entry(*group).or_default();
            crowd.past.add(weight, people, new);
            crowd.lately += lately;
            self.town.add(weight, people, new);
            if let Some(series) = self.series.get(item) {
                let past = self.of_series.entry((*group, *series)).or_default();
                past.add(weight, people, new);
            }
        }
    }

    fn add_people(
        &mut self,
        catalogue: &Catalogue,
        joined: &BTreeMap<(ItemId, MemberId), Timestamp>,
    ) {
        let members = &catalogue.members;
        for ((group, member), since) in joined {
            let lately = self.decay(*since, LATELY);
            let crowd = self.of_group.entry(*group).or_default();
            crowd.people += 1;
            crowd.joined += lately;
            if let Ok(found) = members.binary_search_by_key(member, |m| m.id) {
                let home = members[found].neighbourhood;
                *crowd.homes.entry(home).or_default() += 1.0;
                *self.homes.entry(home).or_default() += 1.0;
            }
        }
    }

    /// `e^(-days / constant)` before the last thing anybody did.
    pub(in crate::engine) fn decay(&self, at: Timestamp, constant: f64) -> f64 {
        (-days(at, self.at).max(0.0) / constant).exp()
    }

    /// The people of an initiative; none where nobody came yet.
    pub(in crate::engine) fn of(&self, group: ItemId) -> Option<&Crowd> {
        self.of_group.get(&group)
    }

    /// All initiatives somebody came to, by id.
    pub(in crate::engine) fn groups(&self) -> impl Iterator<Item = (ItemId, &Crowd)> {
        self.of_group.iter().map(|(group, crowd)| (*group, crowd))
    }

    /// What an activity is one of: those of one initiative with one title.
    pub(in crate::engine) fn series_of(&self, item: ItemId) -> Option<u64> {
        self.series.get(&item).copied()
    }

    /// How many come to an activity like this one, and how many of them are new.
    pub(in crate::engine) fn rates(&self, group: ItemId, item: ItemId) -> (f64, f64) {
        let mean = |sum: f64| sum / self.town.activities.max(1.0);
        let past = self.of_group.get(&group).map(|crowd| crowd.past);
        let past = past.unwrap_or_default();
        let lean = |sum: f64, town: f64| (sum + LEAN * mean(town)) / (past.activities + LEAN);
        let (came, new) = (
            lean(past.came, self.town.came),
            lean(past.new, self.town.new),
        );
        let key = self.series.get(&item).map(|series| (group, *series));
        let own = key.and_then(|key| self.of_series.get(&key)).copied();
        let own = own.unwrap_or_default();
        let whole = own.activities + 1.0;
        ((own.came + came) / whole, (own.new + new) / whole)
    }

    /// How many of the people of all initiatives live near, as `near` weighs neighbourhoods.
    pub(in crate::engine) fn share_near(&self, near: &HashMap<NeighbourhoodId, f64>) -> f64 {
        weighed(&self.homes, near) / self.homes.values().sum::<f64>().max(1.0)
    }
}

impl Crowd {
    /// How many of its people live near, and of how many.
    pub(in crate::engine) fn near(&self, near: &HashMap<NeighbourhoodId, f64>) -> (f64, f64) {
        (weighed(&self.homes, near), self.homes.values().sum())
    }
}

fn weighed(homes: &BTreeMap<NeighbourhoodId, f64>, near: &HashMap<NeighbourhoodId, f64>) -> f64 {
    let weight = |home: &NeighbourhoodId| near.get(home).copied().unwrap_or(0.0);
    homes.iter().map(|(home, n)| n * weight(home)).sum()
}

/// Days from one moment to another.
pub(in crate::engine) fn days(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs_f64() / 86_400.0
}

/// A number per title of an activity.
fn series(catalogue: &Catalogue) -> HashMap<ItemId, u64> {
    let number = |words: &[u32]| {
        let step =
            |hash: u64, word: &u32| (hash ^ u64::from(*word)).wrapping_mul(0x0000_0100_0000_01b3);
        words.iter().fold(0xcbf2_9ce4_8422_2325, step)
    };
    let words = catalogue.words.iter();
    words.map(|(item, words)| (*item, number(words))).collect()
}
