//! A wave: whom to ask now for an opportunity, planned over all open opportunities of the town.
//!
//! Everything that limits who may be asked is read in the transaction that asks: each helper's own
//! number a week, their days of rest, blocks, and who was asked before.

use super::{App, Result};
use crate::domain::letter::LetterKind;
use crate::domain::{Availability, Item, ItemId, ItemKind, MemberId};
use crate::engine::asking::{self, Claim, Opening};
use crate::store::{Askable, ItemDetails, ItemFilter, Tx};
use jiff::{SignedDuration, Timestamp};
use rand::seq::SliceRandom;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::HashMap;

/// The weekly limit looks back this far.
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);
/// "Asked least lately" looks back this far, and so do days of rest.
const LATELY: SignedDuration = SignedDuration::from_hours(28 * 24);
/// A question may be answered this long, when there is a place and it is not over.
const WELCOME: SignedDuration = SignedDuration::from_hours(7 * 24);
/// What an opportunity takes when it does not say.
const USUAL_MINUTES: u32 = 120;

/// How long a wave is waited for: a sixth of the time that is left, so that waves come faster as the
/// moment comes nearer; between three hours and two days.
pub(super) fn patience(left: SignedDuration) -> SignedDuration {
    let sixth = left / 6;
    sixth.clamp(
        SignedDuration::from_hours(3),
        SignedDuration::from_hours(48),
    )
}

/// How many hours later it is day, from this hour on the wall: nobody is asked between nine in the
/// evening and eight in the morning.
pub(super) fn hours_till_day(hour: u32) -> u32 {
    match hour {
        ..8 => 8 - hour,
        21.. => 32 - hour,
        _ => 0,
    }
}

/// When something takes place.
type Span = (Timestamp, Timestamp);

/// Somebody who may be asked now.
struct Helper {
    who: Askable,
    /// How often they were asked in the last four weeks.
    lately: u32,
    /// What they already said yes to.
    busy: Vec<Span>,
}

impl App {
    /// Sends the next wave for an opportunity and plans the one after it. Nothing happens for one
    /// that is over, cancelled or without a moment's free place.
    pub(super) async fn send_wave(&self, tx: &mut Tx, id: ItemId) -> Result<usize> {
        let now = self.now();
        let Some(details) = tx.item(id, &self.vocabulary).await? else {
            return Ok(0);
        };
        let starts = details.new.starts.unwrap_or(now + WEEK);
        if details.cancelled || starts <= now {
            return Ok(0);
        }
        let waits = now + patience(starts.duration_since(now));
        let hour = u32::try_from(self.local(waits).hour()).unwrap_or(0);
        let waits = waits + SignedDuration::from_hours(i64::from(hours_till_day(hour)));
        let waits = starts.min(waits);
        let chosen = self.choose(tx, id).await?;
        if !chosen.is_empty() {
            let expires = starts.min(now + WELCOME);
            tx.ask(id, &chosen, now, waits, expires).await?;
            for member in &chosen {
                let key = format!("asked:{}:{}", id.0, member.0);
                let (link, about) = ("/voor-jou".to_owned(), &details.new.title);
                self.tell(tx, *member, LetterKind::Asked, key, link, about)
                    .await?;
            }
        }
        // The chain goes on when all places are filled: somebody may step back.
        if waits < starts {
            let name = format!("wave:{}:{}:{}", id.0, details.sequence, waits.as_second());
            tx.plan_job(&name, waits).await?;
        }
        Ok(chosen.len())
    }

