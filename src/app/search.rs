//! Searching what is public: the same for everyone, and kept nowhere (promises P2, P5).

use super::exchange::Posted;
use super::{App, Error, ItemDetails, Result};
use crate::domain::{ConceptId, Exchange, ItemKind, Neighbourhood, NeighbourhoodId, Story, Way};
pub use crate::search::Kind;
use crate::search::{Document, Query, Subject};
use crate::store::{ItemFilter, Tx};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashSet;

/// The kinds by name.
pub const KINDS: [(&str, Kind); 8] = [
    ("activities", Kind::Item(ItemKind::Activity)),
    ("initiatives", Kind::Item(ItemKind::Initiative)),
    ("opportunities", Kind::Item(ItemKind::Opportunity)),
    ("stories", Kind::Story),
    ("schemes", Kind::Scheme),
    ("asks", Kind::Exchange(Way::Ask)),
    ("offers", Kind::Exchange(Way::Offer)),
    ("brings", Kind::Brings),
];
/// The spans of time by name.
pub const TIMES: [(&str, When); 4] = [
    ("today", When::Today),
    ("weekend", When::Weekend),
    ("week", When::Week),
    ("month", When::Month),
];
/// How many hits a page holds.
pub const PAGE: usize = 20;
/// How many concepts that neighbours bring stand beside the hits of every kind.
const BRINGS: usize = 3;
/// How many stories stand beside something.
const BESIDE: usize = 2;
/// A fainter reading is no reason to find something.
const UNDERSTOOD: f64 = 0.4;
/// The longest text that is looked for, in letters.
const LONGEST: usize = 500;

/// When it must take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Today.
    Today,
    /// The coming seven days.
    Week,
    /// The coming Saturday and Sunday.
    Weekend,
    /// The coming thirty days.
    Month,
}

/// What somebody looks for.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// In their own words.
    pub text: String,
    /// Only these kinds; empty for all.
    pub kinds: Vec<Kind>,
    /// Only in this neighbourhood, by its name in addresses; empty for all.
    pub neighbourhood: String,
    /// Only what takes place then.
    pub when: Option<When>,
    /// The page of the answer, from 1.
    pub page: usize,
}

/// One thing that was found.
pub enum Hit {
    /// An initiative, an activity or an opportunity.
    Item(Box<ItemDetails>),
    /// A story.
    Story(Story),
    /// A scheme.
    Scheme(Box<crate::schemes::Scheme>),
    /// A neighbour asks or offers this.
    Exchange(Posted),
    /// Neighbours bring this.
    Brings(ConceptId),
}

impl Hit {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Item(item) => Kind::Item(item.new.kind),
            Self::Story(_) => Kind::Story,
            Self::Scheme(_) => Kind::Scheme,
            Self::Exchange(posted) => Kind::Exchange(posted.way),
            Self::Brings(_) => Kind::Brings,
        }
    }
}

/// What was found.
pub struct Results {
    /// How many in all, without what neighbours bring when every kind was asked for: of that the few
    /// best stand after the first page.
    pub total: usize,
    /// One page of them, best first.
    pub hits: Vec<Hit>,
    /// The concepts that were understood.
    pub understood: Vec<ConceptId>,
}

