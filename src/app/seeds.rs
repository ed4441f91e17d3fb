//! "Zullen we dit beginnen?": an interest that no initiative is about is offered to those who enjoy or
//! bring it. Nobody sees who was asked or what others said; when enough say yes and somebody raised
//! their hand, it begins, with the hosts on its page.
//!
//! What could be a seed is read off the monthly table of what neighbours bring, so that a list of seeds
//! says nothing that was not published (promise P7).

use super::{App, Error, Field, Invalid, Result};
use crate::domain::{ConceptId, InteractionKind, ItemId, ItemKind, MemberId, Role};
use crate::store::{ItemFilter, NewItem, NewSeed, SeedRow};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

/// How long a seed is offered.
const LASTS: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How many must say yes.
pub const ENOUGH: usize = 5;
/// A seed is offered to so many at least, else to nobody: its subject must fit a crowd (promise P5).
const CROWD: usize = 10;

/// What a buurtverbinder finds when the day begins.
pub struct Waiting {
    /// Cards that nobody used yet: who agreed to be helped, and until when the card works.
    pub cards: Vec<(String, MemberId, Timestamp)>,
    /// Seeds that are offered or began, newest first.
    pub seeds: Vec<SeedRow>,
    /// Interests that no initiative is about, in no order that tells how many bring one.
    pub possible: Vec<ConceptId>,
}

/// What a buurtverbinder offers.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// The stored name of the concept.
    pub concept: String,
    /// Title.
    pub title: String,
    /// What it is, in plain words.
    pub body: String,
    /// The neighbourhood's name in addresses.
    pub neighbourhood: String,
    /// The place as neighbours call it.
    pub place: String,
}

/// An answer to a seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeedAnswer {
    /// "Ik doe mee".
    Yes,
    /// "Ik doe mee en ik ontvang".
    Host,
    /// "Niets voor mij".
    No,
}

impl App {
    /// What waits for a buurtverbinder.
    ///
    /// # Errors
    /// `NotFound` for who is none.
    pub async fn waiting_for(&self, connector: MemberId) -> Result<Waiting> {
        self.in_role(connector, Role::Connector).await?;
        let people = self.at_desk(connector).await?;
        let mut tx = self.read().await?;
        let open = tx.open_cards(self.now()).await?;
        let card = |(member, until): (MemberId, Timestamp)| {
            let person = people.iter().find(|p| p.member == member)?;
            Some((person.first_name.clone(), member, until))
        };
        let seeds = tx.seeds().await?;
        let mut possible = self.published_brings(&mut tx).await?;
        let filter = ItemFilter {
            kind: Some(ItemKind::Initiative),
            ..ItemFilter::default()
        };
        let initiatives = tx.items(&filter, &self.vocabulary).await?;
        let about: BTreeSet<ConceptId> = initiatives
            .iter()
            .flat_map(|i| &i.new.concepts)
            .flat_map(|c| [*c].into_iter().chain(self.vocabulary.ancestors(*c)))
            .collect();
        // What initiatives are about, and what is wider than that, has its place already; what has no
        // wider concept is too wide to begin something with.
        possible.retain(|c| !about.contains(c) && !self.vocabulary.ancestors(*c).is_empty());
        Ok(Waiting {
            cards: open.into_iter().filter_map(card).collect(),
            seeds,
            possible,
        })
    }

