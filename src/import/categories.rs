//! A town's own categories: a TOML file of names and the concepts of each.
//!
//! ```toml
//! [[category]]
//! key = "buiten"
//! name = { nl = "Buiten bezig", en = "Outdoors" }
//! concepts = ["natuur-tuin", "wandelen"]
//! ```

use crate::domain::{Category, Vocabulary};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The most categories a file can hold: more is no overview.
const MOST: usize = 40;

/// Why a file holds no categories.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}, column {column}: {reason}")]
pub struct CategoriesError {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong and what to do.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    category: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: Spanned<String>,
    name: Spanned<BTreeMap<String, Spanned<String>>>,
    concepts: Spanned<Vec<Spanned<String>>>,
}

fn at(text: &str, place: usize, reason: String) -> CategoriesError {
    let before = text.get(..place).unwrap_or(text);
    CategoriesError {
        line: before.matches('\n').count() + 1,
        column: before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1,
        reason,
    }
}

/// Reads the file. `wording` says what is wrong with a name in a language, if anything is.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn categories(
    text: &str,
    vocabulary: &Vocabulary,
    wording: &dyn Fn(&str, &str) -> Option<String>,
) -> Result<Vec<Category>, CategoriesError> {
    let file: File = toml::from_str(text).map_err(|error| {
        let place = error.span().map_or(0, |span| span.start);
        at(text, place, error.message().to_owned())
    })?;
    let refuse = |place: usize, reason: String| Err(at(text, place, reason));
    if file.category.is_empty() || file.category.len() > MOST {
        return refuse(0, format!("write 1 to {MOST} times [[category]]"));
    }
    let mut all: Vec<Category> = Vec::new();
    for row in file.category {
        let (key, place) = (row.key.get_ref(), row.key.span().start);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || !key.chars().all(plain) {
            return refuse(place, "a key is small letters, digits and -".to_owned());
        }
        if all.iter().any(|known| known.key == *key) {
            return refuse(place, format!("\"{key}\" is there twice"));
        }
        if !row.name.get_ref().contains_key("nl") {
            return refuse(row.name.span().start, "a name in nl is needed".to_owned());
        }
        for (tag, name) in row.name.get_ref() {
            if name.get_ref().trim().is_empty() || name.get_ref().chars().count() > 60 {
                return refuse(
                    name.span().start,
                    "a name has 1 to 60 characters".to_owned(),
                );
            }
            if let Some(reason) = wording(name.get_ref(), tag) {
                return refuse(name.span().start, reason);
            }
        }
        let mut concepts = Vec::new();
        for concept in row.concepts.get_ref() {
            let Some(id) = vocabulary.id(concept.get_ref()) else {
                let name = concept.get_ref();
                return refuse(
                    concept.span().start,
                    format!("there is no concept \"{name}\": `naober words TEXT` tells its name"),
                );
            };
            concepts.push(id);
        }
        if concepts.is_empty() {
            return refuse(row.concepts.span().start, "name a concept".to_owned());
        }
        let names = row.name.into_inner().into_iter();
        all.push(Category {
            names: names.map(|(tag, name)| (tag, name.into_inner())).collect(),
            key: row.key.into_inner(),
            concepts,
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Concept, ConceptId};

    fn vocabulary() -> Vocabulary {
        let concept = |key: &str| Concept {
            key: key.to_owned(),
            pref_nl: key.to_owned(),
            pref_en: key.to_owned(),
            alt_nl: Vec::new(),
            alt_en: Vec::new(),
            hidden: Vec::new(),
            broader: None,
            related: Vec::new(),
        };
        Vocabulary::new("test".to_owned(), vec![concept("koken"), concept("zaaien")])
    }

    fn read(text: &str) -> Result<Vec<Category>, CategoriesError> {
        let wording = |name: &str, _: &str| name.contains("minima").then(|| "label".to_owned());
        categories(text, &vocabulary(), &wording)
    }

    #[test]
    fn a_file_is_read_and_what_is_wrong_has_a_place() {
        let good = "[[category]]\nkey = \"buiten\"\nname = { nl = \"Buiten\", en = \"Outdoors\" }\nconcepts = [\"zaaien\"]\n";
        let read_good = read(good).unwrap();
        assert_eq!(read_good.len(), 1);
        assert_eq!(read_good[0].name("en"), "Outdoors");
        assert_eq!(read_good[0].concepts, [ConceptId(1)]);
        for (from, to, line, column, part) in [
            ("\"zaaien\"", "\"zaaaien\"", 4, 13, "no concept"),
            ("[\"zaaien\"]", "[]", 4, 12, "name a concept"),
            ("nl =", "fr =", 3, 8, "nl is needed"),
            ("\"Buiten\"", "\"Voor minima\"", 3, 15, "label"),
            ("\"Buiten\"", "\"\"", 3, 15, "1 to 60"),
            ("\"buiten\"", "\"Bui ten\"", 2, 7, "small letters"),
            ("concepts =", "concepten =", 4, 1, "unknown field"),
            ("key = ", "key : ", 2, 5, ""),
        ] {
            let wrong = read(&good.replace(from, to)).unwrap_err();
            assert_eq!((wrong.line, wrong.column), (line, column), "{to}: {wrong}");
            assert!(wrong.reason.contains(part), "{to}: {wrong}");
        }
        let twice = read(&format!("{good}{good}")).unwrap_err();
        assert_eq!((twice.line, twice.column), (6, 7));
        assert!(read("").is_err());
    }
}
