//! Fitting the learned part: tf-idf rows, track records of labels, and a regression over what the rows
//! did not see.

use super::file::LearnedError;
use super::{Example, FACTS, Feature, Learned, Posting, Stems, features, label};
use crate::domain::{ConceptId, Vocabulary};
use crate::text::lexicon::{Hit, Lexicon};
use crate::text::token::{Token, tokens};
use linfa::prelude::*;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, HashMap};

/// Entries kept of a concept's row.
const ROW: usize = 600;
/// A feature of a smaller idf stands in the rows of more than a fifth of the concepts and tells little.
const TELLING: f64 = 1.6;
/// How much more a training text counts than a label.
const TEXT: f64 = 1.5;
/// How often the second layer sees a label that was right, for the same reason as `AVOIDED`.
const REPEATED: usize = 3;
/// Parts that the second layer is fitted over: each is left out once by the first.
const FOLDS: usize = 5;

/// How often a feature was seen, and what it counts.
type Counts = BTreeMap<u32, (f64, f64)>;

fn count(stems: &Stems, words: &[Token], weight: f64, into: &mut Counts) {
    for token in words {
        for (feature, counts) in features(stems, &token.word) {
            let entry = into.entry(feature).or_insert((0.0, counts));
            entry.0 += weight;
        }
    }
}

impl Learned {
    /// Fits both layers.
    ///
    /// # Errors
    /// `Fit` when the regression does not converge.
    pub fn train(vocabulary: &Vocabulary, examples: &[Example]) -> Result<Self, LearnedError> {
        let lexicon = Lexicon::new(vocabulary);
        let hits: Vec<(Vec<Token>, Vec<Hit>)> = examples
            .iter()
            .map(|example| {
                let words = tokens(&example.text);
                let hits = lexicon.find(&words);
                (words, hits)
            })
            .collect();
        let (mut facts, mut right) = (Vec::new(), Vec::new());
        for fold in 0..FOLDS {
            let seen = examples
                .iter()
                .enumerate()
                .filter(|(at, _)| at % FOLDS != fold);
            let model = Self::first_layer(vocabulary, seen.map(|(at, e)| (e, &hits[at])));
            for (at, example) in examples
                .iter()
                .enumerate()
                .filter(|(at, _)| at % FOLDS == fold)
            {
                let (words, hits) = &hits[at];
                for (guess, row) in model.candidates(vocabulary, words, hits) {
                    let fits = fits(vocabulary, guess.concept, &example.concepts);
                    let labelled = hits.iter().any(|hit| hit.concept == guess.concept);
                    let times = if fits && labelled { REPEATED } else { 1 };
                    for _ in 0..times {
                        facts.extend(row);
                        right.push(fits);
                    }
                }
            }
        }
        let mut model = Self::first_layer(vocabulary, examples.iter().zip(&hits));
        (model.weights, model.bias) = regression(facts, &right)?;
        Ok(model)
    }

