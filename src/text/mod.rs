//! WORDS -> CONCEPTS: what somebody wrote, read into the vocabulary. Pure.
//!
//! A text is cut into words, lower-cased, stripped of accents and stemmed (Dutch and English). Then
//! four ways in, the surest first: a label as it stands; a label whose words stand apart ("plak al
//! jaren banden"); a label inside a compound ("fietsbandenplakken"); a label with a typo, through a
//! finite-state automaton. What these leave open, a learned part fills (`learned`). A word under a
//! negation is heard as such. Every reading names the words that caused it, so that a wrong one can
//! be shown and undone.

mod contact;
pub mod label_words;
pub mod learned;
mod lexicon;
mod meaning;
mod negation;
pub mod plain;
mod role;
mod token;

pub use contact::{holds_contact, without_contact};
pub use learned::Learned;
pub use meaning::{Meaning, WEIGHTS, Weights, relatedness, relatedness_with};
pub use role::Said;

use crate::domain::{ConceptId, Vocabulary};
use lexicon::{Lexicon, Way};
use token::{Token, tokens};

/// A concept found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What was understood.
    pub concept: ConceptId,
    /// The words that caused it, as they were written.
    pub words: String,
    /// Where they start, in bytes.
    pub start: usize,
    /// Where they end, in bytes.
    pub end: usize,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// What the writer says of it; none when the text does not tell.
    pub role: Option<Said>,
    /// Whether the text says that it is not so.
    pub negated: bool,
}

/// What a label found counts from the first confidence on, what is only a guess from the second: a
/// reading too many goes away with one tap, one too few is never seen, but a word that stands nowhere
/// near what was understood looks foolish.
const SURE: (f64, f64) = (0.15, 0.4);
/// Where nothing counts, the best may still, from these on: to see one doubtful reading and take it away
/// is easier than to see none and find other words.
const FAINT: (f64, f64) = (0.05, 0.2);
/// The longest text that is read; what lies beyond says nothing new.
const LONGEST: usize = 10_000;

/// Reads texts. Building one costs a pass over the vocabulary; reading, a pass over the text.
pub struct Reader {
    lexicon: Lexicon,
    learned: Option<Learned>,
    vocabulary: Vocabulary,
}

impl Reader {
    /// A reader of this vocabulary, by its labels alone.
    #[must_use]
    pub fn new(vocabulary: &Vocabulary) -> Self {
        Self::with(vocabulary, None)
    }

    /// A reader with a learned part, which must be of the same version of the vocabulary.
    #[must_use]
    pub fn with(vocabulary: &Vocabulary, learned: Option<Learned>) -> Self {
        Self {
            lexicon: Lexicon::new(vocabulary),
            learned,
            vocabulary: vocabulary.clone(),
        }
    }

    /// The concepts that a text says are so, in its order, each once.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<Reading> {
        let mut found = self.read_all(text);
        found.retain(|reading| !reading.negated);
        found
    }

    /// Everything that was understood, also what a text says is not so.
    #[must_use]
    pub fn read_all(&self, text: &str) -> Vec<Reading> {
        let text = head(text);
        let words = tokens(text);
        let mut found = self.looked_up(text, &words);
        self.drop_general(&mut found);
        found.sort_by_key(|reading| (reading.start, reading.concept));
        found
    }

    fn looked_up(&self, text: &str, words: &[Token]) -> Vec<Reading> {
        let hits = self.lexicon.find(words);
        let mut found: Vec<Reading> = Vec::new();
        for hit in &hits {
            let reading = reading(
                text,
                words,
                (hit.first, hit.last),
                hit.concept,
                confidence(hit.way),
            );
            let known = found
                .iter()
                .any(|r| r.concept == hit.concept && r.negated == reading.negated);
            if !known {
                found.push(reading);
            }
        }
        let Some(learned) = &self.learned else {
            return found;
        };
        let mut faint: Option<Reading> = None;
        for guess in learned.guesses(&self.vocabulary, words, &hits) {
            let mut looked_up = false;
            for reading in found.iter_mut().filter(|r| r.concept == guess.concept) {
                looked_up = true;
                if guess.confidence < SURE.0 && guess.confidence >= FAINT.0 {
                    fainter(&mut faint, reading, guess.confidence);
                }
                reading.confidence = match guess.confidence {
                    unlikely if unlikely < SURE.0 => 0.0,
                    likely => f64::midpoint(reading.confidence, likely),
                };
            }
            if !looked_up && guess.confidence >= FAINT.1 {
                let word = (guess.word, guess.word);
                let made = reading(text, words, word, guess.concept, guess.confidence);
                if guess.confidence >= SURE.1 {
                    found.push(made);
                } else {
                    fainter(&mut faint, &made, guess.confidence);
                }
            }
        }
        found.retain(|reading| reading.confidence >= SURE.0);
        if found.is_empty() {
            found.extend(faint);
        }
        found
    }

    /// Who bakes apple pie bakes: the narrower says it all. A top concept says so little that it stands
    /// only where nothing else was understood.
    fn drop_general(&self, found: &mut Vec<Reading>) {
        let yes: Vec<ConceptId> = found
            .iter()
            .filter(|r| !r.negated)
            .map(|r| r.concept)
            .collect();
        let is_top = |c: ConceptId| self.vocabulary.get(c).is_some_and(|c| c.broader.is_none());
        found.retain(|reading| {
            let narrower =
                |c: &&ConceptId| self.vocabulary.ancestors(**c).contains(&reading.concept);
            let others: Vec<&ConceptId> = yes.iter().filter(|c| **c != reading.concept).collect();
            let said_better =
                others.iter().any(narrower) || (is_top(reading.concept) && !others.is_empty());
            reading.negated || !said_better
        });
    }
}

/// Keeps the better of what is too faint to count.
fn fainter(best: &mut Option<Reading>, reading: &Reading, confidence: f64) {
    if best.as_ref().is_none_or(|b| b.confidence < confidence) {
        *best = Some(Reading {
            confidence,
            ..reading.clone()
        });
    }
}

fn reading(
    text: &str,
    words: &[Token],
    (first, last): (usize, usize),
    concept: ConceptId,
    confidence: f64,
) -> Reading {
    let (start, end) = (words[first].start, words[last].end);
    Reading {
        concept,
        words: text[start..end].to_owned(),
        start,
        end,
        confidence,
        role: role::of(words, first, last),
        negated: negation::reaches(words, first, last),
    }
}

/// How sure a reading is by its way alone: declared, in the order of the ways. Where there is a learned
/// part, its confidence is the other half.
fn confidence(way: Way) -> f64 {
    match way {
        Way::Label => 0.95,
        Way::Apart => 0.85,
        Way::Compound => 0.75,
        Way::Typo => 0.6,
    }
}

/// The first letters of a text, up to the longest that is read.
fn head(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests;
