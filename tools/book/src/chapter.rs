//! What a chapter's Markdown holds: includes and code blocks, with the lines
//! that they stand on.

use crate::clean;
use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use regex::Regex;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// mdBook's own pattern of `{{#include …}}` and its relatives.
static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\\\{\{#.*\}\}|\{\{\s*#([a-zA-Z0-9_]+)\s+([^}]+)\}\}")
        .expect("a right pattern")
});

/// An include in a chapter: `{{#include FILE[:ANCHOR]}}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Include {
    /// The line on which it stands.
    pub line: usize,
    /// `include`, `rustdoc_include` or `playground`.
    pub directive: String,
    /// The file as written, relative to the chapter's folder.
    pub path: PathBuf,
    /// What stands behind the file's colon.
    pub anchor: Option<String>,
}

impl Include {
    /// The file relative to the root, for a chapter whose file is `chapter`,
    /// relative to the root. `None` if it lies outside.
    pub fn file(&self, chapter: &Path) -> Option<PathBuf> {
        clean(&chapter.parent()?.join(&self.path))
    }
}

/// Finds every include of a text, in order.
pub fn includes(text: &str) -> Vec<Include> {
    DIRECTIVE
        .captures_iter(text)
        .filter_map(|found| {
            let directive = found.get(1)?.as_str();
            let target = found.get(2)?.as_str().split_whitespace().next()?;
            let names = ["include", "rustdoc_include", "playground", "playpen"];
            if !names.contains(&directive) {
                return None;
            }
            let (path, anchor) = match target.split_once(':') {
                Some((path, anchor)) => (path, Some(anchor.to_owned())),
                None => (target, None),
            };
            Some(Include {
                line: line_of(text, found.get(0)?.start()),
                directive: directive.to_owned(),
                path: path.into(),
                anchor,
            })
        })
        .collect()
}

/// Marks what looks like an include so that mdBook leaves it as it is, and
/// takes the mark out.
pub fn escape(text: &str) -> String {
    DIRECTIVE.replace_all(text, r"\$0").into_owned()
}

/// A code block of a chapter.
#[derive(Debug)]
pub struct Block {
    /// The line of its opening fence.
    pub line: usize,
    /// The words behind the opening fence, such as `rust` and `no_run`; `None`
    /// if the block is made by indentation.
    pub info: Option<Vec<String>>,
    /// Its text, without what a list or a quotation puts before each line.
    pub text: String,
    /// The HTML comment directly above it.
    pub comment: Option<String>,
    /// What a list or a quotation puts before each of its lines.
    pub prefix: String,
    /// Where its opening fence begins in the chapter.
    pub start: usize,
    /// Where its lines stand in the chapter, fences excluded; `None` if the
    /// closing fence is missing.
    pub body: Option<Range<usize>>,
}

impl Block {
    /// Its language, `""` if it names none.
    pub fn language(&self) -> &str {
        let words = self.info.as_deref().unwrap_or_default();
        words.first().map_or("", String::as_str)
    }

    /// Whether `word` stands behind the language.
    pub fn has(&self, word: &str) -> bool {
        self.attributes().any(|other| other == word)
    }

    /// What stands behind the language.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        let words = self.info.as_deref().unwrap_or_default();
        words.iter().skip(1).map(String::as_str)
    }

    /// The include that is all that the block holds.
    pub fn include(&self) -> Option<Include> {
        let text = self.text.trim();
        let found = DIRECTIVE.find(text)?;
        let mut include = includes(text).pop()?;
        include.line = self.line + 1;
        (found.as_str() == text).then_some(include)
    }

    /// The text of the comment above that begins with `label:`.
    pub fn reason(&self, label: &str) -> Option<&str> {
        let comment = self.comment.as_deref()?;
        let reason = comment.strip_prefix(label)?.strip_prefix(':')?.trim();
        (!reason.is_empty()).then_some(reason)
    }
}

/// Finds every code block of a chapter, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let parser = new_cmark_parser(text, &MarkdownOptions::default());
    let mut inside = false;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                inside = true;
                blocks.push(block(text, &kind, range));
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(piece) if inside => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(&piece);
                }
            }
            _ => {}
        }
    }
    blocks
}

fn block(text: &str, kind: &CodeBlockKind<'_>, range: Range<usize>) -> Block {
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let info = match kind {
        CodeBlockKind::Indented => None,
        CodeBlockKind::Fenced(info) => Some(
            info.split([',', ' '])
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        ),
    };
    Block {
        line: line_of(text, range.start),
        body: info.as_ref().and_then(|_| body(text, &range)),
        info,
        text: String::new(),
        comment: comment_above(&text[..line_start]),
        prefix: text[line_start..range.start]
            .chars()
            .map(|c| if c == '>' { c } else { ' ' })
            .collect(),
        start: range.start,
    }
}

