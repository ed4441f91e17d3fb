//! "Hoe lang we bewaren": the terms, from the table that the daily job carries out.

use crate::domain::retention::TERMS;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::response::Response;

/// What, for how long, and why.
struct Line {
    what: String,
    term: String,
    why: String,
}

#[derive(Template)]
#[template(path = "retention.html")]
struct RetentionView {
    page: Page,
    lines: Vec<Line>,
}

/// The page.
pub(in crate::web) async fn page(visitor: Visitor) -> Response {
    let page = visitor.page("keep-title", "mijn");
    let line = |name: &str, term: String| Line {
        what: page.t(&format!("keep-{name}")),
        term,
        why: page.t(&format!("keep-{name}-why")),
    };
    let mut lines = vec![line("told", page.t("keep-until-you-leave"))];
    lines.extend(TERMS.iter().map(|term| {
        let long = match term.days {
            days if days.is_multiple_of(365) => page.n("keep-years", usize::from(days / 365)),
            days => page.n("keep-days", usize::from(days)),
        };
        line(term.held.name(), long)
    }));
    lines.push(line("left", page.t("keep-for-good")));
    render(&RetentionView { page, lines })
}
