//! Stories of neighbours: telling one with a photo, every bad file, changing, taking back, "dank je".

use crate::app::{Answer, TestApp};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use image::{ImageFormat, Rgb, RgbImage};
use naober::domain::ItemKind;
use std::io::Cursor;

const EDGE: &str = "--------naober";

/// A form with a file, as browsers send it.
fn form(pairs: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in pairs {
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend(head.as_bytes());
        body.extend(value.as_bytes());
        body.extend(b"\r\n");
    }
    let (name, bytes) = file.unwrap_or(("", b""));
    let head = format!(
        "--{EDGE}\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    body.extend(head.as_bytes());
    body.extend(bytes);
    body.extend(format!("\r\n--{EDGE}--\r\n").as_bytes());
    body
}

async fn send(town: &TestApp, path: &str, cookie: &str, body: Vec<u8>) -> Answer {
    let request = Request::post(path)
        .header(header::COOKIE, cookie)
        .header(
            header::CONTENT_TYPE,
            format!("multipart/form-data; boundary={EDGE}"),
        )
        .body(Body::from(body))
        .unwrap();
    town.send(request).await
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let seen = RgbImage::from_pixel(width, height, Rgb([90, 140, 60]));
    seen.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

const STORY: [(&str, &str); 2] = [
    ("titel", "De pan van Souad"),
    ("tekst", "Souad kwam met een pan.\n\nWij kwamen met lepels."),
];

fn with_photo() -> Vec<(&'static str, &'static str)> {
    let mut pairs = STORY.to_vec();
    pairs.extend([("te-zien", "Een pan op tafel"), ("akkoord", "ja")]);
    pairs
}

fn photo_in(page: &str) -> String {
    let from = page.find("/fotos/").expect("a photo");
    page[from..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_story_with_a_photo_is_told_changed_and_taken_back() {
    let town = TestApp::demo().await;
    let sanne = town.sign_in("sanne").await;
    let photo = png(2_000, 1_000);
    let body = form(&with_photo(), Some(("pan.png", &photo)));
    let told = send(&town, "/verhalen/nieuw", &sanne, body).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    let path = told.location().split('?').next().unwrap().to_owned();
    let page = town.get(&path, "").await.body;
    assert!(page.contains("Souad kwam met een pan.") && page.contains("alt=\"Een pan op tafel\""));
    let address = photo_in(&page);
    let seen = town
        .send(Request::get(&address).body(Body::empty()).unwrap())
        .await;
    assert_eq!(seen.headers[header::CONTENT_TYPE], "image/jpeg");
    assert_eq!(seen.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert!(town.get("/verhalen", "").await.body.contains("-klein.jpg"));

    // Somebody else: no change, no taking back; a thank-you, once, which its teller reads.
    let youssef = town.sign_in("youssef").await;
    for path in [format!("{path}/wijzigen"), format!("{path}/weg")] {
        let refused = send(&town, &path, &youssef, form(&STORY, None)).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!town.get(&path, &sanne).await.body.contains("zei dank je"));
    town.post(&format!("{path}/dank"), &youssef, "").await;
    assert!(
        town.get(&path, &youssef)
            .await
            .body
            .contains("Je zei dank je.")
    );
    assert!(
        town.get(&path, &sanne)
            .await
            .body
            .contains("Een buur zei dank je")
    );

    // Changed without choosing the photo again it keeps it; then the photo goes, then the story.
    let mut pairs = with_photo();
    pairs[0].1 = "De grote pan van Souad";
    let change = format!("{path}/wijzigen");
    send(&town, &change, &sanne, form(&pairs, None)).await;
    let page = town.get(&path, "").await.body;
    assert!(page.contains("De grote pan van Souad") && page.contains(&address));
    pairs.push(("zonder-foto", "ja"));
    send(&town, &change, &sanne, form(&pairs, None)).await;
    assert!(!town.get(&path, "").await.body.contains("/fotos/"));
    assert_eq!(town.get(&address, "").await.status, StatusCode::NOT_FOUND);
    town.post(&format!("{path}/weg"), &sanne, "").await;
    assert_eq!(town.get(&path, "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_bad_file_is_told_and_the_words_stay() {
    let town = TestApp::demo().await;
    let sanne = town.sign_in("sanne").await;
    let (cut, wide, heavy) = (png(300, 300), png(20_000, 2), vec![7; 50 * 1024 * 1024]);
    for (name, file, why) in [
        (
            "brief.jpg",
            b"Beste buren".as_slice(),
            "geen foto die we kennen",
        ),
        (
            "plaatje.svg",
            b"<svg><script>alert(1)</script></svg>",
            "geen foto die we kennen",
        ),
        ("half.png", &cut[..cut.len() / 2], "geen foto die we kennen"),
        ("breed.png", &wide, "te groot"),
        ("zwaar.jpg", &heavy, "te zwaar"),
    ] {
        let body = form(&with_photo(), Some((name, file)));
        let page = send(&town, "/verhalen/nieuw", &sanne, body).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.body.contains(why), "{name}");
        assert!(page.body.contains("Wij kwamen met lepels."), "{name}");
        assert!(page.body.contains("Kies je foto opnieuw."), "{name}");
    }
    assert!(
        !town
            .get("/verhalen", "")
            .await
            .body
            .contains("De pan van Souad")
    );
}

#[tokio::test]
async fn what_is_missing_is_asked_for() {
    let town = TestApp::demo().await;
    let sanne = town.sign_in("sanne").await;
    let photo = png(30, 20);
    let (long, photo) = ("woord ".repeat(1_100), Some(("pan.png", photo.as_slice())));
    for (pairs, photo, why) in [
        (vec![], None, "Geef je verhaal een titel."),
        (vec![STORY[0]], None, "Vertel je verhaal."),
        (
            vec![STORY[0], ("tekst", &long)],
            None,
            "Je verhaal is te lang.",
        ),
        (
            vec![STORY[0], ("tekst", "Bel 06 12 34 56 78.")],
            None,
            "een nummer of adres",
        ),
        (
            STORY.to_vec(),
            photo,
            "Vertel wat er op de foto te zien is.",
        ),
        (STORY.to_vec(), photo, "Vraag het iedereen op de foto."),
    ] {
        let page = send(&town, "/verhalen/nieuw", &sanne, form(&pairs, photo)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(page.body.contains(why), "{why}: {}", page.body);
    }
    // A word that sticks a label is shown with a better one; who leaves it, leaves it.
    let mut pairs = vec![
        STORY[0],
        ("tekst", "Voor de kansarme gezinnen in de straat."),
    ];
    let page = send(&town, "/verhalen/nieuw", &sanne, form(&pairs, None)).await;
    assert!(page.body.contains("kansarme") && page.body.contains("plaats het zo"));
    pairs.push(("gezien", "ja"));
    let told = send(&town, "/verhalen/nieuw", &sanne, form(&pairs, None)).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER);
    // Without an account it leads to joining; a sixth in a week waits.
    assert_eq!(
        town.get("/verhalen/nieuw", "").await.status,
        StatusCode::SEE_OTHER
    );
    for number in 2..=6 {
        let told = send(&town, "/verhalen/nieuw", &sanne, form(&STORY, None)).await;
        let late = number == 6;
        let wanted = if late {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::SEE_OTHER
        };
        assert_eq!(told.status, wanted, "{number}");
    }
}

#[tokio::test]
async fn who_leaves_takes_their_stories_and_photos_along() {
    let town = TestApp::demo().await;
    let sanne = town.sign_in("sanne").await;
    let body = form(&with_photo(), Some(("pan.png", &png(300, 200))));
    let told = send(&town, "/verhalen/nieuw", &sanne, body).await;
    let path = told.location().split('?').next().unwrap().to_owned();
    let address = photo_in(&town.get(&path, "").await.body);
    let data = town.get("/mijn/gegevens", &sanne).await.body;
    assert!(data.contains("De pan van Souad"));
    town.post("/mijn/wissen", &sanne, "").await;
    for path in [path, address] {
        assert_eq!(town.get(&path, "").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_reported_story_can_be_removed_with_reasons() {
    let town = TestApp::demo().await;
    let sanne = town.sign_in("sanne").await;
    let told = send(&town, "/verhalen/nieuw", &sanne, form(&STORY, None)).await;
    let path = told.location().split('?').next().unwrap().to_owned();
    let key = path.rsplit('/').next().unwrap();
    let youssef = town.sign_in("youssef").await;
    let report = format!("/melden/verhaal/{key}");
    assert!(town.get(&path, &youssef).await.body.contains(&report));
    let sent = town
        .post(&report, &youssef, "wat=untrue&tekst=Het+was+geen+soep")
        .await;
    assert!(
        sent.status.is_redirection() || sent.status.is_success(),
        "{}",
        sent.body
    );
    let bep = town.sign_in("bep").await;
    let cases = town.get("/meldingen", &bep).await.body;
    assert!(cases.contains("De pan van Souad"), "{cases}");
    let id = cases.split("action=\"/meldingen/").nth(1).unwrap();
    let id = id.split('"').next().unwrap();
    let answer = "wat=removed&tekst=Het+ging+over+iemand+die+nee+zei";
    let done = town.post(&format!("/meldingen/{id}"), &bep, answer).await;
    assert!(!done.status.is_client_error(), "{}", done.body);
    assert_eq!(town.get(&path, "").await.status, StatusCode::NOT_FOUND);
    let reasons = town.get("/mijn/meldingen", &sanne).await.body;
    assert!(reasons.contains("Het ging over iemand die nee zei"));
}

#[tokio::test]
async fn a_story_stands_beside_what_it_is_about() {
    let town = TestApp::demo().await;
    town.app.refresh().await.unwrap();
    let (mut with, mut without) = (0, 0);
    for item in town.app.list(ItemKind::Initiative, None).await.unwrap() {
        let path = format!("/initiatieven/{}", item.id.0);
        let page = town.get(&path, "").await.body;
        let shown = page
            .matches("class=\"tile__link\" href=\"/verhalen/")
            .count();
        assert!(shown <= 2);
        match shown {
            0 => without += 1,
            _ => with += 1,
        }
    }
    assert!(
        with >= 10 && without >= 5,
        "{with} with a story, {without} without"
    );
}
