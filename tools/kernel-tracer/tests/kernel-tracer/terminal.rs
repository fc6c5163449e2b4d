//! What the command prints.

use std::process::Command;

use kernel_tracer::recording::{Mitigations, Recording};
use kernel_tracer::text;

use crate::{recording, recordings, root};

fn output(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kernel-tracer"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("it can be started");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn help_has_examples_and_fits() {
    for arguments in [&["trace", "--help"], &["look-up", "--help"]] {
        let text = output(arguments);
        assert!(text.contains("Example"), "{text}");
        let wide = |line: &&str| {
            line.chars().count() > 80 && !line.starts_with("Usage:")
        };
        assert_eq!(text.lines().find(wide), None);
    }
}

#[test]
fn without_a_call_the_calls_are_listed() {
    let text = output(&["trace"]);
    assert!(text.contains("\n  getppid  "), "{text}");
    assert!(text.contains("/dev/zero"), "{text}");
}

#[test]
fn a_recording_is_shown_without_qemu() {
    let arguments = ["trace", "getppid", "--recorded", "--qemu", "none"];
    let text = output(&arguments);
    assert!(text.starts_with("getppid() = 0\n"), "{text}");
    assert!(text.contains("__x64_sys_getppid"), "{text}");
    let mut arguments = arguments.to_vec();
    arguments.extend(["--mitigations", "off", "--format", "json"]);
    let json = output(&arguments);
    let known = recording("getppid", Mitigations::Off);
    assert_eq!(Recording::parse(&json).expect("a recording"), known);
}

#[test]
fn every_function_and_every_instruction_is_shown() {
    for (name, recording) in recordings() {
        let tree = text::write(&recording, false);
        let all = text::write(&recording, true);
        for function in recording.tree.iter().skip(1) {
            let function = &recording.function(function).name;
            // What replaces a return is counted with the function.
            let folded = function.ends_with("_return_thunk")
                || function.starts_with("__x86_indirect_thunk");
            assert!(folded || tree.contains(function), "{name}: {function}");
        }
        let steps = all.lines().filter(|line| {
            let at = line.get(7..23).map(str::trim);
            let is_address = at.is_some_and(|at| {
                at.len() >= 6 && u64::from_str_radix(at, 16).is_ok()
            });
            is_address && line[23..].starts_with("  ")
        });
        assert_eq!(steps.count(), recording.steps.len(), "{name}");
        let wide = tree.lines().find(|line| line.chars().count() > 80);
        assert_eq!(wide, None, "{name}");
    }
}

#[test]
fn the_counts_of_functions_add_up() {
    for (name, recording) in recordings() {
        let tree = text::write(&recording, false);
        let rows = tree.lines().skip_while(|l| !l.starts_with("  all"));
        let mut sum = 0;
        let mut measures = 0;
        // A row for several equal calls would be counted once.
        if tree.contains('×') {
            continue;
        }
        for row in rows.skip(1) {
            let number = |from: usize, to: usize| {
                let text = row[from..to].trim().replace(',', "");
                text.parse::<usize>().unwrap_or(0)
            };
            sum += number(6, 11);
            measures += number(12, 16);
        }
        assert_eq!(sum, recording.shares.total(), "{name}");
        assert_eq!(measures, recording.shares.mitigations, "{name}");
    }
}
