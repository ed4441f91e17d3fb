//! The overviews: each kind complete, whole or by category, in an order that is the same for everyone.

use super::{App, Result};
use crate::domain::{Category, ItemKind, NeighbourhoodId, Story};
use crate::store::{ItemDetails, ItemFilter};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// An order of an overview. None of them knows who reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What comes first, first; what has no moment by its title.
    #[default]
    Moment,
    /// What was made known last, first.
    Newest,
    /// From A to Z.
    Title,
}

/// One kind, complete.
pub struct Overview {
    /// Its items, in one neighbourhood or in all.
    pub items: Vec<ItemDetails>,
    /// How many there are of it in every neighbourhood that has some.
    pub counts: Vec<(NeighbourhoodId, usize)>,
}

/// A title as it is looked up in a list: "'t Élan" stands at the T.
fn place_in_list(title: &str) -> String {
    title
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && (c.is_alphanumeric() || *c == ' '))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim_start()
        .to_owned()
}

fn sort(items: &mut [ItemDetails], order: Order) {
    match order {
        // As the store gives them: start, then title, then id.
        Order::Moment => {}
        Order::Newest => items.sort_by_key(|i| std::cmp::Reverse((i.created, i.id))),
        Order::Title => {
            items.sort_by_cached_key(|i| (place_in_list(&i.new.title), i.new.starts, i.id));
        }
    }
}

/// How many items there are in every neighbourhood that has some, by neighbourhood.
#[must_use]
pub fn count_by_neighbourhood<'a>(
    items: impl Iterator<Item = &'a ItemDetails>,
) -> Vec<(NeighbourhoodId, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for item in items {
        *counts.entry(item.new.neighbourhood).or_default() += 1;
    }
    counts.into_iter().collect()
}

impl App {
    /// Everything of a kind that is not over, in a category if one is chosen.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn overview(
        &self,
        kind: ItemKind,
        neighbourhood: Option<NeighbourhoodId>,
        category: Option<&Category>,
        order: Order,
    ) -> Result<Overview> {
        let filter = ItemFilter {
            kind: Some(kind),
            from: Some(self.now()),
            ..ItemFilter::default()
        };
        let mut items = self.read().await?.items(&filter, &self.vocabulary).await?;
        let within =
            |i: &ItemDetails| category.is_none_or(|c| c.holds(&i.new.concepts, &self.vocabulary));
        items.retain(within);
        let counts = count_by_neighbourhood(items.iter());
        items.retain(|i| neighbourhood.is_none_or(|n| i.new.neighbourhood == n));
        sort(&mut items, order);
        Ok(Overview { items, counts })
    }

    /// The stories: newest first, or from A to Z.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn stories_in(&self, order: Order) -> Result<Vec<Story>> {
        let mut stories = self.stories().await?;
        if order == Order::Title {
            stories.sort_by_cached_key(|s| (place_in_list(&s.title), s.key.clone()));
        }
        Ok(stories)
    }
}

#[cfg(test)]
mod tests {
    use super::place_in_list;

    #[test]
    fn accents_and_marks_do_not_move_a_title() {
        let mut titles = ["Zingen", "'t Élan", "Éttafel", "eetclub", "(Nieuw) Breien"];
        titles.sort_by_key(|t| place_in_list(t));
        assert_eq!(
            titles,
            ["eetclub", "Éttafel", "(Nieuw) Breien", "'t Élan", "Zingen"]
        );
    }
}
