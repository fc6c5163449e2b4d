//! Each program in `examples/` that has a namesake in the coreutils or in
//! util-linux does what the namesake does: the same output and messages, the
//! same status, and the same files left behind. Where one differs on purpose,
//! the case stands in a table on a page, with the reason; and it must differ.
//!
//! A module for each program lists its cases: see `cat.rs`.

mod cat;
mod cp;
mod hexdump;
mod wc;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::tree;

/// Who is asked for what a name means, and has no files of his own.
const NOBODY: u32 = 65_534;

/// The head of the table that holds the differences, on any page.
const DIFFERENCES: &str = "| program | case | how ours differs, and why |";

/// Names that a shell would misread, for messages: none is an option.
pub const AWKWARD: &[&str] = &[
    "",
    " ",
    "'",
    "it's",
    "a b",
    "a:b",
    "a'b\"c",
    "\t\x01\x7f",
    "#",
    "a#",
    "~x",
    "{",
    "}",
    "a{",
    "\u{e4}",
    "?",
    "$x",
    "back\\slash",
    "it's $x",
    "a@b",
    "[",
    "]",
    "=x",
    "%",
    "a'#",
    "#'",
    "~'a",
    "a'~",
    "'{",
    "a'@",
    "a'=",
    "a\rb'",
    "\r'",
    "\u{85}",
    "\u{a0}",
    "\u{200b}",
    "a\nb",
    "\x1b[31m",
    "a!",
    "*",
    ";",
    "&&",
    "(",
    "<",
    ">",
    "^",
    "`",
    "|",
    "\\",
    "\"",
    "a,b",
    "a+b",
];

/// What is done in a case's folder first.
type Prepare = Box<dyn Fn(&Path)>;

/// What a program is asked, in a folder of its own.
pub struct Case {
    program: &'static str,
    name: &'static str,
    arguments: Vec<OsString>,
    input: Vec<u8>,
    prepare: Vec<Prepare>,
    before: &'static str,
    redirect: &'static str,
    after: Option<&'static str>,
    without_rights: bool,
    has_lost_reader: bool,
}

/// A case of `program`; `name` says what is special about it.
pub fn case(program: &'static str, name: &'static str) -> Case {
    Case {
        program,
        name,
        arguments: Vec::new(),
        input: Vec::new(),
        prepare: Vec::new(),
        before: "",
        redirect: "",
        after: None,
        without_rights: false,
        has_lost_reader: false,
    }
}

