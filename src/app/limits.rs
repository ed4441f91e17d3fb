//! Holds the limits of `domain::limit`.

use super::{App, Error, Result};
use crate::domain::MemberId;
use crate::domain::limit::Doing;
use crate::store::Tx;

impl App {
    /// Counts what a resident is about to do, as part of doing it.
    ///
    /// # Errors
    /// `Late` for who did it as often as they can; `NotFound` for who left.
    pub(super) async fn limited(&self, tx: &mut Tx, member: MemberId, doing: Doing) -> Result<()> {
        let me = tx.member(member, &self.vocabulary).await?;
        let joined = me.ok_or(Error::NotFound)?.member.joined;
        let (limit, now) = (doing.limit(), self.now());
        let span = limit.span.number(self.today());
        let times = tx.count_doing(member, doing, span, now).await?;
        if times > i64::from(limit.times(joined, now)) {
            return Err(Error::Late(limit.problem(joined, now)));
        }
        Ok(())
    }
}
