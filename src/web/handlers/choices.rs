//! What counts in one's own suggestions: less, usual, more; put aside; without a profile; start over.

use super::for_you::said;
use crate::app::Error;
use crate::domain::{Choices, ConceptId, ItemId, Level, Presence};
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::Page;
use axum::Form;
use axum::extract::Path;
use axum::response::Response;

/// One thing that can count less or more: name of the field, its label, and each level with its
/// value, its label and whether it is chosen.
pub(super) struct Dial {
    pub name: &'static str,
    pub label: String,
    pub levels: Vec<(&'static str, String, bool)>,
}

/// What the form shows.
pub(super) struct Panel {
    pub dials: Vec<Dial>,
    pub without_profile: bool,
    /// Of what one wants less: key and label.
    pub less: Vec<(String, String)>,
    pub changed: bool,
}

/// The value of a level in a form.
fn value(level: Level) -> &'static str {
    match level {
        Level::Less => "minder",
        Level::Usual => "gewoon",
        Level::More => "meer",
    }
}

/// What somebody chose, as a form.
pub(super) fn panel(visitor: &Visitor, page: &Page, choices: &Choices) -> Panel {
    let dial = |name, key: &str, chosen| Dial {
        name,
        label: page.t(key),
        levels: Level::ALL
            .map(|l| {
                (
                    value(l),
                    page.t(&format!("choices-{}", l.name())),
                    l == chosen,
                )
            })
            .to_vec(),
    };
    let vocabulary = visitor.site.app.vocabulary();
    Panel {
        dials: vec![
            dial("dichtbij", "choices-near", choices.near),
            dial("interesses", "choices-interests", choices.interests),
            dial("nieuws", "choices-fresh", choices.fresh),
            dial("bekend", "choices-familiar", choices.familiar),
        ],
        without_profile: choices.without_profile,
        less: choices
            .less
            .iter()
            .map(|c| (vocabulary.key(*c).to_owned(), page.concept(vocabulary, *c)))
            .collect(),
        changed: !choices.is_usual(),
    }
}

/// Keeps what was chosen. A button beside a concept takes it from the list of which one wants less.
pub(in crate::web) async fn choose(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let me = visitor.id()?;
    let fields = Fields::new(pairs);
    let level = |name: &str| {
        let found = Level::ALL
            .into_iter()
            .find(|l| value(*l) == fields.text(name));
        found.unwrap_or_default()
    };
    let again: Vec<ConceptId> = fields
        .all("weer")
        .filter_map(|key| app.vocabulary().id(key))
        .collect();
    let old = app.choices(me).await.map_err(|e| visitor.fail(&e))?;
    let choices = Choices {
        near: level("dichtbij"),
        interests: level("interesses"),
        fresh: level("nieuws"),
        familiar: level("bekend"),
        without_profile: !fields.text("zonder").is_empty(),
        less: old
            .less
            .into_iter()
            .filter(|c| !again.contains(c))
            .collect(),
    };
    let done = app.put_choices(me, &choices).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/voor-jou", "flash-choices"))
}

/// "Minder hiervan".
pub(in crate::web) async fn less(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let done = visitor.site.app.less_of(visitor.id()?, ItemId(id)).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/voor-jou", "flash-less"))
}

/// "Bewaar".
pub(in crate::web) async fn save(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    keep(&visitor, id, true).await
}

/// No longer put aside.
pub(in crate::web) async fn unsave(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    keep(&visitor, id, false).await
}

async fn keep(visitor: &Visitor, id: i64, keep: bool) -> Result<Response, WebError> {
    let done = visitor.site.app.save(visitor.id()?, ItemId(id), keep).await;
    done.map_err(|e| visitor.fail(&e))?;
    let flash = if keep { "flash-kept" } else { "flash-not-kept" };
    Ok(said("/voor-jou", flash))
}

/// "Alles wissen en opnieuw beginnen".
pub(in crate::web) async fn start_over(visitor: Visitor) -> Result<Response, WebError> {
    let done = visitor.site.app.start_over(visitor.id()?).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/mijn", "flash-over"))
}

/// "Toon mij nergens", a pause, or neither.
pub(in crate::web) async fn be(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let asked = Fields::new(pairs).text("zichtbaar");
    let presence = match asked.as_str() {
        "ja" => Presence::Seen,
        "nee" => Presence::Unseen,
        "pauze" => Presence::Paused,
        _ => return Err(visitor.fail(&Error::NotFound)),
    };
    let done = visitor.site.app.be(visitor.id()?, presence).await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/mijn", "flash-saved"))
}
