//! The report: each check of the tables with what it counted.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::binary::{Binary, Place};
use crate::diff;
use crate::manual::Pages;
use crate::others::{self, Comparison, Numbers, Other};
use crate::running;
use crate::schema::{Row, Table};

/// Names that a line lists before it says how many more there are.
const LISTED: usize = 6;

/// Checks the tables against all that is at hand and says what came out.
/// `data` is the folder with what was recorded of other sources.
///
/// # Errors
///
/// When a check cannot be made, or one found the tables wrong: then the
/// sentence says which, and no report is made.
pub fn report(tables: &[Table], data: &Path) -> Result<String> {
    let mut text =
        "Made by `kernel-table report`. Each check with its counts; \
                    a difference ends the command with an error.\n"
            .to_owned();
    for table in tables {
        text.push_str(&contents(table));
    }
    eprintln!("comparing with the header and the crates");
    let mut others: Vec<_> = others::header()?.into_iter().collect();
    others.extend(others::crates()?);
    for table in tables {
        for other in &others {
            text.push_str(&compare(table, other)?);
        }
    }
    text.push_str(&recorded(tables, data)?);
    eprintln!("asking the running kernel");
    text.push_str(&running(tables)?);
    text.push_str(&changes(tables));
    Ok(text)
}

/// The parts of the report that are the same on every machine.
///
/// # Errors
///
/// As for [`report`].
pub fn everywhere(tables: &[Table], data: &Path) -> Result<Vec<String>> {
    let mut parts: Vec<_> = tables.iter().map(contents).collect();
    parts.extend([recorded(tables, data)?, changes(tables)]);
    Ok(parts)
}

/// What other sources say that were read before, and stand in `data/`.
fn recorded(tables: &[Table], data: &Path) -> Result<String> {
    let pages = Pages::read(data)?;
    let mut text = String::new();
    for table in tables {
        text.push_str(&manual(table, &pages)?);
    }
    for table in tables {
        text.push_str(&binary(table, data)?);
    }
    Ok(text)
}

fn changes(tables: &[Table]) -> String {
    let mut text = String::new();
    for pair in tables.windows(2) {
        let difference = diff::diff(&pair[0], &pair[1]).to_text(false);
        let counts = difference.split("\n\nadded:").next();
        let _ = writeln!(text, "\n## From {}", counts.unwrap_or_default());
    }
    text
}

fn contents(table: &Table) -> String {
    let with = |wanted: &dyn Fn(&Row) -> bool| {
        table.rows.iter().filter(|row| wanted(row)).count()
    };
    let mut text = format!(
        "\n## Linux {}\n\n\
         Source: {} {}\n        sha256 {}\n\
         {:5} rows for 64-bit programs\n\
         {:5}   with a handler\n\
         {:5}   without\n\
         {:5} rows for x32 programs only\n\
         {:5}   with a handler\n\
         {:5} rows not resolved (one would have been an error)\n\
         {:5} arguments\n\
         {:5} rows whose handler a kernel may be built without\n\
         {:5} error numbers, {} names\n",
        table.kernel,
        table.source.package,
        table.source.version,
        table.source.sha256,
        with(&Row::is_64),
        with(&|row| row.is_64() && row.implemented),
        with(&|row| row.is_64() && !row.implemented),
        with(&|row| !row.is_64()),
        with(&|row| !row.is_64() && row.implemented),
        with(&|row| !row.implemented && row.why.is_none()),
        table.rows.iter().map(|row| row.args.len()).sum::<usize>(),
        with(&Row::is_optional),
        table.errnos.len(),
        others::of_table(table).errnos.len(),
    );
    without_handler(&mut text, table);
    several(&mut text, table);
    text
}

fn without_handler(text: &mut String, table: &Table) {
    text.push_str("\nWithout a handler:\n");
    let mut kinds = BTreeMap::<_, Vec<_>>::new();
    for row in &table.rows {
        if let Some(why) = &row.why {
            let name = format!("{} {}", row.number, row.name);
            kinds.entry(why.kind).or_default().push(name);
        }
    }
    for (kind, names) in kinds {
        let (count, word) = (names.len(), kind.word());
        let _ = writeln!(text, "{count:5} {word}: {}", names.join(", "));
    }
}

fn several(text: &mut String, table: &Table) {
    text.push_str("\nDefined more than once, with the reason against each:\n");
    for row in table.rows.iter().filter(|row| !row.others.is_empty()) {
        let _ = writeln!(text, "{}", diff::full(row));
        for other in &row.others {
            let (file, line) = (&other.file, other.line);
            let _ = writeln!(text, "       not {file}:{line}: {}", other.why);
        }
    }
}

fn compare(table: &Table, other: &Other) -> Result<String> {
    let here = others::of_table(table);
    let parts: [(&str, &Numbers, &Numbers); 3] = [
        ("system calls", &here.calls, &other.calls),
        ("system calls of x32", &here.x32, &other.x32),
        ("errors", &here.errnos, &other.errnos),
    ];
    let mut text = format!("\n## {} and {}\n\n", here.name, other.name);
    for (what, here, there) in parts {
        if !there.is_empty() {
            let comparison = others::compare(here, there);
            ensure!(
                comparison.different.is_empty(),
                "{what} with another number in {}: {:?}: find out who is \
                 wrong",
                other.name,
                comparison.different
            );
            write_comparison(&mut text, what, &comparison);
        }
    }
    Ok(text)
}

