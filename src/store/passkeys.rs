//! Passkeys, and the challenges that wait for their answer.

use super::error::Result;
use super::tx::{Tx, instant, on};
use crate::domain::MemberId;
use jiff::Timestamp;

/// The public half of a key on somebody's device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyRow {
    /// How the device names it.
    pub credential_id: Vec<u8>,
    /// Whose it is.
    pub member: MemberId,
    /// What is kept of it, as JSON.
    pub credential: String,
    /// What its owner calls the device.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// When somebody last came in with it.
    pub used: Option<Timestamp>,
}

type PasskeyTuple = (Vec<u8>, i64, String, String, i64, Option<i64>);

fn passkey(row: PasskeyTuple) -> Result<PasskeyRow> {
    let (credential_id, member, credential, name, made, used) = row;
    Ok(PasskeyRow {
        credential_id,
        member: MemberId(member),
        credential,
        name,
        made: instant(made)?,
        used: used.map(instant).transpose()?,
    })
}

impl Tx {
    /// Keeps a challenge under the hash of its handle; those that expired go.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_ceremony(
        &mut self,
        handle: &[u8; 32],
        member: Option<MemberId>,
        state: &str,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<()> {
        let (town, member) = (self.town.0, member.map(|m| m.0));
        on!(self, c => sqlx::query("DELETE FROM ceremonies WHERE municipality_id = $1 AND expires_at <= $2")
            .bind(town).bind(now.as_microsecond()).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(
            "INSERT INTO ceremonies (municipality_id, handle_hash, member_id, state, expires_at) \
             VALUES ($1, $2, $3, $4, $5)",
        ).bind(town).bind(handle.as_slice()).bind(member).bind(state).bind(expires.as_microsecond())
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Takes a challenge out, once: its state, and who asked for it. None for one that expired.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn take_ceremony(
        &mut self,
        handle: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<(String, Option<MemberId>)>> {
        let town = self.town.0;
        let row: Option<(String, Option<i64>, i64)> = on!(self, c => sqlx::query_as(
            "DELETE FROM ceremonies WHERE municipality_id = $1 AND handle_hash = $2 \
             RETURNING state, member_id, expires_at",
        ).bind(town).bind(handle.as_slice()).fetch_optional(c).await)?;
        let row = row.filter(|(.., expires)| *expires > now.as_microsecond());
        Ok(row.map(|(state, member, _)| (state, member.map(MemberId))))
    }

    /// Keeps a passkey; false where one of that name is kept already.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_passkey(&mut self, row: &PasskeyRow) -> Result<bool> {
        let town = self.town.0;
        let put: Option<i64> = on!(self, c => sqlx::query_scalar(
            "INSERT INTO passkeys (municipality_id, credential_id, member_id, credential, name, made_at, used_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (municipality_id, credential_id) DO NOTHING \
             RETURNING member_id",
        ).bind(town).bind(&row.credential_id).bind(row.member.0).bind(&row.credential).bind(&row.name)
            .bind(row.made.as_microsecond()).bind(row.used.map(Timestamp::as_microsecond))
            .fetch_optional(c).await)?;
        Ok(put.is_some())
    }

    /// A passkey by the name that the device gives it.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn passkey(&mut self, credential_id: &[u8]) -> Result<Option<PasskeyRow>> {
        let town = self.town.0;
        let row: Option<PasskeyTuple> = on!(self, c => sqlx::query_as(
            "SELECT credential_id, member_id, credential, name, made_at, used_at FROM passkeys \
             WHERE municipality_id = $1 AND credential_id = $2",
        ).bind(town).bind(credential_id).fetch_optional(c).await)?;
        row.map(passkey).transpose()
    }

    /// The passkeys of somebody, oldest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn passkeys_of(&mut self, member: MemberId) -> Result<Vec<PasskeyRow>> {
        let town = self.town.0;
        let rows: Vec<PasskeyTuple> = on!(self, c => sqlx::query_as(
            "SELECT credential_id, member_id, credential, name, made_at, used_at FROM passkeys \
             WHERE municipality_id = $1 AND member_id = $2 ORDER BY made_at, credential_id",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        rows.into_iter().map(passkey).collect()
    }

    /// Somebody came in with a passkey: what is kept of it afterwards.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn use_passkey(
        &mut self,
        credential_id: &[u8],
        credential: &str,
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE passkeys SET credential = $3, used_at = $4 WHERE municipality_id = $1 AND credential_id = $2",
        ).bind(town).bind(credential_id).bind(credential).bind(at.as_microsecond())
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Takes a passkey of somebody away; whether it was theirs.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn drop_passkey(&mut self, member: MemberId, credential_id: &[u8]) -> Result<bool> {
        let town = self.town.0;
        let gone: Option<i64> = on!(self, c => sqlx::query_scalar(
            "DELETE FROM passkeys WHERE municipality_id = $1 AND member_id = $2 AND credential_id = $3 \
             RETURNING member_id",
        ).bind(town).bind(member.0).bind(credential_id).fetch_optional(c).await)?;
        Ok(gone.is_some())
    }
}
