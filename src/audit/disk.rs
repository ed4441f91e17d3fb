//! P13: what was acknowledged is on disk. A child process writes and tells; it is killed without warning;
//! what it told must be there, and where this machine can cut the power of a file system (`power`), after
//! that too. And every pooled connection is asked how durable it is.

use super::Setting;
use super::outcome::{Measure, Promise};
use super::power::Disk;
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
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;
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
        let killed = kill(&world, setting, Writes::Rightly, &mut rng).await?;
        lost += killed.0;
        told += killed.1;
    }
    for _ in 0..setting.pick(100, 40) {
        lost_broken += kill(&world, setting, Writes::BeforeCommit, &mut rng)
            .await?
            .0;
        if setting.options.quick && lost_broken > 0 {
            break;
        }
    }
    let mut measures = vec![
        Measure::none("acknowledged-and-lost", lost, lost_broken),
        Measure::none("connections-not-durable", weak, weak_broken),
    ];
    let cuts = cuts(&world, setting, &mut rng).await?;
    if let Some(cuts) = &cuts {
        measures.push(Measure::none(
            "lost-in-power-cuts",
            cuts.lost,
            cuts.lost_broken,
        ));
    }
    let mut promise = Promise::new("P13", measures);
    match cuts {
        None => promise.open.push("power-cuts"),
        Some(cuts) => promise.notes.push(format!(
            "{} power cuts, {} acknowledged writes; of those told while the file system went down {} were \
             lost (a sync that the shutdown overtakes is answered with success); with synchronous=NORMAL \
             {} were lost",
            setting.pick(100, 3),
            cuts.told,
            cuts.overtaken,
            cuts.lost_broken
        )),
    }
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

/// How a child writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writes {
    /// As the service: telling after the commit.
    Rightly,
    /// The leak: telling before it.
    BeforeCommit,
    /// The leak of a power cut: a commit that waits in memory (`synchronous=NORMAL`).
    Weakly,
}

/// A process that writes and tells until it is killed.
pub(super) struct Child {
    command: Command,
    running: Option<(std::process::Child, JoinHandle<()>)>,
    told: Arc<AtomicUsize>,
}

impl Child {
    pub(super) fn new(setting: &Setting, path: &Path, writes: Writes) -> Self {
        let mut command = Command::new(&setting.options.program);
        command.arg("audit").arg("--write-and-tell").arg(path);
        match writes {
            Writes::Rightly => {}
            Writes::BeforeCommit => {
                command.arg("--tell-before-commit");
            }
            Writes::Weakly => {
                command.arg("--write-weakly");
            }
        }
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        Self {
            command,
            running: None,
            told: Arc::default(),
        }
    }

    /// Starts it, and waits until it told its first write.
    pub(super) fn start(&mut self) -> anyhow::Result<()> {
        let mut child = self.command.spawn()?;
        let lines = BufReader::new(child.stdout.take().context("no output")?).lines();
        let (begun, begins) = std::sync::mpsc::channel();
        // The kernel keeps what the child said, so nothing that it told is missed.
        let told = Arc::clone(&self.told);
        let reader = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let number = line.parse().unwrap_or(0);
                told.fetch_max(number, Ordering::SeqCst);
                let _ = begun.send(());
            }
        });
        let started = begins.recv_timeout(Duration::from_secs(30));
        self.running = Some((child, reader));
        started.context("the child wrote nothing")
    }

    /// How many writes it told by now.
    pub(super) fn told(&self) -> usize {
        self.told.load(Ordering::SeqCst)
    }

    /// Kills it without warning; how many writes it told.
    pub(super) fn kill(&mut self) -> anyhow::Result<usize> {
        let (mut child, reader) = self.running.take().context("no child")?;
        child.kill()?;
        child.wait()?;
        reader
            .join()
            .map_err(|_| anyhow::anyhow!("the reader stopped"))?;
        Ok(self.told())
    }
}

/// Lets a child write until it is killed; how many acknowledged writes are lost, and how many there were.
async fn kill(
    world: &World,
    setting: &Setting,
    writes: Writes,
    rng: &mut ChaCha20Rng,
) -> anyhow::Result<(usize, usize)> {
    let before = written(&world.store, world).await?;
    let mut child = Child::new(setting, &world.path, writes);
    child.start()?;
    std::thread::sleep(Duration::from_millis(rng.random_range(5..60)));
    let told = child.kill()?;
    let kept = written(&world.store, world).await? - before;
    Ok((told.saturating_sub(kept), told))
}

/// Acknowledged writes that a power cut lost, and how many there were; none where this machine cannot cut.
struct Cuts {
    lost: usize,
    told: usize,
    /// Told while the file system went down, and lost.
    overtaken: usize,
    lost_broken: usize,
}

async fn cuts(
    world: &World,
    setting: &Setting,
    rng: &mut ChaCha20Rng,
) -> anyhow::Result<Option<Cuts>> {
    let Some(disk) = Disk::with(&setting.small).await? else {
        return Ok(None);
    };
    let mut cuts = Cuts {
        lost: 0,
        told: 0,
        overtaken: 0,
        lost_broken: 0,
    };
    let mut wait = || Duration::from_millis(rng.random_range(50..400));
    for _ in 0..setting.pick(100, 3) {
        let child = Child::new(setting, &disk.town(), Writes::Rightly);
        let cut = disk.cut(world, child, wait()).await?;
        cuts.lost += cut.lost;
        cuts.told += cut.told;
        cuts.overtaken += cut.overtaken;
    }
    for _ in 0..setting.pick(20, 6) {
        let child = Child::new(setting, &disk.town(), Writes::Weakly);
        cuts.lost_broken += disk.cut(world, child, wait()).await?.lost;
        if setting.options.quick && cuts.lost_broken > 0 {
            break;
        }
    }
    Ok(Some(cuts))
}

/// How many writes of children a town holds.
pub(super) async fn written(store: &Store, world: &World) -> anyhow::Result<usize> {
    let month = world.app.today().strftime("%Y-%m").to_string();
    let mut tx = store.read(world.town.id).await?;
    let cells = tx.true_page_counts(&month).await?;
    let cell = cells.iter().find(|c| c.page == PAGE).and_then(|c| c.value);
    Ok(usize::try_from(cell.unwrap_or(0))?)
}

/// The child: writes, and tells each write when it is acknowledged; or, broken, just before.
///
/// # Errors
/// When the database failed.
pub async fn write_and_tell(path: &Path, before_commit: bool, weakly: bool) -> anyhow::Result<()> {
    let store = Store::open(&path.to_string_lossy()).await?;
    if weakly {
        store.weaken().await?;
    }
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
