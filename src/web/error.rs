//! What went wrong becomes a page in the reader's language, or a problem body (RFC 9457) for the API.

use super::extractors::{Visitor, language};
use super::page::{Page, render};
use crate::app;
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

/// Why a page is not shown.
pub(super) enum WebError {
    /// Go and tell who you are first.
    SignIn,
    /// A page that says what to do: status, page, key of the sentence.
    Page(StatusCode, Box<Page>, &'static str),
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorView<'a> {
    page: &'a Page,
    problem: String,
}

impl WebError {
    /// The one mapping of what a use case answered to a status.
    pub(super) fn of(error: &app::Error, page: Page) -> Self {
        let (status, key) = match error {
            app::Error::NotFound => (StatusCode::NOT_FOUND, "error-not-found"),
            app::Error::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "error-bad-request"),
            app::Error::Late(key) => (StatusCode::CONFLICT, *key),
            app::Error::Zone(_)
            | app::Error::Dataset(_)
            | app::Error::Store(_)
            | app::Error::Search(_) => {
                tracing::error!(%error, "a page could not be made");
                (StatusCode::INTERNAL_SERVER_ERROR, "error-server")
            }
        };
        Self::Page(status, Box::new(page), key)
    }

    pub(super) fn forbidden(headers: &HeaderMap) -> Self {
        let page = Page::plain(language(headers, ""), "");
        Self::Page(StatusCode::FORBIDDEN, Box::new(page), "error-forbidden")
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn => Redirect::to("/meedoen").into_response(),
            Self::Page(status, page, key) => {
                let problem = page.t(key);
                (
                    status,
                    render(&ErrorView {
                        page: &page,
                        problem,
                    }),
                )
                    .into_response()
            }
        }
    }
}

/// There is no such page.
pub(super) async fn nothing_here(visitor: Visitor) -> WebError {
    let page = visitor.page("error-title", "");
    WebError::Page(StatusCode::NOT_FOUND, Box::new(page), "error-not-found")
}
