//! The task "new group": which groups does somebody join for the first time after a cut?

use super::{City, LEARNED, floor, item_of, number, numbers};
use crate::app::evaluate::{Measured, Meter, measure};
use crate::domain::{ItemId, ItemKind, Kind, MemberId, Request, Subject};
use crate::engine::evaluate::{Mean, NewGroup, Participation};
use crate::engine::fit::fusion::{self, Choice, FusionError};
use crate::engine::fit::{ItemScores, Lists, OneHop, Popularity, Touched};
use crate::engine::{Model, Snapshot, Weight, Weights, build};
use jiff::{SignedDuration, Timestamp};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// From how many earlier windows weights are learned, and how far their beginnings lie apart.
const WINDOWS: i64 = 9;
const STEP: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// How many members a group has.
    Popularity,
    /// The one-hop filter.
    OneHop,
    /// The engine without the floor under what others did.
    Naober,
    /// The engine as it serves residents: what others did counts from ten of them.
    NaoberFloor,
    /// The engine without the floor and without one weight.
    Without(Weight),
}

impl Method {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [
        Self::Popularity,
        Self::OneHop,
        Self::Naober,
        Self::NaoberFloor,
    ];

    /// The engine with each weight left out in turn.
    #[must_use]
    pub fn ablation() -> Vec<Self> {
        let own = [
            Weight::OwnGroup,
            Weight::Often,
            Weight::Series,
            Weight::Share,
        ];
        let others = LEARNED.into_iter().filter(|w| !own.contains(w));
        others.map(Self::Without).collect()
    }

    /// Its name in the table.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Popularity => "popularity".to_owned(),
            Self::OneHop => "one-hop".to_owned(),
            Self::Naober => "naober".to_owned(),
            Self::NaoberFloor => "naober-floor-10".to_owned(),
            Self::Without(weight) => format!("without-{}", weight.name()),
        }
    }
}

/// The split in time and all that was known before it.
pub struct Task<'a> {
    city: &'a City,
    split: NewGroup,
    seen: Vec<ItemId>,
    cut: Timestamp,
    until: Timestamp,
}

impl<'a> Task<'a> {
    /// Splits a city at `cut`; what happened from `until` on is left out.
    #[must_use]
    pub fn new(city: &'a City, cut: Timestamp, until: Timestamp) -> Self {
        let rsvps = city.data.rsvps.iter();
        let all: Vec<Participation> = rsvps
            .map(|r| Participation {
                member: MemberId(r.member),
                group: item_of(r.group),
                at: r.time,
            })
            .collect();
        let split = NewGroup::split(&all, cut, until);
        Self {
            city,
            seen: split.seen.iter().copied().collect(),
            split,
            cut,
            until,
        }
    }

