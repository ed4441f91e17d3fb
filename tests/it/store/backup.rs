//! Tables as rows that either database reads, and the ledger of who left.

use super::bench::{Bench, at};
use naober::domain::MemberId;
use naober::store::{self, Erasure, Kind, Store};

/// The same town gives the same rows, and an empty database takes them.
pub async fn rows_for_either(bench: &mut Bench) {
    let places = bench.neighbourhoods().await;
    let ids = bench.members(places[0]).await;
    let mut tx = bench.write().await;
    tx.set_address(ids[0], Some("bea@example.nl"))
        .await
        .unwrap();
    for (token, member) in [([1; 32], ids[0]), ([254; 32], ids[1])] {
        tx.start_session(&token, member, at(1), at(9))
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let mut tx = bench.read().await;
    let schema = tx.schema().await.unwrap();
    assert!(tx.has_table("erasures").await.unwrap() && !tx.has_table("x").await.unwrap());
    let tables = tx.tables().await.unwrap();
    let mut all = Vec::new();
    for table in &tables {
        let mut rows = Vec::new();
        let mut take = |row| {
            rows.push(row);
            Ok(())
        };
        tx.rows(table, &mut take).await.unwrap();
        all.push(rows);
    }
    drop(tx);
    bench.say("tables", (&tables, &all, schema));
    assert_eq!(store::schemas().last(), Some(&schema));
    assert!(bench.store.fill().await.is_err(), "a town is there");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("again.db").display().to_string();
    let again = Store::connect(&file, true).await.unwrap();
    let mut tx = again.fill().await.unwrap();
    tx.migrate(Some(schema)).await.unwrap();
    assert_eq!(tx.tables().await.unwrap(), tables);
    for (table, rows) in tables.iter().zip(&all) {
        tx.put_rows(table, rows).await.unwrap();
    }
    let town = tx.towns().await.unwrap().remove(0).id;
    tx.go_to(town);
    let before = tx.next_session_number().await.unwrap();
    tx.settle_restored().await.unwrap();
    let after = tx.next_session_number().await.unwrap();
    assert!(after > before + 1000, "numbers are given once");
    bench.say("of who has no address", tx.sessions_of(ids[1], at(2)).await);
    bench.say("of who has one", tx.sessions_of(ids[0], at(2)).await);
    tx.commit().await.unwrap();
}

/// Who left is written down once, and nobody who was never there.
pub async fn who_left(bench: &mut Bench) {
    let places = bench.neighbourhoods().await;
    let ids = bench.members(places[0]).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("second.ledger");
    bench.store = bench.store.clone().keep_ledger(&path).await.unwrap();
    let mut tx = bench.write().await;
    for member in [ids[2], ids[0], ids[2], MemberId(999)] {
        bench
            .said
            .push(format!("{:?}", tx.delete_member(member, at(7)).await));
    }
    let mark = tx.mark().await.unwrap();
    assert_eq!(mark, store::ledger_mark(&[7; 32], "T1"));
    tx.commit().await.unwrap();
    let in_table = bench.store.erasures().await.unwrap();
    let mut in_file = store::read_ledger(&path).unwrap().unwrap();
    in_file.sort();
    assert_eq!(in_table, in_file);
    bench.say("left", &in_table);
    let mut tx = bench.write().await;
    let more = Erasure {
        town: mark,
        member: MemberId(1000),
        at: at(8),
    };
    tx.put_erasures(&[more.clone(), in_table[0].clone()])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    bench.say("one more", bench.store.erasures().await);
    // A file that missed something learns it when it is opened.
    bench.store.clone().keep_ledger(&path).await.unwrap();
    assert!(store::read_ledger(&path).unwrap().unwrap().contains(&more));
}

#[test]
fn kinds_have_names() {
    for kind in [Kind::Whole, Kind::Text, Kind::Bytes, Kind::Truth] {
        assert_eq!(Kind::of(kind.name()), Some(kind));
    }
    assert_eq!(store::sqlite_path("postgres://x/y"), None);
    assert_eq!(store::sqlite_path("sqlite://a.db"), Some("a.db"));
    assert!(store::ledger_beside("a.db".as_ref()).ends_with("a.db.ledger"));
}
