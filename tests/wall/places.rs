//! An officer's code at work: it compiles.
use naober::store::PlaceStore;

pub async fn work(places: PlaceStore) {
    let mut tx = places.look().await.unwrap();
    let _ = tx.all_neighbourhoods().await;
    let _ = tx.published("scheme-pages", "2026-10").await;
}
fn main() {}
