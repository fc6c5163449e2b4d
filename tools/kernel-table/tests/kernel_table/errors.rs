//! Each error: a sentence that names the file and the line.

use std::fs;
use std::path::Path;
use std::process::Command;

use kernel_table::generate::generate;

use crate::fixture::{Fixture, TABLE, pages, source};

/// Fails unless the tree is an error whose sentence has all the parts.
#[track_caller]
fn expect(tree: &Fixture, parts: &[&str]) {
    let error = tree.error();
    for part in parts {
        assert!(error.contains(part), "no `{part}` in: {error}");
    }
}

fn with_file(text: &str) -> Fixture {
    Fixture::new()
        .table("7 common seven sys_seven\n")
        .with("kernel/Makefile", "obj-y := seven.o\n")
        .with("kernel/seven.c", text)
}

#[test]
fn a_folder_that_is_no_kernel_tree() {
    let missing = Path::new("/nonexistent/tree");
    let error = generate(missing, source(), Vec::new(), &pages()).map(drop);
    let error = error.expect_err("there is no such folder").to_string();
    assert!(
        error.starts_with("/nonexistent/tree: no such folder"),
        "{error}"
    );
    let tree = Fixture::new().with("Makefile", "all:\n\ttrue\n");
    expect(&tree, &["Makefile:1: no line `VERSION = NUMBER`"]);
    expect(
        &Fixture::new().without("Makefile"),
        &["Makefile: cannot be read"],
    );
}

#[test]
fn a_tree_of_another_shape() {
    let missing = [
        TABLE,
        "arch/x86/entry/syscalls/syscall_32.tbl",
        "arch/x86/include/asm/unistd.h",
        "include/uapi/asm-generic/errno-base.h",
        "include/uapi/asm-generic/errno.h",
    ];
    for path in missing {
        let sentence = format!("{path}: cannot be read");
        expect(&Fixture::new().without(path), &[&sentence]);
    }
    expect(&Fixture::new().without("io_uring"), &["io_uring/: not in "]);
}

#[test]
fn a_table_that_is_truncated() {
    let cut_in_a_line = "0 common read sys_read\n547 x32 last compat_sys";
    let tree = Fixture::new().with(TABLE, cut_in_a_line);
    expect(&tree, &[TABLE, ":2: the file ends in the middle of a line"]);
    let cut_between_lines = "0 common read sys_read\n1 common write sys_read\n";
    let tree = Fixture::new().with(TABLE, cut_between_lines);
    expect(
        &tree,
        &[TABLE, ":2: the table should go from 0 to x32's 547"],
    );
    expect(&Fixture::new().with(TABLE, ""), &[TABLE, ":0: "]);
}

#[test]
fn a_table_for_32_bits_that_is_truncated() {
    let path = "arch/x86/entry/syscalls/syscall_32.tbl";
    let text = "3 i386 read sys_read\n6 i386 six sys_read\n";
    let tree = Fixture::new().with(path, text);
    assert_eq!(tree.generate().rows.len(), 2, "0 and x32's last");
    let tree = tree.table("7 common seven sys_read\n");
    expect(
        &tree,
        &[path, ":2: the table should go as far as", "truncated"],
    );
}

#[test]
fn a_line_of_the_table_with_another_shape() {
    let lines = [
        "7 common",
        "seven common seven sys_read",
        "7 i386 seven sys_read",
        "7 common seven sys_read sys_compat",
        "7 common seven sys_read - noreturn more",
        "7 common seven sys_read - returns",
        "7 common seven sys_read sys_compat noreturn",
        "-1 common seven sys_read",
    ];
    for line in lines {
        let tree = Fixture::new().table(&format!("{line}\n"));
        expect(&tree, &[TABLE, ":3: `", line, "teach this program"]);
    }
}

#[test]
fn a_number_with_two_lines() {
    let second = [
        "0 common again sys_read\n",
        "0 64 again sys_read\n",
        "0 x32 again sys_read\n",
    ];
    for line in second {
        let tree = Fixture::new().table(line);
        expect(&tree, &[TABLE, ":3: the number 0 has a line"]);
    }
    let tree = Fixture::new().table("7 64 a sys_read\n7 x32 b sys_read\n");
    assert_eq!(tree.generate().rows.len(), 4);
}

