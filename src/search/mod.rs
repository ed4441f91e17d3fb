//! FULL-TEXT SEARCH over everything that is public (promise P2). One door: `Index`.
//!
//! The index is held in memory, made from the store at a start and kept up to date by difference: a
//! document whose words did not change is not touched. It knows nothing of who searches, and what is
//! searched for is kept nowhere.
//!
//! A document is found by its words (stemmed, Dutch), by the parts of its compounds, by words with a
//! typo, by the beginning of a word while one types, and by concept: who searches "lekke band" finds
//! the repair morning. Ranking is BM25 (Robertson and Zaragoza 2009), as the library computes it, with
//! declared weights for each of the ways.

mod analysis;
mod fields;
mod query;

use crate::domain::{ConceptId, ItemId, ItemKind, NeighbourhoodId, Vocabulary, Way};
use fields::Fields;
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tantivy::collector::{Count, TopDocs};
use tantivy::schema::Value;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

/// What can be found.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// An initiative, an activity or an opportunity.
    Item(ItemKind, ItemId),
    /// A story, by its key.
    Story(String),
    /// A scheme, by its key.
    Scheme(String),
    /// What a neighbour asks or offers, by its identity: never who (promise P5).
    Exchange(Way, i64),
    /// That neighbours bring something: never who (promise P5).
    Brings(ConceptId),
}

impl Subject {
    fn code(&self) -> String {
        match self {
            Self::Item(kind, id) => format!("{}{}", Kind::Item(*kind).code(), id.0),
            Self::Story(key) => format!("s{key}"),
            Self::Scheme(key) => format!("r{key}"),
            Self::Exchange(way, id) => format!("{}{id}", Kind::Exchange(*way).code()),
            Self::Brings(concept) => format!("b{}", concept.0),
        }
    }

    fn of(code: &str) -> Option<Self> {
        let rest = code.get(1..)?;
        let item = |kind| rest.parse().ok().map(|id| Self::Item(kind, ItemId(id)));
        let exchange = |way| rest.parse().ok().map(|id| Self::Exchange(way, id));
        match code.get(..1)? {
            "i" => item(ItemKind::Initiative),
            "a" => item(ItemKind::Activity),
            "o" => item(ItemKind::Opportunity),
            "s" => Some(Self::Story(rest.to_owned())),
            "r" => Some(Self::Scheme(rest.to_owned())),
            "q" => exchange(Way::Ask),
            "f" => exchange(Way::Offer),
            "b" => rest.parse().ok().map(|id| Self::Brings(ConceptId(id))),
            _ => None,
        }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Item(kind, _) => Kind::Item(*kind),
            Self::Story(_) => Kind::Story,
            Self::Scheme(_) => Kind::Scheme,
            Self::Exchange(way, _) => Kind::Exchange(*way),
            Self::Brings(_) => Kind::Brings,
        }
    }
}

/// The kinds of what can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Initiatives, activities, opportunities.
    Item(ItemKind),
    /// Stories.
    Story,
    /// Schemes.
    Scheme,
    /// What neighbours ask, or offer.
    Exchange(Way),
    /// What neighbours bring.
    Brings,
}

impl Kind {
    fn code(self) -> char {
        match self {
            Self::Item(ItemKind::Initiative) => 'i',
            Self::Item(ItemKind::Activity) => 'a',
            Self::Item(ItemKind::Opportunity) => 'o',
            Self::Story => 's',
            Self::Scheme => 'r',
            Self::Exchange(Way::Ask) => 'q',
            Self::Exchange(Way::Offer) => 'f',
            Self::Brings => 'b',
        }
    }
}

/// What is known of a subject.
#[derive(Clone, Debug, Hash)]
pub struct Document {
    /// What it is.
    pub subject: Subject,
    /// Title.
    pub title: String,
    /// Every other word of it.
    pub text: String,
    /// What it is about.
    pub concepts: Vec<ConceptId>,
    /// Where it is; none for what holds in the whole town.
    pub neighbourhood: Option<NeighbourhoodId>,
    /// When it starts; none for what has no moment.
    pub starts: Option<Timestamp>,
    /// Whether an earlier date of the same series is there: it is found only when dates are asked for,
    /// or one series would fill the page.
    pub repeats: bool,
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The words as they were typed; the last may be half a word.
    pub text: String,
    /// What was understood of them, each with its confidence, 0 to 1.
    pub concepts: Vec<(ConceptId, f64)>,
    /// Whether every word must be found, not only most of them.
    pub every_word: bool,
    /// Only of these kinds; empty for all.
    pub kinds: Vec<Kind>,
    /// Only in this neighbourhood, or in the whole town.
    pub neighbourhood: Option<NeighbourhoodId>,
    /// Not what is over by now.
    pub now: Timestamp,
    /// Only what starts within these moments, the second not included.
    pub within: Option<(Timestamp, Timestamp)>,
    /// How many to pass over.
    pub skip: usize,
    /// How many to return, 1 or more.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many there are in all.
    pub total: usize,
    /// The asked part of them, best first, each with its score.
    pub hits: Vec<(Subject, f32)>,
}

