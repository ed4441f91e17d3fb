//! The algorithm register entry (publication standard 1.0 of the national register) and the plain text
//! on how suggestions are made, in words of `locales/`, from the running configuration.

use crate::app::register::{Settings, settings};
use crate::i18n::{Lang, Value};
use serde_json::{Value as Json, json};

/// The plain text: a paragraph each.
#[must_use]
pub fn text(lang: Lang) -> Vec<String> {
    let set = settings();
    let number = |n: i64| Value::from(n);
    let count = |n: u64| Value::from(i64::try_from(n).unwrap_or(i64::MAX));
    // A learned weight has fifteen decimals; two say how heavy it is.
    let figure = |n: &f64| {
        let rounded = (n * 100.0).round() / 100.0;
        lang.decimal(&rounded.to_string())
    };
    let line = |name: &str, values: String| {
        let what = lang.t(&format!("register-weight-{}", name.replace('_', "-")));
        let values = [("what", what.into()), ("weight", values.into())];
        lang.with("register-weight", &values)
    };
    let mut all = vec![lang.t("register-what"), lang.t("register-weights")];
    all.extend(set.weights.iter().map(|(name, values)| {
        let values: Vec<String> = values.iter().map(figure).collect();
        line(name, values.join(" · "))
    }));
    all.push(lang.t("register-people"));
    all.extend(set.people.iter().map(|(name, n)| line(name, figure(n))));
    all.push(lang.with("register-floor", &[("count", count(u64::from(set.floor)))]));
    all.push(lang.with("register-meet", &[("days", number(set.waits_days))]));
    all.push(lang.with("register-seeds", &[("count", count(set.enough as u64))]));
    all.push(lang.with("register-figures", &figures(lang, &set)));
    all.push(lang.t("register-never"));
    all.push(lang.t("register-choice"));
    all
}

fn figures(lang: Lang, set: &Settings) -> [(&'static str, Value); 2] {
    let epsilon = lang.decimal(&set.epsilon.to_string());
    let least = i64::try_from(set.least).unwrap_or(i64::MAX);
    [("epsilon", epsilon.into()), ("count", least.into())]
}

/// The entry, ready to be handed in for a municipality.
#[must_use]
pub fn entry(organisation: &str, contact: &str) -> Json {
    let lang = Lang::default();
    let t = |key: &str| lang.t(&format!("register-entry-{key}"));
    json!({
        "standard_version": "1.0",
        "lang": "nld",
        "name": t("name"),
        "organization": organisation,
        "description_short": t("short"),
        "category": t("category"),
        "status": "In gebruik",
        "publication_category": "Overige algoritmes",
        "contact_email": contact,
        "goal": t("goal"),
        "proportionality": t("proportionality"),
        "human_intervention": t("human"),
        "risks": t("risks"),
        "lawful_basis": t("basis"),
        "source_data": t("data"),
        "methods_and_models": text(lang).join("\n"),
        "provider": "Naober",
        "tags": t("tags"),
    })
}
