//! What is sent to browsers: scripts and styles that a browser of 2018 reads, and few bytes.

use crate::app::TestApp;
use crate::browser::Browser;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;

const ACORN: &str = include_str!(concat!(env!("OUT_DIR"), "/vendor/acorn.js"));

/// Parses a script as ES2017 and gives every name it asks of something else, or why it does not parse.
const NAMES: &str = "let tree; \
    try { tree = acorn.parse(arguments[0], { ecmaVersion: 2017 }); } catch (e) { return [String(e)]; } \
    const names = new Set(); \
    const walk = node => { \
        if (!node || typeof node !== 'object') return; \
        if (Array.isArray(node)) { node.forEach(walk); return; } \
        if (node.type === 'MemberExpression' && !node.computed) names.add('.' + node.property.name); \
        if (node.type === 'Identifier') names.add(node.name); \
        Object.keys(node).forEach(key => walk(node[key])); \
    }; \
    walk(tree); \
    return Array.from(names)";

/// What came after ES2017 and the browsers of 2018, and might slip in. A script that first looks
/// whether it is there may name it in `GUARDED`.
const NEWER: [&str; 33] = [
    ".flat",
    ".flatMap",
    ".fromEntries",
    ".trimStart",
    ".trimEnd",
    ".matchAll",
    ".replaceAll",
    ".at",
    ".allSettled",
    ".any",
    ".hasOwn",
    ".groupBy",
    ".findLast",
    ".findLastIndex",
    ".toSorted",
    ".toReversed",
    ".toSpliced",
    ".structuredClone",
    ".queueMicrotask",
    ".replaceChildren",
    ".checkVisibility",
    ".showPopover",
    ".showModal",
    ".requestSubmit",
    ".randomUUID",
    ".finally",
    ".toggleAttribute",
    ".clipboard",
    "globalThis",
    "BigInt",
    "WeakRef",
    "ResizeObserver",
    "structuredClone",
];
/// Script, name, and how the script looks first.
const GUARDED: [(&str, &str, &str); 0] = [];

async fn served(town: &TestApp, path: &str) -> String {
    let answer = town.get(path, "").await;
    assert_eq!(answer.status.as_u16(), 200, "{path}");
    answer.body
}

async fn newer_names(browser: &Browser, script: &str) -> Vec<String> {
    let found = browser.run(NAMES, vec![json!(script)]).await;
    let found: Vec<String> = serde_json::from_value(found).unwrap();
    found
        .into_iter()
        .filter(|name| NEWER.contains(&name.as_str()) || name.starts_with("SyntaxError"))
        .collect()
}

#[tokio::test]
async fn scripts_are_of_2017() {
    let town = TestApp::demo().await;
    let browser = Browser::open(1280).await;
    browser.goto("about:blank").await;
    let load = format!("{ACORN}; window.acorn = acorn || window.acorn;");
    browser.run(&load, Vec::new()).await;
    let scripts = crate::tidy::files("assets", ".js");
    let names = scripts
        .iter()
        .map(|p| p.file_name().unwrap().to_string_lossy().into_owned());
    for name in names.chain(["logic.js".to_owned()]) {
        let script = served(&town, &format!("/assets/{name}")).await;
        let mut found = newer_names(&browser, &script).await;
        found.retain(|newer| {
            let guard = GUARDED
                .iter()
                .find(|(file, what, _)| *file == name && what == newer);
            !guard.is_some_and(|(_, _, look)| script.contains(look))
        });
        assert_eq!(found, Vec::<String>::new(), "{name}");
    }
    // The check bites: syntax of 2020 and a method of 2019.
    assert!(newer_names(&browser, "var a = b?.c").await[0].contains("SyntaxError"));
    assert_eq!(
        newer_names(&browser, "var a = [[1]].flat()").await,
        [".flat"]
    );
    browser.close().await;
}

/// A rule: what stands before the brace, and its declarations in order.
type Rule = (String, Vec<(String, String)>);

