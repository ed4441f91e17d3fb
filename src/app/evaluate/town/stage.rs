//! What a simulated year is played on: the demo's neighbourhoods, initiatives and kinds of
//! opportunities, and residents drawn from its sentences.

use super::Plan;
use crate::app::{Error, Result, words};
use crate::dataset::demo::{Demo, DemoMoment};
use crate::domain::{Availability, ConceptId, Neighbourhood, NeighbourhoodId, Vocabulary};
use crate::import::geojson::{Names, neighbourhoods};
use crate::simulate::{Ingredients, Population, populate};
use jiff::civil::{Date, Time, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::sync::Arc;

/// The first day: a Monday.
const FIRST: Date = date(2026, 1, 5);

/// A moment of the week.
pub(super) struct Moment {
    weekday: Weekday,
    time: Time,
    /// Every so many weeks; 0 is once.
    every: i64,
}

impl Moment {
    fn read(of: &DemoMoment) -> Result<Self> {
        let unreadable = || Error::Dataset(format!("{} {}", of.weekday, of.time));
        let names = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let day = names.iter().position(|n| *n == of.weekday);
        let day = day.and_then(|at| i8::try_from(at).ok());
        let day = day.ok_or_else(unreadable)?;
        let every = match of.every.as_str() {
            "week" => 1,
            "fortnight" => 2,
            "month" => 4,
            _ => 0,
        };
        Ok(Self {
            weekday: Weekday::from_monday_zero_offset(day).map_err(|_| unreadable())?,
            time: of.time.parse().map_err(|_| unreadable())?,
            every,
        })
    }

    /// Whether it takes place in a week, counted from the first.
    pub(super) fn is_in(&self, week: i64) -> bool {
        if self.every == 0 {
            week == 1
        } else {
            week % self.every == 0
        }
    }

    /// When it begins if that is on a day.
    pub(super) fn on(&self, day: i64) -> Option<(Timestamp, Availability)> {
        let date = FIRST.checked_add(day.days()).ok()?;
        let moment = date.to_datetime(self.time);
        let starts = TimeZone::UTC.to_timestamp(moment).ok()?;
        (date.weekday() == self.weekday).then_some((starts, Availability::of(moment)))
    }
}

/// The morning of a day.
pub(super) fn morning(day: i64) -> Timestamp {
    let date = FIRST.checked_add(day.days()).unwrap_or(FIRST);
    let at = TimeZone::UTC.to_timestamp(date.at(6, 0, 0, 0));
    at.unwrap_or(Timestamp::UNIX_EPOCH)
}

/// An initiative and what it does: the moments, with the places each has.
pub(super) struct Initiative {
    pub home: NeighbourhoodId,
    pub concepts: Vec<ConceptId>,
    pub activities: Vec<(Moment, Option<u32>)>,
}

/// A kind of opportunity.
pub(super) struct OpportunityKind {
    pub home: NeighbourhoodId,
    pub concepts: Vec<ConceptId>,
    pub places: u32,
    pub moment: Moment,
}

/// Neighbourhoods, initiatives, kinds of opportunities, and what residents are made of.
pub struct Stage {
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(super) neighbourhoods: Vec<Neighbourhood>,
    pub(super) initiatives: Vec<Initiative>,
    pub(super) kinds: Vec<OpportunityKind>,
    people: crate::dataset::demo::DemoPeople,
}

impl Stage {
    /// The demo's.
    ///
    /// # Errors
    /// When what ships cannot be read.
    pub fn demo(demo: Demo, vocabulary: Arc<Vocabulary>) -> Result<Self> {
        let parsed = neighbourhoods(&demo.neighbourhoods, &Names::default());
        if let Some(problem) = parsed.problems.first() {
            return Err(Error::Dataset(problem.to_string()));
        }
        let mut places = parsed.neighbourhoods;
        for (place, id) in places.iter_mut().zip(1..) {
            place.id = NeighbourhoodId(id);
        }
        let home = |code: &str| {
            let found = places.iter().find(|n| n.code == code);
            let found = found.map(|n| n.id);
            found.ok_or_else(|| Error::Dataset(format!("neighbourhood {code}")))
        };
        let about = |keys: &[String]| -> Vec<ConceptId> {
            keys.iter().filter_map(|key| vocabulary.id(key)).collect()
        };
        let mut initiatives = Vec::new();
        for made in &demo.initiatives {
            let activities = made.activity.iter().map(|a| {
                let places = (a.places > 0).then_some(a.places);
                Ok((Moment::read(&a.moment)?, places))
            });
            initiatives.push(Initiative {
                home: home(&made.neighbourhood)?,
                concepts: about(&made.concepts),
                activities: activities.collect::<Result<_>>()?,
            });
        }
        let mut kinds = Vec::new();
        for made in &demo.opportunities {
            kinds.push(OpportunityKind {
                home: home(&made.neighbourhood)?,
                concepts: about(&made.concepts),
                places: made.places.max(1),
                moment: Moment::read(&made.moment)?,
            });
        }
        Ok(Self {
            neighbourhoods: places,
            initiatives,
            kinds,
            people: demo.people,
            vocabulary,
        })
    }

    /// Everybody of a plan: who is there on the first day, then who arrives.
    pub(super) fn people(&self, plan: &Plan) -> Population {
        let populations: Vec<u32> = self.neighbourhoods.iter().map(|n| n.population).collect();
        let ingredients = Ingredients {
            first_names: &self.people.first_names,
            brings: &self.people.brings,
            enjoys: &self.people.enjoys,
            would_like: &self.people.would_like,
            populations: &populations,
            groups: &[],
        };
        let reader = words::reader(&self.vocabulary);
        populate(
            &ingredients,
            &reader,
            plan.residents + plan.newcomers,
            plan.seed,
        )
    }
}
