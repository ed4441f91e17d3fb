//! A town on trial: copied from a template, put to work in this process, reached by its router.

use super::clock;
use super::postgres::Database;
use super::town::{self, Rates, Resident};
use crate::app::demo_town::{self, Persona};
use crate::app::{App, Parts};
use crate::backup;
use crate::dataset::{demo, vocabulary};
use crate::domain::clock::{FixedClock, SeededEntropy};
use crate::domain::{Clock, Entropy, MemberId, Municipality, Vocabulary};
use crate::engine::{Model, Snapshot, build};
use crate::store::{Store, Tx};
use crate::web::{self, Look, Site};
use anyhow::Context;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tower::ServiceExt;

/// A folder for a town. In memory where there is such a place: a town on trial is thrown away, and waiting
/// for a disk would take half of the time. That acknowledged writes are on disk is tried by `power`.
fn folder() -> anyhow::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("naober-audit-");
    let memory = Path::new("/dev/shm");
    if memory.is_dir()
        && let Ok(dir) = builder.tempdir_in(memory)
    {
        return Ok(dir);
    }
    Ok(builder.tempdir()?)
}

/// A town that was made once, to be copied.
pub(super) struct Template {
    dir: TempDir,
    pub residents: Arc<Vec<Resident>>,
    pub rates: Rates,
    seed: u64,
}

impl Template {
    /// Makes the demo town with residents who have the trait at the tilt that must hold.
    pub(super) async fn make(count: usize, rates: &Rates, seed: u64) -> anyhow::Result<Self> {
        Self::tilted(count, rates, rates.must_hold, seed).await
    }

    /// The same at another tilt.
    pub(super) async fn tilted(
        count: usize,
        rates: &Rates,
        tilt: f64,
        seed: u64,
    ) -> anyhow::Result<Self> {
        let dir = folder()?;
        let path = dir.path().join("town.db");
        let store = Store::open(&path.to_string_lossy()).await?;
        let (demo, vocabulary) = (demo::load()?, vocabulary::load()?);
        let now = clock().now();
        let secret = SeededEntropy(seed).bytes("town", &[]);
        demo_town::make_of(0, &store, &demo, &vocabulary, seed, now, secret).await?;
        let town = store.towns().await?.pop().context("no town was made")?;
        let residents = town::settle(
            &store,
            town.id,
            (&demo, &vocabulary, rates),
            (count, tilt, seed),
            now,
        )
        .await?;
        store.close().await;
        Ok(Self {
            dir,
            residents: Arc::new(residents),
            rates: rates.clone(),
            seed,
        })
    }

    /// A copy of the town at work.
    pub(super) async fn open(&self) -> anyhow::Result<World> {
        self.open_as(|router, _| router).await
    }

    /// A copy with something put around its router: how a page is made to leak.
    pub(super) async fn open_as(
        &self,
        around: impl FnOnce(Router, &Arc<App>) -> Router,
    ) -> anyhow::Result<World> {
        let dir = folder()?;
        let path = dir.path().join("town.db");
        self.copy_to(&path)?;
        let store = Store::open(&path.to_string_lossy()).await?;
        self.over(store, dir, around).await
    }

    /// Copies its file.
    pub(super) fn copy_to(&self, path: &Path) -> anyhow::Result<()> {
        std::fs::copy(self.dir.path().join("town.db"), path)?;
        Ok(())
    }

    /// The town in an empty PostgreSQL database, brought there as an operator would: by a backup.
    pub(super) async fn open_on(&self, database: &Database) -> anyhow::Result<World> {
        let dir = folder()?;
        let from = dir.path().join("template.db");
        self.copy_to(&from)?;
        let store = Store::open(&from.to_string_lossy()).await?;
        let copy = dir.path().join("template.backup");
        backup::write(&store, &copy, clock().now(), &|_, _| {}).await?;
        store.close().await;
        let store = Store::connect(&database.address, true).await?;
        backup::restore(&store, &copy, Some(&[]), clock().now(), &|_, _| {}).await?;
        store.close().await;
        let store = Store::open(&database.address).await?;
        self.over(store, dir, |router, _| router).await
    }

