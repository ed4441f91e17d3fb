//! A coordinator's own sheet, through the pages: looked at, corrected, brought in, changed, given back.

use crate::app::TestApp;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use naober::app::ItemDetails;
use naober::app::sheet::Sheet;

const SHEET: &str = "Klus;Datum;Tijd;Aantal vrijwilligers;Omschrijving;Rijbewijs\r\n\
    Café helpen;za 28 november 2026;14.00 - 16.30 uur;3;Koffie schenken en taart bakken;nee\r\n\
    Rijden naar de markt;29-11-2026;10:00;1;Auto rijden en boodschappen dragen;ja\r\n\
    Geweest;1-11-2026;10:00;1;Koken;nee\r\n";

/// A file as a browser sends it, with nothing pasted, for the neighbourhood Zonnehof.
async fn upload(town: &TestApp, cookie: &str, file: &[u8]) -> crate::app::Answer {
    let mut body = Vec::new();
    let mut part = |name: &str, more: &str, bytes: &[u8]| {
        let head =
            format!("--grens\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    };
    part("blad", "; filename=\"lijst.csv\"", file);
    part("plak", "", b"");
    part("buurt", "", b"zonnehof");
    body.extend_from_slice(b"--grens--\r\n");
    let request = Request::post("/coordinator/blad")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grens")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap();
    town.send(request).await
}

/// The form of a page of a sheet: its content, and the columns as they are chosen.
fn form(page: &str, act: &str) -> String {
    let content = page
        .split("<textarea name=\"inhoud\" hidden>")
        .nth(1)
        .unwrap();
    let content = content.split("</textarea>").next().unwrap();
    let content = content
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("inhoud", &content);
    for select in page.split("name=\"kolom\"").skip(1) {
        let select = select.split("</select>").next().unwrap();
        let chosen = select
            .split("<option value=\"")
            .find(|o| o.contains(" selected"));
        let name = chosen.and_then(|o| o.split('"').next()).unwrap_or("");
        form.append_pair("kolom", name);
    }
    form.append_pair("buurt", "zonnehof")
        .append_pair("doe", act);
    form.finish()
}

async fn own(town: &TestApp) -> Vec<ItemDetails> {
    let mirjam = town.persona("mirjam").member;
    town.app.own_opportunities(mirjam, false).await.unwrap()
}

async fn bring_in(town: &TestApp, cookie: &str, file: &[u8]) -> crate::app::Answer {
    let looked = upload(town, cookie, file).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.body);
    town.post(
        "/coordinator/blad/bekijk",
        cookie,
        &form(&looked.body, "erin"),
    )
    .await
}

#[tokio::test]
async fn a_sheet_goes_in_is_changed_and_comes_back() {
    let town = TestApp::demo().await;
    let mirjam = town.sign_in("mirjam").await;
    let looked = upload(&town, &mirjam, SHEET.as_bytes()).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.body);
    for words in ["2 nieuwe vragen", "1 is al geweest", "Café helpen"] {
        assert!(looked.body.contains(words), "{words}: {}", looked.body);
    }
    assert!(own(&town).await.is_empty(), "looking keeps nothing");
    let done = bring_in(&town, &mirjam, SHEET.as_bytes()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let items = own(&town).await;
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].new.title, "Café helpen");
    assert_eq!(
        (items[0].new.places, items[0].new.minutes),
        (Some(3), Some(150))
    );
    while town.app.work().await.unwrap() {}
    let member = town.persona("mirjam").member;
    let board = town.app.board(member, items[0].id).await.unwrap();
    assert_eq!(board.waves, 1, "the first neighbours are asked");
    let drives = town.app.board(member, items[1].id).await.unwrap();
    assert!(drives.demands.licence);
    // The same again changes nothing; a changed line changes that one.
    let again = upload(&town, &mirjam, SHEET.as_bytes()).await;
    assert!(again.body.contains("2 zijn er al"), "{}", again.body);
    let edited = SHEET.replace(";3;", ";4;");
    bring_in(&town, &mirjam, edited.as_bytes()).await;
    let changed = own(&town).await;
    assert_eq!(changed.len(), 2);
    assert_eq!(changed[0].id, items[0].id);
    assert_eq!(changed[0].new.places, Some(4));
    // It comes back with the headings it came with, and goes in again as it is: with its number, a
    // new title is a change too.
    for path in ["/coordinator/blad.csv", "/coordinator/blad.xlsx"] {
        let out = town.get(path, &mirjam).await;
        assert_eq!(out.status, StatusCode::OK);
        assert!(out.headers.contains_key(header::CONTENT_DISPOSITION));
    }
    let out = town.get("/coordinator/blad.csv", &mirjam).await.body;
    assert!(out.contains("Klus;Datum;Tijd;Aantal vrijwilligers;Omschrijving;Rijbewijs;Nummer"));
    let back = upload(&town, &mirjam, out.as_bytes()).await;
    assert!(back.body.contains("2 zijn er al"), "{}", back.body);
    let renamed = out.replace("Café helpen", "Koffie schenken in het café");
    bring_in(&town, &mirjam, renamed.as_bytes()).await;
    let items = own(&town).await;
    assert_eq!((items.len(), items[0].id), (2, changed[0].id));
    assert_eq!(items[0].new.title, "Koffie schenken in het café");
}

