//! "Vraag en aanbod": what neighbours ask and offer, without a name until both said yes.

use super::opportunities::invalid;
use super::words::without_contact;
use super::{App, Error, Field, Result};
use crate::domain::exchange::{MANNERS, STANDS, WAITS};
use crate::domain::introduction::{Answer, Introduction};
use crate::domain::letter::LetterKind;
use crate::domain::limit::Doing;
use crate::domain::{ConceptId, Exchange, ExchangeAnswer, MemberId, Role, Way};
use crate::store::Tx;

/// Longest words of an ask, an offer or an answer.
const MAX_WORDS: usize = 600;
/// How many one resident can have open.
const OPEN: usize = 5;

/// An ask or an offer as everybody reads it.
pub struct Posted {
    /// Identity.
    pub id: i64,
    /// Asked or offered.
    pub way: Way,
    /// One of `MANNERS`.
    pub manner: String,
    /// The words.
    pub words: String,
    /// The neighbourhood by name.
    pub neighbourhood: String,
    /// Since when.
    pub at: jiff::Timestamp,
    /// What was understood.
    pub concepts: Vec<ConceptId>,
}

/// An answer as the asking side reads it: the words, and what both share, but not who.
pub struct Answered {
    /// Its opaque name.
    pub name: String,
    /// The words.
    pub words: String,
    /// Accepted, refused, or neither yet.
    pub accepted: Option<bool>,
}

/// One of one's own asks and offers.
pub struct Own {
    /// It.
    pub posted: Posted,
    /// Whether it can be answered.
    pub open: bool,
    /// Whether it was fulfilled.
    pub fulfilled: bool,
    /// The answers.
    pub answers: Vec<Answered>,
    /// What others offer or ask that fits, with the concepts both are about.
    pub fitting: Vec<(Posted, Vec<ConceptId>)>,
}

