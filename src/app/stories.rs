//! Stories that neighbours tell: writing one, its photo, changing it, taking it back, and "dank je".
//! There are no other answers to a story, and nothing about it is counted.

use super::opportunities::invalid;
use super::photo::{PhotoError, Pictures, pictures};
use super::words::holds_contact;
use super::writing::Remark;
use super::{App, Error, Field, Invalid, Result};
use crate::domain::limit::Doing;
use crate::domain::{MemberId, Story};
use crate::store::{Photo, Told, Tx};
use std::collections::HashMap;
use std::sync::Arc;

/// The longest title, in characters.
const MAX_TITLE: usize = 120;
/// The longest story, in characters.
const MAX_TEXT: usize = 6_000;
/// The longest description of a photo, in characters.
const MAX_ALT: usize = 300;
/// The longest line that stands for a story in lists, in characters.
const MAX_SUMMARY: usize = 160;

/// A story as somebody writes it.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Title.
    pub title: String,
    /// Paragraphs, separated by blank lines.
    pub text: String,
    /// The file of a photo; empty for none.
    pub photo: Vec<u8>,
    /// What can be seen on it, for who does not see it.
    pub alt: String,
    /// Everybody on the photo said yes.
    pub agreed: bool,
    /// The photo that is there goes.
    pub without_photo: bool,
    /// The writer saw what could be said differently, and leaves it.
    pub seen: bool,
}

/// What became of a story that was sent.
#[derive(Debug)]
pub enum Outcome {
    /// It is there, under this name.
    Told(String),
    /// Have another look: this could be said differently. Sent again with `seen` it stays as it is.
    Look(Vec<Remark>),
}

/// A story as its page shows it.
pub struct StoryPage {
    /// The story.
    pub story: Story,
    /// Its photo.
    pub photo: Option<Photo>,
    /// Whether the reader told it.
    pub own: bool,
    /// Whether the reader said "dank je"; none where they cannot: nobody told it here, or they did.
    pub thanked: Option<bool>,
    /// Whether the reader told it and somebody said "dank je".
    pub was_thanked: bool,
}

/// The first sentence, or as much of it as fits.
fn summary(text: &str) -> String {
    let line = text.lines().find(|l| !l.trim().is_empty());
    let line = line.unwrap_or_default().trim();
    let end = line.find(['.', '!', '?']).map_or(line.len(), |at| at + 1);
    let sentence = &line[..end];
    if sentence.chars().count() <= MAX_SUMMARY {
        return sentence.to_owned();
    }
    let head: String = sentence.chars().take(MAX_SUMMARY).collect();
    let cut = head.rfind(' ').unwrap_or(head.len());
    format!("{}…", &head[..cut])
}

fn photo_problem(error: PhotoError) -> Error {
    Error::Invalid(vec![Invalid {
        field: Field::Photo,
        problem: error.key(),
    }])
}

impl App {
    fn wrong(written: &Written, has_photo: bool) -> Vec<Invalid> {
        let long = |text: &str, most: usize| text.chars().count() > most;
        let (title, text, alt) = (&written.title, &written.text, &written.alt);
        invalid(&[
            (title.is_empty(), Field::Title, "error-story-title"),
            (long(title, MAX_TITLE), Field::Title, "error-title-long"),
            (text.is_empty(), Field::Body, "error-story-text"),
            (long(text, MAX_TEXT), Field::Body, "error-story-long"),
            (holds_contact(text), Field::Body, "error-story-contact"),
            (has_photo && alt.is_empty(), Field::Alt, "error-photo-alt"),
            (long(alt, MAX_ALT), Field::Alt, "error-photo-alt-long"),
            (
                has_photo && !written.agreed,
                Field::Agreed,
                "error-photo-agreed",
            ),
        ])
    }

    /// Everything that is wrong, or what could be said differently; else the photo, if there is one.
    async fn read_story(
        &self,
        written: &Written,
        lang: &str,
        had_photo: bool,
    ) -> Result<std::result::Result<Option<Pictures>, Vec<Remark>>> {
        let has_photo = !written.photo.is_empty() || (had_photo && !written.without_photo);
        let mut wrong = Self::wrong(written, has_photo);
        let made = match written.photo.is_empty() {
            true => None,
            false => match self.develop(written.photo.clone()).await? {
                Ok(made) => Some(made),
                Err(error) => {
                    let Error::Invalid(more) = photo_problem(error) else {
                        return Err(Error::NotFound);
                    };
                    wrong.extend(more);
                    None
                }
            },
        };
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let whole = format!("{}. {}", written.title, written.text);
        let remarks = self.writing.read(&whole, lang);
        let labels = remarks.iter().any(|r| matches!(r, Remark::Label { .. }));
        if labels && !written.seen {
            return Ok(Err(remarks));
        }
        Ok(Ok(made))
    }

    /// Makes the sizes of a photo beside the requests, one photo at a time: two large ones would take
    /// the memory of a small machine.
    async fn develop(&self, file: Vec<u8>) -> Result<std::result::Result<Pictures, PhotoError>> {
        let turn = Arc::clone(&self.photos).acquire_owned().await;
        let made = tokio::task::spawn_blocking(move || {
            let made = pictures(&file);
            drop(turn);
            made
        });
        made.await.map_err(|_| photo_problem(PhotoError::NoPhoto))
    }

    async fn keep_photo(tx: &mut Tx, key: &str, alt: &str, made: &Pictures) -> Result<()> {
        let photo = Photo {
            key: blake3::hash(&made.large)
                .to_hex()
                .chars()
                .take(32)
                .collect(),
            alt: alt.to_owned(),
            width: made.width,
            height: made.height,
        };
        Ok(tx.put_photo(key, &photo, &made.large, &made.small).await?)
    }

