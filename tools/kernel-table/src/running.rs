//! The kernel that this program runs on, asked: which handlers it has, and
//! which numbers it does not know.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};

use crate::schema::{Row, Table, Version, version};

const ENOSYS: isize = -38;

/// What the filter of a container may answer instead of ENOSYS.
const EPERM: isize = -1;

/// Numbers above the table that no kernel has given away.
const ABOVE: std::ops::Range<u32> = 512..1024;

/// Calls without arguments that do nothing but answer.
const QUESTIONS: [&str; 9] = [
    "getegid",
    "geteuid",
    "getgid",
    "getpgrp",
    "getpid",
    "getppid",
    "gettid",
    "getuid",
    "sched_yield",
];

/// First arguments that, when they are -1, make a call fail before it does
/// anything.
const DESCRIPTORS: [&str; 3] = ["dfd", "fd", "fildes"];

/// Calls that such an argument does not stop, or that are not worth the risk.
const NOT_HARMLESS: [&str; 2] = ["close_range", "execveat"];

/// The version of the running kernel.
///
/// # Errors
///
/// When `/proc` is not there.
pub fn release() -> Result<(String, Version)> {
    let path = "/proc/sys/kernel/osrelease";
    let text = fs::read_to_string(path).context(path)?;
    let text = text.trim().to_owned();
    let numbers = version(&text);
    Ok((text, numbers))
}

/// How the running kernel answered.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Numbers without a handler that answered ENOSYS.
    pub unknown: usize,
    /// Numbers without a handler that answered something else.
    pub wrongly_known: Vec<(u32, isize)>,
    /// Harmless calls that answered something else than ENOSYS.
    pub known: usize,
    /// Harmless calls that answered ENOSYS.
    pub wrongly_unknown: Vec<String>,
    /// Answers of EPERM that a filter of system calls may have given.
    pub filtered: usize,
}

/// Asks the running kernel for what `tables` say of a kernel of its version:
/// what the next older table and the next newer one agree on.
///
/// # Errors
///
/// When `/proc` is not there, or the kernel is another than Linux on x86_64.
pub fn ask(tables: &[Table]) -> Result<Answers> {
    ensure!(
        CAN_ASK,
        "only Linux on x86_64 can be asked: run this command there"
    );
    let (_, release) = release()?;
    let has_filter = has_filter()?;
    let mut answers = Answers::default();
    for number in unknown(tables, release) {
        // SAFETY: no kernel of this version has a handler for the number.
        match unsafe { call(number) } {
            ENOSYS => answers.unknown += 1,
            EPERM if has_filter => answers.filtered += 1,
            other => answers.wrongly_known.push((number, other)),
        }
    }
    for row in known(tables, release) {
        // SAFETY: a call without arguments that changes nothing, or one that
        // fails on its descriptor, which is -1.
        match unsafe { call(row.number) } {
            ENOSYS => answers.wrongly_unknown.push(row.name.clone()),
            EPERM if has_filter => answers.filtered += 1,
            _ => answers.known += 1,
        }
    }
    Ok(answers)
}

/// The tables before and after a version.
fn around(
    tables: &[Table],
    release: Version,
) -> (Option<&Table>, Option<&Table>) {
    let older = tables.iter().filter(|table| table.version() <= release);
    let newer = tables.iter().filter(|table| table.version() >= release);
    (
        older.max_by_key(|t| t.version()),
        newer.min_by_key(|t| t.version()),
    )
}

/// Numbers that a kernel of this version has no handler for. With only an
/// older table, a number without a row may have been given away since; with
/// only a newer one, a row without a handler may have had one still.
pub fn unknown(tables: &[Table], release: Version) -> Vec<u32> {
    let (older, newer) = around(tables, release);
    let all: Vec<u32> = (0..ABOVE.end).collect();
    let keep = |table: Option<&Table>, bare: bool, numbers: Vec<u32>| {
        let Some(table) = table else { return numbers };
        let handled: BTreeSet<_> = table
            .rows_64()
            .filter(|row| row.implemented || bare)
            .map(|row| row.number)
            .collect();
        numbers
            .into_iter()
            .filter(|n| !handled.contains(n))
            .collect()
    };
    let holes = |table: &Table| {
        let rows = table.rows_64().filter(|row| !row.implemented);
        rows.map(|row| row.number).collect()
    };
    match (older, newer) {
        (Some(older), None) => holes(older),
        (older, newer) => keep(older, false, keep(newer, older.is_none(), all)),
    }
}

/// Harmless calls that a kernel of this version has in any configuration.
pub fn known(tables: &[Table], release: Version) -> Vec<&Row> {
    let (older, newer) = around(tables, release);
    let Some(older) = older else {
        return Vec::new();
    };
    let still = |row: &&Row| {
        newer.is_none_or(|newer| {
            newer.rows_64().any(|new| {
                new.number == row.number
                    && new.implemented
                    && !new.is_optional()
            })
        })
    };
    older
        .rows_64()
        .filter(|row| is_harmless(row))
        .filter(still)
        .collect()
}

fn is_harmless(row: &Row) -> bool {
    let name = row.name.as_str();
    let fails_at_once = row.args.first().is_some_and(|arg| {
        DESCRIPTORS.contains(&arg.name.as_str()) && !arg.ctype.contains('*')
    });
    row.implemented
        && !row.is_optional()
        && (QUESTIONS.contains(&name)
            || fails_at_once && !NOT_HARMLESS.contains(&name))
}

/// Whether a 64-bit program on this platform has the tables' system calls.
const CAN_ASK: bool = cfg!(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
));

/// Makes a system call with -1 for every argument.
///
/// # Safety
///
/// The call must do nothing with these arguments.
#[cfg(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
))]
unsafe fn call(number: u32) -> isize {
    let all = usize::MAX;
    // SAFETY: as the caller says.
    unsafe {
        register_abi::syscall6(number as usize, all, all, all, all, all, all)
    }
}

/// Stands in where [`CAN_ASK`] is false.
///
/// # Safety
///
/// None: it does nothing.
#[cfg(not(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
)))]
unsafe fn call(_: u32) -> isize {
    ENOSYS
}

/// Whether a filter stands between this process and the kernel.
fn has_filter() -> Result<bool> {
    let path = "/proc/self/status";
    let status = fs::read_to_string(path).context(path)?;
    let seccomp = status
        .lines()
        .find_map(|line| line.strip_prefix("Seccomp:"));
    Ok(seccomp.is_some_and(|mode| mode.trim() != "0"))
}

/// The handlers in the running kernel's own list of symbols, as the table
/// spells them; `None` where a process may not read it.
pub fn handlers() -> Option<BTreeSet<String>> {
    let symbols = fs::read_to_string("/proc/kallsyms").ok()?;
    let names = symbols.lines().filter_map(|line| {
        let name = line.split_whitespace().nth(2)?;
        Some(name.strip_prefix("__x64_")?.to_owned())
    });
    let names: BTreeSet<_> = names.collect();
    (!names.is_empty()).then_some(names)
}
