//! Beyond axe: every flow by keyboard with the focus in sight, text at 200 %, no motion for who wants
//! none, and what a screen reader calls things.

use crate::app::TestApp;
use crate::browser::Browser;
use fantoccini::Locator;
use serde_json::{Value, json};
use std::path::Path;

const AXE: &str = include_str!(concat!(env!("OUT_DIR"), "/vendor/axe.js"));

/// Numbers what can be used, remembers how it looks, and listens for what gets the focus.
const BEFORE: &str = "document.querySelectorAll('details').forEach(d => d.open = true); \
    const look = e => { const s = getComputedStyle(e); \
        return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.backgroundColor, s.boxShadow, s.borderColor].join() }; \
    const groups = {}; \
    const usable = Array.from(document.querySelectorAll( \
        'a[href], button, input, select, textarea, summary, [tabindex]')).filter(e => { \
        if (e.tabIndex < 0 || e.disabled || e.type === 'hidden' || !e.getClientRects().length) return false; \
        if (e.type !== 'radio') return true; \
        const first = document.querySelector(`input[type=radio][name=\"${e.name}\"]:checked`); \
        if (first ? first !== e : groups[e.name]) return false; \
        return groups[e.name] = true; }); \
    window.usable = usable; window.looks = usable.map(look); window.reached = new Set(); window.unseen = new Set(); \
    document.addEventListener('focusin', event => { \
        const n = usable.indexOf(event.target); \
        if (n < 0) return; \
        window.reached.add(n); \
        if (look(event.target) === window.looks[n]) window.unseen.add(n); }); \
    return usable.length";
const AFTER: &str = "const name = e => e.tagName + ' ' + (e.id || e.name || e.getAttribute('href') || '') + ' ' + \
        (e.textContent || '').trim().slice(0, 30); \
    const wrong = []; \
    window.usable.forEach((e, n) => { \
        if (!window.reached.has(n)) wrong.push('not reached: ' + name(e)); \
        if (window.unseen.has(n)) wrong.push('focus not seen: ' + name(e)); }); \
    return wrong";

/// Goes through a page with the Tab key only.
async fn walk(browser: &Browser, prepare: &str) -> Vec<String> {
    let usable = browser.run(BEFORE, Vec::new()).await.as_u64().unwrap();
    browser.run(prepare, Vec::new()).await;
    let body = browser.client.find(Locator::Css("body")).await.unwrap();
    // A date or a time is several stops.
    let tabs = "\u{E004}".repeat(usize::try_from(usable).unwrap() + 12);
    body.send_keys(&tabs).await.unwrap();
    let wrong = browser.run(AFTER, Vec::new()).await;
    serde_json::from_value(wrong).unwrap()
}

async fn become_persona(browser: &Browser, town: &TestApp, address: &str, key: &str) {
    browser
        .goto(&format!("{address}{}", town.demo_path(key)))
        .await;
    browser.follow("main form button").await;
}

/// The pages of the flows: who opens them, and where.
const FLOWS: [(&str, &[&str]); 4] = [
    (
        "",
        &[
            "/",
            "/activiteiten",
            "/initiatieven",
            "/interesses",
            "/uitleg",
            "/zoeken",
            "/meedoen",
            "/inloggen",
            "/buurt/zonnehof/regelingen/meedoen-pas",
            "/buurt/zonnehof/regelingen/meedoen-pas/check",
        ],
    ),
    ("sanne", &["/voor-jou", "/ontmoetingen", "/mijn", "/begin"]),
    ("mirjam", &["/coordinator"]),
    ("ingrid", &["/gemeente"]),
];

