//! Finds everything that is wrong with the chapters and the listings' names,
//! each with its file and line.

use crate::chapter::{Block, Entry, Include, blocks, includes, summary};
use crate::listings::{Manifest, names};
use crate::problem::Problem;
use crate::snippets::{Expander, Place, place};
use crate::source::anchors;
use crate::{files_in, names_in, stepper, tables};
use anyhow::{Result, anyhow};
use kernel_table::schema::Table;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// How many things were looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Chapters that SUMMARY.md names.
    pub chapters: usize,
    /// Includes in the chapters.
    pub includes: usize,
    /// Code blocks in the chapters.
    pub blocks: usize,
    /// Anchors in the listings and examples.
    pub anchors: usize,
    /// Crates under `listings/`.
    pub listings: usize,
    /// Programs that `cargo run --example` runs.
    pub examples: usize,
}

/// What [`check`] has found.
#[derive(Debug, Default)]
pub struct Report {
    /// All problems, in the order of files and lines.
    pub problems: Vec<Problem>,
    /// How many things were looked at.
    pub counts: Counts,
}

impl Report {
    /// An error that lists the problems, if there are any.
    pub fn into_result(self) -> Result<Counts> {
        if self.problems.is_empty() {
            return Ok(self.counts);
        }
        let lines: Vec<String> =
            self.problems.iter().map(Problem::to_string).collect();
        Err(anyhow!("{}", lines.join("\n")))
    }
}

/// Checks the repository at `root`.
///
/// One mistake makes others: a chapter whose file is missing leaves a listing
/// without a chapter and anchors that nobody shows. So the checks go from the
/// ground up, and stop at the first floor that has a problem.
pub fn check(root: &Path) -> Result<Report> {
    let mut checker = Checker {
        root,
        expander: None,
        shown: HashSet::new(),
        report: Report::default(),
    };
    let entries = checker.summary(&root.join("src/SUMMARY.md"))?;
    let floors = [
        Checker::chapters_exist,
        Checker::names_agree,
        Checker::texts_are_sound,
        Checker::anchors_are_shown,
    ];
    for floor in floors {
        if checker.report.problems.is_empty() {
            floor(&mut checker, &entries);
        }
    }
    let mut report = checker.report;
    report.problems.sort_by(|a, b| {
        (&a.file, a.line, &a.message).cmp(&(&b.file, b.line, &b.message))
    });
    report.problems.dedup();
    Ok(report)
}

struct Checker<'a> {
    root: &'a Path,
    /// `None` if the listings cannot be read.
    expander: Option<Expander>,
    /// File and anchor of every include.
    shown: HashSet<(PathBuf, String)>,
    report: Report,
}

