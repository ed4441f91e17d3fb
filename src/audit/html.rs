//! The report that a data protection officer files: one page, readable on paper, with its pictures in it
//! and nothing from anywhere else.

use super::outcome::{Measure, Promise, Report, Series, short};
use crate::i18n::{Lang, Value};
use askama::Template;
use std::fmt::Write;

#[derive(Template)]
#[template(path = "audit.html")]
struct View<'a> {
    lang: Lang,
    report: &'a Report,
    rows: Vec<Row<'a>>,
    sum: String,
    about: String,
}

struct Row<'a> {
    promise: &'a Promise,
    /// `passed`, `failed` or `open`: a class and a sentence.
    verdict: &'static str,
    measures: Vec<Bar<'a>>,
    picture: String,
}

struct Bar<'a> {
    measure: &'a Measure,
    picture: String,
}

impl View<'_> {
    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    fn named(&self, start: &str, name: &str) -> String {
        self.lang.t(&format!("audit-{start}-{name}"))
    }

    fn figure(&self, value: &f64) -> String {
        self.lang.decimal(&short(*value))
    }
}

/// The report as a page.
///
/// # Errors
/// When the page cannot be made.
pub fn page(report: &Report, lang: Lang) -> anyhow::Result<String> {
    let rows: Vec<Row<'_>> = report
        .promises
        .iter()
        .map(|promise| Row {
            promise,
            verdict: verdict(promise),
            measures: promise
                .measures
                .iter()
                .map(|measure| Bar {
                    measure,
                    picture: bar(measure, lang),
                })
                .collect(),
            picture: if promise.series.is_empty() {
                String::new()
            } else {
                curves(&promise.series, lang)
            },
        })
        .collect();
    let count = |which: &str| rows.iter().filter(|row| row.verdict == which).count() as i64;
    let sum = lang.with(
        "audit-sum",
        &[
            ("passed", Value::from(count("passed"))),
            ("open", Value::from(count("open"))),
            ("failed", Value::from(count("failed"))),
        ],
    );
    let about = lang.with(
        "audit-about",
        &[
            ("residents", Value::from(report.residents as i64)),
            ("seed", Value::from(report.seed.to_string())),
            (
                "minutes",
                Value::from((report.seconds / 60.0).ceil() as i64),
            ),
            ("geography", Value::from(report.geography.clone())),
        ],
    );
    Ok(View {
        lang,
        report,
        rows,
        sum,
        about,
    }
    .render()?)
}

fn verdict(promise: &Promise) -> &'static str {
    match promise.pass() {
        Some(true) => "passed",
        Some(false) => "failed",
        None => "open",
    }
}

/// A line from nothing to the broken variant, with the figure and the threshold on it. The scale is that of
/// square roots, so that a small threshold can be seen beside a large leak.
fn bar(measure: &Measure, lang: Lang) -> String {
    let most = measure
        .broken
        .max(measure.threshold)
        .max(measure.figure)
        .max(1e-9);
    let x = |value: f64| 6.0 + 268.0 * (value.max(0.0) / most).sqrt();
    let (figure, threshold, broken) = (x(measure.figure), x(measure.threshold), x(measure.broken));
    let class = if measure.kept() { "kept" } else { "not-kept" };
    let shown = |value: f64| lang.decimal(&short(value));
    let label = lang.with(
        "audit-bar",
        &[
            ("figure", Value::from(shown(measure.figure))),
            ("threshold", Value::from(shown(measure.threshold))),
            ("broken", Value::from(shown(measure.broken))),
        ],
    );
    format!(
        "<svg viewBox=\"0 0 280 26\" role=\"img\" aria-label=\"{label}\"><line class=\"axis\" x1=\"6\" y1=\"13\" x2=\"274\" y2=\"13\"/>\
         <rect class=\"allowed\" x=\"6\" y=\"9\" width=\"{:.1}\" height=\"8\"/>\
         <line class=\"threshold\" x1=\"{threshold:.1}\" y1=\"3\" x2=\"{threshold:.1}\" y2=\"23\"/>\
         <path class=\"broken\" d=\"M{:.1} 7 l12 12 m0 -12 l-12 12\"/>\
         <circle class=\"{class}\" cx=\"{figure:.1}\" cy=\"13\" r=\"6\"/></svg>",
        threshold - 6.0,
        broken - 6.0,
    )
}

