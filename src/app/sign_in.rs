//! Coming back without a password: a code by mail, typed in the browser that asked for it, or the link
//! in the same letter. Sessions on one's own device. Secrets are in the cookie or the letter; only
//! their hashes are stored.

use super::{App, Error, Field, Invalid, Result};
use crate::domain::MemberId;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::limit::{Doing, LETTERS, STRANGERS};
use crate::store::{Code, Tx};
use jiff::{SignedDuration, Timestamp};

/// How long a code can be used.
const CODE: SignedDuration = SignedDuration::from_mins(10);
/// How often a code can be tried.
const TRIES: u32 = 5;
/// How long a code is kept, to count the letters of an hour.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// The longest address that mail knows (RFC 5321).
const LONGEST_ADDRESS: usize = 254;

/// How long a session lasts on one's own device.
const SESSION: SignedDuration = SignedDuration::from_hours(180 * 24);

pub(super) fn hex(bytes: &[u8]) -> String {
    blake3::Hash::from_slice(bytes)
        .map(|hash| hash.to_hex().to_string())
        .unwrap_or_default()
}

/// A number of six digits from random bytes: 2^64 is so much more than a million that none is likelier.
fn six_digits(bytes: &[u8; 32]) -> String {
    let (head, _) = bytes.split_at(8);
    let number = head.iter().fold(0u64, |n, b| n << 8 | u64::from(*b));
    format!("{:06}", number % 1_000_000)
}

pub(super) fn hash(token: &str) -> [u8; 32] {
    *blake3::hash(token.as_bytes()).as_bytes()
}

/// An address as it is compared: without space around it, in lower case. None for what is no address.
pub(super) fn address_of(typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let (name, domain) = typed.rsplit_once('@')?;
    let plain = |c: char| c.is_ascii_graphic() && !"<>()[],;:\\\"@".contains(c);
    let holds = !name.is_empty()
        && typed.len() <= LONGEST_ADDRESS
        && name.chars().all(plain)
        && domain
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
        && domain.split('.').count() > 1
        && domain.split('.').all(|part| !part.is_empty());
    holds.then_some(typed)
}

/// A session of a resident.
pub struct Session {
    /// Its name in addresses; nothing can be done with it but ending it.
    pub name: String,
    /// When it began.
    pub began: Timestamp,
    /// Whether it is the one that asks.
    pub this: bool,
}

impl App {
    /// Sends a code to an address; returns what the asking browser keeps. Whether the address has an
    /// account changes neither the answer nor the work that is done for it.
    ///
    /// # Errors
    /// `Invalid` for what is no address.
    pub async fn ask_code(&self, typed: &str, language: &str) -> Result<String> {
        let address = self.checked(typed)?;
        let mut tx = self.write().await?;
        let member = tx.member_at(&address).await?;
        let kind = if member.is_some() {
            LetterKind::Code
        } else {
            LetterKind::NoAccount
        };
        let handle = self
            .put_code(&mut tx, address, member, kind, language)
            .await?;
        tx.commit().await?;
        Ok(handle)
    }

    /// Sends a code that confirms an address of a resident; returns what the asking browser keeps.
    ///
    /// # Errors
    /// `Invalid` for what is no address, and for who asked often today.
    pub async fn ask_to_confirm(
        &self,
        member: MemberId,
        typed: &str,
        language: &str,
    ) -> Result<String> {
        let address = self.checked(typed)?;
        let mut tx = self.write().await?;
        self.limited(&mut tx, member, Doing::Address)
            .await
            .map_err(|e| e.at(Field::Address))?;
        tx.set_language(member, language).await?;
        let (whose, kind) = match tx.member_at(&address).await? {
            Some(other) if other != member => (None, LetterKind::Taken),
            _ => (Some(member), LetterKind::Confirm),
        };
        let handle = self
            .put_code(&mut tx, address, whose, kind, language)
            .await?;
        tx.commit().await?;
        Ok(handle)
    }

    fn checked(&self, typed: &str) -> Result<String> {
        address_of(typed).ok_or_else(|| {
            Error::Invalid(vec![Invalid {
                field: Field::Address,
                problem: "error-address",
            }])
        })
    }