impl Checker<'_> {
    fn problem(
        &mut self,
        file: impl AsRef<Path>,
        line: usize,
        message: impl Into<String>,
    ) {
        let problem = Problem::new(file.as_ref(), line, message.into());
        self.report.problems.push(problem);
    }

    /// Reads SUMMARY.md as mdBook does, and with lines.
    fn summary(&mut self, path: &Path) -> Result<Vec<Entry>> {
        let text = crate::read(path)?;
        if let Err(error) = mdbook_summary::parse_summary(&text) {
            let message = format!("{error:#}");
            let line = message
                .split_once("SUMMARY.md line ")
                .and_then(|(_, rest)| rest.split(',').next()?.parse().ok());
            self.problem("src/SUMMARY.md", line.unwrap_or(1), message);
        }
        Ok(summary(&text))
    }

    /// Every chapter that SUMMARY.md names is there.
    fn chapters_exist(&mut self, entries: &[Entry]) {
        for entry in entries {
            let chapter = Path::new("src").join(&entry.path);
            if let Err(error) = std::fs::File::open(self.root.join(&chapter)) {
                let message = format!(
                    "{} cannot be read ({error}); write the chapter, or take \
                     this line out",
                    chapter.display()
                );
                self.problem("src/SUMMARY.md", entry.line, message);
            }
        }
    }

    /// Chapters, crates, output folders and programs have each other's names.
    fn names_agree(&mut self, entries: &[Entry]) {
        for entry in entries {
            let chapter = Path::new("src").join(&entry.path);
            if entry.path.iter().count() > 2 {
                let message =
                    "a chapter lies in src/ or one folder below: move it";
                self.problem(&chapter, 1, message);
            }
            if let Some((_, name)) = entry.part_and_name() {
                self.crate_of(&chapter, name);
            }
        }
        self.strays(entries);
        self.listings(entries);
        self.example_names();
    }

    /// The includes and blocks of the chapters follow the rules.
    fn texts_are_sound(&mut self, entries: &[Entry]) {
        match Expander::new(self.root) {
            Ok(expander) => self.expander = Some(expander),
            Err(problem) => self.report.problems.push(problem),
        }
        for entry in entries {
            let chapter = Path::new("src").join(&entry.path);
            let text = match std::fs::read_to_string(self.root.join(&chapter)) {
                Ok(text) => text,
                Err(error) => {
                    let message = format!("cannot be read: {error}");
                    self.problem(&chapter, 1, message);
                    continue;
                }
            };
            self.report.counts.chapters += 1;
            for include in includes(&text) {
                self.include(&chapter, &include);
            }
            for block in blocks(&text) {
                self.block(&chapter, &block);
            }
            self.tables(&chapter, &text);
        }
    }

    /// What a chapter asks of the kernel's tables is there.
    fn tables(&mut self, chapter: &Path, text: &str) {
        for (line, message) in tables::mistakes(text) {
            self.problem(chapter, line, message);
        }
        let Some((line, _)) = tables::asked(text).find(|a| a.1 == "downloads")
        else {
            return;
        };
        match downloads(self.root, chapter) {
            Ok(missing) => {
                for message in missing {
                    self.problem(chapter, line, message);
                }
            }
            Err(error) => self.problem(chapter, line, format!("{error:#}")),
        }
    }

    fn crate_of(&mut self, chapter: &Path, name: &str) {
        let dir = Path::new("listings").join(name);
        if !self.root.join(&dir).join("Cargo.toml").is_file() {
            let message = format!(
                "the chapter has no crate: make listings/{name}/Cargo.toml, \
                 or move the chapter to src/ or src/reference/"
            );
            self.problem(chapter, 1, message);
        } else if !self.root.join(&dir).join("output").is_dir() {
            let message = format!(
                "the chapter has no recorded output: make the folder \
                 listings/{name}/output with a transcript in it"
            );
            self.problem(chapter, 1, message);
        }
    }

    fn include(&mut self, chapter: &Path, include: &Include) {
        self.report.counts.includes += 1;
        if let Err(message) = self.resolve(chapter, include) {
            self.problem(chapter, include.line, message);
        }
    }

    fn resolve(
        &mut self,
        chapter: &Path,
        include: &Include,
    ) -> Result<(), String> {
        if !["include", "rustdoc_include"].contains(&&include.directive[..]) {
            return Err(format!(
                "`{{{{#{}}}}}` is not checked; write a rust block with \
                 `{{{{#rustdoc_include …}}}}`",
                include.directive
            ));
        }
        let Some(file) = include.file(chapter) else {
            let path = include.path.display();
            return Err(format!(
                "the included {path} lies outside the repository"
            ));
        };
        let shown = file.display();
        let text = std::fs::read_to_string(self.root.join(&file));
        let text = text.map_err(|error| {
            format!("the included {shown} cannot be read ({error})")
        })?;
        let Some(anchor) = &include.anchor else {
            return Ok(());
        };
        if anchor.is_empty() || anchor.starts_with(|c: char| !is_name(c)) {
            return Err(format!(
                "`:{anchor}` includes by line number, which goes stale; put \
                 an `ANCHOR` into {shown} and include that"
            ));
        }
        if !anchors(&text).named.contains_key(anchor) {
            return Err(format!(
                "{shown} has no `ANCHOR: {anchor}`; correct the name, or put \
                 the anchor in"
            ));
        }
        self.shown.insert((file, anchor.clone()));
        Ok(())
    }

    fn block(&mut self, chapter: &Path, block: &Block) {
        self.report.counts.blocks += 1;
        let verdict = match (block.language(), &block.body) {
            ("", _) if block.info.is_none() => {
                Err("this block is made by indentation; put it between fences \
                 that name a language")
            }
            ("", _) => {
                Err("the fence names no language; write `rust`, `console`, \
                 `text`, …")
            }
            (_, None) => Err("the block's closing fence is missing"),
            ("rust", _) => self.rust(chapter, block),
            ("console", _) => console(chapter, block),
            ("stepper", _) => return self.stepper(chapter, block),
            _ => other(chapter, block),
        };
        if let Err(message) = verdict {
            self.problem(chapter, block.line, message);
        }
    }

    fn rust(
        &mut self,
        chapter: &Path,
        block: &Block,
    ) -> Result<(), &'static str> {
        attributes(block)?;
        let Some(include) = block.include() else {
            return Err(
                "a rust block holds one `{{#rustdoc_include FILE:ANCHOR}}` \
                 and nothing else: move the code to a listing",
            );
        };
        let file = include
            .file(chapter)
            .filter(|file| self.root.join(file).is_file());
        let Some(file) = file else {
            return Ok(()); // reported as an include
        };
        let fails = place(&file) == Some(Place::CompileFail);
        match (fails, block.has("compile_fail")) {
            (true, false) => {
                return Err("what is included does not compile: say so, as \
                     `rust,compile_fail,E0499`");
            }
            (false, true) => {
                return Err("what must not compile is included from \
                     listings/NAME/compile-fail/");
            }
            _ => {}
        }
        let known = include.anchor.as_ref().is_none_or(|anchor| {
            self.shown.contains(&(file.clone(), anchor.clone()))
        });
        if let Some(expander) = self.expander.as_ref().filter(|_| known) {
            let anchor = include.anchor.as_deref();
            if let Err(problem) = expander.snippet(&file, anchor, block) {
                self.report.problems.push(problem);
            }
        }
        Ok(())
    }

    fn stepper(&mut self, chapter: &Path, block: &Block) {
        if let Err((line, message)) = stepper::parse(block) {
            self.problem(chapter, line, message);
        }
    }

    /// Chapters that SUMMARY.md does not name.
    fn strays(&mut self, entries: &[Entry]) {
        let src = self.root.join("src");
        for file in files_in(&src, "md") {
            let path = file.strip_prefix(&src).unwrap_or(&file);
            let named = entries.iter().any(|entry| entry.path == path);
            let known = UNLISTED.iter().any(|other| path == *other);
            if !named && !known {
                let file = Path::new("src").join(path);
                let message = "SUMMARY.md does not name this chapter: add it \
                               there, or delete the file";
                self.problem(file, 1, message);
            }
        }
    }

    fn listings(&mut self, entries: &[Entry]) {
        for name in names(self.root) {
            self.report.counts.listings += 1;
            let path = format!("listings/{name}/Cargo.toml");
            match Manifest::read(self.root, Path::new(&path)) {
                Err(problem) => self.report.problems.push(problem),
                Ok(manifest) if manifest.package != name => {
                    let message = format!(
                        "the package is called `{}` and its folder `{name}`: \
                         give both one name",
                        manifest.package
                    );
                    self.problem(&path, manifest.line, message);
                }
                Ok(_) => {}
            }
            let has_chapter = entries.iter().any(|entry| {
                entry.part_and_name().is_some_and(|(_, n)| n == name)
            });
            if !has_chapter {
                let message = format!(
                    "the listing has no chapter: write src/PART/{name}.md and \
                     name it in SUMMARY.md"
                );
                self.problem(&path, 1, message);
            }
        }
    }

    fn anchors_are_shown(&mut self, _: &[Entry]) {
        for folder in ["listings", "examples"] {
            for file in files_in(&self.root.join(folder), "rs") {
                let text = std::fs::read_to_string(&file).unwrap_or_default();
                let path = file.strip_prefix(self.root).unwrap_or(&file);
                let found = anchors(&text);
                self.report.counts.anchors += found.named.len();
                for (line, message) in found.mistakes {
                    self.problem(path, line, message);
                }
                for (name, anchor) in found.named {
                    let key = (path.to_path_buf(), name);
                    if !self.shown.contains(&key) {
                        let message = format!(
                            "no chapter shows the anchor `{}`: include it, or \
                             take it out",
                            key.1
                        );
                        self.problem(path, anchor.start, message);
                    }
                }
            }
        }
    }

    /// `cargo run --example NAME` must mean one program.
    fn example_names(&mut self) {
        let mut folders = vec!["examples".to_owned()];
        let names = names(self.root);
        folders.extend(names.iter().map(|n| format!("listings/{n}/examples")));
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for folder in folders {
            for name in names_in(&self.root.join(&folder)) {
                let Some(stem) = name.strip_suffix(".rs") else {
                    continue;
                };
                self.report.counts.examples += 1;
                let path = format!("{folder}/{name}");
                match seen.get(stem) {
                    None => {
                        seen.insert(stem.to_owned(), path);
                    }
                    Some(other) => {
                        let message = format!(
                            "{other} has the same name: rename one, so that \
                             `cargo run --example {stem}` is clear"
                        );
                        self.problem(&path, 1, message);
                    }
                }
            }
        }
    }
}

