//! Stories that neighbours tell here: who told one, its photo, and who said "dank je".

use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::MemberId;
use jiff::Timestamp;

/// The photo of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its name in addresses: it follows from what can be seen on it.
    pub key: String,
    /// What can be seen on it, for who does not see it.
    pub alt: String,
    /// In pixels, of the large one.
    pub width: u32,
    /// In pixels, of the large one.
    pub height: u32,
}

/// A story that a neighbour told here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The story's name in addresses.
    pub key: String,
    /// Who told it.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
}

type PhotoTuple = (String, String, i64, i64);

fn photo((key, alt, width, height): PhotoTuple) -> Result<Photo> {
    let pixels = |n: i64| u32::try_from(n).map_err(|_| Error::Corrupt(format!("{n} pixels")));
    Ok(Photo {
        key,
        alt,
        width: pixels(width)?,
        height: pixels(height)?,
    })
}

impl Tx {
    /// Notes who told a story.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_author(&mut self, told: &Told) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO story_authors (municipality_id, story_key, member_id, told_at) VALUES ($1, $2, $3, $4)",
        ).bind(town).bind(&told.key).bind(told.member.0).bind(told.at.as_microsecond())
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Who told a story; none where nobody did so here.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn author_of(&mut self, key: &str) -> Result<Option<MemberId>> {
        let town = self.town.0;
        let found: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT member_id FROM story_authors WHERE municipality_id = $1 AND story_key = $2",
        ).bind(town).bind(key).fetch_optional(c).await)?;
        Ok(found.map(MemberId))
    }

    /// What somebody told, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn told_by(&mut self, member: MemberId) -> Result<Vec<Told>> {
        let town = self.town.0;
        let rows: Vec<(String, i64)> = on!(self, c => sqlx::query_as(
            "SELECT story_key, told_at FROM story_authors WHERE municipality_id = $1 AND member_id = $2 \
             ORDER BY told_at DESC, story_key",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        let told = |(key, at): (String, i64)| {
            Ok(Told {
                key,
                member,
                at: instant(at)?,
            })
        };
        rows.into_iter().map(told).collect()
    }

    /// Takes a story away, with its photo and what was said of it.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn drop_story(&mut self, key: &str, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM stories WHERE municipality_id = $1 AND story_key = $2")
            .bind(town).bind(key).execute(c).await.map(|_| ()))?;
        self.changed("stories", at).await?;
        Ok(())
    }

    /// Keeps the photo of a story, in place of an earlier one.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_photo(
        &mut self,
        story: &str,
        photo: &Photo,
        large: &[u8],
        small: &[u8],
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO photos (municipality_id, story_key, photo_key, alt, width, height, large, small) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (municipality_id, story_key) DO UPDATE SET \
             photo_key = excluded.photo_key, alt = excluded.alt, width = excluded.width, \
             height = excluded.height, large = excluded.large, small = excluded.small",
        ).bind(town).bind(story).bind(&photo.key).bind(&photo.alt).bind(i64::from(photo.width))
            .bind(i64::from(photo.height)).bind(large).bind(small).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Takes the photo of a story away.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn drop_photo(&mut self, story: &str) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM photos WHERE municipality_id = $1 AND story_key = $2")
            .bind(town).bind(story).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The photo of every story that has one, by the story's name.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn photos(&mut self) -> Result<Vec<(String, Photo)>> {
        let town = self.town.0;
        let rows: Vec<(String, String, String, i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT story_key, photo_key, alt, width, height FROM photos WHERE municipality_id = $1 ORDER BY story_key",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(story, key, alt, width, height)| Ok((story, photo((key, alt, width, height))?)))
            .collect()
    }

    /// The bytes of a photo, a JPEG.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn photo_bytes(&mut self, key: &str, large: bool) -> Result<Option<Vec<u8>>> {
        let town = self.town.0;
        let statement = if large {
            "SELECT large FROM photos WHERE municipality_id = $1 AND photo_key = $2"
        } else {
            "SELECT small FROM photos WHERE municipality_id = $1 AND photo_key = $2"
        };
        Ok(
            on!(self, c => sqlx::query_scalar(statement).bind(town).bind(key).fetch_optional(c).await)?,
        )
    }

    /// Says "dank je" for a story, once.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn thank_story(&mut self, key: &str, member: MemberId, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO story_thanks (municipality_id, story_key, member_id, at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (municipality_id, story_key, member_id) DO NOTHING",
        ).bind(town).bind(key).bind(member.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Who said "dank je" for a story, in that order.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn thanked_for(&mut self, key: &str) -> Result<Vec<MemberId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT member_id FROM story_thanks WHERE municipality_id = $1 AND story_key = $2 ORDER BY at, member_id",
        ).bind(town).bind(key).fetch_all(c).await)?;
        Ok(rows.into_iter().map(MemberId).collect())
    }
}
