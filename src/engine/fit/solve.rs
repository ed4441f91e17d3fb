//! Small symmetric systems, solved in a fixed order of operations.

/// Solves `A w = y` for a symmetric positive definite `A` (row by row, `n` by `n`) by Cholesky, in
/// place: `a` is destroyed and `y` becomes `w`.
pub(super) fn cholesky(a: &mut [f64], y: &mut [f64]) {
    let n = y.len();
    for i in 0..n {
        let (above, from_i) = a.split_at_mut(i * n);
        let row_i = &mut from_i[..n];
        for j in 0..i {
            let row_j = &above[j * n..j * n + j + 1];
            let known: f64 = dot(&row_i[..j], &row_j[..j]);
            row_i[j] = (row_i[j] - known) / row_j[j];
        }
        let known = dot(&row_i[..i], &row_i[..i]);
        row_i[i] = (row_i[i] - known).max(f64::MIN_POSITIVE).sqrt();
    }
    for i in 0..n {
        let known = dot(&a[i * n..i * n + i], &y[..i]);
        y[i] = (y[i] - known) / a[i * n + i];
    }
    for i in (0..n).rev() {
        y[i] /= a[i * n + i];
        for j in 0..i {
            y[j] -= a[i * n + j] * y[i];
        }
    }
}

/// Four partial sums, so that the processor need not wait for one; always in the same order.
fn dot(one: &[f64], other: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (a, b) = (one.chunks_exact(4), other.chunks_exact(4));
    let rest = a.remainder().iter().zip(b.remainder());
    let rest: f64 = rest.map(|(x, y)| x * y).sum();
    for (x, y) in a.zip(b) {
        for at in 0..4 {
            sums[at] += x[at] * y[at];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_solved_gives_back_the_right_side(
            n in 1usize..9,
            seed in proptest::collection::vec(-1.0f64..1.0, 81),
            y in proptest::collection::vec(-1.0f64..1.0, 9),
        ) {
            // B B^T + I is symmetric and positive definite.
            let b = |i: usize, j: usize| seed[i * 9 + j];
            let entry = |i: usize, j: usize| {
                (0..n).map(|k| b(i, k) * b(j, k)).sum::<f64>() + f64::from(i == j)
            };
            let a: Vec<f64> = (0..n * n).map(|at| entry(at / n, at % n)).collect();
            let mut w = y[..n].to_vec();
            cholesky(&mut a.clone(), &mut w);
            for i in 0..n {
                let back: f64 = (0..n).map(|j| a[i * n + j] * w[j]).sum();
                prop_assert!((back - y[i]).abs() < 1e-9);
            }
        }
    }
}
