//! The pages of system calls and errors: every row stands there, once and
//! under its name; the page is light; and the search index, which each reader
//! who searches loads, does not hold them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use kernel_table::schema::Table;
use tempfile::TempDir;

use crate::html::{self, Piece};
use crate::tree;
use crate::weight::compressed;

const SYSCALLS: &str = "reference/syscalls.html";
const ERRNOS: &str = "reference/errnos.html";

/// What the table may weigh, compressed, on top of a page without it.
const HEAVIEST: usize = 40_000;

/// The site, and the newest table.
struct Site {
    folder: TempDir,
    table: Table,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("site");
    book::site::build(tree::root(), &site, None).expect("the site");
    let table = Table::newest(&tree::root().join("data")).expect("a table");
    Site { folder, table }
});

impl Site {
    fn read(&self, path: &str) -> String {
        let path = self.folder.path().join("site").join(path);
        fs::read_to_string(path).expect("a page of the site")
    }
}

/// The ids of the rows of all tables of a page.
fn rows(page: &str) -> Vec<String> {
    let pieces = html::pieces(page);
    let rows = pieces.iter().filter_map(|(_, piece)| match piece {
        Piece::Tag(tag) if &*tag.name == "tr" => html::attribute(tag, "id"),
        _ => None,
    });
    rows.map(str::to_owned).collect()
}

/// Checks that the rows of a page are those of the table, in its order.
#[track_caller]
fn compare(page: &str, expected: Vec<String>) {
    let rows = rows(&SITE.read(page));
    let source = Path::new("src").join(page).with_extension("md");
    let problem = |message: &str| tree::problem(&source, 1, message);
    let mut problems = Vec::new();
    for id in expected.iter().filter(|id| !rows.contains(id)) {
        problems.push(problem(&format!("the page has no row `{id}`")));
    }
    for id in rows.iter().filter(|id| !expected.contains(id)) {
        problems.push(problem(&format!("the table has no row `{id}`")));
    }
    if problems.is_empty() && rows != expected {
        problems.push(problem("the rows stand in another order, or twice"));
    }
    tree::verdict("rows", rows.len(), &problems);
}

#[test]
fn every_system_call_has_a_row_of_its_name() {
    let rows = &SITE.table.rows;
    let x32 = rows.iter().filter(|row| !row.is_64());
    let x32 = x32.map(|row| format!("x32-{}", row.name));
    let names = SITE.table.rows_64().map(|row| row.name.clone());
    compare(SYSCALLS, names.chain(x32).collect());
}

#[test]
fn every_error_has_a_row_of_its_name() {
    let errnos = SITE.table.errnos.iter();
    compare(ERRNOS, errnos.map(|errno| errno.name.clone()).collect());
}

/// The page without what stands in it.
fn shell(page: &str) -> String {
    let (before, rest) = page.split_once("<main>").expect("`<main>`");
    let (_, after) = rest.split_once("</main>").expect("`</main>`");
    format!("{before}<main></main>{after}")
}

#[test]
fn the_tables_are_light() {
    let mut problems = Vec::new();
    for path in [SYSCALLS, ERRNOS] {
        let page = SITE.read(path);
        let weight =
            compressed(page.as_bytes()) - compressed(shell(&page).as_bytes());
        println!("{path}: {weight} bytes, compressed, on top of the shell");
        if weight > HEAVIEST {
            let message = format!("{weight} bytes, where {HEAVIEST} may be");
            let source = Path::new("src").join(path).with_extension("md");
            problems.push(tree::problem(&source, 1, &message));
        }
    }
    tree::verdict("pages", 2, &problems);
}

#[test]
fn the_search_index_does_not_hold_the_tables() {
    let folder = SITE.folder.path().join("site");
    let names = fs::read_dir(folder).expect("the site").flatten();
    let index = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with("searchindex"))
        .expect("a search index");
    let text = SITE.read(&index);
    println!("{} bytes", text.len());
    assert!(
        text.contains("introduction.html"),
        "{index}: of another form"
    );
    let names: BTreeSet<_> = SITE
        .table
        .rows
        .iter()
        .filter_map(|row| row.entry.as_deref())
        .filter(|entry| text.contains(*entry))
        .collect();
    // A chapter may name a few handlers.
    assert!(names.len() < 30, "{index} holds {} handlers", names.len());
}