#[tokio::test]
async fn every_flow_goes_by_keyboard() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let browser = Browser::open(1280).await;
    let mut wrong = Vec::new();
    for (who, paths) in FLOWS {
        if !who.is_empty() {
            become_persona(&browser, &town, &address, who).await;
        }
        for path in paths {
            browser.goto(&format!("{address}{path}")).await;
            let found = walk(&browser, "").await;
            wrong.extend(found.into_iter().map(|w| format!("{path}: {w}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The walk bites: a button taken out of the order, a focus that draws nothing.
    browser.goto(&format!("{address}/begin")).await;
    let broken = "document.querySelector('main .nl-button--primary').tabIndex = -1; \
        const link = document.querySelector('.foot a'); link.style.outline = 'none'; \
        window.looks[window.usable.indexOf(link)] = (s => [s.outlineStyle, s.outlineWidth, s.outlineColor, \
            s.backgroundColor, s.boxShadow, s.borderColor].join())(getComputedStyle(link))";
    let found = walk(&browser, broken).await.join("\n");
    assert!(
        found.contains("not reached: BUTTON") && found.contains("focus not seen: A"),
        "{found}"
    );
    browser.close().await;
}

/// What is cut off or sticks out when letters are twice as large.
const LOST: &str = "document.documentElement.style.fontSize = '200%'; \
    const lost = []; \
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth; \
    if (over > 1) lost.push('wider than the window by ' + over); \
    document.querySelectorAll('body *').forEach(e => { \
        const s = getComputedStyle(e); \
        if (!e.getClientRects().length || e.closest('svg, .unseen, select, textarea')) return; \
        const cuts = v => v === 'hidden' || v === 'clip'; \
        if ((cuts(s.overflowX) && e.scrollWidth > e.clientWidth + 1) || \
            (cuts(s.overflowY) && e.scrollHeight > e.clientHeight + 1)) \
            lost.push('cut off: ' + e.className + ' ' + e.textContent.trim().slice(0, 40)); }); \
    return lost";

#[tokio::test]
async fn text_twice_as_large_is_whole() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let mut wrong = Vec::new();
    for width in [1280, 640] {
        let browser = Browser::open(width).await;
        for (who, paths) in FLOWS {
            if !who.is_empty() {
                become_persona(&browser, &town, &address, who).await;
            }
            for path in paths {
                browser.goto(&format!("{address}{path}")).await;
                let found: Vec<String> =
                    serde_json::from_value(browser.run(LOST, Vec::new()).await).unwrap();
                wrong.extend(found.into_iter().map(|w| format!("{width} {path}: {w}")));
            }
        }
        browser.goto(&format!("{address}/uitleg")).await;
        browser.run("const d = document.querySelector('dd'); d.style.height = '1rem'; d.style.overflow = 'hidden'", Vec::new()).await;
        let found = browser.run(LOST, Vec::new()).await.to_string();
        assert!(found.contains("cut off"), "{found}");
        browser.close().await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const MOVES: &str = "return Array.from(document.querySelectorAll('*')).filter(e => { const s = getComputedStyle(e); \
    return /[1-9]/.test(s.transitionDuration) || /[1-9]/.test(s.animationDuration) }).length";

#[tokio::test]
async fn nothing_moves_for_who_wants_no_motion() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    for (arguments, moves) in [
        (vec![], true),
        (vec!["--force-prefers-reduced-motion"], false),
    ] {
        let browser = Browser::open_with(1280, &arguments).await;
        for path in ["/", "/activiteiten", "/meedoen"] {
            browser.goto(&format!("{address}{path}")).await;
            let found = browser.run(MOVES, Vec::new()).await.as_u64().unwrap();
            // Without the wish tiles change softly: the check sees that.
            assert!(
                if path == "/" {
                    (found > 0) == moves
                } else {
                    moves || found == 0
                },
                "{path}: {found}"
            );
        }
        browser.close().await;
    }
}

/// What is called how: landmarks, headings and whatever can be used, but for the lists of what is on.
const NAMES: &str = "axe.setup(document); \
    const lines = []; \
    document.querySelectorAll('header, nav, main, aside, footer, form, section, h1, h2, h3, a[href], button, input, \
        select, textarea, summary, fieldset, [role]').forEach(e => { \
        if (!e.getClientRects().length || e.closest('.tile, svg, .map__list, .interests__list, .week, .chips') \
            || e.type === 'hidden') return; \
        const role = axe.commons.aria.getRole(e) || e.tagName.toLowerCase(); \
        const own = /^(header|nav|main|aside|footer|form|section|fieldset)$/i.test(e.tagName); \
        const name = axe.commons.text.accessibleText(e) || ''; \
        if (own && !name && /^(generic|presentation|section|form)$/.test(role)) return; \
        lines.push(role + ': ' + (own && !e.hasAttribute('aria-label') && !e.hasAttribute('aria-labelledby') \
            && e.tagName !== 'FIELDSET' ? '' : name)); }); \
    axe.teardown(); \
    return lines.join('\\n')";

#[tokio::test]
async fn things_keep_their_names() {
    let town = TestApp::demo().await;
    let address = town.listen().await;
    let browser = Browser::open(1280).await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/names");
    let mut wrong = Vec::new();
    for (name, path) in [
        ("home", "/"),
        ("activities", "/activiteiten"),
        ("join", "/meedoen"),
        ("sign-in", "/inloggen"),
        ("search", "/zoeken"),
        ("interests", "/interesses"),
    ] {
        browser.goto(&format!("{address}{path}")).await;
        browser.run(AXE, Vec::new()).await;
        let Value::String(found) = browser.run(NAMES, Vec::new()).await else {
            panic!("{path} has no names")
        };
        // Nothing to use is without a name.
        for line in found.lines() {
            let usable = [
                "link",
                "button",
                "textbox",
                "searchbox",
                "combobox",
                "checkbox",
                "radio",
            ];
            if usable.iter().any(|role| line == format!("{role}: ")) {
                wrong.push(format!("{path}: {line} has no name"));
            }
        }
        let file = folder.join(format!("{name}.txt"));
        if std::env::var("NAOBER_NAMES").is_ok_and(|v| v == "write") {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, format!("{found}\n")).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        if kept.trim_end() != found {
            let new: Vec<&str> = found.lines().filter(|l| !kept.contains(l)).collect();
            let gone: Vec<&str> = kept.lines().filter(|l| !found.contains(l)).collect();
            wrong.push(format!("{path}: new {}; gone {}", json!(new), json!(gone)));
        }
    }
    browser.close().await;
    assert!(
        wrong.is_empty(),
        "what a screen reader says has changed; if it should have, run this test with NAOBER_NAMES=write\n{}",
        wrong.join("\n")
    );
}
