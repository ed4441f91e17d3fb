//! "Mijn gegevens" leaves nothing out (promise P12).

use crate::app::TestApp;
use axum::http::StatusCode;
use std::collections::BTreeSet;
use std::path::Path;

/// Columns by which a table knows a resident.
const WHO: [&str; 5] = ["member_id", "low_id", "by_id", "created_by", "email"];

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
    for path in ["/mijn/gegevens", "/mijn/gegevens.json"] {
        assert_ne!(town.get(path, "").await.status, StatusCode::OK);
    }
}
