//! `naober import`: neighbourhoods, initiatives, activities and opportunities from files of others.

use super::system::{SystemClock, SystemEntropy};
use super::{Failure, output, work};
use crate::app::imports::schemes::SchemeFile;
use crate::app::imports::{self, ImportError, Options, Outcome, TownToMake, research};
use crate::dataset::vocabulary;
use crate::domain::{Clock, Entropy, ItemKind};
use crate::i18n::Lang;
use crate::import::{geojson, items, lists, meetup, schemes};
use crate::store::Store;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A bar is shown for what takes longer than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// What can be imported.
#[derive(Debug, clap::Subcommand)]
pub enum Import {
    /// Neighbourhoods from a GeoJSON FeatureCollection of polygons.
    Neighbourhoods(NeighbourhoodArgs),
    /// Initiatives from a CSV table.
    Initiatives(Common),
    /// Activities from a CSV table.
    Activities(Common),
    /// Opportunities from a CSV table.
    Opportunities(Common),
    /// The four digits of each neighbourhood, from a CSV table: postcode, neighbourhood. Digits that
    /// are in several neighbourhoods stand in several rows; the table replaces the one before.
    Postcodes(Common),
    /// Invitations by mail, from a CSV table: mail, language. An address gets one letter and no
    /// profile.
    Invitations(Common),
    /// Schemes from JSON files, or from a CSV table (key, title, summary, text, how, ask, phone).
    Schemes(SchemeArgs),
    /// A research town from a folder with members.csv, groups.csv, events.csv and rsvps.csv: real
    /// groups without names, to be looked at with `naober demo --data DIR` and never served.
    Meetup(MeetupArgs),
}

/// Options of `naober import schemes`.
#[derive(Debug, clap::Args)]
pub struct SchemeArgs {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The national product list (UPL) as CSV: names of products must be in it.
    #[arg(long, value_name = "FILE")]
    products: Option<PathBuf>,
    /// The database: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, env = "NAOBER_DATABASE", default_value = "naober.db")]
    database: String,
    /// The code of the town; not needed where the database holds one.
    #[arg(long, value_name = "CODE")]
    town: Option<String>,
}

/// Options of `naober import meetup`.
#[derive(Debug, clap::Args)]
pub struct MeetupArgs {
    /// The folder with the tables.
    folder: PathBuf,
    /// Where the town is kept.
    #[arg(long, value_name = "DIR", default_value = "research")]
    data: PathBuf,
    /// Leave bad rows out instead of stopping at them.
    #[arg(long)]
    skip_bad_rows: bool,
}

/// Options of every import.
#[derive(Debug, clap::Args)]
pub struct Common {
    /// The file.
    file: PathBuf,
    /// The database: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, env = "NAOBER_DATABASE", default_value = "naober.db")]
    database: String,
    /// The code of the town; not needed where the database holds one.
    #[arg(long, value_name = "CODE")]
    town: Option<String>,
    /// Import the good rows, and write the others to a file with the reason.
    #[arg(long)]
    skip_bad_rows: bool,
    /// Where skipped rows go; FILE.rejected.csv (or .geojson) beside the file when nothing is said.
    #[arg(long, value_name = "PATH", requires = "skip_bad_rows")]
    rejected: Option<PathBuf>,
}

/// Options of `naober import neighbourhoods`.
#[derive(Debug, clap::Args)]
pub struct NeighbourhoodArgs {
    #[command(flatten)]
    common: Common,
    /// Make the town of --town under this name when it is not there.
    #[arg(long, value_name = "NAME", requires = "town")]
    town_name: Option<String>,
    /// The property that holds the code.
    #[arg(long, value_name = "PROPERTY", default_value = "code")]
    code: String,
    /// The property that holds the name.
    #[arg(long, value_name = "PROPERTY", default_value = "name")]
    name: String,
    /// The property that holds the number of inhabitants.
    #[arg(long, value_name = "PROPERTY", default_value = "population")]
    population: String,
}

/// Imports a file.
///
/// # Errors
/// See the table of exit codes.
pub async fn run(what: Import) -> Result<(), Failure> {
    match what {
        Import::Neighbourhoods(args) => neighbourhoods(args).await,
        Import::Initiatives(common) => table(common, ItemKind::Initiative).await,
        Import::Activities(common) => table(common, ItemKind::Activity).await,
        Import::Opportunities(common) => table(common, ItemKind::Opportunity).await,
        Import::Postcodes(common) => list_of(common, true).await,
        Import::Invitations(common) => list_of(common, false).await,
        Import::Schemes(args) => scheme_files(args).await,
        Import::Meetup(args) => meetup(args).await,
    }
}

