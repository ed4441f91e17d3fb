//! RANKING. Pure functions of a snapshot: they cannot fail and cannot wait.
//!
//! candidate generation -> eligibility -> scoring -> re-ranking -> explanation. A score is a sum of
//! named terms and an explanation is those terms, never a story told afterwards.

pub mod artefact;
pub mod asking;
mod builder;
mod candidate;
mod crowding;
mod eligibility;
pub mod evaluate;
mod explain;
pub mod feature;
pub mod fit;
mod graph;
mod handle;
mod learned;
mod model;
mod neighbours;
mod people;
mod rerank;
mod score;
mod snapshot;

pub use builder::build;
pub use graph::{Cluster, Gap, Interests, Seed};
pub use handle::EngineHandle;
pub use learned::Learned;
pub use model::{Model, Weight, Weights};
pub use people::harmonic;
pub use rerank::Corrections;
pub use score::AsTold;
pub use snapshot::Snapshot;

#[cfg(test)]
mod tests;
