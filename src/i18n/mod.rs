//! Words for people: every word a person reads is in `locales/`, Dutch first, then English.

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};
use std::borrow::Cow;
use std::collections::HashMap;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "nl",
        // Isolation marks are for mixed scripts; both languages here are written left to right.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static NL: LanguageIdentifier = langid!("nl");
static EN: LanguageIdentifier = langid!("en");

/// The languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

/// A value inside a sentence.
pub type Value = FluentValue<'static>;

impl Lang {
    /// The language tag, as in `<html lang>`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language of a tag.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next() {
            Some("nl") => Some(Self::Nl),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }

    /// The first language of an Accept-Language header that the product speaks; else Dutch.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        header
            .split(',')
            .filter_map(|part| Self::of(part.split(';').next().unwrap_or_default().trim()))
            .next()
            .unwrap_or_default()
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }

    /// A sentence.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        LOCALES
            .try_lookup(self.id(), key)
            .unwrap_or_else(|| key.to_owned())
    }

    /// A sentence with values in it.
    #[must_use]
    pub fn with(self, key: &str, values: &[(&'static str, Value)]) -> String {
        let arguments: HashMap<Cow<'static, str>, Value> = values
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
            .collect();
        LOCALES
            .try_lookup_with_args(self.id(), key, &arguments)
            .unwrap_or_else(|| key.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_reader_gets_the_first_language_that_is_spoken_here() {
        for (header, lang) in [
            ("nl-NL,nl;q=0.9,en;q=0.8", Lang::Nl),
            ("fr-FR,en;q=0.8", Lang::En),
            ("uk", Lang::Nl),
            ("", Lang::Nl),
        ] {
            assert_eq!(Lang::accepted(header), lang, "{header}");
        }
    }
}
