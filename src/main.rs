//! The program: parse arguments, call `cli`, map the result to an exit code.
fn main() {}
