//! What invented neighbours ask and offer, and what they answer to somebody who looks around.

use super::Maker;
use crate::app::{App, Error, Result};
use crate::dataset::demo;
use crate::domain::exchange::STANDS;
use crate::domain::{Exchange, MemberId, Way};
use jiff::SignedDuration;

/// How many of a hundred asks and offers are answered within a step of three hours.
const ANSWERS: u8 = 20;
/// How many neighbours are looked at for each.
const LOOKED_AT: usize = 400;

impl Maker<'_> {
    /// Asks and offers of residents, each of another one.
    pub(super) async fn exchanges(&mut self) -> Result<()> {
        for (made, n) in self.demo.exchanges.exchange.iter().zip(0usize..) {
            let home = self.place(&made.neighbourhood)?;
            let here: Vec<MemberId> = self
                .residents
                .iter()
                .filter(|(_, place)| *place == home)
                .map(|(member, _)| *member)
                .collect();
            // A town with few residents, as the audit makes, has nobody in some neighbourhoods.
            let Some(member) = here.get(n % here.len().max(1)) else {
                continue;
            };
            let unknown = || Error::Dataset(format!("{} is no way", made.way));
            let at = self.now - SignedDuration::from_hours(24 * made.days_ago + 2);
            let new = Exchange {
                id: 0,
                member: *member,
                way: Way::of(&made.way).ok_or_else(unknown)?,
                manner: made.manner.clone(),
                words: made.words.clone(),
                neighbourhood: home,
                at,
                expires: at + STANDS,
                closed: None,
                fulfilled: false,
            };
            self.tx.add_exchange(&new).await?;
        }
        Ok(())
    }
}

impl App {
    /// Neighbours answer what visitors ask and offer: who brings what is asked, or would like what is
    /// offered. One each, within a day or two.
    pub(super) async fn answer_exchanges(&self, visitors: &[MemberId]) -> Result<()> {
        let mut tx = self.read().await?;
        let answers = tx.exchange_answers().await?;
        let mut open = self.open_exchanges(&mut tx).await?;
        drop(tx);
        open.retain(|e| visitors.contains(&e.member) && answers.iter().all(|a| a.exchange != e.id));
        if open.is_empty() {
            return Ok(());
        }
        let said = demo::exchanges().map_err(|e| Error::Dataset(e.to_string()))?;
        for exchange in open {
            let (now, choice) = self.chance("demo exchange", exchange.id);
            if now >= ANSWERS {
                continue;
            }
            let words = match exchange.way {
                Way::Ask => &said.answers_to_ask,
                Way::Offer => &said.answers_to_offer,
            };
            let words = words.get(usize::from(choice) % words.len().max(1));
            if let (Some(who), Some(words)) = (self.who_could(&exchange, visitors).await?, words) {
                super::life::not_too_late(self.answer_exchange(who, exchange.id, words).await)?;
            }
        }
        Ok(())
    }

    /// Somebody who could answer, other than a visitor, among as many as are looked at.
    async fn who_could(
        &self,
        exchange: &Exchange,
        visitors: &[MemberId],
    ) -> Result<Option<MemberId>> {
        let about = self.understand_item("", &exchange.words);
        let open: Vec<MemberId> = self.engine.snapshot().open_members().collect();
        let (start, _) = self.chance("demo neighbour", exchange.id);
        let step = open.len() / LOOKED_AT + 1;
        let mut tx = self.read().await?;
        for other in open
            .into_iter()
            .skip(usize::from(start) % step)
            .step_by(step)
        {
            let Some(who) = tx.member(other, &self.vocabulary).await? else {
                continue;
            };
            let profile = who.member.profile;
            let theirs = match exchange.way {
                Way::Ask => profile.brings,
                Way::Offer => [profile.would_like, profile.enjoys].concat(),
            };
            if !visitors.contains(&other) && !self.both_about(&theirs, &about).is_empty() {
                return Ok(Some(other));
            }
        }
        Ok(None)
    }
}
