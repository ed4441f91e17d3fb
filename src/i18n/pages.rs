//! Privacy, house rules, accessibility, and examples to begin something: Markdown that ships, or that a
//! municipality wrote itself.
//!
//! A page of theirs is `LANGUAGE/NAME.md` in the folder of `--pages`; what is not there is as it ships. An
//! example is `LANGUAGE/beginnen/NAME.md`, a title and a text; with one of their own, ours are gone.
//! `{town}` stands for the name of the town. HTML in a file is shown as text, pictures are left out and
//! links lead to this site, to `https:`, `mailto:` or `tel:`, so that a page runs and fetches nothing.

use super::Lang;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(RustEmbed)]
#[folder = "datasets/pages/"]
struct Files;

/// Their names in addresses and of their files.
const PAGES: [&str; 3] = ["privacy", "huisregels", "toegankelijkheid"];

/// The Markdown that ships of a page, in a language; none where it does not ship in that language.
fn shipped(name: &str, language: &str) -> Option<String> {
    let file = Files::get(&format!("{language}/{name}.md"))?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// The largest file that is read, in bytes.
const MOST: u64 = 256 * 1024;

/// A page as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPage {
    /// The first heading.
    pub title: String,
    /// The rest, as HTML.
    pub body: String,
}

/// An example to begin from: it fills in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name in addresses.
    pub name: String,
    /// The title.
    pub title: String,
    /// The text, as it is typed.
    pub text: String,
}

/// Where examples stand in a folder of pages.
const EXAMPLES: &str = "beginnen";

/// The pages and examples of a town.
pub struct OwnPages {
    pages: BTreeMap<(String, &'static str), String>,
    /// By language and name.
    examples: BTreeMap<(String, String), Example>,
}

/// Why a folder of pages cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PagesError {
    /// A file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, std::io::Error),
    /// It is no page of this size in text.
    #[error("{0} is no Markdown in UTF-8 of at most 256 kB that begins with \"# TITLE\"")]
    NoPage(String),
    /// There is nothing in the folder that is a page.
    #[error(
        "{0} holds no page: write nl/privacy.md, nl/huisregels.md, nl/toegankelijkheid.md or nl/beginnen/NAME.md"
    )]
    Nothing(String),
    /// Its name cannot stand in an address.
    #[error("{0}: the name of an example is small letters, digits and -, and ends in .md")]
    Name(String),
}

impl Default for OwnPages {
    /// As they ship.
    fn default() -> Self {
        let mut pages = BTreeMap::new();
        for lang in Lang::all() {
            for name in PAGES {
                if let Some(text) = shipped(name, lang.tag()) {
                    pages.insert((lang.tag().to_owned(), name), text);
                }
            }
        }
        let shipped = Files::iter().filter_map(|path| {
            let (language, name) = path.split_once(&format!("/{EXAMPLES}/"))?;
            let text = String::from_utf8(Files::get(&path)?.data.into_owned()).ok()?;
            let example = example(name.strip_suffix(".md")?, &text)?;
            Some(((language.to_owned(), example.name.clone()), example))
        });
        Self {
            pages,
            examples: shipped.collect(),
        }
    }
}

impl OwnPages {
    /// The pages of a municipality over those that ship.
    ///
    /// # Errors
    /// See [`PagesError`].
    pub fn read(folder: &Path) -> Result<Self, PagesError> {
        let mut pages = Self::default();
        let mut found = false;
        let mut examples = BTreeMap::new();
        for lang in Lang::all() {
            for name in PAGES {
                let path = folder.join(lang.tag()).join(format!("{name}.md"));
                if path.is_file() {
                    let text = markdown(&path)?;
                    pages.pages.insert((lang.tag().to_owned(), name), text);
                    found = true;
                }
            }
            for example in examples_in(&folder.join(lang.tag()).join(EXAMPLES))? {
                let key = (lang.tag().to_owned(), example.name.clone());
                examples.insert(key, example);
                found = true;
            }
        }
        if !examples.is_empty() {
            pages.examples = examples;
        }
        match found {
            true => Ok(pages),
            false => Err(PagesError::Nothing(folder.display().to_string())),
        }
    }

