//! The letters: how wide a text is, and where its lines end.

use super::PaperError;
use krilla::text::Font;
use skrifa::MetadataProvider;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const REGULAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fonts/regular.ttf"));
const BOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fonts/bold.ttf"));

/// One of the two faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    Bold,
}

struct Cut {
    font: Font,
    map: Charmap<'static>,
    /// At one point a letter, so that a width only has to be multiplied.
    metrics: GlyphMetrics<'static>,
}

/// Both faces, ready to measure and to draw.
pub(super) struct Letters {
    regular: Cut,
    bold: Cut,
}

fn cut(bytes: &'static [u8]) -> Result<Cut, PaperError> {
    let unreadable = || PaperError("the letters cannot be read".to_owned());
    let font = skrifa::FontRef::new(bytes).map_err(|_| unreadable())?;
    Ok(Cut {
        font: Font::new(bytes.into(), 0).ok_or_else(unreadable)?,
        map: font.charmap(),
        metrics: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
    })
}

impl Letters {
    pub(super) fn load() -> Result<Self, PaperError> {
        Ok(Self {
            regular: cut(REGULAR)?,
            bold: cut(BOLD)?,
        })
    }

    fn cut(&self, face: Face) -> &Cut {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
        }
    }

    pub(super) fn font(&self, face: Face) -> Font {
        self.cut(face).font.clone()
    }

    fn has(&self, letter: char) -> bool {
        self.regular.map.map(letter).is_some() && self.bold.map.map(letter).is_some()
    }

    /// A text without the signs that these letters do not have: a paper has no boxes in it. A letter
    /// that they lack as one ("İ", "ĳ") is put together from its parts.
    pub(super) fn printable(&self, text: &str) -> String {
        let mut kept = String::new();
        for letter in text.chars() {
            let parts = || std::iter::once(letter).nfkd();
            if letter.is_whitespace() {
                kept.push(' ');
            } else if self.has(letter) {
                kept.push(letter);
            } else if parts().all(|part| self.has(part)) {
                kept.extend(parts());
            }
        }
        kept.split(' ')
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// How wide a text is, in points, at a size in points.
    pub(super) fn width(&self, text: &str, face: Face, size: f32) -> f32 {
        let cut = self.cut(face);
        let one = |c| {
            // A mark stands above the letter before it.
            if is_combining_mark(c) {
                return None;
            }
            let glyph = cut.map.map(c)?;
            cut.metrics.advance_width(glyph)
        };
        text.chars().filter_map(one).sum::<f32>() * size
    }

    /// The lines of a text that is at most `wide` points wide. A word that is wider than a line is cut.
    pub(super) fn lines(&self, text: &str, face: Face, size: f32, wide: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in self.printable(text).split(' ') {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer, face, size) <= wide {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.width(&line, face, size) > wide && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_every_language_can_be_printed() {
        let letters = Letters::load().unwrap();
        for text in ["ë é € “x” · …", "ÇçĞğIıİiÖöŞşÜüÂâÎîÛû", "ąćęłńóśźż"]
        {
            let printed: String = letters.printable(text).nfc().collect();
            assert_eq!(printed, text);
        }
        assert_eq!(letters.printable("ĳs koken 🍲"), "ijs koken");
        // The dot of "İ" takes no room of its own.
        let wide = |text| letters.width(&letters.printable(text), Face::Regular, 10.0);
        assert!((wide("İ") - wide("I")).abs() < 1e-6);
    }
}
