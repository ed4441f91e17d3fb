//! A printed card to sign in with once: twelve signs, of which the first four find the card and eight
//! are secret. Only a keyed hash of those is stored.

use super::{App, Error, Field, Invalid, Result};
use crate::domain::MemberId;
use crate::store::{CardRow, Tx};
use jiff::SignedDuration;

/// Crockford's signs: none looks like another.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How long a card can be used.
const LASTS: SignedDuration = SignedDuration::from_hours(60 * 24);
/// How often a card can be tried: with 40 secret bits a guess is right once in 2 * 10^11.
const TRIES: u32 = 5;
/// How many signs find the card.
const NUMBER: usize = 4;
/// How many signs a card has.
const ALL: usize = 12;

/// Random bytes as signs; 32 signs divide 256, so that none is likelier.
pub(super) fn signs(bytes: &[u8], count: usize) -> String {
    bytes
        .iter()
        .take(count)
        .map(|b| char::from(SIGNS[usize::from(b % 32)]))
        .collect()
}

/// Signs as somebody typed them.
pub(super) fn typed_signs(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

impl App {
    /// A keyed hash of a secret that somebody types, bound to what it is for.
    pub(super) fn keyed(&self, what: &[u8], whose: &[u8], secret: &str) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(what).update(whose).update(secret.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// Makes a card for somebody who agreed to be answered for; an earlier one is worth nothing any more.
    ///
    /// # Errors
    /// `NotFound` for who did not agree.
    pub async fn give_card(&self, connector: MemberId, member: MemberId) -> Result<String> {
        self.desk_person(connector, member).await?;
        let mut tx = self.write().await?;
        let code = self.new_card(&mut tx, member).await?;
        tx.log_access(member, connector, "card", "", self.now())
            .await?;
        tx.commit().await?;
        Ok(code)
    }

    /// A new card in place of the one somebody had.
    pub(super) async fn new_card(&self, tx: &mut Tx, member: MemberId) -> Result<String> {
        loop {
            let count = tx.next_session_number().await?;
            let bytes = self.entropy.bytes("card", &[self.town.id.0, count]);
            let code = signs(&bytes, ALL);
            let (number, secret) = code.split_at(NUMBER);
            if tx.card(number).await?.is_some_and(|c| c.member != member) {
                continue;
            }
            let card = CardRow {
                number: number.to_owned(),
                secret: self.keyed(b"card", number.as_bytes(), secret),
                member,
                expires: self.now() + LASTS,
                attempts: 0,
            };
            tx.put_card(&card).await?;
            return Ok(format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]));
        }
    }

    /// Signs in with a card, once; returns the token of a new session.
    ///
    /// # Errors
    /// `Invalid` for a card that is none, is old, was used, or was tried too often: all sound alike.
    pub async fn enter_card(&self, typed: &str) -> Result<String> {
        let wrong = || {
            Error::Invalid(vec![Invalid {
                field: Field::Code,
                problem: "error-card",
            }])
        };
        let code = typed_signs(typed);
        let (number, secret) = code.split_at_checked(NUMBER).ok_or_else(wrong)?;
        let mut tx = self.write().await?;
        let card = tx.card(number).await?;
        let usable = card.filter(|c| c.expires > self.now() && c.attempts < TRIES);
        let card = usable.ok_or_else(wrong)?;
        if self.keyed(b"card", number.as_bytes(), secret) != card.secret {
            tx.count_card_try(number).await?;
            tx.commit().await?;
            return Err(wrong());
        }
        tx.drop_card(number).await?;
        tx.commit().await?;
        self.start_session(card.member).await
    }
}