    /// Whom to ask now for one opportunity. The questions of all open opportunities are given out
    /// together; only those of this one are sent.
    async fn choose(&self, tx: &mut Tx, id: ItemId) -> Result<Vec<MemberId>> {
        let filter = ItemFilter {
            kind: Some(ItemKind::Opportunity),
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        let mut items = tx.items(&filter, &self.vocabulary).await?;
        // What nobody here asks for (imported, or its coordinator left) holds nobody back.
        items.retain(|item| item.has_place() && item.new.created_by.is_some());
        let waiting: HashMap<ItemId, u32> =
            tx.waiting_asks(self.now()).await?.into_iter().collect();
        let waiting_for = |id| waiting.get(&id).copied().unwrap_or(0);
        let this = items.iter().find(|item| item.id == id);
        let wanted = this.map(|item| self.opening(item, waiting_for(id)).questions_now());
        if wanted.unwrap_or(0) == 0 {
            return Ok(Vec::new());
        }
        let helpers = self.askable_now(tx, id, &items).await?;
        // The one that is due, then the soonest.
        items.sort_by_key(|item| (item.id != id, item.new.starts));
        let (mut openings, mut questions) = (Vec::new(), 0);
        for details in items {
            let opening = self.opening(&details, waiting_for(details.id));
            let claims = self.claims(tx, &details, &helpers).await?;
            questions += opening.questions_now().min(claims.len());
            openings.push((opening, claims));
            if questions >= asking::TOGETHER {
                break;
            }
        }
        let plan = asking::plan(&openings).into_iter();
        Ok(plan
            .filter(|(opening, _)| *opening == 0)
            .map(|(_, helper)| helpers[helper].who.member)
            .collect())
    }

    /// Everybody who may be asked at this moment, in an order of chance: among equals nobody is first
    /// by when they joined.
    async fn askable_now(
        &self,
        tx: &mut Tx,
        id: ItemId,
        items: &[ItemDetails],
    ) -> Result<Vec<Helper>> {
        let now = self.now();
        let week: HashMap<MemberId, i64> = tx
            .asked_since(now - WEEK)
            .await?
            .into_iter()
            .map(|(m, n, _)| (m, n))
            .collect();
        let lately: HashMap<MemberId, (i64, i64)> = tx
            .asked_since(now - LATELY)
            .await?
            .into_iter()
            .map(|(m, n, last)| (m, (n, last)))
            .collect();
        let mut busy: HashMap<MemberId, Vec<Span>> = HashMap::new();
        for item in items {
            for helper in tx.helpers(item.id).await? {
                busy.entry(helper.member).or_default().extend(span(item));
            }
        }
        let mut helpers = Vec::new();
        for who in tx.askable().await? {
            let (times, last) = lately.get(&who.member).copied().unwrap_or((0, i64::MIN));
            let rest = SignedDuration::from_hours(24 * i64::from(who.choices.rest_days));
            let rests = last > (now - rest).as_microsecond();
            let enough = week.get(&who.member).copied().unwrap_or(0) >= i64::from(who.per_week);
            if !rests && !enough {
                helpers.push(Helper {
                    lately: u32::try_from(times).unwrap_or(u32::MAX),
                    busy: busy.remove(&who.member).unwrap_or_default(),
                    who,
                });
            }
        }
        let wave = tx.waves(id).await?;
        let mut chance = ChaCha20Rng::from_seed(self.entropy.bytes("wave", &[id.0, wave]));
        helpers.shuffle(&mut chance);
        Ok(helpers)
    }

    /// The places of an opportunity that are to be filled.
    fn opening(&self, details: &ItemDetails, waiting: u32) -> Opening {
        let now = self.now();
        let left = details.new.starts.map_or(WEEK, |s| s.duration_since(now));
        let waves = left.as_secs() / patience(left).as_secs().max(1);
        let places = details.new.places.unwrap_or(details.taken + 1);
        Opening {
            free: places.saturating_sub(details.taken),
            waiting,
            waves: u32::try_from(waves).unwrap_or(u32::MAX).max(1),
        }
    }

    /// Who may be asked for an opportunity, and what speaks for each.
    async fn claims(
        &self,
        tx: &mut Tx,
        details: &ItemDetails,
        helpers: &[Helper],
    ) -> Result<Vec<(usize, Claim)>> {
        let demands = tx.demands(details.id).await?;
        let not = self.not_to_ask(tx, details).await?;
        let may = |h: &Helper| {
            not.binary_search(&h.who.member).is_err()
                && demands.are_met_by(h.who.choices)
                && !h
                    .busy
                    .iter()
                    .any(|busy| overlap(Some(*busy), span(details)))
        };
        let item = self.engine_item(details);
        let snapshot = self.engine.snapshot();
        let list: Vec<(MemberId, u32)> = helpers.iter().map(|h| (h.who.member, h.lately)).collect();
        let mut claims = Vec::new();
        if demands.crew_first && tx.waves(details.id).await? == 0 {
            let crew = self.crew_to_ask(tx, details).await?;
            claims = snapshot.claims(&item, &list, true);
            claims.retain(|(at, _)| crew.contains(&list[*at].0) && may(&helpers[*at]));
        }
        if claims.is_empty() {
            claims = snapshot.claims(&item, &list, false);
            claims.retain(|(at, _)| may(&helpers[*at]));
        }
        Ok(claims)
    }

    async fn crew_to_ask(&self, tx: &mut Tx, details: &ItemDetails) -> Result<Vec<MemberId>> {
        let crew = tx.crew(&details.new.organisation).await?;
        Ok(crew.into_iter().map(|(member, _)| member).collect())
    }

    /// Who is not asked for an opportunity, by id: the one who posted it, whom they are apart from,
    /// and whoever had to do with it before.
    async fn not_to_ask(&self, tx: &mut Tx, details: &ItemDetails) -> Result<Vec<MemberId>> {
        let mut not = tx.involved(details.id).await?;
        if let Some(by) = details.new.created_by {
            not.extend(tx.apart_from(by).await?);
            not.push(by);
        }
        not.sort_unstable();
        Ok(not)
    }

    fn engine_item(&self, details: &ItemDetails) -> Item {
        let new = &details.new;
        Item {
            id: details.id,
            kind: new.kind,
            neighbourhood: new.neighbourhood,
            concepts: new.concepts.clone(),
            group: new.group,
            starts: new.starts,
            slot: new
                .starts
                .map_or_else(Default::default, |s| Availability::of(self.local(s))),
            places: new.places,
            taken: details.taken,
            created: details.created,
        }
    }

    /// Plans the waves of an opportunity from now on; those of an earlier version of it end.
    pub(super) async fn plan_waves(&self, tx: &mut Tx, id: ItemId, sequence: u32) -> Result<()> {
        let now = self.now();
        let name = format!("wave:{}:{sequence}:{}", id.0, now.as_second());
        Ok(tx.plan_job(&name, now).await?)
    }

    /// Does a planned wave, unless the opportunity was changed or cancelled since.
    pub(super) async fn planned_wave(&self, tx: &mut Tx, item: &str, sequence: &str) -> Result<()> {
        let id = ItemId(item.parse().unwrap_or_default());
        let Some(details) = tx.item(id, &self.vocabulary).await? else {
            return Ok(());
        };
        if details.sequence.to_string() == sequence {
            self.send_wave(tx, id).await?;
        }
        Ok(())
    }
}

/// When an opportunity takes place; none for one without a moment.
fn span(item: &ItemDetails) -> Option<Span> {
    let starts = item.new.starts?;
    let minutes = item.new.minutes.unwrap_or(USUAL_MINUTES);
    Some((
        starts,
        starts + SignedDuration::from_mins(i64::from(minutes)),
    ))
}

fn overlap(one: Option<Span>, other: Option<Span>) -> bool {
    one.zip(other)
        .is_some_and(|((from, to), (begin, end))| from < end && begin < to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waves_come_faster_as_the_moment_comes_nearer() {
        for (left, wanted) in [(720, 48), (288, 48), (120, 20), (24, 4), (12, 3), (1, 3)] {
            let found = patience(SignedDuration::from_hours(left));
            assert_eq!(found, SignedDuration::from_hours(wanted), "{left}");
        }
    }

    #[test]
    fn nobody_is_asked_at_night() {
        for (hour, wanted) in [(0, 8), (7, 1), (8, 0), (20, 0), (21, 11), (23, 9)] {
            assert_eq!(hours_till_day(hour), wanted, "{hour}");
        }
    }

    #[test]
    fn one_who_is_there_already_is_not_asked_for_the_same_time() {
        let at = |hour: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour);
        let span = |from, to| Some((at(from), at(to)));
        for (one, other, wanted) in [
            (span(9, 11), span(10, 12), true),
            (span(9, 11), span(11, 12), false),
            (span(9, 12), span(10, 11), true),
            (None, span(10, 11), false),
        ] {
            assert_eq!(overlap(one, other), wanted);
            assert_eq!(overlap(other, one), wanted);
        }
    }
}
