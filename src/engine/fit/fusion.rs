//! The weights of the terms, learned from what people chose: pairwise logistic regression.
//!
//! For everything somebody chose and some of what they could have chosen as well, the difference of
//! the facts is a case: the chosen one should score higher (Bradley & Terry 1952; as a ranking loss
//! Burges et al. 2005). linfa fits the cases without an intercept. A weight that comes out below 0 is
//! taken out and the rest is fitted again, so that every weight stays positive and can be shown.

use crate::engine::model::{Weight, Weights};
use linfa::prelude::*;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};

/// Of how many that were not chosen each chosen one is told apart.
const OTHERS: usize = 12;
/// The L2 penalty on standardised facts.
const ALPHA: f64 = 1.0;
/// How often weights may be taken out.
const ROUNDS: usize = 8;

/// What somebody could choose, and what they chose.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The facts of what was chosen.
    pub chosen: Vec<Weights>,
    /// The facts of what was not.
    pub others: Vec<Weights>,
}

/// Why weights could not be learned.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FusionError {
    /// There is nothing to learn from.
    #[error("nobody chose anything that can be told apart")]
    Nothing,
    /// The regression did not work.
    #[error("the regression did not work: {0}")]
    Regression(String),
}

/// Learns the weights of `among`; the others stay 0. The same choices give the same weights.
///
/// # Errors
/// When there is nothing to learn from, or the regression fails.
pub fn fit(choices: &[Choice], among: &[Weight]) -> Result<Weights, FusionError> {
    let cases = cases(choices);
    let scale = |weight: Weight| {
        let squares: f64 = cases.iter().map(|case| case[weight as usize].powi(2)).sum();
        (squares / cases.len().max(1) as f64).sqrt()
    };
    let mut kept: Vec<(Weight, f64)> = among
        .iter()
        .map(|weight| (*weight, scale(*weight)))
        .filter(|(_, scale)| *scale > 0.0)
        .collect();
    for _ in 0..ROUNDS {
        if kept.is_empty() {
            return Err(FusionError::Nothing);
        }
        let fitted = regression(&cases, &kept)?;
        if fitted.iter().all(|value| *value > 0.0) {
            let put = |all: Weights, ((weight, scale), value): (&(Weight, f64), &f64)| {
                all.with(*weight, value / scale)
            };
            return Ok(kept.iter().zip(&fitted).fold(Weights::default(), put));
        }
        let mut values = fitted.iter();
        kept.retain(|_| values.next().is_some_and(|value| *value > 0.0));
    }
    Err(FusionError::Nothing)
}

type Case = [f64; Weight::ALL.len()];

/// The differences. Which of the others are taken is spread evenly over them.
fn cases(choices: &[Choice]) -> Vec<Case> {
    let mut made = Vec::new();
    for (number, choice) in choices.iter().enumerate() {
        let all = choice.others.len();
        let take = all.min(OTHERS);
        for (turn, chosen) in choice.chosen.iter().enumerate() {
            for at in 0..take {
                let shift = (number * 7 + turn * 3) % all;
                let other = &choice.others[(at * all / take + shift) % all];
                made.push(Weight::ALL.map(|weight| chosen.get(weight) - other.get(weight)));
            }
        }
    }
    made
}

/// Every second case is turned around, so that there are two classes.
fn regression(cases: &[Case], kept: &[(Weight, f64)]) -> Result<Vec<f64>, FusionError> {
    let turned = |at: usize| at.is_multiple_of(2);
    let sign = |at| if turned(at) { 1.0 } else { -1.0 };
    let x = Array2::from_shape_fn((cases.len(), kept.len()), |(row, column)| {
        let (weight, scale) = kept[column];
        sign(row) * cases[row][weight as usize] / scale
    });
    let y: Array1<bool> = (0..cases.len()).map(turned).collect();
    let fitted = LogisticRegression::default()
        .alpha(ALPHA)
        .with_intercept(false)
        .max_iterations(200)
        .fit(&Dataset::new(x, y))
        .map_err(|error| FusionError::Regression(error.to_string()))?;
    // The class that linfa counts up may be either.
    let up = if fitted.labels().pos.class { 1.0 } else { -1.0 };
    Ok(fitted.params().iter().map(|value| value * up).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(popular: f64, nearby: f64, fresh: f64) -> Weights {
        Weights::default()
            .with(Weight::Popular, popular)
            .with(Weight::Nearby, nearby)
            .with(Weight::Fresh, fresh)
    }

    #[test]
    fn what_people_choose_by_gets_weight_and_what_they_avoid_none() {
        // Everybody takes the nearest; what is fresh they leave; popularity differs for nobody.
        let choices: Vec<Choice> = (1..40)
            .map(|n| {
                let near = 1.0 / f64::from(n % 7 + 1);
                Choice {
                    chosen: vec![facts(1.0, 1.0, 0.0)],
                    others: vec![facts(1.0, near, 1.0), facts(1.0, near / 2.0, 0.5)],
                }
            })
            .collect();
        let learned = fit(&choices, &Weight::ALL).unwrap();
        assert!(learned.get(Weight::Nearby) > 1.0);
        for none in [Weight::Fresh, Weight::Popular, Weight::Enjoys] {
            assert!(learned.get(none) <= 0.0, "{none:?}");
        }
        assert_eq!(fit(&choices, &Weight::ALL).unwrap(), learned);
    }

    #[test]
    fn nothing_to_tell_apart_is_said() {
        let same = Choice {
            chosen: vec![facts(1.0, 1.0, 1.0)],
            others: vec![facts(1.0, 1.0, 1.0)],
        };
        assert_eq!(fit(&[same], &Weight::ALL), Err(FusionError::Nothing));
        assert_eq!(fit(&[], &Weight::ALL), Err(FusionError::Nothing));
    }
}
