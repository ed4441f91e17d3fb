//! Cases about digests: who wants one, which are made, what they suggested.

use super::bench::{Bench, at, day};
use super::things::some_items;
use naober::domain::digest::{MailChoices, Rhythm};
use naober::domain::letter::LetterKind;
use naober::domain::{ItemId, Presence};
use naober::store::DigestItem;

pub async fn digests_are_made(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    assert_eq!(
        tx.mail_choices(ids[0]).await.unwrap(),
        MailChoices::default()
    );
    for (member, rhythm, notices) in [
        (ids[0], Rhythm::Daily, true),
        (ids[0], Rhythm::Weekly, false),
        (ids[1], Rhythm::Weekly, true),
        (ids[2], Rhythm::Weekly, true),
        (ids[3], Rhythm::Daily, true),
    ] {
        tx.put_mail_choices(member, rhythm, notices).await.unwrap();
    }
    b.say("choices", tx.mail_choices(ids[0]).await.unwrap());
    for (n, member) in ids.iter().enumerate().take(3) {
        let address = format!("a{n}@example.nl");
        tx.set_address(*member, Some(&address)).await.unwrap();
    }
    tx.set_presence(ids[2], Presence::Paused, at(2))
        .await
        .unwrap();
    // Two that wait: the newer one makes the older one go.
    for (number, hour) in [(5, 73), (5, 74), (12, 241)] {
        tx.put_digests(Rhythm::Weekly, day(number), at(hour))
            .await
            .unwrap();
        b.say("made", tx.waiting_letters().await.unwrap());
    }
    tx.put_digests(Rhythm::Daily, day(12), at(241))
        .await
        .unwrap();
    let waiting = tx.waiting_letters().await.unwrap();
    assert_eq!(waiting.len(), 2);
    assert!(
        waiting
            .iter()
            .all(|l| l.kind == LetterKind::Digest && l.key.ends_with("-12"))
    );
    // What was sent is not made again.
    tx.letter_sent(&waiting[0].key, at(242)).await.unwrap();
    tx.put_digests(Rhythm::Weekly, day(12), at(243))
        .await
        .unwrap();
    assert_eq!(tx.waiting_letters().await.unwrap().len(), 1);
    // Leased, cut off, and leased again.
    for (hour, cut_off) in [(244, Some(false)), (245, None), (250, Some(true))] {
        let leased = tx.lease_letter(at(hour), at(hour + 3)).await.unwrap();
        assert_eq!(leased.as_ref().map(|l| l.cut_off), cut_off);
        b.say("leased", leased);
    }
    assert_eq!(tx.digests_made_before(day(12)).await.unwrap(), None);
    for number in [5, 12, 13] {
        tx.plan_job(&format!("digest:{}", day(number)), at(1))
            .await
            .unwrap();
    }
    for number in [5, 12] {
        tx.finish_job(&format!("digest:{}", day(number)), at(2))
            .await
            .unwrap();
    }
    for number in [5, 6, 12, 14] {
        b.say("before", tx.digests_made_before(day(number)).await.unwrap());
    }
    tx.commit().await.unwrap();
}

pub async fn what_digests_suggest(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let things = some_items(b, places[0], None).await;
    let row = |item: ItemId| DigestItem {
        item,
        reasons: "[]".to_owned(),
    };
    let mut tx = b.write().await;
    for (number, items) in [(1, &things[0..2]), (3, &things[2..4]), (5, &things[1..3])] {
        let rows: Vec<DigestItem> = items.iter().map(|i| row(*i)).collect();
        let hour = i64::from(number) * 24;
        tx.put_digest_items(ids[0], day(number), &rows, at(hour), at(hour - 40))
            .await
            .unwrap();
        b.say("items", tx.digest_items(ids[0], day(number)).await.unwrap());
    }
    assert!(
        tx.digest_items(ids[0], day(1)).await.unwrap().is_empty(),
        "long ago"
    );
    assert_eq!(tx.digest_items(ids[0], day(3)).await.unwrap().len(), 2);
    for hour in [0, 100, 500] {
        b.say(
            "before",
            tx.suggested_before(ids[0], at(hour)).await.unwrap(),
        );
    }
    assert!(tx.suggested_before(ids[1], at(0)).await.unwrap().is_empty());
    tx.forget_reasons(ids[0], day(5)).await.unwrap();
    b.say("forgotten", tx.digest_items(ids[0], day(5)).await.unwrap());
    b.say("kept", tx.kept_of(ids[0]).await.unwrap());
    tx.drop_digest_items(ids[0], day(5)).await.unwrap();
    assert!(tx.digest_items(ids[0], day(5)).await.unwrap().is_empty());
    tx.delete_member(ids[0], at(900)).await.unwrap();
    assert!(tx.digest_items(ids[0], day(3)).await.unwrap().is_empty());
    tx.commit().await.unwrap();
}
