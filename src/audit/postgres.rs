//! A database of its own on a PostgreSQL server that allows it, and gone afterwards.

use crate::store::Store;
use anyhow::Context;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::str::FromStr;

/// A database that was made for the audit.
pub(super) struct Database {
    server: PgConnectOptions,
    name: &'static str,
    /// Its address.
    pub address: String,
}

impl Database {
    /// Makes it on the server of an address; one that was left by a trial that was stopped goes first.
    pub(super) async fn make(server: &str, name: &'static str) -> anyhow::Result<Self> {
        let server = PgConnectOptions::from_str(server)
            .context("--postgres takes postgres://USER@HOST/DATABASE")?;
        let address = server.clone().database(name).to_url_lossy().to_string();
        let made = Self {
            server,
            name,
            address,
        };
        made.say("DROP DATABASE IF EXISTS").await?;
        made.say("CREATE DATABASE").await?;
        Store::connect(&made.address, true).await?.close().await;
        Ok(made)
    }

    async fn say(&self, what: &str) -> anyhow::Result<()> {
        let mut connection = self.server.connect().await?;
        let statement = format!("{what} {}", self.name);
        sqlx::raw_sql(AssertSqlSafe(statement))
            .execute(&mut connection)
            .await?;
        Ok(connection.close().await?)
    }

    /// Removes it. Nobody may be connected to it any more.
    pub(super) async fn remove(self) -> anyhow::Result<()> {
        self.say("DROP DATABASE IF EXISTS").await
    }
}
