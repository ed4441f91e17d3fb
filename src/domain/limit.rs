//! How often a resident can do what reaches others. This table is the only place where it is said; the
//! counts are in the database, so that they hold for every process and through a restart.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// Who joined less long ago than this is a newcomer: somebody who means harm makes a new account for it.
pub const NEWCOMER: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How many letters with a code leave a town in an hour for addresses without an account. Who has one is
/// counted by their own address alone, so nobody can use this up for them.
pub const STRANGERS: i64 = 120;
/// How many letters with a code an address gets in an hour; with five tries each, a guess is right once
/// in 40,000.
pub const LETTERS: i64 = 5;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Writing to somebody one met.
    Message,
    /// Asking or offering something.
    Exchange,
    /// Answering what somebody asks or offers.
    Answer,
    /// Reporting what happened. Who just came can need it as much as others.
    Report,
    /// Taking part in something that has places.
    TakePart,
    /// Having a letter sent to an address, to confirm it.
    Address,
    /// Telling a story.
    Story,
    /// Beginning an initiative.
    Begin,
}

/// Over how long is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// A day of the town's calendar.
    Day,
    /// A week of it, from Monday.
    Week,
}

impl Span {
    /// The number of the span that a day is in.
    #[must_use]
    pub fn number(self, day: Date) -> i64 {
        // 1970-01-05 was a Monday.
        let days = i64::from(
            day.since(jiff::civil::date(1970, 1, 5))
                .map_or(0, |span| span.get_days()),
        );
        match self {
            Self::Day => days,
            Self::Week => days.div_euclid(7),
        }
    }
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What.
    pub doing: Doing,
    /// How often in a newcomer's span, 1 or more.
    pub newcomer: u32,
    /// How often in anybody else's, no less.
    pub others: u32,
    /// Over how long.
    pub span: Span,
}

const fn limit(doing: Doing, newcomer: u32, others: u32, span: Span) -> Limit {
    Limit {
        doing,
        newcomer,
        others,
        span,
    }
}

/// Every limit.
pub const LIMITS: [Limit; 8] = [
    limit(Doing::Message, 20, 80, Span::Day),
    limit(Doing::Exchange, 3, 10, Span::Day),
    limit(Doing::Answer, 5, 30, Span::Day),
    limit(Doing::Report, 5, 5, Span::Day),
    limit(Doing::TakePart, 10, 40, Span::Day),
    limit(Doing::Address, 5, 10, Span::Day),
    limit(Doing::Story, 2, 5, Span::Week),
    limit(Doing::Begin, 1, 3, Span::Week),
];

impl Doing {
    /// Its name, as stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Exchange => "exchange",
            Self::Answer => "answer",
            Self::Report => "report",
            Self::TakePart => "take-part",
            Self::Address => "address",
            Self::Story => "story",
            Self::Begin => "begin",
        }
    }

    /// Its limit.
    #[must_use]
    pub fn limit(self) -> Limit {
        let found = LIMITS.into_iter().find(|limit| limit.doing == self);
        found.unwrap_or(limit(self, 1, 1, Span::Day))
    }
}

impl Limit {
    /// How often somebody can who joined at a moment.
    #[must_use]
    pub fn times(self, joined: Timestamp, now: Timestamp) -> u32 {
        if is_newcomer(joined, now) {
            self.newcomer
        } else {
            self.others
        }
    }

    /// The key of the sentence for who did it that often.
    #[must_use]
    pub fn problem(self, joined: Timestamp, now: Timestamp) -> &'static str {
        // A limit that is the same for all is no reason to say that somebody is new.
        let newcomer = is_newcomer(joined, now) && self.newcomer < self.others;
        match (self.span, newcomer) {
            (Span::Day, false) => "error-often-day",
            (Span::Day, true) => "error-often-day-new",
            (Span::Week, false) => "error-often-week",
            (Span::Week, true) => "error-often-week-new",
        }
    }
}

fn is_newcomer(joined: Timestamp, now: Timestamp) -> bool {
    now.duration_since(joined) < NEWCOMER
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_doing_has_one_limit_and_newcomers_never_more() {
        for (n, limit) in LIMITS.iter().enumerate() {
            assert!(limit.newcomer >= 1 && limit.newcomer <= limit.others);
            assert!(LIMITS[..n].iter().all(|l| l.doing != limit.doing));
            assert_eq!(limit.doing.limit(), *limit);
        }
    }

    #[test]
    fn a_week_begins_on_monday() {
        let of = |d| Span::Week.number(date(2026, 11, d));
        assert_eq!(of(23), of(29));
        assert_eq!(of(29) + 1, of(30));
        assert_eq!(of(22) + 1, of(23));
        let day = |d| Span::Day.number(date(2026, 11, d));
        assert_eq!(day(23) + 1, day(24));
        assert_eq!(
            Span::Week.number(date(1969, 12, 31)) + 1,
            Span::Week.number(date(1970, 1, 5))
        );
    }
}
