//! The book's own programs: found and built with cargo.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, anyhow, ensure};
use serde::Deserialize;

use crate::recording::Profile;

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

/// The workspace as cargo describes it.
#[derive(Debug, Deserialize)]
pub struct Workspace {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
    src_path: PathBuf,
}

/// What cargo says while it builds.
#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
    target: Option<Target>,
}

/// Finds the repository: the nearest folder, from `start` upwards, that holds
/// `book.toml` and the tables in `data/`.
///
/// # Errors
///
/// When there is none.
pub fn find_root(start: &Path) -> Result<PathBuf> {
    let is_root = |folder: &&Path| {
        folder.join("book.toml").is_file() && folder.join("data").is_dir()
    };
    let root = start.ancestors().find(is_root);
    root.map(Path::to_path_buf).with_context(|| {
        format!(
            "{} is not inside the book's repository: change to the folder \
             that holds book.toml, or to one below it",
            start.display()
        )
    })
}

impl Workspace {
    /// Asks cargo for the workspace in the folder `root`.
    ///
    /// # Errors
    ///
    /// When cargo cannot be started, or finds no workspace.
    pub fn read(root: &Path) -> Result<Workspace> {
        let mut cargo = cargo(root);
        cargo.args(["metadata", "--no-deps", "--format-version=1"]);
        cargo.args(["--offline", "--quiet"]);
        let output = cargo.output().context("cargo cannot be started")?;
        let error = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "cargo metadata: {error}");
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// The programs, by name, each with its source.
    pub fn examples(&self) -> Vec<(&str, &Path)> {
        let targets = self.packages.iter().flat_map(|p| &p.targets);
        let mut examples: Vec<_> = targets
            .filter(|target| target.is_example())
            .map(|target| (&*target.name, &*target.src_path))
            .collect();
        examples.sort();
        examples
    }

    /// Builds programs, and gives their files in the same order. A folder of
    /// its own, in cargo's target folder, keeps them apart from other builds:
    /// they may be made while cargo builds there, and have line numbers in
    /// every profile.
    ///
    /// # Errors
    ///
    /// When there is no such program, or one cannot be built.
    pub fn build(
        &self,
        names: &[&str],
        profile: Profile,
    ) -> Result<Vec<PathBuf>> {
        let examples = self.examples();
        let is_known = |name: &str| examples.iter().any(|e| e.0 == name);
        if let Some(name) = names.iter().find(|name| !is_known(name)) {
            return Err(unknown(name, &examples));
        }
        let mut cargo = cargo(&self.workspace_root);
        cargo.args(["build", "--quiet"]);
        cargo.args(names.iter().flat_map(|name| ["--example", name]));
        cargo.arg("--message-format=json-render-diagnostics");
        cargo.arg("--target-dir").arg(self.folder());
        if profile == Profile::Release {
            cargo.args(["--release", "--config"]);
            cargo.arg("profile.release.debug='limited'");
        }
        cargo.stderr(Stdio::inherit());
        let output = cargo.output().context("cargo cannot be started")?;
        let all = names.join(", ");
        ensure!(output.status.success(), "cargo cannot build {all}");
        let messages = String::from_utf8_lossy(&output.stdout);
        let made: Vec<_> = messages.lines().filter_map(executable).collect();
        let find = |name: &&str| {
            let found = made.iter().find(|program| program.0 == **name);
            let found = found.map(|program| program.1.clone());
            found.with_context(|| format!("cargo made no program `{name}`"))
        };
        names.iter().map(find).collect()
    }

    fn folder(&self) -> PathBuf {
        self.target_directory.join("trace")
    }
}

impl Target {
    fn is_example(&self) -> bool {
        self.kind.iter().any(|kind| kind == "example")
    }
}

/// The name and the file of a program that cargo has made.
fn executable(line: &str) -> Option<(String, PathBuf)> {
    let message: Message = serde_json::from_str(line).ok()?;
    let target = message.target.filter(Target::is_example)?;
    Some((target.name, message.executable?))
}

fn cargo(root: &Path) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.current_dir(root).env_clear().stdin(Stdio::null());
    for name in KEPT {
        if let Some(value) = env::var_os(name) {
            command.env(name, value);
        }
    }
    command
}

fn unknown(name: &str, examples: &[(&str, &Path)]) -> anyhow::Error {
    let distance = |known: &str| strsim::damerau_levenshtein(name, known);
    let mut names: Vec<_> = examples.iter().map(|example| example.0).collect();
    names.sort_by_key(|known| (distance(known), *known));
    names.truncate(3);
    anyhow!(
        "the book has no program `{name}`; the nearest: {}. For a program of \
         your own, give the path of its file, such as target/debug/{name}",
        names.join(", ")
    )
}
