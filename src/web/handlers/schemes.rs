//! Schemes: no session is looked at, the page is the same for everyone (promises P2, P3).

use super::{Choice, choices, paragraphs};
use crate::app::schemes::SchemePage;
use crate::domain::Neighbourhood;
use crate::i18n::Lang;
use crate::web::error::WebError;
use crate::web::extractors::Anyone;
use crate::web::middleware::CHECK_CSP;
use crate::web::page::{Page, render, say};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "schemes.html")]
struct SchemesView {
    page: Page,
    choices: Vec<Choice>,
    place: Option<Neighbourhood>,
    /// Key, title and summary.
    schemes: Vec<(String, String, String)>,
}

/// Where a scheme stands for a neighbourhood; without one, where a neighbourhood is chosen.
pub(in crate::web) fn scheme_address(neighbourhood: &str, key: &str) -> String {
    match neighbourhood {
        "" => "/regelingen".to_owned(),
        slug => format!("/buurt/{slug}/regelingen/{key}"),
    }
}

/// Which neighbourhood?
pub(in crate::web) async fn choose(
    anyone: Anyone,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    if let Some(slug) = query
        .get("buurt")
        .filter(|s| s.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
    {
        let taal = anyone.page("", "").taal();
        return Ok(Redirect::to(&format!("/buurt/{slug}/regelingen{taal}")).into_response());
    }
    overview(anyone, None).await
}

/// The schemes, for a neighbourhood of the reader's choice.
pub(in crate::web) async fn list(
    anyone: Anyone,
    Path(slug): Path<String>,
) -> Result<Response, WebError> {
    let place = anyone
        .site
        .app
        .neighbourhood(&slug)
        .await
        .map_err(|e| anyone.fail(&e))?;
    overview(anyone, Some(place)).await
}

async fn overview(anyone: Anyone, place: Option<Neighbourhood>) -> Result<Response, WebError> {
    let app = &anyone.site.app;
    let places = app.neighbourhoods().await.map_err(|e| anyone.fail(&e))?;
    let mut page = anyone.page("schemes-title", "regelingen");
    if let Some(place) = &place {
        page.about(&places, place.id);
    }
    let slug = place.as_ref().map(|p| p.slug.clone()).unwrap_or_default();
    let schemes = app.schemes().await.map_err(|e| anyone.fail(&e))?;
    let schemes = schemes
        .iter()
        .map(|s| (s.key.clone(), page.say(&s.title), page.say(&s.summary)))
        .collect();
    Ok(render(&SchemesView {
        choices: choices(&page, &places, &slug),
        place,
        schemes,
        page,
    }))
}

struct Beside {
    title: String,
    author: String,
    paragraphs: Vec<String>,
}

#[derive(Template)]
#[template(path = "scheme.html")]
struct SchemeView {
    page: Page,
    slug: String,
    place: String,
    key: String,
    summary: String,
    text: Vec<String>,
    how: Vec<String>,
    /// Label, amount and source.
    amounts: Vec<(String, String, String)>,
    ask: (String, String, String, String),
    stories: Vec<Beside>,
}

/// "€ 1.900" and "€ 12,50": whole euros without cents, as people write them.
fn euro(lang: Lang, cents: i64) -> String {
    let (thousand, decimal) = (lang.t("number-thousands"), lang.t("number-decimal"));
    let digits = (cents / 100).to_string();
    let mut whole = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            whole.push_str(&thousand);
        }
        whole.push(digit);
    }
    match cents % 100 {
        0 => format!("€ {whole}"),
        part => format!("€ {whole}{decimal}{part:02}"),
    }
}

fn scheme_view(anyone: &Anyone, found: &SchemePage) -> SchemeView {
    let lang = anyone.lang;
    let scheme = &found.scheme;
    let mut page = anyone.page("schemes-title", "regelingen");
    page.title = say(lang, &scheme.title);
    let source = |a: &crate::app::schemes::Amount| {
        lang.with(
            "scheme-source",
            &[
                ("source", a.source.clone().into()),
                ("date", a.date.clone().into()),
            ],
        )
    };
    SchemeView {
        slug: found.neighbourhood.slug.clone(),
        place: found.neighbourhood.name.clone(),
        key: scheme.key.clone(),
        summary: say(lang, &scheme.summary),
        text: say(lang, &scheme.text),
        how: say(lang, &scheme.how),
        amounts: scheme
            .amounts
            .values()
            .map(|a| (say(lang, &a.label), euro(lang, a.cents), source(a)))
            .collect(),
        ask: (
            scheme.ask.name.clone(),
            say(lang, &scheme.ask.role),
            scheme.ask.phone.clone(),
            say(lang, &scheme.ask.place),
        ),
        stories: found
            .stories
            .iter()
            .map(|s| Beside {
                title: s.title.clone(),
                author: s.author.clone(),
                paragraphs: paragraphs(&s.text),
            })
            .collect(),
        page,
    }
}

/// A scheme beside its story. Opening it is counted as an opening of this page, today, and nothing
/// else; an hour of caching keeps a reload from counting twice.
pub(in crate::web) async fn scheme(
    anyone: Anyone,
    Path((slug, key)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let app = &anyone.site.app;
    let found = app.scheme(&slug, &key).await.map_err(|e| anyone.fail(&e))?;
    let channel = query.get("via").map_or("", String::as_str);
    app.count_scheme_view(&found, channel)
        .await
        .map_err(|e| anyone.fail(&e))?;
    let mut response = render(&scheme_view(&anyone, &found));
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, max-age=3600"),
    );
    Ok(response)
}

#[derive(Template)]
#[template(path = "check.html")]
struct CheckView {
    page: Page,
    back: String,
    name: String,
    document: String,
    questions: Vec<String>,
}

/// The check. It is a page like any other; that it was opened is not even counted.
pub(in crate::web) async fn check(
    anyone: Anyone,
    Path((slug, key)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let found = anyone
        .site
        .app
        .scheme(&slug, &key)
        .await
        .map_err(|e| anyone.fail(&e))?;
    let lang = anyone.lang;
    let mut page = anyone.page("check-title", "regelingen");
    page.title = format!(
        "{}: {}",
        page.t("check-title"),
        say(lang, &found.scheme.title)
    );
    let view = CheckView {
        back: format!("/buurt/{slug}/regelingen/{key}"),
        name: found.scheme.ask.name.clone(),
        document: found.scheme.for_page(),
        questions: found
            .scheme
            .questions
            .iter()
            .map(|q| say(lang, &q.label))
            .collect(),
        page,
    };
    let mut response = render(&view);
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CHECK_CSP),
    );
    Ok(response)
}
