//! Dutch that people read at level B1: short sentences, few long words, no words of offices.

use crate::tidy::files;
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use std::path::Path;

/// No sentence has more words.
const LONGEST: usize = 15;
/// The mean of a file, in words a sentence.
const MEAN: f64 = 9.0;
/// Words of more than ten letters, in a hundred of a file.
const LONG_WORDS: f64 = 8.0;
/// A word of this length is explained, or known for a reason.
const VERY_LONG: usize = 14;

/// A pattern as somebody reads it: a value stands as one word, of choices the usual one.
fn read(pattern: &Pattern<String>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => value.clone(),
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(_) => "Naam".to_owned(),
            Expression::Select { variants, .. } => {
                let usual = variants.iter().find(|v| v.default).unwrap();
                read(&usual.value)
            }
        },
    });
    parts.collect()
}

/// The messages of a file: key and text.
pub fn messages(path: &Path) -> Vec<(String, String)> {
    let source = std::fs::read_to_string(path).unwrap();
    let parsed = fluent_syntax::parser::parse(source)
        .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let found = parsed.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name.clone(), read(message.value.as_ref()?))),
        _ => None,
    });
    found.collect()
}

fn words(sentence: &str) -> Vec<String> {
    sentence
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
        .map(|w| w.trim_matches(['\'', '-']).to_lowercase())
        .filter(|w| !w.is_empty())
        .collect()
}

fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut sentence = String::new();
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            sentence.push(letter);
            let ends = matches!(letter, '.' | '?' | '!' | ':' | '…');
            if ends
                && letters
                    .peek()
                    .is_none_or(|next| next.is_whitespace() || *next == '"')
            {
                all.push(std::mem::take(&mut sentence));
            }
        }
        all.push(sentence);
    }
    all.retain(|s| !words(s).is_empty());
    all
}

/// The first column of a list, with its second.
fn list(name: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("datasets/readability")
        .join(name);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .skip(1)
        .map(|line| line.split_once('\t').unwrap())
        .map(|(word, more)| (word.to_owned(), more.to_owned()))
        .collect()
}

struct Reader {
    hard: Vec<(String, String)>,
    known: Vec<String>,
}

impl Reader {
    fn new() -> Self {
        let mut known: Vec<String> = list("long_words.tsv").into_iter().map(|(w, _)| w).collect();
        let own = messages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/nl/look.ftl"));
        let explained = own.into_iter().filter(|(key, _)| key.starts_with("word-"));
        known.extend(
            explained
                .filter(|(key, _)| !key.ends_with("-means"))
                .map(|(_, word)| word),
        );
        Self {
            hard: list("hard_words.tsv"),
            known,
        }
    }

    fn easier(&self, word: &str) -> Option<&str> {
        let is = |hard: &str| match hard.strip_suffix('*') {
            Some(start) => word.starts_with(start),
            None => word == hard,
        };
        self.hard
            .iter()
            .find(|(hard, _)| is(hard))
            .map(|(_, easier)| easier.as_str())
    }

    /// What is wrong with a text.
    fn problems(&self, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        for sentence in sentences(text) {
            let words = words(&sentence);
            if words.len() > LONGEST {
                found.push(format!(
                    "{} words, at most {LONGEST}: {}",
                    words.len(),
                    sentence.trim()
                ));
            }
            for word in words {
                if let Some(easier) = self.easier(&word) {
                    found.push(format!("\"{word}\" is hard, write: {easier}"));
                }
                if word.chars().count() >= VERY_LONG && !self.known.contains(&word) {
                    found.push(format!("\"{word}\" is long: explain it (word-... in look.ftl) or write it differently"));
                }
            }
        }
        found
    }
}

#[test]
fn sentences_are_short_and_words_are_known() {
    let reader = Reader::new();
    let mut wrong = Vec::new();
    for path in files("locales/nl", ".ftl") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let messages = messages(&path);
        let (mut all, mut lengths) = (Vec::new(), Vec::new());
        // The letters of a language are no sentence.
        let read = messages
            .iter()
            .filter(|(key, _)| key.as_str() != "language-alphabet");
        for (key, text) in read {
            wrong.extend(
                reader
                    .problems(text)
                    .into_iter()
                    .map(|p| format!("{name} {key}: {p}")),
            );
            for sentence in sentences(text) {
                let words = words(&sentence);
                lengths.push(words.len());
                all.extend(words);
            }
        }
        let mean = lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
        let long = all.iter().filter(|w| w.chars().count() > 10).count();
        let share = 100.0 * long as f64 / all.len() as f64;
        println!(
            "{name}: {} sentences, {mean:.1} words each, {share:.1} % long words",
            lengths.len()
        );
        if mean > MEAN || (share > LONG_WORDS && long > 5) {
            wrong.push(format!("{name}: {mean:.1} words a sentence (at most {MEAN}), {share:.1} % long words (at most {LONG_WORDS})"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_letter_of_an_office_is_found() {
    let reader = Reader::new();
    for bad in [
        "Indien u wenst deel te nemen",
        "Wij verzoeken je dit te doen.",
        "Dit is een veel te lange zin die maar doorgaat en doorgaat tot niemand nog weet waar hij begon.",
        "Vul je burgerservicenummer in.",
    ] {
        assert!(!reader.problems(bad).is_empty(), "{bad}");
    }
    assert_eq!(
        reader.problems("Wat kun jij brengen? Vertel het aan een buur."),
        Vec::<String>::new()
    );
}
