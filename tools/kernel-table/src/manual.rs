//! The manual pages of section 2: which system calls have one, and since
//! which kernel version a call exists according to the table in syscalls(2),
//! or, where that has no version, to the page's own section HISTORY.
//!
//! Only names and versions are taken, none of the pages' text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use crate::file;
use crate::schema::{Row, SCHEMA, Source, Table, Why, WhyKind, version};

/// The file's name; it stands beside the tables.
pub const NAME: &str = "manual-pages.json";

/// Where the pages are in the unpacked package.
const FOLDER: &str = "usr/share/man";

/// The page with the table of all system calls.
const LIST: &str = "man2/syscalls.2.gz";

/// What a comment begins with.
const COMMENT: &str = ".\\\"";

/// The page of the calls that have a number and never came.
const NEVER_CAME: &str = "unimplemented.2";

/// How many pages may each say no more than that another is meant.
const LONGEST_CHAIN: u32 = 5;

/// How the table of syscalls(2) writes a name: what stands before and after
/// it. The second and the third are newer (6.20 has no other).
const NAMES: [(&str, &str); 3] = [
    ("\\fB", "\\fP(2)"),
    ("\\f[B]", "\\f[](2)"),
    (".BR ", " (2)"),
];

/// What the manual says.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The version of this format, the tables' own.
    pub schema: u32,
    /// The Debian package that the pages came from.
    pub source: Source,
    /// By name, all that have a page in section 2 or stand in syscalls(2).
    pub names: BTreeMap<String, Name>,
}

/// What the manual says of one name.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The page that describes it, with its section, as in `stat.2`.
    pub page: Option<String>,
    /// What syscalls(2) has in its column of versions, as written.
    pub since: Option<String>,
    /// Whether syscalls(2) has nothing there, and `since` is what the call's
    /// own page says in its section HISTORY.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub history: bool,
    /// The version that removed it, if syscalls(2) has one in its notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<String>,
}

impl Pages {
    /// Reads the file from the folder `data`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is not of this format.
    pub fn read(data: &Path) -> Result<Pages> {
        let path = data.join(NAME);
        let pages: Result<Pages, _> = serde_json::from_str(&file::read(&path)?);
        let pages = pages.with_context(|| wrong(&path))?;
        ensure!(pages.schema == SCHEMA, wrong(&path));
        Ok(pages)
    }

    /// The page that describes the row's call, with its section: `stat.2`.
    pub fn page(&self, row: &Row) -> Option<&str> {
        self.names.get(&row.name)?.page.as_deref()
    }

    /// The same page's address in the web.
    pub fn address(&self, row: &Row) -> Option<String> {
        let page = self.page(row)?;
        let (_, section) = page.rsplit_once('.')?;
        let site = "https://man7.org/linux/man-pages";
        Some(format!("{site}/man{section}/{page}.html"))
    }

    /// The kernel version that first had the call, on any architecture, as
    /// the manual says; two as in `2.6; 2.4.18` where an older series got it
    /// later. Nothing for the numbers of x32, which are younger than the
    /// calls.
    pub fn since(&self, row: &Row) -> Option<&str> {
        let name = self.names.get(&row.name).filter(|_| row.is_64())?;
        name.since.as_deref()
    }

    /// Why a call of x86_64 has no handler, if the manual knows: it says when
    /// the call was removed, or has it on the page of those that never came.
    pub fn why(&self, name: &str) -> Option<Why> {
        let said = self.names.get(name)?;
        let manual = self.source.version.split('-').next()?;
        if let Some(removed) = &said.removed {
            let source =
                format!("man-pages {manual}, syscalls(2): Linux {removed}");
            return Some(Why {
                kind: WhyKind::Removed,
                source,
            });
        }
        let never_came = said.page.as_deref() == Some(NEVER_CAME);
        never_came.then(|| Why {
            kind: WhyKind::Reserved,
            source: format!("man-pages {manual}, unimplemented(2)"),
        })
    }

    /// How long the row has been there: since the version in the manual, or
    /// between which of the tables' it came.
    pub fn age(&self, row: &Row) -> Option<String> {
        if let Some(since) = self.since(row) {
            return Some(since.to_owned());
        }
        let tables = row.since.as_ref()?;
        let by = &tables.by;
        Some(match &tables.after {
            Some(after) => format!("after {after}, by {by}"),
            None => format!("{by} or before"),
        })
    }

