//! Schemes from a table: each row becomes a scheme file without a check, so that its check says "vraag
//! het na"; and the names of the national product list.

use super::Problem;
use super::table::{Column, Row, Table};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const fn column(key: &'static str, names: &'static [&'static str], required: bool) -> Column {
    Column {
        key,
        names,
        required,
    }
}

const COLUMNS: [Column; 13] = [
    column("key", &["sleutel"], true),
    column("title", &["titel", "naam"], true),
    column("summary", &["samenvatting", "in een zin"], true),
    column("text", &["tekst", "omschrijving"], true),
    column("how", &["hoe", "aanvragen"], true),
    column("ask", &["vraag het", "wie"], true),
    column("role", &["rol"], false),
    column("phone", &["telefoon", "telefoonnummer"], true),
    column("where", &["waar", "plaats"], false),
    column(
        "product",
        &["uniforme productnaam", "upl", "productnaam"],
        false,
    ),
    column("title en", &["titel en"], false),
    column("summary en", &["samenvatting en"], false),
    column("text en", &["tekst en"], false),
];

/// A table of schemes, read: the good rows as scheme files, with their lines.
pub struct Parsed {
    /// The table and what is wrong with it.
    pub table: Table,
    /// The scheme files, with their lines.
    pub rows: Vec<(u64, Value)>,
}

/// Reads a table of schemes. Paragraphs and steps are separated by `|`.
#[must_use]
pub fn schemes(bytes: &[u8]) -> Parsed {
    let mut table = Table::read(bytes, &COLUMNS);
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for row in table.rows.iter().filter(|row| table.is_whole(row)) {
        let empty = COLUMNS
            .iter()
            .find(|c| c.required && table.cell(row, c.key).is_empty());
        match empty {
            Some(column) => {
                let name = table.name(column.key);
                problems.push(Problem::cell(row.line, name, "this is empty"));
            }
            None => rows.push((row.line, document(&table, row))),
        }
    }
    table.problems.extend(problems);
    Parsed { table, rows }
}

fn document(table: &Table, row: &Row) -> Value {
    let cell = |key: &str| table.cell(row, key);
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split('|').map(|p| p.trim().to_owned());
        parts.filter(|p| !p.is_empty()).collect()
    };
    // Where there is no English the Dutch stands, so that nothing is hidden from who reads English.
    let english = |key: &str, dutch: &str| match cell(key) {
        "" => cell(dutch).to_owned(),
        text => text.to_owned(),
    };
    json!({
        "key": crate::domain::neighbourhood::slug(cell("key")),
        "version": "1",
        "product": cell("product"),
        "title": { "nl": cell("title"), "en": english("title en", "title") },
        "summary": { "nl": cell("summary"), "en": english("summary en", "summary") },
        "text": { "nl": parts(cell("text")), "en": parts(&english("text en", "text")) },
        "how": { "nl": parts(cell("how")), "en": parts(cell("how")) },
        "ask": {
            "name": cell("ask"),
            "role": { "nl": cell("role"), "en": cell("role") },
            "phone": cell("phone"),
            "where": { "nl": cell("where"), "en": cell("where") },
        },
        "amounts": {},
        "questions": [],
        "rule": "ask",
    })
}

/// The names of the national product list, in lower case: the first column of its CSV.
#[must_use]
pub fn products(bytes: &[u8]) -> BTreeSet<String> {
    let column = [column(
        "name",
        &["uniformeproductnaam", "uniforme productnaam"],
        true,
    )];
    let table = Table::read(bytes, &column);
    let rows = table.rows.iter();
    rows.map(|row| table.cell(row, "name").to_lowercase())
        .filter(|name| !name.is_empty())
        .collect()
}
