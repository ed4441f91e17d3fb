//! The task "activity": to which of a week's activities does somebody come? Newcomers first: rows by
//! how much somebody did before that week.

use super::{City, LEARNED, Town, floor, number, numbers};
use crate::app::evaluate::{Measured, Meter};
use crate::domain::{ItemId, ItemKind, Kind, Profile, Request, Subject};
use crate::engine::evaluate::Mean;
use crate::engine::fit::fusion::{self, Choice, FusionError};
use crate::engine::{Model, Snapshot, Weight, Weights, build};
use jiff::{SignedDuration, Timestamp};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A week.
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How many earlier weeks weights are learned from: of newcomers, of whom there are fewer, and of
/// the others.
const WEEKS_NEW: usize = 26;
const WEEKS: usize = 10;
/// How many of what somebody did not choose a choice keeps, evenly spread.
const KEPT: usize = 24;

/// How much somebody did before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum History {
    /// Nothing.
    None,
    /// One RSVP.
    One,
    /// Two to four.
    Few,
    /// Five or more.
    Many,
    /// Only what a profile could say is known: the concepts of their first group.
    Profile,
}

impl History {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [Self::None, Self::One, Self::Few, Self::Many, Self::Profile];

    /// Its name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "0",
            Self::One => "1",
            Self::Few => "2-4",
            Self::Many => "5+",
            Self::Profile => "profile only",
        }
    }

    fn of(earlier: usize) -> Self {
        match earlier {
            0 => Self::None,
            1 => Self::One,
            2..=4 => Self::Few,
            _ => Self::Many,
        }
    }
}

/// The methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// How many earlier RSVPs a group has.
    Popularity,
    /// The groups one took part in first, then popularity.
    OwnFirst,
    /// The order of the engine's scores, without the floor under what others did.
    Naober,
    /// The same with the floor: what others did counts from ten of them.
    NaoberFloor,
    /// What a resident gets: with the floor and re-ranked, so one activity of an initiative.
    Served,
}

impl Method {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [
        Self::Popularity,
        Self::OwnFirst,
        Self::Naober,
        Self::NaoberFloor,
        Self::Served,
    ];

    /// Its name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Popularity => "popularity",
            Self::OwnFirst => "own-groups-first",
            Self::Naober => "naober",
            Self::NaoberFloor => "naober-floor-10",
            Self::Served => "naober-served",
        }
    }
}

/// Somebody in a week: what is known of them and what they chose.
struct Asked {
    request: Request,
    history: History,
    relevant: BTreeSet<ItemId>,
}

/// One week: its town and everybody who came to something.
struct Week {
    town: Town,
    asked: Vec<Asked>,
}

/// The weeks of a city between two moments.
pub struct Task<'a> {
    city: &'a City,
    cut: Timestamp,
    until: Timestamp,
}

impl<'a> Task<'a> {
    /// Weeks of seven days from `cut`; the last ends at `until`.
    #[must_use]
    pub fn new(city: &'a City, cut: Timestamp, until: Timestamp) -> Self {
        Self { city, cut, until }
    }

