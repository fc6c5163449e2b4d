//! The recording as JSON and as text.

use tracer::recording::{Bits, Bytes, Hex, Recording, Register};
use tracer::text;

use crate::fixture::{self, Program};

#[test]
fn what_is_written_can_be_read() {
    for (name, function, argument) in [
        ("signals", "main", "none"),
        ("starts", "main", "thread"),
        ("crash", "main", "none"),
        ("ends", "never", "exit"),
        ("ends", "never", "panic"),
        ("starts", "main", "replace"),
    ] {
        let program = Program::compile(name);
        let recording = program.record(function, &[argument]);
        let json = recording.to_json().expect("JSON");
        let read = Recording::parse(&json).expect("a recording");
        fixture::same(&read, &recording);
    }
}

#[test]
fn what_is_no_recording_is_refused() {
    let program = Program::compile("flags");
    let recording = program.record("flags", &[]);
    let json = recording.to_json().expect("JSON");
    let error = |from: &str, to: &str| {
        assert!(json.contains(from), "{from}");
        let result = Recording::parse(&json.replacen(from, to, 1));
        format!("{:#}", result.expect_err("no recording"))
    };
    let newer = error("\"schema\":1", "\"schema\":2");
    assert!(
        newer.contains("schema 2, and this program reads 1"),
        "{newer}"
    );
    let nowhere = error("{\"i\":0", "{\"i\":99");
    assert!(nowhere.contains("step 0 leads nowhere"), "{nowhere}");
    let unknown = error("\"rax\"", "\"rux\"");
    assert!(unknown.contains("no register is called rux"), "{unknown}");
    let nothing = Recording::parse("{}").expect_err("no recording");
    assert!(nothing.to_string().contains("names no schema"), "{nothing}");
    let strange = error("\"everything\":", "\"all\":");
    assert!(strange.contains("unknown field `all`"), "{strange}");
}

#[test]
fn numbers_are_hexadecimal() {
    let json = |value: &Hex| serde_json::to_string(value).expect("JSON");
    assert_eq!(json(&Hex(u64::MAX)), "\"ffffffffffffffff\"");
    assert_eq!(Bytes(vec![0, 0x2a]).to_string(), "002a");
    assert_eq!(Bytes(vec![0x2a, 1]).number(), Some(0x12a));
    assert_eq!(Bytes(vec![0; 9]).number(), None);
    assert_eq!(format!("{:#}", Bits(10)), "0xa");
    let named = Register::named("xmm15").map(|r| r.to_string());
    assert_eq!(named.as_deref(), Some("xmm15"));
    assert_eq!(Register::named("xmm16"), None);
}

#[test]
fn the_text_fits_a_terminal() {
    let signals = Program::compile("signals").record("main", &[]);
    let process = Program::compile("starts").record("main", &["process"]);
    for recording in [fixture::says(), &signals, &process] {
        for line in text::write(recording).lines() {
            let width = line.chars().count();
            assert!(width <= 80, "{width}: {line}");
            assert_eq!(line.trim_end(), line, "no space at the end");
        }
    }
}

#[test]
fn the_text_shows_line_instruction_changes_and_calls() {
    let program = Program::compile("flags");
    let text = text::write(&program.record("flags", &[]));
    for expected in [
        "flags::flags (flags, rustc ",
        "\ntools/tracer/tests/fixtures/flags.rs\n",
        "\n   11 |         asm!(\n",
        "  cmp rax,rax                  flags ",
        "  mov eax,0x27                 rax ",
        "  syscall                      rax 0x27 -> 0x1092\n",
        "\n           getpid() = 4242\n",
        "\nflags::flags has returned: ",
        " 0 not shown, 1 system call.\n",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}
