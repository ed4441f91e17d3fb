//! The overviews: each kind complete, whole or by category, in pages of a fixed size, in an order one chooses and that
//! is the same for everyone.

use super::browse::{Card, card, path_of};
use super::{Choice, choices};
use crate::app::overview::Order;
use crate::app::{ItemDetails, Photo};
use crate::domain::{ItemKind, Neighbourhood, Story};
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::map::{self, Map};
use crate::web::page::{Page, render};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use std::collections::HashMap;

/// How many a page holds.
const SIZE: usize = 48;

type Asked = Query<HashMap<String, String>>;

/// An order to choose.
struct OrderChoice {
    value: &'static str,
    label: String,
    chosen: bool,
}

fn value_of(order: Order) -> &'static str {
    match order {
        Order::Moment => "datum",
        Order::Newest => "nieuw",
        Order::Title => "az",
    }
}

/// The orders of a kind; the first is the usual one.
fn orders_of(kind: Option<ItemKind>) -> &'static [Order] {
    match kind {
        Some(ItemKind::Initiative) => &[Order::Title, Order::Newest],
        Some(_) => &[Order::Moment, Order::Newest, Order::Title],
        None => &[Order::Newest, Order::Title],
    }
}

/// What an overview was asked for.
struct Wish {
    path: &'static str,
    slug: String,
    /// The name of the chosen category; empty for all.
    category: String,
    order: Order,
    usual: Order,
    number: usize,
}

impl Wish {
    fn read(asked: &Asked, path: &'static str, kind: Option<ItemKind>) -> Self {
        let orders = orders_of(kind);
        let text = |key: &str| asked.get(key).map_or("", String::as_str);
        let order = orders.iter().find(|o| value_of(**o) == text("volgorde"));
        Self {
            path,
            slug: text("buurt").to_owned(),
            category: text("over").to_owned(),
            order: order.copied().unwrap_or(orders[0]),
            usual: orders[0],
            number: text("pagina").parse::<usize>().unwrap_or(1).max(1),
        }
    }

    fn orders(&self, page: &Page, kind: Option<ItemKind>) -> Vec<OrderChoice> {
        let all = orders_of(kind).iter().map(|order| OrderChoice {
            value: value_of(*order),
            label: page.t(&format!("order-{}", value_of(*order))),
            chosen: *order == self.order,
        });
        all.collect()
    }

    fn address(&self, number: usize) -> String {
        let mut parts = Vec::new();
        if !self.slug.is_empty() {
            parts.push(format!("buurt={}", self.slug));
        }
        if !self.category.is_empty() {
            parts.push(format!("over={}", self.category));
        }
        if self.order != self.usual {
            parts.push(format!("volgorde={}", value_of(self.order)));
        }
        if number > 1 {
            parts.push(format!("pagina={number}"));
        }
        let mark = if parts.is_empty() { "" } else { "?" };
        format!("/{}{mark}{}", self.path, parts.join("&"))
    }
}

/// Where one is in an overview.
struct Pages {
    words: String,
    previous: Option<String>,
    next: Option<String>,
}

/// The part of a list that a page holds, and the way to the others. A number beyond the end is the
/// last page: things end while one reads.
fn part<T>(list: Vec<T>, wish: &Wish, page: &Page) -> (Vec<T>, Option<Pages>) {
    let of = list.len().div_ceil(SIZE).max(1);
    let number = wish.number.min(of);
    let values = [
        ("number", number.to_string().into()),
        ("of", of.to_string().into()),
    ];
    let pages = (of > 1).then(|| Pages {
        words: page.lang.with("pages-here", &values),
        previous: (number > 1).then(|| wish.address(number - 1)),
        next: (number < of).then(|| wish.address(number + 1)),
    });
    let here = list.into_iter().skip((number - 1) * SIZE).take(SIZE);
    (here.collect(), pages)
}

/// What is on on one day; without a day, all that is listed.
struct Day {
    name: Option<String>,
    cards: Vec<Card>,
}

