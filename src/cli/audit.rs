//! `naober audit`: every promise on trial against an invented town.

use super::{Failure, output};
use crate::audit::{self, Log, Options};
use crate::i18n::Lang;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Options of `naober audit`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A small town and few trials: a minute instead of half an hour. Bounds are wide then.
    #[arg(long)]
    quick: bool,
    /// Print JSON instead of the table.
    #[arg(long)]
    json: bool,
    /// Write a report to be filed: in Dutch to FILE, in other languages beside it.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// The folder with wijken_2022.csv: the rates of the hidden trait follow real wijken.
    #[arg(long, value_name = "DIR")]
    geography: Option<PathBuf>,
    /// Only this promise: P1 to P13.
    #[arg(long, value_name = "P4")]
    only: Option<String>,
    /// Everything drawn by chance follows from it.
    #[arg(long, default_value_t = 20_261)]
    seed: u64,
    /// The part of a process that is killed.
    #[arg(long, hide = true, value_name = "DATABASE")]
    write_and_tell: Option<PathBuf>,
    /// The broken variant of that part.
    #[arg(long, hide = true)]
    tell_before_commit: bool,
    /// Another: commits that wait in memory.
    #[arg(long, hide = true)]
    write_weakly: bool,
    /// A PostgreSQL server on which the audit may make databases, to try P12 on it as well.
    #[arg(long, value_name = "postgres://USER@HOST/DATABASE")]
    postgres: Option<String>,
}

/// Writes to a log that is kept, to be searched.
struct Kept(Log);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Ok(mut log) = self.0.lock() {
            log.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Runs the audit.
///
/// # Errors
/// See the table of exit codes: a promise that is broken is one.
pub async fn run(args: Args) -> Result<(), Failure> {
    let failed = |error: anyhow::Error| Failure::System(format!("{error:#}"));
    if let Some(path) = &args.write_and_tell {
        return audit::write_and_tell(path, args.tell_before_commit, args.write_weakly)
            .await
            .map_err(failed);
    }
    let options = options(&args)?;
    let report = audit::run(options, |line| output::note(line))
        .await
        .map_err(failed)?;
    if report.promises.is_empty() {
        return Err(Failure::Argument(
            "--only takes one of P1 to P13".to_owned(),
        ));
    }
    if let Some(file) = &args.html {
        for lang in Lang::all() {
            let path = in_language(file, lang);
            std::fs::write(&path, audit::page(&report, lang).map_err(failed)?)?;
            output::note(format!("wrote {}", path.display()));
        }
    }
    if args.json {
        output::line(report.json().to_string())?;
    } else {
        output::line(report.table())?;
    }
    if report.is_sound() {
        return Ok(());
    }
    Err(Failure::Promise(
        "a promise is not kept, or its check could not fail: see the table".to_owned(),
    ))
}

fn options(args: &Args) -> Result<Options, Failure> {
    let log = Log::default();
    let kept = Arc::clone(&log);
    // Everything is logged, so that what must not be in a log would be found.
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new("info,naober=trace"))
        .without_time()
        .with_ansi(false)
        .with_writer(move || Kept(Arc::clone(&kept)));
    let _ = subscriber.try_init();
    let metrics = metrics_exporter_prometheus::PrometheusBuilder::new()
        .install_recorder()
        .map_err(|error| Failure::System(error.to_string()))?;
    Ok(Options {
        quick: args.quick,
        only: args.only.clone().map(|only| only.to_uppercase()),
        seed: args.seed,
        postgres: args.postgres.clone(),
        geography: args.geography.clone(),
        program: std::env::current_exe()?,
        log,
        metrics: Arc::new(move || metrics.render()),
    })
}

/// `audit.html` is in Dutch, and in English `audit.en.html`.
fn in_language(path: &Path, lang: Lang) -> PathBuf {
    if lang == Lang::default() {
        return path.to_owned();
    }
    let ending = path
        .extension()
        .map_or_else(|| "html".to_owned(), |e| e.to_string_lossy().into_owned());
    path.with_extension(format!("{}.{ending}", lang.tag()))
}
