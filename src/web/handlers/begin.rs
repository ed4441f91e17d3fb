//! "Zullen we dit beginnen?": a resident makes an initiative from an example, or from nothing.

use super::{Choice, Wrong, choices, wrong};
use crate::app::Error;
use crate::app::begin::{Begun, MOST_DATES};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "begin.html")]
struct BeginView {
    page: Page,
    begun: Begun,
    /// Name and title of what one can begin from.
    examples: Vec<(String, String)>,
    choices: Vec<Choice>,
    weeks: Vec<(u32, bool)>,
    wrong: Vec<Wrong>,
}

async fn view(
    visitor: &Visitor,
    begun: Begun,
    problems: &[crate::app::Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    visitor.id()?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("begin-title", "begin");
    let chosen = begun.weeks.parse().unwrap_or(1);
    Ok(render(&BeginView {
        examples: visitor
            .site
            .look
            .pages
            .examples(page.lang)
            .into_iter()
            .map(|example| (example.name.clone(), example.title.clone()))
            .collect(),
        choices: choices(&page, &places, &begun.neighbourhood),
        weeks: (1..=MOST_DATES).map(|n| (n, n == chosen)).collect(),
        wrong: wrong(&page, problems),
        begun,
        page,
    }))
}

/// The form, filled in from an example if one was chosen.
pub(in crate::web) async fn form(
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let me = visitor.id()?;
    let told = visitor.site.app.told(me).await;
    let mut begun = Begun {
        neighbourhood: told.map(|t| t.neighbourhood).unwrap_or_default(),
        weeks: "1".to_owned(),
        ..Begun::default()
    };
    let chosen = query.get("voorbeeld").map_or("", String::as_str);
    let examples = visitor.site.look.pages.examples(visitor.lang);
    if let Some(example) = examples.into_iter().find(|e| e.name == chosen) {
        (begun.title, begun.body) = (example.title.clone(), example.text.clone());
    }
    view(&visitor, begun, &[]).await
}

/// Begins it.
pub(in crate::web) async fn submit(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let begun = Begun {
        title: fields.text("titel"),
        body: fields.text("tekst"),
        neighbourhood: fields.text("buurt"),
        place: fields.text("plaats"),
        date: fields.text("dag"),
        time: fields.text("tijd"),
        places: fields.text("plekken"),
        weeks: fields.text("weken"),
    };
    match visitor.site.app.begin(visitor.id()?, &begun).await {
        Ok(id) => {
            Ok(Redirect::to(&format!("/initiatieven/{id}?gezegd=flash-begun")).into_response())
        }
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, begun, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}
