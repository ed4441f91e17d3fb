//! A small town on each of the two databases, and a notebook of what each answered.

use crate::postgres;
use geo::{MultiPolygon, Rect};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use naober::domain::member::OwnWords;
use naober::domain::{
    Availability, Concept, ConceptId, ItemKind, MemberId, MunicipalityId, Neighbourhood,
    NeighbourhoodId, Profile, TownKind, Vocabulary,
};
use naober::store::{NewItem, NewMember, NewTown, Store, Tx};
use std::fmt::Debug;
use std::sync::Arc;
use tempfile::TempDir;

/// One of the two databases, with an empty town.
pub struct Bench {
    pub store: Store,
    pub town: MunicipalityId,
    pub vocabulary: Arc<Vocabulary>,
    /// What it answered, in order.
    pub said: Vec<String>,
    /// Where a SQLite file lives as long as the bench.
    _folder: Option<TempDir>,
}

/// An hour of the town's first days.
pub fn at(hours: i64) -> Timestamp {
    let start: Timestamp = "2026-11-02T08:00:00Z".parse().unwrap();
    start + SignedDuration::from_hours(hours)
}

pub fn day(number: i8) -> Date {
    date(2026, 11, number)
}

/// Both databases, with nothing in them but an empty town.
pub async fn both() -> [Bench; 2] {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("town.db").display().to_string();
    [
        bench(&file, Some(folder)).await,
        bench(&postgres::fresh().await, None).await,
    ]
}

async fn bench(address: &str, folder: Option<TempDir>) -> Bench {
    let store = Store::open(address).await.unwrap();
    let mut bench = Bench {
        store,
        town: MunicipalityId(0),
        vocabulary: Arc::new(vocabulary()),
        said: Vec::new(),
        _folder: folder,
    };
    bench.move_to("T1").await;
    bench
}

fn vocabulary() -> Vocabulary {
    let concept = |key: &str| Concept {
        key: key.to_owned(),
        pref_nl: key.to_owned(),
        pref_en: key.to_owned(),
        alt_nl: Vec::new(),
        alt_en: Vec::new(),
        hidden: Vec::new(),
        broader: None,
        related: Vec::new(),
    };
    let keys = ["fietsen", "koken", "schaken", "zingen"];
    Vocabulary::new("1".to_owned(), keys.map(concept).to_vec())
}

impl Bench {
    /// Goes on in a new, empty town.
    pub async fn move_to(&mut self, code: &str) {
        let tx = self.store.create_town(&town(code)).await.unwrap();
        self.town = tx.town();
        tx.commit().await.unwrap();
    }

    pub async fn write(&self) -> Tx {
        self.store.write(self.town).await.unwrap()
    }

    pub async fn read(&self) -> Tx {
        self.store.read(self.town).await.unwrap()
    }

    /// Writes an answer down, to be compared with that of the other database.
    pub fn say(&mut self, what: &str, answer: impl Debug) {
        self.said.push(format!("{what}: {answer:?}"));
    }

    /// Three neighbourhoods, the smallest of which counts with the first.
    pub async fn neighbourhoods(&self) -> Vec<NeighbourhoodId> {
        let mut tx = self.write().await;
        let mut list = [
            ("b1", "Oost", 900),
            ("B2", "oost aan Zee", 800),
            ("a_3", "Éénhoog", 90),
        ]
        .map(|(code, name, population)| neighbourhood(code, name, population));
        list[2].merged_into = Some(NeighbourhoodId(0));
        tx.put_neighbourhoods(&list, at(0)).await.unwrap();
        let ids = tx
            .neighbourhoods()
            .await
            .unwrap()
            .iter()
            .map(|n| n.id)
            .collect();
        tx.commit().await.unwrap();
        ids
    }

    /// Residents with names that sort differently by byte and by dictionary.
    pub async fn members(&self, neighbourhood: NeighbourhoodId) -> Vec<MemberId> {
        let names = ["anna", "Zoë", "Émile", "Bea"];
        let list = names.map(|name| member(name, neighbourhood)).to_vec();
        let mut tx = self.write().await;
        let ids = tx
            .add_members(&list, &self.vocabulary, at(1))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        ids
    }

