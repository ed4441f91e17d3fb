//! Brings the third-party front-end files into the build: they are never committed.
//!
//! `web/package.json` and its lock file are copied to OUT_DIR, `npm ci` runs there, and the few named
//! files land in OUT_DIR/vendor, from where they are embedded. Unchanged, it does nothing.
//! NAOBER_NODE_MODULES names a ready `node_modules` instead.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Design system styles, in the order in which they are put together, and scripts.
const STYLES: [&str; 7] = [
    "@nl-design-system-candidate/button-css/dist/button.css",
    "@nl-design-system-candidate/link-css/dist/link.css",
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
    "@utrecht/form-label-css/dist/index.css",
    "@utrecht/textbox-css/dist/index.css",
    "@utrecht/textarea-css/dist/index.css",
    "@utrecht/table-css/dist/index.css",
];
const AXE: &str = "axe-core/axe.min.js";
const ACORN: &str = "acorn/dist/acorn.js";
const JSON_LOGIC: &str = "json-logic-js/logic.js";
/// The letters of the printed paper (SIL Open Font Licence 1.1), made to be told apart by weak eyes.
const FONTS: [(&str, &str); 2] = [
    (
        "regular.ttf",
        "@expo-google-fonts/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf",
    ),
    (
        "bold.ttf",
        "@expo-google-fonts/atkinson-hyperlegible/700Bold/AtkinsonHyperlegible_700Bold.ttf",
    ),
];

fn main() {
    for path in [
        "build.rs",
        "web/package.json",
        "web/package-lock.json",
        "locales",
        "datasets",
        "assets",
        "models",
        "templates",
        "migrations",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rerun-if-env-changed=NAOBER_NODE_MODULES");
    if let Err(message) = vendor() {
        println!("cargo::error={message}");
    }
}

fn vendor() -> Result<(), String> {
    let out = PathBuf::from(std::env::var("OUT_DIR").map_err(|e| e.to_string())?);
    let modules = match std::env::var("NAOBER_NODE_MODULES") {
        Ok(ready) => PathBuf::from(ready),
        Err(_) => install(&out)?,
    };
    let vendor = out.join("vendor");
    std::fs::create_dir_all(&vendor).map_err(|e| e.to_string())?;
    let mut css = String::new();
    for style in STYLES {
        css.push_str(&read(&modules.join(style))?);
        css.push('\n');
    }
    // Source maps are not shipped, so what points at them is left out. A minified file is one line.
    let css = for_older_browsers(&without_source_maps(&css));
    let write =
        |name: &str, text: &str| std::fs::write(vendor.join(name), text).map_err(|e| e.to_string());
    write("components.css", &css)?;
    let fonts = out.join("fonts");
    std::fs::create_dir_all(&fonts).map_err(|e| e.to_string())?;
    for (name, path) in FONTS {
        let path = modules.join(path);
        std::fs::copy(&path, fonts.join(name))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    // For the tests only: they are embedded in no binary.
    write("axe.js", &read(&modules.join(AXE))?)?;
    write("acorn.js", &read(&modules.join(ACORN))?)?;
    write("logic.js", &read(&modules.join(JSON_LOGIC))?)
}

/// Logical properties, and what a browser of 2018 knows them by where one reads left to right.
const PHYSICAL: [(&str, &[&str]); 21] = [
    ("block-size", &["height"]),
    ("inline-size", &["width"]),
    ("min-block-size", &["min-height"]),
    ("min-inline-size", &["min-width"]),
    ("max-inline-size", &["max-width"]),
    ("margin-block-start", &["margin-top"]),
    ("margin-block-end", &["margin-bottom"]),
    ("padding-block", &["padding-top", "padding-bottom"]),
    ("padding-block-start", &["padding-top"]),
    ("padding-block-end", &["padding-bottom"]),
    ("padding-inline", &["padding-left", "padding-right"]),
    ("padding-inline-start", &["padding-left"]),
    ("padding-inline-end", &["padding-right"]),
    ("inset-block-start", &["top"]),
    ("inset-block-end", &["bottom"]),
    ("inset-inline-start", &["left"]),
    ("border-block-start-width", &["border-top-width"]),
    ("border-block-start-style", &["border-top-style"]),
    ("border-block-end-width", &["border-bottom-width"]),
    ("border-block-end-style", &["border-bottom-style"]),
    ("border-block-end-color", &["border-bottom-color"]),
];

/// The components as browsers of 2018 read them: the physical property before the logical one, which
/// newer browsers let win, and classes without the `:where()` (2021) around them. All variants of a
/// component are written with it, so their order of weight stays.
fn for_older_browsers(css: &str) -> String {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once(":where(") {
        plain.push_str(before);
        let (inner, following) = after.split_once(')').unwrap_or((after, ""));
        let is_class = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if inner.starts_with('.') && inner.chars().all(is_class) {
            plain.push_str(inner);
            rest = following;
        } else {
            plain.push_str(":where(");
            rest = after;
        }
    }
    plain.push_str(rest);
    let mut whole = String::new();
    for piece in plain.split_inclusive(['{', '}', ';']) {
        let known = piece
            .trim_end_matches(['}', ';'])
            .split_once(':')
            .and_then(|(name, value)| {
                let (_, older) = PHYSICAL.iter().find(|(new, _)| *new == name.trim())?;
                Some((*older, value))
            });
        if let (false, Some((older, value))) = (piece.ends_with('{'), known) {
            for name in older {
                whole.push_str(&format!("{name}:{value};"));
            }
        }
        whole.push_str(piece);
    }
    whole
}

fn without_source_maps(css: &str) -> String {
    let mut parts = css.split("/*# sourceMappingURL=");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        kept + part.split_once("*/").map_or("", |(_, rest)| rest)
    })
}

fn install(out: &Path) -> Result<PathBuf, String> {
    let dir = out.join("npm");
    std::fs::create_dir_all(&dir).map_err(|e| e.to_string())?;
    let lock = read(Path::new("web/package-lock.json"))?;
    let stamp = dir.join("installed-all");
    if std::fs::read_to_string(&stamp).is_ok_and(|done| done == lock) {
        return Ok(dir.join("node_modules"));
    }
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(Path::new("web").join(file), dir.join(file)).map_err(|e| e.to_string())?;
    }
    let done = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&dir)
        .output()
        .map_err(|_| {
            "npm is missing: install it (Debian: apt install npm) or run ./scripts/demo".to_owned()
        })?;
    if !done.status.success() {
        let reason = String::from_utf8_lossy(&done.stderr).replace('\n', " ");
        return Err(format!("npm ci failed: {reason}"));
    }
    std::fs::write(stamp, lock).map_err(|e| e.to_string())?;
    Ok(dir.join("node_modules"))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
