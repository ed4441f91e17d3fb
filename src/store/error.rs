//! What can go wrong with a database, as far as a caller can act on it.

/// Why the store failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is no database address.
    #[error(
        "{0} is no database address: use a file path, sqlite://FILE or postgres://USER@HOST/NAME"
    )]
    Address(String),
    /// The database cannot be reached or opened.
    #[error("the database at {address} cannot be opened ({reason}): {advice}")]
    Unreachable {
        /// Where, without a password.
        address: String,
        /// What the driver said.
        reason: String,
        /// What to do.
        advice: &'static str,
    },
    /// The database was written by a newer Naober.
    #[error("this database was made by a newer Naober (migration {0}): update Naober first")]
    Newer(i64),
    /// The database has no town yet.
    #[error(
        "this database holds no town yet: make one with `naober import neighbourhoods FILE.geojson --town CODE --town-name NAME`, or see `naober demo`"
    )]
    NoTown,
    /// The ledger of who left cannot be read or written.
    #[error("the ledger of who left ({0}) cannot be used: {1}")]
    Ledger(String, String),
    /// A database that should be empty has a town.
    #[error("this database holds a town already: name a new file, or an empty database")]
    NotEmpty,
    /// There is no such database.
    #[error("there is no database at {0}")]
    NotThere(String),
    /// A receiver of rows failed.
    #[error("writing failed: {0}")]
    Output(#[from] std::io::Error),
    /// A row holds what this version cannot read.
    #[error("the database holds a value that cannot be read: {0}")]
    Corrupt(String),
    /// The driver failed in the middle of its work.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed.
    #[error("the database could not be brought up to date: {0}")]
    Migration(sqlx::migrate::MigrateError),
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::VersionMissing(version) => Self::Newer(version),
            other => Self::Migration(other),
        }
    }
}

/// The result of a store method.
pub type Result<T> = std::result::Result<T, Error>;
