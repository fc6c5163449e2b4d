//! Recorded transcripts: what a command printed, and a way to run it again.
//!
//! A transcript is a file `…/output/NAME.console`: lines `$ command`, each
//! followed by what the command printed, standard output and standard error
//! together, as a terminal shows them. A last line without an end gets one.
//! Each command is run by `sh -c` in the root of the repository, with nothing
//! to read; `$?` is the status of the command before it.
//!
//! What must hold for the recording to be repeatable stands above the first
//! command, and is told on the page above the block:
//!
//! - `#: rustc 1.95.0 (…) HOST`: the compiler; recording writes the present one,
//! - `#: no FRED`: a processor on which `syscall` changes `rcx` and `r11`,
//! - `#: no filter`: a process whose system calls no filter answers for the
//!   kernel, as one does in many containers,
//! - `#: needs THING`: a machine with what is told. The program itself finds
//!   out: where it is missing, it prints a line that begins with `not here: `
//!   and says why.
//!
//! Where it does not hold, the transcript is not compared.
//!
//! A measurement has other figures each time, and holds anywhere:
//!
//! - `#: measured`: recording writes the machine, as `#: measured on CPU,
//!   Linux 6.12`. It is compared without its figures: the commands must run,
//!   end, and print the same words.

use crate::{files_in, names_in, say};
use anyhow::{Context as _, Result, bail};
use regex::{Captures, Regex};
use rustix::process::{Pid, Signal, kill_process_group};
use std::io::{PipeReader, Read as _};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// How long a command may run; what it has to compile is compiled before.
const LIMIT: Duration = Duration::from_secs(60);

const NEVER_RECORDED: &str =
    "it has not been recorded: type `cargo run -- record`";

/// How long compiling may take.
const BUILD_LIMIT: Duration = Duration::from_secs(600);

/// A command of a transcript and what it printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What stands behind `$ `.
    pub command: String,
    /// Its output, line ends included.
    pub output: String,
}

/// A recorded transcript.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transcript {
    /// The compiler it was recorded with, if that matters; empty if it was
    /// never recorded.
    pub compiler: Option<String>,
    /// Whether it holds only for processors without FRED.
    pub no_fred: bool,
    /// Whether it holds only where no filter answers system calls.
    pub no_filter: bool,
    /// What its programs may find missing, if anything.
    pub needs: Option<String>,
    /// The machine that its figures were measured on, if they were; empty if
    /// it was never recorded.
    pub measured: Option<String>,
    /// Its commands and their output.
    pub steps: Vec<Step>,
}

/// What came of running a transcript again.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The transcript as it would be recorded now.
    Ran(String),
    /// It cannot be compared here; one sentence says why.
    Skipped(String),
}

/// All transcripts of the repository, relative to the root, in order.
pub fn find(root: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = vec![PathBuf::from("examples/output")];
    for name in names_in(&root.join("listings")) {
        folders.push(Path::new("listings").join(name).join("output"));
    }
    let mut files = Vec::new();
    for folder in folders {
        for file in files_in(&root.join(folder), "console") {
            files.push(file.strip_prefix(root)?.to_path_buf());
        }
    }
    Ok(files)
}

/// Takes the text of a transcript apart.
pub fn parse(text: &str) -> Result<Transcript> {
    let mut transcript = Transcript::default();
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            transcript.steps.push(Step {
                command: command.to_owned(),
                output: String::new(),
            });
        } else if let Some(step) = transcript.steps.last_mut() {
            step.output.push_str(line);
            step.output.push('\n');
        } else if line == "#: no FRED" {
            transcript.no_fred = true;
        } else if line == "#: no filter" {
            transcript.no_filter = true;
        } else if let Some(thing) = line.strip_prefix("#: needs ") {
            transcript.needs = Some(thing.trim().to_owned());
        } else if let Some(version) = line.strip_prefix("#: rustc") {
            transcript.compiler = Some(version.trim().to_owned());
        } else if line == "#: measured" {
            transcript.measured = Some(String::new());
        } else if let Some(machine) = line.strip_prefix("#: measured on ") {
            transcript.measured = Some(machine.trim().to_owned());
        } else {
            bail!(
                "before its first `$ ` and a command, a transcript has only \
                 lines `#: rustc`, `#: no FRED`, `#: no filter`, `#: needs …` \
                 and `#: measured`, not `{line}`"
            );
        }
    }
    if transcript.steps.is_empty() {
        bail!("the transcript is empty: write `$ ` and a command into it");
    }
    Ok(transcript)
}

