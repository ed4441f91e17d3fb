//! "Jouw buurt in interesses": a drawing of what neighbours enjoy and the same in words. Themes and
//! noised counts, never persons; the same for everyone.

use super::{Choice, choices};
use crate::app::interests::Interest;
use crate::web::bubbles::{self, Circle};
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use std::collections::HashMap;

/// The radius of the largest theme, and the smallest radius, in the drawing's own units.
const LARGEST: f64 = 110.0;
const SMALLEST: f64 = 26.0;
/// A letter is about this wide, in parts of its height.
const LETTER: f64 = 0.64;
/// Letters in the drawing are between these heights; what fits in none is said by the list only.
const LETTERS: (f64, f64) = (13.0, 30.0);

/// A theme in the drawing.
struct Bubble {
    x: i64,
    y: i64,
    r: i64,
    /// Its name in lines; empty where it does not fit.
    lines: Vec<Line>,
    letters: i64,
}

struct Line {
    y: i64,
    text: String,
}

/// A name in lines that fit in a circle, with the height of its letters.
fn fitted(name: &str, circle: &Circle) -> (Vec<Line>, f64) {
    let words: Vec<&str> = name.split(' ').collect();
    let whole = vec![name.to_owned()];
    let two = (1..words.len()).map(|a| vec![words[..a].join(" "), words[a..].join(" ")]);
    let three = (1..words.len()).flat_map(|a| (a + 1..words.len()).map(move |b| (a, b)));
    let three = three.map(|(a, b)| {
        [&words[..a], &words[a..b], &words[b..]]
            .map(|w| w.join(" "))
            .to_vec()
    });
    let tries = std::iter::once(whole).chain(two).chain(three);
    let height = |lines: &[String]| {
        let longest = lines.iter().map(|l| l.chars().count()).max().unwrap_or(1);
        // Lines above and below the middle have less room than the middle has.
        let room = [1.84, 1.7, 1.5][lines.len().min(3) - 1];
        // Of nearly the same height, fewer lines read better.
        let fewer = 1.0 - 0.05 * (lines.len() as f64 - 1.0);
        fewer * (circle.r * room / (LETTER * longest as f64)).min(LETTERS.1)
    };
    let best = tries.max_by(|a, b| height(a).total_cmp(&height(b)));
    let lines = best.unwrap_or_default();
    let high = height(&lines);
    if high < LETTERS.0 {
        return (Vec::new(), 0.0);
    }
    let top = circle.y - (lines.len() as f64 - 1.0) * high * 0.56 + high * 0.34;
    let lines = lines.into_iter().enumerate().map(|(n, text)| Line {
        y: (top + n as f64 * high * 1.12).round() as i64,
        text,
    });
    (lines.collect(), high)
}

struct Drawing {
    bubbles: Vec<Bubble>,
    width: i64,
    height: i64,
}

/// Areas are as the counts are.
fn draw(interests: &[(String, u64)]) -> Drawing {
    let most = interests.first().map_or(1, |(_, about)| *about).max(1);
    let radius = |about: u64| (LARGEST * (about as f64 / most as f64).sqrt()).max(SMALLEST);
    let radii: Vec<f64> = interests.iter().map(|(_, about)| radius(*about)).collect();
    let (circles, width, height) = bubbles::pack(&radii);
    let bubbles = circles.iter().zip(interests).map(|(circle, (name, _))| {
        let (lines, letters) = fitted(name, circle);
        Bubble {
            x: circle.x.round() as i64,
            y: circle.y.round() as i64,
            r: circle.r.round() as i64,
            lines,
            letters: letters.round() as i64,
        }
    });
    Drawing {
        bubbles: bubbles.collect(),
        width: width.ceil() as i64 + 16,
        height: height.ceil() as i64 + 16,
    }
}

#[derive(Template)]
#[template(path = "interests.html")]
struct InterestsView {
    page: Page,
    /// The neighbourhood or the town.
    place: String,
    choices: Vec<Choice>,
    /// In words, most first.
    list: Vec<(String, u64)>,
    drawing: Drawing,
}

/// What neighbours enjoy.
pub(in crate::web) async fn page(
    visitor: Visitor,
    asked: Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let slug = asked.get("buurt").map_or("", String::as_str);
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let place = places.iter().find(|n| n.slug == slug);
    let found = app.interests(place.map(|n| n.id)).await;
    let found = found.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("interests-title", "interesses");
    let name = |i: &Interest| (page.concept(app.vocabulary(), i.theme), i.about);
    let list: Vec<(String, u64)> = found.iter().map(name).collect();
    Ok(render(&InterestsView {
        place: place.map_or_else(|| page.town.clone(), |n| n.name.clone()),
        choices: choices(&page, &places, slug),
        drawing: draw(&list),
        list,
        page,
    }))
}
