//! Stories of neighbours: reading one, telling, changing and taking one back, "dank je", and photos.

use super::writing::{Advice, advice};
use super::{Wrong, paragraphs, wrong};
use crate::app::photo::MOST_BYTES;
use crate::app::stories::{Outcome, StoryPage, Written};
use crate::app::writing::Remark;
use crate::app::{Error, Invalid, Photo};
use crate::domain::NeighbourhoodId;
use crate::web::error::WebError;
use crate::web::extractors::{Upload, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::extract::{Multipart, Path};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "story.html")]
struct StoryView {
    page: Page,
    key: String,
    by: String,
    paragraphs: Vec<String>,
    photo: Option<Photo>,
    scheme: Option<String>,
    home: NeighbourhoodId,
    own: bool,
    thanked: Option<bool>,
    was_thanked: bool,
    member: bool,
}

/// A story.
pub(in crate::web) async fn page(
    visitor: Visitor,
    Path(key): Path<String>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let reader = visitor.member.as_ref().map(|me| me.id);
    let found = app.story(reader, &key).await;
    let StoryPage {
        story,
        photo,
        own,
        thanked,
        was_thanked,
    } = found.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let place = places.iter().find(|n| n.id == story.neighbourhood);
    let mut page = visitor.page("product", "verhalen");
    page.about(&places, story.neighbourhood);
    page.title.clone_from(&story.title);
    let name = place.map(|n| n.name.clone()).unwrap_or_default();
    let by = [
        ("author", story.author.into()),
        ("neighbourhood", name.into()),
    ];
    let scheme = story.scheme.zip(place);
    Ok(render(&StoryView {
        by: page.lang.with("story-by", &by),
        paragraphs: paragraphs(&story.text),
        scheme: scheme.map(|(key, place)| format!("/buurt/{}/regelingen/{key}", place.slug)),
        home: story.neighbourhood,
        member: reader.is_some(),
        key,
        photo,
        own,
        thanked,
        was_thanked,
        page,
    }))
}

#[derive(Template)]
#[template(path = "story_form.html")]
struct FormView {
    page: Page,
    /// Which story; none for a new one.
    key: Option<String>,
    written: Written,
    /// The photo that is there.
    photo: Option<Photo>,
    /// A photo was sent and has to be chosen again: browsers keep none.
    again: bool,
    wrong: Vec<Wrong>,
    advice: Vec<Advice>,
}

fn form(
    visitor: &Visitor,
    (key, photo): (Option<String>, Option<Photo>),
    written: Written,
    problems: &[Invalid],
    remarks: Vec<Remark>,
) -> Response {
    let page = visitor.page("story-form-title", "verhalen");
    render(&FormView {
        again: !written.photo.is_empty(),
        wrong: wrong(&page, problems),
        advice: advice(&page, remarks),
        key,
        photo,
        written,
        page,
    })
}

fn written(upload: Upload) -> Written {
    let Upload { fields, file } = upload;
    Written {
        title: fields.text("titel"),
        text: fields.text("tekst").replace("\r\n", "\n"),
        alt: fields.text("te-zien"),
        agreed: !fields.text("akkoord").is_empty(),
        without_photo: !fields.text("zonder-foto").is_empty(),
        seen: !fields.text("gezien").is_empty(),
        photo: file,
    }
}

/// The form of a new story.
pub(in crate::web) async fn new(visitor: Visitor) -> Result<Response, WebError> {
    visitor.id()?;
    Ok(form(
        &visitor,
        (None, None),
        Written::default(),
        &[],
        Vec::new(),
    ))
}

/// Tells one.
pub(in crate::web) async fn tell(visitor: Visitor, sent: Multipart) -> Result<Response, WebError> {
    let me = visitor.id()?;
    let written = written(Upload::read(sent, MOST_BYTES).await);
    let app = &visitor.site.app;
    let done = app.tell_story(me, &written, visitor.lang.tag()).await;
    answered(&visitor, (None, None), written, done)
}

fn answered(
    visitor: &Visitor,
    at: (Option<String>, Option<Photo>),
    written: Written,
    done: Result<Outcome, Error>,
) -> Result<Response, WebError> {
    let again = StatusCode::UNPROCESSABLE_ENTITY;
    match done {
        Ok(Outcome::Told(key)) => {
            let to = format!("/verhalen/{key}?gezegd=flash-story-told");
            Ok(Redirect::to(&to).into_response())
        }
        Ok(Outcome::Look(remarks)) => {
            Ok((again, form(visitor, at, written, &[], remarks)).into_response())
        }
        Err(Error::Invalid(problems)) => {
            Ok((again, form(visitor, at, written, &problems, Vec::new())).into_response())
        }
        Err(error) => Err(visitor.fail(&error)),
    }
}

/// The form of one's own story.
pub(in crate::web) async fn edit(
    visitor: Visitor,
    Path(key): Path<String>,
) -> Result<Response, WebError> {
    let found = visitor.site.app.my_story(visitor.id()?, &key).await;
    let (story, photo) = found.map_err(|e| visitor.fail(&e))?;
    let written = Written {
        title: story.title,
        text: story.text,
        alt: photo.as_ref().map(|p| p.alt.clone()).unwrap_or_default(),
        agreed: photo.is_some(),
        ..Written::default()
    };
    Ok(form(&visitor, (Some(key), photo), written, &[], Vec::new()))
}

/// Changes one's own story.
pub(in crate::web) async fn change(
    visitor: Visitor,
    Path(key): Path<String>,
    sent: Multipart,
) -> Result<Response, WebError> {
    let me = visitor.id()?;
    let app = &visitor.site.app;
    let (_, photo) = app.my_story(me, &key).await.map_err(|e| visitor.fail(&e))?;
    let written = written(Upload::read(sent, MOST_BYTES).await);
    let done = app.change_story(me, &key, &written, visitor.lang.tag());
    let done = done.await;
    answered(&visitor, (Some(key), photo), written, done)
}

/// Takes one's own story back.
pub(in crate::web) async fn take_back(
    visitor: Visitor,
    Path(key): Path<String>,
) -> Result<Response, WebError> {
    let gone = visitor.site.app.take_story_back(visitor.id()?, &key).await;
    gone.map_err(|e| visitor.fail(&e))?;
    Ok(Redirect::to("/verhalen?gezegd=flash-story-gone").into_response())
}

/// Says "dank je".
pub(in crate::web) async fn thank(
    visitor: Visitor,
    Path(key): Path<String>,
) -> Result<Response, WebError> {
    let said = visitor.site.app.thank_story(visitor.id()?, &key).await;
    said.map_err(|e| visitor.fail(&e))?;
    Ok(Redirect::to(&format!("/verhalen/{key}?gezegd=flash-story-thanked")).into_response())
}

/// A photo: `KEY.jpg`, and small `KEY-klein.jpg`. Kept by browsers for an hour, so that one that was
/// taken back is soon gone there too.
pub(in crate::web) async fn photo(
    visitor: Visitor,
    Path(name): Path<String>,
) -> Result<Response, WebError> {
    let name = name.strip_suffix(".jpg").unwrap_or_default();
    let (key, large) = match name.strip_suffix("-klein") {
        Some(key) => (key, false),
        None => (name, true),
    };
    let bytes = visitor.site.app.photo(key, large).await;
    let bytes = bytes.map_err(|e| visitor.fail(&e))?;
    let set = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, "private, max-age=3600"),
    ];
    Ok((set, bytes).into_response())
}
