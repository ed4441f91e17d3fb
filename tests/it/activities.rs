//! Activities from beginning to telling what came of them.

use crate::app::TestApp;
use axum::http::StatusCode;
use jiff::SignedDuration;

const BEGUN: &str = "titel=Soep+op+dinsdag&tekst=Samen+soep+koken+en+eten.&buurt=zonnehof&plaats=De+Kachel\
    &dag=2026-12-01&tijd=18%3A00&plekken=2&weken=2";

/// Sanne begins something; returns her cookie, the initiative and its two dates.
pub async fn begun(town: &TestApp) -> (String, String, Vec<String>) {
    let sanne = town.sign_in("sanne").await;
    let made = town.post("/begin", &sanne, BEGUN).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let path = made.location().split('?').next().unwrap().to_owned();
    let page = town.get(&path, &sanne).await.body;
    let mut dates: Vec<String> = page
        .split("href=\"/activiteiten/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    dates.dedup();
    assert_eq!(dates.len(), 2, "{page}");
    (sanne, path.rsplit('/').next().unwrap().to_owned(), dates)
}

/// Joins as somebody new and returns the cookie and the member.
async fn newcomer(town: &TestApp, name: &str) -> String {
    let form = format!("naam={name}&buurt=zonnehof&graag=koken&ontmoeten=ja&vragen=2");
    town.post("/meedoen", "", &form).await.cookie()
}

async fn with_address(town: &TestApp, cookie: &str, address: &str) {
    let token = cookie.split_once('=').unwrap().1;
    let me = town.app.me(token).await.unwrap().unwrap().id;
    let mut tx = town.store.write(town.app.town().id).await.unwrap();
    tx.set_address(me, Some(address)).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn who_waits_gets_the_place_that_comes_free() {
    let town = TestApp::demo().await;
    let (sanne, _, dates) = begun(&town).await;
    let (floor, joris) = (
        newcomer(&town, "Floor").await,
        newcomer(&town, "Joris").await,
    );
    with_address(&town, &joris, "joris@example.nl").await;
    let (path, join) = (
        format!("/activiteiten/{}", dates[0]),
        format!("/doe-mee/{}", dates[0]),
    );
    let first = town.get(&path, &floor).await.body;
    assert!(
        first.contains("Ik ken er nog niemand. Laat Sanne mij opvangen."),
        "{first}"
    );
    town.post(&join, &floor, "nieuw=ja").await;
    let full = town.get(&path, &joris).await.body;
    assert!(full.contains("Alle plekken zijn bezet."), "{full}");
    let late = town.post(&join, &joris, "").await;
    assert_ne!(
        late.status,
        StatusCode::SEE_OTHER,
        "the last place is given once"
    );
    town.post(&format!("/wachtlijst/{}", dates[0]), &joris, "")
        .await;
    let host = town
        .get(&format!("/gastheer/{}", dates[0]), &sanne)
        .await
        .body;
    assert!(
        host.contains("<strong>Floor</strong><br>")
            && host.contains("1 buur staat op de wachtlijst")
    );
    assert!(!host.contains("Joris"), "who only waits is not shown");
    town.post(&format!("/toch-niet/{}", dates[0]), &floor, "")
        .await;
    assert!(town.get(&path, &joris).await.body.contains("Jij doet mee."));
    let letters = town.app.waiting_letters().await.unwrap();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].address, "joris@example.nl");
}

