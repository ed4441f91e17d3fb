//! What residents do with items: one row per pair, the last act.

use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::{InteractionKind, ItemId, MemberId};
use jiff::Timestamp;

impl Tx {
    /// Keeps what a member did last with an item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn interact(
        &mut self,
        member: MemberId,
        item: ItemId,
        kind: InteractionKind,
        at: Timestamp,
    ) -> Result<()> {
        self.add_interactions(&[(member, item, kind, at)]).await?;
        self.changed("interactions", at).await?;
        Ok(())
    }

    /// Keeps many interactions and returns how many were new or different; without a note in
    /// `changes`, which imports make themselves.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_interactions(
        &mut self,
        list: &[(MemberId, ItemId, InteractionKind, Timestamp)],
    ) -> Result<usize> {
        let town = self.town.0;
        let mut different = 0;
        for (member, item, kind, at) in list {
            let rows = on!(self, c => sqlx::query(
                "INSERT INTO interactions (municipality_id, member_id, item_id, kind, at) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (municipality_id, member_id, item_id) DO UPDATE SET kind = excluded.kind, at = excluded.at \
                 WHERE interactions.kind <> excluded.kind OR interactions.at <> excluded.at",
            ).bind(town).bind(member.0).bind(item.0).bind(interaction_text(*kind)).bind(at.as_microsecond())
                .execute(c).await.map(|done| done.rows_affected()))?;
            different += usize::try_from(rows).unwrap_or(0);
        }
        Ok(different)
    }

    /// Forgets what a member did with an item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn forget(&mut self, member: MemberId, item: ItemId, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "DELETE FROM interactions WHERE municipality_id = $1 AND member_id = $2 AND item_id = $3",
        ).bind(town).bind(member.0).bind(item.0).execute(c).await.map(|_| ()))?;
        self.changed("interactions", at).await?;
        Ok(())
    }

    /// What a resident did last with each item, by item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn history(
        &mut self,
        id: MemberId,
    ) -> Result<Vec<(ItemId, InteractionKind, Timestamp)>> {
        let town = self.town.0;
        let rows: Vec<(i64, String, i64)> = on!(self, c => sqlx::query_as(
            "SELECT item_id, kind, at FROM interactions WHERE municipality_id = $1 AND member_id = $2 ORDER BY item_id",
        ).bind(town).bind(id.0).fetch_all(c).await)?;
        rows.into_iter()
            .map(|(item, kind, at)| Ok((ItemId(item), interaction_kind(&kind)?, instant(at)?)))
            .collect()
    }
}

pub(super) fn interaction_kind(text: &str) -> Result<InteractionKind> {
    Ok(match text {
        "joined" => InteractionKind::Joined,
        "accepted" => InteractionKind::Accepted,
        "declined" => InteractionKind::Declined,
        "hidden" => InteractionKind::Hidden,
        other => return Err(Error::Corrupt(format!("interaction kind {other}"))),
    })
}

pub(super) fn interaction_text(kind: InteractionKind) -> &'static str {
    match kind {
        InteractionKind::Joined => "joined",
        InteractionKind::Accepted => "accepted",
        InteractionKind::Declined => "declined",
        InteractionKind::Hidden => "hidden",
    }
}
