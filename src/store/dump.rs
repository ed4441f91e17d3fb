//! Everything a database holds, as text: for the audit, which compares two of them or searches one.

use super::connect::{Pools, Store};
use super::error::{Error, Result};
use sqlx::{AssertSqlSafe, PgPool};
use std::collections::BTreeMap;

/// Per table its rows as text, sorted.
pub type Dump = BTreeMap<String, Vec<String>>;

impl Store {
    /// The tables with their columns.
    ///
    /// # Errors
    /// When the database failed or is no SQLite file.
    pub(crate) async fn columns(&self) -> Result<Vec<(String, Vec<String>)>> {
        let Pools::Sqlite { readers, .. } = &self.pools else {
            return Err(Error::Address("the audit reads SQLite".to_owned()));
        };
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             AND name NOT LIKE '_sqlx_%' ORDER BY name",
        )
        .fetch_all(readers)
        .await?;
        let mut found = Vec::new();
        for table in tables {
            let columns: Vec<String> =
                sqlx::query_scalar("SELECT name FROM pragma_table_info($1) ORDER BY cid")
                    .bind(&table)
                    .fetch_all(readers)
                    .await?;
            found.push((table, columns));
        }
        Ok(found)
    }

    /// Every row of every table.
    ///
    /// # Errors
    /// When the database failed.
    pub(crate) async fn dump(&self) -> Result<Dump> {
        let readers = match &self.pools {
            Pools::Sqlite { readers, .. } => readers,
            Pools::Postgres(pool) => return dump_of(pool).await,
        };
        let mut dump = Dump::new();
        for (table, columns) in self.columns().await? {
            let quoted: Vec<String> = columns.iter().map(|c| format!("quote(\"{c}\")")).collect();
            let row = quoted.join(" || '|' || ");
            let statement = format!("SELECT {row} FROM \"{table}\" ORDER BY 1");
            let rows = sqlx::query_scalar(AssertSqlSafe(statement))
                .fetch_all(readers)
                .await?;
            dump.insert(table, rows);
        }
        Ok(dump)
    }
}

async fn dump_of(pool: &PgPool) -> Result<Dump> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = current_schema() \
         AND tablename NOT LIKE '\\_sqlx\\_%' ORDER BY 1",
    )
    .fetch_all(pool)
    .await?;
    let mut dump = Dump::new();
    for table in tables {
        let statement = format!("SELECT t::text FROM \"{table}\" t ORDER BY 1");
        let rows = sqlx::query_scalar(AssertSqlSafe(statement))
            .fetch_all(pool)
            .await?;
        dump.insert(table, rows);
    }
    Ok(dump)
}
