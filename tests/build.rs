//! Gives skeptic the chapters as the reader gets them.
//!
//! Each chapter is preprocessed as for the site and written to `OUT_DIR`, and
//! skeptic makes a test of each Rust block. `snippets.rs` includes the tests.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs, process};

use anyhow::{Context, Result, bail, ensure};
use book::site::Chapter;

#[allow(dead_code, reason = "the gates use the rest")]
mod markdown;

/// What a chapter's text depends on.
const SOURCES: [&str; 4] = ["src", "listings", "examples", "book.toml"];

const DIFFERENT: &str = "skeptic found other Rust blocks in the expanded \
                         pages than stand in the written ones";

fn main() {
    if let Err(error) = generate() {
        eprintln!("{error:#}");
        process::exit(1);
    }
}

fn generate() -> Result<()> {
    let manifest = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let root = manifest.parent().context("tests/ stands in a folder")?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for source in SOURCES {
        let path = root.join(source);
        println!("cargo::rerun-if-changed={}", path.display());
    }
    println!("cargo::rerun-if-changed=rustc-alone.sh");
    println!("cargo::rustc-env=BOOK_RUSTC={}", env::var("RUSTC")?);
    println!("cargo::rustc-env=BOOK_EDITION={}", edition(root)?);
    install_compiler(&manifest, &out)?;
    refuse_broken_chapters(root)?;
    let chapters = book::site::chapters(root)?;
    let documents = write_documents(&chapters, &out)?;
    skeptic::generate_doc_tests(&documents);
    adapt(&out, &test_names(&chapters, root)?)
}

/// The edition that book.toml names for the Playground.
fn edition(root: &Path) -> Result<String> {
    let text = fs::read_to_string(root.join("book.toml"))?;
    let table: toml::Table = text.parse().context("book.toml")?;
    let edition = table.get("rust").and_then(|rust| rust.get("edition"));
    let edition = edition.and_then(|edition| edition.as_str());
    let edition = edition.context("book.toml: no `edition` in `[rust]`")?;
    Ok(edition.to_owned())
}

/// A copy of the compiler's wrapper that can be executed.
fn install_compiler(manifest: &Path, out: &Path) -> Result<()> {
    let path = out.join("rustc-alone");
    fs::copy(manifest.join("rustc-alone.sh"), &path)?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    Ok(())
}

fn refuse_broken_chapters(root: &Path) -> Result<()> {
    let problems = book::check::check(root)?.problems;
    for problem in &problems {
        let file = problem.file.display();
        eprintln!("{file}:{}: {}", problem.line, problem.message);
    }
    if !problems.is_empty() {
        bail!("the chapters cannot be tested before this is mended");
    }
    Ok(())
}

/// Writes the chapters for skeptic, which makes the tests' names of theirs.
fn write_documents(chapters: &[Chapter], out: &Path) -> Result<Vec<PathBuf>> {
    chapters
        .iter()
        .map(|chapter| {
            let name = chapter.path.to_string_lossy().replace('/', "-");
            let path = out.join(name);
            write_unseen(&path, &without_compile_fail(&chapter.content))?;
            Ok(path)
        })
        .collect()
}

/// Writes a file that cargo takes to be old: skeptic makes cargo watch these
/// files, and one that is newer than the build script's last run would have
/// the next `cargo test` run and compile everything again.
fn write_unseen(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text)?;
    let file = fs::File::options().write(true).open(path)?;
    file.set_modified(SystemTime::UNIX_EPOCH)?;
    Ok(())
}

/// skeptic does not know `compile_fail`: such blocks are another gate's, and
/// reach skeptic as text.
fn without_compile_fail(content: &str) -> String {
    let mut content = content.to_owned();
    for block in markdown::blocks(&content.clone()).iter().rev() {
        if block.has("compile_fail") {
            let range = block.range.clone();
            let text = content[range.clone()].replacen(&block.info, "text", 1);
            content.replace_range(range, &text);
        }
    }
    content
}

/// Makes of skeptic's tests what a module of ours can include: the name
/// `skeptic` is not the crate there, but stands for what runs a snippet, and
/// the tests have the names that `written` gives them.
fn adapt(out: &Path, written: &[String]) -> Result<()> {
    let tests = fs::read_to_string(out.join("skeptic-tests.rs"))?;
    // A test that should panic must not pass because its snippet does not
    // compile: of skeptic's two commands, only the run has `cd FOLDER &&`.
    let tests = tests.replace("extern crate skeptic;\n", "").replace(
        "#[should_panic]\n#[test]",
        "#[should_panic(expected = \"&& \")]\n#[test]",
    );
    let mut names = written.iter();
    let mut text = String::new();
    for line in tests.lines() {
        if line.starts_with("#[test] fn ") {
            let name = names.next().context(DIFFERENT)?;
            text += &format!("#[test] fn {name}() {{\n");
        } else {
            text += &format!("{line}\n");
        }
    }
    ensure!(names.next().is_none(), DIFFERENT);
    fs::write(out.join("snippets.rs"), text)?;
    let count = written.len().to_string();
    fs::write(out.join("snippets-count.rs"), count)?;
    Ok(())
}

/// A test's name for each Rust block, of the page and line where the block is
/// written: skeptic knows only the lines of the expanded text.
fn test_names(chapters: &[Chapter], root: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for chapter in chapters {
        let path = root.join("src").join(&chapter.path);
        let text = fs::read_to_string(&path)
            .with_context(|| path.display().to_string())?;
        let page = chapter.path.with_extension("");
        let page = page.to_string_lossy().replace(['/', '-'], "_");
        for block in markdown::blocks(&text) {
            if block.has("rust") && !block.has("compile_fail") {
                names.push(format!("{page}_line_{}", block.line));
            }
        }
    }
    Ok(names)
}
