//! The book as mdBook makes it with our preprocessor: the chapters' final
//! text, and the pages.

use crate::check::check;
use crate::code;
use crate::facts::Facts;
use crate::names::Names;
use crate::publish::{Address, publish};
use crate::recordings::Recordings;
use crate::snippets::Expander;
use crate::stepper::Content;
use crate::{stepper, tables};
use anyhow::{Context as _, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::builtin_renderers::MarkdownRenderer;
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::fs;
use std::path::{Path, PathBuf};

/// A chapter as it goes to the renderer.
#[derive(Debug)]
pub struct Chapter {
    /// Its file, relative to `src/`.
    pub path: PathBuf,
    /// Its text, with everything included.
    pub content: String,
}

/// Our preprocessor. It has the name of the command in book.toml, and so
/// takes that command's place.
#[derive(Clone, Copy, Debug)]
pub struct Snippets;

impl Preprocessor for Snippets {
    fn name(&self) -> &str {
        "book"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        expand(context, book)
    }
}

/// Expands the includes, names and tables of all chapters; for pages, the code
/// blocks are coloured as well.
pub fn expand(context: &PreprocessorContext, mut book: Book) -> Result<Book> {
    let root = &context.root;
    let expander = Expander::new(root)?;
    let facts = Facts::read(root)?;
    let pages = book.clone();
    let names = Names::new(&facts, texts(&pages));
    let html = context.config.html_config().unwrap_or_default();
    let repository = html.git_repository_url.as_deref();
    let is_html = context.renderer == "html";
    // Not for the tests' build script, during which cargo must not be called.
    let recordings = match is_html {
        true => recordings(root, &pages)?,
        false => Recordings::default(),
    };
    let finish = |path: &Path, written: &str, text: String| {
        if !is_html {
            return Ok(text);
        }
        let text = stepper::expand(path, &text, &recordings)?;
        // A reference is looked up and not read.
        let text = match path.starts_with("src/reference") {
            true => text,
            false => code::with_minutes(&text, written),
        };
        Ok(code::html(&text, repository))
    };
    let mut result = Ok(());
    book.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item
            && let Some(path) = &chapter.path
        {
            let text = names.link(path, &chapter.content);
            let text = tables::expand(root, &facts, path, &text);
            let path = Path::new("src").join(path);
            let text = text.and_then(|text| expander.chapter(&path, &text));
            match text.and_then(|text| finish(&path, &chapter.content, text)) {
                Ok(text) => chapter.content = text,
                Err(problem) => result = Err(problem),
            }
        }
    });
    result?;
    Ok(book)
}

/// The recordings that the chapters ask for.
fn recordings(root: &Path, book: &Book) -> Result<Recordings> {
    let mut asked = Vec::new();
    let mut kernel = Vec::new();
    for (path, text) in texts(book) {
        let path = Path::new("src").join(path);
        for content in stepper::asked(&path, text)? {
            match content {
                Content::Programs(lines) => {
                    let lines = lines.into_iter();
                    asked.extend(lines.map(|line| (path.clone(), line)));
                }
                Content::Kernel(lines) => {
                    kernel.extend(lines.into_iter().map(|line| line.call));
                }
            }
        }
    }
    Recordings::make(root, &asked, &kernel)
}

/// The path and the text of each chapter, before anything is expanded.
fn texts(book: &Book) -> impl Iterator<Item = (&Path, &str)> {
    book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => {
            Some((chapter.path.as_deref()?, &chapter.content[..]))
        }
        _ => None,
    })
}

/// The text of all chapters, in order.
pub fn chapters(root: &Path) -> Result<Vec<Chapter>> {
    check(root)?.into_result()?;
    let (book, _) = load(root)?.preprocess_book(&MarkdownRenderer::new())?;
    let chapters = book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => Some(Chapter {
            path: chapter.path.clone()?,
            content: chapter.content.clone(),
        }),
        _ => None,
    });
    Ok(chapters.collect())
}

