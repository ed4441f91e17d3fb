//! The frame around every page: language, menu, who is signed in.

use super::Site;
use super::extractors::Visitor;
use crate::app::schemes::Localised;
use crate::domain::{
    ConceptId, Municipality, Neighbourhood, NeighbourhoodId, Role, TownKind, Vocabulary,
};
use crate::i18n::{Lang, Value};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::{Date, DateTime};

/// Somebody to call or to ask, on every page.
#[derive(Clone)]
pub(super) struct FaceOf {
    pub first_name: String,
    pub organisation: String,
    /// A number to call; may be empty.
    pub phone: String,
    pub home: NeighbourhoodId,
}

impl FaceOf {
    /// Which of the drawn faces this is: the same name has the same face everywhere.
    pub(super) fn drawing(&self) -> usize {
        drawing_of(&self.first_name)
    }
}

/// Which of the drawn faces belongs to a first name.
pub(super) fn drawing_of(first_name: &str) -> usize {
    first_name.bytes().map(usize::from).sum::<usize>() % 4
}

/// A number to call.
#[derive(Clone)]
pub(super) struct Phone {
    /// As people write it.
    pub shown: String,
    /// As a telephone reads it.
    pub dialled: String,
}

impl Phone {
    pub(super) fn of(site: &Site) -> Option<Self> {
        let shown = site.look.phone.clone()?;
        let dialled = shown
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        Some(Self { shown, dialled })
    }
}

/// A number in a sentence. Templates hand over references, of whatever depth.
pub(super) trait Count {
    fn count(&self) -> i64;
}

impl<T: Count + ?Sized> Count for &T {
    fn count(&self) -> i64 {
        (**self).count()
    }
}

