//! WORDS -> CONCEPTS: what somebody wrote, looked up in the vocabulary. Pure.
//!
//! The reading is plain: labels and text are cut into words, lower-cased, stripped of accents and
//! stemmed, and the longest label that starts at a word wins. A word right under a negation is not
//! read ("koken kan ik niet"). Every reading names the words that caused it, so that a wrong one can
//! be shown and undone.

mod token;

use crate::domain::{Concept, ConceptId, Vocabulary};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use token::{Token, tokens};

/// A concept found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What was understood.
    pub concept: ConceptId,
    /// The words that caused it, as they were written.
    pub words: String,
    /// Where they start, in bytes.
    pub start: usize,
    /// Where they end, in bytes.
    pub end: usize,
}

/// Words that turn around what stands next to them.
const NEGATIONS: [&str; 5] = ["niet", "geen", "nooit", "not", "never"];
/// How far a negation reaches forward, in words.
const REACH: usize = 3;
/// Shortest label that may be found inside a compound, in letters.
const MIN_PART: usize = 5;

/// Reads texts. Building one costs a pass over the vocabulary; reading, a pass over the text.
pub struct Reader {
    /// Stemmed words of a label -> concept.
    labels: HashMap<Vec<String>, ConceptId>,
    /// Words of one-word labels as they are written, for compounds; longest first.
    parts: Vec<(String, ConceptId)>,
    longest: usize,
    stemmers: [Stemmer; 2],
}

impl Reader {
    /// A reader of this vocabulary.
    #[must_use]
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let mut reader = Self {
            labels: HashMap::new(),
            parts: Vec::new(),
            longest: 1,
            stemmers: [
                Stemmer::create(Algorithm::Dutch),
                Stemmer::create(Algorithm::English),
            ],
        };
        for (id, concept) in vocabulary.iter() {
            reader.learn(id, concept);
        }
        reader
            .parts
            .sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        reader
    }

    fn learn(&mut self, id: ConceptId, concept: &Concept) {
        let dutch = std::iter::once(&concept.pref_nl)
            .chain(&concept.alt_nl)
            .chain(&concept.hidden);
        let english = std::iter::once(&concept.pref_en).chain(&concept.alt_en);
        let labels = dutch.map(|l| (l, 0)).chain(english.map(|l| (l, 1)));
        for (label, language) in labels {
            let words: Vec<Token> = tokens(label);
            if let ([only], 0) = (words.as_slice(), language)
                && only.word.chars().count() >= MIN_PART
            {
                self.parts.push((only.word.clone(), id));
            }
            let stems: Vec<String> = words.iter().map(|t| self.stem(&t.word, language)).collect();
            self.longest = self.longest.max(stems.len());
            // The first concept of a label keeps it: labels are unique per language, and a Dutch
            // word comes before an English one that is written alike.
            if !stems.is_empty() {
                self.labels.entry(stems).or_insert(id);
            }
        }
    }

    fn stem(&self, word: &str, language: usize) -> String {
        self.stemmers[language].stem(word).into_owned()
    }

    /// The concepts in a text, in its order, each once.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<Reading> {
        let words = tokens(text);
        let stems: [Vec<String>; 2] =
            [0, 1].map(|language| words.iter().map(|t| self.stem(&t.word, language)).collect());
        let mut found: Vec<Reading> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some((concept, length)) = self.label_at(&words, &stems, at) else {
                at += 1;
                continue;
            };
            let (start, end) = (words[at].start, words[at + length - 1].end);
            let known = found.iter().any(|reading| reading.concept == concept);
            if !known && !negated(&words, at, length) {
                found.push(Reading {
                    concept,
                    words: text[start..end].to_owned(),
                    start,
                    end,
                });
            }
            at += length;
        }
        found
    }

    /// The longest label that starts at a word, within one sentence part.
    fn label_at(
        &self,
        words: &[Token],
        stems: &[Vec<String>; 2],
        at: usize,
    ) -> Option<(ConceptId, usize)> {
        let most = self.longest.min(words.len() - at);
        for length in (1..=most).rev() {
            if words[at..at + length - 1].iter().any(|t| t.ends_clause) {
                continue;
            }
            for language in stems {
                if let Some(id) = self.labels.get(&language[at..at + length]) {
                    return Some((*id, length));
                }
            }
        }
        self.part_of(&words[at].word).map(|id| (id, 1))
    }

    /// "fietsbandenplakken" ends with a label, "buurtmoestuin" too: a compound is understood by the
    /// longest label it ends or begins with.
    fn part_of(&self, word: &str) -> Option<ConceptId> {
        let fits = |part: &str| {
            word.len() >= part.len() + 3 && (word.ends_with(part) || word.starts_with(part))
        };
        self.parts
            .iter()
            .find(|(part, _)| fits(part))
            .map(|(_, id)| *id)
    }
}

/// Whether a negation stands shortly before the words, or right behind them, in the same clause.
fn negated(words: &[Token], at: usize, length: usize) -> bool {
    let is_no = |t: &Token| NEGATIONS.contains(&t.word.as_str());
    let before = words[..at]
        .iter()
        .rev()
        .take_while(|t| !t.ends_clause)
        .take(REACH)
        .any(is_no);
    let last = at + length - 1;
    let mut behind = false;
    if !words[last].ends_clause {
        for token in words[last + 1..].iter().take(REACH) {
            behind |= is_no(token);
            if token.ends_clause {
                break;
            }
        }
    }
    before || behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::vocabulary;

    fn read(text: &str) -> Vec<String> {
        let vocabulary = vocabulary::load().unwrap();
        let reader = Reader::new(&vocabulary);
        reader
            .read(text)
            .into_iter()
            .map(|r| vocabulary.key(r.concept).to_owned())
            .collect()
    }

    #[test]
    fn people_are_understood_as_they_talk() {
        for (text, key) in [
            (
                "Banden plakken doe ik al jaren voor de hele straat.",
                "fietsen-repareren",
            ),
            ("LEKKE BANDEN, geen probleem", "fietsen-repareren"),
            ("ik ging laatst naar de buurtmoestuin", "moestuin"),
        ] {
            assert!(
                read(text).contains(&key.to_owned()),
                "{text}: {:?}",
                read(text)
            );
        }
    }

    #[test]
    fn a_negation_is_heard() {
        for text in [
            "schaken kan ik niet",
            "ik hou niet van schaken",
            "geen zin in schaken",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
        assert!(!read("koken kan ik niet, schaken wel").is_empty());
    }

    #[test]
    fn a_reading_names_its_words() {
        let vocabulary = vocabulary::load().unwrap();
        let text = "Ik kan schaken, écht waar.";
        for reading in Reader::new(&vocabulary).read(text) {
            assert_eq!(&text[reading.start..reading.end], reading.words);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,80}") {
            let vocabulary = Vocabulary::default();
            proptest::prop_assert!(Reader::new(&vocabulary).read(&text).is_empty());
        }
    }
}
