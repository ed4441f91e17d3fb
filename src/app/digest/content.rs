//! What a digest says: suggestions with their reasons, the agenda, one scheme, whom to call.

use super::NOT_AGAIN;
use crate::app::recommend::{MAX_LIMIT, Suggested, Suggestion};
use crate::app::schemes::schemes_of;
use crate::app::{App, Error, ItemDetails, Result};
use crate::domain::digest::{Digest, Entry, Rhythm, SchemeNews, Texts, Why};
use crate::domain::{
    ConceptId, ItemId, ItemKind, Kind, MemberId, Neighbourhood, NeighbourhoodId, Reason, Role,
};
use crate::store::{DigestItem, ItemFilter, Tx};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// A reason as it is kept: the name of its term, and what it names in Dutch, in English and in other
/// languages by tag.
type Said = (String, String, String, BTreeMap<String, String>);

/// A digest with fewer suggestions is not worth a letter.
const FEWEST: usize = 3;
/// More are not read.
const MOST: usize = 5;
/// How many reasons a suggestion shows, the weightiest first; the page of suggestions has all of them.
const REASONS: usize = 3;
/// How many of the agenda it shows.
const AGENDA: usize = 8;
/// From which list each suggestion is taken: something to go to, something to belong to, something to do
/// for others.
const TURNS: [usize; MOST] = [0, 1, 0, 2, 1];

impl App {
    /// Three to five suggestions that were not suggested lately, or none.
    pub(super) async fn picked(&self, member: MemberId) -> Result<Vec<Suggestion>> {
        let since = self.now() - NOT_AGAIN;
        let before = self.read().await?.suggested_before(member, since).await?;
        let asked = self.myself(member).await?.member.asks_per_week > 0;
        let mut lists = Vec::new();
        for kind in [Kind::Activities, Kind::Initiatives, Kind::Opportunities] {
            let mut found = Vec::new();
            if asked || kind != Kind::Opportunities {
                (_, found) = self.suggestions(member, kind, MAX_LIMIT).await?;
            }
            found.retain(|s| item(s).is_some_and(|i| !before.contains(&subject(i))));
            lists.push(found);
        }
        let mut picked = Picked::default();
        for turn in TURNS {
            picked.take_from(&mut lists[turn], true);
        }
        for (most, varied) in [(MOST, true), (FEWEST, false)] {
            for list in &mut lists {
                while picked.list.len() < most && picked.take_from(list, varied) {}
            }
        }
        picked.list.truncate(MOST);
        if picked.list.len() < FEWEST {
            return Ok(Vec::new());
        }
        Ok(picked.list)
    }

    /// Suggestions as they are kept, with their reasons.
    pub(super) async fn rows(&self, picked: &[Suggestion]) -> Result<Vec<DigestItem>> {
        if picked.is_empty() {
            return Ok(Vec::new());
        }
        let titles = self.titles().await?;
        let row = |one: &Suggestion| {
            let reasons = one.recommendation.reasons.iter().take(REASONS);
            let said: Vec<Said> = reasons.map(|r| self.said(r, &titles)).collect();
            Some(DigestItem {
                item: item(one)?.id,
                reasons: serde_json::to_string(&said).unwrap_or_default(),
            })
        };
        Ok(picked.iter().filter_map(row).collect())
    }

    fn said(&self, reason: &Reason, titles: &HashMap<ItemId, String>) -> Said {
        let concept = reason.term.concept();
        let title = reason.term.item().and_then(|i| titles.get(&i));
        let (nl, en) = match concept {
            Some(id) => (
                self.vocabulary.label(id, "nl").to_owned(),
                self.vocabulary.label(id, "en").to_owned(),
            ),
            None => title.map_or_else(Default::default, |t| (t.clone(), t.clone())),
        };
        let more = concept.map_or_else(BTreeMap::new, |id| self.vocabulary.further_labels(id));
        (reason.term.name().to_owned(), nl, en, more)
    }

    /// A digest of these suggestions; none when nothing of them is left.
    pub(super) async fn composed(
        &self,
        member: MemberId,
        rhythm: Rhythm,
        day: Date,
        items: &[DigestItem],
    ) -> Result<Option<Box<Digest>>> {
        let mut tx = self.read().await?;
        let Some(reader) = tx.member(member, &self.vocabulary).await? else {
            return Ok(None);
        };
        let mut tips = Vec::new();
        for one in items {
            let found = tx.item(one.item, &self.vocabulary).await?;
            // What was called off or is full by now is left out.
            if let Some(found) = found.filter(ItemDetails::has_place) {
                tips.push(self.entry(&found, why(&one.reasons)));
            }
        }
        if tips.is_empty() {
            return Ok(None);
        }
        let places = tx.neighbourhoods().await?;
        let area = Area::of(&places, reader.member.neighbourhood).ok_or(Error::NotFound)?;
        let (agenda, more) = self.agenda(&mut tx, &area, rhythm, day).await?;
        let scheme = scheme(&mut tx, &area, day).await?;
        let mut faces = tx.faces().await?;
        faces.retain(|face| face.role == Role::Connector);
        let near = faces
            .iter()
            .find(|f| area.places.contains(&f.neighbourhood));
        let face = near.or(faces.first());
        Ok(Some(Box::new(Digest {
            rhythm,
            all: format!("/activiteiten?buurt={}", area.slug),
            neighbourhood: area.name,
            tips,
            agenda,
            more,
            scheme,
            face: face.map(|f| (f.first_name.clone(), f.phone.clone())),
            stop: self.stop_path(member),
        })))
    }

