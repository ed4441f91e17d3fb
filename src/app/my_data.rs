//! Everything that is kept of a resident, for that resident (promise P12).

use super::{App, Error, Result};
use crate::domain::introduction::View;
use crate::domain::{Choices, ItemId, Kind, MemberId, Presence};
use crate::engine::Learned;
use crate::store::{AccessRow, ItemFilter, Kept, MemberDetails, Tx};
use jiff::Timestamp;
use std::collections::HashMap;

/// Somebody one met, as far as it is one's own.
pub struct Acquaintance {
    /// First name of the other.
    pub first_name: String,
    /// When both had said yes.
    pub since: Timestamp,
    /// The messages one wrote oneself. What the other wrote is the other's.
    pub written: Vec<(Timestamp, String)>,
    /// How many messages the other wrote.
    pub received: usize,
}

/// Everything of one resident.
pub struct MyData {
    /// What they told, and what was understood.
    pub details: MemberDetails,
    /// The neighbourhood by name.
    pub neighbourhood: String,
    /// The confirmed address.
    pub address: Option<String>,
    /// What they chose.
    pub choices: Choices,
    /// Whom they met.
    pub met: Vec<Acquaintance>,
    /// How many own answers to proposals wait or were a no; to whom is not told (promise P5).
    pub answers: usize,
    /// Every other row.
    pub rows: Vec<Kept>,
    /// What suggestions rest on beside what they told; nothing without a profile, and nothing in a pause.
    pub learned: Learned,
    /// Who of the staff looked at them or did something for them.
    pub looked: Vec<AccessRow>,
    /// The titles of the items in `rows` and `learned`.
    pub titles: HashMap<ItemId, String>,
}

impl App {
    /// Everything that is kept of a resident.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn my_data(&self, member: MemberId) -> Result<MyData> {
        let mut tx = self.read().await?;
        let details = tx
            .member(member, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        let choices = tx.choices(member, &self.vocabulary).await?;
        let learned = self.learned(&mut tx, &details, &choices).await?;
        let (met, answers) = self.acquaintances(&mut tx, member).await?;
        let rows = tx.kept_of(member).await?;
        let everything = ItemFilter {
            with_cancelled: true,
            ..ItemFilter::default()
        };
        let items = tx.items(&everything, &self.vocabulary).await?;
        let home = details.member.neighbourhood;
        let places = tx.neighbourhoods().await?;
        Ok(MyData {
            neighbourhood: places
                .into_iter()
                .find(|n| n.id == home)
                .map(|n| n.name)
                .unwrap_or_default(),
            address: tx.address_of(member).await?,
            titles: items
                .into_iter()
                .filter(|item| {
                    let often = learned.often.iter();
                    rows.iter().any(|row| row.item == Some(item.id))
                        || often.into_iter().any(|(id, _)| *id == item.id)
                })
                .map(|item| (item.id, item.new.title))
                .collect(),
            looked: tx.accesses(member).await?,
            choices,
            details,
            learned,
            met,
            answers,
            rows,
        })
    }

    /// Whom they met, and how many own answers to proposals led to no meeting.
    async fn acquaintances(
        &self,
        tx: &mut Tx,
        member: MemberId,
    ) -> Result<(Vec<Acquaintance>, usize)> {
        let now = self.now();
        let (mut met, mut answers) = (Vec::new(), 0);
        for intro in tx.introductions(member).await? {
            match intro.view(member, now) {
                View::Met(other) => {
                    let messages = tx.messages(member, other).await?;
                    let other = tx.member(other, &self.vocabulary).await?;
                    let (mine, theirs): (Vec<_>, Vec<_>) =
                        messages.into_iter().partition(|m| m.from == member);
                    met.extend(other.map(|other| Acquaintance {
                        first_name: other.first_name,
                        since: intro.met.unwrap_or(intro.opened),
                        written: mine.into_iter().map(|m| (m.at, m.text)).collect(),
                        received: theirs.len(),
                    }));
                }
                View::Waiting | View::Over => answers += 1,
                View::Unanswered => {}
            }
        }
        Ok((met, answers))
    }

    /// What the engine works out of what they did, as it would for their next suggestions.
    async fn learned(
        &self,
        tx: &mut Tx,
        viewer: &MemberDetails,
        choices: &Choices,
    ) -> Result<Learned> {
        if choices.without_profile || viewer.presence == Presence::Paused {
            return Ok(Learned::default());
        }
        let history = tx.history(viewer.member.id).await?;
        let revision = tx.revision().await?;
        let request = self.request(viewer, &history, &[], Kind::Initiatives, 1);
        Ok(self.snapshot_at(revision).await.learned(&request))
    }
}
