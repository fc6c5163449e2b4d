//! The committed tables against what others have published.

use kernel_table::others::{self, Comparison, Numbers, Other};
use kernel_table::schema::{Table, version};

use crate::data::tables;

// Read by `others::crates`, not called.
use {libc as _, linux_raw_sys as _, syscalls as _};

/// Compares, prints the count, and fails on a number that differs.
fn compare(what: &str, here: &Numbers, there: &Numbers) -> Comparison {
    let comparison = others::compare(here, there);
    println!("{what}: {} compared", comparison.same);
    assert!(
        comparison.different.is_empty(),
        "{what}: {:?}",
        comparison.different
    );
    comparison
}

fn compare_all(table: &Table, other: &Other) -> [Comparison; 3] {
    let here = others::of_table(table);
    let pairs = [
        ("calls", &here.calls, &other.calls),
        ("x32", &here.x32, &other.x32),
        ("errors", &here.errnos, &other.errnos),
    ];
    pairs.map(|(what, here, there)| {
        let what = format!("{} and {}, {what}", table.kernel, other.name);
        compare(&what, here, there)
    })
}

#[test]
fn the_crates_have_the_same_numbers() {
    let tables = tables();
    let newest = tables.last().expect("there is a table");
    for other in others::crates().unwrap_or_else(|error| panic!("{error:#}")) {
        for table in &tables {
            let [calls, _, errnos] = compare_all(table, &other);
            assert!(calls.same >= 358, "{}: too few in common", other.name);
            assert!(errnos.same >= 131, "{}: too few in common", other.name);
        }
        // A crate that knows a call that the newest table lacks was made
        // from a newer kernel: then the table should be too.
        let here = others::of_table(newest);
        let unknown = others::compare(&here.calls, &other.calls).only_there;
        assert!(unknown.is_empty(), "{}: {unknown:?}", other.name);
    }
}

#[test]
fn the_header_for_c_programs_has_the_same_numbers() {
    let header = others::header().unwrap_or_else(|error| panic!("{error:#}"));
    let Some(header) = header else {
        println!("skipped: {} is not installed", others::HEADER);
        return;
    };
    let made_from = header.name.rsplit(' ').next().unwrap_or_default();
    for table in tables() {
        let [calls, ..] = compare_all(&table, &header);
        assert!(calls.same >= 300, "too few in common");
        let release = |version: [u32; 3]| (version[0], version[1]);
        if release(table.version()) == release(version(made_from)) {
            assert!(calls.only_here.is_empty(), "{:?}", calls.only_here);
            assert!(calls.only_there.is_empty(), "{:?}", calls.only_there);
        }
    }
}

#[test]
fn a_comparison_finds_what_differs() {
    let numbers = |pairs: &[(&str, u32)]| -> Numbers {
        pairs
            .iter()
            .map(|(name, n)| ((*name).to_owned(), *n))
            .collect()
    };
    let here = numbers(&[("a", 1), ("b", 2), ("c", 3)]);
    let there = numbers(&[("a", 1), ("b", 9), ("d", 4)]);
    let comparison = others::compare(&here, &there);
    assert_eq!(comparison.same, 1);
    assert_eq!(comparison.different, [("b".to_owned(), 2, 9)]);
    assert_eq!(comparison.only_here, ["c"]);
    assert_eq!(comparison.only_there, ["d"]);
}
