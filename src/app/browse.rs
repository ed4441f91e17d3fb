//! The one entry: everything of the town, categorised and complete, in the same order for everyone.

use super::overview::count_by_neighbourhood;
use super::{App, Error, Result};
use crate::domain::introduction::View;
use crate::domain::{ItemId, ItemKind, MemberId, Neighbourhood, NeighbourhoodId, Role, Story};
use crate::store::{FaceRow, ItemDetails, ItemFilter, Task, Tx};
use jiff::SignedDuration;
use std::collections::HashMap;

/// Home: what is on this week, and how much there is of everything.
pub struct Home {
    /// Activities of the coming seven days.
    pub this_week: Vec<ItemDetails>,
    /// How many initiatives, activities, opportunities and stories there are.
    pub counts: [(usize, ItemKind); 3],
    /// How many activities and initiatives there are in every neighbourhood that has some.
    pub by_neighbourhood: [(ItemKind, Vec<(NeighbourhoodId, usize)>); 2],
    /// The stories, newest first.
    pub stories: Vec<Story>,
}

/// One item with what belongs to it.
pub struct ItemPage {
    /// The item.
    pub item: ItemDetails,
    /// The initiative it belongs to.
    pub group: Option<ItemDetails>,
    /// Its coming activities.
    pub activities: Vec<ItemDetails>,
    /// Whether the viewer takes part.
    pub joined: bool,
    /// What belongs to it, for the viewer.
    pub own: Own,
    /// What can be taken on.
    pub tasks: Vec<Task>,
}

/// What an item is to one viewer.
#[derive(Default)]
pub struct Own {
    /// Who it is.
    pub viewer: Option<MemberId>,
    /// Whether they wait for a place.
    pub waits: bool,
    /// Whether they host it.
    pub hosts: bool,
    /// Whether they never took part in anything.
    pub first_time: bool,
    /// Whom they met and may ask along: the meeting's name and the first name.
    pub known: Vec<(String, String)>,
}

impl App {
    /// What is on this week.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn home(&self) -> Result<Home> {
        let now = self.now();
        let week = now + SignedDuration::from_hours(7 * 24);
        let mut tx = self.read().await?;
        let all = tx
            .items(
                &ItemFilter {
                    from: Some(now),
                    ..Default::default()
                },
                &self.vocabulary,
            )
            .await?;
        let kinds = [
            ItemKind::Activity,
            ItemKind::Initiative,
            ItemKind::Opportunity,
        ];
        let counts = kinds.map(|kind| (all.iter().filter(|i| i.new.kind == kind).count(), kind));
        let by_neighbourhood = [ItemKind::Activity, ItemKind::Initiative].map(|kind| {
            let of_kind = all.iter().filter(|i| i.new.kind == kind);
            (kind, count_by_neighbourhood(of_kind))
        });
        let this_week = all
            .into_iter()
            .filter(|i| i.new.kind == ItemKind::Activity && i.new.starts.is_some_and(|s| s < week))
            .collect();
        Ok(Home {
            this_week,
            counts,
            by_neighbourhood,
            stories: tx.stories().await?,
        })
    }

    /// Everything of a kind that is not over, in one neighbourhood or all.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn list(
        &self,
        kind: ItemKind,
        neighbourhood: Option<NeighbourhoodId>,
    ) -> Result<Vec<ItemDetails>> {
        let filter = ItemFilter {
            kind: Some(kind),
            neighbourhood,
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        Ok(self.read().await?.items(&filter, &self.vocabulary).await?)
    }

    /// One item of a kind.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn item(
        &self,
        kind: ItemKind,
        id: ItemId,
        viewer: Option<MemberId>,
    ) -> Result<ItemPage> {
        let mut tx = self.read().await?;
        let item = tx
            .item(id, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        if item.new.kind != kind {
            return Err(Error::NotFound);
        }
        let group = match item.new.group {
            Some(group) => tx.item(group, &self.vocabulary).await?,
            None => None,
        };
        let filter = ItemFilter {
            group: Some(id),
            from: Some(self.now()),
            ..Default::default()
        };
        let activities = tx.items(&filter, &self.vocabulary).await?;
        let tasks = tx.tasks(id).await?;
        let own = match viewer {
            Some(member) => self.own(&mut tx, member, &item).await?,
            None => Own::default(),
        };
        let joined = match viewer {
            Some(member) => tx
                .history(member)
                .await?
                .iter()
                .any(|(item, kind, _)| *item == id && kind.is_positive()),
            None => false,
        };
        Ok(ItemPage {
            item,
            group,
            activities,
            joined,
            own,
            tasks,
        })
    }

    async fn own(&self, tx: &mut Tx, member: MemberId, item: &ItemDetails) -> Result<Own> {
        let history = tx.history(member).await?;
        let mut known = Vec::new();
        for intro in tx.introductions(member).await? {
            if let View::Met(other) = intro.view(member, self.now())
                && let Some(other) = tx.member(other, &self.vocabulary).await?
            {
                known.push((self.proposal(member, other.member.id), other.first_name));
            }
        }
        Ok(Own {
            viewer: Some(member),
            waits: tx.waiting_for(item.id).await?.contains(&member),
            hosts: self.is_host(tx, member, item).await?,
            first_time: !history.iter().any(|(_, kind, _)| kind.is_positive()),
            known,
        })
    }

    /// One item of whatever kind.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn any_item(&self, id: ItemId) -> Result<ItemDetails> {
        let mut tx = self.read().await?;
        tx.item(id, &self.vocabulary).await?.ok_or(Error::NotFound)
    }

    /// What a resident takes part in and is not over.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn joined(&self, member: MemberId) -> Result<Vec<ItemDetails>> {
        let filter = ItemFilter {
            joined_by: Some(member),
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        Ok(self.read().await?.items(&filter, &self.vocabulary).await?)
    }

    /// The titles of the initiatives, for reasons that name one.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn titles(&self) -> Result<HashMap<ItemId, String>> {
        let filter = ItemFilter {
            kind: Some(ItemKind::Initiative),
            ..ItemFilter::default()
        };
        let items = self.read().await?.items(&filter, &self.vocabulary).await?;
        Ok(items
            .into_iter()
            .map(|item| (item.id, item.new.title))
            .collect())
    }

    /// The neighbourhoods, by name. Those that are merged into another are among them.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn neighbourhoods(&self) -> Result<Vec<Neighbourhood>> {
        let mut list = self.read().await?.neighbourhoods().await?;
        list.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(list)
    }

    /// The neighbourhood of an address.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn neighbourhood(&self, slug: &str) -> Result<Neighbourhood> {
        let list = self.neighbourhoods().await?;
        list.into_iter()
            .find(|n| n.slug == slug)
            .ok_or(Error::NotFound)
    }

    /// The stories, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn stories(&self) -> Result<Vec<Story>> {
        Ok(self.read().await?.stories().await?)
    }

    /// The buurtverbinders: known by face on every page.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn connectors(&self) -> Result<Vec<FaceRow>> {
        let mut rows = self.read().await?.faces().await?;
        rows.retain(|face| face.role == Role::Connector);
        Ok(rows)
    }
}
