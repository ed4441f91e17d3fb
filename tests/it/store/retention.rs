//! What was kept for its term is forgotten, and nothing else.

use super::bench::{Bench, at, day};
use super::things::some_items;
use naober::domain::digest::Rhythm;
use naober::domain::introduction::{Answer, Introduction};
use naober::domain::letter::{Letter, LetterKind};
use naober::domain::limit::Doing;
use naober::domain::retention::{Held, TERMS};
use naober::domain::{Exchange, ItemId, MemberId, NeighbourhoodId, Way};
use naober::store::{CardRow, Code, DigestItem, Message, NewReport, NewSeed, Tx};

/// The hour before which everything is forgotten.
const LINE: i64 = 500;

/// One of everything that has a term and ends at `hour`.
async fn one_of_each(
    tx: &mut Tx,
    ids: &[MemberId],
    things: &[ItemId],
    place: NeighbourhoodId,
    hour: i64,
) {
    let n = u8::try_from(hour / 20).unwrap();
    let code = Code {
        handle: [n; 32],
        link: [n + 100; 32],
        code: [n; 32],
        address: "anneke@example.nl".to_owned(),
        member: None,
        expires: at(hour),
        attempts: 0,
    };
    tx.put_code(&code, at(hour), at(-9)).await.unwrap();
    tx.start_session(&[n; 32], ids[0], at(0), at(hour))
        .await
        .unwrap();
    let card = CardRow {
        number: format!("K{hour}"),
        secret: [n; 32],
        member: ids[usize::from(hour > LINE)],
        expires: at(hour),
        attempts: 0,
    };
    tx.put_card(&card).await.unwrap();
    // At the hour it ends, whoever did it.
    let who = ids[usize::from(hour > LINE)];
    tx.count_doing(who, Doing::Message, hour, at(hour))
        .await
        .unwrap();
    tx.count_exposures("member", &[ids[0].0], at(hour))
        .await
        .unwrap();
    let letter = Letter {
        key: format!("k{hour}"),
        address: "a@example.nl".to_owned(),
        language: "nl".to_owned(),
        kind: LetterKind::Code,
        code: String::new(),
        link: String::new(),
        about: String::new(),
        digest: None,
    };
    tx.put_letter(&letter, at(hour)).await.unwrap();
    tx.letter_sent(&letter.key, at(hour)).await.unwrap();
    let never_sent = Letter {
        key: format!("w{hour}"),
        ..letter
    };
    tx.put_letter(&never_sent, at(hour)).await.unwrap();
    let asked = Exchange {
        id: 0,
        member: ids[0],
        way: Way::Ask,
        manner: "lend".to_owned(),
        words: "Een ladder".to_owned(),
        neighbourhood: place,
        at: at(0),
        expires: at(hour),
        closed: None,
        fulfilled: false,
    };
    tx.add_exchange(&asked).await.unwrap();
    let closed = Exchange {
        expires: at(9_000),
        ..asked
    };
    let id = tx.add_exchange(&closed).await.unwrap();
    tx.close_exchange(id, true, at(hour)).await.unwrap();
    tx.log_access(ids[0], ids[1], "card", "vroeg erom", at(hour))
        .await
        .unwrap();
    tx.invite(&[n; 32], at(hour)).await.unwrap();
    let report = NewReport {
        item: Some(things[0]),
        what: "other".to_owned(),
        words: "Het was niet leuk".to_owned(),
        ..NewReport::by(ids[0])
    };
    let id = tx.add_report(&report, at(0)).await.unwrap();
    tx.answer_report(id, "nothing", "", at(hour)).await.unwrap();
    let seed = NewSeed {
        neighbourhood: place,
        concept: "koken".to_owned(),
        title: "Samen koken".to_owned(),
        body: String::new(),
        place: String::new(),
        closes: at(hour),
    };
    tx.offer_seed(&seed, &ids[..2], at(0)).await.unwrap();
    for name in ["keep:x", "wave:1:2:3", "match:1:2"] {
        let name = format!("{name}{hour}");
        tx.plan_job(&name, at(0)).await.unwrap();
        tx.finish_job(&name, at(hour)).await.unwrap();
    }
}

