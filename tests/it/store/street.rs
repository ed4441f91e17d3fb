//! Cases about the desk: faces, agreements, cards, and who looked.

use super::bench::{Bench, at};
use naober::domain::{MemberId, Role};
use naober::store::{CardRow, RoleRow};

pub async fn faces(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    for (id, role) in [(ids[1], Role::Officer), (ids[2], Role::Connector)] {
        let organisation = "Buurthuis".to_owned();
        tx.add_role(id, &RoleRow { role, organisation })
            .await
            .unwrap();
    }
    tx.set_phone(ids[2], Role::Connector, "06-0000 0101")
        .await
        .unwrap();
    let faces = tx.faces().await.unwrap();
    assert_eq!(faces[0].phone, "06-0000 0101");
    assert_eq!(faces[1].phone, "");
    b.say("faces", faces);
    tx.commit().await.unwrap();
}

pub async fn the_desk(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    for (id, hour) in [(ids[2], 2), (ids[0], 3), (ids[0], 9)] {
        tx.agree_to_desk(id, ids[1], at(hour)).await.unwrap();
    }
    let people = tx.at_desk().await.unwrap();
    assert_eq!(people.len(), 2);
    assert_eq!(people[0].agreed, at(3), "who agreed already, agreed then");
    b.say("at the desk", people);
    tx.leave_desk(ids[0]).await.unwrap();
    tx.log_access(ids[2], ids[1], "reply", "Soep", at(4))
        .await
        .unwrap();
    tx.log_access(ids[2], ids[3], "card", "", at(4))
        .await
        .unwrap();
    b.say("looked", tx.accesses(ids[2]).await.unwrap());
    // Who helped is gone: that somebody helped, stays.
    tx.delete_member(ids[1], at(5)).await.unwrap();
    let looked = tx.accesses(ids[2]).await.unwrap();
    assert_eq!(looked.iter().filter(|a| a.staff.is_none()).count(), 1);
    b.say("still at the desk", tx.at_desk().await.unwrap());
    tx.delete_member(ids[2], at(6)).await.unwrap();
    assert!(tx.accesses(ids[2]).await.unwrap().is_empty());
    assert!(tx.at_desk().await.unwrap().is_empty());
    tx.commit().await.unwrap();
}

pub async fn cards(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let card = |number: &str, member: MemberId| CardRow {
        number: number.to_owned(),
        secret: [3; 32],
        member,
        expires: at(99),
        attempts: 0,
    };
    let mut tx = b.write().await;
    tx.put_card(&card("AAAA", ids[0])).await.unwrap();
    tx.put_card(&card("BBBB", ids[0])).await.unwrap();
    assert_eq!(tx.card("AAAA").await.unwrap(), None, "an earlier card");
    tx.count_card_try("BBBB").await.unwrap();
    let found = tx.card("BBBB").await.unwrap().unwrap();
    assert_eq!(found.attempts, 1);
    b.say("card", found);
    b.say("open", tx.open_cards(at(98)).await.unwrap());
    assert!(tx.open_cards(at(99)).await.unwrap().is_empty());
    tx.drop_card("BBBB").await.unwrap();
    assert_eq!(tx.card("BBBB").await.unwrap(), None);
    tx.put_card(&card("CCCC", ids[1])).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = b.write().await;
    assert!(tx.put_card(&card("CCCC", ids[2])).await.is_err());
}
