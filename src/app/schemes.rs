//! Schemes: the same for everyone, beside a story, without a session (promises P2, P3).

use super::{App, Error, Result};
use crate::domain::{Neighbourhood, Story};
pub use crate::schemes::{Amount, Ask, Localised, Question, Scheme};
use crate::store::Tx;

/// A scheme in a neighbourhood, beside its stories.
pub struct SchemePage {
    /// The neighbourhood of the address, chosen by the reader.
    pub neighbourhood: Neighbourhood,
    /// The scheme.
    pub scheme: Scheme,
    /// The stories beside it.
    pub stories: Vec<Story>,
}

impl App {
    /// Every scheme of the town, by title: the same list for everyone.
    ///
    /// # Errors
    /// When the database failed or holds a scheme that cannot be read.
    pub async fn schemes(&self) -> Result<Vec<Scheme>> {
        schemes_of(&mut self.read().await?).await
    }

    /// One scheme, as the reader of a neighbourhood sees it.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn scheme(&self, neighbourhood: &str, key: &str) -> Result<SchemePage> {
        let neighbourhood = self.neighbourhood(neighbourhood).await?;
        let scheme = self
            .schemes()
            .await?
            .into_iter()
            .find(|s| s.key == key)
            .ok_or(Error::NotFound)?;
        let stories = self.stories().await?;
        let stories = stories
            .into_iter()
            .filter(|s| s.scheme.as_deref() == Some(key))
            .collect();
        Ok(SchemePage {
            neighbourhood,
            scheme,
            stories,
        })
    }

    /// Counts that a scheme's page was opened: a page, by what it was reached, a neighbourhood, a
    /// day, and nothing else.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn count_scheme_view(&self, page: &SchemePage, channel: &str) -> Result<()> {
        let known = super::figures::CHANNELS[1..].contains(&channel);
        let name = match known {
            true => format!("{}@{channel}", page.scheme.key),
            false => page.scheme.key.clone(),
        };
        let mut tx = self.write().await?;
        tx.count_views(&name, page.neighbourhood.id, self.today(), 1)
            .await?;
        Ok(tx.commit().await?)
    }
}

pub(super) async fn schemes_of(tx: &mut Tx) -> Result<Vec<Scheme>> {
    let rows = tx.schemes().await?;
    rows.iter()
        .map(|row| {
            Scheme::parse(&row.document).map_err(|error| {
                Error::Store(crate::store::Error::Corrupt(format!(
                    "{}: {error}",
                    row.key
                )))
            })
        })
        .collect()
}
