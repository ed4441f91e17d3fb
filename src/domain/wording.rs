//! Words as numbers: enough to see that two titles are alike, without the engine holding text.

/// Words that say when and not what: months and days, Dutch and English, whole and cut short.
const WHEN: [&str; 52] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
    "jan",
    "feb",
    "mar",
    "mrt",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "okt",
    "oct",
    "nov",
    "dec",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
];

/// The words of a text of three letters or more, each once, in order, as numbers (FNV-1a, 32 bits).
/// Months and days of the week are left out: a title with another date is the same title.
#[must_use]
pub fn numbers(text: &str) -> Vec<u32> {
    let mut made = Vec::new();
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let word = word.to_lowercase();
        if word.chars().count() < 3 || WHEN.contains(&word.as_str()) {
            continue;
        }
        let number = hash(&word);
        if !made.contains(&number) {
            made.push(number);
        }
    }
    made
}

fn hash(word: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    word.bytes().fold(0x811c_9dc5, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_date_is_the_same_title() {
        let june = numbers("Lunch in Bellevue, Thursday June 1");
        assert_eq!(june, numbers("lunch in bellevue March 23 at 1 pm"));
        assert_eq!(june, [hash("lunch"), hash("bellevue")]);
        assert!(numbers("12 mei").is_empty());
    }
}
