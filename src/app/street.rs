//! In the street and at the desk: a buurtverbinder signs somebody up and answers for them, with their
//! consent; what was done for somebody is in their own log (promise P11).

use super::begin::Begun;
use super::join::Told;
use super::paper::Printed;
use super::{App, Error, Field, Invalid, ItemDetails, MemberDetails, Result};
use crate::domain::member::OwnWords;
use crate::domain::{ItemId, ItemKind, MemberId, NoCode, PaperCode, Role};
use crate::store::{AccessRow, DeskRow, FaceRow, ItemFilter, NewItem};
use jiff::Timestamp;

/// What is asked at a market stall.
#[derive(Clone, Debug, Default)]
pub struct SignUp {
    /// First name or nickname.
    pub first_name: String,
    /// The neighbourhood's name in addresses.
    pub neighbourhood: String,
    /// What they bring and what they enjoy, in their own words.
    pub words: OwnWords,
    /// Whether they may be proposed to a neighbour.
    pub open_to_meet: bool,
    /// Whether they agree to take part and to be answered for.
    pub agreed: bool,
}

/// What came of a reply on paper.
pub enum Replied {
    /// They take part.
    Done {
        /// In what.
        item: Box<ItemDetails>,
        /// Who.
        first_name: String,
    },
    /// Several have this name: which of them?
    Which(Vec<DeskRow>),
}

/// Somebody with a role, and where they are to be found.
pub struct Face {
    /// Who.
    pub row: FaceRow,
    /// What they invite to, coming first.
    pub here: Vec<ItemDetails>,
}

fn refuse(field: Field, problem: &'static str) -> Error {
    Error::Invalid(vec![Invalid { field, problem }])
}

