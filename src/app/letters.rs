//! Letters leave by a queue: nothing waits for a mail server, and nothing is lost with one.

use super::digest::of_key;
use super::{App, Result};
use crate::domain::MemberId;
use crate::domain::letter::{Letter, LetterKind, Undelivered};
use crate::store::{Leased, Tx};
use jiff::SignedDuration;

/// How long a letter is one process's to send; longer than a mail server may take.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// When a letter that could not be sent is tried again; after the last it is given up.
const AGAIN: [SignedDuration; 4] = [
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(3),
    SignedDuration::from_mins(30),
    SignedDuration::from_hours(4),
];

impl App {
    /// Sends one letter that is due, if there is one. A crash between sending and noting it sends it
    /// again after the lease, with the same message identity; a digest is then not sent again.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn deliver<F, S>(&self, send: S) -> Result<bool>
    where
        S: FnOnce(Letter) -> F,
        F: Future<Output = std::result::Result<(), Undelivered>>,
    {
        let now = self.now();
        let mut tx = self.write().await?;
        let Some(leased) = tx.lease_letter(now, now + LEASE).await? else {
            return Ok(false);
        };
        tx.commit().await?;
        let Leased {
            letter,
            before,
            cut_off,
        } = leased;
        let (key, kind) = (letter.key.clone(), letter.kind);
        let ready = match kind {
            LetterKind::Digest => self.filled(letter, cut_off).await?,
            _ => Some(letter),
        };
        let sent = match ready {
            Some(letter) => send(letter).await,
            None => Ok(()),
        };
        self.note(&key, kind, before, sent).await?;
        Ok(true)
    }

    /// Notes what became of a letter.
    async fn note(
        &self,
        key: &str,
        kind: LetterKind,
        before: u32,
        sent: std::result::Result<(), Undelivered>,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        let again = AGAIN.get(before as usize).map(|wait| self.now() + *wait);
        let digest = of_key(key);
        match (sent, kind) {
            // Of a digest that may have arrived no second one is worth the risk.
            (Ok(()), _) | (Err(Undelivered::Uncertain), LetterKind::Digest) => {
                tx.letter_sent(key, self.now()).await?;
                if let Some((member, day)) = digest {
                    tx.forget_reasons(member, day).await?;
                }
            }
            (Err(Undelivered::Later | Undelivered::Uncertain), _) if again.is_some() => {
                tx.letter_failed(key, again).await?;
            }
            (Err(_), _) => {
                tx.letter_failed(key, None).await?;
                if let Some((member, day)) = digest {
                    tx.drop_digest_items(member, day).await?;
                }
            }
        }
        Ok(tx.commit().await?)
    }

    /// The letters that wait, newest first: shown in the demo, where none leaves.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn waiting_letters(&self) -> Result<Vec<Letter>> {
        let waiting = self.read().await?.waiting_letters().await?;
        self.as_they_would_leave(waiting).await
    }

    /// Puts a letter to a resident in the queue, if they have an address, no pause, and want to be told.
    pub(super) async fn tell(
        &self,
        tx: &mut Tx,
        to: MemberId,
        kind: LetterKind,
        key: String,
        link: String,
        about: &str,
    ) -> Result<()> {
        let Some((address, language)) = tx.mailbox_of(to).await? else {
            return Ok(());
        };
        if !tx.mail_choices(to).await?.notices {
            return Ok(());
        }
        let letter = Letter {
            key,
            address,
            language,
            kind,
            code: String::new(),
            link,
            about: about.to_owned(),
            digest: None,
        };
        Ok(tx.put_letter(&letter, self.now()).await?)
    }
}
