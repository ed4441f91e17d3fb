//! Filling an empty database from a backup: everything in one transaction, tables and all.

use super::connect::{POSTGRES, SQLITE, Store};
use super::error::{Error, Result};
use super::tx::{Conn, Tx, on};
use sqlx::sqlite::SqliteConnection;

/// How far the identities of a town jump when a backup is restored: further than a town hands out between
/// two backups, so that no number is given a second time. Links in letters and the ledger name numbers.
const JUMP: i64 = 1_000_000;

impl Store {
    /// A transaction in a database that has no town, from which tables may be made too.
    ///
    /// # Errors
    /// `NotEmpty`, or when the database failed.
    pub async fn fill(&self) -> Result<Tx> {
        let mut tx = self.whole().await?;
        if tx.has_table("municipalities").await? && !tx.towns().await?.is_empty() {
            return Err(Error::NotEmpty);
        }
        Ok(tx)
    }
}

impl Tx {
    /// The last migration of this database; 0 where it has no tables.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn schema(&mut self) -> Result<i64> {
        if !self.has_table("_sqlx_migrations").await? {
            return Ok(0);
        }
        let last: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT MAX(version) FROM _sqlx_migrations",
        ).fetch_one(c).await)?;
        Ok(last.unwrap_or(0))
    }

    /// Makes the tables as they were at a migration, or as they are now.
    ///
    /// # Errors
    /// `Newer`, `Migration`, or when the database failed.
    pub async fn migrate(&mut self, to: Option<i64>) -> Result<()> {
        match &mut self.conn {
            Conn::Sqlite(tx) => {
                let connection: &mut SqliteConnection = tx;
                SQLITE.run_direct(to, connection, false).await?;
            }
            Conn::Postgres(tx) => POSTGRES.run_direct(to, &mut **tx, false).await?,
        }
        Ok(())
    }

    /// Takes away what must not come back with a backup of a town: letters that waited, for they may have
    /// left since, and the sessions of who can sign in by mail, for they may have ended since.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn settle_restored(&mut self) -> Result<()> {
        let town = self.town.0;
        for statement in [
            "DELETE FROM letters WHERE municipality_id = $1 AND sent_at IS NULL",
            "DELETE FROM sessions WHERE municipality_id = $1 AND member_id IN \
             (SELECT id FROM members WHERE municipality_id = $1 AND email IS NOT NULL)",
            "UPDATE jobs SET leased_until = NULL WHERE municipality_id = $1",
        ] {
            on!(self, c => sqlx::query(statement).bind(town).execute(c).await.map(|_| ()))?;
        }
        on!(self, c => sqlx::query("UPDATE municipalities SET last_id = last_id + $2 WHERE id = $1")
            .bind(town).bind(JUMP).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

/// The migrations that this program knows, by number.
#[must_use]
pub fn schemas() -> Vec<i64> {
    SQLITE.iter().map(|m| m.version).collect()
}
