//! `naober evaluate reciprocal`: do two people who met both say yes?

use super::bytes;
use crate::app::evaluate::reciprocal::measure;
use crate::cli::{Failure, output};
use crate::import::meetings;
use serde_json::json;
use std::path::PathBuf;

/// Options of `naober evaluate reciprocal`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A table with a line per side of a meeting: iid, pid, wave, dec, dec_o, and a column per
    /// interest.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where chance comes from: it draws the waves for the bounds.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Leave bad rows out instead of stopping at them.
    #[arg(long)]
    skip_bad_rows: bool,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// Measures every method and prints the table.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let name = args.file.display().to_string();
    let parsed = meetings::parse(&name, &bytes(&args.file)?);
    for problem in &parsed.problems {
        output::note(problem.to_string());
    }
    if !parsed.problems.is_empty() && !args.skip_bad_rows {
        let n = parsed.problems.len();
        return Err(Failure::Input(format!(
            "{n} bad rows: mend them, or leave them out with --skip-bad-rows"
        )));
    }
    let told = |reason| Failure::Input(format!("{name}: {reason}"));
    let methods = measure(&parsed, args.seed).map_err(told)?;
    if args.json {
        let rows = methods
            .iter()
            .map(|m| json!({ "name": m.name, "auc": m.auc, "low": m.low, "high": m.high }));
        let all = json!({ "methods": rows.collect::<Vec<_>>() });
        return output::line(all.to_string());
    }
    let mut text = format!(
        "{} sides of meetings of {} people\n\n{:<24} {:>6}  95 % bounds",
        parsed.meetings.len(),
        parsed.interests.len(),
        "method",
        "AUC"
    );
    for m in methods {
        let (name, auc, low, high) = (m.name, m.auc, m.low, m.high);
        text.push_str(&format!("\n{name:<24} {auc:>6.4}  {low:.4} to {high:.4}"));
    }
    output::line(text)
}
