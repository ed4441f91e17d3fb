//! The learned part: which concept a phrasing is about that no label holds.
//!
//! Two layers. (1) A weight per feature and concept: features are word stems and letter n-grams
//! (4 and 5) of the longer words, hashed; the weight is `ln(1 + tf) * idf` over what is said of the
//! concept (its labels and the training texts), each concept's row of norm 1, its largest `ROW`
//! entries kept (Salton & Buckley 1988: tf-idf with cosine). (2) A logistic regression (linfa) over
//! a handful of facts about a candidate (`FACTS`) that turns a cosine into a confidence; it is fitted
//! on texts that the first layer did not see.

mod file;

pub use file::LearnedError;

use super::lexicon::{Hit, Lexicon, Way};
use super::token::{Token, tokens};
use crate::domain::{ConceptId, Vocabulary};
use linfa::prelude::*;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};
use std::collections::{BTreeMap, HashMap};

/// Entries kept of a concept's row.
const ROW: usize = 220;
/// Candidates that are looked at per text.
const CANDIDATES: usize = 6;
/// How much more a training text counts than a label.
const TEXT: f64 = 1.5;
/// Parts that the second layer is fitted over: each is left out once by the first.
const FOLDS: usize = 5;
/// The facts of the second layer, of what labels found and of what the first layer suggests: cosine; its share of the best; its lead over the next; whether
/// labels found nothing; whether they found something beside it (broader, narrower, related); the
/// share of the text's words that speak for it.
const FACTS: usize = 12;
/// The idf of a feature that was never seen: it makes a text longer, it is about something else too.
const UNSEEN: f32 = 2.0;

/// A text with what it is about.
#[derive(Clone, Debug)]
pub struct Example {
    /// What somebody wrote.
    pub text: String,
    /// What it is about.
    pub concepts: Vec<ConceptId>,
}

/// A concept that a text may be about.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
    /// Which.
    pub concept: ConceptId,
    /// Probability that it is right.
    pub confidence: f64,
    /// The word that speaks most for it: its position.
    pub word: usize,
}

/// What was learned. Plain data of one version of the vocabulary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// The version of the vocabulary it is of.
    pub version: String,
    idf: HashMap<u32, f32>,
    postings: HashMap<u32, Vec<(u32, f32)>>,
    /// How often a label was right and wrong in the training texts, by its hashed stems.
    record: HashMap<u32, (u16, u16)>,
    weights: [f64; FACTS],
    bias: f64,
}

