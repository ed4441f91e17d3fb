//! A buurtverbinder's tools: the paper, the desk, signing somebody up, "hier ben ik deze week".

use super::themes::Picture;
use super::{Choice, Wrong, choices, name_of, wrong};
use crate::app::begin::Begun;
use crate::app::paper::Size;
use crate::app::{App, DeskRow, Error, Invalid};
use crate::domain::{ConceptId, Neighbourhood};
use crate::i18n::Lang;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use crate::web::paper::{NoPaper, paper as print};
use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::{BTreeMap, HashMap};

/// Somebody who agreed to be answered for.
pub(in crate::web) struct Person {
    pub id: i64,
    pub name: String,
    pub neighbourhood: String,
    pub since: String,
}

pub(super) fn person(
    visitor: &Visitor,
    page: &Page,
    places: &[Neighbourhood],
    row: DeskRow,
) -> Person {
    let day = visitor.site.app.local(row.agreed);
    let month = page.t(&format!("month-{}", day.month()));
    Person {
        id: row.member.0,
        name: row.first_name,
        neighbourhood: name_of(places, row.neighbourhood),
        since: format!("{} {month}", day.day()),
    }
}

struct SeedLine {
    title: String,
    item: Option<i64>,
    over: bool,
    until: String,
}

#[derive(Template)]
#[template(path = "connector.html")]
struct ConnectorView {
    page: Page,
    /// First name, identity, and until when the card works.
    cards: Vec<(String, i64, String)>,
    seeds: Vec<SeedLine>,
    /// By top concept, in the order of the alphabet: the key of each by its label.
    possible: BTreeMap<String, BTreeMap<String, String>>,
    picture: Picture,
}

/// The tools, what waits, and what could begin.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let themes = app.themes(visitor.id()?).await;
    let themes = themes.map_err(|e| visitor.fail(&e))?;
    let waiting = app.waiting_for(visitor.id()?).await;
    let waiting = waiting.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("connector-title", "verbinder");
    let moment = |at| page.moment(app.local(at));
    let seed = |row: crate::app::SeedRow| SeedLine {
        title: row.seed.title,
        item: row.item.map(|id| id.0),
        over: row.seed.closes <= app.now(),
        until: moment(row.seed.closes),
    };
    Ok(render(&ConnectorView {
        picture: super::themes::draw(app, &page, &themes),
        cards: waiting
            .cards
            .into_iter()
            .map(|(name, id, until)| (name, id.0, moment(until)))
            .collect(),
        seeds: waiting.seeds.into_iter().map(seed).collect(),
        possible: by_subject(app, &page, &waiting.possible),
        page,
    }))
}

/// Label and key of each concept, under the label of its top concept.
fn by_subject(
    app: &App,
    page: &Page,
    concepts: &[ConceptId],
) -> BTreeMap<String, BTreeMap<String, String>> {
    let words = app.vocabulary();
    let mut found: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for concept in concepts {
        let top = words.ancestors(*concept).last().copied();
        let group = page.concept(words, top.unwrap_or(*concept));
        let label = page.concept(words, *concept);
        let key = words.key(*concept).to_owned();
        found.entry(group).or_default().insert(label, key);
    }
    found
}

#[derive(Template)]
#[template(path = "paper.html")]
struct PaperView {
    page: Page,
    choices: Vec<Choice>,
}

/// Which paper?
pub(in crate::web) async fn paper(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = app.as_connector(visitor.id()?).await;
    let me = me.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("paper-page-title", "verbinder");
    let home = places.iter().find(|n| n.id == me.member.neighbourhood);
    let chosen = home.map_or("", |n| n.slug.as_str());
    Ok(render(&PaperView {
        choices: choices(&page, &places, chosen),
        page,
    }))
}

/// The paper, as a PDF.
pub(in crate::web) async fn paper_pdf(
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = app.as_connector(visitor.id()?).await;
    me.map_err(|e| visitor.fail(&e))?;
    let asked = |name: &str| query.get(name).map_or("", String::as_str);
    let size = match asked("letters") {
        "groot" => Size::Large,
        _ => Size::Normal,
    };
    let slug = asked("buurt");
    let lang = Lang::of(asked("taal")).unwrap_or(visitor.lang);
    let pdf = print(app, lang, slug, size)
        .await
        .map_err(|error| match error {
            NoPaper::App(error) => visitor.fail(&error),
            NoPaper::Print(error) => visitor.fail(&Error::Dataset(error.to_string())),
        })?;
    let name = format!("inline; filename=\"{slug}.pdf\"");
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, pdf).into_response())
}

#[derive(Template)]
#[template(path = "here.html")]
struct HereView {
    page: Page,
    begun: Begun,
    choices: Vec<Choice>,
    wrong: Vec<Wrong>,
}

async fn here_view(
    visitor: &Visitor,
    begun: Begun,
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("here-title", "verbinder");
    Ok(render(&HereView {
        choices: choices(&page, &places, &begun.neighbourhood),
        wrong: wrong(&page, problems),
        begun,
        page,
    }))
}

/// Where are you this week?
pub(in crate::web) async fn here(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = app.as_connector(visitor.id()?).await;
    let me = me.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let home = places.iter().find(|n| n.id == me.member.neighbourhood);
    let begun = Begun {
        title: visitor
            .lang
            .with("here-about", &[("name", me.first_name.clone().into())]),
        body: visitor.lang.t("here-body"),
        neighbourhood: home.map(|n| n.slug.clone()).unwrap_or_default(),
        ..Begun::default()
    };
    here_view(&visitor, begun, &[]).await
}

/// Makes it known.
pub(in crate::web) async fn be_here(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let begun = Begun {
        title: fields.text("titel"),
        body: fields.text("tekst"),
        neighbourhood: fields.text("buurt"),
        place: fields.text("plaats"),
        date: fields.text("dag"),
        time: fields.text("tijd"),
        places: String::new(),
        weeks: "1".to_owned(),
    };
    match visitor.site.app.be_here(visitor.id()?, &begun).await {
        Ok(id) => {
            Ok(Redirect::to(&format!("/activiteiten/{id}?gezegd=flash-here")).into_response())
        }
        Err(Error::Invalid(problems)) => {
            let page = here_view(&visitor, begun, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}
