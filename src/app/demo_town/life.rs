//! Time goes on in the demo town: a day passes, what is due happens, and invented neighbours answer.

use crate::app::seeds::SeedAnswer;
use crate::app::{App, Error, Result};
use crate::domain::introduction::{Answer, View};
use crate::domain::{AskId, MemberId, TownKind};
use jiff::SignedDuration;

/// How far the clock moves at a time: what is due in between is done in its order.
const STEP: SignedDuration = SignedDuration::from_hours(3);
/// Steps of a day.
const STEPS: usize = 8;
/// How many of a hundred who were asked answer within a step.
const ANSWERS: u8 = 12;
/// How many of a hundred answers are a yes.
const YES: u8 = 35;

impl App {
    /// Lets a day pass. Neighbours answer what they were asked; `visitors`, as whom people look along,
    /// answer nothing by themselves.
    ///
    /// # Errors
    /// `NotFound` in any town but an invented one.
    pub async fn a_day_further(&self, visitors: &[MemberId]) -> Result<()> {
        for _ in 0..STEPS {
            if self.town.kind != TownKind::Demo || !self.clock.advance(STEP) {
                return Err(Error::NotFound);
            }
            while self.work().await? {}
            self.answer_questions(visitors).await?;
            self.answer_proposals(visitors).await?;
            self.answer_seeds(visitors).await?;
            self.answer_exchanges(visitors).await?;
        }
        Ok(())
    }

    /// Two numbers under a hundred that follow from what they are for and from this moment.
    pub(super) fn chance(&self, what: &str, of: i64) -> (u8, u8) {
        let bytes = self.entropy.bytes(what, &[of, self.now().as_second()]);
        (bytes[0] % 100, bytes[1] % 100)
    }

    /// Helpers who were asked for an opportunity.
    async fn answer_questions(&self, visitors: &[MemberId]) -> Result<()> {
        let mut open: Vec<(MemberId, AskId)> = Vec::new();
        let mut tx = self.read().await?;
        for (item, _) in tx.waiting_asks(self.now()).await? {
            for member in tx.asked_for(item).await? {
                let asks = tx.open_asks(member, self.now()).await?;
                open.extend(asks.into_iter().map(|ask| (member, ask.id)));
            }
        }
        drop(tx);
        open.sort_unstable();
        open.dedup();
        for (member, id) in open {
            let (now, yes) = self.chance("demo question", id.0);
            if now < ANSWERS && !visitors.contains(&member) {
                not_too_late(self.answer_question(member, id, yes < YES).await)?;
            }
        }
        Ok(())
    }

    /// Neighbours to whom a visitor said yes.
    async fn answer_proposals(&self, visitors: &[MemberId]) -> Result<()> {
        for visitor in visitors {
            let all = self.read().await?.introductions(*visitor).await?;
            for proposal in all {
                let waits = proposal.view(*visitor, self.now()) == View::Waiting;
                let Some(other) = proposal.other(*visitor).filter(|o| !visitors.contains(o)) else {
                    continue;
                };
                let (now, yes) = self.chance("demo proposal", other.0);
                if waits && now < ANSWERS && yes < YES {
                    let name = self.proposal(other, *visitor);
                    not_too_late(self.answer_proposal(other, &name, Answer::Yes).await)?;
                }
            }
        }
        Ok(())
    }

    /// Those to whom it was offered to begin something together; one in four would be a host.
    async fn answer_seeds(&self, visitors: &[MemberId]) -> Result<()> {
        let mut tx = self.read().await?;
        let open = |s: &crate::store::SeedRow| s.item.is_none() && s.seed.closes > self.now();
        if !tx.seeds().await?.iter().any(open) {
            return Ok(());
        }
        let snapshot = self.engine.snapshot();
        let mut offered = Vec::new();
        for member in snapshot.open_members().filter(|m| !visitors.contains(m)) {
            for row in tx.seeds_for(member, self.now()).await? {
                offered.push((member, row.id));
            }
        }
        drop(tx);
        for (member, id) in offered {
            let (now, yes) = self.chance("demo seed", member.0);
            let answer = match yes {
                0..15 => SeedAnswer::Host,
                15..YES => SeedAnswer::Yes,
                _ => SeedAnswer::No,
            };
            if now < ANSWERS {
                not_too_late(self.answer_seed(member, id, answer).await)?;
            }
        }
        Ok(())
    }
}

/// Who answers when it is full or over is told so; that is no reason to stop the day.
pub(super) fn not_too_late<T>(answer: Result<T>) -> Result<()> {
    match answer {
        Ok(_) | Err(Error::Late(_) | Error::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}
