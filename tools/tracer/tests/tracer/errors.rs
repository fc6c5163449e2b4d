//! Each error says what is wrong, where, and what to do.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output};

use nix::libc;

use crate::fixture::{Program, error, root};

fn tracer() -> Command {
    let mut tracer = Command::new(env!("CARGO_BIN_EXE_tracer"));
    tracer.current_dir(root());
    tracer
}

fn message(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Fails unless recording this file fails with `expected`.
fn refuses(path: &Path, expected: &str) {
    let output = tracer().arg(path).output().expect("it can be started");
    let message = message(&output);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains(expected), "{expected}: {message}");
    let name = path.to_string_lossy();
    assert!(message.contains(&*name), "it names the file: {message}");
    assert_eq!(message.lines().count(), 1, "one sentence: {message}");
}

#[test]
fn what_is_no_program_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file_with = |name: &str, bytes: &[u8], mode: u32| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        let mode = Permissions::from_mode(mode);
        fs::set_permissions(&path, mode).expect("permissions");
        path
    };
    let file = |name: &str, bytes: &[u8]| file_with(name, bytes, 0o755);
    refuses(&file_with("data", b"", 0o644), "`chmod +x`");
    refuses(&file_with("other", b"", 0o4755), "set-user-ID");
    refuses(&file_with("group", b"", 0o2755), "set-user-ID");
    refuses(&folder.path().join("missing"), "cannot be opened");
    refuses(folder.path(), "is not a file");
    refuses(&file("empty", b""), "is no program");
    refuses(&file("script", b"#!/bin/sh\n"), "is a script");
    refuses(&file("text", b"hello"), "is no program");
    refuses(&file("short", b"\x7fELF\x02\x01"), "is cut off");
    let header = |class: u8, kind: u8, machine: u8| {
        let mut bytes = [0; 64];
        bytes[..6].copy_from_slice(&[0x7f, b'E', b'L', b'F', class, 1]);
        bytes[16] = kind;
        bytes[18] = machine;
        bytes
    };
    let other = "for another processor";
    refuses(&file("arm", &header(2, 3, 183)), other);
    refuses(&file("i386", &header(1, 3, 3)), other);
    refuses(&file("object", &header(2, 1, 62)), "has not been linked");
    refuses(&file("hollow", &header(2, 3, 62)), "headers are damaged");
}

#[test]
fn a_program_that_tells_nothing_of_itself_is_refused() {
    let lines = "debuginfo=line-tables-only";
    let stripped = ["-C", lines, "-C", "strip=symbols"];
    let program = Program::compile_with("crash", &stripped);
    refuses(&program.path, "it has been stripped");
    // The standard library brings its own line tables.
    let arguments = ["-C", "debuginfo=0", "-C", "strip=debuginfo"];
    let program = Program::compile_with("crash", &arguments);
    refuses(&program.path, "has no debug information");
    let bytes = fs::read(&program.path).expect("the program");
    let path = program.folder().join("damaged");
    fs::write(&path, &bytes[..bytes.len() / 2]).expect("a file");
    refuses(&path, "damaged");
}

#[test]
fn a_function_that_is_not_there_is_told_with_the_nearest() {
    let program = Program::compile("names");
    let missing = error(&program.request("twise", &[]));
    let expected = "no function `twise` in this program; the nearest: \
                    names::first::twice, names::second::twice";
    assert!(missing.contains(expected), "{missing}");

    let several = error(&program.request("twice", &[]));
    let expected = "names::first::twice, names::second::twice";
    assert!(several.contains("several functions"), "{several}");
    assert!(several.contains(expected), "{several}");

    program.record("first::twice", &[]);
    program.record("names::second::twice", &[]);
}

#[test]
fn a_function_that_was_inlined_is_told_so() {
    let arguments = ["-O", "-C", "debuginfo=limited"];
    let program = Program::compile_with("names", &arguments);
    for name in ["inlined", "names::inlined"] {
        let inlined = error(&program.request(name, &[]));
        let expected = "inlined wherever it is called";
        assert!(inlined.contains(expected), "{inlined}");
    }
    // Where it was inlined, it is shown.
    let recording = program.record("main", &[]);
    let places = recording.places.iter();
    let mut inlined = places.filter(|place| place.caller.is_some());
    let function = |place: &tracer::recording::Place| {
        &*recording.functions[place.function]
    };
    assert!(inlined.any(|place| function(place) == "names::inlined"));
}

#[test]
fn a_program_of_the_book_that_is_not_there_is_told_with_the_nearest() {
    let output = tracer().arg("hello-kern").output().expect("started");
    let message = message(&output);
    let expected = "the book has no program `hello-kern`; the nearest: \
                    hello-kernel, ";
    assert!(message.contains(expected), "{message}");
    assert!(message.contains("give the path of its file"), "{message}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_file_cannot_be_built_with_release() {
    let output = tracer().args(["./x", "--release"]).output();
    let message = message(&output.expect("started"));
    assert!(
        message.contains("./x is a file: build it yourself"),
        "{message}"
    );
}

/// Where `ptrace` is not permitted, as in some containers.
#[test]
fn a_machine_that_does_not_permit_it_is_told_so() {
    let program = Program::compile("crash");
    let output = forbidding(libc::SYS_ptrace).arg(&program.path).output();
    let message = message(&output.expect("started"));
    assert!(message.contains("does not permit `ptrace`"), "{message}");
    program.is_gone();
}

/// Where addresses cannot be fixed, as in most containers, there is a
/// recording that says so.
#[test]
fn addresses_that_cannot_be_fixed_are_told_of() {
    let program = Program::compile("ends");
    let output = forbidding(libc::SYS_personality)
        .arg(&program.path)
        .output()
        .expect("started");
    let text = String::from_utf8_lossy(&output.stdout);
    let expected = "The kernel did not let the addresses be fixed";
    assert!(text.contains(expected), "{text}{}", message(&output));
    assert!(output.status.success());
}

/// The recorder, to which the kernel refuses one system call with EPERM.
fn forbidding(call: libc::c_long) -> Command {
    let mut tracer = tracer();
    let statement = |code: u32, if_not: u8, k: u32| libc::sock_filter {
        code: code as u16,
        jt: 0,
        jf: if_not,
        k,
    };
    let refuse = libc::SECCOMP_RET_ERRNO | libc::EPERM as u32;
    let filter = [
        statement(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0),
        statement(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 1, call as u32),
        statement(libc::BPF_RET | libc::BPF_K, 0, refuse),
        statement(libc::BPF_RET | libc::BPF_K, 0, libc::SECCOMP_RET_ALLOW),
    ];
    let install = move || {
        let program = libc::sock_fprog {
            len: filter.len() as u16,
            filter: filter.as_ptr().cast_mut(),
        };
        // SAFETY: no memory is touched; only this process and its children
        // are confined.
        if unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) } != 0 {
            return Err(std::io::Error::last_os_error());
        }
        let (call, mode) = (libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER);
        // SAFETY: the kernel reads the filter, which is there until the
        // closure goes.
        if unsafe { libc::prctl(call, mode, &raw const program) } != 0 {
            return Err(std::io::Error::last_os_error());
        }
        Ok(())
    };
    // SAFETY: two system calls and no memory taken, as is right between
    // `fork` and `execve`.
    unsafe { tracer.pre_exec(install) };
    tracer
}