/// The files of `src/` that no chapter list names: the list, and the page for
/// an address that leads nowhere.
const UNLISTED: [&str; 2] = ["SUMMARY.md", "404.md"];
/// What is wrong with the files that stand beside `chapter` to be downloaded:
/// mdBook copies them into the site.
fn downloads(root: &Path, chapter: &Path) -> Result<Vec<String>> {
    let kernel = Table::newest(&root.join("data"))?.kernel;
    let beside = chapter.parent().unwrap_or(chapter);
    let mut missing = Vec::new();
    for extension in ["json", "csv"] {
        let name = format!("x86_64-{kernel}.{extension}");
        let path = beside.join(&name);
        let original = root.join("data").join(&name);
        if root.join(&path).canonicalize().ok() != original.canonicalize().ok()
            || !original.exists()
        {
            missing.push(format!(
                "{} is no link to data/{name}: make it, as in `ln -s \
                 ../../data/{name} {}/`",
                path.display(),
                beside.display()
            ));
        }
    }
    Ok(missing)
}

fn is_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

/// What may stand behind `rust`, and what that demands.
fn attributes(block: &Block) -> Result<(), &'static str> {
    let excused = ["no_run", "ignore", "should_panic"];
    let is_code = |word: &str| {
        word.len() == 5
            && word.starts_with('E')
            && word[1..].bytes().all(|byte| byte.is_ascii_digit())
    };
    let coded = block.attributes().any(is_code);
    if !block.attributes().all(|word| {
        excused.contains(&word) || word == "compile_fail" || is_code(word)
    }) {
        return Err("behind `rust` stands nothing but `no_run`, `ignore`, \
             `should_panic`, or `compile_fail` with its error's code");
    }
    if block.attributes().any(|word| excused.contains(&word))
        && block.reason("not run").is_none()
    {
        return Err(NO_REASON);
    }
    match (block.has("compile_fail"), coded) {
        (true, false) if block.reason("compile_fail").is_none() => Err(
            "name the error, as `rust,compile_fail,E0499`; if it has no code, \
             write `<!-- compile_fail: the compiler's message -->` directly \
             above",
        ),
        (false, true) => Err("an error's code goes with `compile_fail`"),
        _ => Ok(()),
    }
}

