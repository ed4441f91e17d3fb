//! COMMANDS. The composition root: the only room that knows the environment, the system's clock and
//! its randomness. One file per command; none holds logic.

#[cfg(feature = "audit")]
pub mod audit;
mod backup;
mod bench;
pub mod demo;
pub mod evaluate;
mod failure;
pub mod import;
mod output;
mod paper;
mod recommend;
mod serve;
mod setup;
mod system;
mod train;
mod words;
mod work;

pub use failure::Failure;

use clap::{Parser, Subcommand};

/// Neighbours find each other on what they enjoy and what they are good at.
#[derive(Debug, Parser)]
#[command(name = "naober", version, about, after_help = failure::CODES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show an invented town on this computer, with a sign-in link for every role.
    Demo(demo::Args),
    /// Make a municipality with its neighbourhoods and its first administrator.
    Setup(setup::Args),
    /// Serve a town to its residents.
    Serve(serve::Args),
    /// Write one moment of the database to a file, while the service runs.
    Backup(backup::BackupArgs),
    /// Fill an empty database from a backup; who left since stays gone.
    Restore(backup::RestoreArgs),
    /// Bring in neighbourhoods, initiatives, activities or opportunities from a file.
    #[command(subcommand)]
    Import(import::Import),
    /// Print a neighbourhood's paper as a PDF, from what is on now.
    Paper(paper::Args),
    /// Print the suggestions for a resident, with the reasons.
    Recommend(recommend::Args),
    /// Measure how fast and how large the engine is, on towns of real neighbourhoods.
    Bench(bench::BenchArgs),
    /// Make towns of real neighbourhoods and tell what is in them.
    Simulate(bench::SimulateArgs),
    /// Measure the engine and the words beside simple methods, on real data.
    Evaluate(evaluate::Args),
    /// Put every promise on trial: attackers, broken variants and a report to be filed.
    #[cfg(feature = "audit")]
    Audit(audit::Args),
    /// Print what is understood of a text.
    Words(words::WordsArgs),
    /// Fit a model from what ships.
    #[command(subcommand)]
    Train(words::Train),
    /// Check, count or compare the vocabulary.
    #[command(subcommand)]
    Vocabulary(words::VocabularyTask),
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    /// A `Failure` with one sentence that says what to do, and its exit code.
    pub fn run(self) -> Result<(), Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::System(error.to_string()))?;
        runtime.block_on(async {
            match self.command {
                Command::Demo(args) => demo::run(args).await,
                Command::Setup(args) => setup::run(args).await,
                Command::Serve(args) => serve::run(args).await,
                Command::Backup(args) => backup::backup(args).await,
                Command::Restore(args) => backup::restore(args).await,
                Command::Import(what) => import::run(what).await,
                Command::Paper(args) => paper::run(args).await,
                Command::Recommend(args) => recommend::run(args).await,
                Command::Bench(args) => bench::bench(&args),
                Command::Simulate(args) => bench::simulate(&args),
                Command::Evaluate(args) => evaluate::run(&args),
                #[cfg(feature = "audit")]
                Command::Audit(args) => audit::run(args).await,
                Command::Words(args) => words::read(&args),
                Command::Train(what) => words::train(&what),
                Command::Vocabulary(task) => words::vocabulary(&task),
            }
        })
    }
}
