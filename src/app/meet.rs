//! Meeting people: the blind double yes (promise P5).

use super::{App, Error, Field, Invalid, Result};
use crate::domain::introduction::{Answer, Introduction, View};
use crate::domain::letter::LetterKind;
use crate::domain::limit::Doing;
use crate::domain::{Availability, ConceptId, ItemId, ItemKind, Member, MemberId};
use crate::store::{ItemDetails, ItemFilter, Message, Tx};
use jiff::{SignedDuration, Timestamp};

/// Longest message.
pub const MAX_MESSAGE: usize = 1_000;
/// The same words within this time are one message: a form that was sent twice.
const TWICE: SignedDuration = SignedDuration::from_mins(2);
/// How long after the second yes it is asked whether it was a match.
const ASKS_AFTER: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How many activities are offered for a first meeting.
const TOGETHER: usize = 3;

/// Somebody one met: both said yes.
pub struct Meeting {
    /// Its opaque name.
    pub name: String,
    /// The other's first name.
    pub first_name: String,
    /// What the other wrote they bring.
    pub brings: String,
    /// What both enjoy.
    pub shared: Vec<ConceptId>,
    /// When the second yes came.
    pub since: Timestamp,
    /// Coming activities both could go to, best fit first.
    pub together: Vec<ItemDetails>,
    /// Messages that wait to be read.
    pub unread: usize,
    /// Whether it is time to ask if it was a match.
    pub asks: bool,
    /// What this side said of it.
    pub was_match: Option<bool>,
}

/// A resident's introductions.
pub struct Meetings {
    /// Both said yes, newest first.
    pub met: Vec<Meeting>,
    /// How many own yeses wait; never for whom.
    pub waiting: usize,
}

/// A message as one of the two reads it.
pub struct Said {
    /// Whether the reader wrote it.
    pub mine: bool,
    /// The words; empty where an activity says it.
    pub text: String,
    /// An activity to go to together, while it is not over.
    pub item: Option<ItemDetails>,
    /// Whether the reader takes part in it.
    pub joined: bool,
    /// When.
    pub at: Timestamp,
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
        if tx.is_blocked(member, other).await? {
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
        if next.met == Some(now) {
            for side in [next.low, next.high] {
                let key = format!("met:{}:{}:{}", next.low.0, next.high.0, side.0);
                self.tell(
                    &mut tx,
                    side,
                    LetterKind::Met,
                    key,
                    "/ontmoetingen".to_owned(),
                    "",
                )
                .await?;
            }
        }
        tx.commit().await?;
        Ok(next.met.is_some())
    }

    /// Who a resident met, and how many own yeses wait.
    ///
    /// # Errors
    /// `NotFound` for a resident who is gone, or when the database failed.
    pub async fn meetings(&self, member: MemberId) -> Result<Meetings> {
        let mut tx = self.read().await?;
        let coming = self.coming(&mut tx).await?;
        let (mut met, mut waiting) = (Vec::new(), 0);
        for intro in tx.introductions(member).await? {
            match intro.view(member, self.now()) {
                View::Waiting => waiting += 1,
                View::Met(other) => {
                    met.extend(
                        self.meeting_of(&mut tx, &intro, member, other, &coming)
                            .await?,
                    );
                }
                View::Unanswered | View::Over => {}
            }
        }
        met.sort_by_key(|meeting| std::cmp::Reverse(meeting.since));
        Ok(Meetings { met, waiting })
    }

    /// One meeting with its messages; they count as read from now on.
    ///
    /// # Errors
    /// `NotFound` when the two did not meet, or no longer.
    pub async fn meeting(&self, member: MemberId, name: &str) -> Result<(Meeting, Vec<Said>)> {
        let now = self.now();
        let mut tx = self.write().await?;
        let (intro, other) = self.met(&mut tx, member, name).await?;
        tx.mark_read(member, other, now).await?;
        let coming = self.coming(&mut tx).await?;
        let meeting = self
            .meeting_of(&mut tx, &intro, member, other, &coming)
            .await?
            .ok_or(Error::NotFound)?;
        let history = tx.history(member).await?;
        let joined = |id| {
            let mine = |(item, kind, _): &(_, crate::domain::InteractionKind, _)| {
                *item == id && kind.is_positive()
            };
            history.iter().any(mine)
        };
        let messages = tx.messages(member, other).await?;
        tx.commit().await?;
        let said = messages
            .into_iter()
            .map(|message| Said {
                mine: message.from == member,
                text: message.text,
                joined: message.item.is_some_and(joined),
                item: message
                    .item
                    .and_then(|id| coming.iter().find(|c| c.id == id).cloned()),
                at: message.at,
            })
            .collect();
        Ok((meeting, said))
    }

    /// Writes to somebody one met. The same words sent twice are one message.
    ///
    /// # Errors
    /// `Invalid` for nothing, too much or too many in a day, `NotFound` when the two did not meet, or
    /// no longer.
    pub async fn write_to(&self, member: MemberId, name: &str, text: &str) -> Result<()> {
        let text = text.trim();
        let problem = match text.chars().count() {
            0 => Some("error-message-empty"),
            n if n > MAX_MESSAGE => Some("error-message-long"),
            _ => None,
        };
        if let Some(problem) = problem {
            let field = Field::Message;
            return Err(Error::Invalid(vec![Invalid { field, problem }]));
        }
        self.send(member, name, text, None).await
    }

