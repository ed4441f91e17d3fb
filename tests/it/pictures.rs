//! Pictures of the main pages for `docs/screenshots`: `./scripts/screenshots` makes them again.

use crate::app::TestApp;
use crate::browser::Browser;
use std::path::Path;

/// Name, who opens it, and where.
const PAGES: [(&str, &str, &str); 10] = [
    ("home", "", "/"),
    ("activities", "", "/activiteiten"),
    ("interests", "", "/interesses?buurt=zonnehof"),
    ("scheme", "", "/buurt/zonnehof/regelingen/meedoen-pas"),
    ("join", "", "/meedoen"),
    ("for-you", "sanne", "/voor-jou"),
    ("item", "sanne", "/initiatieven"),
    ("meeting", "sanne", ""),
    ("me", "sanne", "/mijn"),
    ("coordinator", "mirjam", "/coordinator"),
];

#[tokio::test]
#[ignore = "makes files: ./scripts/screenshots"]
async fn the_main_pages() {
    let town = TestApp::demo().await;
    town.app.plan_figures().await.unwrap();
    while town.app.work().await.unwrap() {}
    let [(_, of_youssef), (youssef, of_sanne)] = crate::meetings::two_who_met(&town).await;
    let message = "bericht=Dag+Sanne%2C+zullen+we+donderdag+samen+naar+de+eettafel%3F";
    town.post(&format!("/ontmoetingen/{of_sanne}"), &youssef, message)
        .await;
    let address = town.listen().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screenshots");
    std::fs::create_dir_all(&folder).unwrap();
    for (device, width) in [("phone", 390), ("desktop", 1280)] {
        let browser =
            Browser::open_with(width, &["--hide-scrollbars", "--window-size=1280,800"]).await;
        let mut who = "";
        for (name, reader, path) in PAGES {
            if reader != who {
                browser
                    .goto(&format!("{address}{}", town.demo_path(reader)))
                    .await;
                browser.follow("main form button").await;
                who = reader;
            }
            let path = match name {
                "meeting" => format!("/ontmoetingen/{of_youssef}"),
                _ => path.to_owned(),
            };
            browser.goto(&format!("{address}{path}")).await;
            if name == "item" {
                browser.follow(".tile__link").await;
            }
            let png = browser.client.screenshot().await.unwrap();
            assert!(
                png.len() < 150_000,
                "{name} at {device} has {} bytes",
                png.len()
            );
            std::fs::write(folder.join(format!("{name}-{device}.png")), png).unwrap();
        }
        browser.close().await;
    }
}
