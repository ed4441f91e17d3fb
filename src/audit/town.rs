//! Residents with a hidden trait, in the demo town: whom the attackers look for.

use crate::app::words::reader;
use crate::dataset::{self, demo::Demo};
use crate::domain::{
    InteractionKind, ItemKind, MemberId, MunicipalityId, Neighbourhood, NeighbourhoodId, Vocabulary,
};
use crate::simulate::{Ingredients, Population, populate};
use crate::store::{ItemFilter, NewMember, Store};
use anyhow::{Context, ensure};
use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The municipality whose wijken serve with `--geography`: one with at least nine of a thousand people.
const REAL_TOWN: &str = "GM0307";

/// The rates of the trait.
#[derive(Clone, Debug)]
pub(super) struct Rates {
    /// Share with the trait, per code of a neighbourhood.
    pub rate: BTreeMap<String, f64>,
    /// Inhabitants, where a real town gives them.
    pub population: BTreeMap<String, u32>,
    /// The tilts that are tried.
    pub tilts: Vec<f64>,
    /// The tilt at which the promise must hold.
    pub must_hold: f64,
    /// How likely a scheme page is opened, with the trait and without.
    pub clicks: (f64, f64),
    /// Where the rates are from.
    pub source: String,
}

#[derive(Deserialize)]
struct File {
    rate: BTreeMap<String, f64>,
    tilt: Tilt,
    clicks: Clicks,
}

#[derive(Deserialize)]
struct Tilt {
    tried: Vec<f64>,
    must_hold: f64,
}

#[derive(Deserialize)]
struct Clicks {
    with: f64,
    without: f64,
}

impl Rates {
    /// The invented rates; with a folder of real wijken, theirs.
    pub(super) fn load(geography: Option<&Path>) -> anyhow::Result<Self> {
        let file: File = toml::from_str(&dataset::text("audit/rates.toml")?)?;
        let mut rates = Self {
            rate: file.rate,
            population: BTreeMap::new(),
            tilts: file.tilt.tried,
            must_hold: file.tilt.must_hold,
            clicks: (file.clicks.with, file.clicks.without),
            source: "datasets/audit".to_owned(),
        };
        if let Some(folder) = geography {
            rates.take_real(&folder.join("wijken_2022.csv"))?;
        }
        Ok(rates)
    }

