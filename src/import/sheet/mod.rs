//! A coordinator's own sheet as it is: XLSX, CSV or pasted cells become rows of text, then rows of
//! meaning. What is wrong is told by the key of a sentence, with line and column.

mod fields;
mod xlsx;

pub use fields::{SheetField, SheetRow, guess, rows};
pub use xlsx::write as write_xlsx;

use super::plain_text::decode;
use super::table::{records, write};

/// Most lines of a sheet, the headings included.
pub const MOST_LINES: usize = 301;
/// Most columns.
const MOST_COLUMNS: usize = 40;
/// Most letters of a cell.
const MOST_LETTERS: usize = 5_000;
const DELIMITERS: [u8; 3] = *b"\t;,";
/// What a cell may not begin with in a file that a spreadsheet opens: it would be taken for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Something that is wrong with one cell, or with the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellProblem {
    /// The line as a spreadsheet counts it, from 1; 0 for the sheet as a whole.
    pub line: usize,
    /// The column, from 0.
    pub column: usize,
    /// The key of the sentence that says why and what to do.
    pub problem: &'static str,
    /// What stands in the cell, shortened.
    pub cell: String,
}

impl CellProblem {
    /// A problem with a cell.
    #[must_use]
    pub fn new(line: usize, column: usize, problem: &'static str, cell: &str) -> Self {
        Self {
            line,
            column,
            problem,
            cell: cell.chars().take(40).collect(),
        }
    }
}

/// A sheet as text: headings, and lines with as many cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The headings.
    pub headings: Vec<String>,
    /// The line in the spreadsheet, from 1, and its cells; lines without content are left out.
    pub lines: Vec<(usize, Vec<String>)>,
    /// What is wrong with cells whatever they should hold: formulas, merged cells.
    pub problems: Vec<CellProblem>,
}

impl Sheet {
    /// Reads a file or pasted cells.
    ///
    /// # Errors
    /// The key of a sentence when it is no sheet, empty or too large.
    pub fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        if bytes.starts_with(b"PK\x03\x04") {
            return xlsx::read(bytes);
        }
        // The formats of before 2007, and files with a password.
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err("sheet-old");
        }
        let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        if !is_utf16 && bytes.contains(&0) {
            return Err("sheet-none");
        }
        let text = decode(bytes);
        // A spreadsheet counts lines of cells, a file also those within a cell.
        let mut within = 0;
        let rows = delimited(&text).into_iter().map(|row| {
            let line = row.line as usize - within;
            let ends = row.cells.iter().map(|cell| cell.matches('\n').count());
            within += ends.sum::<usize>();
            (line, row.cells)
        });
        let mut sheet = Self::of(rows.collect())?;
        for (line, cells) in &mut sheet.lines {
            for (column, cell) in cells.iter_mut().enumerate() {
                if cell.starts_with('=') {
                    let problem = CellProblem::new(*line, column, "sheet-formula", cell);
                    sheet.problems.push(problem);
                }
                if let Some(text) = escaped(cell) {
                    *cell = text.to_owned();
                }
            }
        }
        Ok(sheet)
    }

    /// A sheet of lines of cells; the first with content holds the headings.
    fn of(rows: Vec<(usize, Vec<String>)>) -> Result<Self, &'static str> {
        let mut lines = rows.into_iter().filter_map(|(line, cells)| {
            let cells: Vec<String> = cells.iter().map(|c| c.trim().to_owned()).collect();
            let some = cells.iter().any(|cell| !cell.is_empty());
            some.then_some((line, cells))
        });
        let (_, mut headings) = lines.next().ok_or("sheet-empty")?;
        let mut lines: Vec<(usize, Vec<String>)> = lines.collect();
        if lines.is_empty() {
            return Err("sheet-empty");
        }
        let filled = |cells: &Vec<String>| {
            cells.len() - cells.iter().rev().take_while(|c| c.is_empty()).count()
        };
        let width = lines.iter().map(|(_, cells)| filled(cells));
        let width = width.chain([filled(&headings)]).max().unwrap_or(0);
        if lines.len() >= MOST_LINES || width > MOST_COLUMNS {
            return Err("sheet-large");
        }
        headings.resize(width, String::new());
        for (_, cells) in &mut lines {
            cells.resize(width, String::new());
            for cell in cells {
                if let Some((at, _)) = cell.char_indices().nth(MOST_LETTERS) {
                    cell.truncate(at);
                }
            }
        }
        Ok(Self {
            headings,
            lines,
            problems: Vec::new(),
        })
    }

    /// The same sheet as text, to travel with a form: an empty line stands where one was left out, so
    /// that lines keep their numbers.
    #[must_use]
    pub fn to_text(&self) -> String {
        let first = self.lines.first().map_or(2, |(line, _)| *line);
        let mut all = vec![self.headings.clone()];
        let mut at = first - 1;
        // What stood above the first line may have been left out too.
        all.extend(std::iter::repeat_n(Vec::new(), first.saturating_sub(2)));
        for (line, cells) in &self.lines {
            all.extend(std::iter::repeat_n(Vec::new(), line - at - 1));
            all.push(cells.iter().map(|cell| safe(cell)).collect());
            at = *line;
        }
        let filled = |mut row: Vec<String>| {
            row.resize(self.headings.len().max(2), String::new());
            row
        };
        write(&all.into_iter().map(filled).collect::<Vec<_>>(), b';')
    }
}

/// The records of a text, by the delimiter that gives the first line the most known headings, then
/// the most columns.
fn delimited(text: &str) -> Vec<super::table::Row> {
    let fit = |delimiter: &u8| {
        let rows = records(text, 0, *delimiter);
        let first = rows.first().map_or(&[][..], |row| row.cells.as_slice());
        (guess(first).iter().flatten().count(), first.len())
    };
    let fits = DELIMITERS.iter().map(|d| (fit(d), *d));
    // Of equally good ones the first.
    let best = fits.rev().max_by_key(|(fit, _)| *fit);
    records(text, 0, best.map_or(DELIMITERS[0], |(_, d)| d))
}

/// A cell that no spreadsheet takes for a formula.
fn safe(cell: &str) -> String {
    match cell.starts_with(FORMULA) || escaped(cell).is_some() {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

/// What stands behind the apostrophe that says "this is text".
fn escaped(cell: &str) -> Option<&str> {
    let text = cell.strip_prefix('\'')?;
    let bare = text.trim_start_matches('\'');
    bare.starts_with(FORMULA).then_some(text)
}

/// Headings and lines as CSV with semicolons, as Dutch spreadsheets read it.
#[must_use]
pub fn write_csv(lines: &[Vec<String>]) -> String {
    let safe_line = |line: &Vec<String>| line.iter().map(|cell| safe(cell)).collect();
    write(&lines.iter().map(safe_line).collect::<Vec<_>>(), b';')
}

#[cfg(test)]
mod tests;
