//! P12: gone is gone. A resident leaves a word that occurs nowhere else in every field there is, erases
//! the account, and every place is searched for it.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::postgres::Database;
use super::world::World;
use crate::backup;
use crate::domain::MemberId;
use crate::domain::introduction::{Answer, Introduction};
use crate::store::{Message, Store};
use anyhow::ensure;
use std::collections::BTreeMap;
use std::path::Path;

/// The word; every field has it with an ending of its own.
const CANARY: &str = "kanarievogel";

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let kept = searched(setting, None, true).await?;
    // The leaks: an account that is only marked as gone, a backup that is put back without the ledger of
    // who left, and an export of what the page to change one's profile shows.
    let broken = searched(setting, None, false).await?;
    let both =
        |name, kept: &[String], broken: &[String]| Measure::none(name, kept.len(), broken.len());
    let mut measures = vec![
        both("canaries-left", &kept.found, &broken.found),
        both("canaries-restored", &kept.restored, &broken.restored),
        both("missing-in-export", &kept.missing, &broken.missing),
    ];
    let mut notes = vec![format!("{} places searched", kept.places)];
    for found in [kept.found, kept.restored, kept.missing] {
        notes.extend(found);
    }
    let server = setting.options.postgres.as_deref();
    if let Some(server) = server {
        let kept = searched(setting, Some(server), true).await?;
        let broken = searched(setting, Some(server), false).await?;
        measures.extend([
            both("canaries-left-postgresql", &kept.found, &broken.found),
            both(
                "canaries-restored-postgresql",
                &kept.restored,
                &broken.restored,
            ),
        ]);
        notes.push(format!("{} places searched on PostgreSQL", kept.places));
        for found in [kept.found, kept.restored] {
            notes.extend(found);
        }
    }
    let mut promise = Promise::new("P12", measures);
    if server.is_none() {
        promise.open.push("erasure-on-postgresql");
    }
    promise.notes.extend(notes);
    Ok(promise)
}

/// Where the word stands.
struct Searched {
    /// After the erasure.
    found: Vec<String>,
    /// In the files of a database that was filled from a backup of before the erasure.
    restored: Vec<String>,
    /// What was typed and is not in the file with one's own data.
    missing: Vec<String>,
    /// How many places were searched after the erasure.
    places: usize,
}

/// What somebody typed in `leave_traces`, by the ending of its word.
const TYPED: [&str; 7] = [
    "naam", "brengt", "graag", "wil", "adres", "bericht", "vraag",
];

/// Searches a town on SQLite, or on a PostgreSQL server.
async fn searched(
    setting: &Setting,
    server: Option<&str>,
    erases: bool,
) -> anyhow::Result<Searched> {
    let database = match server {
        Some(server) => Some(Database::make(server, "naober_audit").await?),
        None => None,
    };
    let world = match &database {
        Some(database) => setting.small.open_on(database).await?,
        None => setting.small.open().await?,
    };
    let log_before = setting.options.log.lock().map_or(0, |log| log.len());
    let cookie = leave_traces(&world).await?;
    let before = world.get("/mijn", &cookie).await?.body;
    ensure!(
        before.contains(CANARY),
        "what was typed is not kept: there is nothing to search for"
    );
    let export = if erases {
        world.get("/mijn/gegevens.json", &cookie).await?.body
    } else {
        before
    };
    let missing = TYPED
        .iter()
        .filter(|ending| !export.contains(&format!("{CANARY}{ending}")));
    let missing = missing.map(|ending| (*ending).to_owned()).collect();
    let copy = world.path.with_extension("backup");
    backup::write(&world.store, &copy, world.app.now(), &|_, _| {}).await?;
    if erases {
        world.post("/mijn/wissen", &cookie, "").await?;
    } else {
        world.post("/mijn/afmelden", &cookie, "").await?;
    }
    world.app.refresh().await?;
    let mut places = said(&world).await?;
    let log = setting.options.log.lock();
    let log = log.map_or(Vec::new(), |log| log[log_before..].to_vec());
    places.push(("log".to_owned(), log));
    let rows = world.settled_dump().await?;
    world.store.close().await;
    let (left, restored) = afterwards(&world, server, database, rows, erases).await?;
    places.extend(left);
    Ok(Searched {
        found: holding(&places),
        restored: holding(&restored),
        missing,
        places: places.len(),
    })
}

/// The places in which the word stands.
fn holding(places: &[(String, Vec<u8>)]) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        bytes
            .windows(CANARY.len())
            .any(|part| part.eq_ignore_ascii_case(CANARY.as_bytes()))
    };
    let found = places.iter().filter(|(_, bytes)| holds(bytes));
    found.map(|(place, _)| place.clone()).collect()
}

/// What is left in the database of a world that is closed, and in another that is filled from the backup.
async fn afterwards(
    world: &World,
    server: Option<&str>,
    database: Option<Database>,
    rows: BTreeMap<String, Vec<String>>,
    erases: bool,
) -> anyhow::Result<(Places, Places)> {
    let copy = world.path.with_extension("backup");
    if let (Some(server), Some(database)) = (server, database) {
        let other = Database::make(server, "naober_audit_restored").await?;
        let found = restored(world, &copy, &other.address, &database.address, erases).await?;
        other.remove().await?;
        database.remove().await?;
        return Ok((as_places(rows), found));
    }
    let left = files(&world.path.display().to_string(), &["", "-wal", "-shm"]);
    let address = world
        .path
        .with_extension("restored.db")
        .display()
        .to_string();
    let beside = world.path.display().to_string() + ".ledger";
    Ok((
        left,
        restored(world, &copy, &address, &beside, erases).await?,
    ))
}

