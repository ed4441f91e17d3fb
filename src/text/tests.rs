//! What people write, and what is understood.

use super::*;
use crate::dataset::vocabulary;

fn read(text: &str) -> Vec<String> {
    let vocabulary = vocabulary::load().unwrap();
    let reader = Reader::new(&vocabulary);
    reader
        .read(text)
        .into_iter()
        .map(|r| vocabulary.key(r.concept).to_owned())
        .collect()
}

#[test]
fn people_are_understood_as_they_talk() {
    for (text, key) in [
        (
            "Banden plakken doe ik al jaren voor de hele straat.",
            "banden-plakken",
        ),
        ("LEKKE BANDEN, geen probleem", "banden-plakken"),
        ("ik help in de wijkmoestuin", "moestuin"),
    ] {
        assert!(
            read(text).contains(&key.to_owned()),
            "{text}: {:?}",
            read(text)
        );
    }
}

#[test]
fn a_negation_is_heard() {
    for text in [
        "schaken kan ik niet",
        "ik hou niet van schaken",
        "geen zin in schaken",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
    assert!(!read("koken kan ik niet, schaken wel").is_empty());
}

#[test]
fn a_reading_names_its_words() {
    let vocabulary = vocabulary::load().unwrap();
    let text = "Ik kan schaken, écht waar.";
    for reading in Reader::new(&vocabulary).read(text) {
        assert_eq!(&text[reading.start..reading.end], reading.words);
    }
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_read(text in "\\PC{0,80}") {
        let vocabulary = Vocabulary::default();
        proptest::prop_assert!(Reader::new(&vocabulary).read(&text).is_empty());
    }
}

#[test]
fn a_negation_is_heard_in_the_many_ways_people_say_it() {
    let vocabulary = vocabulary::load().unwrap();
    let reader = Reader::new(&vocabulary);
    for (text, negated) in [
        ("Kamperen? Nooit.", true),
        ("Kamperen? Over mijn lijk.", true),
        ("Strijken weiger ik", true),
        ("timmeren kun je vergeten", true),
        ("Vroeger ging ik dansen, dat doe ik niet meer.", true),
        ("zingen kan ik voor geen meter", true),
        ("dansen heb ik nooit geleerd", true),
        ("mijn boormachine leen ik niet uit", true),
        ("Ik bak taart, dat is niet moeilijk.", false),
        ("Zingen doe ik graag. Nee zeggen kan ik slecht.", false),
        ("schaken, en wie dat nog niet kan leer ik het", false),
        ("Koken? Graag!", false),
    ] {
        let all = reader.read_all(text);
        assert!(!all.is_empty(), "{text}");
        assert_eq!(all.iter().any(|r| r.negated), negated, "{text}: {all:?}");
    }
}
