//! A story of a neighbour. A scheme always stands beside one.

use super::id::NeighbourhoodId;

/// A story, told by a neighbour in the first person.
#[derive(Clone, Debug)]
pub struct Story {
    /// The name in addresses.
    pub key: String,
    /// Title.
    pub title: String,
    /// First name of who tells it.
    pub author: String,
    /// Where they live.
    pub neighbourhood: NeighbourhoodId,
    /// The scheme it stands beside.
    pub scheme: Option<String>,
    /// The day it was told.
    pub date: jiff::civil::Date,
    /// One sentence.
    pub summary: String,
    /// Paragraphs, separated by blank lines.
    pub text: String,
}