const NO_REASON: &str = "this block is not compiled and run: write the reason \
                         directly above it, as `<!-- not run: REASON -->`";

fn console(chapter: &Path, block: &Block) -> Result<(), &'static str> {
    if is_recorded(chapter, block) {
        return Ok(());
    }
    if block.include().is_some() {
        return Err(
            "a transcript is included from a folder named `output`, where \
             the tests run it again",
        );
    }
    if block.text.lines().any(|line| line.starts_with("$ ")) {
        return Err(
            "this transcript is pasted: move it to listings/NAME/output/, \
             include it, and run `cargo run -- record`",
        );
    }
    other(chapter, block)
}

fn other(chapter: &Path, block: &Block) -> Result<(), &'static str> {
    if is_recorded(chapter, block) || block.reason("not run").is_some() {
        return Ok(());
    }
    Err(NO_REASON)
}

/// Whether the block is an include from a folder named `output`.
fn is_recorded(chapter: &Path, block: &Block) -> bool {
    let file = block.include().and_then(|include| include.file(chapter));
    let dir = file.as_deref().and_then(Path::parent);
    dir.is_some_and(|dir| dir.ends_with("output"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    const FIRST: &str = "src/part/first.md";
    const SECOND: &str = "src/part/second.md";
    const LIB: &str = "listings/first/src/lib.rs";

    /// Checks that the tree has exactly one problem: at `file:line`, with a
    /// message that holds `part`.
    fn assert_problem(tree: &Tree, file: &str, line: usize, part: &str) {
        let problems = check(tree.root()).expect("it can be read").problems;
        assert_eq!(problems.len(), 1, "{problems:#?}");
        let Problem {
            file: found,
            line: at,
            message,
        } = &problems[0];
        assert_eq!(
            (found.as_path(), *at),
            (Path::new(file), line),
            "{message}"
        );
        assert!(message.contains(part), "{message}");
    }

    /// Checks what is wrong once `old` in `file` is `new`.
    fn assert_edit(
        file: &str,
        old: &str,
        new: &str,
        problem: (&str, usize, &str),
    ) {
        let tree = Tree::new();
        tree.edit(file, old, new);
        assert_problem(&tree, problem.0, problem.1, problem.2);
    }

    #[test]
    fn a_right_book_has_no_problem_and_everything_is_looked_at() {
        let report = check(Tree::new().root()).expect("it can be read");
        assert_eq!(report.problems, []);
        let counts = Counts {
            chapters: 4,
            includes: 7,
            blocks: 8,
            anchors: 4,
            listings: 2,
            examples: 2,
        };
        assert_eq!(report.counts, counts);
    }

    #[test]
    fn chapters_and_summary_agree() {
        let tree = Tree::new();
        tree.remove("src/introduction.md");
        assert_problem(&tree, "src/SUMMARY.md", 3, "write the chapter");

        let tree = Tree::new();
        tree.write("src/part/stray.md", "# Stray\n");
        let message = "SUMMARY.md does not name";
        assert_problem(&tree, "src/part/stray.md", 1, message);

        let tree = Tree::new();
        tree.write("src/part/deep/x.md", "# X\n");
        let line = "- [X](part/deep/x.md)\n\n# Reference";
        tree.edit("src/SUMMARY.md", "\n# Reference", line);
        assert_problem(&tree, "src/part/deep/x.md", 1, "move it");

        let twice = "(part/first.md)\n- [X](part/first.md)";
        let tree = Tree::new();
        tree.edit("src/SUMMARY.md", "(part/first.md)", twice);
        assert_problem(&tree, "src/SUMMARY.md", 1, "Duplicate");
    }

    #[test]
    fn chapters_and_listings_agree() {
        let tree = Tree::new();
        tree.write("src/part/third.md", "# Third\n");
        let line = "- [X](part/third.md)\n\n# Reference";
        tree.edit("src/SUMMARY.md", "\n# Reference", line);
        assert_problem(&tree, "src/part/third.md", 1, "has no crate");

        let tree = Tree::new();
        tree.remove("listings/second/output");
        assert_problem(&tree, SECOND, 1, "no recorded output");

        let tree = Tree::new();
        let manifest = "[package]\nname = \"third\"\n";
        tree.write("listings/third/Cargo.toml", manifest);
        tree.write("listings/third/src/lib.rs", "");
        let path = "listings/third/Cargo.toml";
        assert_problem(&tree, path, 1, "has no chapter");

        let path = "listings/first/Cargo.toml";
        let problem = (path, 2, "its folder `first`");
        assert_edit(path, "\"first\"", "\"fist\"", problem);

        let tree = Tree::new();
        tree.write("examples/one.rs", "fn main() {}\n");
        let path = "listings/first/examples/one.rs";
        assert_problem(&tree, path, 1, "examples/one.rs has the same name");
    }

    #[test]
    fn includes_lead_somewhere() {
        let cases = [
            ("picture\n", "{{#include no.rs}}\n", "no.rs cannot be read"),
            ("picture\n", "{{#include ../../../x}}\n", "outside"),
            ("picture\n", "{{#playground x.rs}}\n", "is not checked"),
            (
                "picture\n",
                "{{#include ../introduction.md:2:3}}\n",
                "by line number",
            ),
        ];
        for (old, new, message) in cases {
            assert_edit(FIRST, old, new, (FIRST, 17, message));
        }
        let tree = Tree::new();
        tree.edit(FIRST, "lib.rs:one", "lib.rs:on");
        let problems = check(tree.root()).expect("it can be read").problems;
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert!(problems[0].message.contains("has no `ANCHOR: on`"));
        assert_eq!(problems[0].line, 12);
    }

    #[test]
    fn tables_and_their_files_are_there() {
        let picture = "picture\n```\n";
        let text = "picture\n```\n\nOf Linux {{#table kernl}}.\n";
        let problem = (FIRST, 20, "there is no table `kernl`");
        assert_edit(FIRST, picture, text, problem);
        let text = "picture\n```\n\nOf Linux {{#table}}.\n";
        let problem = (FIRST, 20, "knows syscalls");
        assert_edit(FIRST, picture, text, problem);

        let tree = Tree::new();
        let text = "picture\n```\n\n{{#table downloads}}\n";
        tree.edit(FIRST, picture, text);
        let names = ["x86_64-7.3.4.json", "x86_64-7.3.4.csv"];
        for name in names {
            tree.link(&format!("src/part/{name}"), &format!("data/{name}"));
        }
        assert_eq!(check(tree.root()).expect("readable").problems, []);
        for name in names {
            let message = format!("`ln -s ../../data/{name} src/part/`");
            let path = format!("src/part/{name}");
            tree.remove(&path);
            assert_problem(&tree, FIRST, 20, &message);
            // A copy would grow old.
            tree.write(&path, &tree.read(&format!("data/{name}")));
            assert_problem(&tree, FIRST, 20, &message);
            tree.remove(&path);
            tree.link(&path, &format!("data/{name}"));
        }
        assert_eq!(check(tree.root()).expect("readable").problems, []);
    }

    #[test]
    fn rust_blocks_are_included_and_excused() {
        let include =
            "{{#rustdoc_include ../../listings/first/examples/one.rs}}";
        let pasted = "fn main() {}";
        let problem = (FIRST, 3, "one `{{#rustdoc_include");
        assert_edit(FIRST, include, pasted, problem);
        let two = format!("{include}\n// more");
        assert_edit(FIRST, include, &two, problem);

        let old = format!("```rust\n{include}");
        for (words, message) in [
            ("rust,no_run", "write the reason"),
            ("rust,ignore", "write the reason"),
            ("rust,should_panic", "write the reason"),
            ("rust,norun", "stands nothing but"),
            ("rust,E0499", "goes with `compile_fail`"),
            ("rust,compile_fail", "name the error"),
            ("rust,compile_fail,E0499", "listings/NAME/compile-fail/"),
        ] {
            let new = format!("```{words}\n{include}");
            assert_edit(FIRST, &old, &new, (FIRST, 3, message));
        }
        let tree = Tree::new();
        let excused =
            format!("<!-- not run: slow -->\n```rust,no_run\n{include}");
        tree.edit(FIRST, &old, &excused);
        assert_eq!(check(tree.root()).expect("readable").problems, []);

        let fence = "```rust,compile_fail,E0308";
        let problem = (SECOND, 17, "does not compile: say so");
        assert_edit(SECOND, fence, "```rust", problem);
        let tree = Tree::new();
        let excused = "<!-- compile_fail: mismatched -->\n```rust,compile_fail";
        tree.edit(SECOND, fence, excused);
        assert_eq!(check(tree.root()).expect("readable").problems, []);
    }

    #[test]
    fn transcripts_are_recorded_and_the_rest_is_excused() {
        let include = "{{#include ../../listings/first/output/one.console}}";
        let problem = (FIRST, 7, "is pasted");
        assert_edit(FIRST, include, "$ echo 1\n1", problem);
        let problem = (FIRST, 7, "folder named `output`");
        let outside = "{{#include ../introduction.md}}";
        assert_edit(FIRST, include, outside, problem);
        let problem = (FIRST, 7, "write the reason");
        assert_edit(FIRST, include, "a prompt", problem);

        let comment = "<!-- not run: it is a picture -->\n";
        let problem = (FIRST, 15, "write the reason");
        assert_edit(FIRST, comment, "", problem);
        assert_edit(
            FIRST,
            comment,
            "<!-- not run: -->\n",
            (FIRST, 16, "reason"),
        );
        let problem = (FIRST, 16, "names no language");
        assert_edit(FIRST, "```text", "```", problem);
    }

    #[test]
    fn indented_and_open_blocks_are_found() {
        let tree = Tree::new();
        tree.write("src/introduction.md", "# I\n\n    code\n");
        let path = "src/introduction.md";
        assert_problem(&tree, path, 3, "by indentation");
        tree.write(path, "# I\n\n```text\ncode\n");
        assert_problem(&tree, path, 3, "closing fence is missing");
    }

    #[test]
    fn anchors_are_paired_and_shown() {
        let end = "// ANCHOR_END: one\n";
        assert_edit(LIB, end, "", (LIB, 15, "has no `ANCHOR_END: one`"));
        let more = "// ANCHOR_END: one\n// ANCHOR_END: two\n";
        assert_edit(LIB, end, more, (LIB, 20, "never began"));
        let more = "// ANCHOR_END: one\n// ANCHOR: x\n// ANCHOR_END: x\n";
        assert_edit(LIB, end, more, (LIB, 20, "no chapter shows"));
    }

    #[test]
    fn what_cannot_be_expanded_is_found() {
        let problem = (LIB, 16, "has an example in its documentation");
        assert_edit(LIB, "/// ```\n/// use", "/// ```text\n/// use", problem);
        let path = "examples/whole.rs";
        let problem = (path, 9, "mdBook hides it");
        assert_edit(path, "\n#lines", "\n# lines", problem);
        let problem = (LIB, 17, "`crate::` would name something else");
        assert_edit(LIB, "    ONE //", "    crate::ONE //", problem);
        let problem = (LIB, 16, "is not Rust");
        assert_edit(LIB, "-> u32 {\n    ONE", "-> u32 {{\n    ONE", problem);
    }

    #[test]
    fn one_mistake_is_one_problem() {
        let tree = Tree::new();
        tree.edit("src/SUMMARY.md", "part/first.md", "part/other.md");
        let problems = check(tree.root()).expect("it can be read").problems;
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert!(problems[0].message.contains("other.md cannot be read"));

        let tree = Tree::new();
        tree.remove("listings/second/Cargo.toml");
        let problems = check(tree.root()).expect("it can be read").problems;
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert!(problems[0].message.contains("the chapter has no crate"));
    }

    #[test]
    fn all_problems_of_a_kind_are_listed_one_a_line() {
        let tree = Tree::new();
        tree.edit(FIRST, "```text", "```");
        tree.edit(FIRST, "lib.rs:one", "lib.rs:on");
        let report = check(tree.root()).expect("it can be read");
        let error = report.into_result().expect_err("two problems");
        let text = error.to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("src/part/first.md:12: "), "{text}");
        assert!(lines[1].starts_with("src/part/first.md:16: "), "{text}");
    }
}
