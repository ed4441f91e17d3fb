//! The blind double yes, as rows. The rules are in `domain::introduction`.

use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::MemberId;
use crate::domain::introduction::{Answer, Introduction};
use jiff::Timestamp;

type IntroductionRow = (i64, i64, Option<String>, Option<String>, i64, Option<i64>);

fn answer(text: Option<&str>) -> Result<Option<Answer>> {
    Ok(match text {
        None => None,
        Some("yes") => Some(Answer::Yes),
        Some("no") => Some(Answer::No),
        Some(other) => return Err(Error::Corrupt(format!("answer {other}"))),
    })
}

fn answer_text(answer: Option<Answer>) -> Option<&'static str> {
    answer.map(|a| match a {
        Answer::Yes => "yes",
        Answer::No => "no",
    })
}

fn introduction(row: &IntroductionRow) -> Result<Introduction> {
    Ok(Introduction {
        low: MemberId(row.0),
        high: MemberId(row.1),
        low_answer: answer(row.2.as_deref())?,
        high_answer: answer(row.3.as_deref())?,
        opened: instant(row.4)?,
        met: row.5.map(instant).transpose()?,
    })
}

impl Tx {
    /// Every introduction of a resident, by the other's id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn introductions(&mut self, member: MemberId) -> Result<Vec<Introduction>> {
        let town = self.town.0;
        let rows: Vec<IntroductionRow> = on!(self, c => sqlx::query_as(
            "SELECT low_id, high_id, low_answer, high_answer, opened_at, met_at FROM introductions \
             WHERE municipality_id = $1 AND (low_id = $2 OR high_id = $2) ORDER BY low_id, high_id",
        ).bind(town).bind(member.0).fetch_all(c).await)?;
        rows.iter().map(introduction).collect()
    }

    /// Writes an introduction, new or changed.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_introduction(&mut self, intro: &Introduction, at: Timestamp) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO introductions (municipality_id, low_id, high_id, low_answer, high_answer, opened_at, met_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (municipality_id, low_id, high_id) DO UPDATE SET \
             low_answer = excluded.low_answer, high_answer = excluded.high_answer, \
             opened_at = excluded.opened_at, met_at = excluded.met_at",
        ).bind(town).bind(intro.low.0).bind(intro.high.0).bind(answer_text(intro.low_answer))
            .bind(answer_text(intro.high_answer)).bind(intro.opened.as_microsecond())
            .bind(intro.met.map(Timestamp::as_microsecond)).execute(c).await.map(|_| ()))?;
        if intro.met.is_some() {
            self.changed("introductions", at).await?;
        }
        Ok(())
    }

    /// Pairs that are not proposed to one another: they met, or one blocked the other. By id.
    pub(super) async fn pairs_apart(&mut self) -> Result<Vec<(MemberId, MemberId)>> {
        let town = self.town.0;
        let rows: Vec<(i64, i64)> = on!(self, c => sqlx::query_as(
            "SELECT low_id, high_id FROM introductions WHERE municipality_id = $1 AND met_at IS NOT NULL \
             UNION SELECT CASE WHEN by_id < other_id THEN by_id ELSE other_id END, \
             CASE WHEN by_id < other_id THEN other_id ELSE by_id END FROM blocks WHERE municipality_id = $1 \
             ORDER BY 1, 2",
        ).bind(town).fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(low, high)| (MemberId(low), MemberId(high)))
            .collect())
    }
}
