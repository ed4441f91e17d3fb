//! The writing desk: what the municipality tells, read while it is written; asked, done, told.

use super::{Wrong, paragraphs, wrong};
use crate::app::municipality::{Desk, Saved, SchemeWords, Told, Written};
use crate::app::writing::{Hard, Remark};
use crate::app::{Error, Invalid};
use crate::i18n::Lang;
use crate::i18n::Value;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::middleware::LIVE_CSP;
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::HashMap;

/// Something to write differently, in words.
pub(in crate::web) struct Advice {
    pub label: bool,
    pub text: String,
}

pub(super) fn advice(page: &Page, remarks: Vec<Remark>) -> Vec<Advice> {
    let say = |key: &str, parts: [(&'static str, String); 3]| {
        let values = parts.map(|(name, text)| (name, Value::from(text)));
        page.lang.with(key, &values)
    };
    let none = || ("none", String::new());
    let one = |remark| match remark {
        Remark::Label {
            word,
            reason,
            better,
        } => Advice {
            label: true,
            text: say(
                "writing-label",
                [("word", word), ("reason", reason), ("better", better)],
            ),
        },
        Remark::Hard(Hard::Word { word, easier }) => Advice {
            label: false,
            text: say("writing-word", [("word", word), ("better", easier), none()]),
        },
        Remark::Hard(Hard::Sentence { start, words }) => Advice {
            label: false,
            text: say(
                "writing-sentence",
                [("start", start), ("count", words.to_string()), none()],
            ),
        },
    };
    remarks.into_iter().map(one).collect()
}

async fn desk(visitor: &Visitor) -> Result<Desk, WebError> {
    let desk = visitor.site.app.desk(visitor.id()?).await;
    desk.map_err(|e| visitor.fail(&e))
}

/// The page may ask for advice while one types.
fn live(mut response: Response) -> Response {
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(LIVE_CSP),
    );
    response
}

#[derive(Template)]
#[template(path = "posts.html")]
struct PostsView {
    page: Page,
    /// Identity, title, whether it is published.
    posts: Vec<(i64, String, bool)>,
}

/// Everything that was written.
pub(in crate::web) async fn list(visitor: Visitor) -> Result<Response, WebError> {
    let posts = desk(&visitor).await?.posts().await;
    let posts = posts.map_err(|e| visitor.fail(&e))?.into_iter();
    Ok(render(&PostsView {
        posts: posts
            .map(|p| (p.id, p.post.title, p.post.published))
            .collect(),
        page: visitor.page("writing-title", "gemeente"),
    }))
}

/// Where a form belongs: nothing for a new post.
#[derive(Clone, Copy)]
struct At {
    id: i64,
    revision: i64,
}

#[derive(Template)]
#[template(path = "post.html")]
struct PostView {
    page: Page,
    written: Written,
    at: Option<At>,
    /// Name in addresses, name, whether it is chosen.
    places: Vec<(String, String, bool)>,
    wrong: Vec<Wrong>,
    advice: Vec<Advice>,
    /// What a colleague made of it in between.
    theirs: Option<Written>,
}

async fn post_view(
    visitor: &Visitor,
    written: Written,
    at: Option<At>,
    problems: &[Invalid],
    theirs: Option<Written>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let desk = desk(visitor).await?;
    let all = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("writing-title", "gemeente");
    let remarks = desk.writing().read(&all_of(&written), "nl");
    Ok(live(render(&PostView {
        places: all
            .iter()
            .map(|n| {
                let chosen = written.places.contains(&n.slug);
                (n.slug.clone(), n.name.clone(), chosen)
            })
            .collect(),
        wrong: wrong(&page, problems),
        advice: advice(&page, remarks),
        written,
        at,
        theirs,
        page,
    })))
}

fn all_of(written: &Written) -> String {
    [
        &written.title,
        &written.body,
        &written.asked,
        &written.done,
        &written.told,
    ]
    .map(String::as_str)
    .join("\n")
}

/// Something new.
pub(in crate::web) async fn new(visitor: Visitor) -> Result<Response, WebError> {
    post_view(&visitor, Written::default(), None, &[], None).await
}

/// Something that was written.
pub(in crate::web) async fn one(
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let desk = desk(&visitor).await?;
    let row = desk.post(id).await.map_err(|e| visitor.fail(&e))?;
    let at = At {
        id,
        revision: row.revision,
    };
    let written = written_of(&visitor, &desk, row.post).await?;
    post_view(&visitor, written, Some(at), &[], None).await
}

async fn written_of(
    visitor: &Visitor,
    desk: &Desk,
    post: crate::app::Post,
) -> Result<Written, WebError> {
    let places = desk.slugs(&post).await.map_err(|e| visitor.fail(&e))?;
    Ok(Written {
        title: post.title,
        body: post.body,
        asked: post.asked,
        done: post.done,
        told: post.told,
        published: post.published,
        places,
    })
}

fn written(fields: &Fields) -> Written {
    Written {
        title: fields.text("titel"),
        body: fields.text("tekst"),
        asked: fields.text("gevraagd"),
        done: fields.text("gedaan"),
        told: fields.text("verteld"),
        places: fields.all("buurt").map(str::to_owned).collect(),
        published: !fields.text("zichtbaar").is_empty(),
    }
}

