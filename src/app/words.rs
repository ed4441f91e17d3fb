//! Words: the reader as the town uses it, fitting its learned part, and checking label words.

use super::{Error, Result};
use crate::dataset::{self, label_words, utterances};
use crate::domain::{ConceptId, Vocabulary};
use crate::text::label_words::{LabelWord, LabelWords};
use crate::text::learned::Example;
use crate::text::{Learned, Reader};

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
