//! Something happened: a report says what, a moderator answers with reasons, whoever does not agree may
//! say so once and somebody else looks again.

use super::opportunities::invalid;
use super::{App, Error, Field, ItemDetails, Result};
use crate::domain::limit::Doing;
use crate::domain::{ItemId, MemberId, Role};
use crate::store::{NewReport, Report, Tx};

/// What can be said to have happened.
pub const WHATS: [&str; 5] = ["unkind", "unsafe", "untrue", "money", "other"];
/// How a report can be answered.
pub const ANSWERS: [&str; 4] = ["nothing", "talked", "warned", "removed"];
/// Longest words of a report, of reasons and of an appeal.
const MAX_WORDS: usize = 2_000;

/// What a report is about.
#[derive(Clone, Debug)]
pub enum About {
    /// Somebody one met, by the meeting's name.
    Meeting(String),
    /// An initiative, an activity or an opportunity.
    Item(ItemId),
    /// A story, by its name in addresses.
    Story(String),
    /// An ask or an offer.
    Exchange(i64),
}

/// A report as a moderator reads it.
pub struct Case {
    /// The report.
    pub report: Report,
    /// First name of who reports.
    pub reporter: String,
    /// First name of who it is about.
    pub about: Option<String>,
    /// The item it is about.
    pub item: Option<ItemDetails>,
    /// The title of the story it is about.
    pub story: Option<String>,
    /// The words of the ask or the offer it is about.
    pub exchange: Option<String>,
}

/// A report as one of the two sides reads it.
pub struct Mine {
    /// The report.
    pub report: Report,
    /// Whether the reader sent it.
    pub sent: bool,
}

impl App {
    /// Reports what happened.
    ///
    /// # Errors
    /// `Invalid` for words that are missing or long, and for who did so often; `NotFound` for what is
    /// not there.
    pub async fn report(
        &self,
        reporter: MemberId,
        about: &About,
        what: &str,
        words: &str,
    ) -> Result<()> {
        let words = words.trim();
        let length = words.chars().count();
        let wrong = invalid(&[
            (!WHATS.contains(&what), Field::What, "error-report-what"),
            (length == 0, Field::Body, "error-report-empty"),
            (length > MAX_WORDS, Field::Body, "error-report-long"),
        ]);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let now = self.now();
        let mut tx = self.write().await?;
        let mut new = self.subject(&mut tx, reporter, about).await?;
        (new.what, new.words) = (what.to_owned(), words.to_owned());
        let before = tx.reports().await?;
        let same = |r: &Report| {
            NewReport {
                what: r.new.what.clone(),
                ..new.clone()
            } == r.new
        };
        if before.iter().any(same) {
            return Ok(());
        }
        self.limited(&mut tx, reporter, Doing::Report)
            .await
            .map_err(|e| e.at(Field::Body))?;
        tx.add_report(&new, now).await?;
        Ok(tx.commit().await?)
    }

    /// What a report is about, and whom, before anything is said of it.
    async fn subject(&self, tx: &mut Tx, reporter: MemberId, about: &About) -> Result<NewReport> {
        let mut new = NewReport::by(reporter);
        match about {
            About::Meeting(name) => new.about = Some(self.met(tx, reporter, name).await?.1),
            About::Item(id) => {
                let item = tx.item(*id, &self.vocabulary).await?;
                let item = item.ok_or(Error::NotFound)?;
                (new.about, new.item) = (item.new.created_by, Some(item.id));
            }
            About::Story(key) => {
                let told = tx.stories().await?.into_iter().any(|s| s.key == *key);
                told.then_some(()).ok_or(Error::NotFound)?;
                (new.about, new.story) = (tx.author_of(key).await?, Some(key.clone()));
            }
            About::Exchange(id) => {
                let open = self.open_exchanges(tx).await?;
                let found = open.into_iter().find(|e| e.id == *id);
                let found = found.ok_or(Error::NotFound)?;
                (new.about, new.exchange) = (Some(found.member), Some(found.id));
            }
        }
        Ok(new)
    }

    /// Who may answer reports: buurtverbinders; an appeal is the administrator's.
    async fn moderates(&self, member: MemberId) -> Result<bool> {
        let me = self.myself(member).await?;
        let has = |role| me.roles.iter().any(|r| r.role == role);
        match (has(Role::Connector), has(Role::Administrator)) {
            (_, true) => Ok(true),
            (true, false) => Ok(false),
            _ => Err(Error::NotFound),
        }
    }

