//! What is on, as a feed for calendar programs.

use super::{App, Error, ItemDetails, Result};
use crate::calendar::{Event, feed};
use crate::domain::{ItemId, ItemKind, MemberId};
use crate::store::ItemFilter;

impl App {
    /// The activities of a neighbourhood, as a feed; `site` leads to their pages.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn neighbourhood_feed(&self, slug: &str, site: &str) -> Result<String> {
        let place = self.neighbourhood(slug).await?;
        let filter = ItemFilter {
            kind: Some(ItemKind::Activity),
            neighbourhood: Some(place.id),
            ..self.coming_with_cancelled()
        };
        let items = self.read().await?.items(&filter, &self.vocabulary).await?;
        Ok(self.feed(&place.name, &items, site))
    }

    /// The activities of an initiative, as a feed.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn initiative_feed(&self, id: ItemId, site: &str) -> Result<String> {
        let found = self.item(ItemKind::Initiative, id, None).await?;
        let filter = ItemFilter {
            group: Some(id),
            ..self.coming_with_cancelled()
        };
        let items = self.read().await?.items(&filter, &self.vocabulary).await?;
        Ok(self.feed(&found.item.new.title, &items, site))
    }

    /// What a resident takes part in, as a feed; the key is theirs alone.
    ///
    /// # Errors
    /// `NotFound` for another key, or when the database failed.
    pub async fn own_feed(&self, member: MemberId, key: &str, site: &str) -> Result<String> {
        if key != self.feed_key(member) {
            return Err(Error::NotFound);
        }
        self.myself(member).await?;
        let filter = ItemFilter {
            joined_by: Some(member),
            ..self.coming_with_cancelled()
        };
        let items = self.read().await?.items(&filter, &self.vocabulary).await?;
        Ok(self.feed(&self.town.name, &items, site))
    }

    /// What is not over. What does not go on is in a feed too: that is how calendars learn it.
    fn coming_with_cancelled(&self) -> ItemFilter {
        ItemFilter {
            from: Some(self.now()),
            with_cancelled: true,
            ..ItemFilter::default()
        }
    }

    /// The key of a resident's own feed: derived from the town's secret, so it is stored nowhere.
    #[must_use]
    pub fn feed_key(&self, member: MemberId) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(b"calendar").update(&member.0.to_le_bytes());
        hasher.finalize().to_hex().chars().take(32).collect()
    }

    fn feed(&self, of: &str, items: &[ItemDetails], site: &str) -> String {
        let town = self.town.code.to_lowercase();
        let events: Vec<Event> = items
            .iter()
            .filter_map(|item| {
                let path = match item.new.kind {
                    ItemKind::Activity => "activiteiten",
                    ItemKind::Initiative => "initiatieven",
                    ItemKind::Opportunity => "vrijwilligerswerk",
                };
                Some(Event {
                    uid: format!("{}@{town}.naober", item.id.0),
                    starts: item.new.starts?,
                    minutes: item.new.minutes,
                    title: item.new.title.clone(),
                    summary: item.new.summary.clone(),
                    place: item.new.place.clone(),
                    address: format!("{site}/{path}/{}", item.id.0),
                    created: item.created,
                    changed: item.changed,
                    sequence: item.sequence,
                    cancelled: item.cancelled,
                })
            })
            .collect();
        feed(&format!("Naober · {of}"), &events)
    }
}
