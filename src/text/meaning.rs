//! How near two texts are: an offer and an ask rarely share a word, but they share concepts.

use super::Reader;
use super::learned::best_first;
use super::token::tokens;
use crate::domain::ConceptId;
use std::collections::BTreeMap;

/// How the parts of a meaning weigh beside a label that stands in the text, which is 1.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// What a concept passes on to the one above it.
    pub broader: f64,
    /// To one beside it.
    pub related: f64,
    /// To the one two steps above.
    pub top: f64,
    /// The best concept of the learned part, for a cosine of 1.
    pub learned: f64,
    /// The exponent of a learned concept's share of the best: high lets only the best count.
    pub sharp: f64,
    /// Shared rare words and letters beside shared concepts.
    pub letters: f64,
    /// What a label of a top concept counts: it says little.
    pub general: f64,
}

/// Chosen by a coarse grid on two development sets, the shared one and that of `datasets/evaluation`, so
/// figures on those two are no test.
pub const WEIGHTS: Weights = Weights {
    broader: 0.6,
    related: 0.6,
    top: 0.35,
    learned: 2.8,
    sharp: 1.0,
    letters: 0.3,
    general: 0.1,
};

/// How many concepts the learned part may add.
const GUESSES: usize = 15;

/// What a text is about, as weights that can be compared. Both sides have norm 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    concepts: BTreeMap<ConceptId, f64>,
    features: BTreeMap<u32, f64>,
}

impl Reader {
    /// What a text is about, spread over broader and related concepts.
    #[must_use]
    pub fn meaning(&self, text: &str) -> Meaning {
        self.meaning_with(text, &WEIGHTS)
    }

    /// The same with other weights: for choosing them.
    #[must_use]
    pub fn meaning_with(&self, text: &str, weights: &Weights) -> Meaning {
        let words = tokens(super::head(text));
        let mut direct: BTreeMap<ConceptId, f64> = BTreeMap::new();
        for reading in self.looked_up(text, &words) {
            if !reading.negated {
                let is_top = self
                    .vocabulary
                    .get(reading.concept)
                    .is_some_and(|c| c.broader.is_none());
                let general = if is_top { weights.general } else { 1.0 };
                direct.insert(reading.concept, reading.confidence * general);
            }
        }
        let mut features = BTreeMap::new();
        if let Some(learned) = &self.learned {
            features = learned.features_of(&words);
            let mut scores = learned.scores(&words);
            best_first(&mut scores, GUESSES);
            let best = scores.first().map_or(1.0, |s| s.cosine.max(1e-9));
            for scored in scores.iter().take(GUESSES) {
                let share = (scored.cosine / best).powf(weights.sharp);
                *direct.entry(scored.concept).or_default() +=
                    weights.learned * scored.cosine * share;
            }
        }
        let mut concepts = direct.clone();
        for (concept, weight) in &direct {
            self.spread(*concept, *weight, weights, &mut concepts);
        }
        normalise(&mut concepts);
        normalise(&mut features);
        Meaning { concepts, features }
    }

    fn spread(
        &self,
        from: ConceptId,
        weight: f64,
        weights: &Weights,
        into: &mut BTreeMap<ConceptId, f64>,
    ) {
        let Some(concept) = self.vocabulary.get(from) else {
            return;
        };
        for (up, part) in self
            .vocabulary
            .ancestors(from)
            .into_iter()
            .zip([weights.broader, weights.top])
        {
            *into.entry(up).or_default() += weight * part;
        }
        for beside in &concept.related {
            *into.entry(*beside).or_default() += weight * weights.related;
        }
    }
}

fn normalise<K: Ord>(of: &mut BTreeMap<K, f64>) {
    let norm = of.values().map(|w| w * w).sum::<f64>().sqrt().max(1e-9);
    of.values_mut().for_each(|w| *w /= norm);
}

fn cosine<K: Ord>(one: &BTreeMap<K, f64>, other: &BTreeMap<K, f64>) -> f64 {
    one.iter()
        .filter_map(|(key, w)| other.get(key).map(|v| w * v))
        .sum()
}

/// How near two texts are, 0 to about 1: the cosine of their concepts, and a little for rare words
/// and letters they share, which names need.
#[must_use]
pub fn relatedness(one: &Meaning, other: &Meaning) -> f64 {
    relatedness_with(one, other, &WEIGHTS)
}

/// The same with other weights: for choosing them.
#[must_use]
pub fn relatedness_with(one: &Meaning, other: &Meaning, weights: &Weights) -> f64 {
    cosine(&one.concepts, &other.concepts)
        + weights.letters * cosine(&one.features, &other.features)
}
