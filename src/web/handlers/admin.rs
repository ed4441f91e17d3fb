//! Who has which role.

use super::{Wrong, wrong};
use crate::app::administer::{Granted, ROLES, role_name};
use crate::app::{Error, Invalid};
use crate::domain::{MemberId, Role};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

struct HolderView {
    id: i64,
    name: String,
    role: &'static str,
    label: String,
    organisation: String,
    phone: String,
    second_step: bool,
}

#[derive(Template)]
#[template(path = "admin.html")]
struct AdminView {
    page: Page,
    holders: Vec<HolderView>,
    granted: Granted,
    /// Name, label, whether it is chosen.
    roles: Vec<(&'static str, String, bool)>,
    wrong: Vec<Wrong>,
}

async fn view(
    visitor: &Visitor,
    granted: Granted,
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let holders = app.holders(visitor.id()?).await;
    let holders = holders.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("admin-title", "beheer");
    let label = |name: &str| page.t(&format!("role-{name}"));
    let holder = |h: crate::app::administer::Holder| HolderView {
        id: h.row.member.0,
        role: role_name(h.row.role),
        label: label(role_name(h.row.role)),
        name: h.row.first_name,
        organisation: h.row.organisation,
        phone: h.row.phone,
        second_step: h.second_step,
    };
    Ok(render(&AdminView {
        holders: holders.into_iter().map(holder).collect(),
        roles: ROLES
            .iter()
            .map(|(name, role)| (*name, label(name), granted.role == Some(*role)))
            .collect(),
        wrong: wrong(&page, problems),
        granted,
        page,
    }))
}

/// Everybody with a role.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    view(&visitor, Granted::default(), &[]).await
}

fn role(name: &str) -> Option<Role> {
    ROLES
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, role)| *role)
}

/// Gives a role.
pub(in crate::web) async fn grant(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let granted = Granted {
        address: fields.text("adres"),
        role: role(&fields.text("rol")),
        organisation: fields.text("organisatie"),
        phone: fields.text("telefoon"),
    };
    match visitor.site.app.grant(visitor.id()?, &granted).await {
        Ok(()) => Ok(Redirect::to("/beheer?gezegd=flash-granted").into_response()),
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, granted, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// Takes a role back.
pub(in crate::web) async fn withdraw(
    visitor: Visitor,
    Path((member, name)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let role = role(&name).ok_or_else(|| visitor.fail(&Error::NotFound))?;
    let gone = app.withdraw(visitor.id()?, MemberId(member), role).await;
    gone.map_err(|e| visitor.fail(&e))?;
    Ok(Redirect::to("/beheer?gezegd=flash-withdrawn").into_response())
}

/// Lets somebody set their second step up again.
pub(in crate::web) async fn reset(
    visitor: Visitor,
    Path(member): Path<i64>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let gone = app.reset_second_step(visitor.id()?, MemberId(member)).await;
    gone.map_err(|e| visitor.fail(&e))?;
    Ok(Redirect::to("/beheer?gezegd=flash-reset").into_response())
}
