//! A coordinator's work: posting an opportunity, changing it, calling it off (promise P6).

use super::{App, Error, Field, Invalid, Result};
use crate::domain::letter::LetterKind;
use crate::domain::{ConceptId, Demands, ItemId, ItemKind, MemberId, NeighbourhoodId, Role};
use crate::store::{ItemDetails, ItemFilter, NewItem, Tx};
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};

/// Most shifts of one form.
pub const SHIFTS: usize = 4;
/// Longest text of what is to be done.
const MAX_BODY: usize = 5_000;
/// When it is asked whether it was a match.
const MATCH_AFTER: SignedDuration = SignedDuration::from_hours(14 * 24);

/// One moment with its own places, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// `2026-11-28`.
    pub date: String,
    /// `14:00`.
    pub time: String,
    /// How many helpers.
    pub places: String,
}

impl Shift {
    fn is_empty(&self) -> bool {
        self.date.is_empty() && self.time.is_empty() && self.places.is_empty()
    }
}

/// What a coordinator fills in, as typed.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    /// Title.
    pub title: String,
    /// What is to be done, in plain words.
    pub body: String,
    /// The neighbourhood's name in addresses.
    pub neighbourhood: String,
    /// Where.
    pub place: String,
    /// When and how many; the first is needed, empty ones are left out.
    pub shifts: Vec<Shift>,
    /// How long, in minutes; empty for unknown.
    pub minutes: String,
    /// What a helper must have, in words.
    pub needs: String,
    /// What it cannot do without, and whether the crew goes first.
    pub demands: Demands,
    /// Concepts that were read and not meant.
    pub not_meant: Vec<ConceptId>,
}

/// A form that was found right.
pub(super) struct Opportunity {
    pub home: NeighbourhoodId,
    pub concepts: Vec<ConceptId>,
    pub minutes: Option<u32>,
    /// Start and places of each shift.
    pub shifts: Vec<(Timestamp, u32)>,
}

impl App {
    /// The organisation a coordinator works for.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator.
    pub async fn organisation(&self, member: MemberId) -> Result<String> {
        let me = self.myself(member).await?;
        let role = me.roles.into_iter().find(|r| r.role == Role::Coordinator);
        Ok(role.ok_or(Error::NotFound)?.organisation)
    }

    /// A coordinator's own opportunities: those to come, soonest first, or those that are over or
    /// called off, latest first.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator, or when the database failed.
    pub async fn own_opportunities(
        &self,
        coordinator: MemberId,
        over: bool,
    ) -> Result<Vec<ItemDetails>> {
        self.organisation(coordinator).await?;
        let now = self.now();
        let filter = ItemFilter {
            kind: Some(ItemKind::Opportunity),
            created_by: Some(coordinator),
            with_cancelled: over,
            from: (!over).then_some(now),
            ..ItemFilter::default()
        };
        let mut items = self.read().await?.items(&filter, &self.vocabulary).await?;
        if over {
            items.retain(|i| i.cancelled || i.new.starts.is_some_and(|s| s < now));
            items.reverse();
        }
        Ok(items)
    }

    /// What is understood of an opportunity, without what was not meant.
    #[must_use]
    pub fn understand_opportunity(&self, posted: &Posted) -> Vec<ConceptId> {
        let mut read = self.understand_item(&posted.title, &posted.body);
        read.retain(|concept| !posted.not_meant.contains(concept));
        read
    }

    /// Posts an opportunity, one for each shift, and sends the first wave of each.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator; `Invalid` with every field that needs another look.
    pub async fn post_opportunity(
        &self,
        coordinator: MemberId,
        posted: &Posted,
    ) -> Result<Vec<ItemId>> {
        let organisation = self.organisation(coordinator).await?;
        let right = self.check_opportunity(posted).await?;
        let new: Vec<NewItem> = right
            .shifts
            .iter()
            .map(|shift| NewItem {
                organisation: organisation.clone(),
                created_by: Some(coordinator),
                ..filled(&right, posted, *shift)
            })
            .collect();
        let mut tx = self.write().await?;
        let (ids, _) = tx.put_items(&new, &self.vocabulary, self.now()).await?;
        for id in &ids {
            tx.put_demands(*id, posted.demands).await?;
        }
        for id in &ids {
            self.send_wave(&mut tx, *id).await?;
            self.plan_match(&mut tx, *id).await?;
        }
        tx.commit().await?;
        Ok(ids)
    }