    /// A page in a language, else in the first one.
    #[must_use]
    pub fn page(&self, name: &str, lang: Lang, town: &str) -> Option<OwnPage> {
        let name = PAGES.into_iter().find(|known| *known == name)?;
        let of = |tag: &str| self.pages.get(&(tag.to_owned(), name));
        let text = of(lang.tag()).or_else(|| of(Lang::default().tag()))?;
        Some(made(text, town))
    }

    /// The examples in a language, else in the first one, by name.
    #[must_use]
    pub fn examples(&self, lang: Lang) -> Vec<&Example> {
        let of = |tag: &str| -> Vec<&Example> {
            let own = self.examples.iter().filter(|((known, _), _)| known == tag);
            own.map(|(_, example)| example).collect()
        };
        let own = of(lang.tag());
        if own.is_empty() {
            of(Lang::default().tag())
        } else {
            own
        }
    }
}

/// A file that is read: text of a size, with a title.
fn markdown(path: &Path) -> Result<String, PagesError> {
    let shown = || path.display().to_string();
    let refuse = |e| PagesError::Unreadable(shown(), e);
    if path.metadata().map_err(refuse)?.len() > MOST {
        return Err(PagesError::NoPage(shown()));
    }
    let bytes = std::fs::read(path).map_err(refuse)?;
    let text = String::from_utf8(bytes).ok();
    let text = text.filter(|t| !made(t, "").title.is_empty());
    text.ok_or_else(|| PagesError::NoPage(shown()))
}

/// A title on the first line, then the text; it is put in a form, so its marks stay as they are.
fn example(name: &str, text: &str) -> Option<Example> {
    let (title, text) = text.trim().strip_prefix("# ")?.split_once('\n')?;
    Some(Example {
        name: name.to_owned(),
        title: title.trim().to_owned(),
        text: text.trim().to_owned(),
    })
}

/// The examples in a folder, if it is there.
fn examples_in(folder: &Path) -> Result<Vec<Example>, PagesError> {
    let refuse = |e| PagesError::Unreadable(folder.display().to_string(), e);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(refuse)? {
        let path = entry.map_err(refuse)?.path();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.and_then(|name| name.strip_suffix(".md"));
        let name = name.filter(|name| !name.is_empty() && name.chars().all(plain));
        let shown = path.display().to_string();
        let name = name.ok_or_else(|| PagesError::Name(shown.clone()))?;
        let made = example(name, &markdown(&path)?);
        all.push(made.ok_or(PagesError::NoPage(shown))?);
    }
    Ok(all)
}

fn leads_on(to: &str) -> bool {
    let inside = to.starts_with('/') && !to.starts_with("//");
    inside
        || to.starts_with('#')
        || ["https://", "mailto:", "tel:"]
            .iter()
            .any(|s| to.starts_with(s))
}

