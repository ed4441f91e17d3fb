//! What ships in `datasets/`, embedded in the program: vocabulary, label words, schemes, demo town.

pub mod demo;
pub mod label_words;
pub mod readability;
pub mod utterances;
pub mod vocabulary;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "datasets/"]
struct Files;

#[derive(RustEmbed)]
#[folder = "models/"]
struct Models;

/// The bytes of a model that ships, by its path under `models/`.
#[must_use]
pub fn model(path: &str) -> Option<std::borrow::Cow<'static, [u8]>> {
    Models::get(path).map(|file| file.data)
}

/// Why a data set cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DatasetError {
    /// There is no such file.
    #[error("datasets/{0} is missing")]
    Missing(String),
    /// A file cannot be read.
    #[error("datasets/{path} cannot be read: {reason}")]
    Unreadable {
        /// Which.
        path: String,
        /// Why, with the place.
        reason: String,
    },
    /// A concept is wrong.
    #[error("concept {concept}: {reason}")]
    Concept {
        /// Which.
        concept: String,
        /// Why.
        reason: String,
    },
}

/// The text of a file.
///
/// # Errors
/// `Missing`, or `Unreadable` when it is not UTF-8.
pub fn text(path: &str) -> Result<String, DatasetError> {
    let file = Files::get(path).ok_or_else(|| DatasetError::Missing(path.to_owned()))?;
    String::from_utf8(file.data.into_owned()).map_err(|error| DatasetError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

/// The files below a folder, by name.
pub fn paths(folder: &str) -> impl Iterator<Item = String> {
    let mut found: Vec<String> = Files::iter()
        .filter(|path| path.starts_with(folder))
        .map(|path| path.to_string())
        .collect();
    found.sort();
    found.into_iter()
}