    fn first_layer<'a>(
        vocabulary: &Vocabulary,
        examples: impl Iterator<Item = (&'a Example, &'a (Vec<Token>, Vec<Hit>))>,
    ) -> Self {
        let stems = Stems::new();
        let mut record: FxHashMap<u32, (u16, u16)> = FxHashMap::default();
        let mut rows: Vec<Counts> = vec![Counts::new(); vocabulary.len()];
        for (id, concept) in vocabulary.iter() {
            let labels = std::iter::once(&concept.pref_nl)
                .chain(&concept.alt_nl)
                .chain(&concept.hidden)
                .chain(std::iter::once(&concept.pref_en))
                .chain(&concept.alt_en);
            for label in labels {
                count(&stems, &tokens(label), 1.0, &mut rows[id.0 as usize]);
            }
        }
        for (example, (words, hits)) in examples {
            for concept in example.concepts.iter().filter(|_| !example.negates) {
                if let Some(row) = rows.get_mut(concept.0 as usize) {
                    count(&stems, words, TEXT / example.concepts.len() as f64, row);
                }
            }
            for hit in hits {
                let (right, wrong) = record.entry(label(&stems, words, hit)).or_default();
                let counted = if fits(vocabulary, hit.concept, &example.concepts) {
                    right
                } else {
                    wrong
                };
                *counted = counted.saturating_add(1);
            }
        }
        Self {
            record,
            ..Self::weighted(vocabulary.version(), rows)
        }
    }

    fn weighted(version: &str, rows: Vec<Counts>) -> Self {
        let mut df: HashMap<u32, u32> = HashMap::new();
        for feature in rows.iter().flat_map(|row| row.keys()) {
            *df.entry(*feature).or_default() += 1;
        }
        let all = rows.len() as f64;
        let idf = |feature: u32| {
            (all / f64::from(df.get(&feature).copied().unwrap_or(1)))
                .ln()
                .max(0.0)
        };
        let mut lists: BTreeMap<u32, Vec<Posting>> = BTreeMap::new();
        for (concept, row) in (0u16..).zip(rows) {
            let mut weights: Vec<(u32, f64)> = row
                .into_iter()
                .filter(|(f, _)| idf(*f) >= TELLING)
                .map(|(f, (tf, counts))| (f, (1.0 + tf).ln() * idf(f) * counts))
                .collect();
            weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            weights.truncate(ROW);
            let norm = weights
                .iter()
                .map(|(_, w)| w * w)
                .sum::<f64>()
                .sqrt()
                .max(1e-9);
            for (feature, weight) in weights {
                let posting = Posting::new(concept, weight / norm);
                lists.entry(feature).or_default().push(posting);
            }
        }
        let mut made = Self {
            version: version.to_owned(),
            ..Self::default()
        };
        // What tells little keeps its rarity, which the length of a text needs, and no postings: those
        // would be the longest lists of all.
        for feature in df.keys() {
            if idf(*feature) < TELLING {
                lists.insert(*feature, Vec::new());
            }
        }
        for (feature, list) in lists {
            made.put(feature, idf(feature) as f32, list);
        }
        made
    }

    /// Adds a feature with its postings.
    pub(super) fn put(&mut self, feature: u32, idf: f32, list: impl IntoIterator<Item = Posting>) {
        let at = |postings: &Vec<Posting>| u32::try_from(postings.len()).unwrap_or(u32::MAX);
        let from = at(&self.postings);
        self.postings.extend(list);
        let until = at(&self.postings);
        self.features.insert(feature, Feature { idf, from, until });
    }
}

/// A candidate is right when it is what was meant, or lies above it and is no top concept: who makes
/// soup cooks.
fn fits(vocabulary: &Vocabulary, concept: ConceptId, meant: &[ConceptId]) -> bool {
    let is_top = vocabulary.get(concept).is_none_or(|c| c.broader.is_none());
    meant
        .iter()
        .any(|m| *m == concept || (!is_top && vocabulary.ancestors(*m).contains(&concept)))
}

fn regression(facts: Vec<f64>, right: &[bool]) -> Result<([f64; FACTS], f64), LearnedError> {
    let failed = |error: String| LearnedError::Fit(error);
    let x =
        Array2::from_shape_vec((right.len(), FACTS), facts).map_err(|e| failed(e.to_string()))?;
    let y: Array1<bool> = right.iter().copied().collect();
    let fitted = LogisticRegression::default()
        .alpha(0.1)
        .max_iterations(500)
        .fit(&Dataset::new(x, y))
        .map_err(|e| failed(e.to_string()))?;
    // The class that linfa counts up may be either: the sign is set so that `true` goes up.
    let sign = if fitted.labels().pos.class { 1.0 } else { -1.0 };
    let mut weights = [0.0; FACTS];
    for (weight, fitted) in weights.iter_mut().zip(fitted.params()) {
        *weight = fitted * sign;
    }
    Ok((weights, fitted.intercept() * sign))
}
