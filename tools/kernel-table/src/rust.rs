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
    let names = rows.iter().map(|row| (row.number, row.name.as_str()));
    list(&mut text, names);
    text
}

fn signature(row: &Row) -> String {
    if !row.implemented {
        return format!("`{}`", row.name);
    }
    format!("`{}({})`", row.name, row.signature())
}

/// Where the handler is defined, or why there is none. The macro's name is
/// right for every row: the definitions were found by it.
fn origin(row: &Row, kernel: &str) -> String {
    match (&row.file, &row.entry, &row.why) {
        (Some(file), Some(entry), _) if row.implemented => {
            let count = row.args.len();
            let name = entry.trim_start_matches("sys_");
            let rest = if count == 0 { "" } else { ", …" };
            format!(
                "Kernel: `SYSCALL_DEFINE{count}({name}{rest})` in `{file}`."
            )
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
    array(&mut text, &table.errnos);
    text
}

/// The names in an array, each at the place of its number.
fn array(text: &mut String, errnos: &[Errno]) {
    let last = errnos.iter().map(|error| error.number).max();
    let name = |number| {
        let found = errnos.iter().find(|error| error.number == number);
        found.map_or("", |error| &error.name)
    };
    let names = (0..=last.unwrap_or_default()).map(name);
    let count = names.clone().count();
    text.push_str("/// The name of each number; \"\" where it has none.\n");
    text.push_str(
        "#[rustfmt::skip] // many on a line: pages carry this list\n",
    );
    let _ = writeln!(text, "pub(super) static NAMES: [&str; {count}] = [");
    fill(text, "   ", names.map(|name| format!("\"{name}\",")));
    text.push_str("];\n");
}

/// A list of numbers and names, by number.
fn list<'a>(text: &mut String, names: impl Iterator<Item = (u32, &'a str)>) {
    let names: Vec<_> = names.collect();
    let count = names.len();
    text.push_str("/// Every number with its name, by number.\n");
    text.push_str(
        "#[rustfmt::skip] // many on a line: pages carry this list\n",
    );
    let _ =
        writeln!(text, "pub(super) static NAMES: [(u32, &str); {count}] = [");
    let pairs = names
        .iter()
        .map(|(number, name)| format!("({number}, \"{name}\"),"));
    fill(text, "   ", pairs);
    text.push_str("];\n");
}

/// A line of documentation, broken where it is too long.
fn comment(text: &mut String, words: &str) {
    fill(text, "    ///", words.split(' ').map(str::to_owned));
}

/// Words on as few lines as they fit on, each line after `start`.
fn fill(text: &mut String, start: &str, words: impl Iterator<Item = String>) {
    let mut line = start.to_owned();
    for word in words {
        let is_full = line.chars().count() + 1 + word.chars().count() > WIDTH;
        if is_full && line.len() > start.len() {
            let _ = writeln!(text, "{line}");
            line.truncate(start.len());
        }
        line.push(' ');
        line.push_str(&word);
    }
    let _ = writeln!(text, "{line}");
}
