//! The learned part: which concept a phrasing is about that no label holds.
//!
//! Two layers. (1) A weight per feature and concept: features are word stems and letter n-grams
//! (4 and 5) of the longer words, hashed, an n-gram counting `GRAM` of a stem; the weight is
//! `ln(1 + tf) * idf` over what is said of the concept (its labels and the training texts), each
//! concept's row of norm 1, its largest `ROW` entries kept (Salton & Buckley 1988: tf-idf with cosine). (2) A logistic regression (linfa) over
//! a handful of facts about a candidate (`FACTS`) that turns a cosine into a confidence; it is fitted
//! on texts that the first layer did not see.

mod file;
mod fit;

pub use file::LearnedError;

use super::lexicon::{Hit, Way};
use super::token::Token;
use crate::domain::{ConceptId, Vocabulary};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Candidates that are looked at per text.
const CANDIDATES: usize = 6;
/// The facts of the second layer, of what labels found and of what the first layer suggests: cosine;
/// its share of the best; its lead over the next; whether labels found nothing; whether they found
/// something beside it (broader, narrower, related); the share of the text's words that speak for it;
/// the way it was found; the label's track record; whether it is a top concept.
const FACTS: usize = 12;
/// The idf of a feature that was never seen: it makes a text longer, it is about something else too.
const UNSEEN: f64 = 2.0;
/// What a letter n-gram counts beside a stem: a word has one stem and many n-grams.
const GRAM: f64 = 0.5;

/// The training texts avoid the labels of their own concept on purpose, so where a label stood and was
/// right counts for as many. Chosen on `concepts_300.tsv` and `sentences_200.tsv`, from 1, 3, 4, 6, 10.
const AVOIDED: f64 = 6.0;

/// A text with what it is about.
#[derive(Clone, Debug)]
pub struct Example {
    /// What somebody wrote.
    pub text: String,
    /// What it is about.
    pub concepts: Vec<ConceptId>,
    /// Whether it also says that something is not so: its words then speak for both.
    pub negates: bool,
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
    features: FxHashMap<u32, Feature>,
    postings: Vec<Posting>,
    /// How often a label was right and wrong in the training texts, by its hashed stems.
    record: FxHashMap<u32, (u16, u16)>,
    weights: [f64; FACTS],
    bias: f64,
}

/// A feature: how rare it is, and where its postings stand.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Feature {
    idf: f32,
    from: u32,
    until: u32,
}

/// A feature's weight in the row of a concept. Weights lie between 0 and 1 and most are small, so the
/// root is kept, in 255 steps: an error of 4 % at a weight of 0.04.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Posting {
    concept: u16,
    root: u8,
}

impl Posting {
    fn new(concept: u16, weight: f64) -> Self {
        Self {
            concept,
            root: (weight.clamp(0.0, 1.0).sqrt() * 255.0).round() as u8,
        }
    }

    fn weight(self) -> f64 {
        let root = f64::from(self.root) / 255.0;
        root * root
    }
}

