//! A coordinator's tools: asking in turns, and the names of those who said yes.

use super::browse::{Card, card};
use super::{Choice, Wrong, choices, wrong};
use crate::app::Error;
use crate::app::opportunities::Posted;
use crate::domain::{Availability, ItemId};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "coordinator.html")]
struct CoordinatorView {
    page: Page,
    organisation: String,
    own: Vec<Card>,
    posted: Posted,
    choices: Vec<Choice>,
    wrong: Vec<Wrong>,
}

async fn view(
    visitor: &Visitor,
    posted: Posted,
    problems: &[crate::app::Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = visitor.id()?;
    let organisation = app.organisation(me).await.map_err(|e| visitor.fail(&e))?;
    let own = app
        .own_opportunities(me)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("coordinator-title", "coordinator");
    Ok(render(&CoordinatorView {
        organisation,
        own: own
            .iter()
            .map(|i| card(&visitor.site, &page, &places, i))
            .collect(),
        choices: choices(&page, &places, &posted.neighbourhood),
        wrong: wrong(&page, problems),
        posted,
        page,
    }))
}

/// Own questions and the form for a new one.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    view(&visitor, Posted::default(), &[]).await
}

/// Posts an opportunity; the first wave goes out with it.
pub(in crate::web) async fn post(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let posted = Posted {
        title: fields.text("titel"),
        body: fields.text("tekst"),
        neighbourhood: fields.text("buurt"),
        place: fields.text("plaats"),
        date: fields.text("dag"),
        time: fields.text("tijd"),
        places: fields.text("plekken"),
        needs: fields.text("nodig"),
    };
    match visitor
        .site
        .app
        .post_opportunity(visitor.id()?, &posted)
        .await
    {
        Ok(id) => Ok(Redirect::to(&format!("/coordinator/{id}")).into_response()),
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, posted, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

struct Helper {
    first_name: String,
    brings: String,
    when: Vec<String>,
}

#[derive(Template)]
#[template(path = "board.html")]
struct BoardView {
    page: Page,
    card: Card,
    concepts: Vec<String>,
    helpers: Vec<Helper>,
    waves: i64,
}

/// One opportunity: who said yes, and no one else (promise P6).
pub(in crate::web) async fn board(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let board = app
        .board(visitor.id()?, ItemId(id))
        .await
        .map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let mut page = visitor.page("coordinator-title", "coordinator");
    page.title.clone_from(&board.item.new.title);
    let helpers = board
        .helpers
        .into_iter()
        .map(|h| Helper {
            when: when(&page, Availability(h.availability)),
            first_name: h.first_name,
            brings: h.brings,
        })
        .collect();
    Ok(render(&BoardView {
        card: card(&visitor.site, &page, &places, &board.item),
        concepts: board
            .concepts
            .iter()
            .map(|c| page.concept(app.vocabulary(), *c))
            .collect(),
        helpers,
        waves: board.waves,
        page,
    }))
}

fn when(page: &Page, availability: Availability) -> Vec<String> {
    let parts = ["join-morning", "join-afternoon", "join-evening"];
    (0..7)
        .flat_map(|day| (0..3u32).map(move |part| (day, part)))
        .filter(|(day, part)| availability.meets(Availability::slot(*day, *part)))
        .map(|(day, part)| {
            format!(
                "{}{}",
                page.t(&format!("day-{day}")),
                page.t(parts[part as usize])
            )
        })
        .collect()
}
