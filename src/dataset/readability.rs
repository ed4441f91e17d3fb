//! Words of offices with an easier one, as they stand in `datasets/readability/hard_words.tsv`.

use super::DatasetError;

const PATH: &str = "readability/hard_words.tsv";

/// The list that ships: a word, or its beginning with `*` behind it, and an easier one.
///
/// # Errors
/// When the file is missing or a line has no two columns.
pub fn load() -> Result<Vec<(String, String)>, DatasetError> {
    let text = super::text(PATH)?;
    let rows = text.lines().zip(1..).skip(1);
    rows.map(|(line, number)| {
        let row = line.split_once('\t');
        row.map(|(word, easier)| (word.to_owned(), easier.to_owned()))
            .ok_or_else(|| DatasetError::Unreadable {
                path: PATH.to_owned(),
                reason: format!("line {number}: a word, a tab and an easier word"),
            })
    })
    .collect()
}
