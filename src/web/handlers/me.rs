//! A resident's own page: what was understood, what they take part in, the way out.

use super::browse::{Card, card};
use super::join::{Day, asks, days, set_cookie};
use super::looked::{Looked, looked};
use super::{Choice, Wrong, choices, wrong};
use crate::app::Error;
use crate::app::join::Told;
use crate::domain::ConceptId;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor, cookie_name};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

/// Concepts of one side: heading, and per concept its key and label.
struct Understood {
    heading: String,
    concepts: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "me.html")]
struct MeView {
    page: Page,
    told: Told,
    understood: Vec<Understood>,
    not_meant: Vec<String>,
    choices: Vec<Choice>,
    days: Vec<Day>,
    asks: Vec<(u8, String, bool)>,
    joined: Vec<Card>,
    wrong: Vec<Wrong>,
    nothing_understood: bool,
    /// The confirmed address, and one that was typed.
    kept: Option<String>,
    address: String,
    sessions: Vec<Device>,
    feed: String,
    presence: crate::domain::Presence,
    looked: Looked,
}

struct Device {
    name: String,
    began: String,
    this: bool,
}

/// The page again, with an address that needs another look.
pub(in crate::web) async fn with_problems(
    visitor: &Visitor,
    address: String,
    problems: &[crate::app::Invalid],
) -> Result<Response, WebError> {
    let told = visitor.site.app.told(visitor.id()?).await;
    let told = told.map_err(|e| visitor.fail(&e))?;
    let page = view(visitor, told, problems, address).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn view(
    visitor: &Visitor,
    told: Told,
    problems: &[crate::app::Invalid],
    address: String,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let id = visitor.id()?;
    let kept = app.address(id).await.map_err(|e| visitor.fail(&e))?;
    let token = visitor.token.as_deref().unwrap_or_default();
    let all = app
        .sessions(id, token)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let presence = app.presence(id).await.map_err(|e| visitor.fail(&e))?;
    let joined = app.joined(id).await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("me-title", "mijn");
    let profile = app.understand(&told.words, &told.not_meant);
    let key = |c: &ConceptId| app.vocabulary().key(*c).to_owned();
    let side = |heading: &str, list: &[ConceptId]| Understood {
        heading: page.t(heading),
        concepts: list
            .iter()
            .map(|c| (key(c), page.concept(app.vocabulary(), *c)))
            .collect(),
    };
    let understood = vec![
        side("me-brings", &profile.brings),
        side("me-enjoys", &profile.enjoys),
        side("me-would-like", &profile.would_like),
    ];
    let device = |s: crate::app::sign_in::Session| Device {
        name: s.name,
        began: page.moment(app.local(s.began)),
        this: s.this,
    };
    let looked = looked(app, &page, id).await;
    Ok(render(&MeView {
        presence,
        looked: looked.map_err(|e| visitor.fail(&e))?,
        feed: format!("/agenda/{}/{}.ics", id.0, app.feed_key(id)),
        kept,
        address,
        sessions: all.into_iter().map(device).collect(),
        nothing_understood: understood.iter().all(|side| side.concepts.is_empty()),
        understood,
        not_meant: told.not_meant.iter().map(key).collect(),
        choices: choices(&page, &places, &told.neighbourhood),
        days: days(&page, told.availability),
        asks: asks(&page, told.asks_per_week),
        joined: joined
            .iter()
            .map(|i| card(&visitor.site, &page, &places, i))
            .collect(),
        wrong: wrong(&page, problems),
        told,
        page,
    }))
}

/// The page.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let told = visitor
        .site
        .app
        .told(visitor.id()?)
        .await
        .map_err(|e| visitor.fail(&e))?;
    view(&visitor, told, &[], String::new()).await
}

/// Saves what was told, or takes a concept away.
pub(in crate::web) async fn save(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let told = Fields::new(pairs).told(app);
    match app.tell_again(visitor.id()?, &told).await {
        Ok(()) => Ok(Redirect::to("/mijn?gezegd=flash-saved").into_response()),
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, told, &problems, String::new()).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// Removes everything, now.
pub(in crate::web) async fn erase(visitor: Visitor) -> Result<Response, WebError> {
    visitor
        .site
        .app
        .leave(visitor.id()?)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let secure = visitor.site.secure;
    let gone = set_cookie(secure, cookie_name(secure), "", 0);
    Ok((gone, Redirect::to("/")).into_response())
}

/// Ends this session.
pub(in crate::web) async fn sign_out(
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let name = format!("{}=", cookie_name(visitor.site.secure));
    let line = headers
        .get("cookie")
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    if let Some(token) = line
        .split("; ")
        .find_map(|pair| pair.strip_prefix(name.as_str()))
    {
        visitor
            .site
            .app
            .end_session(token)
            .await
            .map_err(|e| visitor.fail(&e))?;
    }
    let secure = visitor.site.secure;
    let gone = set_cookie(secure, cookie_name(secure), "", 0);
    Ok((gone, Redirect::to("/")).into_response())
}
