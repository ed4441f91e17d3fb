//! Meetings of two people who each say whether they would like to meet again, with the interests of
//! the one (a table with a line per side: `iid pid wave dec dec_o` and a column per interest, 1 to 10).

use super::FileProblem;
use super::columns::{Fault, rows};
use std::collections::{BTreeMap, HashSet};

/// The columns of interests.
pub const INTERESTS: [&str; 17] = [
    "sports", "tvsports", "exercise", "dining", "museums", "art", "hiking", "gaming", "clubbing",
    "reading", "tv", "theater", "movies", "concerts", "music", "shopping", "yoga",
];

/// A cell that is empty counts as the middle of the scale.
const UNKNOWN: f64 = 5.5;

/// One side of a meeting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meeting {
    /// Who decides.
    pub one: i64,
    /// About whom.
    pub other: i64,
    /// The evening it was part of.
    pub wave: i64,
    /// Whether `one` would like to meet `other` again, and the other way round.
    pub yes: bool,
    /// See above.
    pub other_yes: bool,
}

/// What could be read, and what not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// Every side of every meeting, in the order of the file; both people have interests.
    pub meetings: Vec<Meeting>,
    /// What everybody said about the interests; as it stands, a few go beyond the scale.
    pub interests: BTreeMap<i64, [f64; INTERESTS.len()]>,
    /// Everything that is wrong.
    pub problems: Vec<FileProblem>,
}

/// Reads a table. `name` is what problems call it.
#[must_use]
pub fn parse(name: &str, bytes: &[u8]) -> Parsed {
    let mut parsed = Parsed::default();
    let mut columns = vec!["iid", "pid", "wave", "dec", "dec_o"];
    columns.extend(INTERESTS);
    let mut seen = HashSet::new();
    let mut interests = BTreeMap::new();
    let read = rows(name, bytes, &columns, &mut parsed.problems, |row| {
        let decision = |column| match row.number::<u8>(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err((column, "it is neither 0 nor 1".to_owned())),
        };
        let meeting = Meeting {
            one: row.number("iid")?,
            other: row.number("pid")?,
            wave: row.number("wave")?,
            yes: decision("dec")?,
            other_yes: decision("dec_o")?,
        };
        if !seen.insert((meeting.one, meeting.other)) {
            return Err(("pid", "the two have an earlier line".to_owned()));
        }
        let mut own = [UNKNOWN; INTERESTS.len()];
        for (value, column) in own.iter_mut().zip(INTERESTS) {
            *value = interest(row.text(column), column)?;
        }
        interests.insert(meeting.one, own);
        Ok(meeting)
    });
    parsed.meetings = read;
    let known = |m: &Meeting| interests.contains_key(&m.other);
    parsed.meetings.retain(known);
    parsed.interests = interests;
    parsed
}

fn interest(text: &str, column: &'static str) -> Result<f64, Fault> {
    if text.is_empty() {
        return Ok(UNKNOWN);
    }
    let value: Option<f64> = text.parse().ok();
    let value = value.filter(|v| v.is_finite());
    value.ok_or_else(|| (column, "it is no number".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_read_and_faults_are_told_by_line_and_column() {
        let header = format!("iid,pid,wave,dec,dec_o,{}", INTERESTS.join(","));
        let cells = |first: &str| format!("{first}{}", ",5".repeat(16));
        let text = [
            header,
            format!("1,2,1,1,0,{}", cells("9")),
            format!("2,1,1,0,1,{}", cells("")),
            format!("1,2,1,1,0,{}", cells("9")),
            format!("2,3,1,yes,1,{}", cells("9")),
            format!("3,9,1,1,1,{}", cells("NaN")),
            // Nobody knows what 8 likes.
            format!("2,8,1,1,1,{}", cells("1")),
        ]
        .join("\n");
        let parsed = parse("m.csv", text.as_bytes());
        let pairs: Vec<_> = parsed.meetings.iter().map(|m| (m.one, m.other)).collect();
        assert_eq!(pairs, [(1, 2), (2, 1)]);
        assert_eq!(parsed.interests[&1][0], 9.0);
        let told: Vec<String> = parsed.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "m.csv, line 4, column pid: the two have an earlier line",
                "m.csv, line 5, column dec: \"yes\" is no number that fits",
                "m.csv, line 6, column sports: it is no number",
            ]
        );
    }
}