type Places = Vec<(String, Vec<u8>)>;

fn as_places(rows: BTreeMap<String, Vec<String>>) -> Places {
    let place = |(table, rows): (String, Vec<String>)| {
        (format!("table {table}"), rows.join("\n").into_bytes())
    };
    rows.into_iter().map(place).collect()
}

fn files(address: &str, endings: &[&str]) -> Places {
    let file = |ending: &&str| {
        let bytes = std::fs::read(format!("{address}{ending}")).unwrap_or_default();
        (format!("file{ending}"), bytes)
    };
    endings.iter().map(file).collect()
}

/// A new database, filled from a backup with what the old one knows of who left, or without.
async fn restored(
    world: &World,
    copy: &Path,
    address: &str,
    old: &str,
    with_ledger: bool,
) -> anyhow::Result<Places> {
    let ledger = backup::ledger(address, Some(old)).await?;
    let ledger = ledger.filter(|_| with_ledger);
    let store = Store::connect(address, true).await?;
    let now = world.app.now();
    backup::restore(&store, copy, ledger.as_deref(), now, &|_, _| {}).await?;
    store.close().await;
    let store = Store::open(address).await?;
    let mut places = as_places(store.dump().await?);
    store.close().await;
    places.extend(files(address, &["", "-wal", "-shm", ".ledger"]));
    Ok(places)
}

/// What letters, neighbours' pages and search say afterwards.
async fn said(world: &World) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let letters = world.app.waiting_letters().await?;
    let mut places = vec![("letters".to_owned(), format!("{letters:?}").into_bytes())];
    for resident in world.residents.iter().step_by(40) {
        let cookie = world.cookie(resident.id).await?;
        for path in ["/voor-jou", "/ontmoetingen", "/", "/initiatieven"] {
            let answer = world.get(path, &cookie).await?;
            places.push((path.to_owned(), answer.body.into_bytes()));
        }
    }
    for text in [CANARY, "kanarievogelbrengt"] {
        let answer = world.post("/zoeken", "", &format!("zoek={text}")).await?;
        // The search page repeats what was looked for; what it found stands in links.
        let links = answer.body.split("href=\"").skip(1);
        let links = links.filter_map(|r| r.split("</a>").next());
        places.push(("search".to_owned(), links.collect::<String>().into_bytes()));
    }
    Ok(places)
}

/// Joins, tells again, gives an address, asks for a code and begins something, with the word in each field
/// that is somebody's own.
async fn leave_traces(world: &World) -> anyhow::Result<String> {
    let form = |time: &str| {
        format!(
            "naam={CANARY}naam&brengt={CANARY}brengt+en+taart+bakken{time}&graag={CANARY}graag+wandelen&wil={CANARY}wil\
             &buurt=zonnehof&ontmoeten=ja&vragen=2&tijd=5"
        )
    };
    let joined = world.post("/meedoen", "", &form("")).await?;
    ensure!(
        joined.status.is_redirection(),
        "joining was refused: {}",
        joined.status
    );
    let cookie = World::cookie_of(&joined);
    let told = world.post("/mijn", &cookie, &form("+weer")).await?;
    ensure!(
        told.status.is_redirection(),
        "telling again was refused: {}",
        told.status
    );
    let address = format!("{CANARY}adres@example.nl");
    let mut tx = world.write().await?;
    let me = world.app.me(cookie.trim_start_matches("naober=")).await?;
    let me = me.ok_or_else(|| anyhow::anyhow!("the session is gone"))?.id;
    tx.set_address(me, Some(&address)).await?;
    tx.commit().await?;
    begin_and_write(world, me, &cookie).await?;
    let asked = format!("kant=ask&wat=help&tekst={CANARY}vraag+ladder");
    let posted = world.post("/vraag-en-aanbod", &cookie, &asked).await?;
    ensure!(
        posted.status.is_redirection(),
        "an ask was refused: {}",
        posted.status
    );
    world
        .post("/inloggen", "", &format!("adres={address}"))
        .await?;
    world
        .post("/mijn/adres", &cookie, &format!("adres=tweede{address}"))
        .await?;
    world.get("/voor-jou", &cookie).await?;
    world.app.refresh().await?;
    Ok(cookie)
}

/// A host has their name on what they began, and a message stands with two.
async fn begin_and_write(world: &World, me: MemberId, cookie: &str) -> anyhow::Result<()> {
    let form = "titel=Soep+voor+de+straat&tekst=samen+soep+koken&buurt=zonnehof&plaats=plein&dag=2026-12-05\
                &tijd=14%3A00&plekken=8&weken=2";
    let begun = world.post("/begin", cookie, form).await?;
    ensure!(
        begun.status.is_redirection(),
        "beginning something was refused: {}",
        begun.status
    );
    let now = world.app.now();
    let other = world.residents[0].id;
    let met = Introduction::between(me, other, now)
        .and_then(|i| i.answer(me, Answer::Yes, now).ok())
        .and_then(|i| i.answer(other, Answer::Yes, now).ok());
    let met = met.ok_or_else(|| anyhow::anyhow!("the two did not meet"))?;
    let mut tx = world.write().await?;
    tx.put_introduction(&met, now).await?;
    let text = format!("{CANARY}bericht");
    tx.add_message(
        other,
        &Message {
            from: me,
            text,
            item: None,
            at: now,
        },
    )
    .await?;
    Ok(tx.commit().await?)
}