    /// Whether nobody came to anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let within = |at: Timestamp| at >= self.cut && at < self.until;
        !self.city.data.rsvps.iter().any(|r| within(r.time))
    }

    fn weeks(&self) -> Vec<(Timestamp, Timestamp)> {
        let mut made = Vec::new();
        let mut from = self.cut;
        while from < self.until {
            let until = (from + WEEK).min(self.until);
            made.push((from, until));
            from = until;
        }
        made
    }

    /// Fits and measures a method with lists of `k`. The engine's weights are fitted anew for every
    /// week, on the weeks before it.
    ///
    /// # Errors
    /// When there is too little before the cut to learn weights from.
    pub fn measure(
        &self,
        method: Method,
        k: usize,
        meter: &dyn Meter,
    ) -> Result<Measured, FusionError> {
        let learns = !matches!(method, Method::Popularity | Method::OwnFirst);
        let mut model = floor(if method == Method::Naober { 1 } else { 10 });
        let mut past = Past::default();
        let mut measured = Measured::default();
        let before = meter.cpu_s();
        if learns {
            meter.begin("learning", WEEKS_NEW);
            past = self.earlier(model, meter);
        }
        measured.fit_cpu_s = meter.cpu_s() - before;
        let mut means: BTreeMap<History, Mean> = BTreeMap::new();
        let mut seconds = 0.0;
        let weeks = self.weeks();
        meter.begin("ranking", weeks.len());
        for (from, until) in weeks {
            let before = meter.cpu_s();
            if learns {
                model = past.learn(model)?;
            }
            let Week { town, asked } = self.week(from, until, k);
            let popular = popularity(&town);
            let snapshot = build(town.catalogue, model);
            measured.fit_cpu_s += meter.cpu_s() - before;
            let start = meter.wall_s();
            let lists: Vec<Vec<ItemId>> = asked
                .par_iter()
                .map(|one| match method {
                    Method::Popularity => self.popular(&popular, one, false),
                    Method::OwnFirst => self.popular(&popular, one, true),
                    Method::Naober | Method::NaoberFloor => {
                        snapshot.by_score(&one.request, ItemKind::Activity)
                    }
                    Method::Served => served(&snapshot, &one.request),
                })
                .collect();
            seconds += meter.wall_s() - start;
            for (one, list) in asked.iter().zip(lists) {
                let list: Vec<u32> = list.into_iter().map(number).collect();
                let mean = means.entry(one.history).or_default();
                mean.add(one.request.member.0, &list, &numbers(&one.relevant), k);
            }
            if learns {
                past.push(&snapshot, &asked);
            }
            meter.advance();
        }
        let lists: usize = means.values().map(|mean| mean.users).sum();
        measured.users_per_s = lists as f64 / f64::max(seconds, 1e-9);
        let rows = History::ALL.into_iter();
        measured.means = rows
            .map(|h| (Some(h.name()), means.remove(&h).unwrap_or_default()))
            .collect();
        Ok(measured)
    }

    /// The weights of activities, from the weeks before the cut.
    ///
    /// # Errors
    /// When there is too little in those.
    pub fn learn(&self, model: Model, meter: &dyn Meter) -> Result<Model, FusionError> {
        meter.begin("learning", WEEKS_NEW);
        self.earlier(model, meter).learn(model)
    }

    /// The choices of the weeks before the cut.
    fn earlier(&self, model: Model, meter: &dyn Meter) -> Past {
        let mut past = Past::default();
        let mut from = self.cut - WEEK * i32::try_from(WEEKS_NEW).unwrap_or(0);
        while from < self.cut {
            let Week { town, asked } = self.week(from, from + WEEK, 1);
            past.push(&build(town.catalogue, model), &asked);
            from += WEEK;
            meter.advance();
        }
        past
    }

    /// Everybody who came to something in a week, and again with only a profile.
    fn week(&self, from: Timestamp, until: Timestamp, k: usize) -> Week {
        let town = self.city.at(from, until);
        let histories = self.city.histories(from);
        let mut came: BTreeMap<i64, BTreeSet<ItemId>> = BTreeMap::new();
        let rsvps = self.city.data.rsvps.iter();
        for rsvp in rsvps.filter(|r| r.time >= from && r.time < until) {
            let events = came.entry(rsvp.member).or_default();
            events.insert(super::item_of_event(rsvp.event));
        }
        let mut asked = Vec::new();
        for (member, relevant) in came {
            let request = self.city.request(&town, member, Kind::Activities, k);
            let history = histories.get(&member).cloned().unwrap_or_default();
            if let Some((first, _)) = history.first() {
                asked.extend(self.profile_only(&town, &request, *first, &relevant));
            }
            let class = History::of(history.len());
            let mut history = history;
            history.sort_unstable();
            asked.push(Asked {
                request: Request { history, ..request },
                history: class,
                relevant,
            });
        }
        Week { town, asked }
    }

    /// As if somebody had only said what their first group is about: what else do they come to?
    fn profile_only(
        &self,
        town: &Town,
        request: &Request,
        first: ItemId,
        relevant: &BTreeSet<ItemId>,
    ) -> Option<Asked> {
        let group = self.city.group_of_event(first);
        let is_other = |event: &ItemId| self.city.group_of_event(*event) != group;
        let relevant: BTreeSet<ItemId> = relevant.iter().copied().filter(is_other).collect();
        let enjoys = self
            .city
            .concepts
            .get(&group.0)
            .cloned()
            .unwrap_or_default();
        if relevant.is_empty() || enjoys.is_empty() {
            return None;
        }
        let items = town.catalogue.items.iter();
        let own = items
            .filter(|item| item.group == Some(group))
            .map(|item| item.id);
        Some(Asked {
            request: Request {
                profile: Profile {
                    enjoys,
                    ..Profile::default()
                },
                hidden: own.collect(),
                ..request.clone()
            },
            history: History::Profile,
            relevant,
        })
    }

    /// The week's events by how many RSVPs their group has, then by event; those of own groups first.
    fn popular(&self, popular: &[(u32, ItemId)], one: &Asked, own_first: bool) -> Vec<ItemId> {
        let history = one.request.history.iter();
        let own: BTreeSet<ItemId> = history.map(|(e, _)| self.city.group_of_event(*e)).collect();
        let is_own = |event: ItemId| own_first && own.contains(&self.city.group_of_event(event));
        let shown = |event: &ItemId| one.request.hidden.binary_search(event).is_err();
        let events = || popular.iter().map(|(_, event)| *event).filter(shown);
        events()
            .filter(|event| is_own(*event))
            .chain(events().filter(|event| !is_own(*event)))
            .take(one.request.limit)
            .collect()
    }
}

