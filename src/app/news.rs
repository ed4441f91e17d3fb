//! What is new in a neighbourhood, for news readers: the same for everyone.

use super::{App, ItemDetails, Result};
use crate::domain::ItemKind;
use crate::feed::{Head, News, atom};
use crate::store::ItemFilter;
use jiff::Timestamp;

impl App {
    /// Stories, initiatives and coming activities of a neighbourhood, of a series the next date, as an
    /// Atom feed; `site` leads to their pages.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn neighbourhood_news(&self, slug: &str, site: &str) -> Result<String> {
        let place = self.neighbourhood(slug).await?;
        let filter = ItemFilter {
            neighbourhood: Some(place.id),
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        let mut tx = self.read().await?;
        let mut series = Vec::new();
        let mut news = Vec::new();
        // The first date comes first.
        for item in tx.items(&filter, &self.vocabulary).await? {
            let known = item.new.group.is_some_and(|group| series.contains(&group));
            if item.new.kind != ItemKind::Opportunity && !known {
                series.extend(item.new.group);
                news.push(of_item(&item, site));
            }
        }
        for story in tx.stories().await? {
            if story.neighbourhood == place.id {
                let told = self.instant(story.date.at(0, 0, 0, 0));
                let told = told.unwrap_or(Timestamp::UNIX_EPOCH);
                news.push(News {
                    name: format!("verhalen/{}", story.key),
                    address: format!("{site}/verhalen/{}", story.key),
                    title: story.title,
                    summary: story.summary,
                    author: story.author,
                    published: told,
                    updated: told,
                });
            }
        }
        let head = Head {
            town: self.town.code.to_lowercase(),
            name: format!("buurt/{slug}"),
            title: format!("Naober · {}", place.name),
            address: format!("{site}/buurt/{slug}/nieuws.atom"),
            page: format!("{site}/activiteiten?buurt={slug}"),
            since: self
                .instant(self.today().first_of_month().at(0, 0, 0, 0))
                .unwrap_or_default(),
        };
        Ok(atom(&head, news))
    }
}

fn of_item(item: &ItemDetails, site: &str) -> News {
    let list = match item.new.kind {
        ItemKind::Initiative => "initiatieven",
        ItemKind::Activity => "activiteiten",
        ItemKind::Opportunity => "vrijwilligerswerk",
    };
    News {
        name: format!("{list}/{}", item.id.0),
        address: format!("{site}/{list}/{}", item.id.0),
        title: item.new.title.clone(),
        summary: item.new.summary.clone(),
        author: item.new.host.clone(),
        published: item.created,
        updated: item.changed.unwrap_or(item.created),
    }
}
