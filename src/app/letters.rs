//! Letters leave by a queue: nothing waits for a mail server, and nothing is lost with one.

use super::{App, Result};
use crate::domain::MemberId;
use crate::domain::letter::{Letter, LetterKind, Undelivered};
use crate::store::Tx;
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
    /// again after the lease, with the same message identity.
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
        let Some((letter, before)) = tx.lease_letter(now, now + LEASE).await? else {
            return Ok(false);
        };
        tx.commit().await?;
        let key = letter.key.clone();
        let sent = send(letter).await;
        let mut tx = self.write().await?;
        match sent {
            Ok(()) => tx.letter_sent(&key, self.now()).await?,
            Err(Undelivered::Refused) => tx.letter_failed(&key, None).await?,
            Err(Undelivered::Later) => {
                let next = AGAIN.get(before as usize).map(|wait| self.now() + *wait);
                tx.letter_failed(&key, next).await?;
            }
        }
        tx.commit().await?;
        Ok(true)
    }

    /// The letters that wait, newest first: shown in the demo, where none leaves.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn waiting_letters(&self) -> Result<Vec<Letter>> {
        Ok(self.read().await?.waiting_letters().await?)
    }

    /// Puts a letter to a resident in the queue, if they have an address and no pause.
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
        let letter = Letter {
            key,
            address,
            language,
            kind,
            code: String::new(),
            link,
            about: about.to_owned(),
        };
        Ok(tx.put_letter(&letter, self.now()).await?)
    }
}
