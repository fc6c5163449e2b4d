//! Numbers that others have published, to compare a table with: the header
//! for C programs, and crates of Rust.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::file;
use crate::schema::Table;

/// Names with their numbers.
pub type Numbers = BTreeMap<String, u32>;

/// The header of `linux-libc-dev` on Debian and its like.
pub const HEADER: &str = "/usr/include/x86_64-linux-gnu/asm/unistd_64.h";

/// The version of the kernel that the header comes from.
const HEADER_VERSION: &str = "/usr/include/linux/version.h";

/// What one source says.
#[derive(Clone, Debug, Default)]
pub struct Other {
    /// Its name and version.
    pub name: String,
    /// System calls for 64-bit programs.
    pub calls: Numbers,
    /// System calls for x32 programs, without the x32 bit.
    pub x32: Numbers,
    /// Error numbers.
    pub errnos: Numbers,
}

/// What came out of a comparison.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Comparison {
    /// How many names have the same number.
    pub same: usize,
    /// Names with two numbers: here and there.
    pub different: Vec<(String, u32, u32)>,
    /// Names that only the table has.
    pub only_here: Vec<String>,
    /// Names that only the other source has.
    pub only_there: Vec<String>,
}

/// Compares names and numbers.
pub fn compare(here: &Numbers, there: &Numbers) -> Comparison {
    let mut result = Comparison::default();
    for (name, number) in here {
        match there.get(name) {
            Some(other) if other == number => result.same += 1,
            Some(other) => {
                result.different.push((name.clone(), *number, *other));
            }
            None => result.only_here.push(name.clone()),
        }
    }
    let only = there.keys().filter(|name| !here.contains_key(*name));
    result.only_there = only.cloned().collect();
    result
}

/// A table as others would publish it.
pub fn of_table(table: &Table) -> Other {
    let rows = |x32: bool| {
        let rows = table.rows.iter().filter(move |row| match x32 {
            true => row.abi != crate::schema::Abi::Only64,
            false => row.is_64(),
        });
        rows.map(|row| (row.name.clone(), row.number)).collect()
    };
    let errnos = table.errnos.iter().flat_map(|errno| {
        let names = errno.aliases.iter().chain([&errno.name]);
        names.map(|name| (name.clone(), errno.number))
    });
    Other {
        name: format!("Linux {}", table.kernel),
        calls: rows(false),
        x32: rows(true),
        errnos: errnos.collect(),
    }
}

/// The header that C programs include; `None` where it is not installed.
///
/// # Errors
///
/// When it is there and cannot be read.
pub fn header() -> Result<Option<Other>> {
    if !Path::new(HEADER).exists() {
        return Ok(None);
    }
    let text = file::read(Path::new(HEADER))?;
    let calls = defined(&text, |line| {
        let line = line.strip_prefix("#define __NR_")?;
        line.split_once(' ')
    });
    let version = file::read(Path::new(HEADER_VERSION))?;
    let version = version
        .split_whitespace()
        .skip_while(|word| *word != "LINUX_VERSION_CODE");
    let code: u32 = version
        .skip(1)
        .find_map(|word| word.parse().ok())
        .with_context(|| format!("{HEADER_VERSION}:1: no version"))?;
    let [major, minor, patch] = [code >> 16, code >> 8 & 255, code & 255];
    let name = format!("asm/unistd_64.h of Linux {major}.{minor}.{patch}");
    Ok(Some(Other {
        name,
        calls,
        ..Other::default()
    }))
}