/// Checks the chapters and writes the pages to `dest`.
///
/// They are written beside it and put in its place when they are complete, so
/// that after a failure what was there is still there. A `dest` that holds
/// anything but pages that mdBook wrote is refused.
///
/// With an address, the pages are made for that place: see [`publish`].
pub fn build(
    root: &Path,
    dest: &Path,
    address: Option<&Address>,
) -> Result<()> {
    let dest = destination(root, dest)?;
    let beside = existing_parent(&dest)?;
    let temporary = tempfile::Builder::new()
        .prefix(".book-")
        .tempdir_in(beside)
        .with_context(|| format!("cannot write to {}", beside.display()))?;
    let site = temporary.path().join("site");
    render_for(root, &site, address)?;
    if let Some(address) = address {
        publish(root, &site, address)?;
    }
    if let Some(parent) = dest.parent() {
        fs::create_dir_all(parent).with_context(|| {
            format!("cannot make the folder {}", parent.display())
        })?;
    }
    put_in_place(&site, &dest, &temporary.path().join("old"))
        .with_context(|| format!("cannot replace {}", dest.display()))
}

/// Checks the chapters and writes the pages to the folder `dest`, which is
/// empty or not there.
pub fn render(root: &Path, dest: &Path) -> Result<()> {
    render_for(root, dest, None)
}

fn render_for(
    root: &Path,
    dest: &Path,
    address: Option<&Address>,
) -> Result<()> {
    check(root)?.into_result()?;
    let mut book = load(root)?;
    if let Some(address) = address {
        // The page for a missing one is shown at any depth.
        book.config.set("output.html.site-url", address.path())?;
    }
    book.config.build.build_dir = dest.to_path_buf();
    book.build()
}

/// The folder that book.toml names for the pages.
pub fn default_destination(root: &Path) -> Result<PathBuf> {
    Ok(root.join(load(root)?.config.build.build_dir))
}

fn load(root: &Path) -> Result<MDBook> {
    let mut book = MDBook::load(root)?;
    book.with_preprocessor(Snippets);
    Ok(book)
}

fn put_in_place(site: &Path, dest: &Path, old: &Path) -> std::io::Result<()> {
    if dest.exists() {
        fs::rename(dest, old)?;
    }
    fs::rename(site, dest).inspect_err(|_| {
        // Nothing more can be done if this fails too.
        let _ = fs::rename(old, dest);
    })
}

/// The nearest folder above `path` that is there.
fn existing_parent(path: &Path) -> Result<&Path> {
    let above = path.ancestors().skip(1).find(|dir| dir.is_dir());
    above.with_context(|| format!("{} has no parent folder", path.display()))
}

/// The folders that the book is made from, and is never written to.
const SOURCES: [&str; 12] = [
    ".ci",
    ".devcontainer",
    ".git",
    ".github",
    "data",
    "examples",
    "exercises",
    "listings",
    "src",
    "tests",
    "theme",
    "tools",
];

/// `dest` as an absolute path, if it may be replaced.
fn destination(root: &Path, dest: &Path) -> Result<PathBuf> {
    let dest = std::path::absolute(dest)?;
    let parent = existing_parent(&dest)?;
    let rest = dest.strip_prefix(parent)?.to_path_buf();
    // Through a link, what the link leads to is replaced.
    let dest = match dest.canonicalize() {
        Ok(dest) => dest,
        Err(_) => parent.canonicalize()?.join(rest),
    };
    let root = root.canonicalize()?;
    let shown = dest.display();
    if root.starts_with(&dest) {
        bail!("{shown} contains the book's sources: name another folder");
    }
    if let Ok(inside) = dest.strip_prefix(&root) {
        let first = inside.iter().next().unwrap_or_default();
        if SOURCES.iter().any(|name| first == *name) {
            bail!("{shown} lies among the book's sources: name another folder");
        }
    }
    if dest.exists() && !is_empty(&dest) && !is_site(&dest) {
        bail!(
            "{shown} exists and is not a book that was built before: name \
             another folder, or remove it yourself"
        );
    }
    Ok(dest)
}

fn is_empty(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_none())
}

