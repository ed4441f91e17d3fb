//! Words that not everyone knows, explained.

use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::response::Response;

/// The words, as their sentences are named in `locales/`.
const WORDS: [&str; 9] = [
    "connector",
    "volunteering",
    "initiative",
    "scheme",
    "municipality",
    "interests",
    "meeting",
    "device",
    "waiting-list",
];

#[derive(Template)]
#[template(path = "glossary.html")]
struct GlossaryView {
    page: Page,
    /// Each with what it means.
    words: Vec<(String, String)>,
}

/// The words, from A to Z.
pub(in crate::web) async fn page(visitor: Visitor) -> Response {
    let page = visitor.page("glossary-title", "uitleg");
    let mut words: Vec<(String, String)> = WORDS
        .iter()
        .map(|word| {
            let key = format!("word-{word}");
            (page.t(&key), page.t(&format!("{key}-means")))
        })
        .collect();
    words.sort_by_cached_key(|(word, _)| page.lang.order(word));
    render(&GlossaryView { page, words })
}
