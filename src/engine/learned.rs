//! What is worked out of what one resident did, for that resident to read (promise P12). Nothing of it is
//! stored: it is made anew for each request.

use super::score::Viewer;
use super::snapshot::Snapshot;
use crate::domain::{ConceptId, ItemId, Request};

/// What the score knows of a viewer beside what they told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// Subjects, with the share of the viewer's initiatives that are about them, 0 to 1.
    pub about: Vec<(ConceptId, f64)>,
    /// The same of the most general subjects.
    pub kinds: Vec<(ConceptId, f64)>,
    /// Initiatives, with how often the viewer came: once counts 1, and less the longer ago (45 days).
    pub often: Vec<(ItemId, f64)>,
}

impl Snapshot {
    /// What suggestions to this viewer rest on, beside what they told.
    #[must_use]
    pub fn learned(&self, request: &Request) -> Learned {
        let viewer = Viewer::new(self, request);
        Learned {
            about: viewer.about.into_iter().collect(),
            kinds: viewer.kinds.into_iter().collect(),
            often: viewer
                .groups
                .into_iter()
                .map(|(item, own)| (item, own.often))
                .collect(),
        }
    }
}
