//! What belongs to an activity: hosts, a waiting list, tasks, who is new, how it was, what came of it.

use super::error::Result;
use super::items::NewItem;
use super::tx::{Tx, on};
use crate::domain::{ItemId, MemberId, Vocabulary};
use jiff::Timestamp;

/// Something to take on at an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Identity.
    pub id: i64,
    /// What.
    pub title: String,
    /// How many can take it on.
    pub places: u32,
    /// Who did: identity and first name, by name.
    pub takers: Vec<(MemberId, String)>,
}

/// When and where an activity is, and for how many.
#[derive(Clone, Debug)]
pub struct Moment {
    /// When it starts.
    pub starts: Timestamp,
    /// The place as neighbours call it.
    pub place: String,
    /// How many can take part; none for no limit.
    pub places: Option<u32>,
}

impl Tx {
    /// An activity has another time, place or number of places from now on.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn move_item(&mut self, item: ItemId, moment: &Moment, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE items SET starts_at = $3, place = $4, places = $5, sequence = sequence + 1, changed_at = $6 \
             WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(item.0).bind(moment.starts.as_microsecond()).bind(&moment.place)
            .bind(moment.places.map(i64::from)).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        self.changed("items", at).await?;
        Ok(())
    }

    /// Changes an item that is there; calendar programs are told that it changed.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn edit_item(
        &mut self,
        id: ItemId,
        new: &NewItem,
        vocabulary: &Vocabulary,
        at: Timestamp,
    ) -> Result<()> {
        let town = self.town.0;
        self.replace_item(id, new, vocabulary).await?;
        on!(self, c => sqlx::query(
            "UPDATE items SET sequence = sequence + 1, changed_at = $3 WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        self.changed("items", at).await?;
        Ok(())
    }

    /// An item does not go on.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn cancel_item(&mut self, item: ItemId, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE items SET cancelled_at = $3, sequence = sequence + 1, changed_at = $3 \
             WHERE municipality_id = $1 AND id = $2 AND cancelled_at IS NULL",
        ).bind(town).bind(item.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        self.changed("items", at).await?;
        Ok(())
    }

    /// Keeps what came of an item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_outcome(&mut self, item: ItemId, outcome: &str, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("UPDATE items SET outcome = $3 WHERE municipality_id = $1 AND id = $2")
            .bind(town).bind(item.0).bind(outcome).execute(c).await.map(|_| ()))?;
        self.changed("items", at).await?;
        Ok(())
    }

    /// A resident hosts an item from now on, beside who posted it.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_host(&mut self, item: ItemId, member: MemberId) -> Result<()> {
        self.add_to(
            "INSERT INTO item_hosts (municipality_id, item_id, member_id) VALUES ($1, $2, $3) \
             ON CONFLICT DO NOTHING",
            item,
            member,
        )
        .await
    }

    /// Who hosts an item beside the one who posted it, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn hosts(&mut self, item: ItemId) -> Result<Vec<MemberId>> {
        self.members_in(
            "SELECT member_id FROM item_hosts WHERE municipality_id = $1 AND item_id = $2 \
             ORDER BY member_id",
            item,
        )
        .await
    }

    /// A resident knows nobody at an item yet.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_welcome(&mut self, item: ItemId, member: MemberId) -> Result<()> {
        self.add_to(
            "INSERT INTO item_welcomes (municipality_id, item_id, member_id) VALUES ($1, $2, $3) \
             ON CONFLICT DO NOTHING",
            item,
            member,
        )
        .await
    }

    /// Who knows nobody at an item yet, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn welcomes(&mut self, item: ItemId) -> Result<Vec<MemberId>> {
        self.members_in(
            "SELECT member_id FROM item_welcomes WHERE municipality_id = $1 AND item_id = $2 \
             ORDER BY member_id",
            item,
        )
        .await
    }

    async fn add_to(
        &mut self,
        statement: &'static str,
        item: ItemId,
        member: MemberId,
    ) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(statement).bind(town).bind(item.0).bind(member.0)
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    async fn members_in(&mut self, statement: &'static str, item: ItemId) -> Result<Vec<MemberId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(statement).bind(town).bind(item.0)
            .fetch_all(c).await)?;
        Ok(rows.into_iter().map(MemberId).collect())
    }

    /// A resident would like a place when one comes free.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn wait_for(&mut self, item: ItemId, member: MemberId, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO item_waiting (municipality_id, item_id, member_id, at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT DO NOTHING",
        ).bind(town).bind(item.0).bind(member.0).bind(at.as_microsecond()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Who waits for a place, in the order of asking.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn waiting_for(&mut self, item: ItemId) -> Result<Vec<MemberId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT member_id FROM item_waiting WHERE municipality_id = $1 AND item_id = $2 ORDER BY at, member_id",
        ).bind(town).bind(item.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(MemberId).collect())
    }

    /// A resident is not at an item any more: neither waiting, nor new, nor with a task.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn step_out(&mut self, item: ItemId, member: MemberId) -> Result<()> {
        let town = self.town.0;
        for statement in [
            "DELETE FROM item_waiting WHERE municipality_id = $1 AND item_id = $2 AND member_id = $3",
            "DELETE FROM item_welcomes WHERE municipality_id = $1 AND item_id = $2 AND member_id = $3",
            "DELETE FROM task_takers WHERE municipality_id = $1 AND member_id = $3 AND task_id IN \
             (SELECT id FROM item_tasks WHERE municipality_id = $1 AND item_id = $2)",
        ] {
            on!(self, c => sqlx::query(statement).bind(town).bind(item.0).bind(member.0)
                .execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Adds a task to an item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn add_task(&mut self, item: ItemId, title: &str, places: u32) -> Result<i64> {
        let id = self.next_ids(1).await?;
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO item_tasks (municipality_id, id, item_id, title, places) VALUES ($1, $2, $3, $4, $5)",
        ).bind(town).bind(id).bind(item.0).bind(title).bind(i64::from(places)).execute(c).await.map(|_| ()))?;
        Ok(id)
    }

    /// Takes a task from an item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn remove_task(&mut self, item: ItemId, task: i64) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query("DELETE FROM item_tasks WHERE municipality_id = $1 AND item_id = $2 AND id = $3")
            .bind(town).bind(item.0).bind(task).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The tasks of an item, in the order of adding.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn tasks(&mut self, item: ItemId) -> Result<Vec<Task>> {
        let town = self.town.0;
        let rows: Vec<(i64, String, i64)> = on!(self, c => sqlx::query_as(
            "SELECT id, title, places FROM item_tasks WHERE municipality_id = $1 AND item_id = $2 ORDER BY id",
        ).bind(town).bind(item.0).fetch_all(c).await)?;
        let takers: Vec<(i64, i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT k.task_id, m.id, m.first_name FROM task_takers k \
             JOIN item_tasks t ON t.municipality_id = k.municipality_id AND t.id = k.task_id \
             JOIN members m ON m.municipality_id = k.municipality_id AND m.id = k.member_id \
             WHERE k.municipality_id = $1 AND t.item_id = $2 ORDER BY m.id",
        ).bind(town).bind(item.0).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, title, places)| Task {
                id,
                title,
                places: u32::try_from(places).unwrap_or(0),
                takers: takers
                    .iter()
                    .filter(|(task, ..)| *task == id)
                    .map(|(_, member, name)| (MemberId(*member), name.clone()))
                    .collect(),
            })
            .collect())
    }

    /// A resident takes a task on, or no longer.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn take_task(&mut self, task: i64, member: MemberId, takes: bool) -> Result<()> {
        let town = self.town.0;
        let statement = if takes {
            "INSERT INTO task_takers (municipality_id, task_id, member_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM task_takers WHERE municipality_id = $1 AND task_id = $2 AND member_id = $3"
        };
        on!(self, c => sqlx::query(statement).bind(town).bind(task).bind(member.0).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Who takes part in an item, with first names, in the order of joining.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn participants(&mut self, item: ItemId) -> Result<Vec<(MemberId, String)>> {
        let town = self.town.0;
        let rows: Vec<(i64, String)> = on!(self, c => sqlx::query_as(
            "SELECT m.id, m.first_name FROM interactions i \
             JOIN members m ON m.municipality_id = i.municipality_id AND m.id = i.member_id \
             WHERE i.municipality_id = $1 AND i.item_id = $2 AND i.kind IN ('joined', 'accepted') ORDER BY i.at, m.id",
        ).bind(town).bind(item.0).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, name)| (MemberId(id), name))
            .collect())
    }

    /// Keeps how an item was for a resident: `good`, `fair` or `not-mine`.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_answer(&mut self, item: ItemId, member: MemberId, answer: &str) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO item_answers (municipality_id, item_id, member_id, answer) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (municipality_id, item_id, member_id) DO UPDATE SET answer = excluded.answer",
        ).bind(town).bind(item.0).bind(member.0).bind(answer).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Of which items a resident told how they were, by item.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn answered(&mut self, member: MemberId) -> Result<Vec<ItemId>> {
        let town = self.town.0;
        let rows: Vec<i64> = on!(self, c => sqlx::query_scalar(
            "SELECT item_id FROM item_answers WHERE municipality_id = $1 AND member_id = $2 ORDER BY item_id",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(ItemId).collect())
    }
}
