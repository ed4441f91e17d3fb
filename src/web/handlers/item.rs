//! The page of one initiative, activity or opportunity: what it is, taking part, tasks, sharing.

use super::browse::{Card, card, path_of};
use super::calendar::site;
use super::for_you::said;
use super::paragraphs;
use crate::app::browse::{ItemPage, Own};
use crate::app::take_part::HowItWas;
use crate::app::{Error, ItemDetails};
use crate::domain::{ItemId, ItemKind, Story};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;

struct TaskLine {
    id: i64,
    title: String,
    left: u32,
    mine: bool,
}

/// Ways to tell somebody about it.
struct Share {
    whatsapp: String,
    mail: String,
    print: String,
}

#[derive(Template)]
#[template(path = "item.html")]
struct ItemView {
    page: Page,
    card: Card,
    paragraphs: Vec<String>,
    outcome: Vec<String>,
    needs: String,
    minutes: Option<u32>,
    concepts: Vec<String>,
    group: Option<Card>,
    activities: Vec<Card>,
    stories: Vec<Story>,
    joined: bool,
    member: bool,
    open: bool,
    /// Full, and still to come: a waiting list is open.
    full: bool,
    opportunity: bool,
    own: Own,
    tasks: Vec<TaskLine>,
    share: Share,
}

#[derive(Template)]
#[template(path = "item_print.html")]
struct PrintView {
    page: Page,
    card: Card,
    paragraphs: Vec<String>,
    address: String,
}

/// How an item is told to somebody: its title, when and where, and its address.
fn share(page: &Page, card: &Card, site: &str) -> Share {
    let address = format!("{site}/{}/{}", card.path, card.id);
    let when = card.moment.clone().unwrap_or_default();
    let text = format!("{}\n{when}\n{address}", card.title).replace("\n\n", "\n");
    let encode = |text: &str| {
        let form = form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        // A space is %20 everywhere, a plus only in forms.
        form.replace('+', "%20")
    };
    Share {
        whatsapp: format!("https://wa.me/?text={}", encode(&text)),
        mail: format!(
            "mailto:?subject={}&body={}",
            encode(&page.with("share-subject", "title", &card.title)),
            encode(&text)
        ),
        print: format!("/{}/{}/briefje", card.path, card.id),
    }
}

async fn found(visitor: &Visitor, kind: ItemKind, id: i64) -> Result<ItemPage, WebError> {
    let viewer = visitor.member.as_ref().map(|me| me.id);
    let found = visitor.site.app.item(kind, ItemId(id), viewer).await;
    found.map_err(|e| visitor.fail(&e))
}

async fn item(
    visitor: Visitor,
    kind: ItemKind,
    id: i64,
    headers: &HeaderMap,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let found = found(&visitor, kind, id).await?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let mut page = visitor.page("product", path_of(kind));
    page.about(&places, found.item.new.neighbourhood);
    let item = &found.item;
    let stories = app.stories_about(&item.new.concepts).await;
    let stories = stories.map_err(|e| visitor.fail(&e))?;
    page.title.clone_from(&item.new.title);
    let make = |i: &ItemDetails| card(&visitor.site, &page, &places, i);
    let made = make(item);
    let concept = |c: &_| page.concept(app.vocabulary(), *c);
    let to_come = !item.cancelled && item.new.starts.is_none_or(|s| s > app.now());
    let tasks = found.tasks.iter().map(|task| TaskLine {
        id: task.id,
        title: task.title.clone(),
        left: task
            .places
            .saturating_sub(u32::try_from(task.takers.len()).unwrap_or(u32::MAX)),
        mine: task
            .takers
            .iter()
            .any(|(who, _)| Some(*who) == found.own.viewer),
    });
    Ok(render(&ItemView {
        paragraphs: paragraphs(&item.new.body),
        outcome: paragraphs(&item.outcome),
        needs: item.new.needs.clone(),
        minutes: item.new.minutes,
        concepts: item.new.concepts.iter().map(concept).collect(),
        group: found.group.as_ref().map(make),
        activities: found.activities.iter().map(make).collect(),
        stories,
        joined: found.joined,
        member: found.own.viewer.is_some(),
        open: item.has_place() && to_come,
        full: to_come && !item.has_place(),
        opportunity: kind == ItemKind::Opportunity,
        tasks: tasks.collect(),
        share: share(&page, &made, &site(&visitor.site, headers)),
        own: found.own,
        card: made,
        page,
    }))
}

