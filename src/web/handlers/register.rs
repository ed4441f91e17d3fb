//! How suggestions are made: in plain words for everybody, and as an entry for the algorithm register.

use crate::web::error::WebError;
use crate::web::extractors::Anyone;
use crate::web::page::{Page, render};
use crate::web::register;
use askama::Template;
use axum::Json;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterView {
    page: Page,
    paragraphs: Vec<String>,
}

/// In plain words.
pub(in crate::web) async fn page(anyone: Anyone) -> Response {
    let page = anyone.page("register-title", "hoe-werkt-het");
    render(&RegisterView {
        paragraphs: register::text(page.lang),
        page,
    })
}

/// The entry for the register; the municipality fills its own address in.
pub(in crate::web) async fn entry(anyone: Anyone) -> Result<Response, WebError> {
    let town = anyone.site.app.town();
    Ok(Json(register::entry(&town.name, "")).into_response())
}
