//! Digests: suggestions and the agenda by mail, at one's own rhythm, never empty and never twice.
//!
//! On a day of sending one job makes an empty letter for everyone whose rhythm is due. A letter is filled
//! when it leaves, so that it says what holds then; what it suggests is kept, so that it says the same
//! when it is tried again.

mod content;

use super::recommend::Suggestion;
use super::{App, Error, Result};
use crate::domain::digest::{Digest, MailChoices, Rhythm, last_sending};
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::{MemberId, Slate};
use crate::store::Tx;
use jiff::SignedDuration;
use jiff::civil::Date;
use std::sync::atomic::Ordering;

/// For how long something is not suggested again.
const NOT_AGAIN: SignedDuration = SignedDuration::from_hours(28 * 24);
impl App {
    /// What a resident chose about mail.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn mail_choices(&self, member: MemberId) -> Result<MailChoices> {
        Ok(self.read().await?.mail_choices(member).await?)
    }

    /// Whether digests can be offered: there is an address, and nothing was chosen yet.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn may_offer_mail(&self, member: MemberId) -> Result<bool> {
        let mut tx = self.read().await?;
        let chosen = tx.mail_choices(member).await?.rhythm;
        Ok(chosen.is_none() && tx.mailbox_of(member).await?.is_some())
    }

    /// Keeps how often a resident wants a digest and, where it is said, whether notices come at once. A
    /// digest that waits to leave is taken back: the new rhythm begins with its own day.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn choose_mail(
        &self,
        member: MemberId,
        rhythm: Rhythm,
        notices: Option<bool>,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        let before = tx.mail_choices(member).await?;
        let notices = notices.unwrap_or(before.notices);
        tx.put_mail_choices(member, rhythm, notices).await?;
        if before.rhythm != Some(rhythm) {
            tx.withdraw_letters(&format!("digest:{}:", member.0))
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// The path that ends a resident's digests without signing in. Its key follows from the town's secret,
    /// so it is stored nowhere and holds as long as letters are kept.
    fn stop_path(&self, member: MemberId) -> String {
        format!("/post/stop/{}/{}", member.0, self.stop_key(member))
    }

    fn stop_key(&self, member: MemberId) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(b"digests").update(&member.0.to_le_bytes());
        hasher.finalize().to_hex().chars().take(32).collect()
    }

    /// Whether a key ends the digests of a resident.
    #[must_use]
    pub fn stops(&self, member: MemberId, key: &str) -> bool {
        // Compared as hashes, whose comparison takes the same time wherever they differ.
        blake3::hash(key.as_bytes()) == blake3::hash(self.stop_key(member).as_bytes())
    }

    /// Ends the digests of a resident; of one who is gone they ended already.
    ///
    /// # Errors
    /// `NotFound` for another key, or when the database failed.
    pub async fn stop_digests(&self, member: MemberId, key: &str) -> Result<()> {
        if !self.stops(member, key) {
            return Err(Error::NotFound);
        }
        let gone = {
            let mut tx = self.read().await?;
            tx.member(member, &self.vocabulary).await?.is_none()
        };
        if gone {
            return Ok(());
        }
        self.choose_mail(member, Rhythm::Never, None).await
    }

    /// Plans the digests of the last day of sending, when that day is a new one for this process.
    pub(super) async fn plan_digests(&self) -> Result<()> {
        let now = self.now();
        let day = last_sending(self.local(now));
        let number = i64::from(day.strftime("%Y%m%d").to_string().parse().unwrap_or(0i32));
        if self.planned.load(Ordering::Relaxed) == number {
            return Ok(());
        }
        let mut tx = self.write().await?;
        tx.plan_job(&format!("digest:{day}"), now).await?;
        tx.commit().await?;
        self.planned.store(number, Ordering::Relaxed);
        Ok(())
    }

    /// Makes the letters of every rhythm that became due since digests were made last. Days on which
    /// nobody looked, and hours that a clock jumped over, are made up for once.
    pub(super) async fn make_digests(&self, tx: &mut Tx, day: &str) -> Result<()> {
        let Ok(day) = day.parse::<Date>() else {
            return Ok(());
        };
        let yesterday = day.yesterday().unwrap_or(day);
        let after = tx.digests_made_before(day).await?.unwrap_or(yesterday);
        for rhythm in Rhythm::ALL {
            if let Some(due) = rhythm.due(after, day) {
                tx.put_digests(rhythm, due, self.now()).await?;
            }
        }
        Ok(())
    }

    /// A digest with its content, as it leaves; none when it is not to leave: it is no longer wanted,
    /// there is too little to say, or an earlier try was cut off and may have arrived.
    pub(super) async fn filled(&self, mut letter: Letter, cut_off: bool) -> Result<Option<Letter>> {
        let Some((member, day)) = of_key(&letter.key) else {
            return Ok(None);
        };
        let mut tx = self.read().await?;
        let wanted = tx.mail_choices(member).await?.rhythm;
        let mailbox = tx.mailbox_of(member).await?;
        let (Some(rhythm), Some((address, language))) = (wanted, mailbox) else {
            return Ok(None);
        };
        let mut items = tx.digest_items(member, day).await?;
        drop(tx);
        if rhythm == Rhythm::Never || (cut_off && !items.is_empty()) {
            return Ok(None);
        }
        if items.is_empty() {
            let picked = self.picked(member).await?;
            items = self.rows(&picked).await?;
            if items.is_empty() {
                return Ok(None);
            }
            let now = self.now();
            let mut tx = self.write().await?;
            tx.put_digest_items(member, day, &items, now, now - NOT_AGAIN)
                .await?;
            tx.commit().await?;
            self.count_shown(&picked);
        }
        (letter.address, letter.language) = (address, language);
        letter.digest = self.composed(member, rhythm, day, &items).await?;
        Ok(letter.digest.is_some().then_some(letter))
    }

    /// What a resident's next digest would say now; none when there is too little to say. Nothing is
    /// kept of it.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn digest_now(&self, member: MemberId) -> Result<Option<Box<Digest>>> {
        let chosen = self.mail_choices(member).await?.rhythm;
        let rhythm = chosen.filter(|r| *r != Rhythm::Never);
        let rhythm = rhythm.unwrap_or(Rhythm::Weekly);
        let items = self.rows(&self.picked(member).await?).await?;
        let day = last_sending(self.local(self.now()));
        self.composed(member, rhythm, day, &items).await
    }

    /// The digests that wait, as they would leave now: shown in the demo.
    pub(super) async fn as_they_would_leave(&self, letters: Vec<Letter>) -> Result<Vec<Letter>> {
        let mut all = Vec::new();
        for mut letter in letters {
            if letter.kind == LetterKind::Digest
                && let Some((member, _)) = of_key(&letter.key)
            {
                letter.digest = self.digest_now(member).await?;
            }
            all.push(letter);
        }
        Ok(all)
    }

    fn count_shown(&self, picked: &[Suggestion]) {
        let slate = Slate {
            items: picked.iter().map(|s| s.recommendation.clone()).collect(),
            generation: 0,
        };
        self.note_shown(&slate, self.now());
    }
}

/// Whose digest a letter is, and of which day.
pub(super) fn of_key(key: &str) -> Option<(MemberId, Date)> {
    let (member, day) = key.strip_prefix("digest:")?.split_once(':')?;
    Some((MemberId(member.parse().ok()?), day.parse().ok()?))
}
