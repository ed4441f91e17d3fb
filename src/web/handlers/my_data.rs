//! "Mijn gegevens": everything that is kept of a resident and why, to read and to take along.

use super::looked::looked;
use crate::app::my_data::MyData;
use crate::domain::{ConceptId, Profile};
use crate::web::error::WebError;
use crate::web::extractors::Visitor;
use crate::web::page::{Page, render};
use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::{Value, json};

/// Rows of one kind: why they are kept, and what they say.
struct Section {
    title: String,
    why: String,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "my_data.html")]
struct MyDataView {
    page: Page,
    sections: Vec<Section>,
}

fn section(page: &Page, key: &str, lines: Vec<String>) -> Section {
    Section {
        title: page.t(&format!("data-{key}")),
        why: page.t(&format!("data-{key}-why")),
        lines,
    }
}

fn moment(visitor: &Visitor, page: &Page, at: Timestamp) -> String {
    page.moment(visitor.site.app.local(at))
}

fn told(visitor: &Visitor, page: &Page, data: &MyData) -> Vec<Section> {
    let (member, words) = (&data.details.member, &data.details.words);
    let label = |list: &[ConceptId]| -> Vec<String> {
        let vocabulary = visitor.site.app.vocabulary();
        list.iter().map(|c| page.concept(vocabulary, *c)).collect()
    };
    let Profile {
        brings,
        enjoys,
        would_like,
    } = &member.profile;
    let mut lines = vec![data.details.first_name.clone(), data.neighbourhood.clone()];
    lines.extend([&words.brings, &words.enjoys, &words.would_like].map(Clone::clone));
    lines.extend(data.address.clone());
    lines.push(moment(visitor, page, member.joined));
    let understood = [label(brings), label(enjoys), label(would_like)].concat();
    let choices = &data.choices;
    let mut chosen: Vec<String> = [
        ("choices-near", choices.near),
        ("choices-interests", choices.interests),
        ("choices-fresh", choices.fresh),
        ("choices-familiar", choices.familiar),
    ]
    .map(|(key, level)| {
        format!(
            "{}: {}",
            page.t(key),
            page.t(&format!("choices-{}", level.name()))
        )
    })
    .to_vec();
    chosen.extend(label(&choices.less));
    lines.retain(|line| !line.is_empty());
    vec![
        section(page, "told", lines),
        section(page, "understood", understood),
        section(page, "chosen", chosen),
    ]
}

/// A weight with one decimal, as the language writes it.
fn decimal(page: &Page, weight: f64) -> String {
    format!("{weight:.1}").replace('.', &page.t("number-decimal"))
}

fn learned(visitor: &Visitor, page: &Page, data: &MyData) -> Vec<String> {
    let line = |key: &str, name: String, share: String| {
        page.lang
            .with(key, &[("name", name.into()), ("share", share.into())])
    };
    let vocabulary = visitor.site.app.vocabulary();
    let shares = data.learned.kinds.iter().chain(&data.learned.about);
    let mut lines: Vec<String> = shares
        .map(|(concept, share)| {
            let percent = format!("{:.0}", share * 100.0);
            line(
                "data-learned-subject",
                page.concept(vocabulary, *concept),
                percent,
            )
        })
        .collect();
    lines.extend(data.learned.often.iter().filter_map(|(item, weight)| {
        let title = data.titles.get(item)?.clone();
        Some(line("data-learned-often", title, decimal(page, *weight)))
    }));
    lines
}

fn met(visitor: &Visitor, page: &Page, data: &MyData) -> Vec<String> {
    let mut lines: Vec<String> = data
        .met
        .iter()
        .flat_map(|one| {
            let first = format!("{} · {}", one.first_name, moment(visitor, page, one.since));
            let written = one.written.iter();
            [first]
                .into_iter()
                .chain(written.map(|(at, text)| format!("{} · {text}", moment(visitor, page, *at))))
        })
        .collect();
    if data.answers > 0 {
        lines.push(page.n("data-answers", data.answers));
    }
    lines
}

