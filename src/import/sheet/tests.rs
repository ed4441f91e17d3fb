//! Sheets as people keep them.

use super::*;
use jiff::civil::{date, time};
use proptest::prelude::*;

fn guessed(sheet: &Sheet) -> Vec<Option<SheetField>> {
    guess(&sheet.headings)
}

const LINES: [[&str; 5]; 3] = [
    [
        "Klus",
        "Datum",
        "Tijd",
        "Aantal vrijwilligers",
        "Omschrijving",
    ],
    [
        "Café helpen",
        "za 28 november 2026",
        "14.00 - 16.30 uur",
        "3",
        "Koffie schenken; praatje maken",
    ],
    ["Taart", "29-11-2026", "10:00", "1", "Bakken"],
];

fn joined(delimiter: &str) -> String {
    let quote = |cell: &&str| format!("\"{cell}\"");
    let line = |cells: &[&str; 5]| cells.iter().map(quote).collect::<Vec<_>>().join(delimiter);
    LINES.iter().map(line).collect::<Vec<_>>().join("\r\n")
}

fn check(sheet: &Sheet) {
    let (rows, problems) = rows(sheet, &guessed(sheet));
    assert_eq!(problems, []);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].title, "Café helpen");
    assert_eq!(rows[0].body, "Koffie schenken; praatje maken");
    assert_eq!(rows[0].date, Some(date(2026, 11, 28)));
    assert_eq!(rows[0].time, Some(time(14, 0, 0, 0)));
    assert_eq!((rows[0].minutes, rows[0].places), (Some(150), Some(3)));
    assert_eq!((rows[1].line, rows[1].minutes), (3, None));
}

#[test]
fn a_sheet_goes_in_as_it_is() {
    for delimiter in [",", ";", "\t"] {
        check(&Sheet::read(joined(delimiter).as_bytes()).unwrap());
    }
    let windows = encoding_rs::WINDOWS_1252
        .encode(&joined(";"))
        .0
        .into_owned();
    assert!(std::str::from_utf8(&windows).is_err());
    check(&Sheet::read(&windows).unwrap());
    let cells: Vec<Vec<String>> = LINES
        .iter()
        .map(|l| l.map(str::to_owned).to_vec())
        .collect();
    check(&Sheet::read(&write_xlsx(&cells).unwrap()).unwrap());
}

/// Dates, times and numbers as a spreadsheet keeps them, formulas, merged cells, an empty first sheet.
#[test]
fn a_spreadsheets_own_kinds_of_cells_are_read() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let mut book = Workbook::new();
    book.add_worksheet();
    let sheet = book.add_worksheet();
    for (column, heading) in (0u16..).zip(["Naam", "Dag", "Tijd", "Aantal", "Duur", "VOG"]) {
        sheet.write_string(1, column, heading).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2026, 12, 5).unwrap();
    let hour = ExcelDateTime::from_hms(9, 20, 0).unwrap();
    let format = |text: &str| Format::new().set_num_format(text);
    sheet.write_string(3, 0, "Soep").unwrap();
    sheet
        .write_datetime_with_format(3, 1, &day, &format("dd-mm-yyyy"))
        .unwrap();
    sheet
        .write_datetime_with_format(3, 2, &hour, &format("hh:mm"))
        .unwrap();
    sheet
        .write_formula(3, 3, Formula::new("=1+3").set_result("4"))
        .unwrap();
    sheet.write_number(3, 4, 90.0).unwrap();
    sheet.write_boolean(3, 5, true).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let sheet = Sheet::read(&bytes).unwrap();
    let (found, problems) = rows(&sheet, &guessed(&sheet));
    assert_eq!(problems, []);
    let row = &found[0];
    assert_eq!((row.line, row.title.as_str()), (4, "Soep"));
    assert_eq!(
        (row.date, row.time),
        (Some(date(2026, 12, 5)), Some(time(9, 20, 0, 0)))
    );
    assert_eq!(
        (row.places, row.minutes, row.vog),
        (Some(4), Some(90), true)
    );
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Naam").unwrap();
    sheet
        .merge_range(1, 0, 2, 0, "Soep", &Format::new())
        .unwrap();
    sheet
        .write_formula(3, 0, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    let sheet = Sheet::read(&book.save_to_buffer().unwrap()).unwrap();
    let told: Vec<(usize, &str)> = sheet.problems.iter().map(|p| (p.line, p.problem)).collect();
    assert!(told.contains(&(2, "sheet-merged")), "{told:?}");
}

#[test]
fn what_is_no_sheet_is_told() {
    let far = {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "Naam").unwrap();
        sheet.write_string(1_048_575, 16_383, "ver weg").unwrap();
        book.save_to_buffer().unwrap()
    };
    let many = "naam;dag\nx;y\n".to_owned() + &"x;y\n".repeat(400);
    let empty = rust_xlsxwriter::Workbook::new().save_to_buffer().unwrap();
    for (bytes, wanted) in [
        (&b""[..], "sheet-empty"),
        (b"\n\n ; ;\n", "sheet-empty"),
        (b"naam;dag\n", "sheet-empty"),
        (b"PK\x03\x04kapot", "sheet-none"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet-old"),
        (b"a\0b", "sheet-none"),
        (many.as_bytes(), "sheet-large"),
        (&far, "sheet-large"),
        (&empty, "sheet-empty"),
    ] {
        assert_eq!(Sheet::read(bytes), Err(wanted));
    }
}

