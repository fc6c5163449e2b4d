//! The names of system calls and errors in the text of the chapters: each is
//! a link to its row of the table, and shows the row when it is pointed at,
//! reached with the keyboard or touched. The style sheet `theme/names.css`
//! does that; without it the link is left.
//!
//! A name is one that stands alone between backticks, outside of headings,
//! links and blocks; the first of its section, lest a page be full of links.
//! Behind a name that means something else an author writes
//! `<!-- no link -->`, and the name stays as it is in that section.

use crate::facts::Facts;
use crate::lookup::{REGISTERS, errno_names, reason};
use crate::tables::{asked, escape, file_name, relative};
use kernel_table::schema::{Errno, Row};
use mdbook_markdown::pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What an author writes behind a name that is none.
const NO_LINK: &str = "<!-- no link -->";

/// The names that are linked.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// Each with the page, the row's id in it, and what is shown.
    targets: HashMap<&'a str, Target>,
    /// The pages with the tables.
    pages: Vec<PathBuf>,
}

#[derive(Debug)]
struct Target {
    page: PathBuf,
    id: String,
    tip: String,
}

impl<'a> Names<'a> {
    /// The names of the tables that stand on one of `pages`: each a path
    /// relative to `src/` and a text.
    pub fn new<'p>(
        facts: &'a Facts,
        pages: impl Iterator<Item = (&'p Path, &'p str)>,
    ) -> Names<'a> {
        let mut names = Names::default();
        for (page, text) in pages {
            let tables = asked(text).map(|(_, name)| name);
            let tables: HashSet<_> = tables.collect();
            if tables.contains("syscalls") {
                for row in facts.table.rows_64() {
                    names.add(&row.name, page, &row.name, row_tip(row));
                }
            }
            if tables.contains("errnos") {
                for errno in &facts.table.errnos {
                    for name in errno_names(errno) {
                        names.add(name, page, name, errno_tip(name, errno));
                    }
                }
            }
            if tables.contains("syscalls") || tables.contains("errnos") {
                names.pages.push(page.to_path_buf());
            }
        }
        names
    }

    fn add(&mut self, name: &'a str, page: &Path, id: &str, tip: String) {
        let target = Target {
            page: page.to_path_buf(),
            id: id.to_owned(),
            tip,
        };
        self.targets.insert(name, target);
    }

    /// The text of the page `path`, relative to `src/`, with links.
    pub fn link(&self, path: &Path, text: &str) -> String {
        if self.pages.iter().any(|page| page == path) {
            return text.to_owned();
        }
        let mut linked = text.to_owned();
        for (range, code) in self.found(text).iter().rev() {
            let link = match self.target(code) {
                Some(target) => self.html(path, code, target),
                None => String::new(),
            };
            linked.replace_range(range.clone(), &link);
        }
        linked
    }

    /// What is replaced, in order, with the code that takes its place; nothing
    /// takes the place of an author's [`NO_LINK`].
    fn found(&self, text: &str) -> Vec<(Range<usize>, String)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut outside = 0;
        let parser = new_cmark_parser(text, &MarkdownOptions::default());
        for (event, range) in parser.into_offset_iter() {
            match event {
                Event::Start(tag) if is_closed(&tag) => {
                    outside += 1;
                    if is_section(&tag) {
                        seen.clear();
                    }
                }
                Event::End(tag) if is_end_of_closed(tag) => outside -= 1,
                Event::Code(code) if self.target(&code).is_some() => {
                    let name = name(&code).to_owned();
                    if text[range.end..].starts_with(NO_LINK) {
                        let end = range.end + NO_LINK.len();
                        seen.insert(name);
                        found.push((range.end..end, String::new()));
                    } else if outside == 0 && seen.insert(name) {
                        found.push((range, code.into_string()));
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn target(&self, code: &str) -> Option<&Target> {
        self.targets.get(name(code))
    }

    fn html(&self, path: &Path, code: &str, target: &Target) -> String {
        let Target { page, id, tip } = target;
        let page = escape(&relative(path, page));
        // A line break inside the attribute would end a row of a table.
        let tip = escape(tip).replace('\n', "&#10;");
        let code = escape(code);
        format!(
            "<span class=\"kernel-name\" tabindex=\"-1\" data-tip=\"{tip}\">\
             <a href=\"{page}#{id}\"><code>{code}</code></a></span>"
        )
    }
}

/// The name that a code is: `EBADF` of `-EBADF`, too.
fn name(code: &str) -> &str {
    let is_error = |name: &&str| name.starts_with('E');
    code.strip_prefix('-').filter(is_error).unwrap_or(code)
}

/// Whether names are left alone inside.
fn is_closed(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn is_end_of_closed(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image)
}

/// Whether a heading begins a section.
fn is_section(tag: &Tag<'_>) -> bool {
    let Tag::Heading { level, .. } = tag else {
        return false;
    };
    *level <= HeadingLevel::H2
}

/// A row in a few lines.
fn row_tip(row: &Row) -> String {
    let Row { name, number, .. } = row;
    let mut lines = vec![format!("{name}: {number}, {number:#x}")];
    for (register, arg) in REGISTERS.iter().zip(&row.args) {
        lines.push(format!("{register:4}{}", arg.to_c()));
    }
    match (reason(row), &row.file, row.line) {
        (Some(reason), ..) => lines.push(format!("no handler: {reason}")),
        (None, Some(file), Some(line)) => lines.push(format!("{file}:{line}")),
        _ => {}
    }
    lines.join("\n")
}

/// An error in two lines.
fn errno_tip(name: &str, errno: &Errno) -> String {
    let Errno { number, file, .. } = errno;
    let other = match name == errno.name {
        true => String::new(),
        false => format!(" = {}", errno.name),
    };
    let file = file_name(file);
    format!(
        "{name}{other}: {number}\nrax -{number}\n{file}:{}",
        errno.line
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Tree;

    const WRITE: &str = concat!(
        r##"<span class="kernel-name" tabindex="-1" data-tip=""##,
        "write: 1, 0x1&#10;rdi unsigned int fd&#10;",
        "rsi const char __user *buf&#10;rdx size_t count&#10;",
        r##"fs/read_write.c:747"><a href="../ref/calls.md#write">"##,
        "<code>write</code></a></span>",
    );

    /// The text as a page in `part/` has it.
    fn linked(text: &str) -> String {
        let tree = Tree::new();
        let facts = Facts::read(tree.root()).expect("facts");
        let page = "{{#table syscalls}}\n\n{{#table errnos}}\n";
        let pages = [
            (Path::new("part/first.md"), text),
            (Path::new("ref/calls.md"), page),
        ];
        let names = Names::new(&facts, pages.into_iter());
        assert_eq!(names.link(Path::new("ref/calls.md"), "`write`"), "`write`");
        names.link(Path::new("part/first.md"), text)
    }

    #[test]
    fn a_name_becomes_a_link_that_shows_its_row() {
        let text = "Call `write`, not `fwrite`, `write()` or write.\n";
        assert_eq!(linked(text), text.replacen("`write`", WRITE, 1));
        let text = "| a | b |\n|---|---|\n| `write` | 1 |\n";
        assert_eq!(linked(text), text.replace("`write`", WRITE));
        let text = linked("> - `getpmsg`\n");
        let tip = "data-tip=\"getpmsg: 181, 0xb5&#10;no handler: reserved, \
                   never used\"";
        assert!(text.contains(tip), "{text}");
    }

    #[test]
    fn an_error_is_linked_with_its_minus_and_by_its_other_name() {
        let text = linked("`-EBADF`, `EBADF`, `EWOULDBLOCK`, `-write`\n");
        for part in [
            "data-tip=\"EBADF: 9&#10;rax -9&#10;errno-base.h:13\"",
            "#EBADF\"><code>-EBADF</code></a>",
            "data-tip=\"EWOULDBLOCK = EAGAIN: 11&#10;",
            "</span>, `EBADF`, <span",
            ", `-write`\n",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn headings_links_and_blocks_are_left_alone() {
        for text in [
            "# `write`\n",
            "Heading `x`\n===\n",
            "[`write`](a.md) and [*`write`*][b]\n\n[b]: b.md\n",
            "![`write`](a.svg)\n",
            "```c\nwrite `write`\n```\n",
            "<p>\n`write`\n</p>\n",
        ] {
            assert_eq!(linked(text), text);
        }
    }

    #[test]
    fn the_first_of_a_section_is_linked() {
        let text = "`write` `write`\n\n### Deep\n\n`write`\n\n## Next\n\n\
                    `write`\n";
        let heading = "## On `write`\n\n[`write`](a.md) ";
        let after = format!("{heading}{WRITE}\n");
        assert_eq!(linked(&format!("{heading}`write`\n")), after);
        let expected = format!(
            "{WRITE} `write`\n\n### Deep\n\n`write`\n\n## Next\n\n{WRITE}\n"
        );
        assert_eq!(linked(text), expected);
    }

    #[test]
    fn an_author_can_say_no_for_a_section() {
        let text = "Our `write`<!-- no link --> and `write`.\n\n## Next\n\n\
                    `write`\n";
        let expected =
            format!("Our `write` and `write`.\n\n## Next\n\n{WRITE}\n");
        assert_eq!(linked(text), expected);
        let text = "# `write`<!-- no link -->\n\n`write`\n";
        assert_eq!(linked(text), "# `write`\n\n`write`\n");
    }

    #[test]
    fn without_the_tables_nothing_is_linked() {
        let tree = Tree::new();
        let facts = Facts::read(tree.root()).expect("facts");
        let names = Names::new(&facts, std::iter::empty());
        assert_eq!(names.link(Path::new("a.md"), "`write`"), "`write`");
    }
}
