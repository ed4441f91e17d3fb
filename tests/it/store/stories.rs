//! Stories that neighbours tell, their photos, and "dank je".

use super::bench::{Bench, at, day};
use naober::domain::Story;
use naober::store::{NewReport, Photo, Told};

pub async fn told_by_neighbours(b: &mut Bench) {
    let places = b.neighbourhoods().await;
    let ids = b.members(places[0]).await;
    let mut tx = b.write().await;
    for (key, member, second) in [("soep", 0, 3), ("tuin", 0, 5), ("brood", 1, 4)] {
        let story = Story {
            key: key.to_owned(),
            title: format!("Over {key}"),
            author: "Nel".to_owned(),
            neighbourhood: places[0],
            scheme: None,
            date: day(1),
            summary: String::new(),
            text: "Eerst.\n\nDaarna.".to_owned(),
        };
        tx.put_story(&story).await.unwrap();
        let told = Told {
            key: key.to_owned(),
            member: ids[member],
            at: at(second),
        };
        tx.put_author(&told).await.unwrap();
    }
    b.say("told", tx.told_by(ids[0]).await.unwrap());
    assert_eq!(tx.author_of("brood").await.unwrap(), Some(ids[1]));
    assert_eq!(tx.author_of("none").await.unwrap(), None);

    let photo = |key: &str| Photo {
        key: key.to_owned(),
        alt: "Een pan soep".to_owned(),
        width: 1_600,
        height: 900,
    };
    for (story, key, bytes) in [("soep", "p1", 1), ("soep", "p2", 2), ("brood", "p3", 3)] {
        tx.put_photo(story, &photo(key), &[bytes; 9], &[bytes; 3])
            .await
            .unwrap();
    }
    let of = |story: &str, key: &str| (story.to_owned(), photo(key));
    let photos = tx.photos().await.unwrap();
    assert_eq!(photos, [of("brood", "p3"), of("soep", "p2")]);
    for (key, large, bytes) in [
        ("p1", true, None),
        ("p2", true, Some(vec![2; 9])),
        ("p2", false, Some(vec![2; 3])),
    ] {
        assert_eq!(tx.photo_bytes(key, large).await.unwrap(), bytes);
    }
    tx.drop_photo("soep").await.unwrap();
    assert_eq!(tx.photos().await.unwrap(), [of("brood", "p3")]);

    for (member, second) in [(2, 9), (1, 8), (2, 10)] {
        tx.thank_story("soep", ids[member], at(second))
            .await
            .unwrap();
    }
    assert_eq!(tx.thanked_for("soep").await.unwrap(), [ids[1], ids[2]]);

    let report = NewReport {
        reporter: ids[2],
        about: Some(ids[0]),
        item: None,
        story: Some("soep".to_owned()),
        exchange: None,
        what: "untrue".to_owned(),
        words: "Het was geen soep.".to_owned(),
    };
    tx.add_report(&report, at(11)).await.unwrap();
    let kept = tx.reports().await.unwrap();
    assert_eq!(kept[0].new.story.as_deref(), Some("soep"));

    // A story takes its photo and its thanks along; who leaves takes their stories along.
    tx.drop_story("brood", at(12)).await.unwrap();
    assert!(tx.photos().await.unwrap().is_empty());
    assert_eq!(tx.author_of("brood").await.unwrap(), None);
    tx.delete_member(ids[0], at(13)).await.unwrap();
    let left = tx.stories().await.unwrap();
    assert!(
        left.iter()
            .all(|s| !["soep", "tuin", "brood"].contains(&s.key.as_str()))
    );
    assert!(tx.thanked_for("soep").await.unwrap().is_empty());
    tx.commit().await.unwrap();
}
