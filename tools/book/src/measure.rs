//! How fast the programs in `examples/` are beside their namesakes.
//!
//! `cargo run -- measure` builds them with optimisation, runs each and its
//! namesake in turn on the same input, and writes medians, counts and the
//! machine to `data/programs-speed.json`. A page shows them with
//! `{{#table speed}}`; nobody types one.

use crate::say;
use crate::transcripts::machine;
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Where the figures are.
pub const FILE: &str = "data/programs-speed.json";

/// How often each program does each work; a median needs an odd number.
const ROUNDS: usize = 9;

/// The size of the input, and of the small one, with which the peak of the
/// memory is compared.
const SIZE: u64 = 1 << 30;
const SMALL: u64 = 1 << 26;

/// Where what a program prints goes.
#[derive(Clone, Copy, PartialEq)]
enum Output {
    /// To `/dev/null`.
    Null,
    /// Through a pipe, to us.
    Pipe,
    /// To a new file.
    File,
}

/// Something that both programs do.
struct Work {
    program: &'static str,
    /// What the page says.
    what: &'static str,
    /// `INPUT` stands for the file, `COPY` for one that is not there.
    arguments: &'static [&'static str],
    output: Output,
}

const WORKS: &[Work] = &[
    Work {
        program: "cat",
        what: "to a file",
        arguments: &["INPUT"],
        output: Output::File,
    },
    Work {
        program: "cat",
        what: "to a pipe",
        arguments: &["INPUT"],
        output: Output::Pipe,
    },
    Work {
        program: "cp",
        what: "to a new file",
        arguments: &["INPUT", "COPY"],
        output: Output::Null,
    },
    Work {
        program: "wc",
        what: "`-l`",
        arguments: &["-l", "INPUT"],
        output: Output::Null,
    },
];

/// What one run took.
struct Run {
    wall: f64,
    processor: f64,
}

/// Measures everything and writes the file.
pub fn measure(root: &Path) -> Result<()> {
    let ours = build(root)?;
    let place = Path::new("/dev/shm"); // in memory: no disk is measured
    let place = match place.is_dir() {
        true => tempfile::tempdir_in(place)?,
        false => tempfile::tempdir()?,
    };
    let (input, small) =
        (place.path().join("input"), place.path().join("small"));
    make_text(&input, SIZE)?;
    make_text(&small, SMALL)?;
    let mut rows = Vec::new();
    for work in WORKS {
        say(format_args!("{} {}", work.program, work.what));
        let programs = [ours.join(work.program), PathBuf::from(work.program)];
        let [ours, theirs] = compare(work, &programs, &input, &small)?;
        rows.push(json!({
            "program": work.program,
            "what": work.what,
            "ours": ours,
            "theirs": theirs,
        }));
    }
    let report = json!({
        "command": "cargo run -- measure",
        "machine": machine()?,
        "coreutils": version("cat")?,
        "rustc": version("rustc")?,
        "rounds": ROUNDS,
        "size": SIZE,
        "small": SMALL,
        "works": rows,
    });
    let text = serde_json::to_string_pretty(&report)? + "\n";
    fs::write(root.join(FILE), text).context(FILE)?;
    say(format_args!("{FILE}: written"));
    Ok(())
}

/// The folder with our programs.
fn build(root: &Path) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--release", "--examples"])
        .args(["--package", "direct-system-calls", "--target-dir", "target"])
        .current_dir(root)
        .status()?;
    ensure!(status.success(), "the programs do not compile");
    Ok(root.join("target/release/examples"))
}

/// A text of lines of many lengths.
fn make_text(path: &Path, size: u64) -> Result<()> {
    let mut block = Vec::new();
    let mut length = 1;
    while block.len() < 1 << 20 {
        length = (length * 31 + 7) % 121;
        block.extend(std::iter::repeat_n(b'x', length));
        block.push(b'\n');
    }
    let mut file = File::create(path)?;
    let mut left = size as usize;
    while left > 0 {
        let part = &block[..block.len().min(left)];
        file.write_all(part)?;
        left -= part.len();
    }
    Ok(())
}

