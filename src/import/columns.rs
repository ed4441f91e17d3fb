//! Tables with a header, read row by row: what is wrong is told by line and column.

use super::FileProblem;
use csv::StringRecord;
use std::collections::HashMap;
use std::str::FromStr;

/// Why a row cannot be read: the column and the reason.
pub(super) type Fault = (&'static str, String);

/// One row of a table, by the names of its columns.
pub(super) struct Cells<'a> {
    record: &'a StringRecord,
    places: &'a HashMap<&'static str, usize>,
}

impl Cells<'_> {
    /// The text of a cell; empty where the row has none.
    pub(super) fn text(&self, column: &'static str) -> &str {
        self.places
            .get(column)
            .and_then(|at| self.record.get(*at))
            .unwrap_or_default()
            .trim()
    }

    /// A text that must be there.
    pub(super) fn some(&self, column: &'static str) -> Result<String, Fault> {
        match self.text(column) {
            "" => Err((column, "it is empty".to_owned())),
            text => Ok(text.to_owned()),
        }
    }

    /// A number.
    pub(super) fn number<N: FromStr>(&self, column: &'static str) -> Result<N, Fault> {
        let text = self.text(column);
        let shown: String = text.chars().take(20).collect();
        let wrong = |_| (column, format!("\"{shown}\" is no number that fits"));
        text.parse().map_err(wrong)
    }
}

/// Reads the rows of a table with a function; what it cannot read becomes a problem.
pub(super) fn rows<T>(
    name: &str,
    bytes: &[u8],
    columns: &[&'static str],
    problems: &mut Vec<FileProblem>,
    mut read: impl FnMut(&Cells<'_>) -> Result<T, Fault>,
) -> Vec<T> {
    let mut problem = |line: u64, column: &str, reason: String| {
        problems.push(FileProblem {
            file: name.to_owned(),
            line,
            column: format!("column {column}"),
            reason,
        });
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            problem(1, "1", error.to_string());
            return Vec::new();
        }
    };
    let mut places = HashMap::new();
    for column in columns {
        match header.iter().position(|name| name.trim() == *column) {
            Some(at) => {
                places.insert(*column, at);
            }
            None => problem(1, column, "there is no such column".to_owned()),
        }
    }
    let mut made = Vec::new();
    if places.len() < columns.len() {
        return made;
    }
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                let places = &places;
                match read(&Cells {
                    record: &record,
                    places,
                }) {
                    Ok(row) => made.push(row),
                    Err((column, reason)) => problem(line, column, reason),
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problem(line, "1", "it is no UTF-8 text".to_owned());
            }
        }
    }
    made
}
