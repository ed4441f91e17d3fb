//! Words: the reader as the town uses it, fitting its learned part, and checking label words.

use super::{Error, Result};
use crate::dataset::{self, label_words, utterances};
use crate::domain::{ConceptId, Vocabulary};
use crate::text::label_words::{LabelWord, LabelWords};
use crate::text::learned::Example;
use crate::text::{Learned, Reader, Said};
pub use crate::text::{holds_contact, without_contact};

/// Where the fitted model stands, under `models/`.
pub const MODEL: &str = "words/1/model.bin";

/// The reader with the model that ships. A model of another version of the vocabulary is left alone:
/// its numbers mean other concepts.
#[must_use]
pub fn reader(vocabulary: &Vocabulary) -> Reader {
    let learned = dataset::model(MODEL)
        .and_then(|bytes| Learned::from_bytes(&bytes).ok())
        .filter(|model| model.version == vocabulary.version());
    Reader::with(vocabulary, learned)
}

/// Texts as the fit takes them; keys that the vocabulary does not have are named.
///
/// # Errors
/// The first key that is no concept.
pub fn examples(vocabulary: &Vocabulary, list: &[utterances::Utterance]) -> Result<Vec<Example>> {
    list.iter()
        .map(|u| {
            let concepts = u
                .concepts
                .iter()
                .map(|key| concept(vocabulary, key))
                .collect::<Result<_>>()?;
            Ok(Example {
                text: u.text.clone(),
                concepts,
                negates: !u.not.is_empty(),
            })
        })
        .collect()
}

/// The concept of a key.
///
/// # Errors
/// When there is none.
pub fn concept(vocabulary: &Vocabulary, key: &str) -> Result<ConceptId> {
    vocabulary
        .id(key)
        .ok_or_else(|| Error::Dataset(format!("\"{key}\" is no concept")))
}

/// Fits the learned part on the texts that ship.
///
/// # Errors
/// When the data cannot be read or the fit does not work.
pub fn train(vocabulary: &Vocabulary) -> Result<Learned> {
    let list = utterances::load().map_err(|e| Error::Dataset(e.to_string()))?;
    let examples = examples(vocabulary, &list)?;
    Learned::train(vocabulary, &examples).map_err(|e| Error::Dataset(e.to_string()))
}

/// The checker of label words that ships.
///
/// # Errors
/// When the list cannot be read.
pub fn label_words() -> Result<LabelWords> {
    let rows = label_words::load().map_err(|e| Error::Dataset(e.to_string()))?;
    let words = rows.into_iter().map(|row| LabelWord {
        stem: row.matches == "stem",
        word: row.word,
        lang: row.lang,
        reason: row.reason,
        better: row.better,
    });
    Ok(LabelWords::new(words.collect()))
}

/// What is said of a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is not so.
    Not,
    /// They bring it.
    Brings,
    /// They enjoy it.
    Enjoys,
    /// They would like it.
    WouldLike,
    /// They ask for it.
    Asks,
    /// The text does not tell.
    Unsaid,
}

/// One thing that was understood, with the words that caused it.
#[derive(Clone, Debug)]
pub struct Understood {
    /// What.
    pub concept: ConceptId,
    /// What is said of it.
    pub heard: Heard,
    /// The words that caused it.
    pub words: String,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
}

impl super::App {
    /// What is understood of a text; nothing is kept.
    #[must_use]
    pub fn hear(&self, text: &str) -> Vec<Understood> {
        let understood = |reading: crate::text::Reading| Understood {
            concept: reading.concept,
            heard: match (reading.negated, reading.role) {
                (true, _) => Heard::Not,
                (_, Some(Said::Brings)) => Heard::Brings,
                (_, Some(Said::Enjoys)) => Heard::Enjoys,
                (_, Some(Said::WouldLike)) => Heard::WouldLike,
                (_, Some(Said::Asks)) => Heard::Asks,
                (_, None) => Heard::Unsaid,
            },
            words: reading.words,
            confidence: reading.confidence,
        };
        self.reader
            .read_all(text)
            .into_iter()
            .map(understood)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_that_ships_is_of_the_vocabulary_that_ships() {
        let vocabulary = dataset::vocabulary::load().unwrap();
        let bytes = dataset::model(MODEL).unwrap();
        let model = Learned::from_bytes(&bytes).unwrap();
        assert_eq!(
            model.version,
            vocabulary.version(),
            "fit it again: naober train words"
        );
        assert!(bytes.len() < 5_000_000);
        assert_eq!(Learned::from_bytes(&model.to_bytes()).unwrap(), model);
        let mut broken = bytes.to_vec();
        broken[100] ^= 1;
        assert!(
            Learned::from_bytes(&broken).is_err() && Learned::from_bytes(&bytes[..90]).is_err()
        );
    }
}
