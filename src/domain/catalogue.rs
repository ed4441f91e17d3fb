//! Everything of one town that the engine reads, at one revision.

use super::concept::Vocabulary;
use super::id::{ItemId, MemberId};
use super::interaction::Interaction;
use super::item::Item;
use super::member::Member;
use super::neighbourhood::Neighbourhood;
use std::sync::Arc;

/// How often a subject was shown in the last 28 days, until the day before.
#[derive(Clone, Debug, Default)]
pub struct Exposures {
    /// Items and how often each was shown, sorted by id.
    pub items: Vec<(ItemId, u32)>,
    /// Members and how often each was proposed, sorted by id.
    pub members: Vec<(MemberId, u32)>,
}

/// One town at one revision. Lists are sorted by id.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The last change in it.
    pub revision: i64,
    /// The vocabulary its concepts are from.
    pub vocabulary: Arc<Vocabulary>,
    /// The neighbourhoods.
    pub neighbourhoods: Vec<Neighbourhood>,
    /// The items that are not over.
    pub items: Vec<Item>,
    /// The members, without names.
    pub members: Vec<Member>,
    /// What members did, also with items that are over.
    pub interactions: Vec<Interaction>,
    /// For items that are over: the initiative they belonged to, sorted by item.
    pub past_groups: Vec<(ItemId, ItemId)>,
    /// The words of titles as numbers, of items that are over too; sorted by item.
    pub words: Vec<(ItemId, Vec<u32>)>,
    /// Pairs that must never be proposed to one another (blocked, met, said no), lower id first,
    /// sorted.
    pub apart: Vec<(MemberId, MemberId)>,
    /// How often each was shown.
    pub exposures: Exposures,
}
