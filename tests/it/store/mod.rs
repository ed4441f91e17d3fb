//! One store on two databases: every method of it gives the same answer on both.

mod activities;
mod asking;
mod backup;
pub mod bench;
mod cases;
mod complete;
mod conformance;
mod digests;
mod doings;
mod meetings;
mod municipality;
mod opening;
mod people;
mod place;
mod retention;
mod start;
mod stories;
mod street;
mod things;
mod writers;
