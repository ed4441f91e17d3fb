//! Cases about two who met: messages, whether it was a match, blocks.

use super::bench::{Bench, at};
use super::things::some_items;
use naober::domain::introduction::{Answer, Introduction};
use naober::domain::{Exchange, ExchangeAnswer, MemberId, Way};
use naober::store::{Message, NewReport, Tx};

/// Two who both said yes.
async fn meet(tx: &mut Tx, one: MemberId, other: MemberId) {
    let met = Introduction::between(one, other, at(1))
        .and_then(|i| i.answer(one, Answer::Yes, at(1)).ok())
        .and_then(|i| i.answer(other, Answer::Yes, at(2)).ok())
        .unwrap();
    tx.put_introduction(&met, at(2)).await.unwrap();
}

pub async fn messages(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let things = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    meet(&mut tx, ids[2], ids[0]).await;
    meet(&mut tx, ids[0], ids[1]).await;
    for (from, to, text, item, hour) in [
        (0, 2, "Dag! \u{1f44b}", None, 3),
        (2, 0, "", Some(things[1]), 4),
        (0, 2, "Leuk", None, 4),
        (1, 0, "O'Brien hier", None, 5),
    ] {
        let message = Message {
            from: ids[from],
            text: text.to_owned(),
            item,
            at: at(hour),
        };
        tx.add_message(ids[to], &message).await.unwrap();
    }
    b.say("all", tx.messages(ids[2], ids[0]).await.unwrap());
    for member in &ids {
        b.say("unread", tx.unread(*member).await.unwrap());
    }
    tx.mark_read(ids[0], ids[2], at(4)).await.unwrap();
    tx.mark_read(ids[2], ids[0], at(3)).await.unwrap();
    assert_eq!(tx.unread(ids[0]).await.unwrap(), [(ids[1], 1)]);
    assert_eq!(tx.unread(ids[2]).await.unwrap(), [(ids[0], 1)]);
    tx.put_match(ids[0], ids[2], false).await.unwrap();
    tx.put_match(ids[0], ids[1], true).await.unwrap();
    tx.put_match(ids[1], ids[0], false).await.unwrap();
    for member in &ids {
        b.say("match", tx.matches_of(*member).await.unwrap());
    }
    // Who leaves takes along what was written.
    tx.delete_member(ids[2], at(9)).await.unwrap();
    assert!(tx.messages(ids[0], ids[2]).await.unwrap().is_empty());
    tx.commit().await.unwrap();
    let mut tx = b.write().await;
    let message = Message {
        from: ids[0],
        text: String::new(),
        item: None,
        at: at(1),
    };
    assert!(
        tx.add_message(ids[3], &message).await.is_err(),
        "they did not meet"
    );
}

pub async fn blocks(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    meet(&mut tx, ids[2], ids[0]).await;
    let message = Message {
        from: ids[0],
        text: "Dag".to_owned(),
        item: None,
        at: at(3),
    };
    tx.add_message(ids[2], &message).await.unwrap();
    for _ in 0..2 {
        tx.block(ids[2], ids[0], at(4)).await.unwrap();
    }
    tx.block(ids[1], ids[3], at(5)).await.unwrap();
    for (one, other, apart) in [(0, 2, true), (2, 0, true), (0, 1, false), (3, 1, true)] {
        assert_eq!(tx.is_blocked(ids[one], ids[other]).await.unwrap(), apart);
    }
    assert!(tx.introductions(ids[0]).await.unwrap().is_empty());
    assert!(tx.messages(ids[0], ids[2]).await.unwrap().is_empty());
    tx.commit().await.unwrap();
}

pub async fn reports(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let things = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    let report = |reporter: usize, about: Option<usize>, item: Option<usize>| NewReport {
        reporter: ids[reporter],
        about: about.map(|a| ids[a]),
        item: item.map(|i| things[i]),
        story: None,
        exchange: None,
        what: "unkind".to_owned(),
        words: "Het was niet leuk".to_owned(),
    };
    let mut made = Vec::new();
    for (new, hour) in [
        (report(0, Some(1), None), 3),
        (report(1, None, Some(2)), 2),
        (report(2, Some(0), Some(1)), 1),
        (report(3, Some(2), None), 4),
    ] {
        made.push(tx.add_report(&new, at(hour)).await.unwrap());
    }
    tx.answer_report(made[2], "talked", "We praatten", at(5))
        .await
        .unwrap();
    tx.answer_report(made[0], "nothing", "Niets aan de hand", at(5))
        .await
        .unwrap();
    b.say("reports", tx.reports().await.unwrap());
    tx.appeal_report(made[2], "Dat klopt niet").await.unwrap();
    let order: Vec<i64> = tx.reports().await.unwrap().iter().map(|r| r.id).collect();
    assert_eq!(
        order,
        [made[2], made[1], made[3], made[0]],
        "what waits first, oldest first"
    );
    // It goes with either of the two.
    tx.delete_member(ids[2], at(6)).await.unwrap();
    b.say("left", tx.reports().await.unwrap());
    assert_eq!(tx.reports().await.unwrap().len(), 2);
    tx.commit().await.unwrap();
}

pub async fn exchanges(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    let mut made = Vec::new();
    for (member, way, hour) in [(0, Way::Ask, 1), (1, Way::Offer, 3), (2, Way::Ask, 3)] {
        let new = Exchange {
            id: 0,
            member: ids[member],
            way,
            manner: "lend".to_owned(),
            words: "Een ladder, 's avonds".to_owned(),
            neighbourhood: places[0],
            at: at(hour),
            expires: at(hour + 20),
            closed: None,
            fulfilled: false,
        };
        made.push(tx.add_exchange(&new).await.unwrap());
    }
    let order: Vec<i64> = tx.exchanges().await.unwrap().iter().map(|e| e.id).collect();
    assert_eq!(order, [made[2], made[1], made[0]], "newest first");
    for (exchange, member, accepted) in [(0, 3, None), (0, 1, None), (0, 3, Some(false))] {
        tx.put_exchange_answer(&ExchangeAnswer {
            exchange: made[exchange],
            member: ids[member],
            words: "Die heb ik".to_owned(),
            at: at(5),
            accepted,
        })
        .await
        .unwrap();
    }
    b.say("answers", tx.exchange_answers().await.unwrap());
    tx.close_exchange(made[1], true, at(6)).await.unwrap();
    b.say("all", tx.exchanges().await.unwrap());
    tx.delete_member(ids[0], at(7)).await.unwrap();
    assert!(
        tx.exchange_answers().await.unwrap().is_empty(),
        "answers go with what they answer"
    );
    tx.commit().await.unwrap();
}
