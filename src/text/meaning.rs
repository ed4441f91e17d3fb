//! How near two texts are: an offer and an ask rarely share a word, but they share concepts.

use super::Reader;
use super::token::tokens;
use crate::domain::ConceptId;
use std::collections::{BTreeMap, BTreeSet};

/// What a reading passes on to the concept above it, to one beside it, and to two steps above.
const BROADER: f64 = 0.45;
const RELATED: f64 = 0.25;
const TOP: f64 = 0.12;
/// How many concepts the learned part may add, and what they count beside a label.
const GUESSES: usize = 12;
const LEARNED: f64 = 0.9;
/// What shared letters count beside shared concepts.
const LETTERS: f64 = 0.35;

/// What a text is about, as weights that can be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    concepts: BTreeMap<ConceptId, f64>,
    letters: BTreeSet<String>,
}

impl Reader {
    /// What a text is about, spread over broader and related concepts.
    #[must_use]
    pub fn meaning(&self, text: &str) -> Meaning {
        let words = tokens(super::head(text));
        let mut direct: BTreeMap<ConceptId, f64> = BTreeMap::new();
        for reading in self.looked_up(text, &words) {
            if !reading.negated {
                direct.insert(reading.concept, reading.confidence);
            }
        }
        if let Some(learned) = &self.learned {
            for (concept, cosine, ..) in learned.scores(&words).into_iter().take(GUESSES) {
                let weight = direct.entry(concept).or_default();
                *weight += LEARNED * cosine;
            }
        }
        let mut concepts = direct.clone();
        for (concept, weight) in &direct {
            self.spread(*concept, *weight, &mut concepts);
        }
        let norm = concepts
            .values()
            .map(|w| w * w)
            .sum::<f64>()
            .sqrt()
            .max(1e-9);
        concepts.values_mut().for_each(|w| *w /= norm);
        Meaning {
            concepts,
            letters: letters(&words),
        }
    }

    fn spread(&self, from: ConceptId, weight: f64, into: &mut BTreeMap<ConceptId, f64>) {
        let Some(concept) = self.vocabulary.get(from) else {
            return;
        };
        for (up, part) in self
            .vocabulary
            .ancestors(from)
            .into_iter()
            .zip([BROADER, TOP])
        {
            *into.entry(up).or_default() += weight * part;
        }
        for beside in &concept.related {
            *into.entry(*beside).or_default() += weight * RELATED;
        }
    }
}

fn letters(words: &[super::Token]) -> BTreeSet<String> {
    let grams = |word: &str| -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        letters.windows(4).map(|w| w.iter().collect()).collect()
    };
    words
        .iter()
        .filter(|t| t.word.chars().count() >= 5)
        .flat_map(|t| grams(&t.word))
        .collect()
}

/// How near two texts are, 0 to about 1: the cosine of their concepts, and a little for letters they
/// share, which names and rare words need.
#[must_use]
pub fn relatedness(one: &Meaning, other: &Meaning) -> f64 {
    let shared = one
        .concepts
        .iter()
        .filter_map(|(c, w)| other.concepts.get(c).map(|v| w * v));
    let same = one.letters.intersection(&other.letters).count() as f64;
    let both = (one.letters.len() as f64 * other.letters.len() as f64)
        .sqrt()
        .max(1.0);
    shared.sum::<f64>() + LETTERS * same / both
}
