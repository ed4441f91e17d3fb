//! The table of an evaluation, as text and as JSON.

use crate::app::evaluate::Measured;
use crate::cli::Failure;
use serde::{Deserialize, Serialize};

/// The figures of one method.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Row {
    name: String,
    recall: f64,
    ndcg: f64,
    fit_cpu_s: f64,
    users_per_s: f64,
    peak_rss_mb: f64,
    /// How many users were asked.
    users: usize,
    /// How many relevant items they have together.
    pairs: usize,
}

/// All methods on one data set.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    pub(super) dataset: String,
    pub(super) k: usize,
    pub(super) methods: Vec<Row>,
}

impl Row {
    pub(super) fn new(name: &str, measured: &Measured, peak_rss_mb: f64) -> Self {
        Self {
            name: name.to_owned(),
            recall: measured.mean.recall(),
            ndcg: measured.mean.ndcg(),
            fit_cpu_s: measured.fit_cpu_s,
            users_per_s: measured.users_per_s,
            peak_rss_mb,
            users: measured.mean.users,
            pairs: measured.mean.pairs,
        }
    }

    pub(super) fn to_json(&self) -> Result<String, Failure> {
        serde_json::to_string(self).map_err(failed)
    }

    pub(super) fn from_json(text: &[u8]) -> Result<Self, Failure> {
        serde_json::from_slice(text).map_err(failed)
    }
}

impl Table {
    pub(super) fn to_json(&self) -> Result<String, Failure> {
        serde_json::to_string_pretty(self).map_err(failed)
    }

    pub(super) fn to_text(&self) -> String {
        let (users, pairs) = self.methods.first().map_or((0, 0), |m| (m.users, m.pairs));
        let k = self.k;
        let mut text = format!(
            "{}: {users} users, {pairs} relevant items\n\n{:<16} {:>9} {:>9} {:>10} {:>9} {:>9}",
            self.dataset,
            "method",
            format!("recall@{k}"),
            format!("ndcg@{k}"),
            "fit CPU s",
            "users/s",
            "peak MB"
        );
        for m in &self.methods {
            text.push_str(&format!(
                "\n{:<16} {:>9.4} {:>9.4} {:>10.2} {:>9.0} {:>9.0}",
                m.name, m.recall, m.ndcg, m.fit_cpu_s, m.users_per_s, m.peak_rss_mb
            ));
        }
        text
    }
}

fn failed(error: serde_json::Error) -> Failure {
    Failure::System(error.to_string())
}
