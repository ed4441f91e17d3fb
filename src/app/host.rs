//! What a host can do: see who comes, move or cancel a date, ask for hands, tell what came of it.
//!
//! Whoever posted something hosts it, and whoever they gave their link to. A host sees the first names
//! of those who take part, as the button to join says, and of nobody else.

use super::opportunities::invalid;
use super::{App, Error, Field, ItemDetails, Result};
use crate::domain::letter::LetterKind;
use crate::domain::{ItemId, ItemKind, MemberId};
use crate::store::{ItemFilter, Moment, Task, Tx};
use jiff::civil::{Date, Time};
use std::collections::BTreeSet;

/// Most tasks of one activity.
const TASKS: usize = 12;
/// Longest text of what came of it.
const MAX_OUTCOME: usize = 2_000;

/// Somebody who takes part, as a host sees them.
pub struct Guest {
    /// First name.
    pub first_name: String,
    /// Knows nobody there yet.
    pub welcome: bool,
}

/// What a host sees of an activity or an initiative.
pub struct Hosting {
    /// It.
    pub item: ItemDetails,
    /// Who takes part, in the order of joining.
    pub guests: Vec<Guest>,
    /// How many wait for a place.
    pub waiting: usize,
    /// What can be taken on.
    pub tasks: Vec<Task>,
    /// The key of the link that makes somebody a host.
    pub key: String,
    /// Its coming dates, of an initiative.
    pub dates: Vec<ItemDetails>,
}

/// What a host fills in to move a date, as typed.
#[derive(Clone, Debug, Default)]
pub struct Moved {
    /// `2026-11-28`.
    pub date: String,
    /// `14:00`.
    pub time: String,
    /// Where.
    pub place: String,
    /// How many can join; empty for no limit.
    pub places: String,
}

impl App {
    /// Whether a member hosts an item, or the initiative it belongs to.
    pub(super) async fn is_host(
        &self,
        tx: &mut Tx,
        member: MemberId,
        item: &ItemDetails,
    ) -> Result<bool> {
        if item.new.kind == ItemKind::Opportunity {
            return Ok(false);
        }
        if item.new.created_by == Some(member) {
            return Ok(true);
        }
        for id in [Some(item.id), item.new.group].into_iter().flatten() {
            if tx.hosts(id).await?.contains(&member) {
                return Ok(true);
            }
        }
        let Some(group) = item.new.group else {
            return Ok(false);
        };
        let group = tx.item(group, &self.vocabulary).await?;
        Ok(group.is_some_and(|g| g.new.created_by == Some(member)))
    }

