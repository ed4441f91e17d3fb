//! What a resident chose about their own suggestions (promise P9).

use super::id::ConceptId;
use super::recommendation::Term;

/// How much something counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// "Minder".
    Less,
    /// "Gewoon".
    #[default]
    Usual,
    /// "Meer".
    More,
}

impl Level {
    /// Every level, least first.
    pub const ALL: [Self; 3] = [Self::Less, Self::Usual, Self::More];

    /// What the part of a term is multiplied by. Never zero: a reason that holds stays a reason.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::Less => 0.25,
            Self::Usual => 1.0,
            Self::More => 2.5,
        }
    }

    /// Its name, as stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Less => "less",
            Self::Usual => "usual",
            Self::More => "more",
        }
    }

    /// The level of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// What the parts of an item are multiplied by when it is about something of which the resident
/// wants less.
const LESS_OF_THIS: f64 = 0.25;

/// What a resident chose. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// "Dichtbij".
    pub near: Level,
    /// "Wat ik graag doe en breng".
    pub interests: Level,
    /// "Iets nieuws".
    pub fresh: Level,
    /// "Met wie ik al ken": groups one takes part in, and what their members join.
    pub familiar: Level,
    /// Suggestions that do not look at the profile: everyone of a neighbourhood gets the same.
    pub without_profile: bool,
    /// Concepts of which the resident wants less, sorted.
    pub less: Vec<ConceptId>,
}

impl Choices {
    /// What the part of a term is multiplied by.
    #[must_use]
    pub fn factor(&self, term: Term) -> f64 {
        let level = match term {
            Term::SameNeighbourhood | Term::Nearby => self.near,
            Term::Enjoys(_) | Term::Brings(_) | Term::WouldLike(_) | Term::LikeBefore(_) => {
                self.interests
            }
            Term::Fresh => self.fresh,
            Term::OwnGroup(_) | Term::JoinedAlso(_) | Term::Alike(_) => self.familiar,
            Term::FitsTime | Term::Popular | Term::Welcoming | Term::Neighbours => Level::Usual,
        };
        level.factor()
    }

    /// What every part of an item about `concepts` is multiplied by, "minder hiervan" counted in.
    #[must_use]
    pub fn factor_about(&self, concepts: &[ConceptId]) -> f64 {
        let less = concepts.iter().any(|c| self.less.binary_search(c).is_ok());
        if less { LESS_OF_THIS } else { 1.0 }
    }

    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// Who may see a resident at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// As they said on their page.
    #[default]
    Seen,
    /// "Toon mij nergens": proposed to nobody, asked by nobody, counted nowhere.
    Unseen,
    /// A pause: unseen, and neither suggestions nor letters until they come back.
    Paused,
}

impl Presence {
    /// Every presence.
    pub const ALL: [Self; 3] = [Self::Seen, Self::Unseen, Self::Paused];

    /// Its name, as stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Unseen => "unseen",
            Self::Paused => "paused",
        }
    }

    /// The presence of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|presence| presence.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_changes_its_own_terms_and_no_other() {
        let choices = Choices {
            near: Level::More,
            familiar: Level::Less,
            less: vec![ConceptId(4)],
            ..Choices::default()
        };
        for (term, factor) in [
            (Term::Nearby, 2.5),
            (Term::OwnGroup(crate::domain::ItemId(1)), 0.25),
            (Term::Enjoys(ConceptId(4)), 1.0),
            (Term::Popular, 1.0),
        ] {
            assert!((choices.factor(term) - factor).abs() < 1e-9, "{term:?}");
        }
        assert!(choices.factor_about(&[ConceptId(4)]) < choices.factor_about(&[ConceptId(5)]));
    }
}
