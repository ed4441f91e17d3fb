//! What holds for every answer, errors too.

use super::api::Problem;
use super::error::WebError;
use super::extractors::{LANGUAGE, asked_language, cookie, cookie_name, language};
use super::page::Page;
use crate::app::second_step::Standing;
use axum::extract::Request;
use axum::extract::State;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'none'; form-action 'self'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'";

/// The policy of a page whose form answers while one types (`assets/live.js`).
pub(super) const LIVE_CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'";

/// The policy of a page with a check: nothing can leave it (promise P3).
pub(super) const CHECK_CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'none'; form-action 'none'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'";

/// Adds the security headers that an answer does not set itself.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let keeps = keeps_language(&request);
    let mut response = next.run(request).await;
    let set = response.headers_mut();
    if let Some(cookie) = keeps {
        set.append(header::SET_COOKIE, cookie);
    }
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CSP),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        set.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// A chosen language is kept in the browser, but not by pages that leave no trace (promise P2): there
/// it travels in the address.
fn keeps_language(request: &Request) -> Option<HeaderValue> {
    let chosen = asked_language(request.uri().query()?)?;
    let path = request.uri().path();
    let traceless = ["/regelingen", "/buurt/", "/zoeken", "/api/"];
    if traceless.iter().any(|start| path.starts_with(start)) {
        return None;
    }
    let (name, tag) = (LANGUAGE, chosen.tag());
    format!("{name}={tag}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000")
        .parse()
        .ok()
}

/// What a library refused before a handler saw it (a number that is none, a body that is too large)
/// is told as every other error: as a page, or as a problem body under `/api`.
pub(super) async fn plain_errors(
    State(site): super::State,
    request: Request,
    next: Next,
) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let lang = language(request.headers(), request.uri().query().unwrap_or_default());
    let response = next.run(request).await;
    let status = response.status();
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok());
    let is_plain = kind.is_none_or(|kind| kind.starts_with("text/plain"));
    if !(status.is_client_error() || status.is_server_error()) || !is_plain {
        return response;
    }
    let key = match status {
        StatusCode::PAYLOAD_TOO_LARGE => "error-too-large",
        StatusCode::NOT_FOUND => "error-not-found",
        _ if status.is_server_error() => "error-server",
        _ => "error-bad-request",
    };
    if is_api {
        return Problem::new(status, "refused", lang.t(key)).into_response();
    }
    let mut page = Page::plain(lang, "error-title");
    page.set_town(site.app.town());
    WebError::Page(status, Box::new(page), key).into_response()
}

/// The pages of those with a role: their second step stands before every one of them.
pub(super) const STAFF: [&str; 4] = ["/verbinder", "/coordinator", "/gemeente", "/beheer"];

/// Leads those with a role by their second step.
pub(super) async fn second_step(
    State(site): super::State,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let within = |start: &&str| {
        let rest = path.strip_prefix(*start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let token = cookie(request.headers(), cookie_name(site.secure)).map(str::to_owned);
    let (true, Some(token)) = (STAFF.iter().any(within), token) else {
        return next.run(request).await;
    };
    match site.app.standing(&token).await {
        Ok(Standing::NotNeeded | Standing::Passed) => next.run(request).await,
        Ok(Standing::Ask | Standing::SetUp) => Redirect::to("/tweede-stap").into_response(),
        Err(error) => {
            let lang = language(request.headers(), "");
            WebError::of(&error, Page::plain(lang, "error-title")).into_response()
        }
    }
}

/// Refuses changes that another site starts in the reader's browser. Together with cookies that are
/// `SameSite=Lax` this needs no token in the forms.
pub(super) async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    // Mail programs end a digest from wherever they are; the key in the address is the secret.
    let keyed = request.uri().path().starts_with("/post/stop/");
    if !safe && !keyed && is_foreign(request.headers()) {
        return WebError::forbidden(request.headers()).into_response();
    }
    next.run(request).await
}

fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
        return true;
    }
    let Some(origin) = text("origin") else {
        return false;
    };
    origin.split_once("://").map(|(_, host)| host) != text("host")
}
