//! Cases about residents: who they are, what they may, whom they meet, what they are asked.

use super::bench::{Bench, at, member};
use super::things::some_items;
use naober::domain::introduction::{Answer, Introduction};
use naober::domain::letter::{Letter, LetterKind};
use naober::domain::{
    AskId, Choices, ConceptId, InteractionKind, Level, MemberId, NeighbourhoodId, Presence, Role,
};
use naober::store::Code;
use naober::store::RoleRow;

pub async fn members(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    let mut new = member("Anneke", places[1]);
    new.profile.brings = vec![ConceptId(3), ConceptId(0)];
    new.open_to_meet = false;
    tx.update_member(ids[0], &new, &b.vocabulary, at(3))
        .await
        .unwrap();
    tx.delete_member(ids[1], at(4)).await.unwrap();
    tx.delete_member(MemberId(999), at(4)).await.unwrap();
    assert_eq!(tx.member_ids().await.unwrap(), [ids[0], ids[2], ids[3]]);
    b.say("first", tx.first_member().await.unwrap());
    let changed = tx.member(ids[0], &b.vocabulary).await.unwrap().unwrap();
    assert_eq!(changed.first_name, "Anneke");
    assert_eq!(changed.member.profile.brings, [ConceptId(0), ConceptId(3)]);
    assert!(tx.member(ids[1], &b.vocabulary).await.unwrap().is_none());
    tx.commit().await.unwrap();
    let mut tx = b.write().await;
    let nowhere = member("Niemand", NeighbourhoodId(999));
    assert!(
        tx.add_members(&[nowhere], &b.vocabulary, at(5))
            .await
            .is_err()
    );
}

pub async fn choices(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let things = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    assert!(tx.choices(ids[0], &b.vocabulary).await.unwrap().is_usual());
    let chosen = Choices {
        near: Level::More,
        familiar: Level::Less,
        without_profile: true,
        less: vec![ConceptId(1), ConceptId(2)],
        ..Choices::default()
    };
    for member in [ids[0], ids[0], ids[1]] {
        tx.put_choices(member, &chosen, &b.vocabulary)
            .await
            .unwrap();
    }
    tx.replace_less("koken", &["zingen", "schaken"])
        .await
        .unwrap();
    b.say("chosen", tx.choices(ids[0], &b.vocabulary).await.unwrap());
    for (member, item) in [(0, 2), (0, 2), (0, 0), (1, 1)] {
        tx.save_item(ids[member], things[item], at(2))
            .await
            .unwrap();
    }
    tx.unsave_item(ids[0], things[0]).await.unwrap();
    assert_eq!(tx.saved_items(ids[0]).await.unwrap(), [things[2]]);
    for (item, kind) in [
        (0, InteractionKind::Joined),
        (1, InteractionKind::Hidden),
        (4, InteractionKind::Declined),
    ] {
        tx.interact(ids[1], things[item], kind, at(3))
            .await
            .unwrap();
    }
    tx.start_over(ids[1], at(4)).await.unwrap();
    let history = tx.history(ids[1]).await.unwrap();
    assert_eq!(history.len(), 1, "what one takes part in stays");
    b.say("over", tx.member(ids[1], &b.vocabulary).await.unwrap());
    for (member, presence) in [(2, Presence::Unseen), (3, Presence::Paused)] {
        tx.set_presence(ids[member], presence, at(5)).await.unwrap();
        b.say(
            "presence",
            tx.member(ids[member], &b.vocabulary).await.unwrap(),
        );
    }
    let brought = tx.brought().await.unwrap();
    assert!(brought.iter().all(|(id, _)| *id != ids[2] && *id != ids[3]));
    tx.commit().await.unwrap();
}

pub async fn roles(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let row = |role, organisation: &str| RoleRow {
        role,
        organisation: organisation.to_owned(),
    };
    let mut tx = b.write().await;
    tx.add_role(ids[1], &row(Role::Coordinator, "Buurthuis"))
        .await
        .unwrap();
    tx.add_role(ids[1], &row(Role::Coordinator, "Elders"))
        .await
        .unwrap();
    tx.add_role(ids[1], &row(Role::Connector, ""))
        .await
        .unwrap();
    tx.add_role(ids[0], &row(Role::Coordinator, "Kerk"))
        .await
        .unwrap();
    tx.add_role(ids[2], &row(Role::Resident, "")).await.unwrap();
    let coordinators = tx.with_role(Role::Coordinator).await.unwrap();
    assert_eq!(coordinators.len(), 2);
    assert_eq!(
        coordinators[1].2, "Buurthuis",
        "the first organisation stays"
    );
    assert!(tx.with_role(Role::Resident).await.unwrap().is_empty());
    b.say("coordinators", coordinators);
    tx.commit().await.unwrap();
}