/// Runs both in turn. The first round warms up and does not count.
fn compare(
    work: &Work,
    programs: &[PathBuf; 2],
    input: &Path,
    small: &Path,
) -> Result<[Value; 2]> {
    let mut runs = [Vec::new(), Vec::new()];
    for round in 0..=ROUNDS {
        // Who comes first alternates: the second may find warmer caches.
        for which in [round % 2, 1 - round % 2] {
            let run = run(work, &programs[which], input)?;
            if round > 0 {
                runs[which].push(run);
            }
        }
    }
    let mut values = Vec::new();
    for (program, runs) in programs.iter().zip(runs) {
        values.push(json!({
            "wall_ms": median(runs.iter().map(|run| run.wall)),
            "processor_ms": median(runs.iter().map(|run| run.processor)),
            "calls": calls(work, program, input)?,
            "peak_kib": peak(work, program, input)?,
            "peak_small_kib": peak(work, program, small)?,
        }));
    }
    values
        .try_into()
        .map_err(|_| anyhow::anyhow!("two programs"))
}

/// The middle one, in milliseconds with one digit behind the point.
fn median(seconds: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = seconds.collect();
    all.sort_by(f64::total_cmp);
    (all[all.len() / 2] * 10_000.0).round() / 10.0
}

fn command(work: &Work, program: &Path, input: &Path) -> Command {
    let copy = input.with_extension("copy");
    let mut command = Command::new(program);
    command.env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    for argument in work.arguments {
        match *argument {
            "INPUT" => command.arg(input),
            "COPY" => command.arg(&copy),
            other => command.arg(other),
        };
    }
    command
}

/// Starts the program, and lets `see` look at it until all of its output is
/// there. Gives how it ended and what it has used.
fn start(
    work: &Work,
    program: &Path,
    input: &Path,
    see: impl FnOnce(u32) + Send,
) -> Result<libc::rusage> {
    let copy = input.with_extension("copy");
    let mut command = command(work, program, input);
    command.stdout(match work.output {
        Output::Null => Stdio::null(),
        Output::Pipe => Stdio::piped(),
        Output::File => Stdio::from(File::create(&copy)?),
    });
    let mut child = command.spawn()?;
    drop(command); // and with it the file
    let pid = child.id();
    let pipe = child.stdout.take();
    let (status, usage) = std::thread::scope(|scope| {
        scope.spawn(move || see(pid));
        if let Some(mut pipe) = pipe {
            let mut buffer = vec![0; 1 << 17];
            while pipe.read(&mut buffer)? > 0 {}
        }
        wait(pid)
    })?;
    let _ = fs::remove_file(copy);
    ensure!(status.success(), "{}: {status}", program.display());
    Ok(usage)
}

fn run(work: &Work, program: &Path, input: &Path) -> Result<Run> {
    let before = Instant::now();
    let usage = start(work, program, input, |_| {})?;
    let wall = before.elapsed().as_secs_f64();
    let seconds =
        |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    Ok(Run {
        wall,
        processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
    })
}

/// The most memory that it held, in KiB: the last value that the kernel showed
/// while it ran. (What `wait4` tells begins with our own memory, from before
/// the program was started.)
fn peak(work: &Work, program: &Path, input: &Path) -> Result<u64> {
    let peak = AtomicU64::new(0);
    start(work, program, input, |pid| {
        let path = format!("/proc/{pid}/status");
        while let Some(now) = fs::read_to_string(&path).ok().and_then(high) {
            peak.store(now, Relaxed);
            std::thread::sleep(Duration::from_micros(200));
        }
    })?;
    Ok(peak.into_inner())
}

/// `VmHWM` of a `/proc/PID/status`; none is left in a process that has ended.
fn high(status: String) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Waits for a child, and learns what it has used.
fn wait(pid: u32) -> Result<(ExitStatus, libc::rusage)> {
    let mut status = 0;
    // SAFETY: it is a struct of numbers, for which all zeros is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: both addresses are those of variables of the right types; the
    // child is ours, and nobody waits for it a second time.
    let result = unsafe { libc::wait4(pid as i32, &mut status, 0, &mut usage) };
    if result < 0 {
        bail!(std::io::Error::last_os_error());
    }
    Ok((ExitStatus::from_raw(status), usage))
}

