//! Static files, embedded: nothing comes from another host. They leave packed for who unpacks them;
//! pages do not, because a page holds what its reader typed beside what only they may see (BREACH).

use super::State;
use axum::extract::Path;
use axum::http::header::{self, HeaderMap};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::sync::LazyLock;

const CSS: &str = concat!(
    include_str!(concat!(env!("OUT_DIR"), "/vendor/components.css")),
    include_str!("../../assets/naober.css"),
    include_str!("../../assets/staff.css"),
);
/// The styles of a digest, for the page that shows one.
const MAIL: &str = include_str!("../../assets/mail.css");
const CHECK: &str = include_str!("../../assets/check.js");
const LIVE: &str = include_str!("../../assets/live.js");
const DRAFT: &str = include_str!("../../assets/draft.js");
const PASSKEY: &str = include_str!("../../assets/passkey.js");
const LOGIC: &str = include_str!(concat!(env!("OUT_DIR"), "/vendor/logic.js"));
const ICON: &str = include_str!("../../assets/icon.svg");

const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

struct File {
    name: &'static str,
    kind: &'static str,
    text: &'static str,
    gzip: Vec<u8>,
}

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    [
        ("naober.css", STYLE, CSS),
        ("mail.css", STYLE, MAIL),
        ("check.js", SCRIPT, CHECK),
        ("live.js", SCRIPT, LIVE),
        ("draft.js", SCRIPT, DRAFT),
        ("passkey.js", SCRIPT, PASSKEY),
        ("logic.js", SCRIPT, LOGIC),
        ("icon.svg", "image/svg+xml", ICON),
    ]
    .map(|(name, kind, text)| File {
        name,
        kind,
        text,
        gzip: gzip(text),
    })
    .into()
});

/// A text packed; empty when that failed, and then it is never sent.
pub(super) fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    match encoder.write_all(text.as_bytes()) {
        Ok(()) => encoder.finish().unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

fn unpacks(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING);
    let accepted = accepted.and_then(|v| v.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|part| {
        let mut words = part.split(';').map(str::trim);
        words.next() == Some("gzip") && words.next() != Some("q=0")
    })
}

/// One file by name.
pub(super) async fn file(site: State, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let (kind, (text, gzip)) = if name == "tokens.css" {
        (STYLE, site.look.theme.bytes())
    } else {
        match FILES.iter().find(|file| file.name == name) {
            Some(file) => (file.kind, (file.text, file.gzip.as_slice())),
            None => return StatusCode::NOT_FOUND.into_response(),
        }
    };
    let packed = unpacks(&headers) && !gzip.is_empty();
    let bytes = if packed { gzip } else { text.as_bytes() };
    let set = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::VARY, "accept-encoding"),
    ];
    let mut response = (set, bytes.to_vec()).into_response();
    if packed {
        let encoding = HeaderValue::from_static("gzip");
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, encoding);
    }
    response
}