async fn neighbourhoods(args: NeighbourhoodArgs) -> Result<(), Failure> {
    let common = args.common;
    let bytes = read(&common.file)?;
    let bar = Bar::start("reading");
    let text = String::from_utf8(bytes).map_err(|_| {
        let file = common.file.display();
        Failure::Input(format!(
            "{file} is no GeoJSON: a GeoJSON file is text in UTF-8"
        ))
    })?;
    let names = geojson::Names {
        code: args.code,
        name: args.name,
        population: args.population,
    };
    let parsed = geojson::neighbourhoods(&text, &names);
    let make = args.town_name.as_deref().map(|name| TownToMake {
        name,
        secret: SystemEntropy.bytes("town", &[]),
    });
    let store = Store::open(&common.database).await?;
    let outcome =
        imports::neighbourhoods(&store, parsed, make, &options(&common, &bar.report())).await;
    bar.finish();
    report(&common, outcome, "neighbourhoods", "geojson")
}

async fn table(common: Common, kind: ItemKind) -> Result<(), Failure> {
    let bytes = read(&common.file)?;
    let bar = Bar::start("reading");
    let parsed = items::items(&bytes, kind);
    let vocabulary = vocabulary::load()?;
    let store = Store::open(&common.database).await?;
    let outcome = imports::items(
        &store,
        parsed,
        &vocabulary,
        &options(&common, &bar.report()),
    )
    .await;
    bar.finish();
    let what = match kind {
        ItemKind::Initiative => "initiatives",
        ItemKind::Activity => "activities",
        ItemKind::Opportunity => "opportunities",
    };
    report(&common, outcome, what, "csv")
}

async fn list_of(common: Common, digits: bool) -> Result<(), Failure> {
    let bytes = read(&common.file)?;
    let store = Store::open(&common.database).await?;
    let town = work::town(&store, common.town.as_deref()).await?;
    let chance = work::Chance::system(town.as_of);
    let app = work::start(store, town, chance).await?;
    let options = options(&common, &|_, _| {});
    let (outcome, what) = if digits {
        let parsed = lists::postcodes(&bytes);
        let done = imports::lists::postcodes(&app, parsed, &options).await;
        (done, "rows with four digits")
    } else {
        let languages: Vec<&str> = Lang::all().map(Lang::tag).collect();
        let parsed = lists::invitations(&bytes, &languages);
        let done = imports::lists::invitations(&app, parsed, &options).await;
        (done, "invitations")
    };
    report(&common, outcome, what, "csv")
}

async fn scheme_files(args: SchemeArgs) -> Result<(), Failure> {
    let mut files = Vec::new();
    for path in &args.files {
        let (bytes, name) = (read(path)?, path.display());
        if path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("csv"))
        {
            let parsed = schemes::schemes(&bytes);
            let problems: Vec<String> = parsed
                .table
                .problems
                .iter()
                .map(ToString::to_string)
                .collect();
            list(&problems);
            if !problems.is_empty() {
                return Err(Failure::Input(format!(
                    "{name}: nothing was imported: correct what is listed"
                )));
            }
            files.extend(parsed.rows.into_iter().map(|(line, document)| SchemeFile {
                from: format!("{name}, line {line}"),
                document: format!("{document:#}"),
            }));
        } else {
            let document = String::from_utf8(bytes)
                .map_err(|_| Failure::Input(format!("{name} is no text in UTF-8")))?;
            let from = name.to_string();
            files.push(SchemeFile { from, document });
        }
    }
    let products = match &args.products {
        Some(path) => Some(schemes::products(&read(path)?)),
        None => None,
    };
    let store = Store::open(&args.database).await?;
    let town = work::town(&store, args.town.as_deref()).await?;
    let app = work::start(store, town, work::Chance::system(None)).await?;
    let options = Options {
        town: None,
        skip_bad_rows: false,
        now: SystemClock::starting(None).now(),
        progress: &|_, _| {},
    };
    let done = imports::schemes::schemes(&app, &files, products.as_ref(), &options).await;
    if let Err(ImportError::Refused(problems)) = &done {
        list(problems);
    }
    let outcome = told("schemes", done)?;
    output::line(format!(
        "{}: {} schemes in order, {} new or changed",
        outcome.town, outcome.good, outcome.different
    ))
}

async fn meetup(args: MeetupArgs) -> Result<(), Failure> {
    let bar = Bar::start("reading");
    let parsed = read_meetup(&args.folder)?;
    let problems: Vec<String> = parsed.problems.iter().map(ToString::to_string).collect();
    list(&problems);
    if !problems.is_empty() && !args.skip_bad_rows {
        let refused = ImportError::Refused(problems);
        return Err(Failure::Input(format!(
            "{}: {refused}",
            args.folder.display()
        )));
    }
    std::fs::create_dir_all(&args.data)?;
    let path = super::demo::database(&args.data);
    let store = Store::open(&path.to_string_lossy()).await?;
    let secret = SystemEntropy.bytes("town", &[]);
    let vocabulary = vocabulary::load()?;
    let made = research::meetup(&store, &parsed.meetup, &vocabulary, secret, &bar.report()).await;
    bar.finish();
    match made {
        Ok(outcome) => output::line(format!(
            "{}: {} rows in order, {} new or changed; look at it with naober demo --data {}",
            outcome.town,
            outcome.good,
            outcome.different,
            args.data.display()
        )),
        Err(ImportError::Store(error)) => Err(error.into()),
        Err(ImportError::Town(sentence)) => Err(Failure::Argument(sentence)),
        Err(other) => Err(Failure::Input(format!(
            "{}: {other}",
            args.folder.display()
        ))),
    }
}

