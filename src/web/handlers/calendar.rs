//! Feeds for calendar programs. Those of a neighbourhood and an initiative are the same for everyone;
//! one's own stands behind a key that only its owner sees.

use crate::app;
use crate::domain::{ItemId, MemberId};
use crate::web::Site;
use crate::web::error::WebError;
use crate::web::extractors::Anyone;
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

/// Where the asking program reached the site.
pub(super) fn site(site: &Site, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok());
    let scheme = if site.secure { "https" } else { "http" };
    format!("{scheme}://{}", host.unwrap_or("localhost"))
}

fn answer(anyone: &Anyone, feed: app::Result<String>) -> Result<Response, WebError> {
    let text = feed.map_err(|e| anyone.fail(&e))?;
    let kind = "text/calendar; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

pub(in crate::web) async fn neighbourhood(
    anyone: Anyone,
    headers: HeaderMap,
    Path(slug): Path<String>,
) -> Result<Response, WebError> {
    let site = site(&anyone.site, &headers);
    let feed = anyone.site.app.neighbourhood_feed(&slug, &site).await;
    answer(&anyone, feed)
}

/// What is new in a neighbourhood, for news readers.
pub(in crate::web) async fn neighbourhood_news(
    anyone: Anyone,
    headers: HeaderMap,
    Path(slug): Path<String>,
) -> Result<Response, WebError> {
    let site = site(&anyone.site, &headers);
    let feed = anyone.site.app.neighbourhood_news(&slug, &site).await;
    let text = feed.map_err(|e| anyone.fail(&e))?;
    let kind = "application/atom+xml; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

pub(in crate::web) async fn initiative(
    anyone: Anyone,
    headers: HeaderMap,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let site = site(&anyone.site, &headers);
    let feed = anyone.site.app.initiative_feed(ItemId(id), &site).await;
    answer(&anyone, feed)
}

pub(in crate::web) async fn own(
    anyone: Anyone,
    headers: HeaderMap,
    Path((member, key)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let site = site(&anyone.site, &headers);
    let key = key.strip_suffix(".ics").unwrap_or(&key);
    let feed = anyone.site.app.own_feed(MemberId(member), key, &site).await;
    answer(&anyone, feed)
}
