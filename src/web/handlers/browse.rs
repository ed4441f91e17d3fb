//! The one entry: everything, for everyone the same.

use super::{Choice, choices, name_of, paragraphs};
use crate::app::ItemDetails;
use crate::app::browse::ItemPage;
use crate::domain::{ItemId, ItemKind, Neighbourhood, NeighbourhoodId, Story};
use crate::web::Site;
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use std::collections::HashMap;

/// An item on a list.
pub(in crate::web) struct Card {
    pub id: i64,
    pub path: &'static str,
    pub title: String,
    pub summary: String,
    pub moment: Option<String>,
    pub place: String,
    pub neighbourhood: String,
    pub host: String,
    pub organisation: String,
    pub taken: u32,
    pub left: Option<u32>,
}

pub(in crate::web) fn path_of(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Initiative => "initiatieven",
        ItemKind::Activity => "activiteiten",
        ItemKind::Opportunity => "vrijwilligerswerk",
    }
}

pub(in crate::web) fn card(
    site: &Site,
    page: &Page,
    places: &[Neighbourhood],
    item: &ItemDetails,
) -> Card {
    let new = &item.new;
    Card {
        id: item.id.0,
        path: path_of(new.kind),
        title: new.title.clone(),
        summary: new.summary.clone(),
        moment: new.starts.map(|at| page.moment(site.app.local(at))),
        place: new.place.clone(),
        neighbourhood: name_of(places, new.neighbourhood),
        host: new.host.clone(),
        organisation: new.organisation.clone(),
        taken: item.taken,
        left: new.places.map(|p| p.saturating_sub(item.taken)),
    }
}