    /// Looks whether a form is right.
    ///
    /// # Errors
    /// `Invalid` with every field that needs another look.
    pub(super) async fn check_opportunity(&self, posted: &Posted) -> Result<Opportunity> {
        let neighbourhoods = self.neighbourhoods().await?;
        let home = neighbourhoods
            .iter()
            .find(|n| n.slug == posted.neighbourhood);
        let concepts = self.understand_opportunity(posted);
        let minutes = posted.minutes.parse::<u32>().ok();
        let minutes = minutes.filter(|m| (5..=1_440).contains(m));
        let long = |text: &str, most: usize| text.chars().count() > most;
        let mut wrong = invalid(&[
            (posted.title.is_empty(), Field::Title, "error-title-missing"),
            (long(&posted.title, 120), Field::Title, "error-title-long"),
            (posted.body.is_empty(), Field::Body, "error-body-missing"),
            (
                long(&posted.body, MAX_BODY),
                Field::Body,
                "error-begin-long",
            ),
            (
                concepts.is_empty() && !posted.body.is_empty(),
                Field::Body,
                "error-body-not-understood",
            ),
            (
                home.is_none(),
                Field::Neighbourhood,
                "error-neighbourhood-missing",
            ),
            (long(&posted.place, 200), Field::Place, "error-begin-place"),
            (long(&posted.needs, 200), Field::Needs, "error-needs-long"),
            (
                minutes.is_none() && !posted.minutes.is_empty(),
                Field::Minutes,
                "error-minutes",
            ),
        ]);
        let shifts = self.check_shifts(&posted.shifts, &mut wrong);
        wrong.dedup();
        let Some(home) = home.filter(|_| wrong.is_empty() && !shifts.is_empty()) else {
            return Err(Error::Invalid(wrong));
        };
        Ok(Opportunity {
            home: super::join::counted_with(home),
            concepts,
            minutes,
            shifts,
        })
    }

    /// The shifts that are right; what is wrong with others is added to the list.
    fn check_shifts(&self, typed: &[Shift], wrong: &mut Vec<Invalid>) -> Vec<(Timestamp, u32)> {
        let mut shifts = Vec::new();
        for (at, shift) in typed.iter().enumerate() {
            if at > 0 && shift.is_empty() {
                continue;
            }
            match self.check_shift(shift) {
                Ok(right) => shifts.push(right),
                Err(problems) if at == 0 => wrong.extend(problems),
                Err(_) => wrong.push(Invalid {
                    field: Field::Shifts,
                    problem: "error-shift",
                }),
            }
        }
        shifts
    }

    fn check_shift(&self, shift: &Shift) -> std::result::Result<(Timestamp, u32), Vec<Invalid>> {
        let date: Option<Date> = shift.date.parse().ok();
        let time: Option<Time> = shift.time.parse().ok();
        let starts = date
            .zip(time)
            .and_then(|(d, t)| self.instant(d.to_datetime(t)));
        let places = shift.places.parse::<u32>().ok();
        let places = places.filter(|p| (1..=50).contains(p));
        let past = starts.is_some_and(|s| s <= self.now());
        let wrong = invalid(&[
            (date.is_none(), Field::Date, "error-date"),
            (time.is_none(), Field::Time, "error-time"),
            (past, Field::Date, "error-date-past"),
            (places.is_none(), Field::Places, "error-places"),
        ]);
        match starts.zip(places) {
            Some(right) if wrong.is_empty() => Ok(right),
            _ => Err(wrong),
        }
    }

