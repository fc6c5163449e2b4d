//! Each kind of change between two tables.

use kernel_table::diff::{KINDS, Kind, diff};
use kernel_table::schema::Table;

use crate::fixture::Fixture;

fn tables() -> (Table, Table) {
    let c = "SYSCALL_DEFINE1(a, int, x)\nSYSCALL_DEFINE1(b, int, x)\n";
    let lines = "1 64 a sys_a\n2 64 b sys_b\n3 64 c sys_read\n4 64 d\n\
                 5 64 e sys_read\n6 64 gone\n";
    let old = Fixture::new()
        .with("kernel/Makefile", "obj-y := old.o\n")
        .with("kernel/old.c", c)
        .table(lines);
    let c = "\nSYSCALL_DEFINE1(b, long, x)\nSYSCALL_DEFINE1(a, int, x)\n";
    let lines = "1 64 a sys_a\n2 64 b sys_b\n3 common see sys_read\n4 64 d \
                 sys_read\n5 64 e sys_a\n7 64 new\n";
    let stubs = "COND_SYSCALL(a);\nCOND_SYSCALL(b);\n";
    let errno = "#define EFRESH 35\n#define EWOULDBLOCK EAGAIN\n#endif\n";
    let new = Fixture::new()
        .with("include/uapi/asm-generic/errno.h", errno)
        .with("kernel/Makefile", "obj-$(CONFIG_NEW) := new.o\n")
        .with("kernel/new.c", c)
        .with("kernel/sys_ni.c", stubs)
        .with("fs/read.c", "\nSYSCALL_DEFINE1(read, int, fd)\n")
        .table(lines);
    (old.generate(), new.generate())
}

#[test]
fn each_kind_of_change_is_found() {
    let (old, new) = tables();
    let diff = diff(&old, &new);
    let numbers =
        |kind| -> Vec<_> { diff.of(kind).map(|(_, row)| row.number).collect() };
    assert_eq!(diff.added.iter().map(|r| r.number).collect::<Vec<_>>(), [7]);
    assert_eq!(
        diff.removed.iter().map(|r| r.number).collect::<Vec<_>>(),
        [6]
    );
    assert_eq!(numbers(Kind::Renamed), [3]);
    assert_eq!(numbers(Kind::Abi), [3]);
    assert_eq!(numbers(Kind::Entry), [4, 5]);
    assert_eq!(numbers(Kind::Implemented), [4]);
    assert_eq!(numbers(Kind::Signature), [0, 2, 3, 5]);
    assert_eq!(numbers(Kind::Condition), [1, 2, 5]);
    assert_eq!(numbers(Kind::File), [1, 2, 5]);
    assert_eq!(numbers(Kind::Line), [0, 3]);
    assert_eq!(diff.errnos_added, [(35, "EFRESH")]);
    assert_eq!(diff.errnos_removed, [(35, "EDEADLK")]);
}

#[test]
fn the_text_has_each_count_and_each_change() {
    let (old, new) = tables();
    let text = diff(&old, &new).to_text(true);
    for (_, word) in KINDS {
        assert!(text.contains(&format!("\n{word}:\n")), "no {word}: {text}");
    }
    assert!(text.contains("    4 signature changed\n"), "{text}");
    assert!(text.contains("error names added:\n  35 EFRESH\n"), "{text}");
    assert!(text.contains("(int x)\n    -> (long x)\n"), "{text}");
    assert!(!diff(&old, &new).to_text(false).contains("another line:\n"));
}

#[test]
fn a_table_does_not_differ_from_itself() {
    let (old, _) = tables();
    let diff = diff(&old, &old);
    assert!(diff.added.is_empty() && diff.removed.is_empty());
    assert!(diff.changed.is_empty());
    assert!(diff.errnos_added.is_empty() && diff.errnos_removed.is_empty());
}
