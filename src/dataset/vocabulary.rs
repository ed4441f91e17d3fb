//! The vocabulary as it stands in `datasets/vocabulary`: a version, and a file of concepts for every
//! top concept.

use super::DatasetError;
use crate::domain::concept::{Change, Version};
use crate::domain::{Concept, ConceptId, Vocabulary};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// Most levels from a top concept down.
const MAX_DEPTH: usize = 3;
const VERSIONS: &str = "vocabulary/versions.toml";
const CONCEPTS: &str = "vocabulary/concepts/";
/// Preferred labels in further languages: a file `TAG.tsv` for each.
const LABELS: &str = "vocabulary/labels/";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Versions {
    version: Vec<VersionRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionRow {
    version: String,
    #[serde(default)]
    change: Vec<ChangeRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeRow {
    concept: String,
    into: Vec<String>,
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
    let history = versions(&super::text(VERSIONS)?)?;
    let version = history.last().map_or("", |v| v.version.as_str());
    let files: Vec<(String, String)> = super::paths(CONCEPTS)
        .map(|path| Ok((path.clone(), super::text(&path)?)))
        .collect::<Result<_, DatasetError>>()?;
    let mut vocabulary = parse(version, &files)?;
    changes_hold(&vocabulary, &history)?;
    for path in super::paths(LABELS) {
        let tag = path.trim_start_matches(LABELS).trim_end_matches(".tsv");
        let read = labels(&vocabulary, &super::text(&path)?)?;
        vocabulary = vocabulary.with_labels(tag, read);
    }
    Ok(vocabulary.with_history(history))
}

/// Reads the labels of a language: the key of a concept, a tab, its label; the first line names both.
fn labels(vocabulary: &Vocabulary, text: &str) -> Result<HashMap<ConceptId, String>, DatasetError> {
    let mut found = HashMap::new();
    for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
        let (key, label) = line.split_once('\t').unwrap_or((line, ""));
        let id = vocabulary.id(key);
        let id = id.ok_or_else(|| wrong(key, "has a label, and is not there"))?;
        if label.trim().is_empty() || found.insert(id, label.trim().to_owned()).is_some() {
            return Err(wrong(key, "has an empty label, or two of them"));
        }
    }
    Ok(found)
}

/// Reads the list of versions.
///
/// # Errors
/// `Unreadable` with line and column.
pub fn versions(text: &str) -> Result<Vec<Version>, DatasetError> {
    let read: Versions = read(VERSIONS, text)?;
    let change = |row: ChangeRow| Change {
        concept: row.concept,
        into: row.into,
    };
    let version = |row: VersionRow| Version {
        version: row.version,
        changes: row.change.into_iter().map(change).collect(),
    };
    Ok(read.version.into_iter().map(version).collect())
}

/// A change leads, at once or by later ones, to concepts that are there, and away from one that is not.
fn changes_hold(vocabulary: &Vocabulary, history: &[Version]) -> Result<(), DatasetError> {
    let changes: Vec<&Change> = history.iter().flat_map(|v| &v.changes).collect();
    for (at, change) in changes.iter().enumerate() {
        if vocabulary.id(&change.concept).is_some() {
            return Err(wrong(&change.concept, "is there, and changed into others"));
        }
        let later = |key: &String| changes[at + 1..].iter().any(|c| c.concept == *key);
        let lost = |key: &&String| vocabulary.id(key).is_none() && !later(key);
        if let Some(lost) = change.into.iter().find(lost) {
            return Err(wrong(
                &change.concept,
                &format!("became \"{lost}\", which is not there"),
            ));
        }
    }
    Ok(())
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
    fn a_change_must_lead_somewhere() {
        let vocabulary = load().unwrap();
        let held = |text: &str| changes_hold(&vocabulary, &versions(text).unwrap());
        let row = |concept: &str, into: &str| {
            format!(
                "[[version]]\nversion = \"1\"\n[[version.change]]\nconcept = \"{concept}\"\ninto = {into}\n"
            )
        };
        assert!(held(&row("oud", "[\"koken\", \"wandelen\"]")).is_ok());
        assert!(held(&row("oud", "[\"nergens\"]")).is_err());
        assert!(held(&row("koken", "[\"wandelen\"]")).is_err());
        assert!(versions("[[version]]\nversion = 1").is_err());
    }

    #[test]
    fn what_ships_is_whole() {
        let vocabulary = load().unwrap();
        assert!(vocabulary.len() >= 1_000, "{} concepts", vocabulary.len());
    }

    #[test]
    fn a_label_is_of_a_concept_and_falls_back_to_dutch() {
        let plain = load().unwrap();
        let [walking, cooking] = ["wandelen", "koken"].map(|key| plain.id(key).unwrap());
        let read = labels(&plain, "concept\tlabel\nwandelen\tpromener\n").unwrap();
        let french = plain.with_labels("fr", read);
        assert_eq!(french.label(walking, "fr"), "promener");
        assert_eq!(french.label(cooking, "fr"), french.label(cooking, "nl"));
        for wrong in ["nergens\tx", "koken\t", "koken", "koken\ta\nkoken\tb"] {
            let text = format!("concept\tlabel\n{wrong}\n");
            assert!(labels(&french, &text).is_err(), "{wrong}");
        }
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