fn by_day(
    visitor: &Visitor,
    page: &Page,
    places: &[Neighbourhood],
    items: &[ItemDetails],
    order: Order,
) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for item in items {
        let at = item.new.starts.filter(|_| order == Order::Moment);
        let name = at.map(|at| page.day(visitor.site.app.local(at).date()));
        let card = card(&visitor.site, page, places, item);
        match days.last_mut().filter(|day| day.name == name) {
            Some(day) => day.cards.push(card),
            None => days.push(Day {
                name,
                cards: vec![card],
            }),
        }
    }
    days
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListView {
    page: Page,
    path: &'static str,
    total: String,
    days: Vec<Day>,
    choices: Vec<Choice>,
    categories: Vec<Choice>,
    orders: Vec<OrderChoice>,
    pages: Option<Pages>,
    map: Option<Map>,
    /// The calendar feed of the chosen neighbourhood.
    feed: Option<String>,
}

/// A name as it stands in a list, from a capital on.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}

async fn list(visitor: Visitor, kind: ItemKind, asked: &Asked) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let mut wish = Wish::read(asked, path_of(kind), Some(kind));
    let home = places.iter().find(|n| n.slug == wish.slug).map(|n| n.id);
    if home.is_none() {
        wish.slug.clear();
    }
    let categories = visitor.site.categories(visitor.lang);
    let category = categories.iter().find(|c| c.key == wish.category);
    if category.is_none() {
        wish.category.clear();
    }
    let found = app.overview(kind, home, category, wish.order).await;
    let found = found.map_err(|e| visitor.fail(&e))?;
    let title = match kind {
        ItemKind::Initiative => "list-initiatives",
        ItemKind::Activity => "list-activities",
        ItemKind::Opportunity => "list-opportunities",
    };
    let mut page = visitor.page(title, path_of(kind));
    if let Some(home) = home {
        page.about(&places, home);
    }
    let total = page.n(map::count_key(kind), found.items.len());
    let (items, pages) = part(found.items, &wish, &page);
    let feed = (kind == ItemKind::Activity && !wish.slug.is_empty())
        .then(|| format!("/buurt/{}/agenda.ics", wish.slug));
    Ok(render(&ListView {
        path: wish.path,
        total,
        days: by_day(&visitor, &page, &places, &items, wish.order),
        choices: choices(&page, &places, &wish.slug),
        categories: categories
            .into_iter()
            .map(|category| Choice {
                name: capital(category.name(page.lang.tag())),
                chosen: category.key == wish.category,
                slug: category.key,
            })
            .collect(),
        orders: wish.orders(&page, Some(kind)),
        pages,
        map: map::draw(&page, &places, &[(kind, found.counts)]),
        feed,
        page,
    }))
}

pub(in crate::web) async fn activities(
    visitor: Visitor,
    asked: Asked,
) -> Result<Response, WebError> {
    list(visitor, ItemKind::Activity, &asked).await
}

pub(in crate::web) async fn initiatives(
    visitor: Visitor,
    asked: Asked,
) -> Result<Response, WebError> {
    list(visitor, ItemKind::Initiative, &asked).await
}

pub(in crate::web) async fn opportunities(
    visitor: Visitor,
    asked: Asked,
) -> Result<Response, WebError> {
    list(visitor, ItemKind::Opportunity, &asked).await
}

#[derive(Template)]
#[template(path = "stories.html")]
struct StoriesView {
    page: Page,
    /// With the photo of each.
    stories: Vec<(Story, Option<Photo>)>,
    orders: Vec<OrderChoice>,
    pages: Option<Pages>,
}

pub(in crate::web) async fn stories(visitor: Visitor, asked: Asked) -> Result<Response, WebError> {
    let wish = Wish::read(&asked, "verhalen", None);
    let stories = visitor.site.app.stories_in(wish.order).await;
    let stories = stories.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("stories-title", "verhalen");
    let photos = visitor.site.app.story_photos().await;
    let mut photos = photos.map_err(|e| visitor.fail(&e))?;
    let (stories, pages) = part(stories, &wish, &page);
    let stories = stories.into_iter().map(|story| {
        let photo = photos.remove(&story.key);
        (story, photo)
    });
    Ok(render(&StoriesView {
        stories: stories.collect(),
        orders: wish.orders(&page, None),
        pages,
        page,
    }))
}