pub(in crate::web) async fn activity(
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    item(visitor, ItemKind::Activity, id, &headers).await
}

pub(in crate::web) async fn initiative(
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    item(visitor, ItemKind::Initiative, id, &headers).await
}

pub(in crate::web) async fn opportunity(
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    item(visitor, ItemKind::Opportunity, id, &headers).await
}

/// A note to print and hang up.
pub(in crate::web) async fn note(
    visitor: Visitor,
    headers: HeaderMap,
    Path((path, id)): Path<(String, i64)>,
) -> Result<Response, WebError> {
    let kinds = [
        ItemKind::Activity,
        ItemKind::Initiative,
        ItemKind::Opportunity,
    ];
    let kind = kinds.into_iter().find(|kind| path_of(*kind) == path);
    let kind = kind.ok_or_else(|| visitor.fail(&Error::NotFound))?;
    let found = found(&visitor, kind, id).await?;
    let places = visitor.site.app.neighbourhoods().await;
    let places = places.map_err(|e| visitor.fail(&e))?;
    let mut page = visitor.page("product", path_of(kind));
    page.title.clone_from(&found.item.new.title);
    Ok(render(&PrintView {
        paragraphs: paragraphs(&found.item.new.body),
        address: format!("{}/{path}/{id}", site(&visitor.site, &headers)),
        card: card(&visitor.site, &page, &places, &found.item),
        page,
    }))
}

fn back(kind: ItemKind, id: i64, flash: &str) -> Response {
    said(&format!("/{}/{id}", path_of(kind)), flash)
}

/// Takes part.
pub(in crate::web) async fn take_part(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let welcome = !Fields::new(pairs).text("nieuw").is_empty();
    let app = &visitor.site.app;
    let done = app.take_part(visitor.id()?, ItemId(id), welcome).await;
    let flash = if welcome {
        "flash-welcome"
    } else {
        "flash-joined"
    };
    Ok(back(done.map_err(|e| visitor.fail(&e))?, id, flash))
}

/// Waits for a place.
pub(in crate::web) async fn wait(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let done = app.wait_for_place(visitor.id()?, ItemId(id)).await;
    Ok(back(
        done.map_err(|e| visitor.fail(&e))?,
        id,
        "flash-waiting",
    ))
}

/// Does not take part after all, or waits no longer.
pub(in crate::web) async fn step_back(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let done = visitor.site.app.step_back(visitor.id()?, ItemId(id)).await;
    Ok(back(done.map_err(|e| visitor.fail(&e))?, id, "flash-left"))
}

/// Takes a task on, or no longer.
pub(in crate::web) async fn task(
    visitor: Visitor,
    Path((id, task, answer)): Path<(i64, i64, String)>,
) -> Result<Response, WebError> {
    let takes = match answer.as_str() {
        "ja" => true,
        "nee" => false,
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let app = &visitor.site.app;
    let done = app.take_task(visitor.id()?, ItemId(id), task, takes).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(back(ItemKind::Activity, id, "flash-saved"))
}

/// How was it?
pub(in crate::web) async fn how_was_it(
    visitor: Visitor,
    Path((id, answer)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let how = match answer.as_str() {
        "fijn" => HowItWas::Good,
        "gewoon" => HowItWas::Fair,
        "niets" => HowItWas::NotMine,
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let app = &visitor.site.app;
    let done = app.how_was_it(visitor.id()?, ItemId(id), how).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/voor-jou", "flash-thanks"))
}
