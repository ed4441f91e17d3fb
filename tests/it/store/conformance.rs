//! Random acts through every method of the store, on SQLite and on PostgreSQL: the answers are equal
//! word for word, identities and revisions included.

use crate::app::now;
use crate::postgres;
use geo::polygon;
use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};
use naober::dataset::vocabulary;
use naober::domain::introduction::{Answer, Introduction};
use naober::domain::member::OwnWords;
use naober::domain::{
    AskId, Availability, ConceptId, InteractionKind, ItemId, ItemKind, MemberId, MunicipalityId,
    Neighbourhood, NeighbourhoodId, Profile, Role, Story, TownKind, Vocabulary,
};
use naober::store::{
    ItemFilter, NewItem, NewMember, NewTown, PageCount, RoleRow, SchemeRow, Store,
};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::sync::Arc;

/// How many acts are tried, each after all before it.
const ACTS: usize = 900;
/// How many kinds of acts there are.
const KINDS: u32 = 33;

struct World {
    store: Store,
    town: MunicipalityId,
    vocabulary: Arc<Vocabulary>,
}

fn at(minutes: i64) -> Timestamp {
    now() + SignedDuration::from_mins(minutes)
}

fn town(code: &str) -> NewTown {
    NewTown {
        code: code.to_owned(),
        name: format!("Stad {code}"),
        about: "verzonnen".to_owned(),
        kind: TownKind::Demo,
        zone: "Europe/Amsterdam".to_owned(),
        as_of: Some(at(0)),
        secret: [7; 32],
    }
}

fn neighbourhoods(population: u32) -> Vec<Neighbourhood> {
    (0..3i64)
        .map(|i| {
            let x = 5.0 + i as f64 / 10.0;
            Neighbourhood {
                id: NeighbourhoodId(i),
                code: format!("B{i}"),
                slug: format!("buurt-{i}"),
                name: format!("Buurt {i}"),
                about: String::new(),
                population: population + u32::try_from(i).unwrap(),
                outline: polygon![(x: x, y: 52.0), (x: x + 0.1, y: 52.0), (x: x + 0.1, y: 52.1), (x: x, y: 52.0)].into(),
                merged_into: (i == 2).then_some(NeighbourhoodId(0)),
            }
        })
        .collect()
}

/// Numbers from one seed; the same for both databases.
struct Draw(ChaCha20Rng);

impl Draw {
    fn below(&mut self, end: i64) -> i64 {
        self.0.random_range(0..end)
    }

    /// An identity of the first two hundred: sometimes of a member, an item, or of nothing.
    fn id(&mut self) -> i64 {
        4 + self.below(60)
    }

    fn word(&mut self) -> String {
        ["", "taart", "O'Brien", "ééń 🍰", "regel\nregel", "%_\"\\"][self.below(6) as usize]
            .to_owned()
    }

    fn concepts(&mut self) -> Vec<ConceptId> {
        let mut found: Vec<ConceptId> = (0..self.below(4))
            .map(|_| ConceptId(self.below(60) as u32))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn member(&mut self) -> NewMember {
        NewMember {
            first_name: self.word(),
            neighbourhood: NeighbourhoodId(1 + self.below(3)),
            words: OwnWords {
                brings: self.word(),
                enjoys: self.word(),
                would_like: self.word(),
            },
            profile: Profile {
                brings: self.concepts(),
                enjoys: self.concepts(),
                would_like: self.concepts(),
            },
            availability: Availability(self.below(1 << 21) as u32),
            open_to_meet: self.below(2) == 1,
            asks_per_week: self.below(5) as u8,
        }
    }

    fn item(&mut self) -> NewItem {
        let kinds = [
            ItemKind::Initiative,
            ItemKind::Activity,
            ItemKind::Opportunity,
        ];
        NewItem {
            import_key: (self.below(2) == 0).then(|| format!("k{}", self.below(5))),
            title: self.word(),
            summary: self.word(),
            needs: self.word(),
            group: (self.below(3) == 0).then(|| ItemId(self.id())),
            starts: (self.below(2) == 0).then(|| at(self.below(5_000) - 1_000)),
            places: (self.below(2) == 0).then(|| self.below(9) as u32),
            concepts: self.concepts(),
            ..NewItem::blank(
                kinds[self.below(3) as usize],
                NeighbourhoodId(1 + self.below(3)),
            )
        }
    }

    fn kind(&mut self) -> InteractionKind {
        use InteractionKind::{Accepted, Declined, Hidden, Joined};
        [Joined, Accepted, Declined, Hidden][self.below(4) as usize]
    }
}

type Said = naober::store::Result<String>;

fn say<T: std::fmt::Debug>(answer: naober::store::Result<T>) -> Said {
    answer.map(|value| format!("{value:?}"))
}

impl World {
    async fn new(address: &str) -> Self {
        let store = Store::open(address).await.unwrap();
        let mut tx = store.create_town(&town("T1")).await.unwrap();
        tx.put_neighbourhoods(&neighbourhoods(900), at(0))
            .await
            .unwrap();
        let town = tx.town();
        tx.commit().await.unwrap();
        Self {
            store,
            town,
            vocabulary: Arc::new(vocabulary::load().unwrap()),
        }
    }

