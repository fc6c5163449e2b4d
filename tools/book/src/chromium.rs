//! A Chromium that is installed, and what it makes of a page: a PDF, a picture.

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, geteuid, kill_process_group};
use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;
use tempfile::TempDir;

/// What the browser is called, in the order in which it is looked for.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// How long one page may take.
const LIMIT: Duration = Duration::from_secs(180);

/// The browser, and its profile, which is removed with it.
#[derive(Debug)]
pub struct Chromium {
    program: PathBuf,
    profile: TempDir,
}

impl Chromium {
    /// The one that is installed; `purpose` is what it is needed for, as the
    /// error begins.
    pub fn find(purpose: &str) -> Result<Chromium> {
        let Some(program) = installed() else {
            bail!(
                "{purpose}, and none of {} is installed: install one, such as \
                 Debian's package `chromium`",
                NAMES.join(", ")
            );
        };
        let profile = tempfile::tempdir()
            .context("cannot make a folder for Chromium's profile")?;
        Ok(Chromium { program, profile })
    }

    /// Has the browser make `file` of `page`; `how` are its options, of which
    /// the last is completed by the file's name.
    pub fn make(&self, page: &Path, how: &[&str], file: &Path) -> Result<()> {
        let [rest @ .., last] = how else {
            bail!("no option names the file");
        };
        let page = page.canonicalize()?;
        let mut command = Command::new(&self.program);
        command
            .args(["--headless", "--disable-gpu", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-sync"])
            .arg(argument("--user-data-dir=", self.profile.path()))
            .args(rest)
            .arg(argument(last, file))
            .arg(argument("file://", &page))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        if geteuid().is_root() {
            // Chromium's own sandbox refuses to work for root.
            command.arg("--no-sandbox");
        }
        let program = self.program.display();
        let child = command
            .spawn()
            .with_context(|| format!("{program} cannot be started"))?;
        let status = wait(child)?;
        if !status.success() || !file.is_file() {
            bail!(
                "{program} made nothing of the page ({status}): try `{program} \
                 --headless {last}FILE {}` yourself to see why",
                page.display()
            );
        }
        Ok(())
    }
}

/// The first of the browsers that is on `PATH`.
fn installed() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    NAMES.iter().find_map(|name| {
        folders
            .iter()
            .map(|dir| dir.join(name))
            .find(|at| at.is_file())
    })
}

fn argument(option: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(option);
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
            bail!("Chromium has not finished the page in {LIMIT:?}")
        }
    }
}
