//! The system's clock and randomness, given to everything else as parameters.

use crate::domain::{Clock, Entropy};
use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};

/// The system's time, shifted for a town that lives at the end of its data, or whose visitors want to see
/// the next day.
#[derive(Debug)]
pub(super) struct SystemClock(AtomicI64);

#[allow(clippy::disallowed_methods)] // This is where the time comes from.
fn system_now() -> Timestamp {
    Timestamp::now()
}

impl SystemClock {
    /// A clock that shows `as_of` now and goes on from there; without it, the system's time.
    pub(super) fn starting(as_of: Option<Timestamp>) -> Self {
        let shift = as_of.map_or(SignedDuration::ZERO, |at| at.duration_since(system_now()));
        Self(AtomicI64::new(shift.as_millis() as i64))
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        system_now() + SignedDuration::from_millis(self.0.load(Ordering::SeqCst))
    }

    fn advance(&self, by: SignedDuration) -> bool {
        self.0.fetch_add(by.as_millis() as i64, Ordering::SeqCst);
        true
    }
}

/// The operating system's random bytes.
#[derive(Debug)]
pub(super) struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn bytes(&self, _purpose: &str, _context: &[i64]) -> [u8; 32] {
        let mut bytes = [0; 32];
        // Without randomness there are no safe sessions: stopping is the only right thing.
        #[allow(clippy::expect_used)]
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        bytes
    }
}
