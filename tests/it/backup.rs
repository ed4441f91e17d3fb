//! A database in a file and back, while the service writes; who left since stays gone (promise P12).

use crate::app::{TestApp, now};
use crate::postgres;
use crate::store::bench::{self, Bench, at, both};
use flate2::read::GzDecoder;
use naober::backup::{self, Error};
use naober::domain::{MemberId, MunicipalityId};
use naober::store::{Erasure, Store};
use serde_json::Value;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

const QUIET: backup::Progress<'static> = &|_, _| {};

pub async fn written(store: &Store, folder: &TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    backup::write(store, &path, at(20), QUIET).await.unwrap();
    path
}

/// An empty database of each kind.
pub async fn empty(folder: &TempDir, name: &str) -> [String; 2] {
    let file = folder.path().join(name).display().to_string();
    [file, postgres::fresh().await]
}

/// The lines of a backup, without the first, which tells when it was made.
pub fn lines(path: &Path) -> Vec<Value> {
    let mut text = String::new();
    let file = std::fs::File::open(path).unwrap();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text.lines()
        .skip(1)
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

/// The rows of a table, by the names of its columns.
pub fn rows(lines: &[Value], table: &str) -> Vec<Value> {
    let start = lines.iter().position(|l| l["table"] == table).unwrap();
    let columns = lines[start]["columns"].as_array().unwrap();
    let rows = lines[start + 1..].iter().take_while(|l| l.is_array());
    rows.map(|row| {
        let named = columns.iter().zip(row.as_array().unwrap());
        named
            .map(|(c, v)| (c[0].as_str().unwrap().to_owned(), v.clone()))
            .collect()
    })
    .collect()
}

pub async fn restored(
    from: &Path,
    address: &str,
    ledger: Option<&[Erasure]>,
) -> backup::Result<backup::Restored> {
    let store = Store::connect(address, true).await.unwrap();
    let done = backup::restore(&store, from, ledger, at(30), QUIET).await;
    store.close().await;
    done
}

#[tokio::test]
async fn a_town_goes_from_either_database_into_either() {
    let town = TestApp::demo().await;
    let folder = tempfile::tempdir().unwrap();
    let first = written(&town.store, &folder, "first").await;
    assert!(rows(&lines(&first), "members").len() > 1_000);
    let mut again = Vec::new();
    for (number, address) in empty(&folder, "a.db").await.iter().enumerate() {
        let done = restored(&first, address, Some(&[])).await.unwrap();
        assert_eq!((done.gone_again, done.rows > 10_000), (0, true));
        let store = Store::open(address).await.unwrap();
        let second = written(&store, &folder, &format!("second-{number}")).await;
        again.push(lines(&second));
        for (turn, address) in empty(&folder, &format!("b{number}.db"))
            .await
            .iter()
            .enumerate()
        {
            restored(&second, address, Some(&[])).await.unwrap();
            let store = Store::open(address).await.unwrap();
            let third = written(&store, &folder, &format!("third-{number}-{turn}")).await;
            for table in [
                "members",
                "items",
                "messages",
                "member_concepts",
                "second_steps",
            ] {
                assert_eq!(
                    rows(&lines(&third), table),
                    rows(&lines(&first), table),
                    "{table}"
                );
            }
        }
    }
    assert_eq!(
        again[0], again[1],
        "SQLite and PostgreSQL give the same backup"
    );
}

/// Whether what was written is one moment: each change of `busy` adds three residents and a row that says so.
fn is_one_moment(lines: &[Value], before: usize) -> bool {
    let changes = rows(lines, "changes");
    let revision = rows(lines, "municipalities")[0]["revision"].as_u64();
    let last = changes.iter().filter_map(|c| c["revision"].as_u64()).max();
    let joined = changes.iter().filter(|c| c["what"] == "members").count();
    revision == last && rows(lines, "members").len() == (joined - 1) * 3 + before
}

async fn busy(
    store: Store,
    town: MunicipalityId,
    vocabulary: Arc<naober::domain::Vocabulary>,
    done: Arc<AtomicU64>,
) {
    let mut tx = store.write(town).await.unwrap();
    let place = tx.neighbourhoods().await.unwrap()[0].id;
    drop(tx);
    loop {
        let mut tx = store.write(town).await.unwrap();
        let three = ["een", "twee", "drie"].map(|name| bench::member(name, place));
        tx.add_members(&three, &vocabulary, at(3)).await.unwrap();
        tx.commit().await.unwrap();
        done.fetch_add(1, Ordering::Relaxed);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_is_one_moment() {
    for bench in both().await {
        let folder = tempfile::tempdir().unwrap();
        let place = bench.neighbourhoods().await[0];
        let many: Vec<_> = (0..2_000)
            .map(|n| bench::member(&format!("buur{n}"), place))
            .collect();
        let mut tx = bench.write().await;
        tx.add_members(&many, &bench.vocabulary, at(1))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let done = Arc::new(AtomicU64::new(0));
        let (store, vocabulary) = (bench.store.clone(), Arc::clone(&bench.vocabulary));
        let writer = tokio::spawn(busy(store, bench.town, vocabulary, Arc::clone(&done)));
        let mut during = 0;
        for turn in 0..5 {
            let before = done.load(Ordering::Relaxed);
            let path = written(&bench.store, &folder, &format!("moment-{turn}")).await;
            during += done.load(Ordering::Relaxed) - before;
            assert!(is_one_moment(&lines(&path), many.len()), "backup {turn}");
            let file = folder
                .path()
                .join(format!("{turn}.db"))
                .display()
                .to_string();
            restored(&path, &file, Some(&[])).await.unwrap();
            let store = Store::open(&file).await.unwrap();
            let again = written(&store, &folder, &format!("again-{turn}")).await;
            assert!(is_one_moment(&lines(&again), many.len()), "restored {turn}");
        }
        assert!(
            during > 0,
            "nothing was written while the backups were made"
        );
        // The broken variant: each table in a transaction of its own.
        let mut torn = Vec::new();
        let tables = bench.read().await.tables().await.unwrap();
        for table in &tables {
            let so_far = done.load(Ordering::Relaxed);
            let mut tx = bench.read().await;
            torn.push(serde_json::json!({ "table": table.name,
                "columns": table.columns.iter().map(|c| [&c.name]).collect::<Vec<_>>() }));
            let mut take = |row| {
                torn.push(Value::Array(row));
                Ok(())
            };
            tx.rows(table, &mut take).await.unwrap();
            drop(tx);
            while done.load(Ordering::Relaxed) == so_far {
                tokio::task::yield_now().await;
            }
        }
        torn.push(Value::Null);
        assert!(
            !is_one_moment(&torn, many.len()),
            "a torn backup is not seen"
        );
        writer.abort();
    }
}

fn canary(number: usize) -> String {
    format!("kanarie{number:03}vogel")
}

/// How often each word stands in a database that is closed.
async fn hits(address: &str, folder: &TempDir, count: usize) -> Vec<usize> {
    let store = Store::open(address).await.unwrap();
    let copy = folder.path().join("looked-at");
    let _ = std::fs::remove_file(&copy);
    backup::write(&store, &copy, at(40), QUIET).await.unwrap();
    store.close().await;
    let mut bytes = lines(&copy)
        .iter()
        .map(Value::to_string)
        .collect::<String>()
        .into_bytes();
    for ending in ["", "-wal", "-shm", ".ledger"] {
        bytes.extend(std::fs::read(format!("{address}{ending}")).unwrap_or_default());
    }
    let of = |word: &str| {
        bytes
            .windows(word.len())
            .filter(|part| *part == word.as_bytes())
            .count()
    };
    (0..count).map(|number| of(&canary(number))).collect()
}

/// Residents with a word of their own in what they told, who met, wrote, and have mail waiting.
pub async fn neighbours(bench: &Bench, count: usize) -> Vec<MemberId> {
    use naober::domain::introduction::{Answer, Introduction};
    let place = bench.neighbourhoods().await[0];
    let list: Vec<_> = (0..count)
        .map(|n| bench::member(&canary(n), place))
        .collect();
    let mut tx = bench.write().await;
    let ids = tx
        .add_members(&list, &bench.vocabulary, at(1))
        .await
        .unwrap();
    for (number, pair) in ids.windows(2).enumerate() {
        let met = Introduction::between(pair[0], pair[1], at(2)).unwrap();
        let met = met.answer(pair[0], Answer::Yes, at(2)).unwrap();
        let met = met.answer(pair[1], Answer::Yes, at(2)).unwrap();
        tx.put_introduction(&met, at(2)).await.unwrap();
        let message = naober::store::Message {
            from: pair[0],
            text: format!("Groet van {}", canary(number)),
            item: None,
            at: at(3),
        };
        tx.add_message(pair[1], &message).await.unwrap();
        let address = format!("{}@example.nl", canary(number));
        tx.set_address(pair[0], Some(&address)).await.unwrap();
    }
    tx.commit().await.unwrap();
    ids
}

/// Whoever leaves after a backup, in whatever order and number, is nowhere in what is restored from it, in
/// either database; without the ledger they would all be back.
#[tokio::test]
async fn who_left_since_stays_gone() {
    const COUNT: usize = 12;
    for (seed, bench) in both().await.into_iter().chain(both().await).enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let ids = neighbours(&bench, COUNT).await;
        // One left before: the ledger knew them already.
        let leaves = |number: usize| !number.is_multiple_of(seed + 2);
        let mut tx = bench.write().await;
        tx.delete_member(ids[0], at(4)).await.unwrap();
        tx.commit().await.unwrap();
        let path = written(&bench.store, &folder, "backup").await;
        for number in (1..COUNT).rev().filter(|n| leaves(*n)) {
            let mut tx = bench.write().await;
            tx.delete_member(ids[number], at(5)).await.unwrap();
            tx.commit().await.unwrap();
        }
        let ledger = bench.store.erasures().await.unwrap();
        let left = (1..COUNT).filter(|n| leaves(*n)).count();
        for (number, address) in empty(&folder, "restored.db").await.iter().enumerate() {
            let done = restored(&path, address, Some(&ledger)).await.unwrap();
            assert_eq!(done.gone_again, left, "{number}");
            let found = hits(address, &folder, COUNT).await;
            for (who, found) in found.iter().enumerate() {
                let gone = who == 0 || leaves(who);
                assert_eq!(*found == 0, gone, "{who} of {seed} in {address}: {found}");
            }
        }
        // The broken variant.
        let file = folder.path().join("naive.db").display().to_string();
        restored(&path, &file, None).await.unwrap();
        let found = hits(&file, &folder, COUNT).await;
        assert!((1..COUNT).all(|who| found[who] > 0), "{found:?}");
    }
}

#[tokio::test]
async fn what_must_not_come_twice_does_not() {
    let town = TestApp::demo().await;
    let folder = tempfile::tempdir().unwrap();
    let sanne = town.sign_in("sanne").await;
    let path = written(&town.store, &folder, "backup").await;
    let kept = lines(&path);
    assert!(!rows(&kept, "sessions").is_empty());
    for table in ["cards", "ceremonies", "sign_in_codes", "erasures"] {
        assert!(
            kept.iter().all(|l| l["table"] != table),
            "{table} is in a backup"
        );
    }
    let [file, _] = empty(&folder, "r.db").await;
    restored(&path, &file, Some(&[])).await.unwrap();
    let store = Store::open(&file).await.unwrap();
    let mut tx = store
        .read(store.towns().await.unwrap()[0].id)
        .await
        .unwrap();
    assert!(tx.waiting_letters().await.unwrap().is_empty());
    let last = rows(&kept, "municipalities")[0]["last_id"]
        .as_i64()
        .unwrap();
    let mut tx = store.write(tx.town()).await.unwrap();
    assert!(tx.next_session_number().await.unwrap() > last + 1_000);
    drop((tx, sanne));
}

async fn refused(from: &Path, address: &str) -> String {
    let error = restored(from, address, Some(&[]))
        .await
        .unwrap_err()
        .to_string();
    assert!(!error.contains('\n'), "{error}");
    error
}

#[tokio::test]
async fn a_damaged_backup_changes_nothing() {
    let [bench, _] = both().await;
    let folder = tempfile::tempdir().unwrap();
    neighbours(&bench, 30).await;
    let path = written(&bench.store, &folder, "good").await;
    let good = std::fs::read(&path).unwrap();
    let bad = folder.path().join("bad");
    let address = postgres::fresh().await;
    let whole = |bytes: Vec<u8>| std::fs::write(&bad, bytes).unwrap();
    for at in (0..good.len()).step_by(good.len() / 40) {
        whole(good[..at].to_vec());
        let told = refused(&bad, &address).await;
        assert!(
            told.contains("is damaged") || told.contains("is no backup"),
            "{told}"
        );
        let mut bytes = good.clone();
        bytes[at] ^= 0x10;
        whole(bytes);
        // Some bits of a gzip head mean nothing; a backup that reads must be the same backup.
        if backup::check(&bad).is_ok() {
            assert_eq!(lines(&bad), lines(&path), "byte {at}");
        }
    }
    // Whole as a gzip, and not as it was written.
    let mut text = String::new();
    GzDecoder::new(&good[..]).read_to_string(&mut text).unwrap();
    let swapped = text
        .replacen("\"buur", "\"Buur", 1)
        .replacen(&canary(3), &canary(4), 1);
    let newer = text.replacen("\"schema\":", "\"schema\":9", 1);
    let another = text.replacen("\"table\":\"members\"", "\"table\":\"x; DROP\"", 1);
    let format = text.replacen("\"format\":1", "\"format\":2", 1);
    for (text, words) in [
        (&swapped, "is damaged"),
        (&another, "is damaged"),
        (&newer, "was made by a newer Naober"),
        (&format, "was made by a newer Naober"),
        (&"naober".to_owned(), "is no backup of Naober"),
    ] {
        let mut zipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        zipped.write_all(text.as_bytes()).unwrap();
        whole(zipped.finish().unwrap());
        let told = refused(&bad, &address).await;
        assert!(told.contains(words), "{told}");
    }
    assert!(
        refused(&folder.path().join("nergens"), &address)
            .await
            .contains("cannot be used")
    );
    let store = Store::open(&address).await.unwrap();
    assert!(
        store.towns().await.unwrap().is_empty(),
        "something was restored"
    );
}

#[tokio::test]
async fn a_town_is_never_written_over_and_a_short_ledger_is_seen() {
    for bench in both().await {
        let folder = tempfile::tempdir().unwrap();
        let ids = neighbours(&bench, 3).await;
        let mut tx = bench.write().await;
        tx.delete_member(ids[0], at(4)).await.unwrap();
        tx.commit().await.unwrap();
        let path = written(&bench.store, &folder, "backup").await;
        let error = backup::restore(&bench.store, &path, Some(&[]), now(), QUIET).await;
        assert!(
            error
                .unwrap_err()
                .to_string()
                .contains("holds a town already")
        );
        for address in empty(&folder, "short.db").await {
            let told = refused(&path, &address).await;
            assert!(told.contains("knows 0 who left Proefstad"), "{told}");
            let store = Store::open(&address).await.unwrap();
            assert!(store.towns().await.unwrap().is_empty());
        }
        let again = backup::write(&bench.store, &path, now(), QUIET).await;
        assert!(
            matches!(again, Err(Error::There(_))),
            "a backup is never written over"
        );
    }
}
