//! Who one met: both said yes. Going somewhere together, short messages, an end to it.

use super::browse::{Card, card};
use super::for_you::said;
use super::{Wrong, wrong};
use crate::app::meet::{MAX_MESSAGE, Meeting, Said};
use crate::app::{Error, Invalid};
use crate::domain::{ItemId, Neighbourhood};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

struct Met {
    name: String,
    first_name: String,
    brings: String,
    shared: Vec<String>,
    together: Vec<Card>,
    unread: usize,
    asks: bool,
    was_match: Option<bool>,
}

#[derive(Template)]
#[template(path = "meetings.html")]
struct MeetingsView {
    page: Page,
    met: Vec<Met>,
    waiting: usize,
}

struct Line {
    mine: bool,
    text: String,
    moment: String,
    card: Option<Card>,
    joined: bool,
}

#[derive(Template)]
#[template(path = "meeting.html")]
struct MeetingView {
    page: Page,
    met: Met,
    lines: Vec<Line>,
    wrong: Vec<Wrong>,
    typed: String,
    most: usize,
}

fn met(visitor: &Visitor, page: &Page, places: &[Neighbourhood], meeting: Meeting) -> Met {
    let vocabulary = visitor.site.app.vocabulary();
    let concept = |c: &_| page.concept(vocabulary, *c);
    let make = |i: &_| card(&visitor.site, page, places, i);
    Met {
        name: meeting.name,
        shared: meeting.shared.iter().map(concept).collect(),
        together: meeting.together.iter().map(make).collect(),
        first_name: meeting.first_name,
        brings: meeting.brings,
        unread: meeting.unread,
        asks: meeting.asks,
        was_match: meeting.was_match,
    }
}

/// Everybody one met.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let found = app.meetings(visitor.id()?).await;
    let found = found.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("meetings-title", "ontmoetingen");
    let met = found
        .met
        .into_iter()
        .map(|m| met(&visitor, &page, &places, m))
        .collect();
    Ok(render(&MeetingsView {
        met,
        waiting: found.waiting,
        page,
    }))
}

async fn view(
    visitor: &Visitor,
    name: &str,
    typed: String,
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let (meeting, messages) = app
        .meeting(visitor.id()?, name)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let mut page = visitor.page("meetings-title", "ontmoetingen");
    page.title.clone_from(&meeting.first_name);
    let line = |said: Said| Line {
        mine: said.mine,
        text: said.text,
        moment: page.moment(app.local(said.at)),
        card: said
            .item
            .as_ref()
            .map(|i| card(&visitor.site, &page, &places, i)),
        joined: said.joined,
    };
    Ok(render(&MeetingView {
        lines: messages.into_iter().map(line).collect(),
        met: met(visitor, &page, &places, meeting),
        wrong: wrong(&page, problems),
        typed,
        most: MAX_MESSAGE,
        page,
    }))
}

/// One meeting.
pub(in crate::web) async fn one(
    visitor: Visitor,
    Path(name): Path<String>,
) -> Result<Response, WebError> {
    view(&visitor, &name, String::new(), &[]).await
}

/// Writes a message.
pub(in crate::web) async fn write(
    visitor: Visitor,
    Path(name): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let text = Fields::new(pairs).text("bericht");
    let app = &visitor.site.app;
    match app.write_to(visitor.id()?, &name, &text).await {
        Ok(()) => Ok(Redirect::to(&format!("/ontmoetingen/{name}#bericht")).into_response()),
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, &name, text, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// "Samen gaan".
pub(in crate::web) async fn together(
    visitor: Visitor,
    Path((name, item)): Path<(String, i64)>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let done = app.go_together(visitor.id()?, &name, ItemId(item)).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said(&format!("/ontmoetingen/{name}"), "flash-together"))
}

/// Was it a match?
pub(in crate::web) async fn was_match(
    visitor: Visitor,
    Path((name, answer)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (was, flash) = match answer.as_str() {
        "ja" => (true, "flash-match"),
        "nee" => (false, "flash-no-match"),
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let app = &visitor.site.app;
    let done = app.was_it_a_match(visitor.id()?, &name, was).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/ontmoetingen", flash))
}

/// Blocks the other.
pub(in crate::web) async fn block(
    visitor: Visitor,
    Path(name): Path<String>,
) -> Result<Response, WebError> {
    let done = visitor.site.app.block(visitor.id()?, &name).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/ontmoetingen", "flash-blocked"))
}