fn hash(kind: u8, text: &str) -> u32 {
    // FNV-1a, 32 bits: stable over versions and platforms, which a model file needs.
    let bytes = std::iter::once(kind).chain(text.bytes());
    bytes.fold(0x811c_9dc5, |h, b| {
        (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
    })
}

/// The features of one word, each with what it counts.
fn features(lexicon: &Stems, word: &str) -> Vec<(u32, f64)> {
    if is_common(word) {
        return Vec::new();
    }
    let mut found = vec![(hash(b'w', &lexicon.stem(word)), 1.0)];
    if word.chars().nth(3).is_some() {
        let padded = format!("^{word}$");
        let cuts: Vec<usize> = padded
            .char_indices()
            .map(|(at, _)| at)
            .chain([padded.len()])
            .collect();
        for size in [4, 5] {
            for ends in cuts.windows(size + 1) {
                found.push((hash(size as u8, &padded[ends[0]..ends[size]]), GRAM));
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

impl Learned {
    /// The features of a text, weighted by how rare they are.
    pub(super) fn features_of(&self, words: &[Token]) -> BTreeMap<u32, f64> {
        let stems = Stems::new();
        let mut found = BTreeMap::new();
        for (feature, counts) in words.iter().flat_map(|t| features(&stems, &t.word)) {
            let idf = self
                .features
                .get(&feature)
                .map_or(UNSEEN, |f| f64::from(f.idf));
            found.insert(feature, idf * counts);
        }
        found
    }

    /// Cosine of a text with every concept it touches, in no order.
    pub(super) fn scores(&self, words: &[Token]) -> Vec<Scored> {
        let stems = Stems::new();
        // Where a concept stands in `found`, by its number: a table is faster than a map here.
        let mut at_of: Vec<usize> = Vec::new();
        let mut found: Vec<Scored> = Vec::new();
        let (mut norm, mut telling) = (0.0, 0u32);
        for (at, token) in words.iter().enumerate() {
            let mut known = false;
            for (feature, counts) in features(&stems, &token.word) {
                let Some(feature) = self.features.get(&feature) else {
                    norm += (UNSEEN * counts).powi(2);
                    continue;
                };
                let idf = f64::from(feature.idf) * counts;
                norm += idf * idf;
                known = true;
                for posting in &self.postings[feature.from as usize..feature.until as usize] {
                    let concept = usize::from(posting.concept);
                    if concept >= at_of.len() {
                        at_of.resize(concept + 1, usize::MAX);
                    }
                    if at_of[concept] == usize::MAX {
                        at_of[concept] = found.len();
                        found.push(Scored::new(posting.concept));
                    }
                    found[at_of[concept]].add(at, idf * posting.weight());
                }
            }
            telling += u32::from(known);
        }
        let norm = f64::sqrt(norm).max(1e-9);
        for scored in &mut found {
            scored.close();
            scored.cosine /= norm;
            scored.share /= f64::from(telling.max(1));
        }
        found
    }

    /// The candidates of every clause: what is said in one says nothing about another, and a long text
    /// must not drown a short sentence in it.
    fn candidates(
        &self,
        vocabulary: &Vocabulary,
        words: &[Token],
        hits: &[Hit],
    ) -> Vec<(Guess, [f64; FACTS])> {
        let mut found = Vec::new();
        for (from, to) in clauses(words) {
            let own: Vec<Hit> = hits
                .iter()
                .filter(|hit| hit.first >= from && hit.last < to)
                .map(|hit| Hit {
                    first: hit.first - from,
                    last: hit.last - from,
                    ..*hit
                })
                .collect();
            for (guess, facts) in self.clause(vocabulary, &words[from..to], &own) {
                found.push((
                    Guess {
                        word: guess.word + from,
                        ..guess
                    },
                    facts,
                ));
            }
        }
        found
    }

    /// What labels found and what the first layer suggests, each with its facts.
    fn clause(
        &self,
        vocabulary: &Vocabulary,
        words: &[Token],
        hits: &[Hit],
    ) -> Vec<(Guess, [f64; FACTS])> {
        let stems = Stems::new();
        let mut scores = self.scores(words);
        best_first(&mut scores, CANDIDATES);
        let best = scores.first().map_or(1.0, |s| s.cosine.max(1e-9));
        let mut wanted: Vec<(ConceptId, Option<&Hit>)> = Vec::new();
        for hit in hits {
            if !wanted.iter().any(|(c, _)| *c == hit.concept) {
                wanted.push((hit.concept, Some(hit)));
            }
        }
        for score in scores.iter().take(CANDIDATES) {
            if !wanted.iter().any(|(c, _)| *c == score.concept) {
                wanted.push((score.concept, None));
            }
        }
        wanted
            .into_iter()
            .map(|(concept, hit)| {
                let own = scores.iter().find(|s| s.concept == concept);
                let (cosine, word, share) =
                    own.map_or((0.0, 0, 0.0), |own| (own.cosine, own.word, own.share));
                let next = own.map_or(0.0, |own| next_after(&scores, own));
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
        let right = f64::from(right) * AVOIDED;
        (right + 1.0) / (right + f64::from(wrong) + 2.0) - 0.5
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

/// How near a concept is to a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    pub concept: ConceptId,
    pub cosine: f64,
    /// The word that speaks most for it.
    pub word: usize,
    /// The share of the text's words that speak for it.
    pub share: f64,
    /// What the word that is read now adds, and the most that one has added.
    now: (usize, f64),
    most: f64,
}

impl Scored {
    fn new(concept: u16) -> Self {
        Self {
            concept: ConceptId(u32::from(concept)),
            cosine: 0.0,
            word: 0,
            share: 0.0,
            now: (usize::MAX, 0.0),
            most: 0.0,
        }
    }

    fn add(&mut self, word: usize, part: f64) {
        if self.now.0 != word {
            self.close();
            self.now = (word, 0.0);
        }
        self.now.1 += part;
    }

    /// Ends the word that was read.
    fn close(&mut self) {
        let (word, part) = self.now;
        if word == usize::MAX {
            return;
        }
        self.cosine += part;
        self.share += 1.0;
        if part > self.most {
            (self.word, self.most) = (word, part);
        }
    }
}

/// Puts the best `count` first, in order; the rest follows in no order.
pub(super) fn best_first(scores: &mut [Scored], count: usize) {
    let order = |a: &Scored, b: &Scored| {
        b.cosine
            .total_cmp(&a.cosine)
            .then(a.concept.cmp(&b.concept))
    };
    let count = count.min(scores.len());
    if count < scores.len() {
        scores.select_nth_unstable_by(count, order);
    }
    scores[..count].sort_unstable_by(order);
}

/// The cosine that comes next after one.
fn next_after(scores: &[Scored], own: &Scored) -> f64 {
    let after =
        |s: &&Scored| s.cosine < own.cosine || (s.cosine == own.cosine && s.concept > own.concept);
    let rest = scores.iter().filter(after);
    rest.map(|s| s.cosine).fold(0.0, f64::max)
}

/// A clause of fewer words says nothing on its own: it goes with the next.
const SHORT: usize = 3;

/// From where to where the clauses of a text reach.
fn clauses(words: &[Token]) -> Vec<(usize, usize)> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (at, token) in words.iter().enumerate() {
        let end = at + 1;
        if end == words.len() || (token.ends_clause && end - from >= SHORT) {
            found.push((from, end));
            from = end;
        }
    }
    found
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
