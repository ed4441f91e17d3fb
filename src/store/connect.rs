//! Opening a database: from an address to pools with the settings every connection must have.

use super::error::{Error, Result};
use super::ledger::ledger_beside;
use super::tx::{Conn, Tx};
use crate::domain::MunicipalityId;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection, PgConnection};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

pub(super) static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");
pub(super) static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("migrations/postgres");

/// Readers beside the one SQLite writer, and connections of a PostgreSQL pool.
const CONNECTIONS: u32 = 8;

/// How long a connection or a lock is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Clone)]
pub(super) enum Pools {
    /// One connection writes, the others read the last commit (WAL).
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

/// A database that holds towns. Cloning shares the pools.
#[derive(Clone)]
pub struct Store {
    pub(super) pools: Pools,
    pub(super) ledger: Option<Arc<Path>>,
}

impl Store {
    /// Opens the database at `address` and brings its tables up to date. A path or `sqlite:` address
    /// makes the file when it is missing, and keeps the ledger of who left beside it.
    ///
    /// # Errors
    /// `Address`, `Unreachable`, `Newer`, `Migration` or `Ledger`.
    pub async fn open(address: &str) -> Result<Self> {
        let store = Self::connect(address, true).await?;
        match &store.pools {
            Pools::Sqlite { writer, .. } => SQLITE.run(writer).await?,
            Pools::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        match sqlite_path(address) {
            Some(path) => store.keep_ledger(&ledger_beside(Path::new(path))).await,
            None => Ok(store),
        }
    }

    /// Opens the database as it is. Without `make`, a SQLite file must be there.
    ///
    /// # Errors
    /// `Address` or `Unreachable`.
    pub async fn connect(address: &str, make: bool) -> Result<Self> {
        if is_postgres(address) {
            return Self::connect_postgres(address).await;
        }
        if let Some((scheme, _)) = address.split_once("://")
            && scheme != "sqlite"
        {
            return Err(Error::Address(address.to_owned()));
        }
        Self::connect_sqlite(address, make).await
    }

    async fn connect_sqlite(address: &str, make: bool) -> Result<Self> {
        let path = sqlite_path(address).unwrap_or(address);
        // Set in the options and not once on a connection: a PRAGMA reaches one connection only,
        // and with synchronous=NORMAL an acknowledged write can be lost in a power cut (P13).
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(make)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("secure_delete", "ON");
        let unreachable = |error: sqlx::Error| Error::Unreachable {
            address: address.to_owned(),
            reason: plainly(error),
            advice: "name a Naober database, in a folder where you may write",
        };
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(unreachable)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(CONNECTIONS)
            .connect_with(options)
            .await
            .map_err(unreachable)?;
        Ok(Self {
            pools: Pools::Sqlite { readers, writer },
            ledger: None,
        })
    }

    async fn connect_postgres(address: &str) -> Result<Self> {
        let shown = without_password(address);
        let options =
            PgConnectOptions::from_str(address).map_err(|_| Error::Address(shown.clone()))?;
        let unreachable = |error: sqlx::Error| Error::Unreachable {
            address: shown.clone(),
            reason: plainly(error),
            advice: "look whether the server runs, and at the names and the password in the address",
        };
        // One connection first: a pool tries again until it knows only that time is up.
        let first = PgConnection::connect_with(&options);
        let first = tokio::time::timeout(PATIENCE, first).await;
        let first = first.unwrap_or(Err(sqlx::Error::PoolTimedOut));
        first
            .map_err(unreachable)?
            .close()
            .await
            .map_err(unreachable)?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(unreachable)?;
        Ok(Self {
            pools: Pools::Postgres(pool),
            ledger: None,
        })
    }

    /// A consistent view to read from.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn read(&self, town: MunicipalityId) -> Result<Tx> {
        let conn = match &self.pools {
            Pools::Sqlite { readers, .. } => Conn::Sqlite(readers.begin().await?),
            Pools::Postgres(pool) => Conn::Postgres(
                pool.begin_with("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        };
        Ok(Tx::new(conn, town))
    }

    /// A transaction that may change the town. One at a time per town; nothing is kept without
    /// `Tx::commit`.
    ///
    /// # Errors
    /// When the database cannot be reached or stays locked.
    pub async fn write(&self, town: MunicipalityId) -> Result<Tx> {
        let conn = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Conn::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)
            }
            Pools::Postgres(pool) => {
                let mut tx = pool.begin().await?;
                sqlx::query("SELECT id FROM municipalities WHERE id = $1 FOR UPDATE")
                    .bind(town.0)
                    .execute(&mut *tx)
                    .await?;
                Conn::Postgres(tx)
            }
        };
        let mut tx = Tx::new(conn, town);
        tx.ledger.clone_from(&self.ledger);
        Ok(tx)
    }

    /// A transaction on everything, tables too, without the lock of a town.
    pub(super) async fn whole(&self) -> Result<Tx> {
        let conn = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Conn::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)
            }
            Pools::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        };
        Ok(Tx::new(conn, MunicipalityId(0)))
    }

    /// The leak that a power cut finds, for the audit: what is committed waits in memory.
    #[cfg(feature = "audit")]
    pub(crate) async fn weaken(&self) -> Result<()> {
        if let Pools::Sqlite { writer, .. } = &self.pools {
            sqlx::query("PRAGMA synchronous = NORMAL")
                .execute(writer)
                .await?;
        }
        Ok(())
    }

    /// The durability setting of every connection that the pools can hold, to be checked: `2` is FULL
    /// on SQLite; on PostgreSQL the text of `synchronous_commit`. It waits until all are free.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn durability(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                for (pool, size) in [(writer, 1), (readers, CONNECTIONS)] {
                    let mut held = Vec::new();
                    for _ in 0..size {
                        let mut connection = pool.acquire().await?;
                        let value: i64 = sqlx::query_scalar("PRAGMA synchronous")
                            .fetch_one(&mut *connection)
                            .await?;
                        found.push(value.to_string());
                        held.push(connection);
                    }
                }
            }
            Pools::Postgres(pool) => {
                let mut held = Vec::new();
                for _ in 0..CONNECTIONS {
                    let mut connection = pool.acquire().await?;
                    let value: String = sqlx::query_scalar("SHOW synchronous_commit")
                        .fetch_one(&mut *connection)
                        .await?;
                    found.push(value);
                    held.push(connection);
                }
            }
        }
        Ok(found)
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

fn is_postgres(address: &str) -> bool {
    address.starts_with("postgres://") || address.starts_with("postgresql://")
}

/// The file of a SQLite address; none for PostgreSQL.
#[must_use]
pub fn sqlite_path(address: &str) -> Option<&str> {
    (!is_postgres(address)).then(|| address.strip_prefix("sqlite://").unwrap_or(address))
}

/// What went wrong, without the driver's own words around it.
fn plainly(error: sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        sqlx::Error::Io(error) => error.to_string(),
        sqlx::Error::PoolTimedOut => "it does not answer".to_owned(),
        other => other.to_string(),
    }
}

/// The address as it may be printed.
fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        return address.to_owned();
    };
    let Some((user, host)) = rest.rsplit_once('@') else {
        return address.to_owned();
    };
    let name = user.split(':').next().unwrap_or_default();
    format!("{scheme}://{name}@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_printed() {
        for (address, shown) in [
            (
                "postgres://jan:geheim@db/naober",
                "postgres://jan@db/naober",
            ),
            ("postgres://db/naober", "postgres://db/naober"),
        ] {
            assert_eq!(without_password(address), shown);
        }
    }
}
