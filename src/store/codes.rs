//! Codes to sign in with, and the address that somebody confirmed. Only hashes of secrets are stored.

use super::error::Result;
use super::tx::{Tx, on};
use crate::domain::MemberId;
use jiff::Timestamp;

/// A code that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The hash of what the asking browser keeps.
    pub handle: [u8; 32],
    /// The hash of the link in the letter.
    pub link: [u8; 32],
    /// The hash of the six digits.
    pub code: [u8; 32],
    /// The address.
    pub address: String,
    /// Who is signed in by it; nobody where the address has no account.
    pub member: Option<MemberId>,
    /// Until when.
    pub expires: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
}

type CodeRow = (Vec<u8>, Vec<u8>, Vec<u8>, String, Option<i64>, i64, i64);

pub(super) fn hash(bytes: &[u8]) -> Result<[u8; 32]> {
    bytes
        .try_into()
        .map_err(|_| super::Error::Corrupt("a hash of another length".to_owned()))
}

fn code(row: CodeRow) -> Result<Code> {
    let (handle, link, code, address, member, expires, attempts) = row;
    Ok(Code {
        handle: hash(&handle)?,
        link: hash(&link)?,
        code: hash(&code)?,
        address,
        member: member.map(MemberId),
        expires: super::tx::instant(expires)?,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
    })
}

impl Tx {
    /// Whose confirmed address this is.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn member_at(&mut self, address: &str) -> Result<Option<MemberId>> {
        let town = self.town.0;
        let found: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT id FROM members WHERE municipality_id = $1 AND email = $2",
        ).bind(town).bind(address).fetch_optional(c).await)?;
        Ok(found.map(MemberId))
    }

    /// The address a resident confirmed.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn address_of(&mut self, member: MemberId) -> Result<Option<String>> {
        let town = self.town.0;
        let found: Option<Option<String>> = on!(self, c => sqlx::query_scalar(
            "SELECT email FROM members WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(member.0).fetch_optional(c).await)?;
        Ok(found.flatten())
    }

    /// Where letters to a resident go, and in which language; none without a confirmed address, and
    /// none in a pause.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn mailbox_of(&mut self, member: MemberId) -> Result<Option<(String, String)>> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_as(
            "SELECT email, language FROM members WHERE municipality_id = $1 AND id = $2 \
             AND email IS NOT NULL AND presence <> 'paused'",
        ).bind(town).bind(member.0).fetch_optional(c).await)?)
    }

    /// Keeps the language of a resident's letters.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn set_language(&mut self, member: MemberId, language: &str) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("UPDATE members SET language = $3 WHERE municipality_id = $1 AND id = $2")
            .bind(town).bind(member.0).bind(language).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Keeps a confirmed address. One that another resident has confirmed is refused by the database.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn set_address(&mut self, member: MemberId, address: Option<&str>) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("UPDATE members SET email = $3 WHERE municipality_id = $1 AND id = $2")
            .bind(town).bind(member.0).bind(address).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Keeps a code that was asked for, and drops those that expired.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_code(
        &mut self,
        new: &Code,
        now: Timestamp,
        keep_from: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM sign_in_codes WHERE municipality_id = $1 AND created_at < $2")
            .bind(town).bind(keep_from.as_microsecond()).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(
            "INSERT INTO sign_in_codes (municipality_id, handle_hash, link_hash, code_hash, email, member_id, \
             created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ).bind(town).bind(new.handle.as_slice()).bind(new.link.as_slice()).bind(new.code.as_slice())
            .bind(&new.address).bind(new.member.map(|m| m.0)).bind(now.as_microsecond())
            .bind(new.expires.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// How often a code was asked for an address since an instant.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn codes_since(&mut self, address: &str, from: Timestamp) -> Result<i64> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_scalar(
            "SELECT COUNT(*) FROM sign_in_codes WHERE municipality_id = $1 AND email = $2 AND created_at >= $3",
        ).bind(town).bind(address).bind(from.as_microsecond()).fetch_one(c).await)?)
    }

    /// The code that a browser asked for, or that a link belongs to.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn code(&mut self, handle_or_link: &[u8; 32]) -> Result<Option<Code>> {
        let town = self.town.0;
        let row: Option<CodeRow> = on!(self, c => sqlx::query_as(
            "SELECT handle_hash, link_hash, code_hash, email, member_id, expires_at, attempts \
             FROM sign_in_codes WHERE municipality_id = $1 AND (handle_hash = $2 OR link_hash = $2)",
        ).bind(town).bind(handle_or_link.as_slice()).fetch_optional(c).await)?;
        row.map(code).transpose()
    }

    /// Counts a try; a code that was used has none left.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn count_attempts(&mut self, handle: &[u8; 32], tries: u32) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE sign_in_codes SET attempts = attempts + $3 WHERE municipality_id = $1 AND handle_hash = $2",
        ).bind(town).bind(handle.as_slice()).bind(i64::from(tries)).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}
