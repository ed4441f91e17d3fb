//! A changed vocabulary moves profiles and items along, and leaves what people wrote alone.

use crate::app::{SEED, TestApp};
use naober::app::{App, Parts};
use naober::dataset::vocabulary;
use naober::domain::clock::SeededEntropy;
use naober::domain::concept::{Change, Version};
use naober::domain::{MemberId, Vocabulary};
use naober::store::{Holder, Tx};
use std::sync::Arc;
use std::time::Duration;

fn change(concept: &str, into: &[&str]) -> Change {
    Change {
        concept: concept.into(),
        into: into.iter().map(|s| (*s).to_owned()).collect(),
    }
}

fn changed(changes: Vec<Change>) -> Vocabulary {
    let version = |version: &str, changes| Version {
        version: version.into(),
        changes,
    };
    let vocabulary = vocabulary::load().unwrap();
    let now = vocabulary.version().to_owned();
    vocabulary.with_history(vec![version("2026.1", Vec::new()), version(&now, changes)])
}

async fn start(town: &TestApp, vocabulary: Vocabulary) -> Result<Arc<App>, naober::app::Error> {
    let parts = Parts {
        store: town.store.clone(),
        clock: Arc::clone(&town.clock) as Arc<_>,
        entropy: Arc::new(SeededEntropy(SEED)),
        vocabulary: Arc::new(vocabulary),
        freshness: Duration::ZERO,
    };
    let municipality = town.store.towns().await.unwrap().remove(0);
    App::start(parts, municipality).await
}

async fn sides(tx: &mut Tx, member: MemberId, keys: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for key in keys {
        for holder in tx.concept_holders(key).await.unwrap() {
            if holder.member == member {
                found.push(((*key).to_owned(), holder.side));
            }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn profiles_and_items_move_along() {
    let town = TestApp::demo().await;
    let form = "naam=Roos&buurt=zonnehof&brengt=Ik+bak+taart&graag=wandelen&wil=naaien&vragen=1";
    let cookie = town.post("/meedoen", "", form).await.cookie();
    let roos = town
        .app
        .me(cookie.split('=').nth(1).unwrap())
        .await
        .unwrap()
        .unwrap()
        .id;
    let id = town.app.town().id;
    let mut tx = town.store.write(id).await.unwrap();
    assert_eq!(
        tx.vocabulary_version().await.unwrap(),
        town.app.vocabulary().version()
    );
    tx.set_vocabulary_version("2026.1").await.unwrap();
    // As if Roos and an item had come with the first vocabulary.
    for (side, key) in [
        ("brings", "zoet-maken"),
        ("enjoys", "lopen-oud"),
        ("enjoys", "weg"),
        ("would_like", "kleren"),
    ] {
        let holder = Holder {
            member: roos,
            side: side.into(),
            words: String::new(),
        };
        tx.replace_held(&holder, "", &[key]).await.unwrap();
    }
    let (item, _) = tx.items_about("wandelen").await.unwrap().remove(0);
    tx.replace_about(item, "wandelen", Some("lopen-oud"))
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let app = start(
        &town,
        changed(vec![
            change(
                "zoet-maken",
                &["soep-koken", "taart-bakken", "koekjes-bakken"],
            ), // split: the words tell
            change("kleren", &["sokken-breien", "soep-koken"]), // split: they do not
            change("lopen-oud", &["lopen-ook-oud"]),            // renamed twice
            change("lopen-ook-oud", &["wandelen"]),             // and merged
            change("weg", &[]),
        ]),
    )
    .await
    .unwrap();
    let mut tx = town.store.read(id).await.unwrap();
    let keys = [
        "zoet-maken",
        "taart-bakken",
        "koekjes-bakken",
        "soep-koken",
        "sokken-breien",
        "kleren",
        "lopen-oud",
        "lopen-ook-oud",
        "weg",
    ];
    assert_eq!(
        sides(&mut tx, roos, &keys).await,
        [
            ("sokken-breien".to_owned(), "would_like".to_owned()),
            ("taart-bakken".to_owned(), "brings".to_owned())
        ]
    );
    assert!(
        sides(&mut tx, roos, &["wandelen"])
            .await
            .contains(&("wandelen".into(), "enjoys".into()))
    );
    let about: Vec<_> = tx
        .items_about("wandelen")
        .await
        .unwrap()
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert!(about.contains(&item));
    let me = tx.member(roos, app.vocabulary()).await.unwrap().unwrap();
    assert_eq!(me.words.brings, "Ik bak taart");
    assert_eq!(
        tx.vocabulary_version().await.unwrap(),
        app.vocabulary().version()
    );
}

#[tokio::test]
async fn a_town_of_a_newer_vocabulary_is_left_alone() {
    let town = TestApp::demo().await;
    let mut tx = town.store.write(town.app.town().id).await.unwrap();
    tx.set_vocabulary_version("2031.1").await.unwrap();
    tx.commit().await.unwrap();
    let refused = start(&town, changed(Vec::new())).await.err().unwrap();
    assert!(
        refused.to_string().contains("use a newer Naober"),
        "{refused}"
    );
}
