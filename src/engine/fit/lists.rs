//! `X` as lists: the items of every user, and by transposing the users of every item (CSR, CSC).

/// Rows of sorted column numbers without repeats, one after the other (CSR without values).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists {
    starts: Vec<usize>,
    columns: Vec<u32>,
    width: usize,
}

impl Lists {
    /// Lists of rows; each is sorted and freed of repeats. `width` is how many columns there are at
    /// least.
    #[must_use]
    pub fn new(rows: impl IntoIterator<Item = Vec<u32>>, width: usize) -> Self {
        let mut made = Self {
            starts: vec![0],
            columns: Vec::new(),
            width,
        };
        for mut row in rows {
            row.sort_unstable();
            row.dedup();
            if let Some(last) = row.last() {
                made.width = made.width.max(*last as usize + 1);
            }
            made.columns.extend(row);
            made.starts.push(made.columns.len());
        }
        made
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many columns there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many entries there are.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.columns.len()
    }

    /// The columns of a row, ascending; none for a row that is not there.
    #[must_use]
    pub fn row(&self, row: usize) -> &[u32] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(from), Some(to)) => &self.columns[*from..*to],
            _ => &[],
        }
    }

    /// How many entries each row has: `d`.
    #[must_use]
    pub fn degrees(&self) -> Vec<f64> {
        self.starts
            .windows(2)
            .map(|pair| (pair[1] - pair[0]) as f64)
            .collect()
    }

    /// Rows become columns. Rows of the result are ascending again.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut starts = vec![0; self.width + 1];
        for column in &self.columns {
            starts[*column as usize + 1] += 1;
        }
        for at in 0..self.width {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut columns = vec![0; self.columns.len()];
        for (row, number) in (0..self.len()).zip(0u32..) {
            for column in self.row(row) {
                let place = &mut next[*column as usize];
                columns[*place] = number;
                *place += 1;
            }
        }
        Self {
            starts,
            columns,
            width: self.len(),
        }
    }
}

/// `d^exponent`, and 0 where `d` is 0.
pub(super) fn powers(degrees: &[f64], exponent: f64) -> Vec<f64> {
    degrees
        .iter()
        .map(|d| if *d > 0.0 { d.powf(exponent) } else { 0.0 })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transposing_twice_changes_nothing() {
        let lists = Lists::new([vec![2, 0, 2], vec![], vec![1, 2]], 4);
        assert_eq!(lists.row(0), [0, 2]);
        assert_eq!(lists.transposed().row(2), [0, 2]);
        assert_eq!(lists.transposed().row(3), [] as [u32; 0]);
        assert_eq!(lists.transposed().transposed(), lists);
        assert_eq!(lists.degrees(), [2.0, 0.0, 2.0]);
    }
}
