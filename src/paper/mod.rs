//! PAPER. A neighbourhood paper on A4, from what is public, as a PDF that a screen reader can read
//! (PDF/UA-1) and a press can print. Every word comes from the caller.
//!
//! Two sizes of letters: columns of 10.5 points, or one column of 18 points for weak eyes. The letters
//! are Atkinson Hyperlegible (SIL Open Font Licence), embedded at build time.

mod draw;
mod flow;
mod letters;

/// How large the letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 10.5 points, two columns.
    #[default]
    Normal,
    /// 18 points, one column.
    Large,
}

/// A whole paper, in words.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// The language of the words, as in `nl`.
    pub language: String,
    /// The name of the paper.
    pub title: String,
    /// Month and town, under the title.
    pub under: String,
    /// One or two sentences.
    pub lead: String,
    /// Whom to call: a heading and lines.
    pub call: Boxed,
    /// What is in it.
    pub sections: Vec<Section>,
    /// The card to cut out and hand in.
    pub slip: Slip,
    /// "Page"; the number is put behind it.
    pub page: String,
    /// How large the letters are.
    pub size: Size,
}

/// A heading with lines under it, in a frame.
#[derive(Clone, Debug, Default)]
pub struct Boxed {
    /// Heading.
    pub heading: String,
    /// Lines.
    pub lines: Vec<String>,
}

/// A part of the paper.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Heading.
    pub heading: String,
    /// A sentence under it; may be empty.
    pub lead: String,
    /// What is in it.
    pub entries: Vec<Entry>,
}

/// One thing to go to, to read or to ask about.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Title.
    pub title: String,
    /// When and where, a line each.
    pub facts: Vec<String>,
    /// Paragraphs.
    pub text: Vec<String>,
    /// The short code, with the word before it.
    pub code: String,
}

/// The card to cut out: what is asked, with a line to write on behind each.
#[derive(Clone, Debug, Default)]
pub struct Slip {
    /// Heading.
    pub heading: String,
    /// What happens with it.
    pub lead: String,
    /// The words before the lines.
    pub fields: Vec<String>,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
#[error("the paper cannot be printed: {0}")]
pub struct PaperError(String);

/// The paper as a PDF.
///
/// # Errors
/// When the file would not be one that screen readers can read.
pub fn print(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let letters = letters::Letters::load()?;
    let sheets = flow::flow(paper, &letters);
    draw::draw(paper, &sheets, &letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(entries: usize, size: Size) -> Paper {
        let entry = |number: usize| Entry {
            title: format!("Samen koken {number} 🍲"),
            facts: vec!["donderdag, De Kachel".to_owned()],
            text: vec!["Neem een pan mee. ".repeat(12)],
            code: format!("Code {number}"),
        };
        Paper {
            language: "nl".to_owned(),
            title: "Buurtkrant".to_owned(),
            under: "november".to_owned(),
            lead: "Wat er is.".to_owned(),
            call: Boxed {
                heading: "Liever bellen?".to_owned(),
                lines: vec!["Bep".to_owned()],
            },
            sections: vec![Section {
                heading: "Te doen".to_owned(),
                lead: String::new(),
                entries: (0..entries).map(entry).collect(),
            }],
            slip: Slip {
                heading: "Ik doe mee".to_owned(),
                lead: "Lever in.".to_owned(),
                fields: vec!["Naam".to_owned()],
            },
            page: "bladzijde".to_owned(),
            size,
        }
    }

    #[test]
    fn a_paper_of_any_length_is_a_pdf() {
        for entries in [0, 1, 7, 60] {
            for size in [Size::Normal, Size::Large] {
                let pdf = print(&paper(entries, size)).unwrap();
                assert!(pdf.starts_with(b"%PDF-"), "{entries}");
            }
        }
    }

    /// Nothing runs over the edge of a column, and every entry is there.
    #[test]
    fn what_is_written_stays_on_the_sheet() {
        let letters = letters::Letters::load().unwrap();
        for size in [Size::Normal, Size::Large] {
            let sheets = flow::flow(&paper(40, size), &letters);
            assert!(sheets.sheets.len() > 1);
            for mark in sheets.sheets.iter().flat_map(|s| &s.marks) {
                if let flow::What::Text {
                    text, face, size, ..
                } = &mark.what
                {
                    let wide = letters.width(text, *face, *size);
                    assert!(mark.x + wide <= flow::WIDTH - flow::MARGIN + 0.5, "{text}");
                    assert!(mark.y <= flow::HEIGHT - 20.0, "{text}");
                }
            }
            let all = format!("{:?}", sheets.sheets);
            assert!((0..40).all(|n| all.contains(&format!("Samen koken {n}\""))));
        }
    }
}
