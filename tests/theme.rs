//! What `theme/` holds of mdBook's own: few files, each a copy of the version
//! that is used; and what is made from the chapters is made from these.

use std::fs;
use std::path::Path;

use mdbook_driver::MDBook;
use sha2::{Digest, Sha256};

use crate::tree;

/// The file of mdBook that `theme/` has a changed copy of, and the checksum of
/// the original that was changed.
const CHANGED: (&str, &str) = (
    "index.hbs",
    "bf8b6b7cc5c1e44b03ab0392297705a220b569b601286e0ad538cca6d56717f1",
);

/// Those that it has something else for: next to nothing in place of scripts
/// and fonts, and what mdBook leaves empty.
const REPLACED: [&str; 3] = ["highlight.js", "fonts/fonts.css", "head.hbs"];

/// All that mdBook would take from `theme/` in place of its own.
fn originals() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    MDBook::init(folder.path())
        .copy_theme(true)
        .build()
        .expect("mdBook makes a book");
    folder
}

fn checksum(file: &Path) -> String {
    let bytes = fs::read(file).unwrap_or_default();
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_changed_file_of_mdbook_was_made_from_its_present_version() {
    let folder = originals();
    let (name, recorded) = CHANGED;
    let now = checksum(&folder.path().join("theme").join(name));
    let message = format!(
        "mdBook's own `{name}` is another than the one that this file was made \
         from: carry over what has changed, and write \"{now}\" into \
         tests/theme.rs"
    );
    let file = Path::new("theme").join(name);
    let problem = tree::problem(&file, 1, &message);
    let problems = if now == recorded {
        vec![]
    } else {
        vec![problem]
    };
    tree::verdict("changed files of mdBook", 1, &problems);
}

#[test]
fn nothing_else_of_mdbook_is_replaced() {
    let folder = originals();
    let theirs = folder.path().join("theme");
    let ours = tree::files();
    let ours = ours
        .iter()
        .filter_map(|file| file.strip_prefix("theme").ok());
    let mut count = 0;
    let mut problems = Vec::new();
    for name in ours {
        count += 1;
        let mut known = REPLACED.iter().chain([&CHANGED.0]);
        let known = known.any(|known| name == Path::new(known));
        if theirs.join(name).is_file() && !known {
            let file = Path::new("theme").join(name);
            let message = "this replaces a file of mdBook, which has to be \
                           carried along: add it to tests/theme.rs, or do \
                           without";
            problems.push(tree::problem(&file, 1, message));
        }
    }
    tree::verdict("files in theme/", count, &problems);
}

#[test]
fn each_page_s_description_is_the_one_that_its_chapter_gives() {
    let made = book::head::text(tree::root()).expect("the chapters");
    let file = Path::new(book::head::FILE);
    let problem = "is not what the chapters give: run `cargo run -- describe`";
    let problems: Vec<_> = (tree::read(file) != made)
        .then(|| tree::problem(file, 1, problem))
        .into_iter()
        .collect();
    tree::verdict("lines of descriptions", made.lines().count(), &problems);
}
