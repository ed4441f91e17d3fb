//! The known name that is nearest to a mistyped one.

/// The candidate that differs least from `wanted`, when it differs in at most a third of its
/// letters; of equally near ones, the first.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain: Vec<char> = wanted.to_lowercase().chars().collect();
    let most = (plain.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&plain, &candidate.to_lowercase()), candidate))
        .filter(|(far, _)| *far <= most)
        .min_by_key(|(far, _)| *far)
        .map(|(_, candidate)| candidate)
}

/// `, did you mean "X"` where there is an X.
pub fn did_you_mean<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(wanted, candidates).map_or_else(String::new, |x| format!(", did you mean \"{x}\""))
}

/// How many letters must be added, left out or replaced (Levenshtein).
fn distance(a: &[char], b: &str) -> usize {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (letter, up) in b.chars().zip(1..) {
        let mut corner = row[0];
        row[0] = up;
        for (i, own) in a.iter().enumerate() {
            let replaced = corner + usize::from(*own != letter);
            corner = row[i + 1];
            row[i + 1] = replaced.min(corner + 1).min(row[i] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let known = ["Oude Veer", "De Hoven", "Sluiskwartier"];
        for (typed, meant) in [
            ("oude veer", Some("Oude Veer")),
            ("Oude Vaar", Some("Oude Veer")),
            ("de hove", Some("De Hoven")),
            ("Sluiskwatier", Some("Sluiskwartier")),
            ("Rotterdam", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }

    #[test]
    fn distances_are_those_of_the_textbook() {
        for (a, b, far) in [
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("abc", "abc", 0),
            ("ab", "ba", 2),
        ] {
            assert_eq!(distance(&a.chars().collect::<Vec<_>>(), b), far, "{a} {b}");
        }
    }
}
