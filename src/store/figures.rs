//! Counts before and after they leave: the noise is drawn in `disclosure`, once, and kept here.

use super::error::Result;
use super::tx::{Tx, on};
use crate::domain::NeighbourhoodId;
use jiff::Timestamp;

/// One cell: a page in a neighbourhood in a month. After publication, no value is "fewer than ten".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageCount {
    /// The page.
    pub page: String,
    /// The neighbourhood in its address.
    pub neighbourhood: NeighbourhoodId,
    /// How often.
    pub value: Option<i64>,
}

fn cells(rows: Vec<(String, i64, Option<i64>)>) -> Vec<PageCount> {
    rows.into_iter()
        .map(|(page, n, value)| PageCount {
            page,
            neighbourhood: NeighbourhoodId(n),
            value,
        })
        .collect()
}

impl Tx {
    /// The true counts of a month (`2026-11`): for `disclosure` only, never for a page.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn true_page_counts(&mut self, month: &str) -> Result<Vec<PageCount>> {
        let town = self.town.0;
        let rows: Vec<(String, i64, Option<i64>)> = on!(self, c => sqlx::query_as(
            "SELECT page, neighbourhood_id, CAST(SUM(views) AS BIGINT) FROM page_counts \
             WHERE municipality_id = $1 AND substr(day, 1, 7) = $2 \
             GROUP BY page, neighbourhood_id ORDER BY page, neighbourhood_id",
        ).bind(town).bind(month).fetch_all(c).await)?;
        Ok(cells(rows))
    }

    /// The months with counts, oldest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn counted_months(&mut self) -> Result<Vec<String>> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_scalar(
            "SELECT DISTINCT substr(day, 1, 7) FROM page_counts WHERE municipality_id = $1 ORDER BY 1",
        ).bind(town).fetch_all(c).await)?)
    }

    /// The draws of the ledger: table, month, epsilon in thousandths.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn ledger(&mut self) -> Result<Vec<(String, String, i64)>> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_as(
            "SELECT table_name, month, epsilon_thousandths FROM disclosure_ledger WHERE municipality_id = $1 \
             ORDER BY month, table_name",
        ).bind(town).fetch_all(c).await)?)
    }

    /// Keeps a published table and its draw, in one transaction.
    ///
    /// # Errors
    /// When the database failed, or the table of that month was drawn before.
    pub async fn publish_figures(
        &mut self,
        table: &str,
        month: &str,
        epsilon_thousandths: i64,
        list: &[PageCount],
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO disclosure_ledger (municipality_id, table_name, month, epsilon_thousandths, drawn_at) \
             VALUES ($1, $2, $3, $4, $5)",
        ).bind(town).bind(table).bind(month).bind(epsilon_thousandths).bind(at.as_microsecond())
            .execute(c).await.map(|_| ()))?;
        for cell in list {
            on!(self, c => sqlx::query(
                "INSERT INTO published_figures (municipality_id, table_name, month, page, neighbourhood_id, value) \
                 VALUES ($1, $2, $3, $4, $5, $6)",
            ).bind(town).bind(table).bind(month).bind(&cell.page).bind(cell.neighbourhood.0).bind(cell.value)
                .execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// A published table: the months, newest first, with their cells.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn figures(&mut self, table: &str, month: &str) -> Result<Vec<PageCount>> {
        let town = self.town.0;
        let rows: Vec<(String, i64, Option<i64>)> = on!(self, c => sqlx::query_as(
            "SELECT page, neighbourhood_id, value FROM published_figures \
             WHERE municipality_id = $1 AND table_name = $2 AND month = $3 ORDER BY page, neighbourhood_id",
        ).bind(town).bind(table).bind(month).fetch_all(c).await)?;
        Ok(cells(rows))
    }
}
