//! How long things are kept: one table, carried out every day and shown to residents.

use crate::app::TestApp;
use jiff::SignedDuration;
use naober::domain::Clock;
use naober::domain::retention::TERMS;

async fn work(town: &TestApp) {
    while town.app.work().await.unwrap() {}
}

/// Whatever is on the page goes by itself, once a day, by one process of two.
#[tokio::test]
async fn what_is_kept_long_enough_goes_by_itself() {
    let town = TestApp::demo().await;
    let sanne = town.sign_in("sanne").await;
    let form = "kant=ask&wat=help&tekst=Wie+kan+mijn+fietsband+plakken%3F";
    town.post("/vraag-en-aanbod", &sanne, form).await;
    let data = |days: i64| {
        town.clock.advance(SignedDuration::from_hours(24 * days));
    };
    work(&town).await;
    let asked = "fietsband plakken";
    assert!(
        town.get("/mijn/gegevens", &sanne)
            .await
            .body
            .contains(asked)
    );
    data(60);
    work(&town).await;
    assert!(
        town.get("/mijn/gegevens", &sanne)
            .await
            .body
            .contains(asked),
        "it goes on, or was just over"
    );
    data(119);
    work(&town).await;
    let after = town.get("/mijn/gegevens", &sanne).await.body;
    assert!(
        !after.contains(asked),
        "ninety days after it ended it is gone"
    );
    // The names of jobs that were done go too; today's is planned once, whoever looks.
    let other = town.another().await;
    while other.work().await.unwrap() {}
    let mut tx = town.store.read(town.app.town().id).await.unwrap();
    assert_eq!(tx.next_job("keep:").await.unwrap(), None);
    let jobs = tx
        .tables()
        .await
        .unwrap()
        .into_iter()
        .find(|t| t.name == "jobs")
        .unwrap();
    let mut names = Vec::new();
    let mut take = |row: Vec<serde_json::Value>| {
        names.push(row.iter().map(ToString::to_string).collect::<String>());
        Ok(())
    };
    tx.rows(&jobs, &mut take).await.unwrap();
    let kept = names.iter().filter(|n| n.contains("keep:")).count();
    assert_eq!(kept, 1, "{names:?}");
}

#[tokio::test]
async fn the_page_tells_every_term() {
    let town = TestApp::demo().await;
    let page = town.get("/hoe-lang-bewaren", "").await.body;
    assert_eq!(page.matches("<dt>").count(), TERMS.len() + 2);
    assert!(!page.contains("keep-"), "a sentence is missing");
    for term in [
        "1 dag<",
        "28 dagen<",
        "90 dagen<",
        "1 jaar<",
        "2 jaar<",
        "Voor altijd<",
    ] {
        assert!(page.contains(term), "{term}");
    }
    let sanne = town.sign_in("sanne").await;
    assert!(
        town.get("/mijn/gegevens", &sanne)
            .await
            .body
            .contains("/hoe-lang-bewaren")
    );
    assert!(TERMS.is_sorted_by_key(|t| t.days) && TERMS.iter().all(|t| t.days > 0));
}
