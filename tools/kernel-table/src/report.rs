//! The report: each check of the tables with what it counted.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, ensure};

use crate::diff;
use crate::manual::Pages;
use crate::others::{self, Comparison, Numbers, Other};
use crate::running;
use crate::schema::{Row, Table};

/// Names that a line lists before it says how many more there are.
const LISTED: usize = 6;

/// Checks the tables against all that is at hand and says what came out.
///
/// # Errors
///
/// When a check cannot be made, or one found the tables wrong: then the
/// sentence says which, and no report is made.
pub fn report(tables: &[Table], pages: &Pages) -> Result<String> {
    let mut text =
        "Made by `kernel-table report`. Each check with its counts; \
                    a difference ends the command with an error.\n"
            .to_owned();
    for table in tables {
        contents(&mut text, table);
    }
    eprintln!("comparing with the header and the crates");
    let mut others: Vec<_> = others::header()?.into_iter().collect();
    others.extend(others::crates()?);
    for table in tables {
        for other in &others {
            compare(&mut text, table, other)?;
        }
    }
    for table in tables {
        manual(&mut text, table, pages)?;
    }
    eprintln!("asking the running kernel");
    running(&mut text, tables)?;
    for pair in tables.windows(2) {
        let difference = diff::diff(&pair[0], &pair[1]).to_text(false);
        let counts = difference.split("\n\nadded:").next();
        let _ = writeln!(text, "\n## From {}", counts.unwrap_or_default());
    }
    Ok(text)
}

fn contents(text: &mut String, table: &Table) {
    let with = |wanted: &dyn Fn(&Row) -> bool| {
        table.rows.iter().filter(|row| wanted(row)).count()
    };
    let _ = write!(
        text,
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
    without_handler(text, table);
    several(text, table);
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

fn compare(text: &mut String, table: &Table, other: &Other) -> Result<()> {
    let here = others::of_table(table);
    let parts: [(&str, &Numbers, &Numbers); 3] = [
        ("system calls", &here.calls, &other.calls),
        ("system calls of x32", &here.x32, &other.x32),
        ("errors", &here.errnos, &other.errnos),
    ];
    let _ = writeln!(text, "\n## {} and {}\n", here.name, other.name);
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
            write_comparison(text, what, &comparison);
        }
    }
    Ok(())
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

fn manual(text: &mut String, table: &Table, pages: &Pages) -> Result<()> {
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
    let _ = write!(
        text,
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
    );
    Ok(())
}

fn running(text: &mut String, tables: &[Table]) -> Result<()> {
    // The numbers are enough: the rest names a build, perhaps a machine.
    let (_, [major, minor, patch]) = running::release()?;
    let release = format!("{major}.{minor}.{patch}");
    let _ = writeln!(text, "\n## A running kernel, Linux {release}\n");
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
        return Ok(());
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
    Ok(())
}
