//! The blind double yes (promise P5): neither sees who, until both said yes; a no is silent; a
//! proposal expires by itself.

use super::id::MemberId;
use jiff::{SignedDuration, Timestamp};

/// How long a first yes waits for the other.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What one side answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// "Ja, leuk."
    Yes,
    /// "Nee, dank je": silent.
    No,
}

/// Two members, the lower id first, and what each said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The member with the lower id.
    pub low: MemberId,
    /// The member with the higher id.
    pub high: MemberId,
    /// What `low` said.
    pub low_answer: Option<Answer>,
    /// What `high` said.
    pub high_answer: Option<Answer>,
    /// When the first answer came.
    pub opened: Timestamp,
    /// When the second yes came.
    pub met: Option<Timestamp>,
}

/// All that one side may know. It says nothing about the other's answer until both said yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Not answered by this side: an ordinary proposal, or nothing at all.
    Unanswered,
    /// This side said yes and waits.
    Waiting,
    /// Both said yes: this is who.
    Met(MemberId),
    /// Over for this side: own no, or too long ago.
    Over,
}

/// Why an answer was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IntroductionError {
    /// The member is not one of the two.
    #[error("this proposal is not theirs")]
    NotTheirs,
    /// The answer came after the proposal expired, or after this side said no.
    #[error("this proposal is over")]
    Over,
}

impl Introduction {
    /// The pair before anybody answered.
    ///
    /// Returns none for a member with themselves.
    #[must_use]
    pub fn between(one: MemberId, other: MemberId, now: Timestamp) -> Option<Self> {
        let (low, high) = if one < other {
            (one, other)
        } else {
            (other, one)
        };
        (low != high).then_some(Self {
            low,
            high,
            low_answer: None,
            high_answer: None,
            opened: now,
            met: None,
        })
    }

    /// The other of the two.
    #[must_use]
    pub fn other(&self, member: MemberId) -> Option<MemberId> {
        match member {
            m if m == self.low => Some(self.high),
            m if m == self.high => Some(self.low),
            _ => None,
        }
    }

    /// Whether the first yes waited too long. A meeting does not expire.
    #[must_use]
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.met.is_none() && now.duration_since(self.opened) >= PATIENCE
    }

    /// Takes an answer. Saying the same twice changes nothing; after a no, or after expiry, nothing
    /// can be said any more.
    ///
    /// # Errors
    /// `NotTheirs` for a stranger, `Over` when it is too late.
    pub fn answer(
        mut self,
        member: MemberId,
        answer: Answer,
        now: Timestamp,
    ) -> Result<Self, IntroductionError> {
        self.other(member).ok_or(IntroductionError::NotTheirs)?;
        if self.met.is_some() {
            return Ok(self);
        }
        let own = if member == self.low {
            &mut self.low_answer
        } else {
            &mut self.high_answer
        };
        if *own == Some(Answer::No) && answer == Answer::Yes {
            return Err(IntroductionError::Over);
        }
        *own = Some(answer);
        if self.is_expired(now) {
            return Err(IntroductionError::Over);
        }
        if (self.low_answer, self.high_answer) == (Some(Answer::Yes), Some(Answer::Yes)) {
            self.met = Some(now);
        }
        Ok(self)
    }

    /// What `member` may know of it.
    #[must_use]
    pub fn view(&self, member: MemberId, now: Timestamp) -> View {
        let Some(other) = self.other(member) else {
            return View::Over;
        };
        if self.met.is_some() {
            return View::Met(other);
        }
        let own = if member == self.low {
            self.low_answer
        } else {
            self.high_answer
        };
        match own {
            Some(Answer::No) => View::Over,
            Some(Answer::Yes) if self.is_expired(now) => View::Over,
            Some(Answer::Yes) => View::Waiting,
            None => View::Unanswered,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    fn pair() -> Introduction {
        Introduction::between(MemberId(2), MemberId(1), at(0)).unwrap()
    }

    #[test]
    fn nobody_is_introduced_to_themselves() {
        assert_eq!(Introduction::between(MemberId(1), MemberId(1), at(0)), None);
    }

    #[test]
    fn two_yeses_meet() {
        let met = pair()
            .answer(MemberId(1), Answer::Yes, at(1))
            .and_then(|i| i.answer(MemberId(2), Answer::Yes, at(2)))
            .unwrap();
        assert_eq!(met.view(MemberId(1), at(3)), View::Met(MemberId(2)));
        assert_eq!(met.view(MemberId(2), at(30_000)), View::Met(MemberId(1)));
    }

    #[test]
    fn a_no_cannot_be_told_from_no_answer() {
        let one_yes = pair().answer(MemberId(1), Answer::Yes, at(1)).unwrap();
        let and_no = one_yes.answer(MemberId(2), Answer::No, at(2)).unwrap();
        for hours in [2, 100, 14 * 24 - 1, 14 * 24, 10_000] {
            assert_eq!(
                one_yes.view(MemberId(1), at(hours)),
                and_no.view(MemberId(1), at(hours))
            );
        }
    }

    fn steps() -> impl Strategy<Value = Vec<(u8, bool, i64)>> {
        proptest::collection::vec((1u8..=3, any::<bool>(), 0i64..200), 1..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(9_000))]

        /// Promise P5: whatever happens in whatever order, a side sees who only when its own last
        /// word and the other's are both yes, within the patience. About 100,000 steps.
        #[test]
        fn nobody_is_seen_before_both_said_yes(steps in steps()) {
            let mut now = 0;
            let mut intro = pair();
            let mut said = [None, None];
            for (who, yes, wait) in steps {
                now += wait;
                let answer = if yes { Answer::Yes } else { Answer::No };
                if let Ok(next) = intro.answer(MemberId(i64::from(who)), answer, at(now)) {
                    if intro.met.is_none() {
                        said[usize::from(who) - 1] = Some(answer);
                    }
                    intro = next;
                }
                let both = said == [Some(Answer::Yes), Some(Answer::Yes)];
                for member in [MemberId(1), MemberId(2), MemberId(3)] {
                    let seen = matches!(intro.view(member, at(now)), View::Met(_));
                    prop_assert_eq!(seen, both && member.0 < 3);
                }
            }
        }
    }
}
