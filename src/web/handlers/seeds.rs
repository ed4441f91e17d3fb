//! "Zullen we dit beginnen?": a buurtverbinder offers it, those concerned answer without being seen.

use super::{Choice, Wrong, choices, wrong};
use crate::app::seeds::{Offer, SeedAnswer};
use crate::app::{Error, Invalid};
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
#[template(path = "seed.html")]
struct SeedView {
    page: Page,
    offer: Offer,
    concept: String,
    choices: Vec<Choice>,
    wrong: Vec<Wrong>,
}

async fn view(visitor: &Visitor, offer: Offer, problems: &[Invalid]) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = app.as_connector(visitor.id()?).await;
    me.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("seed-title", "verbinder");
    let concept = app.vocabulary().id(&offer.concept);
    let concept = concept.ok_or_else(|| visitor.fail(&Error::NotFound))?;
    Ok(render(&SeedView {
        concept: page.concept(app.vocabulary(), concept),
        choices: choices(&page, &places, &offer.neighbourhood),
        wrong: wrong(&page, problems),
        offer,
        page,
    }))
}

/// About what, and where?
pub(in crate::web) async fn form(
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = app.as_connector(visitor.id()?).await;
    let me = me.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let home = places.iter().find(|n| n.id == me.member.neighbourhood);
    let key = query.get("over").cloned().unwrap_or_default();
    let label = app.vocabulary().id(&key).map(|id| {
        let page = visitor.page("seed-title", "verbinder");
        page.concept(app.vocabulary(), id)
    });
    let about = [("concept", label.unwrap_or_default().into())];
    let offer = Offer {
        concept: key,
        title: visitor.lang.with("seed-about", &about),
        body: visitor.lang.with("seed-body", &about),
        neighbourhood: home.map(|n| n.slug.clone()).unwrap_or_default(),
        place: String::new(),
    };
    view(&visitor, offer, &[]).await
}

/// Offers it.
pub(in crate::web) async fn offer(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let offer = Offer {
        concept: fields.text("over"),
        title: fields.text("titel"),
        body: fields.text("tekst"),
        neighbourhood: fields.text("buurt"),
        place: fields.text("plaats"),
    };
    match visitor.site.app.offer_seed(visitor.id()?, &offer).await {
        Ok(_) => Ok(Redirect::to("/verbinder?gezegd=flash-seed").into_response()),
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, offer, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// A resident's answer.
pub(in crate::web) async fn answer(
    visitor: Visitor,
    Path((id, answer)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let answer = match answer.as_str() {
        "ja" => SeedAnswer::Yes,
        "ontvang" => SeedAnswer::Host,
        "nee" => SeedAnswer::No,
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let app = &visitor.site.app;
    let begun = app.answer_seed(visitor.id()?, id, answer).await;
    Ok(match begun.map_err(|e| visitor.fail(&e))? {
        Some(item) => Redirect::to(&format!("/initiatieven/{item}?gezegd=flash-seed-begun")),
        None => Redirect::to("/voor-jou?gezegd=flash-seed-answered"),
    }
    .into_response())
}

/// The seeds that a resident may answer: identity, title, text and where.
pub(super) async fn offered(
    visitor: &Visitor,
    places: &[crate::domain::Neighbourhood],
) -> Result<Vec<(i64, String, String, String)>, WebError> {
    let seeds = visitor.site.app.seeds_for(visitor.id()?).await;
    let seeds = seeds.map_err(|e| visitor.fail(&e))?.into_iter();
    Ok(seeds
        .map(|row| {
            let home = super::name_of(places, row.seed.neighbourhood);
            let place = format!("{home} · {}", row.seed.place);
            (row.id, row.seed.title, row.seed.body, place)
        })
        .collect())
}
