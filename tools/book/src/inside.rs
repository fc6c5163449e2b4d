//! What a page shows of the recordings of the kernel in `data/ring0/`: tables
//! in Markdown, and words for a sentence.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use kernel_tracer::calls::CALLS;
use kernel_tracer::command::{read, summary};
use kernel_tracer::recording::{Mitigations, Shares};
use kernel_tracer::text::grouped;

/// What a page can ask for, in `{{#table NAME}}`.
pub const NAMES: [&str; 4] = [
    "inside-calls",
    "inside-measures",
    "inside-kernel",
    "inside-qemu",
];

/// The call whose mitigations are told.
const EXAMPLE: &str = "getppid";

/// Makes what a page asks for.
///
/// # Errors
///
/// When a recording is missing or damaged.
pub fn make(root: &Path, name: &str) -> Result<String> {
    let machine = || {
        let summary = summary(root, EXAMPLE, Mitigations::Default);
        summary.map(|summary| summary.machine)
    };
    match name {
        "inside-calls" => calls(root),
        "inside-measures" => measures(root),
        "inside-kernel" => Ok(machine()?.kernel),
        _ => {
            let qemu = machine()?.qemu;
            Ok(qemu.split(' ').next().unwrap_or_default().to_owned())
        }
    }
}

/// A table of all calls, with mitigations and without.
fn calls(root: &Path) -> Result<String> {
    let mut table = String::from(
        "| call | with mitigations | `mitigations=off` |\n|---|---|---|\n",
    );
    for call in CALLS {
        let shares = |mitigations| {
            let summary = summary(root, call.name, mitigations)?;
            anyhow::Ok(sum(summary.shares))
        };
        let with = shares(Mitigations::Default)?;
        let without = shares(Mitigations::Off)?;
        let _ = writeln!(table, "| {} | {with} | {without} |", call.what);
    }
    Ok(table.trim_end().to_owned())
}

fn sum(shares: Shares) -> String {
    format!(
        "{} + {} + {} = **{}**",
        grouped(shares.entry),
        grouped(shares.mitigations),
        grouped(shares.handler),
        grouped(shares.total())
    )
}

/// A table of what the mitigations execute in one call.
fn measures(root: &Path) -> Result<String> {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (index, mitigations) in Mitigations::ALL.into_iter().enumerate() {
        let recording = read(root, EXAMPLE, mitigations)?;
        for (measure, count) in recording.measured() {
            counts.entry(measure.to_owned()).or_default()[index] = count;
        }
    }
    let mut table = format!(
        "| in `{EXAMPLE}` | with mitigations | `mitigations=off` |\n\
         |---|--:|--:|\n"
    );
    for (measure, [with, without]) in counts {
        let _ = writeln!(table, "| {measure} | {with} | {without} |");
    }
    Ok(table.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    #[test]
    fn each_call_has_a_row_whose_numbers_add_up() {
        let table = calls(root()).expect("a table");
        let rows: Vec<_> = table.lines().skip(2).collect();
        assert_eq!(rows.len(), CALLS.len());
        for row in rows {
            let cells = row.trim_matches('|').split('|').skip(1);
            for cell in cells {
                let digits = cell.replace([',', '*', ' '], "");
                let (parts, all) = digits.split_once('=').expect("a sum");
                let parts = parts.split('+').map(|n| n.parse::<usize>());
                let sum: usize = parts.map(|n| n.expect("a number")).sum();
                assert_eq!(all, sum.to_string(), "{row}");
            }
        }
    }

    #[test]
    fn the_mitigations_of_the_example_add_up() {
        let table = measures(root()).expect("a table");
        for (column, mitigations) in Mitigations::ALL.into_iter().enumerate() {
            let cell = |row: &str| {
                let cell = row.split('|').nth(column + 2)?;
                cell.trim().parse::<usize>().ok()
            };
            let sum: usize = table.lines().filter_map(cell).sum();
            let summary = summary(root(), EXAMPLE, mitigations);
            let shares = summary.expect("a recording").shares;
            assert_eq!(sum, shares.mitigations, "{table}");
        }
    }

    #[test]
    fn a_missing_recording_is_said_with_what_to_do() {
        let error = make(Path::new("/nowhere"), "inside-kernel");
        let error = format!("{:#}", error.expect_err("nothing is there"));
        assert!(error.contains("trace-kernel --save"), "{error}");
    }
}
