//! Phone numbers, addresses of mail and of houses in a text that others will read: seen, and left out.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What somebody can be reached by, wherever they are: mail, a postcode, a phone number. A Dutch number
/// begins with 0 or a country code, so that a date and an hour are none; without separators, nine digits
/// are enough. The words that lead to it go along.
const REACH: &str = r"(?x)
    (?: (?i: \b (?: bel | app | mail | sms | call | text | e-?mail ) (?: \s+ (?: me | mij | naar | op | even | on | at ) )* \s+ ) )?
    (?: [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+
  | \b [1-9]\d{3} \s? [A-Z]{2} \b
  | (?: \+\d{1,3} | \b0 ) (?: [\s()/-]{0,2} \d ){8,11} \b
  | \b \d{9,13} \b )";

/// A street and a number, with the words that lead to it.
const HOME: &str = r"(?x)
    (?i: \b (?: ik \s+ )? woon \s+ (?: op | aan | in ) (?: \s+ (?: de | het ) )? \s+ )?
    \b \p{L}[\p{L}'-]* (?: straat | laan | weg | plein | kade | dijk | hof | steeg | gracht | singel | pad
      | plantsoen | dreef | wal | markt | kamp | park ) \s+ \d{1,4} [a-zA-Z]? \b";

/// The patterns above compile; `tests` runs both.
fn compiled(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

static REACHED: LazyLock<Option<Regex>> = LazyLock::new(|| compiled(REACH));
static HOMES: LazyLock<Option<Regex>> = LazyLock::new(|| compiled(HOME));

/// Whether a text holds a phone number, an e-mail address or a postcode. Others will read it, so it is
/// offered to be left out.
#[must_use]
pub fn holds_contact(text: &str) -> bool {
    REACHED.as_ref().is_some_and(|regex| regex.is_match(text))
}

/// The text without phone numbers, e-mail addresses, postcodes and house addresses; none where it holds
/// none of them.
#[must_use]
pub fn without_contact(text: &str) -> Option<String> {
    let both = [&*REACHED, &*HOMES];
    let mut parts: Vec<Range<usize>> = both
        .into_iter()
        .flatten()
        .flat_map(|regex| regex.find_iter(text).map(|found| found.range()))
        .collect();
    if parts.is_empty() {
        return None;
    }
    parts.sort_by_key(|part| part.start);
    let (mut kept, mut from) = (String::new(), 0);
    for part in parts {
        kept.push_str(text.get(from..part.start).unwrap_or_default());
        from = part.end.max(from);
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    let lines = kept.lines().map(|line| {
        // A mark that only stood behind what is gone goes too.
        let marks = |word: &&str| word.chars().any(char::is_alphanumeric) || word.len() > 1;
        let words: Vec<&str> = line.split_whitespace().filter(marks).collect();
        words.join(" ")
    });
    Some(lines.collect::<Vec<_>>().join("\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_details_are_seen_and_left_out() {
        for (text, without) in [
            ("bel 06-1234 56 78", Some("")),
            ("Bel 0570 12 34 56, graag overdag", Some("graag overdag")),
            ("Ja hoor. App me op +31 6 12345678.", Some("Ja hoor.")),
            ("612345678 of kom langs", Some("of kom langs")),
            ("mail jan@example.nl maar", Some("maar")),
            ("mijn postcode is 7411 AB", Some("mijn postcode is")),
            ("7411AB is mijn postcode", Some("is mijn postcode")),
            ("op 28-11-2026 om 14:00", None),
            ("op 28-11-2026 14:00", None),
            ("ik heb 12 stoelen en 4 tafels", None),
            ("van 2019 tot 2024", None),
            ("", None),
        ] {
            assert_eq!(without_contact(text).as_deref(), without, "{text}");
            assert_eq!(holds_contact(text), without.is_some(), "{text}");
        }
    }

    #[test]
    fn a_house_is_left_out_of_what_is_asked() {
        let home = "Wie helpt?\nIk woon op Kerkstraat 12a, naast de bakker.";
        assert_eq!(
            without_contact(home).as_deref(),
            Some("Wie helpt?\nnaast de bakker.")
        );
        assert!(!holds_contact(home), "a story can say where something is");
        for text in ["op de weg 3 dagen", "In de Kerkstraat staat een bank"] {
            assert_eq!(without_contact(text), None, "{text}");
        }
    }
}
