//! Who is there for the neighbourhood: a face, a "breng", a number to call, and where to find them.

use super::browse::{Card, card};
use super::name_of;
use super::sign_in::signed_in;
use super::{Wrong, wrong};
use crate::app::Error;
use crate::app::paper::Printed;
use crate::domain::{Neighbourhood, PaperCode, Role};
use crate::web::error::WebError;
use crate::web::extractors::{Anyone, Fields, Visitor};
use crate::web::page::{Page, drawing_of, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

struct FaceView {
    drawing: usize,
    name: String,
    role: String,
    organisation: String,
    phone: String,
    brings: String,
    neighbourhood: String,
    here: Vec<Card>,
}

#[derive(Template)]
#[template(path = "faces.html")]
struct FacesView {
    page: Page,
    faces: Vec<FaceView>,
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Connector => "role-connector",
        Role::Coordinator => "role-coordinator",
        Role::Officer => "role-officer",
        Role::Administrator => "role-administrator",
        Role::Resident => "role-resident",
    }
}

/// Everybody who is there by role.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let faces = app.faces().await.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("faces-title", "gezichten");
    let view = |face: crate::app::street::Face| FaceView {
        drawing: drawing_of(&face.row.first_name),
        role: page.t(role_key(face.row.role)),
        neighbourhood: name_of(&places, face.row.neighbourhood),
        here: face
            .here
            .iter()
            .map(|i| card(&visitor.site, &page, &places, i))
            .collect(),
        name: face.row.first_name,
        organisation: face.row.organisation,
        phone: face.row.phone,
        brings: face.row.brings,
    };
    Ok(render(&FacesView {
        faces: faces.into_iter().map(view).collect(),
        page,
    }))
}

#[derive(Template)]
#[template(path = "scheme_code.html")]
struct SchemeCodeView {
    page: Page,
    key: String,
    places: Vec<Neighbourhood>,
}

/// The page behind a code of a paper. Who asks is not looked at: it may be a scheme (promise P2). That
/// it came by paper goes along in the address, for the count of the page.
pub(in crate::web) async fn code(
    anyone: Anyone,
    Path(code): Path<String>,
) -> Result<Response, WebError> {
    let app = &anyone.site.app;
    let code = PaperCode::read(&code).map_err(|_| anyone.fail(&Error::NotFound))?;
    let to = match app.printed(code).await.map_err(|e| anyone.fail(&e))? {
        Printed::Item(item) => {
            format!("/{}/{}", super::browse::path_of(item.new.kind), item.id)
        }
        Printed::Story(key) => format!("/verhalen/{key}"),
        Printed::Scheme(key) => {
            let places = app.neighbourhoods().await.map_err(|e| anyone.fail(&e))?;
            let page = anyone.page("schemes-choose", "regelingen");
            return Ok(render(&SchemeCodeView { page, key, places }));
        }
    };
    Ok(Redirect::to(&to).into_response())
}

#[derive(Template)]
#[template(path = "sign_in_card.html")]
struct CardSignInView {
    page: Page,
    wrong: Vec<Wrong>,
}

/// The twelve signs of a card, please.
pub(in crate::web) async fn card_form(visitor: Visitor) -> Response {
    if visitor.member.is_some() {
        return Redirect::to("/mijn").into_response();
    }
    render(&CardSignInView {
        page: visitor.page("sign-in-card-title", "inloggen"),
        wrong: Vec::new(),
    })
}

/// Signs in with a card.
pub(in crate::web) async fn enter_card(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let typed = Fields::new(pairs).text("code");
    match visitor.site.app.enter_card(&typed).await {
        Ok(token) => Ok(signed_in(&visitor, &token)),
        Err(Error::Invalid(problems)) => {
            let page = visitor.page("sign-in-card-title", "inloggen");
            let view = CardSignInView {
                wrong: wrong(&page, &problems),
                page,
            };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&view)).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// A resident answers for themselves from now on.
pub(in crate::web) async fn answer_for_myself(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let done = app.answer_for_myself(visitor.id()?).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(Redirect::to("/mijn?gezegd=flash-saved#wie-keek").into_response())
}
