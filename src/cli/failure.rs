//! Why a command stopped: one sentence with what to do, and an exit code of a documented table.

use crate::app;
use crate::dataset::DatasetError;
use crate::store;

/// The table of exit codes, as `naober --help` shows it.
pub const CODES: &str = "Exit codes:
  0  done
  1  the system failed (disk, memory, network)
  2  a wrong flag or argument
  3  a file cannot be read or holds bad rows; nothing was written
  4  the database cannot be used
  5  the port is in use
  6  there is no such town, resident or item
  7  a promise is not kept (audit)";

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The operating system failed.
    #[error("{0}")]
    System(String),
    /// An argument that clap cannot check.
    #[error("{0}")]
    Argument(String),
    /// A file of others.
    #[error("{0}")]
    Input(String),
    /// The database.
    #[error(transparent)]
    Database(#[from] store::Error),
    /// The port is in use.
    #[error("port {0} is in use: choose another with --port, or leave --port out")]
    Port(u16),
    /// There is no such thing.
    #[error("{0}")]
    NotFound(String),
    /// An audit found a promise that is not kept.
    #[error("{0}")]
    Promise(String),
}

impl Failure {
    /// The exit code.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::System(_) => 1,
            Self::Argument(_) => 2,
            Self::Input(_) => 3,
            Self::Database(_) => 4,
            Self::Port(_) => 5,
            Self::NotFound(_) => 6,
            Self::Promise(_) => 7,
        }
    }
}

impl From<crate::backup::Error> for Failure {
    fn from(error: crate::backup::Error) -> Self {
        use crate::backup::Error;
        match error {
            Error::Store(error) => Self::Database(error),
            Error::NoLedger { .. } | Error::ShortLedger { .. } | Error::There(_) => {
                Self::Argument(error.to_string())
            }
            other => Self::Input(other.to_string()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::System(error.to_string())
    }
}

impl From<DatasetError> for Failure {
    fn from(error: DatasetError) -> Self {
        Self::System(error.to_string())
    }
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Self {
        match error {
            app::Error::Store(error) => Self::Database(error),
            app::Error::NotFound => Self::NotFound("there is no such resident or item".to_owned()),
            other => Self::System(other.to_string()),
        }
    }
}