impl Transcript {
    /// The lines above the first command.
    fn conditions(&self) -> String {
        let mut text = String::new();
        if let Some(compiler) = &self.compiler {
            text.push_str(&format!("#: rustc {compiler}\n"));
        }
        if self.no_fred {
            text.push_str("#: no FRED\n");
        }
        if self.no_filter {
            text.push_str("#: no filter\n");
        }
        if let Some(thing) = &self.needs {
            text.push_str(&format!("#: needs {thing}\n"));
        }
        match self.measured.as_deref() {
            None => {}
            Some("") => text.push_str("#: measured\n"),
            Some(on) => text.push_str(&format!("#: measured on {on}\n")),
        }
        text
    }

    /// What must hold to repeat it, and what its figures hold for, in words.
    pub fn caption(&self) -> Option<String> {
        let compiler = self.compiler.as_ref().map(|compiler| {
            let version = compiler.split(' ').next().unwrap_or_default();
            format!("with rustc {version}")
        });
        let fred = self
            .no_fred
            .then(|| "on a processor without FRED".to_owned());
        let filter = self
            .no_filter
            .then(|| "without a filter of system calls".to_owned());
        let needs = self
            .needs
            .as_ref()
            .map(|thing| format!("on a machine with {thing}"));
        let parts: Vec<String> = [compiler, fred, filter, needs]
            .into_iter()
            .flatten()
            .collect();
        let recorded = (!parts.is_empty())
            .then(|| format!("recorded {}", parts.join(", ")));
        let measured = self
            .measured
            .as_ref()
            .map(|machine| format!("measured once, on {machine}"));
        let parts: Vec<String> = recorded.into_iter().chain(measured).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// The commands and their output, as the page shows them.
    pub fn shown(&self) -> String {
        self.steps
            .iter()
            .map(|step| format!("$ {}\n{}", step.command, step.output))
            .collect()
    }
}

/// Runs the commands of a transcript again, unless a tool is missing or what
/// it depends on is different here. `file` is relative to `root`.
pub fn rerun(root: &Path, file: &Path) -> Result<Outcome> {
    let transcript = read(root, file)?;
    if let Some(reason) = missing_tool(root, &transcript.steps)? {
        return Ok(Outcome::Skipped(reason));
    }
    if let Some(reason) = other_machine(&transcript)? {
        return Ok(Outcome::Skipped(reason));
    }
    if let Some(reason) = other_compiler(root, &transcript)? {
        return Ok(Outcome::Skipped(reason));
    }
    if transcript.measured.as_deref() == Some("") {
        bail!(NEVER_RECORDED);
    }
    let text = run_all(root, file, &transcript)?;
    Ok(match missing_thing(&transcript, &text) {
        Some(reason) => Outcome::Skipped(reason),
        None => Outcome::Ran(text),
    })
}

/// A transcript as it is compared: a measurement without its machine and its
/// figures.
///
/// Each number in the output is replaced, and so is the space that puts it
/// under the one above. What only contains digits, such as `syscall0`, stays.
pub fn comparable(text: &str) -> Result<String> {
    let mut transcript = parse(text)?;
    if transcript.measured.is_none() {
        return Ok(text.to_owned());
    }
    for step in &mut transcript.steps {
        let text = FIGURE.replace_all(&step.output, "#");
        step.output = PADDING.replace_all(&text, " ").into_owned();
    }
    transcript.measured = Some(String::new());
    Ok(transcript.conditions() + &transcript.shown())
}

/// Records all transcripts whose path contains one of `filters`, or all if
/// there are none. Says on the terminal what it does.
///
/// A measurement whose words are the same is only replaced by a new one if
/// the filters ask for it.
pub fn record(root: &Path, filters: &[String]) -> Result<()> {
    let mut files = find(root)?;
    files.retain(|file| {
        let path = file.to_string_lossy();
        filters.is_empty() || filters.iter().any(|f| path.contains(f))
    });
    if files.is_empty() {
        bail!(
            "no transcript's path contains {}; they lie in \
             listings/NAME/output/ and examples/output/",
            filters.join(" or ")
        );
    }
    let mut failed = 0;
    for file in &files {
        let anew = !filters.is_empty();
        let result = record_one(root, file, anew).unwrap_or_else(|error| {
            failed += 1;
            format!("FAILED: {error:#}")
        });
        say(format_args!("{}: {result}", file.display()));
    }
    if failed > 0 {
        bail!("{failed} of {} transcripts were not recorded", files.len());
    }
    Ok(())
}

fn record_one(root: &Path, file: &Path, anew: bool) -> Result<String> {
    let mut transcript = read(root, file)?;
    let keeps = !anew
        && transcript
            .measured
            .as_ref()
            .is_some_and(|on| !on.is_empty());
    if let Some(reason) = missing_tool(root, &transcript.steps)? {
        return Ok(format!("skipped, {reason}"));
    }
    if let Some(reason) = other_machine(&transcript)? {
        return Ok(format!("skipped, {reason}"));
    }
    if transcript.compiler.is_some() {
        transcript.compiler = Some(compiler(root)?);
    }
    if transcript.measured.is_some() {
        transcript.measured = Some(machine()?);
    }
    let text = run_all(root, file, &transcript)?;
    if let Some(reason) = missing_thing(&transcript, &text) {
        return Ok(format!("skipped, {reason}"));
    }
    let path = root.join(file);
    let old = crate::read(&path)?;
    if old == text {
        return Ok("unchanged".to_owned());
    }
    if keeps && comparable(&old)? == comparable(&text)? {
        return Ok("unchanged, and not measured anew: name it for that".into());
    }
    let dir = path.parent().context("a transcript lies in a folder")?;
    let mut beside = tempfile::Builder::new()
        .permissions(std::fs::metadata(&path)?.permissions())
        .tempfile_in(dir)?;
    std::io::Write::write_all(&mut beside, text.as_bytes())?;
    beside.persist(&path)?;
    let is_new = |line: &&str| !old.lines().any(|other| other == *line);
    let new = text.lines().filter(is_new).count();
    let lines = text.lines().count();
    Ok(format!("changed: {new} of {lines} lines are new"))
}

fn read(root: &Path, file: &Path) -> Result<Transcript> {
    parse(&crate::read(&root.join(file))?)
        .with_context(|| format!("{}:1", file.display()))
}

/// Runs all commands; the result is the new text of the transcript.
fn run_all(
    root: &Path,
    file: &Path,
    transcript: &Transcript,
) -> Result<String> {
    let mut text = transcript.conditions();
    let mut status = 0;
    for step in &transcript.steps {
        let command = &step.command;
        let at = || format!("{}: `$ {command}`", file.display());
        if let Some(build) = build_of(command) {
            // What goes wrong here goes wrong below too, and is shown there.
            run(root, &build, 0, BUILD_LIMIT).with_context(at)?;
        }
        let builds = command.starts_with("cargo ");
        let limit = if builds { BUILD_LIMIT } else { LIMIT };
        let limit = build_of(command).map_or(limit, |_| LIMIT);
        let (output, code) =
            run(root, command, status, limit).with_context(at)?;
        status = code;
        text.push_str(&format!("$ {command}\n"));
        text.push_str(&normalise(&output, root));
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    Ok(text)
}

/// The `cargo build` that does the compiling of a `cargo run`, so that only
/// the program's own time is limited to [`LIMIT`].
fn build_of(command: &str) -> Option<String> {
    let words = command.strip_prefix("cargo run ")?;
    let end = words.find(['|', '>', '<', '&', ';']).unwrap_or(words.len());
    let words = &words[..end];
    let words = words.split(" -- ").next().unwrap_or(words);
    Some(format!("cargo build {words}"))
}

/// Runs one command after one that ended with `status`; gives its output and
/// its own status.
fn run(
    root: &Path,
    command: &str,
    status: i32,
    limit: Duration,
) -> Result<(String, i32)> {
    let (reader, writer) = std::io::pipe()?;
    // No core file is left behind, and none is spoken of.
    let script = format!("ulimit -c 0\n(exit {status})\n{command}");
    let mut shell = shell(root, &script);
    shell.stdout(writer.try_clone()?).stderr(writer);
    let child = shell.spawn().context("sh cannot be started")?;
    drop(shell); // and with it our writing ends of the pipe
    let (output, ended) = finish(child, reader, limit)?;
    let code = ended.code().or(ended.signal().map(|s| 128 + s));
    let output = String::from_utf8_lossy(&output).into_owned();
    Ok((output, code.unwrap_or(1)))
}

/// `sh -c` in a process group of its own, with a small and fixed environment:
/// cargo sets many variables for what it starts, which must not leak in.
fn shell(root: &Path, script: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).current_dir(root);
    shell.stdin(Stdio::null()).process_group(0).env_clear();
    let kept = [
        "PATH",
        "HOME",
        "CARGO_HOME",
        "RUSTUP_HOME",
        "RUSTUP_TOOLCHAIN",
        "CI",
    ];
    for name in kept {
        if let Some(value) = std::env::var_os(name) {
            shell.env(name, value);
        }
    }
    shell
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "dumb")
        .env("COLUMNS", "80")
        .env("CARGO_TERM_COLOR", "never")
        // Empty, and so none: not those of the user's configuration either.
        .env("CARGO_ENCODED_RUSTFLAGS", "")
        .env("CARGO_TARGET_DIR", root.join("target"));
    shell
}

