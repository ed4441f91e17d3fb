//! Every integration test, in one binary: the demo town and the servers start once.

#![allow(clippy::unwrap_used)] // A test that cannot go on says where.

mod app;
mod browser;
mod postgres;
mod processes;
mod promises;
mod store;
mod thread;
mod tidy;
mod web;
