//! What somebody asks of neighbours, or offers them.

use super::id::{MemberId, NeighbourhoodId};
use jiff::{SignedDuration, Timestamp};

/// How long something stands unless it is closed before.
pub const STANDS: SignedDuration = SignedDuration::from_hours(28 * 24);
/// After this long without an answer a buurtverbinder looks who could help.
pub const WAITS: SignedDuration = SignedDuration::from_hours(3 * 24);

/// Which way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// Somebody asks.
    Ask,
    /// Somebody offers.
    Offer,
}

impl Way {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ask, Self::Offer];

    /// Its name, as stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Offer => "offer",
        }
    }

    /// The way of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }

    /// The other way.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Ask => Self::Offer,
            Self::Offer => Self::Ask,
        }
    }
}

/// How something is done for one another.
pub const MANNERS: [&str; 4] = ["help", "lend", "give", "together"];

/// An ask or an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Identity; 0 before it is kept.
    pub id: i64,
    /// Whose it is; never shown before both said yes.
    pub member: MemberId,
    /// Asked or offered.
    pub way: Way,
    /// One of `MANNERS`.
    pub manner: String,
    /// In their own words.
    pub words: String,
    /// Where.
    pub neighbourhood: NeighbourhoodId,
    /// Since when.
    pub at: Timestamp,
    /// Until when.
    pub expires: Timestamp,
    /// When it was closed.
    pub closed: Option<Timestamp>,
    /// Whether it was fulfilled when it was closed.
    pub fulfilled: bool,
}

impl Exchange {
    /// Whether it can be answered.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.closed.is_none() && now < self.expires
    }
}

/// Somebody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeAnswer {
    /// What.
    pub exchange: i64,
    /// Who; never shown before both said yes.
    pub member: MemberId,
    /// In their own words.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// Whether the other side said yes, once it said anything.
    pub accepted: Option<bool>,
}
