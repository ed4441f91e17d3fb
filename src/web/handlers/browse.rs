//! The one entry: everything, for everyone the same.

use super::name_of;
use crate::app::ItemDetails;
use crate::domain::{ItemKind, Neighbourhood, Story};
use crate::web::Site;
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::map::{self, Map};
use crate::web::page::{Page, render};
use askama::Template;
use axum::response::Response;

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
    pub cancelled: bool,
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
        cancelled: item.cancelled,
    }
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomeView {
    page: Page,
    week: Vec<Card>,
    counts: Vec<(&'static str, String)>,
    stories: Vec<Story>,
    map: Option<Map>,
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
            (path, page.n(map::count_key(*kind), count))
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
    let map = map::draw(&page, &places, &home.by_neighbourhood);
    Ok(render(&HomeView {
        week,
        counts,
        stories,
        map,
        page,
    }))
}