#[allow(dead_code, reason = "no program needs all of it")]
impl Case {
    /// Gives it these arguments. Any bytes but NUL.
    pub fn args<A: AsRef<[u8]>>(
        mut self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Case {
        let name = |bytes: A| os(bytes.as_ref());
        self.arguments.extend(arguments.into_iter().map(name));
        self
    }

    /// Puts a file into the folder first.
    pub fn file(
        self,
        name: impl AsRef<[u8]>,
        contents: impl AsRef<[u8]>,
    ) -> Case {
        let (name, contents) = (os(name), contents.as_ref().to_vec());
        self.prepare(move |folder| {
            fs::write(folder.join(&name), &contents).expect("a file");
        })
    }

    /// Puts a directory into the folder first.
    pub fn directory(self, name: impl AsRef<[u8]>) -> Case {
        let name = os(name);
        self.prepare(move |folder| {
            fs::create_dir(folder.join(&name)).expect("a directory");
        })
    }

    /// Puts a symbolic link into the folder first.
    pub fn link(self, name: &'static str, target: &'static str) -> Case {
        self.prepare(move |folder| {
            let name = folder.join(name);
            std::os::unix::fs::symlink(target, name).expect("a link");
        })
    }

    /// Sets the mode of a file.
    pub fn mode(self, name: &'static str, mode: u32) -> Case {
        self.prepare(move |folder| {
            let mode = fs::Permissions::from_mode(mode);
            fs::set_permissions(folder.join(name), mode).expect("a mode");
        })
    }

    /// Puts a file of `size` bytes into the folder first that is one hole but
    /// for `data` at `offset`.
    pub fn sparse(
        self,
        name: &'static str,
        size: u64,
        data: &'static [u8],
        offset: u64,
    ) -> Case {
        use std::os::unix::fs::FileExt as _;
        self.prepare(move |folder| {
            let file = fs::File::create(folder.join(name)).expect("a file");
            file.set_len(size).expect("its size");
            file.write_all_at(data, offset).expect("its data");
        })
    }

    /// Does something else in the folder first.
    pub fn prepare(mut self, prepare: impl Fn(&Path) + 'static) -> Case {
        self.prepare.push(Box::new(prepare));
        self
    }

    /// Gives it this to read from standard input. Otherwise it is empty.
    pub fn input(mut self, bytes: impl AsRef<[u8]>) -> Case {
        self.input = bytes.as_ref().to_vec();
        self
    }

    /// Has the shell do something before, such as `umask 077`.
    pub fn before(mut self, command: &'static str) -> Case {
        self.before = command;
        self
    }

    /// Has the shell connect it differently, such as with `> /dev/full`.
    pub fn redirect(mut self, redirect: &'static str) -> Case {
        self.redirect = redirect;
        self
    }

    /// Has the shell do something behind it, such as `| head -c 10`.
    pub fn after(mut self, command: &'static str) -> Case {
        self.after = Some(command);
        self
    }

    /// Runs it as a user that may not do everything.
    pub fn without_rights(mut self) -> Case {
        self.without_rights = true;
        self
    }

    /// Connects standard output to a pipe that nobody reads from any more.
    pub fn has_lost_reader(mut self) -> Case {
        self.has_lost_reader = true;
        self
    }

    /// What comes of it: all that a user can see.
    fn observe(&self, program: &Path) -> io::Result<String> {
        let place = TempDir::new()?;
        // Its owner may not be the user that the program runs as.
        let everyone = fs::Permissions::from_mode(0o755);
        fs::set_permissions(place.path(), everyone)?;
        let folder = place.path().join("folder");
        fs::create_dir(&folder)?;
        for prepare in &self.prepare {
            prepare(&folder);
        }
        let drops = self.without_rights && is_root();
        let program = match drops && program.is_absolute() {
            true => within_reach(program, place.path())?,
            false => program.to_owned(),
        };
        let mut command = self.command(&program, &folder);
        if drops {
            give_to_nobody(&folder)?;
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = self.run(command)?;
        let text = report(&output, &folder);
        // Without its owner's help, a folder without permissions stays.
        let _ = Command::new("chmod")
            .arg("-R")
            .arg("u+rwx")
            .arg(&folder)
            .output();
        text
    }

    /// The shell takes the name of the program from its first argument.
    fn command(&self, program: &Path, folder: &Path) -> Command {
        let call = format!("\"$0\" \"$@\" {}", self.redirect);
        let script = match self.after {
            // A shell in between would tell of a signal in its own words.
            None => format!("{}\nexec {call}", self.before),
            Some(after) => format!("{}\n{call} {after}", self.before),
        };
        let mut command = Command::new("sh");
        command.arg("-c").arg(script).arg(program);
        command.args(&self.arguments).current_dir(folder);
        command
            .env_clear()
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
    }

    fn run(&self, mut command: Command) -> io::Result<Output> {
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        if self.has_lost_reader {
            let (reader, writer) = io::pipe()?;
            drop(reader);
            command.stdout(writer);
        }
        let mut child = command.spawn()?;
        drop(command); // with its end of the pipe
        let mut input = child.stdin.take().expect("piped");
        let bytes = &self.input[..];
        std::thread::scope(|scope| {
            // It may end without having read it all.
            scope.spawn(move || drop(input.write_all(bytes)));
            child.wait_with_output()
        })
    }
}

fn os(bytes: impl AsRef<[u8]>) -> OsString {
    std::ffi::OsStr::from_bytes(bytes.as_ref()).to_owned()
}

fn is_root() -> bool {
    let owner = fs::metadata("/proc/self").expect("the process");
    owner.uid() == 0
}

/// A copy of the program where every user can start it. Another process writes
/// it: a child that this one starts meanwhile would hold a file that is open for
/// writing, and such a file cannot be started.
fn within_reach(program: &Path, place: &Path) -> io::Result<PathBuf> {
    let copy = place.join(program.file_name().expect("a name"));
    let status = Command::new("cp").arg(program).arg(&copy).status()?;
    assert!(status.success(), "{} cannot be copied", program.display());
    Ok(copy)
}

fn give_to_nobody(folder: &Path) -> io::Result<()> {
    for entry in WalkDir::new(folder).min_depth(0) {
        let path = entry.map_err(io::Error::from)?.into_path();
        std::os::unix::fs::lchown(path, Some(NOBODY), Some(NOBODY))?;
    }
    Ok(())
}

/// What was printed, how it ended, and which files there are.
fn report(output: &Output, folder: &Path) -> io::Result<String> {
    let mut text = String::new();
    for (name, bytes) in [("out", &output.stdout), ("err", &output.stderr)] {
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let _ = writeln!(text, "{name}: {}", line.escape_ascii());
        }
    }
    let status = output.status;
    let _ = match status.signal() {
        Some(signal) => writeln!(text, "ended by signal {signal}"),
        None => writeln!(text, "status {}", status.code().unwrap_or(-1)),
    };
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(io::Error::from)?;
        let name = entry.path().strip_prefix(folder).expect("inside");
        let name = name.as_os_str().as_bytes().escape_ascii();
        let metadata = entry.metadata().map_err(io::Error::from)?;
        let _ =
            writeln!(text, "{name}: {}", describe(entry.path(), &metadata)?);
    }
    Ok(text)
}

