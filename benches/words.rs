//! Reading: texts a second on one core, and loading the model. Run with `cargo bench --bench words`.

#![allow(clippy::unwrap_used)] // What ships can be read; where it cannot, the measurement must stop.

use divan::Bencher;
use divan::counter::ItemsCount;
use naober::app::words::{self, MODEL};
use naober::dataset::{self, utterances, vocabulary};
use naober::text::{Learned, Reader};

fn main() {
    divan::main();
}

fn texts() -> Vec<String> {
    let all = utterances::load().unwrap();
    all.into_iter().step_by(20).map(|u| u.text).collect()
}

#[divan::bench(sample_count = 10)]
fn read_with_the_model(bencher: Bencher) {
    let reader = words::reader(&vocabulary::load().unwrap());
    read(bencher, &reader);
}

#[divan::bench(sample_count = 10)]
fn read_labels_only(bencher: Bencher) {
    read(bencher, &Reader::new(&vocabulary::load().unwrap()));
}

fn read(bencher: Bencher, reader: &Reader) {
    let texts = texts();
    bencher
        .counter(ItemsCount::new(texts.len()))
        .bench_local(|| texts.iter().map(|t| reader.read(t).len()).sum::<usize>());
}

#[divan::bench(sample_count = 20)]
fn load_the_model(bencher: Bencher) {
    let bytes = dataset::model(MODEL).unwrap();
    bencher.bench_local(|| Learned::from_bytes(&bytes).unwrap());
}

#[divan::bench(sample_count = 5)]
fn make_the_reader(bencher: Bencher) {
    let vocabulary = vocabulary::load().unwrap();
    bencher.bench_local(|| words::reader(&vocabulary));
}