impl App {
    /// Everybody with a role, and where they are to be found: the same for every reader.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn faces(&self) -> Result<Vec<Face>> {
        let mut tx = self.read().await?;
        let rows = tx.faces().await?;
        let mut faces = Vec::new();
        for row in rows.into_iter().filter(|f| f.role != Role::Administrator) {
            let filter = ItemFilter {
                kind: Some(ItemKind::Activity),
                created_by: Some(row.member),
                from: Some(self.now()),
                ..ItemFilter::default()
            };
            let here = tx.items(&filter, &self.vocabulary).await?;
            faces.push(Face { row, here });
        }
        Ok(faces)
    }

    /// Where a buurtverbinder is this week: an activity like any other.
    ///
    /// # Errors
    /// `NotFound` for who is none; `Invalid` with every field that needs another look.
    pub async fn be_here(&self, connector: MemberId, told: &Begun) -> Result<ItemId> {
        let me = self.in_role(connector, Role::Connector).await?;
        let places = self.neighbourhoods().await?;
        let read = self.read_begun(told, &places)?;
        let now = self.now();
        let new = NewItem {
            title: told.title.clone(),
            summary: super::opportunities::first_sentence(&told.body),
            body: told.body.clone(),
            place: told.place.clone(),
            host: me.first_name,
            starts: read.starts.first().copied(),
            minutes: Some(120),
            concepts: self.understand_item(&told.title, &told.body),
            created_by: Some(connector),
            ..NewItem::blank(ItemKind::Activity, super::join::counted_with(read.home))
        };
        let mut tx = self.write().await?;
        let (ids, _) = tx.put_items(&[new], &self.vocabulary, now).await?;
        tx.commit().await?;
        ids.first().copied().ok_or(Error::NotFound)
    }

    /// Signs somebody up who stands beside the buurtverbinder and agrees.
    ///
    /// # Errors
    /// `NotFound` for who is no buurtverbinder; `Invalid` with every field that needs another look.
    pub async fn sign_up(&self, connector: MemberId, asked: &SignUp) -> Result<MemberId> {
        self.in_role(connector, Role::Connector).await?;
        let told = Told {
            first_name: asked.first_name.clone(),
            neighbourhood: asked.neighbourhood.clone(),
            words: asked.words.clone(),
            open_to_meet: asked.open_to_meet,
            // Questions come on a screen, and who signs up here may have none.
            asks_per_week: 0,
            ..Told::default()
        };
        let checked = self.check(&told).await;
        let new = match checked {
            Ok(new) if asked.agreed => new,
            other => {
                let mut wrong = match other {
                    Ok(_) => Vec::new(),
                    Err(Error::Invalid(wrong)) => wrong,
                    Err(error) => return Err(error),
                };
                if !asked.agreed {
                    wrong.push(Invalid {
                        field: Field::Agreed,
                        problem: "error-street-agree",
                    });
                }
                return Err(Error::Invalid(wrong));
            }
        };
        let now = self.now();
        let mut tx = self.write().await?;
        let ids = tx.add_members(&[new], &self.vocabulary, now).await?;
        let id = ids.first().copied().ok_or(Error::NotFound)?;
        tx.agree_to_desk(id, connector, now).await?;
        tx.log_access(id, connector, "sign-up", "", now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Those who agreed to be answered for: first names and neighbourhoods.
    ///
    /// # Errors
    /// `NotFound` for who is no buurtverbinder.
    pub async fn at_desk(&self, connector: MemberId) -> Result<Vec<DeskRow>> {
        self.in_role(connector, Role::Connector).await?;
        let mut rows = self.read().await?.at_desk().await?;
        rows.sort_by_key(|row| (row.first_name.to_lowercase(), row.member));
        Ok(rows)
    }

    /// One of those who agreed.
    ///
    /// # Errors
    /// `NotFound` for who did not agree, or is no buurtverbinder.
    pub async fn desk_person(&self, connector: MemberId, member: MemberId) -> Result<DeskRow> {
        let all = self.at_desk(connector).await?;
        all.into_iter()
            .find(|row| row.member == member)
            .ok_or(Error::NotFound)
    }

    /// What somebody who agreed takes part in. It needs a reason, which they can read.
    ///
    /// # Errors
    /// `NotFound` for who did not agree; `Invalid` without a reason.
    pub async fn look_up(
        &self,
        connector: MemberId,
        member: MemberId,
        reason: &str,
    ) -> Result<Vec<ItemDetails>> {
        self.desk_person(connector, member).await?;
        if reason.is_empty() || reason.chars().count() > 200 {
            return Err(refuse(Field::Body, "error-reason"));
        }
        let mut tx = self.write().await?;
        tx.log_access(member, connector, "look-up", reason, self.now())
            .await?;
        tx.commit().await?;
        self.joined(member).await
    }

    /// Writes down what came in on paper or by telephone: a code and a name. `chosen` tells which of
    /// several with that name.
    ///
    /// # Errors
    /// `NotFound` for who is no buurtverbinder; `Invalid` for a code or a name that is none; `Late`
    /// when it is full or over.
    pub async fn reply(
        &self,
        connector: MemberId,
        code: &str,
        name: &str,
        chosen: Option<MemberId>,
    ) -> Result<Replied> {
        let people = self.at_desk(connector).await?;
        let item = self.replied_to(code).await?;
        let name = name.trim().to_lowercase();
        let mut found: Vec<DeskRow> = people
            .into_iter()
            .filter(|p| p.first_name.to_lowercase() == name)
            .filter(|p| chosen.is_none_or(|id| id == p.member))
            .collect();
        let Some(one) = found.pop() else {
            return Err(refuse(Field::FirstName, "error-desk-name"));
        };
        if !found.is_empty() {
            found.push(one);
            return Ok(Replied::Which(found));
        }
        self.take_part(one.member, item.id, false).await?;
        let mut tx = self.write().await?;
        tx.log_access(one.member, connector, "reply", &item.new.title, self.now())
            .await?;
        tx.commit().await?;
        Ok(Replied::Done {
            item: Box::new(item),
            first_name: one.first_name,
        })
    }

    async fn replied_to(&self, typed: &str) -> Result<ItemDetails> {
        let code = PaperCode::read(typed).map_err(|why| match why {
            NoCode::Shape => refuse(Field::Code, "error-desk-code"),
            NoCode::Digit => refuse(Field::Code, "error-desk-digit"),
        })?;
        match self.printed(code).await {
            Ok(Printed::Item(item)) => Ok(*item),
            Ok(_) => Err(refuse(Field::Code, "error-desk-reading")),
            Err(Error::NotFound) => Err(refuse(Field::Code, "error-desk-code")),
            Err(error) => Err(error),
        }
    }

    /// Who of the staff saw something of a resident or did something for them, newest first (P11).
    ///
    /// # Errors
    /// When the database failed.
    pub async fn accesses(&self, member: MemberId) -> Result<Vec<AccessRow>> {
        Ok(self.read().await?.accesses(member).await?)
    }

    /// Since when a resident is answered for at the desk; none when they are not.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn answered_for(&self, member: MemberId) -> Result<Option<Timestamp>> {
        let rows = self.read().await?.at_desk().await?;
        Ok(rows.iter().find(|r| r.member == member).map(|r| r.agreed))
    }

    /// A resident answers for themselves from now on.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn answer_for_myself(&self, member: MemberId) -> Result<()> {
        let mut tx = self.write().await?;
        tx.leave_desk(member).await?;
        Ok(tx.commit().await?)
    }

    /// A buurtverbinder's own profile.
    ///
    /// # Errors
    /// `NotFound` for who is none.
    pub async fn as_connector(&self, member: MemberId) -> Result<MemberDetails> {
        self.in_role(member, Role::Connector).await
    }
}