fn describe(path: &Path, metadata: &fs::Metadata) -> io::Result<String> {
    let mode = metadata.mode();
    if !metadata.is_file() {
        return Ok(format!("mode {mode:o}"));
    }
    let size = metadata.len();
    // Of a file that is larger than its contents, not all can be read.
    let is_sparse = metadata.blocks() * 512 < size;
    let mut contents = Vec::new();
    if is_root() || mode & 0o400 != 0 {
        let file = fs::File::open(path)?;
        file.take(4096).read_to_end(&mut contents)?;
    }
    let contents = contents.trim_ascii_end().escape_ascii();
    Ok(format!(
        "mode {mode:o}, size {size}, with holes: {is_sparse}, {contents}"
    ))
}

/// Where the programs are; cargo is asked once.
fn programs() -> &'static [PathBuf] {
    static PROGRAMS: OnceLock<Vec<PathBuf>> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let package = env!("CARGO_MANIFEST_DIR").replace("/tests", "");
        let output = tree::cargo(&["build", "--quiet", "--examples"])
            .args(["--message-format=json", "--manifest-path"])
            .arg(Path::new(&package).join("Cargo.toml"))
            .args(["--package", "direct-system-calls"])
            .output()
            .expect("cargo can be started");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "examples: {error}");
        let text = String::from_utf8_lossy(&output.stdout);
        let executable = |line| {
            let message: Value = serde_json::from_str(line).ok()?;
            Some(PathBuf::from(message["executable"].as_str()?))
        };
        text.lines().filter_map(executable).collect()
    })
}

fn program(name: &str) -> &'static Path {
    let mut programs = programs().iter();
    let found = programs.find(|path| path.ends_with(name));
    found.unwrap_or_else(|| panic!("examples/{name}.rs:1: not built"))
}

/// Which package the namesake is from, if it is one that we know.
fn package(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().next().unwrap_or_default();
    let known = ["GNU coreutils", "util-linux"];
    let is_known = known.iter().any(|package| line.contains(package));
    is_known.then(|| line.to_owned())
}

/// The differences that the pages explain: the program and the case, each with
/// the reason.
fn explained() -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for page in tree::pages() {
        let text = tree::read(&page);
        let lines = text.lines().skip_while(|line| *line != DIFFERENCES);
        let rows = lines.skip(2).take_while(|line| line.starts_with('|'));
        for row in rows {
            let cells: Vec<_> = row.split('|').map(str::trim).collect();
            if let [_, program, case, why, ..] = cells[..] {
                let key = (program.trim_matches('`').into(), case.into());
                found.insert(key, why.to_owned());
            }
        }
    }
    found
}

/// Runs the cases with our program and with its namesake, and compares.
#[track_caller]
pub fn compare(name: &str, cases: Vec<Case>) {
    let Some(version) = package(name) else {
        let sentence = format!(
            "`{name}` is not that of GNU's coreutils or of util-linux: our \
             `{name}` is compared with nothing"
        );
        return tree::skip(&sentence);
    };
    println!("{version}");
    let explained = explained();
    let file = PathBuf::from(format!("tests/programs/{name}.rs"));
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    for case in &cases {
        assert!(names.insert(case.name), "two cases `{}`", case.name);
        let key = (name.to_owned(), case.name.to_owned());
        let sentence = match verdict(case, explained.get(&key), &version) {
            Ok(None) => continue,
            Ok(Some(sentence)) => sentence,
            // In some containers root has not all of its rights.
            Err(error) if case.without_rights => {
                tree::skip(&format!("{name}, {}: {error}", case.name));
                continue;
            }
            Err(error) => error.to_string(),
        };
        let message = format!("{}: {sentence}", case.name);
        problems.push(tree::problem(&file, 1, &message));
    }
    for (program, case) in explained.keys() {
        if program == name && !names.contains(case.as_str()) {
            let message = format!("a page explains the case `{case}`: add it");
            problems.push(tree::problem(&file, 1, &message));
        }
    }
    tree::verdict("cases", cases.len(), &problems);
}

/// What is wrong with a case, if anything. A difference whose reason names a
/// version of the namesake's package need not be there in others.
fn verdict(
    case: &Case,
    why: Option<&String>,
    version: &str,
) -> io::Result<Option<String>> {
    let ours = case.observe(program(case.program))?;
    let theirs = case.observe(Path::new(case.program))?;
    let must_differ = why.is_some_and(|why| {
        let mut packages = ["coreutils ", "util-linux "].iter();
        let named = packages.find_map(|package| why.split(package).nth(1));
        let named = named.unwrap_or_default();
        let named = named.trim_end_matches([')', '.']);
        named.is_empty() || version.ends_with(named)
    });
    Ok(match ours == theirs {
        true if must_differ => Some(
            "no difference any more: take the row out of the table".to_owned(),
        ),
        false if why.is_none() => {
            Some(format!("ours\n{ours}but its namesake's\n{theirs}"))
        }
        _ => None,
    })
}