#[test]
fn a_c_file_that_is_truncated() {
    let cuts = [
        (
            "SYSCALL_DEFINE0(seven)\n/* text\n\n",
            ":2: a comment has no end",
        ),
        (
            "\nSYSCALL_DEFINE1(seven, int,\n",
            ":2: `SYSCALL_DEFINE1` has no closing",
        ),
        (
            "\n\n#ifdef CONFIG_A\nSYSCALL_DEFINE0(seven)\n",
            ":3: `#ifdef CONFIG_A` has no end",
        ),
        (
            "SYSCALL_DEFINE0(seven)\n{\n\tint",
            ":3: the file ends in the middle",
        ),
        (
            "SYSCALL_DEFINE0(seven)\n#endif\n",
            ":2: `#endif` without an `if`",
        ),
    ];
    for (text, sentence) in cuts {
        expect(&with_file(text), &["kernel/seven.c", sentence]);
    }
}

#[test]
fn a_makefile_that_is_truncated() {
    let tree = with_file("SYSCALL_DEFINE0(seven)\n")
        .with("kernel/Makefile", "\nifdef CONFIG_A\nobj-y += seven.o\n");
    expect(&tree, &["kernel/Makefile:2: `ifdef CONFIG_A` has no end"]);
}

#[test]
fn a_row_without_any_definition() {
    let tree = with_file("int seven;\n");
    expect(&tree, &[TABLE, ":3: `seven`: no definition of `sys_seven`"]);
}

#[test]
fn a_stub_does_not_hide_that_a_file_is_missing() {
    let stub = "COND_SYSCALL(seven);\n";
    let tree = with_file("SYSCALL_DEFINE0(seven)\n")
        .with("kernel/sys_ni.c", stub)
        .without("kernel/seven.c");
    expect(&tree, &[TABLE, ":3: `seven`: no definition of `sys_seven`"]);
}

#[test]
fn a_row_that_nothing_stands_in_for() {
    let tree = with_file("SYSCALL_DEFINE0(seven)\n")
        .with("kernel/Makefile", "obj-$(CONFIG_SEVEN) := seven.o\n");
    assert!(tree.row(7).is_optional());
    let tree = tree.with("kernel/sys_ni.c", "COND_SYSCALL(eight);\n");
    let parts = [
        ":3: `seven`: an option leaves its handler out",
        "is kernel/sys_ni.c whole?",
    ];
    expect(&tree, &parts);
}

#[test]
fn a_row_whose_definition_is_not_built() {
    let tree = with_file("SYSCALL_DEFINE0(seven)\n")
        .with("kernel/Makefile", "obj-y := eight.o\n");
    let parts = [
        ":3: `seven`: of the definitions of `sys_seven`, none can be",
        "kernel/seven.c:1: not built for x86_64",
    ];
    expect(&tree, &parts);
    let text = "#ifdef CONFIG_X86_32\nSYSCALL_DEFINE0(seven)\n#endif\n";
    let parts = ["kernel/seven.c:2: `#ifdef CONFIG_X86_32` is never so"];
    expect(&with_file(text), &parts);
}

#[test]
fn a_row_with_several_definitions() {
    let twice = "SYSCALL_DEFINE0(seven)\nSYSCALL_DEFINE1(seven, int, a)\n";
    let parts = [
        "`seven`: of the definitions of `sys_seven`, several can be",
        "kernel/seven.c:1: can be the one",
        "kernel/seven.c:2: can be the one",
    ];
    expect(&with_file(twice), &parts);
}

#[test]
fn every_row_that_fails_is_named() {
    let tree = Fixture::new().table("7 64 a sys_a\n8 64 b sys_b\n");
    expect(&tree, &["2 rows not resolved", ":3: `a`", ":4: `b`"]);
}

#[test]
fn a_definition_with_another_number_of_arguments() {
    let texts = [
        "SYSCALL_DEFINE2(seven, int, a)\n",
        "SYSCALL_DEFINE1(seven, int, a, int, b)\n",
        "SYSCALL_DEFINE1(seven, both(a))\n",
        "SYSCALL_DEFINE1(seven, int,)\n",
    ];
    for text in texts {
        let tree = with_file(text);
        expect(
            &tree,
            &["kernel/seven.c:1: `sys_seven`: ", "pairs of type and"],
        );
    }
    // One that the table does not need is no matter.
    let other = "SYSCALL_DEFINE0(seven)\nSYSCALL_DEFINE1(other, both(a))\n";
    assert!(with_file(other).row(7).implemented);
}

