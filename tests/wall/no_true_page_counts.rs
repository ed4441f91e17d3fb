//! It must not compile: an officer's transaction has no such way.
use naober::store::PlaceStore;

pub async fn work(places: PlaceStore) {
    let mut tx = places.look().await.unwrap();
    let _ = tx.true_page_counts("2026-10").await;
}
fn main() {}
