//! P4: a resident is in a neighbourhood, never at a point. Two residents of one neighbourhood trade
//! homes; nobody may notice, and no home of the neighbourhood may be ruled out by who looks from
//! twenty accounts.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::world::{Template, World};
use crate::domain::{Kind, MemberId};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Accounts of the attacker.
const ACCOUNTS: usize = 20;
/// Where the two live in words of the service.
const HOME: &str = "zonnehof";

/// A home as a hostile or an old client might send it: kilometres within the neighbourhood.
type Point = (f64, f64);

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let mut rng = ChaCha20Rng::seed_from_u64(setting.options.seed ^ 4);
    let mut point = || (rng.random_range(0.0..1.2), rng.random_range(0.0..1.2));
    let homes: Vec<Point> = (0..setting.pick(24, 4)).map(|_| point()).collect();
    let eyes: Vec<Point> = (0..ACCOUNTS).map(|_| point()).collect();
    let one = lived(&setting.town, [homes[0], homes[1]], &eyes).await?;
    let other = lived(&setting.town, [homes[1], homes[0]], &eyes).await?;
    let swapped = differences(&one.seen, &other.seen);
    let swapped_broken = differences(&one.leaky, &other.leaky).len();
    let (ruled_out, ruled_out_broken) = ruled_out(setting, &homes, &eyes).await?;
    let (moved, moved_broken) = parameters(&setting.town).await?;
    let mut promise = Promise::new(
        "P4",
        vec![
            Measure::none("swap-differences", swapped.len(), swapped_broken),
            Measure::at_most("homes-ruled-out", 0.0, ruled_out, ruled_out_broken),
            Measure::none("place-by-parameter", moved, moved_broken),
        ],
    );
    promise.notes.push(format!(
        "{} answers compared after the swap; {} homes tried",
        one.seen.len(),
        homes.len()
    ));
    promise.notes.extend(swapped.into_iter().take(8));
    Ok(promise)
}

/// What everybody else sees, and what they would see where lists follow true distance.
struct Seen {
    seen: BTreeMap<String, String>,
    leaky: BTreeMap<String, String>,
}

fn form(name: &str, words: &str, home: Point) -> String {
    format!(
        "naam={name}&buurt={HOME}&brengt={words}&graag={words}&wil=&ontmoeten=ja&vragen=2&tijd=5&lat={}&lon={}\
         &latitude={}&postcode=9999AB&adres=Straat+{}&huisnummer={}",
        52.4 + home.0 / 111.0,
        6.57 + home.1 / 68.0,
        home.0,
        (home.0 * 100.0).round(),
        (home.1 * 100.0).round(),
    )
}

async fn join(world: &World, name: &str, words: &str, home: Point) -> anyhow::Result<String> {
    let address = format!(
        "10.0.{}.{}",
        (home.0 * 100.0).round(),
        (home.1 * 100.0).round()
    );
    let answer = world
        .post_with(
            "/meedoen",
            "",
            &form(name, words, home),
            &[
                ("x-forwarded-for", &address),
                ("geolocation", &format!("{} {}", home.0, home.1)),
            ],
        )
        .await?;
    anyhow::ensure!(
        answer.status.is_redirection(),
        "joining was refused: {}",
        answer.status
    );
    Ok(World::cookie_of(&answer))
}

async fn lived(town: &Template, homes: [Point; 2], eyes: &[Point]) -> anyhow::Result<Seen> {
    let world = town.open().await?;
    join(&world, "Zqhomea", "fietsen+repareren+en+wandelen", homes[0]).await?;
    join(&world, "Zqhomeb", "taart+bakken+en+zingen", homes[1]).await?;
    world.app.refresh().await?;
    let mut seen = BTreeMap::new();
    let mut leaky = BTreeMap::new();
    for (viewer, eye) in viewers(&world).into_iter().zip(eyes) {
        let cookie = world.cookie(viewer).await?;
        for path in PATHS {
            let answer = world.get(path, &cookie).await?;
            seen.insert(format!("{path} of {}", viewer.0), answer.bytes());
        }
        leaky.insert(viewer.0.to_string(), by_distance(*eye, &homes));
    }
    for (table, rows) in world.settled_dump().await? {
        seen.insert(format!("table {table}"), rows.join("\n"));
    }
    Ok(Seen { seen, leaky })
}

const PATHS: [&str; 6] = [
    "/voor-jou",
    "/",
    "/api/v1/me/recommendations?kind=people&limit=50",
    "/api/v1/me/recommendations?kind=activities&limit=50",
    "/api/v1/me/recommendations?kind=initiatives&limit=50",
    "/api/v1/me/recommendations?kind=opportunities&limit=50",
];

