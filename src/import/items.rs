//! Initiatives, activities and opportunities from a table. `docs/import.md` describes the columns.
//!
//! What refers to the town (a neighbourhood, an initiative, a concept) stays a name here.

use super::table::{Column, Row, Table};
use super::{Problem, moment};
use crate::domain::ItemKind;
use geo::Point;
use jiff::civil::DateTime;
use std::collections::HashMap;

/// Where an item is.
#[derive(Clone, Debug, PartialEq)]
pub enum Whereabouts {
    /// The code or the name of a neighbourhood.
    Named(String),
    /// A point in degrees: of a place where people come together, never of a person.
    At(Point<f64>),
    /// Where its initiative is.
    WithInitiative,
}

/// An item as a row describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemRow {
    /// The line of the row.
    pub line: u64,
    /// The name by which a later import finds it again.
    pub key: String,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Paragraphs.
    pub text: String,
    /// Where it is.
    pub whereabouts: Whereabouts,
    /// Who one meets there, first names.
    pub host: String,
    /// The place as neighbours call it.
    pub place: String,
    /// For whom a helper works.
    pub organisation: String,
    /// What a helper must have, in words.
    pub needs: String,
    /// Key of the initiative it belongs to.
    pub initiative: Option<String>,
    /// When it starts, on the clock of the town.
    pub starts: Option<DateTime>,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// How many can take part.
    pub places: Option<u32>,
    /// What it is about, as keys or labels; empty when that is to be read from its words.
    pub concepts: Vec<String>,
}

/// What could be read of a table, and what not.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What the rows are.
    pub kind: ItemKind,
    /// The table, with every problem of it and of its rows.
    pub table: Table,
    /// The rows without a problem.
    pub rows: Vec<ItemRow>,
}

