//! P13: what was acknowledged is on disk. A child process writes and tells; it is killed without warning;
//! what it told must be there. And every pooled connection is asked how durable it is.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::world::World;
use crate::domain::{Clock, NeighbourhoodId};
use crate::store::Store;
use anyhow::Context;
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const PAGE: &str = "audit";

pub(super) async fn check(setting: &Setting) -> anyhow::Result<Promise> {
    let world = setting.small.open().await?;
    let durability = world.store.durability().await?;
    let connections = durability.len();
    let weak = durability
        .iter()
        .filter(|value| value.as_str() != "2")
        .count();
    let weak_broken = one_pragma(&world.path).await?;
    let mut rng = ChaCha20Rng::seed_from_u64(setting.options.seed ^ 13);
    let (mut lost, mut told, mut lost_broken) = (0, 0, 0);
    let kills = setting.pick(300, 6);
    for _ in 0..kills {
        let killed = kill(&world, setting, false, &mut rng).await?;
        lost += killed.0;
        told += killed.1;
    }
    for _ in 0..setting.pick(100, 40) {
        lost_broken += kill(&world, setting, true, &mut rng).await?.0;
        if setting.options.quick && lost_broken > 0 {
            break;
        }
    }
    let mut promise = Promise::new(
        "P13",
        vec![
            Measure::none("acknowledged-and-lost", lost, lost_broken),
            Measure::none("connections-not-durable", weak, weak_broken),
        ],
    );
    promise.open.push("power-cuts");
    promise.notes.push(format!(
        "{kills} kills, {told} acknowledged writes, {connections} connections"
    ));
    Ok(promise)
}

/// The leak: a pool in which one connection was told to be durable at the start.
async fn one_pragma(path: &Path) -> anyhow::Result<usize> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .synchronous(SqliteSynchronous::Normal);
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .connect_with(options)
        .await?;
    let mut held = Vec::new();
    let mut weak = 0;
    for number in 0..4 {
        let mut connection = pool.acquire().await?;
        if number == 0 {
            sqlx::query("PRAGMA synchronous = FULL")
                .execute(&mut *connection)
                .await?;
        }
        let value: i64 = sqlx::query_scalar("PRAGMA synchronous")
            .fetch_one(&mut *connection)
            .await?;
        weak += usize::from(value != 2);
        held.push(connection);
    }
    drop(held);
    pool.close().await;
    Ok(weak)
}

/// Lets a child write until it is killed; how many acknowledged writes are lost, and how many there were.
async fn kill(
    world: &World,
    setting: &Setting,
    before_commit: bool,
    rng: &mut ChaCha20Rng,
) -> anyhow::Result<(usize, usize)> {
    let before = written(world).await?;
    let mut command = Command::new(&setting.options.program);
    command
        .arg("audit")
        .arg("--write-and-tell")
        .arg(&world.path);
    if before_commit {
        command.arg("--tell-before-commit");
    }
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let lines = BufReader::new(child.stdout.take().context("no output")?).lines();
    let wait = Duration::from_millis(rng.random_range(5..60));
    let (begun, begins) = std::sync::mpsc::channel();
    // The kernel keeps what the child said, so nothing that it told is missed.
    let reader = std::thread::spawn(move || {
        let mut told = 0usize;
        for line in lines.map_while(Result::ok) {
            told = line.parse().unwrap_or(told);
            let _ = begun.send(());
        }
        told
    });
    let started = begins.recv_timeout(Duration::from_secs(30));
    std::thread::sleep(wait);
    child.kill()?;
    child.wait()?;
    let told = reader
        .join()
        .map_err(|_| anyhow::anyhow!("the reader stopped"))?;
    started.context("the child wrote nothing")?;
    let kept = written(world).await? - before;
    Ok((told.saturating_sub(kept), told))
}

async fn written(world: &World) -> anyhow::Result<usize> {
    let month = world.app.today().strftime("%Y-%m").to_string();
    let cells = world.read().await?.true_page_counts(&month).await?;
    let cell = cells.iter().find(|c| c.page == PAGE).and_then(|c| c.value);
    Ok(usize::try_from(cell.unwrap_or(0))?)
}

/// The child: writes, and tells each write when it is acknowledged; or, broken, just before.
///
/// # Errors
/// When the database failed.
pub async fn write_and_tell(path: &Path, before_commit: bool) -> anyhow::Result<()> {
    let store = Store::open(&path.to_string_lossy()).await?;
    let town = store.towns().await?.pop().context("there is no town")?;
    let day = super::clock()
        .now()
        .to_zoned_datetime(jiff::tz::TimeZone::get(&town.zone)?)
        .date();
    let mut out = std::io::stdout();
    for number in 1u64.. {
        let mut tx = store.write(town.id).await?;
        tx.count_views(PAGE, NeighbourhoodId(0), day, 1).await?;
        if before_commit {
            writeln!(out, "{number}")?;
            out.flush()?;
        }
        tx.commit().await?;
        if !before_commit {
            writeln!(out, "{number}")?;
            out.flush()?;
        }
    }
    Ok(())
}
