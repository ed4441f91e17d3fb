//! USE CASES. The only place where store and engine meet. One file per verb.
//!
//! The web and the command line call these and nothing else; what they return is already limited
//! to what the caller may see.

pub mod administer;
mod asking;
pub mod begin;
pub mod board;
pub mod browse;
pub mod calendar;
pub mod cards;
pub mod choices;
pub mod demo_town;
pub mod digest;
pub mod error;
pub mod evaluate;
pub mod exchange;
pub mod figures;
pub mod helping;
pub mod host;
pub mod imports;
pub mod interests;
pub mod join;
pub mod letters;
mod limits;
pub mod meet;
pub mod moderate;
pub mod municipality;
pub mod my_data;
mod news;
pub mod opportunities;
pub mod overview;
pub mod paper;
pub mod passkeys;
pub mod photo;
pub mod recommend;
pub mod refresh;
pub mod register;
mod retention;
mod roles;
pub mod schemes;
pub mod search;
pub mod second_step;
pub mod seeds;
pub mod sheet;
pub mod sign_in;
pub mod stories;
pub mod street;
pub mod take_part;
pub mod themes;
pub mod vocabulary;
pub mod waves;
pub mod weights;
pub mod words;
pub mod writing;

pub use crate::store::{
    AccessRow, DeskRow, FaceRow, ItemDetails, MemberDetails, Photo, Post, SeedRow, Thanks,
};
pub use error::{Error, Field, Invalid, Result};

use crate::domain::{Clock, Entropy, Municipality, Vocabulary};
use crate::engine::EngineHandle;
use crate::search::Index;
use crate::store::{Store, Tx};
use crate::text::Reader;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use std::sync::Arc;

/// One town at work: its store, its engine, and time and chance as parameters.
pub struct App {
    store: Store,
    engine: EngineHandle,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    vocabulary: Arc<Vocabulary>,
    reader: Reader,
    index: Index,
    town: Municipality,
    zone: TimeZone,
    secret: [u8; 32],
    exposures: recommend::ExposureQueue,
    freshness: std::time::Duration,
    writing: Arc<writing::Writing>,
    /// Whose turn it is to make the sizes of a photo.
    photos: Arc<tokio::sync::Semaphore>,
    /// The last day whose digests were planned by this process, as a number like 20261126.
    planned: std::sync::atomic::AtomicI64,
    /// The last day whose forgetting was planned by this process, in the same form.
    forgot: std::sync::atomic::AtomicI64,
}

/// What an `App` is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The chance.
    pub entropy: Arc<dyn Entropy>,
    /// The words.
    pub vocabulary: Arc<Vocabulary>,
    /// How long a read waits for the snapshot to hold the last change it saw; zero serves what is
    /// there. Runs that compare answers byte by byte set it.
    pub freshness: std::time::Duration,
}

impl App {
    /// Puts a town to work: reads it once and publishes its first snapshot.
    ///
    /// # Errors
    /// When the database failed or the town's time zone is unknown.
    pub async fn start(parts: Parts, town: Municipality) -> Result<Arc<Self>> {
        let zone = TimeZone::get(&town.zone).map_err(|_| Error::Zone(town.zone.clone()))?;
        let secret = parts.store.read(town.id).await?.secret().await?;
        let app = Arc::new(Self {
            reader: words::reader(&parts.vocabulary),
            index: Index::new(Arc::clone(&parts.vocabulary)).map_err(Error::Search)?,
            engine: EngineHandle::default(),
            exposures: recommend::ExposureQueue::new(parts.store.clone(), town.id),
            store: parts.store,
            clock: parts.clock,
            entropy: parts.entropy,
            vocabulary: parts.vocabulary,
            freshness: parts.freshness,
            town,
            zone,
            secret,
            writing: Arc::new(writing::Writing::load()?),
            photos: Arc::new(tokio::sync::Semaphore::new(1)),
            planned: Default::default(),
            forgot: Default::default(),
        });
        app.move_to_vocabulary().await?;
        app.refresh().await?;
        Ok(app)
    }

    /// The town.
    #[must_use]
    pub fn town(&self) -> &Municipality {
        &self.town
    }

    /// The words that are understood.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A moment as the clock on the wall shows it.
    #[must_use]
    pub fn local(&self, at: Timestamp) -> DateTime {
        at.to_zoned_datetime(self.zone.clone()).datetime()
    }

    /// The moment of a time on the wall.
    #[must_use]
    pub fn instant(&self, local: DateTime) -> Option<Timestamp> {
        local
            .to_zoned_datetime(self.zone.clone())
            .ok()
            .map(|zoned| zoned.timestamp())
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> Date {
        self.local(self.now()).date()
    }

    pub(crate) async fn read(&self) -> Result<Tx> {
        Ok(self.store.read(self.town.id).await?)
    }

    pub(crate) async fn write(&self) -> Result<Tx> {
        Ok(self.store.write(self.town.id).await?)
    }
}
