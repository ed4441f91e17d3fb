//! The short codes on paper: typed at a desk, said over the telephone, without a mistake.
//!
//! A code is a number with a check digit (H. M. Damm, "Total anti-symmetrische Quasigruppen",
//! Marburg 2004): one wrong digit and two exchanged neighbours are always found. A scheme or a story
//! has a letter before it. Nothing is stored for a code.

use super::id::ItemId;

/// Damm's quasigroup of order 10, totally anti-symmetric.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// What is behind a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperCode {
    /// An item, by its identity.
    Item(ItemId),
    /// A scheme, by a number made of its name.
    Scheme(u16),
    /// A story, by a number made of its name.
    Story(u16),
}

/// Why there is nothing behind what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCode {
    /// It does not look like a code.
    Shape,
    /// A digit is wrong or two are exchanged.
    Digit,
}

/// A number below 1,000 made of a name: two names of a town seldom share one, and the earlier wins.
fn number(name: &str) -> u16 {
    let hash = blake3::hash(name.as_bytes());
    let [a, b, ..] = hash.as_bytes();
    u16::from_le_bytes([*a, *b]) % 1_000
}

fn check(digits: impl Iterator<Item = u8>) -> u8 {
    digits.fold(0, |at, digit| {
        QUASIGROUP[usize::from(at)][usize::from(digit % 10)]
    })
}

fn digits(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().map(|b| b.wrapping_sub(b'0'))
}

impl PaperCode {
    /// The code of a scheme.
    #[must_use]
    pub fn scheme(key: &str) -> Self {
        Self::Scheme(number(key))
    }

    /// The code of a story.
    #[must_use]
    pub fn story(key: &str) -> Self {
        Self::Story(number(key))
    }

    /// What was typed, with or without blanks and hyphens.
    ///
    /// # Errors
    /// `Shape` for what is no code, `Digit` for one with a mistake in it.
    pub fn read(typed: &str) -> Result<Self, NoCode> {
        let typed: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !"-.".contains(*c))
            .collect();
        let letter = typed.chars().next().filter(char::is_ascii_alphabetic);
        let number = if letter.is_some() {
            &typed[1..]
        } else {
            &typed[..]
        };
        let known = letter.is_none_or(|c| "RrVv".contains(c));
        let plain = known && number.len() >= 2 && number.bytes().all(|b| b.is_ascii_digit());
        if !plain || number.len() > 18 {
            return Err(NoCode::Shape);
        }
        if check(digits(number)) != 0 {
            return Err(NoCode::Digit);
        }
        let value = &number[..number.len() - 1];
        match letter.map(|c| c.to_ascii_uppercase()) {
            None => value.parse().map(|id| Self::Item(ItemId(id))).ok(),
            Some('R') => value.parse().map(Self::Scheme).ok(),
            Some('V') => value.parse().map(Self::Story).ok(),
            Some(_) => None,
        }
        .ok_or(NoCode::Shape)
    }
}

impl std::fmt::Display for PaperCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (letter, number) = match self {
            Self::Item(id) => ("", id.0.to_string()),
            Self::Scheme(number) => ("R", format!("{number:03}")),
            Self::Story(number) => ("V", format!("{number:03}")),
        };
        write!(f, "{letter}{number}{}", check(digits(&number)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_check_digit_is_damms() {
        // The example of the literature: 572 has check digit 4.
        assert_eq!(PaperCode::Item(ItemId(572)).to_string(), "5724");
        assert_eq!(PaperCode::read("57 24"), Ok(PaperCode::Item(ItemId(572))));
        assert_eq!(PaperCode::read("5742"), Err(NoCode::Digit));
        for none in ["", "7", "X123", "R", "12a4", "é12"] {
            assert_eq!(PaperCode::read(none), Err(NoCode::Shape), "{none}");
        }
    }

    proptest! {
        #[test]
        fn what_was_printed_is_read(id in 0i64..10_000_000, key in "[a-z-]{1,20}") {
            for code in [PaperCode::Item(ItemId(id)), PaperCode::scheme(&key), PaperCode::story(&key)] {
                prop_assert_eq!(PaperCode::read(&code.to_string().to_lowercase()), Ok(code));
            }
        }

        #[test]
        fn one_mistake_is_always_found(id in 10i64..10_000_000, at in 0usize..8, digit in 0u8..10) {
            let right = PaperCode::Item(ItemId(id)).to_string();
            let at = at % right.len();
            let mut wrong = right.clone().into_bytes();
            wrong[at] = b'0' + digit;
            let mut exchanged = right.clone().into_bytes();
            exchanged.swap(at, (at + 1) % right.len());
            for typed in [wrong, exchanged[..].to_vec()] {
                let typed = String::from_utf8(typed).unwrap();
                // The first and the last are no neighbours: their exchange may pass.
                if typed != right && at + 1 < right.len() {
                    prop_assert_eq!(PaperCode::read(&typed), Err(NoCode::Digit));
                }
            }
        }
    }
}
