//! "Jouw buurt in interesses": drawn once a month, nothing under ten, within the budget of P7.

use crate::app::TestApp;
use std::collections::BTreeMap;

async fn draw(town: &TestApp) {
    town.app.plan_figures().await.unwrap();
    while town.app.work().await.unwrap() {}
}

#[tokio::test]
async fn a_neighbourhood_is_drawn_once_a_month_and_says_who_nowhere() {
    let town = TestApp::demo().await;
    let none = town.get("/interesses", "").await.body;
    assert!(none.contains("Er is nog geen tekening"));
    draw(&town).await;
    let place = town.app.neighbourhood("zonnehof").await.unwrap();
    let found = town.app.interests(Some(place.id)).await.unwrap();
    assert!(found.len() >= 5, "{found:?}");
    assert!(found.iter().all(|i| i.about >= 10));
    assert!(found.windows(2).all(|pair| pair[0].about >= pair[1].about));
    let whole = town.app.interests(None).await.unwrap();
    assert!(whole.iter().map(|i| i.about).sum::<u64>() > found.iter().map(|i| i.about).sum());
    let page = town.get("/interesses?buurt=zonnehof", "").await.body;
    assert_eq!(page.matches("<circle class=\"bubble").count(), found.len());
    for interest in &found {
        let label = &town.app.vocabulary().get(interest.theme).unwrap().pref_nl;
        let line = format!(
            "<strong>{label}</strong><br>ongeveer {} buren",
            interest.about
        );
        assert!(page.contains(&line), "{line}");
    }
    // A page for everyone: the same for who lives there, and the same when asked again, also after
    // somebody left.
    let sanne = town.sign_in("sanne").await;
    let main = |body: &str| {
        let from = body.split("<main").nth(1).unwrap();
        from.split("<p><a class=\"nl-button nl-button--primary\"")
            .next()
            .unwrap()
            .split("</main>")
            .next()
            .unwrap()
            .trim_end()
            .to_owned()
    };
    let hers = town.get("/interesses?buurt=zonnehof", &sanne).await.body;
    assert_eq!(main(&hers), main(&page));
    town.post("/mijn/wissen", &sanne, "").await;
    draw(&town).await;
    assert_eq!(town.app.interests(Some(place.id)).await.unwrap(), found);
    // The next month has a draw of its own.
    town.clock.set("2026-12-02T09:00:00Z".parse().unwrap());
    draw(&town).await;
    assert_ne!(town.app.interests(Some(place.id)).await.unwrap(), found);
    let mut tx = town.store.read(town.app.town().id).await.unwrap();
    let mut tables: BTreeMap<String, usize> = BTreeMap::new();
    for (table, month, epsilon) in tx.ledger().await.unwrap() {
        assert_eq!(epsilon, 500, "{table}");
        // Pages of schemes count openings, not residents, and have a budget of their own.
        if table != "scheme-pages" {
            *tables.entry(month).or_default() += 1;
        }
    }
    assert!(
        tables.values().all(|n| *n <= 2),
        "more than two tables a month: {tables:?}"
    );
}
