//! The house's own rules, read from its files: who may import whom, where SQL and words may stand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(dir: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    found
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// A source file without its tests, which may look further than the room itself.
fn code(path: &Path) -> String {
    if path.file_name().is_some_and(|name| name == "tests.rs") {
        return String::new();
    }
    let text = read(path);
    text.split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Each room and the rooms of ours that it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("engine", &["domain", "text"]),
    ("schemes", &["domain"]),
    ("disclosure", &["domain"]),
    ("import", &["domain"]),
    ("search", &["domain"]),
    ("calendar", &["domain"]),
    ("feed", &["domain"]),
    ("mail", &["domain", "i18n"]),
    ("paper", &["domain"]),
    ("simulate", &["domain", "text"]),
    ("store", &["domain"]),
    ("backup", &["domain", "store"]),
    ("dataset", &["domain"]),
    ("i18n", &["domain"]),
    (
        "app",
        &[
            "domain",
            "text",
            "engine",
            "schemes",
            "disclosure",
            "import",
            "search",
            "calendar",
            "feed",
            "paper",
            "simulate",
            "store",
            "dataset",
        ],
    ),
    ("web", &["domain", "app", "i18n", "mail"]),
    // Everything, through the doors that others use; nothing imports it but the command line.
    (
        "audit",
        &[
            "backup",
            "domain",
            "text",
            "engine",
            "schemes",
            "disclosure",
            "import",
            "search",
            "calendar",
            "mail",
            "simulate",
            "store",
            "dataset",
            "i18n",
            "app",
            "web",
        ],
    ),
];

/// Crates that a room must not know.
const NEVER: &[(&str, &[&str])] = &[
    (
        "domain",
        &["tokio", "sqlx", "axum", "serde_json", "std::fs"],
    ),
    ("text", &["tokio", "sqlx", "axum", "std::fs"]),
    ("engine", &["tokio", "sqlx", "axum", "std::fs", "std::net"]),
    ("schemes", &["tokio", "sqlx", "axum", "std::fs"]),
    ("disclosure", &["sqlx", "axum", "tokio"]),
    ("search", &["tokio", "sqlx", "axum", "std::fs"]),
    ("mail", &["sqlx", "axum", "std::fs"]),
    ("paper", &["tokio", "sqlx", "axum", "std::fs"]),
    ("backup", &["sqlx", "axum"]),
    ("app", &["sqlx", "axum"]),
    ("web", &["sqlx", "std::fs"]),
];

/// The names after `crate::` in a line.
fn imports(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("crate::").filter_map(|(at, mark)| {
        let rest = &line[at + mark.len()..];
        // Another crate's path ends in a name that only looks like ours.
        let before = line[..at].chars().next_back();
        (!before.is_some_and(|c| c.is_alphanumeric() || c == '_'))
            .then(|| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
            })
            .flatten()
    })
}

fn import_breaks(room: &str, line: &str) -> Option<String> {
    let (_, allowed) = MAY_IMPORT.iter().find(|(name, _)| *name == room)?;
    imports(line)
        .find(|name| {
            *name != room && !allowed.contains(name) && MAY_IMPORT.iter().any(|(r, _)| r == name)
        })
        .map(|name| format!("{room} must not import {name}"))
        .or_else(|| {
            let (_, never) = NEVER.iter().find(|(name, _)| *name == room)?;
            let found = never
                .iter()
                .find(|name| line.contains(&format!("{name}::")))?;
            Some(format!("{room} must not use {found}"))
        })
}

