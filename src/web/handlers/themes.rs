//! The picture of themes: circles and lines, with the same in words.

use crate::app::App;
use crate::app::themes::Themes;
use crate::i18n::Value;
use crate::web::page::Page;

/// A theme.
pub(in crate::web) struct Circle {
    pub x: i64,
    pub y: i64,
    pub radius: i64,
    pub name: String,
    pub words: String,
}

/// What joins two themes, or that nothing does.
pub(in crate::web) struct Line {
    pub from: (i64, i64),
    pub to: (i64, i64),
    pub gap: bool,
    pub width: usize,
}

/// What is drawn and said.
pub(in crate::web) struct Picture {
    pub circles: Vec<Circle>,
    pub lines: Vec<Line>,
    pub gaps: Vec<String>,
}

/// Where theme `at` of `count` stands: on a ring, the first at the top.
fn place(at: usize, count: usize) -> (i64, i64) {
    let angle = std::f64::consts::TAU * at as f64 / count.max(1) as f64;
    let (x, y) = (360.0 + 290.0 * angle.sin(), 270.0 - 205.0 * angle.cos());
    (x.round() as i64, y.round() as i64)
}

/// Draws the themes.
pub(super) fn draw(app: &App, page: &Page, found: &Themes) -> Picture {
    let count = found.themes.len();
    let most = found.themes.first().map_or(1, |t| t.about.max(1));
    let label = |at: usize| page.concept(app.vocabulary(), found.themes[at].concept);
    let line = |one, other, gap, width| Line {
        from: place(one, count),
        to: place(other, count),
        gap,
        width,
    };
    let circle = |at: usize| {
        let theme = found.themes[at];
        let ((x, y), name) = (place(at, count), label(at));
        let about = i64::try_from(theme.about).unwrap_or(i64::MAX);
        let values = [
            ("theme", name.clone().into()),
            ("count", Value::from(about)),
        ];
        Circle {
            x,
            y,
            radius: 22 + (34.0 * (theme.about as f64 / most as f64).sqrt()).round() as i64,
            words: page.lang.with("themes-about", &values),
            name,
        }
    };
    let joined = found.joined.iter();
    let joined = joined.map(|(one, other, n)| line(*one, *other, false, 1 + (*n).min(6)));
    let gaps = found.gaps.iter().map(|g| line(g.one, g.other, true, 2));
    let said = |gap: &crate::app::themes::Gap| {
        let bridge = gap.bridge.map(|(one, other)| {
            let name = |id| page.concept(app.vocabulary(), id);
            [("first", name(one).into()), ("second", name(other).into())]
        });
        let pair = [
            ("one", label(gap.one).into()),
            ("other", label(gap.other).into()),
        ];
        let gap = page.lang.with("themes-gap", &pair);
        match bridge {
            Some(values) => format!("{gap} {}", page.lang.with("themes-bridge", &values)),
            None => gap,
        }
    };
    Picture {
        circles: (0..count).map(circle).collect(),
        lines: joined.chain(gaps).collect(),
        gaps: found.gaps.iter().map(said).collect(),
    }
}
