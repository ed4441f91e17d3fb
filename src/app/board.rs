//! An opportunity as its coordinator sees it: who said yes and nobody else (promise P6).

use super::opportunities::invalid;
use super::take_part::HowItWas;
use super::{App, Error, Field, Result};
use crate::domain::letter::LetterKind;
use crate::domain::{ConceptId, Demands, ItemId, MemberId};
use crate::engine::asking;
use crate::store::{ItemDetails, Task, Tx};
use jiff::{SignedDuration, Timestamp};

/// Most tasks of one opportunity.
const TASKS: usize = 12;
/// From when on it can be told whether it was a match.
const MATCH_AFTER: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Somebody who said yes.
pub struct Helper {
    /// A name for buttons, that says nothing outside this opportunity.
    pub key: String,
    /// First name.
    pub first_name: String,
    /// What they wrote they bring.
    pub brings: String,
    /// When they have time, as bits.
    pub availability: u32,
    /// Whether they were thanked.
    pub thanked: bool,
}

/// An opportunity with those who said yes, and how it fills.
pub struct Board {
    /// The opportunity.
    pub item: ItemDetails,
    /// What was understood of it.
    pub concepts: Vec<ConceptId>,
    /// What it cannot do without.
    pub demands: Demands,
    /// Who said yes, by name.
    pub helpers: Vec<Helper>,
    /// How many waves went out.
    pub waves: i64,
    /// How many places will be filled with the answers that are waited for, rounded down.
    pub expected: u32,
    /// When the next wave goes out, if places are free then.
    pub next: Option<Timestamp>,
    /// What can be taken on.
    pub tasks: Vec<Task>,
    /// Whether it took place.
    pub over: bool,
    /// Whether it is asked if it was a match.
    pub asks_for_match: bool,
}

/// What a coordinator may know before asking, from the monthly table alone (promise P7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reachable {
    /// About how many residents bring something that fits, in tens; none for fewer than ten, or when
    /// nothing was drawn yet.
    pub about: Option<u64>,
    /// Whether that is of something wider, because of what fits itself too few were drawn.
    pub wider: bool,
    /// A driving licence is asked, and most who may be asked said nothing of one.
    pub licence_shuts_out: bool,
    /// A certificate is asked, and most who may be asked said nothing of one.
    pub vog_shuts_out: bool,
}

impl App {
    /// One of a coordinator's own opportunities.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs.
    pub async fn board(&self, coordinator: MemberId, id: ItemId) -> Result<Board> {
        self.organisation(coordinator).await?;
        let now = self.now();
        let mut tx = self.read().await?;
        let item = self.own_opportunity(&mut tx, coordinator, id).await?;
        let thanked = tx.thanked(id).await?;
        let helpers = tx.helpers(id).await?.into_iter().map(|h| Helper {
            key: self.helper_key(id, h.member),
            thanked: thanked.binary_search(&h.member).is_ok(),
            first_name: h.first_name,
            brings: h.brings,
            availability: h.availability,
        });
        let helpers = helpers.collect();
        let waiting = tx.waiting_asks(now).await?;
        let waiting = waiting.iter().find(|(item, _)| *item == id);
        let free = item.new.places.map_or(0, |p| p.saturating_sub(item.taken));
        let more = asking::expected(free, waiting.map_or(0, |(_, n)| *n));
        let over = item.new.starts.is_some_and(|s| s <= now);
        let told = tx.answered(coordinator).await?.contains(&id);
        let chain = format!("wave:{}:{}:", id.0, item.sequence);
        let next = tx.next_job(&chain).await?;
        Ok(Board {
            concepts: item.new.concepts.clone(),
            demands: tx.demands(id).await?,
            helpers,
            waves: tx.waves(id).await?,
            expected: item.taken + more as u32,
            next: next.filter(|_| !item.cancelled && !over && free > 0),
            tasks: tx.tasks(id).await?,
            asks_for_match: !told && self.is_past_match(&item),
            over,
            item,
        })
    }

    /// Whether two weeks have gone by since an opportunity took place.
    pub(super) fn is_past_match(&self, item: &ItemDetails) -> bool {
        let past = |starts: Timestamp| starts + MATCH_AFTER <= self.now();
        !item.cancelled && item.new.starts.is_some_and(past)
    }

