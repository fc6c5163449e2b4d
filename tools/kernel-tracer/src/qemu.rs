//! The machine: QEMU, its command line, its console, and its end.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use rustix::process::{
    Signal, getppid, getpid, set_parent_process_death_signal,
};
use tempfile::TempDir;

use crate::gdb::Debugger;
use crate::recording::Mitigations;

/// The program.
pub const PROGRAM: &str = "qemu-system-x86_64";

/// What is left of the machine: no disk, no network, no window, no clock of
/// the outside, nothing random. `icount` lets its time pass with the
/// instructions that it executes, so that two boots are the same.
///
/// The processor is everything that QEMU can emulate, less what would be
/// random, and sold by Intel: the kernel takes more care with those.
const MACHINE: [&str; 18] = [
    "-nodefaults",
    "-no-user-config",
    "-no-reboot",
    "-display",
    "none",
    "-accel",
    "tcg",
    "-cpu",
    "max,-la57,-rdrand,-rdseed,vendor=GenuineIntel",
    "-icount",
    "shift=0,sleep=off",
    "-seed",
    "1",
    "-rtc",
    "base=2020-01-01T00:00:00,clock=vm",
    "-m",
    "128",
    "-S",
];

/// What the kernel is told: where its console is, to end rather than to wait
/// after a panic, and to choose nothing at random.
const KERNEL: &str = "console=ttyS0 quiet panic=-1 nokaslr norandmaps \
                      randomize_kstack_offset=off";

/// A machine, which ends with this value.
#[derive(Debug)]
pub struct Machine {
    child: Child,
    console: File,
    _folder: TempDir,
}

/// What QEMU says of its version, as `7.2.22 (Debian 1:7.2+dfsg-7)`.
///
/// # Errors
///
/// When it is not installed.
pub fn version(program: &Path) -> Result<String> {
    let name = program.display();
    let output = Command::new(program).arg("--version").output();
    let output = output.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => anyhow!(
            "{name} is not installed: on Debian and Ubuntu, `apt-get install \
             --no-install-recommends qemu-system-x86` brings it"
        ),
        _ => anyhow!("{name} cannot be started: {error}"),
    })?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().next().unwrap_or_default();
    let version = line.strip_prefix("QEMU emulator version ");
    version.map(str::to_owned).with_context(|| {
        format!("{name} does not tell its version, but: {line}")
    })
}

/// The command that starts the machine, with the files' names as given.
pub fn arguments(
    kernel: &str,
    archive: &str,
    mitigations: Mitigations,
) -> Vec<String> {
    let mut arguments = MACHINE.map(str::to_owned).to_vec();
    let mut command_line = KERNEL.to_owned();
    if mitigations == Mitigations::Off {
        command_line.push_str(" mitigations=off");
    }
    let more = ["-kernel", kernel, "-initrd", archive, "-append"];
    arguments.extend(more.map(str::to_owned));
    arguments.push(command_line);
    // The debugger's port is our end of a pair of sockets, which QEMU has as
    // its standard input: no name, no waiting, and an end when one side ends.
    let ports = [
        "-chardev",
        "socket,id=debugger,fd=0",
        "-gdb",
        "chardev:debugger",
        "-serial",
        "file:/dev/stdout",
    ];
    arguments.extend(ports.map(str::to_owned));
    arguments
}

impl Machine {
    /// Starts a machine, which then waits for its debugger.
    ///
    /// # Errors
    ///
    /// When QEMU is missing, or does not talk.
    pub fn start(
        program: &Path,
        kernel: &Path,
        archive: &[u8],
        mitigations: Mitigations,
        patience: Duration,
    ) -> Result<(Machine, Debugger)> {
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let path = folder.path().join("init.cpio");
        std::fs::write(&path, archive).context("the archive")?;
        let console = folder.path().join("console");
        let mut output = File::options();
        let output = output.append(true).create_new(true).open(&console)?;
        let (ours, theirs) = UnixStream::pair()?;
        let arguments =
            arguments(text(kernel)?, text(&path)?, mitigations);
        let mut command = Command::new(program);
        command
            .args(arguments)
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stderr(output.try_clone()?)
            .stdout(output);
        end_with_parent(&mut command);
        let child = command
            .spawn()
            .with_context(|| format!("{}", program.display()))?;
        // Its end of the pair is now QEMU's alone.
        drop(command);
        let mut machine = Machine {
            child,
            console: File::open(console)?,
            _folder: folder,
        };
        match Debugger::new(ours, patience) {
            Ok(debugger) => Ok((machine, debugger)),
            Err(error) => Err(machine.explain(error)),
        }
    }

    /// Adds the last that the console has shown to an error.
    pub fn explain(&mut self, error: anyhow::Error) -> anyhow::Error {
        let mut text = Vec::new();
        let start = self.console.seek(SeekFrom::Start(0));
        let read = start.and_then(|_| self.console.read_to_end(&mut text));
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().map(str::trim_end).collect();
        let lines = &lines[lines.len().saturating_sub(8)..];
        if read.is_err() || lines.iter().all(|line| line.is_empty()) {
            return error.context("QEMU or its kernel did not go on");
        }
        let lines = lines.join("\n  ");
        error.context(format!(
            "QEMU or its kernel did not go on; its last words:\n  {lines}\n"
        ))
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A path as QEMU gets it.
fn text(path: &Path) -> Result<&str> {
    let text = path.to_str();
    text.with_context(|| format!("{}: an odd name", path.display()))
}

/// Lets a process be killed when this one ends, however it does.
fn end_with_parent(command: &mut Command) {
    let parent = getpid();
    let ends = move || {
        set_parent_process_death_signal(Some(Signal::KILL))?;
        // It may have ended before that.
        if getppid() != Some(parent) {
            return Err(std::io::ErrorKind::NotFound.into());
        }
        Ok(())
    };
    // SAFETY: between `fork` and `execve` it only makes two system calls and
    // allocates nothing.
    unsafe { command.pre_exec(ends) };
}
