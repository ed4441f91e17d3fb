//! The item-item model as it is kept: the kernel, the numbers of its items and a file of both. Rows
//! that changed are solved again one by one, at the scale the model was made with.

use super::kernel::{Row, mixed_at, norms};
use super::ridge::turned;
use super::{Kernel, Lists, Recipe};
use crate::engine::artefact::{self, ArtefactError};
use std::collections::BTreeSet;

const KIND: &str = "items";
const VERSION: u32 = 1;

/// A fitted model. `norms` are the RMS row norms of both parts, frozen with the version: a later
/// change of some rows must not move all others.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemModel {
    ids: Vec<u32>,
    kernel: Kernel,
    norms: (f64, f64),
}

impl ItemModel {
    /// Fits users with their items; items may have any numbers.
    #[must_use]
    pub fn fit(users: &[(u32, Vec<u32>)], recipe: Recipe) -> Self {
        let mut ids: Vec<u32> = users.iter().flat_map(|(_, items)| items).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let place = |item: &u32| u32::try_from(ids.binary_search(item).ok()?).ok();
        let rows = users
            .iter()
            .map(|(_, items)| items.iter().filter_map(place).collect());
        let train = Lists::new(rows, ids.len());
        let (filter, ridge) = (recipe.filter.fit(&train), recipe.ridge.fit(&train));
        let norms = norms(&filter, &ridge);
        Self::mixed(ids, &filter, &ridge, norms, recipe)
    }

    fn mixed(
        ids: Vec<u32>,
        filter: &[Row],
        ridge: &[Row],
        norms: (f64, f64),
        recipe: Recipe,
    ) -> Self {
        let rows = mixed_at(filter, ridge, norms, recipe.share, recipe.keep);
        Self {
            ids,
            kernel: Kernel::new(&rows),
            norms,
        }
    }

    /// The model after the lists of some users changed, of the same items: the rows that can have
    /// changed are solved again, at the frozen norms. Equal to a whole fit at those norms.
    ///
    /// A weight between two items depends on the lists of who has both, on the degrees of both and,
    /// for the ridge, on the same of all candidates of its column. So what changed reaches the items
    /// beside an item of a changed list and, over the columns, those beside these; in a dense town
    /// that is everything, and a whole fit costs as much.
    #[must_use]
    pub fn updated(&self, before: &Lists, after: &Lists, recipe: Recipe) -> Self {
        let (old, new) = (before.transposed(), after.transposed());
        let users = before.len().max(after.len());
        let changed = (0..users).filter(|user| before.row(*user) != after.row(*user));
        let both = |user: usize| before.row(user).iter().chain(after.row(user)).copied();
        let own: BTreeSet<u32> = changed.flat_map(both).collect();
        let beside = |items: &BTreeSet<u32>| -> BTreeSet<u32> {
            let users = |item: &u32| {
                let item = *item as usize;
                old.row(item).iter().chain(new.row(item)).copied()
            };
            let users: BTreeSet<u32> = items.iter().flat_map(users).collect();
            let near = users.into_iter().flat_map(|user| both(user as usize));
            near.chain(items.iter().copied()).collect()
        };
        let near = beside(&own);
        let dirty: Vec<u32> = beside(&near).into_iter().collect();
        let columns: Vec<u32> = beside(&dirty.iter().copied().collect())
            .into_iter()
            .collect();
        let filter = recipe.filter.rows(after, &new, &dirty);
        let solved = recipe.ridge.columns(after, &new, &columns);
        let ridge = turned(&columns, &solved, new.len());
        let ridge: Vec<Row> = dirty.iter().map(|i| ridge[*i as usize].clone()).collect();
        let (norms, share, keep) = (self.norms, recipe.share, recipe.keep);
        let mut rows = self.kernel.rows();
        for (item, row) in dirty
            .iter()
            .zip(mixed_at(&filter, &ridge, norms, share, keep))
        {
            rows[*item as usize] = row;
        }
        Self {
            kernel: Kernel::new(&rows),
            ..self.clone()
        }
    }

