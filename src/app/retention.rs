//! Forgetting, once a day: what was kept long enough goes, by a job.

use super::{App, Result};
use crate::domain::retention::TERMS;
use crate::store::Tx;
use jiff::SignedDuration;
use std::sync::atomic::Ordering;

impl App {
    /// Plans today's forgetting, when today is a new day for this process.
    pub(super) async fn plan_forgetting(&self) -> Result<()> {
        let today = self.today();
        let number = i64::from(today.strftime("%Y%m%d").to_string().parse().unwrap_or(0i32));
        if self.forgot.load(Ordering::Relaxed) == number {
            return Ok(());
        }
        let mut tx = self.write().await?;
        tx.plan_job(&format!("keep:{today}"), self.now()).await?;
        tx.commit().await?;
        self.forgot.store(number, Ordering::Relaxed);
        Ok(())
    }

    /// Forgets what was kept for its term. Done twice, it changes nothing more.
    pub(super) async fn forget(&self, tx: &mut Tx) -> Result<()> {
        for term in TERMS {
            let before = self.now() - SignedDuration::from_hours(24 * i64::from(term.days));
            let gone = tx.forget_ended(term.held, before).await?;
            if gone > 0 {
                tracing::info!(what = term.held.name(), gone, "kept long enough");
            }
        }
        Ok(())
    }
}
