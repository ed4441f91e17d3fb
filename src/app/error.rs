//! What a use case can answer instead of doing what was asked.

/// A field of a form, by the name the form uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// First name.
    FirstName,
    /// What somebody brings.
    Brings,
    /// The neighbourhood.
    Neighbourhood,
    /// A title.
    Title,
    /// What is to be done.
    Body,
    /// The day.
    Date,
    /// The time.
    Time,
    /// How many.
    Places,
    /// Where exactly.
    Place,
    /// How many weeks in a row.
    Weeks,
    /// A mail address.
    Address,
    /// What came of something.
    Outcome,
    /// Something to take on.
    Task,
    /// How many can take it on.
    TaskPlaces,
    /// Asked or offered.
    Way,
    /// What happened, of a report.
    What,
    /// A message to somebody one met.
    Message,
    /// The six digits of a letter.
    Code,
    /// That somebody agrees.
    Agreed,
    /// What was asked of residents; of a scheme, its one sentence.
    Asked,
    /// What was done with it.
    DoneWith,
    /// What came of it.
    Told,
    /// A role.
    Role,
    /// For whom somebody works.
    Organisation,
    /// What a helper must have.
    Needs,
    /// How long something takes.
    Minutes,
    /// Further moments.
    Shifts,
    /// A sheet.
    Sheet,
    /// How often mail comes.
    Rhythm,
    /// A photo.
    Photo,
    /// What can be seen on it.
    Alt,
}

/// What is wrong with a field: the key of the sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// Which.
    pub field: Field,
    /// A key of `locales/`.
    pub problem: &'static str,
}

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is not theirs to see: the two look alike.
    #[error("not found")]
    NotFound,
    /// The form needs another look.
    #[error("some fields need another look")]
    Invalid(Vec<Invalid>),
    /// Too late: full, over or expired.
    #[error("too late: {0}")]
    Late(&'static str),
    /// The town's time zone is no zone.
    #[error("the time zone {0} is unknown")]
    Zone(String),
    /// What the project ships cannot be read.
    #[error("what Naober ships cannot be read: {0}")]
    Dataset(String),
    /// The index of what is public failed.
    #[error(transparent)]
    Search(crate::search::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
}

impl Error {
    /// What cannot be done now, told at a field of the form it came from, so that what was typed stays.
    #[must_use]
    pub(super) fn at(self, field: Field) -> Self {
        match self {
            Self::Late(problem) => Self::Invalid(vec![Invalid { field, problem }]),
            other => other,
        }
    }
}

/// The result of a use case.
pub type Result<T> = std::result::Result<T, Error>;