/// The four tables of a folder, read.
pub(super) fn read_meetup(folder: &Path) -> Result<meetup::Parsed, Failure> {
    let mut tables = Vec::new();
    for name in meetup::FILES {
        tables.push(read(&folder.join(name))?);
    }
    Ok(meetup::parse(
        [&tables[0], &tables[1], &tables[2], &tables[3]].map(Vec::as_slice),
    ))
}

fn options<'a>(common: &'a Common, progress: &'a (dyn Fn(usize, usize) + Sync)) -> Options<'a> {
    Options {
        town: common.town.as_deref(),
        skip_bad_rows: common.skip_bad_rows,
        now: SystemClock::starting(None).now(),
        progress,
    }
}

pub(super) fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "is not there: look at its name".to_owned(),
            std::io::ErrorKind::PermissionDenied => {
                "may not be read by you: change its permissions".to_owned()
            }
            std::io::ErrorKind::IsADirectory => "is a folder: name the file in it".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        Failure::Input(format!("{} {why}", file.display()))
    })
}

/// Why nothing was imported, as a command tells it.
pub(super) fn told(file: &str, outcome: Result<Outcome, ImportError>) -> Result<Outcome, Failure> {
    match outcome {
        Ok(outcome) => Ok(outcome),
        Err(ImportError::Store(error)) => Err(error.into()),
        Err(ImportError::Town(sentence)) => Err(Failure::NotFound(sentence)),
        Err(ImportError::Unusable(problems)) => {
            Err(Failure::Input(format!("{file}: {}", problems.join("; "))))
        }
        Err(refused @ ImportError::Refused(_)) => {
            let sentence = format!("{file}: {refused}");
            if let ImportError::Refused(problems) = refused {
                list(&problems);
            }
            Err(Failure::Input(sentence))
        }
    }
}

/// Tells what happened; every problem on a line of its own.
fn report(
    common: &Common,
    outcome: Result<Outcome, ImportError>,
    what: &str,
    extension: &str,
) -> Result<(), Failure> {
    let outcome = told(&common.file.display().to_string(), outcome)?;
    if !outcome.ignored.is_empty() {
        let columns = outcome.ignored.join(", ");
        output::note(format!(
            "left out columns that mean nothing here: {columns}"
        ));
    }
    list(&outcome.problems);
    if let Some(rejected) = &outcome.rejected {
        let path = rejected_path(common, extension);
        std::fs::write(&path, rejected).map_err(|error| {
            let path = path.display();
            Failure::System(format!(
                "the good rows are imported, but the others could not be written to {path}: {error}"
            ))
        })?;
        output::note(format!(
            "skipped {}: see {}",
            outcome.problems.len(),
            path.display()
        ));
    }
    if outcome.made_town {
        output::line(format!("{}: new town", outcome.town))?;
    }
    output::line(format!(
        "{}: {} {what} in order, {} new or changed",
        outcome.town, outcome.good, outcome.different
    ))
}

fn list(problems: &[String]) {
    for problem in problems {
        output::note(problem);
    }
}

fn rejected_path(common: &Common, extension: &str) -> PathBuf {
    let beside = || common.file.with_extension(format!("rejected.{extension}"));
    common.rejected.clone().unwrap_or_else(beside)
}

/// A progress bar on the error output that stays hidden for what is done soon.
struct Bar {
    bar: ProgressBar,
    showing: tokio::task::JoinHandle<()>,
}

impl Bar {
    fn start(message: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_message(message);
        let later = bar.clone();
        let showing = tokio::spawn(async move {
            tokio::time::sleep(PATIENCE).await;
            later.set_draw_target(ProgressDrawTarget::stderr());
            later.enable_steady_tick(PATIENCE / 10);
        });
        Self { bar, showing }
    }

    /// Takes how many of how many are written.
    fn report(&self) -> impl Fn(usize, usize) + Sync + use<> {
        let bar = self.bar.clone();
        move |done, all| {
            if bar.length().is_none() {
                bar.set_length(all as u64);
                bar.set_message("writing");
                if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
                    bar.set_style(style);
                }
            }
            bar.set_position(done as u64);
        }
    }

    fn finish(self) {
        self.showing.abort();
        self.bar.finish_and_clear();
    }
}