const fn required(key: &'static str, names: &'static [&'static str]) -> Column {
    Column {
        key,
        names,
        required: true,
    }
}

const fn optional(key: &'static str, names: &'static [&'static str]) -> Column {
    Column {
        key,
        names,
        required: false,
    }
}

const COMMON: [Column; 10] = [
    required("key", &["sleutel", "id"]),
    required("title", &["titel", "naam", "name"]),
    optional("summary", &["samenvatting", "in het kort"]),
    optional(
        "text",
        &["tekst", "omschrijving", "beschrijving", "description"],
    ),
    optional("neighbourhood", &["neighborhood", "buurt", "wijk"]),
    optional("lat", &["latitude", "breedtegraad"]),
    optional("lon", &["lng", "longitude", "lengtegraad"]),
    optional("place", &["plek", "locatie", "location"]),
    optional(
        "host",
        &["gastvrouw of gastheer", "contactpersoon", "contact"],
    ),
    optional(
        "concepts",
        &["begrippen", "onderwerpen", "thema's", "topics"],
    ),
];
const INITIATIVE: Column = optional("initiative", &["initiatief"]);
const ORGANISATION: Column = required("organisation", &["organization", "organisatie"]);
const NEEDS: Column = optional("needs", &["nodig", "benodigd"]);
const MINUTES: Column = optional("minutes", &["minuten", "duur"]);
const PLACES: Column = optional("places", &["plaatsen", "plekken", "aantal plaatsen"]);
const DATE: (&str, &[&str]) = ("date", &["datum"]);
const TIME: (&str, &[&str]) = ("time", &["tijd", "begintijd", "aanvang"]);

/// The columns of a kind of table.
#[must_use]
pub fn columns(kind: ItemKind) -> Vec<Column> {
    let own = match kind {
        ItemKind::Initiative => vec![],
        ItemKind::Activity => vec![
            required(DATE.0, DATE.1),
            required(TIME.0, TIME.1),
            INITIATIVE,
            MINUTES,
            PLACES,
        ],
        ItemKind::Opportunity => vec![
            ORGANISATION,
            NEEDS,
            optional(DATE.0, DATE.1),
            optional(TIME.0, TIME.1),
            MINUTES,
            PLACES,
        ],
    };
    [COMMON.to_vec(), own].concat()
}

/// Reads a table of one kind.
#[must_use]
pub fn items(bytes: &[u8], kind: ItemKind) -> Parsed {
    let columns = columns(kind);
    let mut table = Table::read(bytes, &columns);
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    let mut keys: HashMap<String, u64> = HashMap::new();
    for row in table.rows.iter().filter(|row| table.is_whole(row)) {
        let mut cells = Cells {
            table: &table,
            row,
            problems: Vec::new(),
        };
        let item = cells.item(kind, &columns);
        match keys.get(&item.key) {
            Some(line) => cells.wrong(
                "key",
                format!(
                    "\"{}\" stands on line {line} too: give each row a key of its own",
                    item.key
                ),
            ),
            None if item.key.is_empty() => {}
            None => {
                keys.insert(item.key.clone(), row.line);
            }
        }
        if cells.problems.is_empty() {
            rows.push(item);
        }
        problems.append(&mut cells.problems);
    }
    table.problems.append(&mut problems);
    table.problems.sort_by_key(|p| p.line);
    Parsed { kind, table, rows }
}

/// One row while it is read: what is wrong gathers, so that all of it can be told at once.
struct Cells<'a> {
    table: &'a Table,
    row: &'a Row,
    problems: Vec<Problem>,
}

impl Cells<'_> {
    fn wrong(&mut self, key: &str, reason: String) {
        let column = self.table.name(key);
        self.problems
            .push(Problem::cell(self.row.line, column, reason));
    }

    fn text(&self, key: &str) -> String {
        self.table.cell(self.row, key).to_owned()
    }

    fn item(&mut self, kind: ItemKind, columns: &[Column]) -> ItemRow {
        for column in columns.iter().filter(|c| c.required) {
            if self.text(column.key).is_empty() {
                self.wrong(column.key, "this cell is empty: fill it in".to_owned());
            }
        }
        let initiative = Some(self.text("initiative")).filter(|key| !key.is_empty());
        let summary = self.text("summary");
        let text = self.text("text");
        ItemRow {
            line: self.row.line,
            key: self.text("key"),
            title: self.text("title"),
            summary: if summary.is_empty() {
                first_sentence(&text)
            } else {
                summary
            },
            whereabouts: self.whereabouts(initiative.is_some()),
            host: self.text("host"),
            place: self.text("place"),
            organisation: self.text("organisation"),
            needs: self.text("needs"),
            initiative,
            starts: self.starts(kind),
            minutes: self.number("minutes"),
            places: self.number("places"),
            concepts: self
                .text("concepts")
                .split([',', ';', '|'])
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            text,
        }
    }

    fn whereabouts(&mut self, has_initiative: bool) -> Whereabouts {
        let name = self.text("neighbourhood");
        let (lat, lon) = (self.text("lat"), self.text("lon"));
        if !name.is_empty() {
            return Whereabouts::Named(name);
        }
        if lat.is_empty() && lon.is_empty() {
            if !has_initiative {
                let reason =
                    "this cell is empty: fill in a neighbourhood, or lat and lon of the place";
                self.wrong("neighbourhood", reason.to_owned());
            }
            return Whereabouts::WithInitiative;
        }
        let lat = self.degrees("lat", &lat, 90.0, "52.0907");
        let lon = self.degrees("lon", &lon, 180.0, "5.1214");
        Whereabouts::At(Point::new(lon, lat))
    }

    fn degrees(&mut self, key: &str, text: &str, most: f64, example: &str) -> f64 {
        let value: Option<f64> = text.replace(',', ".").parse().ok();
        match value.filter(|v: &f64| v.abs() <= most) {
            Some(value) => value,
            None => {
                let reason = format!("\"{text}\" is no number of degrees: write it as {example}");
                self.wrong(key, reason);
                0.0
            }
        }
    }

    fn starts(&mut self, kind: ItemKind) -> Option<DateTime> {
        let (date_text, time_text) = (self.text("date"), self.text("time"));
        let date = self.read(
            "date",
            &date_text,
            "date",
            moment::DATE_EXAMPLE,
            moment::date,
        );
        let time = self.read(
            "time",
            &time_text,
            "time",
            moment::TIME_EXAMPLE,
            moment::time,
        );
        let half = date_text.is_empty() != time_text.is_empty();
        if half && kind == ItemKind::Opportunity {
            let (empty, other) = if date_text.is_empty() {
                ("date", "time")
            } else {
                ("time", "date")
            };
            let reason = format!("this cell is empty and the {other} is not: fill in both or none");
            self.wrong(empty, reason);
        }
        Some(date?.to_datetime(time?))
    }

    fn read<T>(
        &mut self,
        key: &str,
        text: &str,
        what: &str,
        example: &str,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(text);
        if value.is_none() && !text.is_empty() {
            self.wrong(
                key,
                format!("\"{text}\" is no {what}: write it as {example}"),
            );
        }
        value
    }

    fn number(&mut self, key: &str) -> Option<u32> {
        let text = self.text(key);
        let value: Option<u32> = text.parse().ok().filter(|n| *n > 0);
        if value.is_none() && !text.is_empty() {
            let reason =
                format!("\"{text}\" is no whole number above 0: write one or leave it empty");
            self.wrong(key, reason);
        }
        value
    }
}