    /// Whether there is nobody to ask.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.split.relevant.is_empty()
    }

    /// Fits and measures a method with lists of `k`.
    ///
    /// # Errors
    /// When there is too little before the cut to learn weights from.
    pub fn measure(
        &self,
        method: Method,
        k: usize,
        meter: &dyn Meter,
    ) -> Result<Measured, FusionError> {
        match method {
            Method::Popularity => Ok(self.baseline(Popularity::fit, k, meter)),
            Method::OneHop => Ok(self.baseline(OneHop::fit, k, meter)),
            Method::Naober => self.engine(floor(1), None, k, meter),
            Method::NaoberFloor => self.engine(floor(10), None, k, meter),
            Method::Without(weight) => self.engine(floor(1), Some(weight), k, meter),
        }
    }

    fn baseline<S: ItemScores>(
        &self,
        fit: impl FnOnce(&Lists) -> S,
        k: usize,
        meter: &dyn Meter,
    ) -> Measured {
        let own = self.split.own.values().map(|own| self.places(own));
        let train = Lists::new(own, self.seen.len());
        let answer = |fitted: &S| {
            let mut scores = Touched::new(fitted.items());
            let lists = self.split.relevant.keys().map(|member| {
                let history = self.places(&self.split.own[member]);
                fitted.score(&history, &mut scores);
                let best = scores.best(k, &history);
                scores.clear();
                meter.advance();
                let groups = best.into_iter().map(|(place, _)| self.seen[place as usize]);
                groups.collect()
            });
            self.mean(lists.collect(), k)
        };
        measure(meter, self.split.relevant.len(), || fit(&train), answer)
    }

    fn engine(
        &self,
        model: Model,
        without: Option<Weight>,
        k: usize,
        meter: &dyn Meter,
    ) -> Result<Measured, FusionError> {
        meter.begin("learning", 0);
        let before = meter.cpu_s();
        let initiatives = self.learn(model, without)?;
        let learning = meter.cpu_s() - before;
        let model = Model {
            initiatives,
            ..model
        };
        let town = self.city.at(self.cut, self.cut);
        let requests = self.requests(k);
        let catalogue = town.catalogue;
        let answer = |snapshot: &Snapshot| {
            let slates = requests.par_iter().map(|request| {
                meter.advance();
                let slate = snapshot.recommend(request).items.into_iter();
                let groups = slate.filter_map(|r| match r.subject {
                    Subject::Item(id) => Some(id),
                    Subject::Person(_) => None,
                });
                groups.collect()
            });
            self.mean(slates.collect(), k)
        };
        let mut measured = measure(meter, requests.len(), || build(catalogue, model), answer);
        measured.fit_cpu_s += learning;
        Ok(measured)
    }

    /// The weights, from windows as long as the one that is asked and that ended before it began.
    ///
    /// # Errors
    /// When nobody joined anything in those.
    pub fn learn(&self, model: Model, without: Option<Weight>) -> Result<Weights, FusionError> {
        let length = self.until.duration_since(self.cut);
        let choices: Vec<Choice> = (0..WINDOWS)
            .filter_map(|n| {
                let back = i32::try_from(n).ok().and_then(|n| STEP.checked_mul(n))?;
                let until = self.cut.checked_sub(back).ok()?;
                let cut = until.checked_sub(length).ok()?;
                Some(Task::new(self.city, cut, until))
            })
            .flat_map(|window| window.choices(model))
            .collect();
        let mut among: Vec<Weight> = LEARNED.to_vec();
        among.retain(|weight| Some(*weight) != without);
        fusion::fit(&choices, &among)
    }

    /// What everybody asked could choose and chose.
    fn choices(&self, model: Model) -> Vec<Choice> {
        let snapshot = build(self.city.at(self.cut, self.cut).catalogue, model);
        let requests = self.requests(1);
        let asked: Vec<_> = requests.iter().zip(self.split.relevant.values()).collect();
        asked
            .into_par_iter()
            .map(|(request, relevant)| {
                let mut choice = Choice::default();
                for (item, facts) in snapshot.facts(request, ItemKind::Initiative) {
                    if relevant.contains(&item) {
                        choice.chosen.push(facts);
                    } else {
                        choice.others.push(facts);
                    }
                }
                choice
            })
            .collect()
    }

    /// A request per member who has something relevant, in their order.
    fn requests(&self, limit: usize) -> Vec<Request> {
        let town = self.city.at(self.cut, self.cut);
        let mut histories = self.city.histories(self.cut);
        let members = self.split.relevant.keys();
        members
            .map(|member| {
                let mut history = histories.remove(&member.0).unwrap_or_default();
                history.sort_unstable();
                Request {
                    history,
                    hidden: self.split.own[member].iter().copied().collect(),
                    ..self.city.request(&town, member.0, Kind::Initiatives, limit)
                }
            })
            .collect()
    }

    fn mean(&self, lists: Vec<Vec<ItemId>>, k: usize) -> Mean {
        let mut mean = Mean::default();
        for ((member, relevant), list) in self.split.relevant.iter().zip(lists) {
            let list: Vec<u32> = list.into_iter().map(number).collect();
            mean.add(member.0, &list, &numbers(relevant), k);
        }
        mean
    }

    /// The places of groups among those seen, which are in order.
    fn places(&self, groups: &BTreeSet<ItemId>) -> Vec<u32> {
        let place = |group: &ItemId| self.seen.binary_search(group).ok();
        groups
            .iter()
            .filter_map(place)
            .filter_map(|at| u32::try_from(at).ok())
            .collect()
    }
}
