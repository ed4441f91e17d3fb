//! `naober train weights` and `naober train items`: fits from data sets, written with their metrics
//! and a card. A file is written whole or not at all, so stopping a fit leaves the old one.

use super::evaluate::meter::ProcMeter;
use super::evaluate::midnight;
use super::{Failure, output};
use crate::app::evaluate::Meter;
use crate::app::evaluate::meetup::City;
use crate::app::weights;
use crate::dataset::vocabulary;
use crate::engine::fit::{ItemModel, Recipe};
use crate::import;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Options of `naober train weights`.
#[derive(Debug, clap::Args)]
pub struct Weights {
    /// The folder with members.csv, groups.csv, events.csv and rsvps.csv.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// What lies before this day (UTC) is learned from.
    #[arg(long, value_name = "DATE", default_value = "2017-08-01")]
    until: Date,
    /// Where the model, its metrics and its card are written.
    #[arg(long, value_name = "DIR", default_value = "models/weights/1")]
    out: PathBuf,
}

/// Options of `naober train items`.
#[derive(Debug, clap::Args)]
pub struct Items {
    /// The interactions.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where the model, its metrics and its card are written.
    #[arg(long, value_name = "DIR", default_value = "models/items/1")]
    out: PathBuf,
}

/// Learns the weights of the terms.
///
/// # Errors
/// See the table of exit codes.
pub fn weights(args: &Weights) -> Result<(), Failure> {
    let meter = ProcMeter::new("weights");
    let parsed = super::import::read_meetup(&args.folder)?;
    let city = City::new(parsed.meetup, Arc::new(vocabulary::load()?));
    let model = weights::learn(&city, midnight(args.until)?, &meter)
        .map_err(|error| Failure::Input(format!("there is too little before --until: {error}")))?;
    let until = args.until;
    let bytes = model.to_bytes();
    let card = format!(
        "# Weights, version 1\n\nHow much each term of a suggestion counts. Learned with `naober train weights` from \
         what people of a real city (nashnetx, MIT) did before {until}: which groups they joined and to which \
         activities of a week they came. How: `src/engine/fit/fusion.rs`. Figures: `docs/recommender.md`.\n\nWhat \
         residents declare themselves never counts less than its declared default, and nothing counts below 0.\n"
    );
    let metrics = serde_json::json!({
        "until": until.to_string(), "bytes": bytes.len(), "cpu_s": meter.cpu_s(),
        "blake3": blake3::hash(&bytes).to_hex().to_string(),
    });
    write(&args.out, "model.txt", &bytes, &card, &metrics)
}

/// Fits the item-item model.
///
/// # Errors
/// See the table of exit codes.
pub fn items(args: &Items) -> Result<(), Failure> {
    let shown = args.file.display().to_string();
    let bytes = std::fs::read(&args.file)
        .map_err(|error| Failure::Input(format!("{shown} cannot be read: {error}")))?;
    let parsed = import::interactions::parse(&shown, &bytes);
    if let Some(problem) = parsed.problems.first() {
        return Err(Failure::Input(problem.to_string()));
    }
    let meter = ProcMeter::new("items");
    meter.begin("fitting", 0);
    let model = ItemModel::fit(&parsed.users, Recipe::default());
    let cpu_s = meter.cpu_s();
    let bytes = model.to_bytes();
    let (items, weights) = (model.items(), model.weights());
    let card = format!(
        "# Items, version 1\n\nWhich items are taken by the same people: {items} items with {weights} weights. Fitted \
         with `naober train items` from {} users. How: `src/engine/fit/recipe.rs`. A weight says what a taken item \
         adds to the score of another, and nothing about a person.\n",
        parsed.users.len()
    );
    let metrics = serde_json::json!({
        "users": parsed.users.len(), "items": items, "weights": weights, "bytes": bytes.len(), "cpu_s": cpu_s,
        "peak_rss_mb": meter.peak_rss_mb(), "blake3": blake3::hash(&bytes).to_hex().to_string(),
    });
    write(&args.out, "model.bin", &bytes, &card, &metrics)
}

/// Writes beside the old file first, so that there is a whole one at any moment.
fn write(
    out: &Path,
    name: &str,
    bytes: &[u8],
    card: &str,
    metrics: &serde_json::Value,
) -> Result<(), Failure> {
    std::fs::create_dir_all(out)?;
    let beside = out.join(format!("{name}.new"));
    std::fs::write(&beside, bytes)?;
    std::fs::rename(&beside, out.join(name))?;
    std::fs::write(out.join("card.md"), card)?;
    std::fs::write(out.join("metrics.json"), format!("{metrics:#}\n"))?;
    let shown = out.join(name);
    output::line(format!("{}: {} bytes", shown.display(), bytes.len()))
}
