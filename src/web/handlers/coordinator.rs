//! A coordinator's tools: the overview, a new opportunity, changing one, calling it off.

use super::browse::{Card, card};
use super::for_you::said;
use super::{Choice, Wrong, choices, wrong};
use crate::app::board::Reachable;
use crate::app::opportunities::{Posted, SHIFTS, Shift};
use crate::app::{Error, Invalid};
use crate::domain::{Demands, ItemId};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::middleware::LIVE_CSP;
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// What is understood of a form so far: key and label of each concept, and what may be said of who
/// could be asked.
struct Heard {
    concepts: Vec<(String, String)>,
    reachable: Reachable,
}

#[derive(Template)]
#[template(path = "opportunity_heard.html")]
struct HeardView {
    page: Page,
    heard: Heard,
}

#[derive(Template)]
#[template(path = "coordinator.html")]
struct CoordinatorView {
    page: Page,
    organisation: String,
    own: Vec<Card>,
    over: Vec<Card>,
    crew: Vec<String>,
}

#[derive(Template)]
#[template(path = "opportunity_form.html")]
struct FormView {
    page: Page,
    /// Where the form goes.
    action: String,
    /// One that is there already: it has one moment and can be called off.
    id: Option<i64>,
    posted: Posted,
    not_meant: Vec<String>,
    heard: Heard,
    choices: Vec<Choice>,
    wrong: Vec<Wrong>,
}

impl FormView {
    /// What stands after the names of a shift's fields: nothing after the first's.
    fn suffix(&self, nth: &usize) -> String {
        match nth {
            1 => String::new(),
            nth => nth.to_string(),
        }
    }
}

pub(in crate::web) type Pairs = Form<Vec<(String, String)>>;

fn posted(visitor: &Visitor, fields: &Fields) -> Posted {
    let shift = |n: usize| {
        let text = |name: &str| match n {
            0 => fields.text(name),
            n => fields.text(&format!("{name}{}", n + 1)),
        };
        Shift {
            date: text("dag"),
            time: text("tijd"),
            places: text("plekken"),
        }
    };
    let ticked = |name| !fields.text(name).is_empty();
    let vocabulary = visitor.site.app.vocabulary();
    Posted {
        title: fields.text("titel"),
        body: fields.text("tekst"),
        neighbourhood: fields.text("buurt"),
        place: fields.text("plaats"),
        shifts: (0..SHIFTS).map(shift).collect(),
        minutes: fields.text("minuten"),
        needs: fields.text("nodig"),
        demands: Demands {
            licence: ticked("rijbewijs"),
            vog: ticked("vog"),
            crew_first: ticked("ploeg"),
        },
        not_meant: fields
            .all("niet")
            .filter_map(|key| vocabulary.id(key))
            .collect(),
    }
}

async fn hear(visitor: &Visitor, page: &Page, posted: &Posted) -> Result<Heard, WebError> {
    let app = &visitor.site.app;
    let concepts = app.understand_opportunity(posted);
    let reachable = app.reachable(&concepts, posted.demands).await;
    let named = |c: &_| {
        let key = app.vocabulary().key(*c).to_owned();
        (key, page.concept(app.vocabulary(), *c))
    };
    Ok(Heard {
        reachable: reachable.map_err(|e| visitor.fail(&e))?,
        concepts: concepts.iter().map(named).collect(),
    })
}

/// What is understood so far, while one types; nothing is kept.
pub(in crate::web) async fn heard(
    visitor: Visitor,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let me = visitor.id()?;
    let known = visitor.site.app.organisation(me).await;
    known.map_err(|e| visitor.fail(&e))?;
    let posted = posted(&visitor, &Fields::new(pairs));
    let page = visitor.page("coordinator-title", "coordinator");
    let heard = hear(&visitor, &page, &posted).await?;
    Ok(render(&HeardView { heard, page }))
}

/// Own opportunities.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let fail = |e| visitor.fail(&e);
    let organisation = app.organisation(me).await.map_err(fail)?;
    let own = app.own_opportunities(me, false).await.map_err(fail)?;
    let over = app.own_opportunities(me, true).await.map_err(fail)?;
    let places = app.neighbourhoods().await.map_err(fail)?;
    let crew = app.crew(me).await.map_err(fail)?;
    let page = visitor.page("coordinator-title", "coordinator");
    let make = |i: &_| card(&visitor.site, &page, &places, i);
    Ok(render(&CoordinatorView {
        own: own.iter().map(make).collect(),
        over: over.iter().take(12).map(make).collect(),
        organisation,
        crew,
        page,
    }))
}

async fn form_view(
    visitor: &Visitor,
    id: Option<i64>,
    mut posted: Posted,
    problems: &[Invalid],
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let known = app.organisation(visitor.id()?).await;
    known.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let title = match id {
        Some(_) => "opportunity-edit",
        None => "coordinator-new",
    };
    let page = visitor.page(title, "coordinator");
    posted
        .shifts
        .resize(if id.is_some() { 1 } else { SHIFTS }, Shift::default());
    let key = |c: &_| app.vocabulary().key(*c).to_owned();
    let mut response = render(&FormView {
        action: match id {
            Some(id) => format!("/coordinator/{id}/wijzigen"),
            None => "/coordinator".to_owned(),
        },
        id,
        not_meant: posted.not_meant.iter().map(key).collect(),
        heard: hear(visitor, &page, &posted).await?,
        choices: choices(&page, &places, &posted.neighbourhood),
        wrong: wrong(&page, problems),
        posted,
        page,
    });
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(LIVE_CSP),
    );
    Ok(response)
}

/// The form for a new one.
pub(in crate::web) async fn form(visitor: Visitor) -> Result<Response, WebError> {
    form_view(&visitor, None, Posted::default(), &[]).await
}

/// Posts an opportunity; the first wave goes out with it.
pub(in crate::web) async fn post(
    visitor: Visitor,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let posted = posted(&visitor, &Fields::new(pairs));
    let app = &visitor.site.app;
    let done = app.post_opportunity(visitor.id()?, &posted).await;
    match done.as_deref() {
        Ok([one]) => Ok(Redirect::to(&format!("/coordinator/{}", one.0)).into_response()),
        Ok(_) => Ok(said("/coordinator", "flash-asked")),
        Err(Error::Invalid(problems)) => {
            let page = form_view(&visitor, None, posted, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(error)),
    }
}

/// The form of one that is there.
pub(in crate::web) async fn edit_form(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let posted = app.as_posted(visitor.id()?, ItemId(id)).await;
    form_view(
        &visitor,
        Some(id),
        posted.map_err(|e| visitor.fail(&e))?,
        &[],
    )
    .await
}

/// Changes one.
pub(in crate::web) async fn edit(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let posted = posted(&visitor, &Fields::new(pairs));
    let app = &visitor.site.app;
    match app
        .edit_opportunity(visitor.id()?, ItemId(id), &posted)
        .await
    {
        Ok(()) => Ok(said(&format!("/coordinator/{id}"), "flash-saved")),
        Err(Error::Invalid(problems)) => {
            let page = form_view(&visitor, Some(id), posted, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// Calls one off.
pub(in crate::web) async fn cancel(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let done = app.cancel_opportunity(visitor.id()?, ItemId(id)).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said(&format!("/coordinator/{id}"), "flash-called-off"))
}
