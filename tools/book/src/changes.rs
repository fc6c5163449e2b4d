//! What changed from one kernel's table to another's, for the pages.

use crate::facts::Facts;
use crate::lookup::{REGISTERS, conditions, reason};
use kernel_table::diff::{Diff, Kind, diff};
use kernel_table::schema::{Arg, Row};
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

/// What changed from the oldest kernel's table to the newest's, in Markdown.
/// The names link to rows on the same page. Empty if there is no older table.
pub fn changes(facts: &Facts) -> String {
    let Some(older) = facts.older.first() else {
        return String::new();
    };
    let difference = diff(older, &facts.table);
    let mut text = String::new();
    let mut section = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let lines = lines.join("\n");
            let _ = write!(text, "### {heading}\n\n{lines}\n\n");
        }
    };
    section("Added", difference.added.iter().map(|r| added(r)).collect());
    let removed = difference
        .removed
        .iter()
        .map(|row| format!("- `{}`, {}", row.name, row.number));
    section("Removed", removed.collect());
    for (kind, heading) in [
        (Kind::Renamed, "Renamed"),
        (Kind::Abi, "For other programs"),
        (Kind::Entry, "Another handler"),
        (Kind::Implemented, "Handler come or gone"),
        (Kind::Signature, "Other arguments"),
        (Kind::Condition, "Another build condition"),
    ] {
        let rows = difference.of(kind);
        let lines = rows.map(|(old, new)| changed(kind, old, new));
        section(heading, lines.collect());
    }
    section("Moved to another file", moved(&difference));
    section("Error names", error_names(&difference));
    let lines = difference.of(Kind::Line).count();
    format!(
        "Rows added: {}; removed: {}. Definitions that only moved within \
             their file: {lines}.\n\n{text}",
        difference.added.len(),
        difference.removed.len()
    )
}

/// An added row: its name and its arguments.
fn added(row: &Row) -> String {
    let names: Vec<_> = row.args.iter().map(|arg| &arg.name[..]).collect();
    let mut line = format!("- {}, {}", link(row), row.number);
    if !names.is_empty() {
        let _ = write!(line, ": `{}`", names.join(", "));
    }
    line
}

/// One change of a row.
fn changed(kind: Kind, old: &Row, new: &Row) -> String {
    let (before, after) = match kind {
        Kind::Renamed => (code(&old.name), code(&new.name)),
        Kind::Abi => (code(old.abi.word()), code(new.abi.word())),
        Kind::Entry => (entry(old), entry(new)),
        Kind::Implemented => (why(old), why(new)),
        Kind::Signature => {
            let changes = arguments(&old.args, &new.args);
            return format!("- {}: {}", link(new), changes.join("; "));
        }
        _ => (condition(old), condition(new)),
    };
    format!("- {}: {before} became {after}", link(new))
}

/// The arguments that are not the same, each with its register.
fn arguments(old: &[Arg], new: &[Arg]) -> Vec<String> {
    let both = |index: usize| (old.get(index), new.get(index));
    let change = |(index, register): (usize, &&str)| {
        let change = match both(index) {
            (Some(old), Some(new)) if old != new => {
                format!("{} became {}", code(old.to_c()), code(new.to_c()))
            }
            (None, Some(new)) => format!("new, {}", code(new.to_c())),
            (Some(old), None) => format!("{} is gone", code(old.to_c())),
            _ => return None,
        };
        Some(format!("`{register}`, {change}"))
    };
    REGISTERS.iter().enumerate().filter_map(change).collect()
}

/// The definitions in other files, those of one move together.
fn moved(difference: &Diff<'_>) -> Vec<String> {
    let mut moves: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (old, new) in difference.of(Kind::File) {
        let files = (old.file.as_deref(), new.file.as_deref());
        moves.entry(files).or_default().push(link(new));
    }
    let lines = moves.into_iter().map(|((old, new), names)| {
        let [old, new] = [old, new].map(|file| code(file.unwrap_or("nowhere")));
        format!("- {old} to {new}: {}", names.join(", "))
    });
    lines.collect()
}

/// The names of errors that have come and gone.
fn error_names(difference: &Diff<'_>) -> Vec<String> {
    let line = |change: &str, (number, name): &(u32, &str)| {
        format!("- `{name}`, {number}, {change}")
    };
    let added = difference.errnos_added.iter();
    let removed = difference.errnos_removed.iter();
    added
        .map(|error| line("is new", error))
        .chain(removed.map(|error| line("is gone", error)))
        .collect()
}

/// A row's name as a link to it, in Markdown.
fn link(row: &Row) -> String {
    let name = &row.name;
    match row.is_64() {
        true => format!("[`{name}`](#{name})"),
        false => format!("[`{name}`](#x32-{name}) (x32)"),
    }
}

fn code(text: impl Display) -> String {
    format!("`{text}`")
}

fn entry(row: &Row) -> String {
    row.entry
        .as_ref()
        .map_or_else(|| "no entry".to_owned(), code)
}

fn why(row: &Row) -> String {
    reason(row).unwrap_or("a handler").to_owned()
}

fn condition(row: &Row) -> String {
    let conditions: Vec<_> = conditions(row).into_iter().map(code).collect();
    match &conditions[..] {
        [] => "no condition".to_owned(),
        conditions => conditions.join(" and "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    const NEW: &str = "data/x86_64-7.3.4.json";

    fn told(tree: &Tree) -> String {
        changes(&Facts::read(tree.root()).expect("facts"))
    }

    #[test]
    fn changes_are_found_and_told() {
        let tree = Tree::new();
        assert_eq!(told(&tree), "");
        let older = "data/x86_64-6.1.192.json";
        tree.write(older, &tree.read(NEW));
        for (new, old) in [
            ("\"kernel\":\"7.3.4\"", "\"kernel\":\"6.1.192\""),
            ("\"number\":257,", "\"number\":258,"),
            (
                "\"type\":\"u64\",\"name\":\"fd\"},\n {\"type\":\"const struct \
              iovec __user *\",\"name\":\"vec\"},\n {\"type\":\"int64_t\",\
              \"name\":\"vlen\"}",
                "\"type\":\"u32\",\"name\":\"fd\"}",
            ),
            ("\"entry\":null", "\"entry\":\"sys_getpmsg\""),
            ("\"line\":723", "\"line\":722"),
            (
                "\"file\":\"fs/read_write.c\",\"line\":747",
                "\"file\":\"fs/write.c\",\"line\":747",
            ),
            ("\"name\":\"EBADF\"", "\"name\":\"EBAD\""),
        ] {
            tree.edit(older, new, old);
        }
        let text = "\
Rows added: 1; removed: 1. Definitions that only moved within their file: 1.

### Added

- [`openat`](#openat), 257: `dfd, filename, flags, mode`

### Removed

- `openat`, 258

### Another handler

- [`getpmsg`](#getpmsg): `sys_getpmsg` became no entry

### Other arguments

- [`readv`](#readv): `rdi`, `u32 fd` became `u64 fd`; `rsi`, new, `const \
            struct iovec __user *vec`; `rdx`, new, `int64_t vlen`

### Moved to another file

- `fs/write.c` to `fs/read_write.c`: [`write`](#write)

### Error names

- `EBADF`, 9, is new
- `EBAD`, 9, is gone
";
        assert_eq!(told(&tree).trim_end(), text.trim_end());
    }
}