    /// What is on in an area, the same for everyone of it, and how much more there is.
    async fn agenda(
        &self,
        tx: &mut Tx,
        area: &Area,
        rhythm: Rhythm,
        day: Date,
    ) -> Result<(Vec<Entry>, usize)> {
        let end = day.checked_add(rhythm.days_ahead().days()).unwrap_or(day);
        let filter = ItemFilter {
            kind: Some(ItemKind::Activity),
            from: Some(self.now()),
            until: self.instant(end.at(23, 59, 59, 0)),
            ..ItemFilter::default()
        };
        let mut found = tx.items(&filter, &self.vocabulary).await?;
        found.retain(|i| i.new.starts.is_some() && area.places.contains(&i.new.neighbourhood));
        let more = found.len().saturating_sub(AGENDA);
        let shown = found.iter().take(AGENDA);
        Ok((shown.map(|i| self.entry(i, Vec::new())).collect(), more))
    }

    fn entry(&self, item: &ItemDetails, why: Vec<Why>) -> Entry {
        let list = match item.new.kind {
            ItemKind::Initiative => "initiatieven",
            ItemKind::Activity => "activiteiten",
            ItemKind::Opportunity => "vrijwilligerswerk",
        };
        Entry {
            path: format!("/{list}/{}", item.id.0),
            title: item.new.title.clone(),
            summary: item.new.summary.clone(),
            starts: item.new.starts.map(|at| self.local(at)),
            place: item.new.place.clone(),
            why,
        }
    }
}

/// A neighbourhood and those too small to stand alone that count with it.
struct Area {
    name: String,
    slug: String,
    places: Vec<NeighbourhoodId>,
}

impl Area {
    fn of(list: &[Neighbourhood], home: NeighbourhoodId) -> Option<Self> {
        let root = |n: &Neighbourhood| n.merged_into.unwrap_or(n.id);
        let home = root(list.iter().find(|n| n.id == home)?);
        let head = list.iter().find(|n| n.id == home)?;
        Some(Self {
            name: head.name.clone(),
            slug: head.slug.clone(),
            places: list
                .iter()
                .filter(|n| root(n) == home)
                .map(|n| n.id)
                .collect(),
        })
    }
}

/// The scheme of a week: each in its turn, for the whole town. Who reads it plays no part (promise P2).
async fn scheme(tx: &mut Tx, area: &Area, day: Date) -> Result<Option<SchemeNews>> {
    let mut schemes = schemes_of(tx).await?;
    if schemes.is_empty() {
        return Ok(None);
    }
    // The first day of counting was a Thursday, as the days on which most digests leave.
    let first = jiff::civil::date(1970, 1, 1);
    let week = first.until(day).map_or(0, |span| span.get_days()) / 7;
    let turn = usize::try_from(week).unwrap_or(0) % schemes.len();
    let scheme = schemes.swap_remove(turn);
    let stories = tx.stories().await?;
    let beside = stories
        .into_iter()
        .find(|s| s.scheme.as_deref() == Some(scheme.key.as_str()));
    let texts = |text: crate::schemes::Localised<String>| Texts {
        nl: text.nl,
        en: text.en,
        more: text.more,
    };
    Ok(Some(SchemeNews {
        path: format!("/buurt/{}/regelingen/{}", area.slug, scheme.key),
        title: texts(scheme.title),
        summary: texts(scheme.summary),
        story: beside.map(|s| (format!("/verhalen/{}", s.key), s.title, s.author)),
    }))
}

/// What is picked, no two of one initiative or about the same.
#[derive(Default)]
struct Picked {
    list: Vec<Suggestion>,
}

impl Picked {
    /// Takes the best that is unlike what was taken, if there is one; where it is to be varied, also one
    /// that is suggested for another interest.
    fn take_from(&mut self, list: &mut Vec<Suggestion>, varied: bool) -> bool {
        let unlike = |one: &Suggestion| {
            let for_this = interest(one);
            let known = self.list.iter().any(|other| interest(other) == for_this);
            if varied && for_this.is_some() && known {
                return false;
            }
            item(one).is_some_and(|one| {
                let mut taken = self.list.iter().filter_map(item);
                !taken.any(|other| subject(other) == subject(one) || alike(other, one))
            })
        };
        match list.iter().position(unlike) {
            Some(at) => self.list.push(list.remove(at)),
            None => return false,
        }
        true
    }
}

/// The concept that weighs most for it.
fn interest(suggestion: &Suggestion) -> Option<ConceptId> {
    let reasons = &suggestion.recommendation.reasons;
    reasons.iter().find_map(|reason| reason.term.concept())
}

fn item(suggestion: &Suggestion) -> Option<&ItemDetails> {
    match &suggestion.what {
        Suggested::Item(item) => Some(item),
        Suggested::Proposal(_) => None,
    }
}

/// What a suggestion is about when it is compared: the initiative of a date, else the item itself.
fn subject(item: &ItemDetails) -> ItemId {
    item.new.group.unwrap_or(item.id)
}

/// Whether two are mostly about one thing, or of one organisation.
fn alike(one: &ItemDetails, other: &ItemDetails) -> bool {
    let first = |item: &ItemDetails| item.new.concepts.first().copied();
    let organisation = &one.new.organisation;
    (first(one).is_some() && first(one) == first(other))
        || (!organisation.is_empty() && *organisation == other.new.organisation)
}

fn why(reasons: &str) -> Vec<Why> {
    let said: Vec<Said> = serde_json::from_str(reasons).unwrap_or_default();
    let why = |(term, nl, en, more): Said| Why {
        term,
        about: Texts { nl, en, more },
    };
    said.into_iter().map(why).collect()
}
