//! The playground: what is understood of anything somebody types, calm and without a trace.

use crate::app::TestApp;
use axum::http::StatusCode;

fn encoded(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

#[tokio::test]
async fn anything_typed_gets_a_calm_answer() {
    let town = TestApp::demo().await;
    let long = "ik bak taart ".repeat(800);
    for (text, words) in [
        ("", "Wat begrijpen we?"),
        ("🍰🎉", "nog niets"),
        ("ωμέγα אלף 漢字", "nog niets"),
        ("<script>alert(1)</script>, ik bak taart", "bakken"),
        ("ik bak taart\u{7}\u{0}\u{202e}", "bakken"),
        ("schaken kan ik niet", "juist niet"),
        (
            "bel me op 06-12345678, ik leen een ladder uit",
            "haal het liever weg",
        ),
        (long.as_str(), "bakken"),
    ] {
        let answer = town
            .post("/woorden", "", &format!("tekst={}", encoded(text)))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{text}");
        assert!(
            answer.body.contains(words),
            "{text}: {words} is not in {}",
            answer.body
        );
        assert!(!answer.body.contains("<script>alert"));
    }
}
