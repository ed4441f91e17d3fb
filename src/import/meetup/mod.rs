//! People, groups, events and RSVPs of one city (the layout of `nashnetx`): four tables that refer
//! to each other. `yes_rsvp_count` and `num_members` hold the answer of every evaluation, so they
//! are not read at all.

mod layout;

pub use layout::{Grid, Layout, lay_out};

use super::FileProblem;
use super::columns::{Cells, Fault, rows};
use geo::Point;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The tables, as they stand in a folder.
pub const FILES: [&str; 4] = ["members.csv", "groups.csv", "events.csv", "rsvps.csv"];

/// Somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Number in the data set.
    pub id: i64,
    /// City as they gave it.
    pub city: String,
    /// Longitude and latitude, to about a kilometre.
    pub at: Point<f64>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Number in the data set.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Its category in words.
    pub category: String,
    /// Who organises it, where that is known.
    pub organizer: Option<i64>,
}

/// An event of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Key in the data set.
    pub id: String,
    /// Its group.
    pub group: i64,
    /// Name.
    pub name: String,
    /// When it starts.
    pub time: Timestamp,
}

/// Somebody said yes to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rsvp {
    /// Who.
    pub member: i64,
    /// The position of the event in the list of events.
    pub event: usize,
    /// The group of the event.
    pub group: i64,
    /// The moment in the table, which is the moment of the event.
    pub time: Timestamp,
}

/// The four tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meetup {
    /// People, by number.
    pub members: Vec<Person>,
    /// Groups, by number.
    pub groups: Vec<Group>,
    /// Events, by moment and key.
    pub events: Vec<Event>,
    /// RSVPs, in the order of the file.
    pub rsvps: Vec<Rsvp>,
}

impl Meetup {
    /// What was known before a moment: earlier RSVPs, the events and groups they were for, and the
    /// people who made them.
    #[must_use]
    pub fn before(&self, cut: Timestamp) -> Self {
        let earlier: Vec<Rsvp> = self
            .rsvps
            .iter()
            .filter(|r| r.time < cut)
            .copied()
            .collect();
        let people: HashSet<i64> = earlier.iter().map(|r| r.member).collect();
        let groups: HashSet<i64> = earlier.iter().map(|r| r.group).collect();
        // Events are in order of time, so positions of earlier ones stay what they were.
        let events = self.events.iter().take_while(|e| e.time < cut);
        Self {
            members: kept(&self.members, |m| people.contains(&m.id)),
            groups: kept(&self.groups, |g| groups.contains(&g.id)),
            events: events.cloned().collect(),
            rsvps: earlier,
        }
    }
}

fn kept<T: Clone>(list: &[T], keep: impl Fn(&T) -> bool) -> Vec<T> {
    list.iter().filter(|one| keep(one)).cloned().collect()
}

/// What could be read, and what not. A row with a problem, or one that refers to such a row, is left
/// out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The good rows.
    pub meetup: Meetup,
    /// Everything that is wrong.
    pub problems: Vec<FileProblem>,
}

/// Reads the four tables, in the order of `FILES`.
#[must_use]
pub fn parse(tables: [&[u8]; 4]) -> Parsed {
    let mut problems = Vec::new();
    let [members, groups, events, rsvps] = tables;
    let (mut ids, mut keys) = (HashSet::new(), HashSet::new());
    let columns = ["member", "city", "lat", "lon"];
    let mut members = rows(FILES[0], members, &columns, &mut problems, |row| {
        let made = person(row)?;
        once(&mut ids, made.id, "member")?;
        Ok(made)
    });
    let mut ids = HashSet::new();
    let columns = ["group_id", "group_name", "category_name", "organizer"];
    let mut groups = rows(FILES[1], groups, &columns, &mut problems, |row| {
        let made = group(row)?;
        once(&mut ids, made.id, "group_id")?;
        Ok(made)
    });
    let columns = ["event_id", "group_id", "name", "time"];
    let mut events = rows(FILES[2], events, &columns, &mut problems, |row| {
        let made = event(row)?;
        known(ids.contains(&made.group), "group_id", made.group)?;
        once(&mut keys, made.id.clone(), "event_id")?;
        Ok(made)
    });
    members.sort_by_key(|m| m.id);
    groups.sort_by_key(|g| g.id);
    events.sort_by(|a, b| a.time.cmp(&b.time).then_with(|| a.id.cmp(&b.id)));
    let rsvps = parse_rsvps(rsvps, &members, &events, &mut problems);
    Parsed {
        meetup: Meetup {
            members,
            groups,
            events,
            rsvps,
        },
        problems,
    }
}

