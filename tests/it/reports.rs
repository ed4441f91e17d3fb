//! Something happened: reported, answered with reasons, looked at again.

use crate::app::TestApp;
use axum::http::StatusCode;

#[tokio::test]
async fn a_report_is_answered_with_reasons_and_looked_at_again() {
    let town = TestApp::demo().await;
    let [(sanne, of_youssef), (youssef, _)] = crate::meetings::two_who_met(&town).await;
    let path = format!("/melden/ontmoeting/{of_youssef}");
    let back = town.post(&path, &sanne, "wat=&tekst=Hij+schreeuwde").await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("Hij schreeuwde") && back.body.contains("href=\"#wat\""));
    for _ in 0..2 {
        town.post(&path, &sanne, "wat=unkind&tekst=Hij+schreeuwde")
            .await;
    }
    // Only who moderates sees the queue, and nobody a case about themselves.
    for key in ["youssef", "mirjam", "ingrid"] {
        let cookie = town.sign_in(key).await;
        let queue = town.get("/meldingen", &cookie).await;
        assert_eq!(queue.status, StatusCode::NOT_FOUND, "{key}");
    }
    let bep = town.sign_in("bep").await;
    let queue = town.get("/meldingen", &bep).await.body;
    assert_eq!(
        queue.matches("Hij schreeuwde").count(),
        1,
        "sent twice is there once: {queue}"
    );
    let id = queue
        .split("id=\"melding-")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert!(
        !town
            .get("/mijn/meldingen", &youssef)
            .await
            .body
            .contains("onaardig")
    );
    let empty = town
        .post(&format!("/meldingen/{id}"), &bep, "wat=talked&tekst=")
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    town.post(
        &format!("/meldingen/{id}"),
        &bep,
        "wat=talked&tekst=We+spraken+elkaar.",
    )
    .await;
    let his = town.get("/mijn/meldingen", &youssef).await.body;
    assert!(
        his.contains("We spraken elkaar.") && !his.contains("Hij schreeuwde"),
        "{his}"
    );
    assert!(!his.contains("Sanne"), "who sent it is not told");
    assert!(
        town.get("/mijn", &youssef)
            .await
            .body
            .contains("Bep las een melding")
    );
    assert!(
        !town
            .get("/meldingen", &bep)
            .await
            .body
            .contains("Hij schreeuwde")
    );
    let appeal = format!("/mijn/meldingen/{id}");
    town.post(&appeal, &youssef, "tekst=Zo+ging+het+niet.")
        .await;
    // Somebody else looks: not the connector again.
    assert!(
        !town
            .get("/meldingen", &bep)
            .await
            .body
            .contains("Zo ging het niet.")
    );
    let again = town.post(&appeal, &youssef, "tekst=Nog+eens").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "once");
    let other = town
        .post(&appeal, &town.sign_in("mirjam").await, "tekst=Ik+ook")
        .await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_not_right_is_taken_away() {
    let town = TestApp::demo().await;
    let (_, group, dates) = crate::activities::begun(&town).await;
    let youssef = town.sign_in("youssef").await;
    let page = town
        .get(&format!("/activiteiten/{}", dates[0]), &youssef)
        .await
        .body;
    assert!(page.contains(&format!("/melden/iets/{}", dates[0])));
    for n in 0..6 {
        let form = format!("wat=untrue&tekst=Dit+bestaat+niet+{n}");
        let sent = town
            .post(&format!("/melden/iets/{}", dates[0]), &youssef, &form)
            .await;
        assert_eq!(sent.status == StatusCode::SEE_OTHER, n < 5, "{n}");
    }
    let bep = town.sign_in("bep").await;
    let queue = town.get("/meldingen", &bep).await.body;
    let id = queue
        .split("id=\"melding-")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    town.post(
        &format!("/meldingen/{id}"),
        &bep,
        "wat=removed&tekst=Dit+klopte+niet.",
    )
    .await;
    let gone = town
        .get(&format!("/activiteiten/{}", dates[0]), &youssef)
        .await
        .body;
    assert!(gone.contains("Dit gaat niet door."));
    assert!(town.get(&format!("/initiatieven/{group}"), "").await.status == StatusCode::OK);
}
