//! The JSON API: `/api/v1`. Errors are problem details (RFC 9457).

mod recommendations;
mod search;

use super::Site;
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(info(
    title = "Naober",
    description = "Neighbours find each other on what they enjoy and what they are good at."
))]
struct Description;

/// An error body (RFC 9457).
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct Problem {
    /// A short name of the kind of problem.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What to do.
    detail: String,
}

impl Problem {
    pub(super) fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            title,
            status: status.as_u16(),
            detail: detail.into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&self).unwrap_or_default();
        (
            status,
            [(header::CONTENT_TYPE, "application/problem+json")],
            body,
        )
            .into_response()
    }
}

pub(super) fn router() -> Router<Arc<Site>> {
    let (router, description) = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(recommendations::list))
        .routes(routes!(search::find))
        .split_for_parts();
    let text = description.to_json().unwrap_or_default();
    router
        .route(
            "/openapi.json",
            get(async move || ([(header::CONTENT_TYPE, "application/json")], text)),
        )
        .fallback(async || {
            Problem::new(
                StatusCode::NOT_FOUND,
                "not found",
                "There is no such address.",
            )
        })
}
