//! Files of others become values, with every problem by line and column. No store, no engine.

mod columns;
pub mod geojson;
pub mod interactions;
pub mod meetup;
mod problem;

pub use problem::FileProblem;
