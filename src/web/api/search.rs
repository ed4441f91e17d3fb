//! `POST /api/v1/search`: what is public, for anyone. A POST, so that what is looked for stands in no
//! address and no log (promise P2).

use super::Problem;
use crate::app::search::{Hit, KINDS, Sought, TIMES};
use crate::web::extractors::Anyone;
use crate::web::handlers::browse::path_of;
use crate::web::handlers::schemes::scheme_address;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is looked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::web) struct Wanted {
    /// In one's own words; at most 500 letters count. A last word without a space after it may be half
    /// a word.
    text: String,
    /// `activities`, `initiatives`, `opportunities`, `stories`, `schemes`, `asks`,
    /// `offers`, `brings`; all when left out.
    #[serde(default)]
    kinds: Vec<String>,
    /// The neighbourhood's name in addresses.
    #[serde(default)]
    neighbourhood: String,
    /// `today`, `weekend`, `week` or `month`.
    when: Option<String>,
    /// From 1; a page holds 20.
    #[serde(default = "first")]
    page: usize,
}

fn first() -> usize {
    1
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub(in crate::web) struct Results {
    /// How many in all.
    total: usize,
    /// The concepts that were understood.
    understood: Vec<String>,
    /// Best first.
    hits: Vec<Row>,
}

/// One hit.
#[derive(Serialize, ToSchema)]
struct Row {
    /// Its kind, as in the request.
    kind: &'static str,
    /// The title; of what neighbours bring, the concept.
    title: String,
    /// One sentence.
    summary: String,
    /// Its page; what neighbours bring has none: ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// When it starts, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<String>,
}

fn name_of(wanted: crate::app::search::Kind) -> &'static str {
    KINDS
        .iter()
        .find(|(_, kind)| *kind == wanted)
        .map_or("", |(name, _)| name)
}

fn row(anyone: &Anyone, slug: &str, hit: Hit) -> Row {
    let kind = name_of(hit.kind());
    let (title, summary, address, starts) = match hit {
        Hit::Item(item) => {
            let address = format!("/{}/{}", path_of(item.new.kind), item.id.0);
            let starts = item.new.starts.map(|s| s.to_string());
            (item.new.title, item.new.summary, Some(address), starts)
        }
        Hit::Story(story) => {
            let address = format!("/verhalen/{}", story.key);
            (story.title, story.summary, Some(address), None)
        }
        Hit::Scheme(scheme) => {
            let address = scheme_address(slug, &scheme.key);
            let page = anyone.page("", "");
            let (title, summary) = (page.say(&scheme.title), page.say(&scheme.summary));
            (title, summary, Some(address), None)
        }
        Hit::Exchange(posted) => {
            let address = format!("/vraag-en-aanbod/{}", posted.id);
            (posted.words, posted.neighbourhood, Some(address), None)
        }
        Hit::Brings(concept) => {
            let page = anyone.page("", "");
            let title = page.concept(anyone.site.app.vocabulary(), concept);
            (title, page.t("search-ask"), None, None)
        }
    };
    Row {
        kind,
        title,
        summary,
        address,
        starts,
    }
}

fn sought(wanted: Wanted) -> Result<Sought, Problem> {
    let bad = |detail| Problem::new(StatusCode::BAD_REQUEST, "bad request", detail);
    let kinds = wanted
        .kinds
        .iter()
        .map(|name| KINDS.iter().find(|(n, _)| n == name).map(|(_, kind)| *kind))
        .collect::<Option<_>>()
        .ok_or_else(|| {
            bad("kinds must be activities, initiatives, opportunities, stories, schemes, asks, offers or brings")
        })?;
    let when = match wanted.when.as_deref() {
        None => None,
        Some(name) => Some(
            TIMES
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, when)| *when)
                .ok_or_else(|| bad("when must be today, weekend, week or month"))?,
        ),
    };
    Ok(Sought {
        text: wanted.text,
        kinds,
        neighbourhood: wanted.neighbourhood,
        when,
        page: wanted.page,
    })
}

/// Searches everything that is public.
#[utoipa::path(
    post,
    path = "/search",
    request_body = Wanted,
    responses(
        (status = 200, body = Results),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::web) async fn find(
    anyone: Anyone,
    wanted: Result<Json<Wanted>, JsonRejection>,
) -> Result<Json<Results>, Problem> {
    let Json(wanted) =
        wanted.map_err(|e| Problem::new(StatusCode::BAD_REQUEST, "bad request", e.body_text()))?;
    let sought = sought(wanted)?;
    let app = &anyone.site.app;
    let found = app.search(&sought).await.map_err(|error| match error {
        crate::app::Error::NotFound => Problem::new(
            StatusCode::NOT_FOUND,
            "not found",
            "There is no such neighbourhood.",
        ),
        _ => Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "failed",
            "Try again in a moment.",
        ),
    })?;
    let page = anyone.page("", "");
    Ok(Json(Results {
        total: found.total,
        understood: found
            .understood
            .iter()
            .map(|c| page.concept(app.vocabulary(), *c))
            .collect(),
        hits: found
            .hits
            .into_iter()
            .map(|hit| row(&anyone, &sought.neighbourhood, hit))
            .collect(),
    }))
}
