//! What a professional writes, read for labels (promise P1) and for how hard it is (level B1), with a
//! better wording.

use super::words::label_words;
use super::{Error, Result};
use crate::dataset::readability;
use crate::text::label_words::LabelWords;
pub use crate::text::plain::Hard;
use crate::text::plain::PlainDutch;

/// Reads what professionals write.
pub struct Writing {
    labels: LabelWords,
    plain: PlainDutch,
}

/// Something to write differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It sticks a label on people: it cannot stay.
    Label {
        /// As it stands in the text.
        word: String,
        /// Why it hurts.
        reason: String,
        /// What to write instead.
        better: String,
    },
    /// It is hard to read.
    Hard(Hard),
}

impl Writing {
    /// A reader with the lists that ship.
    ///
    /// # Errors
    /// When a list cannot be read.
    pub fn load() -> Result<Self> {
        let hard = readability::load().map_err(|error| Error::Dataset(error.to_string()))?;
        Ok(Self {
            labels: label_words()?,
            plain: PlainDutch::new(hard),
        })
    }

    /// What to write differently, labels first. Only Dutch is read for how hard it is.
    #[must_use]
    pub fn read(&self, text: &str, lang: &str) -> Vec<Remark> {
        let labels = self.labels.find(text, lang).into_iter();
        let mut found: Vec<Remark> = labels
            .map(|hit| Remark::Label {
                word: text[hit.start..hit.end].to_owned(),
                reason: hit.word.reason.clone(),
                better: hit.word.better.clone(),
            })
            .collect();
        if lang == "nl" {
            found.extend(self.plain.read(text).into_iter().map(Remark::Hard));
        }
        found
    }

    /// The first label in a text, with why and what is better, as one sentence.
    #[must_use]
    pub fn label_in(&self, text: &str, lang: &str) -> Option<String> {
        let hit = self.labels.find(text, lang).into_iter().next()?;
        let (word, why) = (&text[hit.start..hit.end], &hit.word.reason);
        let better = &hit.word.better;
        Some(format!("\"{word}\" labels people ({why}): write {better}"))
    }

    /// Whether a text sticks a label on people.
    #[must_use]
    pub fn labels(&self, text: &str, lang: &str) -> bool {
        !self.labels.find(text, lang).is_empty()
    }
}
