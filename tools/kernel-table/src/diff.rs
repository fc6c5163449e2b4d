//! What changed between two tables, derived from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::schema::{Row, Table};

/// A kind of change to a row that both tables have.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// The number has another name.
    Renamed,
    /// The row is for other programs.
    Abi,
    /// The table names another handler, or none any more.
    Entry,
    /// The handler has come or gone.
    Implemented,
    /// The arguments have other types or names.
    Signature,
    /// The handler can be left out for other reasons.
    Condition,
    /// The definition stands in another file.
    File,
    /// The definition stands on another line of the same file.
    Line,
}

/// All kinds with the words for them.
pub const KINDS: [(Kind, &str); 8] = [
    (Kind::Renamed, "renamed"),
    (Kind::Abi, "for other programs"),
    (Kind::Entry, "entry changed"),
    (Kind::Implemented, "handler gone or come"),
    (Kind::Signature, "signature changed"),
    (Kind::Condition, "condition changed"),
    (Kind::File, "moved to another file"),
    (Kind::Line, "moved to another line"),
];

/// What changed from one table to another.
#[derive(Debug)]
pub struct Diff<'a> {
    /// The first table.
    pub old: &'a Table,
    /// The second table.
    pub new: &'a Table,
    /// Rows that only the second has.
    pub added: Vec<&'a Row>,
    /// Rows that only the first has.
    pub removed: Vec<&'a Row>,
    /// Rows that both have, once for each kind of change.
    pub changed: Vec<(Kind, &'a Row, &'a Row)>,
    /// Numbers and names of errors that only the second has.
    pub errnos_added: Vec<(u32, &'a str)>,
    /// Numbers and names of errors that only the first has.
    pub errnos_removed: Vec<(u32, &'a str)>,
}

/// Compares two tables. A row is the same when its number is, for the same
/// kind of programs.
pub fn diff<'a>(old: &'a Table, new: &'a Table) -> Diff<'a> {
    let (before, after) = (by_key(old), by_key(new));
    let (errnos_old, errnos_new) = (errnos(old), errnos(new));
    let both = before
        .iter()
        .filter_map(|(key, row)| Some((*row, *after.get(key)?)));
    Diff {
        old,
        new,
        added: only_in(&after, &before),
        removed: only_in(&before, &after),
        changed: both.flat_map(|(row, now)| changes(row, now)).collect(),
        errnos_added: (&errnos_new - &errnos_old).into_iter().collect(),
        errnos_removed: (&errnos_old - &errnos_new).into_iter().collect(),
    }
}

type Key = (bool, u32);

fn by_key(table: &Table) -> BTreeMap<Key, &Row> {
    let rows = table.rows.iter();
    rows.map(|row| ((!row.is_64(), row.number), row)).collect()
}

fn errnos(table: &Table) -> BTreeSet<(u32, &str)> {
    let names = table.errnos.iter().flat_map(|errno| {
        let all = errno.aliases.iter().chain([&errno.name]);
        all.map(|name| (errno.number, name.as_str()))
    });
    names.collect()
}

fn only_in<'a>(
    these: &BTreeMap<Key, &'a Row>,
    those: &BTreeMap<Key, &'a Row>,
) -> Vec<&'a Row> {
    let only = these.iter().filter(|(key, _)| !those.contains_key(key));
    only.map(|(_, row)| *row).collect()
}

fn changes<'a>(old: &'a Row, new: &'a Row) -> Vec<(Kind, &'a Row, &'a Row)> {
    let both = old.implemented && new.implemented;
    let moved = old.file != new.file;
    let differs = |kind| match kind {
        Kind::Renamed => old.name != new.name,
        Kind::Abi => old.abi != new.abi,
        Kind::Entry => old.entry != new.entry,
        Kind::Implemented => old.implemented != new.implemented,
        Kind::Signature => both && old.args != new.args,
        Kind::Condition => both && open(old) != open(new),
        Kind::File => both && moved,
        Kind::Line => both && !moved && old.line != new.line,
    };
    let kinds = KINDS.iter().map(|(kind, _)| *kind);
    kinds
        .filter(|kind| differs(*kind))
        .map(|kind| (kind, old, new))
        .collect()
}

fn open(row: &Row) -> BTreeSet<&str> {
    let open = row.open_conditions();
    open.map(|condition| condition.text.as_str()).collect()
}

impl Diff<'_> {
    /// The difference as text: counts first, then what they count. The moves
    /// within a file, which are many, only when asked for.
    pub fn to_text(&self, with_lines: bool) -> String {
        let mut text =
            format!("Linux {} to {}\n\n", self.old.kernel, self.new.kernel);
        let mut count = |number: usize, word: &str| {
            let _ = writeln!(text, "{number:5} {word}");
        };
        count(self.added.len(), "added");
        count(self.removed.len(), "removed");
        for (kind, word) in KINDS {
            count(self.of(kind).count(), word);
        }
        section(&mut text, "added", self.added.iter().map(|row| full(row)));
        let removed = self.removed.iter().map(|row| full(row));
        section(&mut text, "removed", removed);
        for (kind, word) in KINDS {
            if kind != Kind::Line || with_lines {
                let rows = self.of(kind).map(|(old, new)| {
                    let (before, now) = (show(kind, old), show(kind, new));
                    format!(
                        "{:4} {}\n       {before}\n    -> {now}",
                        new.number, new.name
                    )
                });
                section(&mut text, word, rows);
            }
        }
        self.errnos(&mut text);
        text
    }

    /// The changes of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = (&Row, &Row)> {
        let changed = self.changed.iter();
        changed.filter(move |c| c.0 == kind).map(|c| (c.1, c.2))
    }

    fn errnos(&self, text: &mut String) {
        let lines = |names: &[(u32, &str)]| -> Vec<_> {
            let names = names.iter();
            names
                .map(|(number, name)| format!("{number:4} {name}"))
                .collect()
        };
        section(text, "error names added", lines(&self.errnos_added));
        section(text, "error names removed", lines(&self.errnos_removed));
    }
}

fn section(
    text: &mut String,
    heading: &str,
    lines: impl IntoIterator<Item = String>,
) {
    let lines: Vec<_> = lines.into_iter().collect();
    if !lines.is_empty() {
        let _ = write!(text, "\n{heading}:\n{}\n", lines.join("\n"));
    }
}

/// A row on one line.
pub fn full(row: &Row) -> String {
    let Row { number, name, .. } = row;
    let args = row.signature();
    format!("{number:4} {name}({args})  {}", show(Kind::File, row))
}

/// What one kind of change is about.
fn show(kind: Kind, row: &Row) -> String {
    match kind {
        Kind::Renamed => row.name.clone(),
        Kind::Abi => row.abi.word().to_owned(),
        Kind::Entry => {
            row.entry.clone().unwrap_or_else(|| "no entry".to_owned())
        }
        Kind::Implemented => match &row.why {
            Some(why) => format!("{}: {}", why.kind.word(), why.source),
            None => "implemented".to_owned(),
        },
        Kind::Signature => format!("({})", row.signature()),
        Kind::Condition => {
            let open: Vec<_> = open(row).into_iter().collect();
            let text = open.join(", ");
            if text.is_empty() {
                "always there".to_owned()
            } else {
                text
            }
        }
        Kind::File | Kind::Line => match (&row.file, row.line) {
            (Some(file), Some(line)) => format!("{file}:{line}"),
            _ => "no definition".to_owned(),
        },
    }
}