/// Reads all that a child prints. After `limit` its process group is killed.
fn finish(
    mut child: Child,
    mut reader: PipeReader,
    limit: Duration,
) -> Result<(Vec<u8>, ExitStatus)> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut output = Vec::new();
        let result = reader.read_to_end(&mut output).map(|_| output);
        // Nobody receives it once the time is over.
        let _ = sender.send(result);
    });
    let output = match receiver.recv_timeout(limit) {
        Ok(output) => output?,
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            if let Some(group) = Pid::from_raw(child.id().cast_signed()) {
                // It may have ended by itself.
                let _ = kill_process_group(group, Signal::KILL);
            }
            child.wait()?;
            // The pipe is closed once all that could write to it are gone.
            let left = match receiver.recv_timeout(LIMIT) {
                Ok(_) => "",
                Err(_) => "; something that it started still runs",
            };
            bail!(
                "has not ended after {} seconds and was killed: let it print \
                 less and end by itself{left}",
                limit.as_secs()
            );
        }
    };
    // All writing ends are closed; the shell itself ends now or has ended.
    Ok((output, child.wait()?))
}

/// A sentence if a command needs a program that is not installed.
fn missing_tool(root: &Path, steps: &[Step]) -> Result<Option<String>> {
    for step in steps {
        for tool in tools(&step.command) {
            let find = format!("command -v -- '{tool}'");
            if run(root, &find, 0, LIMIT)?.1 != 0 {
                return Ok(Some(format!(
                    "{tool} is not installed here, so `{}` cannot be run",
                    step.command
                )));
            }
        }
    }
    Ok(None)
}

