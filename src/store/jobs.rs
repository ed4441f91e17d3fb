//! What must happen once or later: a row with a unique name and a lease.

use super::error::Result;
use super::tx::{Tx, instant, on};
use jiff::Timestamp;

impl Tx {
    /// Plans a job; a job of that name that is planned or done already stays as it is.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn plan_job(&mut self, name: &str, run_at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO jobs (municipality_id, name, run_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        ).bind(town).bind(name).bind(run_at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Takes the job that has waited longest, until `until`; another process does not get it before.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn lease_job(&mut self, now: Timestamp, until: Timestamp) -> Result<Option<String>> {
        let town = self.town.0;
        // The caller holds the town's write lock, so no other process reads the same row here.
        let name: Option<String> = on!(self, c => sqlx::query_scalar(
            "UPDATE jobs SET leased_until = $3, attempts = attempts + 1 WHERE municipality_id = $1 AND name = ( \
               SELECT name FROM jobs WHERE municipality_id = $1 AND done_at IS NULL AND run_at <= $2 \
               AND (leased_until IS NULL OR leased_until <= $2) ORDER BY run_at, name LIMIT 1) RETURNING name",
        ).bind(town).bind(now.as_microsecond()).bind(until.as_microsecond()).fetch_optional(c).await)?;
        Ok(name)
    }

    /// Marks a job as done, in the same transaction as its effect.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn finish_job(&mut self, name: &str, now: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE jobs SET done_at = $3 WHERE municipality_id = $1 AND name = $2",
        ).bind(town).bind(name).bind(now.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// When the next job runs whose name begins like this.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn next_job(&mut self, start: &str) -> Result<Option<Timestamp>> {
        let town = self.town.0;
        let names = format!("{start}%");
        let next: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT MIN(run_at) FROM jobs WHERE municipality_id = $1 AND name LIKE $2 AND done_at IS NULL",
        ).bind(town).bind(&names).fetch_one(c).await)?;
        next.map(instant).transpose()
    }
}
