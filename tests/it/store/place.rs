//! Cases about a town: its neighbourhoods, schemes and stories, figures and jobs.

use super::bench::{Bench, at, day, neighbourhood, town};
use naober::domain::{NeighbourhoodId, Story};
use naober::store::{PageCount, SchemeRow};

pub async fn towns(b: &mut Bench) {
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

pub async fn neighbourhoods(b: &mut Bench) {
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
pub async fn neighbourhoods_change(b: &mut Bench) {
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

pub async fn jobs(b: &mut Bench) {
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

pub async fn schemes_and_stories(b: &mut Bench) {
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

pub async fn figures(b: &mut Bench) {
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
