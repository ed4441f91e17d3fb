//! A year of organisations that look for helpers, and how invented helpers answer.
//!
//! Every draw is a hash of the seed and of what it is for, so that two ways of asking meet the same
//! town: who would say yes to what does not depend on who was asked before, only on how often.
//! The figures are those of `docs/decisions/0014-how-waves-are-measured.md`.

use crate::domain::Availability;

/// Hours of the year that is simulated.
pub const HOURS: u32 = 365 * 24;
/// Opportunities a week.
const A_WEEK: u32 = 15;
/// How many helpers one asks for.
const PLACES: [u32; 7] = [1, 1, 2, 2, 3, 4, 6];
/// The mean of the delay of an answer.
const DELAY_H: f64 = 10.0;
/// What one question of the last four weeks leaves of the chance of a yes.
const TIRED: f64 = 0.85;

/// An opportunity of the year.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// When it is posted, in hours since the year began.
    pub posted: u32,
    /// When it takes place.
    pub starts: u32,
    /// In which part of the week that is.
    pub slot: Availability,
    /// Where (position).
    pub neighbourhood: usize,
    /// How many helpers.
    pub places: u32,
    /// What it is about: position in the list of the caller.
    pub about: usize,
}

/// What is known of a helper that bears on an answer.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Position.
    pub helper: usize,
    /// Where they live (position).
    pub neighbourhood: usize,
    /// When they have time.
    pub availability: Availability,
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Yes or no; none for silence.
    pub yes: Option<bool>,
    /// After how many hours it comes.
    pub after: u32,
}

/// A town's year.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    /// Everything follows from it.
    pub seed: u64,
}

/// A number between 0 and 1 that follows from its parts (SplitMix64).
fn draw(parts: [u64; 4]) -> f64 {
    let mut state = 0u64;
    for part in parts {
        state = (state ^ part).wrapping_add(0x9e37_79b9_7f4a_7c15);
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^= state >> 31;
    }
    (state >> 11) as f64 / (1u64 << 53) as f64
}

impl Year {
    fn draw(self, what: u64, one: usize, other: usize) -> f64 {
        draw([self.seed, what, one as u64, other as u64])
    }

    fn below(self, what: u64, one: usize, end: usize) -> usize {
        ((self.draw(what, one, 0) * end as f64) as usize).min(end.saturating_sub(1))
    }

    /// The opportunities of the year in the order of posting. `populations` are inhabitants per
    /// neighbourhood, `subjects` how many subjects there are to choose from.
    #[must_use]
    pub fn opportunities(self, populations: &[u32], subjects: usize) -> Vec<Wanted> {
        let total = A_WEEK * HOURS / (7 * 24);
        let mut year: Vec<Wanted> = (0..total as usize)
            .map(|n| self.wanted(n, populations, subjects))
            .collect();
        year.sort_by_key(|wanted| (wanted.posted, wanted.starts));
        year
    }

    fn wanted(self, n: usize, populations: &[u32], subjects: usize) -> Wanted {
        let day = self.below(1, n, HOURS as usize / 24);
        let posted = day * 24 + 9 + self.below(2, n, 8);
        let later = day + 3 + self.below(3, n, 19);
        let hour = 9 + self.below(4, n, 12);
        let part = match hour {
            ..12 => 0,
            12..18 => 1,
            _ => 2,
        };
        let inhabitants: u32 = populations.iter().sum();
        let mut at = self.below(5, n, inhabitants as usize) as u32;
        let mut neighbourhood = 0;
        for (position, people) in populations.iter().enumerate() {
            neighbourhood = position;
            if at < *people {
                break;
            }
            at -= people;
        }
        Wanted {
            posted: posted as u32,
            starts: (later * 24 + hour) as u32,
            slot: Availability::slot((later % 7) as u32, part),
            neighbourhood,
            places: PLACES[self.below(6, n, PLACES.len())],
            about: self.below(7, n, subjects),
        }
    }

