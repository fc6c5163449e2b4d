//! What the repository knows of the kernel: the tables in `data/`, what the
//! manual says, and which chapter teaches which system call.

use crate::chapter::{Entry, summary};
use crate::files_in;
use crate::lookup::handler;
use anyhow::{Context as _, Result};
use kernel_table::manual::Pages;
use kernel_table::schema::{Row, Table};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Where the kernel's source is read, and the version that is meant.
const SOURCE: &str =
    "https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/tree";

/// The definition of a handler, as the listings' documentation names it.
static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\bSYSCALL_DEFINE[0-6]\((\w+)").expect("a right pattern")
});

/// A manual page.
#[derive(Clone, Debug, PartialEq)]
pub struct Manual {
    /// Its name as it is written in text, such as `openat(2)`.
    pub name: String,
    /// Its address in the web.
    pub address: String,
}

/// The chapter that teaches a system call.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The chapter's file, relative to `src/`.
    pub path: PathBuf,
    /// The chapter's title.
    pub title: String,
}

/// What is known of the kernel.
#[derive(Debug)]
pub struct Facts {
    /// The newest kernel's table.
    pub table: Table,
    /// The tables of older kernels, the oldest first.
    pub older: Vec<Table>,
    /// How fast the programs are, as `measure` wrote it.
    pub speed: serde_json::Value,
    /// What the manual says.
    pages: Pages,
    /// The chapter of each handler, by its name without `sys_`.
    lessons: BTreeMap<String, Lesson>,
}

