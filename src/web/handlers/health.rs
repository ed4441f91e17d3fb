//! Is it alive, is it ready, how is it doing.

use crate::web::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// The process answers.
pub(in crate::web) async fn live() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The database answers too.
pub(in crate::web) async fn ready(axum::extract::State(site): State) -> StatusCode {
    match site.app.neighbourhoods().await {
        Ok(_) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// The counters, for the operator.
pub(in crate::web) async fn metrics(axum::extract::State(site): State) -> Response {
    match &site.metrics {
        Some(handle) => handle.render().into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