    /// The reports that wait, oldest first. Those that somebody does not agree with wait for an
    /// administrator.
    ///
    /// # Errors
    /// `NotFound` for who moderates nothing.
    pub async fn cases(&self, moderator: MemberId) -> Result<Vec<Case>> {
        let administers = self.moderates(moderator).await?;
        let mut tx = self.read().await?;
        let mut cases = Vec::new();
        for report in tx.reports().await? {
            let theirs = report.appeal.is_empty() || administers;
            let own = [Some(report.new.reporter), report.new.about].contains(&Some(moderator));
            if report.answered.is_some() || !theirs || own {
                continue;
            }
            let mut name = Vec::new();
            for who in [Some(report.new.reporter), report.new.about] {
                let found = match who {
                    Some(id) => tx.member(id, &self.vocabulary).await?,
                    None => None,
                };
                name.push(found.map(|m| m.first_name));
            }
            let about = name.pop().flatten();
            let item = match report.new.item {
                Some(id) => tx.item(id, &self.vocabulary).await?,
                None => None,
            };
            let story = match &report.new.story {
                Some(key) => tx.stories().await?.into_iter().find(|s| s.key == *key),
                None => None,
            };
            let exchange = match report.new.exchange {
                Some(id) => tx.exchanges().await?.into_iter().find(|e| e.id == id),
                None => None,
            };
            cases.push(Case {
                exchange: exchange.map(|e| e.words),
                story: story.map(|s| s.title),
                reporter: name.pop().flatten().unwrap_or_default(),
                about,
                item,
                report,
            });
        }
        Ok(cases)
    }

    /// Answers a report with reasons. Both sides read them; that a moderator looked stands on the page
    /// of each (promise P11). `removed` takes away what it is about.
    ///
    /// # Errors
    /// `Invalid` without an answer or reasons; `NotFound` for who may not, or what was answered.
    pub async fn answer_report(
        &self,
        moderator: MemberId,
        id: i64,
        answer: &str,
        reasons: &str,
    ) -> Result<()> {
        let reasons = reasons.trim();
        let length = reasons.chars().count();
        let wrong = invalid(&[
            (!ANSWERS.contains(&answer), Field::What, "error-answer"),
            (length == 0, Field::Body, "error-reasons-empty"),
            (length > MAX_WORDS, Field::Body, "error-report-long"),
        ]);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let cases = self.cases(moderator).await?;
        let case = cases.into_iter().find(|c| c.report.id == id);
        let report = case.ok_or(Error::NotFound)?.report;
        let now = self.now();
        let mut tx = self.write().await?;
        tx.answer_report(id, answer, reasons, now).await?;
        for who in [Some(report.new.reporter), report.new.about]
            .into_iter()
            .flatten()
        {
            tx.log_access(who, moderator, "report", reasons, now)
                .await?;
        }
        if answer == "removed" {
            if let Some(item) = report.new.item {
                tx.cancel_item(item, now).await?;
            }
            if let Some(story) = &report.new.story {
                tx.drop_story(story, now).await?;
            }
            if let Some(exchange) = report.new.exchange {
                tx.close_exchange(exchange, false, now).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// The reports a resident sent, and those about them that were answered. Who sent one is not told.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn my_reports(&self, member: MemberId) -> Result<Vec<Mine>> {
        let all = self.read().await?.reports().await?;
        Ok(all
            .into_iter()
            .filter_map(|report| {
                let sent = report.new.reporter == member;
                let about = report.new.about == Some(member) && report.answer.is_some();
                (sent || about).then_some(Mine { report, sent })
            })
            .collect())
    }

    /// Does not agree with an answer: an administrator looks again. Once.
    ///
    /// # Errors
    /// `Invalid` for words that are missing or long; `NotFound` for what is not theirs, not answered
    /// yet, or was looked at twice.
    pub async fn appeal(&self, member: MemberId, id: i64, words: &str) -> Result<()> {
        let words = words.trim();
        let length = words.chars().count();
        let wrong = invalid(&[
            (length == 0, Field::Body, "error-report-empty"),
            (length > MAX_WORDS, Field::Body, "error-report-long"),
        ]);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let mine = self.my_reports(member).await?;
        let open = |m: &Mine| {
            m.report.id == id && m.report.answered.is_some() && m.report.appeal.is_empty()
        };
        if !mine.iter().any(open) {
            return Err(Error::NotFound);
        }
        let mut tx = self.write().await?;
        tx.appeal_report(id, words).await?;
        Ok(tx.commit().await?)
    }
}
