//! What the municipality tells: for the town or for neighbourhoods, and never for a kind of person.

use super::error::Result;
use super::pages::SchemeRow;
use super::tx::{Tx, instant, on};
use crate::domain::NeighbourhoodId;
use jiff::Timestamp;

/// What an officer writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// Title.
    pub title: String,
    /// Paragraphs.
    pub body: String,
    /// What was asked.
    pub asked: String,
    /// What was done with it.
    pub done: String,
    /// What is told back.
    pub told: String,
    /// Whether everybody can read it.
    pub published: bool,
    /// For which neighbourhoods, by id; for the whole town when there is none.
    pub places: Vec<NeighbourhoodId>,
}

/// A post as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostRow {
    /// Identity.
    pub id: i64,
    /// What was written.
    pub post: Post,
    /// How often it was changed, from 1.
    pub revision: i64,
    /// When it was changed last.
    pub updated: Timestamp,
}

type PostTuple = (i64, String, String, String, String, String, bool, i64, i64);

impl Tx {
    /// The posts of the town, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn posts(&mut self) -> Result<Vec<PostRow>> {
        let town = self.town.0;
        let rows: Vec<PostTuple> = on!(self, c => sqlx::query_as(
            "SELECT id, title, body, asked, done, told, published, revision, updated_at FROM posts \
             WHERE municipality_id = $1 ORDER BY updated_at DESC, id DESC",
        ).bind(town).fetch_all(c).await)?;
        let places: Vec<(i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT post_id, neighbourhood_id FROM post_places WHERE municipality_id = $1 \
             ORDER BY post_id, neighbourhood_id",
        ).bind(town).fetch_all(c).await)?;
        let of = |post: i64| {
            let own = places.iter().filter(move |(id, _)| *id == post);
            own.map(|(_, place)| NeighbourhoodId(*place)).collect()
        };
        let post = |row: PostTuple| {
            let (id, title, body, asked, done, told, published, revision, updated) = row;
            Ok(PostRow {
                id,
                post: Post {
                    title,
                    body,
                    asked,
                    done,
                    told,
                    published,
                    places: of(id),
                },
                revision,
                updated: instant(updated)?,
            })
        };
        rows.into_iter().map(post).collect()
    }

    /// Adds a post; returns its identity.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_post(&mut self, post: &Post, at: Timestamp) -> Result<i64> {
        let id = self.next_ids(1).await?;
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO posts (municipality_id, id, title, body, asked, done, told, published, revision, updated_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)",
        ).bind(town).bind(id).bind(&post.title).bind(&post.body).bind(&post.asked).bind(&post.done)
            .bind(&post.told).bind(post.published).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        self.put_post_places(id, post).await?;
        Ok(id)
    }

    /// Replaces a post if it is still at a revision; whether it was.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_post_at(
        &mut self,
        id: i64,
        post: &Post,
        revision: i64,
        at: Timestamp,
    ) -> Result<bool> {
        let town = self.town.0;
        let changed: Option<i64> = on!(self, c => sqlx::query_scalar(
            "UPDATE posts SET title = $4, body = $5, asked = $6, done = $7, told = $8, published = $9, \
             revision = revision + 1, updated_at = $10 \
             WHERE municipality_id = $1 AND id = $2 AND revision = $3 RETURNING revision",
        ).bind(town).bind(id).bind(revision).bind(&post.title).bind(&post.body).bind(&post.asked)
            .bind(&post.done).bind(&post.told).bind(post.published).bind(at.as_microsecond())
            .fetch_optional(c).await)?;
        if changed.is_some() {
            self.put_post_places(id, post).await?;
        }
        Ok(changed.is_some())
    }

    async fn put_post_places(&mut self, id: i64, post: &Post) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM post_places WHERE municipality_id = $1 AND post_id = $2")
            .bind(town).bind(id).execute(c).await.map(|_| ()))?;
        for place in &post.places {
            on!(self, c => sqlx::query(
                "INSERT INTO post_places (municipality_id, post_id, neighbourhood_id) VALUES ($1, $2, $3) \
                 ON CONFLICT DO NOTHING",
            ).bind(town).bind(id).bind(place.0).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// The revision of a scheme; 0 for one that is not there.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn revision_of_scheme(&mut self, key: &str) -> Result<i64> {
        let town = self.town.0;
        let found: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT revision FROM schemes WHERE municipality_id = $1 AND scheme_key = $2",
        ).bind(town).bind(key).fetch_optional(c).await)?;
        Ok(found.unwrap_or(0))
    }

    /// Replaces the file of a scheme if it is still at a revision; whether it was.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_scheme_at(&mut self, scheme: &SchemeRow, revision: i64) -> Result<bool> {
        let town = self.town.0;
        let changed: Option<i64> = on!(self, c => sqlx::query_scalar(
            "UPDATE schemes SET document = $4, revision = revision + 1 \
             WHERE municipality_id = $1 AND scheme_key = $2 AND revision = $3 RETURNING revision",
        ).bind(town).bind(&scheme.key).bind(revision).bind(&scheme.document).fetch_optional(c).await)?;
        Ok(changed.is_some())
    }
}
