//! The vocabulary as it stands in `datasets/vocabulary`: a version, and a file of concepts for every
//! top concept.

use super::DatasetError;
use crate::domain::{Concept, ConceptId, Vocabulary};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// Most levels from a top concept down.
const MAX_DEPTH: usize = 3;
const VERSION: &str = "vocabulary/version.toml";
const CONCEPTS: &str = "vocabulary/concepts/";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    concept: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    broader: Option<String>,
    #[serde(default)]
    related: Vec<String>,
    pref: Pref,
    #[serde(default)]
    alt_nl: Vec<String>,
    #[serde(default)]
    alt_en: Vec<String>,
    #[serde(default)]
    hidden_nl: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pref {
    nl: String,
    en: String,
}

/// The vocabulary that ships.
///
/// # Errors
/// When the file is missing or wrong: it names the concept.
pub fn load() -> Result<Vocabulary, DatasetError> {
    let version: Version = read(VERSION, &super::text(VERSION)?)?;
    let files: Vec<(String, String)> = super::paths(CONCEPTS)
        .map(|path| Ok((path.clone(), super::text(&path)?)))
        .collect::<Result<_, DatasetError>>()?;
    parse(&version.version, &files)
}

fn read<T: serde::de::DeserializeOwned>(path: &str, text: &str) -> Result<T, DatasetError> {
    toml::from_str(text).map_err(|error| DatasetError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

/// Reads the files of a vocabulary (path and text) and checks its shape: unique ids and labels, broader concepts that exist, at
/// most three levels.
///
/// # Errors
/// `Unreadable` with line and column, or `Concept` with the concept and what is wrong.
pub fn parse(version: &str, files: &[(String, String)]) -> Result<Vocabulary, DatasetError> {
    let mut rows = Vec::new();
    for (path, text) in files {
        rows.extend(read::<File>(path, text)?.concept);
    }
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let ids: HashMap<String, ConceptId> = rows
        .iter()
        .zip(0u32..)
        .map(|(row, at)| (row.id.clone(), ConceptId(at)))
        .collect();
    if let Some(twice) = rows.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(wrong(&twice[0].id, "is there twice"));
    }
    unique_labels(&rows)?;
    let concepts = rows
        .into_iter()
        .map(|row| concept(row, &ids))
        .collect::<Result<_, _>>()?;
    let vocabulary = Vocabulary::new(version.to_owned(), concepts);
    for (id, concept) in vocabulary.iter() {
        if vocabulary.ancestors(id).len() >= MAX_DEPTH {
            return Err(wrong(&concept.key, "is deeper than three levels"));
        }
    }
    Ok(vocabulary)
}

fn wrong(concept: &str, reason: &str) -> DatasetError {
    DatasetError::Concept {
        concept: concept.to_owned(),
        reason: reason.to_owned(),
    }
}

fn unique_labels(rows: &[Row]) -> Result<(), DatasetError> {
    let mut seen = HashSet::new();
    for row in rows {
        let labels = std::iter::once(&row.pref.nl)
            .chain(&row.alt_nl)
            .chain(&row.hidden_nl);
        let own: HashSet<&String> = labels.collect();
        for label in own {
            if !seen.insert(label.as_str()) {
                return Err(wrong(
                    &row.id,
                    &format!("has the label \"{label}\" of another concept"),
                ));
            }
        }
    }
    Ok(())
}

fn concept(row: Row, ids: &HashMap<String, ConceptId>) -> Result<Concept, DatasetError> {
    let find = |name: &String| {
        ids.get(name)
            .copied()
            .ok_or_else(|| wrong(&row.id, &format!("names \"{name}\", which is no concept")))
    };
    let broader = row.broader.as_ref().map(find).transpose()?;
    let related = row.related.iter().map(find).collect::<Result<_, _>>()?;
    Ok(Concept {
        broader,
        related,
        pref_nl: row.pref.nl,
        pref_en: row.pref.en,
        alt_nl: row.alt_nl,
        alt_en: row.alt_en,
        hidden: row.hidden_nl,
        key: row.id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_is_whole() {
        let vocabulary = load().unwrap();
        assert!(vocabulary.len() >= 1_000, "{} concepts", vocabulary.len());
    }

    #[test]
    fn what_is_wrong_is_named() {
        let row = |id: &str, more: &str| {
            format!(
                "[[concept]]\nid = \"{id}\"\npref = {{ nl = \"{id}\", en = \"{id}\" }}\n{more}\n"
            )
        };
        let cases = [
            (row("a", "broader = \"b\""), "names \"b\""),
            (row("a", "") + &row("a", ""), "is there twice"),
            (
                row("a", "") + &row("b", "alt_nl = [\"a\"]"),
                "\"a\" of another",
            ),
            ("concept = ".to_owned(), "cannot be read"),
        ];
        for (toml, message) in cases {
            let files = [("a.toml".to_owned(), toml)];
            let error = parse("1", &files).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