const WIDE: f64 = 640.0;
const HIGH: f64 = 300.0;

/// The scales of a picture: tilt to the right, gain upwards.
struct Scales {
    right: f64,
    top: f64,
    bottom: f64,
    lang: Lang,
}

impl Scales {
    fn x(&self, tilt: f64) -> f64 {
        60.0 + (WIDE - 80.0) * tilt / self.right
    }

    fn y(&self, gain: f64) -> f64 {
        14.0 + (HIGH - 54.0) * (self.top - gain) / (self.top - self.bottom)
    }

    fn number(&self, value: f64) -> String {
        let text = format!("{value:.2}");
        self.lang.decimal(&text)
    }

    /// The threshold of outputs, the gain a broken variant must give, nothing, and the tilts.
    fn grid(&self, tilts: &[f64]) -> String {
        let mut svg = String::new();
        for line in [0.0, 0.02, 0.08] {
            let class = if line == 0.0 { "axis" } else { "threshold" };
            let (y, right, number) = (self.y(line), WIDE - 20.0, self.number(line));
            let _ = write!(
                svg,
                "<line class=\"{class}\" x1=\"60\" y1=\"{y:.1}\" x2=\"{right}\" y2=\"{y:.1}\"/>\
                 <text x=\"54\" y=\"{:.1}\" text-anchor=\"end\">{number}</text>",
                y + 4.0,
            );
        }
        for tilt in tilts {
            let (x, y, number) = (self.x(*tilt), HIGH - 22.0, self.number(*tilt));
            let _ = write!(
                svg,
                "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{number}</text>"
            );
        }
        let (x, y, what) = (WIDE / 2.0, HIGH - 4.0, self.lang.t("audit-tilt"));
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{what}</text>"
        );
        svg
    }

    /// One channel: a line through its gains, each with its interval.
    fn channel(&self, series: &Series, number: usize, shift: f64) -> String {
        let x = |tilt: f64| self.x(tilt) + shift;
        let at: Vec<String> = series
            .points
            .iter()
            .map(|p| format!("{:.1},{:.1}", x(p.0), self.y(p.1)))
            .collect();
        let line = at.join(" ");
        let mut svg = format!("<g class=\"series s{number}\"><polyline points=\"{line}\"/>");
        for (tilt, gain, low, high) in &series.points {
            let (x, y, low, high) = (x(*tilt), self.y(*gain), self.y(*low), self.y(*high));
            let _ = write!(
                svg,
                "<line x1=\"{x:.1}\" y1=\"{low:.1}\" x2=\"{x:.1}\" y2=\"{high:.1}\"/>\
                 <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>",
            );
        }
        svg + "</g>"
    }
}

/// The gain of every channel by tilt, with its 95 % interval.
fn curves(series: &[Series], lang: Lang) -> String {
    let points = || series.iter().flat_map(|s| &s.points);
    let scales = Scales {
        right: points().map(|p| p.0).fold(0.15, f64::max),
        top: points().map(|p| p.3).fold(0.09, f64::max),
        bottom: points().map(|p| p.2).fold(-0.01, f64::min),
        lang,
    };
    let mut tilts: Vec<f64> = points().map(|p| p.0).collect();
    tilts.sort_by(f64::total_cmp);
    tilts.dedup();
    let label = lang.t("audit-curves");
    let mut svg = format!(
        "<figure><figcaption>{label}</figcaption><svg class=\"curves\" viewBox=\"0 0 {WIDE} {HIGH}\" \
         role=\"img\" aria-label=\"{label}\">{}",
        scales.grid(&tilts)
    );
    let mut legend = String::new();
    for (number, line) in series.iter().enumerate() {
        let shift = (number as f64 - series.len() as f64 / 2.0) * 4.0;
        svg.push_str(&scales.channel(line, number, shift));
        let name = lang.t(&format!("audit-measure-{}", line.name));
        let _ = write!(legend, "<li><span class=\"s{number}\"></span>{name}</li>");
    }
    format!("{svg}</svg><ul class=\"legend\">{legend}</ul></figure>")
}
