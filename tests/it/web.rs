//! Answers over HTTP: what everyone may read, what is refused and how.

use crate::app::TestApp;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::Value;

const PUBLIC: [&str; 10] = [
    "/",
    "/activiteiten",
    "/activiteiten?buurt=zonnehof&pagina=2",
    "/initiatieven",
    "/vrijwilligerswerk",
    "/verhalen",
    "/zoeken",
    "/regelingen",
    "/buurt/zonnehof/regelingen",
    "/buurt/zonnehof/regelingen/meedoen-pas",
];

#[tokio::test]
async fn everything_public_needs_no_account() {
    let town = TestApp::demo().await;
    for path in PUBLIC {
        let answer = town.get(path, "").await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(
            answer.headers.get(header::SET_COOKIE).is_none(),
            "{path} sets a cookie"
        );
    }
}

#[tokio::test]
async fn the_overview_is_the_same_for_everyone() {
    let town = TestApp::demo().await;
    let (sanne, youssef) = (town.sign_in("sanne").await, town.sign_in("youssef").await);
    let body = |text: &str| {
        let start = text.find("<main").unwrap();
        let end = text.find("</main>").unwrap();
        text[start..end].to_owned()
    };
    for path in [
        "/activiteiten",
        "/initiatieven",
        "/vrijwilligerswerk",
        "/verhalen",
    ] {
        let nobody = body(&town.get(path, "").await.body);
        assert_eq!(body(&town.get(path, &sanne).await.body), nobody, "{path}");
        assert_eq!(body(&town.get(path, &youssef).await.body), nobody, "{path}");
    }
}

#[tokio::test]
async fn every_answer_has_strict_headers() {
    let town = TestApp::demo().await;
    let large = Request::post("/meedoen")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::CONTENT_LENGTH, "9999999")
        .body(Body::from("naam=".to_owned() + &"a".repeat(400_000)))
        .unwrap();
    let answers = [
        (StatusCode::OK, town.get("/", "").await),
        (StatusCode::NOT_FOUND, town.get("/bestaat-niet", "").await),
        (
            StatusCode::BAD_REQUEST,
            town.get("/activiteiten/geen-getal", "").await,
        ),
        (StatusCode::NOT_FOUND, town.get("/api/v1/nergens", "").await),
        (StatusCode::PAYLOAD_TOO_LARGE, town.send(large).await),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.status, status, "{}", answer.body);
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "strict-transport-security",
        ] {
            assert!(
                answer.headers.contains_key(name),
                "{status}: {name} is missing"
            );
        }
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
    }
}

#[tokio::test]
async fn a_form_comes_back_with_what_was_typed() {
    let town = TestApp::demo().await;
    let form = "naam=&brengt=banden+plakken+%3Cb%3E&buurt=nergens&tijd=3";
    let answer = town.post("/meedoen", "", form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "banden plakken &#60;b&#62;",
        "Vul een voornaam",
        "Kies een buurt",
    ] {
        assert!(
            answer.body.contains(words),
            "{words} is not in {}",
            answer.body
        );
    }
    assert!(answer.body.contains("value=\"3\" checked"));
}

#[tokio::test]
async fn another_site_cannot_post() {
    let town = TestApp::demo().await;
    let cookie = town.sign_in("sanne").await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://kwaad.example"),
    ] {
        let request = Request::post("/mijn/wissen")
            .header(header::COOKIE, &cookie)
            .header(header::HOST, "naober.example")
            .header(name, value)
            .body(Body::empty())
            .unwrap();
        assert_eq!(
            town.send(request).await.status,
            StatusCode::FORBIDDEN,
            "{name}"
        );
    }
    assert!(town.get("/mijn", &cookie).await.body.contains("Sanne"));
}

#[tokio::test]
async fn the_api_answers_with_reasons_that_add_up() {
    let town = TestApp::demo().await;
    let cookie = town.sign_in("sanne").await;
    for kind in ["people", "initiatives", "activities", "opportunities"] {
        let path = format!("/api/v1/me/recommendations?kind={kind}&limit=7");
        let answer = town.get(&path, &cookie).await;
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        let items = body["items"].as_array().unwrap();
        assert!(
            !items.is_empty() && items.len() <= 7,
            "{kind}: {}",
            items.len()
        );
        for item in items {
            assert_eq!(item["kind"], kind);
            assert_eq!(item.get("title").is_none(), kind == "people", "{item}");
            let reasons = item["reasons"].as_array().unwrap();
            let sum: f64 = reasons.iter().map(|r| r["part"].as_f64().unwrap()).sum();
            assert!(
                (sum - item["score"].as_f64().unwrap()).abs() < 1e-9,
                "{item}"
            );
            assert!(
                reasons
                    .iter()
                    .all(|r| !r["text"].as_str().unwrap().is_empty())
            );
        }
        assert_eq!(
            town.get(&path, &cookie).await.body,
            answer.body,
            "{kind} differs when asked again"
        );
    }
}

