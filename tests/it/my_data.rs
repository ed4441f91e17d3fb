//! "Mijn gegevens" leaves nothing out (promise P12).

use crate::app::TestApp;
use axum::http::StatusCode;
use std::collections::BTreeSet;
use std::path::Path;

/// Columns by which a table knows a resident.
const WHO: [&str; 11] = [
    "member_id",
    "low_id",
    "high_id",
    "by_id",
    "other_id",
    "reporter_id",
    "about_id",
    "staff_id",
    "signed_up_by",
    "created_by",
    "email",
];

/// Read by methods of their own and shown under their own headings.
const BY_THEMSELVES: [&str; 9] = [
    "members",
    "member_concepts",
    "member_choices",
    "member_less",
    "introductions",
    "messages",
    "staff_accesses",
    // Holds who left, and nobody who is there.
    "erasures",
    // A table only while migrating.
    "letters_of_any_kind",
];

/// The tables of the migrations in which a resident is known.
fn tables() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
    let mut found = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut table = String::new();
        for line in text.lines() {
            let mut words = line.split_whitespace();
            match (words.next(), words.next(), words.next()) {
                (Some("CREATE" | "ALTER"), Some("TABLE"), Some(name)) => {
                    name.clone_into(&mut table)
                }
                (Some(column), Some("BIGINT" | "TEXT"), _) if WHO.contains(&column) => {
                    found.insert(table.clone());
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn no_table_with_a_resident_in_it_is_left_out() {
    let tables = tables();
    assert!(
        tables.contains("interactions") && tables.contains("blocks"),
        "{tables:?}"
    );
    let listed = include_str!("../../src/store/my_data.rs");
    let missing: Vec<&String> = tables
        .iter()
        .filter(|t| !BY_THEMSELVES.contains(&t.as_str()) && !listed.contains(&format!("'{t}'")))
        .collect();
    assert!(
        missing.is_empty(),
        "not on the page of one's own data: {missing:?}"
    );
}

#[tokio::test]
async fn one_sees_everything_and_takes_it_along() {
    let town = TestApp::demo().await;
    let [(sanne, of_youssef), (youssef, of_sanne)] = crate::meetings::two_who_met(&town).await;
    town.post(
        &format!("/ontmoetingen/{of_youssef}"),
        &sanne,
        "bericht=Mijn+woorden",
    )
    .await;
    town.post(
        &format!("/ontmoetingen/{of_sanne}"),
        &youssef,
        "bericht=Zijn+woorden",
    )
    .await;
    let (_, _, dates) = crate::activities::begun(&town).await;
    assert_eq!(dates.len(), 2);
    town.post("/voor-jou/keuzes", &sanne, "dichtbij=meer").await;
    let page = town.get("/mijn/gegevens", &sanne).await.body;
    for part in [
        "Sanne",
        "Youssef",
        "Mijn woorden",
        "Dichtbij: meer",
        "Meedoen · ",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(
        !page.contains("Zijn woorden"),
        "what the other wrote is the other's"
    );
    let file = town.get("/mijn/gegevens.json", &sanne).await;
    let read: serde_json::Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(read["met"][0]["written"][0]["text"], "Mijn woorden");
    assert_eq!(read["met"][0]["received"], 1);
    assert_eq!(read["choices"]["near"], "more");
    // What is worked out of it, and who of the staff looked.
    let initiatives = read["worked_out"]["initiatives"].as_array().unwrap();
    assert!(!initiatives.is_empty() && initiatives[0]["weight"].as_f64().unwrap() > 0.0);
    assert!(page.contains("procent van waar je aan meedoet"), "{page}");
    let bep = town.persona("bep").member;
    let mut tx = town.store.write(town.app.town().id).await.unwrap();
    let me = town.persona("sanne").member;
    tx.log_access(me, bep, "look-up", "belde erover", town.app.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let file = town.get("/mijn/gegevens.json", &sanne).await;
    let read: serde_json::Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(read["who_looked"][0]["reason"], "belde erover");
    assert!(
        town.get("/mijn/gegevens", &sanne)
            .await
            .body
            .contains("belde erover")
    );
    // Without a profile nothing is worked out.
    town.post("/voor-jou/keuzes", &sanne, "zonder=ja").await;
    let file = town.get("/mijn/gegevens.json", &sanne).await;
    let read: serde_json::Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(read["worked_out"]["initiatives"], serde_json::json!([]));
    for path in ["/mijn/gegevens", "/mijn/gegevens.json"] {
        assert_ne!(town.get(path, "").await.status, StatusCode::OK);
    }
}