    /// How many items there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.ids.len()
    }

    /// How many weights there are.
    #[must_use]
    pub fn weights(&self) -> usize {
        self.kernel.rows().iter().map(Vec::len).sum()
    }

    /// The model as a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
        body.extend(self.norms.0.to_le_bytes());
        body.extend(self.norms.1.to_le_bytes());
        body.extend(count(self.ids.len()));
        for id in &self.ids {
            body.extend(id.to_le_bytes());
        }
        for row in self.kernel.rows() {
            body.extend(count(row.len()));
            for (item, weight) in row {
                body.extend(item.to_le_bytes());
                body.extend((weight as f32).to_le_bytes());
            }
        }
        artefact::sealed(KIND, VERSION, &body)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// One sentence: it is no such file, of another version, altered or cut short, or holds what
    /// cannot be.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ArtefactError> {
        let mut reader = Reader(artefact::opened(KIND, VERSION, bytes)?);
        let norms = (reader.f64()?, reader.f64()?);
        let items = reader.u32()?;
        let ids = (0..items).map(|_| reader.u32()).collect::<Result<_, _>>()?;
        let mut rows: Vec<Row> = Vec::new();
        for _ in 0..items {
            let row = (0..reader.u32()?).map(|_| {
                let (item, weight) = (reader.u32()?, f64::from(reader.f32()?));
                if item >= items || !weight.is_finite() {
                    return Err(ArtefactError::Unsound(format!("{item}: {weight}")));
                }
                Ok((item, weight))
            });
            rows.push(row.collect::<Result<_, _>>()?);
        }
        Ok(Self {
            ids,
            kernel: Kernel::new(&rows),
            norms,
        })
    }
}

/// Bytes, read from the front.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], ArtefactError> {
        let (head, rest) = self.0.split_first_chunk().ok_or(ArtefactError::Altered)?;
        self.0 = rest;
        Ok(*head)
    }

    fn u32(&mut self) -> Result<u32, ArtefactError> {
        self.take().map(u32::from_le_bytes)
    }

    fn f32(&mut self) -> Result<f32, ArtefactError> {
        self.take().map(f32::from_le_bytes)
    }

    fn f64(&mut self) -> Result<f64, ArtefactError> {
        self.take().map(f64::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn a_file_gives_the_same_model_and_bytes(
            users in proptest::collection::vec(proptest::collection::vec(0u32..12, 0..7), 1..20),
        ) {
            let users: Vec<(u32, Vec<u32>)> = (0..).zip(users).collect();
            let model = ItemModel::fit(&users, Recipe::default());
            let bytes = model.to_bytes();
            let read = ItemModel::from_bytes(&bytes).unwrap();
            prop_assert_eq!(&read, &model);
            prop_assert_eq!(read.to_bytes(), bytes);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn rows_solved_again_equal_a_whole_fit_at_the_frozen_scale(
            users in proptest::collection::vec(proptest::collection::vec(0u32..24, 0..4), 4..24),
            changes in proptest::collection::vec((any::<prop::sample::Index>(), 0u32..24), 1..4),
        ) {
            // Every item exists before; few neighbours and candidates, so that pruning matters.
            let recipe = {
                let mut recipe = Recipe { keep: 3, ..Recipe::default() };
                recipe.filter = super::super::Filter { t: -0.2, keep: 4, ..recipe.filter };
                recipe.ridge = super::super::Ridge { candidates: 3, lambda: 1.0, ..recipe.ridge };
                recipe
            };
            let mut users = users;
            let all = |users: &[Vec<u32>]| -> Vec<(u32, Vec<u32>)> {
                (0..).zip(users.iter().cloned()).collect()
            };
            // Every item is there from the start, mostly far from the others.
            users.extend((0..24).map(|item| vec![item]));
            let model = ItemModel::fit(&all(&users), recipe);
            let before = Lists::new(users.clone(), 24);
            for (user, item) in changes {
                let list = &mut users[user.index(before.len())];
                match list.iter().position(|i| *i == item) {
                    Some(at) => { list.remove(at); }
                    None => list.push(item),
                }
            }
            let after = Lists::new(users, 24);
            let (filter, ridge) = (recipe.filter.fit(&after), recipe.ridge.fit(&after));
            let whole = ItemModel::mixed(model.ids.clone(), &filter, &ridge, model.norms, recipe);
            prop_assert_eq!(model.updated(&before, &after, recipe), whole);
        }
    }

    #[test]
    fn a_weight_that_is_no_number_is_refused() {
        let users = [(1, vec![1, 2]), (2, vec![1, 2])];
        let mut model = ItemModel::fit(&users, Recipe::default());
        model.kernel = Kernel::new(&[vec![(1, f64::NAN)], vec![]]);
        let refused = ItemModel::from_bytes(&model.to_bytes());
        assert!(matches!(refused, Err(ArtefactError::Unsound(_))));
    }
}
