//! `naober evaluate`: how good the engine is beside simple methods, on real data.
//!
//! Every method runs in a process of its own, so that its seconds and its memory are its own: the
//! command calls itself with a hidden `--method` and reads the row it prints.

pub(super) mod meter;
mod reciprocal;
mod table;
mod town;
mod waves;

use super::{Failure, output};
use crate::app::evaluate::meetup::{City, activity, groups};
use crate::app::evaluate::{Measured, interactions};
use crate::dataset::vocabulary;
use crate::engine::fit::Order;
use crate::import::{self, FileProblem};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
pub(super) use meter::ProcMeter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use table::{Full, Table};

/// Options of `naober evaluate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// What a user takes next: files with a line per user, `user item item ...`.
    Interactions(Interactions),
    /// Which group somebody joins next, or which of a week's activities they come to: a folder with
    /// members, groups, events and RSVPs.
    ///
    /// The row `naober` is the engine without its privacy floor, like the methods beside it; with
    /// `naober-floor-10` what others did counts from ten of them, as it is for residents.
    /// `naober-served` is re-ranked as well: one activity of an initiative.
    Meetup(Meetup),
    /// What becomes of newcomers, helpers and neighbours in a simulated year.
    ///
    /// How the residents behave was fixed before the first run and stands in
    /// docs/decisions/0021-how-simulated-residents-behave.md.
    Town(town::Args),
    /// Whether two people who met both say yes: a table of meetings with interests.
    Reciprocal(reciprocal::Args),
    /// Which offer answers an ask: a table of topic, side and text.
    Texts(super::words::EvaluateArgs),
    /// Which concepts are in a text: a table of text and expected concepts.
    Concepts(super::words::EvaluateArgs),
    /// How asking in waves does beside a list and a broadcast: a simulated year of the demo town.
    Waves(waves::Args),
}

/// Options of both tasks.
#[derive(Debug, clap::Args)]
struct Common {
    /// How long the lists are.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    k: u16,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// Leave bad rows out instead of stopping at them.
    #[arg(long)]
    skip_bad_rows: bool,
    /// Measure one method in this process and print its row.
    #[arg(long, hide = true)]
    method: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Interactions {
    /// What is known.
    #[arg(long, value_name = "FILE")]
    train: PathBuf,
    /// What is asked.
    #[arg(long, value_name = "FILE")]
    test: PathBuf,
    /// The same users' items in order of time, oldest first: adds a row that knows the order.
    #[arg(long, value_name = "FILE")]
    order: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
struct Meetup {
    /// The folder with members.csv, groups.csv, events.csv and rsvps.csv.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// What is asked: the groups somebody joins for the first time, or the activities of each week.
    #[arg(long, value_enum, default_value_t = Asked::Group)]
    task: Asked,
    /// Leave out each weight of the engine in turn: what does it add? For groups.
    #[arg(long)]
    ablation: bool,
    /// What lies before this day (UTC) is known.
    #[arg(long, value_name = "DATE", default_value = "2017-04-01")]
    cut: Date,
    /// What happens from this day on is left out.
    #[arg(long, value_name = "DATE", default_value = "2017-08-01")]
    until: Date,
    #[command(flatten)]
    common: Common,
}

/// What is asked of a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Asked {
    /// Groups somebody joins for the first time.
    Group,
    /// Activities of each week.
    Activity,
}

/// Measures every method and prints the table.
///
/// # Errors
/// See the table of exit codes.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.task {
        Task::Town(args) => town::run(args),
        Task::Reciprocal(args) => reciprocal::run(args),
        Task::Texts(args) => super::words::evaluate_texts(args),
        Task::Waves(args) => waves::run(args),
        Task::Concepts(args) => super::words::evaluate_concepts(args),
        Task::Interactions(task) => {
            let loaded = task.load()?;
            let methods = task.methods();
            let names: Vec<String> = methods.iter().map(|m| m.name().to_owned()).collect();
            let measure = |name: &str, k, meter: &ProcMeter| {
                let mut methods = methods.iter().copied();
                let method = methods.find(|m| m.name() == name).ok_or(missing(name))?;
                Ok(loaded.measure(method, k, meter))
            };
            let dataset = dataset(&task.train);
            report(&task.common, dataset, &names, "one-hop", measure)
        }
        Task::Meetup(task) => {
            let city = task.load()?;
            let (cut, until) = (midnight(task.cut)?, midnight(task.until)?);
            match task.task {
                Asked::Group => task.groups(&groups::Task::new(&city, cut, until)),
                Asked::Activity => task.activities(&activity::Task::new(&city, cut, until)),
            }
        }
    }
}

/// Measures the method this process is for, or each in a process of its own. Every method is compared
/// with `reference`.
fn report(
    common: &Common,
    dataset: String,
    names: &[String],
    reference: &str,
    measure: impl Fn(&str, usize, &ProcMeter) -> Result<Measured, Failure>,
) -> Result<(), Failure> {
    let k = usize::from(common.k);
    if let Some(name) = &common.method {
        let meter = ProcMeter::new(name);
        let measured = measure(name, k, &meter)?;
        return output::line(table::to_json(name, &measured, meter.peak_rss_mb())?);
    }
    let mut rows: Vec<Full> = Vec::new();
    for name in names {
        rows.extend(own_process(name)?);
    }
    let table = Table::new(dataset, k, rows, reference);
    if common.json {
        output::line(table.to_json()?)
    } else {
        output::line(table.to_text())
    }
}

