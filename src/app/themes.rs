//! Themes that neighbours enjoy and what joins them: a picture for a buurtverbinder, of subjects and
//! never of persons.
//!
//! It is made of what is out already: the monthly table of what neighbours enjoy (promise P7) and the
//! initiatives and activities that everybody can see. Who enjoys both of two themes is not read: a
//! picture drawn from that would tell of the few who do.

use super::{App, Result};
use crate::domain::{ConceptId, MemberId, Role};
use crate::store::ItemFilter;
use std::collections::{BTreeMap, BTreeSet};

/// How many themes are in the picture.
const THEMES: usize = 9;
/// How many gaps are named.
const GAPS: usize = 3;

/// A theme in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which.
    pub concept: ConceptId,
    /// About how many neighbours enjoy something of it, as published.
    pub about: u64,
}

/// Two themes that nothing joins, by their positions, and what of each could be brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// One theme.
    pub one: usize,
    /// The other, after it.
    pub other: usize,
    /// Something of each that neighbours bring, as published.
    pub bridge: Option<(ConceptId, ConceptId)>,
}

/// The picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Themes {
    /// Most enjoyed first.
    pub themes: Vec<Theme>,
    /// Pairs of positions and how many initiatives and activities are about both.
    pub joined: Vec<(usize, usize, usize)>,
    /// What is enjoyed most and joined by nothing.
    pub gaps: Vec<Gap>,
}

/// Joins and gaps of themes, from the themes that each item is about.
fn picture(themes: Vec<Theme>, items: &[BTreeSet<ConceptId>]) -> Themes {
    let at: BTreeMap<ConceptId, usize> = themes
        .iter()
        .zip(0..)
        .map(|(t, n)| (t.concept, n))
        .collect();
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for about in items {
        let mut here: Vec<usize> = about.iter().filter_map(|c| at.get(c).copied()).collect();
        here.sort_unstable();
        for (n, one) in here.iter().enumerate() {
            for other in &here[n + 1..] {
                *counts.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    // Themes are sorted by how much they are enjoyed, so the first pairs matter to most neighbours.
    let pairs = (0..themes.len()).flat_map(|other| (0..other).map(move |one| (one, other)));
    let gaps = pairs
        .filter(|pair| !counts.contains_key(pair))
        .map(|(one, other)| Gap {
            one,
            other,
            bridge: None,
        })
        .take(GAPS)
        .collect();
    Themes {
        themes,
        joined: counts.into_iter().map(|((a, b), n)| (a, b, n)).collect(),
        gaps,
    }
}

impl App {
    pub(super) fn theme_of(&self, concept: ConceptId) -> ConceptId {
        let wider = self.vocabulary.ancestors(concept);
        wider.last().copied().unwrap_or(concept)
    }

    /// The picture of themes.
    ///
    /// # Errors
    /// `NotFound` for who is no buurtverbinder.
    pub async fn themes(&self, connector: MemberId) -> Result<Themes> {
        self.in_role(connector, Role::Connector).await?;
        let enjoyed = self.interests(None).await?.into_iter().take(THEMES);
        let themes = enjoyed.map(|i| Theme {
            concept: i.theme,
            about: i.about,
        });
        let mut tx = self.read().await?;
        let filter = ItemFilter {
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        let items = tx.items(&filter, &self.vocabulary).await?;
        let about = items.iter().map(|item| {
            let concepts = item.new.concepts.iter();
            concepts.map(|c| self.theme_of(*c)).collect()
        });
        let about: Vec<BTreeSet<ConceptId>> = about.collect();
        let mut found = picture(themes.collect(), &about);
        let brought = self.published_brings(&mut tx).await?;
        let narrow = |theme: ConceptId| {
            let own = |c: &&ConceptId| **c != theme && self.theme_of(**c) == theme;
            brought.iter().find(own).copied()
        };
        for gap in &mut found.gaps {
            let (one, other) = (
                found.themes[gap.one].concept,
                found.themes[gap.other].concept,
            );
            gap.bridge = narrow(one).zip(narrow(other));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_what_many_enjoy_and_nothing_joins() {
        let theme = |n: u32, about| Theme {
            concept: ConceptId(n),
            about,
        };
        let themes = vec![theme(1, 90), theme(2, 60), theme(3, 20)];
        let about = |list: &[u32]| list.iter().map(|n| ConceptId(*n)).collect();
        let found = picture(themes, &[about(&[1, 3, 9]), about(&[3, 1]), about(&[2])]);
        assert_eq!(found.joined, [(0, 2, 2)]);
        let pairs: Vec<(usize, usize)> = found.gaps.iter().map(|g| (g.one, g.other)).collect();
        assert_eq!(pairs, [(0, 1), (1, 2)]);
        assert_eq!(picture(Vec::new(), &[about(&[1, 2])]), Themes::default());
    }
}
