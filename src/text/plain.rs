//! Dutch that people read at level B1: what is hard in a text, and an easier way to say it.

use super::token::tokens;

/// No sentence should have more words.
pub const LONGEST: usize = 15;

/// Something that is hard to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hard {
    /// A word of offices, with an easier one.
    Word {
        /// As it stands in the text.
        word: String,
        /// What to write instead.
        easier: String,
    },
    /// A sentence with too many words.
    Sentence {
        /// How it begins.
        start: String,
        /// How many words.
        words: usize,
    },
}

/// Reads texts for what is hard in them.
#[derive(Clone, Debug, Default)]
pub struct PlainDutch {
    hard: Vec<(String, String)>,
}

impl PlainDutch {
    /// A reader with these words: a word, or its beginning with `*` behind it, and an easier one.
    #[must_use]
    pub fn new(hard: Vec<(String, String)>) -> Self {
        Self { hard }
    }

    fn easier(&self, word: &str) -> Option<&str> {
        let is = |hard: &str| match hard.strip_suffix('*') {
            Some(start) => word.starts_with(start),
            None => word == hard,
        };
        let found = self.hard.iter().find(|(hard, _)| is(hard));
        found.map(|(_, easier)| easier.as_str())
    }

    /// What is hard in a text, in its order; a word is named once.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<Hard> {
        let mut found = Vec::new();
        for sentence in sentences(text) {
            let words = tokens(sentence);
            if words.len() > LONGEST {
                let start: Vec<&str> = sentence.split_whitespace().take(4).collect();
                found.push(Hard::Sentence {
                    start: start.join(" "),
                    words: words.len(),
                });
            }
            for token in &words {
                let Some(easier) = self.easier(&token.word) else {
                    continue;
                };
                let hard = Hard::Word {
                    word: sentence[token.start..token.end].to_owned(),
                    easier: easier.to_owned(),
                };
                if !found.contains(&hard) {
                    found.push(hard);
                }
            }
        }
        found
    }
}

/// The sentences of a text: they end at a line's end, or at a sign with a blank behind it.
fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut from = 0;
        for (at, sign) in line.char_indices() {
            let end = at + sign.len_utf8();
            let ends = matches!(sign, '.' | '?' | '!' | '…');
            if ends && line[end..].starts_with(char::is_whitespace) {
                all.push(&line[from..end]);
                from = end;
            }
        }
        all.push(&line[from..]);
    }
    all.retain(|s| !s.trim().is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hard_is_named_with_something_easier() {
        let reader = PlainDutch::new(vec![
            ("alvorens".to_owned(), "voordat".to_owned()),
            ("authentic*".to_owned(), "inloggen".to_owned()),
        ]);
        let found = reader.read("Alvorens u zich authenticeert. Kom langs. Alvorens!");
        let word = |word: &str, easier: &str| Hard::Word {
            word: word.to_owned(),
            easier: easier.to_owned(),
        };
        assert_eq!(
            found,
            [
                word("Alvorens", "voordat"),
                word("authenticeert", "inloggen")
            ]
        );
        let long = "Dit is een zin die maar doorgaat en doorgaat tot niemand nog weet waar hij ooit begon.";
        assert!(matches!(
            &reader.read(long)[..],
            [Hard::Sentence { words: 17, .. }]
        ));
        assert!(reader.read("Wat kun jij brengen?").is_empty());
    }
}
