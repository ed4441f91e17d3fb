//! A coordinator's pages: closed for everybody else, and a shift filled in a browser.

use crate::app::now;
use crate::browser::Browser;
use crate::waves::{Bench, mending};
use axum::http::StatusCode;
use naober::app::opportunities::{Posted, Shift};
use naober::app::{Error, Field};
use naober::domain::ItemId;

#[tokio::test]
async fn several_shifts_are_asked_apart_and_what_is_wrong_is_told_at_once() {
    let b = Bench::new().await;
    let mut posted = mending("2");
    posted.shifts.push(Shift {
        date: "2026-12-06".to_owned(),
        time: "10:00".to_owned(),
        places: "3".to_owned(),
    });
    posted.shifts.push(Shift::default());
    let ids = b
        .town
        .app
        .post_opportunity(b.mirjam, &posted)
        .await
        .unwrap();
    assert_eq!(ids.len(), 2);
    let (one, other) = (b.asked(ids[0]).await, b.asked(ids[1]).await);
    assert!(
        !one.is_empty() && one.is_disjoint(&other),
        "nobody is asked twice in a moment"
    );
    let wrong = Posted {
        neighbourhood: "nergens".to_owned(),
        minutes: "lang".to_owned(),
        needs: "n".repeat(300),
        shifts: vec![
            Shift {
                date: "2026-11-01".to_owned(),
                ..Shift::default()
            },
            Shift {
                date: "2026-12-06".to_owned(),
                ..Shift::default()
            },
        ],
        ..Posted::default()
    };
    let Err(Error::Invalid(list)) = b.town.app.post_opportunity(b.mirjam, &wrong).await else {
        panic!("this was posted");
    };
    let fields: Vec<Field> = list.iter().map(|i| i.field).collect();
    for field in [
        Field::Title,
        Field::Body,
        Field::Neighbourhood,
        Field::Minutes,
        Field::Needs,
        Field::Time,
        Field::Places,
        Field::Shifts,
    ] {
        assert!(fields.contains(&field), "{field:?} of {fields:?}");
    }
}

/// P6: what a coordinator does is closed for everybody else, another coordinator too.
#[tokio::test]
async fn nobody_else_reaches_a_coordinators_work() {
    let b = Bench::new().await;
    let shift = b.post(&mending("2")).await;
    let asked = b.asked(shift).await;
    b.answer(*asked.iter().next().unwrap(), shift, true)
        .await
        .unwrap();
    let board = b.town.app.board(b.mirjam, shift).await.unwrap();
    let key = &board.helpers[0].key;
    let other = b.town.persona("bep").member;
    let mut tx = b.write().await;
    let row = naober::store::RoleRow {
        role: naober::domain::Role::Coordinator,
        organisation: "Een andere".to_owned(),
    };
    tx.add_role(other, &row).await.unwrap();
    tx.commit().await.unwrap();
    let at = format!("/coordinator/{}", shift.0);
    for who in ["", "sanne", "ingrid", "bep"] {
        let cookie = match who {
            "" => String::new(),
            who => b.town.sign_in(who).await,
        };
        for (method, path) in [
            ("get", at.clone()),
            ("get", format!("{at}/wijzigen")),
            ("post", format!("{at}/wijzigen")),
            ("post", format!("{at}/afzeggen")),
            ("post", format!("{at}/niet")),
            ("post", format!("{at}/taken")),
            ("post", format!("{at}/bedankt/{key}")),
            ("post", format!("{at}/klik/ja")),
        ] {
            let form = "titel=x&tekst=banden+plakken&buurt=zonnehof&dag=2026-12-05&tijd=14:00&plekken=2&taak=x&taakplekken=1&niet=fiets-repareren";
            let answer = match method {
                "get" => b.town.get(&path, &cookie).await,
                _ => b.town.post(&path, &cookie, form).await,
            };
            let wanted = match who {
                "" => StatusCode::SEE_OTHER,
                _ => StatusCode::NOT_FOUND,
            };
            assert_eq!(answer.status, wanted, "{who} at {path}");
            if who.is_empty() {
                assert!(!answer.location().starts_with("/coordinator"));
            }
        }
    }
    for who in ["sanne", "ingrid"] {
        let cookie = b.town.sign_in(who).await;
        for path in ["/coordinator", "/coordinator/nieuw"] {
            assert_eq!(
                b.town.get(path, &cookie).await.status,
                StatusCode::NOT_FOUND
            );
        }
        let heard = b
            .town
            .post("/coordinator/begrepen", &cookie, "tekst=koken")
            .await;
        assert_eq!(heard.status, StatusCode::NOT_FOUND);
    }
    let still = b
        .tx()
        .await
        .item(shift, b.town.app.vocabulary())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (still.new.title.as_str(), still.cancelled),
        ("Fietsen nakijken", false)
    );
}

