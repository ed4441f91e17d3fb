//! How the product looks in a town: a file of tokens, a number to call, its own pages and categories.

use crate::domain::Category;
use crate::i18n::pages::OwnPages;
use std::collections::BTreeSet;

/// The tokens that ship.
const OWN: &str = include_str!("../../assets/tokens.css");

/// The look of a town.
#[derive(Default)]
pub struct Look {
    /// The tokens.
    pub theme: Theme,
    /// The number to call for who would rather talk, as people write it.
    pub phone: Option<String>,
    /// Privacy, house rules, accessibility.
    pub pages: OwnPages,
    /// What overviews are divided by; none for the usual.
    pub categories: Vec<Category>,
}

/// A file of tokens: custom properties of `:root`, by day and, in a media query, otherwise.
pub struct Theme {
    css: String,
    gzip: Vec<u8>,
}

/// Why a file is no theme.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ThemeError {
    /// Something other than tokens.
    #[error("a theme holds tokens (--name: value;) of :root and nothing else, but here is: {0}")]
    NotTokens(String),
    /// A token without which the pages cannot be drawn.
    #[error("the theme lacks {0}")]
    Missing(String),
}

/// The rules of a style sheet without comments: what stands before a brace and what in it.
fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        kept + part.split_once("*/").map_or("", |(_, rest)| rest)
    })
}

/// The names of the tokens; an error for anything else.
fn tokens(css: &str) -> Result<BTreeSet<String>, ThemeError> {
    let refuse = |text: &str| Err(ThemeError::NotTokens(text.trim().to_owned()));
    let mut names = BTreeSet::new();
    for piece in without_comments(css).split_inclusive(['{', '}', ';']) {
        let text = piece.trim_end_matches(['{', '}', ';']).trim();
        if piece.ends_with('{') {
            if text != ":root" && !text.starts_with("@media ") {
                return refuse(text);
            }
        } else if let Some((name, value)) = text.split_once(':') {
            let name = name.trim();
            // Nothing is fetched from another host: the pages' policy would refuse it anyway.
            let fetches = value.contains("url(") && !value.contains("url(\"/assets/");
            if fetches || !(name.starts_with("--") || name == "color-scheme") {
                return refuse(text);
            }
            names.insert(name.to_owned());
        } else if !text.is_empty() {
            return refuse(text);
        }
    }
    Ok(names)
}

impl Theme {
    /// A theme as a town wrote it.
    ///
    /// # Errors
    /// When it holds something other than tokens, or lacks one.
    pub fn read(css: &str) -> Result<Self, ThemeError> {
        let found = tokens(css)?;
        match tokens(OWN)?.difference(&found).next() {
            Some(missing) => Err(ThemeError::Missing(missing.clone())),
            None => Ok(Self::made(css)),
        }
    }

    fn made(css: &str) -> Self {
        Self {
            css: css.to_owned(),
            gzip: super::assets::gzip(css),
        }
    }

    /// As it is, and packed.
    pub(super) fn bytes(&self) -> (&str, &[u8]) {
        (&self.css, &self.gzip)
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::made(OWN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_tokens_and_nothing_else() {
        assert!(Theme::read(OWN).is_ok());
        let short = OWN.replace("--ink:", "--inkt:");
        assert_eq!(
            Theme::read(&short).err(),
            Some(ThemeError::Missing("--ink".to_owned()))
        );
        for more in [
            "body { color: red; }",
            ":root { display: none; }",
            ":root { --mark: url(https://elsewhere.example/a.svg); }",
            "@import \"x.css\";",
        ] {
            let css = format!("{OWN}{more}");
            assert!(
                matches!(Theme::read(&css), Err(ThemeError::NotTokens(_))),
                "{more}"
            );
        }
    }
}
