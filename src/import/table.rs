//! CSV tables of others, whatever spreadsheet wrote them: comma, semicolon or tab; UTF-8, UTF-16 or
//! Windows-1252; headers in Dutch or English. Every problem is collected with its line and column.

use super::Problem;
use super::nearest::did_you_mean;
use super::plain_text::{Lines, decode, no_table};

/// A column that a table may have.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the code, and the first name it may have in a header.
    pub key: &'static str,
    /// Its other names in a header, Dutch and English, in lower case.
    pub names: &'static [&'static str],
    /// Whether a table cannot do without it.
    pub required: bool,
}

impl Column {
    fn is(&self, header: &str) -> bool {
        let plain = plain(header);
        plain == self.key || self.names.contains(&plain.as_str())
    }
}

/// One row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it starts, from 1.
    pub line: u64,
    /// Its cells, untouched.
    pub cells: Vec<String>,
}

/// A table and everything that is wrong with it.
#[derive(Clone, Debug)]
pub struct Table {
    /// The names of the columns as they stand in the file.
    pub header: Vec<String>,
    /// The rows, also those with problems; rows without any content are left out.
    pub rows: Vec<Row>,
    /// What separates cells.
    pub delimiter: u8,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Header names that mean nothing here.
    pub ignored: Vec<String>,
    /// For each known column, where it stands.
    positions: Vec<(&'static str, usize)>,
}

/// The column that `rejected` adds; ignored in silence when the corrected file comes back.
const REASON: &str = "reason";
const DELIMITERS: [u8; 3] = *b",;\t";

impl Table {
    /// Reads a table. When the header is not usable there are problems and no rows.
    #[must_use]
    pub fn read(bytes: &[u8], columns: &[Column]) -> Self {
        let mut table = Self {
            header: Vec::new(),
            rows: Vec::new(),
            delimiter: DELIMITERS[0],
            problems: Vec::new(),
            ignored: Vec::new(),
            positions: Vec::new(),
        };
        if let Some(reason) = no_table(bytes) {
            table.problems.push(Problem::line(0, reason));
            return table;
        }
        let text = decode(bytes);
        // Some spreadsheets write their delimiter on a line of its own.
        let declared = text.lines().next().and_then(declared_delimiter);
        let start = if declared.is_some() {
            text.find('\n').map_or(text.len(), |at| at + 1)
        } else {
            0
        };
        table.delimiter = declared.unwrap_or_else(|| sniff(&text, columns));
        let mut records = records(&text, start, table.delimiter).into_iter();
        if let Some(first) = records.next() {
            table.read_header(first, columns);
        } else {
            table.problems.push(Problem::line(0, "the file is empty"));
        }
        if table.problems.is_empty() {
            table.read_rows(records);
        }
        table
    }

    fn read_header(&mut self, first: Row, columns: &[Column]) {
        for (name, at) in first.cells.iter().zip(0..) {
            match columns.iter().find(|column| column.is(name)) {
                Some(column) if self.position(column.key).is_some() => {
                    let reason = "this column is there twice: leave one out";
                    self.problems.push(Problem::cell(first.line, name, reason));
                }
                Some(column) => self.positions.push((column.key, at)),
                None if plain(name).is_empty() || plain(name) == REASON => {}
                None => self.ignored.push(name.trim().to_owned()),
            }
        }
        self.header = first.cells;
        let known = columns.iter().map(|c| c.key).collect::<Vec<_>>().join(", ");
        if self.positions.is_empty() {
            let reason = format!(
                "the first line names no column that is known here: it should name columns such as {known}"
            );
            self.problems.push(Problem::line(first.line, reason));
            return;
        }
        for column in columns.iter().filter(|c| c.required) {
            if self.position(column.key).is_none() {
                let meant = did_you_mean_in(column, &self.ignored);
                let reason = format!("the column \"{}\" is missing{meant}", column.key);
                self.problems.push(Problem::line(first.line, reason));
            }
        }
    }

    fn read_rows(&mut self, records: impl Iterator<Item = Row>) {
        let width = self.header.len();
        for mut row in records {
            if row.cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            while row.cells.len() > width && row.cells.last().is_some_and(|c| c.trim().is_empty()) {
                row.cells.pop();
            }
            if row.cells.len() != width {
                let reason = format!(
                    "this line has {} cells and the first line {width}: look for a missing or stray \"{}\" or quotation mark",
                    row.cells.len(),
                    char::from(self.delimiter).escape_default(),
                );
                self.problems.push(Problem::line(row.line, reason));
            }
            self.rows.push(row);
        }
    }

