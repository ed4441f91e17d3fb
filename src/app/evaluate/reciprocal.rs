//! The task "reciprocal": do two people who met both say yes? From their interests alone, with every
//! evening predicted by a model of the others.

use crate::domain::{Availability, Catalogue, ConceptId, NeighbourhoodId, Profile};
use crate::engine::{Model, Snapshot, build, harmonic};
use crate::import::meetings::{INTERESTS, Meeting, Parsed};
use linfa::prelude::*;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::{BTreeMap, BTreeSet};

/// From here up (of 10) somebody enjoys something.
const ENJOYS: f64 = 7.0;
/// Draws of evenings, with replacement, for the bounds.
const DRAWS: usize = 1_000;
/// Their 95 % bounds.
const BOUNDS: [f64; 2] = [0.025, 0.975];
const RIDGE: f64 = 10.0;
/// What is known of a pair: the other's interests, how far apart the two are, and what both enjoy.
const FACTS: usize = 3 * INTERESTS.len();

/// How well a method tells meetings after which both said yes from the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// Area under the ROC curve: the chance that a mutual yes scores above another meeting.
    pub auc: f64,
    /// 95 % bounds over evenings drawn anew.
    pub low: f64,
    /// See `low`.
    pub high: f64,
}

/// A method's name and how it scores a meeting.
type Scored<'a> = (&'static str, &'a dyn Fn(&Meeting) -> f64);

/// Measures every method.
///
/// # Errors
/// When nothing can be fitted: what is wrong with the meetings, in a sentence.
pub fn measure(parsed: &Parsed, seed: u64) -> Result<Vec<Method>, String> {
    let waves: BTreeSet<i64> = parsed.meetings.iter().map(|m| m.wave).collect();
    let matched = parsed.meetings.iter().filter(|m| m.yes && m.other_yes);
    if waves.len() < 2 || matched.count() == 0 {
        return Err("it needs meetings of two waves, and two people who both said yes".to_owned());
    }
    let likes = directed(parsed, &waves)?;
    // Who was met the other way round has a line of their own, or counts as this side does.
    let back = |m: &Meeting| {
        likes
            .get(&(m.other, m.one))
            .or(likes.get(&(m.one, m.other)))
    };
    let forth = |m: &Meeting| likes.get(&(m.one, m.other)).copied().unwrap_or(0.0);
    let both = |m: &Meeting| harmonic(forth(m), back(m).copied().unwrap_or(0.0));
    let town = build(Catalogue::default(), Model::default());
    let engine = |m: &Meeting| engine_score(&town, parsed, m);
    let methods: [Scored<'_>; 3] = [
        ("naober", &engine),
        ("fitted, one side", &forth),
        ("fitted, harmonic mean", &both),
    ];
    let measured = methods.map(|(name, score)| {
        let scored: Vec<(i64, f64, bool)> = parsed
            .meetings
            .iter()
            .map(|m| (m.wave, score(m), m.yes && m.other_yes))
            .collect();
        let (low, high) = bounds(&scored, &waves, seed);
        let auc = auc(scored.iter().map(|(_, score, mutual)| (*score, *mutual)));
        Method {
            name,
            auc,
            low,
            high,
        }
    });
    Ok(measured.to_vec())
}

/// The engine's own reciprocal score of two people of one neighbourhood who told what they enjoy.
fn engine_score(town: &Snapshot, parsed: &Parsed, meeting: &Meeting) -> f64 {
    let profile = |who: i64| {
        let own = parsed.interests.get(&who).into_iter().flatten().zip(0..);
        Profile {
            enjoys: own
                .filter(|(value, _)| **value >= ENJOYS)
                .map(|(_, at)| ConceptId(at))
                .collect(),
            ..Profile::default()
        }
    };
    let side = |who| (profile(who), Availability::default(), NeighbourhoodId(1));
    town.reciprocal(&side(meeting.one), &side(meeting.other))
        .unwrap_or(0.0)
}

