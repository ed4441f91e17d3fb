//! Who writes at the same time: one at a time per town, in order, and all or nothing.

use super::bench::{Bench, at, both, day};
use naober::domain::{NeighbourhoodId, Story};
use std::time::Duration;

fn story(key: &str) -> Story {
    Story {
        key: key.to_owned(),
        title: String::new(),
        author: String::new(),
        neighbourhood: NeighbourhoodId(1),
        scheme: None,
        date: day(1),
        summary: String::new(),
        text: String::new(),
    }
}

/// How many stories there are, and at which revision, in one view.
async fn seen(b: &Bench) -> (i64, usize) {
    let mut tx = b.read().await;
    let revision = tx.revision().await.unwrap();
    // Time for a writer to come between, if it could.
    tokio::time::sleep(Duration::from_millis(1)).await;
    (revision, tx.stories().await.unwrap().len())
}

#[tokio::test]
async fn what_is_not_committed_never_was() {
    for b in both().await {
        let mut tx = b.write().await;
        tx.put_story(&story("s")).await.unwrap();
        tx.changed("stories", at(1)).await.unwrap();
        assert_eq!(tx.stories().await.unwrap().len(), 1);
        assert_eq!(seen(&b).await, (0, 0), "a reader sees the last commit");
        drop(tx);
        assert_eq!(seen(&b).await, (0, 0));
        let new = super::bench::town("T9");
        drop(b.store.create_town(&new).await.unwrap());
        assert_eq!(b.store.towns().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_second_writer_waits_for_the_first() {
    for b in both().await {
        let mut first = b.write().await;
        let (store, town) = (b.store.clone(), b.town);
        let second = tokio::spawn(async move {
            let mut tx = store.write(town).await.unwrap();
            tx.put_story(&story("second")).await.unwrap();
            let revision = tx.changed("stories", at(2)).await.unwrap();
            tx.commit().await.unwrap();
            revision
        });
        // The transaction is held open: the other neither finishes nor takes a revision before it.
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert!(!second.is_finished());
        first.put_story(&story("first")).await.unwrap();
        assert_eq!(first.changed("stories", at(1)).await.unwrap(), 1);
        assert_eq!(seen(&b).await, (0, 0));
        first.commit().await.unwrap();
        assert_eq!(second.await.unwrap(), 2);
        assert_eq!(seen(&b).await, (2, 2));
    }
}

/// Readers never see a revision without everything up to it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn revisions_are_never_out_of_order() {
    const WRITERS: usize = 6;
    const EACH: usize = 8;
    for b in both().await {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (store, town) = (b.store.clone(), b.town);
                tokio::spawn(async move {
                    for number in 0..EACH {
                        let mut tx = store.write(town).await.unwrap();
                        let revision = tx.changed("stories", at(1)).await.unwrap();
                        // The later its number, the sooner it is done: a lower one could be overtaken.
                        tokio::time::sleep(Duration::from_millis(4 - revision.unsigned_abs() % 4))
                            .await;
                        tx.put_story(&story(&format!("{writer}-{number}")))
                            .await
                            .unwrap();
                        tx.commit().await.unwrap();
                    }
                })
            })
            .collect();
        let mut last = 0;
        while last < WRITERS * EACH {
            let (revision, stories) = seen(&b).await;
            assert_eq!(
                usize::try_from(revision).unwrap(),
                stories,
                "a gap below the revision"
            );
            assert!(stories >= last, "time went back");
            last = stories;
        }
        for writer in writers {
            writer.await.unwrap();
        }
    }
}
