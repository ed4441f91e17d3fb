//! Coming back: an address, six digits or the link of the letter. Every answer is the same whether the
//! address has an account or not.

use super::join::{session_cookie, set_cookie};
use super::{Wrong, wrong};
use crate::app::Error;
use crate::domain::TownKind;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor, code_cookie};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// How long the browser keeps what belongs to a code, in seconds: somewhat longer than the code lasts,
/// so that a late one is told that it is late.
const HANDLE: u32 = 3_600;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInView {
    page: Page,
    /// Whether one can come in with a passkey here.
    keys: bool,
    address: String,
    wrong: Vec<Wrong>,
}

#[derive(Template)]
#[template(path = "code.html")]
struct CodeView {
    page: Page,
    wrong: Vec<Wrong>,
    old: bool,
    /// In the demo no letter leaves: where they can be read.
    letters: bool,
}

#[derive(Template)]
#[template(path = "link.html")]
struct LinkView {
    page: Page,
    link: String,
}

#[derive(Template)]
#[template(path = "letters.html")]
struct LettersView {
    page: Page,
    /// Address, subject, text.
    letters: Vec<(String, String, String)>,
}

/// Where do we send it?
pub(in crate::web) async fn form(visitor: Visitor) -> Response {
    if visitor.member.is_some() {
        return Redirect::to("/mijn").into_response();
    }
    super::passkeys::live(render(&SignInView {
        keys: visitor.site.keys.is_some(),
        page: visitor.page("sign-in-title", "inloggen"),
        address: String::new(),
        wrong: Vec::new(),
    }))
}

/// Sends a letter, or one that says that there is no account.
pub(in crate::web) async fn ask(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let address = Fields::new(pairs).text("adres");
    let app = &visitor.site.app;
    match app.ask_code(&address, visitor.lang.tag()).await {
        Ok(handle) => Ok(to_code(&visitor, &handle)),
        Err(Error::Invalid(problems)) => {
            let page = visitor.page("sign-in-title", "inloggen");
            let view = SignInView {
                keys: visitor.site.keys.is_some(),
                wrong: wrong(&page, &problems),
                address,
                page,
            };
            let answer = (StatusCode::UNPROCESSABLE_ENTITY, render(&view)).into_response();
            Ok(super::passkeys::live(answer))
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// A resident adds an address to come back with.
pub(in crate::web) async fn confirm(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let member = visitor.id()?;
    let address = Fields::new(pairs).text("adres");
    let app = &visitor.site.app;
    match app
        .ask_to_confirm(member, &address, visitor.lang.tag())
        .await
    {
        Ok(handle) => Ok(to_code(&visitor, &handle)),
        Err(Error::Invalid(problems)) => {
            super::me::with_problems(&visitor, address, &problems).await
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

fn to_code(visitor: &Visitor, handle: &str) -> Response {
    let name = code_cookie(visitor.site.secure);
    let cookie = set_cookie(visitor.site.secure, name, handle, HANDLE);
    (cookie, Redirect::to("/inloggen/code")).into_response()
}

fn code_view(visitor: &Visitor, problems: &[crate::app::Invalid], old: bool) -> CodeView {
    let page = visitor.page("code-title", "inloggen");
    CodeView {
        wrong: wrong(&page, problems),
        letters: visitor.site.app.town().kind == TownKind::Demo,
        old,
        page,
    }
}

/// The six digits, please.
pub(in crate::web) async fn code(visitor: Visitor) -> Response {
    if visitor.code.is_none() {
        return Redirect::to("/inloggen").into_response();
    }
    render(&code_view(&visitor, &[], false))
}

/// Signs in.
pub(in crate::web) async fn enter(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let Some(handle) = &visitor.code else {
        return Ok(Redirect::to("/inloggen").into_response());
    };
    let typed = Fields::new(pairs).text("code");
    match visitor.site.app.enter_code(handle, &typed).await {
        Ok(token) => Ok(signed_in(&visitor, &token)),
        Err(Error::Invalid(problems)) => {
            let view = code_view(&visitor, &problems, false);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&view)).into_response())
        }
        Err(Error::Late(_)) => {
            let view = code_view(&visitor, &[], true);
            Ok((StatusCode::CONFLICT, render(&view)).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

pub(super) fn signed_in(visitor: &Visitor, token: &str) -> Response {
    let secure = visitor.site.secure;
    let session = session_cookie(secure, token);
    let mut response = (session, Redirect::to("/voor-jou")).into_response();
    let [(_, gone)] = set_cookie(secure, code_cookie(secure), "", 0);
    if let Ok(gone) = gone.parse() {
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

/// The page behind the link of a letter: programs that look at links for people sign nobody in.
pub(in crate::web) async fn link(visitor: Visitor, Path(link): Path<String>) -> Response {
    render(&LinkView {
        page: visitor.page("link-title", "inloggen"),
        link,
    })
}

/// Signs in by the link.
pub(in crate::web) async fn enter_link(
    visitor: Visitor,
    Path(link): Path<String>,
) -> Result<Response, WebError> {
    match visitor.site.app.enter_link(&link).await {
        Ok(token) => Ok(signed_in(&visitor, &token)),
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// Ends a session on another device.
pub(in crate::web) async fn end(
    visitor: Visitor,
    Path(name): Path<String>,
) -> Result<Response, WebError> {
    let member = visitor.id()?;
    let app = &visitor.site.app;
    app.end_session_named(member, &name)
        .await
        .map_err(|e| visitor.fail(&e))?;
    Ok(Redirect::to("/mijn?gezegd=flash-session-ended#sessies").into_response())
}

/// The letters of the invented town: none of them leaves.
pub(in crate::web) async fn letters(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    if app.town().kind != TownKind::Demo {
        return Err(visitor.fail(&Error::NotFound));
    }
    let waiting = app.waiting_letters().await.map_err(|e| visitor.fail(&e))?;
    let letters = waiting.into_iter().map(|letter| {
        let (subject, text) = crate::mail::words(&letter, &app.town().name, "");
        (letter.address, subject, text)
    });
    Ok(render(&LettersView {
        letters: letters.collect(),
        page: visitor.page("letters-title", "brieven"),
    }))
}
