//! Files of others become values, with every problem by line and column. No store, no engine.
//!
//! `geojson` reads neighbourhoods; `table` reads CSV whatever spreadsheet wrote it, and `items` makes
//! initiatives, activities and opportunities of its rows. What a name in a file refers to (a
//! neighbourhood, an initiative, a concept) is decided in `app::imports`, which knows the town.

pub mod categories;
mod columns;
pub mod geojson;
pub mod interactions;
pub mod items;
pub mod lists;
pub mod meetings;
pub mod meetup;
pub mod moment;
pub mod nearest;
mod plain_text;
mod problem;
pub mod schemes;
pub mod sheet;
pub mod table;
pub mod wijken;

pub use problem::FileProblem;

use std::fmt;

/// What is wrong in a file: where, and in one sentence why and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The column as the file names it; empty for the whole line.
    pub column: String,
    /// Why, and what to do.
    pub reason: String,
}

impl Problem {
    /// Something about a whole line.
    #[must_use]
    pub fn line(line: u64, reason: impl Into<String>) -> Self {
        Self::cell(line, "", reason)
    }

    /// Something about one cell.
    #[must_use]
    pub fn cell(line: u64, column: &str, reason: impl Into<String>) -> Self {
        Self {
            line,
            column: column.to_owned(),
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}", self.line)?;
            if !self.column.is_empty() {
                write!(f, ", column \"{}\"", self.column)?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.reason)
    }
}
