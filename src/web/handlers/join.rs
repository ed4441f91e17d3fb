//! "Wat kun jij brengen?"

use super::{Choice, Wrong, choices, wrong};
use crate::app::join::Told;
use crate::app::words::holds_contact;
use crate::app::{App, Error};
use crate::domain::{Availability, ConceptId};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor, cookie_name};
use crate::web::middleware::LIVE_CSP;
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// One day of the availability grid: name, and per part its number and whether it is ticked.
pub(in crate::web) struct Day {
    pub name: String,
    pub parts: Vec<(u32, bool)>,
}

pub(in crate::web) fn days(page: &Page, availability: Availability) -> Vec<Day> {
    (0..7)
        .map(|day| Day {
            name: page.t(&format!("day-{day}")),
            parts: (0..3)
                .map(|part| {
                    (
                        day * 3 + part,
                        availability.meets(Availability::slot(day, part)),
                    )
                })
                .collect(),
        })
        .collect()
}

pub(in crate::web) fn asks(page: &Page, chosen: u8) -> Vec<(u8, String, bool)> {
    (0..=3)
        .map(|n| (n, page.n("join-asks-option", n), n == chosen))
        .collect()
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinView {
    page: Page,
    told: Told,
    choices: Vec<Choice>,
    days: Vec<Day>,
    asks: Vec<(u8, String, bool)>,
    wrong: Vec<Wrong>,
}

/// What was understood of a field: its id, key and label of each concept, and whether others could
/// reach somebody by what stands in it.
struct Heard {
    id: &'static str,
    concepts: Vec<(String, String)>,
    contact: bool,
}

#[derive(Template)]
#[template(path = "join_heard.html")]
struct HeardView {
    page: Page,
    sides: [Heard; 3],
}

/// What is understood so far, while one types; nothing is kept.
pub(in crate::web) async fn heard(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let app = &visitor.site.app;
    let told = Fields::new(pairs).told(app);
    let page = visitor.page("join-title", "meedoen");
    let profile = app.understand(&told.words, &told.not_meant);
    let side = |id, text: &str, concepts: &[ConceptId]| Heard {
        id,
        concepts: concepts
            .iter()
            .map(|c| {
                let key = app.vocabulary().key(*c).to_owned();
                (key, page.concept(app.vocabulary(), *c))
            })
            .collect(),
        contact: holds_contact(text),
    };
    let sides = [
        side("brengt-begrepen", &told.words.brings, &profile.brings),
        side("graag-begrepen", &told.words.enjoys, &profile.enjoys),
        side("wil-begrepen", &told.words.would_like, &profile.would_like),
    ];
    render(&HeardView { sides, page })
}

async fn view(
    visitor: &Visitor,
    told: Told,
    problems: &[crate::app::Invalid],
) -> Result<Response, WebError> {
    let places = visitor
        .site
        .app
        .neighbourhoods()
        .await
        .map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("join-title", "meedoen");
    let mut response = render(&JoinView {
        choices: choices(&page, &places, &told.neighbourhood),
        days: days(&page, told.availability),
        asks: asks(&page, told.asks_per_week),
        wrong: wrong(&page, problems),
        told,
        page,
    });
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(LIVE_CSP),
    );
    Ok(response)
}

/// The form.
pub(in crate::web) async fn form(visitor: Visitor) -> Result<Response, WebError> {
    if visitor.member.is_some() {
        return Ok(Redirect::to("/mijn").into_response());
    }
    let told = Told {
        open_to_meet: true,
        asks_per_week: crate::app::join::ASKS_PER_WEEK,
        ..Told::default()
    };
    view(&visitor, told, &[]).await
}

/// Joining: a member and a session on this device.
pub(in crate::web) async fn submit(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let told = Fields::new(pairs).told(app);
    match app.join(&told).await {
        Ok(member) => {
            let token = session(&visitor, app, member).await?;
            // The draft of the form goes with it: the next one at this tab starts with an empty page.
            let clear = [("clear-site-data", "\"storage\"")];
            Ok((clear, token, Redirect::to("/voor-jou")).into_response())
        }
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, told, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

type SetCookie = [(header::HeaderName, String); 1];

/// Starts a session and gives the header that keeps it on this device.
pub(in crate::web) async fn session(
    visitor: &Visitor,
    app: &App,
    member: crate::domain::MemberId,
) -> Result<SetCookie, WebError> {
    let token = app
        .start_session(member)
        .await
        .map_err(|e| visitor.fail(&e))?;
    Ok(session_cookie(visitor.site.secure, &token))
}

/// The header that keeps a session on this device, as long as it lasts.
pub(in crate::web) fn session_cookie(secure: bool, token: &str) -> SetCookie {
    set_cookie(secure, cookie_name(secure), token, 180 * 24 * 3_600)
}

pub(in crate::web) fn set_cookie(secure: bool, name: &str, token: &str, seconds: u32) -> SetCookie {
    let tls = if secure { "; Secure" } else { "" };
    let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{tls}");
    [(header::SET_COOKIE, cookie)]
}
