//! The words of a scheme: title, one sentence, paragraphs. Rules and amounts come from its file only.

use super::Desk;
use crate::app::{Error, Field, Invalid, Result};
use crate::schemes::Scheme;
use crate::store::SchemeRow;
use serde_json::{Value, json};

/// What an officer may write of a scheme, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemeWords {
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Paragraphs, separated by blank lines.
    pub text: String,
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect()
}

fn set(document: &mut Value, field: &str, lang: &str, value: Value) {
    if let Some(both) = document.get_mut(field).and_then(Value::as_object_mut) {
        both.insert(lang.to_owned(), value);
    }
}

impl Desk {
    async fn scheme_file(&self, key: &str) -> Result<(SchemeRow, i64)> {
        let mut tx = self.places.look().await?;
        let all = tx.all_schemes().await?;
        let row = all.into_iter().find(|s| s.key == key);
        let row = row.ok_or(Error::NotFound)?;
        let revision = tx.scheme_revision(key).await?;
        Ok((row, revision))
    }

    /// The words of a scheme in a language, and their revision.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn scheme_words(&self, key: &str, lang: &str) -> Result<(SchemeWords, i64)> {
        let (row, revision) = self.scheme_file(key).await?;
        let document: Value = serde_json::from_str(&row.document).map_err(|_| Error::NotFound)?;
        let text = |field: &str| {
            document[field][lang]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let lines = document["text"][lang].as_array();
        let lines = lines.into_iter().flatten().filter_map(Value::as_str);
        let words = SchemeWords {
            title: text("title"),
            summary: text("summary"),
            text: lines.collect::<Vec<_>>().join("\n\n"),
        };
        Ok((words, revision))
    }

    /// Keeps the words of a scheme if they are still at a revision; else those of a colleague come
    /// back and nothing was overwritten.
    ///
    /// # Errors
    /// `NotFound`; `Invalid` with every field that needs another look.
    pub async fn write_scheme(
        &self,
        key: &str,
        lang: &str,
        words: &SchemeWords,
        revision: i64,
    ) -> Result<Option<(SchemeWords, i64)>> {
        let (row, _) = self.scheme_file(key).await?;
        let fields = [
            (Field::Title, &words.title, "error-begin-title"),
            (Field::Asked, &words.summary, "error-post-body"),
            (Field::Body, &words.text, "error-post-body"),
        ];
        let mut wrong = Vec::new();
        for (field, text, empty) in fields {
            let problem = if text.is_empty() {
                empty
            } else if self.writing.labels(text, lang) {
                "error-post-label"
            } else {
                continue;
            };
            wrong.push(Invalid { field, problem });
        }
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let mut document: Value =
            serde_json::from_str(&row.document).map_err(|_| Error::NotFound)?;
        set(&mut document, "title", lang, json!(words.title));
        set(&mut document, "summary", lang, json!(words.summary));
        set(&mut document, "text", lang, json!(paragraphs(&words.text)));
        let document = format!("{document:#}");
        Scheme::parse(&document).map_err(|error| Error::Dataset(error.to_string()))?;
        let new = SchemeRow {
            key: key.to_owned(),
            document,
        };
        let mut tx = self.places.change().await?;
        if !tx.change_scheme(&new, revision).await? {
            drop(tx);
            return Ok(Some(self.scheme_words(key, lang).await?));
        }
        tx.note("schemes", self.clock.now()).await?;
        tx.keep().await?;
        Ok(None)
    }
}
