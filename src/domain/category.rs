//! What overviews are divided by: the top concepts of the vocabulary, or categories of a town's own.

use super::concept::Vocabulary;
use super::id::ConceptId;
use std::collections::BTreeMap;

/// A category: whatever is about one of its concepts, or something under one, is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its name in addresses.
    pub key: String,
    /// Its name by language; Dutch is always there.
    pub names: BTreeMap<String, String>,
    /// Its concepts.
    pub concepts: Vec<ConceptId>,
}

impl Category {
    /// Its name in a language, else in Dutch.
    #[must_use]
    pub fn name(&self, tag: &str) -> &str {
        let found = self.names.get(tag).or_else(|| self.names.get("nl"));
        found.map_or(self.key.as_str(), String::as_str)
    }

    /// Whether something that is about these concepts is in it.
    #[must_use]
    pub fn holds(&self, about: &[ConceptId], vocabulary: &Vocabulary) -> bool {
        about.iter().any(|concept| {
            self.concepts.contains(concept)
                || vocabulary
                    .ancestors(*concept)
                    .iter()
                    .any(|wider| self.concepts.contains(wider))
        })
    }

    /// The usual ones: a category a top concept, in the order of their names in a language.
    #[must_use]
    pub fn usual(vocabulary: &Vocabulary, tag: &str) -> Vec<Self> {
        let tops = vocabulary.iter().filter(|(_, c)| c.broader.is_none());
        let mut all: Vec<Self> = tops
            .map(|(id, concept)| Self {
                key: concept.key.clone(),
                names: BTreeMap::from([
                    ("nl".to_owned(), concept.pref_nl.clone()),
                    (tag.to_owned(), vocabulary.label(id, tag).to_owned()),
                ]),
                concepts: vec![id],
            })
            .collect();
        all.sort_by_cached_key(|category| category.name(tag).to_lowercase());
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Concept;

    fn concept(key: &str, broader: Option<u16>) -> Concept {
        Concept {
            key: key.to_owned(),
            pref_nl: key.to_owned(),
            pref_en: format!("{key} in English"),
            alt_nl: Vec::new(),
            alt_en: Vec::new(),
            hidden: Vec::new(),
            broader: broader.map(|id| ConceptId(id.into())),
            related: Vec::new(),
        }
    }

    #[test]
    fn what_is_under_a_concept_is_in_its_category() {
        let vocabulary = Vocabulary::new(
            "test".to_owned(),
            vec![
                concept("bakken", Some(1)),
                concept("eten", None),
                concept("spel", None),
                concept("taart", Some(0)),
            ],
        );
        let usual = Category::usual(&vocabulary, "en");
        let names: Vec<&str> = usual.iter().map(|c| c.name("en")).collect();
        assert_eq!(names, ["eten in English", "spel in English"]);
        assert_eq!(usual[0].name("tr"), "eten");
        for (about, food, games) in [
            (vec![], false, false),
            (vec![3], true, false),
            (vec![1], true, false),
            (vec![0, 2], true, true),
        ] {
            let about: Vec<ConceptId> = about.into_iter().map(ConceptId).collect();
            assert_eq!(usual[0].holds(&about, &vocabulary), food, "{about:?}");
            assert_eq!(usual[1].holds(&about, &vocabulary), games, "{about:?}");
        }
    }
}
