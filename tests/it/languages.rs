//! Languages that ship say the same things, whole. A further one needs no code: a made-up one, with
//! accents and longer words, is a folder that the program gets at its start, and every page speaks it.

use crate::browser::Browser;
use crate::processes::Process;
use crate::tidy::files;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A tag that no language has (ISO 639: qaa to qtz).
const TAG: &str = "qps";

/// A text with accents on its vowels, and each of them twice: a third longer.
fn strange(text: &str) -> String {
    let mut made = String::new();
    for letter in text.chars() {
        let accented = match letter {
            'a' => "áá",
            'e' => "éé",
            'i' => "íí",
            'o' => "óó",
            'u' => "úú",
            'A' => "Áá",
            'E' => "Éé",
            'I' => "Íí",
            'O' => "Óó",
            'U' => "Úú",
            other => {
                made.push(other);
                continue;
            }
        };
        made.push_str(accented);
    }
    made
}

fn translate(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = strange(value),
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants.iter_mut().for_each(|v| translate(&mut v.value)),
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// Writes the folder of the made-up language; without the sentences that `leave_out` names.
fn write_language(folder: &Path, leave_out: &[&str]) {
    let folder = folder.join(TAG);
    std::fs::create_dir_all(&folder).unwrap();
    for path in files("locales/nl", ".ftl") {
        let source = std::fs::read_to_string(&path).unwrap();
        let mut parsed = fluent_syntax::parser::parse(source).unwrap();
        parsed.body.retain(|entry| match entry {
            Entry::Message(message) => !leave_out.contains(&message.id.name.as_str()),
            _ => true,
        });
        for entry in &mut parsed.body {
            if let Entry::Message(message) = entry {
                message.value.as_mut().map(translate);
            }
        }
        let text = fluent_syntax::serializer::serialize(&parsed);
        std::fs::write(folder.join(path.file_name().unwrap()), text).unwrap();
    }
}

/// Every sentence of some languages that ship, as it stands on a page when no value is in it.
fn shipped_sentences(tags: &[&str]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for path in tags
        .iter()
        .flat_map(|tag| files(&format!("locales/{tag}"), ".ftl"))
    {
        for (_, text) in crate::readability::messages(&path) {
            // Names of days and the like are words of residents' own texts too.
            if text.contains(' ') && strange(&text) != text && !text.contains("Naam") {
                all.insert(text.trim().to_owned());
            }
        }
    }
    all
}

/// What a page says and how: texts, and what is read out or shown in fields.
const TEXTS: &str = "const found = [document.title]; \
    const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT); \
    while (walk.nextNode()) { \
        const parent = walk.currentNode.parentElement.closest('script, style'); \
        if (!parent) found.push(walk.currentNode.data.trim()); } \
    document.querySelectorAll('[aria-label], [placeholder], [title], [alt], [data-yes]').forEach(e => { \
        for (const a of e.attributes) \
            if (/^(aria-label|placeholder|title|alt|data-.*)$/.test(a.name)) found.push(a.value.trim()); }); \
    return found.filter(t => t)";
const WIDER: &str = "return document.documentElement.scrollWidth - screen.width";

/// What a page is held against: its language, letters that only this language has, and the sentences
/// of the others.
struct Spoken<'a> {
    tag: &'a str,
    letters: &'a [char],
    others: BTreeSet<String>,
}

/// What is wrong with the page in sight.
async fn problems(browser: &Browser, spoken: &Spoken<'_>) -> Vec<String> {
    let texts = browser.run(TEXTS, Vec::new()).await;
    let texts: Vec<String> = serde_json::from_value(texts).unwrap();
    let mut found: Vec<String> = texts
        .iter()
        .filter(|text| spoken.others.contains(*text))
        .map(|text| format!("not translated: {text}"))
        .collect();
    let own = texts.iter().filter(|text| text.contains(spoken.letters));
    if own.count() < 10 {
        found.push("hardly a sentence in the new language".to_owned());
    }
    let wider = browser.run(WIDER, Vec::new()).await;
    if wider.as_i64().unwrap_or(0) > 1 {
        found.push(format!("wider than the screen by {wider}"));
    }
    let lang = browser
        .run("return document.documentElement.lang", Vec::new())
        .await;
    if lang != Value::String(spoken.tag.to_owned()) {
        found.push(format!("the page says it is in {lang}"));
    }
    found
}

