//! What was acknowledged is on disk (promise P13), and nothing else is.

use crate::app::{make_town, now};
use crate::postgres;
use naober::domain::MunicipalityId;
use naober::store::{Error, Store};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const TOWN: MunicipalityId = MunicipalityId(1);

async fn both() -> (tempfile::TempDir, Vec<Store>) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("town.db");
    let mut stores = Vec::new();
    for address in [file.to_str().unwrap().to_owned(), postgres::fresh().await] {
        let store = Store::open(&address).await.unwrap();
        make_town(&store).await;
        stores.push(store);
    }
    (dir, stores)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_connection_is_durable() {
    let (_dir, stores) = both().await;
    for (store, full) in stores.iter().zip(["2", "on"]) {
        let found = store.durability().await.unwrap();
        assert!(
            found.len() > 5 && found.iter().all(|v| v == full),
            "{found:?}"
        );
    }
    // The check bites: a PRAGMA set once reaches one connection of a pool and no other.
    let dir = tempfile::tempdir().unwrap();
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(dir.path().join("broken.db"))
        .create_if_missing(true)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Normal);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query("PRAGMA synchronous = FULL")
        .execute(&pool)
        .await
        .unwrap();
    let (mut one, mut other) = (pool.acquire().await.unwrap(), pool.acquire().await.unwrap());
    let mut found = Vec::new();
    for connection in [&mut one, &mut other] {
        let value: i64 = sqlx::query_scalar("PRAGMA synchronous")
            .fetch_one(&mut **connection)
            .await
            .unwrap();
        found.push(value);
    }
    assert_ne!(found[0], found[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_committed_never_was() {
    let (_dir, stores) = both().await;
    for store in &stores {
        let before = store.read(TOWN).await.unwrap().revision().await.unwrap();
        let mut tx = store.write(TOWN).await.unwrap();
        tx.changed("dropped", now()).await.unwrap();
        drop(tx);
        assert_eq!(
            store.read(TOWN).await.unwrap().revision().await.unwrap(),
            before
        );
    }
}

/// A second writer waits for the first, so a lower revision never commits after a higher one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn revisions_are_kept_in_their_order() {
    let (_dir, stores) = both().await;
    for store in &stores {
        let mut held = store.write(TOWN).await.unwrap();
        let first = held.changed("first", now()).await.unwrap();
        let done = Arc::new(AtomicBool::new(false));
        let second = tokio::spawn({
            let (store, done) = (store.clone(), Arc::clone(&done));
            async move {
                let mut tx = store.write(TOWN).await.unwrap();
                let revision = tx.changed("second", now()).await.unwrap();
                tx.commit().await.unwrap();
                done.store(true, Ordering::SeqCst);
                revision
            }
        });
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(
            !done.load(Ordering::SeqCst),
            "the second writer did not wait"
        );
        held.commit().await.unwrap();
        assert_eq!(second.await.unwrap(), first + 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_cannot_be_used_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("town.db");
    let address = postgres::fresh().await;
    for database in [file.to_str().unwrap(), &address] {
        Store::open(database).await.unwrap().close().await;
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'newer', TRUE, ";
        if database.starts_with("postgres") {
            let pool = sqlx::PgPool::connect(database).await.unwrap();
            let sql = format!("{newer} '\\x00'::bytea, 1)");
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
                .execute(&pool)
                .await
                .unwrap();
        } else {
            let pool = sqlx::SqlitePool::connect(database).await.unwrap();
            let sql = format!("{newer} x'00', 1)");
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
                .execute(&pool)
                .await
                .unwrap();
        }
        let error = Store::open(database).await.err().unwrap();
        assert!(matches!(error, Error::Newer(9999)), "{error}");
    }
    for (address, words) in [
        ("mysql://localhost/x", "is no database address"),
        ("/nergens/town.db", "cannot be opened"),
    ] {
        let error = Store::open(address).await.err().unwrap().to_string();
        assert!(error.contains(words), "{error}");
    }
}
