//! What can be recommended and is not a person: initiatives, activities, opportunities.

use super::id::{ConceptId, ItemId, NeighbourhoodId};
use super::member::Availability;
use jiff::Timestamp;

/// The kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// Something neighbours keep going together.
    Initiative,
    /// One moment to come to.
    Activity,
    /// Something a helper is asked for.
    Opportunity,
}

/// An item as the engine sees it: no words.
#[derive(Clone, Debug)]
pub struct Item {
    /// Identity.
    pub id: ItemId,
    /// Kind.
    pub kind: ItemKind,
    /// Where it is.
    pub neighbourhood: NeighbourhoodId,
    /// What it is about (for an opportunity: what a helper brings), most specific first.
    pub concepts: Vec<ConceptId>,
    /// The initiative it belongs to.
    pub group: Option<ItemId>,
    /// When it starts; none for what has no moment.
    pub starts: Option<Timestamp>,
    /// The parts of the week it falls in; empty when unknown.
    pub slot: Availability,
    /// How many can take part; none for no limit.
    pub places: Option<u32>,
    /// How many take part.
    pub taken: u32,
    /// When it was made known.
    pub created: Timestamp,
}

impl Item {
    /// Whether another can still take part.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.places.is_none_or(|places| self.taken < places)
    }
}
