//! What a host does with an activity or an initiative.

use super::browse::{Card, card, path_of};
use super::for_you::said;
use super::{Wrong, wrong};
use crate::app::host::{Hosting, Moved};
use crate::app::{Error, Invalid, Result as Done};
use crate::domain::{ItemId, ItemKind};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// What was typed in one of the forms of the page.
#[derive(Default)]
struct Typed {
    moved: Option<Moved>,
    outcome: Option<String>,
    task: (String, String),
}

#[derive(Template)]
#[template(path = "host.html")]
struct HostView {
    page: Page,
    card: Card,
    hosting: Hosting,
    /// Whether it can still be moved or cancelled.
    to_come: bool,
    initiative: bool,
    dates: Vec<Card>,
    moved: Moved,
    outcome: String,
    task: (String, String),
    link: String,
    wrong: Vec<Wrong>,
}

#[derive(Template)]
#[template(path = "become_host.html")]
struct BecomeView {
    page: Page,
    card: Card,
    key: String,
}

fn moved(visitor: &Visitor, hosting: &Hosting) -> Moved {
    let new = &hosting.item.new;
    let local = new.starts.map(|at| visitor.site.app.local(at));
    Moved {
        date: local.map(|l| l.date().to_string()).unwrap_or_default(),
        time: local
            .map(|l| l.strftime("%H:%M").to_string())
            .unwrap_or_default(),
        place: new.place.clone(),
        places: new.places.map(|p| p.to_string()).unwrap_or_default(),
    }
}

async fn view(
    visitor: &Visitor,
    id: i64,
    typed: Typed,
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let hosting = app.hosting(visitor.id()?, ItemId(id)).await;
    let hosting = hosting.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let kind = hosting.item.new.kind;
    let mut page = visitor.page("host-title", path_of(kind));
    page.title = page.with("host-of", "title", &hosting.item.new.title);
    let item = &hosting.item;
    let make = |i: &_| card(&visitor.site, &page, &places, i);
    Ok(render(&HostView {
        card: make(item),
        to_come: !item.cancelled && item.new.starts.is_none_or(|s| s > app.now()),
        initiative: kind == ItemKind::Initiative,
        dates: hosting.dates.iter().map(make).collect(),
        moved: typed.moved.unwrap_or_else(|| moved(visitor, &hosting)),
        outcome: typed.outcome.unwrap_or_else(|| item.outcome.clone()),
        task: typed.task,
        link: format!("/gastheer/{id}/word/{}", hosting.key),
        wrong: wrong(&page, problems),
        hosting,
        page,
    }))
}

/// The page.
pub(in crate::web) async fn page(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    view(&visitor, id, Typed::default(), &[]).await
}

/// The page again with what was typed, or a word that it is done.
async fn answer<T>(
    visitor: &Visitor,
    id: i64,
    done: Done<T>,
    typed: Typed,
    flash: &str,
) -> Result<Response, WebError> {
    match done {
        Ok(_) => Ok(said(&format!("/gastheer/{id}"), flash)),
        Err(Error::Invalid(problems)) => {
            let page = view(visitor, id, typed, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

type Pairs = Form<Vec<(String, String)>>;

/// Another time or place.
pub(in crate::web) async fn move_date(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let moved = Moved {
        date: fields.text("dag"),
        time: fields.text("tijd"),
        place: fields.text("plaats"),
        places: fields.text("plekken"),
    };
    let app = &visitor.site.app;
    let done = app.move_date(visitor.id()?, ItemId(id), &moved).await;
    let typed = Typed {
        moved: Some(moved),
        ..Typed::default()
    };
    answer(&visitor, id, done, typed, "flash-moved").await
}

/// It does not go on.
pub(in crate::web) async fn cancel(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let done = visitor.site.app.cancel(visitor.id()?, ItemId(id)).await;
    answer(&visitor, id, done, Typed::default(), "flash-cancelled").await
}

/// What came of it.
pub(in crate::web) async fn outcome(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let text = Fields::new(pairs).text("verslag");
    let app = &visitor.site.app;
    let done = app.tell_outcome(visitor.id()?, ItemId(id), &text).await;
    let typed = Typed {
        outcome: Some(text),
        ..Typed::default()
    };
    answer(&visitor, id, done, typed, "flash-told").await
}

/// Something to take on, or a button beside one to take it away.
pub(in crate::web) async fn task(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let (app, me) = (&visitor.site.app, visitor.id()?);
    if let Ok(gone) = fields.text("weg").parse() {
        let done = app.remove_task(me, ItemId(id), gone).await;
        return answer(&visitor, id, done, Typed::default(), "flash-saved").await;
    }
    let task = (fields.text("taak"), fields.text("taakplekken"));
    let done = app.add_task(me, ItemId(id), &task.0, &task.1).await;
    let typed = Typed {
        task,
        ..Typed::default()
    };
    answer(&visitor, id, done, typed, "flash-saved").await
}

/// Somebody got the link that makes them a host.
pub(in crate::web) async fn invited(
    visitor: Visitor,
    Path((id, key)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let item = app.invited_to_host(ItemId(id), &key).await;
    let item = item.map_err(|e| visitor.fail(&e))?;
    visitor.id()?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("host-become", path_of(item.new.kind));
    Ok(render(&BecomeView {
        card: card(&visitor.site, &page, &places, &item),
        key,
        page,
    }))
}

/// They accept.
pub(in crate::web) async fn become_host(
    visitor: Visitor,
    Path((id, key)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let done = app.become_host(visitor.id()?, ItemId(id), &key).await;
    answer(&visitor, id, done, Typed::default(), "flash-saved").await
}
