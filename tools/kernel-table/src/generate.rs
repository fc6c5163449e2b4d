//! From a tree to its table.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::condition::Facts;
use crate::definitions::{self, Found};
use crate::entries;
use crate::errnos;
use crate::manual::Pages;
use crate::resolve::Resolver;
use crate::schema::{Row, SCHEMA, Source, Table};
use crate::tree::Tree;

/// The header that says which old calls x86_64 wants.
const UNISTD: &str = "arch/x86/include/asm/unistd.h";

/// Makes the table of the tree at `root`. `older` are tables of older
/// kernels, which tell since when a row is there; `pages` is what the manual
/// says, which knows why some rows have no handler. What goes on is told to
/// standard error.
///
/// # Errors
///
/// When the tree is not whole or has another shape than this program knows,
/// or a row cannot be resolved; the sentence names file, line and row.
pub fn generate(
    root: &Path,
    source: Source,
    mut older: Vec<Table>,
    pages: &Pages,
) -> Result<Table> {
    let start = Instant::now();
    source.check()?;
    let tree = Tree::open(root)?;
    let kernel = tree.version()?;
    eprintln!("{}: Linux {kernel}", root.display());
    older.retain(|table| table.version() < crate::schema::version(&kernel));
    older.sort_by_key(Table::version);
    let lines = entries::read_64(&tree.read(entries::TABLE_64)?)?;
    let names_32 = entries::read_32(&tree.read(entries::TABLE_32)?, &lines)?;
    let facts = Facts::new(definitions::wanted(UNISTD, &tree.read(UNISTD)?)?);
    let files = tree.c_files()?;
    eprintln!("reading {} C files", files.len());
    let found = read_all(&tree, &files)?;
    eprintln!("joining {} rows", lines.len());
    let older = older.iter().collect();
    let mut resolver =
        Resolver::new(&tree, &kernel, &found, &facts, names_32, older, pages);
    let rows = lines.iter().map(|line| resolver.row(line));
    let table = Table {
        schema: SCHEMA,
        architecture: "x86_64".to_owned(),
        kernel: kernel.clone(),
        source,
        rows: all(rows)?,
        errnos: errnos::read(&tree)?,
    };
    eprintln!("{:.1} s", start.elapsed().as_secs_f64());
    Ok(table)
}

/// All rows, or one error that has every row's.
fn all(rows: impl Iterator<Item = Result<Row>>) -> Result<Vec<Row>> {
    let mut good = Vec::new();
    let mut errors = Vec::new();
    for row in rows {
        match row {
            Ok(row) => good.push(row),
            Err(error) => errors.push(format!("{error:#}")),
        }
    }
    if errors.is_empty() {
        return Ok(good);
    }
    bail!("{} rows not resolved:\n{}", errors.len(), errors.join("\n"));
}

/// Reads the C files, on all processors, each taking the next file.
fn read_all(tree: &Tree, files: &[String]) -> Result<Found> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut mine = Vec::new();
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let found = read(tree, file)?;
            mine.extend(found.map(|found| (file, found)));
        }
        anyhow::Ok(mine)
    };
    let count = thread::available_parallelism().map_or(1, usize::from);
    let mut parts = Vec::new();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            let part = thread.join().ok().context("a thread has panicked")?;
            parts.extend(part?);
        }
        anyhow::Ok(())
    })?;
    parts.sort_by_key(|(file, _)| *file);
    let mut all = Found::default();
    for (_, found) in parts {
        all.definitions.extend(found.definitions);
        all.stubs.extend(found.stubs);
        all.inclusions.extend(found.inclusions);
    }
    Ok(all)
}

fn read(tree: &Tree, file: &str) -> Result<Option<Found>> {
    if !definitions::is_worth_reading(&tree.read_any(file)?) {
        return Ok(None);
    }
    definitions::read(file, &tree.read(file)?).map(Some)
}