pub async fn sessions(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    for number in 1..=2u8 {
        b.say("number", tx.next_session_number().await.unwrap());
        let token = [number; 32];
        tx.start_session(&token, ids[0], at(1), at(i64::from(number) * 10))
            .await
            .unwrap();
    }
    for (token, hour, found) in [
        (1, 9, Some(ids[0])),
        (1, 10, None),
        (2, 10, Some(ids[0])),
        (3, 1, None),
    ] {
        assert_eq!(tx.session(&[token; 32], at(hour)).await.unwrap(), found);
    }
    tx.end_session(&[2; 32]).await.unwrap();
    assert_eq!(tx.session(&[2; 32], at(2)).await.unwrap(), None);
    tx.delete_member(ids[0], at(2)).await.unwrap();
    assert_eq!(tx.session(&[1; 32], at(2)).await.unwrap(), None);
    tx.commit().await.unwrap();
}

pub async fn introductions(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let mut tx = b.write().await;
    let mut intro = Introduction::between(members[2], members[0], at(2)).unwrap();
    for (who, hour) in [(members[0], 3), (members[2], 4)] {
        intro = intro.answer(who, Answer::Yes, at(hour)).unwrap();
        tx.put_introduction(&intro, at(hour)).await.unwrap();
        b.say("introductions", tx.introductions(members[0]).await.unwrap());
    }
    let no = Introduction::between(members[1], members[2], at(2))
        .and_then(|i| i.answer(members[2], Answer::No, at(3)).ok())
        .unwrap();
    tx.put_introduction(&no, at(3)).await.unwrap();
    assert_eq!(tx.introductions(members[2]).await.unwrap(), [intro, no]);
    tx.commit().await.unwrap();
}

pub async fn waves(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let ids = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    tx.ask(ids[4], &members[..2], at(2), at(9), at(50))
        .await
        .unwrap();
    tx.ask(ids[4], &members, at(3), at(10), at(51))
        .await
        .unwrap();
    assert_eq!(tx.waves(ids[4]).await.unwrap(), 2);
    assert_eq!(tx.waves(ids[5]).await.unwrap(), 0);
    assert_eq!(tx.asked_for(ids[4]).await.unwrap(), members);
    b.say("asked", tx.asked_since(at(2)).await.unwrap());
    let open = tx.open_asks(members[0], at(4)).await.unwrap();
    assert!(tx.open_asks(members[0], at(50)).await.unwrap().is_empty());
    tx.answer_ask(open[0].id, true).await.unwrap();
    let answered = tx.ask_of(open[0].id, members[0]).await.unwrap();
    assert_eq!(answered.as_ref().and_then(|ask| ask.yes), Some(true));
    b.say("answered", answered);
    b.say(
        "not theirs",
        tx.ask_of(open[0].id, members[1]).await.unwrap(),
    );
    tx.answer_ask(AskId(999), false).await.unwrap();
    for member in &members {
        tx.interact(*member, ids[4], InteractionKind::Accepted, at(5))
            .await
            .unwrap();
    }
    let helpers = tx.helpers(ids[4]).await.unwrap();
    let names: Vec<&str> = helpers.iter().map(|h| h.first_name.as_str()).collect();
    assert_eq!(names, ["Bea", "Zoë", "anna", "Émile"], "sorted by bytes");
    b.say("helpers", helpers);
    tx.commit().await.unwrap();
}

