//! What the municipality tells: asked, done, told. For the town or for neighbourhoods; a field for a
//! kind of person does not exist.

use super::Desk;
use crate::app::{Error, Field, Invalid, Result};
use crate::store::{Post, PostRow};

/// Longest title.
const TITLE: usize = 120;
/// Longest text of a field.
const TEXT: usize = 5_000;

/// What an officer fills in.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Title.
    pub title: String,
    /// Paragraphs.
    pub body: String,
    /// What was asked of residents.
    pub asked: String,
    /// What was done with it.
    pub done: String,
    /// What came of it.
    pub told: String,
    /// The neighbourhoods' names in addresses; none is the whole town.
    pub places: Vec<String>,
    /// Whether everybody may read it.
    pub published: bool,
}

/// What became of what was written.
pub enum Saved {
    /// It is kept, under this identity.
    Done(i64),
    /// A colleague changed it in between: this is what stands there now. Nothing was overwritten.
    Changed(Box<PostRow>),
}

/// A post as everybody reads it.
#[derive(Clone, Debug)]
pub struct Told {
    /// What is told.
    pub row: PostRow,
    /// The names of its neighbourhoods; none is the whole town.
    pub places: Vec<String>,
}

impl Desk {
    /// Everything that was written, newest first, drafts too.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn posts(&self) -> Result<Vec<PostRow>> {
        Ok(self.places.look().await?.all_posts().await?)
    }

    /// One of them.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn post(&self, id: i64) -> Result<PostRow> {
        let all = self.posts().await?;
        all.into_iter().find(|p| p.id == id).ok_or(Error::NotFound)
    }

    /// The names in addresses of a post's neighbourhoods.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn slugs(&self, post: &Post) -> Result<Vec<String>> {
        let all = self.places.look().await?.all_neighbourhoods().await?;
        let own = all.into_iter().filter(|n| post.places.contains(&n.id));
        Ok(own.map(|n| n.slug).collect())
    }

    /// Keeps what was written. `at` is the post and the revision it was written from; without it a new
    /// post is made.
    ///
    /// # Errors
    /// `Invalid` with every field that needs another look: a label on people is one.
    pub async fn save(&self, written: &Written, at: Option<(i64, i64)>) -> Result<Saved> {
        let mut tx = self.places.change().await?;
        let all = tx.all_neighbourhoods().await?;
        let places = all.iter().filter(|n| written.places.contains(&n.slug));
        let post = Post {
            places: places.map(|n| n.id).collect(),
            ..self.checked(written)?
        };
        let now = self.clock.now();
        let id = match at {
            None => tx.add(&post, now).await?,
            Some((id, revision)) => {
                if !tx.change_post(id, &post, revision, now).await? {
                    let all = tx.all_posts().await?;
                    let there = all.into_iter().find(|p| p.id == id);
                    return there
                        .map(|row| Saved::Changed(Box::new(row)))
                        .ok_or(Error::NotFound);
                }
                id
            }
        };
        tx.note("posts", now).await?;
        tx.keep().await?;
        Ok(Saved::Done(id))
    }

    fn checked(&self, written: &Written) -> Result<Post> {
        let fields = [
            (Field::Title, &written.title, TITLE),
            (Field::Body, &written.body, TEXT),
            (Field::Asked, &written.asked, TEXT),
            (Field::DoneWith, &written.done, TEXT),
            (Field::Told, &written.told, TEXT),
        ];
        let mut wrong = Vec::new();
        let mut refuse = |field, problem| wrong.push(Invalid { field, problem });
        for (field, text, most) in fields {
            if text.chars().count() > most {
                refuse(field, "error-post-long");
            } else if self.writing.labels(text, "nl") {
                refuse(field, "error-post-label");
            }
        }
        for (field, text, problem) in [
            (Field::Title, &written.title, "error-begin-title"),
            (Field::Body, &written.body, "error-post-body"),
            (Field::Asked, &written.asked, "error-post-asked"),
        ] {
            if text.is_empty() {
                refuse(field, problem);
            }
        }
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        Ok(Post {
            title: written.title.clone(),
            body: written.body.clone(),
            asked: written.asked.clone(),
            done: written.done.clone(),
            told: written.told.clone(),
            published: written.published,
            places: Vec::new(),
        })
    }
}