#[tokio::test]
async fn the_api_refuses_with_a_problem() {
    let town = TestApp::demo().await;
    let cookie = town.sign_in("sanne").await;
    for (path, cookie, status) in [
        ("/api/v1/me/recommendations?kind=people", "", 401),
        (
            "/api/v1/me/recommendations?kind=buren",
            cookie.as_str(),
            400,
        ),
        (
            "/api/v1/me/recommendations?kind=people&limit=0",
            cookie.as_str(),
            400,
        ),
        (
            "/api/v1/me/recommendations?kind=people&limit=51",
            cookie.as_str(),
            400,
        ),
        (
            "/api/v1/me/recommendations?kind=people&limit=x",
            cookie.as_str(),
            400,
        ),
        ("/api/v1/nergens", "", 404),
    ] {
        let answer = town.get(path, cookie).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(
            answer.headers[header::CONTENT_TYPE],
            "application/problem+json"
        );
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(body["status"], status);
    }
    let description = town.get("/api/v1/openapi.json", "").await;
    let body: Value = serde_json::from_str(&description.body).unwrap();
    assert!(
        body["openapi"].as_str().unwrap().starts_with("3.1"),
        "{}",
        body["openapi"]
    );
    assert!(
        body["paths"]["/me/recommendations"].is_object()
            || body["paths"].to_string().contains("recommendations")
    );
}

