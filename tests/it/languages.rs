//! A third language needs no code: a made-up one, with accents and longer words, is a folder that the
//! program gets at its start, and every page speaks it.

use crate::browser::Browser;
use crate::processes::Process;
use crate::tidy::files;
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use serde_json::Value;
use std::collections::BTreeSet;
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

/// Every sentence of the languages that ship, as it stands on a page when no value is in it.
fn shipped_sentences() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for path in files("locales", ".ftl") {
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

/// What is wrong with the page in sight.
async fn problems(browser: &Browser, shipped: &BTreeSet<String>) -> Vec<String> {
    let texts = browser.run(TEXTS, Vec::new()).await;
    let texts: Vec<String> = serde_json::from_value(texts).unwrap();
    let mut found: Vec<String> = texts
        .iter()
        .filter(|text| shipped.contains(*text))
        .map(|text| format!("not translated: {text}"))
        .collect();
    let strange = texts
        .iter()
        .filter(|text| text.contains(['á', 'é', 'í', 'ó', 'ú']));
    if strange.count() < 10 {
        found.push("hardly a sentence in the new language".to_owned());
    }
    let wider = browser.run(WIDER, Vec::new()).await;
    if wider.as_i64().unwrap_or(0) > 1 {
        found.push(format!("wider than the screen by {wider}"));
    }
    let lang = browser
        .run("return document.documentElement.lang", Vec::new())
        .await;
    if lang != Value::String(TAG.to_owned()) {
        found.push(format!("the page says it is in {lang}"));
    }
    found
}

const NOBODY: [&str; 15] = [
    "/?taal=qps",
    "/activiteiten",
    "/initiatieven?volgorde=nieuw",
    "/vrijwilligerswerk",
    "/verhalen",
    "/interesses?buurt=zonnehof",
    "/uitleg",
    "/gezichten",
    "/regelingen?taal=qps",
    "/buurt/zonnehof/regelingen?taal=qps",
    "/buurt/zonnehof/regelingen/meedoen-pas?taal=qps",
    "/buurt/zonnehof/regelingen/meedoen-pas/check?taal=qps",
    "/zoeken?taal=qps",
    "/meedoen",
    "/bestaat-niet?taal=qps",
];

async fn visit(
    browser: &Browser,
    site: &str,
    paths: &[&str],
    shipped: &BTreeSet<String>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in paths {
        browser.goto(&format!("{site}{path}")).await;
        let found = problems(browser, shipped).await;
        wrong.extend(found.into_iter().map(|p| format!("{path}: {p}")));
    }
    wrong
}

#[tokio::test]
async fn a_third_language_is_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let locales = dir.path().join("locales");
    write_language(&locales, &["home-week-more"]);
    let database = dir.path().join("town.db");
    let process = Process::start_with(
        database.to_str().unwrap(),
        &["--locales", locales.to_str().unwrap()],
    );
    let site = format!("http://127.0.0.1:{}", process.port);
    let shipped = shipped_sentences();
    assert!(shipped.len() > 300);
    let browser = Browser::open(320).await;
    let mut wrong = visit(&browser, &site, &NOBODY, &shipped).await;
    // A sentence that the folder lacks is said in Dutch: the check finds it, and nothing else.
    assert_eq!(wrong, ["/?taal=qps: not translated: Alle activiteiten"]);
    for (who, paths) in [
        (
            "sanne",
            vec!["/voor-jou", "/ontmoetingen", "/mijn", "/begin", "/brieven"],
        ),
        ("mirjam", vec!["/coordinator"]),
        ("ingrid", vec!["/gemeente"]),
    ] {
        browser.goto(&format!("{site}{}", process.link(who))).await;
        wrong = visit(&browser, &site, &[process.link(who)], &shipped).await;
        browser.follow("main form button").await;
        wrong.extend(visit(&browser, &site, &paths, &shipped).await);
        assert!(wrong.is_empty(), "{who}:\n{}", wrong.join("\n"));
    }
    // A form that comes back says what is wrong in the same language.
    browser.client.delete_all_cookies().await.unwrap();
    browser.goto(&format!("{site}/meedoen?taal={TAG}")).await;
    browser
        .follow("main form[action='/meedoen'] > p button")
        .await;
    assert_eq!(problems(&browser, &shipped).await, Vec::<String>::new());
    // The way back to the other languages is on the page.
    let offered = browser
        .run(
            "return Array.from(document.querySelectorAll('.top__language')).map(a => a.lang)",
            Vec::new(),
        )
        .await;
    assert_eq!(offered, serde_json::json!(["nl", "en"]));
    browser.close().await;
}