/// What the crates `syscalls`, `linux-raw-sys` and `libc` say, in the versions
/// of this workspace's lock file.
///
/// # Errors
///
/// When cargo cannot tell where they are, or they have another shape.
pub fn crates() -> Result<Vec<Other>> {
    let metadata = metadata()?;
    let package = |name: &str| {
        let packages = metadata["packages"].as_array()?.iter();
        let mut versions = packages.filter(|package| package["name"] == name);
        let package = versions.next()?;
        let manifest = package["manifest_path"].as_str()?;
        let version = package["version"].as_str()?;
        let folder = Path::new(manifest).parent()?.to_owned();
        Some((folder, format!("crate {name} {version}")))
    };
    let found = |name: &str| {
        package(name).with_context(|| {
            format!("cargo metadata: no package `{name}`: see Cargo.toml")
        })
    };
    let others = [
        syscalls(found("syscalls")?)?,
        linux_raw_sys(found("linux-raw-sys")?)?,
        libc(found("libc")?)?,
    ];
    for other in &others {
        let counts = (other.calls.len(), other.errnos.len());
        ensure!(
            counts.0 >= 300 && counts.1 >= 100,
            "{}: found only {} system calls and {} errors: the crate has \
             another shape, change `others.rs`",
            other.name,
            counts.0,
            counts.1
        );
    }
    Ok(others.into())
}

fn metadata() -> Result<serde_json::Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .context("cargo cannot be started")?;
    ensure!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).context("cargo metadata")
}

fn syscalls((folder, name): (PathBuf, String)) -> Result<Other> {
    let calls = file::read(&folder.join("src/arch/x86_64.rs"))?;
    let errnos = file::read(&folder.join("src/errno/generated.rs"))?;
    Ok(Other {
        name,
        calls: defined(&calls, |line| {
            line.trim().strip_suffix(',')?.split_once(" = ")
        }),
        errnos: defined(&errnos, |line| {
            let (number, _) = line.trim().split_once(") = ")?;
            number.split_once('(')
        }),
        ..Other::default()
    })
}

fn linux_raw_sys((folder, name): (PathBuf, String)) -> Result<Other> {
    let calls = file::read(&folder.join("src/x86_64/general.rs"))?;
    let errnos = file::read(&folder.join("src/x86_64/errno.rs"))?;
    let constant = |line| constant(line, ": u32 = ");
    Ok(Other {
        name,
        calls: defined(&calls, |line| {
            let (name, value) = constant(line)?;
            Some((name.strip_prefix("__NR_")?, value))
        }),
        errnos: defined(&errnos, constant),
        ..Other::default()
    })
}

fn libc((folder, name): (PathBuf, String)) -> Result<Other> {
    let folder = folder.join("src/unix/linux_like");
    let read = |path: &str| file::read(&folder.join(path));
    let arch = "linux/gnu/b64/x86_64";
    let calls = |text: &str| {
        defined(text, |line| {
            let (name, value) = constant(line, ": c_long = ")?;
            let value = value.strip_prefix("__X32_SYSCALL_BIT + ");
            let value = value.or(constant(line, ": c_long = ").map(|c| c.1))?;
            Some((name.strip_prefix("SYS_")?, value))
        })
    };
    let errnos =
        read("linux_l4re_shared.rs")? + &read(&format!("{arch}/mod.rs"))?;
    Ok(Other {
        name,
        calls: calls(&read(&format!("{arch}/not_x32.rs"))?),
        x32: calls(&read(&format!("{arch}/x32.rs"))?),
        errnos: defined(&errnos, |line| {
            let (name, value) = constant(line, ": c_int = ")?;
            // Two registers stand among the constants.
            let is_errno = !["EFLAGS", "ES"].contains(&name)
                && name.starts_with('E')
                && !name.contains(|c: char| c == '_' || c.is_lowercase());
            is_errno.then_some((name, value))
        }),
    })
}

/// `pub const NAME: TYPE = VALUE;`.
fn constant<'l>(line: &'l str, middle: &str) -> Option<(&'l str, &'l str)> {
    let line = line.trim().strip_prefix("pub const ")?;
    line.strip_suffix(';')?.split_once(middle)
}

/// The names and numbers on those lines that `split` can split.
fn defined<'t>(
    text: &'t str,
    split: impl Fn(&'t str) -> Option<(&'t str, &'t str)>,
) -> Numbers {
    let number = |line| {
        let (name, value) = split(line)?;
        Some((name.to_owned(), value.trim().parse().ok()?))
    };
    text.lines().filter_map(number).collect()
}
