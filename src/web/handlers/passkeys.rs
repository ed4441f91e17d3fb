//! Passkeys: the devices one comes in with, and coming in with one. What goes to and from
//! `navigator.credentials` is JSON; without a script the pages show the code by mail alone.

use super::join::session_cookie;
use crate::app::passkeys::{Challenge, Device, Keys};
use crate::app::{self, Error};
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::middleware::LIVE_CSP;
use crate::web::page::{Page, render};
use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::json;
use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential};

#[derive(Template)]
#[template(path = "passkeys.html")]
struct PasskeysView {
    page: Page,
    /// Key, name, when it was made, when it was last used.
    devices: Vec<(String, String, String, Option<String>)>,
    /// Whether this site can give keys.
    possible: bool,
}

/// A key that a device made, for a challenge.
#[derive(Deserialize)]
pub(in crate::web) struct Made {
    handle: String,
    #[serde(default)]
    name: String,
    credential: RegisterPublicKeyCredential,
}

/// A device's answer to a challenge.
#[derive(Deserialize)]
pub(in crate::web) struct Answer {
    handle: String,
    credential: PublicKeyCredential,
}

/// Lets the script of a page ask this site, and nobody else.
pub(super) fn live(mut response: Response) -> Response {
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(LIVE_CSP),
    );
    response
}

fn keys(visitor: &Visitor) -> Result<&Keys, Error> {
    visitor.site.keys.as_ref().ok_or(Error::NotFound)
}

/// What a script is told: where to go, or the sentence that says what to do.
fn told(visitor: &Visitor, done: Result<&'static str, Error>) -> Response {
    let (status, key) = match done {
        Ok(to) => return Json(json!({ "to": to })).into_response(),
        Err(Error::Invalid(_)) => (StatusCode::UNPROCESSABLE_ENTITY, "error-passkey"),
        Err(Error::Late(key)) => (StatusCode::CONFLICT, key),
        Err(Error::NotFound) => (StatusCode::NOT_FOUND, "error-not-found"),
        Err(error) => {
            tracing::error!(%error, "a passkey could not be used");
            (StatusCode::INTERNAL_SERVER_ERROR, "error-server")
        }
    };
    let problem = visitor.lang.t(key);
    (status, Json(json!({ "problem": problem }))).into_response()
}

fn begun(visitor: &Visitor, challenge: app::Result<Challenge>) -> Response {
    match challenge {
        Ok(challenge) => Json(challenge).into_response(),
        Err(error) => told(visitor, Err(error)),
    }
}

/// The devices that one comes in with.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let devices = app.devices(visitor.id()?).await;
    let devices = devices.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("passkeys-title", "mijn");
    let day = |at| page.day(app.local(at).date());
    let line = |device: Device| {
        (
            device.key,
            device.name,
            day(device.made),
            device.used.map(day),
        )
    };
    Ok(live(render(&PasskeysView {
        devices: devices.into_iter().map(line).collect(),
        possible: visitor.site.keys.is_some(),
        page,
    })))
}

/// Begins to make a key.
pub(in crate::web) async fn begin(visitor: Visitor) -> Response {
    let token = visitor.token.as_deref().unwrap_or_default();
    let challenge = match keys(&visitor) {
        Ok(keys) => visitor.site.app.begin_passkey(keys, token).await,
        Err(error) => Err(error),
    };
    begun(&visitor, challenge)
}

/// Keeps a key.
pub(in crate::web) async fn add(visitor: Visitor, Json(made): Json<Made>) -> Response {
    let token = visitor.token.as_deref().unwrap_or_default();
    let name = match made.name.trim() {
        "" => visitor.lang.t("passkey-name-none"),
        name => name.to_owned(),
    };
    let done = match keys(&visitor) {
        Ok(keys) => {
            let app = &visitor.site.app;
            app.add_passkey(keys, token, &made.handle, &name, &made.credential)
                .await
        }
        Err(error) => Err(error),
    };
    told(&visitor, done.map(|()| "/mijn/sleutels"))
}

/// Takes a key away.
pub(in crate::web) async fn remove(
    visitor: Visitor,
    Path(key): Path<String>,
) -> Result<Response, WebError> {
    visitor.id()?;
    let token = visitor.token.as_deref().unwrap_or_default();
    let gone = visitor.site.app.remove_passkey(token, &key).await;
    gone.map_err(|e| visitor.fail(&e))?;
    Ok(Redirect::to("/mijn/sleutels?gezegd=flash-passkey-gone").into_response())
}

/// Begins to come in with a key.
pub(in crate::web) async fn ask(visitor: Visitor) -> Response {
    let challenge = match keys(&visitor) {
        Ok(keys) => visitor.site.app.begin_passkey_sign_in(keys).await,
        Err(error) => Err(error),
    };
    begun(&visitor, challenge)
}

/// Comes in with a key.
pub(in crate::web) async fn enter(visitor: Visitor, Json(answer): Json<Answer>) -> Response {
    let app = &visitor.site.app;
    let done = match keys(&visitor) {
        Ok(keys) => {
            app.enter_passkey(keys, &answer.handle, &answer.credential)
                .await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(token) => {
            let cookie = session_cookie(visitor.site.secure, &token);
            (cookie, told(&visitor, Ok("/voor-jou"))).into_response()
        }
        Err(error) => told(&visitor, Err(error)),
    }
}

/// Passes the second step with a key.
pub(in crate::web) async fn pass(visitor: Visitor, Json(answer): Json<Answer>) -> Response {
    let token = visitor.token.as_deref().unwrap_or_default();
    let app = &visitor.site.app;
    let done = match keys(&visitor) {
        Ok(keys) => {
            app.pass_with_passkey(keys, token, &answer.handle, &answer.credential)
                .await
        }
        Err(error) => Err(error),
    };
    told(&visitor, done.map(|()| super::second_step::start(&visitor)))
}