    /// The item, for its host.
    async fn hosted(&self, tx: &mut Tx, member: MemberId, id: ItemId) -> Result<ItemDetails> {
        let item = tx
            .item(id, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        if self.is_host(tx, member, &item).await? {
            Ok(item)
        } else {
            Err(Error::NotFound)
        }
    }

    /// What a host sees.
    ///
    /// # Errors
    /// `NotFound` for who does not host it.
    pub async fn hosting(&self, member: MemberId, id: ItemId) -> Result<Hosting> {
        let mut tx = self.read().await?;
        let item = self.hosted(&mut tx, member, id).await?;
        let new = tx.welcomes(id).await?;
        let guests = tx.participants(id).await?;
        let dates = self.dates(&mut tx, &item).await?;
        Ok(Hosting {
            guests: guests
                .into_iter()
                .map(|(who, first_name)| Guest {
                    first_name,
                    welcome: new.contains(&who),
                })
                .collect(),
            waiting: tx.waiting_for(id).await?.len(),
            tasks: tx.tasks(id).await?,
            key: self.host_key(id),
            dates,
            item,
        })
    }

    /// The coming dates of an initiative; none of anything else.
    async fn dates(&self, tx: &mut Tx, item: &ItemDetails) -> Result<Vec<ItemDetails>> {
        if item.new.kind != ItemKind::Initiative {
            return Ok(Vec::new());
        }
        let filter = ItemFilter {
            group: Some(item.id),
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        Ok(tx.items(&filter, &self.vocabulary).await?)
    }

    /// Moves a date; everybody who comes is told.
    ///
    /// # Errors
    /// `Invalid` with every field that needs another look, `Late` for what is over or cancelled,
    /// `NotFound` for who does not host it.
    pub async fn move_date(&self, member: MemberId, id: ItemId, moved: &Moved) -> Result<()> {
        let mut tx = self.write().await?;
        let item = self.hosted(&mut tx, member, id).await?;
        let over = item.new.starts.is_none_or(|s| s < self.now());
        if item.cancelled || over {
            return Err(Error::Late("error-over"));
        }
        let moment = self.read_moved(&item, moved)?;
        let (now, new) = (self.now(), &item.new);
        let elsewhere = (new.starts, &new.place) != (Some(moment.starts), &moment.place);
        if !elsewhere && new.places == moment.places {
            return Ok(());
        }
        tx.move_item(id, &moment, now).await?;
        if elsewhere {
            let link = format!("/activiteiten/{}", id.0);
            for (who, _) in tx.participants(id).await? {
                let key = format!("changed:{}:{}:{}", id.0, item.sequence + 1, who.0);
                self.tell(
                    &mut tx,
                    who,
                    LetterKind::Changed,
                    key,
                    link.clone(),
                    &new.title,
                )
                .await?;
            }
        }
        self.fill(&mut tx, id).await?;
        Ok(tx.commit().await?)
    }

    fn read_moved(&self, item: &ItemDetails, moved: &Moved) -> Result<Moment> {
        let date: Option<Date> = moved.date.parse().ok();
        let time: Option<Time> = moved.time.parse().ok();
        let starts = date
            .zip(time)
            .and_then(|(date, time)| self.instant(date.to_datetime(time)));
        let places = moved.places.parse::<u32>().ok();
        let places = places.filter(|p| (2..=500).contains(p));
        let few = places.is_some_and(|p| p < item.taken);
        let checks = [
            (date.is_none(), Field::Date, "error-date"),
            (time.is_none(), Field::Time, "error-time"),
            (
                starts.is_some_and(|s| s <= self.now()),
                Field::Date,
                "error-date-past",
            ),
            (
                moved.place.is_empty() || moved.place.chars().count() > 200,
                Field::Place,
                "error-begin-place",
            ),
            (
                !moved.places.is_empty() && places.is_none(),
                Field::Places,
                "error-begin-places",
            ),
            (few, Field::Places, "error-fewer-places"),
        ];
        let wrong = invalid(&checks);
        match starts {
            Some(starts) if wrong.is_empty() => Ok(Moment {
                starts,
                place: moved.place.clone(),
                places,
            }),
            _ => Err(Error::Invalid(wrong)),
        }
    }

    /// Cancels a date, or an initiative with all its coming dates. Everybody who would come is told
    /// once.
    ///
    /// # Errors
    /// `NotFound` for who does not host it.
    pub async fn cancel(&self, member: MemberId, id: ItemId) -> Result<ItemKind> {
        let now = self.now();
        let mut tx = self.write().await?;
        let item = self.hosted(&mut tx, member, id).await?;
        let kind = item.new.kind;
        if item.cancelled {
            return Ok(kind);
        }
        let dates = self.dates(&mut tx, &item).await?;
        let mut told = BTreeSet::new();
        for one in dates.iter().chain([&item]) {
            tx.cancel_item(one.id, now).await?;
            let coming = tx.participants(one.id).await?;
            told.extend(coming.into_iter().map(|(who, _)| who));
            told.extend(tx.waiting_for(one.id).await?);
        }
        told.remove(&member);
        for who in told {
            let key = format!("cancelled:{}:{}", id.0, who.0);
            let link = "/activiteiten".to_owned();
            self.tell(
                &mut tx,
                who,
                LetterKind::Cancelled,
                key,
                link,
                &item.new.title,
            )
            .await?;
        }
        tx.commit().await?;
        Ok(kind)
    }

    /// Tells what came of something; who took part hears it once, later words are there to be read.
    ///
    /// # Errors
    /// `Invalid` for nothing or too much, `Late` before it began, `NotFound` for who does not host it.
    pub async fn tell_outcome(&self, member: MemberId, id: ItemId, text: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let item = self.hosted(&mut tx, member, id).await?;
        if item.new.starts.is_some_and(|s| s > self.now()) {
            return Err(Error::Late("error-outcome-early"));
        }
        let text = text.trim();
        let length = text.chars().count();
        let wrong = invalid(&[
            (length == 0, Field::Outcome, "error-outcome-empty"),
            (length > MAX_OUTCOME, Field::Outcome, "error-outcome-long"),
        ]);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        tx.put_outcome(id, text, self.now()).await?;
        let path = match item.new.kind {
            ItemKind::Initiative => "initiatieven",
            _ => "activiteiten",
        };
        for (who, _) in tx.participants(id).await? {
            let key = format!("outcome:{}:{}", id.0, who.0);
            let link = format!("/{path}/{}", id.0);
            if who != member {
                self.tell(
                    &mut tx,
                    who,
                    LetterKind::Outcome,
                    key,
                    link,
                    &item.new.title,
                )
                .await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Adds something to take on.
    ///
    /// # Errors
    /// `Invalid` for a title that is missing or long or a number that is none, `Late` for a twelfth,
    /// `NotFound` for who does not host it.
    pub async fn add_task(
        &self,
        member: MemberId,
        id: ItemId,
        title: &str,
        places: &str,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        self.hosted(&mut tx, member, id).await?;
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
    /// `NotFound` for who does not host it.
    pub async fn remove_task(&self, member: MemberId, id: ItemId, task: i64) -> Result<()> {
        let mut tx = self.write().await?;
        self.hosted(&mut tx, member, id).await?;
        tx.remove_task(id, task).await?;
        Ok(tx.commit().await?)
    }

    /// The key of the link by which a host makes somebody else a host. Derived, so stored nowhere.
    fn host_key(&self, id: ItemId) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(b"host").update(&id.0.to_le_bytes());
        hasher.finalize().to_hex().chars().take(32).collect()
    }

    /// What a link that makes somebody a host is about.
    ///
    /// # Errors
    /// `NotFound` for another key.
    pub async fn invited_to_host(&self, id: ItemId, key: &str) -> Result<ItemDetails> {
        if key != self.host_key(id) {
            return Err(Error::NotFound);
        }
        let item = self.read().await?.item(id, &self.vocabulary).await?;
        item.ok_or(Error::NotFound)
    }

    /// Becomes a host by a link.
    ///
    /// # Errors
    /// `NotFound` for another key.
    pub async fn become_host(&self, member: MemberId, id: ItemId, key: &str) -> Result<ItemKind> {
        let item = self.invited_to_host(id, key).await?;
        let mut tx = self.write().await?;
        tx.add_host(id, member).await?;
        tx.commit().await?;
        Ok(item.new.kind)
    }
}
