//! Cases about what can be recommended, and the engine's view of it all.

use super::bench::{Bench, at, item};
use jiff::tz::TimeZone;
use naober::domain::{ConceptId, InteractionKind, ItemId, ItemKind, MemberId, NeighbourhoodId};
use naober::store::{ItemFilter, NewItem};
use std::sync::Arc;

/// Some of each kind, with titles that sort differently by byte and by dictionary.
pub async fn some_items(b: &Bench, place: NeighbourhoodId, by: Option<MemberId>) -> Vec<ItemId> {
    let mut list = vec![
        item(ItemKind::Initiative, "i", "zingen", place),
        item(ItemKind::Activity, "a1", "Zaterdag", place),
        item(ItemKind::Activity, "a2", "Écht zaterdag", place),
        item(ItemKind::Activity, "a3", "appeltaart", place),
        item(ItemKind::Opportunity, "o", "_helpen", place),
        NewItem::blank(ItemKind::Opportunity, place),
    ];
    for (new, hours) in list[1..4].iter_mut().zip([30, 30, 10]) {
        new.starts = Some(at(hours));
        new.minutes = Some(90);
        new.places = Some(1);
    }
    list[5].created_by = by;
    let mut tx = b.write().await;
    let (ids, _) = tx
        .put_items(&list[..1], &b.vocabulary, at(0))
        .await
        .unwrap();
    for new in &mut list[1..4] {
        new.group = Some(ids[0]);
    }
    let (ids, _) = tx.put_items(&list, &b.vocabulary, at(0)).await.unwrap();
    tx.commit().await.unwrap();
    ids
}

pub async fn items(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    some_items(b, places[0], None).await;
    let base = || {
        let mut new = item(ItemKind::Opportunity, "k", "Soep", places[0]);
        new.starts = Some(at(5));
        new
    };
    let mut tx = b.write().await;
    let mut counts = vec![
        tx.put_items(&[base()], &b.vocabulary, at(1))
            .await
            .unwrap()
            .1,
    ];
    type Change = fn(&mut NewItem);
    let changes: [Change; 13] = [
        |_| {},
        |i| i.title.push('!'),
        |i| i.summary.push('!'),
        |i| i.body.push('!'),
        |i| i.host.push('!'),
        |i| i.place.push('!'),
        |i| i.organisation.push('!'),
        |i| i.needs.push('!'),
        |i| i.starts = None,
        |i| i.minutes = Some(9),
        |i| i.places = Some(1),
        |i| i.group = Some(ItemId(4)),
        |i| i.concepts.reverse(),
    ];
    for change in changes {
        let mut new = base();
        change(&mut new);
        counts.push(tx.put_items(&[new], &b.vocabulary, at(1)).await.unwrap().1);
        counts.push(
            tx.put_items(&[base()], &b.vocabulary, at(1))
                .await
                .unwrap()
                .1,
        );
    }
    assert_eq!(counts[..3], [1, 0, 0]);
    assert!(
        counts[3..].iter().all(|different| *different == 1),
        "{counts:?}"
    );
    let elsewhere = NewItem {
        neighbourhood: places[1],
        ..base()
    };
    b.say(
        "moved",
        tx.put_items(&[elsewhere], &b.vocabulary, at(1))
            .await
            .unwrap(),
    );
    tx.commit().await.unwrap();
}

pub async fn items_are_found(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let ids = some_items(b, places[0], Some(members[0])).await;
    let mut tx = b.write().await;
    tx.interact(members[1], ids[1], InteractionKind::Joined, at(2))
        .await
        .unwrap();
    let all = ItemFilter::default;
    for (filter, count) in [
        (all(), 6),
        (
            ItemFilter {
                kind: Some(ItemKind::Activity),
                ..all()
            },
            3,
        ),
        (
            ItemFilter {
                neighbourhood: Some(places[1]),
                ..all()
            },
            0,
        ),
        (
            ItemFilter {
                group: Some(ids[0]),
                ..all()
            },
            3,
        ),
        (
            ItemFilter {
                created_by: Some(members[0]),
                ..all()
            },
            1,
        ),
        (
            ItemFilter {
                id: Some(ids[2]),
                ..all()
            },
            1,
        ),
        (
            ItemFilter {
                from: Some(at(30)),
                ..all()
            },
            5,
        ),
        (
            ItemFilter {
                until: Some(at(30)),
                ..all()
            },
            4,
        ),
        (
            ItemFilter {
                joined_by: Some(members[1]),
                ..all()
            },
            1,
        ),
    ] {
        let found = tx.items(&filter, &b.vocabulary).await.unwrap();
        assert_eq!(found.len(), count, "{filter:?}");
        b.say("found", found);
    }
    let full = tx.item(ids[1], &b.vocabulary).await.unwrap().unwrap();
    assert!(!full.has_place() && full.taken == 1);
    assert!(tx.item(ItemId(999), &b.vocabulary).await.unwrap().is_none());
    tx.delete_member(members[0], at(3)).await.unwrap();
    let orphan = tx.item(ids[5], &b.vocabulary).await.unwrap().unwrap();
    assert_eq!(orphan.new.created_by, None);
    tx.commit().await.unwrap();
}

