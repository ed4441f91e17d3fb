//! MEMORY. The only room with SQL: one store, two databases.
//!
//! A `Store` hands out a `Tx` for one town; every method of `Tx` is one question or one change and
//! lives in the file of its subject. Statements are shared (`$1` placeholders, RETURNING,
//! ON CONFLICT work on both); the macro `on!` expands them once per driver, so that each uses its
//! native types. A lookup returns `Option`; an error means that the database failed.
//!
//! Writing takes the town's lock first (`BEGIN IMMEDIATE` on SQLite, the town's row `FOR UPDATE` on
//! PostgreSQL). Identities and revisions are handed out under it, so both databases number alike
//! and a lower revision never commits after a higher one.

mod activities;
mod asking;
mod catalogue;
mod choices;
mod codes;
mod connect;
mod desk;
mod digests;
mod doings;
#[cfg(feature = "audit")]
mod dump;
mod error;
mod exchanges;
mod figures;
mod interactions;
mod introductions;
mod items;
mod jobs;
mod ledger;
mod letters;
mod meetings;
mod members;
mod my_data;
mod pages;
mod passkeys;
mod places;
mod posts;
mod reports;
mod restore;
mod retention;
mod seeds;
mod sessions;
mod start;
mod stories;
mod tables;
mod towns;
mod tx;
mod vocabulary;
mod waves;

pub use activities::{Moment, Task};
pub use asking::{Askable, Thanks};
pub use codes::Code;
pub use connect::{Store, sqlite_path};
pub use desk::{AccessRow, CardRow, DeskRow, FaceRow};
pub use digests::DigestItem;
#[cfg(feature = "audit")]
pub use dump::Dump;
pub use error::{Error, Result};
pub use figures::PageCount;
pub use items::{ItemDetails, ItemFilter, NewItem};
pub use ledger::{Erasure, ledger_beside, ledger_mark, read_ledger};
pub use letters::Leased;
pub use meetings::Message;
pub use members::{MemberDetails, NewMember, RoleRow};
pub use my_data::Kept;
pub use pages::SchemeRow;
pub use passkeys::PasskeyRow;
pub use places::{PlaceStore, PlaceTx};
pub use posts::{Post, PostRow};
pub use reports::{NewReport, Report};
pub use restore::schemas;
pub use seeds::{NewSeed, SeedRow};
pub use start::SecondStep;
pub use stories::{Photo, Told};
pub use tables::{Column, Kind, Row, Table};
pub use towns::NewTown;
pub use tx::Tx;
pub use vocabulary::Holder;
pub use waves::{AskRow, HelperRow};