#[tokio::test]
async fn a_demo_link_works_for_its_persona_only() {
    let town = TestApp::demo().await;
    let path = town.demo_path("sanne");
    assert_eq!(town.get(&path, "").await.status, StatusCode::OK);
    let wrong = path.replace("sanne", "mirjam");
    for path in [wrong.as_str(), "/demo/sanne/0000"] {
        assert_eq!(
            town.post(path, "", "").await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

/// A sentence whose value is missing, or that is not there at all, would show its key.
#[tokio::test]
async fn no_page_shows_the_key_of_a_sentence() {
    let town = TestApp::demo().await;
    let keys: Vec<String> = crate::tidy::files("locales/nl", ".ftl")
        .iter()
        .flat_map(|path| crate::tidy::keys(path))
        .filter(|key| key.contains('-'))
        .collect();
    let (sanne, mirjam, ingrid) = (
        town.sign_in("sanne").await,
        town.sign_in("mirjam").await,
        town.sign_in("ingrid").await,
    );
    for (path, cookie) in [
        ("/", ""),
        ("/activiteiten", ""),
        ("/meedoen", ""),
        ("/voor-jou", sanne.as_str()),
        ("/mijn", sanne.as_str()),
        ("/ontmoetingen", sanne.as_str()),
        ("/coordinator", mirjam.as_str()),
        ("/gemeente", ingrid.as_str()),
        ("/buurt/zonnehof/regelingen/kindpakket/check", ""),
    ] {
        let body = town.get(path, cookie).await.body;
        for key in &keys {
            assert!(!body.contains(&format!(">{key}<")), "{path} shows {key}");
        }
    }
}

#[tokio::test]
async fn calendar_programs_can_follow_what_is_on() {
    let town = TestApp::demo().await;
    let sanne = town.sign_in("sanne").await;
    let list = town.get("/activiteiten?buurt=zonnehof", "").await.body;
    assert!(list.contains("/buurt/zonnehof/agenda.ics"));
    let public = town.get("/buurt/zonnehof/agenda.ics", "").await;
    assert_eq!(
        public.headers["content-type"],
        "text/calendar; charset=utf-8"
    );
    let uids = |text: &str| -> Vec<String> {
        text.lines()
            .filter_map(|l| l.strip_prefix("UID:"))
            .map(str::to_owned)
            .collect()
    };
    let first = uids(&public.body);
    assert!(!first.is_empty());
    assert_eq!(
        first,
        uids(&town.get("/buurt/zonnehof/agenda.ics", &sanne).await.body)
    );
    // One's own: what is joined is in it, what is left is gone.
    let id = first[0].split('@').next().unwrap().to_owned();
    town.post(&format!("/doe-mee/{id}"), &sanne, "").await;
    let mine = town.get("/mijn", &sanne).await.body;
    let own = mine
        .split("href=\"/agenda/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let own = format!("/agenda/{own}");
    assert!(uids(&town.get(&own, "").await.body).contains(&first[0]));
    town.post(&format!("/toch-niet/{id}"), &sanne, "").await;
    assert!(!uids(&town.get(&own, "").await.body).contains(&first[0]));
    let other = own.replace(".ics", "0.ics");
    assert_eq!(town.get(&other, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        town.get("/buurt/nergens/agenda.ics", "").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_resident_begins_something_in_a_minute() {
    let town = TestApp::demo().await;
    let sanne = town.sign_in("sanne").await;
    let youssef = town.sign_in("youssef").await;
    assert_eq!(town.get("/begin", "").await.location(), "/meedoen");
    let filled = town.get("/begin?voorbeeld=wandelen", &sanne).await.body;
    assert!(filled.contains("value=\"Wandelclub\"") && filled.contains("rustig tempo"));
    let form = |weeks: &str| {
        format!(
            "titel=Wandelclub+Zuidzijde&tekst=We+wandelen+een+uur.+Kom+mee.&buurt=zonnehof&plaats=De+Schakel\
                 &dag=2027-03-24&tijd=10:00&plekken=8&weken={weeks}"
        )
    };
    for (bad, word) in [
        ("", "Geef het een naam"),
        (
            "titel=A&tekst=B&buurt=zonnehof&plaats=C&dag=2020-01-01&tijd=10:00&weken=1",
            "Kies een dag die nog komt",
        ),
        (
            "titel=A&tekst=B&buurt=zonnehof&plaats=C&dag=2027-01-01&tijd=10:00&weken=99",
            "Kies hoe vaak",
        ),
        (
            "titel=A&tekst=B&buurt=zonnehof&plaats=C&dag=2027-01-01&tijd=25:00&weken=1&plekken=1",
            "Kies een aantal van 2",
        ),
    ] {
        let refused = town.post("/begin", &sanne, bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(refused.body.contains(word), "{word}");
    }
    let made = town.post("/begin", &sanne, &form("3")).await;
    let path = made.location().to_owned();
    let page = town.get(&path, &youssef).await.body;
    assert!(page.contains("Wandelclub Zuidzijde") && page.contains("Sanne"));
    // Three dates at the same time on the wall, though the clocks change in between (28 March 2027).
    for date in ["24 maart, 10:00", "31 maart, 10:00", "7 april, 10:00"] {
        assert!(page.contains(date), "{date}");
    }
    assert!(
        town.get("/mijn", &sanne)
            .await
            .body
            .contains("Wandelclub Zuidzijde")
    );
    // Three a week.
    for _ in 0..2 {
        assert_eq!(
            town.post("/begin", &sanne, &form("1")).await.status,
            StatusCode::SEE_OTHER
        );
    }
    assert_eq!(
        town.post("/begin", &sanne, &form("1")).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_chosen_language_stays_chosen() {
    let town = TestApp::demo().await;
    let chosen = town.get("/?taal=en", "").await;
    assert!(chosen.body.contains("<html lang=\"en\""));
    let cookie = chosen.cookie();
    assert_eq!(cookie, "taal=en");
    for path in ["/", "/activiteiten", "/meedoen", "/verhalen"] {
        assert!(
            town.get(path, &cookie)
                .await
                .body
                .contains("<html lang=\"en\""),
            "{path}"
        );
    }
    // Pages that look at no cookie get it from the address, and hand it on.
    for path in [
        "/regelingen?taal=en",
        "/buurt/zonnehof/regelingen?taal=en",
        "/zoeken?taal=en",
    ] {
        let page = town.get(path, "").await;
        assert!(page.body.contains("<html lang=\"en\""), "{path}");
        assert!(page.body.contains("/regelingen?taal=en"), "{path}");
        assert!(page.headers.get(header::SET_COOKIE).is_none(), "{path}");
        let plain = path.split('?').next().unwrap();
        let (with, without) = (town.get(plain, &cookie).await, town.get(plain, "").await);
        assert_eq!(with.body, without.body, "{plain} looks at a cookie");
    }
    let asked = town.get("/regelingen?buurt=zonnehof&taal=en", "").await;
    assert_eq!(asked.location(), "/buurt/zonnehof/regelingen?taal=en");
    assert!(
        town.get("/?taal=%3Cscript%3E", "")
            .await
            .headers
            .get(header::SET_COOKIE)
            .is_none()
    );
}
