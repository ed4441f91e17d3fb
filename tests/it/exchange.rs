//! Ask and offer: public without a name, matched both ways, answered within the double yes.

use crate::app::TestApp;
use axum::http::StatusCode;
use jiff::SignedDuration;

const ASK: &str = "kant=ask&wat=help&tekst=Wie+kan+mijn+fietsband+plakken%3F";

async fn newcomer(town: &TestApp, name: &str, brings: &str) -> String {
    let form = format!("naam={name}&buurt=zonnehof&brengt={brings}&ontmoeten=ja&vragen=2");
    town.post("/meedoen", "", &form).await.cookie()
}

#[tokio::test]
async fn an_ask_finds_who_can_and_names_come_after_both_said_yes() {
    let town = TestApp::demo().await;
    let floor = newcomer(&town, "Floor", "taart+bakken").await;
    let joris = newcomer(&town, "Joris", "ik+plak+fietsbanden").await;
    for (bad, field) in [
        ("kant=&wat=help&tekst=Ladder", "kant"),
        ("kant=ask&wat=&tekst=Ladder", "wat"),
        ("kant=ask&wat=help&tekst=", "tekst"),
        ("kant=ask&wat=help&tekst=Bel+0612345678", "tekst"),
    ] {
        let back = town.post("/vraag-en-aanbod", &floor, bad).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(back.body.contains(&format!("href=\"#{field}\"")), "{bad}");
    }
    for _ in 0..2 {
        let posted = town.post("/vraag-en-aanbod", &floor, ASK).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
    }
    let list = town.get("/vraag-en-aanbod", "").await.body;
    assert_eq!(
        list.matches("fietsband plakken").count(),
        1,
        "sent twice is there once"
    );
    assert!(list.contains("Een buur uit Zonnehof vraagt hulp") && !list.contains("Floor"));
    let id = list.split("href=\"/vraag-en-aanbod/").nth(1).unwrap();
    let id = id.split('"').next().unwrap().to_owned();
    let his = town.get("/voor-jou", &joris).await.body;
    assert!(
        his.contains(&format!("/vraag-en-aanbod/{id}")),
        "it fits what he brings"
    );
    assert!(
        !town
            .get("/voor-jou", &floor)
            .await
            .body
            .contains("id=\"vraagaanbod\"")
    );
    let path = format!("/vraag-en-aanbod/{id}");
    assert_eq!(
        town.post(&path, &floor, "tekst=Ik").await.status,
        StatusCode::NOT_FOUND
    );
    for _ in 0..2 {
        town.post(&path, &joris, "tekst=Dat+kan+ik+zaterdag").await;
    }
    let mine = town.get("/vraag-en-aanbod/mijn", &floor).await.body;
    assert_eq!(mine.matches("Dat kan ik zaterdag").count(), 1);
    assert!(!mine.contains("Joris"), "a name before both said yes");
    let name = mine
        .split("/ja\"")
        .next()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let other = town.sign_in("sanne").await;
    let stolen = town.post(&format!("{path}/{name}/ja"), &other, "").await;
    assert_eq!(stolen.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        town.post(&format!("{path}/{name}/ja"), &floor, "").await;
    }
    for (cookie, who) in [(&floor, "Joris"), (&joris, "Floor")] {
        let met = town.get("/ontmoetingen", cookie).await.body;
        assert!(met.contains(who), "{met}");
    }
    town.post(&format!("{path}/sluit/gelukt"), &floor, "").await;
    assert!(
        !town
            .get("/vraag-en-aanbod", "")
            .await
            .body
            .contains("fietsband plakken")
    );
    assert!(
        town.get("/vraag-en-aanbod/mijn", &floor)
            .await
            .body
            .contains("Gelukt.")
    );
}

#[tokio::test]
async fn what_nobody_answers_goes_to_a_connector_and_ends_by_itself() {
    let town = TestApp::demo().await;
    let floor = newcomer(&town, "Floor", "taart+bakken").await;
    town.post("/vraag-en-aanbod", &floor, ASK).await;
    let offer = "kant=offer&wat=help&tekst=Ik+plak+fietsbanden+voor+iedereen";
    town.post("/vraag-en-aanbod", &town.sign_in("youssef").await, offer)
        .await;
    let mine = town.get("/vraag-en-aanbod/mijn", &floor).await.body;
    assert!(
        mine.contains("Misschien past dit") && mine.contains("voor iedereen"),
        "{mine}"
    );
    let bep = town.sign_in("bep").await;
    assert!(
        !town
            .get("/verbinder/vragen", &bep)
            .await
            .body
            .contains("fietsband")
    );
    town.clock
        .set(crate::app::now() + SignedDuration::from_hours(3 * 24));
    assert!(
        town.get("/verbinder/vragen", &bep)
            .await
            .body
            .contains("fietsband plakken")
    );
    assert_eq!(
        town.get("/verbinder/vragen", &floor).await.status,
        StatusCode::NOT_FOUND
    );
    town.clock
        .set(crate::app::now() + SignedDuration::from_hours(28 * 24));
    assert!(
        !town
            .get("/vraag-en-aanbod", "")
            .await
            .body
            .contains("fietsband plakken")
    );
}
