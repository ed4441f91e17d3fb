//! Every integration test, in one binary: the demo town and the servers start once.

#![allow(clippy::unwrap_used, clippy::too_many_lines)] // A test that cannot go on says where; a table of cases is long.

mod accessible;
mod activities;
mod app;
mod audit;
mod browser;
mod choices;
mod cli;
mod connector;
mod coordinator;
mod demo_days;
mod exchange;
mod flows;
mod imports;
mod interests;
mod keyboard;
mod labels;
mod languages;
mod looks;
mod meetings;
mod municipality;
mod my_data;
mod overview;
mod pictures;
mod postgres;
mod processes;
mod promises;
mod readability;
mod register;
mod reports;
mod schemes;
mod search;
mod sheet;
mod shipped;
mod sign_in;
mod staff;
mod store;
mod thread;
mod tidy;
mod vocabulary;
mod wall;
mod waves;
mod web;
mod words;
