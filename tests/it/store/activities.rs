//! Cases about what belongs to an activity.

use super::bench::{Bench, at};
use super::things::some_items;
use naober::domain::{InteractionKind, ItemId, MemberId};
use naober::store::{ItemFilter, Moment};

pub async fn hosting(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let ids = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    let moment = Moment {
        starts: at(40),
        place: "De Schuur".to_owned(),
        places: Some(3),
    };
    tx.move_item(ids[2], &moment, at(3)).await.unwrap();
    tx.move_item(
        ids[2],
        &Moment {
            places: None,
            ..moment
        },
        at(4),
    )
    .await
    .unwrap();
    b.say("moved", tx.item(ids[2], &b.vocabulary).await.unwrap());
    for _ in 0..2 {
        tx.cancel_item(ids[3], at(5)).await.unwrap();
    }
    let gone = tx.item(ids[3], &b.vocabulary).await.unwrap().unwrap();
    assert!(gone.cancelled && !gone.has_place() && gone.sequence == 1);
    for with_cancelled in [false, true] {
        let filter = ItemFilter {
            with_cancelled,
            ..ItemFilter::default()
        };
        let all = tx.items(&filter, &b.vocabulary).await.unwrap();
        assert_eq!(all.iter().any(|i| i.id == ids[3]), with_cancelled);
    }
    tx.put_outcome(ids[2], "Twaalf fietsen", at(6))
        .await
        .unwrap();
    for member in [1, 0, 1] {
        tx.add_host(ids[2], members[member]).await.unwrap();
        tx.add_welcome(ids[2], members[member]).await.unwrap();
    }
    assert_eq!(tx.hosts(ids[2]).await.unwrap(), members[..2]);
    assert_eq!(tx.welcomes(ids[2]).await.unwrap(), members[..2]);
    b.say(
        "nobody",
        (
            tx.hosts(ids[3]).await.unwrap(),
            tx.welcomes(ids[3]).await.unwrap(),
        ),
    );
    let soup = tx.add_task(ids[2], "Soep, 's avonds", 2).await.unwrap();
    let away = tx.add_task(ids[2], "Stoelen", 1).await.unwrap();
    tx.remove_task(ids[3], soup).await.unwrap();
    tx.remove_task(ids[2], away).await.unwrap();
    for (member, takes) in [(0, true), (1, true), (0, true), (1, false), (2, true)] {
        tx.take_task(soup, members[member], takes).await.unwrap();
    }
    b.say("tasks", tx.tasks(ids[2]).await.unwrap());
    assert!(tx.add_task(ItemId(999), "Niets", 1).await.is_err());
}

pub async fn taking_part(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members: Vec<MemberId> = b.members(places[0]).await;
    let ids = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    for (member, hour) in [(2, 3), (0, 4), (1, 4), (2, 9)] {
        tx.wait_for(ids[1], members[member], at(hour))
            .await
            .unwrap();
    }
    let waiting = tx.waiting_for(ids[1]).await.unwrap();
    assert_eq!(waiting, [members[2], members[0], members[1]]);
    let task = tx.add_task(ids[1], "Thee", 3).await.unwrap();
    tx.take_task(task, members[0], true).await.unwrap();
    tx.add_welcome(ids[1], members[0]).await.unwrap();
    tx.step_out(ids[1], members[0]).await.unwrap();
    b.say(
        "out",
        (
            tx.waiting_for(ids[1]).await.unwrap(),
            tx.tasks(ids[1]).await.unwrap(),
        ),
    );
    assert!(tx.welcomes(ids[1]).await.unwrap().is_empty());
    for (member, hour) in [(3, 6), (1, 5), (0, 5)] {
        tx.interact(members[member], ids[1], InteractionKind::Joined, at(hour))
            .await
            .unwrap();
    }
    tx.interact(members[2], ids[1], InteractionKind::Hidden, at(5))
        .await
        .unwrap();
    b.say("participants", tx.participants(ids[1]).await.unwrap());
    for (item, answer) in [(1, "good"), (0, "fair"), (1, "not-mine")] {
        tx.put_answer(ids[item], members[0], answer).await.unwrap();
    }
    assert_eq!(tx.answered(members[0]).await.unwrap(), ids[..2]);
    assert!(tx.answered(members[1]).await.unwrap().is_empty());
    for member in &members {
        b.say("kept", tx.kept_of(*member).await.unwrap());
    }
    tx.commit().await.unwrap();
}
