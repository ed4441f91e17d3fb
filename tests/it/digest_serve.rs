//! Two `naober serve` over one PostgreSQL, one of which is killed while it sends digests.

use crate::mailbox::Mailbox;
use crate::postgres;
use crate::store::bench::{item, member, neighbourhood, town};
use jiff::Timestamp;
use naober::dataset::vocabulary;
use naober::domain::digest::Rhythm;
use naober::domain::{ConceptId, ItemKind, TownKind};
use naober::store::{NewTown, Store};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::Ordering;
use std::time::Duration;

const READERS: usize = 24;

/// A process that is killed when the test ends.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(database: &str, smtp: &str) -> Served {
    let child = Command::new(env!("CARGO_BIN_EXE_naober"))
        .args(["serve", "--database", database, "--listen", "127.0.0.1:0"])
        .args([
            "--smtp",
            smtp,
            "--sender",
            "Naober <naober@proefstad.example>",
        ])
        .args(["--site", "https://naober.example", "--without-tls"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    Served(child)
}

/// A town of real residents, in which everyone has an address and reads every day.
async fn live_town(database: &str) {
    let store = Store::open(database).await.unwrap();
    let vocabulary = vocabulary::load().unwrap();
    let new = NewTown {
        kind: TownKind::Live,
        as_of: None,
        ..town("T1")
    };
    let mut tx = store.create_town(&new).await.unwrap();
    let before: Timestamp = "2024-01-01T00:00:00Z".parse().unwrap();
    let place = neighbourhood("b1", "Oost", 900);
    tx.put_neighbourhoods(&[place], before).await.unwrap();
    let home = tx.neighbourhoods().await.unwrap()[0].id;
    let names: Vec<String> = (0..READERS).map(|n| format!("Buur {n}")).collect();
    let list: Vec<_> = names.iter().map(|name| member(name, home)).collect();
    let ids = tx.add_members(&list, &vocabulary, before).await.unwrap();
    let items: Vec<_> = (1..=4)
        .map(|n| {
            let mut item = item(
                ItemKind::Initiative,
                &n.to_string(),
                &format!("Groep {n}"),
                home,
            );
            item.concepts = vec![ConceptId(n)];
            item
        })
        .collect();
    tx.put_items(&items, &vocabulary, before).await.unwrap();
    for (n, id) in ids.iter().enumerate() {
        tx.set_address(*id, Some(&format!("buur{n}@example.nl")))
            .await
            .unwrap();
        tx.put_mail_choices(*id, Rhythm::Daily, true).await.unwrap();
    }
    tx.commit().await.unwrap();
    store.close().await;
}

async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..600 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{what} did not happen in a minute");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_is_killed_while_it_sends_costs_at_most_its_letter() {
    let database = postgres::fresh().await;
    live_town(&database).await;
    let mailbox = Mailbox::default();
    mailbox.pace.store(150, Ordering::Relaxed);
    let smtp = mailbox.open().await;
    let (mut one, _other) = (serve(&database, &smtp), serve(&database, &smtp));
    until("the first letters", || mailbox.letters().len() >= 6).await;
    one.0.kill().unwrap();
    until("the others", || mailbox.letters().len() >= READERS - 1).await;
    // Longer than the process that lives waits between two looks.
    tokio::time::sleep(Duration::from_secs(4)).await;
    // By their identity: a test that runs at nine sees the next day's too.
    let identity = |letter: &String| {
        let line = letter.lines().find(|l| l.starts_with("Message-ID"));
        (crate::reading::to(letter), line.unwrap().to_owned())
    };
    let mut came: Vec<_> = mailbox.letters().iter().map(identity).collect();
    let all = came.len();
    came.sort();
    came.dedup();
    assert_eq!(came.len(), all, "somebody got one twice");
    assert!(came.len() >= READERS - 1, "{came:?}");
}
