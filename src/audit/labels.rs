//! P1: no word that sticks a label on people is said anywhere: not on a page of any role, in a letter,
//! in the vocabulary, in a field's name.

use super::Setting;
use super::crawl::{crawl, words};
use super::outcome::{Measure, Promise};
use super::world::World;
use crate::app::words::label_words;
use crate::domain::letter::{Letter, LetterKind};
use crate::i18n::Lang;
use crate::text::label_words::LabelWords;
use std::collections::BTreeMap;

/// A page with a label, as somebody might write it.
const LEAKY: &str = "<h1>Koffie</h1><p>Speciaal voor minima en eenzame ouderen in de wijk.</p>";

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let world = setting.small.open().await?;
    let labels = label_words()?;
    let mut texts = said(&world, setting.pick(400, 60)).await?;
    let found = hits(&labels, &texts);
    let read = texts.len();
    texts.insert("leaky page".to_owned(), (words(LEAKY), "nl"));
    let broken = hits(&labels, &texts).len() - found.len();
    let mut promise = Promise::new("P1", vec![Measure::none("labels", found.len(), broken)]);
    promise.notes.push(format!("{read} texts read"));
    promise.notes.extend(found.into_iter().take(10));
    Ok(promise)
}

/// Everything that is said, by where.
async fn said(
    world: &World,
    most: usize,
) -> anyhow::Result<BTreeMap<String, (String, &'static str)>> {
    let mut texts = BTreeMap::new();
    for key in ["", "sanne", "bep", "mirjam", "ingrid"] {
        let mut cookie = String::new();
        if !key.is_empty() {
            cookie = world.cookie(world.persona(key)?).await?;
        }
        for lang in Lang::all().map(Lang::tag) {
            let cookie = format!("{cookie}; taal={lang}");
            for (path, answer) in crawl(world, &cookie, most).await? {
                let text = match answer.header("content-type") {
                    kind if kind.starts_with("application/json") => answer.body.replace('_', " "),
                    _ => words(&answer.body),
                };
                // The town's own texts are Dutch on English pages too, and may hold English words.
                texts.insert(format!("{lang} {key} {path}"), (text, lang));
            }
        }
    }
    for kind in LetterKind::ALL {
        for lang in Lang::all().map(Lang::tag) {
            let letter = Letter {
                key: String::new(),
                address: "iemand@example.nl".to_owned(),
                language: lang.to_owned(),
                kind,
                code: "123456".to_owned(),
                link: "/ontmoetingen".to_owned(),
                about: "Soep".to_owned(),
                digest: None,
            };
            let (subject, body) =
                crate::mail::words(&letter, &world.town.name, "https://n.example");
            texts.insert(
                format!("letter {} {lang}", kind.name()),
                (format!("{subject}\n{body}"), lang),
            );
        }
    }
    for (id, concept) in world.vocabulary.iter() {
        let all = [&concept.pref_nl]
            .into_iter()
            .chain(&concept.alt_nl)
            .chain(&concept.hidden);
        let text: Vec<&str> = all.map(String::as_str).collect();
        texts.insert(format!("concept {}", id.0), (text.join(". "), "nl"));
        let all = [&concept.pref_en].into_iter().chain(&concept.alt_en);
        let text: Vec<&str> = all.map(String::as_str).collect();
        texts.insert(format!("concept {} en", id.0), (text.join(". "), "en"));
        for lang in Lang::all().map(Lang::tag) {
            let label = world.vocabulary.label(id, lang).to_owned();
            texts.insert(format!("label {} {lang}", id.0), (label, lang));
        }
    }
    for (table, columns) in world.store.columns().await? {
        let names = format!("{table} {}", columns.join(" ")).replace('_', " ");
        texts.insert(format!("table {table}"), (names, "en"));
    }
    Ok(texts)
}

fn hits(labels: &LabelWords, texts: &BTreeMap<String, (String, &'static str)>) -> Vec<String> {
    let mut found = Vec::new();
    for (place, (text, lang)) in texts {
        for hit in labels.find(text, lang) {
            found.push(format!("{place}: \"{}\"", &text[hit.start..hit.end]));
        }
    }
    found
}
