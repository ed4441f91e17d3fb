//! Naober: neighbours find each other on what they enjoy and what they are good at.
//!
//! The module list is the map; `ARCHITECTURE.md` says what each room may touch, and
//! `tests/it/tidy.rs` checks it.

pub mod app;
#[cfg(feature = "audit")]
pub mod audit;
pub mod backup;
pub mod calendar;
pub mod cli;
pub mod dataset;
pub mod disclosure;
pub mod domain;
pub mod engine;
pub mod feed;
pub mod i18n;
pub mod import;
pub mod mail;
pub mod paper;
pub mod schemes;
pub mod search;
pub mod simulate;
pub mod store;
pub mod text;
pub mod web;
