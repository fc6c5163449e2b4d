//! Recordings of the book's programs: made when they are needed, kept as long
//! as the program's file stays the same, and laid out for the site.

use crate::problem::Problem;
use crate::ring0::Pair;
use crate::source::is_anchor;
use crate::stepper::{Line, Run};
use anyhow::{Context as _, Result};
use kernel_table::schema::Table;
use kernel_tracer::calls::Call;
use regex::Regex;
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::hash::{Hash, Hasher};
use std::ops::RangeInclusive;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::SystemTime;
use tracer::recording::{Profile, Recording};
use tracer::request::Request;
use tracer::workspace::Workspace;

/// Where the files for the site are made; `src/recordings` leads here.
const SITE: &str = "target/recordings";

/// Where recordings are kept.
const KEPT: &str = "target/trace/recordings";

/// How the files begin: `stepper.js` has a function of this name.
const CALL: &str = "stepperRecording(";

/// The recordings of all chapters.
#[derive(Debug, Default)]
pub struct Recordings {
    made: HashMap<Run, Recorded>,
    kernel: Vec<Kernel>,
    /// Why there are none.
    unrecorded: Option<Unrecorded>,
}

/// Why this machine makes no recordings: the end of a sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unrecorded(pub &'static str);

/// A recording, and where the site has it.
#[derive(Debug)]
pub struct Recorded {
    /// What was recorded.
    pub recording: Recording,
    file: String,
    hash: u64,
}

/// The recordings of a call inside the kernel, and what the site has of them.
#[derive(Debug)]
struct Kernel {
    pair: Pair,
    files: [String; 2],
}

impl Kernel {
    fn read(root: &Path, call: Call) -> Result<Kernel> {
        let pair = Pair::read(root, call)?;
        let files = pair.files()?;
        Ok(Kernel { pair, files })
    }

    fn addresses(&self) -> [String; 2] {
        let mut addresses = self.pair.names();
        for (address, text) in addresses.iter_mut().zip(&self.files) {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            let hash = hasher.finish() as u32;
            *address = format!("recordings/{address}?{hash:08x}");
        }
        addresses
    }
}

impl Recorded {
    /// The file, relative to the site; what stands behind the `?` makes
    /// browsers ask for it again when it has changed.
    pub fn address(&self) -> String {
        format!("recordings/{}?{:08x}", self.file, self.hash as u32)
    }
}

impl Recordings {
    /// The recording of `run`.
    pub fn get(&self, run: &Run) -> Result<&Recorded, Unrecorded> {
        let unrecorded = self.unrecorded.unwrap_or(Unrecorded("it is missing"));
        self.made.get(run).ok_or(unrecorded)
    }

    /// The recordings of a call inside the kernel, and where the site has them.
    pub fn kernel(&self, call: Call) -> Option<(&Pair, [String; 2])> {
        let mut all = self.kernel.iter();
        let kernel = all.find(|kernel| kernel.pair.call == call)?;
        Some((&kernel.pair, kernel.addresses()))
    }

    /// Makes what is asked for, each with the chapter that asks, takes the
    /// kernel's recordings from `data/`, and writes the files for the site.
    pub fn make(
        root: &Path,
        asked: &[(PathBuf, Line)],
        kernel: &[Call],
    ) -> Result<Recordings> {
        let mut recordings = Recordings::default();
        if !asked.is_empty() {
            recordings.record(root, asked)?;
        }
        for call in kernel {
            if recordings.kernel(*call).is_none() {
                recordings.kernel.push(Kernel::read(root, *call)?);
            }
        }
        // The link must lead somewhere, or mdBook cannot copy it.
        if root.join("src/recordings").is_symlink() {
            recordings.write(root)?;
        }
        Ok(recordings)
    }

    fn record(&mut self, root: &Path, asked: &[(PathBuf, Line)]) -> Result<()> {
        if !supported() {
            return self.go_without(
                Unrecorded(
                    "on another machine than Linux on x86_64, on which programs are recorded",
                ),
                "programs are recorded on Linux on x86_64",
            );
        }
        let programs = programs(root, asked)?;
        let mut table = None;
        for (path, line) in asked {
            if self.made.contains_key(&line.run) {
                continue;
            }
            let key = (line.run.program.clone(), line.run.release);
            let program = &programs[&key];
            let recorded = one(root, &line.run, program, &mut table);
            match recorded {
                Ok(recorded) => {
                    self.made.insert(line.run.clone(), recorded);
                }
                Err(error) if is_forbidden(&error) => {
                    return self.go_without(
                        Unrecorded("on a machine that forbids ptrace, by which programs are recorded"),
                        &error.root_cause().to_string(),
                    );
                }
                Err(error) => {
                    let message = format!("{}: {error:#}", line.run.program);
                    return Err(Problem::new(path, line.number, message).into());
                }
            }
        }
        Ok(())
    }

