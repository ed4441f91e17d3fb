//! Everything that is kept of one resident, row by row: for their own page of it (promise P12).

use super::error::Result;
use super::tx::{Tx, instant, on};
use crate::domain::{ItemId, MemberId};
use jiff::Timestamp;

/// One row that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which table it is in.
    pub table: String,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// What it says, in the words of the table; empty where the row alone says it.
    pub says: String,
    /// When.
    pub at: Option<Timestamp>,
}

/// What is listed by its rows. The tables that have a page of their own (what somebody told, chose and
/// wrote, whom they met, who looked) are read by their own methods. `tests/it/my_data.rs` holds that no
/// table with a resident in it is left out.
const ROWS: [&str; 3] = [
    "SELECT 'interactions', item_id, kind, at FROM interactions WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'saved_items', item_id, '', at FROM saved_items WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'item_waiting', item_id, '', at FROM item_waiting WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'item_welcomes', item_id, '', NULL FROM item_welcomes WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'item_hosts', item_id, '', NULL FROM item_hosts WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'item_answers', item_id, answer, NULL FROM item_answers WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'items', id, '', created_at FROM items WHERE municipality_id = $1 AND created_by = $2 \
     UNION ALL SELECT 'asks', item_id, COALESCE(answer, ''), asked_at FROM asks WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'seed_offers', s.item_id, COALESCE(o.answer, ''), s.opened_at FROM seed_offers o JOIN seeds s \
     ON s.municipality_id = o.municipality_id AND s.id = o.seed_id WHERE o.municipality_id = $1 AND o.member_id = $2 \
     UNION ALL SELECT 'digest_items', item_id, '', at FROM digest_items WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'thanks', item_id, '', at FROM thanks WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'task_takers', t.item_id, t.title, NULL FROM task_takers k JOIN item_tasks t \
     ON t.municipality_id = k.municipality_id AND t.id = k.task_id WHERE k.municipality_id = $1 AND k.member_id = $2 \
     ORDER BY 1, 2, 3, 4",
    "SELECT 'blocks', CAST(NULL AS BIGINT), '', at FROM blocks WHERE municipality_id = $1 AND by_id = $2 \
     UNION ALL SELECT 'cards', NULL, number, expires_at FROM cards WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'desk_agreements', NULL, '', agreed_at FROM desk_agreements WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'second_steps', NULL, '', NULL FROM second_steps WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'passkeys', NULL, name, made_at FROM passkeys WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'doings', NULL, doing, at FROM doings WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'ceremonies', NULL, '', NULL FROM ceremonies WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'story_authors', NULL, s.title, a.told_at FROM story_authors a JOIN stories s \
     ON s.municipality_id = a.municipality_id AND s.story_key = a.story_key \
     WHERE a.municipality_id = $1 AND a.member_id = $2 \
     UNION ALL SELECT 'story_thanks', NULL, s.title, t.at FROM story_thanks t JOIN stories s \
     ON s.municipality_id = t.municipality_id AND s.story_key = t.story_key \
     WHERE t.municipality_id = $1 AND t.member_id = $2 \
     UNION ALL SELECT 'sessions', NULL, '', created_at FROM sessions WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'member_roles', NULL, role, NULL FROM member_roles WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'sign_in_codes', NULL, email, created_at FROM sign_in_codes WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'seed_offers', NULL, COALESCE(answer, ''), NULL FROM seed_offers WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'exchanges', NULL, words, at FROM exchanges WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'exchange_answers', NULL, words, at FROM exchange_answers WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'mail_choices', NULL, rhythm, NULL FROM mail_choices WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'crews', NULL, organisation, agreed_at FROM crews WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'ask_choices', NULL, CAST(rest_days AS TEXT), NULL FROM ask_choices \
     WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'ask_choices_drives', NULL, '', NULL FROM ask_choices \
     WHERE municipality_id = $1 AND member_id = $2 AND drives \
     UNION ALL SELECT 'ask_choices_vog', NULL, '', NULL FROM ask_choices \
     WHERE municipality_id = $1 AND member_id = $2 AND vog \
     UNION ALL SELECT 'sheet_headings', NULL, heading, NULL FROM sheet_headings WHERE municipality_id = $1 AND member_id = $2 \
     UNION ALL SELECT 'reports', NULL, what, at FROM reports WHERE municipality_id = $1 AND reporter_id = $2 \
     UNION ALL SELECT 'letters', NULL, kind, run_at FROM letters WHERE municipality_id = $1 AND email IN \
     (SELECT email FROM members WHERE municipality_id = $1 AND id = $2) ORDER BY 1, 3, 4",
    "SELECT 'exposures', CAST(NULL AS BIGINT), CAST(SUM(shown) AS TEXT), CAST(NULL AS BIGINT) FROM exposures \
     WHERE municipality_id = $1 AND subject_kind = 'member' AND subject_id = $2 HAVING SUM(shown) > 0 \
     UNION ALL SELECT 'backup_codes', NULL, CAST(COUNT(*) AS TEXT), NULL FROM backup_codes \
     WHERE municipality_id = $1 AND member_id = $2 HAVING COUNT(*) > 0 ORDER BY 1",
];

type KeptRow = (String, Option<i64>, String, Option<i64>);

impl Tx {
    /// Every row about a resident in the tables that are listed by their rows.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn kept_of(&mut self, member: MemberId) -> Result<Vec<Kept>> {
        let town = self.town.0;
        let mut all = Vec::new();
        for statement in ROWS {
            let rows: Vec<KeptRow> = on!(self, c => sqlx::query_as(statement).bind(town).bind(member.0)
                .fetch_all(c).await)?;
            for (table, item, says, at) in rows {
                all.push(Kept {
                    table,
                    item: item.map(ItemId),
                    says,
                    at: at.map(instant).transpose()?,
                });
            }
        }
        Ok(all)
    }
}
