//! Bytes of an unknown program become text with line numbers.

use std::borrow::Cow;

/// Why these bytes cannot be a table, where that is plain to see.
pub(super) fn no_table(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some("this is a spreadsheet: save it as CSV and import that");
    }
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !is_utf16 && bytes.contains(&0) {
        return Some("this is no table: it should be a text file with comma or semicolon (CSV)");
    }
    None
}

/// The text of a file. What is not UTF-8 is Windows-1252: what Dutch spreadsheets save as "CSV" without more.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    }
}

/// Counts lines up to growing positions. The reader's own count stands before the line ends that
/// precede a record, so after an empty line, or with CRLF, it is one too low.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line on which what stands at `position` begins, after the line ends there.
    pub(super) fn of(&mut self, position: usize) -> u64 {
        let ends = |b: &u8| matches!(b, b'\r' | b'\n');
        let skipped = self.bytes[position..]
            .iter()
            .take_while(|b| ends(b))
            .count();
        for at in self.at..position + skipped {
            let lone_return = self.bytes[at] == b'\r' && self.bytes.get(at + 1) != Some(&b'\n');
            self.line += u64::from(self.bytes[at] == b'\n' || lone_return);
        }
        self.at = self.at.max(position + skipped);
        self.line
    }
}
