//! What is found, and what is not.

use super::*;
use crate::dataset::vocabulary;
use proptest::prelude::*;

fn document(id: i64, kind: ItemKind, title: &str, text: &str) -> Document {
    Document {
        subject: Subject::Item(kind, ItemId(id)),
        title: title.into(),
        text: text.into(),
        concepts: Vec::new(),
        neighbourhood: Some(NeighbourhoodId(1 + id % 2)),
        starts: None,
        repeats: false,
    }
}

fn town() -> (Arc<Vocabulary>, Vec<Document>) {
    let vocabulary = Arc::new(vocabulary::load().unwrap());
    let tyres = vocabulary.id("banden-plakken").unwrap();
    let day = |d: i64| Timestamp::from_second(d * 86_400).unwrap();
    let mut list = vec![
        document(
            1,
            ItemKind::Initiative,
            "De buurtmoestuin",
            "Zaaien en oogsten met elkaar.",
        ),
        document(
            2,
            ItemKind::Initiative,
            "Wandelclub Noord",
            "Elke week een uur lopen.",
        ),
        document(
            3,
            ItemKind::Activity,
            "Reparatieochtend",
            "Breng je tweewieler mee.",
        ),
        document(
            4,
            ItemKind::Opportunity,
            "Voorlezer gevraagd",
            "Voor kinderen op woensdag.",
        ),
        document(
            5,
            ItemKind::Activity,
            "Koor in het café",
            "Zingen met een biertje.",
        ),
    ];
    list[2].concepts = vec![tyres];
    list[2].starts = Some(day(10));
    list[4].starts = Some(day(3));
    list.push(Document {
        subject: Subject::Story("anna".into()),
        title: "Anna en de tuin".into(),
        text: "Ik kende niemand.".into(),
        concepts: Vec::new(),
        neighbourhood: None,
        starts: None,
        repeats: false,
    });
    (vocabulary, list)
}

fn index() -> Index {
    let (vocabulary, list) = town();
    let index = Index::new(vocabulary).unwrap();
    index.update(&list).unwrap();
    index
}

fn asked(text: &str) -> Query {
    Query {
        text: text.into(),
        limit: 10,
        ..Query::default()
    }
}

fn ids(found: &Found) -> Vec<i64> {
    found
        .hits
        .iter()
        .map(|(subject, _)| match subject {
            Subject::Item(_, id) => id.0,
            _ => 0,
        })
        .collect()
}

#[test]
fn words_are_found_as_people_type_them() {
    let index = index();
    for (text, first) in [
        ("wandelclub", 2),
        ("WANDELCLUBS", 2), // inflected
        ("moestuin ", 1),   // part of a compound
        ("wandelculb ", 2), // a typo
        ("voorl", 4),       // half a word
        ("café", 5),        // accents
        ("cafe ", 5),
        ("misschien zingen met bier", 5), // a sentence: not every word is there
    ] {
        let found = index.search(&asked(text)).unwrap();
        assert_eq!(ids(&found).first(), Some(&first), "{text}: {found:?}");
    }
    for nothing in ["", "   ", "🙂", "de het een ", "zzzzqqqq "] {
        assert_eq!(
            index.search(&asked(nothing)).unwrap().total,
            0,
            "{nothing:?}"
        );
    }
}

#[test]
fn a_concept_finds_what_shares_no_word() {
    let index = index();
    let (vocabulary, _) = town();
    let mut query = asked("lekke band ");
    assert_eq!(index.search(&query).unwrap().total, 0);
    query.concepts = vec![(vocabulary.id("banden-plakken").unwrap(), 0.9)];
    assert_eq!(ids(&index.search(&query).unwrap()), [3]);
    // By the wider concept too.
    query.concepts = vec![(vocabulary.id("fietsen-repareren").unwrap(), 0.9)];
    assert_eq!(ids(&index.search(&query).unwrap()), [3]);
}

#[test]
fn filters_leave_out_and_never_add() {
    let index = index();
    let day = |d: i64| Timestamp::from_second(d * 86_400).unwrap();
    let all = asked("");
    let mut query = Query {
        text: "tuin ".into(),
        ..all.clone()
    };
    query.kinds = vec![Kind::Story];
    assert_eq!(ids(&index.search(&query).unwrap()), [0]);
    query.kinds.clear();
    for (text, place, expected) in [
        ("tuin ", 1, vec![0]), // what is the town's is everyone's
        ("tuin ", 2, vec![0]),
        ("moestuin ", 2, vec![1]),
        ("moestuin ", 1, vec![]),
    ] {
        query.text = text.into();
        query.neighbourhood = Some(NeighbourhoodId(place));
        assert_eq!(
            ids(&index.search(&query).unwrap()),
            expected,
            "{text}{place}"
        );
    }
    let mut query = Query {
        text: "koor ".into(),
        ..all.clone()
    };
    query.within = Some((day(3), day(4)));
    assert_eq!(ids(&index.search(&query).unwrap()), [5]);
    query.within = Some((day(4), day(8)));
    assert_eq!(index.search(&query).unwrap().total, 0);
    // A later date of a series is found when dates are asked for.
    let (vocabulary, mut list) = town();
    list[4].repeats = true;
    let series = Index::new(vocabulary).unwrap();
    series.update(&list).unwrap();
    let mut query = Query {
        text: "koor ".into(),
        ..all.clone()
    };
    assert_eq!(series.search(&query).unwrap().total, 0);
    query.within = Some((day(3), day(4)));
    assert_eq!(ids(&series.search(&query).unwrap()), [5]);
    // What is over is not found.
    let late = Query {
        text: "koor ".into(),
        now: day(4),
        ..all
    };
    assert_eq!(index.search(&late).unwrap().total, 0);
}

#[test]
fn an_update_writes_what_changed_and_no_more() {
    let (vocabulary, mut list) = town();
    let index = Index::new(vocabulary).unwrap();
    assert_eq!(
        index.update(&list).unwrap(),
        Changes {
            written: 6,
            removed: 0
        }
    );
    assert_eq!(index.update(&list).unwrap(), Changes::default());
    list[1].title = "Loopgroep Noord".into();
    list.pop();
    assert_eq!(
        index.update(&list).unwrap(),
        Changes {
            written: 1,
            removed: 1
        }
    );
    assert_eq!(index.len(), 5);
    assert_eq!(index.search(&asked("wandelclub ")).unwrap().total, 0);
    assert_eq!(ids(&index.search(&asked("loopgroep ")).unwrap()), [2]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn anything_typed_gets_a_calm_answer(text in "\\PC{0,80}") {
        static INDEX: std::sync::LazyLock<Index> = std::sync::LazyLock::new(index);
        let found = INDEX.search(&asked(&text)).unwrap();
        prop_assert!(found.hits.len() <= 10 && found.total <= 6);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]
    /// The words of a document's own title find it, whatever else is indexed.
    #[test]
    fn a_title_finds_its_document(titles in proptest::collection::vec("[a-z]{4,9}", 1..20)) {
        let (vocabulary, _) = town();
        let index = Index::new(vocabulary).unwrap();
        let list: Vec<Document> = (1..).zip(&titles)
            .map(|(id, title)| document(id, ItemKind::Activity, title, "")).collect();
        index.update(&list).unwrap();
        for (id, title) in (1..).zip(&titles) {
            let mut query = asked(title);
            query.limit = 30;
            prop_assert!(ids(&index.search(&query).unwrap()).contains(&id));
        }
    }
}
