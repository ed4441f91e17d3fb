//! The desk: code and name, and somebody takes part; signing up at a market stall; cards.

use super::browse::{Card, card};
use super::connector::{Person, person};
use super::{Choice, Wrong, choices, wrong};
use crate::app::street::{Replied, SignUp};
use crate::app::{Error, Invalid};
use crate::domain::member::OwnWords;
use crate::domain::{ItemId, MemberId};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskView {
    page: Page,
    code: String,
    name: String,
    wrong: Vec<Wrong>,
    /// Nobody has this name: they can be signed up with the reply.
    unknown: bool,
    /// Several have this name.
    which: Vec<Person>,
    /// What the last reply was for.
    done: Option<Card>,
}

#[derive(Default)]
struct Typed {
    code: String,
    name: String,
    problems: Vec<Invalid>,
    which: Vec<crate::app::DeskRow>,
    done: Option<i64>,
}

async fn view(visitor: &Visitor, typed: Typed) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("desk-title", "verbinder");
    let done = match typed.done {
        Some(id) => app.any_item(ItemId(id)).await.ok(),
        None => None,
    };
    Ok(render(&DeskView {
        unknown: typed
            .problems
            .iter()
            .any(|p| p.problem == "error-desk-name"),
        wrong: wrong(&page, &typed.problems),
        which: typed
            .which
            .into_iter()
            .map(|row| person(visitor, &page, &places, row))
            .collect(),
        done: done.map(|item| card(&visitor.site, &page, &places, &item)),
        code: typed.code,
        name: typed.name,
        page,
    }))
}

/// Code and name, please.
pub(in crate::web) async fn page(
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = app.as_connector(visitor.id()?).await;
    me.map_err(|e| visitor.fail(&e))?;
    let asked = |name: &str| query.get(name).cloned();
    let typed = Typed {
        code: asked("code").unwrap_or_default(),
        done: asked("gedaan").and_then(|id| id.parse().ok()),
        ..Typed::default()
    };
    view(&visitor, typed).await
}

