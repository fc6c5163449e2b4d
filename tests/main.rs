//! What proves the book: one module a gate.
//!
//! `cargo test -p book-tests` runs all of them, and
//! `cargo test -p book-tests links -- --show-output` one, with the number of
//! things that it has looked at.

mod browser;
mod clobbers;
mod compile_fail;
mod constants;
mod html;
mod layouts;
mod links;
mod machine_code;
mod markdown;
mod names;
mod numbers;
mod programs;
mod prose;
mod rust_code;
mod snippets;
mod style;
mod tables;
mod theme;
mod transcripts;
mod tree;
mod weight;