fn popularity(town: &Town) -> Vec<(u32, ItemId)> {
    let groups: HashMap<ItemId, ItemId> = town.catalogue.past_groups.iter().copied().collect();
    let mut rsvps: HashMap<ItemId, u32> = HashMap::new();
    for act in &town.catalogue.interactions {
        if let Some(group) = groups.get(&act.item) {
            *rsvps.entry(*group).or_default() += 1;
        }
    }
    let items = town.catalogue.items.iter();
    let mut events: Vec<(u32, ItemId)> = items
        .filter_map(|item| Some((rsvps.get(&item.group?).copied().unwrap_or(0), item.id)))
        .collect();
    events.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    events
}

fn served(snapshot: &Snapshot, request: &Request) -> Vec<ItemId> {
    let slate = snapshot.recommend(request).items.into_iter();
    let items = slate.filter_map(|r| match r.subject {
        Subject::Item(id) => Some(id),
        Subject::Person(_) => None,
    });
    items.collect()
}

/// The choices of earlier weeks, a list a week: of newcomers, of the others, and of profiles.
#[derive(Default)]
struct Past(Vec<[Vec<Choice>; 3]>);

impl Past {
    fn push(&mut self, snapshot: &Snapshot, asked: &[Asked]) {
        let choices: Vec<(History, Choice)> = asked
            .par_iter()
            .map(|one| (one.history, choice(snapshot, one)))
            .collect();
        let mut week: [Vec<Choice>; 3] = Default::default();
        for (history, choice) in choices {
            let place = match history {
                History::None => 0,
                History::One | History::Few | History::Many => 1,
                History::Profile => 2,
            };
            week[place].push(choice);
        }
        self.0.push(week);
        // Who has a history is many: fewer weeks of them are enough.
        let old = self.0.len().saturating_sub(WEEKS);
        for week in &mut self.0[..old] {
            week[1] = Vec::new();
            week[2] = Vec::new();
        }
    }

    fn learn(&self, model: Model) -> Result<Model, FusionError> {
        let recent = |place: usize, weeks: usize| -> Vec<Choice> {
            let from = self.0.len().saturating_sub(weeks);
            let lists = self.0[from..].iter().flat_map(|week| &week[place]);
            lists.cloned().collect()
        };
        let mut among: Vec<Weight> = LEARNED.to_vec();
        let newcomers = fusion::fit(&recent(0, WEEKS_NEW), &among)?;
        let activities = fusion::fit(&recent(1, WEEKS), &among)?;
        among.push(Weight::Enjoys);
        let profile = fusion::fit(&recent(2, WEEKS), &among)?;
        let enjoys = |weights: Weights| weights.with(Weight::Enjoys, profile.get(Weight::Enjoys));
        Ok(Model {
            newcomers: enjoys(newcomers),
            activities: enjoys(activities),
            ..model
        })
    }
}

fn choice(snapshot: &Snapshot, one: &Asked) -> Choice {
    let facts = snapshot.facts(&one.request, ItemKind::Activity);
    let step = facts.len().div_ceil(KEPT).max(1);
    // Where it begins differs per member, so that not the same events are compared with always.
    let shift = usize::try_from(one.request.member.0.unsigned_abs()).unwrap_or(0) % step;
    let mut choice = Choice::default();
    for (at, (item, facts)) in facts.into_iter().enumerate() {
        if one.relevant.contains(&item) {
            choice.chosen.push(facts);
        } else if at % step == shift {
            choice.others.push(facts);
        }
    }
    choice
}