fn write_comparison(text: &mut String, what: &str, comparison: &Comparison) {
    let _ = write!(
        text,
        "{:5} {what} with the same number\n\
         {:5} with another\n\
         {}{}",
        comparison.same,
        comparison.different.len(),
        listed(&comparison.only_here, "only in the table"),
        listed(&comparison.only_there, "only there"),
    );
}

/// A count with the first names of what it counts.
fn listed(names: &[String], what: &str) -> String {
    let first = names[..names.len().min(LISTED)].join(", ");
    let colon = if first.is_empty() { "" } else { ": " };
    let more = if names.len() > LISTED { ", …" } else { "" };
    format!("{:5} {what}{colon}{first}{more}\n", names.len())
}

fn manual(table: &Table, pages: &Pages) -> Result<String> {
    let contradictions = pages.contradictions(table);
    ensure!(
        contradictions.is_empty(),
        "the manual has another age for {} rows: find out who is wrong:\n{}",
        contradictions.len(),
        contradictions.join("\n")
    );
    let without = |has: &dyn Fn(&Row) -> bool| -> Vec<_> {
        let rows = table.rows_64().filter(|row| !has(row));
        rows.map(|row| row.name.clone()).collect()
    };
    let (no_page, no_age) = (
        without(&|row| pages.page(row).is_some()),
        without(&|row| pages.since(row).is_some()),
    );
    let (rows, source) = (table.rows_64().count(), &pages.source);
    Ok(format!(
        "\n## Linux {} and {} {}\n\n\
         {:5} system calls with a page\n{}\
         {:5} with a version, which the tables allow\n\
         {:5} with one that they rule out\n{}",
        table.kernel,
        source.package,
        source.version,
        rows - no_page.len(),
        listed(&no_page, "without"),
        rows - no_age.len(),
        contradictions.len(),
        listed(&no_age, "with none"),
    ))
}

fn binary(table: &Table, data: &Path) -> Result<String> {
    let Some(binary) = Binary::of(table, data)? else {
        return Ok(String::new());
    };
    let comparison = binary.compare(table)?;
    let differences = comparison.differences.len();
    ensure!(
        differences == 0,
        "{differences} differences to the kernel's own binary: find out who is \
         wrong:\n{}",
        comparison.differences.join("\n")
    );
    let (kernel, source) = (&table.kernel, &binary.source);
    let mut text = format!(
        "\n## Linux {kernel} and its binary in {} {}\n\n",
        source.package, source.version
    );
    for (place, numbers) in &comparison.places {
        let symbol = place.symbol();
        let place = match place {
            Place::SysCallTable => format!("{symbol}, which is for tracing"),
            _ => format!("the code of {symbol}, which calls it"),
        };
        let _ = write!(
            text,
            "{:5} rows with the same handler in {place}\n\
             {:5}   without one, there as here\n\
             {}",
            numbers.same,
            numbers.none,
            listed(&numbers.left_out, "  left out of this kernel")
        );
    }
    let _ = write!(
        text,
        "{:5} rows with the same arguments in __syscall_meta__NAME\n\
         {:5}   arguments\n\
         {:5}   of these with `__user`, which the compiler does not see\n\
         {:5} rows of x32 without any, which has it for no `compat_` handler\n\
         {differences:5} differences\n",
        comparison.rows, comparison.args, comparison.user, comparison.compat,
    );
    Ok(text)
}

fn running(tables: &[Table]) -> Result<String> {
    // The numbers are enough: the rest names a build, perhaps a machine.
    let (_, [major, minor, patch]) = running::release()?;
    let release = format!("{major}.{minor}.{patch}");
    let mut text = format!("\n## A running kernel, Linux {release}\n\n");
    let answers = running::ask(tables)?;
    ensure!(
        answers.wrongly_known.is_empty() && answers.wrongly_unknown.is_empty(),
        "the running kernel does not agree: numbers that should answer ENOSYS \
         and do not: {:?}; calls that should not and do: {:?}",
        answers.wrongly_known,
        answers.wrongly_unknown
    );
    let _ = write!(
        text,
        "{:5} numbers without a handler called: all answered ENOSYS\n\
         {:5} harmless calls with a handler made: none answered ENOSYS\n\
         {:5} answers of a filter left out\n",
        answers.unknown, answers.known, answers.filtered
    );
    let Some(handlers) = running::handlers() else {
        text.push_str("/proc/kallsyms shows no handlers to this user\n");
        return Ok(text);
    };
    for table in tables {
        let entries = table.rows_64().filter(|row| row.implemented);
        let (found, missing): (Vec<_>, Vec<_>) = entries.partition(|row| {
            row.entry
                .as_ref()
                .is_some_and(|entry| handlers.contains(entry))
        });
        let missing: Vec<_> =
            missing.iter().map(|row| row.name.clone()).collect();
        let _ = write!(
            text,
            "{:5} handlers of Linux {} in /proc/kallsyms\n{}",
            found.len(),
            table.kernel,
            listed(&missing, "not there")
        );
    }
    Ok(text)
}
