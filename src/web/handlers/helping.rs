//! A helper's own page: how they want to be asked, whose crew they belong to, thanks, and whether it
//! was a match.

use super::browse::{Card, card};
use super::coordinator::Pairs;
use super::for_you::said;
use crate::app::Thanks;
use crate::app::helping::Helping;
use crate::domain::{AskChoices, ItemId};
use crate::i18n::Value;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::response::Response;

#[derive(Template)]
#[template(path = "helping.html")]
struct HelpingView {
    page: Page,
    helping: Helping,
    rests: Vec<(u8, String, bool)>,
    was_match: Vec<Card>,
}

impl HelpingView {
    fn thanked(&self, thanks: &Thanks) -> String {
        let values = [
            ("name", Value::from(thanks.by.clone())),
            ("title", Value::from(thanks.title.clone())),
        ];
        let key = match thanks.by.as_str() {
            "" => "helping-thanks-nobody",
            _ => "helping-thanks",
        };
        self.page.lang.with(key, &values)
    }
}

/// The page.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let helping = app.helping(visitor.id()?).await;
    let helping = helping.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("helping-title", "mijn/helpen");
    let rest = |days: u8| {
        let chosen = helping.choices.rest_days == days;
        (days, page.n("helping-rest-option", days), chosen)
    };
    Ok(render(&HelpingView {
        rests: AskChoices::RESTS.into_iter().map(rest).collect(),
        was_match: helping
            .was_match
            .iter()
            .map(|i| card(&visitor.site, &page, &places, i))
            .collect(),
        helping,
        page,
    }))
}

/// Keeps how somebody wants to be asked.
pub(in crate::web) async fn save(
    visitor: Visitor,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let choices = AskChoices {
        rest_days: fields.text("rust").parse().unwrap_or(u8::MAX),
        drives: !fields.text("rijbewijs").is_empty(),
        vog: !fields.text("vog").is_empty(),
    };
    let done = visitor
        .site
        .app
        .put_ask_choices(visitor.id()?, choices)
        .await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/mijn/helpen", "flash-saved"))
}

/// Agrees to be asked first by an organisation, or takes that back.
pub(in crate::web) async fn crew(
    visitor: Visitor,
    Path(answer): Path<String>,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let organisation = Fields::new(pairs).text("organisatie");
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let done = app.be_in_crew(me, &organisation, answer == "ja").await;
    done.map_err(|e| visitor.fail(&e))?;
    Ok(said("/mijn/helpen", "flash-saved"))
}

/// Whether helping was a match; a no leads to other suggestions.
pub(in crate::web) async fn was_match(
    visitor: Visitor,
    Path((id, answer)): Path<(i64, String)>,
) -> Result<Response, WebError> {
    let was = answer == "ja";
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let done = app.helping_was_match(me, ItemId(id), was).await;
    done.map_err(|e| visitor.fail(&e))?;
    if was {
        Ok(said("/mijn/helpen", "flash-match"))
    } else {
        Ok(said("/voor-jou", "flash-no-match"))
    }
}