    async fn over(
        &self,
        store: Store,
        dir: TempDir,
        around: impl FnOnce(Router, &Arc<App>) -> Router,
    ) -> anyhow::Result<World> {
        let path = dir.path().join("town.db");
        let clock = Arc::new(clock());
        let town = store.towns().await?.pop().context("there is no town")?;
        let personas = demo_town::personas_after(0, &store, town.id, &demo::load()?).await?;
        let vocabulary = Arc::new(vocabulary::load()?);
        let parts = Parts {
            store: store.clone(),
            clock: Arc::clone(&clock) as Arc<_>,
            entropy: Arc::new(SeededEntropy(self.seed)),
            vocabulary: Arc::clone(&vocabulary),
            freshness: Duration::ZERO,
        };
        let app = App::start(parts, town.clone()).await?;
        let site = Site {
            app: Arc::clone(&app),
            // As where people live: nobody signs in as somebody, or presses a day further.
            personas: Vec::new(),
            look: Look::default(),
            keys: None,
            secure: false,
            metrics: None,
        };
        let router = around(web::router(Arc::new(site)), &app);
        Ok(World {
            app,
            store,
            clock,
            town,
            vocabulary,
            personas,
            residents: Arc::clone(&self.residents),
            router,
            path,
            _dir: dir,
        })
    }
}

/// A town at work.
pub(super) struct World {
    pub app: Arc<App>,
    pub store: Store,
    pub clock: Arc<FixedClock>,
    pub town: Municipality,
    pub vocabulary: Arc<Vocabulary>,
    pub personas: Vec<Persona>,
    pub residents: Arc<Vec<Resident>>,
    pub path: PathBuf,
    router: Router,
    _dir: TempDir,
}

/// An answer, read whole.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header's text.
    pub(super) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).and_then(|v| v.to_str().ok());
        value.unwrap_or_default()
    }

    /// Everything of it as text, to be compared.
    pub(super) fn bytes(&self) -> String {
        format!("{} {:?}\n{}", self.status, self.headers, self.body)
    }
}

impl World {
    async fn send(&self, request: Request<Body>) -> anyhow::Result<Answer> {
        let response = self.router.clone().oneshot(request).await?;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await?;
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        })
    }

    /// A page as whoever holds this cookie sees it; an empty one is nobody.
    pub(super) async fn get(&self, path: &str, cookie: &str) -> anyhow::Result<Answer> {
        let request = Request::get(path).header(header::COOKIE, cookie);
        self.send(request.body(Body::empty())?).await
    }

    /// A form, already encoded, with further headers.
    pub(super) async fn post_with(
        &self,
        path: &str,
        cookie: &str,
        form: &str,
        headers: &[(&str, &str)],
    ) -> anyhow::Result<Answer> {
        let kind = if form.starts_with('{') {
            "application/json"
        } else {
            "application/x-www-form-urlencoded"
        };
        let mut request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(form.to_owned()))?).await
    }

    /// A form, already encoded; JSON where it begins like it.
    pub(super) async fn post(
        &self,
        path: &str,
        cookie: &str,
        form: &str,
    ) -> anyhow::Result<Answer> {
        self.post_with(path, cookie, form, &[]).await
    }

    /// A cookie with a new session of a member.
    pub(super) async fn cookie(&self, member: MemberId) -> anyhow::Result<String> {
        Ok(format!("naober={}", self.app.start_session(member).await?))
    }

    /// The cookie that an answer set.
    pub(super) fn cookie_of(answer: &Answer) -> String {
        let line = answer.header("set-cookie");
        line.split(';').next().unwrap_or_default().to_owned()
    }

    /// The persona of a key.
    pub(super) fn persona(&self, key: &str) -> anyhow::Result<MemberId> {
        let found = self.personas.iter().find(|p| p.key == key);
        Ok(found.with_context(|| format!("no persona {key}"))?.member)
    }

    /// A transaction that changes the town.
    pub(super) async fn write(&self) -> anyhow::Result<Tx> {
        Ok(self.store.write(self.town.id).await?)
    }

    /// A transaction that reads the town.
    pub(super) async fn read(&self) -> anyhow::Result<Tx> {
        Ok(self.store.read(self.town.id).await?)
    }

    /// The engine's snapshot of what the database holds now.
    pub(super) async fn snapshot(&self) -> anyhow::Result<Snapshot> {
        let zone = TimeZone::get(&self.town.zone)?;
        let mut tx = self.read().await?;
        let catalogue = tx
            .catalogue(Arc::clone(&self.vocabulary), &zone, self.clock.now())
            .await?;
        Ok(build(catalogue, Model::default()))
    }

    /// Waits until what is counted behind answers stands in the database, and dumps it.
    pub(super) async fn settled_dump(&self) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
        let mut last = self.store.dump().await?;
        let mut same = 0;
        while same < 3 {
            tokio::time::sleep(Duration::from_millis(40)).await;
            let next = self.store.dump().await?;
            same = if next == last { same + 1 } else { 0 };
            last = next;
        }
        Ok(last)
    }

    /// The names of residents in a text.
    pub(super) fn names_in(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text
            .match_indices("Zq")
            .filter_map(|(at, _)| text.get(at..at + 7))
            .filter(|name| name[2..].bytes().all(|b| b.is_ascii_lowercase()))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