fn parse_rsvps(
    table: &[u8],
    members: &[Person],
    events: &[Event],
    problems: &mut Vec<FileProblem>,
) -> Vec<Rsvp> {
    let people: HashSet<i64> = members.iter().map(|m| m.id).collect();
    let place: HashMap<&str, usize> = (0..)
        .zip(events)
        .map(|(at, e)| (e.id.as_str(), at))
        .collect();
    let mut said = HashSet::new();
    let columns = ["member", "event_id", "group_id", "time"];
    rows(FILES[3], table, &columns, problems, |row| {
        let (member, group) = (row.number("member")?, row.number("group_id")?);
        let time = moment(row, "time")?;
        known(people.contains(&member), "member", member)?;
        let key = row.text("event_id");
        let Some(event) = place.get(key).copied() else {
            return Err(("event_id", format!("there is no {key}")));
        };
        known(events[event].group == group, "group_id", group)?;
        once(&mut said, (member, event), "member")?;
        Ok(Rsvp {
            member,
            event,
            group,
            time,
        })
    })
}

fn person(row: &Cells<'_>) -> Result<Person, Fault> {
    let degrees = |column, most: f64| match row.number::<f64>(column)? {
        value if value.abs() <= most => Ok(value),
        value => Err((column, format!("{value} is no place on earth"))),
    };
    Ok(Person {
        id: row.number("member")?,
        city: row.text("city").to_owned(),
        at: Point::new(degrees("lon", 180.0)?, degrees("lat", 90.0)?),
    })
}

fn group(row: &Cells<'_>) -> Result<Group, Fault> {
    let organizer = match row.text("organizer") {
        "" => None,
        _ => Some(row.number("organizer")?),
    };
    Ok(Group {
        id: row.number("group_id")?,
        name: row.some("group_name")?,
        category: row.text("category_name").to_owned(),
        organizer,
    })
}

fn event(row: &Cells<'_>) -> Result<Event, Fault> {
    Ok(Event {
        id: row.some("event_id")?,
        group: row.number("group_id")?,
        name: row.some("name")?,
        time: moment(row, "time")?,
    })
}

/// Moments stand in UTC, without saying so; at midnight the date stands alone.
fn moment(row: &Cells<'_>, column: &'static str) -> Result<Timestamp, Fault> {
    let text = row.text(column);
    let shown: String = text.chars().take(20).collect();
    DateTime::strptime("%Y-%m-%d %H:%M:%S", text)
        .or_else(|_| Date::strptime("%Y-%m-%d", text).map(DateTime::from))
        .and_then(|civil| TimeZone::UTC.to_timestamp(civil))
        .map_err(|_| {
            let reason = format!("\"{shown}\" is no moment (YYYY-MM-DD HH:MM:SS)");
            (column, reason)
        })
}

fn once<K: Eq + Hash>(seen: &mut HashSet<K>, key: K, column: &'static str) -> Result<(), Fault> {
    if seen.insert(key) {
        Ok(())
    } else {
        Err((column, "the same is there before".to_owned()))
    }
}

fn known(is: bool, column: &'static str, id: i64) -> Result<(), Fault> {
    if is {
        Ok(())
    } else {
        Err((column, format!("there is no {id} it could refer to")))
    }
}

#[cfg(test)]
mod tests;
