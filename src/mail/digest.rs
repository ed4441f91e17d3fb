//! A digest as plain text and as HTML: no pictures, nothing that tells who opened it, links as they are.

use crate::domain::digest::{Digest, Entry, SchemeNews, Why};
use crate::i18n::{Lang, Value};
use askama::Template;

/// The styles, for mail programs that take them; without them it reads as well.
const CSS: &str = include_str!("../../assets/mail.css");

/// What is around a digest.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The town by name.
    pub town: &'a str,
    /// Where links lead, without a slash at its end.
    pub site: &'a str,
    /// The number to call when the buurtverbinder has none.
    pub phone: Option<&'a str>,
    /// Where the styles are, for a page that may not hold them; a letter holds them itself.
    pub styles: Option<&'a str>,
}

/// Both of what a mail program chooses from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Plain text.
    pub text: String,
    /// HTML.
    pub html: String,
}

/// What the templates ask for sentences.
struct Words(Lang);

impl Words {
    fn t(&self, key: &str) -> String {
        self.0.t(key)
    }

    fn with(&self, key: &str, name: &'static str, text: impl AsRef<str>) -> String {
        self.0
            .with(key, &[(name, Value::from(text.as_ref().to_owned()))])
    }
}

struct Item {
    link: String,
    title: String,
    facts: String,
    summary: String,
    why: Vec<String>,
}

struct Scheme {
    link: String,
    title: String,
    summary: String,
    /// The line and the link.
    story: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "mail/digest.html")]
struct Html<'a> {
    page: Words,
    css: Option<&'static str>,
    styles: &'a str,
    view: &'a View,
}

#[derive(Template)]
#[template(path = "mail/digest.txt")]
struct Text<'a> {
    page: Words,
    view: &'a View,
}

struct View {
    tag: &'static str,
    neighbourhood: String,
    tips: Vec<Item>,
    agenda_title: String,
    agenda: Vec<Item>,
    more: Option<String>,
    all: String,
    scheme: Option<Scheme>,
    call: Option<String>,
    /// The number as a telephone reads it.
    tel: String,
    rhythm: String,
    change: String,
    stop: String,
    town: String,
}

/// A digest in a language.
///
/// # Errors
/// When a template failed.
pub fn write(digest: &Digest, lang: Lang, frame: &Frame<'_>) -> Result<Written, askama::Error> {
    let view = view(digest, lang, frame);
    Ok(Written {
        text: Text {
            page: Words(lang),
            view: &view,
        }
        .render()?,
        html: Html {
            page: Words(lang),
            css: frame.styles.is_none().then_some(CSS),
            styles: frame.styles.unwrap_or_default(),
            view: &view,
        }
        .render()?,
    })
}

fn view(digest: &Digest, lang: Lang, frame: &Frame<'_>) -> View {
    let site = frame.site;
    let items = |list: &[Entry]| list.iter().map(|e| item(e, lang, site)).collect();
    let words = Words(lang);
    let rhythm = digest.rhythm.name();
    let (call, tel) = call(digest, &words, frame.phone);
    View {
        tag: lang.tag(),
        neighbourhood: digest.neighbourhood.clone(),
        tips: items(&digest.tips),
        agenda_title: words.with(
            &format!("digest-agenda-{rhythm}"),
            "neighbourhood",
            &digest.neighbourhood,
        ),
        agenda: items(&digest.agenda),
        more: (digest.more > 0).then(|| {
            let count = i64::try_from(digest.more).unwrap_or(i64::MAX);
            lang.with("digest-more", &[("count", Value::from(count))])
        }),
        all: format!("{site}{}", digest.all),
        scheme: digest.scheme.as_ref().map(|s| scheme(s, lang, site)),
        call,
        tel,
        rhythm: words.t(&format!("digest-because-{rhythm}")),
        change: format!("{site}/mijn/post"),
        stop: format!("{site}{}", digest.stop),
        town: frame.town.to_owned(),
    }
}

fn call(digest: &Digest, words: &Words, fallback: Option<&str>) -> (Option<String>, String) {
    let Some((name, own)) = &digest.face else {
        return (None, String::new());
    };
    let number = if own.is_empty() {
        fallback.unwrap_or_default()
    } else {
        own
    };
    let tel = number.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    let values = [
        ("name", Value::from(name.clone())),
        ("phone", Value::from(number.to_owned())),
    ];
    let key = if number.is_empty() {
        "digest-face"
    } else {
        "digest-call"
    };
    (Some(words.0.with(key, &values)), tel.collect())
}

fn item(entry: &Entry, lang: Lang, site: &str) -> Item {
    let moment = entry.starts.map(|at| lang.moment(at));
    let facts = [moment, Some(entry.place.clone())];
    let facts: Vec<String> = facts
        .into_iter()
        .flatten()
        .filter(|f| !f.is_empty())
        .collect();
    Item {
        link: format!("{site}{}", entry.path),
        title: entry.title.clone(),
        facts: facts.join(" · "),
        summary: entry.summary.clone(),
        why: entry.why.iter().map(|w| reason(w, lang)).collect(),
    }
}

fn reason(why: &Why, lang: Lang) -> String {
    let about = why.about.of(lang.tag()).to_owned();
    let values = [
        ("concept", Value::from(about.clone())),
        ("item", Value::from(about)),
    ];
    lang.with(&format!("reason-{}", why.term), &values)
}

/// A scheme in a letter is the same for everyone of an area: nothing here knows the reader (promise P2).
fn scheme(news: &SchemeNews, lang: Lang, site: &str) -> Scheme {
    let told = |(path, title, author): &(String, String, String)| {
        let values = [
            ("author", Value::from(author.clone())),
            ("title", Value::from(title.clone())),
        ];
        (lang.with("digest-story", &values), format!("{site}{path}"))
    };
    Scheme {
        link: format!("{site}{}?taal={}", news.path, lang.tag()),
        title: news.title.of(lang.tag()).to_owned(),
        summary: news.summary.of(lang.tag()).to_owned(),
        story: news.story.as_ref().map(told),
    }
}
