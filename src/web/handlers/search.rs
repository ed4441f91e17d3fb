//! Searching what is public. No session is looked at, and the text travels in the body, so that it
//! stands in no address and no log (promise P2).

use super::browse::{Card, card};
use super::exchange::{self, Notice};
use super::schemes::scheme_address;
use super::{Choice, choices};
use crate::app::search::{Hit, Kind, PAGE, Results, Sought, When};
use crate::domain::{ItemKind, Neighbourhood, Way};
use crate::web::error::WebError;
use crate::web::extractors::{Anyone, Fields};
use crate::web::middleware::LIVE_CSP;
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::http::{HeaderValue, header};
use axum::response::Response;

/// The kinds: name in the form, key of the label.
const KINDS: [(&str, &str, Kind); 8] = [
    (
        "activiteiten",
        "list-activities",
        Kind::Item(ItemKind::Activity),
    ),
    (
        "initiatieven",
        "list-initiatives",
        Kind::Item(ItemKind::Initiative),
    ),
    (
        "vrijwilligerswerk",
        "list-opportunities",
        Kind::Item(ItemKind::Opportunity),
    ),
    ("verhalen", "nav-stories", Kind::Story),
    ("regelingen", "nav-schemes", Kind::Scheme),
    ("vragen", "exchange-asks", Kind::Exchange(Way::Ask)),
    ("aanbod", "exchange-offers", Kind::Exchange(Way::Offer)),
    ("brengen", "search-brings", Kind::Brings),
];

const TIMES: [(&str, &str, When); 4] = [
    ("vandaag", "search-today", When::Today),
    ("weekend", "search-weekend", When::Weekend),
    ("week", "search-week", When::Week),
    ("maand", "search-month", When::Month),
];

/// A choice of a filter: value, label, whether it is chosen.
type Option_ = (&'static str, String, bool);

enum Row {
    Item(Card),
    /// Address, title, summary, key of the kind.
    Page(String, String, String, &'static str),
    Exchange(Notice),
    Brings(String),
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchView {
    page: Page,
    text: String,
    kinds: Vec<Option_>,
    times: Vec<Option_>,
    places: Vec<Choice>,
    filtered: bool,
    total: usize,
    understood: Vec<String>,
    rows: Vec<Row>,
    number: usize,
    more: bool,
}

fn sought(fields: &Fields) -> Sought {
    let kind = fields.text("soort");
    let when = fields.text("wanneer");
    Sought {
        text: fields.text_as_typed("zoek"),
        kinds: KINDS
            .iter()
            .filter(|(name, ..)| *name == kind)
            .map(|(.., kind)| *kind)
            .collect(),
        neighbourhood: fields.text("buurt"),
        when: TIMES
            .iter()
            .find(|(name, ..)| *name == when)
            .map(|(.., when)| *when),
        page: fields.text("pagina").parse().unwrap_or(1),
    }
}

fn row(anyone: &Anyone, page: &Page, places: &[Neighbourhood], slug: &str, hit: Hit) -> Row {
    match hit {
        Hit::Item(item) => Row::Item(card(&anyone.site, page, places, &item)),
        Hit::Story(story) => {
            let address = format!("/verhalen/{}", story.key);
            Row::Page(address, story.title, story.summary, "nav-stories")
        }
        Hit::Scheme(scheme) => {
            let address = scheme_address(slug, &scheme.key);
            let title = page.say(&scheme.title);
            Row::Page(address, title, page.say(&scheme.summary), "nav-schemes")
        }
        Hit::Exchange(posted) => Row::Exchange(exchange::notice(&anyone.site, page, posted, &[])),
        Hit::Brings(concept) => Row::Brings(page.concept(anyone.site.app.vocabulary(), concept)),
    }
}

fn view(anyone: &Anyone, places: &[Neighbourhood], sought: &Sought, found: Results) -> Response {
    let page = anyone.page("search-title", "zoeken");
    let kinds = KINDS.iter().map(|(name, key, kind)| {
        let chosen = sought.kinds.contains(kind);
        (*name, page.t(key), chosen)
    });
    let times = TIMES
        .iter()
        .map(|(name, key, when)| (*name, page.t(key), sought.when == Some(*when)));
    let vocabulary = anyone.site.app.vocabulary();
    let number = sought.page.max(1);
    let mut response = render(&SearchView {
        kinds: kinds.collect(),
        times: times.collect(),
        places: choices(&page, places, &sought.neighbourhood),
        filtered: !sought.kinds.is_empty()
            || sought.when.is_some()
            || !sought.neighbourhood.is_empty(),
        total: found.total,
        understood: found
            .understood
            .iter()
            .map(|c| page.concept(vocabulary, *c))
            .collect(),
        more: number * PAGE < found.total,
        rows: found
            .hits
            .into_iter()
            .map(|hit| row(anyone, &page, places, &sought.neighbourhood, hit))
            .collect(),
        text: sought.text.clone(),
        number,
        page,
    });
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, LIVE_CSP),
        // The way back to the results must not ask to send the form again.
        (header::CACHE_CONTROL, "private, max-age=300"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The empty page.
pub(in crate::web) async fn page(anyone: Anyone) -> Result<Response, WebError> {
    answer(anyone, &Fields::new(Vec::new())).await
}

/// What was found.
pub(in crate::web) async fn find(
    anyone: Anyone,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    answer(anyone, &Fields::new(pairs)).await
}

async fn answer(anyone: Anyone, fields: &Fields) -> Result<Response, WebError> {
    let app = &anyone.site.app;
    let places = app.neighbourhoods().await.map_err(|e| anyone.fail(&e))?;
    let mut sought = sought(fields);
    // A neighbourhood that is none filters nothing, as in the lists.
    if !places.iter().any(|n| n.slug == sought.neighbourhood) {
        sought.neighbourhood.clear();
    }
    let found = app.search(&sought).await.map_err(|e| anyone.fail(&e))?;
    Ok(view(&anyone, &places, &sought, found))
}