fn rules(css: &str) -> Vec<Rule> {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    let mut found: Vec<Rule> = Vec::new();
    for piece in plain.split_inclusive(['{', '}', ';']) {
        let text = piece.trim_end_matches(['{', '}', ';']).trim();
        if piece.ends_with('{') {
            found.push((text.to_owned(), Vec::new()));
        } else if let (Some((name, value)), Some((_, list))) =
            (text.split_once(':'), found.last_mut())
        {
            list.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    found
}

/// A property of later than 2018, and the one that must stand before it.
const FALLBACKS: [(&str, &str); 20] = [
    ("block-size", "height"),
    ("inline-size", "width"),
    ("min-block-size", "min-height"),
    ("min-inline-size", "min-width"),
    ("max-inline-size", "max-width"),
    ("max-block-size", "max-height"),
    ("margin-block-start", "margin-top"),
    ("margin-block-end", "margin-bottom"),
    ("margin-inline-start", "margin-left"),
    ("margin-inline-end", "margin-right"),
    ("padding-block", "padding-top"),
    ("padding-inline", "padding-left"),
    ("padding-block-start", "padding-top"),
    ("padding-block-end", "padding-bottom"),
    ("padding-inline-start", "padding-left"),
    ("padding-inline-end", "padding-right"),
    ("inset-block-start", "top"),
    ("inset-inline-start", "left"),
    ("gap", "grid-gap"),
    ("border-block-end-width", "border-bottom-width"),
];
/// Without these a page of 2018 is not whole, and there is no fallback to write beside them.
const NEVER: [&str; 9] = [
    "inset",
    "aspect-ratio",
    "container",
    "container-type",
    "margin-inline",
    "margin-block",
    "translate",
    "scale",
    "rotate",
];
/// Functions and selectors of later.
const LATER: [&str; 8] = [
    "clamp(",
    "color-mix(",
    "oklch(",
    "lch(",
    "dvh",
    "svh",
    "subgrid",
    "env(",
];
/// Selectors of the components that an older browser drops, and why nothing is lost.
const DROPPED: [(&str, &str); 2] = [
    (
        ".nl-button:not(:has(*))",
        "a button without an icon is inline-block instead of inline-flex",
    ),
    (
        ".utrecht-table__header-cell:has(.utrecht-button)",
        "no table of ours has buttons in its head",
    ),
];

fn too_new(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (selector, declarations) in rules(css) {
        if let Some(at) = selector.strip_prefix('@') {
            let known = ["media", "font-face", "keyframes", "charset"];
            if !known.iter().any(|k| at.starts_with(k)) || at.contains(">=") || at.contains("<=") {
                found.push(format!("@{at}"));
            }
        }
        let new = [":is(", ":where(", ":has("]
            .iter()
            .any(|s| selector.contains(s))
            || selector.contains('&');
        if new && !DROPPED.iter().any(|(known, _)| selector.starts_with(known)) {
            found.push(format!("selector {selector}"));
        }
        // A list with one selector that is not known is dropped whole.
        let parts: Vec<&str> = selector.split(',').collect();
        let visible =
            |s: &&str| s.contains(":focus-visible") && !s.contains(":not(:focus-visible)");
        if parts.iter().any(visible) && !parts.iter().all(|s| s.contains(":focus-visible")) {
            found.push(format!("mixed with :focus-visible: {selector}"));
        }
        for (n, (name, value)) in declarations.iter().enumerate() {
            let earlier =
                |wanted: &str| declarations[..n].iter().any(|(before, _)| before == wanted);
            if let Some((_, older)) = FALLBACKS.iter().find(|(new, _)| new == name)
                && !earlier(older)
            {
                found.push(format!("{selector}: {name} without {older} before it"));
            }
            let later = LATER.iter().any(|l| value.contains(l)) && !earlier(name);
            if NEVER.contains(&name.as_str()) || later {
                found.push(format!("{selector}: {name}: {value}"));
            }
        }
    }
    found
}

#[tokio::test]
async fn styles_are_read_by_browsers_of_2018() {
    let town = TestApp::demo().await;
    for path in ["/assets/naober.css", "/assets/tokens.css"] {
        let found = too_new(&served(&town, path).await);
        assert!(found.is_empty(), "{path}:\n{}", found.join("\n"));
    }
    // The check bites.
    for new in [
        ".a { gap: 1rem; }",
        ".a { padding-inline: 1rem; }",
        ".a { width: clamp(1rem, 2vw, 3rem); }",
        ".a:is(.b, .c) { color: red; }",
        ".a { & .b { color: red; } }",
        "a:hover, a:focus-visible { color: red; }",
        "@container (min-width: 3rem) { .a { color: red; } }",
        "@media (width >= 3rem) { .a { color: red; } }",
        ".a { inset: 0; }",
    ] {
        assert!(!too_new(new).is_empty(), "{new}");
    }
}

/// The bytes that a browser gets for a page it never saw: the page and what it links, as served.
async fn over_the_wire(town: &TestApp, path: &str) -> usize {
    let get = |path: String| async move {
        let request = Request::get(path)
            .header(header::ACCEPT_ENCODING, "gzip, deflate, br")
            .body(Body::empty())
            .unwrap();
        town.send(request).await
    };
    let page = get(path.to_owned()).await;
    let mut bytes = page.size;
    let mut seen = Vec::new();
    for part in page
        .body
        .split(['"'])
        .filter(|part| part.starts_with("/assets/"))
    {
        if !seen.contains(&part) {
            seen.push(part);
            bytes += get(part.to_owned()).await.size;
        }
    }
    assert!(seen.len() >= 3, "{path} links {seen:?}");
    bytes
}

#[tokio::test]
async fn a_first_page_is_small() {
    let town = TestApp::demo().await;
    for path in [
        "/",
        "/activiteiten",
        "/initiatieven",
        "/meedoen",
        "/buurt/zonnehof/regelingen/meedoen-pas/check",
    ] {
        let bytes = over_the_wire(&town, path).await;
        println!("{path}: {bytes} bytes over the wire");
        assert!(bytes < 100_000, "{path}: {bytes} bytes");
    }
    let plain = town.get("/assets/naober.css", "").await;
    assert!(plain.headers.get(header::CONTENT_ENCODING).is_none() && plain.body.contains("--ink"));
}
