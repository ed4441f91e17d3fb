//! Time and randomness as parameters: nothing in the house reads a global clock or generator.

use jiff::{SignedDuration, Timestamp};

/// Where the current instant comes from.
pub trait Clock: Send + Sync {
    /// The current instant.
    fn now(&self) -> Timestamp;

    /// Moves the time forward and says whether it did: only clocks of invented towns can.
    fn advance(&self, _by: SignedDuration) -> bool {
        false
    }
}

/// A clock that stands still until it is set: for tests and reproducible runs.
#[derive(Debug)]
pub struct FixedClock(std::sync::atomic::AtomicI64);

impl FixedClock {
    /// A clock standing at `at`.
    #[must_use]
    pub fn new(at: Timestamp) -> Self {
        Self(std::sync::atomic::AtomicI64::new(at.as_microsecond()))
    }

    /// Moves the clock to `at`.
    pub fn set(&self, at: Timestamp) {
        self.0
            .store(at.as_microsecond(), std::sync::atomic::Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        let micros = self.0.load(std::sync::atomic::Ordering::SeqCst);
        Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn advance(&self, by: SignedDuration) -> bool {
        self.set(self.now() + by);
        true
    }
}

/// Where unguessable bytes come from.
///
/// `purpose` and `context` name what the bytes are for. The system's implementation ignores them
/// and asks the operating system; the seeded one derives the bytes from them, so that two processes
/// with one seed give the same token for the same act and different tokens for different acts.
pub trait Entropy: Send + Sync {
    /// 32 bytes for this purpose and context.
    fn bytes(&self, purpose: &str, context: &[i64]) -> [u8; 32];
}

/// Reproducible bytes: a keyed hash of purpose and context. Never for a served town.
#[derive(Clone, Copy, Debug)]
pub struct SeededEntropy(pub u64);

impl Entropy for SeededEntropy {
    fn bytes(&self, purpose: &str, context: &[i64]) -> [u8; 32] {
        let mut key = [0u8; 32];
        key[..8].copy_from_slice(&self.0.to_le_bytes());
        let mut hasher = blake3::Hasher::new_keyed(&key);
        hasher.update(purpose.as_bytes());
        for part in context {
            hasher.update(&part.to_le_bytes());
        }
        *hasher.finalize().as_bytes()
    }
}