    /// Offers a seed. To how many, is told to nobody.
    ///
    /// # Errors
    /// `NotFound` for who is no buurtverbinder; `Invalid` with every field that needs another look;
    /// `Late` while one about the same is offered.
    pub async fn offer_seed(&self, connector: MemberId, offer: &Offer) -> Result<i64> {
        self.in_role(connector, Role::Connector).await?;
        let places = self.neighbourhoods().await?;
        let home = places.iter().find(|n| n.slug == offer.neighbourhood);
        let concept = self.vocabulary.id(&offer.concept).ok_or(Error::NotFound)?;
        let long = |text: &str, most: usize| text.chars().count() > most;
        let checks = [
            (offer.title.is_empty(), Field::Title, "error-begin-title"),
            (long(&offer.title, 120), Field::Title, "error-title-long"),
            (offer.body.is_empty(), Field::Body, "error-begin-body"),
            (long(&offer.body, 2_000), Field::Body, "error-begin-long"),
            (offer.place.is_empty(), Field::Place, "error-begin-place"),
            (
                home.is_none(),
                Field::Neighbourhood,
                "error-neighbourhood-missing",
            ),
        ];
        let wrong: Vec<Invalid> = super::opportunities::invalid(&checks);
        let Some(home) = home.filter(|_| wrong.is_empty()) else {
            return Err(Error::Invalid(wrong));
        };
        let now = self.now();
        let mut tx = self.write().await?;
        let same = |s: &SeedRow| {
            s.seed.concept == offer.concept && s.item.is_none() && s.seed.closes > now
        };
        if tx.seeds().await?.iter().any(same) {
            return Err(Error::Late("error-seed-open"));
        }
        let within = |key: &str| {
            let id = self.vocabulary.id(key);
            id.is_some_and(|id| id == concept || self.vocabulary.ancestors(id).contains(&concept))
        };
        let brought = tx.brought().await?.into_iter();
        let enjoyed = tx.enjoyed().await?.into_iter();
        let mut to: BTreeSet<MemberId> = enjoyed
            .filter(|(_, _, key)| within(key))
            .map(|(member, ..)| member)
            .chain(brought.filter(|(_, key)| within(key)).map(|(m, _)| m))
            .collect();
        to.remove(&connector);
        if to.len() < CROWD {
            to.clear();
        }
        let seed = NewSeed {
            neighbourhood: super::join::counted_with(home),
            concept: offer.concept.clone(),
            title: offer.title.clone(),
            body: offer.body.clone(),
            place: offer.place.clone(),
            closes: now + LASTS,
        };
        let to: Vec<MemberId> = to.into_iter().collect();
        let id = tx.offer_seed(&seed, &to, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The seeds that a resident may answer.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn seeds_for(&self, member: MemberId) -> Result<Vec<SeedRow>> {
        Ok(self.read().await?.seeds_for(member, self.now()).await?)
    }

    /// Answers a seed; the initiative when it begins with this answer. A no is silent.
    ///
    /// # Errors
    /// `NotFound` for one that was not offered to them; `Late` for one that is over.
    pub async fn answer_seed(
        &self,
        member: MemberId,
        id: i64,
        answer: SeedAnswer,
    ) -> Result<Option<ItemId>> {
        let now = self.now();
        let mut tx = self.write().await?;
        let name = match answer {
            SeedAnswer::Yes => "yes",
            SeedAnswer::Host => "host",
            SeedAnswer::No => "no",
        };
        if !tx.answer_seed(id, member, name).await? {
            return Err(Error::NotFound);
        }
        let all = tx.seeds().await?;
        let row = all.into_iter().find(|s| s.id == id);
        let row = row.ok_or(Error::NotFound)?;
        if row.item.is_some() || row.seed.closes <= now {
            return Err(Error::Late("error-seed-over"));
        }
        let yes = tx.seed_yes(id).await?;
        let hosts: Vec<MemberId> = yes.iter().filter(|(_, h)| *h).map(|(m, _)| *m).collect();
        if yes.len() < ENOUGH || hosts.is_empty() {
            tx.commit().await?;
            return Ok(None);
        }
        let mut names = Vec::new();
        for host in &hosts {
            if let Some(one) = tx.member(*host, &self.vocabulary).await? {
                names.push(one.first_name);
            }
        }
        let new = NewItem {
            title: row.seed.title.clone(),
            summary: super::opportunities::first_sentence(&row.seed.body),
            body: row.seed.body.clone(),
            place: row.seed.place.clone(),
            host: names.join(", "),
            concepts: self.vocabulary.id(&row.seed.concept).into_iter().collect(),
            created_by: hosts.first().copied(),
            ..NewItem::blank(ItemKind::Initiative, row.seed.neighbourhood)
        };
        let (ids, _) = tx.put_items(&[new], &self.vocabulary, now).await?;
        let item = ids.first().copied().ok_or(Error::NotFound)?;
        for (who, _) in yes {
            tx.interact(who, item, InteractionKind::Joined, now).await?;
        }
        tx.seed_began(id, item).await?;
        tx.commit().await?;
        Ok(Some(item))
    }
}
