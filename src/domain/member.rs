//! A resident and what they bring. There is no field for what somebody lacks.

use super::id::{ConceptId, MemberId, NeighbourhoodId};
use jiff::Timestamp;

/// Days x parts of the day, as 21 bits: bit `day * 3 + part`, Monday is day 0, parts are morning
/// (until 12:00), afternoon (until 18:00) and evening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Availability(pub u32);

impl Availability {
    /// Every part of every day.
    pub const ALWAYS: Self = Self((1 << 21) - 1);

    /// The part of the week in which a local moment falls.
    #[must_use]
    pub fn of(moment: jiff::civil::DateTime) -> Self {
        let day = u32::from(moment.weekday().to_monday_zero_offset().unsigned_abs());
        let part = match moment.hour() {
            ..12 => 0,
            12..18 => 1,
            _ => 2,
        };
        Self::slot(day, part)
    }

    /// One part of one day; `day` 0..=6, `part` 0..=2, otherwise nothing.
    #[must_use]
    pub fn slot(day: u32, part: u32) -> Self {
        if day < 7 && part < 3 {
            Self(1 << (day * 3 + part))
        } else {
            Self(0)
        }
    }

    /// Whether the two share a part of the week.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What somebody told about themselves, as concepts. Sorted, without repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What they bring: can do, give or lend.
    pub brings: Vec<ConceptId>,
    /// What they enjoy.
    pub enjoys: Vec<ConceptId>,
    /// What they would like to learn or do.
    pub would_like: Vec<ConceptId>,
}

/// What somebody wrote, word for word; concepts are read from it and never replace it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// The answer to "wat kun jij brengen?".
    pub brings: String,
    /// What they enjoy.
    pub enjoys: String,
    /// What they would like.
    pub would_like: String,
}

/// A role adds tools; it never adds sight of persons who did not say yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Everyone, professionals too.
    Resident,
    /// A trained resident who introduces people.
    Connector,
    /// Finds helpers for an organisation.
    Coordinator,
    /// Speaks for the municipality; sees places and themes.
    Officer,
    /// Runs the service.
    Administrator,
}

/// A resident, as the engine sees one: no name, no words, no address.
#[derive(Clone, Debug)]
pub struct Member {
    /// Identity.
    pub id: MemberId,
    /// The neighbourhood they registered with.
    pub neighbourhood: NeighbourhoodId,
    /// What they told.
    pub profile: Profile,
    /// When they have time; empty means nothing was said.
    pub availability: Availability,
    /// Whether they may be proposed to a neighbour. "Toon mij nergens" is `false`.
    pub open_to_meet: bool,
    /// How often a week they may be asked for something; 0 is never.
    pub asks_per_week: u8,
    /// When they joined.
    pub joined: Timestamp,
}