/// What was measured; nothing if nothing was.
fn speed(root: &Path) -> Result<serde_json::Value> {
    let path = root.join(crate::measure::FILE);
    if !path.exists() {
        return Ok(serde_json::Value::Null);
    }
    let text = crate::read(&path)?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

impl Facts {
    /// Reads the facts of the repository at `root`.
    pub fn read(root: &Path) -> Result<Facts> {
        let data = root.join("data");
        let mut older = Table::all(&data)?;
        let table = older.pop().with_context(|| {
            format!("{}: there is no x86_64-VERSION.json", data.display())
        })?;
        Ok(Facts {
            table,
            older,
            speed: speed(root)?,
            pages: Pages::read(&data)?,
            lessons: lessons(root)?,
        })
    }

    /// The chapter that teaches the system call of a row.
    pub fn lesson(&self, row: &Row) -> Option<&Lesson> {
        self.lessons.get(handler(row).strip_prefix("sys_")?)
    }

    /// Since which version a row has been there: what the manual says, unless
    /// the tables know better or the manual nothing.
    pub fn since(&self, row: &Row) -> Option<String> {
        let manual = self.pages.since(row);
        if let Some(manual) = manual.filter(|_| self.agrees(row)) {
            return Some(format!("since {}", manual.replace("; ", " and ")));
        }
        let since = row.since.as_ref()?;
        let by = series(&since.by);
        Some(match &since.after {
            Some(after) => format!("after {}, by {by}", series(after)),
            None => format!("{by} or before"),
        })
    }

    fn agrees(&self, row: &Row) -> bool {
        self.pages.contradiction(row).is_none()
    }

    /// The manual page of a row.
    pub fn manual(&self, row: &Row) -> Option<Manual> {
        let (name, section) = self.pages.page(row)?.rsplit_once('.')?;
        Some(Manual {
            name: format!("{name}({section})"),
            address: self.pages.address(row)?,
        })
    }

    /// The addresses that the pages of the tables link to.
    pub fn addresses(&self) -> BTreeSet<String> {
        let Table { rows, errnos, .. } = &self.table;
        let definition = |row: &Row| {
            let (file, line) = (row.file.as_ref()?, row.line?);
            Some(self.source(file, line))
        };
        let definitions = rows.iter().filter_map(definition);
        let manuals = rows.iter().filter_map(|row| self.manual(row));
        let headers = errnos.iter().map(|e| self.source(&e.file, e.line));
        definitions
            .chain(manuals.map(|manual| manual.address))
            .chain(headers)
            .collect()
    }

    /// The address of a line of the newest kernel's source.
    pub fn source(&self, file: &str, line: u32) -> String {
        format!("{SOURCE}/{file}?h=v{}#n{line}", self.table.kernel)
    }
}

/// The first two numbers of a kernel's version.
pub fn series(kernel: &str) -> &str {
    let dot = kernel.match_indices('.').nth(1);
    dot.map_or(kernel, |(at, _)| &kernel[..at])
}

/// A chapter teaches a handler if a public item of its listing names the
/// handler's definition as what it stands for. The first chapter wins.
fn lessons(root: &Path) -> Result<BTreeMap<String, Lesson>> {
    let mut lessons = BTreeMap::new();
    for entry in summary(&crate::read(&root.join("src/SUMMARY.md"))?) {
        let Some((_, name)) = entry.part_and_name() else {
            continue;
        };
        let source = root.join("listings").join(name).join("src");
        for file in files_in(&source, "rs") {
            for handler in handlers(&crate::read(&file)?) {
                lessons.entry(handler).or_insert_with(|| lesson(&entry));
            }
        }
    }
    Ok(lessons)
}

fn lesson(entry: &Entry) -> Lesson {
    Lesson {
        path: entry.path.clone(),
        title: entry.title.clone(),
    }
}

/// The handlers that stand in the paragraphs of documentation that begin with
/// `Kernel:`.
fn handlers(code: &str) -> Vec<String> {
    let mut handlers = Vec::new();
    let mut inside = false;
    for line in code.lines() {
        let text = line.trim_start().strip_prefix("///").map(str::trim);
        inside = text.is_some_and(|text| {
            text.starts_with("Kernel:") || inside && !text.is_empty()
        });
        if inside {
            let found = DEFINITION.captures_iter(line);
            handlers.extend(found.map(|found| found[1].to_owned()));
        }
    }
    handlers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;
    use crate::lookup::exactly;

    const LIB: &str = "listings/first/src/lib.rs";

    fn lesson_of(tree: &Tree, name: &str) -> Option<String> {
        let facts = Facts::read(tree.root()).expect("facts");
        let row = exactly(&facts.table, name)[0];
        facts.lesson(row).map(|lesson| lesson.title.clone())
    }

    #[test]
    fn a_chapter_teaches_what_its_listing_documents() {
        let tree = Tree::new();
        assert_eq!(lesson_of(&tree, "write"), None);
        let docs = "/// One.\n///\n/// Kernel: `SYSCALL_DEFINE3(write, …)` in\n\
                    /// `fs/read_write.c` and `SYSCALL_DEFINE3(read, …)`.\n";
        tree.edit(LIB, "/// One.\n", docs);
        assert_eq!(lesson_of(&tree, "write"), Some("First".to_owned()));
        assert_eq!(lesson_of(&tree, "read"), Some("First".to_owned()));
        let code = tree.read(LIB);
        tree.write("listings/second/src/more.rs", &code);
        assert_eq!(lesson_of(&tree, "write"), Some("First".to_owned()));
        tree.write(LIB, "// Kernel: SYSCALL_DEFINE3(write, …)\n");
        assert_eq!(lesson_of(&tree, "write"), Some("Second".to_owned()));
    }

    #[test]
    fn a_handler_is_more_than_a_name() {
        let tree = Tree::new();
        let docs = "/// Kernel: `SYSCALL_DEFINE3(readv, …)`.\n/// One.\n";
        tree.edit(LIB, "/// One.\n", docs);
        let facts = Facts::read(tree.root()).expect("facts");
        let rows = exactly(&facts.table, "readv");
        assert!(facts.lesson(rows[0]).is_some());
        assert!(facts.lesson(rows[1]).is_none(), "compat_sys_readv");
    }

    #[test]
    fn documentation_that_tells_something_else_does_not_count() {
        let code = "/// Unlike `SYSCALL_DEFINE1(exit, …)`.\n///\n\
                    /// Kernel: `SYSCALL_DEFINE1(exit_group, …)`.\n///\n\
                    /// See `SYSCALL_DEFINE1(close, …)`.\n";
        assert_eq!(handlers(code), ["exit_group"]);
    }

    #[test]
    fn an_age_is_the_manuals_unless_the_tables_know_better() {
        let tree = Tree::new();
        let facts = Facts::read(tree.root()).expect("facts");
        for (name, since) in [
            ("openat", "since 6.5"),
            ("read", "since 1.0"),
            ("write", "6.1 or before"), // its page says 7.4
            ("readv", "6.1 or before"),
        ] {
            let row = exactly(&facts.table, name)[0];
            assert_eq!(facts.since(row).as_deref(), Some(since), "{name}");
        }
        let path = "data/manual-pages.json";
        tree.edit(path, "\"6.5\"", "\"6.0\"");
        let facts = Facts::read(tree.root()).expect("facts");
        let row = exactly(&facts.table, "openat")[0];
        assert_eq!(facts.since(row).expect("an age"), "after 6.1, by 7.3");
    }

    #[test]
    fn a_series_is_two_numbers() {
        assert_eq!(series("6.1.192"), "6.1");
        assert_eq!(series("7.3"), "7.3");
    }
}
