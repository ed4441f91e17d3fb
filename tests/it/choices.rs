//! Promise P9: you see why, you can change it, you can turn it off.

use crate::app::TestApp;
use axum::http::StatusCode;
use naober::domain::{Kind, Presence};

/// Joins as somebody of Zonnehof and returns the cookie.
async fn join(town: &TestApp, name: &str, enjoys: &str) -> String {
    let form = format!(
        "naam={name}&buurt=zonnehof&brengt=&graag={enjoys}&wil=&ontmoeten=ja&vragen=2&tijd=5"
    );
    let answer = town.post("/meedoen", "", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.cookie()
}

/// What is suggested on the page, as bytes: everything but the frame with one's name.
async fn suggested(town: &TestApp, cookie: &str) -> String {
    let page = town.get("/voor-jou", cookie).await.body;
    let list = page.split("<section aria-labelledby=\"gaan\">").nth(1);
    let list = list.and_then(|rest| rest.split("</main>").next());
    list.unwrap().to_owned()
}

#[tokio::test]
async fn without_a_profile_opposite_neighbours_get_the_same_bytes() {
    let town = TestApp::demo().await;
    let one = join(&town, "Floor", "schaken+en+gitaar+spelen").await;
    let other = join(&town, "Joris", "voetbal,+tuinieren+en+zingen").await;
    let first = suggested(&town, &other).await;
    let hidden = first
        .split("/niet-dit/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    town.post(&format!("/niet-dit/{hidden}"), &other, "").await;
    // Shown to fail where the switch is off: then the two lists differ.
    assert_ne!(suggested(&town, &one).await, suggested(&town, &other).await);
    for cookie in [&one, &other] {
        town.post("/voor-jou/keuzes", cookie, "zonder=ja").await;
    }
    let (mine, theirs) = (suggested(&town, &one).await, suggested(&town, &other).await);
    assert_eq!(mine, theirs);
    assert!(mine.contains("/doe-mee/") && !mine.contains("/voor-jou/mensen/"));
}

#[tokio::test]
async fn a_choice_shows_at_once_and_can_be_undone() {
    let town = TestApp::demo().await;
    let cookie = join(&town, "Floor", "wandelen,+koken+en+zingen").await;
    let usual = suggested(&town, &cookie).await;
    town.post(
        "/voor-jou/keuzes",
        &cookie,
        "dichtbij=meer&interesses=minder",
    )
    .await;
    assert_ne!(usual, suggested(&town, &cookie).await);
    town.post("/voor-jou/keuzes", &cookie, "dichtbij=gewoon")
        .await;
    assert_eq!(usual, suggested(&town, &cookie).await);
    let less = usual.split("/minder/").nth(1).unwrap().split('"').next();
    let less = less.unwrap();
    town.post(&format!("/minder/{less}"), &cookie, "").await;
    let page = town.get("/voor-jou", &cookie).await.body;
    let again = page.split("name=\"weer\" value=\"").nth(1).unwrap();
    let again = again.split('"').next().unwrap();
    assert_ne!(usual, suggested(&town, &cookie).await);
    town.post("/voor-jou/keuzes", &cookie, &format!("weer={again}"))
        .await;
    assert_eq!(usual, suggested(&town, &cookie).await);
    town.post(&format!("/bewaar/{less}"), &cookie, "").await;
    assert!(suggested(&town, &cookie).await.contains("id=\"bewaard\""));
    town.post(&format!("/niet-bewaren/{less}"), &cookie, "")
        .await;
    assert_eq!(usual, suggested(&town, &cookie).await);
    town.post("/voor-jou/opnieuw", &cookie, "").await;
    let me = town.get("/mijn", &cookie).await.body;
    assert!(
        !me.contains("wandelen, koken"),
        "what was told is still there"
    );
}

/// "Toon mij nergens" and a pause: nobody is suggested somebody who chose it, and nobody asks them.
#[tokio::test]
async fn whoever_wants_to_be_shown_nowhere_is_shown_nowhere() {
    let town = TestApp::demo().await;
    let youssef = town.persona("youssef").member;
    let sanne = town.persona("sanne").member;
    let people = || async {
        let list = town.app.recommend(sanne, Kind::People, 50).await.unwrap();
        let subject = |s: &naober::app::recommend::Suggestion| s.recommendation.subject;
        list.iter().map(subject).collect::<Vec<_>>()
    };
    let is_him = naober::domain::Subject::Person(youssef);
    assert!(people().await.contains(&is_him));
    for presence in [Presence::Unseen, Presence::Paused] {
        town.app.be(youssef, presence).await.unwrap();
        assert!(!people().await.contains(&is_him), "{presence:?}");
        let his = town.app.recommend(youssef, Kind::People, 50).await.unwrap();
        assert!(his.is_empty(), "who sees must be seen");
    }
    assert!(
        town.app
            .recommend(youssef, Kind::Activities, 5)
            .await
            .unwrap()
            .is_empty()
    );
    town.app.be(youssef, Presence::Seen).await.unwrap();
    assert!(people().await.contains(&is_him));
}
