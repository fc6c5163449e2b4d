//! Builds, serves and checks the book.
//!
//! The library is mdBook with one preprocessor of our own, and the checks that
//! keep the chapters true:
//!
//! - [`chapter`] finds the code blocks and includes of a chapter,
//! - [`source`] reads a Rust file: its anchors, its items, their examples,
//! - [`listings`] knows the crates under `listings/`,
//! - [`snippets`] turns an include into a block that compiles alone,
//! - [`check`] finds everything that is wrong with the chapters,
//! - [`problem`] is how all of them say what is wrong and where,
//! - [`code`] and [`highlight`] turn code blocks into HTML,
//! - [`head`] describes each page to search engines,
//! - [`site`] makes the chapters' final text and the pages,
//! - [`pdf`] prints them,
//! - [`publish`] tells them where they will stand, and takes their pictures,
//! - [`chromium`] is the browser that both need,
//! - [`serve`] shows the pages and renews them on a change,
//! - [`transcripts`] runs recorded commands again,
//! - [`facts`] knows the kernel's tables and which chapter teaches what,
//! - [`lookup`] finds rows of the tables,
//! - [`changes`] tells what changed from one kernel to another,
//! - [`tables`] puts the tables on the pages,
//! - [`stepper`] puts a program's execution under a listing,
//! - [`recordings`] has it recorded,
//! - [`ring0`] puts the recordings of the kernel there,
//! - [`names`] links the names in the text to their rows,
//! - [`terminal`] says what it finds in a terminal,
//! - [`new_chapter`] makes the skeleton of a chapter,
//! - [`preprocess`] serves the official `mdbook`.

pub mod changes;
pub mod chapter;
pub mod check;
pub mod chromium;
pub mod code;
pub mod facts;
pub mod head;
pub mod highlight;
pub mod inside;
pub mod listings;
pub mod lookup;
pub mod measure;
pub mod names;
pub mod new_chapter;
pub mod pdf;
pub mod preprocess;
pub mod problem;
pub mod publish;
pub mod recordings;
pub mod ring0;
pub mod serve;
pub mod site;
pub mod snippets;
pub mod source;
pub mod stepper;
pub mod tables;
pub mod terminal;
pub mod transcripts;

#[cfg(test)]
mod fixture;

use anyhow::{Context as _, Result, anyhow};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

/// Finds the repository: the nearest folder, from `start` upwards, that holds
/// `book.toml` and `listings/`.
pub fn find_root(start: &Path) -> Result<PathBuf> {
    start
        .ancestors()
        .find(|dir| {
            dir.join("book.toml").is_file() && dir.join("listings").is_dir()
        })
        .map(Path::to_path_buf)
        .ok_or_else(|| {
            anyhow!(
                "{} is not inside the book's repository: change to the folder \
                 that holds book.toml, or to one below it",
                start.display()
            )
        })
}

/// Says something on the terminal. If nobody reads it any more, as in
/// `cargo run | head`, the work goes on.
pub fn say(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Reads a file as text; an error names the file.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .with_context(|| format!("{}: cannot be read", path.display()))
}

/// Takes `.` and `x/..` out of a path without looking at the disk. `None` if
/// it leads out of where it starts.
pub(crate) fn clean(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !clean.pop() {
                    return None;
                }
            }
            Component::Normal(name) => clean.push(name),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(clean)
}

/// The names of what lies in a folder, in order; none if there is no folder.
pub(crate) fn names_in(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// All files below a folder whose name ends in `.extension`, in order.
pub(crate) fn files_in(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for name in names_in(dir) {
        let path = dir.join(name);
        if path.is_dir() {
            files.extend(files_in(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            files.push(path);
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    #[test]
    fn the_root_is_found_from_any_folder_inside() {
        let tree = Tree::new();
        let inside = tree.root().join("listings/first/src");
        assert_eq!(find_root(&inside).expect("found"), tree.root());
        let error = find_root(Path::new("/")).expect_err("outside");
        assert!(error.to_string().contains("not inside the book"));
    }

    #[test]
    fn paths_are_cleaned_without_leaving_their_start() {
        let cleaned = clean(Path::new("src/a/../../b/./c"));
        assert_eq!(cleaned, Some(PathBuf::from("b/c")));
        assert_eq!(clean(Path::new("a/../../b")), None);
        assert_eq!(clean(Path::new("/etc/passwd")), None);
    }
}
