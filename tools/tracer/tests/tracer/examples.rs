//! The book's programs.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use object::{Object as _, ObjectSection as _, ObjectSymbol as _};
use tracer::program::Program;
use tracer::recording::{Beside, Call, Kind, Profile, Recording, What};
use tracer::request::Request;
use tracer::workspace::Workspace;

use crate::fixture::{self, root, table};
use crate::rules;

/// What is built once for all tests: cargo would tell that it waits.
fn build(names: &[&str], profile: Profile) -> Vec<PathBuf> {
    let workspace = Workspace::read(root()).expect("a workspace");
    workspace.build(names, profile).expect("programs")
}

fn request(program: PathBuf, profile: Profile) -> Request {
    let mut request = Request::new(program, root().to_owned(), table());
    request.profile = Some(profile);
    request
}

/// Records `main` of a program of the book, or the function that is named.
fn record(name: &str, profile: Profile, function: Option<&str>) -> Recording {
    let program = build(&[name], profile).remove(0);
    let mut request = request(program, profile);
    request.function = function.map(str::to_owned);
    tracer::record(&request).expect("a recording")
}

/// The names of the book's programs.
fn all() -> Vec<String> {
    let workspace = Workspace::read(root()).expect("a workspace");
    let examples = workspace.examples().into_iter();
    examples.map(|(name, _)| name.to_owned()).collect()
}

/// More steps are not for a page.
const STEPS: usize = 3000;

/// Records each program, and checks it against the rules. One that takes more
/// steps than a page can show must say so; its functions can be recorded.
fn record_all(profile: Profile, also: impl Fn(&Request, &Recording)) {
    let names = all();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let programs = build(&names, profile);
    let mut count = 0;
    for (name, program) in names.iter().zip(programs) {
        let mut request = request(program, profile);
        request.steps = STEPS;
        match tracer::record(&request) {
            Ok(recording) => {
                count += 1;
                print_figures(name, &recording);
                rules::hold(&recording);
                also(&request, &recording);
            }
            Err(error) => {
                let error = format!("{error:#}");
                println!("{name}: {error}");
                let told = "more than 3000 steps: record a function that \
                            does less with `--function`";
                assert!(error.contains(told), "{error}");
                // With optimisation, `main` may be all that there is.
                if profile == Profile::Dev {
                    record_a_function(request);
                }
            }
        }
    }
    assert!(count * 4 >= names.len() * 3, "only {count} are recorded");
}

/// Records the first function of a program whose `main` is too long that is
/// short enough: what the message advises can be done.
fn record_a_function(mut request: Request) {
    let bytes = std::fs::read(&request.executable).expect("a program");
    let program = Program::parse(&request.executable, &bytes);
    let names = program.expect("a program").own_names();
    let name = &request.program.clone();
    let found = names.into_iter().find_map(|function| {
        request.function = Some(function);
        tracer::record(&request).ok()
    });
    let recording = found.unwrap_or_else(|| {
        panic!("{name}: it has no function that is short enough")
    });
    println!("{name}: {} is short enough", recording.function);
    rules::hold(&recording);
}

/// Fails unless a second recording is the same as the first. A thread that
/// runs beside may make a difference, which the recording says; and how many
/// page faults `getrusage` tells of is the kernel's business.
fn again(request: &Request, first: &Recording) {
    let second = tracer::record(request).expect("a recording");
    let is_thread = |beside: &Beside| beside.kind == Kind::Thread;
    let tells_faults = |call: &Call| call.name.as_deref() == Some("getrusage");
    if !first.beside.iter().any(is_thread)
        && !first.calls.iter().any(tells_faults)
    {
        fixture::same(first, &second);
    }
}

fn print_figures(name: &str, recording: &Recording) {
    let json = recording.to_json().expect("JSON");
    println!(
        "{name}: {} steps, {} bytes, {} calls, {:?}",
        recording.steps.len(),
        json.len(),
        recording.calls.len(),
        recording.end,
    );
}

#[test]
fn each_program_is_recorded_twice_with_the_same_bytes() {
    record_all(Profile::Dev, again);
}

#[test]
fn each_optimised_program_is_recorded_too() {
    record_all(Profile::Release, |_, _| {});
}

/// The programs that the chapters show with optimisation.
#[test]
fn each_broken_promise_is_recorded_twice_with_the_same_bytes() {
    let names = ["missing-clobber", "pushed-word", "seed-bug", "stale-rax"];
    for program in build(&names, Profile::Release) {
        let request = request(program, Profile::Release);
        let first = tracer::record(&request).expect("a recording");
        again(&request, &first);
    }
}

/// The issue's figure: 1,000 steps in at most 100 kB.
#[test]
fn a_thousand_steps_take_less_than_a_hundred_kilobytes() {
    for name in ["registers", "seed"] {
        let recording = record(name, Profile::Dev, None);
        let steps = recording.steps.len();
        assert!(steps > 1000, "{name} is long enough");
        let json = recording.to_json().expect("JSON");
        let each = json.len() / steps;
        println!("{name}: {steps} steps, {each} bytes each");
        assert!(each < 100, "{name}: {each} bytes a step");
    }
}