fn hash(kind: u8, text: &str) -> u32 {
    // FNV-1a, 32 bits: stable over versions and platforms, which a model file needs.
    let bytes = std::iter::once(kind).chain(text.bytes());
    bytes.fold(0x811c_9dc5, |h, b| {
        (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
    })
}

/// The features of one word with their counts.
fn features(lexicon: &Stems, word: &str) -> Vec<u32> {
    if is_common(word) {
        return Vec::new();
    }
    let mut found = vec![hash(b'w', &lexicon.stem(word))];
    let padded: Vec<char> = std::iter::once('^')
        .chain(word.chars())
        .chain(['$'])
        .collect();
    if word.chars().count() >= 4 {
        for size in [4, 5] {
            for gram in padded.windows(size) {
                found.push(hash(size as u8, &gram.iter().collect::<String>()));
            }
        }
    }
    found
}

/// Words too common to say what a text is about; the rest is left to idf.
fn is_common(word: &str) -> bool {
    const COMMON: [&str; 30] = [
        "de", "het", "een", "en", "of", "van", "voor", "met", "in", "op", "aan", "bij", "te", "om",
        "ik", "je", "is", "dat", "die", "er", "wie", "kan", "wil", "mijn", "the", "a", "and", "to",
        "my", "i",
    ];
    COMMON.contains(&word)
}

/// The stemmer of the features: Dutch only, so that a word has one stem.
struct Stems(rust_stemmers::Stemmer);

impl Stems {
    fn new() -> Self {
        Self(rust_stemmers::Stemmer::create(
            rust_stemmers::Algorithm::Dutch,
        ))
    }

    fn stem(&self, word: &str) -> String {
        self.0.stem(word).into_owned()
    }
}

type Counts = BTreeMap<u32, f64>;

fn count(stems: &Stems, words: &[Token], weight: f64, into: &mut Counts) {
    for token in words {
        for feature in features(stems, &token.word) {
            *into.entry(feature).or_default() += weight;
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
                    facts.extend(row);
                    right.push(fits(vocabulary, guess.concept, &example.concepts));
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
        let mut record: HashMap<u32, (u16, u16)> = HashMap::new();
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
            for concept in &example.concepts {
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
        let mut made = Self {
            version: version.to_owned(),
            ..Self::default()
        };
        for (concept, row) in rows.into_iter().enumerate() {
            let mut weights: Vec<(u32, f64)> = row
                .into_iter()
                .map(|(f, tf)| (f, (1.0 + tf).ln() * idf(f)))
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
                let posting = (
                    u32::try_from(concept).unwrap_or(u32::MAX),
                    (weight / norm) as f32,
                );
                made.postings.entry(feature).or_default().push(posting);
                made.idf.entry(feature).or_insert(idf(feature) as f32);
            }
        }
        made
    }

    /// The features of a text, weighted by how rare they are.
    pub(super) fn features_of(&self, words: &[Token]) -> BTreeMap<u32, f64> {
        let stems = Stems::new();
        let mut found = BTreeMap::new();
        for feature in words.iter().flat_map(|t| features(&stems, &t.word)) {
            let idf = f64::from(self.idf.get(&feature).copied().unwrap_or(UNSEEN));
            found.insert(feature, idf);
        }
        found
    }

    /// Cosine of a text with every concept it touches, best first, and the word that speaks most for
    /// each, with the share of the text's words that speak for it.
    pub(super) fn scores(&self, words: &[Token]) -> Vec<(ConceptId, f64, usize, f64)> {
        let stems = Stems::new();
        let mut sums: HashMap<u32, (f64, usize, f64, u32)> = HashMap::new();
        let (mut norm, mut telling) = (0.0, 0u32);
        for (at, token) in words.iter().enumerate() {
            let mut own: HashMap<u32, f64> = HashMap::new();
            let mut known = false;
            for feature in features(&stems, &token.word) {
                let idf = f64::from(self.idf.get(&feature).copied().unwrap_or(UNSEEN));
                norm += idf * idf;
                for (concept, weight) in self.postings.get(&feature).into_iter().flatten() {
                    known = true;
                    *own.entry(*concept).or_default() += idf * f64::from(*weight);
                }
            }
            telling += u32::from(known);
            for (concept, part) in own {
                let sum = sums.entry(concept).or_insert((0.0, at, 0.0, 0));
                sum.0 += part;
                sum.3 += 1;
                if part > sum.2 {
                    (sum.1, sum.2) = (at, part);
                }
            }
        }
        let norm = f64::sqrt(norm).max(1e-9);
        let mut found: Vec<(ConceptId, f64, usize, f64)> = sums
            .into_iter()
            .map(|(concept, (sum, at, _, n))| {
                (
                    ConceptId(concept),
                    sum / norm,
                    at,
                    f64::from(n) / f64::from(telling.max(1)),
                )
            })
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    /// What labels found and what the first layer suggests, each with its facts.
    fn candidates(
        &self,
        vocabulary: &Vocabulary,
        words: &[Token],
        hits: &[Hit],
    ) -> Vec<(Guess, [f64; FACTS])> {
        let stems = Stems::new();
        let scores = self.scores(words);
        let best = scores.first().map_or(1.0, |s| s.1.max(1e-9));
        let place = |c: ConceptId| scores.iter().position(|s| s.0 == c);
        let mut wanted: Vec<(ConceptId, Option<&Hit>)> = Vec::new();
        for hit in hits {
            if !wanted.iter().any(|(c, _)| *c == hit.concept) {
                wanted.push((hit.concept, Some(hit)));
            }
        }
        for score in scores.iter().take(CANDIDATES) {
            if !wanted.iter().any(|(c, _)| *c == score.0) {
                wanted.push((score.0, None));
            }
        }
        wanted
            .into_iter()
            .map(|(concept, hit)| {
                let at = place(concept);
                let (cosine, word, share) = at.map_or((0.0, 0, 0.0), |at| {
                    (scores[at].1, scores[at].2, scores[at].3)
                });
                let next = at.and_then(|at| scores.get(at + 1)).map_or(0.0, |s| s.1);
                let others = hits.iter().filter(|h| h.concept != concept);
                let beside = others
                    .clone()
                    .any(|h| is_beside(vocabulary, h.concept, concept));
                let is = |yes: bool| f64::from(u8::from(yes));
                let way = |wanted: Way| is(hit.is_some_and(|h| h.way == wanted));
                let single = hit.is_some_and(|h| h.way == Way::Label && h.first == h.last);
                let trust = hit.map_or(0.0, |hit| self.trust(label(&stems, words, hit)));
                let is_top = vocabulary.get(concept).is_some_and(|c| c.broader.is_none());
                let facts = [
                    cosine,
                    cosine / best,
                    (cosine - next) / best,
                    is(hits.is_empty()),
                    is(beside),
                    share,
                    is(single),
                    way(Way::Label) - is(single),
                    way(Way::Apart),
                    way(Way::Compound) + way(Way::Typo),
                    trust,
                    is(is_top),
                ];
                let word = hit.map_or(word, |hit| hit.first);
                (
                    Guess {
                        concept,
                        word,
                        confidence: self.confidence(&facts),
                    },
                    facts,
                )
            })
            .collect()
    }

    /// The track record of a label: how far the share of texts in which it was right lies from a half
    /// (Laplace's rule of succession), so that a label never seen counts for nothing.
    fn trust(&self, label: u32) -> f64 {
        let (right, wrong) = self.record.get(&label).copied().unwrap_or((0, 0));
        (f64::from(right) + 1.0) / (f64::from(right) + f64::from(wrong) + 2.0) - 0.5
    }

    fn confidence(&self, facts: &[f64; FACTS]) -> f64 {
        let z = facts
            .iter()
            .zip(&self.weights)
            .map(|(f, w)| f * w)
            .sum::<f64>()
            + self.bias;
        1.0 / (1.0 + (-z).exp())
    }

    /// What a text may be about, with a confidence: first what labels found.
    pub(super) fn guesses(
        &self,
        vocabulary: &Vocabulary,
        words: &[Token],
        hits: &[Hit],
    ) -> Vec<Guess> {
        let candidates = self.candidates(vocabulary, words, hits).into_iter();
        candidates.map(|(guess, _)| guess).collect()
    }
}

/// The hashed stems of a label as it was found in a text.
fn label(stems: &Stems, words: &[Token], hit: &Hit) -> u32 {
    let ends = if hit.way == Way::Apart {
        vec![hit.first, hit.last]
    } else {
        (hit.first..=hit.last).collect()
    };
    let stems: Vec<String> = ends
        .into_iter()
        .map(|at| stems.stem(&words[at].word))
        .collect();
    hash(b'l', &format!("{} {}", hit.concept.0, stems.join(" ")))
}

/// Whether two concepts are broader, narrower or related.
fn is_beside(vocabulary: &Vocabulary, one: ConceptId, other: ConceptId) -> bool {
    let broader = |c: ConceptId| vocabulary.get(c).and_then(|c| c.broader);
    let related =
        |a: ConceptId, b: ConceptId| vocabulary.get(a).is_some_and(|c| c.related.contains(&b));
    broader(one) == Some(other)
        || broader(other) == Some(one)
        || related(one, other)
        || related(other, one)
}

/// A candidate is right when it is what was meant, or the concept right above it.
fn fits(vocabulary: &Vocabulary, concept: ConceptId, meant: &[ConceptId]) -> bool {
    let broader = |c: &ConceptId| vocabulary.get(*c).and_then(|c| c.broader);
    meant
        .iter()
        .any(|m| *m == concept || (broader(m) == Some(concept) && broader(&concept).is_some()))
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
