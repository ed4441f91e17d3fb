//! Schemes, stories, and how often a page was opened: nothing here knows a person.

use super::error::{Error, Result};
use super::tx::{Tx, on};
use crate::domain::{NeighbourhoodId, Story};
use jiff::Timestamp;
use jiff::civil::Date;

/// A scheme as it was imported.
#[derive(Clone, Debug)]
pub struct SchemeRow {
    /// Its name in addresses.
    pub key: String,
    /// The scheme file, word for word.
    pub document: String,
}

type StoryRow = (
    String,
    String,
    String,
    i64,
    Option<String>,
    String,
    String,
    String,
);

fn story(row: StoryRow) -> Result<Story> {
    let (key, title, author, neighbourhood, scheme, told_on, summary, text) = row;
    let date: Date = told_on
        .parse()
        .map_err(|_| Error::Corrupt(format!("{told_on} is no date")))?;
    let neighbourhood = NeighbourhoodId(neighbourhood);
    Ok(Story {
        key,
        title,
        author,
        neighbourhood,
        scheme,
        date,
        summary,
        text,
    })
}

impl Tx {
    /// The schemes of the town, by key.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn schemes(&mut self) -> Result<Vec<SchemeRow>> {
        let town = self.town.0;
        let rows: Vec<(String, String)> = on!(self, c => sqlx::query_as(
            "SELECT scheme_key, document FROM schemes WHERE municipality_id = $1 ORDER BY scheme_key",
        ).bind(town).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(key, document)| SchemeRow { key, document })
            .collect())
    }

    /// Adds or replaces a scheme.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_scheme(&mut self, scheme: &SchemeRow) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO schemes (municipality_id, scheme_key, document) VALUES ($1, $2, $3) \
             ON CONFLICT (municipality_id, scheme_key) DO UPDATE SET document = excluded.document",
        ).bind(town).bind(&scheme.key).bind(&scheme.document).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The stories of the town, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn stories(&mut self) -> Result<Vec<Story>> {
        let town = self.town.0;
        let rows: Vec<StoryRow> = on!(self, c => sqlx::query_as(
            "SELECT story_key, title, author, neighbourhood_id, scheme_key, told_on, summary, body FROM stories \
             WHERE municipality_id = $1 ORDER BY told_on DESC, story_key",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter().map(story).collect()
    }

    /// Adds or replaces a story.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_story(&mut self, s: &Story) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO stories (municipality_id, story_key, title, author, neighbourhood_id, scheme_key, told_on, \
             summary, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             ON CONFLICT (municipality_id, story_key) DO UPDATE SET title = excluded.title, author = excluded.author, \
             neighbourhood_id = excluded.neighbourhood_id, scheme_key = excluded.scheme_key, \
             told_on = excluded.told_on, summary = excluded.summary, body = excluded.body",
        ).bind(town).bind(&s.key).bind(&s.title).bind(&s.author).bind(s.neighbourhood.0).bind(&s.scheme)
            .bind(s.date.to_string()).bind(&s.summary).bind(&s.text).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Counts openings of a page on a day.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn count_views(
        &mut self,
        page: &str,
        neighbourhood: NeighbourhoodId,
        day: Date,
        views: u32,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO page_counts (municipality_id, page, neighbourhood_id, day, views) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (municipality_id, page, neighbourhood_id, day) DO UPDATE SET views = page_counts.views + excluded.views",
        ).bind(town).bind(page).bind(neighbourhood.0).bind(day.to_string()).bind(i64::from(views))
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Counts that subjects were shown on a day.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn count_exposures(
        &mut self,
        subject_kind: &str,
        ids: &[i64],
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        let day = at
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date()
            .to_string();
        for id in ids {
            on!(self, c => sqlx::query(
                "INSERT INTO exposures (municipality_id, subject_kind, subject_id, day, shown) VALUES ($1, $2, $3, $4, 1) \
                 ON CONFLICT (municipality_id, subject_kind, subject_id, day) DO UPDATE SET shown = exposures.shown + 1",
            ).bind(town).bind(subject_kind).bind(id).bind(&day).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }
}