/// Writes a reply down.
pub(in crate::web) async fn reply(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let (code, name) = (fields.text("code"), fields.text("naam"));
    let chosen = fields.text("wie").parse().ok().map(MemberId);
    let app = &visitor.site.app;
    let mut typed = Typed::default();
    match app.reply(visitor.id()?, &code, &name, chosen).await {
        Ok(Replied::Done { item, .. }) => {
            let to = format!("/verbinder/balie?gezegd=flash-desk&gedaan={}", item.id);
            return Ok(Redirect::to(&to).into_response());
        }
        Ok(Replied::Which(rows)) => typed.which = rows,
        Err(Error::Invalid(problems)) => typed.problems = problems,
        Err(error) => return Err(visitor.fail(&error)),
    }
    (typed.code, typed.name) = (code, name);
    let page = view(&visitor, typed).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

#[derive(Template)]
#[template(path = "sign_up.html")]
struct SignUpView {
    page: Page,
    asked: SignUp,
    /// The code of the reply that comes with it.
    code: String,
    choices: Vec<Choice>,
    wrong: Vec<Wrong>,
}

async fn sign_up_view(
    visitor: &Visitor,
    asked: SignUp,
    code: String,
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("street-title", "verbinder");
    Ok(render(&SignUpView {
        choices: choices(&page, &places, &asked.neighbourhood),
        wrong: wrong(&page, problems),
        asked,
        code,
        page,
    }))
}

/// Somebody stands beside you.
pub(in crate::web) async fn sign_up_form(
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = app.as_connector(visitor.id()?).await;
    let me = me.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let home = places.iter().find(|n| n.id == me.member.neighbourhood);
    let asked = SignUp {
        first_name: query.get("naam").cloned().unwrap_or_default(),
        neighbourhood: home.map(|n| n.slug.clone()).unwrap_or_default(),
        ..SignUp::default()
    };
    let code = query.get("code").cloned().unwrap_or_default();
    sign_up_view(&visitor, asked, code, &[]).await
}

/// Signs them up; a reply that came with it is written down at once.
pub(in crate::web) async fn sign_up(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let asked = signed_up(&fields);
    let (app, me, code) = (&visitor.site.app, visitor.id()?, fields.text("code"));
    match app.sign_up(me, &asked).await {
        Ok(id) if code.is_empty() => Ok(Redirect::to(&format!(
            "/verbinder/mensen/{id}?gezegd=flash-street"
        ))
        .into_response()),
        Ok(id) => {
            let replied = app.reply(me, &code, &asked.first_name, Some(id)).await;
            replied.map_err(|e| visitor.fail(&e))?;
            Ok(Redirect::to(&format!("/verbinder/mensen/{id}?gezegd=flash-desk")).into_response())
        }
        Err(Error::Invalid(problems)) => {
            let page = sign_up_view(&visitor, asked, code, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

fn signed_up(fields: &Fields) -> SignUp {
    SignUp {
        first_name: fields.text("naam"),
        neighbourhood: fields.text("buurt"),
        words: OwnWords {
            brings: fields.text("brengt"),
            enjoys: fields.text("graag"),
            would_like: String::new(),
        },
        open_to_meet: !fields.text("ontmoeten").is_empty(),
        agreed: !fields.text("akkoord").is_empty(),
    }
}

#[derive(Template)]
#[template(path = "desk_people.html")]
struct PeopleView {
    page: Page,
    people: Vec<Person>,
}

/// Those who agreed to be answered for.
pub(in crate::web) async fn people(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let rows = app.at_desk(visitor.id()?).await;
    let rows = rows.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("desk-people", "verbinder");
    Ok(render(&PeopleView {
        people: rows
            .into_iter()
            .map(|row| person(&visitor, &page, &places, row))
            .collect(),
        page,
    }))
}

#[derive(Template)]
#[template(path = "desk_person.html")]
struct PersonView {
    page: Page,
    person: Person,
    wrong: Vec<Wrong>,
    /// What they take part in, once a reason was given.
    joined: Option<Vec<Card>>,
}

async fn person_view(
    visitor: &Visitor,
    id: i64,
    problems: &[Invalid],
    joined: Option<Vec<crate::app::ItemDetails>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let row = app.desk_person(visitor.id()?, MemberId(id)).await;
    let row = row.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let mut page = visitor.page("desk-people", "verbinder");
    page.title.clone_from(&row.first_name);
    let cards = |list: Vec<crate::app::ItemDetails>| {
        list.iter()
            .map(|i| card(&visitor.site, &page, &places, i))
            .collect()
    };
    Ok(render(&PersonView {
        person: person(visitor, &page, &places, row),
        wrong: wrong(&page, problems),
        joined: joined.map(cards),
        page,
    }))
}

/// One of them.
pub(in crate::web) async fn one(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    person_view(&visitor, id, &[], None).await
}

/// What they take part in, for a reason that they can read.
pub(in crate::web) async fn look_up(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let reason = Fields::new(pairs).text("tekst");
    let app = &visitor.site.app;
    match app.look_up(visitor.id()?, MemberId(id), &reason).await {
        Ok(joined) => person_view(&visitor, id, &[], Some(joined)).await,
        Err(Error::Invalid(problems)) => {
            let page = person_view(&visitor, id, &problems, None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

#[derive(Template)]
#[template(path = "card.html")]
struct CardView {
    page: Page,
    person: Person,
    code: String,
    address: String,
}

/// A card to print or to show. The code stands on this page only; asking again makes a new one.
pub(in crate::web) async fn give_card(
    visitor: Visitor,
    Path(id): Path<i64>,
    headers: axum::http::HeaderMap,
) -> Result<Response, WebError> {
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let row = app.desk_person(me, MemberId(id)).await;
    let row = row.map_err(|e| visitor.fail(&e))?;
    let code = app.give_card(me, MemberId(id)).await;
    let code = code.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let mut page = visitor.page("card-title", "verbinder");
    page.title = page.with("card-for", "name", &row.first_name);
    let host = headers.get("host").and_then(|h| h.to_str().ok());
    Ok(render(&CardView {
        person: person(&visitor, &page, &places, row),
        code,
        address: format!("{}/inloggen/kaart", host.unwrap_or_default()),
        page,
    }))
}
