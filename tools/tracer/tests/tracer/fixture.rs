//! Programs to record: compiled from `tests/fixtures/`, and taken away again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use kernel_table::schema::Table;
use tempfile::TempDir;
use tracer::recording::{Recording, What};
use tracer::request::Request;

use crate::rules;

/// The book's repository.
pub fn root() -> &'static Path {
    let tracer = Path::new(env!("CARGO_MANIFEST_DIR"));
    tracer.ancestors().nth(2).expect("tools/tracer is in it")
}

pub fn table() -> Arc<Table> {
    static TABLE: LazyLock<Arc<Table>> = LazyLock::new(|| {
        let table = Table::newest(&root().join("data"));
        Arc::new(table.expect("the tables are in data/"))
    });
    Arc::clone(&TABLE)
}

/// The recording of the fixture `says`, which makes many calls.
pub fn says() -> &'static Recording {
    static SAYS: LazyLock<Recording> =
        LazyLock::new(|| Program::compile("says").record("main", &[]));
    &SAYS
}

/// A new folder in cargo's target folder.
pub fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder")
}

/// A program in a folder of its own, which goes with it.
pub struct Program {
    folder: TempDir,
    pub path: PathBuf,
}

impl Program {
    /// Compiles the fixture `name`.
    pub fn compile(name: &str) -> Program {
        Program::compile_with(name, &["-C", "debuginfo=line-tables-only"])
    }

    /// Compiles the fixture `name` with these arguments, unless this compiler
    /// has done so since the source was changed.
    pub fn compile_with(name: &str, arguments: &[&str]) -> Program {
        static COMPILING: Mutex<()> = Mutex::new(());
        let kind = arguments.concat().replace([' ', '/'], "");
        let compiled = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let compiled = compiled.join(format!("{name}-{kind}-{}", *COMPILER));
        let alone = COMPILING.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_newer(&compiled, &source(name)) {
            compile(name, arguments, &compiled);
        }
        drop(alone);
        // Another name for the same file: a copy would have to be written,
        // and no program runs while anybody has it open for that.
        let folder = folder();
        let path = folder.path().join(name);
        fs::hard_link(compiled, &path).expect("a second name");
        Program { folder, path }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Asks for a function, with arguments.
    pub fn request(&self, function: &str, arguments: &[&str]) -> Request {
        let root = root().to_owned();
        let mut request = Request::new(self.path.clone(), root, table());
        request.function = Some(function.to_owned());
        request.arguments = arguments.iter().map(|&a| a.into()).collect();
        request.time = Duration::from_secs(300);
        request
    }

    /// Records a function, and checks the recording against the rules.
    pub fn record(&self, function: &str, arguments: &[&str]) -> Recording {
        let request = self.request(function, arguments);
        let recording = tracer::record(&request).expect("a recording");
        rules::hold(&recording);
        self.is_gone();
        recording
    }

    /// Fails if a process of this program is left.
    pub fn is_gone(&self) {
        let left = self.processes();
        assert!(left.is_empty(), "{:?} is left: {left:?}", self.path);
    }

    /// The processes that this program has now.
    pub fn processes(&self) -> Vec<String> {
        let all = fs::read_dir("/proc").expect("/proc").flatten();
        let is_it = |path: &Path| {
            let file = fs::read_link(path.join("exe")).unwrap_or_default();
            file.to_string_lossy()
                .starts_with(&*self.path.to_string_lossy())
        };
        all.map(|entry| entry.path())
            .filter(|path| is_it(path))
            .map(|path| path.display().to_string())
            .collect()
    }
}

/// The version of the compiler, as a part of a file's name.
static COMPILER: LazyLock<String> = LazyLock::new(|| {
    let rustc = Command::new("rustc").arg("-V").current_dir(root()).output();
    let version = rustc.expect("rustc can be started").stdout;
    let version = String::from_utf8_lossy(&version).into_owned();
    version.replace(|c: char| !c.is_alphanumeric(), "-")
});

fn source(name: &str) -> PathBuf {
    let folder = root().join("tools/tracer/tests/fixtures");
    folder.join(name).with_extension("rs")
}

/// Whether a file is there and was written after the other one.
fn is_newer(file: &Path, than: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path)?.modified();
    let than = time(than).expect("the fixture is there");
    time(file).is_ok_and(|time| time > than)
}

fn compile(name: &str, arguments: &[&str], output: &Path) {
    // Under another name at first: whoever looks finds all of it or nothing.
    let folder = folder();
    let made = folder.path().join(name);
    let source = source(name);
    let result = Command::new("rustc")
        .current_dir(root())
        .args(["--edition", "2024", "-o"])
        .arg(&made)
        .args(arguments)
        .arg(source.strip_prefix(root()).unwrap_or(&source))
        .output()
        .expect("rustc can be started");
    let error = String::from_utf8_lossy(&result.stderr);
    assert!(result.status.success(), "{name}: {error}");
    fs::rename(made, output).expect("a new name");
}

/// Why a request cannot be met.
pub fn error(request: &Request) -> String {
    let result = tracer::record(request);
    format!("{:#}", result.expect_err("no recording"))
}

/// Fails unless two recordings are the same, and shows where they differ.
#[track_caller]
pub fn same(first: &Recording, second: &Recording) {
    let json = |recording: &Recording| recording.to_json().expect("JSON");
    let (first, second) = (json(first), json(second));
    let mut lines = first.lines().zip(second.lines());
    let difference = lines.find(|(first, second)| first != second);
    assert!(first == second, "{difference:#?}");
}

/// The text of each call, in order.
pub fn calls(recording: &Recording) -> Vec<&str> {
    recording.calls.iter().map(|call| &*call.text).collect()
}

/// The text of the instruction of each step that is shown.
pub fn instructions(recording: &Recording) -> Vec<&str> {
    let steps = recording.steps.iter();
    let shown = steps.filter_map(|step| match step.what {
        What::Instruction(index) => Some(&*recording.code[index].text),
        What::Hidden(_) | What::Signal(_) => None,
    });
    shown.collect()
}
