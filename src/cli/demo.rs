//! `naober demo`: an invented town on loopback, with a sign-in link for every role.

use super::{Failure, output, work};
use crate::app::demo_town::{self, Persona};
use crate::app::passkeys::Keys;
use crate::dataset::{demo, vocabulary};
use crate::domain::clock::{FixedClock, SeededEntropy};
use crate::domain::{Municipality, TownKind};
use crate::mail::Mailer;
use crate::store::Store;
use jiff::Timestamp;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// The first port that is tried.
const PORT: u16 = 8080;
/// How many ports are tried after it.
const TRIES: u16 = 100;
/// Who sends the letters of an invented town.
const SENDER: &str = "Naober <naober@localhost>";
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
    /// Keep the town in this database instead: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, conflicts_with_all = ["data", "fresh"])]
    database: Option<String>,
    /// Throw the invented town away and make a new one.
    #[arg(long)]
    fresh: bool,
    /// Let everything drawn by chance follow from this number: for runs that are compared. The
    /// town is invented and listens on loopback only, so nothing is lost by tokens that repeat.
    #[arg(long, hide = true)]
    seed: Option<u64>,
    /// Let the clock stand still.
    #[arg(long, hide = true, requires = "seed")]
    fixed_time: Option<Timestamp>,
    /// Hand letters to a mail catcher on this port of this machine; without one they wait and are shown.
    #[arg(long, value_name = "PORT")]
    smtp_port: Option<u16>,
    #[command(flatten)]
    look: work::LookArgs,
}

impl Args {
    fn chance(&self, as_of: Option<Timestamp>) -> work::Chance {
        let mut chance = work::Chance::system(as_of);
        if let Some(seed) = self.seed {
            chance.entropy = Arc::new(SeededEntropy(seed));
            chance.freshness = Duration::from_secs(20);
        }
        if let Some(at) = self.fixed_time {
            chance.clock = Arc::new(FixedClock::new(at));
        }
        chance
    }
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
    let look = args.look.read(Some(&demo::load()?.town.phone))?;
    let listener = listen(args.port).await?;
    let (store, town) = open(&args).await?;
    let personas = match town.kind {
        TownKind::Demo => demo_town::personas(&store, town.id, &demo::load()?).await?,
        TownKind::Live | TownKind::Research => Vec::new(),
    };
    let chance = args.chance(town.as_of);
    let app = work::start(store, town, chance).await?;
    let port = listener.local_addr()?.port();
    announce(&app, &personas, port)?;
    let site = format!("http://localhost:{port}");
    if let Some(at) = args.smtp_port {
        // Never further than this machine: nobody gets mail from an invented town.
        let server = format!("smtp://127.0.0.1:{at}");
        let mailer = Mailer::new(&server, SENDER, &app.town().name, &site)
            .map_err(|error| Failure::Argument(error.to_string()))?
            .with_phone(look.phone.as_deref());
        tokio::spawn(work::letters(Arc::clone(&app), mailer));
    }
    let keys = Keys::of(&site, &app.town().name);
    work::run(app, personas, look, keys, false, listener, None).await
}

async fn open(args: &Args) -> Result<(Store, Municipality), Failure> {
    let address = match &args.database {
        Some(address) => address.clone(),
        None => in_folder(args).await?,
    };
    let store = Store::open(&address).await?;
    let town = match store.towns().await?.into_iter().next() {
        Some(town) if town.kind == TownKind::Live => {
            return Err(Failure::Argument(format!(
                "{address} holds a town of real residents: show it with `naober serve`"
            )));
        }
        Some(town) => town,
        None => {
            output::note("making an invented town of 2,000 residents (once, a few seconds)");
            make(&store, &args.chance(None)).await?
        }
    };
    Ok((store, town))
}

/// The file in the folder of `--data`, which is made where it is missing.
async fn in_folder(args: &Args) -> Result<String, Failure> {
    std::fs::create_dir_all(&args.data).map_err(|error| {
        Failure::System(format!("{} cannot be made: {error}", args.data.display()))
    })?;
    let path = database(&args.data);
    if args.fresh {
        throw_away(&path).await?;
    }
    Ok(path.to_string_lossy().into_owned())
}

async fn make(store: &Store, chance: &work::Chance) -> Result<Municipality, Failure> {
    let (demo, vocabulary) = (demo::load()?, vocabulary::load()?);
    let now = chance.clock.now();
    let secret = chance.entropy.bytes("town", &[]);
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
    for ending in ["", "-wal", "-shm", ".ledger"] {
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
    output::line(format!(
        "\n  What is understood of words: http://localhost:{port}/woorden"
    ))?;
    output::line("\n  Stop with Ctrl-C; the town stays as it is.")
}
