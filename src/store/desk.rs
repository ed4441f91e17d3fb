//! What a buurtverbinder needs: faces with a number, who agreed to be answered for, cards to sign in
//! with, and the log of who looked at whom.

use super::error::Result;
use super::members::{role_of, role_text};
use super::tx::{Tx, instant, on};
use crate::domain::{MemberId, NeighbourhoodId, Role};
use jiff::Timestamp;

/// Somebody who is there by role, with their face: known to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceRow {
    /// Who.
    pub member: MemberId,
    /// Their role.
    pub role: Role,
    /// First name.
    pub first_name: String,
    /// For whom.
    pub organisation: String,
    /// A number to call; may be empty.
    pub phone: String,
    /// What they bring, in their own words.
    pub brings: String,
    /// Where they live.
    pub neighbourhood: NeighbourhoodId,
}

/// Somebody who agreed to be answered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRow {
    /// Who.
    pub member: MemberId,
    /// First name.
    pub first_name: String,
    /// Where they live.
    pub neighbourhood: NeighbourhoodId,
    /// When they agreed.
    pub agreed: Timestamp,
}

/// A card to sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// What finds it.
    pub number: String,
    /// The keyed hash of the rest.
    pub secret: [u8; 32],
    /// Whose.
    pub member: MemberId,
    /// Until when.
    pub expires: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
}

/// Something that staff saw of a resident, or did for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    /// First name of who did it; none when they are gone.
    pub staff: Option<String>,
    /// What, as in the keys of `locales/`.
    pub act: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

type FaceTuple = (i64, String, String, String, String, String, i64);
type CardTuple = (String, Vec<u8>, i64, i64, i64);

impl Tx {
    /// Everybody with a role, by role and id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn faces(&mut self) -> Result<Vec<FaceRow>> {
        let town = self.town.0;
        let rows: Vec<FaceTuple> = on!(self, c => sqlx::query_as(
            "SELECT m.id, r.role, m.first_name, r.organisation, r.phone, m.brings_words, m.neighbourhood_id \
             FROM member_roles r JOIN members m ON m.municipality_id = r.municipality_id AND m.id = r.member_id \
             WHERE r.municipality_id = $1 ORDER BY r.role, m.id",
        ).bind(town).fetch_all(c).await)?;
        let face = |row: FaceTuple| {
            let (id, role, first_name, organisation, phone, brings, neighbourhood) = row;
            Ok(FaceRow {
                member: MemberId(id),
                role: role_of(&role)?,
                first_name,
                organisation,
                phone,
                brings,
                neighbourhood: NeighbourhoodId(neighbourhood),
            })
        };
        rows.into_iter().map(face).collect()
    }

    /// The number of somebody in a role.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn set_phone(&mut self, id: MemberId, role: Role, phone: &str) -> Result<()> {
        let (town, role) = (self.town.0, role_text(role).unwrap_or_default());
        on!(self, c => sqlx::query(
            "UPDATE member_roles SET phone = $4 WHERE municipality_id = $1 AND member_id = $2 AND role = $3",
        ).bind(town).bind(id.0).bind(role).bind(phone).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Somebody agrees to be answered for.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn agree_to_desk(&mut self, id: MemberId, by: MemberId, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO desk_agreements (municipality_id, member_id, signed_up_by, agreed_at) \
             VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        ).bind(town).bind(id.0).bind(by.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Somebody takes it back.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn leave_desk(&mut self, id: MemberId) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM desk_agreements WHERE municipality_id = $1 AND member_id = $2")
            .bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Who agreed to be answered for, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn at_desk(&mut self) -> Result<Vec<DeskRow>> {
        let town = self.town.0;
        let rows: Vec<(i64, String, i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT m.id, m.first_name, m.neighbourhood_id, d.agreed_at FROM desk_agreements d JOIN members m \
             ON m.municipality_id = d.municipality_id AND m.id = d.member_id \
             WHERE d.municipality_id = $1 ORDER BY m.id",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(id, first_name, neighbourhood, at)| {
                Ok(DeskRow {
                    member: MemberId(id),
                    first_name,
                    neighbourhood: NeighbourhoodId(neighbourhood),
                    agreed: instant(at)?,
                })
            })
            .collect()
    }

    /// Gives somebody a card; the one they had is worth nothing any more.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_card(&mut self, card: &CardRow) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM cards WHERE municipality_id = $1 AND member_id = $2")
            .bind(town).bind(card.member.0).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(
            "INSERT INTO cards (municipality_id, number, secret_hash, member_id, expires_at, attempts) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        ).bind(town).bind(&card.number).bind(card.secret.as_slice()).bind(card.member.0)
            .bind(card.expires.as_microsecond()).bind(i64::from(card.attempts)).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The card of a number.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn card(&mut self, number: &str) -> Result<Option<CardRow>> {
        let town = self.town.0;
        let row: Option<CardTuple> = on!(self, c => sqlx::query_as(
            "SELECT number, secret_hash, member_id, expires_at, attempts FROM cards \
             WHERE municipality_id = $1 AND number = $2",
        ).bind(town).bind(number).fetch_optional(c).await)?;
        let card = |(number, secret, member, expires, attempts): CardTuple| {
            Ok(CardRow {
                number,
                secret: super::codes::hash(&secret)?,
                member: MemberId(member),
                expires: instant(expires)?,
                attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
            })
        };
        row.map(card).transpose()
    }

    /// The cards that can still be used, by when they end.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn open_cards(&mut self, now: Timestamp) -> Result<Vec<(MemberId, Timestamp)>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT member_id, expires_at FROM cards WHERE municipality_id = $1 AND expires_at > $2 \
             ORDER BY expires_at, member_id",
        ).bind(town).bind(now.as_microsecond()).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(id, at)| Ok((MemberId(id), instant(at)?)))
            .collect()
    }

    /// Counts a try.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn count_card_try(&mut self, number: &str) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE cards SET attempts = attempts + 1 WHERE municipality_id = $1 AND number = $2",
        ).bind(town).bind(number).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// A card that was used is gone.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn drop_card(&mut self, number: &str) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM cards WHERE municipality_id = $1 AND number = $2")
            .bind(town).bind(number).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Notes what staff saw of a resident or did for them.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn log_access(
        &mut self,
        member: MemberId,
        staff: MemberId,
        act: &str,
        reason: &str,
        at: Timestamp,
    ) -> Result<()> {
        let id = self.next_ids(1).await?;
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO staff_accesses (municipality_id, id, member_id, staff_id, act, reason, at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ).bind(town).bind(id).bind(member.0).bind(staff.0).bind(act).bind(reason)
            .bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// What staff saw of a resident, newest first.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn accesses(&mut self, member: MemberId) -> Result<Vec<AccessRow>> {
        let town = self.town.0;
        let rows: Vec<(Option<String>, String, String, i64)> = on!(self, c => sqlx::query_as(
            "SELECT s.first_name, a.act, a.reason, a.at FROM staff_accesses a LEFT JOIN members s \
             ON s.municipality_id = a.municipality_id AND s.id = a.staff_id \
             WHERE a.municipality_id = $1 AND a.member_id = $2 ORDER BY a.at DESC, a.id DESC",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(staff, act, reason, at)| {
                Ok(AccessRow {
                    staff,
                    act,
                    reason,
                    at: instant(at)?,
                })
            })
            .collect()
    }
}