/// Why the index could not be made or asked.
#[derive(Debug, thiserror::Error)]
#[error("search: {0}")]
pub struct Error(#[from] tantivy::TantivyError);

/// What an index came to with new documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Documents that are new or have other words.
    pub written: usize,
    /// Documents that are gone.
    pub removed: usize,
}

/// The index of one town.
pub struct Index {
    fields: Fields,
    reader: IndexReader,
    writer: Mutex<Writer>,
    analysis: analysis::Analysis,
    vocabulary: Arc<Vocabulary>,
}

struct Writer {
    writer: IndexWriter,
    /// The fingerprint of every document as it was last written.
    known: HashMap<Subject, u64>,
}

/// What the writer may hold before it writes a segment, in bytes: the least that the library takes.
const WRITER_MEMORY: usize = 15_000_000;

impl Index {
    /// An empty index for documents whose concepts are of this vocabulary.
    ///
    /// # Errors
    /// When the library cannot start its writer.
    pub fn new(vocabulary: Arc<Vocabulary>) -> Result<Self, Error> {
        let (schema, fields) = fields::schema();
        let analysis = analysis::Analysis::new(&vocabulary)?;
        let index = tantivy::Index::builder()
            .schema(schema)
            .tokenizers(analysis.manager())
            .create_in_ram()?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let writer = Writer {
            writer: index.writer_with_num_threads(1, WRITER_MEMORY)?,
            known: HashMap::new(),
        };
        Ok(Self {
            fields,
            reader,
            writer: Mutex::new(writer),
            analysis,
            vocabulary,
        })
    }

    /// Makes the index hold these documents and no others. Costs a pass over them, and writing for
    /// those that changed. Searches go on beside it and see all of it or nothing.
    ///
    /// # Errors
    /// When the library could not write; the index then answers as before.
    pub fn update(&self, documents: &[Document]) -> Result<Changes, Error> {
        let mut held = self.writer.lock().unwrap_or_else(|e| e.into_inner());
        let mut known = HashMap::with_capacity(documents.len());
        let mut changes = Changes::default();
        for document in documents {
            let print = fingerprint(document);
            if held.known.remove(&document.subject) != Some(print) {
                changes.written += 1;
                held.writer.delete_term(self.id_term(&document.subject));
                held.writer
                    .add_document(self.fields.document(document, &self.vocabulary))?;
            }
            known.insert(document.subject.clone(), print);
        }
        for gone in held.known.keys() {
            changes.removed += 1;
            held.writer.delete_term(self.id_term(gone));
        }
        if changes != Changes::default() {
            held.writer.commit()?;
            self.reader.reload()?;
        }
        held.known = known;
        Ok(changes)
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What fits, best first; those that fit alike in the order of their subjects.
    ///
    /// # Errors
    /// When the library could not read.
    pub fn search(&self, query: &Query) -> Result<Found, Error> {
        let Some(asked) = query::build(query, &self.fields, &self.analysis, &self.vocabulary)
        else {
            return Ok(Found::default());
        };
        let searcher = self.reader.searcher();
        let limit = (query.skip + query.limit).max(1);
        let best = TopDocs::with_limit(limit).order_by_score();
        let (total, best) = searcher.search(&asked, &(Count, best))?;
        let mut hits = Vec::with_capacity(best.len());
        for (score, at) in best {
            let document: TantivyDocument = searcher.doc(at)?;
            let code = document.get_first(self.fields.id).and_then(|v| v.as_str());
            hits.extend(code.and_then(Subject::of).map(|subject| (subject, score)));
        }
        hits.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        hits.drain(..query.skip.min(hits.len()));
        Ok(Found { total, hits })
    }

    fn id_term(&self, subject: &Subject) -> Term {
        Term::from_field_text(self.fields.id, &subject.code())
    }
}

fn fingerprint(document: &Document) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    document.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests;
