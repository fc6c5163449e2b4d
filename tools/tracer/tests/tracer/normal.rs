//! What changes from run to run does not change from recording to recording.

use std::fs;
use std::path::Path;
use std::process::Command;

use tracer::recording::{Bits, End, Recording, Register, What};

use crate::fixture::{self, Program};

fn written(recording: &Recording) -> String {
    let calls = recording.calls.iter();
    let writes = calls.filter(|call| call.name.as_deref() == Some("write"));
    let bytes = writes.flat_map(|call| &call.args[1].buffers[0].bytes.0);
    let bytes: Vec<u8> = bytes.copied().collect();
    String::from_utf8(bytes).expect("text")
}

#[test]
fn numbers_clocks_random_bytes_and_dates_are_the_same_each_time() {
    let program = Program::compile("varies");
    let first = program.record("main", &[]);
    let text = written(&first);
    for expected in [
        "pid 4242 of 4241: 0\n",
        "1577836800.",
        "s, 2ms\n",
        "SystemTime { tv_sec: 1577836800, tv_nsec: 0 }\n",
        "stat 1577836800, fstat 1577836800, newfstatat 1577836800\n",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    fixture::same(&first, &program.record("main", &[]));
    assert!(!first.randomised, "the addresses are not fixed");
}

#[test]
fn everything_is_the_same_also_in_libraries() {
    let program = Program::compile("ends");
    let mut request = program.request("main", &["text"]);
    request.into_all = true;
    let first = tracer::record(&request).expect("a recording");
    let is_hidden =
        |step: &tracer::recording::Step| matches!(step.what, What::Hidden(_));
    assert!(!first.steps.iter().any(is_hidden), "all is shown");
    assert!(first.steps.len() > 1000, "{} steps", first.steps.len());
    crate::rules::hold(&first);
    let second = tracer::record(&request).expect("a recording");
    fixture::same(&first, &second);
}

/// The stack is the same wherever the folder lies. The heap is, too, in a
/// folder whose path is as long: the C library reads `/proc/self/maps`.
#[test]
fn it_does_not_matter_where_the_folder_lies() {
    let program = Program::compile("ends");
    let first = program.record("main", &["text"]);
    let recorded_in = |folder: &Path| {
        fs::create_dir_all(folder).expect("a folder");
        let copy = folder.join("ends");
        fs::hard_link(&program.path, &copy).expect("a second name");
        let mut request = program.request("main", &["text"]);
        request.executable = copy;
        tracer::record(&request).expect("a recording")
    };
    let other = fixture::folder();
    fixture::same(&first, &recorded_in(other.path()));
    let long = other.path().join("a-folder-with-a-name".repeat(8));
    let second = recorded_in(&long);
    assert_eq!(first.start, second.start);
    assert_eq!(first.code, second.code);
}

#[test]
fn nothing_of_the_recorders_own_is_open_in_the_program() {
    let file = fs::File::open("/dev/null").expect("a file");
    // Unlike all of std's, this one stays open in new processes.
    let kept = rustix::io::dup(&file).expect("a descriptor");
    let program = Program::compile("varies");
    let text = written(&program.record("main", &["count"]));
    drop(kept);
    // The three standard ones, the program's file, and the list itself.
    assert!(text.contains("5 files are open\n"), "{text}");
}

/// As of a shell in which somebody has typed `ulimit -S -s 4096` and set
/// variables.
#[test]
fn limits_and_variables_of_the_recorder_do_not_matter() {
    let program = Program::compile("ends");
    let first = program.record("main", &["text"]);
    let command = format!(
        "ulimit -S -s 4096; A=1 exec {} {} --format json -- text",
        env!("CARGO_BIN_EXE_tracer"),
        program.path.display()
    );
    let output = Command::new("sh")
        .args(["-c", &command])
        .current_dir(fixture::root())
        .output()
        .expect("sh can be started");
    let json = String::from_utf8_lossy(&output.stdout);
    let second = Recording::parse(&json).expect("a recording");
    fixture::same(&first, &second);
}

/// Without the recorder, the program sees no trap flag: it is neither on its
/// stack nor in `r11`.
#[test]
fn the_trap_flag_is_not_seen() {
    let program = Program::compile("flags");
    let recording = program.record("main", &[]);
    assert!(matches!(recording.end, End::Returned { .. }));
    let flags = written(&recording);
    let (pushed, copied) = flags.trim().split_once(' ').expect("two");
    assert_eq!(pushed, "0x246");
    let has_fred = copied != "0x246";
    let info = fs::read_to_string("/proc/cpuinfo").expect("/proc");
    assert_eq!(has_fred, info.contains(" fred "), "{flags}");
}

#[test]
fn a_repeated_instruction_is_one_step() {
    let program = Program::compile("repeats");
    let recording = program.record("fill", &[]);
    let shown = fixture::instructions(&recording);
    let repeated = shown.iter().filter(|text| text.starts_with("rep "));
    assert_eq!(repeated.count(), 1, "{shown:?}");
    let is_written = |step: &&tracer::recording::Step| {
        step.m.iter().any(|memory| memory.1.0 == [7; 1024])
    };
    let step = recording.steps.iter().find(is_written).expect("the page");
    let rcx = Register::named("rcx").expect("a register");
    assert_eq!(step.r.get(&rcx), Some(&Bits(0)));
}

#[test]
fn a_long_call_is_counted_no_further_than_it_must() {
    let program = Program::compile("repeats");
    let recording = program.record("sort", &[]);
    let hidden = recording.steps.iter().find_map(|step| match &step.what {
        What::Hidden(hidden) => Some(hidden),
        What::Instruction(_) | What::Signal(_) => None,
    });
    let hidden = hidden.expect("a call");
    assert!(hidden.more && hidden.count == 100_000, "{hidden:?}");
    assert!(matches!(recording.end, End::Returned { .. }));
}

#[test]
fn signals_come_as_they_come_without_the_recorder() {
    let program = Program::compile("signals");
    let recording = program.record("main", &[]);
    assert!(matches!(recording.end, End::Returned { .. }));
    let signals: Vec<_> = recording
        .steps
        .iter()
        .filter_map(|step| match &step.what {
            What::Signal(name) => Some(name.as_str()),
            What::Instruction(_) | What::Hidden(_) => None,
        })
        .collect();
    assert_eq!(signals, ["SIGUSR1", "SIGALRM"]);
    let calls = fixture::calls(&recording);
    assert!(calls.contains(&"kill(4242, SIGUSR1) = 0"), "{calls:?}");
    assert!(calls.contains(&"rt_sigsuspend([], 8) = ?"), "{calls:?}");
    fixture::same(&recording, &program.record("main", &[]));
}

#[test]
fn without_a_function_of_that_name_main_is_found() {
    let program = Program::compile("names");
    let mut request = program.request("main", &[]);
    request.function = None;
    request.program = "other".to_owned();
    let recording = tracer::record(&request).expect("a recording");
    assert_eq!(recording.function, "names::main");
    assert_eq!(recording.program, "other");
    let naked = "in names::naked";
    let text = tracer::text::write(&recording);
    assert!(text.contains(naked), "a naked function is shown: {text}");
}

#[test]
fn a_generic_function_is_recorded_where_it_is_first_entered() {
    let rdi = Register::named("rdi").expect("a register");
    // The two ways in which rustc makes symbols of names.
    for way in [&[][..], &["-C", "symbol-mangling-version=v0"]] {
        let lines = ["-C", "debuginfo=line-tables-only"];
        let program = Program::compile_with("names", &[&lines, way].concat());
        let recording = program.record("generic", &[]);
        assert_eq!(recording.function, "names::generic", "{way:?}");
        assert_eq!(recording.start.get(&rdi), Some(&Bits(4)), "{way:?}");
    }
}

#[test]
fn a_program_without_libraries_is_recorded_from_its_first_instruction() {
    let arguments = [
        "-C",
        "debuginfo=limited",
        "-C",
        "panic=abort",
        "-C",
        "relocation-model=static",
        "-C",
        "link-args=-nostartfiles -nostdlib -static",
    ];
    let program = Program::compile_with("bare", &arguments);
    let recording = program.record("_start", &[]);
    assert_eq!(recording.end, End::Exited { status: 5 });
    let calls = fixture::calls(&recording);
    assert_eq!(calls, [r#"write(1, "bare\n", 5) = 5"#, "exit_group(5) = ?"]);
    assert_eq!(recording.base.0, 0, "it lies where its file says");
    let first = fixture::instructions(&recording)[0];
    assert_eq!(first, "pop rdi");
}
