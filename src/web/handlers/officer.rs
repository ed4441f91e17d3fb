//! What an officer sees: places and themes, never persons (promise P7).

use crate::app::municipality::{Area, Bar, Period};
use crate::app::schemes::Scheme;
use crate::i18n::Value;
use crate::web::error::WebError;
use crate::web::extractors::{Anyone, Visitor};
use crate::web::map::{self, Map};
use crate::web::page::{Page, render};
use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// The figure of a scheme in an area.
struct Line {
    area: String,
    words: String,
    /// 0 to 100, of the highest of the period.
    percent: u64,
}

struct Chart {
    title: String,
    lines: Vec<Line>,
    /// What came by paper and by the desk.
    channels: Vec<String>,
}

struct Shown {
    name: String,
    charts: Vec<Chart>,
}

#[derive(Template)]
#[template(path = "officer.html")]
struct OfficerView {
    page: Page,
    schemes: Vec<(String, String)>,
    periods: Vec<Shown>,
    /// The town, with a shade from 0 to 4 for each neighbourhood: how much was read for every
    /// inhabitant in the newest month.
    map: Option<Map>,
    shades: Vec<usize>,
}

/// The published figures, and the way to the writing desk.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let desk = app.desk(visitor.id()?).await;
    let desk = desk.map_err(|e| visitor.fail(&e))?;
    let periods = desk.periods().await.map_err(|e| visitor.fail(&e))?;
    let areas = desk.areas().await.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let schemes = app.schemes().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("officer-title", "gemeente");
    let newest = periods.iter().find(|p| !p.name.contains('Q'));
    let shades = newest.map(|p| shades(p, &schemes, &areas));
    let shades = shades.unwrap_or_default();
    let shade = |n: &crate::domain::Neighbourhood| {
        let own = areas.iter().position(|a| a.places.contains(&n.id));
        own.and_then(|at| shades.get(at)).copied().unwrap_or(0)
    };
    Ok(render(&OfficerView {
        shades: places.iter().map(shade).collect(),
        map: newest.and_then(|_| map::draw(&page, &places, &[])),
        periods: periods
            .iter()
            .map(|p| shown(&page, p, &schemes, &areas))
            .collect(),
        schemes: schemes
            .iter()
            .map(|s| (s.key.clone(), page.say(&s.title)))
            .collect(),
        page,
    }))
}

/// A class from 1 to 4 for each area with a figure, of the highest; 0 where there is none.
fn shades(period: &Period, schemes: &[Scheme], areas: &[Area]) -> Vec<usize> {
    let per = |area: &Area| {
        let bars = schemes.iter().map(|s| period.bar(&s.key, area));
        let read: u64 = bars.filter_map(|bar| bar.value).sum();
        read * 10_000 / u64::from(area.inhabitants.max(1))
    };
    let most = areas.iter().map(per).max().unwrap_or(0).max(1);
    areas
        .iter()
        .map(|area| usize::try_from((per(area) * 4).div_ceil(most)).unwrap_or(0))
        .collect()
}

fn shown(page: &Page, period: &Period, schemes: &[Scheme], areas: &[Area]) -> Shown {
    let bars = |s: &Scheme| -> Vec<Bar> { areas.iter().map(|a| period.bar(&s.key, a)).collect() };
    let all = schemes.iter().flat_map(bars).filter_map(|bar| bar.value);
    let most = all.max().unwrap_or(1).max(1);
    let chart = |scheme: &Scheme| Chart {
        title: page.say(&scheme.title),
        lines: areas
            .iter()
            .zip(bars(scheme))
            .filter(|(area, _)| period.covers(&scheme.key, area))
            .map(|(area, bar)| Line {
                area: area.names.join(" + "),
                words: words(page, bar),
                percent: bar.value.map_or(0, |v| v * 100 / most),
            })
            .collect(),
        channels: ["krant", "balie"]
            .iter()
            .filter_map(|channel| {
                let count = period.channel(&scheme.key, channel)?;
                Some(page.n(&format!("reach-{channel}"), count))
            })
            .collect(),
    };
    Shown {
        name: period_name(page, &period.name),
        charts: schemes.iter().map(chart).collect(),
    }
}

/// "ongeveer 120 keer, dat is 1 keer op 7 tot 9 inwoners".
fn words(page: &Page, bar: Bar) -> String {
    match (bar.value, bar.one_in) {
        (Some(count), Some((near, far))) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let number = |n: u64| Value::from(i64::try_from(n).unwrap_or(i64::MAX));
            let values = [
                ("count", Value::from(count)),
                ("near", number(near)),
                ("far", number(far)),
            ];
            let key = if near == far {
                "reach-about"
            } else {
                "reach-about-range"
            };
            page.lang.with(key, &values)
        }
        _ => page.t("officer-few"),
    }
}

/// The same figures for everybody.
pub(in crate::web) async fn open_data(anyone: Anyone) -> Result<Response, WebError> {
    let table = anyone.site.app.open_data().await;
    let table = table.map_err(|e| anyone.fail(&e))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"bereik.csv\"",
        ),
    ];
    Ok((headers, table).into_response())
}

fn period_name(page: &Page, name: &str) -> String {
    let (year, part) = name.split_once('-').unwrap_or((name, "1"));
    let (key, part) = match part.strip_prefix('Q') {
        Some(quarter) => ("reach-quarter", quarter.to_owned()),
        None => {
            let month = format!("month-{}", part.trim_start_matches('0'));
            ("officer-month", page.t(&month))
        }
    };
    page.lang.with(
        key,
        &[("month", part.into()), ("year", year.to_owned().into())],
    )
}
