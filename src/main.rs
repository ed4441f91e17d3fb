//! The program: parse arguments, call `cli`, map the result to an exit code.

use clap::Parser;
use naober::cli::Cli;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Err(failure) = Cli::parse().run() else {
        return ExitCode::SUCCESS;
    };
    // Where the terminal is gone there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "naober: {failure}");
    ExitCode::from(failure.code())
}