    /// What the manual says of the row's age and the tables rule out; nothing
    /// when they agree, or one of them says nothing.
    pub fn contradiction(&self, row: &Row) -> Option<String> {
        let manual = self.since(row)?;
        let tables = row.since.as_ref()?;
        let release = |text| {
            let [major, minor, _] = version(text);
            (major, minor)
        };
        let mut versions = manual.split("; ").map(release);
        let after = tables.after.as_deref();
        let possible = |manual: (u32, u32)| {
            manual <= release(&tables.by)
                && after.is_none_or(|after| manual > release(after))
        };
        (!versions.any(possible)).then(|| {
            let by = &tables.by;
            let after = after.unwrap_or("none");
            let (number, name) = (row.number, &row.name);
            format!(
                "{number} {name}: the manual says since {manual}; of the \
                 tables, the last without it is {after}, the first with it \
                 {by}"
            )
        })
    }

    /// All that the manual says of a table's rows and the tables rule out.
    pub fn contradictions(&self, table: &Table) -> Vec<String> {
        let rows = table.rows.iter();
        rows.filter_map(|row| self.contradiction(row)).collect()
    }

    /// The file's text, a name a line.
    ///
    /// # Errors
    ///
    /// When a value cannot be written as JSON.
    pub fn to_json(&self) -> Result<String> {
        let mut lines = Vec::new();
        for (name, said) in &self.names {
            let (name, said) =
                (serde_json::to_string(name)?, serde_json::to_string(said)?);
            lines.push(format!("{name}:{said}"));
        }
        let source = serde_json::to_string(&self.source)?;
        Ok(format!(
            "{{\n\"schema\":{},\n\"source\":{source},\n\"names\":{{\n{}\n}}\n\
             }}\n",
            self.schema,
            lines.join(",\n")
        ))
    }
}

fn wrong(path: &Path) -> String {
    format!(
        "{}: not a file of schema {SCHEMA}: make it again with `kernel-table \
         manual`",
        path.display()
    )
}

/// Reads the package `manpages-dev`, unpacked at `root`.
///
/// # Errors
///
/// When a file is not there or has another shape; the sentence names it.
pub fn read(root: &Path, source: Source) -> Result<Pages> {
    source.check()?;
    let manual = root.join(FOLDER);
    let mut names = BTreeMap::<String, Name>::new();
    for (name, since, removed) in list(&manual.join(LIST))? {
        let said = names.entry(name).or_default();
        (said.since, said.removed) = (since, removed);
    }
    let section = manual.join("man2");
    let files = fs::read_dir(&section)
        .with_context(|| format!("{}: cannot be read", section.display()))?;
    for file in files {
        let file = file?.path();
        if let Some(name) = page_name(&file).strip_suffix(".2") {
            let (page, text) = page(&manual, file.clone(), LONGEST_CHAIN)?;
            let said = names.entry(name.to_owned()).or_default();
            if said.since.is_none() {
                said.since = history(&text, name, &page);
                said.history = said.since.is_some();
            }
            said.page = Some(page);
        }
    }
    Ok(Pages {
        schema: SCHEMA,
        source,
        names,
    })
}

/// A page's name with its section, which is its file's without `.gz`.
fn page_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(".gz").to_owned()
}

/// The name and the text of the page that a file leads to: it may be a link,
/// or hold nothing but the name of another page.
fn page(manual: &Path, file: PathBuf, chain: u32) -> Result<(String, String)> {
    let at = file.display();
    ensure!(chain > 0, "{at}: leads from page to page: unpack it again");
    let real = fs::canonicalize(&file).with_context(|| {
        format!("{at}: leads to no page: unpack the whole package")
    })?;
    let text = unpacked(&real)?;
    let is_text = |line: &&str| !line.is_empty() && !line.starts_with(COMMENT);
    let first = text.lines().find(is_text).unwrap_or_default();
    match first.strip_prefix(".so ") {
        Some(other) => {
            page(manual, manual.join(format!("{other}.gz")), chain - 1)
        }
        None => Ok((page_name(&real), text)),
    }
}

