//! Sessions on one's own device. The token is only ever in the cookie; its hash is stored.

use super::{App, Result};
use crate::domain::MemberId;
use jiff::SignedDuration;

/// How long a session lasts on one's own device.
const SESSION: SignedDuration = SignedDuration::from_hours(180 * 24);

fn hex(bytes: &[u8]) -> String {
    blake3::Hash::from_slice(bytes)
        .map(|hash| hash.to_hex().to_string())
        .unwrap_or_default()
}

fn hash(token: &str) -> [u8; 32] {
    *blake3::hash(token.as_bytes()).as_bytes()
}

impl App {
    /// Starts a session and returns its token.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn start_session(&self, member: MemberId) -> Result<String> {
        let now = self.now();
        let mut tx = self.write().await?;
        let number = tx.next_session_number().await?;
        let token = hex(&self
            .entropy
            .bytes("session", &[self.town.id.0, member.0, number]));
        tx.start_session(&hash(&token), member, now, now + SESSION)
            .await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Who holds this token.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn session(&self, token: &str) -> Result<Option<MemberId>> {
        Ok(self.read().await?.session(&hash(token), self.now()).await?)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn end_session(&self, token: &str) -> Result<()> {
        let mut tx = self.write().await?;
        tx.end_session(&hash(token)).await?;
        Ok(tx.commit().await?)
    }

    /// The token of a demo persona's one-tap link: derived, so that links stay the same while the
    /// town lives. `web` routes them only under `naober demo`.
    #[must_use]
    pub fn demo_link(&self, member: MemberId) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(b"demo link").update(&member.0.to_le_bytes());
        hasher.finalize().to_hex().chars().take(20).collect()
    }
}
