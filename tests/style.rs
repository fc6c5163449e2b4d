//! The house's rules for files and crates: formatted code, the workspace's
//! lints, dependencies that the promised Rust version compiles, and nothing
//! in the repository that is large, executable or not text by accident.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::tree;

/// Files that a shell starts by their names.
const EXECUTABLE: [&str; 1] = [".ci/run"];

const LARGEST: u64 = 600_000;

/// What may stand in `src/`: mdBook copies everything into the site.
const TEXT_AND_PICTURES: [&str; 6] =
    ["md", "svg", "png", "jpg", "webp", "avif"];

#[test]
fn all_code_is_formatted() {
    if !cargo_has("fmt") {
        return tree::skip(
            "`cargo fmt` is not installed (rustup component rustfmt)",
        );
    }
    let output =
        tree::cargo(&["fmt", "--all", "--check", "--", "--color=never"])
            .output();
    let output = output.expect("cargo can be started");
    let difference = String::from_utf8_lossy(&output.stdout);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "run `cargo fmt --all`:\n{difference}{error}"
    );
    let files = tree::files_with(&["rs"]);
    tree::verdict("Rust files in the repository", files.len(), &[]);
}

fn cargo_has(command: &str) -> bool {
    let output = tree::cargo(&[command, "--version"]).output();
    output.is_ok_and(|output| output.status.success())
}

#[test]
fn every_crate_has_the_workspaces_lints() {
    let mut manifests = tree::files();
    manifests.retain(|path| path.ends_with("Cargo.toml"));
    let inherits = |path: &Path| {
        let table = tree::read(path).parse::<toml::Table>();
        let table = table
            .unwrap_or_else(|error| panic!("{}:1: {error}", path.display()));
        let lints = table.get("lints");
        let inherited = lints.and_then(|lints| lints.get("workspace"));
        inherited.and_then(toml::Value::as_bool) == Some(true)
    };
    let problems: Vec<_> = manifests
        .iter()
        .filter(|path| !inherits(path))
        .map(|path| tree::problem(path, 1, "add `[lints] workspace = true`"))
        .collect();
    tree::verdict("crates", manifests.len(), &problems);
}

/// `1.88.0` as numbers that compare.
fn version(text: &str) -> Vec<u32> {
    let parts = text.split('.').map(|part| part.parse().unwrap_or(0));
    let mut parts: Vec<_> = parts.collect();
    parts.resize(3, 0);
    parts
}

#[test]
fn every_dependency_compiles_with_the_promised_rust() {
    let manifest = tree::read(Path::new("Cargo.toml"));
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let promised = manifest["workspace"]["package"]["rust-version"].as_str();
    let promised = promised.expect("rust-version is text");
    let metadata = tree::metadata();
    let packages = metadata["packages"].as_array().expect("a list");
    let problem = |package: &Value| {
        let needed = package["rust_version"].as_str()?;
        let name = &package["name"];
        (version(needed) > version(promised)).then(|| {
            format!(
                "Cargo.lock:1: {name} {} needs Rust {needed}, and Cargo.toml \
                 promises {promised}: take an older version of it",
                package["version"]
            )
        })
    };
    let problems: Vec<_> = packages.iter().filter_map(problem).collect();
    tree::verdict("packages", packages.len(), &problems);
}

#[test]
fn no_file_is_too_large() {
    let files = tree::files();
    let size = |path: &PathBuf| {
        let metadata = std::fs::metadata(tree::root().join(path));
        metadata.expect("the file is there").len()
    };
    let problems: Vec<_> = files
        .iter()
        .filter(|path| size(path) > LARGEST)
        .map(|path| tree::problem(path, 1, "more than 600 kB: leave it out"))
        .collect();
    tree::verdict("files", files.len(), &problems);
}

/// The index decides: on some file systems every file looks executable.
#[test]
fn no_file_is_executable_by_accident() {
    let output = Command::new("git")
        .args(["ls-files", "--stage"])
        .current_dir(tree::root())
        .output();
    let output = match output {
        Ok(output) if output.status.success() => output.stdout,
        _ => {
            return tree::skip(
                "this is no git checkout, or git is not installed",
            );
        }
    };
    let index = String::from_utf8_lossy(&output);
    let executable = index.lines().filter_map(|line| {
        let (entry, path) = line.split_once('\t')?;
        entry.starts_with("100755").then_some(Path::new(path))
    });
    let problems: Vec<_> = executable
        .filter(|path| !EXECUTABLE.iter().any(|known| path.ends_with(known)))
        .map(|path| tree::problem(path, 1, "run `git update-index --chmod=-x`"))
        .collect();
    tree::verdict("files in git's index", index.lines().count(), &problems);
}

const RECORDINGS: &str = "src/recordings";
const RECORDED: &str = "../target/recordings";

/// What can be downloaded stands beside its page: the table of the newest
/// kernel, and nothing else, as links to `data/`.
#[test]
fn links_in_the_books_folder_lead_to_the_newest_table() {
    let data = tree::root().join("data");
    let kernel = kernel_table::schema::Table::newest(&data).expect("a table");
    let kernel = kernel.kernel;
    let expected = ["csv", "json"].map(|extension| {
        let name = format!("x86_64-{kernel}.{extension}");
        let target = Path::new("../../data").join(&name);
        (Path::new("src/reference").join(&name), target)
    });
    let links = tree::links();
    let links: Vec<_> = links
        .iter()
        .filter(|(path, _)| path.starts_with("src"))
        // Where the steppers' recordings are made: see tools/book.
        .filter(|(path, target)| {
            (&**path, &**target) != (Path::new(RECORDINGS), Path::new(RECORDED))
        })
        .collect();
    let mut problems = Vec::new();
    for (path, target) in &expected {
        if !links
            .iter()
            .any(|link| (&link.0, &link.1) == (path, target))
        {
            let message = format!(
                "make this link: `ln -sf {} src/reference/`",
                target.display()
            );
            problems.push(tree::problem(path, 1, &message));
        }
    }
    for (path, _) in &links {
        if !expected.iter().any(|(known, _)| known == path) {
            let message = "this link is not for the newest table: remove it";
            problems.push(tree::problem(path, 1, message));
        }
    }
    tree::verdict("links in src/", links.len(), &problems);
}

#[test]
fn the_books_folder_holds_text_and_pictures() {
    let mut files = tree::files();
    files.retain(|path| path.starts_with("src"));
    let is_welcome = |path: &Path| {
        let extension = path.extension().and_then(OsStr::to_str);
        extension.is_some_and(|found| TEXT_AND_PICTURES.contains(&found))
    };
    let message = "neither text nor a picture: move it out of src/";
    let problems: Vec<_> = files
        .iter()
        .filter(|path| !is_welcome(path))
        .map(|path| tree::problem(path, 1, message))
        .collect();
    tree::verdict("files in src/", files.len(), &problems);
}
