//! How often mail comes, what it looks like, and the way out of it that needs no account.

use super::for_you::said;
use super::{Wrong, wrong};
use crate::app::{Field, Invalid};
use crate::domain::MemberId;
use crate::domain::digest::{MailChoices, Rhythm};
use crate::mail::digest::{Frame, write};
use crate::web::error::WebError;
use crate::web::extractors::{Anyone, Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// A rhythm to choose.
pub(super) struct RhythmChoice {
    pub value: &'static str,
    pub label: String,
    pub chosen: bool,
}

/// The value of a rhythm in a form.
fn value(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Daily => "dag",
        Rhythm::Weekly => "week",
        Rhythm::Monthly => "maand",
        Rhythm::Never => "nooit",
    }
}

/// The rhythms in words; none is chosen before somebody chose.
pub(super) fn rhythms(page: &Page, chosen: Option<Rhythm>) -> Vec<RhythmChoice> {
    let choice = |rhythm: Rhythm| RhythmChoice {
        value: value(rhythm),
        label: page.t(&format!("mail-{}", rhythm.name())),
        chosen: chosen == Some(rhythm),
    };
    Rhythm::ALL.map(choice).into()
}

#[derive(Template)]
#[template(path = "mail.html")]
struct MailView {
    page: Page,
    rhythms: Vec<RhythmChoice>,
    notices: bool,
    address: Option<String>,
    wrong: Vec<Wrong>,
}

async fn view(visitor: &Visitor, problems: &[Invalid]) -> Result<Response, WebError> {
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let address = app.address(me).await.map_err(|e| visitor.fail(&e))?;
    let MailChoices { rhythm, notices } =
        app.mail_choices(me).await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("mail-title", "mijn/post");
    Ok(render(&MailView {
        rhythms: rhythms(&page, rhythm),
        notices,
        address,
        wrong: wrong(&page, problems),
        page,
    }))
}

/// The page.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    view(&visitor, &[]).await
}

/// Keeps how often mail comes.
pub(in crate::web) async fn choose(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let asked = fields.text("ritme");
    let Some(rhythm) = Rhythm::ALL.into_iter().find(|r| value(*r) == asked) else {
        let problem = Invalid {
            field: Field::Rhythm,
            problem: "error-rhythm",
        };
        let page = view(&visitor, &[problem]).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let notices = match fields.text("meteen").as_str() {
        "ja" => Some(true),
        "nee" => Some(false),
        _ => None,
    };
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let done = app.choose_mail(me, rhythm, notices).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/mijn/post", "flash-saved"))
}

#[derive(Template)]
#[template(path = "no_example.html")]
struct NoExampleView {
    page: Page,
}

/// What one's own digest would say now, as a mail program shows it.
pub(in crate::web) async fn example(visitor: Visitor) -> Result<Response, WebError> {
    let (site, me) = (&visitor.site, visitor.id()?);
    let digest = site
        .app
        .digest_now(me)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let frame = Frame {
        town: &site.app.town().name,
        site: "",
        phone: site.look.phone.as_deref(),
        styles: Some("/assets/mail.css"),
    };
    let written = digest.and_then(|d| write(&d, visitor.lang, &frame).ok());
    Ok(match written {
        Some(written) => Html(written.html).into_response(),
        None => render(&NoExampleView {
            page: visitor.page("mail-example", "mijn/post"),
        }),
    })
}

#[derive(Template)]
#[template(path = "mail_stop.html")]
struct StopView {
    page: Page,
    action: String,
    stopped: bool,
}

fn stop_page(anyone: &Anyone, member: i64, key: &str, stopped: bool) -> Response {
    let title = if stopped { "mail-stopped" } else { "mail-stop" };
    render(&StopView {
        page: anyone.page(title, ""),
        action: format!("/post/stop/{member}/{key}"),
        stopped,
    })
}

/// Asks before it stops: programs that look at links for people stop nothing.
pub(in crate::web) async fn stop(
    anyone: Anyone,
    Path((member, key)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    if !anyone.site.app.stops(MemberId(member), &key) {
        return Err(anyone.fail(&crate::app::Error::NotFound));
    }
    Ok(stop_page(&anyone, member, &key, false))
}

/// Stops, for a person or for their mail program (RFC 8058).
pub(in crate::web) async fn stopped(
    anyone: Anyone,
    Path((member, key)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let done = anyone.site.app.stop_digests(MemberId(member), &key).await;
    done.map_err(|e| anyone.fail(&e))?;
    Ok(stop_page(&anyone, member, &key, true))
}
