//! A resident begins something: an initiative with its first dates, made in a minute.

use super::opportunities::{first_sentence, invalid};
use super::{App, Error, Field, Invalid, Result};
use crate::domain::limit::Doing;
use crate::domain::{ConceptId, InteractionKind, ItemId, ItemKind, MemberId, Neighbourhood};
use crate::store::NewItem;
use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};

/// The most dates that are made at once.
pub const MOST_DATES: u32 = 12;

/// What a resident fills in.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// Title.
    pub title: String,
    /// What it is, in plain words.
    pub body: String,
    /// The neighbourhood's name in addresses.
    pub neighbourhood: String,
    /// Where.
    pub place: String,
    /// The first day: `2026-11-28`.
    pub date: String,
    /// `14:00`.
    pub time: String,
    /// How many can join; empty for no limit.
    pub places: String,
    /// How many weeks in a row: 1 to 12.
    pub weeks: String,
}

/// What was read of it, when nothing is wrong.
pub(super) struct Read<'a> {
    pub(super) home: &'a Neighbourhood,
    pub(super) starts: Vec<Timestamp>,
    places: Option<u32>,
}

impl App {
    /// Makes an initiative and its first dates; who begins it hosts it and takes part.
    ///
    /// # Errors
    /// `Invalid` with every field that needs another look, and for who began as many as they can.
    pub async fn begin(&self, member: MemberId, begun: &Begun) -> Result<ItemId> {
        let me = self.myself(member).await?;
        let places = self.neighbourhoods().await?;
        let read = self.read_begun(begun, &places)?;
        let now = self.now();
        let mut tx = self.write().await?;
        self.limited(&mut tx, member, Doing::Begin)
            .await
            .map_err(|e| e.at(Field::Body))?;
        let group = NewItem {
            title: begun.title.clone(),
            summary: first_sentence(&begun.body),
            body: begun.body.clone(),
            place: begun.place.clone(),
            host: me.first_name,
            concepts: self.understand_item(&begun.title, &begun.body),
            created_by: Some(member),
            ..NewItem::blank(ItemKind::Initiative, super::join::counted_with(read.home))
        };
        let (ids, _) = tx
            .put_items(std::slice::from_ref(&group), &self.vocabulary, now)
            .await?;
        let id = ids.first().copied().ok_or(Error::NotFound)?;
        let dates: Vec<NewItem> = read
            .starts
            .iter()
            .map(|starts| NewItem {
                kind: ItemKind::Activity,
                group: Some(id),
                starts: Some(*starts),
                minutes: Some(120),
                places: read.places,
                ..group.clone()
            })
            .collect();
        let (dates, _) = tx.put_items(&dates, &self.vocabulary, now).await?;
        for item in [id].into_iter().chain(dates) {
            tx.interact(member, item, InteractionKind::Joined, now)
                .await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// What an initiative or an opportunity is about, by its own words.
    pub(super) fn understand_item(&self, title: &str, body: &str) -> Vec<ConceptId> {
        let mut concepts = Vec::new();
        for reading in self.reader.read(&format!("{title}. {body}")) {
            if !concepts.contains(&reading.concept) {
                concepts.push(reading.concept);
            }
        }
        concepts.truncate(4);
        concepts
    }

    pub(super) fn read_begun<'a>(
        &self,
        begun: &Begun,
        all: &'a [Neighbourhood],
    ) -> Result<Read<'a>> {
        let home = all.iter().find(|n| n.slug == begun.neighbourhood);
        let date: Option<Date> = begun.date.parse().ok();
        let time: Option<Time> = begun.time.parse().ok();
        let weeks = begun.weeks.parse::<u32>().ok();
        let weeks = weeks.filter(|w| (1..=MOST_DATES).contains(w));
        // Every week at the same time on the wall, whatever the clocks do in between.
        let starts: Vec<Timestamp> = date
            .zip(time)
            .into_iter()
            .flat_map(|(date, time)| {
                let weeks = i64::from(weeks.unwrap_or(1));
                (0..weeks).filter_map(move |week| {
                    date.checked_add(week.weeks())
                        .ok()
                        .map(|d| d.to_datetime(time))
                })
            })
            .filter_map(|local| self.instant(local))
            .collect();
        let places = begun.places.parse::<u32>().ok();
        let places = places.filter(|p| (2..=500).contains(p));
        let long = |text: &str, most: usize| text.chars().count() > most;
        let checks = [
            (begun.title.is_empty(), Field::Title, "error-begin-title"),
            (long(&begun.title, 120), Field::Title, "error-title-long"),
            (begun.body.is_empty(), Field::Body, "error-begin-body"),
            (long(&begun.body, 5_000), Field::Body, "error-begin-long"),
            (
                home.is_none(),
                Field::Neighbourhood,
                "error-neighbourhood-missing",
            ),
            (begun.place.is_empty(), Field::Place, "error-begin-place"),
            (long(&begun.place, 200), Field::Place, "error-begin-place"),
            (date.is_none(), Field::Date, "error-date"),
            (time.is_none(), Field::Time, "error-time"),
            (
                starts.first().is_some_and(|s| *s <= self.now()),
                Field::Date,
                "error-date-past",
            ),
            (
                !begun.places.is_empty() && places.is_none(),
                Field::Places,
                "error-begin-places",
            ),
            (weeks.is_none(), Field::Weeks, "error-begin-weeks"),
        ];
        let wrong: Vec<Invalid> = invalid(&checks);
        match home {
            Some(home) if wrong.is_empty() => Ok(Read {
                home,
                starts,
                places,
            }),
            _ => Err(Error::Invalid(wrong)),
        }
    }
}