/// For every side of every meeting the chance of a yes, by a regression over the other waves.
fn directed(parsed: &Parsed, waves: &BTreeSet<i64>) -> Result<BTreeMap<(i64, i64), f64>, String> {
    let facts: Vec<[f64; FACTS]> = parsed.meetings.iter().map(|m| facts(parsed, m)).collect();
    let mut likes = BTreeMap::new();
    for wave in waves {
        let (mut rows, mut yes) = (Vec::new(), Vec::new());
        for (meeting, facts) in parsed.meetings.iter().zip(&facts) {
            if meeting.wave != *wave {
                rows.extend_from_slice(facts);
                yes.push(meeting.yes);
            }
        }
        let x = Array2::from_shape_vec((yes.len(), FACTS), rows).map_err(|e| e.to_string())?;
        let fitted = LogisticRegression::default()
            .alpha(RIDGE)
            .max_iterations(200)
            .fit(&Dataset::new(x, Array1::from(yes)))
            .map_err(|e| e.to_string())?;
        // The class that linfa counts up may be either.
        let sign = if fitted.labels().pos.class { 1.0 } else { -1.0 };
        for (meeting, facts) in parsed.meetings.iter().zip(&facts) {
            if meeting.wave == *wave {
                let sum: f64 = fitted.params().iter().zip(facts).map(|(w, f)| w * f).sum();
                let logit = sign * (sum + fitted.intercept());
                likes.insert((meeting.one, meeting.other), 1.0 / (1.0 + (-logit).exp()));
            }
        }
    }
    Ok(likes)
}

fn facts(parsed: &Parsed, meeting: &Meeting) -> [f64; FACTS] {
    let mut facts = [0.0; FACTS];
    let middle = [5.5; INTERESTS.len()];
    let own = parsed.interests.get(&meeting.one).unwrap_or(&middle);
    let their = parsed.interests.get(&meeting.other).unwrap_or(&middle);
    for (at, (own, their)) in own.iter().zip(their).enumerate() {
        facts[at] = (their - 5.5) / 4.5;
        facts[INTERESTS.len() + at] = (own - their).abs() / 4.5;
        facts[2 * INTERESTS.len() + at] = f64::from(u8::from(*own >= ENJOYS && *their >= ENJOYS));
    }
    facts
}

/// Area under the ROC curve by ranks (Mann and Whitney 1947); ties count half.
fn auc(scored: impl Iterator<Item = (f64, bool)>) -> f64 {
    let mut all: Vec<(f64, bool)> = scored.collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won, mut yes) = (0.0, 0.0, 0.0);
    for tied in all.chunk_by(|a, b| a.0 == b.0) {
        let mutual = tied.iter().filter(|(_, mutual)| *mutual).count() as f64;
        let others = tied.len() as f64 - mutual;
        won += mutual * (below + others / 2.0);
        below += others;
        yes += mutual;
    }
    if yes * below > 0.0 {
        won / (yes * below)
    } else {
        0.5
    }
}

/// The bounds of the area over evenings drawn anew: people of one evening depend on one another.
fn bounds(scored: &[(i64, f64, bool)], waves: &BTreeSet<i64>, seed: u64) -> (f64, f64) {
    let by_wave: Vec<Vec<(f64, bool)>> = waves
        .iter()
        .map(|wave| {
            let of = scored.iter().filter(|(w, _, _)| w == wave);
            of.map(|(_, score, mutual)| (*score, *mutual)).collect()
        })
        .collect();
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let evenings = (0..by_wave.len()).map(|_| rng.random_range(0..by_wave.len()));
            let evenings: Vec<usize> = evenings.collect();
            auc(evenings.iter().flat_map(|at| by_wave[*at].iter().copied()))
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let [low, high] = BOUNDS.map(|share| drawn[(share * (DRAWS - 1) as f64) as usize]);
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn area_by_hand() {
        for (scored, wanted) in [
            (vec![(1.0, false), (2.0, true)], 1.0),
            (vec![(1.0, true), (2.0, false)], 0.0),
            (vec![(1.0, true), (1.0, false)], 0.5),
            (
                vec![(1.0, false), (2.0, true), (3.0, false), (4.0, true)],
                0.75,
            ),
        ] {
            assert_eq!(auc(scored.into_iter()), wanted);
        }
    }
}
