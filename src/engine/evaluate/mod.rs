//! EVALUATION: how good a ranking is on what really happened afterwards. Pure: splits, metrics and
//! report values; who reads files and keeps time is elsewhere.

pub mod metrics;
pub mod new_group;
pub mod report;

pub use metrics::{Mean, ndcg, recall};
pub use new_group::{NewGroup, Participation};
pub use report::{MethodRow, Report};
