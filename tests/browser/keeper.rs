//! A folder, and a program that runs in it, that are gone when this program
//! ends, however it ends. A value in a `static` is never dropped, so that a
//! shell script waits for the end.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::tree;

/// How long a program may take to say that it is there.
const LIMIT: Duration = Duration::from_secs(60);

/// The script, and what it keeps.
pub struct Keeper {
    folder: PathBuf,
    script: Child,
    /// What it prints. Locked, so that a keeper can stand in a `static`.
    lines: Mutex<Receiver<String>>,
}

impl Keeper {
    /// Makes a folder and starts `command`, if there is one, in it.
    pub fn start(command: &[&str]) -> Keeper {
        let folder = tempfile::Builder::new()
            .prefix("direct-system-calls-test-")
            .tempdir()
            .expect("a temporary folder")
            .keep();
        let mut script = Command::new("sh")
            .arg(tree::root().join("tests/browser/keep.sh"))
            .arg(&folder)
            .args(command)
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Ctrl-C is for this program; the script learns of its end.
            .process_group(0)
            .spawn()
            .expect("sh can be started");
        let output = script.stdout.take().expect("it is piped");
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            let lines =
                BufReader::new(output).split(b'\n').map_while(Result::ok);
            for line in lines {
                let line = String::from_utf8_lossy(&line).into_owned();
                // To the end even if nobody listens: a full pipe would block.
                let _ = sender.send(line);
            }
        });
        Keeper {
            folder,
            script,
            lines: Mutex::new(lines),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Waits for a line of the command's output in which `find` finds what it
    /// looks for.
    pub fn wait_for<T>(
        &self,
        find: impl Fn(&str) -> Option<T>,
    ) -> Result<T, String> {
        let mut seen = Vec::new();
        let lines = self.lines.lock().expect("nobody panics with it");
        while let Ok(line) = lines.recv_timeout(LIMIT) {
            if let Some(found) = find(&line) {
                return Ok(found);
            }
            seen.push(line);
        }
        Err(seen.join("\n"))
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        let _ = self.script.wait();
    }
}

/// Tells whether a process runs. One that has ended stays in the list of
/// processes until its parent takes notice, which is not ours to bring about.
fn runs(process: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"));
    let stat = stat.unwrap_or_default();
    let state = stat.rsplit_once(')').map_or("", |(_, rest)| rest.trim());
    !state.is_empty() && !state.starts_with(['Z', 'X'])
}

#[test]
fn nothing_is_left_of_what_a_keeper_has_started() {
    let script = "echo full > $HOME/file; sleep 1000 & echo $$ $!; wait";
    let keeper = Keeper::start(&["sh", "-c", script]);
    let folder = keeper.folder().to_owned();
    let two = |line: &str| {
        let (parent, child) = line.split_once(' ')?;
        Some([parent.to_owned(), child.to_owned()])
    };
    let processes = keeper.wait_for(two).expect("two numbers");
    assert!(processes.iter().all(|process| runs(process)));
    assert!(folder.join("file").exists());
    drop(keeper);
    let killed = Instant::now();
    while processes.iter().any(|process| runs(process)) {
        assert!(killed.elapsed() < LIMIT, "{processes:?} are still there");
        thread::yield_now();
    }
    assert!(!folder.exists());
}
