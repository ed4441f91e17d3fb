//! Search over 100,000 documents: a query, a first indexing, one changed document. Run with
//! `cargo bench --bench search`.

#![allow(clippy::unwrap_used)] // What ships can be read; where it cannot, the measurement must stop.

use divan::Bencher;
use naober::dataset::{utterances, vocabulary};
use naober::domain::{ItemId, ItemKind, NeighbourhoodId};
use naober::search::{Document, Index, Query, Subject};
use std::sync::{Arc, LazyLock};

const DOCUMENTS: i64 = 100_000;

fn main() {
    divan::main();
}

/// Documents of the training texts, three after one another, each another combination.
fn documents() -> Vec<Document> {
    let vocabulary = vocabulary::load().unwrap();
    let texts = utterances::load().unwrap();
    let n = texts.len();
    let at = |id: i64, step: usize| &texts[(id as usize * step + step) % n];
    (1..=DOCUMENTS)
        .map(|id| {
            let (a, b, c) = (at(id, 1), at(id, 7919), at(id, 104_729));
            Document {
                subject: Subject::Item(ItemKind::Activity, ItemId(id)),
                title: a.text.chars().take(40).collect(),
                text: format!("{} {} {}", a.text, b.text, c.text),
                concepts: a.concepts.iter().filter_map(|k| vocabulary.id(k)).collect(),
                neighbourhood: Some(NeighbourhoodId(1 + id % 20)),
                starts: None,
                repeats: false,
            }
        })
        .collect()
}

static MADE: LazyLock<(Index, Vec<Document>)> = LazyLock::new(|| {
    let index = Index::new(Arc::new(vocabulary::load().unwrap())).unwrap();
    let documents = documents();
    index.update(&documents).unwrap();
    (index, documents)
});

#[divan::bench(args = ["fiets", "fietsen repareren ", "wandeln ", "ko", "ik zoek iemand die mijn lekke band plakt"], sample_count = 50)]
fn query(bencher: Bencher, text: &str) {
    let vocabulary = vocabulary::load().unwrap();
    let query = Query {
        text: text.to_owned(),
        concepts: vec![(vocabulary.id("fietsen-repareren").unwrap(), 0.8)],
        limit: 20,
        ..Query::default()
    };
    let (index, _) = &*MADE;
    bencher.bench_local(|| index.search(&query).unwrap().total);
}

#[divan::bench(sample_count = 10)]
fn one_document_changed(bencher: Bencher) {
    let (index, documents) = &*MADE;
    let mut documents = documents.clone();
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        documents[500].title = format!("Nieuw {number}");
        index.update(&documents).unwrap()
    });
}
