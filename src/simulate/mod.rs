//! Invented people. Imports nothing of the engine: its behaviour must not know what ranks.

pub mod town;

pub use town::{Ingredients, Population, SimulatedMember, populate};
