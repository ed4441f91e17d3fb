//! Use case "how good is it?": methods fitted on what was known, measured on what came after.
//!
//! Each call measures one method; the command runs every method in a process of its own, so that
//! seconds and memory are its own.

pub mod interactions;
pub mod meetup;
pub mod reciprocal;
pub mod speed;
pub mod texts;
pub mod town;
pub mod waves;

use crate::engine::evaluate::Mean;

/// What an evaluation may ask of the machine it runs on, and tell whoever waits.
pub trait Meter: Sync {
    /// CPU seconds of this process so far, over all threads.
    fn cpu_s(&self) -> f64;
    /// Seconds by a clock that only goes forward.
    fn wall_s(&self) -> f64;
    /// A step begins: its name and how many lists it will make, 0 when unknown.
    fn begin(&self, step: &str, lists: usize);
    /// Another list was made.
    fn advance(&self);
}

/// The figures of one method.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Recall and NDCG: of everybody, or by how much history the users had.
    pub means: Vec<(Option<&'static str>, Mean)>,
    /// CPU seconds of the fit.
    pub fit_cpu_s: f64,
    /// Lists a second.
    pub users_per_s: f64,
}

/// Fits, then answers, with the meter at both.
fn measure<Fitted>(
    meter: &dyn Meter,
    lists: usize,
    fit: impl FnOnce() -> Fitted,
    answer: impl FnOnce(&Fitted) -> Mean,
) -> Measured {
    meter.begin("fitting", 0);
    let before = meter.cpu_s();
    let fitted = fit();
    let fit_cpu_s = meter.cpu_s() - before;
    meter.begin("ranking", lists);
    let start = meter.wall_s();
    let mean = answer(&fitted);
    let took = (meter.wall_s() - start).max(1e-9);
    Measured {
        means: vec![(None, mean)],
        fit_cpu_s,
        users_per_s: lists as f64 / took,
    }
}
