//! Each Rust block of the pages, hidden lines included, compiles alone with
//! plain `rustc` under the book's edition and runs, as it does in the
//! Playground: once as it is and once optimised.
//!
//! skeptic makes the tests (see `build.rs`) and calls them by its name. The
//! modules below have something else under this name, which chooses the
//! compiler and the level. That `build.rs` got to make the tests proves that
//! the chapters have no error.

use std::env;
use std::sync::Once;

use crate::{markdown, tree};

/// The number of tests that skeptic has made.
const COUNT: usize = include!(concat!(env!("OUT_DIR"), "/snippets-count.rs"));

macro_rules! snippets_at {
    ($level:ident, $last_line:literal) => {
        mod $level {
            mod skeptic {
                pub mod rt {
                    #[allow(dead_code, reason = "no page may need it")]
                    pub fn compile_test(
                        root: &str,
                        out: &str,
                        target: &str,
                        text: &str,
                    ) {
                        crate::snippets::use_plain_rustc();
                        let text = format!("{text}{}", $last_line);
                        ::skeptic::rt::compile_test(root, out, target, &text);
                    }

                    #[allow(dead_code, reason = "no page may need it")]
                    pub fn run_test(
                        root: &str,
                        out: &str,
                        target: &str,
                        text: &str,
                    ) {
                        crate::snippets::use_plain_rustc();
                        let text = format!("{text}{}", $last_line);
                        ::skeptic::rt::run_test(root, out, target, &text);
                    }
                }
            }
            include!(concat!(env!("OUT_DIR"), "/snippets.rs"));
        }
    };
}

snippets_at!(as_it_is, "");
snippets_at!(optimised, "// opt-level=3\n");

/// Makes skeptic call `rustc-alone.sh`.
fn use_plain_rustc() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let compiler = concat!(env!("OUT_DIR"), "/rustc-alone");
        // SAFETY: everything in this process reads the environment through
        // the standard library, which has a lock for it: no C code is linked
        // that calls `getenv`.
        unsafe { env::set_var("RUSTC", compiler) };
        // SAFETY: as above.
        unsafe { env::set_var("BOOK_RUSTC", env!("BOOK_RUSTC")) };
        // SAFETY: as above.
        unsafe { env::set_var("BOOK_EDITION", env!("BOOK_EDITION")) };
    });
}

#[test]
fn every_rust_block_is_tested_and_has_a_main() {
    let mut count = 0;
    let mut problems = Vec::new();
    for chapter in book::site::chapters(tree::root()).expect("the chapters") {
        let page = std::path::Path::new("src").join(&chapter.path);
        for block in markdown::blocks(&chapter.content) {
            if !block.has("rust") || block.has("compile_fail") {
                continue;
            }
            count += 1;
            if !markdown::program(&block.text).contains("fn main()") {
                let message = "this block has no `fn main()`; add one";
                problems.push(tree::problem(&page, block.line, message));
            }
        }
    }
    assert_eq!(count, COUNT, "skeptic sees other Rust blocks than mdBook");
    tree::verdict("Rust blocks, each run at two levels", count, &problems);
}