    /// Days of rest between two questions.
    #[must_use]
    pub fn rest_days(self, helper: usize) -> u32 {
        [0, 2, 2, 7][self.below(8, helper, 4)]
    }

    /// Whether a helper would say yes when asked `lately` times in the four weeks before.
    #[must_use]
    pub fn is_willing(self, who: Asked, n: usize, wanted: &Wanted, lately: u32) -> bool {
        let nature = 0.15 + 0.6 * self.draw(9, who.helper, 0);
        let time = match who.availability {
            free if free.is_empty() => 0.6,
            free if free.meets(wanted.slot) => 1.0,
            _ => 0.25,
        };
        let near = if who.neighbourhood == wanted.neighbourhood {
            1.15
        } else {
            1.0
        };
        let chance = nature * time * near * TIRED.powf(f64::from(lately));
        self.draw(10, who.helper, n) < chance
    }

    /// What a helper answers, and when.
    #[must_use]
    pub fn answer(self, who: Asked, n: usize, wanted: &Wanted, lately: u32) -> Answer {
        let yes = self.is_willing(who, n, wanted, lately);
        let silent = self.draw(11, who.helper, n) < 0.5;
        let delay = -DELAY_H * (1.0 - self.draw(12, who.helper, n)).ln();
        Answer {
            yes: (yes || !silent).then_some(yes),
            after: delay.ceil() as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_what_the_page_says() {
        let year = Year { seed: 3 };
        let all = year.opportunities(&[100, 300], 5);
        assert_eq!(all.len(), 782);
        for wanted in &all {
            let lead = wanted.starts / 24 - wanted.posted / 24;
            assert!((3..=21).contains(&lead), "{lead}");
            assert!((9..17).contains(&(wanted.posted % 24)));
            assert!((9..21).contains(&(wanted.starts % 24)));
            assert!(wanted.about < 5 && (1..=6).contains(&wanted.places));
        }
        let far = all.iter().filter(|w| w.neighbourhood == 1).count();
        assert!((500..680).contains(&far), "three of four: {far}");
    }

    #[test]
    fn helpers_answer_as_the_page_says() {
        let year = Year { seed: 3 };
        let wanted = &year.opportunities(&[1], 1)[0];
        let share = |availability, lately| {
            let yes = |helper| {
                let who = Asked {
                    helper,
                    neighbourhood: 9,
                    availability,
                };
                year.is_willing(who, 0, wanted, lately)
            };
            (0..20_000).filter(|h| yes(*h)).count() as f64 / 20_000.0
        };
        let never = Availability(!wanted.slot.0 & Availability::ALWAYS.0);
        for (availability, lately, expected) in [
            (Availability::ALWAYS, 0, 0.45),
            (Availability::default(), 0, 0.27),
            (never, 0, 0.1125),
            (Availability::ALWAYS, 2, 0.325),
        ] {
            let found = share(availability, lately);
            assert!((found - expected).abs() < 0.015, "{found} for {expected}");
        }
    }

    #[test]
    fn answers_take_ten_hours_and_half_of_the_noes_are_silent() {
        let year = Year { seed: 5 };
        let wanted = &year.opportunities(&[1], 1)[0];
        let answers: Vec<Answer> = (0..20_000)
            .map(|helper| {
                let who = Asked {
                    helper,
                    neighbourhood: 0,
                    availability: Availability::ALWAYS,
                };
                year.answer(who, 0, wanted, 0)
            })
            .collect();
        let mean = answers.iter().map(|a| f64::from(a.after)).sum::<f64>() / 20_000.0;
        assert!(
            (mean - 10.5).abs() < 0.4,
            "rounded up to whole hours: {mean}"
        );
        let count = |yes| answers.iter().filter(|a| a.yes == yes).count() as f64;
        let silent = count(None) / (count(None) + count(Some(false)));
        assert!((silent - 0.5).abs() < 0.02, "{silent}");
    }
}