/// The advice, without keeping anything.
pub(in crate::web) async fn check(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let at = (fields.text("bericht").parse().ok())
        .zip(fields.text("versie").parse().ok())
        .map(|(id, revision)| At { id, revision });
    post_view(&visitor, written(&fields), at, &[], None).await
}

async fn save(visitor: &Visitor, fields: &Fields, at: Option<At>) -> Result<Response, WebError> {
    let desk = desk(visitor).await?;
    let written = written(fields);
    let from = at.map(|at| (at.id, at.revision));
    match desk.save(&written, from).await {
        Ok(Saved::Done(id)) => Ok(Redirect::to(&format!(
            "/gemeente/berichten/{id}?gezegd=flash-post"
        ))
        .into_response()),
        Ok(Saved::Changed(row)) => {
            let at = At {
                id: row.id,
                revision: row.revision,
            };
            let theirs = written_of(visitor, &desk, row.post).await?;
            let page = post_view(visitor, written, Some(at), &[], Some(theirs)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(Error::Invalid(problems)) => {
            let page = post_view(visitor, written, at, &problems, None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// Keeps something new.
pub(in crate::web) async fn add(
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    save(&visitor, &Fields::new(pairs), None).await
}

/// Keeps a change.
pub(in crate::web) async fn change(
    visitor: Visitor,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let revision = fields.text("versie").parse().unwrap_or(0);
    save(&visitor, &fields, Some(At { id, revision })).await
}

#[derive(Template)]
#[template(path = "scheme_words.html")]
struct SchemeWordsView {
    page: Page,
    key: String,
    lang: &'static str,
    languages: Vec<Lang>,
    words: SchemeWords,
    revision: i64,
    wrong: Vec<Wrong>,
    advice: Vec<Advice>,
    theirs: Option<SchemeWords>,
}

fn language(query: &HashMap<String, String>) -> &'static str {
    let asked = query.get("tekst").and_then(|tag| Lang::of(tag));
    asked.unwrap_or_default().tag()
}

fn scheme_view(
    visitor: &Visitor,
    desk: &Desk,
    key: String,
    lang: &'static str,
    words: SchemeWords,
    revision: i64,
) -> SchemeWordsView {
    let mut page = visitor.page("scheme-words-title", "gemeente");
    // In a language in which nothing was written yet there is no title either.
    let title = [&words.title, &key].into_iter().find(|t| !t.is_empty());
    page.title = page.with("scheme-words-of", "title", title.map_or("", String::as_str));
    let text = [
        words.title.as_str(),
        words.summary.as_str(),
        words.text.as_str(),
    ];
    let remarks = desk.writing().read(&text.join("\n"), lang);
    SchemeWordsView {
        advice: advice(&page, remarks),
        wrong: Vec::new(),
        theirs: None,
        page,
        key,
        lang,
        languages: Lang::all().collect(),
        words,
        revision,
    }
}

/// The words of a scheme.
pub(in crate::web) async fn scheme(
    visitor: Visitor,
    Path(key): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, WebError> {
    let desk = desk(&visitor).await?;
    let lang = language(&query);
    let found = desk.scheme_words(&key, lang).await;
    let (words, revision) = found.map_err(|e| visitor.fail(&e))?;
    let view = scheme_view(&visitor, &desk, key, lang, words, revision);
    Ok(live(render(&view)))
}

/// Keeps the words of a scheme, or only reads them again.
pub(in crate::web) async fn change_scheme(
    visitor: Visitor,
    Path(key): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let (desk, lang) = (desk(&visitor).await?, language(&query));
    let words = SchemeWords {
        title: fields.text("titel"),
        summary: fields.text("gevraagd"),
        text: fields.text("tekst").replace("\r\n", "\n"),
    };
    let revision = fields.text("versie").parse().unwrap_or(0);
    let mut view = scheme_view(&visitor, &desk, key.clone(), lang, words.clone(), revision);
    if fields.text("bewaar").is_empty() {
        return Ok(live(render(&view)));
    }
    let status = match desk.write_scheme(&key, lang, &words, revision).await {
        Ok(None) => {
            let to = format!("/gemeente/regelingen/{key}?tekst={lang}&gezegd=flash-scheme");
            return Ok(Redirect::to(&to).into_response());
        }
        Ok(Some((theirs, now))) => {
            (view.theirs, view.revision) = (Some(theirs), now);
            StatusCode::CONFLICT
        }
        Err(Error::Invalid(problems)) => {
            view.wrong = wrong(&view.page, &problems);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(error) => return Err(visitor.fail(&error)),
    };
    Ok(live((status, render(&view)).into_response()))
}

/// A post as everybody reads it.
struct ToldView {
    title: String,
    places: String,
    body: Vec<String>,
    asked: String,
    done: String,
    told: String,
}

#[derive(Template)]
#[template(path = "told.html")]
struct AllToldView {
    page: Page,
    posts: Vec<ToldView>,
}

/// What the municipality tells: for everybody.
pub(in crate::web) async fn told(visitor: Visitor) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let all = app.told_by_town().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("told-title", "berichten");
    let view = |told: Told| ToldView {
        places: match told.places.as_slice() {
            [] => page.of_town("told-town"),
            names => names.join(", "),
        },
        body: paragraphs(&told.row.post.body),
        title: told.row.post.title,
        asked: told.row.post.asked,
        done: told.row.post.done,
        told: told.row.post.told,
    };
    Ok(render(&AllToldView {
        posts: all.into_iter().map(view).collect(),
        page,
    }))
}
