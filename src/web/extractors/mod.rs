//! Bytes become meaning; bad input ends here.

mod upload;

pub(super) use upload::Upload;

use super::Site;
use super::error::WebError;
use super::page::{FaceOf, Page, Phone};
use crate::app;
use crate::domain::member::OwnWords;
use crate::domain::{Availability, MemberId};
use crate::i18n::Lang;
use axum::extract::{FromRequestParts, Query};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;

/// The session cookie: with the `__Host-` prefix where there is TLS.
pub(super) fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-naober" } else { "naober" }
}

/// The cookie of a browser that asked for a code.
pub(super) fn code_cookie(secure: bool) -> &'static str {
    if secure {
        "__Host-naober-code"
    } else {
        "naober-code"
    }
}

pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The cookie that keeps a chosen language; it holds nothing else.
pub(super) const LANGUAGE: &str = "taal";

/// The language that an address asks for.
pub(super) fn asked_language(query: &str) -> Option<Lang> {
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("taal="));
    asked.and_then(Lang::of)
}

/// The language: asked for in the address, else the browser's.
pub(super) fn language(headers: &HeaderMap, query: &str) -> Lang {
    let accepted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    asked_language(query).unwrap_or_else(|| Lang::accepted(accepted))
}

/// Whoever opens a page, with or without an account.
pub(super) struct Visitor {
    pub site: Arc<Site>,
    pub lang: Lang,
    /// The language, when it was chosen here.
    pub chosen: Option<Lang>,
    pub member: Option<app::join::Me>,
    pub flash: Option<String>,
    pub faces: Vec<FaceOf>,
    /// The session's token, as it came.
    pub token: Option<String>,
    /// What this browser keeps of a code it asked for.
    pub code: Option<String>,
}

/// The buurtverbinders, for the foot of every page. Without a database the foot stays empty; the
/// page itself tells what is wrong.
async fn faces(site: &Site) -> Vec<FaceOf> {
    let found = site.app.connectors().await.unwrap_or_default();
    found
        .into_iter()
        .map(|face| FaceOf {
            first_name: face.first_name,
            organisation: face.organisation,
            phone: face.phone,
            home: face.neighbourhood,
        })
        .collect()
}

impl Visitor {
    /// The frame of a page.
    pub(super) fn page(&self, title: &str, path: &str) -> Page {
        Page::new(self, title, path)
    }

    /// A use case's error as an answer.
    pub(super) fn fail(&self, error: &app::Error) -> WebError {
        WebError::of(error, self.page("error-title", ""))
    }

    /// The member, or the way to become one.
    pub(super) fn id(&self) -> Result<MemberId, WebError> {
        self.member.as_ref().map(|me| me.id).ok_or(WebError::SignIn)
    }
}

impl FromRequestParts<Arc<Site>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        let token = cookie(&parts.headers, cookie_name(site.secure));
        let member = match token {
            // A database that fails here fails in the handler too, where it is told.
            Some(token) => site.app.me(token).await.ok().flatten(),
            None => None,
        };
        let flash = Query::<HashMap<String, String>>::try_from_uri(&parts.uri)
            .ok()
            .and_then(|q| q.get("gezegd").cloned())
            .filter(|key| {
                FLASHES
                    .iter()
                    .chain(&STAFF_FLASHES)
                    .any(|known| known == key)
            });
        let chosen =
            asked_language(query).or_else(|| cookie(&parts.headers, LANGUAGE).and_then(Lang::of));
        let lang = chosen.unwrap_or_else(|| language(&parts.headers, query));
        let faces = faces(site).await;
        Ok(Self {
            site: Arc::clone(site),
            lang,
            chosen,
            member,
            flash,
            faces,
            token: token.map(str::to_owned),
            code: cookie(&parts.headers, code_cookie(site.secure)).map(str::to_owned),
        })
    }
}

/// What may be said to staff at the top of the next page.
const STAFF_FLASHES: [&str; 15] = [
    "flash-seed",
    "flash-seed-answered",
    "flash-seed-begun",
    "flash-post",
    "flash-scheme",
    "flash-sheet",
    "flash-asked",
    "flash-called-off",
    "flash-thanked",
    "flash-here",
    "flash-desk",
    "flash-street",
    "flash-granted",
    "flash-withdrawn",
    "flash-reset",
];

/// What may be said at the top of the next page.
const FLASHES: [&str; 33] = [
    "flash-exchange",
    "flash-exchange-answered",
    "flash-exchange-done",
    "flash-reported",
    "flash-appeal",
    "flash-welcome",
    "flash-waiting",
    "flash-thanks",
    "flash-moved",
    "flash-cancelled",
    "flash-told",
    "flash-together",
    "flash-match",
    "flash-no-match",
    "flash-blocked",
    "flash-choices",
    "flash-less",
    "flash-kept",
    "flash-not-kept",
    "flash-over",
    "flash-begun",
    "flash-passkey-gone",
    "flash-story-told",
    "flash-story-gone",
    "flash-story-thanked",
    "flash-session-ended",
    "flash-yes",
    "flash-met",
    "flash-no",
    "flash-joined",
    "flash-left",
    "flash-answered",
    "flash-saved",
];

/// Whoever opens a page that must not know: no cookie is looked at (promise P2).
pub(super) struct Anyone {
    pub site: Arc<Site>,
    pub lang: Lang,
    /// The language, when the address asks for it: no cookie tells it here.
    chosen: Option<Lang>,
    faces: Vec<FaceOf>,
}

impl Anyone {
    pub(super) fn page(&self, title: &str, path: &str) -> Page {
        let mut page = Page::plain(self.lang, title);
        page.set_town(self.site.app.town());
        path.clone_into(&mut page.path);
        page.chosen = self.chosen;
        page.faces.clone_from(&self.faces);
        page.phone = Phone::of(&self.site);
        page
    }

    pub(super) fn fail(&self, error: &app::Error) -> WebError {
        WebError::of(error, self.page("error-title", ""))
    }
}

impl FromRequestParts<Arc<Site>> for Anyone {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        let lang = language(&parts.headers, query);
        let faces = faces(site).await;
        Ok(Self {
            site: Arc::clone(site),
            lang,
            chosen: asked_language(query),
            faces,
        })
    }
}

/// A form as it was sent; keys may repeat.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(super) fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value, without space around it.
    pub(super) fn text(&self, name: &str) -> String {
        let found = self.0.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.trim().to_owned())
            .unwrap_or_default()
    }

    /// The first value as it was typed: a space at its end says that the last word is whole.
    pub(super) fn text_as_typed(&self, name: &str) -> String {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// What a resident told.
    pub(super) fn told(&self, app: &app::App) -> app::join::Told {
        let mut availability = Availability::default();
        for slot in self.all("tijd").filter_map(|v| v.parse::<u32>().ok()) {
            availability = availability.with(Availability::slot(slot / 3, slot % 3));
        }
        app::join::Told {
            first_name: self.text("naam"),
            neighbourhood: self.text("buurt"),
            words: OwnWords {
                brings: self.text("brengt"),
                enjoys: self.text("graag"),
                would_like: self.text("wil"),
            },
            availability,
            open_to_meet: !self.text("ontmoeten").is_empty(),
            asks_per_week: self
                .text("vragen")
                .parse()
                .unwrap_or(app::join::ASKS_PER_WEEK),
            not_meant: self
                .all("niet")
                .filter_map(|key| app.vocabulary().id(key))
                .collect(),
        }
    }
}
