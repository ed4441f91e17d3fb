//! The file of a backup: gzip (RFC 1952) around lines of JSON, so that `zcat` shows what is in it.
//!
//! ```text
//! {"naober":"backup","format":1,"schema":24,"made":"2026-11-25T18:00:00Z","erased":{"9f…":3}}
//! {"table":"members","columns":[["id","whole"],["first_name","text"]]}
//! [1,"Sanne"]
//! {"end":"members","rows":1,"blake3":"…"}
//! {"end":"backup","rows":1,"blake3":"…"}
//! ```
//!
//! The checksum (BLAKE3) of a table is over its rows, that of the backup over every line before the last.

use super::{Error, Result};
use crate::store::{Column, Kind, Row, Table};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// The version of this form.
const FORMAT: i64 = 1;
/// The longest line that is read, in bytes: more than the largest picture or outline needs.
const LONGEST: u64 = 64 * 1024 * 1024;
/// How many rows are handed over at once.
const ROWS: usize = 500;

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The last migration of the database it is of.
    pub schema: i64,
    /// When it was made.
    pub made: Timestamp,
    /// How many had left by then, by the mark of the town in ledgers.
    pub erased: BTreeMap<String, u64>,
}

/// Writes a backup, line by line.
pub(super) struct Writer {
    out: GzEncoder<BufWriter<File>>,
    all: blake3::Hasher,
    table: blake3::Hasher,
    rows: u64,
    total: u64,
}

impl Writer {
    pub(super) fn new(file: File, head: &Head) -> std::io::Result<Self> {
        let mut writer = Self {
            out: GzEncoder::new(BufWriter::new(file), Compression::fast()),
            all: blake3::Hasher::new(),
            table: blake3::Hasher::new(),
            rows: 0,
            total: 0,
        };
        let (schema, made) = (head.schema, head.made.to_string());
        writer.line(
            &json!({ "naober": "backup", "format": FORMAT, "schema": schema, "made": made,
            "erased": head.erased }),
        )?;
        Ok(writer)
    }

    fn line(&mut self, value: &Value) -> std::io::Result<Vec<u8>> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.all.update(&line);
        self.out.write_all(&line)?;
        Ok(line)
    }

    pub(super) fn begin(&mut self, table: &Table) -> std::io::Result<()> {
        let columns = table.columns.iter().map(|c| json!([c.name, c.kind.name()]));
        self.line(&json!({ "table": table.name, "columns": columns.collect::<Vec<_>>() }))?;
        (self.table, self.rows) = (blake3::Hasher::new(), 0);
        Ok(())
    }

    pub(super) fn row(&mut self, row: Row) -> std::io::Result<()> {
        let line = self.line(&Value::Array(row))?;
        self.table.update(&line);
        self.rows += 1;
        Ok(())
    }

    /// Ends a table; returns how many rows it has.
    pub(super) fn end(&mut self, table: &Table) -> std::io::Result<u64> {
        let sum = self.table.finalize().to_hex().to_string();
        self.line(&json!({ "end": table.name, "rows": self.rows, "blake3": sum }))?;
        self.total += self.rows;
        Ok(self.rows)
    }

    /// Ends the backup; when it returns, the file is on disk.
    pub(super) fn finish(mut self) -> std::io::Result<u64> {
        let sum = self.all.finalize().to_hex().to_string();
        self.line(&json!({ "end": "backup", "rows": self.total, "blake3": sum }))?;
        let file = self
            .out
            .finish()?
            .into_inner()
            .map_err(|e| e.into_error())?;
        file.sync_all()?;
        Ok(self.total)
    }
}

/// A part of a backup.
pub(super) enum Piece {
    /// Rows of this table follow.
    Table(Table),
    /// Rows of the last table.
    Rows(Vec<Row>),
}

/// Reads a backup; what is not as it was written is refused.
pub(super) struct Reader {
    lines: BufReader<GzDecoder<BufReader<File>>>,
    name: String,
    all: blake3::Hasher,
    table: Option<(String, blake3::Hasher, u64)>,
    total: u64,
    ahead: Option<Value>,
}

