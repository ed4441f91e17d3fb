//! Files of others become values, with every problem by line and column. No store, no engine.

pub mod geojson;
pub mod interactions;
pub mod meetup;
mod problem;
mod table;

pub use problem::Problem;