    /// Everything that can be read of the town.
    pub async fn dump(&self) -> Vec<String> {
        let mut tx = self.read().await;
        let catalogue = tx
            .catalogue(
                Arc::clone(&self.vocabulary),
                &jiff::tz::TimeZone::UTC,
                at(48),
            )
            .await
            .unwrap();
        let mut lines = vec![
            format!(
                "{:?}",
                (
                    catalogue.revision,
                    &catalogue.neighbourhoods,
                    &catalogue.items
                )
            ),
            format!(
                "{:?}",
                (
                    &catalogue.past_groups,
                    &catalogue.words,
                    &catalogue.interactions,
                    &catalogue.apart
                )
            ),
            format!("{:?}", &catalogue.exposures),
            format!(
                "{:?}",
                tx.items(&Default::default(), &self.vocabulary)
                    .await
                    .unwrap()
            ),
            format!(
                "{:?}",
                (tx.schemes().await.unwrap(), tx.stories().await.unwrap())
            ),
            format!(
                "{:?}",
                (
                    tx.counted_months().await.unwrap(),
                    tx.ledger().await.unwrap()
                )
            ),
            format!("{:?}", tx.asked_since(at(-1)).await.unwrap()),
            format!("{:?}", tx.brought().await.unwrap()),
            format!("{:?}", tx.enjoyed().await.unwrap()),
        ];
        for month in ["2026-10", "2026-11"] {
            let counts = tx.true_page_counts(month).await.unwrap();
            lines.push(format!(
                "{:?}",
                (counts, tx.figures("pages", month).await.unwrap())
            ));
        }
        for member in &catalogue.members {
            let id = member.id;
            let details = tx.member(id, &self.vocabulary).await.unwrap();
            let history = tx.history(id).await.unwrap();
            let asks = tx.open_asks(id, at(2)).await.unwrap();
            lines.push(format!("{:?}", (details, history, asks)));
            lines.push(format!("{:?}", tx.introductions(id).await.unwrap()));
        }
        lines
    }
}

pub fn town(code: &str) -> NewTown {
    NewTown {
        code: code.to_owned(),
        name: "Proefstad".to_owned(),
        about: "Om te proberen.".to_owned(),
        kind: TownKind::Research,
        zone: "Europe/Amsterdam".to_owned(),
        as_of: Some(at(0)),
        secret: [7; 32],
    }
}

pub fn neighbourhood(code: &str, name: &str, population: u32) -> Neighbourhood {
    // A third is no finite binary number: what is read must be what was written all the same.
    let side = f64::from(population) / 3.0e5;
    Neighbourhood {
        id: NeighbourhoodId(0),
        code: code.to_owned(),
        slug: naober::domain::neighbourhood::slug(name),
        name: name.to_owned(),
        about: String::new(),
        population,
        outline: MultiPolygon::from(Rect::new((5.1, 52.1), (5.1 + side, 52.1 + side)).to_polygon()),
        merged_into: None,
    }
}

pub fn member(name: &str, neighbourhood: NeighbourhoodId) -> NewMember {
    NewMember {
        first_name: name.to_owned(),
        neighbourhood,
        words: OwnWords {
            brings: format!("{name} kan koken"),
            enjoys: "schaken".to_owned(),
            would_like: String::new(),
        },
        profile: Profile {
            brings: vec![ConceptId(1)],
            enjoys: vec![ConceptId(2), ConceptId(3)],
            would_like: Vec::new(),
        },
        availability: Availability::slot(2, 1),
        open_to_meet: true,
        asks_per_week: 2,
    }
}

pub fn item(kind: ItemKind, key: &str, title: &str, neighbourhood: NeighbourhoodId) -> NewItem {
    NewItem {
        import_key: Some(key.to_owned()),
        title: title.to_owned(),
        summary: "Kom gerust.".to_owned(),
        concepts: vec![ConceptId(1), ConceptId(0)],
        ..NewItem::blank(kind, neighbourhood)
    }
}
