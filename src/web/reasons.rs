//! Reasons become words: one sentence per term, in the reader's language.

use crate::domain::{ConceptId, ItemId, Reason, Recommendation, Vocabulary};
use crate::i18n::Lang;
use crate::i18n::Value;
use std::collections::HashMap;

/// A reason in words and its share of the score, in whole percents.
pub struct Spoken {
    /// The term's name, as the API gives it.
    pub term: &'static str,
    /// In words.
    pub text: String,
    /// Its part of the score.
    pub part: f64,
    /// Its share of the score in whole percents.
    pub percent: u32,
}

/// The reasons of a recommendation in words. `titles` are the names of initiatives.
#[must_use]
pub fn speak(
    lang: Lang,
    vocabulary: &Vocabulary,
    titles: &HashMap<ItemId, String>,
    recommendation: &Recommendation,
    people: bool,
) -> Vec<Spoken> {
    let total = recommendation.score.0.max(f64::MIN_POSITIVE);
    let speak_one = |reason: &Reason| {
        let term = reason.term.name();
        let concept = reason.term.concept();
        let value = concept
            .map(|c| ("concept", label(lang, vocabulary, c)))
            .or(reason.term.item().map(|i| ("item", title(titles, i))));
        let key = if people {
            format!("reason-people-{term}")
        } else {
            format!("reason-{term}")
        };
        let values: Vec<_> = value
            .into_iter()
            .map(|(name, text)| (name, Value::from(text)))
            .collect();
        Spoken {
            term,
            text: lang.with(&key, &values),
            part: reason.part,
            percent: (100.0 * reason.part / total).round() as u32,
        }
    };
    recommendation.reasons.iter().map(speak_one).collect()
}

fn title(titles: &HashMap<ItemId, String>, id: ItemId) -> String {
    titles.get(&id).cloned().unwrap_or_default()
}

/// The label of a concept in a language.
pub(super) fn label(lang: Lang, vocabulary: &Vocabulary, id: ConceptId) -> String {
    vocabulary.label(id, lang.tag()).to_owned()
}
