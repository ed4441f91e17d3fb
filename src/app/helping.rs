//! A helper's own side: how they want to be asked, whose crew they belong to, thanks, and whether it
//! was a match.

use super::take_part::{HowItWas, takes_part};
use super::{App, Error, ItemDetails, Result};
use crate::domain::letter::LetterKind;
use crate::domain::{AskChoices, ItemId, ItemKind, MemberId};
use crate::store::{ItemFilter, Thanks, Tx};
use jiff::SignedDuration;

/// How long after an opportunity it is asked whether it was a match.
const ASKS_UNTIL: SignedDuration = SignedDuration::from_hours(42 * 24);
/// How long thanks are shown.
const THANKS_SHOWN: SignedDuration = SignedDuration::from_hours(90 * 24);

/// A helper's page.
pub struct Helping {
    /// How they want to be asked.
    pub choices: AskChoices,
    /// How often a week at most.
    pub per_week: u8,
    /// The organisations that may ask them first.
    pub crews: Vec<String>,
    /// Organisations they helped, or will, that may not.
    pub others: Vec<String>,
    /// What they were thanked for.
    pub thanks: Vec<Thanks>,
    /// Of what it is asked whether it was a match.
    pub was_match: Vec<ItemDetails>,
}

impl App {
    /// A helper's page.
    ///
    /// # Errors
    /// `NotFound`, or when the database failed.
    pub async fn helping(&self, member: MemberId) -> Result<Helping> {
        let me = self.myself(member).await?;
        let now = self.now();
        let mut tx = self.read().await?;
        let crews = tx.crews_of(member).await?;
        let helped = self.helped(&mut tx, member).await?;
        let told = tx.answered(member).await?;
        let mut others: Vec<String> = helped
            .iter()
            .filter(|i| i.new.created_by.is_some())
            .map(|i| i.new.organisation.clone())
            .filter(|o| !o.is_empty() && !crews.contains(o))
            .collect();
        others.sort();
        others.dedup();
        let asked = |i: &ItemDetails| {
            let recent = i.new.starts.is_some_and(|s| s + ASKS_UNTIL > now);
            recent && self.is_past_match(i) && told.binary_search(&i.id).is_err()
        };
        Ok(Helping {
            choices: tx.ask_choices(member).await?,
            per_week: me.member.asks_per_week,
            thanks: tx.thanks_to(member, now - THANKS_SHOWN).await?,
            was_match: helped.into_iter().filter(asked).collect(),
            crews,
            others,
        })
    }

    /// What a resident said yes to.
    async fn helped(&self, tx: &mut Tx, member: MemberId) -> Result<Vec<ItemDetails>> {
        let filter = ItemFilter {
            kind: Some(ItemKind::Opportunity),
            joined_by: Some(member),
            ..ItemFilter::default()
        };
        Ok(tx.items(&filter, &self.vocabulary).await?)
    }

    /// Keeps how a helper wants to be asked; days of rest that are none to choose from become the
    /// next longer ones.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_ask_choices(&self, member: MemberId, new: AskChoices) -> Result<()> {
        let longer = AskChoices::RESTS.into_iter().find(|r| *r >= new.rest_days);
        let rest_days = longer.unwrap_or(AskChoices::RESTS[AskChoices::RESTS.len() - 1]);
        let mut tx = self.write().await?;
        tx.put_ask_choices(member, AskChoices { rest_days, ..new })
            .await?;
        Ok(tx.commit().await?)
    }

    /// Agrees that an organisation they helped asks them first, or takes that back.
    ///
    /// # Errors
    /// `NotFound` for an organisation they did not help.
    pub async fn be_in_crew(&self, member: MemberId, organisation: &str, is: bool) -> Result<()> {
        let mut tx = self.write().await?;
        if is {
            let helped = self.helped(&mut tx, member).await?;
            if !helped.iter().any(|i| i.new.organisation == organisation) {
                return Err(Error::NotFound);
            }
            tx.join_crew(organisation, member, self.now()).await?;
        } else {
            tx.leave_crew(organisation, member).await?;
        }
        Ok(tx.commit().await?)
    }

    /// A helper tells whether it was a match, for their own suggestions.
    ///
    /// # Errors
    /// `NotFound` for what they did not say yes to.
    pub async fn helping_was_match(&self, member: MemberId, id: ItemId, was: bool) -> Result<()> {
        let mut tx = self.write().await?;
        let item = tx
            .item(id, &self.vocabulary)
            .await?
            .ok_or(Error::NotFound)?;
        if item.new.kind != ItemKind::Opportunity || !takes_part(&mut tx, member, id).await? {
            return Err(Error::NotFound);
        }
        let how = if was {
            HowItWas::Good
        } else {
            HowItWas::NotMine
        };
        tx.put_answer(id, member, how.name()).await?;
        Ok(tx.commit().await?)
    }

    /// The job of two weeks later: asks those who helped, and the coordinator, by letter.
    pub(super) async fn ask_for_match(
        &self,
        tx: &mut Tx,
        item: &str,
        sequence: &str,
    ) -> Result<()> {
        let id = ItemId(item.parse().unwrap_or_default());
        let Some(details) = tx.item(id, &self.vocabulary).await? else {
            return Ok(());
        };
        if details.cancelled || details.sequence.to_string() != sequence {
            return Ok(());
        }
        let mut to: Vec<(MemberId, String)> = tx
            .helpers(id)
            .await?
            .into_iter()
            .map(|h| (h.member, "/mijn/helpen".to_owned()))
            .collect();
        // Without helpers there is nothing to ask.
        if let Some(by) = details.new.created_by.filter(|_| !to.is_empty()) {
            to.push((by, format!("/coordinator/{}", id.0)));
        }
        for (member, link) in to {
            let key = format!("match:{}:{}", id.0, member.0);
            let about = &details.new.title;
            self.tell(tx, member, LetterKind::WasMatch, key, link, about)
                .await?;
        }
        Ok(())
    }
}