/// Whether a folder holds pages that mdBook wrote: its generator's mark in the
/// first page, its `.nojekyll`, and no other hidden file, such as the `.git`
/// of a checkout.
fn is_site(dir: &Path) -> bool {
    let index = fs::read_to_string(dir.join("index.html"));
    let is_mdbook = |text: String| text.contains("Book generated using mdBook");
    let Ok(entries) = fs::read_dir(dir) else {
        return false;
    };
    let mut names = entries.flatten().map(|entry| entry.file_name());
    index.is_ok_and(is_mdbook)
        && dir.join(".nojekyll").is_file()
        && names.all(|name| {
            name == ".nojekyll" || !name.as_encoded_bytes().starts_with(b".")
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    fn build_to(tree: &Tree, dest: &str) -> Result<String> {
        let dest = tree.root().join(dest);
        build(tree.root(), &dest, None)?;
        Ok(fs::read_to_string(dest.join("introduction.html"))?)
    }

    #[test]
    fn chapters_are_whole_and_in_order() {
        let tree = Tree::new();
        let chapters = chapters(tree.root()).expect("a right book");
        let paths: Vec<_> = chapters
            .iter()
            .map(|c| c.path.display().to_string())
            .collect();
        assert_eq!(
            paths,
            [
                "introduction.md",
                "part/first.md",
                "part/second.md",
                "reference/glossary.md"
            ]
        );
        assert!(chapters[1].content.contains("# fn main() {"));
        assert!(chapters.iter().all(|c| !c.content.contains("{{#")));
    }

    #[test]
    fn what_a_program_prints_is_never_expanded() {
        let tree = Tree::new();
        let text = "$ echo\n{{#title x}} {{#\n";
        tree.write("listings/first/output/one.console", text);
        let chapters = chapters(tree.root()).expect("a right book");
        assert!(chapters[1].content.contains(text));
    }

    #[test]
    fn a_build_replaces_the_old_one_and_leaves_nothing_else() {
        let tree = Tree::new();
        build_to(&tree, "out/book").expect("the first");
        tree.write("out/book/old.html", "old");
        tree.write("src/introduction.md", "# Introduction\n\nnew words\n");
        let page = build_to(&tree, "out/book").expect("the second");
        assert!(page.contains("new words"));
        assert!(!tree.root().join("out/book/old.html").exists());
        let left = fs::read_dir(tree.root().join("out")).expect("a folder");
        assert_eq!(left.count(), 1);
        let mode = fs::metadata(tree.root().join("out/book")).expect("made");
        let listed = fs::metadata(tree.root().join("out")).expect("made");
        assert_eq!(mode.permissions(), listed.permissions());
    }

    #[test]
    fn a_failed_build_leaves_the_old_one() {
        let tree = Tree::new();
        let old = build_to(&tree, "out").expect("a right book");
        tree.write("src/introduction.md", "```\nno language\n```\n");
        let error = build_to(&tree, "out").expect_err("a wrong book");
        let start = "src/introduction.md:1: the fence names no language";
        assert!(error.to_string().starts_with(start), "{error}");
        let page =
            fs::read_to_string(tree.root().join("out/introduction.html"));
        assert_eq!(page.expect("still there"), old);
        let is_ours = |name: &String| name.starts_with(".book-");
        let left = fs::read_dir(tree.root()).expect("a folder");
        let mut left = left
            .flatten()
            .map(|e| e.file_name().to_string_lossy().into());
        assert!(!left.any(|name: String| is_ours(&name)));
    }

    #[test]
    fn folders_that_are_not_ours_are_refused() {
        let tree = Tree::new();
        tree.write("mine/thesis.txt", "years of work");
        tree.write("index/index.html", "Book generated using mdBook");
        for (dest, part) in [
            ("mine", "is not a book"),
            ("mine/thesis.txt", "is not a book"),
            ("index", "is not a book"),
            (".", "contains the book's sources"),
            ("..", "contains the book's sources"),
            ("src/site", "lies among"),
            ("listings/site", "lies among"),
        ] {
            let error = build_to(&tree, dest).expect_err(dest).to_string();
            assert!(error.contains(part), "{dest}: {error}");
        }
        assert_eq!(tree.read("mine/thesis.txt"), "years of work");

        build_to(&tree, "site").expect("a new folder");
        tree.write("site/.git/HEAD", "a checkout");
        build_to(&tree, "site").expect_err("it would lose .git");
        assert_eq!(tree.read("site/.git/HEAD"), "a checkout");
    }

    #[test]
    fn an_empty_folder_is_used() {
        let tree = Tree::new();
        fs::create_dir(tree.root().join("empty")).expect("made");
        build_to(&tree, "empty").expect("built");
    }
}