pub async fn codes(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    tx.set_address(ids[0], Some("anneke@example.nl"))
        .await
        .unwrap();
    assert_eq!(
        tx.member_at("anneke@example.nl").await.unwrap(),
        Some(ids[0])
    );
    b.say("nobody", tx.member_at("niemand@example.nl").await.unwrap());
    tx.set_language(ids[0], "en").await.unwrap();
    b.say("mailbox", tx.mailbox_of(ids[0]).await.unwrap());
    b.say("no mailbox", tx.mailbox_of(ids[1]).await.unwrap());
    tx.set_presence(ids[0], Presence::Paused, at(1))
        .await
        .unwrap();
    assert!(
        tx.mailbox_of(ids[0]).await.unwrap().is_none(),
        "a pause has no letters"
    );
    b.say(
        "address",
        (
            tx.address_of(ids[0]).await.unwrap(),
            tx.address_of(ids[1]).await.unwrap(),
            tx.address_of(MemberId(999)).await.unwrap(),
        ),
    );
    let code = |n: u8, address: &str, member| Code {
        handle: [n; 32],
        link: [n + 100; 32],
        code: [n; 32],
        address: address.to_owned(),
        member,
        expires: at(2),
        attempts: 0,
    };
    for (n, address, member) in [
        (1, "anneke@example.nl", Some(ids[0])),
        (2, "anneke@example.nl", None),
        (3, "b@example.nl", Some(ids[1])),
    ] {
        tx.put_code(&code(n, address, member), at(1), at(0))
            .await
            .unwrap();
    }
    tx.count_attempts(&[2; 32], 3).await.unwrap();
    for hash in [[1; 32], [102; 32], [9; 32]] {
        b.say("code", tx.code(&hash).await.unwrap());
    }
    b.say(
        "since",
        (
            tx.codes_since("anneke@example.nl", at(1)).await.unwrap(),
            tx.codes_since("anneke@example.nl", at(2)).await.unwrap(),
        ),
    );
    // The next one drops what is older.
    tx.put_code(&code(4, "c@example.nl", None), at(9), at(2))
        .await
        .unwrap();
    assert!(tx.code(&[1; 32]).await.unwrap().is_none());
    tx.put_code(&code(5, "anneke@example.nl", None), at(9), at(2))
        .await
        .unwrap();
    tx.delete_member(ids[0], at(9)).await.unwrap();
    assert!(
        tx.code(&[5; 32]).await.unwrap().is_none(),
        "an address goes with its resident"
    );
    for n in [1, 2] {
        tx.start_session(&[n; 32], ids[1], at(i64::from(n)), at(20))
            .await
            .unwrap();
    }
    b.say("sessions", tx.sessions_of(ids[1], at(3)).await.unwrap());
    b.say("sessions", tx.sessions_of(ids[1], at(30)).await.unwrap());
    tx.commit().await.unwrap();
    let mut tx = b.write().await;
    tx.set_address(ids[1], Some("twee@example.nl"))
        .await
        .unwrap();
    assert!(
        tx.set_address(ids[2], Some("twee@example.nl"))
            .await
            .is_err(),
        "an address has one resident"
    );
}

pub async fn letters(b: &mut Bench) {
    let letter = |key: &str, kind| Letter {
        key: key.to_owned(),
        address: format!("{key}@example.nl"),
        language: "nl".to_owned(),
        kind,
        code: "012345".to_owned(),
        link: "/inloggen".to_owned(),
        about: "Eettafel".to_owned(),
        digest: None,
    };
    let mut tx = b.write().await;
    for (n, kind) in (1..).zip(LetterKind::ALL) {
        tx.put_letter(&letter(&format!("k{n}"), kind), at(5 - n))
            .await
            .unwrap();
    }
    tx.put_letter(&letter("k1", LetterKind::Taken), at(0))
        .await
        .unwrap();
    b.say("waiting", tx.waiting_letters().await.unwrap());
    for hour in [-5, -4, -4, 2, 6] {
        let leased = tx.lease_letter(at(hour), at(hour + 3)).await.unwrap();
        b.say("leased", leased);
    }
    tx.letter_sent("k4", at(6)).await.unwrap();
    tx.letter_failed("k3", Some(at(8))).await.unwrap();
    tx.letter_failed("k2", None).await.unwrap();
    for hour in [7, 8, 20] {
        b.say(
            "leased",
            tx.lease_letter(at(hour), at(hour + 1)).await.unwrap(),
        );
    }
    b.say("waiting", tx.waiting_letters().await.unwrap());
    tx.put_letter(&letter("k4", LetterKind::Code), at(0))
        .await
        .unwrap();
    tx.withdraw_letters("k1").await.unwrap();
    let waiting = tx.waiting_letters().await.unwrap();
    assert!(!waiting.is_empty() && waiting.iter().all(|l| !l.key.starts_with("k1")));
    assert!(
        tx.waiting_letters()
            .await
            .unwrap()
            .iter()
            .all(|l| l.key != "k4"),
        "never twice"
    );
    tx.commit().await.unwrap();
}
