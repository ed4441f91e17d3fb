//! The playground: what is understood of a text, while one types. Only where a town is invented or
//! for research; nothing that is typed is kept or logged.

use crate::app::Error;
use crate::app::words::{Heard, Understood};
use crate::domain::TownKind;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::middleware::LIVE_CSP;
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::http::{HeaderValue, header};
use axum::response::Response;

struct Line {
    concept: String,
    role: String,
    words: String,
    percent: u32,
}

#[derive(Template)]
#[template(path = "words.html")]
struct WordsView {
    page: Page,
    text: String,
    lines: Vec<Line>,
    contact: bool,
}

fn line(page: &Page, visitor: &Visitor, heard: &Understood) -> Line {
    let role = match heard.heard {
        Heard::Not => "words-not",
        Heard::Brings => "words-brings",
        Heard::Enjoys => "words-enjoys",
        Heard::WouldLike => "words-would-like",
        Heard::Asks => "words-asks",
        Heard::Unsaid => "words-unsaid",
    };
    Line {
        concept: page.concept(visitor.site.app.vocabulary(), heard.concept),
        role: page.t(role),
        words: heard.words.clone(),
        percent: (heard.confidence * 100.0).round() as u32,
    }
}

fn view(visitor: &Visitor, text: String) -> Result<Response, WebError> {
    if visitor.site.app.town().kind == TownKind::Live {
        return Err(visitor.fail(&Error::NotFound));
    }
    let page = visitor.page("words-title", "woorden");
    let heard = visitor.site.app.hear(&text);
    let lines = heard.iter().map(|h| line(&page, visitor, h)).collect();
    let contact = crate::app::words::holds_contact(&text);
    let mut response = render(&WordsView {
        lines,
        contact,
        text,
        page,
    });
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(LIVE_CSP),
    );
    Ok(response)
}

/// The page.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    view(&visitor, String::new())
}

/// A reading. The text travels in the body, so that it stands in no address and no log.
pub(in crate::web) async fn read(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    view(&visitor, Fields::new(pairs).text("tekst"))
}