    /// One change, in a transaction that is kept when it succeeds.
    #[allow(clippy::too_many_lines)] // A table: one arm an act.
    async fn change(&self, what: u32, draw: &mut Draw) -> Said {
        let mut tx = self.store.write(self.town).await?;
        let v = &self.vocabulary;
        let (a, b, when) = (draw.id(), draw.id(), at(draw.below(3_000)));
        let said = match what {
            0 | 1 => say(tx
                .add_members(&[draw.member(), draw.member()], v, when)
                .await),
            2 => say(tx.update_member(MemberId(a), &draw.member(), v, when).await),
            3 => say(tx.delete_member(MemberId(a), when).await),
            4 => say(tx
                .add_role(
                    MemberId(a),
                    &RoleRow {
                        role: Role::Coordinator,
                        organisation: draw.word(),
                    },
                )
                .await),
            5..=7 => say(tx.put_items(&[draw.item(), draw.item()], v, when).await),
            8 => say(tx.interact(MemberId(a), ItemId(b), draw.kind(), when).await),
            9 => say(tx
                .add_interactions(&[(MemberId(a), ItemId(b), draw.kind(), when)])
                .await),
            10 => say(tx.forget(MemberId(a), ItemId(b), when).await),
            11 => match Introduction::between(MemberId(a), MemberId(b), when) {
                Some(pair) => {
                    let one = pair.answer(MemberId(a), Answer::Yes, when).unwrap();
                    let next = if draw.below(2) == 0 {
                        one
                    } else {
                        one.answer(MemberId(b), Answer::Yes, when).unwrap()
                    };
                    say(tx.put_introduction(&next, when).await)
                }
                None => Ok(String::new()),
            },
            12 => say(tx
                .ask(
                    ItemId(a),
                    &[MemberId(b), MemberId(b + 1)],
                    when,
                    when + SignedDuration::from_hours(4),
                    when + SignedDuration::from_hours(9),
                )
                .await),
            13 => say(tx.answer_ask(AskId(a), draw.below(2) == 0).await),
            14 => say(tx
                .start_session(
                    &[a as u8; 32],
                    MemberId(b),
                    when,
                    when + SignedDuration::from_hours(2),
                )
                .await),
            15 => say(tx.end_session(&[a as u8; 32]).await),
            16 => say(tx.next_session_number().await),
            17 => say(tx.plan_job(&format!("job:{}", a % 9), when).await),
            18 => say(tx
                .lease_job(when, when + SignedDuration::from_mins(5))
                .await),
            19 => say(tx.finish_job(&format!("job:{}", a % 9), when).await),
            20 => say(tx
                .put_scheme(&SchemeRow {
                    key: format!("s{}", a % 3),
                    document: draw.word(),
                })
                .await),
            21 => say(tx.put_story(&story(draw, a)).await),
            22 => say(tx
                .count_views(
                    &format!("s{}", a % 3),
                    NeighbourhoodId(1 + b % 3),
                    day(a),
                    3,
                )
                .await),
            23 => say(tx
                .count_exposures(["item", "member"][(a % 2) as usize], &[a, b], when)
                .await),
            24 => say(tx
                .put_neighbourhoods(&neighbourhoods(900 + (a % 3) as u32), when)
                .await),
            25 => {
                let cells = tx.true_page_counts("2026-11").await?;
                say(tx
                    .publish_figures(
                        &format!("t{}", a % 4),
                        "2026-11",
                        500,
                        &at_least_ten(cells),
                        when,
                    )
                    .await)
            }
            _ => say(tx.changed("test", when).await),
        };
        // A refused change ends its transaction on PostgreSQL, so nothing of it is kept on either.
        if said.is_ok() {
            tx.commit().await?;
        }
        said
    }

