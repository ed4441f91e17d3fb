//! What an officer may know: fixed monthly tables, noised once and kept (promise P7).

use super::{App, Error, Result};
use crate::disclosure;
use crate::domain::{MemberId, Role};
use crate::store::{PageCount, Tx};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

/// The one table there is: openings of scheme pages.
const SCHEME_PAGES: &str = "scheme-pages";
/// Its epsilon, as the ledger keeps it.
const EPSILON_THOUSANDTHS: i64 = 500;

/// A published month.
pub struct Month {
    /// `2026-10`.
    pub month: String,
    /// Page, neighbourhood and the published value; none is "fewer than ten".
    pub cells: Vec<PageCount>,
}

impl App {
    /// The published months, newest first: for officers only.
    ///
    /// # Errors
    /// `NotFound` for who is no officer, or when the database failed.
    pub async fn figures(&self, officer: MemberId) -> Result<Vec<Month>> {
        let me = self.myself(officer).await?;
        if !me.roles.iter().any(|r| r.role == Role::Officer) {
            return Err(Error::NotFound);
        }
        let mut tx = self.read().await?;
        let mut months = Vec::new();
        for (table, month, _) in tx.ledger().await?.into_iter().rev() {
            let cells = tx.figures(&table, &month).await?;
            months.push(Month { month, cells });
        }
        Ok(months)
    }

    /// Plans the draw of every month that is over and was not drawn yet.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn plan_figures(&self) -> Result<()> {
        let this_month = self.today().strftime("%Y-%m").to_string();
        let mut tx = self.write().await?;
        for month in tx.counted_months().await? {
            if month < this_month {
                tx.plan_job(&format!("figures:{month}"), self.now()).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Draws the noise of a month, once. Every cell of the table is drawn, also those that nobody
    /// opened: which cells are missing would say something too.
    pub(super) async fn draw(&self, tx: &mut Tx, month: &str) -> Result<()> {
        let drawn = tx.ledger().await?;
        if drawn
            .iter()
            .any(|(table, m, _)| table == SCHEME_PAGES && m == month)
        {
            return Ok(());
        }
        let counted = tx.true_page_counts(month).await?;
        let context: Vec<i64> = month
            .split('-')
            .filter_map(|part| part.parse().ok())
            .collect();
        let mut rng = ChaCha20Rng::from_seed(self.entropy.bytes("figures", &context));
        let mut cells = Vec::new();
        for scheme in tx.schemes().await? {
            for neighbourhood in tx.neighbourhoods().await? {
                let count = counted
                    .iter()
                    .find(|c| c.page == scheme.key && c.neighbourhood == neighbourhood.id)
                    .and_then(|c| c.value)
                    .and_then(|v| u64::try_from(v).ok())
                    .unwrap_or(0);
                let value = disclosure::publish(count, &mut rng).value;
                cells.push(PageCount {
                    page: scheme.key.clone(),
                    neighbourhood: neighbourhood.id,
                    value: value.and_then(|v| i64::try_from(v).ok()),
                });
            }
        }
        let now = self.now();
        Ok(tx
            .publish_figures(SCHEME_PAGES, month, EPSILON_THOUSANDTHS, &cells, now)
            .await?)
    }
}
