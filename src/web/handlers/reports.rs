//! Something happened: telling it, answering it, not agreeing with the answer.

use super::for_you::said;
use super::{Wrong, wrong};
use crate::app::moderate::{ANSWERS, About, Case, Mine, WHATS};
use crate::app::{Error, Invalid};
use crate::domain::ItemId;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A choice: value, label, whether it is chosen.
type Options = Vec<(&'static str, String, bool)>;

#[derive(Template)]
#[template(path = "report.html")]
struct ReportView {
    page: Page,
    action: String,
    whats: Options,
    words: String,
    wrong: Vec<Wrong>,
}

struct CaseView {
    id: i64,
    what: String,
    words: String,
    appeal: String,
    moment: String,
    reporter: String,
    about: Option<String>,
    item: Option<String>,
    answers: Options,
    reasons: String,
    wrong: Vec<Wrong>,
}

#[derive(Template)]
#[template(path = "reports.html")]
struct ReportsView {
    page: Page,
    cases: Vec<CaseView>,
}

struct MineView {
    id: i64,
    sent: bool,
    what: String,
    words: String,
    answer: Option<String>,
    reasons: String,
    can_appeal: bool,
}

#[derive(Template)]
#[template(path = "my_reports.html")]
struct MineListView {
    page: Page,
    reports: Vec<MineView>,
    wrong: Vec<Wrong>,
}

fn about(kind: &str, key: &str) -> Option<About> {
    match kind {
        "ontmoeting" => Some(About::Meeting(key.to_owned())),
        "verhaal" => Some(About::Story(key.to_owned())),
        "vraag" => key.parse().ok().map(About::Exchange),
        "iets" => key.parse().ok().map(|id| About::Item(ItemId(id))),
        _ => None,
    }
}

fn options(page: &Page, start: &str, all: &[&'static str], chosen: &str) -> Options {
    all.iter()
        .map(|name| (*name, page.t(&format!("{start}-{name}")), *name == chosen))
        .collect()
}

fn form_view(
    visitor: &Visitor,
    path: &str,
    what: &str,
    words: String,
    problems: &[Invalid],
) -> Response {
    let page = visitor.page("report-title", "");
    render(&ReportView {
        action: format!("/melden/{path}"),
        whats: options(&page, "report-what", &WHATS, what),
        words,
        wrong: wrong(&page, problems),
        page,
    })
}

/// The form.
pub(in crate::web) async fn form(
    visitor: Visitor,
    Path((kind, key)): Path<(String, String)>,
) -> Result<Response, WebError> {
    visitor.id()?;
    about(&kind, &key).ok_or_else(|| visitor.fail(&Error::NotFound))?;
    Ok(form_view(
        &visitor,
        &format!("{kind}/{key}"),
        "",
        String::new(),
        &[],
    ))
}

/// Tells what happened.
pub(in crate::web) async fn send(
    visitor: Visitor,
    Path((kind, key)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let (what, words) = (fields.text("wat"), fields.text("tekst"));
    let about = about(&kind, &key).ok_or_else(|| visitor.fail(&Error::NotFound))?;
    let app = &visitor.site.app;
    match app.report(visitor.id()?, &about, &what, &words).await {
        Ok(()) => Ok(said("/mijn/meldingen", "flash-reported")),
        Err(Error::Invalid(problems)) => {
            let page = form_view(&visitor, &format!("{kind}/{key}"), &what, words, &problems);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

fn case(visitor: &Visitor, page: &Page, case: Case) -> CaseView {
    let new = case.report.new;
    CaseView {
        id: case.report.id,
        what: page.t(&format!("report-what-{}", new.what)),
        words: new.words,
        appeal: case.report.appeal,
        moment: page.moment(visitor.site.app.local(case.report.at)),
        reporter: case.reporter,
        about: case.about,
        item: case
            .item
            .map(|i| i.new.title)
            .or(case.story)
            .or(case.exchange),
        answers: options(page, "report-answer", &ANSWERS, ""),
        reasons: String::new(),
        wrong: Vec::new(),
    }
}

async fn queue(
    visitor: &Visitor,
    typed: Option<(i64, &str, String, &[Invalid])>,
) -> Result<Response, WebError> {
    let cases = visitor.site.app.cases(visitor.id()?).await;
    let cases = cases.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("reports-title", "meldingen");
    let mut cases: Vec<CaseView> = cases.into_iter().map(|c| case(visitor, &page, c)).collect();
    if let Some((id, answer, reasons, problems)) = typed
        && let Some(found) = cases.iter_mut().find(|c| c.id == id)
    {
        found.answers = options(&page, "report-answer", &ANSWERS, answer);
        found.reasons = reasons;
        found.wrong = wrong(&page, problems);
    }
    Ok(render(&ReportsView { cases, page }))
}

/// What waits for an answer.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    queue(&visitor, None).await
}

/// Answers one.
pub(in crate::web) async fn answer(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let (answer, reasons) = (fields.text("wat"), fields.text("tekst"));
    let app = &visitor.site.app;
    match app
        .answer_report(visitor.id()?, id, &answer, &reasons)
        .await
    {
        Ok(()) => Ok(said("/meldingen", "flash-saved")),
        Err(Error::Invalid(problems)) => {
            let page = queue(&visitor, Some((id, &answer, reasons, &problems))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

async fn own(visitor: &Visitor, problems: &[Invalid]) -> Result<Response, WebError> {
    let mine = visitor.site.app.my_reports(visitor.id()?).await;
    let mine = mine.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("my-reports-title", "mijn");
    let one = |Mine { report, sent }| MineView {
        id: report.id,
        sent,
        what: page.t(&format!("report-what-{}", report.new.what)),
        // Who it is about reads what it was about and the reasons, not the words of who sent it.
        words: if sent {
            report.new.words
        } else {
            String::new()
        },
        can_appeal: report.answered.is_some() && report.appeal.is_empty(),
        answer: report.answer.map(|a| page.t(&format!("report-answer-{a}"))),
        reasons: report.reasons,
    };
    Ok(render(&MineListView {
        reports: mine.into_iter().map(one).collect(),
        wrong: wrong(&page, problems),
        page,
    }))
}

/// What one sent, and what was answered about one.
pub(in crate::web) async fn mine(visitor: Visitor) -> Result<Response, WebError> {
    own(&visitor, &[]).await
}

/// Does not agree.
pub(in crate::web) async fn appeal(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let words = Fields::new(pairs).text("tekst");
    match visitor.site.app.appeal(visitor.id()?, id, &words).await {
        Ok(()) => Ok(said("/mijn/meldingen", "flash-appeal")),
        Err(Error::Invalid(problems)) => {
            let page = own(&visitor, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}
