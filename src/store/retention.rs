//! Forgetting what was kept long enough. The terms are in `domain::retention`.

use super::error::Result;
use super::tx::{Tx, on};
use crate::domain::retention::Held;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What ended before an instant (`$2`, microseconds).
fn ended(held: Held) -> &'static [&'static str] {
    match held {
        Held::SignIn => &[
            "DELETE FROM sign_in_codes WHERE municipality_id = $1 AND expires_at < $2",
            "DELETE FROM ceremonies WHERE municipality_id = $1 AND expires_at < $2",
            "DELETE FROM cards WHERE municipality_id = $1 AND expires_at < $2",
            "DELETE FROM sessions WHERE municipality_id = $1 AND expires_at < $2",
        ],
        Held::Doings => &["DELETE FROM doings WHERE municipality_id = $1 AND at < $2"],
        // The last digest stays for who still wants them, so that the next does not say the same.
        Held::Digests => &[
            "DELETE FROM digest_items WHERE municipality_id = $1 AND at < $2 AND (day < (SELECT MAX(d.day) \
             FROM digest_items d WHERE d.municipality_id = digest_items.municipality_id \
             AND d.member_id = digest_items.member_id) OR NOT EXISTS (SELECT 1 FROM mail_choices c \
             WHERE c.municipality_id = digest_items.municipality_id AND c.member_id = digest_items.member_id \
             AND c.rhythm <> 'never'))",
        ],
        Held::Exposures => &[],
        // The last day of digests tells which came after it.
        Held::Letters => &[
            "DELETE FROM letters WHERE municipality_id = $1 AND sent_at < $2",
            "DELETE FROM letters WHERE municipality_id = $1 AND sent_at IS NULL AND run_at < $2",
            "DELETE FROM jobs WHERE municipality_id = $1 AND done_at < $2 \
             AND (name LIKE 'keep:%' OR name LIKE 'wave:%' OR name LIKE 'match:%' OR (name LIKE 'digest:%' \
             AND name < (SELECT MAX(j.name) FROM jobs j WHERE j.municipality_id = $1 \
             AND j.name LIKE 'digest:%' AND j.done_at IS NOT NULL)))",
        ],
        Held::Places => &[
            "DELETE FROM item_waiting WHERE municipality_id = $1 AND item_id IN \
             (SELECT id FROM items WHERE municipality_id = $1 AND starts_at < $2)",
            "DELETE FROM item_welcomes WHERE municipality_id = $1 AND item_id IN \
             (SELECT id FROM items WHERE municipality_id = $1 AND starts_at < $2)",
        ],
        Held::Exchanges => &[
            "DELETE FROM exchanges WHERE municipality_id = $1 AND COALESCE(closed_at, expires_at) < $2",
        ],
        Held::Asks => &[
            "DELETE FROM asks WHERE municipality_id = $1 AND expires_at < $2 AND (answer IS NULL OR answer = 'no')",
        ],
        Held::Seeds => &[
            "DELETE FROM seed_offers WHERE municipality_id = $1 AND seed_id IN \
             (SELECT id FROM seeds WHERE municipality_id = $1 AND closes_at < $2)",
        ],
        Held::Proposals => &[
            "DELETE FROM introductions WHERE municipality_id = $1 AND met_at IS NULL AND opened_at < $2",
        ],
        Held::Messages => &[
            "DELETE FROM messages WHERE municipality_id = $1 AND NOT EXISTS (SELECT 1 FROM messages n \
             WHERE n.municipality_id = messages.municipality_id AND n.low_id = messages.low_id \
             AND n.high_id = messages.high_id AND n.at >= $2)",
        ],
        Held::Reports => &["DELETE FROM reports WHERE municipality_id = $1 AND answered_at < $2"],
        Held::Invitations => {
            &["DELETE FROM invitations WHERE municipality_id = $1 AND invited_at < $2"]
        }
        Held::Accesses => &["DELETE FROM staff_accesses WHERE municipality_id = $1 AND at < $2"],
    }
}

impl Tx {
    /// Forgets what ended before an instant; returns how many rows that were.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn forget_ended(&mut self, held: Held, before: Timestamp) -> Result<u64> {
        let town = self.town.0;
        let mut gone = 0;
        for statement in ended(held) {
            gone += on!(self, c => sqlx::query(*statement).bind(town).bind(before.as_microsecond())
                .execute(c).await.map(|done| done.rows_affected()))?;
        }
        if held == Held::Exposures {
            let day = before.to_zoned_datetime(TimeZone::UTC).date().to_string();
            gone += on!(self, c => sqlx::query(
                "DELETE FROM exposures WHERE municipality_id = $1 AND day < $2",
            ).bind(town).bind(&day).execute(c).await.map(|done| done.rows_affected()))?;
        }
        Ok(gone)
    }
}
