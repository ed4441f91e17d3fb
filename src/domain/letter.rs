//! A letter to one address. What it says stands in `locales/`, by its kind.

/// The kinds of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterKind {
    /// A code to sign in.
    Code,
    /// Somebody wanted to sign in with an address that has no account.
    NoAccount,
    /// A code that confirms an address.
    Confirm,
    /// Somebody wanted to keep an address that has an account already.
    Taken,
}

impl LetterKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Code, Self::NoAccount, Self::Confirm, Self::Taken];

    /// Its name, as stored and in the keys of `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::NoAccount => "no-account",
            Self::Confirm => "confirm",
            Self::Taken => "taken",
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A letter that is to be sent once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Unique in the town: a second letter of the same key is not made.
    pub key: String,
    /// To whom.
    pub address: String,
    /// The language, as in addresses: `nl`, `en`.
    pub language: String,
    /// What it is.
    pub kind: LetterKind,
    /// Six digits; empty where there are none.
    pub code: String,
    /// A path on the site; empty where there is none.
    pub link: String,
}

/// Why a letter did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undelivered {
    /// It will never: the address is none, or it was refused for good.
    Refused,
    /// It may, later.
    Later,
}
