//! The repository as the gates see it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use walkdir::{DirEntry, WalkDir};

/// The repository's root.
pub fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("tests/ stands in the repository")
}

/// All files of the repository, relative to its root, in order. What cargo, npm
/// and git make is left out, and every site that mdBook wrote.
pub fn files() -> Vec<PathBuf> {
    entries()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| relative(entry.path()))
        .collect()
}

fn entries() -> impl Iterator<Item = DirEntry> {
    let made = ["target", ".git", "tests/browser/node_modules"];
    let made = made.map(|name| root().join(name));
    let is_made = move |path: &Path| {
        made.iter().any(|made| made == path) || path.join(".nojekyll").exists()
    };
    WalkDir::new(root())
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| !is_made(entry.path()))
        .map(|entry| entry.expect("the repository can be read"))
}

/// The symbolic links of the repository, each with where it leads.
pub fn links() -> Vec<(PathBuf, PathBuf)> {
    let entries = entries().filter(|entry| entry.path_is_symlink());
    let links = entries.map(|entry| {
        let target = fs::read_link(entry.path()).expect("it is a link");
        (relative(entry.path()), target)
    });
    links.collect()
}

/// The files whose names end in one of `extensions`.
pub fn files_with(extensions: &[&str]) -> Vec<PathBuf> {
    let wanted = |path: &PathBuf| {
        let extension = path.extension().and_then(OsStr::to_str);
        extension.is_some_and(|found| extensions.contains(&found))
    };
    files().into_iter().filter(wanted).collect()
}

/// The pages of the book, SUMMARY.md left out, as they were written.
pub fn pages() -> Vec<PathBuf> {
    let mut pages = files_with(&["md"]);
    pages.retain(|path| path.starts_with("src"));
    pages.retain(|path| !path.ends_with("SUMMARY.md"));
    pages
}

/// Tells whether a page is a chapter, with a listing of the same name.
pub fn is_chapter(page: &Path) -> bool {
    page.components().count() == 3 && !page.starts_with("src/reference")
}

/// The text of a file that is given relative to the root.
pub fn read(path: &Path) -> String {
    let text = fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn relative(path: &Path) -> PathBuf {
    let path = path.strip_prefix(root()).expect("it is in the repository");
    path.to_owned()
}

/// The files that a page includes, each with the line that does it.
pub fn includes(page: &Path) -> Vec<(usize, PathBuf)> {
    let text = read(page);
    let folder = page.parent().expect("a page stands in src/");
    let target = |line: &str| {
        let (_, rest) = line.split_once("{{#")?;
        let (_, rest) = rest.split_once("include ")?;
        let (target, _) = rest.split_once("}}")?;
        let file = target.split(':').next()?.trim();
        Some(normalised(&folder.join(file)))
    };
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(index, line)| Some((index + 1, target(line)?)))
        .collect()
}

/// `a/b/../c` as `a/c`.
pub fn normalised(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(result.pop()),
            Component::CurDir => {}
            component => result.push(component),
        }
    }
    result
}

/// A command of cargo's, run in the root. skeptic's compiler is not for it.
pub fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(root());
    command.env_remove("RUSTC");
    command
}

/// What `cargo metadata` says of the workspace and its dependencies.
pub fn metadata() -> Value {
    let output = cargo(&[
        "metadata",
        "--format-version=1",
        "--offline",
        "--filter-platform=x86_64-unknown-linux-gnu",
    ])
    .output()
    .expect("cargo can be started");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo metadata: {error}");
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

/// The compiler, which is the one that cargo uses for this workspace.
pub fn rustc() -> Command {
    Command::new(env!("BOOK_RUSTC"))
}

/// Tells whether this run has to prove everything: then what cannot be run
/// here is a failure, not a sentence.
pub fn must_be_complete() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty())
}

/// Says on the terminal that something was not proved and why; fails when
/// everything has to be. Unlike what `println!` prints, the sentence is seen
/// although the test passes.
#[track_caller]
pub fn skip(sentence: &str) {
    assert!(!must_be_complete(), "{sentence}");
    // If the terminal is gone, nobody misses it.
    let _ = writeln!(std::io::stderr(), "skipped: {sentence}");
}

/// Prints how many `items` a gate has looked at. Fails when there was none, or
/// when there is a problem with any.
#[track_caller]
pub fn verdict(items: &str, count: usize, problems: &[String]) {
    println!("{count} {items}");
    let problems = problems.join("\n");
    assert!(problems.is_empty(), "\n{problems}\n");
    assert!(count > 0, "no {items}: this gate has looked at nothing");
}

/// A problem as a line: where it is, what it is, and what to do.
pub fn problem(file: &Path, line: usize, message: &str) -> String {
    format!("{}:{line}: {message}", file.display())
}
