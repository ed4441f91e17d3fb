//! What an officer sees: places and themes, never persons (promise P7).

use super::name_of;
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::response::Response;

struct Row {
    neighbourhood: String,
    values: Vec<String>,
}

struct Table {
    month: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "officer.html")]
struct OfficerView {
    page: Page,
    schemes: Vec<String>,
    tables: Vec<Table>,
}

/// The published tables.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let months = app
        .figures(visitor.id()?)
        .await
        .map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let schemes = app.schemes().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("officer-title", "gemeente");
    let value = |month: &crate::app::figures::Month, key: &str, id| {
        let cell = month
            .cells
            .iter()
            .find(|c| c.page == key && c.neighbourhood == id);
        match cell.and_then(|c| c.value) {
            Some(count) => page.n("officer-about", count),
            None => page.t("officer-few"),
        }
    };
    let tables = months
        .iter()
        .map(|month| Table {
            month: month_name(&page, &month.month),
            rows: places
                .iter()
                .map(|n| Row {
                    neighbourhood: name_of(&places, n.id),
                    values: schemes.iter().map(|s| value(month, &s.key, n.id)).collect(),
                })
                .collect(),
        })
        .collect();
    let titles = schemes.iter().map(|s| page.say(&s.title)).collect();
    Ok(render(&OfficerView {
        schemes: titles,
        tables,
        page,
    }))
}

fn month_name(page: &Page, month: &str) -> String {
    let (year, number) = month.split_once('-').unwrap_or((month, "1"));
    let name = page.t(&format!("month-{}", number.trim_start_matches('0')));
    page.lang.with(
        "officer-month",
        &[("month", name.into()), ("year", year.to_owned().into())],
    )
}
