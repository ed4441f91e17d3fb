//! Residents: what they told, what they do, which tools they have.

use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::member::OwnWords;
use crate::domain::{
    Availability, ConceptId, Member, MemberId, NeighbourhoodId, Presence, Profile, Role, Vocabulary,
};
use jiff::Timestamp;

/// A resident to be added.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// First name or nickname.
    pub first_name: String,
    /// Where they live; never more precise.
    pub neighbourhood: NeighbourhoodId,
    /// What they wrote.
    pub words: OwnWords,
    /// What was understood of it.
    pub profile: Profile,
    /// When they have time.
    pub availability: Availability,
    /// Whether they may be proposed to a neighbour.
    pub open_to_meet: bool,
    /// How often a week they may be asked.
    pub asks_per_week: u8,
}

/// A resident with the words that only they see.
#[derive(Clone, Debug)]
pub struct MemberDetails {
    /// As the engine sees them.
    pub member: Member,
    /// First name or nickname.
    pub first_name: String,
    /// What they wrote.
    pub words: OwnWords,
    /// Their tools.
    pub roles: Vec<RoleRow>,
    /// Who may see them at all.
    pub presence: Presence,
}

/// A role and, for a coordinator, the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Which.
    pub role: Role,
    /// For whom; empty where it does not matter.
    pub organisation: String,
}

#[derive(sqlx::FromRow)]
pub(super) struct MemberRow {
    pub id: i64,
    pub first_name: String,
    pub neighbourhood_id: i64,
    pub brings_words: String,
    pub enjoys_words: String,
    pub would_like_words: String,
    pub availability: i64,
    pub open_to_meet: bool,
    pub asks_per_week: i64,
    pub joined_at: i64,
    pub presence: String,
}

impl MemberRow {
    pub(super) fn member(&self, profile: Profile) -> Result<Member> {
        Ok(Member {
            id: MemberId(self.id),
            neighbourhood: NeighbourhoodId(self.neighbourhood_id),
            profile,
            availability: Availability(u32::try_from(self.availability).unwrap_or(0)),
            open_to_meet: self.open_to_meet,
            asks_per_week: u8::try_from(self.asks_per_week).unwrap_or(0),
            joined: instant(self.joined_at)?,
        })
    }
}

const SIDES: [&str; 3] = ["brings", "enjoys", "would_like"];

/// Adds a stored concept to a profile; a key that the vocabulary no longer has is left out.
pub(super) fn put_concept(profile: &mut Profile, side: &str, key: &str, vocabulary: &Vocabulary) {
    let Some(id) = vocabulary.id(key) else { return };
    match side {
        "brings" => profile.brings.push(id),
        "enjoys" => profile.enjoys.push(id),
        _ => profile.would_like.push(id),
    }
}

