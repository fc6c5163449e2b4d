//! The numbers as Rust: the constants of `Sysno` and `Errno` in the listings,
//! from the newest table.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::file;
use crate::schema::{Errno, Row, Table, WhyKind};

/// The widest line.
const WIDTH: usize = 80;

/// The files that are made: each with its text, relative to the repository.
pub fn files(table: &Table) -> [(PathBuf, String); 2] {
    [
        ("listings/syscall-tables/src/sysno.rs".into(), sysno(table)),
        ("listings/errors/src/errno.rs".into(), errno(table)),
    ]
}

/// Makes the files anew, in the repository at `root`.
///
/// # Errors
///
/// When `data/` holds no table, or a file cannot be written.
pub fn write(root: &Path) -> Result<Vec<PathBuf>> {
    let table = Table::newest(&root.join("data"))?;
    let mut written = Vec::new();
    for (path, text) in files(&table) {
        file::write(&root.join(&path), &text)
            .context("run this in the book's repository")?;
        written.push(path);
    }
    Ok(written)
}

fn head(table: &Table, type_name: &str) -> String {
    let kernel = &table.kernel;
    format!(
        "// Made by `cargo run -p kernel-table -- rust` from \
         data/x86_64-{kernel}.json:\n// a test repeats it. Edit nothing here.\
         \n\nuse super::{type_name};\n\n"
    )
}

/// The constants of `Sysno`: one for each line of the table that is for 64-bit
/// programs.
fn sysno(table: &Table) -> String {
    let mut text = head(table, "Sysno");
    let rows: Vec<&Row> = table.rows_64().collect();
    text.push_str("impl Sysno {\n");
    for row in &rows {
        comment(&mut text, &signature(row));
        text.push_str("    ///\n");
        comment(&mut text, &origin(row, &table.kernel));
        let name = row.name.to_uppercase();
        let number = row.number;
        let _ =
            writeln!(text, "    pub const {name}: Sysno = Sysno({number});");
    }
    text.push_str("}\n\n");
    runs(&mut text, &rows);
    text
}

fn signature(row: &Row) -> String {
    if !row.implemented {
        return format!("`{}`", row.name);
    }
    format!("`{}({})`", row.name, row.signature())
}

/// The names in one string for each run of numbers. That is short: every block
/// of a page that prints a name carries the list.
fn runs(text: &mut String, rows: &[&Row]) {
    let runs: Vec<&[&Row]> = rows
        .chunk_by(|row, next| row.number + 1 == next.number)
        .collect();
    let count = runs.len();
    let _ = write!(
        text,
        "/// For each run of numbers its first, and the names from there on.\n\
         pub(super) static NAMES: [(u32, &str); {count}] = [\n"
    );
    for run in runs {
        let mut names = String::new();
        let words = run.iter().map(|row| row.name.clone());
        fill(&mut names, "       ", " \\", words);
        let names = names.trim_start().trim_end_matches([' ', '\\', '\n']);
        let first = run[0].number;
        let _ = write!(
            text,
            "    (\n        {first},\n        \"{names}\",\n    ),\n"
        );
    }
    text.push_str("];\n");
}

/// Where the handler is, or why there is none. (A chapter that names the
/// handler's definition, with its macro, is said to teach the call.)
fn origin(row: &Row, kernel: &str) -> String {
    match (&row.file, &row.entry, &row.why) {
        (Some(file), Some(entry), _) if row.implemented => {
            format!("Kernel: `{entry}` in `{file}`.")
        }
        (.., Some(why)) => {
            let reason = match why.kind {
                WhyKind::Removed => "it was removed",
                WhyKind::Reserved => "the number was only set aside",
                WhyKind::Not64Bit => "only 32-bit programs have it",
                WhyKind::NoHandler => "the table names none",
            };
            format!("No handler in Linux {kernel}: {reason}.")
        }
        _ => format!("No handler in Linux {kernel}."),
    }
}

/// The constants of `Errno`.
fn errno(table: &Table) -> String {
    let mut text = head(table, "Errno");
    text.push_str("impl Errno {\n");
    for error in &table.errnos {
        let Errno { number, name, .. } = error;
        let header = error.file.trim_start_matches("include/");
        comment(&mut text, &format!("{number}, from `{header}`."));
        let _ = writeln!(
            text,
            "    pub const {name}: Errno = Errno::new({number}).unwrap();"
        );
        for alias in &error.aliases {
            comment(&mut text, &format!("Another name of `{name}`."));
            let _ =
                writeln!(text, "    pub const {alias}: Errno = Errno::{name};");
        }
    }
    text.push_str("}\n\n");
    places(&mut text, &table.errnos);
    text
}

/// The names in one string, each at the place of its number. Short as in
/// `runs`, and for the same reason.
fn places(text: &mut String, errnos: &[Errno]) {
    let last = errnos.iter().map(|error| error.number).max();
    let words = (0..=last.unwrap_or_default()).map(|number| {
        let error = errnos.iter().find(|error| error.number == number);
        error.map_or("-".to_owned(), |error| error.name.clone())
    });
    let mut names = String::new();
    fill(&mut names, "   ", " \\", words);
    let names = names.trim_start().trim_end_matches([' ', '\\', '\n']);
    let _ = write!(
        text,
        "/// The names, each at the place of its number; `-` where there is \
         none.\n\
         pub(super) static NAMES: &str = \"\\\n    {names}\";\n"
    );
}

/// A line of documentation, broken where it is too long.
fn comment(text: &mut String, words: &str) {
    fill(text, "    ///", "", words.split(' ').map(str::to_owned));
}

/// Words on as few lines as they fit on, each line between `start` and `end`.
fn fill(
    text: &mut String,
    start: &str,
    end: &str,
    words: impl Iterator<Item = String>,
) {
    let mut line = start.to_owned();
    for word in words {
        let width = line.chars().count() + 1 + word.chars().count() + end.len();
        if width > WIDTH && line.len() > start.len() {
            let _ = writeln!(text, "{line}{end}");
            line.truncate(start.len());
        }
        line.push(' ');
        line.push_str(&word);
    }
    let _ = writeln!(text, "{line}{end}");
}
