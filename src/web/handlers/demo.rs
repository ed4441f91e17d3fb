//! One-tap sign-in as an invented persona: only under `naober demo`, on loopback.

use super::join::session;
use crate::app::Error;
use crate::app::demo_town::Persona;
use crate::domain::MemberId;
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "demo.html")]
struct DemoView {
    page: Page,
    name: String,
    action: String,
}

/// Where a role begins.
fn start(role: &str) -> &'static str {
    match role {
        "coordinator" => "/coordinator",
        "connector" => "/verbinder",
        "officer" => "/gemeente",
        _ => "/voor-jou",
    }
}

fn persona(visitor: &Visitor, key: &str, token: &str) -> Result<Persona, WebError> {
    let found = visitor.site.personas.iter().find(|p| p.key == key);
    found
        .filter(|persona| visitor.site.app.demo_link(persona.member) == token)
        .cloned()
        .ok_or_else(|| visitor.fail(&Error::NotFound))
}

/// Shows who one will look along as; changes nothing.
pub(in crate::web) async fn page(
    visitor: Visitor,
    Path((key, token)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let persona = persona(&visitor, &key, &token)?;
    let me = visitor
        .site
        .app
        .myself(persona.member)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let mut page = visitor.page("product", "");
    page.title = page.with("demo-sign-in-title", "name", &me.first_name);
    let action = format!("/demo/{key}/{token}");
    Ok(render(&DemoView {
        page,
        name: me.first_name,
        action,
    }))
}

/// Signs in.
pub(in crate::web) async fn sign_in(
    visitor: Visitor,
    Path((key, token)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let persona = persona(&visitor, &key, &token)?;
    let cookie = session(&visitor, &visitor.site.app, persona.member).await?;
    Ok((cookie, Redirect::to(start(&persona.role))).into_response())
}

/// Lets a day pass, and goes back to where the button was pressed.
pub(in crate::web) async fn further(
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let personas = &visitor.site.personas;
    if personas.is_empty() {
        return Err(visitor.fail(&Error::NotFound));
    }
    let visitors: Vec<MemberId> = personas.iter().map(|p| p.member).collect();
    let moved = app.a_day_further(&visitors).await;
    moved.map_err(|e| visitor.fail(&e))?;
    app.refresh().await.map_err(|e| visitor.fail(&e))?;
    let from = headers.get(header::REFERER).and_then(|v| v.to_str().ok());
    let from = from.and_then(|address| address.parse::<Uri>().ok());
    // Two slashes would lead to another host.
    let path = from.as_ref().map_or("/", Uri::path);
    let back = if path.starts_with("//") { "/" } else { path };
    Ok(super::for_you::said(back, "flash-further"))
}