#[test]
fn error_numbers_that_cannot_be() {
    let path = "include/uapi/asm-generic/errno.h";
    let texts = [
        (
            "#define EAGAIN 12\n#endif\n",
            ":1: `EAGAIN` is defined a second",
        ),
        (
            "#define EWORSE 11\n#endif\n",
            ":1: the number 11 has a name",
        ),
        (
            "#define EWORSE EABSENT\n#endif\n",
            ":1: `EWORSE` is `EABSENT`",
        ),
        ("#define EWORSE 12\n", ":1: the last `#endif` is missing"),
    ];
    for (text, sentence) in texts {
        expect(&Fixture::new().with(path, text), &[path, sentence]);
    }
}

#[test]
fn a_hash_that_is_none() {
    for hash in ["", "ae95", &"g".repeat(64)] {
        let mut source = source();
        source.sha256 = hash.to_owned();
        let made =
            generate(Fixture::new().path(), source, Vec::new(), &pages());
        let error = made.map(drop).expect_err("no hash").to_string();
        assert!(error.contains("64 hexadecimal digits"), "{error}");
    }
}

fn program(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kernel-table"))
        .args(arguments)
        .env_remove("RUST_BACKTRACE")
        .output()
        .expect("the program can be started");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), error)
}

#[test]
fn the_program_fails_with_1_and_leaves_the_output_as_it_was() {
    let tree = with_file("int seven;\n");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let output = folder.path().join("table.json");
    fs::write(&output, "before\n").expect("the file can be written");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let hash = source().sha256;
    let arguments = [
        "generate",
        &path(tree.path()),
        "--package",
        "p",
        "--package-version",
        "1",
        "--sha256",
        &hash,
        "-o",
        &path(&output),
    ];
    let (code, error) = program(&arguments);
    assert_eq!(code, Some(1), "{error}");
    assert!(
        error.contains("manual-pages.json: cannot be read"),
        "{error}"
    );
    let manual = folder.path().join(kernel_table::manual::NAME);
    fs::write(manual, pages().to_json().expect("a text"))
        .expect("the file can be written");
    let (code, error) = program(&arguments);
    assert_eq!(code, Some(1), "{error}");
    assert!(error.contains("error: 1 rows not resolved"), "{error}");
    let text = fs::read_to_string(&output).expect("the file is there");
    assert_eq!(text, "before\n");
    let files = fs::read_dir(folder.path()).expect("the folder is there");
    assert_eq!(files.count(), 2, "something was left beside the output");

    let tree = tree.with("kernel/seven.c", "SYSCALL_DEFINE0(seven)\n");
    let (code, error) = program(&arguments);
    assert_eq!(code, Some(0), "{error}");
    assert!(error.contains("Linux 9.1.2"), "{error}");
    let text = fs::read_to_string(&output).expect("the file is there");
    let table = kernel_table::schema::Table::parse(&text).expect("a table");
    let lock = folder.path().join("kernel-sources.toml");
    let lock = kernel_table::lock::Lock::read(&lock).expect("a lock file");
    assert_eq!(lock.tree.len(), 1);
    assert_eq!(lock.tree[0].kernel, table.kernel);
    let other = folder.path().join("other.json");
    let moved = fs::rename(&output, &other);
    moved.expect("the table can be moved");
    kernel_table::lock::note(&other, &table).expect("it can be noted");
    let lock = folder.path().join("kernel-sources.toml");
    let lock = kernel_table::lock::Lock::read(&lock).expect("a lock file");
    assert_eq!(lock.tree.len(), 1, "the table that is gone has an entry");
    assert_eq!(lock.tree[0].table, "other.json");
    let files = fs::read_dir(folder.path()).expect("the folder is there");
    assert_eq!(files.count(), 3, "something was left beside the output");
    drop(tree);
}

#[test]
fn a_table_that_is_none() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("table.json");
    let path = file.to_string_lossy().into_owned();
    let (code, error) = program(&["diff", &path, &path]);
    assert_eq!(code, Some(1));
    assert!(
        error.contains(&format!("{path}: cannot be read")),
        "{error}"
    );
    let good = Fixture::new().generate().to_json().expect("a table");
    let bad = [
        good.replace("\"schema\":1", "\"schema\":2"),
        good[..good.len() / 2].to_owned(),
        good.replace("\"abi\":\"x32\"", "\"abi\":\"i386\""),
    ];
    for text in bad {
        fs::write(&file, text).expect("the file can be written");
        let (code, error) = program(&["diff", &path, &path]);
        assert_eq!(code, Some(1));
        assert!(error.contains("not a table of schema 1"), "{error}");
    }
}
