//! "Vraag en aanbod": everybody reads it, who answers is seen once both said yes.

use super::for_you::said;
use super::{Wrong, wrong};
use crate::app::exchange::{Answered, Own, Posted};
use crate::app::words::without_contact;
use crate::app::{Error, Invalid};
use crate::domain::exchange::MANNERS;
use crate::domain::{ConceptId, Way};
use crate::web::Site;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// An ask or an offer as a card.
pub(super) struct Notice {
    pub id: i64,
    pub head: String,
    pub words: String,
    pub since: String,
    pub concepts: Vec<String>,
}

#[derive(Template)]
#[template(path = "exchanges.html")]
struct ExchangesView {
    page: Page,
    asks: Vec<Notice>,
    offers: Vec<Notice>,
    member: bool,
    ways: Vec<(&'static str, String, bool)>,
    manners: Vec<(&'static str, String, bool)>,
    words: String,
    without: Option<String>,
    wrong: Vec<Wrong>,
}

#[derive(Template)]
#[template(path = "exchange.html")]
struct ExchangeView {
    page: Page,
    notice: Notice,
    words: String,
    without: Option<String>,
    wrong: Vec<Wrong>,
}

/// What was written, without numbers and addresses where somebody chose that.
fn written(fields: &Fields) -> String {
    let words = fields.text("tekst");
    let without = without_contact(&words).filter(|_| fields.text("zonder") == "ja");
    without.unwrap_or(words)
}

struct OwnView {
    notice: Notice,
    open: bool,
    fulfilled: bool,
    answers: Vec<Answered>,
    fitting: Vec<Notice>,
}

#[derive(Template)]
#[template(path = "my_exchanges.html")]
struct MineView {
    page: Page,
    own: Vec<OwnView>,
}

#[derive(Template)]
#[template(path = "unanswered.html")]
struct UnansweredView {
    page: Page,
    waiting: Vec<Notice>,
}

/// A card of an ask or an offer, with the concepts it is about.
pub(super) fn notice(site: &Site, page: &Page, posted: Posted, about: &[ConceptId]) -> Notice {
    let key = format!("exchange-{}-{}", posted.way.name(), posted.manner);
    let vocabulary = site.app.vocabulary();
    Notice {
        id: posted.id,
        head: page.with(&key, "neighbourhood", posted.neighbourhood),
        words: posted.words,
        since: page.moment(site.app.local(posted.at)),
        concepts: about.iter().map(|c| page.concept(vocabulary, *c)).collect(),
    }
}

/// What fits somebody, for their own page.
pub(super) struct Fitting {
    pub id: i64,
    pub head: String,
    pub words: String,
    pub concepts: Vec<String>,
}

/// What others ask or offer that fits a resident, a few.
pub(super) async fn fitting(visitor: &Visitor, page: &Page) -> Result<Vec<Fitting>, WebError> {
    let found = visitor.site.app.exchanges_for(visitor.id()?).await;
    let found = found.map_err(|e| visitor.fail(&e))?;
    let make = |(posted, both): (Posted, Vec<ConceptId>)| {
        let made = notice(&visitor.site, page, posted, &both);
        Fitting {
            id: made.id,
            head: made.head,
            words: made.words,
            concepts: made.concepts,
        }
    };
    Ok(found.into_iter().take(3).map(make).collect())
}

async fn view(
    visitor: &Visitor,
    typed: (&str, &str, String),
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let all = visitor.site.app.exchanges().await;
    let all = all.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("exchange-title", "vraag-en-aanbod");
    let (asks, offers): (Vec<Posted>, Vec<Posted>) =
        all.into_iter().partition(|p| p.way == Way::Ask);
    let make = |p: Posted| notice(&visitor.site, &page, p, &[]);
    let (way, manner, words) = typed;
    Ok(render(&ExchangesView {
        asks: asks.into_iter().map(make).collect(),
        offers: offers.into_iter().map(make).collect(),
        member: visitor.member.is_some(),
        ways: Way::ALL
            .map(|w| {
                (
                    w.name(),
                    page.t(&format!("exchange-way-{}", w.name())),
                    w.name() == way,
                )
            })
            .to_vec(),
        manners: MANNERS
            .map(|m| (m, page.t(&format!("exchange-manner-{m}")), m == manner))
            .to_vec(),
        without: without_contact(&words),
        words,
        wrong: wrong(&page, problems),
        page,
    }))
}

/// Everything that is asked and offered.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    view(&visitor, ("ask", "help", String::new()), &[]).await
}

/// Asks or offers something.
pub(in crate::web) async fn post(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let (way, manner, words) = (fields.text("kant"), fields.text("wat"), written(&fields));
    let app = &visitor.site.app;
    let done = app
        .post_exchange(visitor.id()?, Way::of(&way), &manner, &words)
        .await;
    match done {
        Ok(_) => Ok(said("/vraag-en-aanbod/mijn", "flash-exchange")),
        Err(Error::Invalid(problems)) => {
            let page = view(&visitor, (&way, &manner, words), &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

async fn one_view(
    visitor: &Visitor,
    id: i64,
    words: String,
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let all = visitor.site.app.exchanges().await;
    let all = all.map_err(|e| visitor.fail(&e))?;
    let found = all.into_iter().find(|p| p.id == id);
    let found = found.ok_or_else(|| visitor.fail(&Error::NotFound))?;
    let page = visitor.page("exchange-title", "vraag-en-aanbod");
    let about = found.concepts.clone();
    Ok(render(&ExchangeView {
        notice: notice(&visitor.site, &page, found, &about),
        without: without_contact(&words),
        words,
        wrong: wrong(&page, problems),
        page,
    }))
}

/// One of them.
pub(in crate::web) async fn one(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    one_view(&visitor, id, String::new(), &[]).await
}

/// Answers it.
pub(in crate::web) async fn answer(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let words = written(&Fields::new(pairs));
    let app = &visitor.site.app;
    match app.answer_exchange(visitor.id()?, id, &words).await {
        Ok(()) => Ok(said("/vraag-en-aanbod", "flash-exchange-answered")),
        Err(Error::Invalid(problems)) => {
            let page = one_view(&visitor, id, words, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// One's own.
pub(in crate::web) async fn mine(visitor: Visitor) -> Result<Response, WebError> {
    let own = visitor.site.app.own_exchanges(visitor.id()?).await;
    let own = own.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("exchange-mine", "vraag-en-aanbod");
    let one = |own: Own| OwnView {
        open: own.open,
        fulfilled: own.fulfilled,
        answers: own.answers,
        fitting: own
            .fitting
            .into_iter()
            .map(|(p, both)| notice(&visitor.site, &page, p, &both))
            .collect(),
        notice: {
            let about = own.posted.concepts.clone();
            notice(&visitor.site, &page, own.posted, &about)
        },
    };
    Ok(render(&MineView {
        own: own.into_iter().map(one).collect(),
        page,
    }))
}

/// Yes or no to an answer.
pub(in crate::web) async fn decide(
    visitor: Visitor,
    Path((id, name, answer)): Path<(i64, String, String)>,
) -> Result<Response, WebError> {
    let yes = match answer.as_str() {
        "ja" => true,
        "nee" => false,
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let app = &visitor.site.app;
    let done = app.decide_exchange(visitor.id()?, id, &name, yes).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(if yes {
        said("/ontmoetingen", "flash-met")
    } else {
        said("/vraag-en-aanbod/mijn", "flash-no")
    })
}

/// It is done, or not needed any more.
pub(in crate::web) async fn close(
    visitor: Visitor,
    Path((id, how)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let fulfilled = match how.as_str() {
        "gelukt" => true,
        "weg" => false,
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let app = &visitor.site.app;
    let done = app.close_exchange(visitor.id()?, id, fulfilled).await;
    done.map_err(|e| visitor.fail(&e))?;
    let flash = if fulfilled {
        "flash-exchange-done"
    } else {
        "flash-saved"
    };
    Ok(said("/vraag-en-aanbod/mijn", flash))
}

/// What nobody answered, for a buurtverbinder.
pub(in crate::web) async fn unanswered(visitor: Visitor) -> Result<Response, WebError> {
    let waiting = visitor.site.app.unanswered(visitor.id()?).await;
    let waiting = waiting.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("exchange-unanswered", "verbinder");
    Ok(render(&UnansweredView {
        waiting: waiting
            .into_iter()
            .map(|p| {
                let about = p.concepts.clone();
                notice(&visitor.site, &page, p, &about)
            })
            .collect(),
        page,
    }))
}