macro_rules! count {
    ($($number:ty),+) => {$(
        impl Count for $number {
            fn count(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )+};
}
count!(u8, u32, u64, usize, i64);

/// What the layout shows.
pub(super) struct Page {
    pub lang: Lang,
    /// The language, when the reader chose it.
    pub chosen: Option<Lang>,
    pub title: String,
    pub town: String,
    pub banner: Option<&'static str>,
    /// Whether the visitor can let a day pass: in the demo.
    pub moves_time: bool,
    pub me: Option<String>,
    pub coordinator: bool,
    pub officer: bool,
    pub connector: bool,
    pub administrator: bool,
    pub flash: Option<String>,
    pub path: String,
    /// Whether the page may know who opens it; pages that may not, look the same for everyone.
    pub session: bool,
    pub faces: Vec<FaceOf>,
    pub phone: Option<Phone>,
    /// How many messages wait to be read.
    pub unread: usize,
    /// The news feed of the neighbourhood the page is about: address and title.
    pub news: Option<(String, String)>,
}

impl Page {
    /// A page without a session.
    pub(super) fn plain(lang: Lang, title: &str) -> Self {
        let title = if title.is_empty() {
            lang.t("product")
        } else {
            lang.t(title)
        };
        Self {
            lang,
            chosen: None,
            title,
            town: String::new(),
            banner: None,
            moves_time: false,
            me: None,
            coordinator: false,
            officer: false,
            connector: false,
            administrator: false,
            flash: None,
            path: String::new(),
            session: false,
            faces: Vec::new(),
            phone: None,
            unread: 0,
            news: None,
        }
    }

    pub(super) fn new(visitor: &Visitor, title: &str, path: &str) -> Self {
        let mut page = Self::plain(visitor.lang, title);
        page.set_town(visitor.site.app.town());
        path.clone_into(&mut page.path);
        page.session = true;
        page.moves_time = !visitor.site.personas.is_empty();
        page.chosen = visitor.chosen;
        page.faces.clone_from(&visitor.faces);
        page.phone = Phone::of(&visitor.site);
        page.flash = visitor.flash.as_ref().map(|key| visitor.lang.t(key));
        if let Some(me) = &visitor.member {
            page.me = Some(me.first_name.clone());
            page.unread = me.unread;
            page.coordinator = me.roles.contains(&Role::Coordinator);
            page.connector = me.roles.contains(&Role::Connector);
            page.administrator = me.roles.contains(&Role::Administrator);
            page.officer = me.roles.contains(&Role::Officer);
        }
        page
    }

    pub(super) fn set_town(&mut self, town: &Municipality) {
        self.town.clone_from(&town.name);
        self.banner = match town.kind {
            TownKind::Live => None,
            TownKind::Demo => Some("demo-banner"),
            TownKind::Research => Some("research-banner"),
        };
    }

    /// The page is about this neighbourhood: news readers find its feed.
    pub(super) fn about(&mut self, list: &[Neighbourhood], home: NeighbourhoodId) {
        let here = list.iter().find(|n| n.id == home);
        self.news = here.map(|n| {
            let address = format!("/buurt/{}/nieuws.atom", n.slug);
            (address, format!("Naober · {}", n.name))
        });
    }

    /// Whom to ask in a neighbourhood: a buurtverbinder who lives there, else the first.
    pub(super) fn face_of(&self, home: Option<NeighbourhoodId>) -> Option<&FaceOf> {
        let near = self.faces.iter().find(|face| Some(face.home) == home);
        near.or(self.faces.first())
    }

    /// A telephone number as a link wants it: digits and a plus.
    pub(super) fn tel(&self, number: impl AsRef<str>) -> String {
        let digit = |c: &char| c.is_ascii_digit() || *c == '+';
        number.as_ref().chars().filter(digit).collect()
    }

    /// The main menu: address and key of the label.
    pub(super) fn menu(&self) -> Vec<(&'static str, &'static str)> {
        let mut menu = vec![
            ("/", "nav-week"),
            ("/initiatieven", "nav-initiatives"),
            ("/vrijwilligerswerk", "nav-opportunities"),
            ("/verhalen", "nav-stories"),
            ("/regelingen", "nav-schemes"),
            ("/voor-jou", "nav-for-you"),
        ];
        if self.me.is_some() {
            menu.push(("/ontmoetingen", "nav-meetings"));
        }
        if self.coordinator {
            menu.push(("/coordinator", "nav-coordinator"));
        }
        if self.connector {
            menu.push(("/verbinder", "nav-connector"));
        }
        if self.officer {
            menu.push(("/gemeente", "nav-officer"));
        }
        if self.administrator {
            menu.push(("/beheer", "nav-admin"));
        }
        menu
    }

    /// The label of an entry of the menu; that of the meetings says how many messages wait.
    pub(super) fn label(&self, key: &str) -> String {
        if key == "nav-meetings" && self.unread > 0 {
            return self.n("nav-meetings-unread", self.unread);
        }
        self.t(key)
    }

    /// Whether the page lies under an entry of the menu.
    pub(super) fn is_at(&self, path: &str) -> bool {
        path.trim_start_matches('/') == self.path.trim_start_matches('/')
    }

    /// The sentence that helps with a field.
    pub(super) fn help(&self, key: &str) -> String {
        self.t(&format!("{key}-help"))
    }

    /// What somebody could bring who thinks they have nothing: 1 to 6.
    pub(super) fn example(&self, number: &i32) -> String {
        self.t(&format!("join-example-{number}"))
    }

    /// The name of the part of the day of a slot (see `domain::Availability`).
    pub(super) fn part_of_day(&self, slot: &u32) -> String {
        self.t(["join-morning", "join-afternoon", "join-evening"][(slot % 3) as usize])
    }

    /// A sentence.
    pub(super) fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    /// A text that was written in several languages.
    pub(super) fn say<T: Clone>(&self, text: &Localised<T>) -> T {
        say(self.lang, text)
    }

    /// A sentence with a count.
    pub(super) fn n(&self, key: &str, count: impl Count) -> String {
        self.lang
            .with(key, &[("count", Value::from(count.count()))])
    }

    /// A sentence with one named text in it.
    pub(super) fn with(&self, key: &str, name: &'static str, text: impl AsRef<str>) -> String {
        self.lang
            .with(key, &[(name, Value::from(text.as_ref().to_owned()))])
    }

    /// A sentence about the town.
    pub(super) fn of_town(&self, key: &str) -> String {
        self.with(key, "town", &self.town)
    }

    /// What an address of a page that looks at no cookie needs to keep the chosen language.
    pub(super) fn taal(&self) -> String {
        self.chosen
            .map_or_else(String::new, |lang| format!("?taal={}", lang.tag()))
    }

    /// The languages that the page is not in.
    pub(super) fn other_languages(&self) -> impl Iterator<Item = Lang> {
        let here = self.lang;
        Lang::all().filter(move |lang| *lang != here)
    }

    /// The label of a concept.
    pub(super) fn concept(&self, vocabulary: &Vocabulary, id: ConceptId) -> String {
        super::reasons::label(self.lang, vocabulary, id)
    }

    /// A day in words: "donderdag 26 november".
    pub(super) fn day(&self, at: Date) -> String {
        self.lang.day(at)
    }

    /// A moment in words: "donderdag 26 november, 19:30 uur".
    pub(super) fn moment(&self, at: DateTime) -> String {
        self.lang.moment(at)
    }
}

/// A text in the reader's language; in Dutch where it was not written in that one.
pub(super) fn say<T: Clone>(lang: Lang, text: &Localised<T>) -> T {
    text.of(lang.tag()).clone()
}

/// A view as an answer.
pub(super) fn render(view: &impl Template) -> Response {
    match view.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