    /// One of a coordinator's own opportunities.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs.
    pub(super) async fn own_opportunity(
        &self,
        tx: &mut Tx,
        coordinator: MemberId,
        id: ItemId,
    ) -> Result<ItemDetails> {
        let item = tx
            .item(id, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        let own = item.new.created_by == Some(coordinator);
        if own && item.new.kind == ItemKind::Opportunity {
            Ok(item)
        } else {
            Err(Error::NotFound)
        }
    }

    /// An opportunity as its form shows it.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs.
    pub async fn as_posted(&self, coordinator: MemberId, id: ItemId) -> Result<Posted> {
        self.organisation(coordinator).await?;
        let places = self.neighbourhoods().await?;
        let mut tx = self.read().await?;
        let item = self.own_opportunity(&mut tx, coordinator, id).await?;
        let new = item.new;
        let local = new.starts.map(|at| self.local(at));
        let mut not_meant = self.understand_item(&new.title, &new.body);
        not_meant.retain(|concept| !new.concepts.contains(concept));
        let home = places.into_iter().find(|n| n.id == new.neighbourhood);
        Ok(Posted {
            neighbourhood: home.map(|n| n.slug).unwrap_or_default(),
            shifts: vec![Shift {
                date: local.map(|l| l.date().to_string()).unwrap_or_default(),
                time: local
                    .map(|l| l.strftime("%H:%M").to_string())
                    .unwrap_or_default(),
                places: new.places.map(|p| p.to_string()).unwrap_or_default(),
            }],
            minutes: new.minutes.map(|m| m.to_string()).unwrap_or_default(),
            demands: tx.demands(id).await?,
            title: new.title,
            body: new.body,
            place: new.place,
            needs: new.needs,
            not_meant,
        })
    }

    /// Changes an opportunity. Who said yes is told when the time or the place changed; the waves go
    /// on from what it is now.
    ///
    /// # Errors
    /// `Invalid` with every field that needs another look, `Late` for what is over or called off,
    /// `NotFound` for one that is not theirs.
    pub async fn edit_opportunity(
        &self,
        coordinator: MemberId,
        id: ItemId,
        posted: &Posted,
    ) -> Result<()> {
        self.organisation(coordinator).await?;
        let right = self.check_opportunity(posted).await?;
        let mut tx = self.write().await?;
        let old = self.own_opportunity(&mut tx, coordinator, id).await?;
        self.change_opportunity(&mut tx, &old, &right, posted)
            .await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn change_opportunity(
        &self,
        tx: &mut Tx,
        old: &ItemDetails,
        right: &Opportunity,
        posted: &Posted,
    ) -> Result<bool> {
        let (id, now) = (old.id, self.now());
        if old.cancelled || old.new.starts.is_some_and(|s| s <= now) {
            return Err(Error::Late("error-over"));
        }
        let Some(shift) = right.shifts.first().copied() else {
            return Err(Error::NotFound);
        };
        let few = shift.1 < old.taken;
        let wrong = invalid(&[(few, Field::Places, "error-fewer-places")]);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let new = NewItem {
            organisation: old.new.organisation.clone(),
            created_by: old.new.created_by,
            import_key: old.new.import_key.clone(),
            ..filled(right, posted, shift)
        };
        let demands = tx.demands(id).await?;
        if same(&old.new, &new) && demands == posted.demands {
            return Ok(false);
        }
        tx.edit_item(id, &new, &self.vocabulary, now).await?;
        tx.put_demands(id, posted.demands).await?;
        let moved = (old.new.starts, &old.new.place) != (new.starts, &new.place);
        if moved {
            let link = format!("/vrijwilligerswerk/{}", id.0);
            for helper in tx.helpers(id).await? {
                let key = format!("changed:{}:{}:{}", id.0, old.sequence + 1, helper.member.0);
                let about = &new.title;
                self.tell(
                    tx,
                    helper.member,
                    LetterKind::Changed,
                    key,
                    link.clone(),
                    about,
                )
                .await?;
            }
        }
        self.plan_waves(tx, id, old.sequence + 1).await?;
        self.plan_match(tx, id).await?;
        Ok(true)
    }

    /// Calls an opportunity off: nobody is asked any more, letters that still wait are taken back, and
    /// who said yes is told once.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs.
    pub async fn cancel_opportunity(&self, coordinator: MemberId, id: ItemId) -> Result<()> {
        self.organisation(coordinator).await?;
        let mut tx = self.write().await?;
        let item = self.own_opportunity(&mut tx, coordinator, id).await?;
        if item.cancelled {
            return Ok(());
        }
        tx.cancel_item(id, self.now()).await?;
        for kind in ["asked", "changed"] {
            tx.withdraw_letters(&format!("{kind}:{}:", id.0)).await?;
        }
        for helper in tx.helpers(id).await? {
            let key = format!("cancelled:{}:{}", id.0, helper.member.0);
            let (link, about) = ("/vrijwilligerswerk".to_owned(), &item.new.title);
            self.tell(
                &mut tx,
                helper.member,
                LetterKind::Cancelled,
                key,
                link,
                about,
            )
            .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Plans the question whether it was a match, two weeks after it took place.
    pub(super) async fn plan_match(&self, tx: &mut Tx, id: ItemId) -> Result<()> {
        let Some(item) = tx.item(id, &self.vocabulary).await? else {
            return Ok(());
        };
        if let Some(starts) = item.new.starts {
            let name = format!("match:{}:{}", id.0, item.sequence);
            tx.plan_job(&name, starts + MATCH_AFTER).await?;
        }
        Ok(())
    }
}

/// One shift as an item; for whom and by whom is the caller's to say.
pub(super) fn filled(right: &Opportunity, posted: &Posted, shift: (Timestamp, u32)) -> NewItem {
    NewItem {
        title: posted.title.clone(),
        summary: first_sentence(&posted.body),
        body: posted.body.clone(),
        place: posted.place.clone(),
        needs: posted.needs.clone(),
        starts: Some(shift.0),
        minutes: right.minutes,
        places: Some(shift.1),
        concepts: right.concepts.clone(),
        ..NewItem::blank(ItemKind::Opportunity, right.home)
    }
}

fn same(old: &NewItem, new: &NewItem) -> bool {
    let words = |i: &NewItem| [&i.title, &i.body, &i.place, &i.needs].map(String::clone);
    let rest = |i: &NewItem| (i.neighbourhood, i.starts, i.minutes, i.places);
    words(old) == words(new) && rest(old) == rest(new) && old.concepts == new.concepts
}

pub(super) fn invalid(checks: &[(bool, Field, &'static str)]) -> Vec<Invalid> {
    checks
        .iter()
        .filter(|(bad, ..)| *bad)
        .map(|(_, field, problem)| Invalid {
            field: *field,
            problem,
        })
        .collect()
}

pub(super) fn first_sentence(text: &str) -> String {
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    text[..end].chars().take(200).collect()
}
