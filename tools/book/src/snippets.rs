//! Turns an include in a chapter into a block that compiles alone.
//!
//! What the reader sees is what the chapter includes. The rest stands behind
//! hidden lines, which begin with `# `: the rest of the file; each listing
//! that it uses, as a module of its own; and, for a part of a library, a
//! `main` that runs the example from its documentation. So the block is what
//! the Rust Playground gets, and what the tests compile and run.
//!
//! Hidden lines are weight on the page: of a library only the items are taken
//! that the block needs, as far as their names tell, without documentation and
//! comments.

use crate::chapter::{Block, blocks, escape};
use crate::listings::{Example, Library, Line, Manifest, libraries, uses};
use crate::problem::Problem;
use crate::source::{Kind, Source, anchors, is_anchor};
use crate::transcripts;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// What a Rust file is for, by where it lies.
#[derive(Debug, PartialEq)]
pub enum Place<'a> {
    /// `listings/NAME/src/…`
    Library(&'a str),
    /// `examples/NAME.rs`, of the root or of a listing.
    Example(&'a str),
    /// `examples/FOLDER/….rs`: what several programs of the root share.
    Shared,
    /// `listings/NAME/compile-fail/….rs`
    CompileFail,
}

/// Tells what the file `path`, relative to the root, is for.
pub fn place(path: &Path) -> Option<Place<'_>> {
    let parts: Vec<&str> = path
        .iter()
        .map(|part| part.to_str())
        .collect::<Option<_>>()?;
    match parts[..] {
        ["listings", name, "src", .., _] => Some(Place::Library(name)),
        ["examples", file] | ["listings", _, "examples", file] => {
            file.strip_suffix(".rs").map(Place::Example)
        }
        ["examples", _, file] if file.ends_with(".rs") => Some(Place::Shared),
        ["listings", _, "compile-fail", _] => Some(Place::CompileFail),
        _ => None,
    }
}

/// What the reader gets in place of an include.
#[derive(Debug)]
pub struct Snippet {
    /// The block's text, hidden lines included.
    pub text: String,
    /// The line of HTML above the block.
    pub caption: String,
}

/// Expands the includes of chapters.
#[derive(Debug)]
pub struct Expander {
    root: PathBuf,
    libraries: Vec<Library>,
}

impl Expander {
    /// Reads the listings of the repository at `root`.
    pub fn new(root: &Path) -> Result<Expander, Problem> {
        Ok(Expander {
            root: root.to_path_buf(),
            libraries: libraries(root)?,
        })
    }

    /// Expands the Rust blocks and transcripts of a chapter, whose file is
    /// `path`, relative to the root.
    pub fn chapter(&self, path: &Path, text: &str) -> Result<String, Problem> {
        let mut expanded = text.to_owned();
        for block in blocks(text).iter().rev() {
            let Some(body) = block.body.clone() else {
                continue;
            };
            let Some((caption, lines)) = self.block(path, block)? else {
                continue;
            };
            let prefix = &block.prefix;
            let lines: String = escape(&lines)
                .lines()
                .map(|line| format!("{prefix}{line}\n"))
                .collect();
            expanded.replace_range(body, &lines);
            if let Some(caption) = caption {
                let above = format!("{caption}\n{prefix}\n{prefix}");
                expanded.insert_str(block.start, &above);
            }
        }
        Ok(expanded)
    }

