//! Cases about asking in waves: limits, demands, crews, thanks.

use super::bench::{Bench, at};
use super::things::some_items;
use naober::domain::{AskChoices, Demands, InteractionKind, ItemId, MemberId, Presence};
use naober::store::NewItem;

pub async fn limits(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let ids = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    assert_eq!(
        tx.ask_choices(members[0]).await.unwrap(),
        AskChoices::default()
    );
    for rest_days in [7, 14] {
        let new = AskChoices {
            rest_days,
            drives: true,
            vog: false,
        };
        tx.put_ask_choices(members[0], new).await.unwrap();
    }
    tx.set_presence(members[1], Presence::Paused, at(1))
        .await
        .unwrap();
    let askable = tx.askable().await.unwrap();
    assert_eq!(askable.len(), 3);
    assert_eq!(askable[0].choices.rest_days, 14);
    b.say("askable", askable);
    for licence in [false, true] {
        let demands = Demands {
            licence,
            ..Demands::default()
        };
        tx.put_demands(ids[4], demands).await.unwrap();
    }
    assert!(tx.demands(ids[4]).await.unwrap().licence);
    b.say("none", tx.demands(ids[5]).await.unwrap());
    tx.ask(ids[4], &members[..2], at(2), at(9), at(50))
        .await
        .unwrap();
    let open = tx.open_asks(members[0], at(4)).await.unwrap();
    assert_eq!(tx.waiting_asks(at(3)).await.unwrap(), [(ids[4], 2)]);
    tx.answer_ask(open[0].id, false).await.unwrap();
    assert_eq!(tx.waiting_asks(at(3)).await.unwrap(), [(ids[4], 1)]);
    assert!(tx.waiting_asks(at(9)).await.unwrap().is_empty());
    tx.interact(members[3], ids[4], InteractionKind::Hidden, at(5))
        .await
        .unwrap();
    assert_eq!(
        tx.involved(ids[4]).await.unwrap(),
        [members[0], members[1], members[3]]
    );
    tx.block(members[2], members[0], at(6)).await.unwrap();
    assert_eq!(tx.apart_from(members[0]).await.unwrap(), [members[2]]);
    assert_eq!(tx.apart_from(members[2]).await.unwrap(), [members[0]]);
    b.say("apart", tx.apart_from(MemberId(999)).await.unwrap());
    tx.plan_job("wave:4:0:90", at(90)).await.unwrap();
    tx.plan_job("wave:4:0:80", at(80)).await.unwrap();
    assert_eq!(tx.next_job("wave:4:").await.unwrap(), Some(at(80)));
    tx.finish_job("wave:4:0:80", at(80)).await.unwrap();
    b.say("next", tx.next_job("wave:4:").await.unwrap());
    b.say("no next", tx.next_job("wave:44:").await.unwrap());
    tx.commit().await.unwrap();
}

pub async fn crews_and_thanks(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let ids = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    for member in [3, 0, 3, 1] {
        tx.join_crew("De Schuur", members[member], at(1))
            .await
            .unwrap();
    }
    tx.join_crew("'t Veer", members[0], at(2)).await.unwrap();
    tx.leave_crew("De Schuur", members[1]).await.unwrap();
    b.say("crew", tx.crew("De Schuur").await.unwrap());
    b.say("nobody", tx.crew("Elders").await.unwrap());
    assert_eq!(
        tx.crews_of(members[0]).await.unwrap(),
        ["'t Veer", "De Schuur"]
    );
    for hour in [9, 10] {
        tx.thank(ids[4], members[0], at(hour)).await.unwrap();
    }
    tx.thank(ids[5], members[0], at(11)).await.unwrap();
    assert_eq!(tx.thanked(ids[4]).await.unwrap(), [members[0]]);
    b.say("thanks", tx.thanks_to(members[0], at(0)).await.unwrap());
    let late = tx.thanks_to(members[0], at(10)).await.unwrap();
    assert_eq!(late.len(), 1);
    let headings = [("Wat?", "titel"), ("Wanneer", "dag")];
    let headings = headings.map(|(h, f)| (h.to_owned(), f.to_owned()));
    tx.put_sheet_headings(members[1], &headings).await.unwrap();
    tx.put_sheet_headings(members[1], &headings[1..])
        .await
        .unwrap();
    tx.put_sheet_headings(members[2], &headings).await.unwrap();
    assert_eq!(tx.sheet_headings(members[1]).await.unwrap(), headings[1..]);
    b.say("headings", tx.sheet_headings(members[2]).await.unwrap());
    tx.commit().await.unwrap();
    let mut tx = b.write().await;
    assert!(tx.thank(ItemId(999), members[0], at(1)).await.is_err());
    drop(tx);
    let mut tx = b.write().await;
    let old = tx.item(ids[4], &b.vocabulary).await.unwrap().unwrap();
    let new = NewItem {
        title: "Anders".to_owned(),
        starts: Some(at(70)),
        ..old.new
    };
    tx.edit_item(ids[4], &new, &b.vocabulary, at(12))
        .await
        .unwrap();
    let changed = tx.item(ids[4], &b.vocabulary).await.unwrap().unwrap();
    assert_eq!((changed.sequence, changed.changed), (1, Some(at(12))));
    b.say("changed", changed);
    tx.commit().await.unwrap();
}