impl App {
    /// Looks for what is public. Who looks is not known here, and what was looked for is not kept.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn search(&self, sought: &Sought) -> Result<Results> {
        let text: String = sought.text.chars().take(LONGEST).collect();
        let mut readings = self.reader.read(&text);
        readings.retain(|r| r.confidence >= UNDERSTOOD);
        let place = match sought.neighbourhood.as_str() {
            "" => None,
            slug => Some(super::join::counted_with(&self.neighbourhood(slug).await?)),
        };
        let everything = sought.kinds.is_empty();
        let kinds = if everything {
            let public = KINDS.iter().map(|(_, kind)| *kind);
            public.filter(|kind| *kind != Kind::Brings).collect()
        } else {
            sought.kinds.clone()
        };
        let query = Query {
            concepts: readings.iter().map(|r| (r.concept, r.confidence)).collect(),
            text,
            every_word: kinds == [Kind::Brings],
            kinds,
            neighbourhood: place,
            now: self.now(),
            within: sought.when.and_then(|when| self.span(when)),
            skip: sought.page.saturating_sub(1).min(1_000) * PAGE,
            limit: PAGE,
        };
        let mut found = self.index.search(&query).map_err(Error::Search)?;
        if everything && sought.when.is_none() && query.skip == 0 {
            let brings = Query {
                every_word: true,
                kinds: vec![Kind::Brings],
                limit: BRINGS,
                ..query
            };
            let mut brings = self.index.search(&brings).map_err(Error::Search)?;
            // Where something was understood, a word that only looks alike is no reason.
            let understood: Vec<ConceptId> = readings.iter().map(|r| r.concept).collect();
            brings.hits.retain(|(subject, _)| match subject {
                Subject::Brings(concept) if !understood.is_empty() => {
                    !self.both_about(&understood, &[*concept]).is_empty()
                }
                _ => true,
            });
            found.hits.extend(brings.hits);
        }
        let mut tx = self.read().await?;
        let mut hits = Vec::with_capacity(found.hits.len());
        for (subject, _) in found.hits {
            hits.extend(self.hit(&mut tx, subject).await?);
        }
        Ok(Results {
            total: found.total,
            hits,
            understood: readings.iter().map(|r| r.concept).collect(),
        })
    }

    /// Stories about what something is about, the nearest first: the same for everyone.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn stories_about(&self, concepts: &[ConceptId]) -> Result<Vec<Story>> {
        let query = Query {
            concepts: concepts.iter().map(|c| (*c, 1.0)).collect(),
            kinds: vec![Kind::Story],
            now: self.now(),
            // What is only near is found as well, and left out below.
            limit: 4 * BESIDE,
            ..Query::default()
        };
        let found = self.index.search(&query).map_err(Error::Search)?;
        let mut tx = self.read().await?;
        let mut stories = Vec::new();
        for (subject, _) in found.hits {
            if let Some(Hit::Story(story)) = self.hit(&mut tx, subject).await? {
                let about = self.concepts_of(&format!("{}. {}", story.title, story.summary));
                if !self.both_about(concepts, &about).is_empty() {
                    stories.push(story);
                }
            }
        }
        stories.truncate(BESIDE);
        Ok(stories)
    }

    /// A hit as the store has it now; none for what is gone since.
    async fn hit(&self, tx: &mut Tx, subject: Subject) -> Result<Option<Hit>> {
        Ok(match subject {
            Subject::Item(_, id) => {
                let item = tx.item(id, &self.vocabulary).await?;
                item.map(|item| Hit::Item(Box::new(item)))
            }
            Subject::Story(key) => {
                let all = tx.stories().await?;
                all.into_iter().find(|s| s.key == key).map(Hit::Story)
            }
            Subject::Scheme(key) => {
                let all = super::schemes::schemes_of(tx).await?;
                all.into_iter()
                    .find(|s| s.key == key)
                    .map(|s| Hit::Scheme(Box::new(s)))
            }
            Subject::Exchange(_, id) => {
                let mut open = self.open_exchanges(tx).await?;
                open.retain(|exchange| exchange.id == id);
                self.posted(tx, open).await?.pop().map(Hit::Exchange)
            }
            Subject::Brings(concept) => Some(Hit::Brings(concept)),
        })
    }

    fn span(&self, when: When) -> Option<(Timestamp, Timestamp)> {
        let today = self.today();
        let days = |from: i64, until: i64| {
            let at = |d: i64| {
                let day = today.checked_add(SignedDuration::from_hours(24 * d)).ok()?;
                self.instant(day.at(0, 0, 0, 0))
            };
            Some((at(from)?, at(until)?))
        };
        match when {
            When::Today => days(0, 1),
            When::Week => days(0, 7),
            When::Month => days(0, 30),
            When::Weekend => {
                let to_saturday = 5 - i64::from(today.weekday().to_monday_zero_offset());
                days(
                    to_saturday.max(0),
                    to_saturday.max(0) + 2 + to_saturday.min(0),
                )
            }
        }
    }

    /// Everything that is public, as the index takes it.
    pub(super) async fn documents(&self, tx: &mut Tx) -> Result<Vec<Document>> {
        let filter = ItemFilter {
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        let places = tx.neighbourhoods().await?;
        let items = tx.items(&filter, &self.vocabulary).await?;
        // The items come in the order of their moments, so the first of a series is the next.
        let mut series = HashSet::new();
        let mut list: Vec<Document> = items
            .into_iter()
            .map(|item| {
                let dated = item.new.group.filter(|_| item.new.starts.is_some());
                let repeats = dated.is_some_and(|group| !series.insert(group));
                item_document(item, &places, repeats)
            })
            .collect();
        list.extend(
            tx.stories()
                .await?
                .into_iter()
                .map(|s| self.story_document(s)),
        );
        let schemes = super::schemes::schemes_of(tx).await?;
        list.extend(schemes.iter().map(|s| self.scheme_document(s)));
        let open = self.open_exchanges(tx).await?;
        list.extend(
            open.into_iter()
                .map(|exchange| self.exchange_document(exchange, &places)),
        );
        let brings = self.published_brings(tx).await?;
        list.extend(brings.into_iter().map(|c| self.brings_document(c)));
        Ok(list)
    }

    fn concepts_of(&self, text: &str) -> Vec<ConceptId> {
        self.reader.read(text).iter().map(|r| r.concept).collect()
    }

    fn story_document(&self, story: Story) -> Document {
        Document {
            concepts: self.concepts_of(&format!("{}. {}", story.title, story.summary)),
            text: [story.summary, story.text, story.author].join("\n"),
            title: story.title,
            subject: Subject::Story(story.key),
            neighbourhood: None,
            starts: None,
            repeats: false,
        }
    }

    /// A scheme is the same for the whole town, and so is its place in the index.
    fn scheme_document(&self, scheme: &crate::schemes::Scheme) -> Document {
        let english = [&scheme.title.en, &scheme.summary.en];
        let mut text = vec![scheme.summary.nl.clone()];
        text.extend(english.into_iter().cloned());
        text.extend(scheme.text.nl.iter().cloned());
        text.extend(scheme.text.en.iter().cloned());
        Document {
            concepts: self.concepts_of(&format!("{}. {}", scheme.title.nl, scheme.summary.nl)),
            subject: Subject::Scheme(scheme.key.clone()),
            title: scheme.title.nl.clone(),
            text: text.join("\n"),
            neighbourhood: None,
            starts: None,
            repeats: false,
        }
    }

    fn exchange_document(&self, exchange: Exchange, places: &[Neighbourhood]) -> Document {
        let home = places.iter().find(|n| n.id == exchange.neighbourhood);
        Document {
            concepts: self.understand_item("", &exchange.words),
            subject: Subject::Exchange(exchange.way, exchange.id),
            text: home.map_or(String::new(), |n| n.name.clone()),
            title: exchange.words,
            neighbourhood: home.map(super::join::counted_with),
            starts: None,
            repeats: false,
        }
    }

    fn brings_document(&self, concept: ConceptId) -> Document {
        let labels = self.vocabulary.get(concept).map(|c| {
            let all = c.alt_nl.iter().chain(&c.alt_en).chain([&c.pref_en]);
            (
                c.pref_nl.clone(),
                all.cloned().collect::<Vec<_>>().join("\n"),
            )
        });
        let (title, text) = labels.unwrap_or_default();
        Document {
            subject: Subject::Brings(concept),
            title,
            text,
            concepts: vec![concept],
            neighbourhood: None,
            starts: None,
            repeats: false,
        }
    }
}

fn item_document(item: ItemDetails, places: &[Neighbourhood], repeats: bool) -> Document {
    let new = item.new;
    let home: Option<&Neighbourhood> = places.iter().find(|n| n.id == new.neighbourhood);
    let name = home.map_or(String::new(), |n| n.name.clone());
    let kind: ItemKind = new.kind;
    let place: NeighbourhoodId = home.map_or(new.neighbourhood, super::join::counted_with);
    Document {
        subject: Subject::Item(kind, item.id),
        text: [
            new.summary,
            new.body,
            new.place,
            new.organisation,
            new.host,
            name,
        ]
        .join("\n"),
        title: new.title,
        concepts: new.concepts,
        neighbourhood: Some(place),
        starts: new.starts,
        repeats,
    }
}
