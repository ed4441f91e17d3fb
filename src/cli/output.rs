//! What a command prints: the one place that writes to the terminal.

use super::Failure;
use std::io::Write;

/// Prints a line. A reader that went away (`| head`) ends the command quietly.
pub(super) fn line(text: impl AsRef<str>) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{}", text.as_ref()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// Tells what a command is doing, beside its output.
pub(super) fn note(text: impl AsRef<str>) {
    // Where nobody reads notes, none are missed.
    let _ = writeln!(std::io::stderr(), "naober: {}", text.as_ref());
}