/// Makes a page of Markdown.
fn made(text: &str, town: &str) -> OwnPage {
    let text = text.replace("{town}", town);
    let (mut title, mut in_title) = (String::new(), false);
    let mut rest = Vec::new();
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) if title.is_empty() => in_title = true,
            Event::End(TagEnd::Heading(HeadingLevel::H1)) if in_title => in_title = false,
            Event::Text(words) | Event::Code(words) if in_title => title.push_str(&words),
            _ if in_title => {}
            Event::Html(raw) | Event::InlineHtml(raw) => rest.push(Event::Text(raw)),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                id,
                ..
            }) => {
                let dest_url = match leads_on(&dest_url) {
                    true => dest_url,
                    false => CowStr::Borrowed("#"),
                };
                let title = CowStr::Borrowed("");
                rest.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }));
            }
            other => rest.push(other),
        }
    }
    let mut body = String::new();
    html::push_html(&mut body, rest.into_iter());
    OwnPage { title, body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_ships_in_every_language() {
        let pages = OwnPages::default();
        for lang in Lang::all() {
            for name in PAGES {
                assert!(
                    shipped(name, lang.tag()).is_some(),
                    "{name} in {}",
                    lang.tag()
                );
                let page = pages.page(name, lang, "Elzerveer").unwrap();
                assert!(!page.title.is_empty() && page.body.contains("Elzerveer"));
                assert!(!page.body.contains("{town}") && !page.body.contains("<h1"));
            }
        }
        assert_eq!(pages.page("elders", Lang::default(), ""), None);
        let names = |lang| -> Vec<&str> {
            let all = pages.examples(lang);
            all.iter().map(|e| e.name.as_str()).collect()
        };
        let usual = names(Lang::default());
        assert_eq!(usual.len(), 5);
        assert!(Lang::all().all(|lang| names(lang) == usual));
    }

    #[test]
    fn a_page_runs_and_fetches_nothing() {
        for (text, wanted) in [
            (
                "# A\n\n<script>x</script>",
                "&lt;script&gt;x&lt;/script&gt;",
            ),
            (
                "# A\n\nb <img src=x onerror=y>",
                "<p>b &lt;img src=x onerror=y&gt;</p>\n",
            ),
            ("# A\n\n![a](https://elsewhere.example/a.png)", "<p>a</p>\n"),
            ("# A\n\n[a](javascript:x)", "<p><a href=\"#\">a</a></p>\n"),
            (
                "# A\n\n[a](//elsewhere.example)",
                "<p><a href=\"#\">a</a></p>\n",
            ),
            ("# A\n\n[a](/uitleg)", "<p><a href=\"/uitleg\">a</a></p>\n"),
        ] {
            let page = made(text, "");
            assert_eq!(page.title, "A");
            assert!(page.body.starts_with(wanted), "{text}: {}", page.body);
        }
    }

    #[test]
    fn a_town_writes_its_own() {
        let folder = std::env::temp_dir().join(format!("naober-pages-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("nl")).unwrap();
        let read = || OwnPages::read(&folder);
        assert!(matches!(read(), Err(PagesError::Nothing(_))));
        let file = folder.join("nl/privacy.md");
        for (bytes, fits) in [
            (b"zonder kop".as_slice(), false),
            (b"# \xff".as_slice(), false),
            ("# Zo doen wij het in {town}\n\nKort.".as_bytes(), true),
        ] {
            std::fs::write(&file, bytes).unwrap();
            assert_eq!(read().is_ok(), fits);
        }
        let pages = read().unwrap();
        let page = |name: &str| pages.page(name, Lang::default(), "Oudstad").unwrap();
        assert_eq!(page("privacy").title, "Zo doen wij het in Oudstad");
        assert_eq!(
            page("huisregels").title,
            "Huisregels",
            "the others are as they ship"
        );
        assert_eq!(pages.examples(Lang::default()).len(), 5);
        std::fs::create_dir_all(folder.join("nl/beginnen")).unwrap();
        for (name, text, fits) in [
            ("Buurt Bbq.md", "# Barbecue\n\nNeem iets mee.", false),
            ("bbq.md", "# Barbecue", false),
            ("bbq.md", "# Barbecue\n\nNeem *iets* mee.\n", true),
        ] {
            let path = folder.join("nl/beginnen").join(name);
            std::fs::write(&path, text).unwrap();
            assert_eq!(read().is_ok(), fits, "{name}: {text}");
            if !fits {
                std::fs::remove_file(&path).unwrap();
            }
        }
        let pages = read().unwrap();
        let own = example("bbq", "# Barbecue\n\nNeem *iets* mee.").unwrap();
        for lang in Lang::all() {
            assert_eq!(pages.examples(lang), [&own], "a town's own stand alone");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