    /// The caption and text of a block that is ours to expand.
    fn block(
        &self,
        chapter: &Path,
        block: &Block,
    ) -> Result<Option<(Option<String>, String)>, Problem> {
        let Some(include) = block.include() else {
            return Ok(None);
        };
        let Some(file) = include.file(chapter) else {
            return Ok(None);
        };
        match block.language() {
            "rust" => {
                let anchor = include.anchor.as_deref();
                let snippet = self.snippet(&file, anchor, block)?;
                Ok(Some((Some(snippet.caption), snippet.text)))
            }
            "console" => {
                let text = std::fs::read_to_string(self.root.join(&file))
                    .map_err(|e| {
                        let message = format!("{}: {e}", file.display());
                        Problem::new(chapter, include.line, message)
                    })?;
                let transcript = transcripts::parse(&text)
                    .map_err(|e| Problem::new(&file, 1, e.to_string()))?;
                let caption = transcript.caption().map(|caption| {
                    format!(r#"<p class="listing"><span>{caption}</span></p>"#)
                });
                Ok(Some((caption, transcript.shown())))
            }
            _ => Ok(None),
        }
    }

    /// Expands one Rust block: the file or the anchor in it, relative to the
    /// root.
    pub fn snippet(
        &self,
        file: &Path,
        anchor: Option<&str>,
        block: &Block,
    ) -> Result<Snippet, Problem> {
        let source = Source::read(&self.root, file)?;
        let shown = shown_lines(&source, anchor)?;
        let runs = !block.has("no_run") && !block.has("ignore");
        let (lines, action) = match place(file) {
            Some(Place::Library(name)) => {
                (self.library(name, &source, shown, runs)?, String::new())
            }
            Some(Place::Example(name)) => {
                let command = format!("cargo run --example {name}");
                let action = format!("run it: <code>{command}</code>");
                (self.program(&source, shown)?, action)
            }
            Some(Place::Shared) => {
                let mut lines = self.program(&source, shown)?;
                lines.push(hidden("fn main() {}"));
                (lines, String::new())
            }
            Some(Place::CompileFail) => {
                (self.program(&source, shown)?, "does not compile".to_owned())
            }
            None => {
                let message = "neither a listing's src/, examples/ or \
                               compile-fail/ nor the root's examples/";
                return Err(Problem::new(file, 1, message.to_owned()));
            }
        };
        let action = match &action[..] {
            "" => action,
            _ => format!(" <span>{action}</span>"),
        };
        let file = file.display();
        Ok(Snippet {
            text: lines.join("\n") + "\n",
            caption: format!(
                r#"<p class="listing"><code>{file}</code>{action}</p>"#
            ),
        })
    }

    /// A program, and after it the listings that it uses: so the compiler's
    /// line numbers are the page's.
    fn program(
        &self,
        source: &Source,
        shown: RangeInclusive<usize>,
    ) -> Result<Vec<String>, Problem> {
        let mut lines = Vec::new();
        for number in 1..=source.lines.len() {
            let text = source.line(number);
            if shown.contains(&number) {
                if !is_anchor(text) {
                    lines.push(visible(&source.path, number, text)?);
                }
            } else if source.kinds[number - 1] != Kind::Blank {
                lines.push(hidden(&source.code[number - 1]));
            }
        }
        let code = source.code.join("\n");
        let roots = match source.path.iter().nth(1) {
            Some(name) if source.path.starts_with("listings") => {
                vec![name.to_string_lossy().into_owned()]
            }
            _ => {
                Manifest::read(&self.root, Path::new("Cargo.toml"))?
                    .dependencies
            }
        };
        let mut needed = Needed::new(self.reachable(&roots), code);
        needed.complete();
        lines.extend(needed.modules(None)?);
        Ok(lines)
    }

    /// A part of a library: its module with the part visible, the listings
    /// that it uses, and the example of its documentation as `main`.
    fn library(
        &self,
        name: &str,
        source: &Source,
        shown: RangeInclusive<usize>,
        runs: bool,
    ) -> Result<Vec<String>, Problem> {
        let libraries = self.reachable(&[name.to_owned()]);
        let Some(own) = libraries.first() else {
            let message = format!("listings/{name} has no Cargo.toml");
            return Err(Problem::new(&source.path, 1, message));
        };
        let example = own.examples.iter().find(|example| {
            example.file == source.path
                && example.lines.start() <= shown.end()
                && shown.start() <= example.lines.end()
        });
        if runs && example.is_none() {
            return Err(Problem::new(
                &source.path,
                *shown.start(),
                "nothing shown here has an example in its documentation, so \
                 the block would have nothing to run; add one, or mark the \
                 block `no_run` and give the reason above it"
                    .to_owned(),
            ));
        }
        let main = main_of(example)?;
        let part = Part {
            file: &source.path,
            lines: shown,
        };
        let seed = format!("{}\n{}", own.ident, main.join("\n"));
        let mut needed = Needed::new(libraries, seed);
        needed.select_shown(&part);
        needed.complete();
        let mut lines = needed.modules(Some(&part))?;
        lines.extend(main.iter().map(|line| hidden(line)));
        Ok(lines)
    }

    /// The libraries called `names`, and those that they may use.
    fn reachable(&self, names: &[String]) -> Vec<&Library> {
        let mut found: Vec<&Library> = Vec::new();
        let mut names = names.to_vec();
        while !names.is_empty() {
            let mut next = Vec::new();
            for name in names {
                let library = self.libraries.iter().find(|l| l.name == name);
                if let Some(library) = library
                    && !found.iter().any(|known| known.name == name)
                {
                    found.push(library);
                    next.extend(library.dependencies.iter().cloned());
                }
            }
            names = next;
        }
        found
    }
}

/// The lines of a file that the reader sees: an anchor's, or all but the
/// documentation at the beginning of the file.
fn shown_lines(
    source: &Source,
    anchor: Option<&str>,
) -> Result<RangeInclusive<usize>, Problem> {
    let (first, last) = match anchor {
        None => (1, source.lines.len()),
        Some(name) => {
            let anchors = anchors(&source.lines.join("\n"));
            let anchor = anchors.named.get(name).ok_or_else(|| {
                let message = format!("has no `ANCHOR: {name}`");
                Problem::new(&source.path, 1, message)
            })?;
            let end = anchor.end.unwrap_or(source.lines.len() + 1);
            (anchor.start + 1, end - 1)
        }
    };
    let shows = |number: &usize| {
        let text = source.line(*number).trim_start();
        !text.is_empty() && !is_anchor(text) && !text.starts_with("//!")
    };
    let start = (first..=last).find(shows);
    let end = (first..=last).rev().find(shows);
    start
        .zip(end)
        .map(|(start, end)| start..=end)
        .ok_or_else(|| {
            let message = "there is nothing to show here".to_owned();
            Problem::new(&source.path, first.min(last), message)
        })
}

/// The lines of one file that the reader sees.
struct Part<'a> {
    file: &'a Path,
    lines: RangeInclusive<usize>,
}