fn missing(name: &str) -> Failure {
    Failure::Argument(format!("there is no method {name}"))
}

fn learning(error: impl std::fmt::Display) -> Failure {
    Failure::Input(format!(
        "there is too little before --cut to learn weights from ({error}): choose a later --cut"
    ))
}

/// Runs this very command for one method and reads the rows it prints.
fn own_process(name: &str) -> Result<Vec<Full>, Failure> {
    let done = Command::new(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .args(["--method", name])
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()?;
    if !done.status.success() {
        return Err(Failure::System(format!("measuring {name} did not finish")));
    }
    table::from_json(&done.stdout)
}

impl Interactions {
    fn load(&self) -> Result<interactions::Task, Failure> {
        let read = |path: &Path| -> Result<_, Failure> {
            let parsed = import::interactions::parse(&path.display().to_string(), &bytes(path)?);
            self.common.stop_at(&parsed.problems)?;
            Ok(parsed.users)
        };
        let (train, test) = (read(&self.train)?, read(&self.test)?);
        let order = self.order.as_deref().map(read).transpose()?;
        if test.iter().all(|(_, items)| items.is_empty()) {
            let shown = self.test.display();
            return Err(Failure::Input(format!(
                "{shown} asks nothing: it needs users with items"
            )));
        }
        let order = order.unwrap_or_default();
        Ok(interactions::Task::new(&train, &test, &order))
    }

    fn methods(&self) -> Vec<interactions::Method> {
        let ordered = self.order.as_ref();
        let ordered = ordered.map(|_| interactions::Method::Ordered(Order::default()));
        let plain = interactions::Method::ALL.into_iter();
        plain.chain(ordered).collect()
    }
}

impl Meetup {
    fn load(&self) -> Result<City, Failure> {
        if self.until <= self.cut {
            return Err(Failure::Argument(
                "--until must be later than --cut".to_owned(),
            ));
        }
        let parsed = super::import::read_meetup(&self.folder)?;
        self.common.stop_at(&parsed.problems)?;
        Ok(City::new(parsed.meetup, Arc::new(vocabulary::load()?)))
    }

    fn groups(&self, task: &groups::Task<'_>) -> Result<(), Failure> {
        if task.is_empty() {
            let sentence = "nobody joined a new group between --cut and --until: choose other days";
            return Err(Failure::Input(sentence.to_owned()));
        }
        let mut methods = groups::Method::ALL.to_vec();
        if self.ablation {
            methods.extend(groups::Method::ablation());
        }
        let names: Vec<String> = methods.iter().map(|m| m.name()).collect();
        let measure = |name: &str, k, meter: &ProcMeter| {
            let method = methods.iter().find(|m| m.name() == name);
            let method = method.ok_or(missing(name))?;
            task.measure(*method, k, meter).map_err(learning)
        };
        let dataset = dataset(&self.folder);
        report(&self.common, dataset, &names, "one-hop", measure)
    }

    fn activities(&self, task: &activity::Task<'_>) -> Result<(), Failure> {
        if task.is_empty() {
            let sentence = "nobody came to anything between --cut and --until: choose other days";
            return Err(Failure::Input(sentence.to_owned()));
        }
        let names = activity::Method::ALL.map(|m| m.name().to_owned());
        let measure = |name: &str, k, meter: &ProcMeter| {
            let mut methods = activity::Method::ALL.into_iter();
            let method = methods.find(|m| m.name() == name).ok_or(missing(name))?;
            task.measure(method, k, meter).map_err(learning)
        };
        let dataset = dataset(&self.folder);
        report(&self.common, dataset, &names, "own-groups-first", measure)
    }
}

impl Common {
    /// Lists every problem; without `--skip-bad-rows` one is enough to stop. The processes of the
    /// methods leave the list to the one that started them.
    fn stop_at(&self, problems: &[FileProblem]) -> Result<(), Failure> {
        if self.method.is_none() {
            problems
                .iter()
                .for_each(|problem| output::note(problem.to_string()));
        }
        match problems.len() {
            0 => Ok(()),
            _ if self.skip_bad_rows => Ok(()),
            n => Err(Failure::Input(format!(
                "{n} bad rows: mend them, or leave them out with --skip-bad-rows"
            ))),
        }
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let told = |error| Failure::Input(format!("{} cannot be read: {error}", path.display()));
    std::fs::read(path).map_err(told)
}

pub(super) fn midnight(day: Date) -> Result<Timestamp, Failure> {
    let moment = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0));
    moment.map_err(|error| Failure::Argument(error.to_string()))
}

/// What a path is called in the report: the folder it is in or is.
fn dataset(path: &Path) -> String {
    let folder = if path.is_dir() {
        Some(path)
    } else {
        path.parent()
    };
    let name = folder.and_then(Path::file_name).or(path.file_name());
    name.map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}
