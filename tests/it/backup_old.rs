//! A backup of an earlier release is brought up to date; one that is stopped leaves nothing.

use crate::app::now;
use crate::backup::{empty, lines, neighbours, restored, rows, written};
use crate::store::bench::{at, both};
use naober::backup::{self, Error};
use naober::domain::MemberId;
use naober::store::{Erasure, Store};
use sqlx::{Connection, SqliteConnection};
use std::sync::atomic::{AtomicU64, Ordering};

/// A backup of before the ledger's table: its tables are made as they were, and brought up to date.
#[tokio::test]
async fn an_older_backup_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    for address in empty(&folder, "old.db").await {
        let old = match naober::store::sqlite_path(&address) {
            Some(_) => address.clone(),
            None => continue,
        };
        let store = Store::connect(&old, true).await.unwrap();
        let mut tx = store.fill().await.unwrap();
        tx.migrate(Some(7)).await.unwrap();
        tx.commit().await.unwrap();
        let mut raw = SqliteConnection::connect(&format!("sqlite://{old}"))
            .await
            .unwrap();
        for statement in [
            "INSERT INTO municipalities (id, code, name, about, kind, zone, secret) \
             VALUES (1, 'T', 'Oudstad', '', 'live', 'Europe/Amsterdam', zeroblob(32))",
            "INSERT INTO neighbourhoods VALUES (1, 1, 'b', 'b', 'Oost', '', 900, NULL, '')",
            "INSERT INTO members (municipality_id, id, first_name, neighbourhood_id, brings_words, enjoys_words, \
             would_like_words, availability, open_to_meet, asks_per_week, joined_at) \
             VALUES (1, 5, 'Bea', 1, 'soep', '', '', 0, TRUE, 1, 0), (1, 6, 'Jan', 1, '', '', '', 0, FALSE, 1, 0)",
        ] {
            sqlx::query(statement).execute(&mut raw).await.unwrap();
        }
        raw.close().await.unwrap();
        let path = written(&store, &folder, "old").await;
        assert_eq!(backup::check(&path).unwrap().schema, 7);
        let ledger = [Erasure {
            town: naober::store::ledger_mark(&[0; 32], "T"),
            member: MemberId(6),
            at: at(3),
        }];
        for address in empty(&folder, "new.db").await {
            if address.starts_with("postgres") {
                // Its tables are those of now: an older backup wants a database without any.
                let told = restored(&path, &address, Some(&ledger)).await.unwrap_err();
                assert!(matches!(told, Error::OtherTables), "{told}");
                let mut raw = sqlx::PgConnection::connect(&address).await.unwrap();
                sqlx::raw_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
                    .execute(&mut raw)
                    .await
                    .unwrap();
                raw.close().await.unwrap();
            }
            let done = restored(&path, &address, Some(&ledger)).await.unwrap();
            assert_eq!((done.rows > 3, done.gone_again), (true, 1));
            let store = Store::open(&address).await.unwrap();
            let now = written(&store, &folder, &format!("now-{}", address.len())).await;
            let members = rows(&lines(&now), "members");
            assert_eq!(
                (members.len(), &members[0]["first_name"]),
                (1, &"Bea".into())
            );
            assert_eq!(members[0]["presence"], "seen");
        }
    }
}

#[tokio::test]
async fn stopped_in_the_middle_it_leaves_nothing() {
    let [bench, _] = both().await;
    let folder = tempfile::tempdir().unwrap();
    neighbours(&bench, 200).await;
    let path = folder.path().join("backup");
    let seen = AtomicU64::new(0);
    let progress = |_: &str, _: u64| {
        seen.fetch_add(1, Ordering::Relaxed);
    };
    let writing = backup::write(&bench.store, &path, now(), &progress);
    let mut writing = Box::pin(writing);
    // Polled until the first tables are written, then dropped as Ctrl-C drops it.
    while seen.load(Ordering::Relaxed) < 3 {
        let turn = tokio::time::timeout(std::time::Duration::from_micros(50), &mut writing).await;
        assert!(turn.is_err(), "it ended too early to be stopped");
    }
    let unfinished = folder.path().join("backup.unfinished");
    assert!(unfinished.exists() && !path.exists());
    drop(writing);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
