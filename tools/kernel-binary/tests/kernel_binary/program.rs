//! The program: what it writes, and that it writes nothing when it fails.

use std::fs;
use std::process::Command;

use kernel_table::binary::Binary;
use kernel_table::lock::{self, Lock};

use crate::fixture::{Kernel, source, table};

fn run(kernel: &Kernel) -> (Option<i32>, String) {
    kernel.vmlinux();
    let source = source();
    let output = Command::new(env!("CARGO_BIN_EXE_kernel-binary"))
        .args(["vmlinux", "table.json", "-o"])
        .arg(Binary::name("9.1.2"))
        .args(["--package", &source.package])
        .args(["--package-version", &source.version])
        .args(["--sha256", &source.sha256])
        .current_dir(kernel.folder())
        .env_remove("RUST_BACKTRACE")
        .output()
        .expect("the program can be started");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), error)
}

#[test]
fn the_program_writes_what_can_be_read_again() {
    let kernel = Kernel::new();
    let (code, error) = run(&kernel);
    assert_eq!(code, Some(0), "{error}");
    let binary = Binary::of(&table(), kernel.folder()).expect("right");
    let binary = binary.expect("it is there");
    assert_eq!(binary, kernel.read());
    let path = kernel.folder().join(Binary::name("9.1.2"));
    let text = fs::read_to_string(path).expect("it is there");
    assert_eq!(text, binary.to_json().expect("a text"));
    let lock =
        Lock::read(&kernel.folder().join(lock::NAME)).expect("a lock file");
    assert_eq!(lock.binary.len(), 1);
    assert_eq!(lock.binary[0].table, "table.json");
    assert_eq!(lock.binary[0].package, source().package);
}

#[test]
fn a_difference_is_an_error_and_nothing_is_written() {
    let kernel = Kernel::new().with("\"fd\"", "\"ufd\"");
    let (code, error) = run(&kernel);
    assert_eq!(code, Some(1), "{error}");
    assert!(
        error.contains("error: 1 differences to table.json"),
        "{error}"
    );
    assert!(error.contains("\n0 read: the table has ("), "{error}");
    assert!(!kernel.folder().join(Binary::name("9.1.2")).exists());
    assert!(!kernel.folder().join(lock::NAME).exists());
}

#[test]
fn facts_that_are_not_whole() {
    let kernel = Kernel::new();
    let good = kernel.read().to_json().expect("a text");
    let bad = [
        good.replace("\"schema\":1", "\"schema\":2"),
        good[..good.len() / 2].to_owned(),
        good.replace("[\"sys_read\",", "["),
    ];
    for text in bad {
        let path = kernel.folder().join(Binary::name("9.1.2"));
        fs::write(path, text).expect("it can be written");
        let read = Binary::of(&table(), kernel.folder()).map(drop);
        let error = format!("{:#}", read.expect_err("it is wrong"));
        assert!(error.contains("again with `kernel-binary`"), "{error}");
    }
}
