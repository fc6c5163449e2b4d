//! What goes wrong, and what is left behind. In the place of QEMU there is a
//! script that does what QEMU must not do.

use std::fs::{File, Permissions};
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use kernel_tracer::calls::CALLS;
use kernel_tracer::recorder::{self, Request};
use kernel_tracer::recording::Mitigations;
use tempfile::TempDir;

use crate::root;

/// A script in the place of QEMU.
struct Script {
    folder: TempDir,
    path: PathBuf,
}

impl Script {
    fn new(body: &str) -> Script {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("qemu");
        let text = format!(
            "#!/bin/sh\ncase $1 in --version) \
             echo QEMU emulator version 7.2.0; exit;; esac\n{body}\n"
        );
        // Another thread's child may still hold it open for writing if it is
        // written here: then it could not be started.
        let mut writer = Command::new("sh")
            .args(["-c", "cat > \"$0\"", &path.to_string_lossy()])
            .stdin(Stdio::piped())
            .spawn()
            .expect("sh");
        let mut input = writer.stdin.take().expect("a pipe");
        std::io::Write::write_all(&mut input, text.as_bytes()).expect("text");
        drop(input);
        assert!(writer.wait().expect("it ends").success());
        std::fs::set_permissions(&path, Permissions::from_mode(0o755))
            .expect("a program");
        Script { folder, path }
    }

    /// A pipe with a name: whoever reads it sees its end when all that have
    /// opened it for writing have ended.
    fn pipe(&self) -> PathBuf {
        let path = self.folder.path().join("pipe");
        let made = Command::new("mkfifo").arg(&path).status();
        assert!(made.expect("mkfifo").success());
        path
    }

    fn kernel(&self) -> PathBuf {
        let path = self.folder.path().join("vmlinuz");
        std::fs::write(&path, "no kernel").expect("a file");
        path
    }

    fn record(&self, patience: Duration) -> String {
        let (root, kernel) = (root(), self.kernel());
        let request = Request {
            root: &root,
            qemu: &self.path,
            kernel: &kernel,
            package: String::new(),
            mitigations: Mitigations::Default,
            calls: CALLS.to_vec(),
            patience,
        };
        let error = recorder::record(&request, &mut |_| {});
        format!("{:#}", error.expect_err("it is no QEMU"))
    }
}

fn tracer(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kernel-tracer"));
    command.arg("trace").args(arguments).current_dir(root());
    command
}

fn error(arguments: &[&str]) -> String {
    let output = tracer(arguments).output().expect("it can be started");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).expect("text")
}

#[test]
fn a_missing_qemu_is_said_with_the_way_to_get_it() {
    let text = error(&["getppid", "--qemu", "no-such-qemu"]);
    assert!(text.contains("no-such-qemu is not installed"), "{text}");
    assert!(text.contains("qemu-system-x86"), "{text}");
    assert!(text.contains("with `--recorded` you see"), "{text}");
}

#[test]
fn a_missing_kernel_is_said() {
    let script = Script::new("exit 1");
    let qemu = script.path.to_string_lossy();
    let arguments = ["getppid", "--qemu", &qemu, "--kernel", "no/such/vmlinuz"];
    let text = error(&arguments);
    assert!(text.contains("no/such/vmlinuz: there is no such"), "{text}");
    let nowhere = tempfile::tempdir().expect("a folder");
    let text = kernel_tracer::kernel::find(nowhere.path());
    // It may be installed on this machine.
    if let Err(error) = text {
        let text = error.to_string();
        assert!(text.contains("apt-get download linux-image-"), "{text}");
        assert!(text.contains("--kernel"), "{text}");
    }
}

#[test]
fn an_unknown_call_is_said_with_those_that_there_are() {
    let text = error(&["getpid", "--recorded"]);
    assert!(text.contains("no recording is called `getpid`"), "{text}");
    assert!(text.contains("getppid, write-null"), "{text}");
}

#[test]
fn the_last_words_of_a_qemu_that_ends_are_shown() {
    let script = Script::new("echo 'Kernel panic: no /init' >&2; exit 1");
    let text = script.record(Duration::from_secs(60));
    assert!(text.contains("Kernel panic: no /init"), "{text}");
    assert!(text.contains("has ended, or hung up"), "{text}");
}

#[test]
fn a_machine_that_does_not_stop_is_ended() {
    let script = Script::new("exec 3>\"${0%/*}/pipe\"; exec sleep 120");
    let pipe = script.pipe();
    let pipe = thread::spawn(move || File::open(pipe).expect("a pipe"));
    let text = script.record(Duration::from_millis(200));
    assert!(text.contains("has not stopped where it should"), "{text}");
    ended(pipe.join().expect("it was opened"));
}

#[test]
fn a_recorder_that_is_killed_leaves_no_machine_behind() {
    let script = Script::new("exec 3>\"${0%/*}/pipe\"; exec sleep 120");
    let pipe = script.pipe();
    let kernel = script.kernel();
    let mut tracer = tracer(&[
        "getppid",
        "--qemu",
        &script.path.to_string_lossy(),
        "--kernel",
        &kernel.to_string_lossy(),
    ])
    .stderr(Stdio::null())
    .spawn()
    .expect("it can be started");
    // It is open when the script runs.
    let open = File::open(pipe).expect("a pipe");
    tracer.kill().expect("it runs");
    tracer.wait().expect("it has ended");
    ended(open);
}

/// Waits until nobody has a pipe open for writing, but not for ever.
fn ended(mut pipe: File) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(pipe.read(&mut [0])));
    let end = receiver.recv_timeout(Duration::from_secs(60));
    let end = end.expect("the script still runs");
    assert_eq!(end.expect("its end"), 0);
}