/// Pages that anyone may open; those that look at no cookie need the language in their address.
const NOBODY: [&str; 15] = [
    "/",
    "/activiteiten",
    "/initiatieven?volgorde=nieuw",
    "/vrijwilligerswerk",
    "/verhalen",
    "/interesses?buurt=zonnehof",
    "/uitleg",
    "/gezichten",
    "/regelingen",
    "/buurt/zonnehof/regelingen",
    "/buurt/zonnehof/regelingen/meedoen-pas",
    "/buurt/zonnehof/regelingen/meedoen-pas/check",
    "/zoeken",
    "/meedoen",
    "/bestaat-niet",
];

async fn visit(browser: &Browser, site: &str, paths: &[&str], spoken: &Spoken<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in paths {
        let sign = if path.contains('?') { '&' } else { '?' };
        let address = format!("{site}{path}{sign}taal={}", spoken.tag);
        browser.goto(&address).await;
        let found = problems(browser, spoken).await;
        wrong.extend(found.into_iter().map(|p| format!("{path}: {p}")));
    }
    wrong
}

/// Goes through the site as nobody and in each role, and gives back what is wrong.
async fn tour(browser: &Browser, process: &Process, spoken: &Spoken<'_>) -> Vec<String> {
    let site = format!("http://127.0.0.1:{}", process.port);
    let mut wrong = visit(browser, &site, &NOBODY, spoken).await;
    for (who, paths) in [
        (
            "sanne",
            vec![
                "/voor-jou",
                "/ontmoetingen",
                "/vraag-en-aanbod",
                "/mijn",
                "/mijn/gegevens",
                "/mijn/post",
                "/begin",
                "/brieven",
            ],
        ),
        (
            "bep",
            vec!["/verbinder", "/verbinder/balie", "/verbinder/krant"],
        ),
        ("mirjam", vec!["/coordinator"]),
        ("ingrid", vec!["/gemeente"]),
    ] {
        wrong.extend(visit(browser, &site, &[process.link(who)], spoken).await);
        browser.follow("main form button").await;
        wrong.extend(visit(browser, &site, &paths, spoken).await);
    }
    browser.client.delete_all_cookies().await.unwrap();
    // A form that comes back says what is wrong in the same language.
    let tag = spoken.tag;
    browser.goto(&format!("{site}/meedoen?taal={tag}")).await;
    browser
        .follow("main form[action='/meedoen'] > p button")
        .await;
    wrong.extend(problems(browser, spoken).await);
    wrong
}

#[tokio::test]
async fn a_further_language_is_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let locales = dir.path().join("locales");
    write_language(&locales, &["home-week-more"]);
    let database = dir.path().join("town.db");
    let process = Process::start_with(
        database.to_str().unwrap(),
        &[
            "--locales",
            locales.to_str().unwrap(),
            "--languages",
            "en,qps",
        ],
    );
    let spoken = Spoken {
        tag: TAG,
        letters: &['á', 'é', 'í', 'ó', 'ú'],
        others: shipped_sentences(&["nl", "en", "tr"]),
    };
    assert!(spoken.others.len() > 300);
    let browser = Browser::open(320).await;
    let wrong = tour(&browser, &process, &spoken).await;
    // A sentence that the folder lacks is said in Dutch: the check finds it, and nothing else.
    assert_eq!(wrong, ["/: not translated: Alle activiteiten"]);
    // The way back to the other languages is on the page: those that the town offers, and Dutch.
    let offered = browser
        .run(
            "return Array.from(document.querySelectorAll('.top__language')).map(a => a.lang)",
            Vec::new(),
        )
        .await;
    assert_eq!(offered, serde_json::json!(["nl", "en"]));
    browser.close().await;
}