/// The names of the programs that a command starts, paths excepted.
fn tools(command: &str) -> Vec<&str> {
    let starts = command.split(['|', ';', '&']).map(str::trim_start);
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_+.".contains(c);
    let keywords = ["do", "done", "else", "fi", "if", "then", "until", "while"];
    starts
        .filter(|part| !part.starts_with("for "))
        .filter_map(|part| {
            let words = part.split_whitespace();
            let mut words = words.skip_while(|word| keywords.contains(word));
            words.find(|word| !word.contains('='))
        })
        .filter(|word| word.chars().all(is_name))
        // The rest of `2>&1`.
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect()
}

/// A sentence if the transcript was recorded with another compiler.
fn other_compiler(
    root: &Path,
    transcript: &Transcript,
) -> Result<Option<String>> {
    let Some(then) = &transcript.compiler else {
        return Ok(None);
    };
    if then.is_empty() {
        bail!(NEVER_RECORDED);
    }
    let here = compiler(root)?;
    Ok((here != *then).then(|| {
        format!(
            "it was recorded with rustc {then}, and this machine has {here}"
        )
    }))
}

/// The version of the compiler and what it compiles for.
fn compiler(root: &Path) -> Result<String> {
    let (text, _) = run(root, "rustc -vV", 0, LIMIT)?;
    let version = text.lines().next().and_then(|l| l.strip_prefix("rustc "));
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    match (version, host) {
        (Some(version), Some(host)) => Ok(format!("{version} {host}")),
        _ => bail!("`rustc -vV` does not tell its version: {}", text.trim()),
    }
}

/// What a measurement depends on: the processor, whether a virtual machine
/// stands between it and Linux, and the version of Linux.
pub fn machine() -> Result<String> {
    let info = crate::read(Path::new("/proc/cpuinfo"))?;
    let release = crate::read(Path::new("/proc/sys/kernel/osrelease"))?;
    Ok(machine_of(&info, &release))
}

/// The same from `/proc/cpuinfo` and the kernel's release, `6.12.3-amd64`.
fn machine_of(info: &str, release: &str) -> String {
    let value = |name: &str| {
        let line = info.lines().find(|line| line.starts_with(name))?;
        let (_, value) = line.split_once(':')?;
        Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let name = value("model name")
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "a processor without a name".to_owned());
    let flags = value("flags").unwrap_or_default();
    let is_virtual = flags.split(' ').any(|flag| flag == "hypervisor");
    let guest = if is_virtual {
        " in a virtual machine"
    } else {
        ""
    };
    let mut numbers = release.trim().split('.');
    let major = numbers.next().unwrap_or_default();
    let minor = numbers.next().unwrap_or_default();
    let end = minor.find(|c: char| !c.is_ascii_digit());
    let minor = &minor[..end.unwrap_or(minor.len())];
    format!("{name}{guest}, Linux {major}.{minor}")
}

