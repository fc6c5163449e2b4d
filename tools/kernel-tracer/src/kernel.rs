//! The kernel that is recorded: a file of a Debian package.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

/// The kernel of the recordings in `data/`, as `uname -r` has it.
pub const RELEASE: &str = "6.1.0-56-amd64";

/// The version of its package.
const VERSION: &str = "6.1.192-2";

/// The checksum (SHA-256) of its file.
pub const SHA256: &str =
    "26f2e57c99338feaf71c46fa4babdc7e1a6c115943002d109fdb746667104f5f";

/// The package of a kernel's file, as `NAME VERSION`; for a file that is not
/// the one of the recordings, its own name.
pub fn package(path: &Path, sha256: &str) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match sha256 == SHA256 {
        true => format!("linux-image-{RELEASE} {VERSION}"),
        false => name.into_owned(),
    }
}

/// Where the kernel is looked for.
///
/// # Errors
///
/// When it is nowhere.
pub fn find(root: &Path) -> Result<PathBuf> {
    let name = format!("vmlinuz-{RELEASE}");
    let places = [
        Path::new("/boot").join(&name),
        root.join("target/kernel/boot").join(&name),
    ];
    let found = places.into_iter().find(|place| place.is_file());
    found.with_context(|| {
        format!(
            "{name} is neither in /boot nor in target/kernel/boot: on \
             Debian 12, `apt-get download linux-image-{RELEASE}` and `dpkg-deb \
             -x linux-image-{RELEASE}_*.deb target/kernel` put it there; \
             another kernel's file can be named with `--kernel`"
        )
    })
}

/// The checksum of a file.
///
/// # Errors
///
/// When it cannot be read.
pub fn checksum(path: &Path) -> Result<String> {
    ensure!(path.is_file(), "{}: there is no such file", path.display());
    let output = Command::new("sha256sum").arg("--").arg(path).output();
    let output = output.context("`sha256sum` cannot be started")?;
    let text = String::from_utf8_lossy(&output.stdout);
    match text.split_whitespace().next() {
        Some(sum) if output.status.success() => {
            Ok(sum.trim_start_matches('\\').to_owned())
        }
        _ => bail!("{}: it cannot be read", path.display()),
    }
}
