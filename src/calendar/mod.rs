//! CALENDAR: activities as a feed that calendar programs follow (RFC 5545, RFC 7986).
//!
//! An event keeps its UID for ever, so a program that reads the feed again moves it rather than
//! doubling it; what is no longer in the feed is gone from the program.

use icalendar::{Calendar, Component, EventLike, Property};
use jiff::{SignedDuration, Timestamp};

/// How long an activity lasts of which it is not known.
const USUAL: SignedDuration = SignedDuration::from_mins(120);

/// One activity.
#[derive(Clone, Debug)]
pub struct Event {
    /// Unique in the world, for ever.
    pub uid: String,
    /// When it starts.
    pub starts: Timestamp,
    /// How long it takes, in minutes; none when unknown.
    pub minutes: Option<u32>,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Where.
    pub place: String,
    /// Its page.
    pub address: String,
    /// When it was made known.
    pub created: Timestamp,
    /// When it was changed last.
    pub changed: Option<Timestamp>,
    /// How often it was changed since it was made known.
    pub sequence: u32,
    /// Whether it does not go on: calendars that have it take it out.
    pub cancelled: bool,
}

/// An instant in UTC, as RFC 5545 writes it: `20261126T183000Z`.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A feed with a name, as text.
#[must_use]
pub fn feed(name: &str, events: &[Event]) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.append_property(
        Property::new("REFRESH-INTERVAL", "PT1H")
            .add_parameter("VALUE", "DURATION")
            .done(),
    );
    for event in events {
        let lasts = event
            .minutes
            .map_or(USUAL, |m| SignedDuration::from_mins(i64::from(m)));
        let mut made = icalendar::Event::new();
        made.uid(&event.uid)
            .summary(&event.title)
            .description(&event.summary)
            .location(&event.place)
            .url(&event.address)
            .add_property("DTSTAMP", instant(event.changed.unwrap_or(event.created)))
            .add_property(
                "LAST-MODIFIED",
                instant(event.changed.unwrap_or(event.created)),
            )
            .add_property("SEQUENCE", event.sequence.to_string())
            .add_property(
                "STATUS",
                if event.cancelled {
                    "CANCELLED"
                } else {
                    "CONFIRMED"
                },
            )
            .add_property("DTSTART", instant(event.starts))
            .add_property("DTEND", instant(event.starts + lasts));
        calendar.push(made.done());
    }
    calendar.done().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read by another library than the one that wrote it.
    #[test]
    fn another_library_reads_what_is_written() {
        let title = "Koor; met, \"pauze\"\nén een heel lange naam ".repeat(4);
        let event = Event {
            uid: "12@elzerveer.naober".into(),
            starts: "2026-11-26T18:30:00Z".parse().unwrap(),
            minutes: Some(90),
            title: title.clone(),
            summary: "Kom gerust.".into(),
            place: "De Schakel".into(),
            address: "https://naober.example/activiteiten/12".into(),
            created: "2026-11-01T09:00:00Z".parse().unwrap(),
            changed: Some("2026-11-03T09:00:00Z".parse().unwrap()),
            sequence: 2,
            cancelled: false,
        };
        let text = feed(
            "Naober Elzerveer",
            &[
                event.clone(),
                Event {
                    uid: "13@e".into(),
                    minutes: None,
                    cancelled: true,
                    ..event
                },
            ],
        );
        assert!(
            text.lines().all(|line| line.len() <= 75),
            "lines are folded"
        );
        let mut read = ical::IcalParser::new(text.as_bytes());
        let calendar = read.next().unwrap().unwrap();
        assert_eq!(calendar.events.len(), 2);
        let value = |event: usize, name: &str| {
            let found = calendar.events[event]
                .properties
                .iter()
                .find(|p| p.name == name);
            found.and_then(|p| p.value.clone()).unwrap_or_default()
        };
        assert_eq!(value(0, "UID"), "12@elzerveer.naober");
        assert_eq!(value(0, "DTSTART"), "20261126T183000Z");
        assert_eq!(value(0, "DTEND"), "20261126T200000Z");
        assert_eq!(value(1, "DTEND"), "20261126T203000Z");
        assert_eq!(value(0, "SEQUENCE"), "2");
        assert_eq!(value(0, "LAST-MODIFIED"), "20261103T090000Z");
        assert_eq!(value(0, "STATUS"), "CONFIRMED");
        assert_eq!(value(1, "STATUS"), "CANCELLED");
        let plain = value(0, "SUMMARY")
            .replace("\\n", "\n")
            .replace("\\,", ",")
            .replace("\\;", ";");
        // The reading library cuts blanks at the end of a value.
        assert_eq!(plain, title.trim_end());
    }
}