    /// A reader's copy does without, and says so; what is published does not.
    fn go_without(&mut self, why: Unrecorded, warning: &str) -> Result<()> {
        if std::env::var_os("CI").is_some_and(|value| !value.is_empty()) {
            anyhow::bail!("the pages lack their steppers: {warning}");
        }
        eprintln!("warning: the pages lack their steppers: {warning}");
        self.made.clear();
        self.unrecorded = Some(why);
        Ok(())
    }

    /// Writes the files for the site, and removes those that are not wanted
    /// any more.
    fn write(&self, root: &Path) -> Result<()> {
        let folder = root.join(SITE);
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        let mut wanted = BTreeSet::new();
        for recorded in self.made.values() {
            let text = format!(
                "{CALL}{})\n",
                recorded.recording.to_json()?.trim_end()
            );
            replace(&folder.join(&recorded.file), &text)?;
            wanted.insert(recorded.file.clone());
        }
        for kernel in &self.kernel {
            for (name, text) in kernel.pair.names().iter().zip(&kernel.files) {
                replace(&folder.join(name), &format!("{CALL}{text})\n"))?;
                wanted.insert(name.clone());
            }
        }
        for name in crate::names_in(&folder) {
            if !wanted.contains(&name) {
                let _ = fs::remove_file(folder.join(name));
            }
        }
        Ok(())
    }
}

/// Writes a file at once, so that nobody reads half of it; not at all if it
/// holds this already.
fn replace(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = path.parent().context("a file lies in a folder")?;
    let mut file = tempfile::Builder::new()
        .prefix(".new-")
        // As other files: hosts serve what all may read.
        .permissions(fs::Permissions::from_mode(0o644))
        .tempfile_in(folder)?;
    std::io::Write::write_all(&mut file, text.as_bytes())?;
    file.persist(path)
        .with_context(|| format!("{}: cannot be written", path.display()))?;
    Ok(())
}

fn supported() -> bool {
    cfg!(all(
        target_os = "linux",
        target_arch = "x86_64",
        target_pointer_width = "64"
    ))
}

/// Whether the machine permits no recordings at all.
fn is_forbidden(error: &anyhow::Error) -> bool {
    let text = format!("{error:#}");
    text.contains("does not permit `ptrace`")
}

/// The files of the programs, by name and whether they are optimised.
type Programs = HashMap<(String, bool), PathBuf>;

/// What was built last, and from what: while sources are as they were, cargo
/// need not be asked.
static BUILT: LazyLock<Mutex<Option<(u64, Programs)>>> =
    LazyLock::new(Mutex::default);

/// Builds the programs: one call of cargo for those of each profile.
fn programs(root: &Path, asked: &[(PathBuf, Line)]) -> Result<Programs> {
    let mut names: BTreeMap<bool, BTreeSet<&str>> = BTreeMap::new();
    for (_, line) in asked {
        let of_profile = names.entry(line.run.release).or_default();
        of_profile.insert(&line.run.program);
    }
    let sources = fingerprint(root, &names);
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((of, programs)) = &*built
        && *of == sources
        && programs.values().all(|program| program.exists())
    {
        return Ok(programs.clone());
    }
    let workspace = Workspace::read(root)?;
    known(&workspace, asked)?;
    let mut programs = Programs::new();
    for (release, names) in &names {
        let profile = if *release {
            Profile::Release
        } else {
            Profile::Dev
        };
        let names: Vec<&str> = names.iter().copied().collect();
        let files = workspace.build(&names, profile)?;
        let keys = names.iter().map(|name| ((*name).to_owned(), *release));
        programs.extend(keys.zip(files));
    }
    *built = Some((sources, programs.clone()));
    Ok(programs)
}

/// That the book has each program is told with the line that names it.
fn known(workspace: &Workspace, asked: &[(PathBuf, Line)]) -> Result<()> {
    let examples = workspace.examples();
    for (path, line) in asked {
        let name = &line.run.program;
        if !examples.iter().any(|example| example.0 == name) {
            let near = |known: &&(&str, &Path)| {
                strsim::damerau_levenshtein(name, known.0)
            };
            let nearest = examples.iter().min_by_key(near).map_or("", |e| e.0);
            let message = format!(
                "the book has no program `{name}`; the nearest is `{nearest}`"
            );
            return Err(Problem::new(path, line.number, message).into());
        }
    }
    Ok(())
}

/// Tells whether what programs are built from has changed.
fn fingerprint(root: &Path, names: &BTreeMap<bool, BTreeSet<&str>>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (root, names).hash(&mut hasher);
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    for folder in ["listings", "examples"] {
        for extension in ["rs", "toml"] {
            files.extend(crate::files_in(&root.join(folder), extension));
        }
    }
    for file in files {
        let metadata = fs::metadata(&file);
        let state = metadata.ok().map(|m| (m.len(), m.modified().ok()));
        (file, state).hash(&mut hasher);
    }
    hasher.finish()
}

