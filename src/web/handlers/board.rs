//! One opportunity of a coordinator: who said yes and no one else, tasks, thanks (promise P6).

use super::browse::{Card, card};
use super::coordinator::Pairs;
use super::for_you::said;
use super::{Wrong, wrong};
use crate::app::board::Board;
use crate::app::{Error, Invalid, Result as Done};
use crate::domain::{Availability, ItemId};
use crate::i18n::Value;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

struct Helper {
    key: String,
    first_name: String,
    brings: String,
    when: Vec<String>,
    thanked: bool,
}

#[derive(Template)]
#[template(path = "board.html")]
struct BoardView {
    page: Page,
    card: Card,
    board: Board,
    places: u32,
    next: Option<String>,
    concepts: Vec<(String, String)>,
    helpers: Vec<Helper>,
    task: (String, String),
    wrong: Vec<Wrong>,
}

impl BoardView {
    /// A number of places as a share of all of them.
    fn percent(&self, places: &u32) -> u32 {
        places * 100 / self.places.max(1)
    }

    /// How many places are filled, and how many will be.
    fn filling(&self) -> String {
        let values = [
            ("taken", Value::from(i64::from(self.board.item.taken))),
            ("places", Value::from(i64::from(self.places))),
            ("expected", Value::from(i64::from(self.board.expected))),
        ];
        self.page.lang.with("board-filling", &values)
    }
}

async fn view(
    visitor: &Visitor,
    id: i64,
    task: (String, String),
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let board = app.board(visitor.id()?, ItemId(id)).await;
    let mut board = board.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let mut page = visitor.page("coordinator-title", "coordinator");
    page.title.clone_from(&board.item.new.title);
    let helper = |h: crate::app::board::Helper| Helper {
        when: when(&page, Availability(h.availability)),
        key: h.key,
        first_name: h.first_name,
        brings: h.brings,
        thanked: h.thanked,
    };
    let vocabulary = app.vocabulary();
    let named = |c: &_| (vocabulary.key(*c).to_owned(), page.concept(vocabulary, *c));
    Ok(render(&BoardView {
        card: card(&visitor.site, &page, &places, &board.item),
        places: board.item.new.places.unwrap_or(0),
        next: board.next.map(|at| page.moment(app.local(at))),
        concepts: board.concepts.iter().map(named).collect(),
        helpers: std::mem::take(&mut board.helpers)
            .into_iter()
            .map(helper)
            .collect(),
        task,
        wrong: wrong(&page, problems),
        board,
        page,
    }))
}

fn when(page: &Page, availability: Availability) -> Vec<String> {
    let parts = ["join-morning", "join-afternoon", "join-evening"];
    let slots = (0..7).flat_map(|day| (0..3u32).map(move |part| (day, part)));
    slots
        .filter(|(day, part)| availability.meets(Availability::slot(*day, *part)))
        .map(|(day, part)| {
            let day = page.t(&format!("day-{day}"));
            format!("{day} {}", page.t(parts[part as usize]))
        })
        .collect()
}

/// The page.
pub(in crate::web) async fn page(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    view(&visitor, id, Default::default(), &[]).await
}

async fn answer(
    visitor: &Visitor,
    id: i64,
    done: Done<()>,
    task: (String, String),
    flash: &str,
) -> Result<Response, WebError> {
    match done {
        Ok(()) => Ok(said(&format!("/coordinator/{id}"), flash)),
        Err(Error::Invalid(problems)) => {
            let page = view(visitor, id, task, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// A concept that was read and not meant.
pub(in crate::web) async fn not_meant(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let concept = app.vocabulary().id(&Fields::new(pairs).text("niet"));
    let concept = concept.ok_or_else(|| visitor.fail(&Error::NotFound))?;
    let posted = app.as_posted(me, ItemId(id)).await;
    let mut posted = posted.map_err(|e| visitor.fail(&e))?;
    posted.not_meant.push(concept);
    let done = app.edit_opportunity(me, ItemId(id), &posted).await;
    answer(&visitor, id, done, Default::default(), "flash-saved").await
}

/// Something to take on, or a button beside one to take it away.
pub(in crate::web) async fn task(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let (app, me) = (&visitor.site.app, visitor.id()?);
    if let Ok(gone) = fields.text("weg").parse() {
        let done = app.remove_shift_task(me, ItemId(id), gone).await;
        return answer(&visitor, id, done, Default::default(), "flash-saved").await;
    }
    let task = (fields.text("taak"), fields.text("taakplekken"));
    let done = app.add_shift_task(me, ItemId(id), &task.0, &task.1).await;
    answer(&visitor, id, done, task, "flash-saved").await
}

/// Thanks a helper by name.
pub(in crate::web) async fn thank(
    visitor: Visitor,
    Path((id, helper)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let done = app.thank(visitor.id()?, ItemId(id), &helper).await;
    answer(&visitor, id, done, Default::default(), "flash-thanked").await
}

/// Whether it was a match, as a whole.
pub(in crate::web) async fn was_match(
    visitor: Visitor,
    Path((id, answered)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let was = answered == "ja";
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let done = app.opportunity_was_match(me, ItemId(id), was).await;
    answer(&visitor, id, done, Default::default(), "flash-saved").await
}
