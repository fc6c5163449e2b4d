//! Makes the skeleton of a chapter: its text, its crate with a program, tests
//! and a transcript, its line in SUMMARY.md and its entry in Cargo.toml.
//!
//! The skeleton passes every check, except that its text says `unwritten`.

use crate::chapter::summary;
use crate::listings::ident;
use crate::say;
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Makes the chapter `name` in `part`, the folder of `src/`.
pub fn make(
    root: &Path,
    part: &str,
    name: &str,
    title: Option<&str>,
) -> Result<()> {
    refuse_bad(root, part, name)?;
    let title = title.map_or_else(|| title_of(name), str::to_owned);
    let plan = Plan {
        files: files(part, name, &title),
        edits: vec![
            edit(root, "src/SUMMARY.md", |text| {
                Ok(add_to_summary(text, part, name, &title))
            })?,
            edit(root, "Cargo.toml", |text| add_to_workspace(text, name))?,
        ],
    };
    plan.carry_out(root)?;
    for (path, _) in &plan.files {
        say(format_args!("made {path}"));
    }
    say(format_args!(
        "added {name} to src/SUMMARY.md and Cargo.toml"
    ));
    say(format_args!(
        "now write src/{part}/{name}.md; `cargo run` shows it"
    ));
    Ok(())
}

