//! The committed tables.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kernel_table::lock::{self, Lock};
use kernel_table::schema::Table;
use kernel_table::{report, rust};

/// The tables: kernel, rows for 64-bit programs, those with a handler, rows
/// for x32 only, error numbers.
const COUNTS: [(&str, usize, usize, usize, usize); 2] =
    [("6.1.192", 362, 345, 36, 131), ("7.3.4", 386, 369, 36, 132)];

/// The folder of the committed files.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

/// The committed tables, oldest first.
pub fn tables() -> [Table; 2] {
    let read = |kernel| {
        let path = folder().join(format!("x86_64-{kernel}.json"));
        Table::read(&path).unwrap_or_else(|error| panic!("{error:#}"))
    };
    COUNTS.map(|counts| read(counts.0))
}

#[test]
fn the_tables_have_the_counts_that_they_must_reach() {
    for (table, expected) in tables().iter().zip(COUNTS) {
        let with_handler = table.rows_64().filter(|row| row.implemented);
        let counts = (
            table.kernel.as_str(),
            table.rows_64().count(),
            with_handler.count(),
            table.rows.iter().filter(|row| !row.is_64()).count(),
            table.errnos.len(),
        );
        println!("{counts:?}");
        assert_eq!(counts, expected);
    }
}

#[test]
fn every_table_in_the_folder_is_tested_and_locked() {
    let files = fs::read_dir(folder()).expect("data/ is there");
    let files: BTreeSet<_> = files
        .map(|entry| entry.expect("data/ can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name.starts_with("x86_64-") && name.ends_with(".json"))
        .collect();
    let tested = COUNTS.map(|counts| format!("x86_64-{}.json", counts.0));
    assert_eq!(files, BTreeSet::from(tested));
    let lock = Lock::read(&folder().join(lock::NAME)).expect("a lock file");
    let locked: BTreeSet<_> = lock
        .tree
        .iter()
        .map(|locked| locked.table.clone())
        .collect();
    assert_eq!(files, locked);
    for (table, locked) in tables().iter().zip(&lock.tree) {
        assert_eq!(table.kernel, locked.kernel);
        assert_eq!(table.source.package, locked.package);
        assert_eq!(table.source.version, locked.version);
        assert_eq!(table.source.sha256, locked.sha256);
    }
}

#[test]
fn every_row_is_whole() {
    let mut count = 0;
    for table in tables() {
        for row in &table.rows {
            count += 1;
            let name = format!("{} {} {}", table.kernel, row.number, row.name);
            let has_place = row.file.is_some() && row.line.is_some();
            assert_eq!(row.implemented, has_place, "{name}: no place");
            assert_eq!(row.implemented, row.why.is_none(), "{name}: no reason");
            assert!(row.implemented || row.args.is_empty(), "{name}");
            assert!(row.args.len() <= 6, "{name}: too many arguments");
            assert!(row.since.is_some(), "{name}: no age");
            for arg in &row.args {
                let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
                assert!(arg.name.chars().all(is_name), "{name}: {arg:?}");
                assert!(!arg.ctype.contains("  "), "{name}: {arg:?}");
            }
        }
    }
    println!("{count} rows");
    assert!(count > 800);
}

#[test]
fn the_files_are_as_the_program_writes_them() {
    for table in tables() {
        let path = folder().join(format!("x86_64-{}.json", table.kernel));
        let text = fs::read_to_string(path).expect("the table is there");
        assert_eq!(table.to_json().expect("it can be written"), text);
    }
}

#[test]
fn handlers_with_other_names_than_their_calls_are_told_apart() {
    let expected = [
        ("stat", "sys_newstat", "struct stat __user *"),
        ("fstat", "sys_newfstat", "struct stat __user *"),
        ("lstat", "sys_newlstat", "struct stat __user *"),
        ("sendfile", "sys_sendfile64", "int"),
        ("uname", "sys_newuname", "struct new_utsname __user *"),
        ("umount2", "sys_umount", "int"),
    ];
    for table in tables() {
        let named: Vec<_> = table
            .rows_64()
            .filter(|row| {
                let entry = row.entry.as_deref().unwrap_or_default();
                row.implemented && entry != format!("sys_{}", row.name)
            })
            .collect();
        assert_eq!(named.len(), expected.len(), "{}", table.kernel);
        for (name, entry, ctype) in expected {
            let row = named.iter().find(|row| row.name == name);
            let row = row.unwrap_or_else(|| panic!("no {name}"));
            assert_eq!(row.entry.as_deref(), Some(entry));
            assert!(row.args.iter().any(|arg| arg.ctype == ctype), "{name}");
        }
    }
}

#[test]
fn the_report_is_what_the_program_says_of_these_files() {
    let path = folder().join("verification.txt");
    let text = fs::read_to_string(path).expect("the report is there");
    let parts = report::everywhere(&tables(), &folder());
    let parts = parts.unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(parts.len(), 4);
    for part in parts {
        assert!(!part.is_empty());
        assert!(
            text.contains(&part),
            "run `kernel-table report`: no such part in it:\n{part}"
        );
    }
    // These depend on the machine, or on the lock file of this workspace.
    for table in tables() {
        for other in ["asm/unistd_64.h of Linux ", "crate "] {
            let heading = format!("\n## Linux {} and {other}", table.kernel);
            assert!(text.contains(&heading), "no {heading}");
        }
    }
    assert!(text.contains("\n## A running kernel, Linux "));
}

#[test]
fn the_constants_in_the_listings_are_the_newest_table_s() {
    let root = folder().join("..");
    let newest = Table::newest(&folder()).expect("a table");
    for (path, text) in rust::files(&newest) {
        let committed = fs::read_to_string(root.join(&path)).expect("a file");
        assert!(
            committed == text,
            "{}: is not what data/ gives: run `cargo run -p kernel-table -- \
             rust`",
            path.display()
        );
    }
}
