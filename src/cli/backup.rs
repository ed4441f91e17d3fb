//! `naober backup` and `naober restore`: a database in a file and back.

use super::system::SystemClock;
use super::{Failure, output, work};
use crate::backup::{self, Error};
use crate::domain::Clock;
use crate::store::{Store, ledger_beside, sqlite_path};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Options of `naober backup`.
#[derive(Debug, clap::Args)]
pub struct BackupArgs {
    /// The file to write; it must not be there yet. Keep it like a key.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// The database: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, env = "NAOBER_DATABASE", default_value = "naober.db")]
    database: String,
}

/// Options of `naober restore`.
#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// The backup.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// The database to fill, without a town: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, env = "NAOBER_DATABASE", default_value = "naober.db")]
    database: String,
    /// Who left since: the ledger's file (FILE.ledger beside the old database), or the address of the old
    /// PostgreSQL database. One that stands beside or in the database to fill is found by itself.
    #[arg(long, value_name = "WHERE")]
    ledger: Option<String>,
    /// The ledger is lost for good: who left after the backup was made comes back.
    #[arg(long, conflicts_with = "ledger")]
    without_ledger: bool,
}

/// What happens, on a terminal.
struct Shown(ProgressBar);

impl Shown {
    fn new() -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} rows  {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    fn table(&self, name: &str, rows: u64) {
        self.0.set_message(name.to_owned());
        self.0.inc(rows);
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// Writes a backup. Stopped in between, it leaves no file.
///
/// # Errors
/// See the table of exit codes.
pub async fn backup(args: BackupArgs) -> Result<(), Failure> {
    let store = existing(&args.database).await?;
    let shown = Shown::new();
    let progress = |table: &str, rows| shown.table(table, rows);
    let now = SystemClock::starting(None).now();
    let rows = tokio::select! {
        done = backup::write(&store, &args.to, now, &progress) => done?,
        () = work::told_to_stop() => return Err(stopped("no backup was written")),
    };
    drop(shown);
    store.close().await;
    let size = std::fs::metadata(&args.to)?.len();
    let to = args.to.display();
    output::line(format!("{to}: {rows} rows, {size} bytes, of {now:.0}"))
}

async fn existing(database: &str) -> Result<Store, Failure> {
    if sqlite_path(database).is_some_and(|path| !Path::new(path).exists()) {
        return Err(crate::store::Error::NotThere(database.to_owned()).into());
    }
    Ok(Store::connect(database, false).await?)
}

fn stopped(what: &str) -> Failure {
    Failure::System(format!("stopped; {what}"))
}

/// Fills an empty database from a backup.
///
/// # Errors
/// See the table of exit codes.
pub async fn restore(args: RestoreArgs) -> Result<(), Failure> {
    // What is wrong with the file is said before anything about ledgers.
    let head = backup::check(&args.from)?;
    let found = backup::ledger(&args.database, args.ledger.as_deref()).await?;
    let ledger = match found {
        _ if args.without_ledger => None,
        None => return Err(Error::NoLedger { made: head.made }.into()),
        found => found,
    };
    let made_here = sqlite_path(&args.database)
        .map(Path::new)
        .filter(|p| !p.exists());
    let store = Store::connect(&args.database, true).await?;
    let shown = Shown::new();
    let progress = |table: &str, rows| shown.table(table, rows);
    let now = SystemClock::starting(None).now();
    let done = tokio::select! {
        done = backup::restore(&store, &args.from, ledger.as_deref(), now, &progress) => {
            done.map_err(Failure::from)
        }
        () = work::told_to_stop() => Err(stopped("nothing was restored")),
    };
    drop(shown);
    store.close().await;
    if let (Err(_), Some(path)) = (&done, made_here) {
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
        }
    }
    let done = done?;
    // Opened once as the service opens it: the ledger stands beside the database from now on.
    Store::open(&args.database).await?.close().await;
    let (rows, made, gone) = (done.rows, done.made, done.gone_again);
    output::line(format!(
        "restored {rows} rows of {made:.0}; {gone} who left since stay gone"
    ))?;
    if let Some(path) = sqlite_path(&args.database) {
        let beside = ledger_beside(Path::new(path));
        output::line(format!("who left is written down in {}", beside.display()))?;
    }
    Ok(())
}