#[test]
fn rooms_import_only_what_they_may() {
    let mut wrong = Vec::new();
    for (room, _) in MAY_IMPORT {
        for path in files(&format!("src/{room}"), ".rs") {
            for (number, line) in code(&path).lines().enumerate() {
                if line.trim_start().starts_with("//") {
                    continue;
                }
                if let Some(rule) = import_breaks(room, line) {
                    wrong.push(format!("{}:{}: {rule}", short(&path), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The rule bites.
    assert!(import_breaks("engine", "use crate::store::Store;").is_some());
    assert!(import_breaks("web", "use crate::engine::Snapshot;").is_some());
    assert!(import_breaks("domain", "let x = tokio::spawn(y);").is_some());
    assert!(import_breaks("app", "use crate::store::Store;").is_none());
    assert!(import_breaks("web", "use crate::audit::Report;").is_some());
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        assert!(
            read(&path).starts_with("//! "),
            "{} has no header",
            short(&path)
        );
        let lines = code(&path).lines().count();
        assert!(lines <= 450, "{} has {lines} lines: split it", short(&path));
    }
}

#[test]
fn sql_stands_in_the_store_only() {
    for path in files("src", ".rs") {
        let name = short(&path);
        if name.starts_with("src/store/") {
            continue;
        }
        for (number, line) in code(&path).lines().enumerate() {
            let is_sql = ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE "]
                .iter()
                .any(|s| line.contains(s));
            assert!(!is_sql, "{name}:{}: SQL outside store", number + 1);
        }
    }
}

/// The sentences of one file of `locales/`.
pub fn keys(path: &Path) -> BTreeSet<String> {
    read(path)
        .lines()
        .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|l| l.split(" =").next().map(str::to_owned))
        .collect()
}

#[test]
fn every_language_has_every_sentence() {
    let dutch = files("locales/nl", ".ftl");
    for path in &dutch {
        for folder in std::fs::read_dir(root().join("locales")).unwrap() {
            let other = folder.unwrap().path().join(path.file_name().unwrap());
            assert_eq!(keys(path), keys(&other), "{}", short(&other));
        }
        let lines: Vec<String> = read(path)
            .lines()
            .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|l| l.split(" =").next().map(str::to_owned))
            .collect();
        assert_eq!(
            lines.len(),
            keys(path).len(),
            "{} has a key twice",
            short(path)
        );
    }
}

/// A sentence stands in one file only: loading two of a name fails at the first page.
#[test]
fn no_sentence_is_there_twice() {
    let mut seen = BTreeSet::new();
    for path in files("locales/nl", ".ftl") {
        for key in keys(&path) {
            assert!(
                seen.insert(key.clone()),
                "{}: {key} is in another file too",
                short(&path)
            );
        }
    }
}

/// Every key in quotes that templates and code ask for exists.
#[test]
fn no_sentence_is_missing() {
    let known: BTreeSet<String> = files("locales/nl", ".ftl")
        .iter()
        .flat_map(|p| keys(p))
        .collect();
    for path in files("templates", ".html") {
        let text = read(&path);
        for call in ["page.t(\"", "page.n(\"", "page.with(\"", "page.of_town(\""] {
            for part in text.split(call).skip(1) {
                let key = part.split('"').next().unwrap_or_default();
                assert!(
                    known.contains(key),
                    "{}: there is no sentence {key}",
                    short(&path)
                );
            }
        }
    }
}

#[test]
fn migrations_come_in_pairs() {
    let names = |dialect: &str| -> Vec<String> {
        let found = files(&format!("migrations/{dialect}"), ".sql");
        found
            .iter()
            .map(|p| p.file_name().unwrap().to_string_lossy().into_owned())
            .collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

/// P10, and the schema half of P1 and P4: there is no column for what must not be kept.
#[test]
fn the_schema_has_no_place_for_what_is_not_kept() {
    let forbidden = [
        "hours",
        "credits",
        "points",
        "karma",
        "balance",
        "income",
        "debt",
        "poor",
        "poverty",
        "lonely",
        "vulnerable",
        "latitude",
        "longitude",
        "postcode",
        "address",
        "street",
        "birth",
        "gender",
        "religion",
        "health",
    ];
    for path in files("migrations", ".sql") {
        for (number, line) in read(&path).lines().enumerate() {
            let line = line.trim();
            if line.starts_with("--") {
                continue;
            }
            let column = line.split_whitespace().next().unwrap_or_default();
            assert!(
                !forbidden.contains(&column),
                "{}:{}: {column}",
                short(&path),
                number + 1
            );
        }
    }
}

#[test]
fn paths_in_the_architecture_exist() {
    let path = root().join("ARCHITECTURE.md");
    for part in read(&path).split('`').skip(1).step_by(2) {
        let is_path = part.contains('/')
            && !part.contains([' ', '*', '<', '{', ':'])
            && !part.starts_with(['/', 'h']);
        if is_path {
            assert!(
                root().join(part).exists(),
                "ARCHITECTURE.md names {part}, which is not there"
            );
        }
    }
}
