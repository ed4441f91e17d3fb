//! Dates and times as people in the Netherlands write them in a sheet.

use jiff::civil::{Date, Time};

/// What a reader is told to write.
pub const DATE_EXAMPLE: &str = "28-11-2026";
/// What a reader is told to write.
pub const TIME_EXAMPLE: &str = "14:00";

/// The months, Dutch, English and Turkish; three letters are enough (`mrt` is the Dutch short form of maart).
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "ocak"],
    &["februari", "february", "şubat"],
    &["maart", "march", "mrt", "mart"],
    &["april", "nisan"],
    &["mei", "may", "mayıs"],
    &["juni", "june", "haziran"],
    &["juli", "july", "temmuz"],
    &["augustus", "august", "ağustos"],
    &["september", "sept", "eylül"],
    &["oktober", "october", "ekim"],
    &["november", "kasım"],
    &["december", "aralık"],
];

const WEEKDAYS: [&str; 21] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "pazartesi",
    "salı",
    "çarşamba",
    "perşembe",
    "cuma",
    "cumartesi",
    "pazar",
];

/// `28-11-2026`, `28/11/2026`, `28.11.2026`, `2026-11-28`, `28 november 2026`, with or without the
/// name of the day in front or, as in Turkish, behind. The day always stands before the month, and a year has four digits.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let text = text.to_lowercase();
    let mut parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    if parts.first().is_some_and(|part| is_weekday(part)) {
        parts.remove(0);
    }
    if parts.len() == 4 && parts.last().is_some_and(|part| is_weekday(part)) {
        parts.pop();
    }
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let (day, month, year) = if a.len() == 4 { (c, b, a) } else { (a, b, c) };
    if year.len() != 4 {
        return None;
    }
    Date::new(digits(year)?, month_number(month)?, digits(day)?).ok()
}

fn is_weekday(part: &str) -> bool {
    part.len() >= 2 && WEEKDAYS.iter().any(|day| day.starts_with(part))
}

fn month_number(part: &str) -> Option<i8> {
    let named = |names: &&[&str]| {
        names
            .iter()
            .any(|name| *name == part || (part.chars().count() == 3 && name.starts_with(part)))
    };
    match MONTHS.iter().position(named) {
        Some(at) => i8::try_from(at + 1).ok(),
        None => digits(part),
    }
}

/// `14:00`, `14.00`, `14:00:00`, `14 uur`, `14u`, `14u30`, `14:00 uur`.
#[must_use]
pub fn time(text: &str) -> Option<Time> {
    let text = text.to_lowercase();
    let text = text.trim();
    let bare = ["uur", "u", "h"]
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(text)
        .trim();
    let has_unit = bare.len() < text.len();
    let parts: Vec<&str> = bare.split([':', '.', 'u', 'h']).collect();
    let (hour, minute, second) = match parts.as_slice() {
        [hour] if has_unit => (*hour, "0", "0"),
        [hour, minute] if minute.len() == 2 => (*hour, *minute, "0"),
        [hour, minute, second] if minute.len() == 2 => (*hour, *minute, *second),
        _ => return None,
    };
    Time::new(digits(hour)?, digits(minute)?, digits(second)?, 0).ok()
}

/// Digits only: no sign, no spaces.
fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_as_people_write_them() {
        for (text, iso) in [
            ("28-11-2026", Some("2026-11-28")),
            ("28/11/2026", Some("2026-11-28")),
            ("28.11.2026", Some("2026-11-28")),
            ("2026-11-28", Some("2026-11-28")),
            ("3-4-2026", Some("2026-04-03")),
            ("28 november 2026", Some("2026-11-28")),
            ("zaterdag 28 november 2026", Some("2026-11-28")),
            ("za 28 nov. 2026", Some("2026-11-28")),
            ("1 mrt 2026", Some("2026-03-01")),
            ("28 November 2026", Some("2026-11-28")),
            ("28 Kasım 2026 Cumartesi", Some("2026-11-28")),
            ("1 ağu 2026", Some("2026-08-01")),
            ("29-02-2028", Some("2028-02-29")),
            ("29-02-2026", None),
            ("31-11-2026", None),
            ("28-11-26", None),
            ("11-28-2026", None),
            ("28 movember 2026", None),
            ("28-11", None),
            ("-28-11-2026-1", None),
            ("", None),
        ] {
            assert_eq!(date(text).map(|d| d.to_string()).as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn times_as_people_write_them() {
        for (text, plain) in [
            ("14:00", Some("14:00:00")),
            ("14.30", Some("14:30:00")),
            ("9:05", Some("09:05:00")),
            ("14 uur", Some("14:00:00")),
            ("14u", Some("14:00:00")),
            ("14u30", Some("14:30:00")),
            ("14.00 uur", Some("14:00:00")),
            ("14:00:00", Some("14:00:00")),
            ("14", None),
            ("14:5", None),
            ("24:00", None),
            ("14:60", None),
            ("half drie", None),
            ("", None),
        ] {
            assert_eq!(
                time(text).map(|t| t.to_string()).as_deref(),
                plain,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_date_reads_back(year in 1000i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let wanted = Date::new(year, month, day).unwrap();
            for text in [format!("{day:02}-{month:02}-{year}"), format!("{day}/{month}/{year}"), wanted.to_string()] {
                prop_assert_eq!(date(&text), Some(wanted));
            }
        }

        #[test]
        fn any_text_is_a_date_or_none(text in "\\PC{0,24}") {
            let _ = (date(&text), time(&text));
        }
    }
}
