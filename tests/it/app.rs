//! The one door for tests: a demo town at work, with a clock that stands still and seeded chance.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use jiff::Timestamp;
use naober::app::demo_town::{self, Persona};
use naober::app::passkeys::Keys;
use naober::app::{App, Parts};
use naober::dataset::{demo, vocabulary};
use naober::domain::clock::{FixedClock, SeededEntropy};
use naober::domain::{Entropy, TownKind};
use naober::store::Store;
use naober::web::{self, Look, Site};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt;

/// The moment at which every test town lives: a Tuesday evening.
pub const NOW: &str = "2026-11-24T19:00:00Z";
/// The seed of every test town.
pub const SEED: u64 = 7;

pub fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// Makes the demo town in an open database.
pub async fn make_town(store: &Store) {
    let (demo, vocabulary) = (demo::load().unwrap(), vocabulary::load().unwrap());
    let secret = SeededEntropy(SEED).bytes("town", &[]);
    demo_town::make(store, &demo, &vocabulary, SEED, now(), secret)
        .await
        .unwrap();
}

/// The file of a demo town that was made once for all tests.
async fn template() -> &'static PathBuf {
    static MADE: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();
    let (_, path) = MADE
        .get_or_init(|| async {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("town.db");
            let store = Store::open(path.to_str().unwrap()).await.unwrap();
            make_town(&store).await;
            store.close().await;
            (dir, path)
        })
        .await;
    path
}

/// A town at work.
pub struct TestApp {
    pub app: Arc<App>,
    pub store: Store,
    pub clock: Arc<FixedClock>,
    pub personas: Vec<Persona>,
    pub path: PathBuf,
    /// Where the database is.
    pub address: String,
    router: Router,
    _dir: TempDir,
}

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// Bytes of the body, as sent.
    pub size: usize,
}

impl Answer {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// The cookie that was set, as a browser sends it back.
    pub fn cookie(&self) -> String {
        let line = self.headers[header::SET_COOKIE].to_str().unwrap();
        line.split(';').next().unwrap().to_owned()
    }
}

fn parts(store: &Store, clock: &Arc<FixedClock>) -> Parts {
    Parts {
        store: store.clone(),
        clock: Arc::clone(clock) as Arc<_>,
        entropy: Arc::new(SeededEntropy(SEED)),
        vocabulary: Arc::new(vocabulary::load().unwrap()),
        freshness: Duration::from_secs(20),
    }
}

impl TestApp {
    /// The demo town on SQLite.
    pub async fn demo() -> Self {
        Self::of(TownKind::Demo, Look::default()).await
    }

    /// The demo town with another look.
    pub async fn demo_with(look: Look) -> Self {
        Self::of(TownKind::Demo, look).await
    }

    /// The same town as one of real residents: its staff need their second step.
    pub async fn live() -> Self {
        Self::of(TownKind::Live, Look::default()).await
    }

    async fn of(kind: TownKind, look: Look) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("town.db");
        std::fs::copy(template().await, &path).unwrap();
        Self::over(path.display().to_string(), kind, look, dir).await
    }

    /// The demo town on PostgreSQL.
    pub async fn postgres() -> Self {
        let address = crate::postgres::fresh().await;
        let store = Store::open(&address).await.unwrap();
        make_town(&store).await;
        store.close().await;
        let dir = tempfile::tempdir().unwrap();
        Self::over(address, TownKind::Demo, Look::default(), dir).await
    }

    /// Another process at work in the same town: its own connections, the same clock.
    pub async fn another(&self) -> Arc<App> {
        let store = Store::open(&self.address).await.unwrap();
        let town = store.towns().await.unwrap().remove(0);
        App::start(parts(&store, &self.clock), town).await.unwrap()
    }

    async fn over(address: String, kind: TownKind, look: Look, dir: TempDir) -> Self {
        let path = PathBuf::from(&address);
        let store = Store::open(&address).await.unwrap();
        let clock = Arc::new(FixedClock::new(now()));
        let mut town = store.towns().await.unwrap().remove(0);
        town.kind = kind;
        let personas = demo_town::personas(&store, town.id, &demo::load().unwrap())
            .await
            .unwrap();
        let app = App::start(parts(&store, &clock), town).await.unwrap();
        tokio::spawn(Arc::clone(&app).follow(Some(Duration::from_millis(50))));
        let site = Site {
            app: Arc::clone(&app),
            personas: personas.clone(),
            look: Look {
                phone: Some("0570-000 100".to_owned()),
                ..look
            },
            keys: Keys::of("http://localhost", "Elzerveer"),
            secure: false,
            metrics: None,
        };
        let router = web::router(Arc::new(site));
        Self {
            app,
            store,
            clock,
            personas,
            path,
            address,
            router,
            _dir: dir,
        }
    }

    /// Serves the town on a free port of loopback until the test ends; returns its address.
    pub async fn listen(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = self.router.clone();
        tokio::spawn(web::serve::serve(listener, router, std::future::pending()));
        address
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            size: bytes.len(),
        }
    }

    /// A page as a visitor with this cookie sees it; an empty cookie is nobody.
    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = Request::get(path)
            .header(header::COOKIE, cookie)
            .body(Body::empty())
            .unwrap();
        self.send(request).await
    }

    /// A form, already encoded, as a browser sends it from the town's own page.
    pub async fn post(&self, path: &str, cookie: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.to_owned()))
            .unwrap();
        self.send(request).await
    }

    /// The persona of a key.
    pub fn persona(&self, key: &str) -> &Persona {
        self.personas.iter().find(|p| p.key == key).unwrap()
    }

    /// The path of a persona's one-tap link.
    pub fn demo_path(&self, key: &str) -> String {
        let link = self.app.demo_link(self.persona(key).member);
        format!("/demo/{key}/{link}")
    }

    /// Signs in as a persona and returns the cookie.
    pub async fn sign_in(&self, key: &str) -> String {
        let answer = self.post(&self.demo_path(key), "", "").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        answer.cookie()
    }
}
