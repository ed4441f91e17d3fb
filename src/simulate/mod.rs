//! Invented people. Imports nothing of the engine: its behaviour must not know what ranks.

pub mod behaviour;
pub mod geography;
pub mod helping;
pub mod town;

pub use behaviour::{Behaviour, Looks, Resident};
pub use town::{Ingredients, Population, SimulatedMember, populate};