#[tokio::test]
async fn turkish_is_spoken_everywhere_and_fits_a_narrow_screen() {
    let dir = tempfile::tempdir().unwrap();
    let database = dir.path().join("town.db");
    let process = Process::start_with(database.to_str().unwrap(), &[]);
    let own = shipped_sentences(&["tr"]);
    let spoken = Spoken {
        tag: "tr",
        letters: &['ğ', 'ş', 'ı', 'İ', 'ü', 'ö', 'ç'],
        others: shipped_sentences(&["nl", "en"])
            .difference(&own)
            .cloned()
            .collect(),
    };
    let browser = Browser::open(320).await;
    let wrong = tour(&browser, &process, &spoken).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    browser.close().await;
}

/// The names of the values in a sentence, whichever of its choices is read.
fn values(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    let mut name = |expression: &InlineExpression<String>| match expression {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        InlineExpression::StringLiteral { .. } => {}
        other => panic!("no sentence needs {other:?}"),
    };
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => name(inline),
            Expression::Select { selector, .. } => name(selector),
        }
    }
    for element in &pattern.elements {
        if let PatternElement::Placeable {
            expression: Expression::Select { variants, .. },
        } = element
        {
            variants.iter().for_each(|v| values(&v.value, found));
        }
    }
}

/// The values of every sentence of a language.
fn values_of(source: String) -> BTreeMap<String, BTreeSet<String>> {
    let parsed = fluent_syntax::parser::parse(source).unwrap();
    let one = |entry: &Entry<String>| match entry {
        Entry::Message(message) => {
            let mut found = BTreeSet::new();
            values(message.value.as_ref()?, &mut found);
            Some((message.id.name.clone(), found))
        }
        _ => None,
    };
    parsed.body.iter().filter_map(one).collect()
}

fn source(tag: &str) -> String {
    let all = files(&format!("locales/{tag}"), ".ftl");
    let texts = all.iter().map(|p| std::fs::read_to_string(p).unwrap());
    texts.collect::<Vec<_>>().join("\n")
}

/// Sentences of a language that have other values than the Dutch ones.
fn other_values(text: String) -> Vec<String> {
    let (dutch, other) = (values_of(source("nl")), values_of(text));
    let differs = |(key, names): &(&String, &BTreeSet<String>)| dutch.get(*key) != Some(*names);
    let found = other.iter().filter(differs).map(|(key, _)| key.clone());
    found.collect()
}

const BESIDE_DUTCH: [&str; 2] = ["en", "tr"];

#[test]
fn every_language_says_every_value() {
    let folders = std::fs::read_dir("locales").unwrap().count();
    assert_eq!(folders, BESIDE_DUTCH.len() + 1);
    for tag in BESIDE_DUTCH {
        assert_eq!(other_values(source(tag)), Vec::<String>::new(), "{tag}");
    }
    // A value that a translator lost, or wrote in the own language, is found.
    for (right, wrong) in [
        ("{ $town } mahalleleri", "Mahalleler"),
        ("{ $concept }", "{ $konu }"),
    ] {
        let text = source("tr");
        assert!(text.contains(right));
        assert!(!other_values(text.replacen(right, wrong, 1)).is_empty());
    }
}

/// Sentences that are the same in two languages: names and signs.
const NAMES: [&str; 11] = [
    "day-heading",
    "product",
    "share-whatsapp",
    "number-thousands",
    "number-decimal",
    "sheet-field-vog",
    "paper-story-lead",
    "paper-under",
    "scheme-source",
    "officer-month",
    "register-weight",
];

fn sentences_of(tag: &str) -> BTreeMap<String, String> {
    let all = files(&format!("locales/{tag}"), ".ftl");
    all.iter()
        .flat_map(|path| crate::readability::messages(path))
        .collect()
}

/// Sentences of one language that another one says letter by letter.
fn the_same(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let same = |(key, text): &(&String, &String)| {
        one.get(*key) == Some(*text) && !NAMES.contains(&key.as_str())
    };
    let found = other.iter().filter(same).map(|(key, _)| key.clone());
    found.collect()
}

#[test]
fn no_turkish_sentence_was_left_in_another_language() {
    let turkish = sentences_of("tr");
    for tag in ["nl", "en"] {
        let other = sentences_of(tag);
        assert_eq!(the_same(&other, &turkish), Vec::<String>::new(), "{tag}");
        let mut forgotten = turkish.clone();
        forgotten.insert("join-title".to_owned(), other["join-title"].clone());
        assert_eq!(the_same(&other, &forgotten), ["join-title"]);
    }
}