    fn position(&self, key: &str) -> Option<usize> {
        let found = self.positions.iter().find(|(known, _)| *known == key);
        found.map(|(_, at)| *at)
    }

    /// Whether the row has a cell for every column.
    #[must_use]
    pub fn is_whole(&self, row: &Row) -> bool {
        row.cells.len() == self.header.len()
    }

    /// A cell without the spaces around it; empty when there is no such column.
    #[must_use]
    pub fn cell<'a>(&self, row: &'a Row, key: &str) -> &'a str {
        let cell = self.position(key).and_then(|at| row.cells.get(at));
        cell.map_or("", |text| text.trim())
    }

    /// What the file calls a column.
    #[must_use]
    pub fn name<'a>(&'a self, key: &'a str) -> &'a str {
        let name = self.position(key).and_then(|at| self.header.get(at));
        name.map_or(key, |text| text.trim())
    }

    /// The rows of these problems as a table of their own, with the reasons in a first column: to be
    /// corrected and imported again.
    #[must_use]
    pub fn rejected(&self, problems: &[Problem]) -> String {
        let reasons = |line: u64| {
            let own = problems.iter().filter(|p| p.line == line);
            let texts: Vec<String> = own
                .map(|p| match p.column.as_str() {
                    "" => p.reason.clone(),
                    column => format!("{column}: {}", p.reason),
                })
                .collect();
            texts.join("; ")
        };
        let old = |name: &String| plain(name) != REASON;
        let keep: Vec<bool> = self.header.iter().map(old).collect();
        let kept = |cells: &[String]| {
            let numbered = cells.iter().enumerate();
            numbered
                .filter(|(at, _)| keep.get(*at).copied().unwrap_or(true))
                .map(|(_, cell)| cell.clone())
                .collect::<Vec<_>>()
        };
        let mut lines = vec![with_first(REASON.to_owned(), kept(&self.header))];
        for row in &self.rows {
            let why = reasons(row.line);
            if !why.is_empty() {
                lines.push(with_first(why, kept(&row.cells)));
            }
        }
        write(&lines, self.delimiter)
    }
}

fn with_first(first: String, mut rest: Vec<String>) -> Vec<String> {
    rest.insert(0, first);
    rest
}

fn did_you_mean_in(column: &Column, ignored: &[String]) -> String {
    let names = std::iter::once(&column.key).chain(column.names);
    names
        .map(|name| did_you_mean(name, ignored.iter().map(String::as_str)))
        .find(|meant| !meant.is_empty())
        .map_or_else(String::new, |meant| format!("{meant}?"))
}