struct Outline {
    slug: String,
    name: String,
    points: String,
    x: f64,
    y: f64,
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomeView {
    page: Page,
    week: Vec<Card>,
    counts: Vec<(&'static str, String)>,
    stories: Vec<Story>,
    map: Vec<Outline>,
    map_height: i64,
}

/// The map of the town as shapes of 1000 wide: neighbourhoods only, never a person.
fn outlines(places: &[Neighbourhood]) -> (Vec<Outline>, i64) {
    use geo::{BoundingRect, CoordsIter};
    let Some(all) = places
        .iter()
        .filter_map(|n| n.outline.bounding_rect())
        .reduce(|a, b| {
            geo::Rect::new(
                (a.min().x.min(b.min().x), a.min().y.min(b.min().y)),
                (a.max().x.max(b.max().x), a.max().y.max(b.max().y)),
            )
        })
    else {
        return (Vec::new(), 0);
    };
    let scale = 1_000.0 / all.width().max(1e-9);
    // A degree of longitude is shorter than one of latitude this far north.
    let stretch = 1.0 / all.center().y.to_radians().cos();
    let at = |x: f64, y: f64| {
        (
            (x - all.min().x) * scale,
            (all.max().y - y) * scale * stretch,
        )
    };
    let shapes = places
        .iter()
        .map(|n| {
            let points: Vec<String> = n
                .outline
                .iter()
                .flat_map(|p| p.exterior().coords_iter())
                .map(|c| at(c.x, c.y))
                .map(|(x, y)| format!("{x:.0},{y:.0}"))
                .collect();
            let (x, y) = at(n.centre().x(), n.centre().y());
            Outline {
                slug: n.slug.clone(),
                name: n.name.clone(),
                points: points.join(" "),
                x: x.round(),
                y: y.round(),
            }
        })
        .collect();
    (shapes, (all.height() * scale * stretch).round() as i64 + 16)
}

/// Home.
pub(in crate::web) async fn home(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let home = app.home().await.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("home-title", "/");
    let counts = home
        .counts
        .iter()
        .map(|(count, kind)| {
            let path = path_of(*kind);
            let key = match kind {
                ItemKind::Activity => "count-activities",
                ItemKind::Initiative => "count-initiatives",
                ItemKind::Opportunity => "count-opportunities",
            };
            (path, page.n(key, count))
        })
        .chain([("verhalen", page.n("count-stories", home.stories.len()))])
        .collect();
    let week = home
        .this_week
        .iter()
        .take(12)
        .map(|i| card(&visitor.site, &page, &places, i))
        .collect();
    let stories = home.stories.into_iter().take(3).collect();
    // A country of neighbourhoods is no picture; a town is.
    let (map, map_height) = if places.len() <= 60 {
        outlines(&places)
    } else {
        (Vec::new(), 0)
    };
    Ok(render(&HomeView {
        week,
        counts,
        stories,
        map,
        map_height,
        page,
    }))
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListView {
    page: Page,
    order: String,
    path: &'static str,
    cards: Vec<Card>,
    choices: Vec<Choice>,
    next: Option<String>,
    /// The calendar feed of the chosen neighbourhood.
    feed: Option<String>,
}

/// How many a page of a list holds.
const PAGE: usize = 60;

async fn list(visitor: Visitor, kind: ItemKind, query: &Search) -> Result<Response, WebError> {
    let chosen = query.get("buurt").map_or("", String::as_str);
    let number = query
        .get("pagina")
        .and_then(|p| p.parse::<usize>().ok())
        .unwrap_or(1)
        .max(1);
    let app = &visitor.site.app;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let home = places.iter().find(|n| n.slug == chosen).map(|n| n.id);
    let items = app.list(kind, home).await.map_err(|e| visitor.fail(&e))?;
    let (title, order) = match kind {
        ItemKind::Initiative => ("list-initiatives", "list-order-title"),
        ItemKind::Activity => ("list-activities", "list-order-moment"),
        ItemKind::Opportunity => ("list-opportunities", "list-order-moment"),
    };
    let page = visitor.page(title, path_of(kind));
    let skip = PAGE.saturating_mul(number - 1);
    let cards = items
        .iter()
        .skip(skip)
        .take(PAGE)
        .map(|i| card(&visitor.site, &page, &places, i))
        .collect();
    let choices = choices(&page, &places, chosen);
    let slug = choices
        .iter()
        .find(|c| c.chosen)
        .map_or("", |c| c.slug.as_str());
    let next = (items.len() > skip.saturating_add(PAGE))
        .then(|| format!("/{}?buurt={slug}&pagina={}", path_of(kind), number + 1));
    let feed = (kind == ItemKind::Activity && !slug.is_empty())
        .then(|| format!("/buurt/{slug}/agenda.ics"));
    Ok(render(&ListView {
        feed,
        order: page.t(order),
        path: path_of(kind),
        cards,
        next,
        choices,
        page,
    }))
}

type Search = Query<HashMap<String, String>>;

pub(in crate::web) async fn activities(
    visitor: Visitor,
    query: Search,
) -> Result<Response, WebError> {
    list(visitor, ItemKind::Activity, &query).await
}

pub(in crate::web) async fn initiatives(
    visitor: Visitor,
    query: Search,
) -> Result<Response, WebError> {
    list(visitor, ItemKind::Initiative, &query).await
}

pub(in crate::web) async fn opportunities(
    visitor: Visitor,
    query: Search,
) -> Result<Response, WebError> {
    list(visitor, ItemKind::Opportunity, &query).await
}

#[derive(Template)]
#[template(path = "item.html")]
struct ItemView {
    page: Page,
    card: Card,
    paragraphs: Vec<String>,
    needs: String,
    minutes: Option<u32>,
    concepts: Vec<String>,
    group: Option<Card>,
    activities: Vec<Card>,
    joined: bool,
    member: bool,
    open: bool,
    opportunity: bool,
}

async fn item(visitor: Visitor, kind: ItemKind, id: i64) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let viewer = visitor.member.as_ref().map(|me| me.id);
    let found = app
        .item(kind, ItemId(id), viewer)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let ItemPage {
        item,
        group,
        activities,
        joined,
    } = found;
    let mut page = visitor.page("product", path_of(kind));
    page.title.clone_from(&item.new.title);
    let make = |i: &ItemDetails| card(&visitor.site, &page, &places, i);
    let view = ItemView {
        card: make(&item),
        paragraphs: paragraphs(&item.new.body),
        needs: item.new.needs.clone(),
        minutes: item.new.minutes,
        concepts: item
            .new
            .concepts
            .iter()
            .map(|c| page.concept(app.vocabulary(), *c))
            .collect(),
        group: group.as_ref().map(make),
        activities: activities.iter().map(make).collect(),
        joined,
        member: viewer.is_some(),
        open: item.has_place() && item.new.starts.is_none_or(|s| s > app.now()),
        opportunity: kind == ItemKind::Opportunity,
        page,
    };
    Ok(render(&view))
}

pub(in crate::web) async fn activity(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    item(visitor, ItemKind::Activity, id).await
}

pub(in crate::web) async fn initiative(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    item(visitor, ItemKind::Initiative, id).await
}

pub(in crate::web) async fn opportunity(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    item(visitor, ItemKind::Opportunity, id).await
}

#[derive(Template)]
#[template(path = "stories.html")]
struct StoriesView {
    page: Page,
    stories: Vec<Story>,
}

pub(in crate::web) async fn stories(visitor: Visitor) -> Result<Response, WebError> {
    let stories = visitor
        .site
        .app
        .stories()
        .await
        .map_err(|e| visitor.fail(&e))?;
    Ok(render(&StoriesView {
        page: visitor.page("stories-title", "verhalen"),
        stories,
    }))
}

#[derive(Template)]
#[template(path = "story.html")]
struct StoryView {
    page: Page,
    by: String,
    paragraphs: Vec<String>,
    scheme: Option<String>,
    home: NeighbourhoodId,
}

pub(in crate::web) async fn story(
    visitor: Visitor,
    Path(key): Path<String>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let stories = app.stories().await.map_err(|e| visitor.fail(&e))?;
    let story = stories.into_iter().find(|s| s.key == key);
    let story = story.ok_or_else(|| visitor.fail(&crate::app::Error::NotFound))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let place = places.iter().find(|n| n.id == story.neighbourhood);
    let mut page = visitor.page("product", "verhalen");
    page.title.clone_from(&story.title);
    let name = place.map(|n| n.name.clone()).unwrap_or_default();
    let by = page.lang.with(
        "story-by",
        &[
            ("author", story.author.clone().into()),
            ("neighbourhood", name.into()),
        ],
    );
    let scheme = story
        .scheme
        .zip(place)
        .map(|(key, place)| format!("/buurt/{}/regelingen/{key}", place.slug));
    Ok(render(&StoryView {
        home: story.neighbourhood,
        page,
        by,
        paragraphs: paragraphs(&story.text),
        scheme,
    }))
}
