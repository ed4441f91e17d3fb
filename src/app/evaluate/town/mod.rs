//! The task "town": a year in which newcomers arrive, see suggestions of the real engine and act.
//!
//! How residents behave stands in `simulate::behaviour` and was fixed before the first run
//! (`docs/decisions/0021`). Each run is one policy over one seed.

mod helping;
mod outcome;
mod stage;
mod visit;
mod world;

pub use outcome::{Group, Outcome};
pub use stage::Stage;

use super::Meter;
use crate::engine::Corrections;
use world::World;

/// How large and how long.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Residents on the first day.
    pub residents: usize,
    /// Who arrives over the year.
    pub newcomers: usize,
    /// Days.
    pub days: u16,
    /// Where chance comes from.
    pub seed: u64,
}

/// What is done in a run.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// Its name in the report.
    pub name: &'static str,
    /// Multiplies every chance of a yes.
    pub acceptance: f64,
    /// What the engine corrects for.
    pub corrections: Corrections,
    /// Whether everybody is asked at once instead of in waves.
    pub broadcast: bool,
}

/// Everything residents get; then the same with all acceptance halved and doubled, asking everybody
/// at once, and each correction left out.
#[must_use]
pub fn policies() -> Vec<Policy> {
    let served = |name, acceptance| Policy {
        name,
        acceptance,
        corrections: Corrections {
            crowding: true,
            ..Corrections::default()
        },
        broadcast: false,
    };
    let without = |name, corrections| Policy {
        corrections,
        ..served(name, 1.0)
    };
    let all = Corrections {
        crowding: true,
        ..Corrections::default()
    };
    vec![
        served("naober", 1.0),
        served("naober, acceptance x 0.5", 0.5),
        served("naober, acceptance x 2", 2.0),
        Policy {
            broadcast: true,
            ..served("broadcast", 1.0)
        },
        without(
            "without crowding",
            Corrections {
                crowding: false,
                ..all
            },
        ),
        without(
            "greedy opportunities",
            Corrections {
                capacity: false,
                ..all
            },
        ),
        without(
            "without floor and cap",
            Corrections {
                exposure: false,
                ..all
            },
        ),
    ]
}

/// Lives a plan under a policy.
#[must_use]
pub fn live(stage: &Stage, plan: &Plan, policy: &Policy, meter: &dyn Meter) -> Outcome {
    meter.begin(policy.name, usize::from(plan.days));
    let mut world = World::new(stage, plan, policy);
    for day in 0..i64::from(plan.days) {
        world.morning(day);
        let snapshot = world.snapshot();
        world.ask(&snapshot, day);
        world.visits(&snapshot, day);
        meter.advance();
    }
    Outcome::of(&world, plan, policy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{demo, vocabulary};
    use std::sync::Arc;

    struct NoMeter;

    impl Meter for NoMeter {
        fn cpu_s(&self) -> f64 {
            0.0
        }
        fn wall_s(&self) -> f64 {
            0.0
        }
        fn begin(&self, _: &str, _: usize) {}
        fn advance(&self) {}
    }

    #[test]
    fn a_town_lives_the_same_twice_and_never_beyond_the_optimum() {
        let vocabulary = Arc::new(vocabulary::load().unwrap());
        let stage = Stage::demo(demo::load().unwrap(), vocabulary).unwrap();
        let plan = Plan {
            residents: 120,
            newcomers: 20,
            days: 15,
            seed: 5,
        };
        for policy in &policies()[2..4] {
            let lived = live(&stage, &plan, policy, &NoMeter);
            assert_eq!(lived.newcomers, 20);
            assert!(lived.filled <= lived.optimum && lived.optimum <= lived.places);
            assert!(lived.served <= lived.opportunities && lived.filled >= lived.served);
            assert!(lived.ndcg > 0.0 && lived.ndcg <= 1.0, "{}", lived.ndcg);
            assert!((0.0..1.0).contains(&lived.gini));
            let again = live(&stage, &plan, policy, &NoMeter);
            assert_eq!(format!("{lived:?}"), format!("{again:?}"));
        }
    }
}
