//! The command `trace`.

use std::process::{Command, Stdio};

use tracer::recording::Recording;

use crate::fixture::{Program, root};

fn tracer(arguments: &[&str]) -> Command {
    let mut tracer = Command::new(env!("CARGO_BIN_EXE_tracer"));
    tracer.args(arguments).current_dir(root());
    tracer
}

fn output(arguments: &[&str]) -> String {
    let output = tracer(arguments).output().expect("it can be started");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn help_has_an_example() {
    for help in ["-h", "--help"] {
        let text = output(&[help]);
        let example = "Examples:\n  cargo run -- trace hello-kernel\n";
        assert!(text.contains(example), "{text}");
        let wide = text.lines().find(|line| line.chars().count() > 80);
        assert_eq!(wide, None);
    }
}

#[test]
fn arguments_go_to_the_program() {
    let program = Program::compile("ends");
    let path = program.path.to_string_lossy();
    let text = output(&[&path, "--function", "never", "--", "--steps"]);
    assert!(text.contains(r#"write(1, "--steps\n", 8) = 8"#), "{text}");
    let json =
        output(&[&path, "--function=never", "--format=json", "--", "a b"]);
    let recording = Recording::parse(&json).expect("a recording");
    assert_eq!(recording.arguments, ["a b"]);
    assert_eq!(recording.profile, None);
}

#[test]
fn into_all_shows_the_libraries() {
    let program = Program::compile("ends");
    let path = program.path.to_string_lossy();
    let text = output(&[&path, "--function=never", "--into-all", "--", "a"]);
    assert!(text.contains(" 0 not shown, 1 system call."), "{text}");
    assert!(
        text.contains("      in "),
        "functions without lines are named"
    );
}

/// As in `cargo run -- trace hello-kernel | head`.
#[test]
fn it_does_no_harm_when_nobody_reads_on() {
    let program = Program::compile("says");
    let path = program.path.to_string_lossy();
    let mut child = tracer(&[&path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it can be started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}
