//! The second step of those with a role: a picture for the telephone, six digits, codes for later.

use super::{Wrong, wrong};
use crate::app::second_step::{Shown, Standing};
use crate::app::{Error, Invalid};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use qrcode::QrCode;
use qrcode::render::svg;

#[derive(Template)]
#[template(path = "second_step.html")]
struct StepView {
    page: Page,
    standing: Standing,
    /// The picture and the letters of a secret that is not confirmed yet.
    shown: Option<(String, String)>,
    wrong: Vec<Wrong>,
    /// Codes for when the telephone is lost: shown once.
    codes: Vec<String>,
    /// Whether a code of the telephone can pass.
    has_code: bool,
    /// Whether a passkey can.
    has_key: bool,
    /// Whether this site can give passkeys.
    possible: bool,
}

/// The picture that a telephone reads, as SVG without the line that says it is XML.
fn picture(shown: &Shown) -> String {
    let Ok(code) = QrCode::new(shown.url.as_bytes()) else {
        return String::new();
    };
    let drawn = code
        .render::<svg::Color>()
        .min_dimensions(220, 220)
        .dark_color(svg::Color("#1d2b2f"))
        .build();
    drawn
        .find("<svg")
        .map(|at| drawn[at..].to_owned())
        .unwrap_or_default()
}

async fn view(
    visitor: &Visitor,
    problems: &[Invalid],
    codes: Vec<String>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    visitor.id()?;
    let token = visitor.token.as_deref().unwrap_or_default();
    let standing = app.standing(token).await.map_err(|e| visitor.fail(&e))?;
    let shown = match standing {
        Standing::SetUp => app.shown(token).await.map_err(|e| visitor.fail(&e))?,
        _ => None,
    };
    let (has_code, has_key) = match standing {
        Standing::NotNeeded => (false, false),
        _ => app.steps(token).await.map_err(|e| visitor.fail(&e))?,
    };
    let page = visitor.page("second-step-title", "tweede-stap");
    let possible = visitor.site.keys.is_some();
    Ok(super::passkeys::live(render(&StepView {
        has_code,
        has_key: has_key && possible,
        possible,
        shown: shown.map(|shown| (picture(&shown), shown.secret)),
        wrong: wrong(&page, problems),
        standing,
        codes,
        page,
    })))
}

/// Where one stands.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    view(&visitor, &[], Vec::new()).await
}

/// Makes a secret.
pub(in crate::web) async fn begin(visitor: Visitor) -> Result<Response, WebError> {
    let token = visitor.token.as_deref().unwrap_or_default();
    let begun = visitor.site.app.begin_second_step(token).await;
    begun.map_err(|e| visitor.fail(&e))?;
    Ok(Redirect::to("/tweede-stap").into_response())
}

/// A code.
pub(in crate::web) async fn pass(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let typed = Fields::new(pairs).text("code");
    let token = visitor.token.as_deref().unwrap_or_default();
    match visitor.site.app.pass(token, &typed).await {
        Ok(codes) if codes.is_empty() => Ok(Redirect::to(start(&visitor)).into_response()),
        Ok(codes) => view(&visitor, &[], codes).await,
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, &problems, Vec::new()).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// Where the work of a role begins.
pub(super) fn start(visitor: &Visitor) -> &'static str {
    use crate::domain::Role;
    let roles = visitor.member.as_ref().map(|me| me.roles.as_slice());
    match roles.and_then(|roles| roles.first()) {
        Some(Role::Administrator) => "/beheer",
        Some(Role::Connector) => "/verbinder",
        Some(Role::Coordinator) => "/coordinator",
        Some(Role::Officer) => "/gemeente",
        _ => "/",
    }
}