    /// What the town knows, by every question.
    #[allow(clippy::too_many_lines)] // A table: one arm a question.
    async fn ask(&self, what: u32, draw: &mut Draw) -> Said {
        let mut tx = self.store.read(self.town).await?;
        let v = &self.vocabulary;
        let (a, b, when) = (draw.id(), draw.id(), at(draw.below(3_000)));
        match what {
            27 => {
                let zone = TimeZone::get("Europe/Amsterdam").unwrap();
                let town = tx.catalogue(Arc::clone(v), &zone, when).await?;
                Ok(format!(
                    "{} {:?} {:?} {:?} {:?} {:?} {:?}",
                    town.revision,
                    town.items,
                    town.members,
                    town.interactions,
                    (town.past_groups, town.words),
                    town.apart,
                    town.exposures
                ))
            }
            28 => {
                let filter = ItemFilter {
                    neighbourhood: (a % 2 == 0).then_some(NeighbourhoodId(1 + b % 3)),
                    from: (a % 3 == 0).then_some(when),
                    joined_by: (a % 5 == 0).then_some(MemberId(b)),
                    ..ItemFilter::default()
                };
                Ok(format!(
                    "{:?} {:?}",
                    tx.items(&filter, v).await?,
                    tx.item(ItemId(a), v).await?
                ))
            }
            29 => Ok(format!(
                "{:?} {:?} {:?} {:?} {:?}",
                tx.member(MemberId(a), v).await?,
                tx.history(MemberId(a)).await?,
                tx.with_role(Role::Coordinator).await?,
                tx.first_member().await?,
                tx.introductions(MemberId(b)).await?
            )),
            30 => Ok(format!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                tx.waves(ItemId(a)).await?,
                tx.asked_since(when).await?,
                tx.asked_for(ItemId(a)).await?,
                tx.open_asks(MemberId(b), at(0)).await?,
                tx.ask_of(AskId(a), MemberId(b)).await?,
                tx.helpers(ItemId(a)).await?
            )),
            31 => Ok(format!(
                "{:?} {:?} {:?} {:?} {:?}",
                tx.schemes().await?,
                tx.stories().await?,
                tx.counted_months().await?,
                tx.ledger().await?,
                tx.figures("t1", "2026-11").await?
            )),
            _ => Ok(format!(
                "{:?} {:?} {:?} {:?}",
                tx.session(&[a as u8; 32], when).await?,
                tx.revision().await?,
                tx.neighbourhoods().await?,
                tx.secret().await?
            )),
        }
    }
}

fn story(draw: &mut Draw, number: i64) -> Story {
    Story {
        key: format!("v{}", number % 4),
        title: draw.word(),
        author: draw.word(),
        neighbourhood: NeighbourhoodId(1 + number % 3),
        scheme: (number % 2 == 0).then(|| "s1".to_owned()),
        date: day(number),
        summary: draw.word(),
        text: draw.word(),
    }
}

fn day(number: i64) -> jiff::civil::Date {
    jiff::civil::date(2026, 10, 28)
        .checked_add((number % 9).days())
        .unwrap()
}

fn at_least_ten(cells: Vec<PageCount>) -> Vec<PageCount> {
    let keep = |cell: PageCount| PageCount {
        value: cell.value.filter(|v| *v >= 10),
        ..cell
    };
    cells.into_iter().map(keep).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_act_is_answered_alike() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("town.db");
    let address = postgres::fresh().await;
    let worlds = [
        World::new(file.to_str().unwrap()).await,
        World::new(&address).await,
    ];
    let (mut seen, mut refused) = (vec![0; KINDS as usize], 0);
    for act in 0..ACTS {
        let mut said = Vec::new();
        let mut choose = ChaCha20Rng::seed_from_u64(act as u64);
        let what = if act < 8 {
            [0, 5][act % 2]
        } else {
            choose.random_range(0..KINDS)
        };
        for world in &worlds {
            let mut draw = Draw(ChaCha20Rng::seed_from_u64(act as u64 + 1_000));
            let answer = if what < 27 {
                world.change(what, &mut draw).await
            } else {
                world.ask(what, &mut draw).await
            };
            // The drivers word a refusal differently; that it is refused must be the same.
            refused += usize::from(answer.is_err());
            said.push(answer.unwrap_or_else(|_| "refused".to_owned()));
        }
        seen[what as usize] += 1;
        assert_eq!(said[0], said[1], "act {act} of kind {what}");
    }
    assert!(
        seen.iter().all(|n| *n > 5),
        "a kind of act was hardly tried: {seen:?}"
    );
    assert!(
        refused < ACTS,
        "{refused} of {} answers are refusals",
        2 * ACTS
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn towns_are_apart_and_a_code_is_taken_once() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("town.db");
    for address in [file.to_str().unwrap().to_owned(), postgres::fresh().await] {
        let world = World::new(&address).await;
        let mut other = world.store.create_town(&town("T2")).await.unwrap();
        other
            .put_neighbourhoods(&neighbourhoods(500), at(0))
            .await
            .unwrap();
        let id = other.town();
        other.commit().await.unwrap();
        let mut tx = world.store.read(id).await.unwrap();
        assert!(
            tx.neighbourhoods()
                .await
                .unwrap()
                .iter()
                .all(|n| n.population < 600)
        );
        drop(tx);
        assert!(world.store.create_town(&town("T2")).await.is_err());
        assert_eq!(world.store.towns().await.unwrap().len(), 2);
    }
}