/// How many system calls it makes, as `strace` counts them.
fn calls(work: &Work, program: &Path, input: &Path) -> Result<u64> {
    let copy = input.with_extension("copy");
    let counts = input.with_extension("counts");
    let plain = command(work, program, input);
    let mut traced = Command::new("strace");
    traced.args(["-f", "-c", "-o"]).arg(&counts).arg(program);
    traced.args(plain.get_args()).env("LC_ALL", "C.UTF-8");
    traced.stdin(Stdio::null()).stdout(match work.output {
        Output::Null => Stdio::null(),
        Output::Pipe => Stdio::piped(),
        Output::File => Stdio::from(File::create(&copy)?),
    });
    let mut child = traced.spawn().context("strace cannot be started")?;
    if let Some(mut pipe) = child.stdout.take() {
        std::io::copy(&mut pipe, &mut std::io::sink())?;
    }
    ensure!(child.wait()?.success(), "strace {}", program.display());
    let _ = fs::remove_file(copy);
    let text = fs::read_to_string(&counts)?;
    total(&text).with_context(|| format!("strace counted nothing:\n{text}"))
}

/// The number of calls in the last line that `strace -c` prints.
fn total(text: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.ends_with(" total"))?;
    line.split_whitespace().nth(3)?.parse().ok()
}

/// The first line of what `--version` prints.
fn version(program: &str) -> Result<String> {
    let output = Command::new(program).arg("--version").output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// The table for the page, in Markdown.
pub fn table(report: &Value) -> String {
    let mut text = String::from(
        "| program | time | theirs | ratio | processor's time, ratio | calls | \
         theirs | memory | theirs |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for work in report["works"].as_array().into_iter().flatten() {
        let (ours, theirs) = (&work["ours"], &work["theirs"]);
        let of = |side: &Value, name: &str| side[name].as_f64().unwrap_or(0.0);
        let ratio = |name| of(ours, name) / of(theirs, name);
        let _ = writeln!(
            text,
            "| `{}` {} | {:.0} ms | {:.0} ms | {:.2} | {:.2} | {} | {} | \
             {:.1} MiB | {:.1} MiB |",
            work["program"].as_str().unwrap_or_default(),
            work["what"].as_str().unwrap_or_default(),
            of(ours, "wall_ms"),
            of(theirs, "wall_ms"),
            ratio("wall_ms"),
            ratio("processor_ms"),
            ours["calls"],
            theirs["calls"],
            of(ours, "peak_kib") / 1024.0,
            of(theirs, "peak_kib") / 1024.0,
        );
    }
    text
}

/// What the figures hold for, as a sentence.
pub fn setting(report: &Value) -> String {
    let text = |name: &str| report[name].as_str().unwrap_or_default();
    let number = |name: &str| report[name].as_u64().unwrap_or(0);
    let coreutils = text("coreutils").trim_start_matches("cat ");
    format!(
        "measured on {}, beside {}, with {}; the median of {} runs of each, in \
         turn; a file of {} MiB in memory",
        text("machine"),
        coreutils.replace(['(', ')'], ""),
        text("rustc").split(" (").next().unwrap_or_default(),
        number("rounds"),
        number("size") >> 20,
    )
}

/// The largest that the memory of one of ours differs between the large file
/// and the small one, in KiB.
pub fn growth(report: &Value) -> i64 {
    let works = report["works"].as_array().into_iter().flatten();
    let growth = works.map(|work| {
        let of = |name: &str| work["ours"][name].as_i64().unwrap_or(0);
        of("peak_kib") - of("peak_small_kib")
    });
    growth.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calls_are_in_the_line_of_the_total() {
        let text = "% time     seconds  usecs/call     calls    errors syscall\n\
                    ------ ----------- ----------- --------- --------- -------\n\
                     59.2    0.000093          31         3           read\n\
                    100.00    0.000157           2        71         2 total\n";
        assert_eq!(total(text), Some(71));
        let text = "100.00    0.000157           2        71           total\n";
        assert_eq!(total(text), Some(71));
        assert_eq!(total("strace: no\n"), None);
    }

    #[test]
    fn the_table_has_ratios_of_ours_to_theirs() {
        let side = |wall: f64| {
            json!({
                "wall_ms": wall, "processor_ms": wall / 2.0, "calls": 7,
                "peak_kib": 2048, "peak_small_kib": 2000,
            })
        };
        let report = json!({ "works": [{
            "program": "cp", "what": "it",
            "ours": side(90.0), "theirs": side(120.0),
        }]});
        let table = table(&report);
        let row = table.lines().last().expect("a row");
        assert_eq!(
            row,
            "| `cp` it | 90 ms | 120 ms | 0.75 | 0.75 | 7 | 7 | 2.0 MiB | \
             2.0 MiB |"
        );
        assert_eq!(growth(&report), 48);
    }

    #[test]
    fn a_median_is_the_middle_one() {
        assert_eq!(median([0.3, 0.1, 0.2].into_iter()), 200.0);
    }
}
