//! Promise P1: no word that sticks a label on people stands in the vocabulary, the pages, the words of
//! the product, the demo's texts, the names of fields or of the API.

use naober::app::words::label_words;
use naober::dataset::vocabulary;
use std::path::{Path, PathBuf};

fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if endings.iter().any(|e| path.to_string_lossy().ends_with(e)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Names in code are words joined by capitals, `_` and `-`.
fn as_words(text: &str) -> String {
    let mut words = String::new();
    for letter in text.chars() {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.push(if letter == '_' || letter == '-' {
            ' '
        } else {
            letter
        });
    }
    words
}

#[test]
fn nobody_is_labelled() {
    let labels = label_words().unwrap();
    let mut hits = Vec::new();
    let mut check = |place: String, text: &str, lang: &str| {
        for hit in labels.find(text, lang) {
            hits.push(format!(
                "{place}: \"{}\": {}",
                &text[hit.start..hit.end],
                hit.word.reason
            ));
        }
    };
    for (_, c) in vocabulary::load().unwrap().iter() {
        for label in [&c.pref_nl].into_iter().chain(&c.alt_nl).chain(&c.hidden) {
            check(format!("concept {}", c.key), label, "nl");
        }
        for label in [&c.pref_en].into_iter().chain(&c.alt_en) {
            check(format!("concept {}", c.key), label, "en");
        }
    }
    let texts = [
        ("locales/nl", vec![".ftl"], "nl"),
        ("locales/en", vec![".ftl"], "en"),
        ("locales/tr", vec![".ftl"], "tr"),
        ("datasets/vocabulary/labels", vec!["tr.tsv"], "tr"),
        ("templates", vec![".html"], ""),
        ("datasets/demo", vec![".toml", ".geojson"], "nl"),
        ("datasets/pages/nl", vec![".md"], "nl"),
        ("datasets/pages/en", vec![".md"], "en"),
        ("datasets/pages/tr", vec![".md"], "tr"),
        ("datasets/utterances", vec![".tsv"], "nl"),
    ];
    for (folder, endings, lang) in texts {
        for path in files(folder, &endings) {
            check(
                path.display().to_string(),
                &std::fs::read_to_string(&path).unwrap(),
                lang,
            );
        }
    }
    for (folder, endings) in [
        ("migrations", vec![".sql"]),
        ("src/domain", vec![".rs"]),
        ("src/web/api", vec![".rs"]),
    ] {
        for path in files(folder, &endings) {
            let text = std::fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text
                .lines()
                .filter(|l| !l.trim_start().starts_with(['/', '-']))
                .collect();
            check(
                path.display().to_string(),
                &as_words(&code.join("\n")),
                "en",
            );
        }
    }
    assert!(
        hits.is_empty(),
        "{} labels:\n{}",
        hits.len(),
        hits.join("\n")
    );
}

#[test]
fn the_checker_bites() {
    let labels = label_words().unwrap();
    for (text, lang, found) in [
        ("Voor minima in de wijk", "nl", true),
        ("eenzame ouderen", "nl", true),
        ("Iedereen is welkom", "nl", false),
        ("arm in arm langs de rivier", "nl", false),
        ("DAR GELİRLİLER İÇİN", "tr", true),
        ("yalnızlığa karşı", "tr", true),
        ("yalnız insanlar", "tr", true),
        ("Yoksullara destek", "tr", true),
        (
            "Burada yalnızca komşular var, yalnız değil birlikte",
            "tr",
            false,
        ),
    ] {
        assert_eq!(!labels.find(text, lang).is_empty(), found, "{text}");
    }
    assert!(!labels.find(&as_words("isVulnerable"), "en").is_empty());
}
