//! How well words are understood: offers found for asks, and concepts found in texts.

use crate::domain::{ConceptId, Vocabulary};
use crate::text::{Meaning, Reader, relatedness};

/// An offer or an ask of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The topic; the right answers to a text are those of its topic.
    pub topic: String,
    /// Whether it asks.
    pub asks: bool,
    /// What was written.
    pub text: String,
}

/// Figures of one direction, each 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Found {
    /// Mean of one over the rank of the first right answer.
    pub mrr: f64,
    /// Share of the right answers among the first five (of at most five).
    pub recall_at_5: f64,
    /// Share of texts whose first answer is right.
    pub precision_at_1: f64,
}

/// A text whose first right answer came late.
#[derive(Clone, Debug)]
pub struct Miss {
    /// What was asked with.
    pub text: String,
    /// The rank of the first right answer, from 1.
    pub rank: usize,
    /// What came first instead.
    pub first: String,
}

/// Reads `topic<TAB>side<TAB>text` lines under a header.
///
/// # Errors
/// The first line that cannot be used, with what it should be.
pub fn parse(tsv: &str) -> Result<Vec<Side>, String> {
    let mut rows = Vec::new();
    for (number, line) in (1..)
        .zip(tsv.lines())
        .skip(1)
        .filter(|(_, l)| !l.trim().is_empty())
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let asks = match cells.get(1).copied() {
            Some("ask") => true,
            Some("offer") => false,
            _ => return Err(format!("line {number}, column 2: it must be offer or ask")),
        };
        let text = cells
            .get(2)
            .ok_or(format!("line {number}: there must be topic, side and text"))?;
        rows.push(Side {
            topic: cells[0].to_owned(),
            asks,
            text: (*text).to_owned(),
        });
    }
    Ok(rows)
}

/// Ranks every offer for every ask, or the reverse.
#[must_use]
pub fn rank(reader: &Reader, rows: &[Side], asks: bool) -> (Found, Vec<Miss>) {
    let meanings: Vec<Meaning> = rows.iter().map(|r| reader.meaning(&r.text)).collect();
    let (mut sum, mut asked, mut misses) = (Found::default(), 0.0, Vec::new());
    for (query, meaning) in rows.iter().zip(&meanings).filter(|(r, _)| r.asks == asks) {
        let mut list: Vec<(f64, &Side)> = rows
            .iter()
            .zip(&meanings)
            .filter(|(r, _)| r.asks != asks)
            .map(|(r, m)| (relatedness(meaning, m), r))
            .collect();
        // A stable sort: equal scores keep the order of the file, which tells nothing.
        list.sort_by(|a, b| b.0.total_cmp(&a.0));
        let right = |side: &Side| side.topic == query.topic;
        let all = list.iter().filter(|(_, s)| right(s)).count();
        let Some(first) = list.iter().position(|(_, s)| right(s)) else {
            continue;
        };
        let among = list.iter().take(5).filter(|(_, s)| right(s)).count();
        asked += 1.0;
        sum.mrr += 1.0 / (first + 1) as f64;
        sum.recall_at_5 += among as f64 / all.min(5) as f64;
        sum.precision_at_1 += f64::from(u8::from(first == 0));
        if first > 0 {
            misses.push(Miss {
                text: query.text.clone(),
                rank: first + 1,
                first: list[0].1.text.clone(),
            });
        }
    }
    misses.sort_by(|a, b| b.rank.cmp(&a.rank).then_with(|| a.text.cmp(&b.text)));
    let mean = |value: f64| value / f64::max(asked, 1.0);
    let found = Found {
        mrr: mean(sum.mrr),
        recall_at_5: mean(sum.recall_at_5),
        precision_at_1: mean(sum.precision_at_1),
    };
    (found, misses)
}

/// Precision and recall of concepts, and how often a negation is heard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concepts {
    /// Share of what was read that was meant.
    pub precision: f64,
    /// Share of what was meant that was read.
    pub recall: f64,
    /// Share of texts with a negation of which nothing negated was read as meant.
    pub negation: f64,
    /// Per text that is not as meant: text, read, meant.
    pub misses: Vec<(String, Vec<ConceptId>, Vec<Subject>)>,
}

/// One thing a text is about: the concepts that say it equally well, at least one.
pub type Subject = Vec<ConceptId>;

/// A text with what is meant and what is said not to be so.
pub type Meant = (String, Vec<Subject>, Vec<Subject>);

/// Compares what is read with what is meant. A reading counts as right when it is what was meant, or
/// the concept right above or under it; a subject is found when one of its concepts was read.
#[must_use]
pub fn concepts(reader: &Reader, vocabulary: &Vocabulary, rows: &[Meant]) -> Concepts {
    let broader = |c: &ConceptId| vocabulary.get(*c).and_then(|c| c.broader);
    let same =
        |a: &ConceptId, b: &ConceptId| a == b || broader(a) == Some(*b) || broader(b) == Some(*a);
    let is = |read: &ConceptId, subject: &Subject| subject.iter().any(|m| same(read, m));
    let (mut read_right, mut read_all, mut meant_found, mut meant_all) = (0, 0, 0, 0);
    let (mut heard, mut negations) = (0, 0);
    let mut made = Concepts::default();
    for (text, meant, not) in rows {
        let read: Vec<ConceptId> = reader.read(text).into_iter().map(|r| r.concept).collect();
        let right = read
            .iter()
            .filter(|r| meant.iter().any(|m| is(r, m)))
            .count();
        let found = meant
            .iter()
            .filter(|m| read.iter().any(|r| is(r, m)))
            .count();
        (read_right, read_all) = (read_right + right, read_all + read.len());
        (meant_found, meant_all) = (meant_found + found, meant_all + meant.len());
        if !not.is_empty() {
            negations += 1;
            // What is meant as well, in another sense, may be read.
            let wrong = |r: &ConceptId| {
                not.iter().any(|n| n.contains(r)) && !meant.iter().any(|m| m.contains(r))
            };
            heard += usize::from(!read.iter().any(wrong));
        }
        if right < read.len() || found < meant.len() {
            made.misses.push((text.clone(), read, meant.clone()));
        }
    }
    let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
    made.precision = share(read_right, read_all);
    made.recall = share(meant_found, meant_all);
    made.negation = share(heard, negations);
    made
}
