//! `/init`, the one program of the machine: built, packed, and searched for
//! the instructions at which the recordings begin.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, anyhow, ensure};
use object::{Object as _, ObjectSection as _, ObjectSymbol as _};
use serde::Deserialize;
use tracer::instruction::decode;

use crate::cpio::Archive;

/// What cargo needs of our environment. The rest stays out: cargo sets much
/// for what it starts, such as this program.
const KEPT: [&str; 6] = [
    "PATH",
    "HOME",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "CARGO_TERM_COLOR",
];

/// A program that needs nothing but the kernel, always at the same addresses.
const LINKING: [&str; 4] = [
    "-Clink-arg=-nostartfiles",
    "-Clink-arg=-nostdlib",
    "-Clink-arg=-static",
    "-Crelocation-model=static",
];

/// The devices that it opens, with their numbers: those of
/// `Documentation/admin-guide/devices.txt`.
const DEVICES: [(&str, u32, u32); 3] = [
    ("dev/null", 1, 3),
    ("dev/zero", 1, 5),
    ("dev/console", 5, 1),
];

/// The program.
#[derive(Debug)]
pub struct Guest {
    elf: Vec<u8>,
    /// The compiler that made it.
    pub compiler: String,
}

#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Metadata {
    target_directory: PathBuf,
}

impl Guest {
    /// Builds it. A folder of its own, in cargo's target folder, keeps it
    /// apart from other builds.
    ///
    /// # Errors
    ///
    /// When cargo cannot be started, or cannot build it.
    pub fn build(root: &Path) -> Result<Guest> {
        let metadata =
            ["metadata", "--no-deps", "--format-version=1", "--offline"];
        let metadata = output(cargo(root).args(metadata))?;
        let metadata: Metadata = serde_json::from_slice(&metadata)?;
        let mut build = cargo(root);
        build.args(["rustc", "--quiet", "--package", "kernel-tracer-guest"]);
        build.args(["--bin", "init", "--features", "init"]);
        build.args(["--profile", "guest"]);
        build.arg("--message-format=json-render-diagnostics");
        let folder = metadata.target_directory.join("kernel-tracer");
        build.arg("--target-dir").arg(folder).arg("--").args(LINKING);
        let messages = output(&mut build)?;
        let executable = String::from_utf8_lossy(&messages)
            .lines()
            .filter_map(|line| serde_json::from_str::<Message>(line).ok())
            .find_map(|message| message.executable)
            .context("cargo has made no program `init`")?;
        let elf = std::fs::read(&executable)
            .with_context(|| format!("{}", executable.display()))?;
        let compiler = compiler(&elf)?;
        Ok(Guest { elf, compiler })
    }

    /// The archive that becomes the machine's first file system.
    pub fn archive(&self) -> Vec<u8> {
        let mut archive = Archive::default();
        for folder in ["dev", "proc", "sys"] {
            archive.folder(folder);
        }
        for (name, major, minor) in DEVICES {
            archive.device(name, major, minor);
        }
        archive.program("init", &self.elf);
        archive.finish()
    }

    /// The address of the one instruction `syscall` in a function.
    ///
    /// # Errors
    ///
    /// When the function is not there, or does not make exactly one call.
    pub fn syscall(&self, function: &str) -> Result<u64> {
        let (address, code) = self.function(function)?;
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(instruction) =
            decode(&code[at..], address + at as u64)
        {
            if instruction.mnemonic() == iced_x86::Mnemonic::Syscall {
                found.push(instruction.ip());
            }
            at += instruction.len();
        }
        ensure!(
            found.len() == 1,
            "{function} makes {} system calls, not one",
            found.len()
        );
        Ok(found[0])
    }

    /// The address of a function.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub fn address(&self, function: &str) -> Result<u64> {
        self.function(function).map(|found| found.0)
    }

    fn function(&self, name: &str) -> Result<(u64, Vec<u8>)> {
        let file = object::File::parse(&*self.elf)?;
        let symbol = file.symbols().find(|s| s.name() == Ok(name));
        let symbol = symbol
            .with_context(|| format!("/init has no function {name}"))?;
        let section = symbol.section_index().context("it has no code")?;
        let section = file.section_by_index(section)?;
        let from = usize::try_from(symbol.address() - section.address())?;
        let to = from + usize::try_from(symbol.size())?;
        let code = section.data()?.get(from..to).context("no such code")?;
        Ok((symbol.address(), code.to_vec()))
    }
}

/// What the compiler says of itself in the program.
fn compiler(elf: &[u8]) -> Result<String> {
    let file = object::File::parse(elf)?;
    let section = file.section_by_name(".comment");
    let section = section.context("/init does not name its compiler")?;
    let texts = section.data()?.split(|byte| *byte == 0);
    let mut texts = texts.map(String::from_utf8_lossy);
    let text = texts.find_map(|text| {
        text.strip_prefix("rustc version ").map(str::to_owned)
    });
    text.map(|version| format!("rustc {version}"))
        .context("/init does not name its compiler")
}

fn cargo(root: &Path) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.current_dir(root).env_clear().stdin(Stdio::null());
    command.env("CARGO_INCREMENTAL", "0");
    for name in KEPT {
        if let Some(value) = env::var_os(name) {
            command.env(name, value);
        }
    }
    command
}

fn output(cargo: &mut Command) -> Result<Vec<u8>> {
    let output = cargo.stderr(Stdio::inherit()).output();
    let output = output.context("cargo cannot be started")?;
    ensure!(
        output.status.success(),
        anyhow!("cargo cannot build the program /init")
    );
    Ok(output.stdout)
}
