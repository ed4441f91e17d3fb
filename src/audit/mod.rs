//! THE PROMISES ON TRIAL. Attackers, broken variants and the report (cargo feature `audit`).
//!
//! Every promise is tried on an invented town through the doors that everybody uses: the real store,
//! engine and router. Each check is also run on a broken variant, a leak that the harness here puts
//! in itself, and must fail there: a check that cannot fail proves nothing. Nothing imports this room.

mod attack;
mod crawl;
mod crowds;
mod disk;
mod erasure;
mod figures;
mod html;
mod labels;
mod leak;
mod meeting;
mod outcome;
mod place;
mod postgres;
mod power;
mod reasons;
mod roles;
mod rules;
mod schema;
mod staff;
mod town;
mod twin;
mod world;

pub use disk::write_and_tell;
pub use html::page;
pub use outcome::{Measure, Promise, Report};

use crate::domain::clock::FixedClock;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Instant;
use world::Template;

/// How an audit is run.
#[derive(Clone)]
pub struct Options {
    /// A small town and few trials: minutes become seconds, bounds become wide.
    pub quick: bool,
    /// Only this promise.
    pub only: Option<String>,
    /// Everything that is drawn follows from it.
    pub seed: u64,
    /// The folder with `wijken_2022.csv`, for the rates of a real municipality.
    pub geography: Option<PathBuf>,
    /// A PostgreSQL server on which databases can be made.
    pub postgres: Option<String>,
    /// This program, to be started and killed.
    pub program: PathBuf,
    /// Where the log of this process is kept, to be searched.
    pub log: Log,
    /// The counters of this process, as an operator reads them.
    pub metrics: Counters,
}

/// Renders counters.
pub type Counters = std::sync::Arc<dyn Fn() -> String + Send + Sync>;

/// What this process logged since it began.
pub type Log = std::sync::Arc<std::sync::Mutex<Vec<u8>>>;

/// What every check gets.
struct Setting {
    options: Options,
    /// The town of most checks.
    town: Template,
    /// A small one, for checks that take many steps.
    small: Template,
}

impl Setting {
    /// A number of trials: the first in a full run, the second in a quick one.
    fn pick(&self, full: usize, quick: usize) -> usize {
        if self.options.quick { quick } else { full }
    }
}

type Check = for<'a> fn(&'a Setting) -> Pin<Box<dyn Future<Output = anyhow::Result<Promise>> + 'a>>;

const CHECKS: [(&str, Check); 13] = [
    ("P1", |s| Box::pin(labels::check(s))),
    ("P2", |s| Box::pin(twin::check(s))),
    ("P3", |s| Box::pin(rules::check(s))),
    ("P4", |s| Box::pin(place::check(s))),
    ("P5", |s| Box::pin(meeting::check(s))),
    ("P6", |s| Box::pin(roles::check(s))),
    ("P7", |s| Box::pin(figures::check(s))),
    ("P8", |s| Box::pin(leak::check(s))),
    ("P9", |s| Box::pin(reasons::check(s))),
    ("P10", |s| Box::pin(schema::check(s))),
    ("P11", |s| Box::pin(staff::check(s))),
    ("P12", |s| Box::pin(erasure::check(s))),
    ("P13", |s| Box::pin(disk::check(s))),
];

/// Residents of the town, in a full run and in a quick one.
const RESIDENTS: (usize, usize) = (8_000, 700);
/// Residents of the small town.
const FEW: usize = 450;

/// Runs the checks; `tell` hears what goes on.
///
/// # Errors
/// When a town cannot be made or a check cannot be carried out: that is no verdict.
pub async fn run(options: Options, tell: impl Fn(&str)) -> anyhow::Result<Report> {
    let began = Instant::now();
    let size = if options.quick {
        RESIDENTS.1
    } else {
        RESIDENTS.0
    };
    tell(&format!("making an invented town of {size} residents"));
    let rates = town::Rates::load(options.geography.as_deref())?;
    let setting = Setting {
        town: Template::make(size, &rates, options.seed).await?,
        small: Template::make(FEW, &rates, options.seed ^ 1).await?,
        options,
    };
    let mut promises = Vec::new();
    for (id, check) in CHECKS {
        let asked = setting.options.only.as_deref();
        if asked.is_some_and(|only| only != id) {
            continue;
        }
        let start = Instant::now();
        let mut promise = check(&setting).await?;
        promise.seconds = start.elapsed().as_secs_f64();
        tell(&promise.line());
        promises.push(promise);
    }
    Ok(Report {
        promises,
        residents: size,
        seed: setting.options.seed,
        quick: setting.options.quick,
        geography: rates.source,
        seconds: began.elapsed().as_secs_f64(),
    })
}

/// The moment at which every audited town lives: a Tuesday evening.
fn clock() -> FixedClock {
    FixedClock::new(jiff::Timestamp::constant(1_795_546_800, 0))
}