#[tokio::test]
async fn who_comes_is_told_of_another_time_and_of_an_end() {
    let town = TestApp::demo().await;
    let (sanne, group, dates) = begun(&town).await;
    let floor = newcomer(&town, "Floor").await;
    with_address(&town, &floor, "floor@example.nl").await;
    for date in &dates {
        town.post(&format!("/doe-mee/{date}"), &floor, "").await;
    }
    let path = format!("/gastheer/{}", dates[0]);
    let moved = "dag=2026-12-02&tijd=19%3A00&plaats=De+Schuur&plekken=6";
    for (form, field) in [
        (moved.replace("2026-12-02", "2020-01-01"), "dag"),
        (moved.replace("19%3A00", "straks"), "tijd"),
        (moved.replace("De+Schuur", ""), "plaats"),
        (moved.replace("=6", "=1"), "plekken"),
    ] {
        let back = town.post(&format!("{path}/verzetten"), &sanne, &form).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(back.body.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert_eq!(
        town.post(&format!("{path}/verzetten"), &floor, moved)
            .await
            .status,
        StatusCode::NOT_FOUND,
        "a guest is no host"
    );
    for _ in 0..2 {
        town.post(&format!("{path}/verzetten"), &sanne, moved).await;
    }
    let feed = town
        .get(&format!("/initiatieven/{group}/agenda.ics"), "")
        .await
        .body;
    assert!(
        feed.contains("SEQUENCE:1") && feed.contains("DTSTART:20261202T180000Z"),
        "{feed}"
    );
    town.post(&format!("/gastheer/{group}/afzeggen"), &sanne, "")
        .await;
    let feed = town
        .get(&format!("/initiatieven/{group}/agenda.ics"), "")
        .await
        .body;
    assert_eq!(feed.matches("STATUS:CANCELLED").count(), 2, "{feed}");
    let mut kinds: Vec<&str> = Vec::new();
    let letters = town.app.waiting_letters().await.unwrap();
    kinds.extend(letters.iter().map(|l| l.kind.name()));
    kinds.sort_unstable();
    assert_eq!(
        kinds,
        ["cancelled", "changed"],
        "told once each, whatever was pressed twice"
    );
    let page = town
        .get(&format!("/activiteiten/{}", dates[0]), &floor)
        .await
        .body;
    assert!(page.contains("Dit gaat niet door."));
    assert!(
        !town
            .get("/activiteiten?buurt=zonnehof", "")
            .await
            .body
            .contains("Soep op dinsdag")
    );
    let late = town
        .post(
            &format!("/doe-mee/{}", dates[1]),
            &newcomer(&town, "Bo").await,
            "",
        )
        .await;
    assert!(late.body.contains("Dit gaat niet door."), "{}", late.body);
}

#[tokio::test]
async fn tasks_are_taken_once_and_hosts_share_the_work() {
    let town = TestApp::demo().await;
    let (sanne, group, dates) = begun(&town).await;
    let (floor, joris) = (
        newcomer(&town, "Floor").await,
        newcomer(&town, "Joris").await,
    );
    let tasks = format!("/gastheer/{}/taken", dates[0]);
    for _ in 0..2 {
        town.post(&tasks, &sanne, "taak=Stoelen+zetten&taakplekken=1")
            .await;
    }
    let wrong = town.post(&tasks, &sanne, "taak=&taakplekken=veel").await;
    assert!(wrong.body.contains("href=\"#taak\"") && wrong.body.contains("href=\"#taakplekken\""));
    town.post(&format!("/doe-mee/{}", dates[0]), &floor, "")
        .await;
    let page = town
        .get(&format!("/activiteiten/{}", dates[0]), &floor)
        .await
        .body;
    assert_eq!(
        page.matches("Stoelen zetten · ").count(),
        1,
        "added twice is there once"
    );
    let task = page
        .split("action=\"/taak/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert_eq!(
        town.post(&format!("/taak/{task}"), &joris, "").await.status,
        StatusCode::NOT_FOUND,
        "who does not come, takes nothing on"
    );
    town.post(&format!("/taak/{task}"), &floor, "").await;
    let again = town.post(&format!("/taak/{task}"), &sanne, "").await;
    assert!(again.body.contains("Dit is al geregeld"), "{}", again.body);
    let host = town
        .get(&format!("/gastheer/{}", dates[0]), &sanne)
        .await
        .body;
    assert!(host.contains("Stoelen zetten (1) · Floor"));
    let link = town.get(&format!("/gastheer/{group}"), &sanne).await.body;
    let link = link
        .split("/word/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let path = format!("/gastheer/{group}/word/{link}");
    assert_eq!(
        town.get(&format!("/gastheer/{group}"), &joris).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(
        town.get(&path, &joris)
            .await
            .body
            .contains("Soep op dinsdag")
    );
    town.post(&path, &joris, "").await;
    for id in [&group, &dates[1]] {
        assert_eq!(
            town.get(&format!("/gastheer/{id}"), &joris).await.status,
            StatusCode::OK
        );
    }
}

#[tokio::test]
async fn afterwards_it_is_asked_and_told() {
    let town = TestApp::demo().await;
    let (sanne, _, dates) = begun(&town).await;
    let floor = newcomer(&town, "Floor").await;
    with_address(&town, &floor, "floor@example.nl").await;
    town.post(&format!("/doe-mee/{}", dates[0]), &floor, "")
        .await;
    let outcome = format!("/gastheer/{}/verslag", dates[0]);
    let early = town.post(&outcome, &sanne, "verslag=Lekker").await;
    assert!(early.body.contains("als het geweest is"), "{}", early.body);
    town.clock.set("2026-12-01T21:00:00Z".parse().unwrap());
    let asked = town.get("/voor-jou", &floor).await.body;
    assert!(
        asked.contains("Hoe was het bij Soep op dinsdag?"),
        "{asked}"
    );
    for _ in 0..2 {
        town.post(&outcome, &sanne, "verslag=Negen+borden+soep.")
            .await;
        town.post(&format!("/hoe-was-het/{}/fijn", dates[0]), &floor, "")
            .await;
    }
    assert!(
        !town
            .get("/voor-jou", &floor)
            .await
            .body
            .contains("Hoe was het bij")
    );
    let page = town
        .get(&format!("/activiteiten/{}", dates[0]), &floor)
        .await
        .body;
    assert!(page.contains("Negen borden soep."));
    let letters = town.app.waiting_letters().await.unwrap();
    assert_eq!(letters.len(), 1, "told once");
    assert_eq!(letters[0].kind.name(), "outcome");
    town.clock
        .set(town.app.now() + SignedDuration::from_hours(15 * 24));
    assert!(
        !town
            .get("/voor-jou", &floor)
            .await
            .body
            .contains("Hoe was het bij")
    );
}

#[tokio::test]
async fn something_can_be_passed_on() {
    let town = TestApp::demo().await;
    let list = town.get("/activiteiten?buurt=zonnehof", "").await.body;
    let id = list
        .split("href=\"/activiteiten/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let page = town.get(&format!("/activiteiten/{id}"), "").await.body;
    assert!(page.contains("https://wa.me/?text=") && page.contains("mailto:?subject="));
    let whatsapp = page
        .split("wa.me/?text=")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert!(
        whatsapp.contains("%2Factiviteiten%2F") && !whatsapp.contains('+'),
        "{whatsapp}"
    );
    let note = town.get(&format!("/activiteiten/{id}/briefje"), "").await;
    assert_eq!(note.status, StatusCode::OK);
    assert_eq!(
        town.get(&format!("/verhalen/{id}/briefje"), "")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}
