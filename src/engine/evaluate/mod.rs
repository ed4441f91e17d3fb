//! EVALUATION: how good a ranking is on what really happened afterwards. Pure: splits and metrics.

pub mod bootstrap;
pub mod metrics;
pub mod new_group;

pub use metrics::{Mean, ndcg, recall};
pub use new_group::{NewGroup, Participation};
