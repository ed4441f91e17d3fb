//! A coordinator's work: posting an opportunity and seeing who said yes (promise P6).

use super::{App, Error, Field, Invalid, Result};
use crate::domain::{ConceptId, ItemId, ItemKind, MemberId, Role};
use crate::store::{HelperRow, ItemDetails, ItemFilter, NewItem};
use jiff::civil::{Date, Time};

/// What a coordinator fills in.
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
    /// `2026-11-28`.
    pub date: String,
    /// `14:00`.
    pub time: String,
    /// How many helpers.
    pub places: String,
    /// What a helper must have.
    pub needs: String,
}

/// An opportunity as its coordinator sees it: the names of those who said yes and no others.
pub struct Board {
    /// The opportunity.
    pub item: ItemDetails,
    /// What was understood of it.
    pub concepts: Vec<ConceptId>,
    /// Who said yes.
    pub helpers: Vec<HelperRow>,
    /// How many waves went out.
    pub waves: i64,
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

    /// A coordinator's own opportunities that are not over.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator, or when the database failed.
    pub async fn own_opportunities(&self, coordinator: MemberId) -> Result<Vec<ItemDetails>> {
        self.organisation(coordinator).await?;
        let filter = ItemFilter {
            kind: Some(ItemKind::Opportunity),
            created_by: Some(coordinator),
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        Ok(self.read().await?.items(&filter, &self.vocabulary).await?)
    }

    /// Posts an opportunity and sends its first wave.
    ///
    /// # Errors
    /// `NotFound` for who is no coordinator; `Invalid` with every field that needs another look.
    pub async fn post_opportunity(&self, coordinator: MemberId, posted: &Posted) -> Result<ItemId> {
        let organisation = self.organisation(coordinator).await?;
        let new = self.opportunity(coordinator, organisation, posted).await?;
        let now = self.now();
        let mut tx = self.write().await?;
        let (ids, _) = tx
            .put_items(std::slice::from_ref(&new), &self.vocabulary, now)
            .await?;
        let id = ids.first().copied().ok_or(Error::NotFound)?;
        let item = tx
            .item(id, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        self.send_wave(&mut tx, &item).await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn opportunity(
        &self,
        coordinator: MemberId,
        organisation: String,
        posted: &Posted,
    ) -> Result<NewItem> {
        let neighbourhoods = self.neighbourhoods().await?;
        let home = neighbourhoods
            .iter()
            .find(|n| n.slug == posted.neighbourhood);
        let date: Option<Date> = posted.date.parse().ok();
        let time: Option<Time> = posted.time.parse().ok();
        let starts = date
            .zip(time)
            .and_then(|(d, t)| self.instant(d.to_datetime(t)));
        let places = posted
            .places
            .parse::<u32>()
            .ok()
            .filter(|p| (1..=50).contains(p));
        let concepts = self.understand_item(&posted.title, &posted.body);
        let not_understood = concepts.is_empty() && !posted.body.is_empty();
        let checks = [
            (posted.title.is_empty(), Field::Title, "error-title-missing"),
            (
                posted.title.chars().count() > 120,
                Field::Title,
                "error-title-long",
            ),
            (posted.body.is_empty(), Field::Body, "error-body-missing"),
            (not_understood, Field::Body, "error-body-not-understood"),
            (
                home.is_none(),
                Field::Neighbourhood,
                "error-neighbourhood-missing",
            ),
            (date.is_none(), Field::Date, "error-date"),
            (time.is_none(), Field::Time, "error-time"),
            (
                starts.is_some_and(|s| s <= self.now()),
                Field::Date,
                "error-date-past",
            ),
            (places.is_none(), Field::Places, "error-places"),
        ];
        let wrong = invalid(&checks);
        let Some(home) = home.filter(|_| wrong.is_empty()) else {
            return Err(Error::Invalid(wrong));
        };
        Ok(NewItem {
            title: posted.title.clone(),
            summary: first_sentence(&posted.body),
            body: posted.body.clone(),
            place: posted.place.clone(),
            organisation,
            needs: posted.needs.clone(),
            starts,
            minutes: Some(120),
            places,
            concepts,
            created_by: Some(coordinator),
            ..NewItem::blank(ItemKind::Opportunity, super::join::counted_with(home))
        })
    }

    /// One of a coordinator's own opportunities.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs.
    pub async fn board(&self, coordinator: MemberId, id: ItemId) -> Result<Board> {
        self.organisation(coordinator).await?;
        let mut tx = self.read().await?;
        let item = tx
            .item(id, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        if item.new.created_by != Some(coordinator) || item.new.kind != ItemKind::Opportunity {
            return Err(Error::NotFound);
        }
        let helpers = tx.helpers(id).await?;
        let waves = tx.waves(id).await?;
        Ok(Board {
            concepts: item.new.concepts.clone(),
            item,
            helpers,
            waves,
        })
    }
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
