//! From what somebody types to what the library is asked.

use super::analysis::Analysis;
use super::fields::{ALWAYS, Fields, TOWN};
use super::{Kind, Query};
use crate::domain::Vocabulary;
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, Query as Asked, RangeQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

/// How much a word counts by where and how it is found. Declared: the surer, the more.
const TITLE: f32 = 3.0;
const STEM: f32 = 1.0;
const PART: f32 = 0.6;
/// A beginning or a typo: the library scores these alike, whatever the word.
const BEGINNING: f32 = 2.0;
const TYPO: f32 = 1.5;
/// A concept, times the confidence of the reading.
const CONCEPT: f32 = 1.2;
const WIDER: f32 = 0.5;

/// A beginning of fewer letters fits half the index.
const SHORTEST_BEGINNING: usize = 2;
/// One letter may be wrong in a word of at least this many, two from the second on.
const TYPO_FROM: (usize, usize) = (5, 10);
/// More words than this say nothing new.
const MOST_WORDS: usize = 24;

type Clause = (Occur, Box<dyn Asked>);

fn boosted(query: impl Asked, by: f32) -> Clause {
    (
        Occur::Should,
        Box::new(BoostQuery::new(Box::new(query), by)),
    )
}

fn term(field: Field, text: &str, by: f32) -> Clause {
    let term = Term::from_field_text(field, text);
    boosted(TermQuery::new(term, IndexRecordOption::WithFreqs), by)
}

/// None when nothing was asked.
pub(super) fn build(
    query: &Query,
    fields: &Fields,
    analysis: &Analysis,
    vocabulary: &Vocabulary,
) -> Option<BooleanQuery> {
    let mut ways = concepts(query, fields, vocabulary);
    ways.extend(words(query, fields, analysis));
    if ways.is_empty() {
        return None;
    }
    let mut all: Vec<Clause> = vec![(Occur::Must, Box::new(BooleanQuery::new(ways)))];
    all.extend(filters(query, fields).into_iter().map(|filter| {
        let silent: Box<dyn Asked> = Box::new(ConstScoreQuery::new(filter, 0.0));
        (Occur::Must, silent)
    }));
    Some(BooleanQuery::new(all))
}

/// More than half of the words must be found, in whatever way: people write sentences.
fn words(query: &Query, fields: &Fields, analysis: &Analysis) -> Option<Clause> {
    let mut list = analysis.words(&query.text);
    list.truncate(MOST_WORDS);
    let half_typed = query.text.chars().last().is_some_and(char::is_alphanumeric);
    let last = list.len().saturating_sub(1);
    let clauses: Vec<Clause> = list
        .iter()
        .enumerate()
        .filter_map(|(at, word)| word_clause(word, half_typed && at == last, fields, analysis))
        .collect();
    let needed = if query.every_word {
        clauses.len()
    } else {
        clauses.len() / 2 + 1
    };
    (!clauses.is_empty()).then(|| {
        let any: Box<dyn Asked> =
            Box::new(BooleanQuery::with_minimum_required_clauses(clauses, needed));
        (Occur::Should, any)
    })
}

fn word_clause(
    word: &str,
    half_typed: bool,
    fields: &Fields,
    analysis: &Analysis,
) -> Option<Clause> {
    let letters = word.chars().count();
    let mut ways: Vec<Clause> = Vec::new();
    let stem = analysis.stem(word);
    if let Some(stem) = &stem {
        ways.push(term(fields.title, stem, TITLE));
        ways.push(term(fields.stems, stem, STEM));
        for part in analysis.parts(word) {
            ways.push(term(fields.parts, &part, PART));
        }
    }
    let as_it_stands = Term::from_field_text(fields.words, word);
    if half_typed && letters >= SHORTEST_BEGINNING {
        let beginning = FuzzyTermQuery::new_prefix(as_it_stands.clone(), 0, true);
        ways.push(boosted(beginning, BEGINNING));
    }
    let wrong = u8::from(letters >= TYPO_FROM.0) + u8::from(letters >= TYPO_FROM.1);
    if stem.is_some() && wrong > 0 {
        ways.push(boosted(
            FuzzyTermQuery::new(as_it_stands, wrong, true),
            TYPO / f32::from(wrong),
        ));
    }
    let any: Box<dyn Asked> = Box::new(tantivy::query::DisjunctionMaxQuery::with_tie_breaker(
        ways.into_iter().map(|(_, way)| way).collect(),
        0.3,
    ));
    (stem.is_some() || half_typed).then_some((Occur::Should, any))
}

fn concepts(query: &Query, fields: &Fields, vocabulary: &Vocabulary) -> Vec<Clause> {
    let mut ways = Vec::new();
    for (concept, confidence) in &query.concepts {
        let confidence = *confidence as f32;
        let own = Term::from_field_u64(fields.concept, u64::from(concept.0));
        ways.push(boosted(
            TermQuery::new(own, IndexRecordOption::Basic),
            CONCEPT * confidence,
        ));
        let below = Term::from_field_u64(fields.wider, u64::from(concept.0));
        ways.push(boosted(
            TermQuery::new(below, IndexRecordOption::Basic),
            WIDER * confidence,
        ));
        // What is about the concept above is near as well, but a top concept is about everything.
        let above = vocabulary.get(*concept).and_then(|c| c.broader);
        let above = above.filter(|up| vocabulary.get(*up).is_some_and(|c| c.broader.is_some()));
        if let Some(above) = above {
            let term = Term::from_field_u64(fields.concept, u64::from(above.0));
            ways.push(boosted(
                TermQuery::new(term, IndexRecordOption::Basic),
                WIDER * confidence,
            ));
        }
    }
    ways
}

fn filters(query: &Query, fields: &Fields) -> Vec<Box<dyn Asked>> {
    let any =
        |list: Vec<Term>| -> Box<dyn Asked> { Box::new(BooleanQuery::new_multiterms_query(list)) };
    let mut filters: Vec<Box<dyn Asked>> = Vec::new();
    if !query.kinds.is_empty() {
        let kind = |kind: &Kind| Term::from_field_text(fields.kind, &kind.code().to_string());
        filters.push(any(query.kinds.iter().map(kind).collect()));
    }
    if let Some(place) = query.neighbourhood {
        let here = |n: i64| Term::from_field_i64(fields.neighbourhood, n);
        filters.push(any(vec![here(place.0), here(TOWN)]));
    }
    if query.within.is_none() {
        filters.push(any(vec![Term::from_field_u64(fields.repeats, 0)]));
    }
    let second = |at: i64| Term::from_field_i64(fields.starts, at);
    let (from, until) = query.within.map_or(
        (query.now.as_second(), Bound::Included(second(ALWAYS))),
        |(from, until)| {
            let from = from.max(query.now).as_second();
            (from, Bound::Excluded(second(until.as_second())))
        },
    );
    filters.push(Box::new(RangeQuery::new(
        Bound::Included(second(from)),
        until,
    )));
    filters
}
