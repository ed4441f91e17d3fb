//! Coming in: "wat kun jij brengen?" in one's own words.

use super::{App, Error, Field, Invalid, Result};
use crate::domain::member::OwnWords;
use crate::domain::{
    Availability, ConceptId, MemberId, Neighbourhood, NeighbourhoodId, Profile, Role,
};
use crate::store::{MemberDetails, NewMember};

/// Longest text of a field; longer is refused with what was typed still there.
pub const MAX_WORDS: usize = 2_000;
/// Longest name.
pub const MAX_NAME: usize = 60;
/// How often a week a resident is asked when they said nothing about it.
pub const ASKS_PER_WEEK: u8 = 2;

/// What a resident tells: the form, already trimmed.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// First name or nickname.
    pub first_name: String,
    /// The neighbourhood's name in addresses.
    pub neighbourhood: String,
    /// In their own words.
    pub words: OwnWords,
    /// When they have time.
    pub availability: Availability,
    /// Whether they would like to meet neighbours.
    pub open_to_meet: bool,
    /// How often a week they may be asked.
    pub asks_per_week: u8,
    /// Concepts they took away from what was understood.
    pub not_meant: Vec<ConceptId>,
}

/// Who is signed in, as far as the frame of a page must know.
#[derive(Clone, Debug)]
pub struct Me {
    /// Identity.
    pub id: MemberId,
    /// First name.
    pub first_name: String,
    /// The tools of the member.
    pub roles: Vec<Role>,
    /// How many messages wait to be read.
    pub unread: usize,
}

impl App {
    /// Who holds a session token.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn me(&self, token: &str) -> Result<Option<Me>> {
        let Some(id) = self.session(token).await? else {
            return Ok(None);
        };
        let mut tx = self.read().await?;
        let details = tx.member(id, &self.vocabulary).await?;
        let unread = tx.unread(id).await?.iter().map(|(_, n)| n).sum();
        Ok(details.map(|d| Me {
            unread,
            id,
            first_name: d.first_name,
            roles: d.roles.into_iter().map(|r| r.role).collect(),
        }))
    }

    /// The concepts in what somebody wrote, sorted, without those they took away.
    #[must_use]
    pub fn understand(&self, words: &OwnWords, not_meant: &[ConceptId]) -> Profile {
        let read = |text: &str| {
            let mut found: Vec<ConceptId> = self
                .reader
                .read(text)
                .into_iter()
                .map(|reading| reading.concept)
                .filter(|concept| !not_meant.contains(concept))
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        Profile {
            brings: read(&words.brings),
            enjoys: read(&words.enjoys),
            would_like: read(&words.would_like),
        }
    }

    /// Makes a resident of what they told.
    ///
    /// # Errors
    /// `Invalid` with every field that needs another look; nothing is kept then.
    pub async fn join(&self, told: &Told) -> Result<MemberId> {
        let new = self.check(told).await?;
        let mut tx = self.write().await?;
        let ids = tx.add_members(&[new], &self.vocabulary, self.now()).await?;
        tx.commit().await?;
        ids.first().copied().ok_or(Error::NotFound)
    }

    /// Replaces what a resident told.
    ///
    /// # Errors
    /// `Invalid` with every field that needs another look; nothing is changed then.
    pub async fn tell_again(&self, member: MemberId, told: &Told) -> Result<()> {
        let new = self.check(told).await?;
        let mut tx = self.write().await?;
        tx.update_member(member, &new, &self.vocabulary, self.now())
            .await?;
        Ok(tx.commit().await?)
    }

    /// A resident's own page.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn myself(&self, member: MemberId) -> Result<MemberDetails> {
        self.read()
            .await?
            .member(member, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)
    }

    /// What a resident told, as the form shows it: concepts they took away are those that would be
    /// read from their words and are not kept.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn told(&self, member: MemberId) -> Result<Told> {
        let me = self.myself(member).await?;
        let home = me.member.neighbourhood;
        let places = self.neighbourhoods().await?;
        let read = self.understand(&me.words, &[]);
        let kept = [
            &me.member.profile.brings,
            &me.member.profile.enjoys,
            &me.member.profile.would_like,
        ];
        let mut not_meant: Vec<ConceptId> = [&read.brings, &read.enjoys, &read.would_like]
            .into_iter()
            .flatten()
            .filter(|c| !kept.iter().any(|side| side.contains(c)))
            .copied()
            .collect();
        not_meant.sort_unstable();
        not_meant.dedup();
        Ok(Told {
            first_name: me.first_name,
            neighbourhood: places
                .into_iter()
                .find(|n| n.id == home)
                .map(|n| n.slug)
                .unwrap_or_default(),
            words: me.words,
            availability: me.member.availability,
            open_to_meet: me.member.open_to_meet,
            asks_per_week: me.member.asks_per_week,
            not_meant,
        })
    }

    /// Whether a resident's neighbourhood is open for meeting people.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn open_for_people(&self, member: MemberId) -> Result<bool> {
        let me = self.myself(member).await?;
        Ok(self
            .engine
            .snapshot()
            .opens_for_people(me.member.neighbourhood))
    }

    /// Removes a resident and everything of them, now.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn leave(&self, member: MemberId) -> Result<()> {
        let mut tx = self.write().await?;
        tx.delete_member(member, self.now()).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn check(&self, told: &Told) -> Result<NewMember> {
        let neighbourhoods = self.neighbourhoods().await?;
        let home = neighbourhoods.iter().find(|n| n.slug == told.neighbourhood);
        let mut wrong = Vec::new();
        let mut refuse = |field, problem| wrong.push(Invalid { field, problem });
        if told.first_name.is_empty() {
            refuse(Field::FirstName, "error-first-name-missing");
        } else if told.first_name.chars().count() > MAX_NAME {
            refuse(Field::FirstName, "error-first-name-long");
        }
        let texts = [
            &told.words.brings,
            &told.words.enjoys,
            &told.words.would_like,
        ];
        if texts.iter().any(|text| text.chars().count() > MAX_WORDS) {
            refuse(Field::Brings, "error-words-long");
        }
        if home.is_none() {
            refuse(Field::Neighbourhood, "error-neighbourhood-missing");
        }
        let Some(home) = home.filter(|_| wrong.is_empty()) else {
            return Err(Error::Invalid(wrong));
        };
        Ok(NewMember {
            first_name: told.first_name.clone(),
            neighbourhood: counted_with(home),
            words: told.words.clone(),
            profile: self.understand(&told.words, &told.not_meant),
            availability: told.availability,
            open_to_meet: told.open_to_meet,
            asks_per_week: told.asks_per_week.min(7),
        })
    }
}

/// The neighbourhood a resident of `home` is kept in: a too small one counts with its neighbour
/// (promise P4).
pub(super) fn counted_with(home: &Neighbourhood) -> NeighbourhoodId {
    home.merged_into.unwrap_or(home.id)
}
