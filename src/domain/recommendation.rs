//! A request for suggestions and its answer. Reasons are values here; words are made by the view.

use super::choices::Choices;
use super::id::{ConceptId, ItemId, MemberId, NeighbourhoodId};
use super::member::{Availability, Profile};
use jiff::Timestamp;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Neighbours to meet, blind until both said yes.
    People,
    /// Initiatives.
    Initiatives,
    /// Activities.
    Activities,
    /// Opportunities.
    Opportunities,
}

/// A request: the viewer as they are now (read per request, not from the snapshot).
#[derive(Clone, Debug)]
pub struct Request {
    /// The viewer.
    pub member: MemberId,
    /// The viewer's own neighbourhood; never a parameter of the outside.
    pub neighbourhood: NeighbourhoodId,
    /// What the viewer told.
    pub profile: Profile,
    /// When the viewer has time.
    pub availability: Availability,
    /// Items the viewer takes part in or did, with the last moment, sorted by item.
    pub history: Vec<(ItemId, Timestamp)>,
    /// Items that must not be shown: hidden, or already taken part in.
    pub hidden: Vec<ItemId>,
    /// Members the viewer must not be shown (said no, blocked, already met), sorted.
    pub hidden_members: Vec<MemberId>,
    /// Members whose open proposal keeps its place, as both have to be asked (sorted). Nothing in
    /// the answer tells them from the others.
    pub pending_members: Vec<MemberId>,
    /// What the viewer chose about their suggestions.
    pub choices: Choices,
    /// What is asked for.
    pub kind: Kind,
    /// How many at most, 1..=50.
    pub limit: usize,
    /// The moment of asking.
    pub now: Timestamp,
    /// Breaks ties in exposure; the same seed gives the same slate.
    pub seed: u64,
}

/// A score: the sum of its terms.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Default)]
pub struct Score(pub f64);

/// What is recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An item.
    Item(ItemId),
    /// A person; leaves the house as an opaque proposal only.
    Person(MemberId),
}

/// A named part of a score. Each is a fact about the viewer and the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// The viewer enjoys what it is about. For people: both enjoy it.
    Enjoys(ConceptId),
    /// The viewer brings what it asks for. For people: the viewer brings what the other would like.
    Brings(ConceptId),
    /// The viewer would like it. For people: the other brings what the viewer would like.
    WouldLike(ConceptId),
    /// The viewer's earlier items were about this concept.
    LikeBefore(ConceptId),
    /// People who joined that item join this one too (at least ten of them).
    JoinedAlso(ItemId),
    /// It is like that initiative of the viewer in its words.
    Alike(ItemId),
    /// It belongs to an initiative the viewer takes part in.
    OwnGroup(ItemId),
    /// In the viewer's own neighbourhood.
    SameNeighbourhood,
    /// In a neighbourhood near by.
    Nearby,
    /// When the viewer has time.
    FitsTime,
    /// Many take part (at least ten).
    Popular,
    /// Many come here as the first thing they do (at least ten did).
    Welcoming,
    /// More people from around the viewer's neighbourhood come here than elsewhere (at least ten).
    Neighbours,
    /// Made known lately.
    Fresh,
}

impl Term {
    /// Its name, as the API gives it and in the keys of `locales/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Enjoys(_) => "enjoys",
            Self::Brings(_) => "brings",
            Self::WouldLike(_) => "would-like",
            Self::LikeBefore(_) => "like-before",
            Self::JoinedAlso(_) => "joined-also",
            Self::Alike(_) => "alike",
            Self::OwnGroup(_) => "own-group",
            Self::SameNeighbourhood => "same-neighbourhood",
            Self::Nearby => "nearby",
            Self::FitsTime => "fits-time",
            Self::Popular => "popular",
            Self::Welcoming => "welcoming",
            Self::Neighbours => "neighbours",
            Self::Fresh => "fresh",
        }
    }

    /// The concept it names.
    #[must_use]
    pub fn concept(self) -> Option<ConceptId> {
        match self {
            Self::Enjoys(c) | Self::Brings(c) | Self::WouldLike(c) | Self::LikeBefore(c) => Some(c),
            _ => None,
        }
    }

    /// The initiative it names.
    #[must_use]
    pub fn item(self) -> Option<ItemId> {
        match self {
            Self::JoinedAlso(i) | Self::Alike(i) | Self::OwnGroup(i) => Some(i),
            _ => None,
        }
    }
}

/// One reason: a term and its part of the score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// What.
    pub term: Term,
    /// How much of the score, > 0.
    pub part: f64,
}

/// One suggestion with every term of its score, largest part first.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// What is suggested.
    pub subject: Subject,
    /// The sum of the parts of `reasons`.
    pub score: Score,
    /// Every term of the score: at least one.
    pub reasons: Vec<Reason>,
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Slate {
    /// The suggestions, best first.
    pub items: Vec<Recommendation>,
    /// The generation of the snapshot that gave it: the revision of its catalogue.
    pub generation: i64,
}
