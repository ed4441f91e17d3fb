//! An accumulator over many places of which few are touched.

/// Sums per place, and the list of the places that were touched: clearing and reading cost what was
/// touched, not what there is.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    sums: Vec<f64>,
    seen: Vec<bool>,
    places: Vec<u32>,
}

impl Touched {
    /// An empty accumulator over `size` places.
    #[must_use]
    pub fn new(size: usize) -> Self {
        Self {
            sums: vec![0.0; size],
            seen: vec![false; size],
            places: Vec::new(),
        }
    }

    /// How many places there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.sums.len()
    }

    /// Adds to one place.
    pub fn add(&mut self, place: u32, value: f64) {
        let at = place as usize;
        if !self.seen[at] {
            self.seen[at] = true;
            self.places.push(place);
        }
        self.sums[at] += value;
    }

    /// The sum at a place; 0 where nothing was added.
    #[must_use]
    pub fn at(&self, place: u32) -> f64 {
        self.sums[place as usize]
    }

    /// The places that were touched, in the order of their first touch.
    #[must_use]
    pub fn places(&self) -> &[u32] {
        &self.places
    }

    /// Everything back to zero.
    pub fn clear(&mut self) {
        for place in self.places.drain(..) {
            self.sums[place as usize] = 0.0;
            self.seen[place as usize] = false;
        }
    }

    /// The `k` best places by sum, then by the lower place, without those in `masked` (sorted).
    #[must_use]
    pub fn best(&self, k: usize, masked: &[u32]) -> Vec<(u32, f64)> {
        let mut all: Vec<(u32, f64)> = self
            .places
            .iter()
            .filter(|place| masked.binary_search(place).is_err())
            .map(|place| (*place, self.at(*place)))
            .collect();
        keep_best(&mut all, k);
        all
    }
}

/// Keeps the `k` best of a list in order: the higher value, then the lower place.
pub(super) fn keep_best(list: &mut Vec<(u32, f64)>, k: usize) {
    let order = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if k == 0 {
        list.clear();
    } else if list.len() > k {
        list.select_nth_unstable_by(k - 1, order);
        list.truncate(k);
        // What fell off must not keep its memory: there is such a list per item.
        list.shrink_to_fit();
    }
    list.sort_unstable_by(order);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_are_in_total_order_and_clearing_forgets() {
        let mut sums = Touched::new(6);
        for (place, value) in [(4, 1.0), (1, 2.0), (3, 2.0), (4, 0.5), (5, 9.0)] {
            sums.add(place, value);
        }
        assert_eq!(sums.best(3, &[5]), [(1, 2.0), (3, 2.0), (4, 1.5)]);
        sums.clear();
        assert_eq!(sums.best(3, &[]), []);
        assert_eq!(sums.at(4).to_bits(), 0.0_f64.to_bits());
    }
}