/// A sentence if the transcript needs a processor without FRED and this one
/// has it (there, `syscall` changes neither `rcx` nor `r11`), or if it needs
/// the kernel's own answers and a filter stands before it.
fn other_machine(transcript: &Transcript) -> Result<Option<String>> {
    let has = |file: &str, test: fn(&str) -> bool| -> Result<bool> {
        Ok(test(&crate::read(Path::new(file))?))
    };
    if transcript.no_fred && has("/proc/cpuinfo", has_fred)? {
        return Ok(Some(
            "it needs a processor on which `syscall` changes rcx and r11, and \
             this one has FRED"
                .to_owned(),
        ));
    }
    if transcript.no_filter && has("/proc/self/status", has_filter)? {
        return Ok(Some(
            "it needs the kernel's own answers, and here, as in many \
             containers, a filter of system calls (seccomp) may give others"
                .to_owned(),
        ));
    }
    Ok(None)
}

/// A sentence if a program of the transcript found that this machine does not
/// have what it needs.
fn missing_thing(transcript: &Transcript, text: &str) -> Option<String> {
    let thing = transcript.needs.as_ref()?;
    let mut lines = text.lines();
    let reason = lines.find_map(|line| line.strip_prefix("not here: "))?;
    Some(format!("it needs {thing}, and its program says: {reason}"))
}

/// Whether the first processor of `/proc/cpuinfo` has FRED.
fn has_fred(info: &str) -> bool {
    info.lines()
        .find_map(|line| line.strip_prefix("flags"))
        .is_some_and(|flags| flags.split_whitespace().any(|f| f == "fred"))
}

/// Whether `/proc/self/status` tells of a filter.
fn has_filter(status: &str) -> bool {
    status
        .lines()
        .find_map(|line| line.strip_prefix("Seccomp:"))
        .is_some_and(|mode| mode.trim() != "0")
}

/// Replaces what changes from run to run by something that does not, so that
/// a transcript can be compared, and still looks as it does on a terminal:
///
/// - the path of the repository goes: `/home/me/book/src/x` → `src/x`,
/// - process and thread numbers become 4242: `getpid() = 4242`,
///   `[pid 4242]`, `thread 'main' (4242) panicked`; with the sender of a
///   signal, in `strace`, the user becomes 1000: `si_pid=4242, si_uid=1000`,
/// - addresses of a program's code and heap become `0x5xxxxxxxxxxx`, those of
///   its stack and libraries `0x7xxxxxxxxxxx`; in decimal `9xxxxxxxxxxxxx` and
///   `14xxxxxxxxxxxxx`: as wide as they were, so that columns stay columns,
/// - what a shell says of a crash becomes `Segmentation fault`,
/// - times become zero: `in 0.00s`, `<0.000000>`.
///
/// Nothing else changes: small numbers and values such as 0x246 stay.
pub fn normalise(text: &str, root: &Path) -> String {
    let root = regex::escape(&root.to_string_lossy());
    let inside = pattern(&format!("{root}/"));
    let itself = pattern(&format!(r"{root}([^\w.-]|$)"));
    let text = inside.replace_all(text, "");
    let text = itself.replace_all(&text, ".$1");
    let text = PID.replace_all(&text, "${1}4242${2}");
    let text = SENDER.replace_all(&text, "si_uid=1000");
    let text = HEX.replace_all(&text, |found: &Captures<'_>| {
        hex_address(&found[0]).unwrap_or_else(|| found[0].to_owned())
    });
    let text = DECIMAL.replace_all(&text, |found: &Captures<'_>| {
        let kind = found[0].parse().ok().and_then(region);
        match kind {
            Some(Region::Program) => "9xxxxxxxxxxxxx".to_owned(),
            Some(Region::Stack) => "14xxxxxxxxxxxxx".to_owned(),
            None => found[0].to_owned(),
        }
    });
    let text = CRASH.replace_all(&text, "$1");
    let text = SECONDS.replace_all(&text, "in 0.00s");
    TRACE_TIME.replace_all(&text, "<0.000000>").into_owned()
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a right pattern")
}

static PID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        ( \b (?:pid|PID|tid|TID) [\ :=]+ (?:is\ )?
        | \b si_pid=
        | \b get (?:pid|ppid|tid) \(\) \s* =\ + (?:Ok\()?
        | \b thread\ '[^']*'\ \(
        )
        [1-9][0-9]* \b
        (\)?)",
    )
});
static SENDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bsi_uid=\d+\b"));
static HEX: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b0x[0-9a-f]{12}\b"));
static DECIMAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b[0-9]{14,15}\b"));
/// dash, and bash, which tells its own name and the process.
static CRASH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xm)^ (?:\S+:\ line\ \d+:\ +\d+\ )?
        (Segmentation\ fault) (?:\ +\(core\ dumped\))? (?:\ .*)? $",
    )
});
static SECONDS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\bin (?:\d+m )?\d+\.\d+s\b"));
/// A number by itself, such as 12, -0.5 and 1,000; not the 0 of `syscall0`.
static FIGURE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"-?\b\d+(?:[.,]\d+)*\b"));
static PADDING: LazyLock<Regex> = LazyLock::new(|| pattern(r"[ \t]+"));
static TRACE_TIME: LazyLock<Regex> = LazyLock::new(|| pattern(r"<\d+\.\d{6}>"));

