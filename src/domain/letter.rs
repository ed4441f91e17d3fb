//! A letter to one address. What it says stands in `locales/`, by its kind.

use super::digest::Digest;

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
    /// Both said yes.
    Met,
    /// Somebody one met wrote something.
    Message,
    /// Somebody answered what one asks or offers.
    Answered,
    /// A date one would come to does not go on.
    Cancelled,
    /// A date one would come to has another time or place.
    Changed,
    /// There is a place after all, and it is theirs.
    Place,
    /// What came of something one took part in.
    Outcome,
    /// Somebody is invited, once.
    Invite,
    /// An organisation asks for help.
    Asked,
    /// Thanks for help.
    Thanks,
    /// Whether help was a match.
    WasMatch,
    /// Suggestions and the agenda, at the reader's own rhythm.
    Digest,
}

impl LetterKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Code,
        Self::NoAccount,
        Self::Confirm,
        Self::Taken,
        Self::Met,
        Self::Message,
        Self::Answered,
        Self::Cancelled,
        Self::Changed,
        Self::Place,
        Self::Outcome,
        Self::Invite,
        Self::Asked,
        Self::Thanks,
        Self::WasMatch,
        Self::Digest,
    ];

    /// Its name, as stored and in the keys of `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::NoAccount => "no-account",
            Self::Confirm => "confirm",
            Self::Taken => "taken",
            Self::Met => "met",
            Self::Message => "message",
            Self::Answered => "answered",
            Self::Cancelled => "cancelled",
            Self::Changed => "changed",
            Self::Place => "place",
            Self::Outcome => "outcome",
            Self::Invite => "invite",
            Self::Asked => "asked",
            Self::Thanks => "thanks",
            Self::WasMatch => "was-match",
            Self::Digest => "digest",
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
    /// The title of what it is about; empty where there is none.
    pub about: String,
    /// What a digest says; it is put together when it leaves.
    pub digest: Option<Box<Digest>>,
}

/// Why a letter did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undelivered {
    /// It will never: the address is none, or it was refused for good.
    Refused,
    /// It may, later.
    Later,
    /// The line broke while it was handed over: it may have arrived, and may not.
    Uncertain,
}
