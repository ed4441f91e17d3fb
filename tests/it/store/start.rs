//! Cases about starting: the second step, four digits, invitations, a role that is taken back.

use super::bench::{Bench, at};
use naober::domain::Role;
use naober::store::{PasskeyRow, RoleRow, SecondStep};

pub async fn the_second_step(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut step = SecondStep {
        secret: vec![1; 20],
        confirmed: false,
        last_step: 0,
        tries: 2,
        locked_until: at(3),
    };
    let mut tx = b.write().await;
    assert_eq!(tx.second_step(ids[0]).await.unwrap(), None);
    tx.put_second_step(ids[0], &step).await.unwrap();
    (step.confirmed, step.last_step) = (true, 77);
    tx.put_second_step(ids[0], &step).await.unwrap();
    assert_eq!(tx.second_step(ids[0]).await.unwrap(), Some(step));
    tx.put_backup_code(ids[0], &[5; 32]).await.unwrap();
    tx.put_backup_code(ids[0], &[6; 32]).await.unwrap();
    for (member, code, there) in [(1, 5, false), (0, 5, true), (0, 5, false)] {
        let used = tx.use_backup_code(ids[member], &[code; 32]).await.unwrap();
        assert_eq!(used, there);
    }
    tx.start_session(&[9; 32], ids[0], at(1), at(50))
        .await
        .unwrap();
    b.say("before", tx.passed_second_step(&[9; 32]).await.unwrap());
    tx.pass_second_step(&[9; 32], at(2)).await.unwrap();
    b.say("after", tx.passed_second_step(&[9; 32]).await.unwrap());
    tx.drop_second_step(ids[0]).await.unwrap();
    assert_eq!(tx.second_step(ids[0]).await.unwrap(), None);
    assert!(!tx.use_backup_code(ids[0], &[6; 32]).await.unwrap());
    tx.commit().await.unwrap();
}

pub async fn passkeys(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let row = |id: u8, member: usize| PasskeyRow {
        credential_id: vec![id; 16],
        member: ids[member],
        credential: format!("{{\"number\":{id}}}"),
        name: "Mijn telefoon".to_owned(),
        made: at(i64::from(id)),
        used: None,
    };
    let mut tx = b.write().await;
    for (row, put) in [(row(2, 0), true), (row(1, 0), true), (row(2, 1), false)] {
        assert_eq!(tx.put_passkey(&row).await.unwrap(), put);
    }
    assert_eq!(
        tx.passkeys_of(ids[0]).await.unwrap(),
        [row(1, 0), row(2, 0)]
    );
    assert_eq!(tx.passkey(&[9; 16]).await.unwrap(), None);
    tx.use_passkey(&[2; 16], "{}", at(30)).await.unwrap();
    let used = PasskeyRow {
        credential: "{}".to_owned(),
        used: Some(at(30)),
        ..row(2, 0)
    };
    assert_eq!(tx.passkey(&[2; 16]).await.unwrap(), Some(used));
    for (member, gone) in [(1, false), (0, true), (0, false)] {
        assert_eq!(tx.drop_passkey(ids[member], &[2; 16]).await.unwrap(), gone);
    }
    tx.drop_second_step(ids[0]).await.unwrap();
    assert!(tx.passkeys_of(ids[0]).await.unwrap().is_empty());
    // A challenge is taken once, and not after its time; those that expired go with the next.
    for (handle, member) in [([1; 32], Some(ids[0])), ([2; 32], None), ([3; 32], None)] {
        tx.put_ceremony(&handle, member, "state", at(1), at(10))
            .await
            .unwrap();
    }
    let state = |member| Some(("state".to_owned(), member));
    for (handle, now, found) in [
        ([1; 32], 9, state(Some(ids[0]))),
        ([1; 32], 9, None),
        ([2; 32], 10, None),
    ] {
        assert_eq!(tx.take_ceremony(&handle, at(now)).await.unwrap(), found);
    }
    tx.put_ceremony(&[4; 32], None, "state", at(10), at(20))
        .await
        .unwrap();
    assert_eq!(tx.take_ceremony(&[3; 32], at(9)).await.unwrap(), None);
    tx.commit().await.unwrap();
}

pub async fn a_town_starts(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    let row = |digits: &str, at: usize| (digits.to_owned(), places[at]);
    tx.put_digits(&[row("1234", 0)]).await.unwrap();
    tx.put_digits(&[
        row("1234", 2),
        row("1234", 1),
        row("1235", 0),
        row("1234", 1),
    ])
    .await
    .unwrap();
    b.say("of", tx.of_digits("1234").await.unwrap());
    assert_eq!(tx.of_digits("1234").await.unwrap().len(), 2);
    assert!(tx.invite(&[1; 32], at(1)).await.unwrap());
    assert!(!tx.invite(&[1; 32], at(2)).await.unwrap());
    let role = |role| RoleRow {
        role,
        organisation: String::new(),
    };
    tx.add_role(ids[0], &role(Role::Officer)).await.unwrap();
    tx.add_role(ids[0], &role(Role::Connector)).await.unwrap();
    tx.remove_role(ids[0], Role::Officer).await.unwrap();
    b.say("roles", tx.faces().await.unwrap());
    tx.commit().await.unwrap();
}
