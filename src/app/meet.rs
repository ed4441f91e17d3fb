//! Meeting people: the blind double yes (promise P5).

use super::{App, Error, Result};
use crate::domain::introduction::{Answer, Introduction, View};
use crate::domain::{ConceptId, ItemKind, MemberId};
use crate::store::{ItemDetails, ItemFilter};
use jiff::Timestamp;

/// Somebody one met: both said yes.
pub struct Meeting {
    /// The other's first name.
    pub first_name: String,
    /// What the other wrote they bring.
    pub brings: String,
    /// What both enjoy.
    pub shared: Vec<ConceptId>,
    /// When the second yes came.
    pub since: Timestamp,
    /// A coming activity both could go to.
    pub together: Option<ItemDetails>,
}

/// A resident's introductions.
pub struct Meetings {
    /// Both said yes, newest first.
    pub met: Vec<Meeting>,
    /// How many own yeses wait; never for whom.
    pub waiting: usize,
}

impl App {
    /// Answers a proposal by its opaque name. Returns whether the two have met.
    ///
    /// # Errors
    /// `NotFound` for a proposal that is not theirs, `Late` for one that is over.
    pub async fn answer_proposal(
        &self,
        member: MemberId,
        proposal: &str,
        answer: Answer,
    ) -> Result<bool> {
        let now = self.now();
        let snapshot = self.engine.snapshot();
        // A name is a keyed hash, so it is found by trying all, and nothing has to be stored for a
        // proposal that nobody answers.
        let other = snapshot
            .open_members()
            .find(|other| self.proposal(member, *other) == proposal)
            .ok_or(Error::NotFound)?;
        let mut tx = self.write().await?;
        let both = [
            tx.member(member, &self.vocabulary).await?,
            tx.member(other, &self.vocabulary).await?,
        ];
        if both
            .iter()
            .any(|m| m.as_ref().is_none_or(|m| !super::recommend::meets(m)))
        {
            return Err(Error::NotFound);
        }
        let known = tx.introductions(member).await?;
        let old = known.into_iter().find(|i| i.other(member) == Some(other));
        let intro = match old {
            // An old proposal that came to nothing may be made again, unless this side said no.
            Some(i) if i.is_expired(now) && i.view(member, now) == View::Unanswered => {
                Introduction::between(member, other, now)
            }
            Some(i) => Some(i),
            None => Introduction::between(member, other, now),
        };
        let next = intro
            .ok_or(Error::NotFound)?
            .answer(member, answer, now)
            .map_err(|_| Error::Late("error-proposal-over"))?;
        tx.put_introduction(&next, now).await?;
        tx.commit().await?;
        Ok(next.met.is_some())
    }

    /// Who a resident met, and how many own yeses wait.
    ///
    /// # Errors
    /// `NotFound` for a resident who is gone, or when the database failed.
    pub async fn meetings(&self, member: MemberId) -> Result<Meetings> {
        let now = self.now();
        let mut tx = self.read().await?;
        let me = tx
            .member(member, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?
            .member;
        let filter = ItemFilter {
            kind: Some(ItemKind::Activity),
            from: Some(now),
            ..ItemFilter::default()
        };
        let activities = tx.items(&filter, &self.vocabulary).await?;
        let (mut met, mut waiting) = (Vec::new(), 0);
        for intro in tx.introductions(member).await? {
            match intro.view(member, now) {
                View::Waiting => waiting += 1,
                View::Met(other) => {
                    let Some(other) = tx.member(other, &self.vocabulary).await? else {
                        continue;
                    };
                    let shared: Vec<ConceptId> = all(&me.profile)
                        .into_iter()
                        .filter(|c| all(&other.member.profile).contains(c))
                        .collect();
                    let fits = |a: &&ItemDetails| {
                        a.has_place() && a.new.concepts.iter().any(|c| shared.contains(c))
                    };
                    met.push(Meeting {
                        together: activities.iter().find(fits).cloned(),
                        first_name: other.first_name,
                        brings: other.words.brings,
                        shared,
                        since: intro.met.unwrap_or(now),
                    });
                }
                View::Unanswered | View::Over => {}
            }
        }
        met.sort_by_key(|meeting| std::cmp::Reverse(meeting.since));
        Ok(Meetings { met, waiting })
    }
}

fn all(profile: &crate::domain::Profile) -> Vec<ConceptId> {
    let mut concepts = [
        &profile.brings[..],
        &profile.enjoys[..],
        &profile.would_like[..],
    ]
    .concat();
    concepts.sort_unstable();
    concepts.dedup();
    concepts
}