/// Accounts in every neighbourhood.
fn viewers(world: &World) -> Vec<MemberId> {
    let step = (world.residents.len() / ACCOUNTS).max(1);
    world
        .residents
        .iter()
        .step_by(step)
        .take(ACCOUNTS)
        .map(|r| r.id)
        .collect()
}

/// The leak: neighbours in order of true distance, without any distance shown.
fn by_distance(eye: Point, homes: &[Point]) -> String {
    let mut order: Vec<(f64, usize)> = homes
        .iter()
        .enumerate()
        .map(|(who, home)| ((home.0 - eye.0).hypot(home.1 - eye.1), who))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut text = String::new();
    for (_, who) in order {
        let _ = writeln!(text, "neighbour {who}");
    }
    text
}

fn differences(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    one.keys()
        .filter(|key| one.get(*key) != other.get(*key))
        .cloned()
        .collect()
}

/// The share of homes that twenty accounts can rule out: those from which the answers would differ. In
/// the broken variant the lists hold the victim and fifteen neighbours with fixed homes, by distance.
async fn ruled_out(
    setting: &Setting,
    homes: &[Point],
    eyes: &[Point],
) -> anyhow::Result<(f64, f64)> {
    let world = setting.town.open().await?;
    let cookie = join(&world, "Zqhomea", "fietsen+repareren+en+wandelen", homes[0]).await?;
    let mut rng = ChaCha20Rng::seed_from_u64(setting.options.seed ^ 44);
    let fixed: Vec<Point> = (0..15)
        .map(|_| (rng.random_range(0.0..1.2), rng.random_range(0.0..1.2)))
        .collect();
    let mut views = Vec::new();
    let mut leaky_views = Vec::new();
    for home in homes {
        let answer = world
            .post(
                "/mijn",
                &cookie,
                &form("Zqhomea", "fietsen+repareren+en+wandelen", *home),
            )
            .await?;
        anyhow::ensure!(
            answer.status.is_redirection(),
            "telling again was refused: {}",
            answer.status
        );
        world.app.refresh().await?;
        let mut view = String::new();
        let mut leaky = String::new();
        for (viewer, eye) in viewers(&world).into_iter().zip(eyes) {
            for suggestion in world.app.recommend(viewer, Kind::People, 50).await? {
                let _ = writeln!(view, "{viewer:?} {:?}", suggestion.recommendation);
            }
            let mut all = fixed.clone();
            all.push(*home);
            leaky.push_str(&by_distance(*eye, &all));
        }
        views.push(view);
        leaky_views.push(leaky);
    }
    let share = |views: &[String]| {
        let out = views.iter().filter(|view| **view != views[0]).count();
        out as f64 / (views.len() - 1) as f64
    };
    Ok((share(&views), share(&leaky_views)))
}

/// On how many answers a place in the address changes something; and on how many it would if the place
/// were taken from there.
async fn parameters(town: &Template) -> anyhow::Result<(usize, usize)> {
    let world = town.open().await?;
    let (mut moved, mut moved_broken) = (0, 0);
    for viewer in viewers(&world).into_iter().take(5) {
        let cookie = world.cookie(viewer).await?;
        let elsewhere = world.residents.iter().find(|r| {
            let here = world
                .residents
                .iter()
                .find(|r| r.id == viewer)
                .map(|r| r.neighbourhood);
            Some(r.neighbourhood) != here
        });
        let mut tx = world.read().await?;
        let Some(me) = tx.member(viewer, &world.vocabulary).await? else {
            continue;
        };
        drop(tx);
        let path = PATHS[2];
        let plain = world.get(path, &cookie).await?;
        for place in [
            "buurt=oude-veer",
            "neighbourhood=1",
            "lat=52.42&lon=6.57",
            "place=oude-veer",
        ] {
            let asked = world.get(&format!("{path}&{place}"), &cookie).await?;
            moved += usize::from(asked.body != plain.body);
        }
        let Some(elsewhere) = elsewhere else { continue };
        let mut told = crate::store::NewMember {
            first_name: me.first_name,
            neighbourhood: elsewhere.neighbourhood,
            words: me.words,
            profile: me.member.profile,
            availability: me.member.availability,
            open_to_meet: me.member.open_to_meet,
            asks_per_week: me.member.asks_per_week,
        };
        let mut tx = world.write().await?;
        std::mem::take(&mut told.first_name);
        tx.update_member(viewer, &told, &world.vocabulary, world.app.now())
            .await?;
        tx.commit().await?;
        let there = world.get(path, &cookie).await?;
        moved_broken += usize::from(there.body != plain.body);
    }
    Ok((moved, moved_broken))
}