fn sides(profile: &Profile) -> [(&'static str, &[ConceptId]); 3] {
    [
        (SIDES[0], profile.brings.as_slice()),
        (SIDES[1], profile.enjoys.as_slice()),
        (SIDES[2], profile.would_like.as_slice()),
    ]
}

impl Tx {
    /// Who brings what, for `disclosure` only: residents who let themselves be asked.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn brought(&mut self) -> Result<Vec<(MemberId, String)>> {
        let town = self.town.0;
        let rows: Vec<(i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT c.member_id, c.concept FROM member_concepts c \
             JOIN members m ON m.municipality_id = c.municipality_id AND m.id = c.member_id \
             WHERE c.municipality_id = $1 AND c.side = 'brings' AND m.asks_per_week > 0 \
             AND m.presence = 'seen' \
             ORDER BY c.member_id, c.concept",
        ).bind(town).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, key)| (MemberId(id), key))
            .collect())
    }

    /// Who enjoys what, and where they live: for `disclosure` only.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn enjoyed(&mut self) -> Result<Vec<(MemberId, NeighbourhoodId, String)>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT c.member_id, m.neighbourhood_id, c.concept FROM member_concepts c \
             JOIN members m ON m.municipality_id = c.municipality_id AND m.id = c.member_id \
             WHERE c.municipality_id = $1 AND c.side = 'enjoys' AND m.presence = 'seen' \
             ORDER BY c.member_id, c.concept",
        ).bind(town).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, place, key)| (MemberId(id), NeighbourhoodId(place), key))
            .collect())
    }

    /// Adds residents; the ids are in the order of the argument.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_members(
        &mut self,
        list: &[NewMember],
        vocabulary: &Vocabulary,
        at: Timestamp,
    ) -> Result<Vec<MemberId>> {
        let first = self
            .next_ids(i64::try_from(list.len()).unwrap_or(0))
            .await?;
        let town = self.town.0;
        let ids: Vec<MemberId> = list
            .iter()
            .zip(first..)
            .map(|(_, id)| MemberId(id))
            .collect();
        for (new, id) in list.iter().zip(&ids) {
            on!(self, c => sqlx::query(
                "INSERT INTO members (municipality_id, id, first_name, neighbourhood_id, brings_words, enjoys_words, \
                 would_like_words, availability, open_to_meet, asks_per_week, joined_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            ).bind(town).bind(id.0).bind(&new.first_name).bind(new.neighbourhood.0).bind(&new.words.brings)
                .bind(&new.words.enjoys).bind(&new.words.would_like).bind(i64::from(new.availability.0))
                .bind(new.open_to_meet).bind(i64::from(new.asks_per_week)).bind(at.as_microsecond())
                .execute(c).await.map(|_| ()))?;
            self.put_concepts(*id, &new.profile, vocabulary).await?;
        }
        self.changed("members", at).await?;
        Ok(ids)
    }

    async fn put_concepts(
        &mut self,
        id: MemberId,
        profile: &Profile,
        vocabulary: &Vocabulary,
    ) -> Result<()> {
        let town = self.town.0;
        for (side, concepts) in sides(profile) {
            for concept in concepts {
                on!(self, c => sqlx::query(
                    "INSERT INTO member_concepts (municipality_id, member_id, side, concept) \
                     VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                ).bind(town).bind(id.0).bind(side).bind(vocabulary.key(*concept))
                    .execute(c).await.map(|_| ()))?;
            }
        }
        Ok(())
    }

    /// Replaces what a resident told; what they did stays.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn update_member(
        &mut self,
        id: MemberId,
        new: &NewMember,
        vocabulary: &Vocabulary,
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE members SET first_name = $3, neighbourhood_id = $4, brings_words = $5, enjoys_words = $6, \
             would_like_words = $7, availability = $8, open_to_meet = $9, asks_per_week = $10 \
             WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id.0).bind(&new.first_name).bind(new.neighbourhood.0).bind(&new.words.brings)
            .bind(&new.words.enjoys).bind(&new.words.would_like).bind(i64::from(new.availability.0))
            .bind(new.open_to_meet).bind(i64::from(new.asks_per_week)).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(
            "DELETE FROM member_concepts WHERE municipality_id = $1 AND member_id = $2",
        ).bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        self.put_concepts(id, &new.profile, vocabulary).await?;
        self.changed("members", at).await?;
        Ok(())
    }

    /// Removes a resident and everything of them, and writes down that this number left. Returns whether
    /// they were there.
    ///
    /// # Errors
    /// `Ledger` when it cannot be written down, or when the database failed.
    pub async fn delete_member(&mut self, id: MemberId, at: Timestamp) -> Result<bool> {
        let town = self.town.0;
        let there: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT id FROM members WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id.0).fetch_optional(c).await)?;
        if there.is_none() {
            return Ok(false);
        }
        self.note_erasure(id, at).await?;
        for letters in [
            "DELETE FROM letters WHERE municipality_id = $1 AND email IN \
             (SELECT email FROM members WHERE municipality_id = $1 AND id = $2)",
            // Also to an address that was asked for and never confirmed.
            "DELETE FROM letters WHERE municipality_id = $1 AND email IN \
             (SELECT email FROM sign_in_codes WHERE municipality_id = $1 AND member_id = $2)",
            // Digests that wait, also to an address they had before.
            "DELETE FROM letters WHERE municipality_id = $1 AND key LIKE 'digest:' || CAST($2 AS TEXT) || ':%'",
            "DELETE FROM sign_in_codes WHERE municipality_id = $1 AND email IN \
             (SELECT email FROM members WHERE municipality_id = $1 AND id = $2)",
        ] {
            on!(self, c => sqlx::query(letters).bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        }
        for who in [
            "UPDATE staff_accesses SET staff_id = NULL WHERE municipality_id = $1 AND staff_id = $2",
            "UPDATE desk_agreements SET signed_up_by = NULL WHERE municipality_id = $1 AND signed_up_by = $2",
        ] {
            on!(self, c => sqlx::query(who).bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        }
        // What they told goes with them.
        on!(self, c => sqlx::query(
            "DELETE FROM stories WHERE municipality_id = $1 AND story_key IN \
             (SELECT story_key FROM story_authors WHERE municipality_id = $1 AND member_id = $2)",
        ).bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query("DELETE FROM members WHERE municipality_id = $1 AND id = $2")
            .bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(
            "DELETE FROM exposures WHERE municipality_id = $1 AND subject_kind = 'member' AND subject_id = $2",
        ).bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        // What they began goes on, without their name.
        on!(self, c => sqlx::query(
            "UPDATE items SET created_by = NULL, host = '' WHERE municipality_id = $1 AND created_by = $2",
        ).bind(town).bind(id.0).execute(c).await.map(|_| ()))?;
        self.changed("members", at).await?;
        Ok(true)
    }

    /// One resident.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn member(
        &mut self,
        id: MemberId,
        vocabulary: &Vocabulary,
    ) -> Result<Option<MemberDetails>> {
        let town = self.town.0;
        let row: Option<MemberRow> = on!(self, c => sqlx::query_as(
            "SELECT id, first_name, neighbourhood_id, brings_words, enjoys_words, would_like_words, availability, \
             open_to_meet, asks_per_week, joined_at, presence FROM members WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id.0).fetch_optional(c).await)?;
        let Some(row) = row else { return Ok(None) };
        let concepts: Vec<(String, String)> = on!(self, c => sqlx::query_as(
            "SELECT side, concept FROM member_concepts WHERE municipality_id = $1 AND member_id = $2 \
             ORDER BY side, concept",
        ).bind(town).bind(id.0).fetch_all(c).await)?;
        let mut profile = Profile::default();
        for (side, key) in &concepts {
            put_concept(&mut profile, side, key, vocabulary);
        }
        let member = row.member(profile)?;
        let words = OwnWords {
            brings: row.brings_words,
            enjoys: row.enjoys_words,
            would_like: row.would_like_words,
        };
        let roles = self.roles(id).await?;
        let presence = Presence::of(&row.presence)
            .ok_or_else(|| Error::Corrupt(format!("presence {}", row.presence)))?;
        Ok(Some(MemberDetails {
            presence,
            member,
            first_name: row.first_name,
            words,
            roles,
        }))
    }

    /// Every member, by id: for imports that know people by their order.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn member_ids(&mut self) -> Result<Vec<MemberId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT id FROM members WHERE municipality_id = $1 ORDER BY id",
        ).bind(town).fetch_all(c).await)?;
        Ok(rows.into_iter().map(MemberId).collect())
    }

    /// The member with the lowest identity.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn first_member(&mut self) -> Result<Option<MemberId>> {
        let town = self.town.0;
        let found: Option<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT MIN(id) FROM members WHERE municipality_id = $1",
        ).bind(town).fetch_one(c).await)?;
        Ok(found.map(MemberId))
    }

    async fn roles(&mut self, id: MemberId) -> Result<Vec<RoleRow>> {
        let town = self.town.0;
        let rows: Vec<(String, String)> = on!(self, c => sqlx::query_as(
            "SELECT role, organisation FROM member_roles WHERE municipality_id = $1 AND member_id = $2 ORDER BY role",
        ).bind(town).bind(id.0).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(role, organisation)| {
                Ok(RoleRow {
                    role: role_of(&role)?,
                    organisation,
                })
            })
            .collect()
    }

    /// Gives a resident a role.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_role(&mut self, id: MemberId, row: &RoleRow) -> Result<()> {
        let Some(role) = role_text(row.role) else {
            return Ok(());
        };
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO member_roles (municipality_id, member_id, role, organisation) VALUES ($1, $2, $3, $4) \
             ON CONFLICT DO NOTHING",
        ).bind(town).bind(id.0).bind(role).bind(&row.organisation).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Residents with a role, by id: professionals and connectors are known by face.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn with_role(&mut self, role: Role) -> Result<Vec<(MemberId, String, String)>> {
        let Some(role) = role_text(role) else {
            return Ok(Vec::new());
        };
        let town = self.town.0;
        let rows: Vec<(i64, String, String)> = on!(self, c => sqlx::query_as(
            "SELECT m.id, m.first_name, r.organisation FROM member_roles r JOIN members m \
             ON m.municipality_id = r.municipality_id AND m.id = r.member_id \
             WHERE r.municipality_id = $1 AND r.role = $2 ORDER BY m.id",
        ).bind(town).bind(role).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, name, org)| (MemberId(id), name, org))
            .collect())
    }
}

pub(super) fn role_text(role: Role) -> Option<&'static str> {
    match role {
        Role::Resident => None,
        Role::Connector => Some("connector"),
        Role::Coordinator => Some("coordinator"),
        Role::Officer => Some("officer"),
        Role::Administrator => Some("administrator"),
    }
}

pub(super) fn role_of(text: &str) -> Result<Role> {
    Ok(match text {
        "connector" => Role::Connector,
        "coordinator" => Role::Coordinator,
        "officer" => Role::Officer,
        "administrator" => Role::Administrator,
        other => return Err(Error::Corrupt(format!("role {other}"))),
    })
}
