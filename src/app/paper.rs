//! What stands in a neighbourhood's paper: what is public, the same for every reader; and what is
//! behind a code of it.

use super::{App, Error, Result};
use crate::domain::{ItemKind, Neighbourhood, PaperCode, Story};
pub use crate::paper::{Boxed, Entry, Paper, PaperError, Section, Size, Slip, print};
use crate::schemes::Scheme;
use crate::store::{FaceRow, ItemDetails, ItemFilter};
use jiff::SignedDuration;

/// How far a paper looks ahead.
const AHEAD: SignedDuration = SignedDuration::from_hours(35 * 24);
/// How many activities, initiatives and opportunities it holds at most.
const MOST: [usize; 3] = [16, 8, 6];

/// What stands in a paper.
pub struct Edition {
    /// Of which neighbourhood.
    pub neighbourhood: Neighbourhood,
    /// Activities, the first moment of each series.
    pub activities: Vec<ItemDetails>,
    /// Initiatives of which no activity is in it.
    pub initiatives: Vec<ItemDetails>,
    /// What helpers are asked for.
    pub opportunities: Vec<ItemDetails>,
    /// The newest story of the neighbourhood, else of the town.
    pub story: Option<Story>,
    /// Every scheme, in the order of the site.
    pub schemes: Vec<Scheme>,
    /// Whom to call.
    pub connectors: Vec<FaceRow>,
}

/// What is behind a code.
pub enum Printed {
    /// An item.
    Item(Box<ItemDetails>),
    /// A scheme, by its name in addresses.
    Scheme(String),
    /// A story, by its name in addresses.
    Story(String),
}

impl App {
    /// What stands in the paper of a neighbourhood now.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn edition(&self, slug: &str) -> Result<Edition> {
        let neighbourhood = self.neighbourhood(slug).await?;
        let now = self.now();
        let mut tx = self.read().await?;
        let filter = ItemFilter {
            neighbourhood: Some(neighbourhood.id),
            from: Some(now),
            until: Some(now + AHEAD),
            ..ItemFilter::default()
        };
        let all = tx.items(&filter, &self.vocabulary).await?;
        let of = |kind| all.iter().filter(move |i| i.new.kind == kind);
        let mut activities: Vec<ItemDetails> = Vec::new();
        for one in of(ItemKind::Activity) {
            let same = |a: &ItemDetails| a.new.group.is_some() && a.new.group == one.new.group;
            if !activities.iter().any(same) {
                activities.push(one.clone());
            }
        }
        activities.truncate(MOST[0]);
        let told = |id| activities.iter().any(|a| a.new.group == Some(id));
        let initiatives = of(ItemKind::Initiative)
            .filter(|i| !told(i.id))
            .take(MOST[1])
            .cloned()
            .collect();
        let opportunities = of(ItemKind::Opportunity)
            .filter(|i| i.has_place())
            .take(MOST[2])
            .cloned()
            .collect();
        let stories = tx.stories().await?;
        let near = stories.iter().find(|s| s.neighbourhood == neighbourhood.id);
        let mut connectors = tx.faces().await?;
        connectors.retain(|face| face.role == crate::domain::Role::Connector);
        connectors.sort_by_key(|face| (face.neighbourhood != neighbourhood.id, face.member));
        Ok(Edition {
            initiatives,
            opportunities,
            story: near.or(stories.first()).cloned(),
            schemes: super::schemes::schemes_of(&mut tx).await?,
            activities,
            connectors,
            neighbourhood,
        })
    }

    /// What is behind a code of a paper.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn printed(&self, code: PaperCode) -> Result<Printed> {
        let mut tx = self.read().await?;
        match code {
            PaperCode::Item(id) => {
                let item = tx.item(id, &self.vocabulary).await?;
                item.map(|item| Printed::Item(Box::new(item)))
            }
            PaperCode::Scheme(_) => {
                let all = tx.schemes().await?;
                let found = all.into_iter().find(|s| PaperCode::scheme(&s.key) == code);
                found.map(|s| Printed::Scheme(s.key))
            }
            PaperCode::Story(_) => {
                let all = tx.stories().await?;
                let found = all.into_iter().find(|s| PaperCode::story(&s.key) == code);
                found.map(|s| Printed::Story(s.key))
            }
        }
        .ok_or(Error::NotFound)
    }
}
