//! Our noise beside that of a library which is kept for it: the same distribution, and the same epsilon for
//! a whole person.

use naober::disclosure::{EPSILON, WHOLE, discrete_laplace};
use opendp::domains::{AtomDomain, VectorDomain};
use opendp::measurements::make_laplace;
use opendp::measures::MaxDivergence;
use opendp::metrics::{AbsoluteDistance, L1Distance};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

const DRAWS: usize = 60_000;
/// Draws further out than this are counted together.
const FAR: i64 = 8;

fn counted(mut draw: impl FnMut() -> i64) -> Vec<f64> {
    let mut bins = vec![0.0; 2 * FAR as usize + 1];
    for _ in 0..DRAWS {
        let at = draw().clamp(-FAR, FAR) + FAR;
        bins[usize::try_from(at).unwrap()] += 1.0;
    }
    bins
}

/// Chi-square of two samples of one size, over bins.
fn apart(one: &[f64], other: &[f64]) -> f64 {
    let bins = one.iter().zip(other);
    bins.map(|(a, b)| (a - b).powi(2) / (a + b).max(1.0)).sum()
}

fn scale() -> f64 {
    f64::from(EPSILON.denominator) / f64::from(EPSILON.numerator)
}

#[test]
fn our_noise_is_the_librarys() {
    let domain = AtomDomain::<i64>::default();
    let metric = AbsoluteDistance::<i64>::default();
    let theirs = make_laplace::<_, _, MaxDivergence>(domain, metric, scale(), None).unwrap();
    let theirs = counted(|| theirs.invoke(&0).unwrap());
    let mut rng = ChaCha20Rng::seed_from_u64(3);
    let ours = counted(|| discrete_laplace(EPSILON, &mut rng));
    // 17 bins: one in 100,000 is beyond 52.
    assert!(apart(&ours, &theirs) < 52.0, "{ours:?} and {theirs:?}");
    // A little less noise is seen.
    let mut less = EPSILON;
    (less.numerator, less.denominator) = (11, 20);
    let less = counted(|| discrete_laplace(less, &mut rng));
    assert!(apart(&less, &theirs) > 52.0);
}

#[test]
fn a_person_who_moves_one_whole_spends_a_half() {
    let domain = VectorDomain::new(AtomDomain::<i64>::default());
    let metric = L1Distance::<i64>::default();
    let parts = scale() * f64::from(WHOLE);
    let table = make_laplace::<_, _, MaxDivergence>(domain, metric, parts, None).unwrap();
    let spent = table.map(&i64::from(WHOLE)).unwrap();
    assert!((0.5..0.500_001).contains(&spent), "{spent}");
}
