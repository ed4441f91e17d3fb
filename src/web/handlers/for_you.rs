//! Suggestions with their real reasons, and what one can do with them.

use super::browse::{Card, card};
use super::choices::{Panel, panel};
use super::exchange::{Fitting, fitting};
use crate::app::Error;
use crate::app::recommend::{Suggested, Suggestion};
use crate::domain::introduction::Answer;
use crate::domain::{AskId, ItemId, Kind, Neighbourhood, Presence};
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use crate::web::reasons::{Spoken, speak};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::HashMap;

/// How many of each kind the page shows; the overview has everything.
const SHOWN: usize = 6;

struct Suggest {
    card: Option<Card>,
    proposal: String,
    reasons: Vec<Spoken>,
    cycling: Option<u32>,
}

struct Asked {
    id: i64,
    text: String,
    card: Card,
}

#[derive(Template)]
#[template(path = "for_you.html")]
struct ForYouView {
    page: Page,
    questions: Vec<Asked>,
    going: Vec<Suggest>,
    helping: Vec<Suggest>,
    meeting: Vec<Suggest>,
    open: bool,
    panel: Panel,
    fitting: Vec<Fitting>,
    saved: Vec<Card>,
    to_tell_of: Vec<Card>,
    paused: bool,
    unseen: bool,
    seeds: Vec<(i64, String, String, String)>,
    /// Whether mail is offered: there is an address and nothing was chosen yet.
    offers_mail: bool,
}

/// The page.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = visitor.id()?;
    let fail = |e: &Error| visitor.fail(e);
    let places = app.neighbourhoods().await.map_err(|e| fail(&e))?;
    let titles = app.titles().await.map_err(|e| fail(&e))?;
    let page = visitor.page("for-you-title", "voor-jou");
    let [going, helping, meeting] = lists(&visitor, &page, &places, &titles).await?;
    let asked = app.questions(me).await.map_err(|e| fail(&e))?;
    let questions = asked
        .iter()
        .map(|q| Asked {
            id: q.id.0,
            text: page.with("question-text", "organisation", &q.item.new.organisation),
            card: card(&visitor.site, &page, &places, &q.item),
        })
        .collect();
    let open = app.open_for_people(me).await.map_err(|e| fail(&e))?;
    let choices = app.choices(me).await.map_err(|e| fail(&e))?;
    let saved = app.saved(me).await.map_err(|e| fail(&e))?;
    let to_tell_of = app.to_tell_of(me).await.map_err(|e| fail(&e))?;
    let presence = app.presence(me).await.map_err(|e| fail(&e))?;
    let seeds = super::seeds::offered(&visitor, &places).await?;
    let offers_mail = app.may_offer_mail(me).await.map_err(|e| fail(&e))?;
    Ok(render(&ForYouView {
        offers_mail,
        fitting: fitting(&visitor, &page).await?,
        seeds,
        panel: panel(&visitor, &page, &choices),
        to_tell_of: to_tell_of
            .iter()
            .map(|i| card(&visitor.site, &page, &places, i))
            .collect(),
        saved: saved
            .iter()
            .map(|i| card(&visitor.site, &page, &places, i))
            .collect(),
        paused: presence == Presence::Paused,
        unseen: presence != Presence::Seen,
        questions,
        going,
        helping,
        meeting,
        open,
        page,
    }))
}

/// Where to go (activities first, then initiatives), where to help, whom to meet.
async fn lists(
    visitor: &Visitor,
    page: &Page,
    places: &[Neighbourhood],
    titles: &HashMap<ItemId, String>,
) -> Result<[Vec<Suggest>; 3], WebError> {
    let me = visitor.id()?;
    let mut lists = [Vec::new(), Vec::new(), Vec::new()];
    for (list, kind) in [
        (0, Kind::Activities),
        (0, Kind::Initiatives),
        (1, Kind::Opportunities),
        (2, Kind::People),
    ] {
        let found = visitor.site.app.recommend(me, kind, SHOWN).await;
        let found = found.map_err(|e| visitor.fail(&e))?;
        let made = found
            .iter()
            .map(|s| suggest(visitor, page, places, titles, s));
        lists[list].extend(made);
    }
    Ok(lists)
}

fn suggest(
    visitor: &Visitor,
    page: &Page,
    places: &[Neighbourhood],
    titles: &HashMap<ItemId, String>,
    suggestion: &Suggestion,
) -> Suggest {
    let vocabulary = visitor.site.app.vocabulary();
    let recommendation = &suggestion.recommendation;
    match &suggestion.what {
        Suggested::Item(item) => Suggest {
            card: Some(card(&visitor.site, page, places, item)),
            proposal: String::new(),
            cycling: suggestion.cycling,
            reasons: speak(page.lang, vocabulary, titles, recommendation, false),
        },
        Suggested::Proposal(id) => Suggest {
            card: None,
            cycling: None,
            proposal: id.clone(),
            reasons: speak(page.lang, vocabulary, titles, recommendation, true),
        },
    }
}

pub(super) fn said(path: &str, flash: &str) -> Response {
    Redirect::to(&format!("{path}?gezegd={flash}")).into_response()
}

/// Yes or no to a neighbour.
pub(in crate::web) async fn answer_proposal(
    visitor: Visitor,
    Path((proposal, answer)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let answer = match answer.as_str() {
        "ja" => Answer::Yes,
        "nee" => Answer::No,
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let met = visitor
        .site
        .app
        .answer_proposal(visitor.id()?, &proposal, answer)
        .await;
    Ok(match (met.map_err(|e| visitor.fail(&e))?, answer) {
        (true, _) => said("/ontmoetingen", "flash-met"),
        (false, Answer::Yes) => said("/voor-jou", "flash-yes"),
        (false, Answer::No) => said("/voor-jou", "flash-no"),
    })
}

/// Yes or no to a question of a wave.
pub(in crate::web) async fn answer_question(
    visitor: Visitor,
    Path((id, answer)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let yes = match answer.as_str() {
        "ja" => true,
        "nee" => false,
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let done = visitor
        .site
        .app
        .answer_question(visitor.id()?, AskId(id), yes)
        .await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/voor-jou", "flash-answered"))
}

/// "Niet dit".
pub(in crate::web) async fn not_this(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let done = visitor.site.app.not_this(visitor.id()?, ItemId(id)).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/voor-jou", "flash-saved"))
}
