//! A town at work in this process: the app, its refresher, its jobs and its listeners.

use super::system::{SystemClock, SystemEntropy};
use super::{Failure, output};
use crate::app::demo_town::Persona;
use crate::app::passkeys::Keys;
use crate::app::words::label_words;
use crate::app::{App, Parts};
use crate::dataset::vocabulary;
use crate::domain::Category;
use crate::domain::{Clock, Entropy, Municipality};
use crate::i18n::pages::OwnPages;
use crate::import::categories::categories;
use crate::mail::Mailer;
use crate::store::Store;
use crate::web::serve::serve;
use crate::web::{self, Look, Site, Theme};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long a job that failed or is not there yet is waited for.
const IDLE: Duration = Duration::from_secs(2);

/// Time and chance of a run, and how long a read waits for the newest snapshot.
pub(super) struct Chance {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The chance.
    pub entropy: Arc<dyn Entropy>,
    /// See `app::Parts`.
    pub freshness: Duration,
}

impl Chance {
    /// The system's, for a town that lives now or at the end of its data.
    pub(super) fn system(as_of: Option<jiff::Timestamp>) -> Self {
        Self {
            clock: Arc::new(SystemClock::starting(as_of)),
            entropy: Arc::new(SystemEntropy),
            freshness: Duration::from_millis(500),
        }
    }
}

/// Options of how the product looks and speaks in a town.
#[derive(Debug, clap::Args)]
pub(super) struct LookArgs {
    /// The town's own look: a file with the tokens of assets/tokens.css.
    #[arg(long, value_name = "FILE.css")]
    theme: Option<PathBuf>,
    /// Further languages: a folder with a folder for each, as in locales/.
    #[arg(long, value_name = "DIR")]
    locales: Option<PathBuf>,
    /// The languages that the town offers, by tag: nl,tr. All there are where nothing is said; Dutch
    /// is always there.
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    languages: Vec<String>,
    /// The town's own pages, in Markdown: a folder with LANGUAGE/privacy.md, huisregels.md and
    /// toegankelijkheid.md. What is not there is as it ships.
    #[arg(long, value_name = "DIR")]
    pages: Option<PathBuf>,
    /// A TOML file of the town's own categories for the overviews (docs/operations.md).
    #[arg(long, value_name = "FILE")]
    categories: Option<PathBuf>,
    /// The number to call for who would rather talk.
    #[arg(long)]
    phone: Option<String>,
}

impl LookArgs {
    /// Reads the files; to be called before anything is said.
    pub(super) fn read(&self, usual_phone: Option<&str>) -> Result<Look, Failure> {
        if self.locales.is_some() || !self.languages.is_empty() {
            crate::i18n::speak(self.locales.as_deref(), &self.languages)
                .map_err(Failure::Argument)?;
        }
        let theme = match &self.theme {
            Some(path) => {
                let refused = |e: String| Failure::Argument(format!("{}: {e}", path.display()));
                let css = std::fs::read_to_string(path).map_err(|e| refused(e.to_string()))?;
                Theme::read(&css).map_err(|e| refused(e.to_string()))?
            }
            None => Theme::default(),
        };
        let phone = self.phone.as_deref().or(usual_phone).map(str::to_owned);
        let pages = self.pages.as_deref().map(OwnPages::read).transpose();
        let pages = pages.map_err(|e| Failure::Argument(e.to_string()))?;
        Ok(Look {
            categories: self.read_categories()?,
            theme,
            phone,
            pages: pages.unwrap_or_default(),
        })
    }
}

impl LookArgs {
    fn read_categories(&self) -> Result<Vec<Category>, Failure> {
        let Some(path) = &self.categories else {
            return Ok(Vec::new());
        };
        let refused = |e: String| Failure::Argument(format!("{}: {e}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|e| refused(e.to_string()))?;
        let labels = label_words()?;
        let wording = |name: &str, language: &str| {
            let found = labels.find(name, language).into_iter().next()?;
            let (word, better) = (&found.word.word, &found.word.better);
            Some(format!("\"{word}\" is a label; better is: {better}"))
        };
        categories(&text, &vocabulary::load()?, &wording).map_err(|e| refused(e.to_string()))
    }
}

/// Puts a town to work.
pub(super) async fn start(
    store: Store,
    town: Municipality,
    chance: Chance,
) -> Result<Arc<App>, Failure> {
    let parts = Parts {
        store,
        clock: chance.clock,
        entropy: chance.entropy,
        vocabulary: Arc::new(vocabulary::load()?),
        freshness: chance.freshness,
    };
    let app = App::start(parts, town).await?;
    app.plan_figures().await?;
    Ok(app)
}

/// The town of a code; without a code, the only one.
pub(super) async fn town(store: &Store, code: Option<&str>) -> Result<Municipality, Failure> {
    let mut towns = store.towns().await?;
    match code {
        Some(code) => towns
            .into_iter()
            .find(|town| town.code == code)
            .ok_or_else(|| Failure::NotFound(format!("there is no town {code} in this database"))),
        None if towns.len() > 1 => {
            let codes: Vec<String> = towns.into_iter().map(|town| town.code).collect();
            Err(Failure::Argument(format!(
                "choose a town with --town: {}",
                codes.join(", ")
            )))
        }
        None => towns
            .pop()
            .ok_or_else(|| crate::store::Error::NoTown.into()),
    }
}

/// Follows changes, does jobs and answers requests until the process is told to stop.
pub(super) async fn run(
    app: Arc<App>,
    personas: Vec<Persona>,
    look: Look,
    keys: Option<Keys>,
    secure: bool,
    listener: TcpListener,
    internal: Option<TcpListener>,
) -> Result<(), Failure> {
    let metrics = metrics_exporter_prometheus::PrometheusBuilder::new()
        .install_recorder()
        .map_err(|error| Failure::System(error.to_string()))?;
    tokio::spawn(Arc::clone(&app).follow(None));
    tokio::spawn(jobs(Arc::clone(&app)));
    let site = Arc::new(Site {
        app,
        personas,
        look,
        keys,
        secure,
        metrics: Some(metrics),
    });
    if let Some(internal) = internal {
        let router = web::internal(Arc::clone(&site));
        tokio::spawn(serve(internal, router, std::future::pending()));
    }
    serve(listener, web::router(site), told_to_stop()).await;
    output::note("stopped; everything that was acknowledged is kept");
    Ok(())
}

async fn jobs(app: Arc<App>) {
    loop {
        match app.work().await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(IDLE).await,
            Err(error) => {
                tracing::warn!(%error, "a job failed and is tried again later");
                tokio::time::sleep(IDLE).await;
            }
        }
    }
}

/// Sends the letters of a town, one after another, until the process stops.
pub(super) async fn letters(app: Arc<App>, mailer: Mailer) {
    loop {
        match app.deliver(|letter| mailer.send(letter)).await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(IDLE).await,
            Err(error) => {
                tracing::warn!(%error, "the letters wait");
                tokio::time::sleep(IDLE).await;
            }
        }
    }
}

pub(super) async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}

/// Says what happens, as JSON lines where no person reads; `NAOBER_LOG` sets how much.
pub(super) fn log() {
    use std::io::IsTerminal;
    let filter = tracing_subscriber::EnvFilter::try_from_env("NAOBER_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second subscriber in one process is refused; the first one stays.
    let _ = if std::io::stderr().is_terminal() {
        builder.try_init()
    } else {
        builder.json().try_init()
    };
}
