//! `naober bench`: how fast and how large the engine is on towns of real neighbourhoods; and
//! `naober simulate`, which makes such towns one by one and tells what is in them.

use super::evaluate::ProcMeter;
use super::{Failure, output};
use crate::app::evaluate::Meter;
use crate::app::evaluate::speed::{Answers, Standing, ask, stand};
use crate::dataset::vocabulary;
use crate::domain::{ItemKind, Vocabulary};
use crate::import::wijken::{self, Place};
use crate::simulate::geography::{Ground, town};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The towns that are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Size {
    /// 20,000 members in the municipality nearest to that.
    Town,
    /// 900,000 members in the largest municipality.
    City,
    /// 17.6 million members over all municipalities.
    Country,
}

/// Options of `naober bench`.
#[derive(Debug, clap::Args)]
pub struct BenchArgs {
    /// The folder with wijken_2022.geojson and wijken_2022.csv.
    #[arg(long, value_name = "DIR")]
    geography: PathBuf,
    /// What is measured; each is best run on its own.
    #[arg(long, value_enum, default_value = "town")]
    size: Size,
    /// How many members ask for every kind of list.
    #[arg(long, default_value_t = 2_500)]
    askers: usize,
    /// Where chance comes from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// Options of `naober simulate`.
#[derive(Debug, clap::Args)]
pub struct SimulateArgs {
    /// The folder with wijken_2022.geojson and wijken_2022.csv.
    #[arg(long, value_name = "DIR")]
    geography: PathBuf,
    /// How many members there are in all, spread like inhabitants.
    #[arg(long)]
    members: usize,
    /// Where chance comes from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Standing towns stand at this moment.
const NOW: Timestamp = Timestamp::constant(1_767_600_000, 0);

fn load(folder: &Path) -> Result<Vec<Place>, Failure> {
    let read = |name: &str| {
        let path = folder.join(name);
        let told = |error| Failure::Input(format!("{} cannot be read: {error}", path.display()));
        std::fs::read(&path).map_err(told)
    };
    let outlines = read(wijken::FILES[0])?;
    let parsed = wijken::parse(
        &String::from_utf8_lossy(&outlines),
        &read(wijken::FILES[1])?,
    );
    let problems = parsed.problems.iter().map(ToString::to_string);
    for problem in problems.chain(parsed.left_out) {
        output::note(problem);
    }
    match parsed.places.is_empty() {
        true => Err(Failure::Input(format!(
            "there is no municipality in {}",
            folder.display()
        ))),
        false => Ok(parsed.places),
    }
}

fn adults(place: &Place) -> u64 {
    place.adults.iter().map(|n| u64::from(*n)).sum()
}

/// Each municipality's part of `members`, by its inhabitants from 15 years.
fn shares(places: &[Place], members: usize) -> Vec<usize> {
    let all: u64 = places.iter().map(adults).sum();
    let part = |place| (adults(place) as f64 / all.max(1) as f64 * members as f64).round();
    places.iter().map(|place| part(place) as usize).collect()
}

/// Makes towns one by one and prints a line for each.
///
/// # Errors
/// See the table of exit codes.
pub fn simulate(args: &SimulateArgs) -> Result<(), Failure> {
    let places = load(&args.geography)?;
    let vocabulary = Arc::new(vocabulary::load()?);
    output::line(
        "code\tname\tneighbourhoods\tmembers\tinitiatives\tactivities\topportunities\tjoins",
    )?;
    for (place, count) in places.iter().zip(shares(&places, args.members)) {
        let ground = Ground {
            neighbourhoods: &place.wijken,
            adults: &place.adults,
            vocabulary: &vocabulary,
            now: NOW,
        };
        let made = town(&ground, count, args.seed);
        let of = |kind| made.items.iter().filter(|i| i.kind == kind).count();
        output::line(format!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            place.code,
            place.name,
            place.wijken.len(),
            made.members.len(),
            of(ItemKind::Initiative),
            of(ItemKind::Activity),
            of(ItemKind::Opportunity),
            made.interactions.len(),
        ))?;
    }
    Ok(())
}

/// Builds towns, asks them, and prints how long it took.
///
/// # Errors
/// See the table of exit codes.
pub fn bench(args: &BenchArgs) -> Result<(), Failure> {
    let places = load(&args.geography)?;
    let vocabulary = Arc::new(vocabulary::load()?);
    let meter = ProcMeter::new("bench");
    let before = meter.rss_mb();
    let towns = raise(args, &places, &vocabulary, &meter);
    let grown = meter.rss_mb() - before;
    let largest = towns.iter().map(|t| t.load_s).fold(0.0, f64::max);
    let told = Failure::System;
    let one = ask(&towns, NOW, 1, &meter).map_err(told)?;
    let two = ask(&towns, NOW, 2, &meter).map_err(told)?;
    let members: usize = towns.iter().map(|t| t.members).sum();
    let items: usize = towns.iter().map(|t| t.items).sum();
    let report = json!({
        "size": format!("{:?}", args.size).to_lowercase(),
        "municipalities": towns.len(), "members": members, "items": items,
        "load_s": towns.iter().map(|t| t.load_s).sum::<f64>(),
        "refresh_largest_s": largest,
        "memory_mb": grown, "peak_mb": meter.peak_rss_mb(),
        "bytes_per_member": grown * 1_048_576.0 / members.max(1) as f64,
        "one_thread": answers(&one), "two_threads": answers(&two),
    });
    drop(meter);
    if args.json {
        return output::line(report.to_string());
    }
    let lines = report.as_object().into_iter().flatten();
    let lines: Vec<String> = lines
        .map(|(name, value)| format!("{name:<20} {value}"))
        .collect();
    output::line(lines.join("\n"))
}

fn answers(of: &Answers) -> Value {
    json!({
        "per_second": of.per_second, "p50_ms": of.quantile_ms(0.5),
        "p99_ms": of.quantile_ms(0.99), "p999_ms": of.quantile_ms(0.999),
    })
}

fn raise(
    args: &BenchArgs,
    places: &[Place],
    vocabulary: &Arc<Vocabulary>,
    meter: &ProcMeter,
) -> Vec<Standing> {
    let nearest = |to: u64| places.iter().min_by_key(|p| adults(p).abs_diff(to));
    let chosen: Vec<(&Place, usize)> = match args.size {
        Size::Town => nearest(20_000).map(|p| (p, 20_000)).into_iter().collect(),
        Size::City => nearest(u64::MAX)
            .map(|p| (p, 900_000))
            .into_iter()
            .collect(),
        Size::Country => places.iter().zip(shares(places, 17_600_000)).collect(),
    };
    meter.begin("building", chosen.len());
    let askers = args.askers.div_ceil(chosen.len().max(1));
    chosen
        .into_iter()
        .map(|(place, members)| {
            let at = (NOW, args.seed);
            let made = stand(place, members, askers, vocabulary, at, meter);
            meter.advance();
            made
        })
        .collect()
}