impl Part<'_> {
    fn shows(&self, line: &Line) -> bool {
        line.file == self.file && self.lines.contains(&line.number)
    }
}

/// Libraries, and which of their items a block needs.
struct Needed<'a> {
    libraries: Vec<(&'a Library, Vec<bool>)>,
    /// All code that the block holds so far.
    text: String,
}

impl<'a> Needed<'a> {
    fn new(libraries: Vec<&'a Library>, text: String) -> Needed<'a> {
        let none =
            |library: &'a Library| (library, vec![false; library.items.len()]);
        Needed {
            libraries: libraries.into_iter().map(none).collect(),
            text,
        }
    }

    /// Selects the items of which a part is visible.
    fn select_shown(&mut self, part: &Part<'_>) {
        for (library, selected) in &mut self.libraries {
            for line in library.lines.iter().filter(|line| part.shows(line)) {
                let mut shown = line.item;
                while let Some(item) = shown {
                    selected[item] = true;
                    self.text.push_str(&text_of(library, item));
                    shown = library.items[item].parent;
                }
            }
        }
    }

    /// Selects every item that the text names, and what those name in turn.
    /// An item without a name, as `use` and `impl`, always comes along, and
    /// nothing without what it stands in.
    fn complete(&mut self) {
        loop {
            let used = uses(&self.text);
            let mut more = String::new();
            for (library, selected) in &mut self.libraries {
                if !used.contains(&library.ident) {
                    continue;
                }
                for (item, unit) in library.items.iter().enumerate() {
                    let name = unit.name.as_deref();
                    let needed = name.is_none_or(|name| used.contains(name))
                        && unit.parent.is_none_or(|parent| selected[parent]);
                    if needed && !selected[item] {
                        selected[item] = true;
                        more.push_str(&text_of(library, item));
                        more.push('\n');
                    }
                }
            }
            if more.is_empty() {
                return;
            }
            self.text.push_str(&more);
        }
    }

    /// The libraries that the block names, each as a module.
    fn modules(&self, part: Option<&Part<'_>>) -> Result<Vec<String>, Problem> {
        let used = uses(&self.text);
        let mut lines = Vec::new();
        for (library, selected) in &self.libraries {
            if !used.contains(&library.ident) {
                continue;
            }
            let mut inside = Vec::new();
            for line in &library.lines {
                if part.is_some_and(|part| part.shows(line)) {
                    if !is_anchor(&line.text) {
                        let (file, number) = (&line.file, line.number);
                        if !line.text.starts_with(&line.code) {
                            let message = "on the page the module's file \
                                           stands here: show that instead";
                            let message = message.to_owned();
                            return Err(Problem::new(file, number, message));
                        }
                        inside.push(visible(file, number, &line.text)?);
                    }
                } else if line.kind == Kind::Code
                    && line.item.is_none_or(|item| selected[item])
                {
                    inside.push(hidden(&line.code));
                }
            }
            let opening = library.opening(&inside.join("\n"));
            let name = &library.ident;
            let start = format!("#[allow(unused)] mod {name}{opening}");
            lines.push(hidden(&start));
            lines.append(&mut inside);
            lines.push(hidden("}"));
        }
        Ok(lines)
    }
}

/// The code of an item.
fn text_of(library: &Library, item: usize) -> String {
    let lines = library
        .lines
        .iter()
        .filter(|line| line.item == Some(item) && line.kind == Kind::Code);
    lines.map(|line| format!("{}\n", line.code)).collect()
}

/// A `main` that runs an example, or nothing.
fn main_of(example: Option<&Example>) -> Result<Vec<String>, Problem> {
    let Some(example) = example else {
        return Ok(vec!["fn main() {}".to_owned()]);
    };
    let text = example.text.join("\n");
    let source = Source::parse(&example.file, &text).map_err(|problem| {
        let line = *example.lines.start();
        let message = format!("the example above it {}", problem.message);
        Problem::new(&example.file, line, message)
    })?;
    let lines = source.code.into_iter().zip(source.kinds);
    let mut lines: Vec<String> = lines
        .filter(|(_, kind)| *kind != Kind::Blank)
        .map(|(line, _)| line)
        .collect();
    if !text.contains("fn main()") {
        let is_fallible = lines.last().is_some_and(|line| is_ok(line));
        let (first, last) = if is_fallible { FALLIBLE } else { ("", "") };
        lines.insert(0, format!("fn main() {{{first}"));
        lines.push(format!("{last}}}"));
    }
    Ok(lines)
}

/// What rustdoc puts around an example that uses `?`.
const FALLIBLE: (&str, &str) = (
    " fn example() -> Result<(), impl std::fmt::Debug> {",
    "} example().unwrap() ",
);

/// Whether this is the last line of such an example: `Ok::<(), Errno>(())`.
fn is_ok(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("Ok::<") && line.ends_with(">(())")
}

/// A line that the reader sees. mdBook would take one that begins with `# `
/// for a hidden one.
fn visible(file: &Path, number: usize, text: &str) -> Result<String, Problem> {
    let start: String = text.trim_start().chars().take(2).collect();
    if matches!(&start[..], "#" | "# " | "##") {
        let message = "a visible line cannot begin with `# `: mdBook hides it";
        return Err(Problem::new(file, number, message.to_owned()));
    }
    Ok(text.to_owned())
}

fn hidden(text: &str) -> String {
    format!("# {text}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;
    use std::process::Command;

    /// The expanded blocks of a chapter.
    fn expanded(tree: &Tree, chapter: &str) -> Vec<Block> {
        let expander = Expander::new(tree.root()).expect("listings");
        let text = expander
            .chapter(Path::new(chapter), &tree.read(chapter))
            .expect("it can be expanded");
        blocks(&text)
    }

    /// What the reader sees of a block, and what the compiler sees.
    fn views(block: &Block) -> (String, String) {
        let mut views = (String::new(), String::new());
        for line in block.text.lines() {
            let hidden = line.strip_prefix("# ");
            if hidden.is_none() && line != "#" {
                views.0.push_str(&format!("{line}\n"));
            }
            let code = hidden.unwrap_or(line);
            views.1.push_str(&format!("{code}\n"));
        }
        views
    }

    /// Compiles a program alone, and runs it.
    fn run(code: &str) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let source = folder.path().join("block.rs");
        std::fs::write(&source, code).expect("written");
        let program = folder.path().join("block");
        let compiler = Command::new("rustc")
            .args(["--edition", "2024", "-D", "warnings", "-o"])
            .args([&program, &source])
            .output()
            .expect("rustc");
        if !compiler.status.success() {
            return Err(String::from_utf8_lossy(&compiler.stderr).into());
        }
        let output = Command::new(&program).output().expect("it starts");
        assert!(output.status.success(), "{output:?}");
        Ok(String::from_utf8_lossy(&output.stdout).into())
    }

    #[test]
    fn a_program_is_shown_whole_and_compiles_alone() {
        let tree = Tree::new();
        let blocks = expanded(&tree, "src/part/first.md");
        let (seen, code) = views(&blocks[0]);
        let program =
            "use first::one;\n\nfn main() {\n    println!(\"{}\", one());\n}\n";
        assert_eq!(seen, program);
        assert!(code.starts_with(program), "{code}");
        assert_eq!(run(&code).as_deref(), Ok("1\n"));
    }

    #[test]
    fn a_part_of_a_library_runs_its_example() {
        let tree = Tree::new();
        let (seen, code) = views(&expanded(&tree, "src/part/first.md")[2]);
        assert_eq!(
            seen,
            "pub fn one() -> u32 {\n    ONE // `zero` is not needed\n}\n"
        );
        assert!(code.contains("assert_eq!(one(), 1);"), "{code}");
        assert!(code.contains("#[inline]\npub fn one"), "{code}");
        for absent in ["no_std", "///", "// It is one", "ANCHOR"] {
            assert!(!code.contains(absent), "{code}");
        }
        assert_eq!(run(&code).as_deref(), Ok(""));
        let broken = code.replace("ONE: u32 = 1", "ONE: u32 = 2");
        assert_ne!(broken, code);
        std::panic::catch_unwind(|| run(&broken)).expect_err("it must run");
    }

    #[test]
    fn modules_bring_what_they_use_and_no_more() {
        let tree = Tree::new();
        let blocks = expanded(&tree, "src/part/second.md");
        let (seen, code) = views(&blocks[0]);
        assert!(seen.starts_with("pub fn two"), "{seen}");
        assert!(code.contains("mod second { use super::{first};"), "{code}");
        assert!(code.contains("mod inner { use super::{first};"), "{code}");
        assert!(!code.contains("fn zero"), "{code}");
        assert!(!code.contains("use first as _"), "{code}");
        assert_eq!(run(&code).as_deref(), Ok(""));
    }

    #[test]
    fn a_word_in_a_string_brings_nothing() {
        let tree = Tree::new();
        let list = "const ONE: u32 = \"zero one\".len() as u32 - 7;";
        tree.edit("listings/first/src/lib.rs", "const ONE: u32 = 1;", list);
        let blocks = expanded(&tree, "src/part/first.md");
        let (_, code) = views(&blocks[0]);
        assert!(code.contains(list) && !code.contains("fn zero"), "{code}");
    }

    #[test]
    fn a_line_that_stands_for_a_file_is_not_shown() {
        let tree = Tree::new();
        let line = "// ANCHOR: mod\nmod inner;\n// ANCHOR_END: mod";
        tree.edit("listings/second/src/lib.rs", "mod inner;", line);
        let chapter = "src/part/second.md";
        tree.edit(chapter, "```rust\n{{", "```rust,ignore\n{{");
        tree.edit(chapter, "lib.rs:two", "lib.rs:mod");
        let expander = Expander::new(tree.root()).expect("listings");
        let problem = expander
            .chapter(Path::new(chapter), &tree.read(chapter))
            .expect_err("it cannot be shown");
        assert!(problem.message.contains("show that instead"), "{problem}");
        assert_eq!(problem.line, 8);
    }

    #[test]
    fn a_nested_file_in_a_list_keeps_its_indentation() {
        let tree = Tree::new();
        let blocks = expanded(&tree, "src/part/second.md");
        assert_eq!(blocks[1].prefix, "  ");
        let (seen, code) = views(&blocks[1]);
        assert!(seen.starts_with("pub struct Inner;"), "{seen}");
        assert!(seen.contains("/// Three."), "{seen}");
        assert_eq!(run(&code).as_deref(), Ok(""));
    }

    #[test]
    fn a_program_of_the_root_uses_any_listing() {
        let tree = Tree::new();
        let blocks = expanded(&tree, "src/part/second.md");
        assert_eq!(blocks[2].prefix, "> ");
        let (seen, code) = views(&blocks[2]);
        assert!(seen.starts_with("fn main() {"), "{seen}");
        assert!(code.starts_with("#![allow(dead_code)]\n"), "{code}");
        assert!(code.contains("fn zero"), "named through a glob: {code}");
        assert_eq!(run(&code).as_deref(), Ok("3 10\n"));
    }

    #[test]
    fn what_programs_share_compiles_alone() {
        let tree = Tree::new();
        let path = "examples/shared/two.rs";
        let part = "// ANCHOR: a\npub fn a() {}\n// ANCHOR_END: a\n\
                    pub fn b() -> u32 {\n    first::one()\n}\n";
        tree.write(path, part);
        let expander = Expander::new(tree.root()).expect("listings");
        let text = "```rust,no_run\n{{#rustdoc_include \
                    ../../examples/shared/two.rs:a}}\n```\n";
        let blocks = crate::chapter::blocks(text);
        let snippet = expander.snippet(Path::new(path), Some("a"), &blocks[0]);
        let text = snippet.expect("it is there").text;
        let blocks = crate::chapter::blocks(&format!("```rust\n{text}```\n"));
        let (seen, code) = views(&blocks[0]);
        assert_eq!(seen, "pub fn a() {}\n");
        assert!(code.contains("first::one()"), "{code}");
        assert_eq!(run(&code).as_deref(), Ok(""), "{code}");
    }

    #[test]
    fn an_example_may_end_in_ok() {
        let tree = Tree::new();
        let plain = "/// assert_eq!(one(), 1);";
        let fallible = "/// use std::num::ParseIntError;\n\
             /// one().to_string().parse::<u32>()?;\n\
             /// # Ok::<(), ParseIntError>(())";
        tree.edit("listings/first/src/lib.rs", plain, fallible);
        let (_, code) = views(&expanded(&tree, "src/part/first.md")[2]);
        assert_eq!(run(&code).as_deref(), Ok(""), "{code}");
        let broken =
            code.replace("to_string()", "to_string().replace('1', \"\")");
        assert_ne!(broken, code);
        std::panic::catch_unwind(|| run(&broken)).expect_err("it must fail");
    }

    #[test]
    fn what_must_not_compile_does_not() {
        let tree = Tree::new();
        let blocks = expanded(&tree, "src/part/second.md");
        let (_, code) = views(&blocks[3]);
        let error = run(&code).expect_err("a type error");
        assert!(error.contains("E0308"), "{error}");
    }

    #[test]
    fn a_caption_names_the_file_and_how_to_run_it() {
        let tree = Tree::new();
        let expander = Expander::new(tree.root()).expect("listings");
        let path = "src/part/first.md";
        let text = expander
            .chapter(Path::new(path), &tree.read(path))
            .expect("expanded");
        assert!(text.contains(
            "<p class=\"listing\"><code>listings/first/examples/one.rs</code> \
             <span>run it: <code>cargo run --example one</code></span></p>\n\
             \n```rust\n"
        ));
        assert!(text.contains("```console\n$ echo 1\n1\n```"), "{text}");
    }
}
