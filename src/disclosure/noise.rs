//! Discrete Laplace noise, exactly, in integer arithmetic.
//!
//! C. L. Canonne, G. Kamath, T. Steinke, "The Discrete Gaussian for Differential Privacy" (NeurIPS
//! 2020, arXiv 2004.00010), algorithms 1 and 2. Floating point is not used because its gaps leak
//! the true value (I. Mironov, CCS 2012).

use rand::{Rng, RngExt};

/// A privacy parameter as a fraction; both parts at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Epsilon {
    /// s in the paper.
    pub numerator: u32,
    /// t in the paper.
    pub denominator: u32,
}

/// Bernoulli(exp(-numerator / denominator)) for a fraction of at most one (algorithm 1).
fn bernoulli_exp(numerator: u32, denominator: u32, rng: &mut impl Rng) -> bool {
    let mut k: u64 = 1;
    while rng.random_range(0..u64::from(denominator) * k) < u64::from(numerator) {
        k += 1;
    }
    k % 2 == 1
}

/// A draw of P(x) proportional to exp(-epsilon |x|) over the integers (algorithm 2).
pub fn discrete_laplace(epsilon: Epsilon, rng: &mut impl Rng) -> i64 {
    let (s, t) = (epsilon.numerator.max(1), epsilon.denominator.max(1));
    loop {
        let u = rng.random_range(0..t);
        if !bernoulli_exp(u, t, rng) {
            continue;
        }
        let mut v: i64 = 0;
        while bernoulli_exp(1, 1, rng) {
            v += 1;
        }
        let y = (i64::from(u) + i64::from(t) * v) / i64::from(s);
        let negative = rng.random_range(0..2u8) == 1;
        // Zero has one sign only, otherwise it would be drawn twice as often as it should.
        if !(negative && y == 0) {
            return if negative { -y } else { y };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    #[test]
    fn draws_follow_the_closed_form() {
        let mut rng = ChaCha20Rng::seed_from_u64(7);
        let draws = 200_000;
        let epsilon = Epsilon {
            numerator: 1,
            denominator: 2,
        };
        let mut seen = std::collections::HashMap::new();
        for _ in 0..draws {
            *seen
                .entry(discrete_laplace(epsilon, &mut rng))
                .or_insert(0u32) += 1;
        }
        let e = 0.5_f64.exp();
        for x in -8i32..=8 {
            let expected = (e - 1.0) / (e + 1.0) * (-0.5 * f64::from(x.abs())).exp();
            let got = f64::from(seen.get(&i64::from(x)).copied().unwrap_or(0)) / f64::from(draws);
            let sigma = (expected * (1.0 - expected) / f64::from(draws)).sqrt();
            assert!(
                (got - expected).abs() < 4.5 * sigma,
                "{x}: {got} and not {expected}"
            );
        }
    }
}
