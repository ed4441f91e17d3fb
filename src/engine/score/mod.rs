//! Scoring: terms that are added up. Every scorer is linear in what the viewer declared, so taking
//! one stated thing away lowers the score by exactly its part.

mod items;
mod people;
mod viewer;

pub(super) use items::{item_facts, item_terms};
pub(super) use people::{Side, directed_terms, shown_terms};

pub(super) use viewer::Viewer;

use crate::domain::Term;

/// A term and its part of the score.
pub(super) type Part = (Term, f64);

/// The sum of the parts, in their order.
pub(super) fn total(parts: &[Part]) -> f64 {
    parts.iter().map(|(_, part)| part).sum()
}
