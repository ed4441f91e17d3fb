//! The conformance suite: every question and change of the store, on both databases, compared.

mod conformance;
mod durability;
