//! Every table, row by row, in a form that either database reads: for backups.
//!
//! The tables come in an order in which no row needs one that comes later, the columns by name and the rows
//! by key, so that the same town gives the same rows from SQLite and from PostgreSQL.

use super::error::{Error, Result};
use super::tx::{Conn, Tx, on};
use futures_util::TryStreamExt;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row as _};
use std::collections::BTreeSet;

/// Not in a backup: the ledger of who left, what signs in once (it may have been used since), and what
/// migrations keep of themselves.
const LEFT_OUT: [&str; 5] = [
    "_sqlx_migrations",
    "cards",
    "ceremonies",
    "erasures",
    "sign_in_codes",
];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers of 64 bits.
    Whole,
    /// Text.
    Text,
    /// Bytes, in rows as hexadecimal text.
    Bytes,
    /// True or false.
    Truth,
}

impl Kind {
    /// The names of the kinds, as they are written in backups.
    const NAMES: [(Self, &'static str); 4] = [
        (Self::Whole, "whole"),
        (Self::Text, "text"),
        (Self::Bytes, "bytes"),
        (Self::Truth, "truth"),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(kind, _)| *kind == self);
        found.map_or("text", |(_, name)| name)
    }

    /// The kind of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(kind, _)| *kind)
    }

    /// The kind of a column type of either database.
    fn declared(text: &str) -> Result<Self> {
        match text.to_ascii_uppercase().as_str() {
            "BIGINT" => Ok(Self::Whole),
            "TEXT" => Ok(Self::Text),
            "BLOB" | "BYTEA" => Ok(Self::Bytes),
            "BOOLEAN" => Ok(Self::Truth),
            other => Err(Error::Corrupt(format!("a column of type {other}"))),
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table and its columns, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A row: a value for each column, in their order.
pub type Row = Vec<Value>;

const SQLITE_NAMES: &str =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
const POSTGRES_NAMES: &str =
    "SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = current_schema()";
const SQLITE_COLUMNS: &str = "SELECT name, type FROM pragma_table_info($1)";
const POSTGRES_COLUMNS: &str = "SELECT column_name::text, data_type::text FROM information_schema.columns \
     WHERE table_schema = current_schema() AND table_name = $1";
const SQLITE_NEEDS: &str = "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1)";
const POSTGRES_NEEDS: &str = "SELECT DISTINCT t.relname::text FROM pg_constraint c JOIN pg_class t ON t.oid = c.confrelid \
     WHERE c.conrelid = CAST($1 AS regclass) AND c.contype = 'f'";
const SQLITE_KEY: &str = "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk";
const POSTGRES_KEY: &str = "SELECT a.attname::text FROM pg_index i \
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey) \
     WHERE i.indrelid = CAST($1 AS regclass) AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)";

impl Tx {
    fn dialect(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self.conn {
            Conn::Sqlite(_) => sqlite,
            Conn::Postgres(_) => postgres,
        }
    }

    async fn names(&mut self, statement: &'static str, table: Option<&str>) -> Result<Vec<String>> {
        Ok(on!(self, c => match table {
            Some(table) => sqlx::query_scalar(statement).bind(table).fetch_all(c).await,
            None => sqlx::query_scalar(statement).fetch_all(c).await,
        })?)
    }

    /// Whether there is a table of this name.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn has_table(&mut self, name: &str) -> Result<bool> {
        let statement = self.dialect(SQLITE_NAMES, POSTGRES_NAMES);
        Ok(self.names(statement, None).await?.iter().any(|n| n == name))
    }

    /// The tables of a backup, each after those that its rows refer to.
    ///
    /// # Errors
    /// `Corrupt` for a column of a type that no table of ours has, or when the database failed.
    pub async fn tables(&mut self) -> Result<Vec<Table>> {
        let statement = self.dialect(SQLITE_NAMES, POSTGRES_NAMES);
        let names = self.names(statement, None).await?;
        let kept: BTreeSet<String> = names
            .into_iter()
            .filter(|n| !LEFT_OUT.contains(&n.as_str()))
            .collect();
        let mut waiting = Vec::new();
        for name in &kept {
            let mut needs = self
                .names(self.dialect(SQLITE_NEEDS, POSTGRES_NEEDS), Some(name))
                .await?;
            needs.retain(|other| other != name && kept.contains(other));
            waiting.push((self.table(name).await?, needs));
        }
        let mut ordered: Vec<Table> = Vec::new();
        while !waiting.is_empty() {
            let placed = |needed: &String| ordered.iter().any(|t| t.name == *needed);
            let ready = waiting
                .iter()
                .position(|(_, needs)| needs.iter().all(placed));
            // Tables that refer to one another in a ring cannot be filled in any order.
            let ready = ready.ok_or_else(|| Error::Corrupt("tables in a ring".to_owned()))?;
            ordered.push(waiting.remove(ready).0);
        }
        Ok(ordered)
    }

    async fn table(&mut self, name: &str) -> Result<Table> {
        let statement = self.dialect(SQLITE_COLUMNS, POSTGRES_COLUMNS);
        let rows: Vec<(String, String)> =
            on!(self, c => sqlx::query_as(statement).bind(name).fetch_all(c).await)?;
        let column = |(name, declared): (String, String)| {
            let kind = Kind::declared(&declared)?;
            Ok(Column { name, kind })
        };
        let mut columns: Vec<Column> = rows.into_iter().map(column).collect::<Result<_>>()?;
        columns.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Table {
            name: name.to_owned(),
            columns,
        })
    }

    /// Hands over every row of a table, by key, one at a time.
    ///
    /// # Errors
    /// `Output` of the receiver, `Corrupt` for a value of another kind, or when the database failed.
    pub async fn rows(
        &mut self,
        table: &Table,
        each: &mut (dyn FnMut(Row) -> std::io::Result<()> + Send),
    ) -> Result<()> {
        let key = self
            .names(self.dialect(SQLITE_KEY, POSTGRES_KEY), Some(&table.name))
            .await?;
        let kind_of = |name: &String| {
            table
                .columns
                .iter()
                .find(|c| c.name == *name)
                .map(|c| c.kind)
        };
        // By bytes, as SQLite does by itself.
        let bytes = self.dialect("", " COLLATE \"C\"");
        let order = |name: &String| match kind_of(name) {
            Some(Kind::Text) => format!("\"{name}\"{bytes}"),
            _ => format!("\"{name}\""),
        };
        let order: Vec<String> = key.iter().map(order).collect();
        let statement = format!(
            "SELECT {} FROM \"{}\" ORDER BY {}",
            quoted(table).join(", "),
            table.name,
            order.join(", ")
        );
        on!(self, c => {
            let mut rows = sqlx::query(AssertSqlSafe(statement)).fetch(c);
            while let Some(row) = rows.try_next().await? {
                let mut values = Row::with_capacity(table.columns.len());
                for (at, column) in table.columns.iter().enumerate() {
                    values.push(match column.kind {
                        Kind::Whole => Value::from(row.try_get::<Option<i64>, _>(at)?),
                        Kind::Text => Value::from(row.try_get::<Option<String>, _>(at)?),
                        Kind::Truth => Value::from(row.try_get::<Option<bool>, _>(at)?),
                        Kind::Bytes => Value::from(row.try_get::<Option<Vec<u8>>, _>(at)?.map(|b| hex(&b))),
                    });
                }
                each(values)?;
            }
        });
        Ok(())
    }

    /// Adds rows to a table; their values are in the order of its columns.
    ///
    /// # Errors
    /// `Corrupt` for a value of another kind, or when the database refused a row.
    pub async fn put_rows(&mut self, table: &Table, rows: &[Row]) -> Result<()> {
        // SQLite takes 32,766 values in a statement.
        for part in rows.chunks((30_000 / table.columns.len().max(1)).clamp(1, 200)) {
            self.put_some(table, part).await?;
        }
        Ok(())
    }

    async fn put_some(&mut self, table: &Table, rows: &[Row]) -> Result<()> {
        let width = table.columns.len();
        let places = |row: usize| {
            let numbers: Vec<String> = (1..=width)
                .map(|n| format!("${}", row * width + n))
                .collect();
            format!("({})", numbers.join(", "))
        };
        let places: Vec<String> = (0..rows.len()).map(places).collect();
        let statement = format!(
            "INSERT INTO \"{}\" ({}) VALUES {}",
            table.name,
            quoted(table).join(", "),
            places.join(", ")
        );
        let wrong = || Error::Corrupt(format!("a value in {}", table.name));
        if rows.iter().any(|row| row.len() != width) {
            return Err(wrong());
        }
        on!(self, c => {
            let mut query = sqlx::query(AssertSqlSafe(statement));
            for (column, value) in rows.iter().flat_map(|row| table.columns.iter().zip(row)) {
                let none = value.is_null();
                query = match column.kind {
                    Kind::Whole if none => query.bind(None::<i64>),
                    Kind::Whole => query.bind(value.as_i64().ok_or_else(wrong)?),
                    Kind::Text if none => query.bind(None::<String>),
                    Kind::Text => query.bind(value.as_str().ok_or_else(wrong)?),
                    Kind::Truth if none => query.bind(None::<bool>),
                    Kind::Truth => query.bind(value.as_bool().ok_or_else(wrong)?),
                    Kind::Bytes if none => query.bind(None::<Vec<u8>>),
                    Kind::Bytes => query.bind(value.as_str().and_then(unhex).ok_or_else(wrong)?),
                };
            }
            query.execute(c).await.map(|_| ())
        })?;
        Ok(())
    }
}

/// The names of the columns; a table of another database never comes here, see `restore`.
fn quoted(table: &Table) -> Vec<String> {
    table
        .columns
        .iter()
        .map(|c| format!("\"{}\"", c.name))
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match std::str::from_utf8(pair) {
            Ok(two) if two.len() == 2 => u8::from_str_radix(two, 16).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_as_text() {
        for bytes in [vec![], vec![0], vec![0, 1, 254, 255]] {
            assert_eq!(unhex(&hex(&bytes)), Some(bytes));
        }
        for text in ["0", "0g", "é"] {
            assert_eq!(unhex(text), None, "{text}");
        }
    }
}
