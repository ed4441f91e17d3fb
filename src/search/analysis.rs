//! Words as they are indexed and as they are asked for: the same pipelines on both sides.

use super::Error;
use crate::domain::Vocabulary;
use std::collections::BTreeSet;
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer,
    SplitCompoundWords, Stemmer, StopWordFilter, TextAnalyzer, TokenizerManager,
};

/// Stemmed words without those that say nothing.
pub(super) const STEMS: &str = "stems";
/// Stemmed parts of compounds.
pub(super) const PARTS: &str = "parts";
/// Words as they stand.
pub(super) const WORDS: &str = "words";

/// Longer than any word of a language, in bytes.
const LONGEST: usize = 48;
/// A part of a compound has at least this many letters: shorter ones fit everywhere.
const SHORTEST_PART: usize = 4;

pub(super) struct Analysis {
    stems: TextAnalyzer,
    parts: TextAnalyzer,
    words: TextAnalyzer,
}

impl Analysis {
    /// The words of the vocabulary are the parts that a compound is cut into.
    pub(super) fn new(vocabulary: &Vocabulary) -> Result<Self, Error> {
        let plain = || {
            TextAnalyzer::builder(SimpleTokenizer::default())
                .filter(RemoveLongFilter::limit(LONGEST))
                .filter(LowerCaser)
                .filter(AsciiFoldingFilter)
                .dynamic()
        };
        let stop = StopWordFilter::new(Language::Dutch);
        let mut stems = plain();
        let mut parts = plain();
        if let Some(stop) = stop {
            stems = stems.filter_dynamic(stop.clone());
            parts = parts.filter_dynamic(stop);
        }
        let split = SplitCompoundWords::from_dictionary(dictionary(vocabulary))?;
        Ok(Self {
            stems: stems.filter_dynamic(Stemmer::new(Language::Dutch)).build(),
            parts: parts
                .filter_dynamic(split)
                .filter_dynamic(Stemmer::new(Language::Dutch))
                .build(),
            words: plain().build(),
        })
    }

    /// The same pipelines by name, for the index.
    pub(super) fn manager(&self) -> TokenizerManager {
        let manager = TokenizerManager::default();
        manager.register(STEMS, self.stems.clone());
        manager.register(PARTS, self.parts.clone());
        manager.register(WORDS, self.words.clone());
        manager
    }

    /// The words of a text as they stand.
    pub(super) fn words(&self, text: &str) -> Vec<String> {
        run(&self.words, text)
    }

    /// The stem of a word; none for one that says nothing.
    pub(super) fn stem(&self, word: &str) -> Option<String> {
        run(&self.stems, word).pop()
    }

    /// The stems of the parts of a word.
    pub(super) fn parts(&self, word: &str) -> Vec<String> {
        run(&self.parts, word)
    }
}

fn run(analyzer: &TextAnalyzer, text: &str) -> Vec<String> {
    let mut analyzer = analyzer.clone();
    let mut stream = analyzer.token_stream(text);
    let mut found = Vec::new();
    while let Some(token) = stream.next() {
        found.push(token.text.clone());
    }
    found
}

/// Every word of a Dutch label that is no compound of others itself, alone and with the s that joins
/// parts ("handwerksgilde").
fn dictionary(vocabulary: &Vocabulary) -> BTreeSet<String> {
    let labels = vocabulary
        .iter()
        .flat_map(|(_, c)| c.alt_nl.iter().chain([&c.pref_nl]));
    let words: BTreeSet<String> = labels
        .flat_map(|label| label.split(|c: char| !c.is_alphabetic()))
        .filter(|word| word.chars().count() >= SHORTEST_PART)
        .map(str::to_lowercase)
        .flat_map(|word| [format!("{word}s"), word])
        .collect();
    words
        .iter()
        .filter(|word| !is_compound(word, &words))
        .cloned()
        .collect()
}

/// Whether a word is two or more known words after one another.
fn is_compound(word: &str, words: &BTreeSet<String>) -> bool {
    word.char_indices().skip(SHORTEST_PART).any(|(at, _)| {
        let (head, tail) = word.split_at(at);
        words.contains(head) && (words.contains(tail) || is_compound(tail, words))
    })
}
