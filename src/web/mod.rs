//! HTTP. Turns requests into calls of `app`, and what they return into pages and JSON.

mod api;
mod assets;
mod bubbles;
mod error;
mod extractors;
mod handlers;
mod look;
mod map;
mod middleware;
mod page;
pub mod paper;
pub mod reasons;
pub mod register;
mod router;
pub mod serve;

pub use look::{Look, Theme, ThemeError};
pub use router::{internal, router};

use crate::app::App;
use crate::app::demo_town::Persona;
use crate::app::passkeys::Keys;
use crate::domain::Category;
use crate::i18n::Lang;
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;

/// What handlers share.
pub struct Site {
    /// The town at work.
    pub app: Arc<App>,
    /// Who can be signed in as with one tap; empty unless this is `naober demo` on loopback.
    pub personas: Vec<Persona>,
    /// Whether cookies may only travel over TLS. Off on loopback, where there is none.
    pub secure: bool,
    /// How it looks here.
    pub look: Look,
    /// For which site devices give passkeys; none where browsers give none.
    pub keys: Option<Keys>,
    /// The counters, for the internal listener.
    pub metrics: Option<PrometheusHandle>,
}

impl Site {
    /// What overviews are divided by.
    fn categories(&self, lang: Lang) -> Vec<Category> {
        if self.look.categories.is_empty() {
            Category::usual(self.app.vocabulary(), lang.tag())
        } else {
            self.look.categories.clone()
        }
    }
}

/// The shared state of every handler.
pub type State = axum::extract::State<Arc<Site>>;