/// Where the lines between the fences of the block at `range` stand.
fn body(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let block = text[range.clone()].trim_end();
    let start = range.start + block.find('\n')? + 1;
    let end = range.start + block.rfind('\n')? + 1;
    let last = text[end..range.end].trim_start_matches(['>', ' ', '\t']);
    (last.starts_with("```") || last.starts_with("~~~")).then_some(start..end)
}

/// The HTML comment that ends on the last line of `above`.
fn comment_above(above: &str) -> Option<String> {
    let above = above
        .strip_suffix('\n')?
        .trim_end_matches([' ', '\t', '\r']);
    let above = above.strip_suffix("-->")?;
    let start = above.rfind("<!--")?;
    Some(above[start + "<!--".len()..].trim().to_owned())
}

/// A chapter that `src/SUMMARY.md` names.
#[derive(Debug)]
pub struct Entry {
    /// The line of SUMMARY.md.
    pub line: usize,
    /// The chapter's file, relative to `src/`.
    pub path: PathBuf,
    /// Its title there.
    pub title: String,
}

impl Entry {
    /// The part and the name of a chapter that has a listing: one in a folder
    /// of `src/` other than `reference/`.
    pub fn part_and_name(&self) -> Option<(&str, &str)> {
        let parts: Vec<&str> =
            self.path.iter().flat_map(|p| p.to_str()).collect();
        match parts[..] {
            [part, file] if part != "reference" => {
                Some((part, file.strip_suffix(".md")?))
            }
            _ => None,
        }
    }
}

/// The chapters that the text of SUMMARY.md names, in order.
pub fn summary(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut inside = false;
    let parser = new_cmark_parser(text, &MarkdownOptions::default());
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let path = clean(Path::new(&dest_url.replace("%20", " ")));
                let path = path.filter(|path| !path.as_os_str().is_empty());
                inside = path.is_some(); // else it is a draft
                entries.extend(path.map(|path| Entry {
                    line: line_of(text, range.start),
                    path,
                    title: String::new(),
                }));
            }
            Event::End(TagEnd::Link) => inside = false,
            Event::Text(piece) | Event::Code(piece) if inside => {
                if let Some(entry) = entries.last_mut() {
                    entry.title.push_str(&piece);
                }
            }
            _ => {}
        }
    }
    entries
}

/// The number of the line in which the byte `at` stands.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHAPTER: &str = "\
# Title

<!-- not run: it only shows -->
```rust,no_run
{{#rustdoc_include ../../listings/a/src/lib.rs:print}}
```

1. In a list:

   ```console
   {{#include x.console}}
   $ pasted
   ```

> ```asm
> syscall
> ```

\\{{#include not-this.rs}} and {{#title Other}}
";

    #[test]
    fn blocks_carry_lines_words_and_comments() {
        let blocks = blocks(CHAPTER);
        let lines: Vec<_> = blocks.iter().map(|block| block.line).collect();
        assert_eq!(lines, [4, 10, 15]);
        assert_eq!(blocks[0].language(), "rust");
        assert!(blocks[0].has("no_run"));
        assert_eq!(blocks[0].reason("not run"), Some("it only shows"));
        assert_eq!(blocks[1].prefix, "   ");
        assert_eq!(blocks[1].include(), None);
        assert_eq!(blocks[1].text.lines().nth(1), Some("$ pasted"));
        assert_eq!(blocks[2].prefix, "> ");
        assert_eq!(blocks[2].text, "syscall\n");
        let body = blocks[2].body.clone().expect("a closed fence");
        assert_eq!(&CHAPTER[body], "> syscall\n");
    }

    #[test]
    fn includes_are_resolved_against_the_chapter() {
        let found = includes(CHAPTER);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].line, found[1].line), (5, 11));
        assert_eq!(found[0].anchor.as_deref(), Some("print"));
        assert_eq!(
            found[0].file(Path::new("src/part/a.md")),
            Some("listings/a/src/lib.rs".into())
        );
        assert_eq!(found[0].file(Path::new("a.md")), None);
        let include = blocks(CHAPTER)[0].include().expect("one include");
        assert_eq!(include, found[0]);
    }

    #[test]
    fn a_comment_with_a_blank_line_below_it_is_not_directly_above() {
        let text = "<!-- not run: far -->\n\n```text\nx\n```\n";
        assert_eq!(blocks(text)[0].comment, None);
    }

    #[test]
    fn the_summary_gives_paths_titles_and_lines() {
        let text =
            "# Summary\n\n[In](in.md)\n\n- [A `b`](p/a%20b.md)\n- [D]()\n";
        let entries = summary(text);
        let found: Vec<_> = entries
            .iter()
            .map(|e| (e.line, e.path.to_str().expect("UTF-8"), &e.title[..]))
            .collect();
        assert_eq!(found, [(3, "in.md", "In"), (5, "p/a b.md", "A b")]);
    }

    #[test]
    fn a_fence_that_is_never_closed_has_no_body() {
        assert_eq!(blocks("```text\nx\n")[0].body, None);
        assert_eq!(blocks("```text")[0].body, None);
        assert!(blocks("```text\n```")[0].body.is_some());
    }
}
