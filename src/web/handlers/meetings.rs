//! Who one met: both said yes.

use super::browse::{Card, card};
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::response::Response;

struct Met {
    first_name: String,
    brings: String,
    shared: Vec<String>,
    together: Option<Card>,
}

#[derive(Template)]
#[template(path = "meetings.html")]
struct MeetingsView {
    page: Page,
    met: Vec<Met>,
    waiting: usize,
}

/// The page.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let found = app
        .meetings(visitor.id()?)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("meetings-title", "ontmoetingen");
    let met = found
        .met
        .into_iter()
        .map(|m| Met {
            shared: m
                .shared
                .iter()
                .map(|c| page.concept(app.vocabulary(), *c))
                .collect(),
            together: m
                .together
                .as_ref()
                .map(|i| card(&visitor.site, &page, &places, i)),
            first_name: m.first_name,
            brings: m.brings,
        })
        .collect();
    Ok(render(&MeetingsView {
        met,
        waiting: found.waiting,
        page,
    }))
}
