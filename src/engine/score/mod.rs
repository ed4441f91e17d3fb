//! Scoring: terms that are added up. Every scorer is linear in what the viewer declared, so taking
//! one stated thing away lowers the score by exactly its part.

mod items;
mod people;
mod viewer;

pub(super) use items::{item_facts, item_terms};
pub use people::AsTold;
pub(super) use people::{CROWD, Side, directed, directed_terms, shown_terms};

pub(super) use viewer::Viewer;

use crate::domain::{Choices, ConceptId, Term};

/// A term and its part of the score.
pub(super) type Part = (Term, f64);

/// The parts as the viewer wants them to count: each is multiplied, so the score stays their sum and
/// every reason keeps its true share. `about` are the concepts of an item; none for people.
pub(super) fn chosen(mut parts: Vec<Part>, choices: &Choices, about: &[ConceptId]) -> Vec<Part> {
    if !choices.is_usual() {
        let whole = choices.factor_about(about);
        for (term, part) in &mut parts {
            *part *= choices.factor(*term) * whole;
        }
    }
    parts
}

/// The sum of the parts, in their order.
pub(super) fn total(parts: &[Part]) -> f64 {
    parts.iter().map(|(_, part)| part).sum()
}
