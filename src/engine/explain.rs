//! Terms of the score become reasons: largest part first, then in the order of the terms.

use super::score::{Part, total};
use crate::domain::{Reason, Recommendation, Score, Subject};

/// A recommendation of the terms that made its score; none without a term.
pub(super) fn recommendation(subject: Subject, parts: &[Part]) -> Option<Recommendation> {
    let mut reasons: Vec<Reason> = parts
        .iter()
        .filter(|(_, part)| *part > 0.0)
        .map(|(term, part)| Reason {
            term: *term,
            part: *part,
        })
        .collect();
    reasons.sort_by(|a, b| b.part.total_cmp(&a.part).then(a.term.cmp(&b.term)));
    let score = Score(total(parts));
    (!reasons.is_empty()).then_some(Recommendation {
        subject,
        score,
        reasons,
    })
}
