//! Words that not everyone knows, explained; and the town's own pages about itself.

use crate::app::Error;
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::extract::Path;
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

#[derive(Template)]
#[template(path = "own_page.html")]
struct OwnView {
    page: Page,
    /// Made of Markdown: nothing in it runs or is fetched.
    body: String,
}

/// Privacy, house rules, accessibility.
pub(in crate::web) async fn own(
    visitor: Visitor,
    Path(name): Path<String>,
) -> Result<Response, WebError> {
    let (site, lang) = (&visitor.site, visitor.lang);
    let found = site.look.pages.page(&name, lang, &site.app.town().name);
    let found = found.ok_or_else(|| visitor.fail(&Error::NotFound))?;
    let mut page = visitor.page("product", "over");
    page.title = found.title;
    Ok(render(&OwnView {
        page,
        body: found.body,
    }))
}
