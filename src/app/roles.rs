//! Whether somebody has a role: what is not theirs is not there.

use super::{App, Error, MemberDetails, Result};
use crate::domain::{MemberId, Role};

impl App {
    /// A resident in a role.
    ///
    /// # Errors
    /// `NotFound` for who does not have it.
    pub(super) async fn in_role(&self, member: MemberId, role: Role) -> Result<MemberDetails> {
        let me = self.myself(member).await?;
        let has = me.roles.iter().any(|r| r.role == role);
        has.then_some(me).ok_or(Error::NotFound)
    }
}
