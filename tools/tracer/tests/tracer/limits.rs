//! Programs that do not end, crash, start others or want a terminal: an error
//! or a recording that says so, no waiting for ever, and no process left.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tracer::recording::{Beside, End, Kind, Recording, What};

use crate::fixture::{self, Program, error};

fn names(recording: &Recording) -> Vec<Option<&str>> {
    let calls = recording.calls.iter();
    calls.map(|call| call.name.as_deref()).collect()
}

#[test]
fn a_loop_of_its_own_ends_at_the_limit_of_steps() {
    let program = Program::compile("loops");
    let mut request = program.request("main", &[]);
    request.steps = 300;
    let error = error(&request);
    for part in ["more than 300 steps", "after 301 steps", "loops.rs:"] {
        assert!(error.contains(part), "{part}: {error}");
    }
    program.is_gone();
}

#[test]
fn a_loop_of_a_library_ends_at_the_limit_of_time() {
    let program = Program::compile("loops");
    let mut request = program.request("main", &["library"]);
    request.time = Duration::from_secs(1);
    let error = error(&request);
    assert!(error.contains("not come to the end within 1 s"), "{error}");
    program.is_gone();
}

#[test]
fn a_call_that_waits_ends_at_the_limit_of_time_and_is_named() {
    let program = Program::compile("waits");
    let mut request = program.request("main", &[]);
    request.time = Duration::from_secs(1);
    let error = error(&request);
    for part in ["within 1 s", "in the system call `read`", "waits.rs:"] {
        assert!(error.contains(part), "{part}: {error}");
    }
    program.is_gone();
}

#[test]
fn a_crash_is_the_end_of_the_recording() {
    let program = Program::compile("crash");
    let recording = program.record("main", &[]);
    let End::Killed { signal, rip } = &recording.end else {
        panic!("{:?}", recording.end)
    };
    assert_eq!(signal, "SIGSEGV");
    let last = recording.steps.last().expect("steps");
    let What::Instruction(index) = last.what else {
        panic!("{last:?}")
    };
    assert_eq!(recording.address(index), rip.0);
    assert!(last.r.is_empty() && last.m.is_empty(), "{last:?}");
    let core = program.folder().join("core");
    assert!(!core.exists() && !fixture::root().join("core").exists());
}

#[test]
fn a_panic_an_exit_and_the_end_of_the_program_are_told() {
    let program = Program::compile("ends");
    let recording = program.record("never", &["panic"]);
    assert!(matches!(recording.end, End::Left { .. }));
    let recording = program.record("never", &["exit"]);
    assert_eq!(recording.end, End::Exited { status: 7 });
    assert_eq!(names(&recording).last(), Some(&Some("exit_group")));
    assert!(!recording.randomised, "it is asked before the end");
    let error = error(&program.request("never", &[]));
    let expected = "has ended with the status 0 and has not come to \
                    `ends::never`";
    assert!(error.contains(expected), "{error}");
    program.is_gone();
}

#[test]
fn threads_and_processes_run_beside_and_are_told_of() {
    let program = Program::compile("starts");
    for (how, kind) in [
        ("thread", Kind::Thread),
        ("process", Kind::Process),
        ("endless", Kind::Process),
    ] {
        let recording = program.record("main", &[how]);
        assert!(matches!(recording.end, End::Returned { .. }), "{how}");
        let [
            Beside {
                step: Some(step),
                kind: found,
            },
        ] = recording.beside[..]
        else {
            panic!("{how}: {:?}", recording.beside)
        };
        assert_eq!(found, kind, "{how}");
        let call = recording.calls.iter().find(|call| call.step == step);
        assert!(call.is_some(), "{how}: a call has started it");
        let text = tracer::text::write(&recording);
        assert!(text.contains("ran beside and is not shown"), "{text}");
    }
    let recording = program.record("main", &["process"]);
    let calls = fixture::calls(&recording);
    let waits = "wait4(4243, [1280], 0, NULL) = 4243";
    assert!(calls.contains(&waits), "the number is ours: {calls:?}");
}

#[test]
fn another_program_in_its_place_ends_the_recording() {
    let program = Program::compile("starts");
    let recording = program.record("main", &["replace"]);
    assert_eq!(recording.end, End::Replaced);
    let last = fixture::calls(&recording).pop().expect("a call");
    assert!(last.starts_with("execve(\"/proc/self/exe\", "), "{last}");
}

#[test]
fn there_is_no_terminal_and_nothing_to_read() {
    let program = Program::compile("terminal");
    let recording = program.record("main", &[]);
    let calls = fixture::calls(&recording);
    let expected = "\"/dev/tty\", O_RDONLY|O_CLOEXEC, 0) = -6 (ENXIO)";
    assert!(calls[0].ends_with(expected), "{calls:?}");
    let last = calls.last().expect("a call");
    let expected = r#"write(1, "Some(6) false 0\n", 16) = 16"#;
    assert_eq!(*last, expected);
}

#[test]
fn a_file_can_be_read_as_standard_input() {
    let program = Program::compile("terminal");
    let input = program.folder().join("input");
    fs::write(&input, "seven\n\n").expect("a file");
    let mut request = program.request("main", &[]);
    request.input = Some(input);
    let recording = tracer::record(&request).expect("a recording");
    let calls = fixture::calls(&recording);
    let expected = r#"write(1, "Some(6) false 7\n", 16) = 16"#;
    assert_eq!(calls.last(), Some(&expected));
    request.input = Some(program.folder().join("nothing"));
    let error = error(&request);
    assert!(error.contains("nothing: cannot be read"), "{error}");
}

/// As in `cargo run -- trace … <&- >&-`: descriptor 0 is free in the recorder.
#[test]
fn a_closed_standard_input_does_no_harm() {
    let program = Program::compile("terminal");
    let command = format!(
        "exec {} {} --function main <&-",
        env!("CARGO_BIN_EXE_tracer"),
        program.path.display()
    );
    let output = Command::new("sh")
        .args(["-c", &command])
        .current_dir(fixture::root())
        .output()
        .expect("sh can be started");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("Some(6) false 0"), "{text}");
    assert!(output.status.success());
}

#[test]
fn a_program_may_be_deleted_while_it_is_recorded() {
    let program = Program::compile("waits");
    let mut request = program.request("main", &[]);
    request.time = Duration::from_secs(2);
    let recorder = std::thread::spawn(move || error(&request));
    until(|| !program.processes().is_empty());
    fs::remove_file(&program.path).expect("it was there");
    let error = recorder.join().expect("no panic");
    assert!(error.contains("in the system call `read`"), "{error}");
    program.is_gone();
}

/// The recorder cannot tidy up when it is killed; the kernel does.
#[test]
fn no_process_is_left_when_the_recorder_is_killed() {
    let program = Program::compile("waits");
    let mut recorder = Command::new(env!("CARGO_BIN_EXE_tracer"))
        .arg(&program.path)
        .args(["--seconds", "300"])
        .current_dir(fixture::root())
        .stdout(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("the recorder can be started");
    until(|| program.processes().iter().any(|process| waits(process)));
    let pid = Pid::from_child(&recorder);
    kill_process(pid, Signal::KILL).expect("it runs");
    recorder.wait().expect("it ends");
    until(|| program.processes().is_empty());
}

/// Whether a process waits in a system call, and not for the recorder.
fn waits(process: &str) -> bool {
    let status = fs::read_to_string(format!("{process}/status"));
    status.unwrap_or_default().contains("State:\tS (sleeping)")
}

/// Waits until something holds, which another process brings about.
fn until(holds: impl Fn() -> bool) {
    while !holds() {
        std::thread::yield_now();
    }
}
