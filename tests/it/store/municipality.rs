//! Cases about the municipality's own work: posts, the words of schemes, and the store without persons.

use super::bench::{Bench, at, day};
use naober::domain::{NeighbourhoodId, Story};
use naober::store::{NewSeed, Post, SchemeRow};

fn post(title: &str, places: Vec<NeighbourhoodId>) -> Post {
    Post {
        title: title.to_owned(),
        body: "Wat er was.".to_owned(),
        asked: "Wat wil je?".to_owned(),
        done: String::new(),
        told: String::new(),
        published: title != "kladje",
        places,
    }
}

pub async fn posts(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let mut tx = b.write().await;
    let id = tx
        .add_post(&post("grasveld", vec![places[1], places[0]]), at(1))
        .await
        .unwrap();
    tx.add_post(&post("kladje", Vec::new()), at(2))
        .await
        .unwrap();
    b.say("posts", tx.posts().await.unwrap());
    let new = post("grasveld, weer", vec![places[2]]);
    assert!(tx.put_post_at(id, &new, 1, at(3)).await.unwrap());
    assert!(
        !tx.put_post_at(id, &post("te laat", Vec::new()), 1, at(4))
            .await
            .unwrap()
    );
    assert!(!tx.put_post_at(id + 99, &new, 1, at(4)).await.unwrap());
    let all = tx.posts().await.unwrap();
    assert_eq!((all[0].id, all[0].revision), (id, 2));
    assert_eq!(all[0].post.places, [places[2]]);
    b.say("posts", all);
    tx.commit().await.unwrap();
}

pub async fn a_store_without_persons(b: &mut Bench) {
    b.neighbourhoods().await;
    let scheme = |document: &str| SchemeRow {
        key: "pas".to_owned(),
        document: document.to_owned(),
    };
    let mut tx = b.write().await;
    tx.put_scheme(&scheme("een")).await.unwrap();
    assert_eq!(tx.revision_of_scheme("pas").await.unwrap(), 1);
    assert!(tx.put_scheme_at(&scheme("twee"), 1).await.unwrap());
    assert!(!tx.put_scheme_at(&scheme("drie"), 1).await.unwrap());
    tx.commit().await.unwrap();
    let places = b.store.places(b.town);
    let mut tx = places.change().await.unwrap();
    let near = tx.all_neighbourhoods().await.unwrap()[0].id;
    let id = tx.add(&post("grasveld", vec![near]), at(1)).await.unwrap();
    assert!(
        tx.change_post(id, &post("gras", Vec::new()), 1, at(2))
            .await
            .unwrap()
    );
    assert_eq!(tx.scheme_revision("pas").await.unwrap(), 2);
    assert!(tx.change_scheme(&scheme("vier"), 2).await.unwrap());
    let story = Story {
        key: "soep".to_owned(),
        title: "Soep".to_owned(),
        author: "Bea".to_owned(),
        neighbourhood: near,
        scheme: None,
        date: day(3),
        summary: String::new(),
        text: "Soep.".to_owned(),
    };
    tx.tell_story(&story).await.unwrap();
    tx.note("posts", at(3)).await.unwrap();
    tx.keep().await.unwrap();
    let mut tx = places.look().await.unwrap();
    b.say("posts", tx.all_posts().await.unwrap());
    b.say("schemes", tx.all_schemes().await.unwrap());
    b.say("stories", tx.all_stories().await.unwrap());
    b.say("drawn", tx.draws().await.unwrap());
    b.say("published", tx.published("pages", "2026-10").await.unwrap());
}

pub async fn seeds(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let item = super::things::some_items(b, places[0], None).await[0];
    let seed = NewSeed {
        neighbourhood: places[0],
        concept: "koken".to_owned(),
        title: "Samen koken".to_owned(),
        body: "Met een pan.".to_owned(),
        place: "keuken".to_owned(),
        closes: at(50),
    };
    let mut tx = b.write().await;
    let id = tx.offer_seed(&seed, &ids[..3], at(1)).await.unwrap();
    b.say("for", tx.seeds_for(ids[0], at(2)).await.unwrap());
    assert!(tx.seeds_for(ids[3], at(2)).await.unwrap().is_empty());
    assert!(tx.seeds_for(ids[0], at(50)).await.unwrap().is_empty());
    for (member, answer, asked) in [
        (0, "yes", true),
        (1, "host", true),
        (2, "no", true),
        (3, "yes", false),
    ] {
        assert_eq!(
            tx.answer_seed(id, ids[member], answer).await.unwrap(),
            asked
        );
    }
    assert_eq!(
        tx.seed_yes(id).await.unwrap(),
        [(ids[0], false), (ids[1], true)]
    );
    tx.seed_began(id, item).await.unwrap();
    b.say("seeds", tx.seeds().await.unwrap());
    tx.delete_member(ids[0], at(3)).await.unwrap();
    b.say("yes", tx.seed_yes(id).await.unwrap());
    tx.commit().await.unwrap();
}
