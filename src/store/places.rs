//! What the municipality's own work may touch: places, themes, texts and published figures. A
//! `PlaceStore` gives a `PlaceTx`, and neither has a way to a person (promise P7): the transaction
//! inside is closed to every other file. `tests/it/wall.rs` shows that code which asks it for a member
//! does not compile.

use super::connect::Store;
use super::error::Result;
use super::figures::PageCount;
use super::pages::SchemeRow;
use super::posts::{Post, PostRow};
use super::tx::Tx;
use crate::domain::{MunicipalityId, Neighbourhood, Story};
use jiff::Timestamp;

/// A store without persons.
#[derive(Clone)]
pub struct PlaceStore {
    store: Store,
    town: MunicipalityId,
}

/// A transaction without persons.
pub struct PlaceTx {
    tx: Tx,
}

impl Store {
    /// The part of a town that holds no persons.
    #[must_use]
    pub fn places(&self, town: MunicipalityId) -> PlaceStore {
        PlaceStore {
            store: self.clone(),
            town,
        }
    }
}

impl PlaceStore {
    /// A consistent view to read from.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn look(&self) -> Result<PlaceTx> {
        let tx = self.store.read(self.town).await?;
        Ok(PlaceTx { tx })
    }

    /// A transaction that may write; others wait.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn change(&self) -> Result<PlaceTx> {
        let tx = self.store.write(self.town).await?;
        Ok(PlaceTx { tx })
    }
}

/// Hands methods of `Tx` through; what is not in this list, an officer's code does not have.
macro_rules! through {
    ($($(#[$doc:meta])+ $vis:vis $name:ident as $inner:ident($($argument:ident: $kind:ty),*) -> $answer:ty;)+) => {
        impl PlaceTx {$(
            $(#[$doc])+
            ///
            /// # Errors
            /// When the database failed.
            $vis async fn $name(&mut self $(, $argument: $kind)*) -> Result<$answer> {
                self.tx.$inner($($argument),*).await
            }
        )+}
    };
}

through! {
    /// The neighbourhoods.
    pub all_neighbourhoods as neighbourhoods() -> Vec<Neighbourhood>;
    /// The schemes.
    pub all_schemes as schemes() -> Vec<SchemeRow>;
    /// The revision of a scheme; 0 for one that is not there.
    pub scheme_revision as revision_of_scheme(key: &str) -> i64;
    /// Replaces the file of a scheme if it is still at a revision; whether it was.
    pub change_scheme as put_scheme_at(scheme: &SchemeRow, revision: i64) -> bool;
    /// The stories.
    pub all_stories as stories() -> Vec<Story>;
    /// Adds or replaces a story.
    pub tell_story as put_story(story: &Story) -> ();
    /// What was drawn: table, month, epsilon in thousandths.
    pub draws as ledger() -> Vec<(String, String, i64)>;
    /// A published table.
    pub published as figures(table: &str, month: &str) -> Vec<PageCount>;
    /// What the municipality tells, newest first.
    pub all_posts as posts() -> Vec<PostRow>;
    /// Adds a post; returns its identity.
    pub add as add_post(post: &Post, at: Timestamp) -> i64;
    /// Replaces a post if it is still at a revision; whether it was.
    pub change_post as put_post_at(id: i64, post: &Post, revision: i64, at: Timestamp) -> bool;
    /// Notes that what is public changed.
    pub note as changed(what: &str, at: Timestamp) -> i64;
}

impl PlaceTx {
    /// Keeps every change.
    ///
    /// # Errors
    /// When the database could not keep them; then none is kept.
    pub async fn keep(self) -> Result<()> {
        self.tx.commit().await
    }
}
