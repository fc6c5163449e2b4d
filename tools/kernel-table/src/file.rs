//! Files, written so that a reader never sees half of one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Writes `text` beside `path` and renames it into place.
///
/// # Errors
///
/// When the folder cannot be written to; `path` is then as it was.
pub fn write(path: &Path, text: &str) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = Path::new(&beside);
    let written =
        fs::write(beside, text).and_then(|()| fs::rename(beside, path));
    written
        .inspect_err(|_| drop(fs::remove_file(beside)))
        .with_context(|| format!("{}: cannot be written", path.display()))
}

/// Reads a text file.
///
/// # Errors
///
/// When there is no such file, or it is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path)
        .with_context(|| format!("{}: cannot be read", path.display()))
}