    async fn put_code(
        &self,
        tx: &mut Tx,
        address: String,
        member: Option<MemberId>,
        kind: LetterKind,
        language: &str,
    ) -> Result<String> {
        let now = self.now();
        let number = tx.next_session_number().await?;
        let secret = |what: &str| self.entropy.bytes(what, &[self.town.id.0, number]);
        let (handle, link) = (hex(&secret("code handle")), hex(&secret("code link")));
        let digits = six_digits(&secret("code digits"));
        let hour = now - SignedDuration::from_hours(1);
        // Both are counted for everybody: the work must not tell whether an address has an account.
        let (own, strangers) = (
            tx.codes_since(&address, hour).await?,
            tx.codes_of_strangers(hour).await?,
        );
        let fits = own < LETTERS && (member.is_some() || strangers < STRANGERS);
        let code = Code {
            handle: hash(&handle),
            link: hash(&link),
            code: self.code_hash(&hash(&handle), &digits),
            address: address.clone(),
            member,
            expires: now + CODE,
            attempts: 0,
        };
        tx.put_code(&code, now, now - KEPT).await?;
        let has_code = matches!(kind, LetterKind::Code | LetterKind::Confirm);
        if fits {
            let letter = Letter {
                key: format!("code:{number}"),
                address,
                language: language.to_owned(),
                kind,
                code: if has_code { digits } else { String::new() },
                link: match kind {
                    LetterKind::NoAccount => "/meedoen".to_owned(),
                    LetterKind::Taken => "/inloggen".to_owned(),
                    _ => format!("/inloggen/link/{link}"),
                },
                about: String::new(),
                digest: None,
            };
            tx.put_letter(&letter, now).await?;
        }
        Ok(handle)
    }

    /// Six digits are few, so what is stored of them is keyed and bound to the browser that asked.
    fn code_hash(&self, handle: &[u8; 32], digits: &str) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher
            .update(b"code")
            .update(handle)
            .update(digits.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// Signs in with the digits of a letter, in the browser that asked for them; returns the token of
    /// a new session.
    ///
    /// # Errors
    /// `Late` for a code that is old or was tried too often, `Invalid` for other digits: both are also
    /// the answers where the address has no account.
    pub async fn enter_code(&self, handle: &str, typed: &str) -> Result<String> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let mut tx = self.write().await?;
        let code = self.usable(&mut tx, handle).await?;
        tx.count_attempts(&code.handle, 1).await?;
        let right = self.code_hash(&code.handle, &digits) == code.code;
        match code.member.filter(|_| right) {
            Some(member) => self.use_code(tx, &code, member).await,
            None => {
                tx.commit().await?;
                Err(Error::Invalid(vec![Invalid {
                    field: Field::Code,
                    problem: "error-code",
                }]))
            }
        }
    }

    /// Signs in with the link of a letter, in whatever browser; returns the token of a new session.
    ///
    /// # Errors
    /// `Late` for a link that is old or was used.
    pub async fn enter_link(&self, link: &str) -> Result<String> {
        let mut tx = self.write().await?;
        let code = self.usable(&mut tx, link).await?;
        let member = code.member.ok_or(Error::Late("error-code-old"))?;
        self.use_code(tx, &code, member).await
    }

    async fn usable(&self, tx: &mut Tx, secret: &str) -> Result<Code> {
        let found = tx.code(&hash(secret)).await?;
        found
            .filter(|code| code.expires > self.now() && code.attempts < TRIES)
            .ok_or(Error::Late("error-code-old"))
    }

    /// A code can be used once. Whoever had it reads the mail of its address, so that is confirmed.
    async fn use_code(&self, mut tx: Tx, code: &Code, member: MemberId) -> Result<String> {
        tx.count_attempts(&code.handle, TRIES).await?;
        match tx.member_at(&code.address).await? {
            Some(other) if other != member => return Err(Error::Late("error-code-old")),
            _ => tx.set_address(member, Some(&code.address)).await?,
        }
        tx.commit().await?;
        self.start_session(member).await
    }

    /// The address a resident confirmed.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn address(&self, member: MemberId) -> Result<Option<String>> {
        Ok(self.read().await?.address_of(member).await?)
    }

    /// Where a resident is signed in, newest first. `token` is the one that asks.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn sessions(&self, member: MemberId, token: &str) -> Result<Vec<Session>> {
        let this = hash(token);
        let all = self.read().await?.sessions_of(member, self.now()).await?;
        let session = |(hash, began): (Vec<u8>, Timestamp)| Session {
            name: hex(blake3::hash(&hash).as_bytes()),
            began,
            this: hash == this,
        };
        Ok(all.into_iter().map(session).collect())
    }

    /// Ends one of a resident's own sessions, by its name.
    ///
    /// # Errors
    /// `NotFound` for one that is not theirs.
    pub async fn end_session_named(&self, member: MemberId, name: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let all = tx.sessions_of(member, self.now()).await?;
        let (found, _) = all
            .into_iter()
            .find(|(hash, _)| hex(blake3::hash(hash).as_bytes()) == name)
            .ok_or(Error::NotFound)?;
        let found: [u8; 32] = found.try_into().map_err(|_| Error::NotFound)?;
        tx.end_session(&found).await?;
        Ok(tx.commit().await?)
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_as_mail_does() {
        assert_eq!(
            address_of(" Jan@Example.NL "),
            Some("jan@example.nl".into())
        );
        for wrong in [
            "",
            "jan",
            "jan@",
            "@x.nl",
            "jan@x",
            "jan@x..nl",
            "a b@x.nl",
            "a@x.nl\nbcc: b@y.nl",
            "<a@x.nl>",
            "a@b@x.nl",
        ] {
            assert_eq!(address_of(wrong), None, "{wrong}");
        }
        assert_eq!(address_of(&format!("{}@x.nl", "a".repeat(300))), None);
    }
}
