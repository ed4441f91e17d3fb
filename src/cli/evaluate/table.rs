//! The table of an evaluation, as text and as JSON.

use crate::app::evaluate::Measured;
use crate::cli::Failure;
use crate::engine::evaluate::bootstrap::interval;
use serde::{Deserialize, Serialize};

/// Seed of the bootstrap.
const SEED: u64 = 1;

/// The figures of one method, over everybody or over those with as much history.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Row {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    history: Option<String>,
    recall: f64,
    ndcg: f64,
    fit_cpu_s: f64,
    users_per_s: f64,
    peak_rss_mb: f64,
    /// How many lists were asked: one a user, or one a user and week.
    users: usize,
    /// How many relevant items they have together.
    pairs: usize,
    /// How much better than the method it is compared with, 0.15 for 15 %.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    over: Option<Over>,
}

/// The middle 95 % of a paired bootstrap over people.
#[derive(Debug, Serialize, Deserialize)]
struct Over {
    name: String,
    recall: (f64, f64),
    ndcg: (f64, f64),
}

/// A row, and what every person adds to it: user, recall, NDCG.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Full {
    row: Row,
    of: Vec<(i64, f64, f64)>,
}

/// All methods on one data set.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    dataset: String,
    k: usize,
    methods: Vec<Row>,
}

/// The rows of one method, as its process prints them.
pub(super) fn to_json(
    name: &str,
    measured: &Measured,
    peak_rss_mb: f64,
) -> Result<String, Failure> {
    let rows = measured.means.iter().map(|(history, mean)| Full {
        row: Row {
            name: name.to_owned(),
            history: history.map(str::to_owned),
            recall: mean.recall(),
            ndcg: mean.ndcg(),
            fit_cpu_s: measured.fit_cpu_s,
            users_per_s: measured.users_per_s,
            peak_rss_mb,
            users: mean.users,
            pairs: mean.pairs,
            over: None,
        },
        of: mean
            .of
            .iter()
            .map(|(user, share)| (*user, share.recall, share.ndcg))
            .collect(),
    });
    serde_json::to_string(&rows.collect::<Vec<_>>()).map_err(failed)
}

/// Reads what a process printed.
pub(super) fn from_json(text: &[u8]) -> Result<Vec<Full>, Failure> {
    serde_json::from_slice(text).map_err(failed)
}

impl Table {
    /// Puts rows together and compares each with the row of `reference` with the same history.
    pub(super) fn new(dataset: String, k: usize, rows: Vec<Full>, reference: &str) -> Self {
        let over = |full: &Full| {
            let same = |other: &&Full| {
                other.row.name == reference && other.row.history == full.row.history
            };
            let other = rows.iter().find(same)?;
            let (mine, its) = (full.of.iter(), other.of.iter());
            let paired = mine.clone().map(|x| x.0).eq(its.clone().map(|x| x.0));
            if full.row.name == reference || !paired {
                return None;
            }
            let recall = (mine.clone().map(|x| x.1), its.clone().map(|x| x.1));
            let ndcg = (mine.map(|x| x.2), its.map(|x| x.2));
            Some(Over {
                name: reference.to_owned(),
                recall: interval(&list(recall.0), &list(recall.1), SEED)?,
                ndcg: interval(&list(ndcg.0), &list(ndcg.1), SEED)?,
            })
        };
        let overs: Vec<Option<Over>> = rows.iter().map(over).collect();
        let mut methods: Vec<Row> = rows
            .into_iter()
            .zip(overs)
            .map(|(full, over)| Row { over, ..full.row })
            .collect();
        // Rows of one history stand together.
        let mut order: Vec<Option<String>> = Vec::new();
        for row in &methods {
            if !order.contains(&row.history) {
                order.push(row.history.clone());
            }
        }
        methods.sort_by_key(|row| order.iter().position(|h| *h == row.history));
        Self {
            dataset,
            k,
            methods,
        }
    }

    pub(super) fn to_json(&self) -> Result<String, Failure> {
        serde_json::to_string_pretty(self).map_err(failed)
    }

    pub(super) fn to_text(&self) -> String {
        let k = self.k;
        let reference = self.methods.iter().find_map(|m| m.over.as_ref());
        let mut text = format!(
            "{}\n\n{:<12} {:<24} {:>7} {:>9} {:>9} {:>9} {:>9} {:>8}",
            self.dataset,
            "history",
            "method",
            "lists",
            format!("recall@{k}"),
            format!("ndcg@{k}"),
            "fit CPU s",
            "lists/s",
            "peak MB"
        );
        if let Some(over) = reference {
            text.push_str(&format!("   over {}: recall, ndcg (95 %)", over.name));
        }
        for m in &self.methods {
            text.push_str(&format!(
                "\n{:<12} {:<24} {:>7} {:>9.4} {:>9.4} {:>9.2} {:>9.0} {:>8.0}",
                m.history.as_deref().unwrap_or("all"),
                m.name,
                m.users,
                m.recall,
                m.ndcg,
                m.fit_cpu_s,
                m.users_per_s,
                m.peak_rss_mb
            ));
            if let Some(over) = &m.over {
                text.push_str(&format!(
                    "   {}, {}",
                    percent(over.recall),
                    percent(over.ndcg)
                ));
            }
        }
        text
    }
}

fn list(values: impl Iterator<Item = f64>) -> Vec<f64> {
    values.collect()
}

fn percent((low, high): (f64, f64)) -> String {
    format!("{:+.1} to {:+.1} %", 100.0 * low, 100.0 * high)
}

fn failed(error: serde_json::Error) -> Failure {
    Failure::System(error.to_string())
}
