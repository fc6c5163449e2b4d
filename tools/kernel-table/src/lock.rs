//! The lock file `kernel-sources.toml`: the package behind each table, each
//! kernel's binary and the list of manual pages.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::binary::Binary;
use crate::file;
use crate::manual::Pages;
use crate::schema::{Source, Table, version};

/// The lock file's name; it stands beside the tables.
pub const NAME: &str = "kernel-sources.toml";

const HEADING: &str = "\
# The Debian packages that the files beside this one were made from.
# Written by `kernel-table generate`, `kernel-table manual` and `kernel-binary`.

";

/// The lock file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// One for each table, by the kernel's version.
    #[serde(default)]
    pub tree: Vec<Locked>,
    /// What the facts of each kernel's binary were read from.
    #[serde(default)]
    pub binary: Vec<Locked>,
    /// What the list of manual pages was made from.
    pub manual: Option<Source>,
}

/// What one table, or its kernel's binary, was made from.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    /// The kernel's version.
    pub kernel: String,
    /// The table's file name.
    pub table: String,
    /// The package's name.
    pub package: String,
    /// The package's version.
    pub version: String,
    /// The SHA-256 of the `.deb`.
    pub sha256: String,
}

impl Locked {
    fn new(kernel: &str, table: &str, source: &Source) -> Locked {
        let source = source.clone();
        Locked {
            kernel: kernel.to_owned(),
            table: table.to_owned(),
            package: source.package,
            version: source.version,
            sha256: source.sha256,
        }
    }
}

impl Lock {
    /// Reads the lock file.
    ///
    /// # Errors
    ///
    /// When it cannot be read or is not TOML of this shape.
    pub fn read(path: &Path) -> Result<Lock> {
        let text = file::read(path)?;
        toml::from_str(&text).with_context(|| {
            format!(
                "{}: not a lock file: delete it and run `kernel-table \
                 generate` for each tree, and `kernel-table manual`",
                path.display()
            )
        })
    }
}

/// Notes in the lock file of its folder what `table`, written to `path`, was
/// made from.
///
/// # Errors
///
/// When the lock file cannot be read or written.
pub fn note(path: &Path, table: &Table) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let locked = Locked::new(&table.kernel, &name, &table.source);
    change(path, |lock| put(&mut lock.tree, locked))
}

/// Notes in the lock file of its folder what the facts of a kernel's binary,
/// written to `path`, were read from.
///
/// # Errors
///
/// When the lock file cannot be read or written.
pub fn note_binary(path: &Path, table: &str, binary: &Binary) -> Result<()> {
    let locked = Locked::new(&binary.kernel, table, &binary.source);
    change(path, |lock| put(&mut lock.binary, locked))
}

/// Notes in the lock file of its folder what `pages`, written to `path`, were
/// read from.
///
/// # Errors
///
/// When the lock file cannot be read or written.
pub fn note_pages(path: &Path, pages: &Pages) -> Result<()> {
    change(path, |lock| lock.manual = Some(pages.source.clone()))
}

/// Puts an entry in the place of the one for the same table.
fn put(list: &mut Vec<Locked>, locked: Locked) {
    list.retain(|other| other.table != locked.table);
    list.push(locked);
    list.sort_by_key(|locked| version(&locked.kernel));
}

/// Changes the lock file beside `path`, where the tables are; there may be
/// none yet.
fn change(path: &Path, change: impl FnOnce(&mut Lock)) -> Result<()> {
    let path = path.with_file_name(NAME);
    let mut lock = if path.exists() {
        Lock::read(&path)?
    } else {
        Lock::default()
    };
    change(&mut lock);
    // A table that was taken out takes its entries along.
    let is_there = |entry: &Locked| path.with_file_name(&entry.table).exists();
    lock.tree.retain(is_there);
    lock.binary.retain(is_there);
    file::write(&path, &(HEADING.to_owned() + &toml::to_string(&lock)?))
}
