//! Words for people: every word a person reads is in `locales/`, Dutch first. A language is a folder
//! there: those that ship are embedded, another comes in from a folder when the program starts.

pub mod pages;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{ArcLoader, LanguageIdentifier, Loader, langid, static_loader};
use jiff::civil::{Date, DateTime};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

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

/// Speaks the languages of a folder too (one folder in it per language, as in `locales/`; a sentence
/// that is missing there is said in Dutch), and of all only those that a town offers, by tag; all of
/// them where it names none. Dutch is always there. To be called before anything is said.
///
/// # Errors
/// When the folder cannot be read, when a language is offered that is not there, or when something
/// was said already.
pub fn speak(folder: Option<&Path>, offered: &[String]) -> Result<(), String> {
    let mut all = shipped();
    if let Some(folder) = folder {
        let loader = ArcLoader::builder(folder, FIRST)
            .customize(|bundle| bundle.set_use_isolating(false))
            .build()
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let known: Vec<_> = all.list.iter().map(|known| known.id.clone()).collect();
        let new = loader.locales().filter(|id| !known.contains(id));
        all.list.extend(by_tag(new, true));
        all.added = Some(loader);
    }
    all.list = only(all.list, offered)?;
    LANGUAGES
        .set(all)
        .map_err(|_| "languages can only be chosen before the first sentence".to_owned())
}

/// The languages that a town offers, with Dutch.
fn only(list: Vec<Language>, offered: &[String]) -> Result<Vec<Language>, String> {
    let is = |language: &Language, tag: &String| language.tag.eq_ignore_ascii_case(tag.trim());
    if let Some(tag) = offered.iter().find(|o| !list.iter().any(|l| is(l, o))) {
        let known: Vec<&str> = list.iter().map(|l| l.tag.as_str()).collect();
        return Err(format!("\"{tag}\" is none of {}", known.join(", ")));
    }
    let chosen = |l: &Language| l.id == FIRST || offered.iter().any(|o| is(l, o));
    let keep = |l: &Language| offered.is_empty() || chosen(l);
    Ok(list.into_iter().filter(keep).collect())
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

    /// Where a word stands among others: by the language's own alphabet, in which a letter with a mark
    /// may be one of its own ("ç" follows "c" in Turkish); other signs go before it.
    #[must_use]
    pub fn order(self, word: &str) -> Vec<usize> {
        let alphabet = self.t("language-alphabet");
        let place = |letter: char| alphabet.chars().position(|l| l == letter);
        // An accent that is no letter of the alphabet counts as the letter below it.
        let known = |letter: char| {
            let below = std::iter::once(letter).nfd().next().unwrap_or(letter);
            place(letter).or_else(|| place(below))
        };
        // The capital of the Turkish "i" has a dot: in lower case it is that letter and a loose dot.
        let lower = word.to_lowercase().replace("i\u{307}", "i");
        lower
            .nfc()
            .map(|letter| known(letter).map_or(0, |at| at + 1))
            .collect()
    }

    /// A number with the sign that the language puts before its decimals.
    #[must_use]
    pub fn decimal(self, figure: &str) -> String {
        figure.replace('.', &self.t("number-decimal"))
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
    use super::{Lang, only, shipped};

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
        assert_eq!(names, ["Nederlands", "English", "Türkçe"]);
    }

    #[test]
    fn a_town_chooses_what_it_offers() {
        let offered = |tags: &[&str]| {
            let tags: Vec<String> = tags.iter().map(|&tag| tag.to_owned()).collect();
            only(shipped().list, &tags).map(|list| {
                let tags = list.into_iter().map(|language| language.tag);
                tags.collect::<Vec<String>>()
            })
        };
        assert_eq!(offered(&[]).unwrap(), ["nl", "en", "tr"]);
        assert_eq!(offered(&["TR"]).unwrap(), ["nl", "tr"]);
        assert_eq!(offered(&["nl"]).unwrap(), ["nl"]);
        let refused = offered(&["tr", "xx"]).unwrap_err();
        assert_eq!(refused, "\"xx\" is none of nl, en, tr");
    }

    #[test]
    fn words_stand_as_in_the_alphabet_of_the_language() {
        let sorted = |tag: &str, words: &[&'static str]| {
            let lang = Lang::of(tag).unwrap();
            let mut words = words.to_vec();
            words.sort_by_key(|word| lang.order(word));
            words
        };
        let turkish = [
            "cam", "çay", "hal", "ışık", "iş", "İzmir", "oya", "örgü", "su", "şal",
        ];
        let mut mixed = turkish;
        mixed.reverse();
        assert_eq!(sorted("tr", &mixed), turkish);
        // Dutch has no such letters: they count as the letter below.
        assert_eq!(
            sorted("nl", &["çz", "ca", "eten", "één"]),
            ["ca", "çz", "één", "eten"]
        );
    }

    #[test]
    fn a_day_is_said_as_people_say_it() {
        let at = jiff::civil::date(2026, 11, 26).at(19, 30, 0, 0);
        let said = |tag: &str| Lang::of(tag).unwrap().moment(at);
        assert_eq!(said("nl"), "donderdag 26 november, 19:30 uur");
        assert_eq!(said("tr"), "26 Kasım Perşembe, saat 19:30");
    }
}