#[tokio::test]
async fn with_one_bad_cell_nothing_is_kept_and_the_cell_is_named() {
    let town = TestApp::demo().await;
    let mirjam = town.sign_in("mirjam").await;
    let letters = town.app.waiting_letters().await.unwrap().len();
    for (sheet, wanted) in [
        (
            SHEET.replace("29-11-2026", "31-11-2026"),
            "Regel 3, “Datum”: “31-11-2026” is geen dag",
        ),
        (
            SHEET.replace(";1;Auto", ";99;Auto"),
            "Regel 3, “Aantal vrijwilligers”: Kies een aantal van 1 tot 50",
        ),
        (
            SHEET
                .replace("Rijden naar de markt", "Café helpen")
                .replace("29-11", "28-11"),
            "staat er twee keer",
        ),
        (
            SHEET.replace("Café helpen", "=cmd|' /C calc'!A0"),
            "is een formule",
        ),
        (
            SHEET
                .replace("Klus", "Iets")
                .replace("Omschrijving", "Iets anders"),
            "Kies de kolom waarin staat wat het is",
        ),
    ] {
        let answer = upload(&town, &mirjam, sheet.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let body = answer.body.replace("&#39;", "'");
        assert!(body.contains(wanted), "{wanted}: {body}");
        let forced = town
            .post(
                "/coordinator/blad/bekijk",
                &mirjam,
                &form(&answer.body, "erin"),
            )
            .await;
        assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY, "{wanted}");
        assert!(own(&town).await.is_empty(), "{wanted}");
    }
    assert_eq!(town.app.waiting_letters().await.unwrap().len(), letters);
    for (file, wanted) in [
        (&b""[..], "Er staat niets in deze lijst"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oude Excel"),
        (b"PK\x03\x04kapot", "konden we niet lezen"),
    ] {
        let answer = upload(&town, &mirjam, file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(wanted), "{}", answer.body);
    }
}

/// A guess is corrected in the page, and a form that was tampered with keeps nothing.
#[tokio::test]
async fn a_guess_is_corrected() {
    let town = TestApp::demo().await;
    let mirjam = town.sign_in("mirjam").await;
    let odd = SHEET.replace("Klus", "Iets");
    let answer = upload(&town, &mirjam, odd.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let corrected = form(&answer.body, "erin").replacen("kolom=&", "kolom=titel&", 1);
    let done = town
        .post("/coordinator/blad/bekijk", &mirjam, &corrected)
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(own(&town).await.len(), 2);
    let nothing = town
        .post("/coordinator/blad/bekijk", &mirjam, "doe=erin")
        .await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// What begins as a formula goes out as text; a form's own opportunity comes back by its number.
#[tokio::test]
async fn what_goes_out_is_text() {
    let town = TestApp::demo().await;
    let mirjam = town.sign_in("mirjam").await;
    let form = "titel=%3D1%2B1+koken&tekst=-+koken+en+taart+bakken&buurt=zonnehof&dag=2026-12-05&tijd=14:00&plekken=2&minuten=90";
    let posted = town.post("/coordinator", &mirjam, form).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
    let out = town.get("/coordinator/blad.csv", &mirjam).await.body;
    assert!(
        out.contains(";'=1+1 koken;'- koken en taart bakken;"),
        "{out}"
    );
    let sheet = Sheet::read(out.as_bytes()).unwrap();
    assert_eq!(sheet.lines[0].1[1], "=1+1 koken");
    let back = upload(&town, &mirjam, out.as_bytes()).await;
    assert!(back.body.contains("1 is er al"), "{}", back.body);
    let stranger = out.replace('#', "#9");
    let answer = upload(&town, &mirjam, stranger.as_bytes()).await;
    assert!(
        answer.body.contains("is geen vraag van jou"),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn nobody_else_has_a_sheet() {
    let town = TestApp::demo().await;
    for key in ["sanne", "ingrid", "bep"] {
        let cookie = town.sign_in(key).await;
        for path in [
            "/coordinator/blad",
            "/coordinator/blad.csv",
            "/coordinator/blad.xlsx",
        ] {
            assert_eq!(
                town.get(path, &cookie).await.status,
                StatusCode::NOT_FOUND,
                "{key} {path}"
            );
        }
        let sent = upload(&town, &cookie, SHEET.as_bytes()).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{key}");
    }
}
