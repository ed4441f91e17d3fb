//! What is said about suggestions is what runs: the files in `docs/` are those of this configuration.

use crate::app::TestApp;
use naober::app::register::settings;
use naober::i18n::Lang;
use naober::web::register::{entry, text};
use std::path::Path;

#[tokio::test]
async fn what_is_published_is_what_runs() {
    let json = format!("{:#}\n", entry("Gemeente Elzerveer", "naober@example.nl"));
    let words = format!(
        "# Zo maken wij suggesties\n\n{}\n",
        text(Lang::default()).join("\n\n")
    );
    for (name, made) in [
        ("docs/algorithm-register.json", json),
        ("docs/how-suggestions-are-made.nl.md", words),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        if std::env::var_os("NAOBER_WRITE").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        assert_eq!(kept, made, "{name}: write it again with NAOBER_WRITE=1");
    }
    // Every weight stands in the text: another one would make the files differ.
    let all = text(Lang::default()).join("\n");
    let settings = settings();
    assert!(settings.weights.len() > 9 && settings.people.len() == 6);
    for (name, weights) in &settings.weights {
        // Two decimals are published.
        let rounded = weights.map(|w| (w * 100.0).round() / 100.0);
        let said = rounded.map(|w| format!("{w}").replace('.', ","));
        assert!(all.contains(&format!(": {}", said.join(" · "))), "{name}");
    }
    let town = TestApp::demo().await;
    let page = town.get("/hoe-werkt-het", "").await.body;
    assert!(page.contains("epsilon 0,5"));
    let file = town.get("/hoe-werkt-het/algoritmeregister.json", "").await;
    let file: serde_json::Value = serde_json::from_str(&file.body).unwrap();
    // The limits of the publication standard.
    for (field, most) in [
        ("name", 100),
        ("description_short", 350),
        ("goal", 2_500),
        ("methods_and_models", 5_000),
    ] {
        let length = file[field].as_str().unwrap().chars().count();
        assert!((1..=most).contains(&length), "{field}: {length}");
    }
}
