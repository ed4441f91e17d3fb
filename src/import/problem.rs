//! What is wrong in a file, and exactly where.

/// A problem in a file of lines.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, {column}: {reason}")]
pub struct FileProblem {
    /// The file's name, as it was given.
    pub file: String,
    /// The line, from 1; the header of a table is line 1.
    pub line: u64,
    /// The column: its name in a table, its number in a list.
    pub column: String,
    /// Why it cannot be read.
    pub reason: String,
}
