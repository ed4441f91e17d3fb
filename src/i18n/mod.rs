//! Words for people: every word a person reads is in `locales/`, Dutch first. A language is a folder
//! there: those that ship are embedded, another comes in from a folder when the program starts.

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{ArcLoader, LanguageIdentifier, Loader, langid, static_loader};
use jiff::civil::{Date, DateTime};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

static_loader! {
    static SHIPPED = {
        locales: "./locales",
        fallback_language: "nl",
        // Isolation marks are for mixed scripts; the languages here are written left to right.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const FIRST: LanguageIdentifier = langid!("nl");

/// A language that is spoken here.
struct Language {
    id: LanguageIdentifier,
    tag: String,
    /// Whether it came in from a folder.
    added: bool,
}

struct Languages {
    /// Dutch, then by tag: those that ship, then those that were added.
    list: Vec<Language>,
    added: Option<ArcLoader>,
}

static LANGUAGES: OnceLock<Languages> = OnceLock::new();

fn by_tag<'a>(ids: impl Iterator<Item = &'a LanguageIdentifier>, added: bool) -> Vec<Language> {
    let mut list: Vec<Language> = ids
        .map(|id| Language {
            id: id.clone(),
            tag: id.to_string(),
            added,
        })
        .collect();
    list.sort_by(|a, b| (a.id != FIRST, &a.tag).cmp(&(b.id != FIRST, &b.tag)));
    list
}

fn shipped() -> Languages {
    Languages {
        list: by_tag(SHIPPED.locales(), false),
        added: None,
    }
}

fn languages() -> &'static Languages {
    LANGUAGES.get_or_init(shipped)
}

/// Speaks the languages of a folder too: one folder in it per language, as in `locales/`. A sentence
/// that is missing there is said in Dutch. To be called before anything is said.
///
/// # Errors
/// When the folder cannot be read, or when something was said already.
pub fn add(folder: &Path) -> Result<(), String> {
    let loader = ArcLoader::builder(folder, FIRST)
        .customize(|bundle| bundle.set_use_isolating(false))
        .build()
        .map_err(|error| error.to_string())?;
    let mut all = shipped();
    let new = loader
        .locales()
        .filter(|id| !all.list.iter().any(|known| known.id == **id));
    let new = by_tag(new, true);
    all.list.extend(new);
    all.added = Some(loader);
    LANGUAGES
        .set(all)
        .map_err(|_| "languages can only be added before the first sentence".to_owned())
}

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lang(usize);

/// A value inside a sentence.
pub type Value = FluentValue<'static>;

impl Lang {
    /// All languages, Dutch first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..languages().list.len()).map(Self)
    }

    fn language(self) -> &'static Language {
        &languages().list[self.0]
    }

    /// The language tag, as in `<html lang>`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        &self.language().tag
    }

    /// The language's own name.
    #[must_use]
    pub fn name(self) -> String {
        self.t("language-name")
    }

    /// Whether texts that were written in Dutch and English are shown in English.
    #[must_use]
    pub fn is_english(self) -> bool {
        self.language().id.language == "en"
    }

    /// The language of a tag.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let asked = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Self::all().find(|lang| lang.language().id.language.as_str() == asked)
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

    fn say(self, key: &str, values: Option<&HashMap<Cow<'static, str>, Value>>) -> Option<String> {
        let language = self.language();
        let own = match &languages().added {
            Some(added) if language.added => {
                added.lookup_no_default_fallback(&language.id, key, values)
            }
            _ => SHIPPED.lookup_no_default_fallback(&language.id, key, values),
        };
        own.or_else(|| SHIPPED.lookup_no_default_fallback(&FIRST, key, values))
    }

    /// A sentence.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.say(key, None).unwrap_or_else(|| key.to_owned())
    }

    /// A day in words: "donderdag 26 november".
    #[must_use]
    pub fn day(self, at: Date) -> String {
        self.with("day-heading", &self.of_date(at))
    }

    /// A moment in words: "donderdag 26 november, 19:30 uur".
    #[must_use]
    pub fn moment(self, at: DateTime) -> String {
        let [day, date, month] = self.of_date(at.date());
        let time = format!("{:02}:{:02}", at.hour(), at.minute());
        self.with("moment", &[day, date, month, ("time", Value::from(time))])
    }

    fn of_date(self, at: Date) -> [(&'static str, Value); 3] {
        let day = self.t(&format!("day-{}", at.weekday().to_monday_zero_offset()));
        let month = self.t(&format!("month-{}", at.month()));
        [
            ("day", Value::from(day)),
            ("date", Value::from(at.day().to_string())),
            ("month", Value::from(month)),
        ]
    }

    /// A sentence with values in it.
    #[must_use]
    pub fn with(self, key: &str, values: &[(&'static str, Value)]) -> String {
        let arguments: HashMap<Cow<'static, str>, Value> = values
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
            .collect();
        self.say(key, Some(&arguments))
            .unwrap_or_else(|| key.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_reader_gets_the_first_language_that_is_spoken_here() {
        for (header, tag) in [
            ("nl-NL,nl;q=0.9,en;q=0.8", "nl"),
            ("fr-FR,en;q=0.8", "en"),
            ("EN-gb", "en"),
            ("uk", "nl"),
            ("", "nl"),
        ] {
            assert_eq!(Lang::accepted(header).tag(), tag, "{header}");
        }
    }

    #[test]
    fn a_language_is_a_folder() {
        let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/locales"));
        assert_eq!(Lang::all().count(), folders.map_or(0, Iterator::count));
        assert_eq!(Lang::default().tag(), "nl");
        let names: Vec<String> = Lang::all().map(Lang::name).collect();
        assert_eq!(names, ["Nederlands", "English"]);
    }
}
