//! `GET /api/v1/me/recommendations`: one's own suggestions with their reasons.

use super::Problem;
use crate::app::recommend::{MAX_LIMIT, Suggested};
use crate::domain::Kind;
use crate::web::extractors::Visitor;
use crate::web::reasons::speak;
use axum::Json;
use axum::extract::Query;
use axum::http::StatusCode;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
pub(in crate::web) struct Recommendations {
    /// Best first.
    items: Vec<Item>,
}

/// One suggestion.
#[derive(Serialize, ToSchema)]
struct Item {
    /// Of an item its number; of a person an opaque proposal.
    id: String,
    /// `people`, `initiatives`, `activities` or `opportunities`.
    kind: &'static str,
    /// Of a person there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// The sum of the parts of the reasons.
    score: f64,
    /// Largest part first.
    reasons: Vec<Reason>,
}

/// A term of the score.
#[derive(Serialize, ToSchema)]
struct Reason {
    /// Which.
    term: &'static str,
    /// In words, in the language of the request.
    text: String,
    /// Its part of the score.
    part: f64,
}

fn kind_of(text: &str) -> Option<(Kind, &'static str)> {
    Some(match text {
        "people" => (Kind::People, "people"),
        "initiatives" => (Kind::Initiatives, "initiatives"),
        "activities" => (Kind::Activities, "activities"),
        "opportunities" => (Kind::Opportunities, "opportunities"),
        _ => return None,
    })
}

/// Suggestions for whoever is signed in.
#[utoipa::path(
    get,
    path = "/me/recommendations",
    params(
        ("kind" = String, Query, description = "people, initiatives, activities or opportunities"),
        ("limit" = Option<u32>, Query, description = "1 to 50; 10 when left out"),
    ),
    responses(
        (status = 200, body = Recommendations),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::web) async fn list(
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<Recommendations>, Problem> {
    let app = &visitor.site.app;
    let me = visitor.member.as_ref().map(|me| me.id);
    let me =
        me.ok_or_else(|| Problem::new(StatusCode::UNAUTHORIZED, "sign in", "Sign in first."))?;
    let bad = |detail| Problem::new(StatusCode::BAD_REQUEST, "bad request", detail);
    let kind = query.get("kind").map(String::as_str).unwrap_or_default();
    let (kind, name) = kind_of(kind)
        .ok_or_else(|| bad("kind must be people, initiatives, activities or opportunities"))?;
    let limit = query.get("limit").map_or(Ok(10), |l| l.parse::<usize>());
    let limit = limit
        .ok()
        .filter(|l| (1..=MAX_LIMIT).contains(l))
        .ok_or_else(|| bad("limit must be a number from 1 to 50"))?;
    let failed = |_| {
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "failed",
            "Try again in a moment.",
        )
    };
    let list = app.recommend(me, kind, limit).await.map_err(failed)?;
    let titles = app.titles().await.map_err(failed)?;
    let items = list
        .iter()
        .map(|s| {
            let (id, title) = match &s.what {
                Suggested::Item(item) => (item.id.to_string(), Some(item.new.title.clone())),
                Suggested::Proposal(id) => (id.clone(), None),
            };
            let spoken = speak(
                visitor.lang,
                app.vocabulary(),
                &titles,
                &s.recommendation,
                kind == Kind::People,
            );
            Item {
                id,
                kind: name,
                title,
                score: s.recommendation.score.0,
                reasons: spoken
                    .into_iter()
                    .map(|r| Reason {
                        term: r.term,
                        text: r.text,
                        part: r.part,
                    })
                    .collect(),
            }
        })
        .collect();
    Ok(Json(Recommendations { items }))
}