/// Records a program, or reads what was recorded of the same file before.
fn one(
    root: &Path,
    run: &Run,
    program: &Path,
    table: &mut Option<Arc<Table>>,
) -> Result<Recorded> {
    let kept = root.join(KEPT).join(run.slug());
    let kept = kept.join(format!("{:016x}.json", key(run, program)?));
    let known = fs::read_to_string(&kept).ok();
    let known = known.and_then(|text| Recording::parse(&text).ok());
    let recording = match known {
        Some(recording) => recording,
        None => {
            let table = match table {
                Some(table) => table,
                None => {
                    table.insert(Arc::new(Table::newest(&root.join("data"))?))
                }
            };
            let mut recording =
                tracer::record(&request(root, run, program, table))?;
            complete(root, &mut recording);
            fs::create_dir_all(kept.parent().context("a folder")?)?;
            replace(&kept, &recording.to_json()?)?;
            recording
        }
    };
    let mut hasher = DefaultHasher::new();
    recording.to_json()?.hash(&mut hasher);
    Ok(Recorded {
        recording,
        file: format!("{}.js", run.slug()),
        hash: hasher.finish(),
    })
}

fn request(
    root: &Path,
    run: &Run,
    program: &Path,
    table: &Arc<Table>,
) -> Request {
    let mut request =
        Request::new(program.to_owned(), root.to_owned(), Arc::clone(table));
    request.function = run.function.clone();
    request.profile = Some(run.profile());
    request
}

/// What a recording depends on: the program, what is asked of it, and the
/// recorder, which is part of the program that runs.
fn key(run: &Run, program: &Path) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    let bytes = fs::read(program)
        .with_context(|| format!("{}: cannot be read", program.display()))?;
    (run, bytes).hash(&mut hasher);
    let me = std::env::current_exe().and_then(fs::metadata).ok();
    let me: Option<(u64, Option<SystemTime>)> =
        me.map(|me| (me.len(), me.modified().ok()));
    me.hash(&mut hasher);
    Ok(hasher.finish())
}

/// Puts in the lines around those that were executed, so that the reader sees
/// each function whole. Lines that mark an anchor are the book's own affair.
fn complete(root: &Path, recording: &mut Recording) {
    for file in 0..recording.files.len() {
        if recording.files[file].lines.is_empty() {
            continue; // a library's
        }
        let path = root.join(&recording.files[file].path);
        let text = fs::read_to_string(path).unwrap_or_default();
        let text: Vec<&str> = text.lines().collect();
        let places = recording.places.iter();
        let places = places.filter(|place| place.file == file);
        let lines: Vec<_> = places.map(|place| place.line as usize).collect();
        let known = &mut recording.files[file].lines;
        for number in lines.into_iter().flat_map(|line| function(&text, line)) {
            let line = text[number - 1];
            if !is_anchor(line) {
                known
                    .entry(number as u32)
                    .or_insert_with(|| line.to_owned());
            }
        }
    }
}

/// The lines of the function that has this line; counted from 1.
fn function(text: &[&str], line: usize) -> RangeInclusive<usize> {
    let indent = |text: &str| text.len() - text.trim_start().len();
    let Some(own) = text.get(line - 1) else {
        return line..=line - 1;
    };
    let is_start = |number: &usize| {
        let text = text[number - 1];
        let outer = *number == line
            || indent(text) < indent(own)
            || own.trim() == "}" && indent(text) == indent(own);
        outer && FUNCTION.is_match(text)
    };
    let Some(start) = (1..=line).rev().find(is_start) else {
        return line..=line;
    };
    let end = " ".repeat(indent(text[start - 1])) + "}";
    let is_end = |number: &usize| text[number - 1] == end;
    start..=(line..=text.len()).find(is_end).unwrap_or(line)
}

/// How a function begins.
static FUNCTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"^\s*(pub(\([a-z]+\))? )?(const )?(unsafe )?(extern "C" )?fn "#,
    )
    .expect("a right pattern")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_shown_whole() {
        let text = "\
impl A {
    pub const fn a() {
        1;
        if b {
            2;
        }
    }
}
pub unsafe extern \"C\" fn c() {}
static D: u8 = 1;";
        let text: Vec<&str> = text.lines().collect();
        assert_eq!(function(&text, 5), 2..=7);
        assert_eq!(function(&text, 2), 2..=7);
        assert_eq!(function(&text, 7), 2..=7);
        assert_eq!(function(&text, 10), 10..=10);
        assert_eq!(function(&text, 11).count(), 0);
    }
}
