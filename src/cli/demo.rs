//! `naober demo`: an invented town on loopback, with a sign-in link for every role.

use super::system::{SystemClock, SystemEntropy};
use super::{Failure, output, work};
use crate::app::demo_town::{self, Persona};
use crate::dataset::{demo, vocabulary};
use crate::domain::{Clock, Entropy, Municipality, TownKind};
use crate::store::Store;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;

/// The first port that is tried.
const PORT: u16 = 8080;
/// How many ports are tried after it.
const TRIES: u16 = 100;
/// The town is the same each time it is made.
const SEED: u64 = 20_261;

/// Options of `naober demo`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The port to listen on; without it the first free one from 8080.
    #[arg(long)]
    port: Option<u16>,
    /// Where the town is kept.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// Throw the invented town away and make a new one.
    #[arg(long)]
    fresh: bool,
}

/// The file of a town in its folder.
#[must_use]
pub fn database(dir: &Path) -> PathBuf {
    dir.join("naober.db")
}

/// Makes the town where there is none, and shows it.
///
/// # Errors
/// See the table of exit codes.
pub async fn run(args: Args) -> Result<(), Failure> {
    work::log();
    let listener = listen(args.port).await?;
    std::fs::create_dir_all(&args.data)
        .map_err(|error| Failure::System(format!("{}: {error}", args.data.display())))?;
    let (store, town) = open(&args).await?;
    let personas = match town.kind {
        TownKind::Demo => demo_town::personas(&store, town.id, &demo::load()?).await?,
        TownKind::Live | TownKind::Research => Vec::new(),
    };
    let app = work::start(store, town).await?;
    let port = listener.local_addr()?.port();
    announce(&app, &personas, port)?;
    work::run(app, personas, false, listener, None).await
}

async fn open(args: &Args) -> Result<(Store, Municipality), Failure> {
    let path = database(&args.data);
    if args.fresh {
        throw_away(&path).await?;
    }
    let store = Store::open(&path.to_string_lossy()).await?;
    let town = match store.towns().await?.into_iter().next() {
        Some(town) if town.kind == TownKind::Live => {
            return Err(Failure::Argument(format!(
                "{} holds a town of real residents: show it with `naober serve`",
                path.display()
            )));
        }
        Some(town) => town,
        None => {
            output::note("making an invented town of 2,000 residents (once, a few seconds)");
            make(&store).await?
        }
    };
    Ok((store, town))
}

async fn make(store: &Store) -> Result<Municipality, Failure> {
    let (demo, vocabulary) = (demo::load()?, vocabulary::load()?);
    let now = SystemClock::starting(None).now();
    let secret = SystemEntropy.bytes("town", &[]);
    demo_town::make(store, &demo, &vocabulary, SEED, now, secret).await?;
    work::town(store, None).await
}

/// Removes the invented town; a town of real residents is never removed.
async fn throw_away(path: &Path) -> Result<(), Failure> {
    if !path.exists() {
        return Ok(());
    }
    let store = Store::open(&path.to_string_lossy()).await?;
    let invented = store
        .towns()
        .await?
        .iter()
        .all(|town| town.kind != TownKind::Live);
    store.close().await;
    if !invented {
        return Err(Failure::Argument(format!(
            "{} holds a town of real residents and stays as it is",
            path.display()
        )));
    }
    for ending in ["", "-wal", "-shm"] {
        let file = PathBuf::from(format!("{}{ending}", path.display()));
        if file.exists() {
            std::fs::remove_file(&file)?;
        }
    }
    Ok(())
}

async fn listen(asked: Option<u16>) -> Result<TcpListener, Failure> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = asked {
        return at(port).await.map_err(|error| refused(port, &error));
    }
    for port in PORT..PORT + TRIES {
        match at(port).await {
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            other => return other.map_err(|error| refused(port, &error)),
        }
    }
    Err(Failure::Port(PORT))
}

fn refused(port: u16, error: &std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => Failure::Port(port),
        _ => Failure::System(format!("port {port} cannot be used: {error}")),
    }
}

fn announce(app: &crate::app::App, personas: &[Persona], port: u16) -> Result<(), Failure> {
    let town = app.town();
    output::line(format!("\n  {}: http://localhost:{port}\n", town.name))?;
    if town.kind == TownKind::Demo {
        output::line("  Everything in this town is invented. Look along as:")?;
    }
    for persona in personas {
        let link = app.demo_link(persona.member);
        let (role, key) = (&persona.role, &persona.key);
        output::line(format!(
            "  {role:<12} http://localhost:{port}/demo/{key}/{link}"
        ))?;
    }
    output::line("\n  Stop with Ctrl-C; the town stays as it is.")
}