    /// A helper's name on one board. Derived, so stored nowhere.
    fn helper_key(&self, id: ItemId, member: MemberId) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(b"helper");
        hasher.update(&id.0.to_le_bytes());
        hasher.update(&member.0.to_le_bytes());
        hasher.finalize().to_hex().chars().take(24).collect()
    }

    /// Thanks a helper by name, once, after it took place.
    ///
    /// # Errors
    /// `NotFound` for who did not say yes, `Late` before it began.
    pub async fn thank(&self, coordinator: MemberId, id: ItemId, key: &str) -> Result<()> {
        self.organisation(coordinator).await?;
        let now = self.now();
        let mut tx = self.write().await?;
        let item = self.own_opportunity(&mut tx, coordinator, id).await?;
        if item.new.starts.is_some_and(|s| s > now) {
            return Err(Error::Late("error-thanks-early"));
        }
        let helpers = tx.helpers(id).await?;
        let helper = helpers
            .iter()
            .find(|h| self.helper_key(id, h.member) == key)
            .ok_or(Error::NotFound)?;
        tx.thank(id, helper.member, now).await?;
        let (letter, about) = (
            format!("thanks:{}:{}", id.0, helper.member.0),
            &item.new.title,
        );
        let link = "/mijn/helpen".to_owned();
        self.tell(
            &mut tx,
            helper.member,
            LetterKind::Thanks,
            letter,
            link,
            about,
        )
        .await?;
        Ok(tx.commit().await?)
    }

    /// The coordinator tells whether an opportunity as a whole was a match; of no helper apart.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs, `Late` within two weeks.
    pub async fn opportunity_was_match(
        &self,
        coordinator: MemberId,
        id: ItemId,
        was: bool,
    ) -> Result<()> {
        self.organisation(coordinator).await?;
        let mut tx = self.write().await?;
        let item = self.own_opportunity(&mut tx, coordinator, id).await?;
        if !self.is_past_match(&item) {
            return Err(Error::Late("error-match-early"));
        }
        let how = if was {
            HowItWas::Good
        } else {
            HowItWas::NotMine
        };
        tx.put_answer(id, coordinator, how.name()).await?;
        Ok(tx.commit().await?)
    }

    /// Adds something that a helper can take on.
    ///
    /// # Errors
    /// `Invalid` for a title that is missing or long or a number that is none, `Late` for too many,
    /// `NotFound` for one that is not theirs.
    pub async fn add_shift_task(
        &self,
        coordinator: MemberId,
        id: ItemId,
        title: &str,
        places: &str,
    ) -> Result<()> {
        self.organisation(coordinator).await?;
        let mut tx = self.write().await?;
        self.own_opportunity(&mut tx, coordinator, id).await?;
        let count = places.parse::<u32>().ok().filter(|n| (1..=50).contains(n));
        let long = title.is_empty() || title.chars().count() > 120;
        let wrong = invalid(&[
            (long, Field::Task, "error-task"),
            (count.is_none(), Field::TaskPlaces, "error-places"),
        ]);
        let Some(count) = count.filter(|_| wrong.is_empty()) else {
            return Err(Error::Invalid(wrong));
        };
        let old = tx.tasks(id).await?;
        if old.iter().any(|task| task.title == title) {
            return Ok(());
        }
        if old.len() >= TASKS {
            return Err(Error::Late("error-tasks-many"));
        }
        tx.add_task(id, title, count).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a task away.
    ///
    /// # Errors
    /// `NotFound` for an opportunity that is not theirs.
    pub async fn remove_shift_task(
        &self,
        coordinator: MemberId,
        id: ItemId,
        task: i64,
    ) -> Result<()> {
        self.organisation(coordinator).await?;
        let mut tx = self.write().await?;
        self.own_opportunity(&mut tx, coordinator, id).await?;
        tx.remove_task(id, task).await?;
        Ok(tx.commit().await?)
    }

    /// The first names of a coordinator's crew: those who agreed to be asked first, and that their
    /// name stands there.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator.
    pub async fn crew(&self, coordinator: MemberId) -> Result<Vec<String>> {
        let organisation = self.organisation(coordinator).await?;
        let crew = self.read().await?.crew(&organisation).await?;
        Ok(crew.into_iter().map(|(_, name)| name).collect())
    }

    /// What may be said before asking: from the monthly table, so that it says the same all month.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn reachable(&self, concepts: &[ConceptId], demands: Demands) -> Result<Reachable> {
        let mut tx = self.read().await?;
        self.reachable_in(&mut tx, concepts, demands).await
    }

    async fn reachable_in(
        &self,
        tx: &mut Tx,
        concepts: &[ConceptId],
        demands: Demands,
    ) -> Result<Reachable> {
        let table = self.brings_table(tx).await?;
        let value = |key: &str| table.iter().find(|(page, _)| page == key).map(|(_, v)| *v);
        let of = |c: ConceptId| value(self.vocabulary.key(c));
        let own = concepts.iter().filter_map(|c| of(*c)).max();
        let nearest = |c: &ConceptId| self.vocabulary.ancestors(*c).into_iter().find_map(of);
        let about = own.or_else(|| concepts.iter().filter_map(nearest).min());
        let about = about.map(|n| (n + 5) / 10 * 10);
        let asked = value(super::figures::MAY_BE_ASKED);
        let shuts_out = |key| asked.is_none_or(|all| value(key).unwrap_or(0) * 2 < all);
        Ok(Reachable {
            about,
            wider: own.is_none(),
            licence_shuts_out: demands.licence && shuts_out(super::figures::DRIVES),
            vog_shuts_out: demands.vog && shuts_out(super::figures::VOG),
        })
    }
}