enum Region {
    /// A position-independent program and its heap.
    Program,
    /// The stack, libraries, and what `mmap` gives.
    Stack,
}

/// Where an address of a process lies. Linux loads a program at two thirds of
/// its space (0x5555_5555_4000) plus at most 2^44 bytes, and maps the rest
/// downwards from at least 2^44 bytes below its end (0x7fff_ffff_f000).
fn region(address: u64) -> Option<Region> {
    match address {
        0x5555_0000_0000..0x6600_0000_0000 => Some(Region::Program),
        0x6f00_0000_0000..0x8000_0000_0000 => Some(Region::Stack),
        _ => None,
    }
}

fn hex_address(text: &str) -> Option<String> {
    let address = u64::from_str_radix(text.strip_prefix("0x")?, 16).ok()?;
    Some(match region(address)? {
        Region::Program => "0x5xxxxxxxxxxx".to_owned(),
        Region::Stack => "0x7xxxxxxxxxxx".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    const FILE: &str = "listings/first/output/one.console";

    fn rerun_of(text: &str) -> Result<Outcome> {
        let tree = Tree::new();
        tree.write(FILE, text);
        rerun(tree.root(), Path::new(FILE))
    }

    fn ran(text: &str) -> String {
        match rerun_of(text).expect("it runs") {
            Outcome::Ran(text) => text,
            Outcome::Skipped(reason) => panic!("skipped: {reason}"),
        }
    }

    #[test]
    fn transcripts_are_found_in_output_folders() {
        let tree = Tree::new();
        tree.write("examples/output/a.console", "$ true\n");
        tree.write("listings/first/output/notes.txt", "no transcript");
        let files = find(tree.root()).expect("found");
        let expected = [
            "examples/output/a.console",
            FILE,
            "listings/second/output/two.console",
        ];
        assert_eq!(files, expected.map(PathBuf::from));
    }

    #[test]
    fn commands_run_again_with_both_streams_in_order() {
        let text = "\
$ echo 1; echo 2 >&2; echo 3
$ exit 7
$ echo $?; printf end
$ cat; pwd
";
        let expected = "\
$ echo 1; echo 2 >&2; echo 3
1
2
3
$ exit 7
$ echo $?; printf end
7
end
$ cat; pwd
.
";
        assert_eq!(ran(text), expected);
        assert_eq!(ran(expected), expected);
    }

    #[test]
    fn the_environment_is_small_and_fixed() {
        let text = ran("$ env | cut -d= -f1 | sort | tr '\\n' ' '\n");
        let names: Vec<&str> =
            text.lines().nth(1).expect("names").split(' ').collect();
        assert!(names.contains(&"COLUMNS"), "{text}");
        for name in ["CARGO_MANIFEST_DIR", "LD_LIBRARY_PATH", "RUST_BACKTRACE"]
        {
            assert!(!names.contains(&name), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_transcript_is_refused_with_its_file() {
        for text in ["", "output\n$ true\n"] {
            let error = rerun_of(text).expect_err("no transcript");
            assert!(format!("{error:#}").starts_with(&format!("{FILE}:1: ")));
        }
    }

    #[test]
    fn a_missing_tool_or_another_compiler_skips() {
        let text = "$ echo x 2>&1 | A=b no-such-tool\n";
        let outcome = rerun_of(text).expect("no error");
        let Outcome::Skipped(reason) = outcome else {
            panic!("{outcome:?}");
        };
        assert!(reason.starts_with("no-such-tool is not installed"));

        let text = "#: rustc 0.0.1 (old)\n$ echo 1\n2\n";
        let outcome = rerun_of(text).expect("no error");
        let Outcome::Skipped(reason) = outcome else {
            panic!("{outcome:?}");
        };
        assert!(reason.contains("recorded with rustc 0.0.1"), "{reason}");
        rerun_of("#: rustc\n$ echo 1\n").expect_err("never recorded");
        let here = compiler(Path::new("/")).expect("a compiler");
        let text = format!("#: rustc {here}\n$ echo 1\n1\n");
        assert_eq!(ran(&text), text);
    }

    #[test]
    fn programs_are_found_behind_the_shells_words() {
        let command = "for o in a b; do objdump $o | sed p; done; A=1 cc x";
        assert_eq!(tools(command), ["objdump", "sed", "cc"]);
    }

    #[test]
    fn fred_is_found_among_the_flags() {
        let info = "model name : x\nflags\t\t: fpu vme fred lkgs\n";
        assert!(has_fred(info));
        assert!(!has_fred(&info.replace("fred", "fredx")));
        let text = "#: no FRED\n$ echo 1\n1\n";
        let transcript = parse(text).expect("a transcript");
        assert!(transcript.no_fred);
        assert_eq!(transcript.conditions(), "#: no FRED\n");
    }

    #[test]
    fn the_conditions_are_told_and_not_shown() {
        let text = "#: rustc 1.95.0 (5980 2026) x86\n#: no FRED\n$ a\nb\n";
        let transcript = parse(text).expect("a transcript");
        assert_eq!(transcript.shown(), "$ a\nb\n");
        assert_eq!(
            transcript.caption().as_deref(),
            Some("recorded with rustc 1.95.0, on a processor without FRED")
        );
        assert_eq!(parse("$ a\n").expect("one").caption(), None);
        parse("#: moon full\n$ a\n").expect_err("no such condition");
    }

    #[test]
    fn a_filter_is_found_in_the_status_of_the_process() {
        let status = "Name:\tx\nNoNewPrivs:\t1\nSeccomp:\t2\n\
                      Seccomp_filters:\t1\n";
        assert!(has_filter(status));
        assert!(!has_filter(&status.replace("Seccomp:\t2", "Seccomp:\t0")));
        assert!(!has_filter("Name:\tx\n"));
        let text = "#: no filter\n$ echo 1\n1\n";
        let transcript = parse(text).expect("a transcript");
        assert!(transcript.no_filter);
        assert_eq!(transcript.conditions(), "#: no filter\n");
        let caption = transcript.caption().expect("a caption");
        assert_eq!(caption, "recorded without a filter of system calls");
    }

    #[test]
    fn a_program_that_misses_what_it_needs_is_not_compared() {
        let missing = "$ echo; echo 'not here: no moon'\n";
        let text = format!("#: needs a moon\n{missing}old\n");
        let outcome = rerun_of(&text).expect("no error");
        let reason = "it needs a moon, and its program says: no moon";
        assert_eq!(outcome, Outcome::Skipped(reason.to_owned()));

        let tree = Tree::new();
        tree.write(FILE, &text);
        record(tree.root(), &["first".to_owned()]).expect("recorded");
        assert_eq!(tree.read(FILE), text, "nothing is recorded");

        // Without the condition, the same words are output like any other.
        let output = format!("{missing}\nnot here: no moon\n");
        assert_eq!(ran(missing), output);
        let there = "#: needs a moon\n$ echo 'here or not here: 1'\n";
        assert_eq!(ran(there), format!("{there}here or not here: 1\n"));
        let caption = parse(there).expect("a transcript").caption();
        assert_eq!(
            caption.as_deref(),
            Some("recorded on a machine with a moon")
        );
    }

    #[test]
    fn the_machine_of_a_measurement_is_told() {
        let info = "model name\t: AMD  EPYC 1\nflags\t\t: fpu hypervisor\n";
        let machine = "AMD EPYC 1 in a virtual machine, Linux 6.12";
        assert_eq!(machine_of(info, "6.12.3-amd64\n"), machine);
        assert_eq!(machine_of(info, "6.12-rc1\n"), machine);
        let bare = machine_of("flags : fpu\n", "7.3.4\n");
        assert_eq!(bare, "a processor without a name, Linux 7.3");

        let text = format!("#: rustc 1 x\n#: measured on {machine}\n$ a\n");
        let transcript = parse(&text).expect("a transcript");
        assert_eq!(transcript.measured.as_deref(), Some(machine));
        let conditions = text.strip_suffix("$ a\n").expect("the command");
        assert_eq!(transcript.conditions(), conditions);
        let caption =
            format!("recorded with rustc 1; measured once, on {machine}");
        assert_eq!(transcript.caption(), Some(caption));
    }

    #[test]
    fn a_measurement_is_compared_without_its_figures() {
        let with = |machine: &str, output: &str| {
            let text = format!("#: measured{machine}\n$ f 1\n{output}");
            comparable(&text).expect("a transcript")
        };
        let recorded = with(" on A", "call  9.5 ns\nsyscall0 1,000 ns\n");
        assert_eq!(recorded, "#: measured\n$ f 1\ncall # ns\nsyscall0 # ns\n");
        let wider = with(" on B", "call 12.25 ns\nsyscall0    -7 ns\n");
        assert_eq!(recorded, wider);
        for other in [
            "call 9.5 us\nsyscall0 1 ns\n",
            "call 9.5 ns\nsyscall1 1 ns\n",
            "call 9.5 ns\n\nsyscall0 1 ns\n",
            "call 9.5 9.5 ns\nsyscall0 1 ns\n",
            "call nan ns\nsyscall0 1 ns\n",
            "",
        ] {
            assert_ne!(recorded, with(" on A", other), "{other}");
        }
        let text = "$ f\ncall  9.5 ns\n";
        assert_eq!(comparable(text).expect("a transcript"), text);
    }

    #[test]
    fn a_measurement_is_repeated_only_when_it_is_named() {
        let first = "#: measured\n$ echo a $$\n";
        rerun_of(first).expect_err("never recorded");
        let tree = Tree::new();
        tree.write(FILE, first);
        record(tree.root(), &[]).expect("recorded");
        let here = machine().expect("a machine");
        let recorded = tree.read(FILE);
        let start = format!("#: measured on {here}\n$ echo a $$\na ");
        assert!(recorded.starts_with(&start), "{recorded}");

        let elsewhere = "#: measured on the moon\n$ echo a $$\na 0\n";
        tree.write(FILE, elsewhere);
        record(tree.root(), &[]).expect("recorded");
        assert_eq!(tree.read(FILE), elsewhere);
        tree.write(FILE, &elsewhere.replace("a 0", "b 0"));
        record(tree.root(), &[]).expect("recorded");
        assert!(tree.read(FILE).starts_with(&start));
        tree.write(FILE, elsewhere);
        record(tree.root(), &["first".to_owned()]).expect("recorded");
        assert!(tree.read(FILE).starts_with(&start));

        let again = rerun(tree.root(), Path::new(FILE)).expect("it runs");
        let Outcome::Ran(again) = again else {
            panic!("{again:?}");
        };
        let compared = comparable(&again).expect("a transcript");
        assert_eq!(compared, "#: measured\n$ echo a $$\na #\n");
    }

    #[test]
    fn what_does_not_end_is_killed_with_all_that_it_started() {
        let tree = Tree::new();
        let command = "sleep 300 & sleep 300";
        let limit = Duration::from_millis(300);
        let error = run(tree.root(), command, 0, limit).expect_err("a limit");
        assert!(error.to_string().contains("was killed"), "{error}");
        assert!(!error.to_string().contains("still runs"), "{error}");
    }

    #[test]
    fn only_the_program_of_a_cargo_run_is_limited() {
        let command = "cargo run -q --release --example x -- a | head > b";
        assert_eq!(
            build_of(command).as_deref(),
            Some("cargo build -q --release --example x")
        );
        assert_eq!(build_of("strace ls"), None);
    }

    #[test]
    fn recording_replaces_the_file() {
        let tree = Tree::new();
        tree.write(FILE, "$ echo 1\nold\n");
        record(tree.root(), &["first".to_owned()]).expect("recorded");
        assert_eq!(tree.read(FILE), "$ echo 1\n1\n");
        let folder = tree.root().join("listings/first/output");
        assert_eq!(std::fs::read_dir(folder).expect("a folder").count(), 1);
        record(tree.root(), &["nothing".to_owned()]).expect_err("no match");
    }

    #[test]
    fn what_varies_is_normalised() {
        let root = Path::new("/home/me/book");
        for (text, expected) in [
            ("/home/me/book/src/a.rs:1", "src/a.rs:1"),
            ("in /home/me/book", "in ."),
            ("getpid()   = 12345", "getpid()   = 4242"),
            ("[pid  77] write(1", "[pid  4242] write(1"),
            ("pid 9", "pid 4242"),
            ("si_pid=77, si_uid=0}", "si_pid=4242, si_uid=1000}"),
            (
                "thread 'main' (123) panicked",
                "thread 'main' (4242) panicked",
            ),
            ("rsi 0x7ffd1c2a3b40,", "rsi 0x7xxxxxxxxxxx,"),
            (
                "0x55d0c0ffee00 0x6012c0ffee00",
                "0x5xxxxxxxxxxx 0x5xxxxxxxxxxx",
            ),
            ("0x6fff12345678", "0x7xxxxxxxxxxx"),
            ("93824992235854 bytes", "9xxxxxxxxxxxxx bytes"),
            ("140737488350000", "14xxxxxxxxxxxxx"),
            ("Finished in 1m 02.50s", "Finished in 0.00s"),
            ("exit <0.001234>", "exit <0.000000>"),
            ("Segmentation fault (core dumped)", "Segmentation fault"),
            (
                "sh: line 3:  8549 Segmentation fault      cargo run -q",
                "Segmentation fault",
            ),
            ("a Segmentation fault", "a Segmentation fault"),
        ] {
            assert_eq!(normalise(text, root), expected);
        }
    }

    #[test]
    fn what_does_not_vary_stays() {
        let text = "0x246 0x401000 0xffff800000000000 0x123456789abc 14 bytes \
                    rapid 12 /home/me/book-two/x 4294967295 in 5 s \
                    18446744073709551607 12345678901234";
        assert_eq!(normalise(text, Path::new("/home/me/book")), text);
    }
}
