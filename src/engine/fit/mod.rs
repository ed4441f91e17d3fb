//! FITTING. Models from interactions: pure functions of sparse lists, no IO.
//!
//! Symbols, as in the papers (GF-CF, Shen et al. 2021; EASE, Steck 2019): `X` is the binary matrix
//! of users by items, `d_u` and `d_i` how many entries a row or a column has, `D` their diagonal
//! matrices. Every sum runs in a fixed order, so the same lists give the same bytes however many
//! threads there are.

pub mod filter;
pub mod fusion;
mod item_model;
pub mod kernel;
pub mod lists;
pub mod one_hop;
mod ordered;
pub mod popularity;
pub mod recipe;
pub mod ridge;
mod solve;
pub mod tokens;
mod touched;

pub use filter::Filter;
pub use item_model::ItemModel;
pub use kernel::Kernel;
pub use lists::Lists;
pub use one_hop::OneHop;
pub use ordered::{Order, Ordered};
pub use popularity::Popularity;
pub use recipe::Recipe;
pub use ridge::Ridge;
pub use tokens::TokenFilter;
pub use touched::Touched;

/// What gives every item a score for somebody with a history.
pub trait ItemScores: Sync {
    /// How many items there are.
    fn items(&self) -> usize;

    /// Adds the scores of all items to `scores`, which comes empty; items that get none stay
    /// untouched.
    fn score(&self, history: &[u32], scores: &mut Touched);
}
