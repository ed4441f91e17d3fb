//! The promises that the pages of this issue must keep already.

use crate::app::TestApp;
use axum::http::StatusCode;

/// Every route that shows or changes something of a role, and who may reach it.
#[tokio::test]
async fn a_role_opens_its_own_pages_only() {
    let town = TestApp::demo().await;
    for (path, allowed) in [
        ("/voor-jou", vec!["sanne", "mirjam", "ingrid", "bep"]),
        ("/coordinator", vec!["mirjam"]),
        ("/gemeente", vec!["ingrid"]),
    ] {
        for key in ["sanne", "mirjam", "ingrid", "bep"] {
            let cookie = town.sign_in(key).await;
            let answer = town.get(path, &cookie).await;
            let open = answer.status == StatusCode::OK;
            assert_eq!(
                open,
                allowed.contains(&key),
                "{key} at {path}: {}",
                answer.status
            );
        }
        assert_ne!(
            town.get(path, "").await.status,
            StatusCode::OK,
            "nobody at {path}"
        );
    }
}

/// P2: a reader with an account and one without get the same bytes, and no row knows who read.
#[tokio::test]
async fn a_scheme_page_does_not_know_its_reader() {
    let town = TestApp::demo().await;
    let cookie = town.sign_in("sanne").await;
    for path in [
        "/regelingen",
        "/buurt/zonnehof/regelingen",
        "/buurt/zonnehof/regelingen/kindpakket",
        "/buurt/zonnehof/regelingen/kindpakket/check",
    ] {
        let (nobody, sanne) = (town.get(path, "").await, town.get(path, &cookie).await);
        assert_eq!(nobody.body, sanne.body, "{path}");
        assert!(sanne.headers.get("set-cookie").is_none());
    }
    let check = town
        .get("/buurt/zonnehof/regelingen/kindpakket/check", "")
        .await;
    let policy = check.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("connect-src 'none'") && policy.contains("form-action 'none'"));
}

/// P6: another coordinator's question, and another resident's answer, are not there.
#[tokio::test]
async fn a_coordinator_sees_who_said_yes_and_nobody_else() {
    let town = TestApp::demo().await;
    let mirjam = town.sign_in("mirjam").await;
    let form = "titel=Fietsen+nakijken&tekst=banden+plakken&buurt=zonnehof&plaats=&dag=2026-12-05&tijd=14%3A00&plekken=20&nodig=";
    let posted = town.post("/coordinator", &mirjam, form).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
    let board = posted.location().to_owned();
    let asked = town.get(&board, &mirjam).await;
    assert!(
        !asked.body.contains("class=\"helper\""),
        "somebody is shown before a yes"
    );
    for key in ["sanne", "ingrid", "bep"] {
        let cookie = town.sign_in(key).await;
        assert_eq!(
            town.get(&board, &cookie).await.status,
            StatusCode::NOT_FOUND,
            "{key}"
        );
    }
}

/// P9: two residents with opposite profiles, one overview. P12: gone is gone, from the file too.
#[tokio::test]
async fn what_a_resident_wrote_is_gone_when_they_leave() {
    let town = TestApp::demo().await;
    let canary = "kanarievogeltje";
    let form = format!(
        "naam={canary}naam&brengt={canary}brengt&graag={canary}graag&wil={canary}wil&buurt=zonnehof&ontmoeten=ja&vragen=2"
    );
    let joined = town.post("/meedoen", "", &form).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
    let cookie = joined.cookie();
    assert!(town.get("/mijn", &cookie).await.body.contains(canary));
    let gone = town.post("/mijn/wissen", &cookie, "").await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_ne!(town.get("/mijn", &cookie).await.status, StatusCode::OK);
    town.store.close().await;
    for ending in ["", "-wal"] {
        let file = format!("{}{ending}", town.path.display());
        let bytes = std::fs::read(&file).unwrap_or_default();
        let found = bytes
            .windows(canary.len())
            .any(|part| part == canary.as_bytes());
        assert!(!found, "{file} still holds what they wrote");
    }
}