/// What stands in for a summary that was left empty.
fn first_sentence(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let ends = line.match_indices(['.', '!', '?']);
    let end = ends
        .map(|(at, sign)| at + sign.len())
        .find(|at| line[*at..].starts_with(' '));
    line[..end.unwrap_or(line.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::write;
    use proptest::prelude::*;

    fn activities(text: &str) -> Parsed {
        items(text.as_bytes(), ItemKind::Activity)
    }

    #[test]
    fn a_row_becomes_an_activity() {
        let parsed = activities(
            "Sleutel;Titel;Omschrijving;Breedtegraad;Lengtegraad;Plek;Datum;Tijd;Minuten;Plaatsen;Onderwerpen\n\
             soep-1;Soep;\"Prei erin. Klaar.\";52,09;5,12;De Schuur;zaterdag 28 november 2026;14 uur;90;12;koken, \"\"\n",
        );
        assert_eq!(parsed.table.problems, []);
        let row = &parsed.rows[0];
        assert_eq!(row.summary, "Prei erin.");
        assert_eq!(row.whereabouts, Whereabouts::At(Point::new(5.12, 52.09)));
        assert_eq!(row.starts.unwrap().to_string(), "2026-11-28T14:00:00");
        assert_eq!((row.minutes, row.places), (Some(90), Some(12)));
        assert_eq!(row.concepts[0], "koken");
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let header = "key,title,buurt,lat,lon,initiative,datum,tijd,minutes,places";
        for (row, wanted) in [
            (
                ",Soep,Oost,,,,28-11-2026,14:00,,",
                vec!["line 2, column \"key\": this cell is empty"],
            ),
            (
                "k,Soep,,,,,28-11-2026,14:00,,",
                vec!["line 2, column \"buurt\": this cell is empty: fill in a neighbourhood"],
            ),
            ("k,Soep,,,,moes,28-11-2026,14:00,,", vec![]),
            (
                "k,Soep,,52.1,,,28-11-2026,14:00,,",
                vec!["line 2, column \"lon\": \"\" is no number of degrees: write it as 5.1214"],
            ),
            (
                "k,Soep,,NaN,5,,28-11-2026,14:00,,",
                vec!["line 2, column \"lat\": \"NaN\" is no number"],
            ),
            (
                "k,,Oost,,,,31-11-2026,25:00,lang,0",
                vec![
                    "line 2, column \"title\": this cell is empty: fill it in",
                    "line 2, column \"datum\": \"31-11-2026\" is no date: write it as 28-11-2026",
                    "line 2, column \"tijd\": \"25:00\" is no time: write it as 14:00",
                    "line 2, column \"minutes\": \"lang\" is no whole number above 0",
                    "line 2, column \"places\": \"0\" is no whole number above 0",
                ],
            ),
        ] {
            let parsed = activities(&format!("{header}\n{row}\n"));
            let told: Vec<String> = parsed
                .table
                .problems
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(told.len(), wanted.len(), "{row}: {told:?}");
            for (told, wanted) in told.iter().zip(wanted) {
                assert!(told.starts_with(wanted), "{told}");
            }
            assert_eq!(parsed.rows.is_empty(), !told.is_empty());
        }
    }

    #[test]
    fn a_key_is_used_once_and_a_moment_is_whole() {
        let parsed = items(
            b"key,title,buurt,organisation,date,time\na,x,Oost,Buurthuis,,\na,y,Oost,Buurthuis,28-11-2026,\n",
            ItemKind::Opportunity,
        );
        let told: Vec<String> = parsed
            .table
            .problems
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("column \"time\": this cell is empty and the date is not"));
        assert!(told[1].contains("\"a\" stands on line 2 too"));
        assert_eq!(parsed.rows.len(), 1);
    }

    #[test]
    fn every_column_is_documented() {
        let docs = include_str!("../../docs/import.md");
        for kind in [
            ItemKind::Initiative,
            ItemKind::Activity,
            ItemKind::Opportunity,
        ] {
            for column in columns(kind) {
                let names: Vec<String> = std::iter::once(&column.key)
                    .chain(column.names)
                    .map(|name| format!("`{name}`"))
                    .collect();
                let row = format!("| {} |", names.join(", "));
                assert!(docs.contains(&row), "docs/import.md lacks: {row}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_rows_or_problems(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            for kind in [ItemKind::Initiative, ItemKind::Activity, ItemKind::Opportunity] {
                let _ = items(&bytes, kind);
            }
        }

        /// What was written reads back, whatever the words: cells lose only the spaces around them.
        #[test]
        fn a_written_row_reads_back(
            words in proptest::collection::vec("[^\0]{1,12}", 4),
            day in 1i8..=28, minutes in 1u32..600, delimiter in proptest::sample::select(b",;\t".to_vec()),
        ) {
            let header = ["key", "titel", "samenvatting", "tekst", "plek", "buurt", "datum", "tijd", "minuten"];
            let cells = [
                "k1", "titel", &words[0], &words[1], &words[2], &format!("b{}", words[3]),
                &format!("{day}-11-2026"), "9.30", &minutes.to_string(),
            ].map(str::to_owned);
            let text = write(&[header.map(str::to_owned).to_vec(), cells.to_vec()], delimiter);
            let parsed = items(text.as_bytes(), ItemKind::Activity);
            prop_assert_eq!(&parsed.table.problems, &[]);
            let row = &parsed.rows[0];
            prop_assert_eq!(row.text.as_str(), words[1].trim());
            prop_assert_eq!(row.place.as_str(), words[2].trim());
            prop_assert_eq!(&row.whereabouts, &Whereabouts::Named(cells[5].trim().to_owned()));
            prop_assert_eq!(row.starts.map(|s| s.day()), Some(day));
            prop_assert_eq!(row.minutes, Some(minutes));
        }
    }
}
