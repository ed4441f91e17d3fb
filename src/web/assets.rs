//! Static files, embedded: nothing comes from another host.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const CSS: &str = concat!(
    include_str!(concat!(env!("OUT_DIR"), "/vendor/components.css")),
    include_str!("../../assets/naober.css"),
    include_str!("../../assets/staff.css"),
);
const CHECK: &str = include_str!("../../assets/check.js");
const LIVE: &str = include_str!("../../assets/live.js");
const LOGIC: &str = include_str!(concat!(env!("OUT_DIR"), "/vendor/logic.js"));
const ICON: &str = include_str!("../../assets/icon.svg");

/// One file by name.
pub(super) async fn file(Path(name): Path<String>) -> Response {
    let (kind, text) = match name.as_str() {
        "naober.css" => ("text/css; charset=utf-8", CSS),
        "check.js" => ("text/javascript; charset=utf-8", CHECK),
        "live.js" => ("text/javascript; charset=utf-8", LIVE),
        "logic.js" => ("text/javascript; charset=utf-8", LOGIC),
        "icon.svg" => ("image/svg+xml", ICON),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, text).into_response()
}
