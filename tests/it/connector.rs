//! A buurtverbinder's tools: paper, desk, cards; and who looked at whom.

use crate::app::TestApp;
use axum::http::StatusCode;
use naober::domain::{ItemKind, PaperCode};

/// Signs somebody up and returns the path of their page at the desk.
async fn sign_up(town: &TestApp, bep: &str, name: &str) -> String {
    let form =
        format!("naam={name}&buurt=zonnehof&brengt=soep+koken&graag=klaverjassen&akkoord=ja");
    let answer = town.post("/verbinder/inschrijven", bep, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().split('?').next().unwrap().to_owned()
}

/// The code on a card, as it stands on the page.
fn code_on(body: &str) -> String {
    let part = body.split("ticket__code\">").nth(1).unwrap();
    part.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_paper_is_printed_from_what_is_on() {
    let town = TestApp::demo().await;
    let bep = town.sign_in("bep").await;
    assert_eq!(
        town.get("/verbinder/krant", &bep).await.status,
        StatusCode::OK
    );
    for letters in ["gewoon", "groot"] {
        let path = format!("/verbinder/krant.pdf?buurt=zonnehof&letters={letters}");
        let pdf = town.get(&path, &bep).await;
        assert_eq!(pdf.status, StatusCode::OK);
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        assert!(pdf.body.starts_with("%PDF-1.7"));
        assert_eq!(town.get(&path, "").await.status, StatusCode::SEE_OTHER);
    }
    let none = town.get("/verbinder/krant.pdf?buurt=nergens", &bep).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_reply_on_paper_counts_as_any_other() {
    let town = TestApp::demo().await;
    let bep = town.sign_in("bep").await;
    let item = town
        .app
        .edition("zonnehof")
        .await
        .unwrap()
        .activities
        .remove(0);
    let code = PaperCode::Item(item.id).to_string();
    let reply = |code: &str, name: &str| format!("code={code}&naam={name}");
    let unknown = town
        .post("/verbinder/balie", &bep, &reply(&code, "Truus"))
        .await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.body.contains("/verbinder/inschrijven?naam=Truus"));
    let truus = sign_up(&town, &bep, "Truus").await;
    let done = town
        .post("/verbinder/balie", &bep, &reply(&code, "truus"))
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let said = town.get(done.location(), &bep).await;
    assert!(
        said.body.contains(&item.new.title),
        "what they come to is read out"
    );
    let now = town
        .app
        .item(ItemKind::Activity, item.id, None)
        .await
        .unwrap();
    assert_eq!(now.item.taken, item.taken + 1);
    // A mistake in the code is told as one.
    let wrong = format!(
        "{}{}",
        &code[..code.len() - 1],
        (code.as_bytes()[code.len() - 1] - b'0' + 1) % 10
    );
    let answer = town
        .post("/verbinder/balie", &bep, &reply(&wrong, "Truus"))
        .await;
    assert!(answer.body.contains("foutje"));
    // Two with one name: which of them?
    sign_up(&town, &bep, "Truus").await;
    let which = town
        .post("/verbinder/balie", &bep, &reply(&code, "Truus"))
        .await;
    assert!(which.body.contains("name=\"wie\""));
    let id = truus.rsplit('/').next().unwrap();
    let form = format!("{}&wie={id}", reply(&code, "Truus"));
    let chosen = town.post("/verbinder/balie", &bep, &form).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_card_signs_in_once_and_a_new_one_ends_the_old() {
    let town = TestApp::demo().await;
    let bep = town.sign_in("bep").await;
    let truus = sign_up(&town, &bep, "Truus").await;
    let card = |body: String| format!("code={}", code_on(&body));
    let lost = card(town.post(&format!("{truus}/kaart"), &bep, "").await.body);
    let found = card(town.post(&format!("{truus}/kaart"), &bep, "").await.body);
    let old = town.post("/inloggen/kaart", "", &lost).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entered = town
        .post("/inloggen/kaart", "", &found.to_lowercase())
        .await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
    let again = town.post("/inloggen/kaart", "", &found).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The code is in no row.
    town.store.close().await;
    let code = found.replace("code=", "");
    for ending in ["", "-wal"] {
        let bytes = std::fs::read(format!("{}{ending}", town.path.display())).unwrap_or_default();
        for part in [
            code.clone(),
            code[5..].to_owned(),
            code[5..].replace('-', ""),
        ] {
            assert!(
                !bytes.windows(part.len()).any(|w| w == part.as_bytes()),
                "{part}"
            );
        }
    }
}

#[tokio::test]
async fn a_card_is_tried_five_times() {
    let town = TestApp::demo().await;
    let bep = town.sign_in("bep").await;
    let truus = sign_up(&town, &bep, "Truus").await;
    let code = code_on(&town.post(&format!("{truus}/kaart"), &bep, "").await.body);
    let wrong = format!("code={}-0000-0000", &code[..4]);
    for _ in 0..5 {
        town.post("/inloggen/kaart", "", &wrong).await;
    }
    let right = town
        .post("/inloggen/kaart", "", &format!("code={code}"))
        .await;
    assert_eq!(right.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// P11: what staff saw or did, with the reason, is on the resident's own page; without a reason
/// nothing is shown; who takes the agreement back is not there any more.
#[tokio::test]
async fn who_looked_is_told() {
    let town = TestApp::demo().await;
    let bep = town.sign_in("bep").await;
    let truus = sign_up(&town, &bep, "Truus").await;
    let silent = town.post(&truus, &bep, "tekst=").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = town.post(&truus, &bep, "tekst=ze+belde+mij").await;
    assert_eq!(told.status, StatusCode::OK);
    let code = code_on(&town.post(&format!("{truus}/kaart"), &bep, "").await.body);
    let entered = town
        .post("/inloggen/kaart", "", &format!("code={code}"))
        .await;
    let cookie = entered.cookie();
    let mine = town.get("/mijn", &cookie).await.body;
    for part in [
        "Bep schreef je in",
        "Reden: ze belde mij",
        "Bep maakte een kaart",
    ] {
        assert!(mine.contains(part), "{part}");
    }
    let end = town.post("/mijn/balie/einde", &cookie, "").await;
    assert_eq!(end.status, StatusCode::SEE_OTHER);
    assert_eq!(town.get(&truus, &bep).await.status, StatusCode::NOT_FOUND);
    let sanne = town.sign_in("sanne").await;
    for path in [
        "/verbinder",
        "/verbinder/balie",
        "/verbinder/mensen",
        "/verbinder/krant",
    ] {
        assert_eq!(
            town.get(path, &sanne).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

#[tokio::test]
async fn faces_have_a_number_and_a_place_this_week() {
    let town = TestApp::demo().await;
    let bep = town.sign_in("bep").await;
    let form = "titel=Praatje+met+Bep&tekst=Er+is+koffie&plaats=markt&buurt=zonnehof&dag=2026-11-27&tijd=10%3A00";
    let posted = town.post("/verbinder/hier", &bep, form).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
    let faces = town.get("/gezichten", "").await.body;
    assert!(
        faces.contains("Praatje met Bep") && faces.contains("tel:0600000103"),
        "{faces}"
    );
    let story = &town.app.stories().await.unwrap()[0];
    let page = town.get(&format!("/verhalen/{}", story.key), "").await.body;
    assert!(
        page.contains("tel:06"),
        "under a story stands somebody to call"
    );
    let code = PaperCode::story(&story.key).to_string();
    let there = town.get(&format!("/code/{code}"), "").await;
    assert_eq!(there.location(), format!("/verhalen/{}", story.key));
}

/// A seed is offered blind and begins when five said yes and one of them hosts: before that, nobody
/// sees who was asked or who said yes; then the hosts stand on its page.
#[tokio::test]
async fn a_seed_begins_when_enough_say_yes() {
    let town = TestApp::demo().await;
    town.app.plan_figures().await.unwrap();
    while town.app.work().await.unwrap() {}
    let bep = town.sign_in("bep").await;
    let cockpit = town.get("/verbinder", &bep).await.body;
    assert!(cockpit.contains("/verbinder/zaadje?over="), "{cockpit}");
    assert!(cockpit.contains("class=\"themes__circle\"") && cockpit.contains("ongeveer"));
    let form =
        "over=schaken&titel=Samen+koken&tekst=Met+een+grote+pan.&buurt=zonnehof&plaats=De+Kachel";
    let asked = town.post("/verbinder/zaadje", &bep, form).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let again = town.post("/verbinder/zaadje", &bep, form).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let mut tx = town.store.read(town.app.town().id).await.unwrap();
    let id = tx.seeds().await.unwrap()[0].id;
    let mut concerned = Vec::new();
    for member in tx.member_ids().await.unwrap() {
        if concerned.len() < 6
            && !tx
                .seeds_for(member, crate::app::now())
                .await
                .unwrap()
                .is_empty()
        {
            concerned.push(member);
        }
    }
    drop(tx);
    for (member, answer) in concerned[..5]
        .iter()
        .zip(["ja", "ja", "nee", "ontvang", "ja"])
    {
        let cookie = format!("naober={}", town.app.start_session(*member).await.unwrap());
        assert!(
            town.get("/voor-jou", &cookie)
                .await
                .body
                .contains("Samen koken")
        );
        let said = town
            .post(&format!("/zaadje/{id}/{answer}"), &cookie, "")
            .await;
        assert_eq!(said.location(), "/voor-jou?gezegd=flash-seed-answered");
    }
    let waits = town.get("/verbinder", &bep).await.body;
    assert!(waits.contains("De vraag loopt tot") && !waits.contains("begonnen"));
    let change = format!(
        "naober={}",
        town.app.start_session(concerned[2]).await.unwrap()
    );
    let begun = town.post(&format!("/zaadje/{id}/ja"), &change, "").await;
    assert!(
        begun.location().starts_with("/initiatieven/"),
        "{}",
        begun.location()
    );
    let host = town.app.myself(concerned[3]).await.unwrap().first_name;
    let page = town
        .get(begun.location().split('?').next().unwrap(), "")
        .await
        .body;
    assert!(page.contains(&host), "the host stands on the page");
    let late = format!(
        "naober={}",
        town.app.start_session(concerned[5]).await.unwrap()
    );
    let over = town.post(&format!("/zaadje/{id}/ja"), &late, "").await;
    assert_eq!(over.status, StatusCode::CONFLICT);
    let stranger = town.post(&format!("/zaadje/{id}/ja"), &bep, "").await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}