    /// Tells a story, of one's own neighbourhood and under one's first name.
    ///
    /// # Errors
    /// `Invalid` with every field that needs another look, and for who did so often.
    pub async fn tell_story(&self, me: MemberId, written: &Written, lang: &str) -> Result<Outcome> {
        let made = match self.read_story(written, lang, false).await? {
            Ok(made) => made,
            Err(remarks) => return Ok(Outcome::Look(remarks)),
        };
        let person = self.myself(me).await?;
        let now = self.now();
        let mut tx = self.write().await?;
        self.limited(&mut tx, me, Doing::Story)
            .await
            .map_err(|e| e.at(Field::Body))?;
        let key = format!("verhaal-{}", tx.next_session_number().await?);
        let story = Story {
            key: key.clone(),
            title: written.title.clone(),
            author: person.first_name,
            neighbourhood: person.member.neighbourhood,
            scheme: None,
            date: self.today(),
            summary: summary(&written.text),
            text: written.text.clone(),
        };
        tx.put_story(&story).await?;
        let told = Told {
            key: key.clone(),
            member: me,
            at: now,
        };
        tx.put_author(&told).await?;
        if let Some(made) = &made {
            Self::keep_photo(&mut tx, &key, &written.alt, made).await?;
        }
        tx.changed("stories", now).await?;
        tx.commit().await?;
        Ok(Outcome::Told(key))
    }

    async fn own_story(&self, tx: &mut Tx, me: MemberId, key: &str) -> Result<Story> {
        if tx.author_of(key).await? != Some(me) {
            return Err(Error::NotFound);
        }
        let all = tx.stories().await?.into_iter();
        all.into_iter()
            .find(|s| s.key == key)
            .ok_or(Error::NotFound)
    }

    /// One's own story, to change it.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs.
    pub async fn my_story(&self, me: MemberId, key: &str) -> Result<(Story, Option<Photo>)> {
        let mut tx = self.read().await?;
        let story = self.own_story(&mut tx, me, key).await?;
        let photo = tx.photos().await?.into_iter().find(|(of, _)| of == key);
        Ok((story, photo.map(|(_, photo)| photo)))
    }

    /// Changes one's own story.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs; `Invalid` with every field that needs another look.
    pub async fn change_story(
        &self,
        me: MemberId,
        key: &str,
        written: &Written,
        lang: &str,
    ) -> Result<Outcome> {
        let (mut story, photo) = self.my_story(me, key).await?;
        let made = match self.read_story(written, lang, photo.is_some()).await? {
            Ok(made) => made,
            Err(remarks) => return Ok(Outcome::Look(remarks)),
        };
        let mut tx = self.write().await?;
        // It may have been taken away while the photo was made.
        self.own_story(&mut tx, me, key).await?;
        story.title.clone_from(&written.title);
        story.text.clone_from(&written.text);
        story.summary = summary(&written.text);
        tx.put_story(&story).await?;
        if let Some(made) = &made {
            Self::keep_photo(&mut tx, key, &written.alt, made).await?;
        } else if written.without_photo {
            tx.drop_photo(key).await?;
        }
        tx.changed("stories", self.now()).await?;
        tx.commit().await?;
        Ok(Outcome::Told(key.to_owned()))
    }

    /// Takes one's own story back, with its photo.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs.
    pub async fn take_story_back(&self, me: MemberId, key: &str) -> Result<()> {
        let mut tx = self.write().await?;
        self.own_story(&mut tx, me, key).await?;
        tx.drop_story(key, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// A story with what its reader can do.
    ///
    /// # Errors
    /// `NotFound` for one that is not there.
    pub async fn story(&self, reader: Option<MemberId>, key: &str) -> Result<StoryPage> {
        let mut tx = self.read().await?;
        let all = tx.stories().await?.into_iter();
        let story = all.into_iter().find(|s| s.key == key);
        let story = story.ok_or(Error::NotFound)?;
        let photo = tx.photos().await?.into_iter().find(|(of, _)| of == key);
        let author = tx.author_of(key).await?;
        let thanked = tx.thanked_for(key).await?;
        let own = author.is_some() && author == reader;
        let may_thank = author.is_some() && !own;
        Ok(StoryPage {
            story,
            photo: photo.map(|(_, photo)| photo),
            own,
            thanked: reader
                .filter(|_| may_thank)
                .map(|reader| thanked.contains(&reader)),
            was_thanked: own && !thanked.is_empty(),
        })
    }

    /// Says "dank je" to who told a story. They read that it was said, not by how many.
    ///
    /// # Errors
    /// `NotFound` for a story that nobody told here, and for one's own.
    pub async fn thank_story(&self, me: MemberId, key: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let author = tx.author_of(key).await?.ok_or(Error::NotFound)?;
        if author == me {
            return Err(Error::NotFound);
        }
        tx.thank_story(key, me, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// The photos of all stories, by the story's name.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn story_photos(&self) -> Result<HashMap<String, Photo>> {
        Ok(self.read().await?.photos().await?.into_iter().collect())
    }

    /// A photo, a JPEG.
    ///
    /// # Errors
    /// `NotFound` for one that is not there.
    pub async fn photo(&self, key: &str, large: bool) -> Result<Vec<u8>> {
        let found = self.read().await?.photo_bytes(key, large).await?;
        found.ok_or(Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn the_first_sentence_stands_for_a_story() {
        let long = "woord ".repeat(60);
        for (text, wanted) in [
            ("Ik bak. Elke dag.", "Ik bak."),
            ("\n  Ik bak\nbrood", "Ik bak"),
            ("", ""),
        ] {
            assert_eq!(summary(text), wanted);
        }
        let cut = summary(&long);
        assert!(cut.ends_with("woord…") && cut.chars().count() <= 161);
    }
}
