//! Another look is another file of tokens: no other rule changes, and it stays readable.

use crate::app::TestApp;
use crate::browser::Browser;
use naober::web::{Look, Theme};
use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What in a style sheet should be a token: a colour, a font by name.
fn literals(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in css.lines() {
        let rule = line.split("/*").next().unwrap_or_default();
        for (n, part) in rule.split('#').enumerate() {
            let digits = part.chars().take_while(char::is_ascii_hexdigit).count();
            let next = part.chars().nth(digits);
            let ends = next.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
            if n > 0 && matches!(digits, 3 | 4 | 6 | 8) && ends {
                found.push(line.trim().to_owned());
            }
        }
        let named = [
            "rgb(",
            "rgba(",
            "hsl(",
            ": white",
            ": black",
            "sans-serif",
            "Georgia",
            " red;",
        ];
        if named.iter().any(|word| rule.contains(word)) {
            found.push(line.trim().to_owned());
        }
    }
    found
}

#[test]
fn rules_hold_no_colours() {
    for path in crate::tidy::files("assets", ".css") {
        if path.file_name().is_some_and(|name| name == "tokens.css") {
            continue;
        }
        let found = literals(&std::fs::read_to_string(&path).unwrap());
        assert!(
            found.is_empty(),
            "{}: these should be tokens:\n{}",
            path.display(),
            found.join("\n")
        );
    }
    for bad in [
        ".a { color: #fff; }",
        ".a { fill: rgba(0, 0, 0, .5); }",
        ".a { font-family: Georgia; }",
    ] {
        assert_eq!(literals(bad).len(), 1, "{bad}");
    }
    assert!(literals(".a { color: var(--ink); } #bellen { margin: 0; }").is_empty());
}

/// What the browser made of the tokens.
const COLOURS: &str = "const of = (q, p) => getComputedStyle(document.querySelector(q))[p]; \
    return [of('body', 'backgroundColor'), of('body', 'color'), of('.nl-button--primary', 'backgroundColor'), \
        of('.nl-button--primary', 'borderTopLeftRadius'), of('h1', 'fontFamily')]";

#[tokio::test]
async fn a_municipality_brings_tokens_only() {
    let own = TestApp::demo().await;
    let other = TestApp::demo_with(Look {
        theme: Theme::read(&read("tests/themes/rivierenland.css")).unwrap(),
        ..Look::default()
    })
    .await;
    for path in [
        "/",
        "/activiteiten",
        "/assets/naober.css",
        "/buurt/zonnehof/regelingen",
    ] {
        let (mine, theirs) = (own.get(path, "").await, other.get(path, "").await);
        assert_eq!(mine.body, theirs.body, "{path}");
    }
    let tokens = "/assets/tokens.css";
    assert_ne!(
        own.get(tokens, "").await.body,
        other.get(tokens, "").await.body
    );
    let browser = Browser::open(1280).await;
    let mut seen = Vec::new();
    for town in [&own, &other] {
        browser.goto(&format!("{}/", town.listen().await)).await;
        let colours: Vec<String> =
            serde_json::from_value(browser.run(COLOURS, Vec::new()).await).unwrap();
        seen.push(colours);
    }
    for (mine, theirs) in seen[0].iter().zip(&seen[1]) {
        assert_ne!(mine, theirs, "the same in both looks: {mine}");
    }
    assert_eq!(seen[1][0], "rgb(255, 255, 255)");
    let mut wrong = Vec::new();
    let address = other.listen().await;
    for path in [
        "/",
        "/activiteiten",
        "/meedoen",
        "/interesses",
        "/inloggen",
        "/gezichten",
    ] {
        browser.goto(&format!("{address}{path}")).await;
        wrong.extend(crate::accessible::violations(&browser).await);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    browser.picture("look-of-a-municipality").await;
    browser.close().await;
}

/// In the dark and by day: every pair of text and ground of the tokens is apart enough (WCAG 1.4.3).
#[test]
fn tokens_are_readable_in_every_theme() {
    for path in ["assets/tokens.css", "tests/themes/rivierenland.css"] {
        let css = read(path);
        let mut blocks = css.split(":root {").skip(1);
        let day = tokens(blocks.next().unwrap());
        let dark = blocks.next().map(tokens).unwrap_or_default();
        assert!(!path.starts_with("assets") || !dark.is_empty());
        let night = |name: &str| dark.get(name).or(day.get(name)).cloned();
        let of_day = |name: &str| day.get(name).cloned();
        for (text, grounds) in [
            (
                "--ink",
                &[
                    "--paper",
                    "--card",
                    "--field",
                    "--sun-pale",
                    "--river-pale",
                    "--brick-pale",
                    "--tint-0",
                    "--tint-1",
                    "--tint-2",
                    "--tint-3",
                    "--tint-4",
                ][..],
            ),
            ("--soft", &["--paper", "--card", "--sun-pale"]),
            (
                "--river",
                &["--paper", "--card", "--sun-pale", "--river-pale"],
            ),
            ("--river-dark", &["--river-pale"]),
            ("--brick", &["--paper", "--card", "--brick-pale"]),
            ("--on-river", &["--river", "--river-dark", "--leaf"]),
            ("--on-sun", &["--sun"]),
            ("--on-brick", &["--brick", "--brick-dark"]),
            ("--on-foot", &["--foot"]),
            ("--on-foot-soft", &["--foot"]),
        ] {
            for ground in grounds {
                for (theme, of) in [
                    ("day", &of_day as &dyn Fn(&str) -> Option<String>),
                    ("dark", &night),
                ] {
                    let pair = contrast(&of(text).unwrap(), &of(ground).unwrap());
                    assert!(
                        pair >= 4.5,
                        "{path} {theme}: {text} on {ground} is {pair:.2}"
                    );
                }
            }
        }
    }
    assert!(
        (contrast("#ffffff", "#000000") - 21.0).abs() < 1e-9
            && contrast("#777777", "#ffffff") < 4.5
    );
}

fn tokens(block: &str) -> std::collections::BTreeMap<String, String> {
    let block = block.split('}').next().unwrap();
    let lines = block.split(';').filter_map(|line| line.split_once(':'));
    lines
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// The contrast of two colours as WCAG 2 counts it: 1 to 21.
fn contrast(a: &str, b: &str) -> f64 {
    let light = |hex: &str| {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
