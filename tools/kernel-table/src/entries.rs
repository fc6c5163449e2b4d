//! The kernel's own table, `syscall_64.tbl`.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};

use crate::schema::Abi;

/// The table for 64-bit and x32 programs.
pub const TABLE_64: &str = "arch/x86/entry/syscalls/syscall_64.tbl";

/// The table for 32-bit programs.
pub const TABLE_32: &str = "arch/x86/entry/syscalls/syscall_32.tbl";

/// The entry that a line may name and that only answers `ENOSYS`.
pub const NO_HANDLER: &str = "sys_ni_syscall";

/// The last number of x32's own range; the table ends with it.
const LAST_X32: u32 = 547;

/// One line of the table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// The number.
    pub number: u32,
    /// Which programs the line is for.
    pub abi: Abi,
    /// The system call's name.
    pub name: String,
    /// The handler, if the line names one.
    pub entry: Option<String>,
    /// Whether the line says that the call never returns.
    pub noreturn: bool,
    /// The line's number.
    pub line: u32,
}

/// Reads `syscall_64.tbl`, in the form of Linux 6 (four columns) or of Linux 7
/// (two more: an entry for compat, which is always `-`, and `noreturn`).
///
/// # Errors
///
/// When a line has another shape, a number has two lines for the same
/// programs, or the end is missing.
pub fn read_64(text: &str) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut taken = BTreeSet::new();
    for (line, content) in (1..).zip(text.lines()) {
        let words = words(content);
        if words.is_empty() {
            continue;
        }
        let Some(entry) = entry_64(&words, line) else {
            bail!(
                "{TABLE_64}:{line}: `{}` is not `NUMBER ABI NAME [ENTRY [- \
                 [noreturn]]]` with the ABI common, 64 or x32: teach this \
                 program the new shape",
                words.join(" ")
            );
        };
        let programs: &[bool] = match entry.abi {
            Abi::Common => &[false, true],
            Abi::Only64 => &[false],
            Abi::X32 => &[true],
        };
        for x32 in programs {
            ensure!(
                taken.insert((entry.number, *x32)),
                "{TABLE_64}:{line}: the number {} has a line for the same \
                 programs before: mend the tree",
                entry.number
            );
        }
        entries.push(entry);
    }
    ensure!(
        taken.contains(&(0, false)) && taken.contains(&(LAST_X32, true)),
        "{TABLE_64}:{}: the table should go from 0 to x32's {LAST_X32} and \
         does not: the file is truncated, unpack the tree again",
        text.lines().count()
    );
    entries.sort_by_key(|entry| (entry.number, entry.abi));
    Ok(entries)
}

fn entry_64(words: &[&str], line: u32) -> Option<Entry> {
    let (required, further) = words.split_at_checked(3)?;
    let (entry, noreturn) = match further {
        [] | ["-"] => (None, false),
        [entry] | [entry, "-"] => (Some(*entry), false),
        [entry, "-", "noreturn"] => (Some(*entry), true),
        _ => return None,
    };
    let abi = [Abi::Common, Abi::Only64, Abi::X32];
    Some(Entry {
        number: required[0].parse().ok()?,
        abi: abi.into_iter().find(|abi| abi.word() == required[1])?,
        name: required[2].to_owned(),
        entry: entry.filter(|entry| *entry != "-").map(str::to_owned),
        noreturn,
        line,
    })
}

/// The names in `syscall_32.tbl` that have a handler, each with its line.
/// `entries` are those of the table for 64-bit programs, which ends with the
/// same number: a new call has one for both.
///
/// # Errors
///
/// When the end is missing.
pub fn read_32(text: &str, entries: &[Entry]) -> Result<Vec<(String, u32)>> {
    let number = |line| words(line).first()?.parse::<u32>().ok();
    let ours = entries.iter().filter(|entry| entry.abi != Abi::X32);
    ensure!(
        text.lines().filter_map(number).max() >= ours.map(|e| e.number).max(),
        "{TABLE_32}:{}: the table should go as far as {TABLE_64} and does \
         not: the file is truncated, unpack the tree again",
        text.lines().count()
    );
    let named = |(line, content)| match words(content).as_slice() {
        [_, _, name, entry, ..] if !["-", NO_HANDLER].contains(entry) => {
            Some(((*name).to_owned(), line))
        }
        _ => None,
    };
    Ok((1..).zip(text.lines()).filter_map(named).collect())
}

fn words(line: &str) -> Vec<&str> {
    let line = line.split('#').next().unwrap_or_default();
    line.split_whitespace().collect()
}
