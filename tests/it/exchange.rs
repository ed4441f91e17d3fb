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
            .contains("fietsband plakken")
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

/// The id in the address of the first ask or offer that holds these words.
async fn id_of(town: &TestApp, words: &str) -> String {
    let list = town.get("/vraag-en-aanbod", "").await.body;
    let before = list.split(words).next().unwrap();
    let id = before.rsplit("href=\"/vraag-en-aanbod/").next().unwrap();
    id.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_number_or_an_address_is_offered_to_be_left_out() {
    let town = TestApp::demo().await;
    let floor = newcomer(&town, "Floor", "taart+bakken").await;
    let ask = "kant=ask&wat=lend&tekst=Wie+leent+mij+een+ladder%3F+Bel+06-1234+56+78.+Ik+woon+op+Kerkstraat+12.";
    let back = town.post("/vraag-en-aanbod", &floor, ask).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        back.body.contains("06-1234 56 78")
            && back.body.contains(
                "<blockquote class=\"talk__text\">Wie leent mij een ladder?</blockquote>"
            ),
        "what was typed stays, and what would be left: {}",
        back.body
    );
    let sent = town
        .post("/vraag-en-aanbod", &floor, &format!("{ask}&zonder=ja"))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let list = town.get("/vraag-en-aanbod", "").await.body;
    assert!(list.contains("Wie leent mij een ladder?</a>"));
    assert!(!list.contains("06-1234") && !list.contains("Kerkstraat 12"));
    let joris = newcomer(&town, "Joris", "timmeren").await;
    let path = format!("/vraag-en-aanbod/{}", id_of(&town, "een ladder").await);
    let answer = "tekst=Ik.+Mail+joris@example.nl+maar";
    let back = town.post(&path, &joris, answer).await;
    assert!(back.body.contains("Ik. maar"), "{}", back.body);
    town.post(&path, &joris, &format!("{answer}&zonder=ja"))
        .await;
    let mine = town.get("/vraag-en-aanbod/mijn", &floor).await.body;
    assert!(mine.contains("Ik. maar") && !mine.contains("joris@"));
}

#[tokio::test]
async fn an_ask_that_is_wrong_is_reported_and_taken_away() {
    let town = TestApp::demo().await;
    let floor = newcomer(&town, "Floor", "taart+bakken").await;
    town.post("/vraag-en-aanbod", &floor, ASK).await;
    let id = id_of(&town, "fietsband plakken").await;
    let sanne = town.sign_in("sanne").await;
    let page = town
        .get(&format!("/vraag-en-aanbod/{id}"), &sanne)
        .await
        .body;
    let path = format!("/melden/vraag/{id}");
    assert!(page.contains(&path), "{page}");
    assert_eq!(
        town.post("/melden/vraag/999999", &sanne, "wat=money&tekst=x")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    for _ in 0..2 {
        let sent = town
            .post(&path, &sanne, "wat=money&tekst=Er+moet+geld+bij")
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let bep = town.sign_in("bep").await;
    let queue = town.get("/meldingen", &bep).await.body;
    assert_eq!(queue.matches("Er moet geld bij").count(), 1);
    assert!(queue.contains("Wie kan mijn fietsband plakken?"), "{queue}");
    let case = queue.split("id=\"melding-").nth(1).unwrap();
    let case = case.split('"').next().unwrap();
    town.post(
        &format!("/meldingen/{case}"),
        &bep,
        "wat=removed&tekst=Geld+vragen+hoort+hier+niet.",
    )
    .await;
    assert!(
        !town
            .get("/vraag-en-aanbod", "")
            .await
            .body
            .contains("fietsband plakken")
    );
    let told = town.get("/mijn/meldingen", &floor).await.body;
    assert!(told.contains("Geld vragen hoort hier niet.") && !told.contains("Er moet geld bij"));
}

#[tokio::test]
async fn who_just_came_does_less_and_everybody_enough() {
    let town = TestApp::demo().await;
    let floor = newcomer(&town, "Floor", "taart+bakken").await;
    let ask = |n: usize| format!("kant=ask&wat=lend&tekst=Wie+leent+mij+ding+nummer+{n}%3F");
    for n in 0..3 {
        let sent = town.post("/vraag-en-aanbod", &floor, &ask(n)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{n}");
        // Enough is enough however many of them still stand.
        let id = id_of(&town, &format!("nummer {n}")).await;
        town.post(&format!("/vraag-en-aanbod/{id}/sluit/weg"), &floor, "")
            .await;
    }
    let fourth = town.post("/vraag-en-aanbod", &floor, &ask(3)).await;
    assert_eq!(fourth.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        fourth.body.contains("nummer 3") && fourth.body.contains("Je bent hier nog maar net"),
        "what was typed stays: {}",
        fourth.body
    );
    // Who lives here longer goes on, and the newcomer does tomorrow.
    let sanne = town.sign_in("sanne").await;
    assert_eq!(
        town.post("/vraag-en-aanbod", &sanne, &ask(4)).await.status,
        StatusCode::SEE_OTHER
    );
    town.clock
        .set(crate::app::now() + SignedDuration::from_hours(24));
    assert_eq!(
        town.post("/vraag-en-aanbod", &floor, &ask(3)).await.status,
        StatusCode::SEE_OTHER
    );
}
