//! Words that stick a label on people (promise P1): one checker for the vocabulary, the pages, the
//! words of the product, names in code, and what professionals write.

use super::token::tokens;

/// A word of `datasets/label-words`.
#[derive(Clone, Debug)]
pub struct LabelWord {
    /// Lower case; may hold blanks.
    pub word: String,
    /// `nl`, `en` or `tr`.
    pub lang: String,
    /// Whether it also counts as the beginning of a longer word.
    pub stem: bool,
    /// Why it hurts.
    pub reason: String,
    /// What to write instead.
    pub better: String,
}

/// The checker.
#[derive(Clone, Debug, Default)]
pub struct LabelWords {
    /// The words of a label, cut as texts are, and its place in the list.
    cut: Vec<(Vec<String>, usize)>,
    words: Vec<LabelWord>,
}

/// A label in a text.
#[derive(Clone, Debug)]
pub struct Label<'a> {
    /// Which.
    pub word: &'a LabelWord,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

impl LabelWords {
    /// A checker of these words.
    #[must_use]
    pub fn new(words: Vec<LabelWord>) -> Self {
        let cut = words
            .iter()
            .enumerate()
            .map(|(at, word)| (tokens(&word.word).into_iter().map(|t| t.word).collect(), at))
            .collect();
        Self { cut, words }
    }

    /// The labels in a text of a language (`nl`, `en`, `tr`; an empty language checks all).
    #[must_use]
    pub fn find(&self, text: &str, lang: &str) -> Vec<Label<'_>> {
        let text_words = tokens(text);
        let mut found = Vec::new();
        for at in 0..text_words.len() {
            for (cut, word) in &self.cut {
                let word = &self.words[*word];
                let end = at + cut.len();
                if cut.is_empty()
                    || end > text_words.len()
                    || !(lang.is_empty() || word.lang == lang)
                {
                    continue;
                }
                let same =
                    text_words[at..end]
                        .iter()
                        .zip(cut)
                        .enumerate()
                        .all(|(n, (t, label))| {
                            t.word == *label
                                || (word.stem
                                    && n + 1 == cut.len()
                                    && t.word.starts_with(label.as_str()))
                        });
                if same {
                    found.push(Label {
                        word,
                        start: text_words[at].start,
                        end: text_words[end - 1].end,
                    });
                }
            }
        }
        found
    }
}
