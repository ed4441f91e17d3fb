//! One transaction on one town.

use super::error::{Error, Result};
use crate::domain::MunicipalityId;
use jiff::Timestamp;
use sqlx::{Postgres, Sqlite, Transaction};
use std::path::Path;
use std::sync::Arc;

pub(super) enum Conn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Expands an expression once per driver, with the driver's connection under the given name.
macro_rules! on {
    ($tx:expr, $conn:ident => $body:expr) => {
        match &mut $tx.conn {
            crate::store::tx::Conn::Sqlite(tx) => {
                let $conn = &mut **tx;
                $body
            }
            crate::store::tx::Conn::Postgres(tx) => {
                let $conn = &mut **tx;
                $body
            }
        }
    };
}
pub(super) use on;

/// A transaction on one town. Dropped without `commit`, it changes nothing.
pub struct Tx {
    pub(super) conn: Conn,
    pub(super) town: MunicipalityId,
    /// The file in which erasures are written down beside their table.
    pub(super) ledger: Option<Arc<Path>>,
}

impl Tx {
    pub(super) fn new(conn: Conn, town: MunicipalityId) -> Self {
        Self {
            conn,
            town,
            ledger: None,
        }
    }

    /// The town it is on.
    #[must_use]
    pub fn town(&self) -> MunicipalityId {
        self.town
    }

    /// Goes on in another town: for what is done in all of them at once.
    pub fn go_to(&mut self, town: MunicipalityId) {
        self.town = town;
    }

    /// Keeps every change. When this returns, they are on disk.
    ///
    /// # Errors
    /// When the database could not keep them; then none is kept.
    pub async fn commit(self) -> Result<()> {
        match self.conn {
            Conn::Sqlite(tx) => tx.commit().await?,
            Conn::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// The next `count` identities of the town; the first of them is returned.
    pub(super) async fn next_ids(&mut self, count: i64) -> Result<i64> {
        let town = self.town.0;
        let last: i64 = on!(self, c => sqlx::query_scalar(
            "UPDATE municipalities SET last_id = last_id + $2 WHERE id = $1 RETURNING last_id",
        ).bind(town).bind(count).fetch_one(c).await)?;
        Ok(last - count + 1)
    }

    /// Notes that what is shared has changed: the refresher rebuilds the snapshot from it.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn changed(&mut self, what: &str, at: Timestamp) -> Result<i64> {
        let town = self.town.0;
        let revision: i64 = on!(self, c => sqlx::query_scalar(
            "UPDATE municipalities SET revision = revision + 1 WHERE id = $1 RETURNING revision",
        ).bind(town).fetch_one(c).await)?;
        on!(self, c => sqlx::query(
            "INSERT INTO changes (municipality_id, revision, what, at) VALUES ($1, $2, $3, $4)",
        ).bind(town).bind(revision).bind(what).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(revision)
    }

    /// The last change of the town; 0 before the first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn revision(&mut self) -> Result<i64> {
        let town = self.town.0;
        let found: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT revision FROM municipalities WHERE id = $1",
        ).bind(town).fetch_optional(c).await)?;
        Ok(found.unwrap_or(0))
    }
}

/// The instant of a stored number of microseconds.
pub(super) fn instant(micros: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(micros)
        .map_err(|_| Error::Corrupt(format!("{micros} is no instant")))
}
