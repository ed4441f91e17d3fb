//! What a town needs to start and its staff to come in: the second step, four digits per
//! neighbourhood, invitations, and taking a role back.

use super::error::Result;
use super::members::role_text;
use super::tx::{Tx, instant, on};
use crate::domain::{MemberId, NeighbourhoodId, Role};
use jiff::Timestamp;

/// The second step of somebody with a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondStep {
    /// What the telephone holds too.
    pub secret: Vec<u8>,
    /// Whether a first code was right.
    pub confirmed: bool,
    /// The last time step that was accepted.
    pub last_step: i64,
    /// How often a wrong code was typed since the last right one.
    pub tries: u32,
    /// Until when no code is looked at.
    pub locked_until: Timestamp,
}

type StepTuple = (Vec<u8>, bool, i64, i64, i64);

impl Tx {
    /// The second step of somebody; none when it was not set up.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn second_step(&mut self, id: MemberId) -> Result<Option<SecondStep>> {
        let town = self.town.0;
        let row: Option<StepTuple> = on!(self, c => sqlx::query_as(
            "SELECT secret, confirmed, last_step, tries, locked_until FROM second_steps \
             WHERE municipality_id = $1 AND member_id = $2",
        ).bind(town).bind(id.0).fetch_optional(c).await)?;
        let step = |(secret, confirmed, last_step, tries, locked): StepTuple| {
            Ok(SecondStep {
                secret,
                confirmed,
                last_step,
                tries: u32::try_from(tries).unwrap_or(u32::MAX),
                locked_until: instant(locked)?,
            })
        };
        row.map(step).transpose()
    }

    /// Keeps the second step of somebody.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_second_step(&mut self, id: MemberId, step: &SecondStep) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO second_steps (municipality_id, member_id, secret, confirmed, last_step, tries, locked_until) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (municipality_id, member_id) DO UPDATE SET \
             secret = excluded.secret, confirmed = excluded.confirmed, last_step = excluded.last_step, \
             tries = excluded.tries, locked_until = excluded.locked_until",
        ).bind(town).bind(id.0).bind(&step.secret).bind(step.confirmed).bind(step.last_step)
            .bind(i64::from(step.tries)).bind(step.locked_until.as_microsecond())
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Takes the second step of somebody away, with the codes for when the telephone is lost, and the
    /// passkeys, which are one too.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn drop_second_step(&mut self, id: MemberId) -> Result<()> {
        let town = self.town.0;
        for gone in [
            "DELETE FROM second_steps WHERE municipality_id = $1 AND member_id = $2",
            "DELETE FROM backup_codes WHERE municipality_id = $1 AND member_id = $2",
            "DELETE FROM passkeys WHERE municipality_id = $1 AND member_id = $2",
        ] {
            on!(self, c => sqlx::query(gone).bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Keeps a code for when the telephone is lost.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_backup_code(&mut self, id: MemberId, hash: &[u8; 32]) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO backup_codes (municipality_id, member_id, code_hash) VALUES ($1, $2, $3)",
        ).bind(town).bind(id.0).bind(hash.as_slice()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Uses such a code, once; whether it was there.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn use_backup_code(&mut self, id: MemberId, hash: &[u8; 32]) -> Result<bool> {
        let town = self.town.0;
        let gone: Option<i64> = on!(self, c => sqlx::query_scalar(
            "DELETE FROM backup_codes WHERE municipality_id = $1 AND member_id = $2 AND code_hash = $3 \
             RETURNING member_id",
        ).bind(town).bind(id.0).bind(hash.as_slice()).fetch_optional(c).await)?;
        Ok(gone.is_some())
    }

    /// A session passed the second step.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn pass_second_step(&mut self, token_hash: &[u8; 32], at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE sessions SET second_step_at = $3 WHERE municipality_id = $1 AND token_hash = $2",
        ).bind(town).bind(token_hash.as_slice()).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// When a session passed the second step.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn passed_second_step(&mut self, token_hash: &[u8; 32]) -> Result<Option<Timestamp>> {
        let town = self.town.0;
        let at: Option<Option<i64>> = on!(self, c => sqlx::query_scalar(
            "SELECT second_step_at FROM sessions WHERE municipality_id = $1 AND token_hash = $2",
        ).bind(town).bind(token_hash.as_slice()).fetch_optional(c).await)?;
        at.flatten().map(instant).transpose()
    }

    /// Takes a role back.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn remove_role(&mut self, id: MemberId, role: Role) -> Result<()> {
        let (town, role) = (self.town.0, role_text(role).unwrap_or_default());
        on!(self, c => sqlx::query(
            "DELETE FROM member_roles WHERE municipality_id = $1 AND member_id = $2 AND role = $3",
        ).bind(town).bind(id.0).bind(role).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Replaces the four digits of every neighbourhood.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_digits(&mut self, list: &[(String, NeighbourhoodId)]) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM neighbourhood_digits WHERE municipality_id = $1")
            .bind(town).execute(c).await.map(|_| ()))?;
        for (digits, id) in list {
            on!(self, c => sqlx::query(
                "INSERT INTO neighbourhood_digits (municipality_id, digits, neighbourhood_id) VALUES ($1, $2, $3) \
                 ON CONFLICT DO NOTHING",
            ).bind(town).bind(digits).bind(id.0).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// The neighbourhoods of four digits, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn of_digits(&mut self, digits: &str) -> Result<Vec<NeighbourhoodId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT neighbourhood_id FROM neighbourhood_digits WHERE municipality_id = $1 AND digits = $2 \
             ORDER BY neighbourhood_id",
        ).bind(town).bind(digits).fetch_all(c).await)?;
        Ok(rows.into_iter().map(NeighbourhoodId).collect())
    }

    /// Notes that somebody was invited; whether they had not been before.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn invite(&mut self, mail_hash: &[u8; 32], at: Timestamp) -> Result<bool> {
        let town = self.town.0;
        let new: Option<i64> = on!(self, c => sqlx::query_scalar(
            "INSERT INTO invitations (municipality_id, mail_hash, invited_at) VALUES ($1, $2, $3) \
             ON CONFLICT DO NOTHING RETURNING invited_at",
        ).bind(town).bind(mail_hash.as_slice()).bind(at.as_microsecond()).fetch_optional(c).await)?;
        Ok(new.is_some())
    }
}
