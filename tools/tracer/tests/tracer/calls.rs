//! Decoded system calls are what the program says of them.

use tracer::recording::{Buffer, Recording};

use crate::fixture::{self, Program};

/// Each call is followed by one that writes to descriptor 2 what the first one
/// was.
fn said(recording: &Recording) -> Vec<(&str, String)> {
    let calls = recording.calls.windows(2);
    let pairs = calls.filter_map(|pair| {
        let [call, says] = pair else { return None };
        let is_said = says.name.as_deref() == Some("write")
            && says.args[0].text == "2"
            && says.number == 1;
        let bytes = &says.args.get(1)?.buffers.first()?.bytes.0;
        let line = String::from_utf8_lossy(bytes).into_owned();
        is_said.then_some((&*call.text, line))
    });
    pairs.collect()
}

#[test]
fn each_call_is_what_the_program_says() {
    let recording = fixture::says();
    let said = said(recording);
    assert_eq!(said.len(), 19, "{:?}", fixture::calls(recording));
    for (decoded, line) in said {
        assert_eq!(decoded, line);
    }
}

#[test]
fn arguments_have_names_types_and_what_they_point_to() {
    let recording = fixture::says();
    let call = |name: &str| {
        let mut calls = recording.calls.iter();
        let found = calls.find(|call| call.name.as_deref() == Some(name));
        found.expect("it is made")
    };
    let describe = |buffer: &Buffer| {
        let text = String::from_utf8_lossy(&buffer.bytes.0).into_owned();
        (buffer.length, text, buffer.written)
    };
    let open = call("open");
    let types: Vec<_> = open.args.iter().map(|arg| &*arg.ctype).collect();
    assert_eq!(types, ["const char __user *", "int", "umode_t"]);
    let names: Vec<_> = open.args.iter().map(|arg| &*arg.name).collect();
    assert_eq!(names, ["filename", "flags", "mode"]);
    let path = describe(&open.args[0].buffers[0]);
    assert_eq!(path, (10, "/dev/zero\0".to_owned(), false));

    let read = call("read");
    let zeros = describe(&read.args[1].buffers[0]);
    assert_eq!(zeros, (4, "\0\0\0\0".to_owned(), true));
    let written = &recording.steps[read.step].m;
    assert_eq!(written[0].0, read.args[1].value);
    assert_eq!(written[0].1.0, [0; 4]);

    let parts = &call("writev").args[1].buffers;
    let parts: Vec<_> = parts.iter().map(describe).collect();
    let part = |text: &str| (4, text.to_owned(), false);
    assert_eq!(parts, [part("one "), part("two\n")]);

    let close = call("close");
    assert_eq!(close.args[0].value.0, 0xdead_beef_0000_0003);
    assert_eq!(close.args[0].text, "3");
    let failed = recording.calls.iter().find(|call| call.error.is_some());
    assert_eq!(failed.expect("one").error.as_deref(), Some("EBADF"));
}

#[test]
fn calls_of_hidden_code_are_told_too() {
    let program = Program::compile("ends");
    let recording = program.record("never", &["hello"]);
    assert_eq!(
        fixture::calls(&recording),
        [r#"write(1, "hello\n", 6) = 6"#]
    );
    let [summary] = &recording.summary()[..] else {
        panic!("one call")
    };
    assert_eq!(summary.at, "std::io::stdio::_print");
    assert_eq!(summary.registers, []);
}

#[test]
fn a_summary_has_the_registers_around_each_call() {
    let program = Program::compile("flags");
    let recording = program.record("flags", &[]);
    let [summary] = &recording.summary()[..] else {
        panic!("one call")
    };
    let names: Vec<_> = summary.registers.iter().map(|r| r.name).collect();
    assert_eq!(names, ["rax", "rcx", "r11"], "`getpid` has no arguments");
    let rax = summary.registers[0];
    assert_eq!((rax.before, rax.after), (39, Some(4242)));
    assert_eq!(summary.at, "tools/tracer/tests/fixtures/flags.rs:11");
    assert_eq!(summary.call.text, "getpid() = 4242");
}
