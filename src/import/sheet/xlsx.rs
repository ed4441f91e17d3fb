//! XLSX, in and out. Cells are read one by one with their place, so that a sheet with one cell far
//! away costs no memory.

use super::{CellProblem, MOST_COLUMNS, MOST_LINES, Sheet};
use calamine::{Cell, DataRef, ExcelDateTime, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
type Cells = BTreeMap<usize, BTreeMap<usize, String>>;

/// Reads the first sheet that has something in it.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, &'static str> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| "sheet-none")?;
    for name in book.sheet_names() {
        let (cells, mut problems) = cells(&mut book, &name)?;
        if cells.is_empty() {
            continue;
        }
        let row = |(row, cells): (usize, BTreeMap<usize, String>)| {
            let width = cells.keys().next_back().map_or(0, |last| last + 1);
            let cell = |at| cells.get(&at).cloned().unwrap_or_default();
            (row + 1, (0..width).map(cell).collect())
        };
        let mut sheet = Sheet::of(cells.into_iter().map(row).collect())?;
        problems.extend(merged(&mut book, &name)?);
        problems.sort_by_key(|p| (p.line, p.column));
        sheet.problems = problems;
        return Ok(sheet);
    }
    Err("sheet-empty")
}

fn cells(book: &mut Book<'_>, name: &str) -> Result<(Cells, Vec<CellProblem>), &'static str> {
    let (mut found, mut problems) = (Cells::new(), Vec::new());
    let mut reader = book
        .worksheet_cells_reader(name)
        .map_err(|_| "sheet-none")?;
    while let Some(cell) = reader.next_cell().map_err(|_| "sheet-none")? {
        let (row, column) = place(&cell);
        let text = match cell.get_value() {
            DataRef::Error(_) => {
                problems.push(CellProblem::new(
                    row + 1,
                    column,
                    "sheet-formula-broken",
                    "",
                ));
                continue;
            }
            value => text(value),
        };
        if text.trim().is_empty() {
            continue;
        }
        // Lines far down may be few: what counts is how many there are.
        if column >= MOST_COLUMNS || found.len() > MOST_LINES {
            return Err("sheet-large");
        }
        found.entry(row).or_default().insert(column, text);
    }
    Ok((found, problems))
}

fn place<T: calamine::CellType>(cell: &Cell<T>) -> (usize, usize) {
    let (row, column) = cell.get_position();
    (row as usize, column as usize)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "ja" } else { "nee" }.to_owned(),
        DataRef::DateTime(at) => moment(at),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A date, a time or both, as somebody would type it. A number below 1 is a time of no day.
fn moment(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    // A spreadsheet's minutes are a fraction of a day, which may fall just short.
    let minute = u32::from(hour) * 60 + u32::from(minute) + u32::from(second >= 30);
    let time = format!("{:02}:{:02}", minute / 60, minute % 60);
    let date = format!("{day:02}-{month:02}-{year}");
    match (at.as_f64() < 1.0, minute) {
        (true, _) => time,
        (false, 0) => date,
        (false, _) => format!("{date} {time}"),
    }
}

/// Merged cells: what stands in the first of them would be missing in the others.
fn merged(book: &mut Book<'_>, name: &str) -> Result<Vec<CellProblem>, &'static str> {
    let regions = book
        .merge_cells_by_sheet_name(name)
        .map_err(|_| "sheet-none")?;
    let problem = |region: calamine::Dimensions| {
        let (row, column) = region.start;
        CellProblem::new(row as usize + 1, column as usize, "sheet-merged", "")
    };
    Ok(regions.into_iter().map(problem).collect())
}

/// Writes headings and lines. Every cell is text, so that none is taken for a formula.
///
/// # Errors
/// When it does not fit in a sheet.
pub fn write(lines: &[Vec<String>]) -> Result<Vec<u8>, String> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0u32..).zip(lines) {
        for (column, cell) in (0u16..).zip(line) {
            let done = sheet.write_string(row, column, cell);
            done.map_err(|error| error.to_string())?;
        }
    }
    book.save_to_buffer().map_err(|error| error.to_string())
}
