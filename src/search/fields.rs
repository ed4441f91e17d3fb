//! What an index keeps of a document, and how.

use super::Document;
use super::analysis::{PARTS, STEMS, WORDS};
use crate::domain::Vocabulary;
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// A document without a moment is there at any moment.
pub(super) const ALWAYS: i64 = i64::MAX;
/// The neighbourhood of what holds in the whole town.
pub(super) const TOWN: i64 = 0;

/// The fields of an index.
pub(super) struct Fields {
    pub id: Field,
    pub kind: Field,
    pub neighbourhood: Field,
    pub starts: Field,
    pub repeats: Field,
    /// Stems of the title.
    pub title: Field,
    /// Stems of every word.
    pub stems: Field,
    /// Stems of the parts of compounds.
    pub parts: Field,
    /// Words as they stand, for prefixes and typos.
    pub words: Field,
    pub concept: Field,
    /// The concepts above those.
    pub wider: Field,
}

fn text(tokenizer: &str) -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(IndexRecordOption::WithFreqs),
    )
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        kind: schema.add_text_field("kind", STRING),
        neighbourhood: schema.add_i64_field("neighbourhood", INDEXED),
        starts: schema.add_i64_field("starts", INDEXED | FAST),
        repeats: schema.add_u64_field("repeats", INDEXED),
        title: schema.add_text_field("title", text(STEMS)),
        stems: schema.add_text_field("stems", text(STEMS)),
        parts: schema.add_text_field("parts", text(PARTS)),
        words: schema.add_text_field("words", text(WORDS)),
        concept: schema.add_u64_field("concept", INDEXED),
        wider: schema.add_u64_field("wider", INDEXED),
    };
    (schema.build(), fields)
}

impl Fields {
    pub(super) fn document(&self, from: &Document, vocabulary: &Vocabulary) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.id, from.subject.code());
        document.add_text(self.kind, from.subject.kind().code().to_string());
        let place = from.neighbourhood.map_or(TOWN, |n| n.0);
        document.add_i64(self.neighbourhood, place);
        document.add_i64(self.starts, from.starts.map_or(ALWAYS, |s| s.as_second()));
        document.add_u64(self.repeats, u64::from(from.repeats));
        document.add_text(self.title, &from.title);
        for words in [&from.title, &from.text] {
            document.add_text(self.stems, words);
            document.add_text(self.parts, words);
            document.add_text(self.words, words);
        }
        for concept in &from.concepts {
            document.add_u64(self.concept, u64::from(concept.0));
            for wider in vocabulary.ancestors(*concept) {
                document.add_u64(self.wider, u64::from(wider.0));
            }
        }
        document
    }
}