#[test]
fn errors_name_their_cell() {
    let text = "Naam;Dag;Tijd;Aantal;Duur;VOG\nSoep;31-11-2026;25:00;nul;lang;misschien\n\n=cmd|' /C calc'!A0;1-12-2026;9:00;1;1,5 uur;x\n";
    let sheet = Sheet::read(text.as_bytes()).unwrap();
    let (rows, problems) = rows(&sheet, &guessed(&sheet));
    let told: Vec<(usize, usize, &str)> = problems
        .iter()
        .map(|p| (p.line, p.column, p.problem))
        .collect();
    assert_eq!(
        told,
        [
            (2, 1, "sheet-date"),
            (2, 2, "sheet-time"),
            (2, 3, "sheet-number"),
            (2, 4, "sheet-minutes"),
            (2, 5, "sheet-yes"),
            (4, 0, "sheet-formula"),
        ]
    );
    assert_eq!(problems[0].cell, "31-11-2026");
    assert_eq!((rows[1].minutes, rows[1].vog), (Some(90), true));
}

#[test]
fn headings_are_guessed_each_once() {
    for (headings, wanted) in [
        (
            "Wat?|Wanneer|Hoe laat|Waar",
            vec!["titel", "dag", "tijd", "plaats"],
        ),
        (
            "Titel|Omschrijvng|Buurt|Aantal plekken",
            vec!["titel", "tekst", "buurt", "plekken"],
        ),
        (
            "Bu nedir|Yapılacak iş|Gün|Saat|Gönüllü sayısı",
            vec!["titel", "tekst", "dag", "tijd", "plekken"],
        ),
        ("Naam|Naam|iets heel anders", vec!["titel", "", ""]),
        (
            "nr|vacature|start|VOG",
            vec!["nummer", "titel", "tijd", "vog"],
        ),
    ] {
        let headings: Vec<String> = headings.split('|').map(str::to_owned).collect();
        let found: Vec<&str> = guess(&headings)
            .into_iter()
            .map(|f| f.map_or("", SheetField::name))
            .collect();
        assert_eq!(found, wanted, "{headings:?}");
    }
}

#[test]
fn a_day_may_hold_its_time() {
    for (text, wanted) in [
        (
            "28-11-2026 14:00",
            Some((date(2026, 11, 28), Some(time(14, 0, 0, 0)))),
        ),
        (
            "za 28 nov 2026, 14u30",
            Some((date(2026, 11, 28), Some(time(14, 30, 0, 0)))),
        ),
        (
            "2026-11-28T09:00:00",
            Some((date(2026, 11, 28), Some(time(9, 0, 0, 0)))),
        ),
        ("28-11-2026", Some((date(2026, 11, 28), None))),
        ("morgen 14:00", None),
    ] {
        let sheet = Sheet::read(format!("naam;dag\nx;\"{text}\"\n").as_bytes()).unwrap();
        let (found, _) = rows(&sheet, &guessed(&sheet));
        assert_eq!(found[0].date.map(|d| (d, found[0].time)), wanted, "{text}");
    }
}

proptest! {
    /// What goes out comes back the same, whatever a cell begins with, and no cell of the file begins
    /// as a formula does.
    #[test]
    fn what_is_written_reads_back(cells in proptest::collection::vec("[=+@'a-c;,\"\n-]{1,6}", 2..8)) {
        let cells: Vec<String> = cells.iter().map(|c| c.trim().to_owned()).collect();
        prop_assume!(cells.iter().any(|c| !c.is_empty()) && !cells[0].is_empty());
        let headings: Vec<String> = (0..cells.len()).map(|n| format!("k{n}")).collect();
        let lines = vec![headings, cells.clone()];
        let csv = write_csv(&lines);
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(csv.as_bytes());
        for record in reader.records() {
            for cell in record.unwrap().iter() {
                prop_assert!(!cell.starts_with(FORMULA), "{cell}");
            }
        }
        let sheet = Sheet::read(csv.as_bytes()).unwrap();
        prop_assert_eq!(&sheet.problems, &[]);
        let mut found = sheet.lines[0].1.clone();
        found.resize(cells.len(), String::new());
        prop_assert_eq!(&found, &cells);
        // And once more as the text that travels with the form, with the same numbers of lines.
        let again = Sheet::read(sheet.to_text().as_bytes()).unwrap();
        prop_assert_eq!(&again.lines, &sheet.lines);
        let bytes = write_xlsx(&lines).unwrap();
        let spreadsheet = Sheet::read(&bytes).unwrap();
        let mut found = spreadsheet.lines[0].1.clone();
        found.resize(cells.len(), String::new());
        prop_assert_eq!(&found, &cells);
    }

    #[test]
    fn any_bytes_are_a_sheet_or_a_sentence(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(sheet) = Sheet::read(&bytes) {
            let _ = rows(&sheet, &guessed(&sheet));
        }
    }
}
