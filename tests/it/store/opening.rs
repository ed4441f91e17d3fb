//! Opening a database: what every connection must have, and what is said when it cannot be opened.

use super::bench::both;
use crate::postgres;
use naober::store::Store;
use sqlx::{Connection, PgConnection, SqliteConnection};

/// Promise P13: an acknowledged write is on disk, whichever connection made it.
#[tokio::test]
async fn every_pooled_connection_is_durable() {
    let [sqlite, postgres] = both().await;
    assert_eq!(
        sqlite.store.durability().await.unwrap(),
        ["2"; 9],
        "FULL, writer and readers"
    );
    assert_eq!(postgres.store.durability().await.unwrap(), ["on"; 8]);
}

/// A setting made once on one connection does not reach the others: the check above can fail.
#[tokio::test]
async fn a_pragma_reaches_one_connection_only() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite://{}?mode=rwc", folder.path().join("x.db").display());
    let mut read = Vec::new();
    let mut first = SqliteConnection::connect(&address).await.unwrap();
    let mut second = SqliteConnection::connect(&address).await.unwrap();
    sqlx::raw_sql("PRAGMA synchronous = NORMAL")
        .execute(&mut first)
        .await
        .unwrap();
    for connection in [&mut first, &mut second] {
        let value: i64 = sqlx::query_scalar("PRAGMA synchronous")
            .fetch_one(connection)
            .await
            .unwrap();
        read.push(value);
    }
    assert_eq!(read, [1, 2]);
}

const NEWER: &str = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
    VALUES (9999, 'from the future', TRUE, $1, 0)";

#[tokio::test]
async fn a_newer_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("town.db").display().to_string();
    Store::open(&file).await.unwrap().close().await;
    let mut raw = SqliteConnection::connect(&format!("sqlite://{file}"))
        .await
        .unwrap();
    sqlx::query(NEWER)
        .bind(&b"x"[..])
        .execute(&mut raw)
        .await
        .unwrap();
    raw.close().await.unwrap();
    let address = postgres::fresh().await;
    let mut raw = PgConnection::connect(&address).await.unwrap();
    sqlx::query(NEWER)
        .bind(&b"x"[..])
        .execute(&mut raw)
        .await
        .unwrap();
    raw.close().await.unwrap();
    for address in [file, address] {
        let told = refused(&address).await;
        assert_eq!(
            told,
            "this database was made by a newer Naober (migration 9999): update Naober first"
        );
    }
}

async fn refused(address: &str) -> String {
    match Store::open(address).await {
        Ok(_) => panic!("{address} opens"),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn what_is_no_database_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("brief.txt").display().to_string();
    std::fs::write(
        &text,
        "Lieve buren, dit is een brief en geen databank. ".repeat(40),
    )
    .unwrap();
    let nowhere = folder.path().join("weg/town.db").display().to_string();
    let socket = folder.path().display();
    for (address, wanted) in [
        (
            "mysql://x",
            "mysql://x is no database address: use a file path, sqlite://FILE or postgres://"
                .to_owned(),
        ),
        (
            &text,
            format!(
                "the database at {text} cannot be opened (file is not a database): name a Naober database"
            ),
        ),
        (
            &nowhere,
            format!(
                "the database at {nowhere} cannot be opened (unable to open database file): name"
            ),
        ),
        (
            &format!("postgres://jan:geheim@localhost/x?host={socket}"),
            format!(
                "the database at postgres://jan@localhost/x?host={socket} cannot be opened (No such file"
            ),
        ),
        (
            "postgres://jan:geheim@127.0.0.1:1/x",
            "the database at postgres://jan@127.0.0.1:1/x cannot be opened (Connection refused"
                .to_owned(),
        ),
    ] {
        let told = refused(address).await;
        assert!(told.starts_with(&wanted), "{told}");
        assert!(!told.contains("geheim") && !told.contains('\n'), "{told}");
    }
    let address = postgres::fresh().await.replace("/town_", "/geen_");
    assert!(
        refused(&address)
            .await
            .contains("does not exist): look whether the server runs")
    );
}