/// The version that the section HISTORY of a page gives for a call: where a
/// paragraph has its name as a tag, below that; else in the first line, if the
/// page has the call's name. Nothing if another statement stands there.
fn history(text: &str, name: &str, page: &str) -> Option<String> {
    let mut lines = text
        .lines()
        .skip_while(|line| *line != ".SH HISTORY")
        .skip(1)
        .take_while(|line| !line.starts_with(".SH "))
        .filter(|line| !line.starts_with(COMMENT))
        .peekable();
    let is_own = page.strip_suffix(".2") == Some(name);
    let first = lines.next_if(|line| is_own && !line.starts_with('.'));
    let tag = format!(".BR {name} ()");
    let line = first.or_else(|| lines.skip_while(|l| *l != tag).nth(1))?;
    let version = line.strip_prefix("Linux ")?.trim_end_matches(['.', ',']);
    is_version(version).then(|| version.to_owned())
}

/// The text of a page.
fn unpacked(file: &Path) -> Result<String> {
    let at = file.display();
    let output = Command::new("gzip").arg("-dc").arg(file).output();
    let output = output.context("`gzip` cannot be started: install it")?;
    let problem = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{at}: cannot be unpacked: {}",
        problem.trim()
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A name in the table of syscalls(2), the version that it came with, and the
/// one that it went with.
type Listed = (String, Option<String>, Option<String>);

/// The names in the table of syscalls(2). One has no version where the column
/// is empty.
fn list(file: &Path) -> Result<Vec<Listed>> {
    let at = file.display();
    let text = unpacked(file)?;
    let mut lines = (1..).zip(text.lines());
    let mut names = Vec::new();
    // The rows begin below the line that divides them from the headings.
    lines.find(|(_, line)| *line == "_");
    while let Some((number, line)) = lines.next() {
        if line == ".TE" && names.is_empty() {
            break;
        }
        if line == ".TE" {
            return Ok(names);
        }
        if line.starts_with(COMMENT) {
            continue;
        }
        let rest = lines.by_ref().map(|(_, line)| line);
        let Some(name) = cells(line, rest).as_deref().and_then(name) else {
            bail!(
                "{at}:{number}: `{line}` does not begin a row of name, \
                 version and notes: unpack the whole package, or teach this \
                 program the new shape"
            );
        };
        names.push(name);
    }
    bail!(
        "{at}: no whole table of system calls in it: unpack the whole \
         package, or teach this program the new shape"
    );
}

/// The cells of the row that begins with the line `first`. A cell that says
/// `T{` is on the next lines, up to one that begins with `T}` and goes on with
/// the row. Nothing when the table ends before the row does.
fn cells<'t>(
    first: &'t str,
    mut rest: impl Iterator<Item = &'t str>,
) -> Option<Vec<String>> {
    let mut cells = Vec::new();
    let mut line = first;
    loop {
        cells.extend(line.split('\t').map(str::to_owned));
        if cells.pop_if(|cell| cell == "T{").is_none() {
            return Some(cells);
        }
        let mut block = Vec::new();
        let end = loop {
            let line = rest.next().filter(|line| *line != ".TE")?;
            match line.strip_prefix("T}") {
                Some(end) => break end,
                None => block.push(line),
            }
        };
        cells.push(block.join("\n"));
        match end.strip_prefix('\t') {
            Some(more) => line = more,
            None => return end.is_empty().then_some(cells),
        }
    }
}

/// What stands in a row's cells.
fn name(cells: &[String]) -> Option<Listed> {
    let name = NAMES.iter().find_map(|(before, after)| {
        cells.first()?.strip_prefix(before)?.strip_suffix(after)
    })?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let since = cells.get(1).filter(|since| !since.is_empty());
    let is_right = name.chars().all(is_name)
        && since.is_none_or(|since| since.split("; ").all(is_version));
    let removed = cells.get(2).and_then(|notes| {
        let version = notes.strip_prefix("Removed in ")?;
        is_version(version).then(|| version.to_owned())
    });
    is_right.then(|| (name.to_owned(), since.cloned(), removed))
}

fn is_version(text: &str) -> bool {
    let mut numbers = text.split('.');
    numbers.all(|number| number.parse::<u32>().is_ok())
}
