//! Meeting people, from both yeses to an end of it (promise P5).

use crate::app::TestApp;
use axum::http::StatusCode;
use jiff::SignedDuration;
use naober::app::recommend::Suggested;
use naober::domain::introduction::Answer;
use naober::domain::{Kind, MemberId, Subject};

/// The name under which `viewer` sees the proposal of `other`.
async fn proposal(town: &TestApp, viewer: MemberId, other: MemberId) -> String {
    let list = town.app.recommend(viewer, Kind::People, 50).await.unwrap();
    let found = list
        .into_iter()
        .find(|s| s.recommendation.subject == Subject::Person(other));
    match found.map(|s| s.what) {
        Some(Suggested::Proposal(name)) => name,
        _ => panic!("not suggested"),
    }
}

/// Sanne and Youssef both say yes; their cookies and the names under which each sees the other.
pub async fn two_who_met(town: &TestApp) -> [(String, String); 2] {
    let (sanne, youssef) = (town.persona("sanne").member, town.persona("youssef").member);
    let names = [
        proposal(town, sanne, youssef).await,
        proposal(town, youssef, sanne).await,
    ];
    for (who, name) in [(sanne, &names[0]), (youssef, &names[1])] {
        town.app
            .answer_proposal(who, name, Answer::Yes)
            .await
            .unwrap();
    }
    let [of_sanne, of_youssef] = names;
    [
        (town.sign_in("sanne").await, of_sanne),
        (town.sign_in("youssef").await, of_youssef),
    ]
}

#[tokio::test]
async fn two_who_met_write_and_go_somewhere_together() {
    let town = TestApp::demo().await;
    let [(sanne, of_youssef), (youssef, of_sanne)] = two_who_met(&town).await;
    let (hers, his) = (
        format!("/ontmoetingen/{of_youssef}"),
        format!("/ontmoetingen/{of_sanne}"),
    );
    for _ in 0..2 {
        let sent = town
            .post(&hers, &sanne, "bericht=Zin+in+koffie%3F+%3Cb%3E")
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let list = town.get("/ontmoetingen", &youssef).await.body;
    assert!(
        list.contains("1 nieuw bericht") && list.contains("(1 nieuw)"),
        "{list}"
    );
    let page = town.get(&his, &youssef).await.body;
    assert_eq!(
        page.matches("Zin in koffie? &#60;b&#62;").count(),
        1,
        "sent twice is sent once"
    );
    assert!(
        !town
            .get("/ontmoetingen", &youssef)
            .await
            .body
            .contains("1 nieuw bericht")
    );
    let plan = town.get(&hers, &sanne).await.body;
    let item = plan
        .split("/samen/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    town.post(&format!("{hers}/samen/{item}"), &sanne, "").await;
    let asked = town.get(&his, &youssef).await.body;
    assert!(asked.contains("Ga je mee naar"), "{asked}");
    town.post(&format!("{his}/samen/{item}"), &youssef, "")
        .await;
    let both = town.get(&his, &youssef).await.body;
    assert!(both.contains("Jij doet mee."));
    // Words that are too many come back with what was typed.
    let long = "a".repeat(1_001);
    let back = town.post(&hers, &sanne, &format!("bericht={long}")).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains(&long) && back.body.contains("te lang"));
    // Nobody else reads along.
    let other = town.sign_in("bep").await;
    for path in [&hers, &his] {
        assert_eq!(town.get(path, &other).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            town.post(path, &other, "bericht=hoi").await.status,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn after_two_weeks_it_is_asked_whether_it_was_a_match() {
    let town = TestApp::demo().await;
    let [(sanne, of_youssef), (youssef, _)] = two_who_met(&town).await;
    assert!(
        !town
            .get("/ontmoetingen", &sanne)
            .await
            .body
            .contains("/klik/ja")
    );
    town.clock
        .set(crate::app::now() + SignedDuration::from_hours(14 * 24));
    assert!(
        town.get("/ontmoetingen", &sanne)
            .await
            .body
            .contains("/klik/ja")
    );
    let before = town.get("/ontmoetingen", &youssef).await.body;
    town.post(&format!("/ontmoetingen/{of_youssef}/klik/nee"), &sanne, "")
        .await;
    assert!(
        !town
            .get("/ontmoetingen", &sanne)
            .await
            .body
            .contains("/klik/ja")
    );
    assert_eq!(
        before,
        town.get("/ontmoetingen", &youssef).await.body,
        "what one says of it, the other never learns"
    );
}

/// P5: a block is symmetric and at once, and the blocked cannot tell it from an account that is gone.
#[tokio::test]
async fn a_block_looks_like_somebody_who_left() {
    let mut seen = Vec::new();
    for leaves in [false, true] {
        let town = TestApp::demo().await;
        let [(sanne, of_youssef), (youssef, of_sanne)] = two_who_met(&town).await;
        let his = format!("/ontmoetingen/{of_sanne}");
        town.post(&his, &youssef, "bericht=Dag").await;
        if leaves {
            town.post("/mijn/wissen", &sanne, "").await;
        } else {
            town.post(&format!("/ontmoetingen/{of_youssef}/blokkeren"), &sanne, "")
                .await;
            let hers = town
                .get(&format!("/ontmoetingen/{of_youssef}"), &sanne)
                .await;
            assert_eq!(hers.status, StatusCode::NOT_FOUND, "it holds for both");
        }
        let mut answers = Vec::new();
        for path in ["/ontmoetingen", his.as_str()] {
            let answer = town.get(path, &youssef).await;
            answers.push((answer.status, answer.body));
        }
        let answer = town.post(&his, &youssef, "bericht=Hallo").await;
        answers.push((answer.status, answer.body));
        let again = town
            .post(&format!("/voor-jou/mensen/{of_sanne}/ja"), &youssef, "")
            .await;
        answers.push((again.status, again.body));
        let people = town
            .app
            .recommend(town.persona("youssef").member, Kind::People, 50)
            .await
            .unwrap();
        let sanne = Subject::Person(town.persona("sanne").member);
        assert!(people.iter().all(|s| s.recommendation.subject != sanne));
        seen.push(answers);
    }
    assert_eq!(seen[0], seen[1]);
}

/// Both are told by a letter, when they have an address; its subject says nothing.
#[tokio::test]
async fn both_are_told_that_they_met() {
    let town = TestApp::demo().await;
    let (sanne, youssef) = (town.persona("sanne").member, town.persona("youssef").member);
    for (who, address) in [(sanne, "sanne@example.nl"), (youssef, "youssef@example.nl")] {
        let mut tx = town.store.write(town.app.town().id).await.unwrap();
        tx.set_address(who, Some(address)).await.unwrap();
        tx.commit().await.unwrap();
    }
    two_who_met(&town).await;
    let letters = town.app.waiting_letters().await.unwrap();
    assert_eq!(letters.len(), 2);
    for letter in &letters {
        let (subject, body) = naober::mail::words(letter, "Elzerveer", "https://n.example");
        assert!(!subject.contains("Sanne") && !body.contains("Youssef"));
        assert!(body.contains("https://n.example/ontmoetingen"), "{body}");
    }
}
