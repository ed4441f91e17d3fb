//! The conformance suite: each case asks and changes things, and what one database answers, the
//! other must answer too.

use super::bench::{Bench, at, both, day, item, member, neighbourhood, town};
use jiff::tz::TimeZone;
use naober::domain::introduction::{Answer, Introduction};
use naober::domain::{
    AskId, ConceptId, InteractionKind, ItemId, ItemKind, MemberId, NeighbourhoodId, Role, Story,
};
use naober::store::{ItemFilter, NewItem, PageCount, RoleRow, SchemeRow};
use std::pin::Pin;
use std::sync::Arc;

type Case = for<'a> fn(&'a mut Bench) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

macro_rules! cases {
    ($($name:ident),* $(,)?) => {
        const CASES: &[(&str, Case)] = &[$((stringify!($name), |bench| Box::pin($name(bench)))),*];
    };
}

cases![
    towns,
    neighbourhoods,
    neighbourhoods_change,
    members,
    roles,
    sessions,
    items,
    items_are_found,
    interactions,
    introductions,
    waves,
    jobs,
    schemes_and_stories,
    figures,
    the_catalogue,
];

#[tokio::test]
async fn every_method_answers_alike_on_both_databases() {
    for (name, case) in CASES {
        let [mut sqlite, mut postgres] = both().await;
        for bench in [&mut sqlite, &mut postgres] {
            case(bench).await;
            let dump = bench.dump().await;
            bench.said.extend(dump);
        }
        assert!(!sqlite.said.is_empty(), "{name} asks nothing");
        assert_eq!(sqlite.said, postgres.said, "{name}");
    }
}

async fn towns(b: &mut Bench) {
    let again = b.store.create_town(&town("T1")).await;
    assert!(again.is_err(), "a code is unique");
    drop(again);
    b.move_to("T2").await;
    let towns = b.store.towns().await.unwrap();
    assert_eq!(towns.iter().map(|t| t.id.0).collect::<Vec<_>>(), [1, 2]);
    b.say("towns", towns);
    b.say("secret", b.read().await.secret().await.unwrap());
    let mut tx = b.write().await;
    for what in ["een", "twee"] {
        b.say("changed", tx.changed(what, at(1)).await.unwrap());
    }
    tx.commit().await.unwrap();
    b.say("revision", b.read().await.revision().await.unwrap());
    let mut nowhere = b
        .store
        .read(naober::domain::MunicipalityId(9))
        .await
        .unwrap();
    let secret = nowhere.secret().await;
    assert!(secret.is_err(), "no town, no secret");
    b.say(
        "nowhere",
        (
            nowhere.revision().await.unwrap(),
            secret.map_err(|e| e.to_string()),
        ),
    );
}

async fn neighbourhoods(b: &mut Bench) {
    let ids = b.neighbourhoods().await;
    let list = b.read().await.neighbourhoods().await.unwrap();
    assert_eq!(list[2].merged_into, Some(ids[0]));
    let given = neighbourhood("b1", "Oost", 900);
    assert_eq!(
        list[0].outline, given.outline,
        "what is read is what was written"
    );
    b.say("list", list);
}

/// Every change of a neighbourhood counts as one; none, as none.
async fn neighbourhoods_change(b: &mut Bench) {
    b.neighbourhoods().await;
    let base = || {
        let mut list =
            b"abc".map(|c| neighbourhood(&char::from(c).to_string(), &format!("N{c}"), 300));
        list[2].merged_into = Some(NeighbourhoodId(0));
        list
    };
    let mut tx = b.write().await;
    let mut counts = vec![tx.put_neighbourhoods(&base(), at(0)).await.unwrap()];
    type Change = fn(&mut [naober::domain::Neighbourhood; 3]);
    let changes: [Change; 9] = [
        |_| {},
        |list| list[2].merged_into = None,
        |list| list[2].merged_into = Some(NeighbourhoodId(1)),
        |list| list[0].name = "Anders".to_owned(),
        |list| list[0].about = "Aan het water.".to_owned(),
        |list| list[1].population = 301,
        |list| list[1].slug = "n-nieuw".to_owned(),
        |list| {
            let (one, two) = list.split_at_mut(1);
            std::mem::swap(&mut one[0].slug, &mut two[0].slug);
        },
        |list| list.swap(0, 1),
    ];
    let at_first = tx.revision().await.unwrap();
    for change in changes {
        // Each change is made to the first state, and then taken back.
        let mut list = base();
        change(&mut list);
        counts.push(tx.put_neighbourhoods(&list, at(0)).await.unwrap());
        counts.push(tx.put_neighbourhoods(&base(), at(0)).await.unwrap());
    }
    // Swapped places also change which one the third counts with.
    assert_eq!(
        counts,
        [3, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1]
    );
    b.say("revisions", tx.revision().await.unwrap() - at_first);
    let mut clash = base();
    clash[0].slug = clash[1].slug.clone();
    assert!(
        tx.put_neighbourhoods(&clash, at(0)).await.is_err(),
        "an address is unique"
    );
}