impl App {
    /// Everything that can be answered, newest first, the same for everyone.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn exchanges(&self) -> Result<Vec<Posted>> {
        let mut tx = self.read().await?;
        let all = self.open_exchanges(&mut tx).await?;
        self.posted(&mut tx, all).await
    }

    pub(super) async fn open_exchanges(&self, tx: &mut Tx) -> Result<Vec<Exchange>> {
        let now = self.now();
        let mut all = tx.exchanges().await?;
        all.retain(|exchange| exchange.is_open(now));
        Ok(all)
    }

    pub(super) async fn posted(&self, tx: &mut Tx, list: Vec<Exchange>) -> Result<Vec<Posted>> {
        let places = tx.neighbourhoods().await?;
        Ok(list
            .into_iter()
            .map(|exchange| Posted {
                id: exchange.id,
                way: exchange.way,
                concepts: self.understand_item("", &exchange.words),
                manner: exchange.manner,
                words: exchange.words,
                neighbourhood: places
                    .iter()
                    .find(|n| n.id == exchange.neighbourhood)
                    .map(|n| n.name.clone())
                    .unwrap_or_default(),
                at: exchange.at,
            })
            .collect())
    }

    /// What others ask that fits what a resident brings, or offer that fits what they would like, with
    /// the concepts both are about; newest first. Nothing for who chose suggestions without a profile.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn exchanges_for(&self, member: MemberId) -> Result<Vec<(Posted, Vec<ConceptId>)>> {
        let mut tx = self.read().await?;
        let me = tx
            .member(member, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        if tx.choices(member, &self.vocabulary).await?.without_profile {
            return Ok(Vec::new());
        }
        let answered = tx.exchange_answers().await?;
        let mut all = self.open_exchanges(&mut tx).await?;
        all.retain(|e| {
            e.member != member
                && !answered
                    .iter()
                    .any(|a| a.exchange == e.id && a.member == member)
        });
        let profile = me.member.profile;
        let wished = [profile.would_like, profile.enjoys].concat();
        let fits = |posted: Posted| {
            let mine = match posted.way {
                Way::Ask => &profile.brings,
                Way::Offer => &wished,
            };
            let both = self.both_about(mine, &posted.concepts);
            (!both.is_empty()).then_some((posted, both))
        };
        let posted = self.posted(&mut tx, all).await?;
        Ok(posted.into_iter().filter_map(fits).collect())
    }

    /// The concepts of `mine` that `theirs` are about: the same, or one under the other.
    pub(super) fn both_about(&self, mine: &[ConceptId], theirs: &[ConceptId]) -> Vec<ConceptId> {
        let under = |one: ConceptId, other: ConceptId| {
            one == other || self.vocabulary.ancestors(one).contains(&other)
        };
        let meets = |own: &&ConceptId| theirs.iter().any(|c| under(**own, *c) || under(*c, **own));
        mine.iter().filter(meets).copied().collect()
    }

    /// Asks or offers something.
    ///
    /// # Errors
    /// `Invalid` for words that are missing, long, or by which somebody could be reached, for a sixth
    /// that is open, and for who did so often.
    pub async fn post_exchange(
        &self,
        member: MemberId,
        way: Option<Way>,
        manner: &str,
        words: &str,
    ) -> Result<i64> {
        let words = words.trim();
        let wrong = invalid(&[
            (way.is_none(), Field::Way, "error-exchange-way"),
            (
                !MANNERS.contains(&manner),
                Field::What,
                "error-exchange-manner",
            ),
            (words.is_empty(), Field::Body, "error-exchange-empty"),
            (
                words.chars().count() > MAX_WORDS,
                Field::Body,
                "error-exchange-long",
            ),
            (
                without_contact(words).is_some(),
                Field::Body,
                "error-exchange-contact",
            ),
        ]);
        let Some(way) = way.filter(|_| wrong.is_empty()) else {
            return Err(Error::Invalid(wrong));
        };
        let now = self.now();
        let mut tx = self.write().await?;
        let me = tx
            .member(member, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        let open = self.open_exchanges(&mut tx).await?;
        let mine: Vec<&Exchange> = open.iter().filter(|e| e.member == member).collect();
        if let Some(same) = mine.iter().find(|e| e.way == way && e.words == words) {
            return Ok(same.id);
        }
        if mine.len() >= OPEN {
            return Err(Error::Late("error-exchange-many").at(Field::Body));
        }
        self.limited(&mut tx, member, Doing::Exchange)
            .await
            .map_err(|e| e.at(Field::Body))?;
        let id = tx
            .add_exchange(&Exchange {
                id: 0,
                member,
                way,
                manner: manner.to_owned(),
                words: words.to_owned(),
                neighbourhood: me.member.neighbourhood,
                at: now,
                expires: now + STANDS,
                closed: None,
                fulfilled: false,
            })
            .await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Answers an ask or an offer: the other side reads the words, not who.
    ///
    /// # Errors
    /// `Invalid` for words that are missing, long, or by which somebody could be reached; `NotFound`
    /// for one's own, one that is closed, or of somebody one is kept apart from.
    pub async fn answer_exchange(&self, member: MemberId, id: i64, words: &str) -> Result<()> {
        let words = words.trim();
        let wrong = invalid(&[
            (words.is_empty(), Field::Body, "error-exchange-answer-empty"),
            (
                words.chars().count() > MAX_WORDS,
                Field::Body,
                "error-exchange-long",
            ),
            (
                without_contact(words).is_some(),
                Field::Body,
                "error-exchange-contact",
            ),
        ]);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let mut tx = self.write().await?;
        let open = self.open_exchanges(&mut tx).await?;
        let found = open.into_iter().find(|e| e.id == id && e.member != member);
        let found = found.ok_or(Error::NotFound)?;
        if tx.is_blocked(member, found.member).await? {
            return Err(Error::NotFound);
        }
        let before = tx.exchange_answers().await?;
        let decided =
            |a: &&ExchangeAnswer| a.exchange == id && a.member == member && a.accepted.is_some();
        if before.iter().any(|a| decided(&a)) {
            return Ok(());
        }
        self.limited(&mut tx, member, Doing::Answer)
            .await
            .map_err(|e| e.at(Field::Body))?;
        tx.put_exchange_answer(&ExchangeAnswer {
            exchange: id,
            member,
            words: words.to_owned(),
            at: self.now(),
            accepted: None,
        })
        .await?;
        let key = format!("exchange:{id}:{}", member.0);
        let link = "/vraag-en-aanbod/mijn".to_owned();
        self.tell(&mut tx, found.member, LetterKind::Answered, key, link, "")
            .await?;
        Ok(tx.commit().await?)
    }

    /// Says yes or no to an answer. A yes is the second yes: the two have met. A no is silent.
    ///
    /// # Errors
    /// `NotFound` for what is not theirs.
    pub async fn decide_exchange(
        &self,
        member: MemberId,
        id: i64,
        name: &str,
        yes: bool,
    ) -> Result<()> {
        let now = self.now();
        let mut tx = self.write().await?;
        let mine = tx.exchanges().await?;
        if !mine.iter().any(|e| e.id == id && e.member == member) {
            return Err(Error::NotFound);
        }
        let answers = tx.exchange_answers().await?;
        let found = answers
            .into_iter()
            .find(|a| a.exchange == id && self.proposal(member, a.member) == name);
        let mut answer = found.ok_or(Error::NotFound)?;
        if answer.accepted == Some(true) {
            return Ok(());
        }
        answer.accepted = Some(yes);
        tx.put_exchange_answer(&answer).await?;
        if yes {
            let other = answer.member;
            let known = tx.introductions(member).await?;
            let met = known
                .iter()
                .any(|i| i.other(member) == Some(other) && i.met.is_some());
            let fresh = Introduction::between(member, other, now)
                .and_then(|i| i.answer(member, Answer::Yes, now).ok())
                .and_then(|i| i.answer(other, Answer::Yes, now).ok());
            if let Some(fresh) = fresh.filter(|_| !met) {
                tx.put_introduction(&fresh, now).await?;
            }
            let key = format!("exchange-yes:{id}:{}", other.0);
            self.tell(
                &mut tx,
                other,
                LetterKind::Met,
                key,
                "/ontmoetingen".to_owned(),
                "",
            )
            .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Closes one's own ask or offer, fulfilled or not.
    ///
    /// # Errors
    /// `NotFound` for what is not theirs.
    pub async fn close_exchange(&self, member: MemberId, id: i64, fulfilled: bool) -> Result<()> {
        let mut tx = self.write().await?;
        let all = tx.exchanges().await?;
        if !all.iter().any(|e| e.id == id && e.member == member) {
            return Err(Error::NotFound);
        }
        tx.close_exchange(id, fulfilled, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// One's own asks and offers, newest first, with their answers and what fits them.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn own_exchanges(&self, member: MemberId) -> Result<Vec<Own>> {
        let now = self.now();
        let mut tx = self.read().await?;
        let all = tx.exchanges().await?;
        let answers = tx.exchange_answers().await?;
        let others: Vec<Exchange> = all
            .iter()
            .filter(|e| e.member != member && e.is_open(now))
            .cloned()
            .collect();
        let mine: Vec<Exchange> = all.into_iter().filter(|e| e.member == member).collect();
        let mut own = Vec::new();
        for exchange in mine {
            let (id, way, open) = (exchange.id, exchange.way.other(), exchange.is_open(now));
            let fulfilled = exchange.fulfilled;
            let Some(posted) = self.posted(&mut tx, vec![exchange]).await?.pop() else {
                continue;
            };
            let across = others
                .iter()
                .filter(|e| open && e.way == way)
                .cloned()
                .collect();
            let across = self.posted(&mut tx, across).await?;
            let fits = |other: Posted| {
                let both = self.both_about(&posted.concepts, &other.concepts);
                (!both.is_empty()).then_some((other, both))
            };
            own.push(Own {
                fitting: across.into_iter().filter_map(fits).collect(),
                answers: answers
                    .iter()
                    .filter(|a| a.exchange == id)
                    .map(|a| Answered {
                        name: self.proposal(member, a.member),
                        words: a.words.clone(),
                        accepted: a.accepted,
                    })
                    .collect(),
                open,
                fulfilled,
                posted,
            });
        }
        Ok(own)
    }

    /// What nobody answered for three days, longest first: a buurtverbinder looks who could help.
    ///
    /// # Errors
    /// `NotFound` for who is no buurtverbinder.
    pub async fn unanswered(&self, connector: MemberId) -> Result<Vec<Posted>> {
        self.in_role(connector, Role::Connector).await?;
        let now = self.now();
        let mut tx = self.read().await?;
        let answers = tx.exchange_answers().await?;
        let mut waiting = self.open_exchanges(&mut tx).await?;
        waiting.retain(|e| {
            e.way == Way::Ask
                && now.duration_since(e.at) >= WAITS
                && !answers.iter().any(|a| a.exchange == e.id)
        });
        waiting.reverse();
        self.posted(&mut tx, waiting).await
    }
}