/// Writes a table as UTF-8 that spreadsheets recognise by its first three bytes.
#[must_use]
pub fn write(lines: &[Vec<String>], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_writer(Vec::new());
    for line in lines {
        // Writing to memory does not fail.
        let _ = writer.write_record(line);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A header as it is compared: lower case, single spaces.
fn plain(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-'));
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

fn declared_delimiter(line: &str) -> Option<u8> {
    match line.trim_end().strip_prefix("sep=")?.as_bytes() {
        [only] if DELIMITERS.contains(only) => Some(*only),
        _ => None,
    }
}

/// The delimiter that gives the first line the most known columns, then the most columns. Counting
/// signs would be fooled by a comma in a text.
fn sniff(text: &str, columns: &[Column]) -> u8 {
    let fit = |delimiter: u8| {
        let first = first_record(text, delimiter);
        let known = |name: &&str| columns.iter().any(|column| column.is(name));
        (first.iter().filter(known).count(), first.len())
    };
    let mut best = (DELIMITERS[0], (0, 0));
    for delimiter in DELIMITERS {
        let fit = fit(delimiter);
        if fit > best.1 {
            best = (delimiter, fit);
        }
    }
    best.0
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn first_record(text: &str, delimiter: u8) -> csv::StringRecord {
    let mut record = csv::StringRecord::new();
    // The text is in memory and valid: there is nothing to fail.
    let _ = reader(text, delimiter).read_record(&mut record);
    record
}

pub(super) fn records(text: &str, start: usize, delimiter: u8) -> Vec<Row> {
    let body = &text[start..];
    let mut lines = Lines::new(text);
    let mut found = Vec::new();
    for record in reader(body, delimiter).into_records().map_while(Result::ok) {
        let at = record.position().map_or(0, csv::Position::byte);
        found.push(Row {
            line: lines.of(start + usize::try_from(at).unwrap_or(0)),
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COLUMNS: [Column; 3] = [
        Column {
            key: "key",
            names: &["sleutel"],
            required: true,
        },
        Column {
            key: "title",
            names: &["titel"],
            required: true,
        },
        Column {
            key: "text",
            names: &["tekst"],
            required: false,
        },
    ];

    fn read(bytes: &[u8]) -> Table {
        Table::read(bytes, &COLUMNS)
    }

    fn utf16(text: &str) -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn what_a_spreadsheet_wrote_is_understood() {
        for bytes in [
            b"key,title,text\nk1,Caf\xc3\xa9,een; twee\n".to_vec(),
            b"\xef\xbb\xbfkey,title,text\nk1,Caf\xc3\xa9,een; twee\n".to_vec(),
            b"Sleutel;Titel;Tekst\r\nk1;Caf\xe9;\"een; twee\"\r\n".to_vec(),
            b"sep=;\r\nsleutel;TITEL;tekst\r\n\r\nk1;Caf\xe9;\"een; twee\";;\r\n;;\r\n".to_vec(),
            utf16("key\ttitle\ttext\r\nk1\tCafé\teen; twee\r\n"),
        ] {
            let table = read(&bytes);
            assert_eq!(table.problems, [], "{bytes:?}");
            let [row] = table.rows.as_slice() else {
                panic!("{:?}", table.rows)
            };
            let cells = ["key", "title", "text"].map(|key| table.cell(row, key));
            assert_eq!(cells, ["k1", "Café", "een; twee"]);
        }
    }

    #[test]
    fn every_problem_names_its_line() {
        for (bytes, wanted) in [
            (&b""[..], "the file is empty"),
            (b"PK\x03\x04rest", "this is a spreadsheet: save it as CSV"),
            (b"a\0b", "this is no table"),
            (
                b"een,twee\n1,2\n",
                "line 1: the first line names no column that is known here",
            ),
            (
                b"key,titl\nk1,x\n",
                "line 1: the column \"title\" is missing, did you mean \"titl\"?",
            ),
            (
                b"key,title,titel\nk1,x,y\n",
                "line 1, column \"titel\": this column is there twice",
            ),
            (
                b"key,title\n\nk1,x\nk2\n",
                "line 4: this line has 1 cells and the first line 2",
            ),
            (
                b"key,title\r\n\r\n\"k\r\n1\",x\r\nk2\r\n",
                "line 5: this line has 1 cells",
            ),
        ] {
            let table = read(bytes);
            let first = table
                .problems
                .first()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(first.starts_with(wanted), "{first}");
        }
        assert_eq!(read(b"key,title,kleur\n").ignored, ["kleur"]);
    }

    #[test]
    fn rejected_rows_come_back_with_their_reason() {
        let table = read(b"key;title\nk1;een\nk2;\"twee; drie\"\nk3;vier;vijf\n");
        let mut problems = table.problems.clone();
        problems.push(Problem::cell(3, "title", "is no title"));
        let again = table.rejected(&problems);
        assert_eq!(
            again.lines().take(2).collect::<Vec<_>>(),
            [
                "\u{feff}reason;key;title",
                "title: is no title;k2;\"twee; drie\""
            ]
        );
        let second = read(again.as_bytes());
        assert_eq!((second.rows.len(), second.ignored.len()), (2, 0));
        assert!(
            second
                .rejected(&second.problems)
                .starts_with("\u{feff}reason;key;title\n")
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_a_problem(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let table = read(&bytes);
            prop_assert!(!table.problems.is_empty() || !table.header.is_empty());
        }

        #[test]
        fn any_bytes_below_a_header_are_rows(
            bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(b'"'), Just(b';'), Just(b'\n'), Just(b'\r')], 0..120),
        ) {
            let whole = [b"key;title\n".as_slice(), &bytes].concat();
            let table = read(&whole);
            let lines: Vec<u64> = table.rows.iter().map(|r| r.line).collect();
            prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", lines);
            let _ = table.rejected(&table.problems);
        }

        #[test]
        fn a_written_table_reads_back(
            cells in proptest::collection::vec(("[a-z]{1,4}", "[^\0]{0,12}", "[^\0]{0,12}"), 0..8),
            delimiter in proptest::sample::select(DELIMITERS.to_vec()),
        ) {
            let header = ["key", "title", "text"].map(str::to_owned).to_vec();
            let rows: Vec<Vec<String>> = cells.into_iter().map(|(a, b, c)| vec![a, b, c]).collect();
            let lines: Vec<Vec<String>> = std::iter::once(header).chain(rows.clone()).collect();
            let table = read(write(&lines, delimiter).as_bytes());
            prop_assert_eq!(&table.problems, &[]);
            let back: Vec<Vec<String>> = table.rows.into_iter().map(|r| r.cells).collect();
            prop_assert_eq!(back, rows);
        }
    }
}
