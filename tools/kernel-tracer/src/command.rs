//! The command `trace-kernel`.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};

use crate::calls::{self, CALLS, Call};
use crate::recording::{Mitigations, Recording, Summary};
use crate::text;

const EXAMPLES: &str = "\
Examples:
  cargo run -- trace-kernel getppid
  cargo run -- trace-kernel getppid --recorded
  cargo run -- trace-kernel getppid --instructions --mitigations off
  cargo run -- trace-kernel write-null --format json
  cargo run -- trace-kernel --save

It boots an unmodified kernel of Debian's in QEMU, which emulates a processor,
and stops after each instruction between `syscall` and the instruction behind
it. It needs QEMU and the kernel's file, vmlinuz-6.1.0-56-amd64, and says how to
get them. With `--recorded` it needs neither, and shows what the book's
maintainers recorded.";

/// Which call to step through, and how to show it.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct TraceKernel {
    /// The call; without one, they are listed
    call: Option<String>,
    /// The kernel's mitigations
    #[arg(long, value_enum, default_value_t = Choice::Default)]
    #[arg(value_name = "default|off", hide_possible_values = true)]
    mitigations: Choice,
    /// Show what is in data/ring0/; boot nothing
    #[arg(long)]
    recorded: bool,
    /// Show each instruction and what it changes
    #[arg(short, long)]
    instructions: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    #[arg(value_name = "text|json", hide_possible_values = true)]
    format: Format,
    /// The kernel's file [default: Debian's]
    #[arg(long, value_name = "FILE")]
    kernel: Option<PathBuf>,
    /// QEMU, if it is not qemu-system-x86_64
    #[arg(long, value_name = "FILE", hide_default_value = true)]
    #[arg(default_value = "qemu-system-x86_64")]
    qemu: PathBuf,
    /// Record all calls, and write data/ring0/
    #[arg(long, conflicts_with_all = ["call", "recorded"])]
    save: bool,
}

/// The choices of `--mitigations`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Choice {
    Default,
    Off,
}

/// How a recording is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// The recording's file, relative to the book's repository.
pub fn file(name: &str, mitigations: Mitigations) -> PathBuf {
    let word = mitigations.word();
    PathBuf::from(format!("data/ring0/{name}.{word}.json"))
}

/// Reads a recording of `data/ring0/`.
///
/// # Errors
///
/// When it is missing or damaged.
pub fn read(
    root: &Path,
    name: &str,
    mitigations: Mitigations,
) -> Result<Recording> {
    let text = read_text(root, name, mitigations)?;
    let file = file(name, mitigations);
    Recording::parse(&text).with_context(|| file.display().to_string())
}

/// Reads as much of a recording as a table shows.
///
/// # Errors
///
/// When it is missing or damaged.
pub fn summary(
    root: &Path,
    name: &str,
    mitigations: Mitigations,
) -> Result<Summary> {
    let text = read_text(root, name, mitigations)?;
    let file = file(name, mitigations);
    serde_json::from_str(&text).with_context(|| file.display().to_string())
}

fn read_text(
    root: &Path,
    name: &str,
    mitigations: Mitigations,
) -> Result<String> {
    let file = file(name, mitigations);
    let text = std::fs::read_to_string(root.join(&file));
    text.with_context(|| {
        format!(
            "{}: type `cargo run -- trace-kernel --save`",
            file.display()
        )
    })
}

impl TraceKernel {
    /// Records or reads what was asked for, and prints it. `root` is the
    /// book's repository.
    ///
    /// # Errors
    ///
    /// When it cannot be recorded, or read.
    pub fn run(self, root: &Path) -> Result<()> {
        let mitigations = match self.mitigations {
            Choice::Default => Mitigations::Default,
            Choice::Off => Mitigations::Off,
        };
        if self.save {
            return save(root, &self.qemu, self.kernel.as_deref());
        }
        let Some(name) = &self.call else {
            return print(&list());
        };
        let call = calls::find(name).with_context(|| {
            let names = CALLS.map(|call| call.name).join(", ");
            format!("no recording is called `{name}`: there are {names}")
        })?;
        let recording = match self.recorded {
            true => read(root, name, mitigations)?,
            false => {
                let kernel = self.kernel.as_deref();
                let calls = [call];
                let made =
                    record(root, &self.qemu, kernel, mitigations, &calls);
                let made = made.context(
                    "it cannot be recorded here; with `--recorded` you see \
                     what the book's maintainers recorded",
                )?;
                made.into_iter().next().context("one recording")?
            }
        };
        print(&match self.format {
            Format::Text => text::write(&recording, self.instructions),
            Format::Json => recording.to_json()?,
        })
    }
}

