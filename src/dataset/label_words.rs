//! The words that stick a label on people, as they stand in `datasets/label-words/words.toml`.

use super::DatasetError;
use serde::Deserialize;

const PATH: &str = "label-words/words.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "version")]
    _version: String,
    word: Vec<Row>,
}

/// A word with its reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Lower case; may hold blanks.
    pub word: String,
    /// `nl`, `en` or `tr`.
    pub lang: String,
    /// `word` or `stem`.
    #[serde(rename = "match")]
    pub matches: String,
    /// Why it hurts.
    pub reason: String,
    /// What to write instead.
    pub better: String,
}

/// The list that ships.
///
/// # Errors
/// When the file is missing or cannot be read.
pub fn load() -> Result<Vec<Row>, DatasetError> {
    let file: File =
        toml::from_str(&super::text(PATH)?).map_err(|error| DatasetError::Unreadable {
            path: PATH.to_owned(),
            reason: error.to_string(),
        })?;
    Ok(file.word)
}
