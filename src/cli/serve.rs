//! `naober serve`: a town for its residents.

use super::{Failure, output, work};
use crate::app::passkeys::Keys;
use crate::domain::TownKind;
use crate::mail::Mailer;
use crate::store::Store;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Options of `naober serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The database: a file path, or postgres://USER@HOST/NAME.
    #[arg(long, env = "NAOBER_DATABASE", default_value = "naober.db")]
    database: String,
    /// The town, by its code; needed where the database holds more than one.
    #[arg(long)]
    town: Option<String>,
    /// Where to listen. Put a proxy with TLS before it.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where the operator reads /metrics; never reachable from outside.
    #[arg(long)]
    metrics: Option<SocketAddr>,
    /// The mail server: smtp://USER:PASSWORD@HOST:PORT?tls=required. Without one letters wait, and
    /// nobody can sign in on a second device.
    #[arg(long, env = "NAOBER_SMTP", hide_env_values = true)]
    smtp: Option<String>,
    /// Who sends letters: "Naober <naober@example.nl>".
    #[arg(
        long,
        env = "NAOBER_SENDER",
        requires = "smtp",
        default_value = "Naober <naober@localhost>"
    )]
    sender: String,
    /// Where residents find the site: links in letters lead there.
    #[arg(long, env = "NAOBER_SITE")]
    site: Option<String>,
    /// A second place for the ledger of who left, on another disk: a restored backup replays it. For SQLite
    /// it stands beside the database when nothing is said.
    #[arg(long, env = "NAOBER_LEDGER", value_name = "FILE")]
    ledger: Option<std::path::PathBuf>,
    /// Without TLS in front: cookies travel in the clear. Only for trying.
    #[arg(long)]
    without_tls: bool,
    #[command(flatten)]
    look: work::LookArgs,
}

/// Serves until told to stop.
///
/// # Errors
/// See the table of exit codes.
pub async fn run(args: Args) -> Result<(), Failure> {
    work::log();
    let look = args.look.read(None)?;
    let listener = listen(args.listen).await?;
    let internal = match args.metrics {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    let mut store = Store::open(&args.database).await?;
    if let Some(ledger) = &args.ledger {
        store = store.keep_ledger(ledger).await?;
    }
    let town = work::town(&store, args.town.as_deref()).await?;
    match town.kind {
        TownKind::Live => {}
        TownKind::Demo => {
            return Err(Failure::Argument(
                "this is the invented town: show it with `naober demo`".to_owned(),
            ));
        }
        TownKind::Research => {
            return Err(Failure::Argument(
                "this town holds people who did not join by themselves: it can be looked at with \
                 `naober demo --data DIR` and is never served"
                    .to_owned(),
            ));
        }
    }
    let site = args
        .site
        .unwrap_or_else(|| format!("http://{}", args.listen));
    let mailer = args
        .smtp
        .map(|server| Mailer::new(&server, &args.sender, &town.name, &site))
        .transpose()
        .map_err(|error| Failure::Argument(error.to_string()))?
        .map(|mailer| mailer.with_phone(look.phone.as_deref()));
    let app = work::start(store, town, work::Chance::system(None)).await?;
    match mailer {
        Some(mailer) => {
            tokio::spawn(work::letters(Arc::clone(&app), mailer));
        }
        None => output::note("there is no mail server (--smtp): letters wait"),
    }
    output::line(format!(
        "{} is at http://{}",
        app.town().name,
        listener.local_addr()?
    ))?;
    let keys = Keys::of(&site, &app.town().name);
    if keys.is_none() {
        output::note("passkeys need --site https://NAME: people come in with a code by mail");
    }
    let secure = !args.without_tls;
    work::run(app, Vec::new(), look, keys, secure, listener, internal).await
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => Failure::Port(address.port()),
            _ => Failure::System(format!("{address} cannot be listened on: {error}")),
        })
}
