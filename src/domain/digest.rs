//! Mail at one's own rhythm: when it is due, and what it says.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};
use std::collections::BTreeMap;

/// The hour of the town's day at which a digest becomes due. No zone changes its clocks around it.
const HOUR: i8 = 9;
/// The day of weekly ones, and of monthly ones the first of the month: the weekend is near, and there
/// is time to say yes.
const DAY: Weekday = Weekday::Thursday;

/// How often somebody wants a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// Every Thursday.
    Weekly,
    /// The first Thursday of a month.
    Monthly,
    /// Not at all.
    Never,
}

impl Rhythm {
    /// Every rhythm, the most frequent first.
    pub const ALL: [Self; 4] = [Self::Daily, Self::Weekly, Self::Monthly, Self::Never];

    /// Its name, as stored and in the keys of `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Never => "never",
        }
    }

    /// The rhythm of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.name() == name)
    }

    /// How many days its agenda looks ahead.
    #[must_use]
    pub fn days_ahead(self) -> i32 {
        match self {
            Self::Daily => 3,
            Self::Weekly | Self::Never => 7,
            Self::Monthly => 31,
        }
    }

    /// The last day after `after` and up to `until` on which one is due. However long nobody looked, one
    /// is due and not many.
    #[must_use]
    pub fn due(self, after: Date, until: Date) -> Option<Date> {
        let last = match self {
            Self::Daily => Some(until),
            Self::Weekly => until.checked_sub(until.weekday().since(DAY).days()).ok(),
            Self::Monthly => {
                let first = |of: Date| of.nth_weekday_of_month(1, DAY).ok();
                let before = || first(until.first_of_month().yesterday().ok()?);
                first(until).filter(|day| *day <= until).or_else(before)
            }
            Self::Never => None,
        };
        last.filter(|day| *day > after)
    }
}

/// The last day whose hour of sending has come, by the clock on the wall.
#[must_use]
pub fn last_sending(local: DateTime) -> Date {
    let today = local.date();
    if local.hour() >= HOUR {
        today
    } else {
        today.yesterday().unwrap_or(today)
    }
}

/// What somebody chose about mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailChoices {
    /// How often a digest; nothing was chosen yet, and none comes.
    pub rhythm: Option<Rhythm>,
    /// Whether what they asked for or take part in is told at once.
    pub notices: bool,
}

impl Default for MailChoices {
    fn default() -> Self {
        Self {
            rhythm: None,
            notices: true,
        }
    }
}

/// A text in Dutch, English and whatever other languages it was written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
    /// Others, by tag.
    pub more: BTreeMap<String, String>,
}

impl Texts {
    /// The text in the language of a tag; in Dutch where it was not written in that language.
    #[must_use]
    pub fn of(&self, tag: &str) -> &str {
        match tag {
            "en" => &self.en,
            other => self.more.get(other).unwrap_or(&self.nl),
        }
    }
}

/// Why something is suggested: a term of its score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The term's name, as in the keys of `locales/`.
    pub term: String,
    /// The concept or initiative it names; empty where it names none.
    pub about: Texts,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path of its page.
    pub path: String,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// When, as the clock on the wall shows it.
    pub starts: Option<DateTime>,
    /// Where.
    pub place: String,
    /// Why it is suggested, the weightiest first; nothing for what is on the agenda.
    pub why: Vec<Why>,
}

/// One scheme, the same for everyone of an area (promise P2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeNews {
    /// The path of its page.
    pub path: String,
    /// Title.
    pub title: Texts,
    /// One sentence.
    pub summary: Texts,
    /// The story beside it: path, title and who tells it.
    pub story: Option<(String, String, String)>,
}

/// What a digest says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// How often the reader gets one.
    pub rhythm: Rhythm,
    /// The neighbourhood by name.
    pub neighbourhood: String,
    /// The path of its agenda.
    pub all: String,
    /// Three to five suggestions.
    pub tips: Vec<Entry>,
    /// What is on in the neighbourhood, the first first.
    pub agenda: Vec<Entry>,
    /// How many more there are than `agenda` holds.
    pub more: usize,
    /// One scheme.
    pub scheme: Option<SchemeNews>,
    /// The buurtverbinder's first name and number; the number may be empty.
    pub face: Option<(String, String)>,
    /// The path that ends digests without signing in.
    pub stop: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Whether one is due on a day, said another way.
    fn on(rhythm: Rhythm, day: Date) -> bool {
        match rhythm {
            Rhythm::Daily => true,
            Rhythm::Weekly => day.weekday() == Weekday::Thursday,
            Rhythm::Monthly => day.weekday() == Weekday::Thursday && day.day() <= 7,
            Rhythm::Never => false,
        }
    }

    proptest! {
        #[test]
        fn of_days_that_went_by_the_last_one_counts(start in 0i32..4000, gap in 0i32..400, which in 0usize..4) {
            let rhythm = Rhythm::ALL[which];
            let after = date(2024, 1, 1).checked_add(start.days()).unwrap();
            let until = after.checked_add(gap.days()).unwrap();
            let days = (1..=gap).map(|n| after.checked_add(n.days()).unwrap());
            prop_assert_eq!(rhythm.due(after, until), days.rev().find(|day| on(rhythm, *day)));
        }

        /// However the clock jumps ahead, no day of sending counts twice and none is left out whose
        /// successor did not replace it.
        #[test]
        fn a_clock_that_jumps_makes_none_twice(jumps in proptest::collection::vec(0i64..4000, 1..40)) {
            for rhythm in Rhythm::ALL {
                let mut now = date(2026, 10, 20).at(0, 0, 0, 0);
                let mut looked = last_sending(now);
                let mut sent: Vec<Date> = Vec::new();
                for minutes in &jumps {
                    now = now.checked_add(minutes.minutes()).unwrap();
                    let day = last_sending(now);
                    sent.extend(rhythm.due(looked, day));
                    looked = day;
                }
                prop_assert!(sent.windows(2).all(|two| two[0] < two[1]));
                prop_assert!(sent.iter().all(|day| on(rhythm, *day)));
            }
        }
    }

    #[test]
    fn before_the_hour_it_is_still_yesterdays() {
        let day = date(2026, 11, 26);
        assert_eq!(last_sending(day.at(8, 59, 59, 0)), date(2026, 11, 25));
        assert_eq!(last_sending(day.at(9, 0, 0, 0)), day);
        assert_eq!(last_sending(day.at(23, 0, 0, 0)), day);
    }
}