fn refuse_bad(root: &Path, part: &str, name: &str) -> Result<()> {
    for word in [part, name] {
        let kebab = |piece: &str| {
            let mut bytes = piece.bytes();
            !piece.is_empty()
                && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let starts = word.starts_with(|c: char| c.is_ascii_lowercase());
        if !starts || !word.split('-').all(kebab) {
            bail!(
                "`{word}` is not a name: write lower-case letters and digits, \
                 words joined by `-`, as in `hello-kernel`"
            );
        }
    }
    if part == "reference" {
        bail!(
            "chapters in src/reference/ have no crate: write \
             src/reference/{name}.md and its line in SUMMARY.md yourself"
        );
    }
    if RESERVED.contains(&name) {
        bail!("a crate cannot be called `{name}` in Rust: choose another name");
    }
    taken(root, name)
}

/// Words of the language and crates that every program has.
const RESERVED: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "core",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc-macro",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

fn taken(root: &Path, name: &str) -> Result<()> {
    for part in crate::names_in(&root.join("src")) {
        let path = format!("src/{part}/{name}.md");
        if root.join(&path).exists() {
            bail!("there is a chapter {path}: choose another name");
        }
    }
    let mut paths =
        vec![format!("listings/{name}"), format!("examples/{name}.rs")];
    for listing in crate::names_in(&root.join("listings")) {
        paths.push(format!("listings/{listing}/examples/{name}.rs"));
    }
    for path in paths {
        if root.join(&path).exists() {
            bail!("{path} has this name already: choose another");
        }
    }
    let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap_or_default();
    if lock.contains(&format!("\nname = \"{name}\"\n")) {
        bail!(
            "a crate that this book's tools use is called `{name}`: choose \
               another name"
        );
    }
    Ok(())
}

/// `system-calls` → `System calls`.
fn title_of(name: &str) -> String {
    let mut title = name.replace('-', " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

/// The new files and their texts.
fn files(part: &str, name: &str, title: &str) -> Vec<(String, String)> {
    let ident = ident(name);
    let fill = |text: &str| {
        text.replace("NAME", name)
            .replace("IDENT", &ident)
            .replace("TITLE", title)
    };
    let dir = format!("listings/{name}");
    [
        (format!("src/{part}/{name}.md"), CHAPTER),
        (format!("{dir}/Cargo.toml"), MANIFEST),
        (format!("{dir}/src/lib.rs"), LIBRARY),
        (format!("{dir}/examples/{name}.rs"), EXAMPLE),
        (format!("{dir}/tests/{ident}.rs"), TEST),
        (format!("{dir}/output/{name}.console"), TRANSCRIPT),
    ]
    .into_iter()
    .map(|(path, text)| (path, fill(text)))
    .collect()
}

const CHAPTER: &str = "\
# TITLE

<!-- unwritten -->

```rust
{{#rustdoc_include ../../listings/NAME/examples/NAME.rs}}
```

```console
{{#include ../../listings/NAME/output/NAME.console}}
```

```rust
{{#rustdoc_include ../../listings/NAME/src/lib.rs:first}}
```
";

const MANIFEST: &str = "\
[package]
name = \"NAME\"
description = \"The listings of the chapter NAME\"
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish = false

[lints]
workspace = true

[dependencies]
register-abi.workspace = true
";

const LIBRARY: &str = "\
//! Listings of the chapter *TITLE*.
#![no_std]

use register_abi::syscall0;

/// Returns the number of the running process.
///
/// Kernel: `SYSCALL_DEFINE0(getpid)` in `kernel/sys.c`.
///
/// # Examples
///
/// ```
/// use IDENT::first;
///
/// assert_eq!(first(), std::process::id() as isize);
/// ```
// ANCHOR: first
pub fn first() -> isize {
    // SAFETY: `getpid` (39) takes no arguments and changes nothing.
    unsafe { syscall0(39) }
}
// ANCHOR_END: first
";

const EXAMPLE: &str = "\
//! The first program of the chapter *TITLE*.

use IDENT::first;

fn main() {
    println!(\"pid {}\", first());
}
";

const TEST: &str = "\
//! What the listings of `NAME` promise.

use IDENT::first;

#[test]
fn first_is_the_number_of_this_process() {
    assert_eq!(first(), std::process::id() as isize);
}
";

const TRANSCRIPT: &str = "\
$ cargo run -q --example NAME
pid 4242
";

/// SUMMARY.md with the chapter's line: behind the last chapter of its part,
/// or in a new part before the reference.
fn add_to_summary(text: &str, part: &str, name: &str, title: &str) -> String {
    let line = format!("- [{title}]({part}/{name}.md)");
    let mut lines: Vec<&str> = text.lines().collect();
    let entries = summary(text);
    let last = entries.iter().rev().find(|entry| {
        entry
            .part_and_name()
            .is_some_and(|(other, _)| other == part)
    });
    let heading = format!("# {}", title_of(part));
    if let Some(entry) = last {
        lines.insert(entry.line, &line);
    } else {
        let reference = lines.iter().position(|line| *line == "# Reference");
        let at = reference.unwrap_or(lines.len());
        let before = (at == lines.len()).then_some("");
        let after = (at < lines.len()).then_some("");
        let new = before
            .into_iter()
            .chain([&heading[..], "", &line])
            .chain(after);
        lines.splice(at..at, new);
    }
    lines.join("\n") + "\n"
}

/// The root's Cargo.toml with the crate in `[workspace.dependencies]`, whose
/// lines are in the order of the alphabet.
fn add_to_workspace(text: &str, name: &str) -> Result<String> {
    let new = format!("{name} = {{ path = \"listings/{name}\" }}");
    let mut lines: Vec<&str> = text.lines().collect();
    let table = "[workspace.dependencies]";
    let start = lines
        .iter()
        .position(|line| *line == table)
        .with_context(|| format!("Cargo.toml:1: has no `{table}`; add it"))?;
    let table = &lines[start + 1..];
    let behind = |line: &str| line.is_empty() || *line > new[..];
    let at = table.iter().position(|line| behind(line));
    lines.insert(start + 1 + at.unwrap_or(table.len()), &new);
    Ok(lines.join("\n") + "\n")
}

/// A file to be changed: its path, its text now and then.
type Edit = (&'static str, String, String);

fn edit(
    root: &Path,
    path: &'static str,
    change: impl FnOnce(&str) -> Result<String>,
) -> Result<Edit> {
    let old = crate::read(&root.join(path))?;
    let new = change(&old)?;
    Ok((path, old, new))
}

struct Plan {
    files: Vec<(String, String)>,
    edits: Vec<Edit>,
}

impl Plan {
    /// Makes the files and the changes, all or none.
    fn carry_out(&self, root: &Path) -> Result<()> {
        let mut made = Vec::new();
        let result = self.write(root, &mut made);
        if result.is_err() {
            self.undo(root, &made);
        }
        result
    }

    fn write(&self, root: &Path, made: &mut Vec<PathBuf>) -> Result<()> {
        for (path, text) in &self.files {
            let path = root.join(path);
            let context = || format!("{} cannot be made", path.display());
            make_folders(&path, made).with_context(context)?;
            let mut file = fs::File::create_new(&path).with_context(context)?;
            made.push(path.clone());
            file.write_all(text.as_bytes()).with_context(context)?;
        }
        for (path, _, new) in &self.edits {
            fs::write(root.join(path), new)
                .with_context(|| format!("{path} cannot be changed"))?;
        }
        Ok(())
    }

    /// Removes what was made. Errors are passed over: one has been met
    /// already and is the one to report.
    fn undo(&self, root: &Path, made: &[PathBuf]) {
        for path in made.iter().rev() {
            let _ = match path.is_dir() {
                true => fs::remove_dir(path),
                false => fs::remove_file(path),
            };
        }
        for (path, old, _) in &self.edits {
            let _ = fs::write(root.join(path), old);
        }
    }
}

/// Makes the folders that a file needs.
fn make_folders(file: &Path, made: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let missing: Vec<&Path> = file
        .ancestors()
        .skip(1)
        .take_while(|dir| !dir.exists())
        .collect();
    for dir in missing.into_iter().rev() {
        fs::create_dir(dir)?;
        made.push(dir.to_path_buf());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::fixture::Tree;
    use std::collections::BTreeMap;

    /// All files of a tree.
    fn snapshot(tree: &Tree) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for end in ["md", "toml", "rs", "console"] {
            for file in crate::files_in(tree.root(), end) {
                let name = file.display().to_string();
                files.insert(name, fs::read_to_string(&file).expect("text"));
            }
        }
        files
    }

    #[test]
    fn a_skeleton_passes_the_checks() {
        let tree = Tree::new();
        make(tree.root(), "part", "third-one", None).expect("made");
        make(tree.root(), "new-part", "fourth", Some("4th")).expect("made");
        assert_eq!(check(tree.root()).expect("readable").problems, []);
        assert_eq!(
            tree.read("src/SUMMARY.md"),
            "\
# Summary

[Introduction](introduction.md)

# Part

- [First](part/first.md)
- [Second](part/second.md)
- [Third one](part/third-one.md)

# New part

- [4th](new-part/fourth.md)

# Reference

- [Glossary](reference/glossary.md)
"
        );
        let manifest = tree.read("Cargo.toml");
        let table = "\
first = { path = \"listings/first\" }
fourth = { path = \"listings/fourth\" }
second = { path = \"listings/second\" }
third-one = { path = \"listings/third-one\" }

";
        assert!(manifest.contains(table), "{manifest}");
        let chapter = tree.read("src/part/third-one.md");
        assert!(chapter.starts_with("# Third one\n\n<!-- unwritten -->\n"));
    }

    #[test]
    fn bad_and_taken_names_are_refused_and_nothing_is_written() {
        let tree = Tree::new();
        tree.write("Cargo.lock", "[[package]]\nname = \"anyhow\"\n");
        let before = snapshot(&tree);
        for (part, name, message) in [
            ("part", "Third", "is not a name"),
            ("part", "a_b", "is not a name"),
            ("part", "a--b", "is not a name"),
            ("part", "9a", "is not a name"),
            ("../x", "third", "is not a name"),
            ("part", "", "is not a name"),
            ("reference", "third", "have no crate"),
            ("part", "match", "cannot be called"),
            ("part", "first", "there is a chapter src/part/first.md"),
            ("other", "first", "there is a chapter src/part/first.md"),
            (
                "part",
                "one",
                "listings/first/examples/one.rs has this name",
            ),
            ("part", "whole", "examples/whole.rs has this name"),
            ("part", "anyhow", "tools use"),
        ] {
            let error = make(tree.root(), part, name, None).expect_err(name);
            assert!(error.to_string().contains(message), "{error}");
        }
        assert_eq!(snapshot(&tree), before);
    }

    #[test]
    fn what_was_made_is_removed_when_writing_fails() {
        let tree = Tree::new();
        let before = snapshot(&tree);
        let mut plan = Plan {
            files: files("new", "third", "Third"),
            edits: vec![
                edit(tree.root(), "Cargo.toml", |_| Ok("new".into()))
                    .expect("readable"),
            ],
        };
        // A file where a folder is needed.
        plan.files
            .push(("src/introduction.md/x".into(), String::new()));
        plan.carry_out(tree.root()).expect_err("it cannot be made");
        assert_eq!(snapshot(&tree), before);
        assert!(!tree.root().join("listings/third").exists());
        assert!(!tree.root().join("src/new").exists());
    }
}
