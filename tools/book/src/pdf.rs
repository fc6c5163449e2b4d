//! The whole book as a PDF, printed by a Chromium that is installed.

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, geteuid, kill_process_group};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// What the browser is called, in the order in which it is looked for.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// How long printing may take.
const LIMIT: Duration = Duration::from_secs(180);

/// The program that prints, if there is one.
pub fn browser() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    NAMES.iter().find_map(|name| {
        folders
            .iter()
            .map(|dir| dir.join(name))
            .find(|at| at.is_file())
    })
}

/// Prints the pages in the folder `site` to the file `dest`, which is written
/// beside it first.
pub fn print(site: &Path, dest: &Path) -> Result<()> {
    let Some(browser) = browser() else {
        bail!(
            "Chromium prints the PDF, and none of {} is installed: install \
             one, such as Debian's package `chromium`",
            NAMES.join(", ")
        );
    };
    let folder = dest.parent().unwrap_or(Path::new("."));
    let temporary = tempfile::Builder::new()
        .prefix(".pdf-")
        .tempdir_in(folder)
        .with_context(|| format!("cannot write to {}", folder.display()))?;
    let pdf = temporary.path().join("book.pdf");
    let page = site.join("print.html").canonicalize()?;
    let mut command = Command::new(&browser);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-sync"])
        .args(["--no-pdf-header-footer", "--generate-pdf-document-outline"])
        .arg(argument(
            "--user-data-dir=",
            &temporary.path().join("profile"),
        ))
        .arg(argument("--print-to-pdf=", &pdf))
        .arg(argument("file://", &page))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0);
    if geteuid().is_root() {
        // Chromium's own sandbox refuses to work for root.
        command.arg("--no-sandbox");
    }
    let child = command
        .spawn()
        .with_context(|| format!("{} cannot be started", browser.display()))?;
    let status = wait(child)?;
    if !status.success() || !pdf.is_file() {
        bail!(
            "{} did not print the book ({status}): try `{} --headless \
             --print-to-pdf {}` yourself to see why",
            browser.display(),
            browser.display(),
            page.display()
        );
    }
    std::fs::rename(&pdf, dest)
        .with_context(|| format!("cannot write {}", dest.display()))
}

fn argument(option: &str, path: &Path) -> std::ffi::OsString {
    let mut argument = std::ffi::OsString::from(option);
    argument.push(path);
    argument
}

/// Waits for the browser; when it takes too long, ends it and all that it has
/// started.
fn wait(mut child: Child) -> Result<ExitStatus> {
    let group = Pid::from_child(&child);
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || send.send(child.wait()));
    match receive.recv_timeout(LIMIT) {
        Ok(status) => Ok(status?),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            let _ = kill_process_group(group, Signal::KILL);
            bail!("Chromium has not printed the book in {LIMIT:?}")
        }
    }
}