    fn take_real(&mut self, path: &Path) -> anyhow::Result<()> {
        let mut reader = csv::Reader::from_path(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        let head = reader.headers()?.clone();
        let column = |name: &str| head.iter().position(|h| h == name);
        let at = |name: &str| column(name).with_context(|| format!("no column {name}"));
        let (town, people, low) = (at("gm_code")?, at("population")?, at("income_low")?);
        let mut wijken: Vec<(u32, f64)> = Vec::new();
        for row in reader.records() {
            let row = row?;
            let (Ok(people), Ok(low)) = (row[people].parse(), row[low].parse::<f64>()) else {
                continue;
            };
            if &row[town] == REAL_TOWN {
                wijken.push((people, low / 100.0));
            }
        }
        wijken.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
        ensure!(
            wijken.len() >= self.rate.len(),
            "{REAL_TOWN} has too few wijken"
        );
        for ((code, rate), (people, low)) in self.rate.iter_mut().zip(wijken) {
            *rate = low;
            self.population.insert(code.clone(), people);
        }
        self.source = format!("income_low of the wijken of {REAL_TOWN}, CBS 2022");
        Ok(())
    }
}

/// An invented resident, as only the audit knows them.
#[derive(Clone, Debug)]
pub(super) struct Resident {
    pub id: MemberId,
    pub name: String,
    pub neighbourhood: NeighbourhoodId,
    /// What nobody may find out.
    pub has_trait: bool,
}

/// A name that occurs nowhere else, to be looked for in answers.
pub(super) fn name_of(number: usize) -> String {
    let mut letters = String::from("Zq");
    let mut rest = number;
    for _ in 0..5 {
        letters.push(char::from(b"abcdefghijklmnopqrstuvwxyz"[rest % 26]));
        rest /= 26;
    }
    letters
}

/// The sentences as somebody with the trait says them: what leans one way more often, what leans the
/// other way less often. Which way a sentence leans follows from a hash of it.
fn tilted(list: &[String], tilt: f64) -> Vec<String> {
    let times = |phrase: &String| {
        let lean = match blake3::hash(phrase.as_bytes()).as_bytes()[0] % 3 {
            0 => 1.0 + tilt,
            1 => 1.0 - tilt,
            _ => 1.0,
        };
        (lean * 20.0).round() as usize
    };
    list.iter()
        .flat_map(|phrase| std::iter::repeat_n(phrase.clone(), times(phrase)))
        .collect()
}

/// Adds `count` residents to a town, in an order that tells nothing.
pub(super) async fn settle(
    store: &Store,
    town: MunicipalityId,
    (demo, vocabulary, rates): (&Demo, &Vocabulary, &Rates),
    (count, tilt, seed): (usize, f64, u64),
    now: Timestamp,
) -> anyhow::Result<Vec<Resident>> {
    let mut tx = store.write(town).await?;
    let places = tx.neighbourhoods().await?;
    let filter = ItemFilter {
        kind: Some(ItemKind::Initiative),
        ..ItemFilter::default()
    };
    let items = tx.items(&filter, vocabulary).await?;
    let groups: Vec<_> = items
        .iter()
        .map(|item| {
            let at = places.iter().position(|n| n.id == item.new.neighbourhood);
            (at.unwrap_or(0), item.new.concepts.clone(), count / 30)
        })
        .collect();
    let drawn = draw(
        demo,
        vocabulary,
        rates,
        &places,
        &groups,
        (count, tilt, seed),
    );
    let mut residents = Vec::new();
    let mut list = Vec::new();
    let mut rng = ChaCha20Rng::seed_from_u64(seed ^ 0x6a6f_696e);
    for (number, (member, has_trait)) in drawn.iter().enumerate() {
        let name = name_of(number);
        residents.push(Resident {
            id: MemberId(0),
            name: name.clone(),
            neighbourhood: places[member.neighbourhood].id,
            has_trait: *has_trait,
        });
        list.push(NewMember {
            first_name: name,
            neighbourhood: places[member.neighbourhood].id,
            words: member.words.clone(),
            profile: member.profile.clone(),
            availability: member.availability,
            open_to_meet: member.open_to_meet,
            asks_per_week: member.asks_per_week,
        });
    }
    let ids = tx.add_members(&list, vocabulary, now).await?;
    let mut acts = Vec::new();
    for ((id, resident), (member, _)) in ids.iter().zip(&mut residents).zip(&drawn) {
        resident.id = *id;
        for group in &member.joined {
            let ago = SignedDuration::from_hours(rng.random_range(24..24 * 200));
            acts.push((*id, items[*group].id, InteractionKind::Joined, now - ago));
        }
    }
    tx.add_interactions(&acts).await?;
    tx.commit().await?;
    Ok(residents)
}

fn draw(
    demo: &Demo,
    vocabulary: &Vocabulary,
    rates: &Rates,
    places: &[Neighbourhood],
    groups: &[(usize, Vec<crate::domain::ConceptId>, usize)],
    (count, tilt, seed): (usize, f64, u64),
) -> Vec<(crate::simulate::SimulatedMember, bool)> {
    let reader = reader(vocabulary);
    let people = &demo.people;
    let here = |n: &Neighbourhood| {
        rates
            .population
            .get(&n.code)
            .copied()
            .unwrap_or(n.population)
    };
    let all: f64 = places.iter().map(|n| f64::from(here(n))).sum();
    let rate = |n: &Neighbourhood| rates.rate.get(&n.code).copied().unwrap_or(0.0);
    let with: f64 = places.iter().map(|n| f64::from(here(n)) * rate(n)).sum();
    let of = |has: bool, tilt: f64, count: usize, seed: u64| -> Population {
        let share = |n: &Neighbourhood| if has { rate(n) } else { 1.0 - rate(n) };
        let populations: Vec<u32> = places
            .iter()
            .map(|n| (f64::from(here(n)) * share(n) * 100.0).round() as u32)
            .collect();
        let ingredients = Ingredients {
            first_names: &people.first_names,
            brings: &tilted(&people.brings, tilt),
            enjoys: &tilted(&people.enjoys, tilt),
            would_like: &tilted(&people.would_like, tilt),
            populations: &populations,
            groups,
        };
        populate(&ingredients, &reader, count, seed)
    };
    let having = (with / all * count as f64).round() as usize;
    let one = of(true, tilt, having, seed).into_iter().map(|m| (m, true));
    let other = of(false, 0.0, count - having, seed ^ 0x6f74_6865);
    let mut everybody: Vec<_> = one.chain(other.into_iter().map(|m| (m, false))).collect();
    everybody.shuffle(&mut ChaCha20Rng::seed_from_u64(seed ^ 0x7368_7566));
    everybody
}
