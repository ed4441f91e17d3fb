//! An administrator's work: giving roles and taking them back. What is done to somebody is in their
//! own log (promise P11).

use super::sign_in::address_of;
use super::{App, Error, Field, Invalid, Result};
use crate::domain::{MemberId, Neighbourhood, NeighbourhoodId, Profile, Role};
use crate::store::{FaceRow, NewMember, RoleRow};

/// Somebody with a role, as an administrator sees them.
pub struct Holder {
    /// Who, and which role.
    pub row: FaceRow,
    /// Whether their second step is set up.
    pub second_step: bool,
}

/// A role to be given.
#[derive(Clone, Debug, Default)]
pub struct Granted {
    /// The confirmed mail address of a resident.
    pub address: String,
    /// Which; none when it is none.
    pub role: Option<Role>,
    /// For whom they work.
    pub organisation: String,
    /// A number to call.
    pub phone: String,
}

/// The roles that can be given.
pub const ROLES: [(&str, Role); 4] = [
    ("connector", Role::Connector),
    ("coordinator", Role::Coordinator),
    ("officer", Role::Officer),
    ("administrator", Role::Administrator),
];

/// The name of a role in forms, logs and the keys of `locales/`.
#[must_use]
pub fn role_name(role: Role) -> &'static str {
    let found = ROLES.iter().find(|(_, known)| *known == role);
    found.map_or("resident", |(name, _)| name)
}

impl App {
    /// Everybody with a role.
    ///
    /// # Errors
    /// `NotFound` for who is no administrator.
    pub async fn holders(&self, administrator: MemberId) -> Result<Vec<Holder>> {
        self.in_role(administrator, Role::Administrator).await?;
        let rows = self.read().await?.faces().await?;
        let mut holders = Vec::new();
        for row in rows {
            holders.push(Holder {
                second_step: self.has_second_step(row.member).await?,
                row,
            });
        }
        Ok(holders)
    }

    /// Gives a role to the resident of a confirmed address.
    ///
    /// # Errors
    /// `NotFound` for who is no administrator; `Invalid` for an address that nobody confirmed, a role
    /// that is none, or a coordinator without an organisation.
    pub async fn grant(&self, administrator: MemberId, granted: &Granted) -> Result<()> {
        self.in_role(administrator, Role::Administrator).await?;
        let mut tx = self.write().await?;
        let found = match address_of(&granted.address) {
            Some(address) => tx.member_at(&address).await?,
            None => None,
        };
        let lacks = granted.role == Some(Role::Coordinator) && granted.organisation.is_empty();
        let checks = [
            (found.is_none(), Field::Address, "error-grant-address"),
            (granted.role.is_none(), Field::Role, "error-grant-role"),
            (lacks, Field::Organisation, "error-grant-organisation"),
        ];
        let wrong: Vec<Invalid> = super::opportunities::invalid(&checks);
        let (Some(member), Some(role), true) = (found, granted.role, wrong.is_empty()) else {
            return Err(Error::Invalid(wrong));
        };
        let row = RoleRow {
            role,
            organisation: granted.organisation.clone(),
        };
        let now = self.now();
        tx.add_role(member, &row).await?;
        tx.set_phone(member, role, &granted.phone).await?;
        tx.log_access(member, administrator, "role", role_name(role), now)
            .await?;
        Ok(tx.commit().await?)
    }

    /// Takes a role back.
    ///
    /// # Errors
    /// `NotFound` for who is no administrator; `Late` for the last administrator: then nobody could
    /// give a role again.
    pub async fn withdraw(
        &self,
        administrator: MemberId,
        member: MemberId,
        role: Role,
    ) -> Result<()> {
        self.in_role(administrator, Role::Administrator).await?;
        let mut tx = self.write().await?;
        let all = tx.with_role(Role::Administrator).await?;
        if role == Role::Administrator && all.iter().all(|(id, ..)| *id == member) {
            return Err(Error::Late("error-last-administrator"));
        }
        tx.remove_role(member, role).await?;
        tx.log_access(
            member,
            administrator,
            "role-gone",
            role_name(role),
            self.now(),
        )
        .await?;
        Ok(tx.commit().await?)
    }

    /// Lets somebody with a role set their second step up again, on another telephone.
    ///
    /// # Errors
    /// `NotFound` for who is no administrator.
    pub async fn reset_second_step(&self, administrator: MemberId, member: MemberId) -> Result<()> {
        self.in_role(administrator, Role::Administrator).await?;
        let mut tx = self.write().await?;
        tx.drop_second_step(member).await?;
        tx.log_access(member, administrator, "second-step", "", self.now())
            .await?;
        Ok(tx.commit().await?)
    }

    /// Makes the first administrator of a town; returns a card to sign in with once.
    ///
    /// # Errors
    /// `Late` when there is an administrator already; `Invalid` for an address that is none;
    /// `NotFound` for a town without that neighbourhood.
    pub async fn first_administrator(
        &self,
        first_name: &str,
        address: &str,
        home: Option<&str>,
    ) -> Result<String> {
        let address = address_of(address).ok_or_else(|| {
            Error::Invalid(vec![Invalid {
                field: Field::Address,
                problem: "error-address",
            }])
        })?;
        let places = self.neighbourhoods().await?;
        let home = match home {
            Some(slug) => places.iter().find(|n| n.slug == slug),
            None => places.first(),
        };
        let home = home.ok_or(Error::NotFound)?;
        let mut tx = self.write().await?;
        if !tx.with_role(Role::Administrator).await?.is_empty() {
            return Err(Error::Late("error-last-administrator"));
        }
        let member = match tx.member_at(&address).await? {
            Some(known) => known,
            None => {
                let new = administrator(first_name, super::join::counted_with(home));
                let ids = tx.add_members(&[new], &self.vocabulary, self.now()).await?;
                let id = ids.first().copied().ok_or(Error::NotFound)?;
                tx.set_address(id, Some(&address)).await?;
                id
            }
        };
        let row = RoleRow {
            role: Role::Administrator,
            organisation: self.town.name.clone(),
        };
        tx.add_role(member, &row).await?;
        let card = self.new_card(&mut tx, member).await?;
        tx.commit().await?;
        Ok(card)
    }

    /// The neighbourhoods that people know by four digits; several may share them.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn neighbourhoods_of(&self, digits: &str) -> Result<Vec<Neighbourhood>> {
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        let found = self.read().await?.of_digits(&digits).await?;
        let mut all = self.neighbourhoods().await?;
        all.retain(|n| found.contains(&n.id));
        Ok(all)
    }
}

/// A resident who told nothing yet: an administrator is one like all others.
fn administrator(first_name: &str, neighbourhood: NeighbourhoodId) -> NewMember {
    NewMember {
        first_name: first_name.to_owned(),
        neighbourhood,
        words: crate::domain::member::OwnWords::default(),
        profile: Profile::default(),
        availability: crate::domain::Availability::default(),
        open_to_meet: false,
        asks_per_week: 0,
    }
}