#[test]
fn the_first_program_makes_the_call_that_the_chapter_shows() {
    let recording = record("hello-kernel", Profile::Dev, None);
    let calls: Vec<_> = recording.calls.iter().map(|c| &*c.text).collect();
    assert_eq!(
        calls,
        [
            r#"write(1, "hello, kernel\n", 14) = 14"#,
            r#"write(1, "the kernel wrote 14 bytes\n", 26) = 26"#,
        ]
    );
    let summary = recording.summary();
    let values: BTreeMap<_, _> = summary[0]
        .registers
        .iter()
        .map(|register| (register.name, (register.before, register.after)))
        .collect();
    assert_eq!(values["rax"], (1, Some(14)));
    assert_eq!(values["rdi"], (1, Some(1)));
    assert_eq!(values["rdx"], (14, Some(14)));
    assert!(
        summary[0]
            .at
            .starts_with("listings/hello-kernel/src/lib.rs:")
    );
    assert_eq!(summary[1].at, "std::io::stdio::_print");
    let files: Vec<_> = recording.files.iter().map(|f| &*f.path).collect();
    assert_eq!(
        files,
        [
            "listings/hello-kernel/examples/hello-kernel.rs",
            "listings/hello-kernel/src/lib.rs",
        ]
    );
}

/// The transcript of the chapter *The register ABI*, seen from outside.
#[test]
fn the_registers_are_those_of_the_transcript() {
    let recording = record("registers", Profile::Dev, None);
    let summary = recording.summary();
    let around = |name: &str| {
        let registers = summary[0].registers.iter();
        let mut found = registers.filter(|register| register.name == name);
        let register = found.next().expect("a register");
        (register.before, register.after.expect("it comes back"))
    };
    assert_eq!(around("rax"), (1, 14));
    let (before, after) = around("r11");
    assert_eq!(before, 0x1111_1111);
    assert!([0x246, before].contains(&after), "{after:x}");
    let (before, after) = around("rcx");
    assert_eq!(before, 0xcccc_cccc);
    let syscall = recording.steps[summary[0].call.step].what.clone();
    let What::Instruction(index) = syscall else {
        panic!("it is shown")
    };
    let next = recording.address(index) + 2;
    assert!([next, before].contains(&after), "{after:x}");
}

/// With optimisation, the sum of the blog post's program is wrong: the address
/// after a `syscall` is added to it. The mended one is right.
#[test]
fn the_seeds_bug_is_seen_only_with_optimisation() {
    let function = Some("write_words");
    let sum = |name: &str, profile| {
        let recording = record(name, profile, function);
        rules::hold(&recording);
        assert_eq!(recording.calls.len(), 3, "{name}");
        let mut states = recording.states();
        let last = states.by_ref().last().expect("a state");
        let rax = tracer::recording::Register::named("rax").expect("one");
        last[&rax].low()
    };
    assert_eq!(sum("seed-bug", Profile::Dev), 14);
    assert_eq!(sum("seed-mended", Profile::Release), 14);
    let info = std::fs::read_to_string("/proc/cpuinfo").expect("/proc");
    if !info.contains(" fred ") {
        assert!(sum("seed-bug", Profile::Release) > 0x5555_0000_0000);
    }
}

/// What is recorded with `--release` is what `cargo run --release` runs, though
/// it was built with line numbers.
#[test]
fn line_numbers_do_not_change_the_machine_code() {
    let traced = build(&["seed-bug"], Profile::Release).remove(0);
    let plain = tempfile::tempdir().expect("a folder");
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--example", "seed-bug"])
        .args(["--package", "register-abi", "--target-dir"])
        .arg(plain.path())
        .current_dir(root())
        .status()
        .expect("cargo can be started");
    assert!(status.success(), "it compiles");
    let plain = plain.path().join("release/examples/seed-bug");
    assert_eq!(function(&plain), function(&traced));
}

/// The machine code of `write_words`, without the distance to its texts.
fn function(program: &PathBuf) -> Vec<String> {
    let bytes = std::fs::read(program).expect("a program");
    let file = object::File::parse(&*bytes).expect("an ELF file");
    let mut symbols = file.symbols();
    let symbol = symbols.find(|symbol| symbol.name() == Ok("write_words"));
    let symbol = symbol.expect("a symbol");
    let section = symbol.section_index().expect("a section");
    let section = file.section_by_index(section).expect("a section");
    let data = section.data().expect("bytes");
    let start = (symbol.address() - section.address()) as usize;
    let code = &data[start..start + symbol.size() as usize];
    let decoder = iced_x86::Decoder::new(64, code, 0);
    decoder
        .into_iter()
        .map(|mut instruction| {
            if instruction.is_ip_rel_memory_operand() {
                instruction.set_memory_displacement64(0);
            }
            format!("{:?} {instruction}", instruction.code())
        })
        .collect()
}