/// What stands with two: an old proposal, a new one, and messages that ended long ago or go on.
async fn pairs(tx: &mut Tx, ids: &[MemberId]) {
    for (low, high, hour) in [(0, 1, 10), (0, 2, 1_000)] {
        let open = Introduction::between(ids[low], ids[high], at(hour)).unwrap();
        let open = open.answer(ids[low], Answer::No, at(hour)).unwrap();
        tx.put_introduction(&open, at(hour)).await.unwrap();
    }
    for (low, high, hours) in [(1, 2, [20, 30]), (1, 3, [20, 1_000])] {
        let met = Introduction::between(ids[low], ids[high], at(1)).unwrap();
        let met = met.answer(ids[low], Answer::Yes, at(1)).unwrap();
        let met = met.answer(ids[high], Answer::Yes, at(1)).unwrap();
        tx.put_introduction(&met, at(1)).await.unwrap();
        for hour in hours {
            let message = Message {
                from: ids[low],
                text: "Hoi".to_owned(),
                item: None,
                at: at(hour),
            };
            tx.add_message(ids[high], &message).await.unwrap();
        }
    }
}

/// Digests of who wants them, who wants none any more, and the days on which they were made.
async fn digests(tx: &mut Tx, ids: &[MemberId], things: &[ItemId]) {
    for (member, rhythm) in [(0, Rhythm::Weekly), (1, Rhythm::Never)] {
        tx.put_mail_choices(ids[member], rhythm, true)
            .await
            .unwrap();
        for (number, hour) in [(5, 80), (12, 250)] {
            let item = DigestItem {
                item: things[0],
                reasons: String::new(),
            };
            tx.put_digest_items(ids[member], day(number), &[item], at(hour), at(-99))
                .await
                .unwrap();
        }
    }
    for number in [5, 12] {
        let name = format!("digest:{}", day(number));
        tx.plan_job(&name, at(0)).await.unwrap();
        tx.finish_job(&name, at(i64::from(number) * 20))
            .await
            .unwrap();
    }
}

pub async fn what_was_kept_long_enough(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let things = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    for hour in [40, 1_040] {
        one_of_each(&mut tx, &ids, &things, places[0], hour).await;
    }
    pairs(&mut tx, &ids).await;
    digests(&mut tx, &ids, &things).await;
    for item in [things[1], things[3]] {
        tx.wait_for(item, ids[0], at(1)).await.unwrap();
        tx.add_welcome(item, ids[0]).await.unwrap();
    }
    tx.ask(things[4], &ids[..2], at(1), at(2), at(40))
        .await
        .unwrap();
    let yes = tx.open_asks(ids[0], at(2)).await.unwrap()[0].id;
    tx.answer_ask(yes, true).await.unwrap();
    let mut gone = Vec::new();
    for term in TERMS {
        gone.push((
            term.held,
            tx.forget_ended(term.held, at(LINE)).await.unwrap(),
        ));
        assert_eq!(
            tx.forget_ended(term.held, at(LINE)).await.unwrap(),
            0,
            "{:?}",
            term.held
        );
    }
    let wanted = [
        (Held::SignIn, 3),
        (Held::Doings, 1),
        // One of who wants them, both of who does not.
        (Held::Digests, 3),
        (Held::Exposures, 1),
        // Sent, never sent, three jobs, and one of two days of digests.
        (Held::Letters, 6),
        (Held::Places, 4),
        (Held::Exchanges, 2),
        // A yes stays.
        (Held::Asks, 1),
        (Held::Seeds, 2),
        (Held::Proposals, 1),
        (Held::Messages, 2),
        (Held::Reports, 1),
        (Held::Invitations, 1),
        (Held::Accesses, 1),
    ];
    assert_eq!(gone, wanted);
    assert!(tx.digests_made_before(day(13)).await.unwrap().is_some());
    assert_eq!(
        tx.messages(ids[1], ids[3]).await.unwrap().len(),
        2,
        "who goes on talking keeps it all"
    );
    for table in tx.tables().await.unwrap() {
        let mut rows = Vec::new();
        let mut take = |row| {
            rows.push(row);
            Ok(())
        };
        tx.rows(&table, &mut take).await.unwrap();
        b.said.push(format!("{}: {rows:?}", table.name));
    }
    tx.commit().await.unwrap();
}
