//! What somebody did with an item.

use super::id::{ItemId, MemberId};
use jiff::Timestamp;

/// The kinds of interactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InteractionKind {
    /// Joined an initiative or an activity.
    Joined,
    /// Said yes to an opportunity.
    Accepted,
    /// Said no to an opportunity.
    Declined,
    /// "Niet dit": never show it again.
    Hidden,
}

impl InteractionKind {
    /// Whether it says that the member likes such an item.
    #[must_use]
    pub fn is_positive(self) -> bool {
        matches!(self, Self::Joined | Self::Accepted)
    }
}

/// One interaction.
#[derive(Clone, Copy, Debug)]
pub struct Interaction {
    /// Who.
    pub member: MemberId,
    /// With what.
    pub item: ItemId,
    /// What they did.
    pub kind: InteractionKind,
    /// When.
    pub at: Timestamp,
}