pub async fn interactions(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let ids = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    for kind in [
        InteractionKind::Joined,
        InteractionKind::Accepted,
        InteractionKind::Declined,
        InteractionKind::Hidden,
    ] {
        tx.interact(members[0], ids[1], kind, at(2)).await.unwrap();
        b.say("history", tx.history(members[0]).await.unwrap());
    }
    let many = [
        (members[0], ids[0], InteractionKind::Joined, at(3)),
        (members[1], ids[0], InteractionKind::Accepted, at(4)),
    ];
    tx.add_interactions(&many).await.unwrap();
    tx.forget(members[0], ids[1], at(5)).await.unwrap();
    assert_eq!(tx.history(members[0]).await.unwrap().len(), 1);
    tx.commit().await.unwrap();
    let mut tx = b.write().await;
    let stranger = tx
        .interact(MemberId(999), ids[0], InteractionKind::Joined, at(6))
        .await;
    assert!(stranger.is_err(), "a stranger cannot join");
}

pub async fn the_catalogue(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let ids = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    tx.interact(members[0], ids[3], InteractionKind::Joined, at(2))
        .await
        .unwrap();
    for hours in [24 * -40, 1, 2, 30] {
        tx.count_exposures("item", &[ids[0].0, ids[1].0], at(hours))
            .await
            .unwrap();
        tx.count_exposures("member", &[members[0].0], at(hours))
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    let vocabulary = Arc::clone(&b.vocabulary);
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    let catalogue = b
        .read()
        .await
        .catalogue(vocabulary, &zone, at(20))
        .await
        .unwrap();
    assert_eq!(
        catalogue.past_groups,
        [(ids[3], ids[0])],
        "appeltaart is over"
    );
    assert_eq!(catalogue.items.len(), 5);
    // Forty days ago is too long ago, and what is shown today does not move today's order.
    assert_eq!(catalogue.exposures.items, [(ids[0], 2), (ids[1], 2)]);
    assert_eq!(catalogue.exposures.members, [(members[0], 2)]);
    b.say("members", &catalogue.members);
    b.say("items", &catalogue.items);
    assert_eq!(catalogue.words.len(), 6, "what is over keeps its words");
    b.say("words", &catalogue.words);
    b.say("interactions", &catalogue.interactions);
}

pub async fn concepts_move(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let items = some_items(b, places[0], None).await;
    let key = b.vocabulary.key(ConceptId(1)).to_owned();
    let other = b.vocabulary.key(ConceptId(0)).to_owned();
    let mut tx = b.write().await;
    b.say("version", tx.vocabulary_version().await.unwrap());
    tx.set_vocabulary_version("2031.1").await.unwrap();
    b.say("version", tx.vocabulary_version().await.unwrap());
    let holders = tx.concept_holders(&key).await.unwrap();
    assert_eq!(holders.len(), members.len());
    assert!(holders[0].words.contains("koken") && holders[0].side == "brings");
    tx.replace_held(&holders[0], &key, &["een", "twee", "een"])
        .await
        .unwrap();
    tx.replace_held(&holders[1], &key, &[]).await.unwrap();
    let about = tx.items_about(&key).await.unwrap();
    assert!(about.iter().all(|(_, text)| text.contains("Kom gerust.")));
    // To one that is new, to one that the item is about already, to none.
    tx.replace_about(items[0], &key, Some("nieuw"))
        .await
        .unwrap();
    tx.replace_about(items[1], &key, Some(&other))
        .await
        .unwrap();
    tx.replace_about(items[2], &key, None).await.unwrap();
    for key in [key.as_str(), other.as_str(), "een", "twee", "nieuw"] {
        b.say(
            key,
            (
                tx.concept_holders(key).await.unwrap(),
                tx.items_about(key).await.unwrap(),
            ),
        );
    }
    assert_eq!(tx.items_about(&key).await.unwrap().len(), about.len() - 3);
    tx.commit().await.unwrap();
}