/// In a browser: the words are read while they are typed, a wrong reading is tapped away, a wave goes
/// out, a second one fills the shift.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_coordinator_fills_a_shift_through_two_waves() {
    let b = Bench::new().await;
    b.town.app.plan_figures().await.unwrap();
    b.go_to(now()).await;
    let address = b.town.listen().await;
    let browser = Browser::open(1_000).await;
    browser
        .goto(&format!("{address}{}", b.town.demo_path("mirjam")))
        .await;
    browser.follow("main form button").await;
    browser.follow("a[href='/coordinator/nieuw']").await;
    browser
        .fill("#titel", "Fietsen nakijken en taart bakken")
        .await;
    browser
        .fill(
            "#tekst",
            "Banden plakken, fietsen repareren en daarna taart bakken.",
        )
        .await;
    let chips = "return Array.from(document.querySelectorAll('#begrepen [data-away]')).map(e => e.dataset.away)";
    let read = |wanted: usize| {
        let browser = &browser;
        async move {
            for _ in 0..100 {
                let found = browser.run(chips, Vec::new()).await;
                if found.as_array().is_some_and(|list| list.len() == wanted) {
                    return found;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            panic!("{:?}", browser.run(chips, Vec::new()).await)
        }
    };
    let mut all = 0;
    for _ in 0..100 {
        let found = browser.run(chips, Vec::new()).await;
        all = found.as_array().map_or(0, Vec::len);
        if all >= 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(all >= 2, "two things are read");
    browser.click("#begrepen [data-away]").await;
    read(all - 1).await;
    browser.set("#buurt", "zonnehof").await;
    browser.set("#dag", "2026-12-05").await;
    browser.set("#tijd", "14:00").await;
    browser.fill("#plekken", "2").await;
    browser.click("input[name=vog]").await;
    for _ in 0..100 {
        if browser.text().await.contains("Let op") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(browser.text().await.contains("geen VOG"));
    assert!(browser.text().await.contains("Ongeveer"));
    browser.picture("coordinator-form").await;
    browser.click("input[name=vog]").await;
    browser.follow("form.form > p button[type=submit]").await;
    let board = browser.path().await;
    let shift = ItemId(board.rsplit('/').next().unwrap().parse().unwrap());
    assert!(browser.text().await.contains("0 van 2 plekken gevuld"));
    let first = b.asked(shift).await;
    b.answer(*first.iter().next().unwrap(), shift, true)
        .await
        .unwrap();
    let next = b
        .town
        .app
        .board(b.mirjam, shift)
        .await
        .unwrap()
        .next
        .unwrap();
    b.go_to(next).await;
    let second = b.asked(shift).await;
    let more = *second.difference(&first).next().unwrap();
    browser.goto(&format!("{address}{board}")).await;
    let text = browser.text().await;
    assert!(text.contains("1 van 2 plekken gevuld"), "{text}");
    browser.picture("coordinator-wave").await;
    b.answer(more, shift, true).await.unwrap();
    browser.client.refresh().await.unwrap();
    let text = browser.text().await;
    assert!(text.contains("Alle plekken zijn gevuld"), "{text}");
    let helpers = browser
        .run(
            "return document.querySelectorAll('.helper').length",
            Vec::new(),
        )
        .await;
    assert_eq!(helpers, 2);
    browser.close().await;
}
