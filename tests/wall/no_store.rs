//! It must not compile: the store inside stays inside.
use naober::store::PlaceStore;

pub async fn work(places: PlaceStore) {
    let _ = places.store.towns().await;
}
fn main() {}
