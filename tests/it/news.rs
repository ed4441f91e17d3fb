//! What is new in a neighbourhood, for news readers.

use crate::app::TestApp;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use feed_rs::model::Feed;

async fn feed(town: &TestApp, host: &str, cookie: &str) -> Feed {
    let request = Request::get("/buurt/zonnehof/nieuws.atom")
        .header(header::HOST, host)
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    let answer = town.send(request).await;
    assert_eq!(answer.status, StatusCode::OK);
    let kind = answer.headers[header::CONTENT_TYPE].to_str().unwrap();
    assert_eq!(kind, "application/atom+xml; charset=utf-8");
    feed_rs::parser::parse(answer.body.as_bytes()).unwrap()
}

#[tokio::test]
async fn a_news_reader_follows_a_neighbourhood() {
    let town = TestApp::demo().await;
    let read = feed(&town, "naober.example", "").await;
    assert_eq!(read.title.as_ref().unwrap().content, "Naober · Zonnehof");
    for kind in ["verhalen/", "activiteiten/", "initiatieven/"] {
        let of_kind = format!(",2026:{kind}");
        assert!(
            read.entries.iter().any(|e| e.id.contains(&of_kind)),
            "{kind}"
        );
    }
    let link = read
        .links
        .iter()
        .find(|l| l.rel.as_deref() == Some("self"))
        .unwrap();
    assert_eq!(
        link.href,
        "http://naober.example/buurt/zonnehof/nieuws.atom"
    );
    // Every entry leads to its page, and each is there once.
    let mut ids: Vec<&str> = read.entries.iter().map(|e| e.id.as_str()).collect();
    for entry in &read.entries {
        let path = entry.links[0]
            .href
            .strip_prefix("http://naober.example")
            .unwrap();
        let page = town.get(path, "").await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let alternate = "type=\"application/atom+xml\" href=\"/buurt/zonnehof/nieuws.atom\"";
        assert!(page.body.contains(alternate), "{path}");
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), read.entries.len());
    // The same for everyone, and the same ids wherever the site is reached.
    let sanne = town.sign_in("sanne").await;
    let elsewhere = feed(&town, "elders.example", &sanne).await;
    let all = |feed: &Feed| -> Vec<_> {
        feed.entries
            .iter()
            .map(|e| (e.id.clone(), e.updated))
            .collect()
    };
    assert_eq!(all(&elsewhere), all(&read));
    for path in ["/activiteiten?buurt=zonnehof", "/buurt/zonnehof/regelingen"] {
        assert!(
            town.get(path, "")
                .await
                .body
                .contains("/buurt/zonnehof/nieuws.atom"),
            "{path}"
        );
    }
    assert!(
        !town
            .get("/activiteiten", "")
            .await
            .body
            .contains("nieuws.atom")
    );
    let nowhere = town.get("/buurt/nergens/nieuws.atom", "").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}