async fn members(b: &mut Bench) {
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

async fn roles(b: &mut Bench) {
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

async fn sessions(b: &mut Bench) {
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

/// Some of each kind, with titles that sort differently by byte and by dictionary.
async fn some_items(b: &Bench, place: NeighbourhoodId, by: Option<MemberId>) -> Vec<ItemId> {
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

async fn items(b: &mut Bench) {
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

async fn items_are_found(b: &mut Bench) {
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

async fn interactions(b: &mut Bench) {
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

async fn introductions(b: &mut Bench) {
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

async fn waves(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let members = b.members(places[0]).await;
    let ids = some_items(b, places[0], None).await;
    let mut tx = b.write().await;
    tx.ask(ids[4], &members[..2], at(2), at(50)).await.unwrap();
    tx.ask(ids[4], &members, at(3), at(51)).await.unwrap();
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

async fn jobs(b: &mut Bench) {
    let mut tx = b.write().await;
    for (name, hour) in [("later", 9), ("Zuerst", 2), ("dann", 2), ("dann", 1)] {
        tx.plan_job(name, at(hour)).await.unwrap();
    }
    let mut taken = Vec::new();
    for hour in [1, 2, 2, 2, 5, 6, 7, 9, 9] {
        taken.push(tx.lease_job(at(hour), at(hour + 3)).await.unwrap());
        if hour == 6 {
            tx.finish_job("Zuerst", at(6)).await.unwrap();
        }
    }
    let names: Vec<&str> = taken
        .iter()
        .map(|name| name.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(
        names,
        [
            "-", "Zuerst", "dann", "-", "Zuerst", "dann", "-", "dann", "later"
        ]
    );
    tx.plan_job("Zuerst", at(1)).await.unwrap();
    b.say(
        "done stays done",
        tx.lease_job(at(10), at(11)).await.unwrap(),
    );
    tx.commit().await.unwrap();
}

async fn schemes_and_stories(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let mut tx = b.write().await;
    for (key, document) in [("b", "{}"), ("A", "{\"é\":1}"), ("b", "{\"nieuw\":true}")] {
        let row = SchemeRow {
            key: key.to_owned(),
            document: document.to_owned(),
        };
        tx.put_scheme(&row).await.unwrap();
    }
    let schemes = tx.schemes().await.unwrap();
    assert_eq!(
        schemes.iter().map(|s| s.key.as_str()).collect::<Vec<_>>(),
        ["A", "b"]
    );
    b.say("schemes", schemes);
    for (key, told, scheme) in [
        ("z", 3, Some("b")),
        ("B", 3, None),
        ("a", 9, None),
        ("z", 4, None),
    ] {
        let story = Story {
            key: key.to_owned(),
            title: format!("Van {key}"),
            author: "Nel".to_owned(),
            neighbourhood: places[0],
            scheme: scheme.map(str::to_owned),
            date: day(told),
            summary: String::new(),
            text: "Eerst.\n\nDaarna.".to_owned(),
        };
        tx.put_story(&story).await.unwrap();
    }
    let stories = tx.stories().await.unwrap();
    assert_eq!(
        stories.iter().map(|s| s.key.as_str()).collect::<Vec<_>>(),
        ["a", "z", "B"]
    );
    b.say("stories", stories);
    tx.commit().await.unwrap();
}

async fn figures(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let mut tx = b.write().await;
    for (page, place, number, views) in [
        ("p", 0, 1, 3),
        ("p", 0, 1, 4),
        ("p", 0, 30, 5),
        ("P", 1, 2, 1),
    ] {
        tx.count_views(page, places[place], day(number), views)
            .await
            .unwrap();
    }
    let counts = tx.true_page_counts("2026-11").await.unwrap();
    assert_eq!(
        counts.iter().map(|c| c.value).collect::<Vec<_>>(),
        [Some(1), Some(12)]
    );
    assert_eq!(tx.counted_months().await.unwrap(), ["2026-11"]);
    let shown = |value| PageCount {
        value,
        ..counts[1].clone()
    };
    tx.publish_figures("pages", "2026-11", 500, &[shown(Some(14))], at(1))
        .await
        .unwrap();
    tx.publish_figures("pages", "2026-10", 500, &[shown(None)], at(1))
        .await
        .unwrap();
    b.say("figures", tx.figures("pages", "2026-11").await.unwrap());
    b.say("fewer", tx.figures("pages", "2026-10").await.unwrap());
    b.say("ledger", tx.ledger().await.unwrap());
    b.say("none", tx.figures("pages", "2026-09").await.unwrap());
    tx.commit().await.unwrap();
    for (month, value) in [("2026-11", Some(14)), ("2026-12", Some(9))] {
        let mut tx = b.write().await;
        let drawn = tx
            .publish_figures("pages", month, 500, &[shown(value)], at(2))
            .await;
        assert!(drawn.is_err(), "drawn once, and nothing under ten");
    }
}

async fn the_catalogue(b: &mut Bench) {
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
    b.say("interactions", &catalogue.interactions);
}