    /// "Samen gaan": takes part in an activity and asks the other along.
    ///
    /// # Errors
    /// `NotFound`; `Late` when it is full or over.
    pub async fn go_together(&self, member: MemberId, name: &str, item: ItemId) -> Result<()> {
        self.met(&mut self.read().await?, member, name).await?;
        self.take_part(member, item, false).await?;
        self.send(member, name, "", Some(item)).await
    }

    async fn send(
        &self,
        member: MemberId,
        name: &str,
        text: &str,
        item: Option<ItemId>,
    ) -> Result<()> {
        let now = self.now();
        let mut tx = self.write().await?;
        let (_, other) = self.met(&mut tx, member, name).await?;
        let before = tx.messages(member, other).await?;
        let mut mine = before.iter().filter(|m| m.from == member);
        let lately = |m: &Message| now.duration_since(m.at) < TWICE;
        if mine.any(|m| m.text == text && m.item == item && (item.is_some() || lately(m))) {
            return Ok(());
        }
        self.limited(&mut tx, member, Doing::Message)
            .await
            .map_err(|e| e.at(Field::Message))?;
        let message = Message {
            from: member,
            text: text.to_owned(),
            item,
            at: now,
        };
        tx.add_message(other, &message).await?;
        // One letter a day says that something waits, however much is written.
        let key = format!("message:{}:{}:{}", member.0, other.0, self.today());
        let link = format!("/ontmoetingen/{}", self.proposal(other, member));
        self.tell(&mut tx, other, LetterKind::Message, key, link, "")
            .await?;
        Ok(tx.commit().await?)
    }

    /// Keeps whether it was a match, for this side alone.
    ///
    /// # Errors
    /// `NotFound` when the two did not meet, or no longer.
    pub async fn was_it_a_match(&self, member: MemberId, name: &str, was: bool) -> Result<()> {
        let mut tx = self.write().await?;
        let (_, other) = self.met(&mut tx, member, name).await?;
        tx.put_match(member, other, was).await?;
        Ok(tx.commit().await?)
    }

    /// Blocks somebody one met: both are gone for each other at once, as if they had left.
    ///
    /// # Errors
    /// `NotFound` when the two did not meet, or no longer.
    pub async fn block(&self, member: MemberId, name: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let (_, other) = self.met(&mut tx, member, name).await?;
        tx.block(member, other, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// The introduction of a name, when both said yes.
    pub(super) async fn met(
        &self,
        tx: &mut Tx,
        member: MemberId,
        name: &str,
    ) -> Result<(Introduction, MemberId)> {
        let now = self.now();
        let known = tx.introductions(member).await?;
        known
            .into_iter()
            .find_map(|intro| match intro.view(member, now) {
                View::Met(other) if self.proposal(member, other) == name => Some((intro, other)),
                _ => None,
            })
            .ok_or(Error::NotFound)
    }

    /// The coming activities, soonest first.
    async fn coming(&self, tx: &mut Tx) -> Result<Vec<ItemDetails>> {
        let filter = ItemFilter {
            kind: Some(ItemKind::Activity),
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        Ok(tx.items(&filter, &self.vocabulary).await?)
    }

    async fn meeting_of(
        &self,
        tx: &mut Tx,
        intro: &Introduction,
        member: MemberId,
        other: MemberId,
        coming: &[ItemDetails],
    ) -> Result<Option<Meeting>> {
        let (me, they) = (
            tx.member(member, &self.vocabulary).await?,
            tx.member(other, &self.vocabulary).await?,
        );
        let (Some(me), Some(they)) = (me, they) else {
            return Ok(None);
        };
        let theirs = all(&they.member.profile);
        let shared: Vec<ConceptId> = all(&me.member.profile)
            .into_iter()
            .filter(|c| theirs.contains(c))
            .collect();
        let unread = tx.unread(member).await?;
        let was_match = tx.matches_of(member).await?;
        let was_match = was_match.iter().find(|(who, _)| *who == other);
        let since = intro.met.unwrap_or(intro.opened);
        Ok(Some(Meeting {
            name: self.proposal(member, other),
            together: self.for_both(coming, &shared, [&me.member, &they.member]),
            first_name: they.first_name,
            brings: they.words.brings,
            shared,
            since,
            unread: unread
                .iter()
                .find(|(who, _)| *who == other)
                .map_or(0, |(_, n)| *n),
            asks: was_match.is_none() && self.now().duration_since(since) >= ASKS_AFTER,
            was_match: was_match.map(|(_, was)| *was),
        }))
    }

    /// Coming activities with two places that both could go to: about what they share first, then at
    /// a time both have, then in the neighbourhood of one of them; the soonest of equals.
    fn for_both(
        &self,
        coming: &[ItemDetails],
        shared: &[ConceptId],
        both: [&Member; 2],
    ) -> Vec<ItemDetails> {
        let fit = |a: &ItemDetails| {
            let slot = a
                .new
                .starts
                .map_or(Availability::default(), |s| Availability::of(self.local(s)));
            (
                a.new.concepts.iter().any(|c| shared.contains(c)),
                both.iter()
                    .all(|m| m.availability.is_empty() || m.availability.meets(slot)),
                both.iter().any(|m| m.neighbourhood == a.new.neighbourhood),
            )
        };
        let room = |a: &&ItemDetails| a.new.places.is_none_or(|places| a.taken + 2 <= places);
        let mut found: Vec<&ItemDetails> = coming.iter().filter(room).collect();
        found.sort_by_key(|a| std::cmp::Reverse(fit(a)));
        found.into_iter().take(TOGETHER).cloned().collect()
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