impl Reader {
    pub(super) fn open(path: &Path) -> Result<(Self, Head)> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| Error::file(path, error))?;
        let mut reader = Self {
            lines: BufReader::new(GzDecoder::new(BufReader::new(file))),
            name: name.clone(),
            all: blake3::Hasher::new(),
            table: None,
            total: 0,
            ahead: None,
        };
        // What is no gzip, or no text of ours, was no backup to begin with.
        let first = reader.line().map_err(|_| Error::NoBackup(name.clone()))?;
        let Some((line, value)) = first.filter(|(_, v)| v["naober"] == "backup") else {
            return Err(Error::NoBackup(name));
        };
        reader.all.update(&line);
        if value["format"].as_i64() != Some(FORMAT) {
            return Err(Error::Newer(name));
        }
        let head = head(&value).ok_or_else(|| reader.damaged("its first line"))?;
        Ok((reader, head))
    }

    fn damaged(&self, what: &str) -> Error {
        Error::Damaged(self.name.clone(), what.to_owned())
    }

    /// The next line and what it says; none at the end of the file.
    fn line(&mut self) -> Result<Option<(Vec<u8>, Value)>> {
        let mut line = Vec::new();
        let read = (&mut self.lines).take(LONGEST).read_until(b'\n', &mut line);
        read.map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => self.damaged("it is cut off"),
            _ => self.damaged(&error.to_string()),
        })?;
        if line.is_empty() {
            return Ok(None);
        }
        let value = serde_json::from_slice(&line)
            .ok()
            .filter(|_| line.ends_with(b"\n"));
        let value = value.ok_or_else(|| self.damaged("a line cannot be read"))?;
        Ok(Some((line, value)))
    }

    /// The next part; none after the last, when everything was as it was written.
    pub(super) fn next(&mut self) -> Result<Option<Piece>> {
        let mut rows = Vec::new();
        loop {
            let value = match self.ahead.take() {
                Some(value) => value,
                None => {
                    let Some((line, value)) = self.line()? else {
                        return Err(self.damaged("it is cut off"));
                    };
                    if value["end"] == "backup" {
                        return self.last(&value).map(|()| None);
                    }
                    self.all.update(&line);
                    if let (Value::Array(_), Some((_, sum, count))) = (&value, &mut self.table) {
                        sum.update(&line);
                        *count += 1;
                    }
                    value
                }
            };
            match value {
                Value::Array(row) if self.table.is_some() => {
                    rows.push(row);
                    if rows.len() == ROWS {
                        return Ok(Some(Piece::Rows(rows)));
                    }
                }
                other if !rows.is_empty() => {
                    self.ahead = Some(other);
                    return Ok(Some(Piece::Rows(rows)));
                }
                other if other["end"].is_string() => self.end_of_table(&other)?,
                other => return self.begin(&other).map(Some),
            }
        }
    }

    fn begin(&mut self, value: &Value) -> Result<Piece> {
        let table = table(value).filter(|_| self.table.is_none());
        let table = table.ok_or_else(|| self.damaged("a line stands where it does not belong"))?;
        self.table = Some((table.name.clone(), blake3::Hasher::new(), 0));
        Ok(Piece::Table(table))
    }

    fn end_of_table(&mut self, value: &Value) -> Result<()> {
        let whole = self.table.take().filter(|(name, sum, count)| {
            value["end"] == name.as_str()
                && value["rows"].as_u64() == Some(*count)
                && value["blake3"] == sum.finalize().to_hex().as_str()
        });
        let (_, _, count) = whole.ok_or_else(|| {
            self.damaged(&format!("table {} is not as it was written", value["end"]))
        })?;
        self.total += count;
        Ok(())
    }

    fn last(&mut self, value: &Value) -> Result<()> {
        let whole = self.table.is_none()
            && value["rows"].as_u64() == Some(self.total)
            && value["blake3"] == self.all.finalize().to_hex().as_str();
        // Reading on checks the sum of the gzip itself too.
        if !whole || self.line()?.is_some() {
            return Err(self.damaged("it is not as it was written"));
        }
        Ok(())
    }
}

fn head(value: &Value) -> Option<Head> {
    let erased = value["erased"].as_object()?.iter();
    Some(Head {
        schema: value["schema"].as_i64()?,
        made: value["made"].as_str()?.parse().ok()?,
        erased: erased
            .map(|(town, count)| Some((town.clone(), count.as_u64()?)))
            .collect::<Option<_>>()?,
    })
}

fn table(value: &Value) -> Option<Table> {
    let column = |pair: &Value| {
        Some(Column {
            name: pair[0].as_str()?.to_owned(),
            kind: Kind::of(pair[1].as_str()?)?,
        })
    };
    let columns = value["columns"].as_array()?.iter().map(column);
    Some(Table {
        name: value["table"].as_str()?.to_owned(),
        columns: columns.collect::<Option<_>>()?,
    })
}