const LOOK_UP: &str = "\
Example, with a package of Debian that has debug symbols (it is large) and the
source of the same version:

  apt-get download linux-image-6.1.0-56-amd64-dbg
  dpkg-deb --fsys-tarfile linux-image-*-dbg_*.deb \\
      | tar x ./usr/lib/debug/boot/vmlinux-6.1.0-56-amd64
  kernel-tracer look-up usr/lib/debug/boot/vmlinux-6.1.0-56-amd64 \\
      linux-source-6.1 --package linux-image-6.1.0-56-amd64-dbg \\
      --package-version 6.1.192-2 --sha256 e481…

Record before, so that it knows which instructions there are, and once more
afterwards, so that the recordings tell what it has found.";

/// Where to look up the instructions of all recordings.
#[derive(Args, Debug)]
#[command(after_help = LOOK_UP)]
pub struct LookUp {
    /// The kernel's binary, with debug symbols
    vmlinux: PathBuf,
    /// The source of the same version
    tree: PathBuf,
    /// The binary's Debian package
    #[arg(long)]
    package: String,
    /// The package's version
    #[arg(long)]
    package_version: String,
    /// The SHA-256 of the package's .deb
    #[arg(long)]
    sha256: String,
}

impl LookUp {
    /// Looks them up, and writes down what is found.
    ///
    /// # Errors
    ///
    /// When a recording, the binary or the source cannot be read, or one is
    /// of another kernel.
    #[cfg(all(
        target_os = "linux",
        target_arch = "x86_64",
        target_pointer_width = "64"
    ))]
    pub fn run(self, root: &Path) -> Result<()> {
        use crate::sources::Sources;
        use std::collections::BTreeSet;

        let mut addresses = BTreeSet::new();
        let mut version = String::new();
        for call in CALLS {
            for mitigations in Mitigations::ALL {
                let recording = read(root, call.name, mitigations)?;
                version = recording.machine.version;
                let code = recording.code.iter();
                addresses.extend(code.map(|code| code.address));
            }
        }
        // The program's own are not the kernel's.
        addresses.retain(|address| *address >> 63 != 0);
        let found =
            Sources::look_up(&self.vmlinux, &self.tree, &version, &addresses)?;
        let sources = Sources {
            package: format!("{} {}", self.package, self.package_version),
            sha256: self.sha256,
            ..found
        };
        sources.write(root)?;
        println!(
            "{}: written, with the places of {} of {} instructions",
            Sources::FILE,
            sources.code.len(),
            addresses.len()
        );
        Ok(())
    }

    /// Looks them up.
    ///
    /// # Errors
    ///
    /// On this machine, always.
    #[cfg(not(all(
        target_os = "linux",
        target_arch = "x86_64",
        target_pointer_width = "64"
    )))]
    pub fn run(self, _: &Path) -> Result<()> {
        anyhow::bail!("this is done on Linux on x86_64")
    }
}

fn list() -> String {
    let mut text = String::from("The calls that can be stepped through:\n");
    for call in CALLS {
        text.push_str(&format!("  {:16}{}\n", call.name, call.what));
    }
    text
}

fn save(root: &Path, qemu: &Path, kernel: Option<&Path>) -> Result<()> {
    std::fs::create_dir_all(root.join("data/ring0"))?;
    for mitigations in Mitigations::ALL {
        for recording in record(root, qemu, kernel, mitigations, &CALLS)? {
            let file = file(&recording.name, mitigations);
            std::fs::write(root.join(&file), recording.to_json()?)
                .with_context(|| file.display().to_string())?;
            println!("{}: written", file.display());
        }
    }
    Ok(())
}

/// Boots the kernel and records calls, and says meanwhile what it does.
///
/// # Errors
///
/// When QEMU or the kernel is missing; see [`crate::recorder::record`].
#[cfg(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
))]
pub fn record(
    root: &Path,
    qemu: &Path,
    kernel: Option<&Path>,
    mitigations: Mitigations,
    calls: &[Call],
) -> Result<Vec<Recording>> {
    use crate::qemu::version;
    use crate::{kernel as file, recorder};

    version(qemu)?;
    let kernel = match kernel {
        Some(path) => path.to_path_buf(),
        None => file::find(root)?,
    };
    let package = file::package(&kernel, &file::checksum(&kernel)?);
    let request = recorder::Request {
        root,
        qemu,
        kernel: &kernel,
        package,
        mitigations,
        calls: calls.to_vec(),
        patience: recorder::PATIENCE,
    };
    recorder::record(&request, &mut |doing| eprintln!("{doing} ..."))
}

/// Boots the kernel and records calls.
///
/// # Errors
///
/// On this machine, always.
#[cfg(not(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
)))]
pub fn record(
    _: &Path,
    _: &Path,
    _: Option<&Path>,
    _: Mitigations,
    _: &[Call],
) -> Result<Vec<Recording>> {
    anyhow::bail!(
        "the kernel is recorded on Linux on x86_64, this is another machine"
    )
}

/// Prints it all, or as much as somebody reads.
fn print(text: &str) -> Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(error).context("the recording cannot be printed")
        }
        _ => Ok(()),
    }
}
