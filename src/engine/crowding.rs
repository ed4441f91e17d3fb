//! Crowding: when everybody is proposed the same few, most hear nothing. The correction is matching
//! with transferable utility (Choo and Siow 2006; for recommendation Tomita, Togashi, Moriwaki 2022):
//! in its equilibrium the expected number of matches of a pair is K x A(one) x A(other), where A is
//! smaller the more somebody is in demand, and A(x)^2 + A(x) sum_y K A(y) = 1 for everyone. The fixed
//! point is found by iterative proportional fitting (IPFP).
//!
//! Neighbours are one side, so the equations are symmetric. Of every member's row a fixed number of
//! entries is drawn, evenly over the lists of their concepts, and weighted by how many each stands
//! for: the cost per member does not grow with the town.

use super::neighbours::Area;
use super::people::mutual;
use super::score::Side;
use super::snapshot::Snapshot;
use rayon::prelude::*;

/// Entries drawn of a row.
const SAMPLE: usize = 24;
/// How many matches everybody would have on average at A = 1: what one slate proposes.
const DEMAND: f64 = 3.0;
/// Rounds of IPFP; each is damped, because the equations are symmetric and would swing.
const ROUNDS: usize = 40;
/// How much preference counts against chance (beta of Choo and Siow), in units of the score.
const NOISE: f64 = 0.5;

/// What a pair with this mutual score is worth: K of the equations, not yet scaled.
pub(super) fn worth(mutual: f64) -> f64 {
    (mutual / (2.0 * NOISE)).exp()
}

/// A of every member by position, in (0, 1]; 1 for whoever is not open to meeting.
pub(super) fn room(snapshot: &Snapshot) -> Vec<f32> {
    let members = &snapshot.catalogue.members;
    let mut rows: Vec<Vec<(u32, f64)>> = members
        .par_iter()
        .enumerate()
        .map(|(at, member)| {
            if !member.open_to_meet {
                return Vec::new();
            }
            let me = Side::of(member);
            let drawn = Area::new(snapshot, me, None).sample(at, SAMPLE);
            let worthy = drawn.into_iter().filter_map(|(other, stands_for)| {
                let both = mutual(snapshot, me, Side::of(&members[other]))?;
                Some((u32::try_from(other).ok()?, stands_for * worth(both)))
            });
            worthy.collect()
        })
        .collect();
    let open = members.iter().filter(|m| m.open_to_meet).count();
    let sum: f64 = rows.iter().flatten().map(|(_, k)| k).sum();
    if sum > 0.0 {
        let scale = DEMAND * open as f64 / sum;
        rows.iter_mut().flatten().for_each(|(_, k)| *k *= scale);
    }
    let room = fit(&rows);
    room.into_iter().map(|a| a as f32).collect()
}

/// Solves A(x)^2 + A(x) sum_y K(x, y) A(y) = 1.
fn fit(rows: &[Vec<(u32, f64)>]) -> Vec<f64> {
    let mut room = vec![1.0f64; rows.len()];
    for _ in 0..ROUNDS {
        let next: Vec<f64> = rows
            .par_iter()
            .zip(&room)
            .map(|(row, own)| {
                let half: f64 = row.iter().map(|(y, k)| k * room[*y as usize]).sum::<f64>() / 2.0;
                let wanted = (1.0 + half * half).sqrt() - half;
                (own * wanted).sqrt()
            })
            .collect();
        room = next;
    }
    room
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is found solves the equations.
        #[test]
        fn the_fixed_point_is_reached(
            pairs in prop::collection::vec((0usize..12, 0usize..12, 0.0f64..4.0), 0..80)
        ) {
            let mut rows = vec![Vec::new(); 12];
            for (x, y, k) in pairs {
                if x != y {
                    rows[x].push((u32::try_from(y).unwrap(), k));
                    rows[y].push((u32::try_from(x).unwrap(), k));
                }
            }
            let room = fit(&rows);
            for (x, row) in rows.iter().enumerate() {
                let sum: f64 = row.iter().map(|(y, k)| k * room[*y as usize]).sum();
                let left = room[x] * room[x] + room[x] * sum;
                prop_assert!((left - 1.0).abs() < 1e-2, "{x}: {left}");
                prop_assert!(room[x] > 0.0 && room[x] <= 1.0);
            }
        }
    }

    #[test]
    fn whoever_is_in_demand_has_less_room() {
        // Everybody fits 0; 1 to 4 fit nobody else.
        let mut rows = vec![vec![(1, 1.0), (2, 1.0), (3, 1.0), (4, 1.0)]];
        rows.extend((1..5).map(|_| vec![(0, 1.0)]));
        let room = fit(&rows);
        assert!(room[0] < room[1] / 1.5, "{room:?}");
    }
}