/// What a row is about, what it says and when, in words.
fn rows(visitor: &Visitor, page: &Page, data: &MyData) -> Vec<String> {
    data.rows
        .iter()
        .map(|row| {
            let title = row.item.and_then(|id| data.titles.get(&id)).cloned();
            let says = match row.table.as_str() {
                "interactions" | "asks" | "item_answers" | "seed_offers" | "mail_choices"
                    if !row.says.is_empty() =>
                {
                    page.t(&format!("data-says-{}", row.says))
                }
                "member_roles" => page.t(&format!("role-{}", row.says)),
                "letters" => String::new(),
                "doings" => page.t(&format!("data-doing-{}", row.says)),
                "reports" => page.t(&format!("report-what-{}", row.says)),
                "seed_offers" if !row.says.is_empty() => page.t(&format!("seed-said-{}", row.says)),
                _ => row.says.clone(),
            };
            let at = row.at.map(|at| moment(visitor, page, at));
            let kind = page.t(&format!("data-row-{}", row.table.replace('_', "-")));
            [Some(kind), title, Some(says), at]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        })
        .collect()
}

/// The page.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    let data = visitor.site.app.my_data(visitor.id()?).await;
    let data = data.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("data-title", "mijn");
    let looked = looked(&visitor.site.app, &page, visitor.id()?).await;
    let looked = looked.map_err(|e| visitor.fail(&e))?.rows.into_iter();
    let mut sections = told(&visitor, &page, &data);
    sections.push(section(&page, "learned", learned(&visitor, &page, &data)));
    sections.push(section(&page, "met", met(&visitor, &page, &data)));
    sections.push(section(&page, "did", rows(&visitor, &page, &data)));
    sections.push(Section {
        title: page.t("looked-title"),
        why: page.t("looked-lead"),
        lines: looked
            .map(|(when, act)| format!("{when} · {act}"))
            .collect(),
    });
    Ok(render(&MyDataView { sections, page }))
}

fn exported(visitor: &Visitor, data: &MyData) -> Value {
    let member = &data.details.member;
    let keys = |list: &[ConceptId]| -> Vec<String> {
        let vocabulary = visitor.site.app.vocabulary();
        list.iter().map(|c| vocabulary.key(*c).to_owned()).collect()
    };
    let key = |concept: ConceptId| visitor.site.app.vocabulary().key(concept).to_owned();
    let words = &data.details.words;
    json!({
        "first_name": data.details.first_name,
        "neighbourhood": data.neighbourhood,
        "address": data.address,
        "joined": member.joined.to_string(),
        "words": { "brings": words.brings, "enjoys": words.enjoys, "would_like": words.would_like },
        "understood": {
            "brings": keys(&member.profile.brings),
            "enjoys": keys(&member.profile.enjoys),
            "would_like": keys(&member.profile.would_like),
        },
        "availability_bits": member.availability.0,
        "open_to_meet": member.open_to_meet,
        "asks_per_week": member.asks_per_week,
        "presence": data.details.presence.name(),
        "choices": {
            "near": data.choices.near.name(),
            "interests": data.choices.interests.name(),
            "fresh": data.choices.fresh.name(),
            "familiar": data.choices.familiar.name(),
            "without_profile": data.choices.without_profile,
            "less": keys(&data.choices.less),
        },
        "worked_out": {
            "subjects": data.learned.about.iter().map(|(c, share)| json!({ "subject": key(*c), "share": share })).collect::<Vec<_>>(),
            "general_subjects": data.learned.kinds.iter().map(|(c, share)| json!({ "subject": key(*c), "share": share })).collect::<Vec<_>>(),
            "initiatives": data.learned.often.iter().map(|(item, weight)| json!({
                "item": item.0, "title": data.titles.get(item), "weight": weight })).collect::<Vec<_>>(),
        },
        "who_looked": data.looked.iter().map(|row| json!({
            "at": row.at.to_string(), "who": row.staff, "act": row.act, "reason": row.reason })).collect::<Vec<_>>(),
        "met": data.met.iter().map(|one| json!({
            "first_name": one.first_name,
            "since": one.since.to_string(),
            "written": one.written.iter().map(|(at, text)| json!({ "at": at.to_string(), "text": text })).collect::<Vec<_>>(),
            "received": one.received,
        })).collect::<Vec<_>>(),
        "answers_without_a_meeting": data.answers,
        "rows": data.rows.iter().map(|row| json!({
            "table": row.table,
            "item": row.item.map(|id| id.0),
            "title": row.item.and_then(|id| data.titles.get(&id)),
            "says": row.says,
            "at": row.at.map(|at| at.to_string()),
        })).collect::<Vec<_>>(),
    })
}

/// The same, to take along.
pub(in crate::web) async fn file(visitor: Visitor) -> Result<Response, WebError> {
    let data = visitor.site.app.my_data(visitor.id()?).await;
    let data = data.map_err(|e| visitor.fail(&e))?;
    let text = format!("{:#}\n", exported(&visitor, &data));
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"naober.json\"",
        ),
    ];
    Ok((headers, text).into_response())
}
