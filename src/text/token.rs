//! Cutting a text into words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Lower case, without accents.
    pub word: String,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Whether a comma, a full stop or the like follows: labels and negations do not reach over it.
    pub ends_clause: bool,
}

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if letter.is_alphanumeric() || is_combining_mark(letter) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let word = plain(&text[from..at]);
            if !word.is_empty() {
                found.push(Token {
                    word,
                    start: from,
                    end: at,
                    ends_clause: false,
                });
            }
        }
        if matches!(letter, ',' | '.' | ';' | ':' | '!' | '?' | '\n' | '(' | ')')
            && let Some(last) = found.last_mut()
        {
            last.ends_clause = true;
        }
    }
    found
}

fn plain(word: &str) -> String {
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        // The Turkish "ı" is written "I" in capitals, as "i" is without its dot.
        .map(|c| if c == 'ı' { 'i' } else { c })
        .collect()
}
