//! When the invented activities are: the coming weeks, from a rule that repeats.

use crate::app::{Error, Result};
use crate::dataset::demo::DemoMoment;
use jiff::civil::Weekday;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// For how many weeks activities are planned.
const WEEKS: i64 = 6;

/// The coming moments of something that repeats.
pub(super) fn moments(
    moment: &DemoMoment,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Vec<Timestamp>> {
    let unreadable = || Error::Dataset(format!("{} {}", moment.weekday, moment.time));
    let weekday = match moment.weekday.as_str() {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return Err(unreadable()),
    };
    let time: jiff::civil::Time = moment.time.parse().map_err(|_| unreadable())?;
    let step = match moment.every.as_str() {
        "week" => 1,
        "fortnight" => 2,
        "month" => 4,
        "once" => WEEKS,
        _ => return Err(unreadable()),
    };
    let today = now.to_zoned_datetime(zone.clone()).date();
    let first = today.nth_weekday(1, weekday).map_err(|_| unreadable())?;
    let mut found = Vec::new();
    for week in (0..WEEKS).step_by(usize::try_from(step).unwrap_or(1)) {
        let day = first
            .checked_add((week * 7).days())
            .map_err(|_| unreadable())?;
        let zoned = day
            .to_datetime(time)
            .to_zoned_datetime(zone.clone())
            .map_err(|_| unreadable())?;
        found.push(zoned.timestamp());
    }
    Ok(found)
}
