//! The vocabulary: concepts of what people enjoy, can do, would like, give or lend (SKOS-shaped).

use super::id::ConceptId;
use std::collections::{BTreeMap, HashMap};

/// One concept with its labels (SKOS: preferred, alternative and hidden labels, broader, related).
#[derive(Clone, Debug)]
pub struct Concept {
    /// Stable name, as stored: `fietsen-repareren`.
    pub key: String,
    /// Preferred label, Dutch.
    pub pref_nl: String,
    /// Preferred label, English.
    pub pref_en: String,
    /// Alternative labels, Dutch.
    pub alt_nl: Vec<String>,
    /// Alternative labels, English.
    pub alt_en: Vec<String>,
    /// Misspellings and dialect: found, never shown.
    pub hidden: Vec<String>,
    /// The wider concept; none for a top concept.
    pub broader: Option<ConceptId>,
    /// Concepts beside it.
    pub related: Vec<ConceptId>,
}

/// What became of a concept that is no longer there: renamed or merged (one), split (several) or left
/// out (none).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its stored key.
    pub concept: String,
    /// The keys in its place, the usual one first.
    pub into: Vec<String>,
}

/// What a version of the vocabulary changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its name.
    pub version: String,
    /// What became of the concepts it took out.
    pub changes: Vec<Change>,
}

/// A version of the vocabulary. Concepts are sorted by key and `ConceptId` is the position.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    version: String,
    concepts: Vec<Concept>,
    by_key: HashMap<String, ConceptId>,
    history: Vec<Version>,
    /// Preferred labels in further languages, by tag.
    further: BTreeMap<String, HashMap<ConceptId, String>>,
}

impl Vocabulary {
    /// Builds a vocabulary; `concepts` must be sorted by key, with ids as positions.
    #[must_use]
    pub fn new(version: String, concepts: Vec<Concept>) -> Self {
        let by_key = concepts
            .iter()
            .zip(0u32..)
            .map(|(c, i)| (c.key.clone(), ConceptId(i)))
            .collect();
        Self {
            version,
            concepts,
            by_key,
            history: Vec::new(),
            further: BTreeMap::new(),
        }
    }

    /// With preferred labels in a further language.
    #[must_use]
    pub fn with_labels(mut self, tag: &str, labels: HashMap<ConceptId, String>) -> Self {
        self.further.insert(tag.to_owned(), labels);
        self
    }

    /// The preferred label of a concept in the language of a tag; in Dutch where it has none in that
    /// language, and empty where there is no such concept.
    #[must_use]
    pub fn label(&self, id: ConceptId, tag: &str) -> &str {
        let Some(concept) = self.get(id) else {
            return "";
        };
        match tag {
            "en" => &concept.pref_en,
            other => {
                let further = self.further.get(other).and_then(|labels| labels.get(&id));
                further.unwrap_or(&concept.pref_nl)
            }
        }
    }

    /// The preferred labels of a concept in languages beside Dutch and English, by tag.
    #[must_use]
    pub fn further_labels(&self, id: ConceptId) -> BTreeMap<String, String> {
        let one = |(tag, labels): (&String, &HashMap<ConceptId, String>)| {
            Some((tag.clone(), labels.get(&id)?.clone()))
        };
        self.further.iter().filter_map(one).collect()
    }

    /// With the versions that led to it, oldest first, itself last.
    #[must_use]
    pub fn with_history(self, history: Vec<Version>) -> Self {
        Self { history, ..self }
    }

    /// What changed since a version, in order; since the beginning when it is empty. None for a version
    /// that is not among those that led here.
    #[must_use]
    pub fn changes_since(&self, version: &str) -> Option<impl Iterator<Item = &Change>> {
        let at = self.history.iter().position(|v| v.version == version);
        let from = match at {
            Some(at) => at + 1,
            None if version.is_empty() => 0,
            None => return None,
        };
        Some(self.history[from..].iter().flat_map(|v| &v.changes))
    }

    /// The version, as written in the data set.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// All concepts with their ids, in order of key.
    pub fn iter(&self) -> impl Iterator<Item = (ConceptId, &Concept)> {
        self.concepts
            .iter()
            .zip(0u32..)
            .map(|(c, i)| (ConceptId(i), c))
    }

    /// How many concepts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// The concept of an id of this vocabulary.
    #[must_use]
    pub fn get(&self, id: ConceptId) -> Option<&Concept> {
        self.concepts.get(id.0 as usize)
    }

    /// The id of a stored key.
    #[must_use]
    pub fn id(&self, key: &str) -> Option<ConceptId> {
        self.by_key.get(key).copied()
    }

    /// The stored key of an id; empty for an id of another vocabulary.
    #[must_use]
    pub fn key(&self, id: ConceptId) -> &str {
        self.get(id).map_or("", |c| c.key.as_str())
    }

    /// The wider concepts of `id`, nearest first, without `id` itself.
    #[must_use]
    pub fn ancestors(&self, id: ConceptId) -> Vec<ConceptId> {
        let mut found = Vec::new();
        let mut at = id;
        while let Some(up) = self.get(at).and_then(|c| c.broader) {
            if found.contains(&up) {
                break;
            }
            found.push(up);
            at = up;
        }
        found
    }
}
