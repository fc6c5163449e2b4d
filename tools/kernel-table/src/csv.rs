//! A table for spreadsheets and data frames: as CSV, with what the manual says.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::file;
use crate::manual::Pages;
use crate::schema::{REGISTERS, Row, Table};

/// The columns before those of the registers.
const COLUMNS: [&str; 12] = [
    "number",
    "hex",
    "abi",
    "name",
    "entry",
    "file",
    "line",
    "condition",
    "implemented",
    "why",
    "since",
    "manual page",
];

/// Writes the newest table in the folder `data` as CSV beside it.
///
/// # Errors
///
/// When the tables or the list of manual pages cannot be read, or the file
/// not be written.
pub fn write(data: &Path) -> Result<PathBuf> {
    let table = Table::newest(data)?;
    let text = text(&table, &Pages::read(data)?)?;
    let path = data.join(name(&table));
    file::write(&path, &text)?;
    Ok(path)
}

/// The file's name.
pub fn name(table: &Table) -> String {
    format!("x86_64-{}.csv", table.kernel)
}

/// The table as CSV.
///
/// # Errors
///
/// When a row cannot be written.
pub fn text(table: &Table, pages: &Pages) -> Result<String> {
    let mut csv = ::csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS.iter().chain(&REGISTERS))?;
    for row in &table.rows {
        csv.write_record(record(row, pages))?;
    }
    let bytes = csv.into_inner().context("a CSV cannot be written")?;
    Ok(String::from_utf8(bytes)?)
}

fn record(row: &Row, pages: &Pages) -> Vec<String> {
    let conditions: Vec<_> =
        row.open_conditions().map(|c| c.text.as_str()).collect();
    let why = row.why.as_ref();
    let mut record = vec![
        row.number.to_string(),
        format!("{:#x}", row.number),
        row.abi.word().to_owned(),
        row.name.clone(),
        row.entry.clone().unwrap_or_default(),
        row.file.clone().unwrap_or_default(),
        row.line.map(|line| line.to_string()).unwrap_or_default(),
        conditions.join("; "),
        row.implemented.to_string(),
        why.map(|why| format!("{}: {}", why.kind.word(), why.source))
            .unwrap_or_default(),
        pages.age(row).unwrap_or_default(),
        pages.page(row).unwrap_or_default().to_owned(),
    ];
    let args = row.args.iter().map(|arg| arg.to_c());
    record.extend(args.chain(std::iter::repeat_n(
        String::new(),
        REGISTERS.len() - row.args.len(),
    )));
    record
}
