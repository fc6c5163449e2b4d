//! A Rust file as the book needs it: which of its lines are code, which items
//! it defines, what their examples are, and where its anchors stand.
//!
//! Lines are numbered from 1, as compilers and editors number them.

use crate::problem::Problem;
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Blank, or nothing but a comment.
    Blank,
    /// An inner attribute of the file, such as `#![no_std]`.
    InnerAttribute,
    /// Everything else.
    Code,
}

/// A function, type, constant, `use`, … of a file.
#[derive(Debug)]
pub struct Item {
    /// Its name; `None` if it has none, as `use` and `impl` have none.
    pub name: Option<String>,
    /// From its attributes to its end, documentation excluded.
    pub lines: RangeInclusive<usize>,
    /// The `impl`, `trait` or `mod` of this file that it stands in.
    pub parent: Option<usize>,
    /// Whether the file compiles without it, as long as nothing names it.
    pub optional: bool,
    /// The first example of its documentation.
    pub example: Option<Vec<String>>,
    /// Whether it is a `mod`, or an `impl` of no trait.
    has_optional_items: bool,
}

/// A Rust file, taken apart.
#[derive(Debug)]
pub struct Source {
    /// The file, relative to the root.
    pub path: PathBuf,
    /// Its lines.
    pub lines: Vec<String>,
    /// What each line is.
    pub kinds: Vec<Kind>,
    /// Each line without a comment at its end; empty if it is not code.
    pub code: Vec<String>,
    /// Its items, those of `impl`, `trait` and `mod` blocks included.
    pub items: Vec<Item>,
}

impl Source {
    /// Reads `path`, which is relative to `root`.
    pub fn read(root: &Path, path: &Path) -> Result<Source, Problem> {
        let text = std::fs::read_to_string(root.join(path)).map_err(|e| {
            Problem::new(path, 1, format!("cannot be read: {e}"))
        })?;
        Source::parse(path, &text)
    }

    /// Takes the text of the file `path` apart.
    pub fn parse(path: &Path, text: &str) -> Result<Source, Problem> {
        let tokens: TokenStream = text.parse().map_err(|error| {
            let error: proc_macro2::LexError = error;
            let line = error.span().start().line;
            Problem::new(path, line, format!("is not Rust: {error}"))
        })?;
        let mut source = Source {
            path: path.to_path_buf(),
            lines: text.lines().map(str::to_owned).collect(),
            kinds: vec![Kind::Blank; text.lines().count()],
            code: vec![String::new(); text.lines().count()],
            items: Vec::new(),
        };
        source.mark(tokens.clone());
        source.collect_items(tokens, None);
        Ok(source)
    }

    /// What stands on a line.
    pub fn line(&self, number: usize) -> &str {
        &self.lines[number - 1]
    }

    /// Marks the lines on which tokens stand, documentation excepted.
    fn mark(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            if let Some(attribute) = attribute(&token, &mut tokens) {
                let kind = match attribute.kind {
                    AttributeKind::Doc => continue,
                    AttributeKind::Inner => Kind::InnerAttribute,
                    AttributeKind::Outer => Kind::Code,
                };
                self.set(attribute.lines, attribute.end, kind);
            } else if let TokenTree::Group(group) = &token {
                self.set_code(group.span_open());
                self.mark(group.stream());
                self.set_code(group.span_close());
            } else {
                self.set_code(token.span());
            }
        }
    }

    fn set_code(&mut self, span: Span) {
        self.set(lines(span), span.end().column, Kind::Code);
    }

    /// Marks lines, the last up to the column `end`.
    fn set(&mut self, lines: RangeInclusive<usize>, end: usize, kind: Kind) {
        for number in lines.clone() {
            let line = &self.lines[number - 1];
            let code = match number == *lines.end() {
                true => line.chars().take(end).collect(),
                false => line.clone(), // inside a string
            };
            if self.code[number - 1].len() < code.len() {
                self.code[number - 1] = code;
            }
            self.kinds[number - 1] = kind;
        }
    }

    fn collect_items(&mut self, tokens: TokenStream, parent: Option<usize>) {
        let mut tokens = tokens.into_iter().peekable();
        let mut item = Unfinished::default();
        while let Some(token) = tokens.next() {
            if let Some(attribute) = attribute(&token, &mut tokens) {
                match attribute.kind {
                    AttributeKind::Doc => item.docs.push(attribute.lines),
                    AttributeKind::Outer => item.extend(attribute.lines),
                    AttributeKind::Inner => {}
                }
                continue;
            }
            if item.words.is_empty() && is_semicolon(&token) {
                continue; // what is left of `use a::{b, c};`
            }
            item.extend(lines(token.span()));
            if let TokenTree::Ident(word) = &token {
                item.words.push(word.to_string());
            }
            let body = match &token {
                TokenTree::Group(group) => braced(group),
                _ => None,
            };
            if body.is_some() || is_semicolon(&token) {
                let item = std::mem::take(&mut item);
                let inner = body.filter(|_| item.has_items());
                let position = self.items.len();
                let within = parent.map(|parent| &self.items[parent]);
                let optional = within.is_none_or(|p| p.has_optional_items);
                let item = item.finish(&self.lines, parent, optional);
                self.items.push(item);
                if let Some(inner) = inner {
                    self.collect_items(inner, Some(position));
                }
            }
        }
    }
}

/// An item of which not all tokens have been seen.
#[derive(Default)]
struct Unfinished {
    words: Vec<String>,
    lines: Option<RangeInclusive<usize>>,
    docs: Vec<RangeInclusive<usize>>,
}

impl Unfinished {
    fn extend(&mut self, more: RangeInclusive<usize>) {
        let start = self.lines.as_ref().map_or(*more.start(), |l| *l.start());
        self.lines = Some(start..=*more.end());
    }

    /// The words from the keyword on that says what the item is.
    fn keyword(&self) -> impl Iterator<Item = &str> {
        let before = [
            "pub", "crate", "unsafe", "safe", "async", "extern", "default",
        ];
        self.words
            .iter()
            .map(String::as_str)
            .skip_while(move |word| before.contains(word))
    }

    fn has_items(&self) -> bool {
        matches!(self.keyword().next(), Some("impl" | "mod" | "trait"))
    }

    fn is_inherent_impl(&self) -> bool {
        let mut words = self.keyword();
        words.next() == Some("impl") && words.all(|word| word != "for")
    }

    fn name(&self) -> Option<String> {
        let mut words = self.keyword();
        let name = match words.next()? {
            "fn" | "struct" | "enum" | "union" | "trait" | "type" | "mod"
            | "macro_rules" => words.next(),
            "const" | "static" => words
                .find(|word| !["mut", "fn", "unsafe", "extern"].contains(word)),
            _ => None,
        };
        name.filter(|name| *name != "_").map(str::to_owned)
    }

    fn finish(
        self,
        lines: &[String],
        parent: Option<usize>,
        optional: bool,
    ) -> Item {
        let docs = self.docs.iter().cloned().flatten();
        let name = self.name();
        let is_mod = self.keyword().next() == Some("mod");
        let has_optional_items = is_mod || self.is_inherent_impl();
        Item {
            // Whoever names what is in a module need not name the module.
            optional: optional && name.is_some() && !is_mod,
            has_optional_items,
            name,
            example: example(docs.map(|number| lines[number - 1].as_str())),
            lines: self.lines.unwrap_or(1..=1),
            parent,
        }
    }
}

fn is_semicolon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';')
}

fn braced(group: &Group) -> Option<TokenStream> {
    (group.delimiter() == Delimiter::Brace).then(|| group.stream())
}

fn lines(span: Span) -> RangeInclusive<usize> {
    span.start().line..=span.end().line
}

enum AttributeKind {
    Doc,
    Inner,
    Outer,
}

struct Attribute {
    kind: AttributeKind,
    lines: RangeInclusive<usize>,
    /// The column behind its end.
    end: usize,
}

/// Takes the rest of an attribute that begins with `token` from `tokens`.
/// Comments that document are attributes: `/// x` is `#[doc = " x"]`.
fn attribute(
    token: &TokenTree,
    tokens: &mut Peekable<impl Iterator<Item = TokenTree>>,
) -> Option<Attribute> {
    let TokenTree::Punct(hash) = token else {
        return None;
    };
    if hash.as_char() != '#' {
        return None;
    }
    let inner = tokens
        .next_if(|next| {
            matches!(next, TokenTree::Punct(mark) if mark.as_char() == '!')
        })
        .is_some();
    let group = tokens.next_if(|next| matches!(next, TokenTree::Group(_)))?;
    let TokenTree::Group(group) = group else {
        return None;
    };
    let first = group.stream().into_iter().next();
    let doc = matches!(&first, Some(TokenTree::Ident(word)) if word == "doc");
    Some(Attribute {
        kind: match (doc, inner) {
            (true, _) => AttributeKind::Doc,
            (false, true) => AttributeKind::Inner,
            (false, false) => AttributeKind::Outer,
        },
        lines: hash.span().start().line..=group.span().end().line,
        end: group.span().end().column,
    })
}

/// The first code block that rustdoc would run in lines of documentation.
fn example<'a>(docs: impl Iterator<Item = &'a str>) -> Option<Vec<String>> {
    let mut lines = docs.map(|line| {
        let text = line.trim_start().trim_start_matches("///");
        text.strip_prefix(' ').unwrap_or(text)
    });
    while let Some(line) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else {
            continue;
        };
        let block = lines
            .by_ref()
            .take_while(|line| !line.trim_start().starts_with("```"));
        let block: Vec<String> = block.map(unhidden).collect();
        if matches!(info.trim(), "" | "rust") {
            return Some(block);
        }
    }
    None
}

/// A line of an example without rustdoc's mark for a hidden line.
fn unhidden(line: &str) -> String {
    let text = line.trim_start();
    let text = text.strip_prefix("# ").or((text == "#").then_some(""));
    text.unwrap_or(line).to_owned()
}

/// The part of a file between two comments, `ANCHOR: name` and
/// `ANCHOR_END: name`.
#[derive(Debug, PartialEq)]
pub struct Anchor {
    /// The line of its beginning.
    pub start: usize,
    /// The line of its end; `None` if it has none.
    pub end: Option<usize>,
}

/// The anchors of a text, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Anchors {
    /// By name.
    pub named: BTreeMap<String, Anchor>,
    /// Line and message of each mistake.
    pub mistakes: Vec<(usize, String)>,
}

/// Finds the anchors of a text.
pub fn anchors(text: &str) -> Anchors {
    let mut anchors = Anchors::default();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(name) = anchor_name(line, "ANCHOR:") {
            let anchor = Anchor {
                start: number,
                end: None,
            };
            if anchors.named.insert(name.clone(), anchor).is_some() {
                let text = format!("the anchor `{name}` begins twice; rename");
                anchors.mistakes.push((number, text));
            }
        }
        if let Some(name) = anchor_name(line, "ANCHOR_END:") {
            match anchors.named.get_mut(&name) {
                Some(anchor) if anchor.end.is_none() => {
                    anchor.end = Some(number);
                }
                _ => anchors.mistakes.push((
                    number,
                    format!("the anchor `{name}` ends but never began"),
                )),
            }
        }
    }
    for (name, anchor) in &anchors.named {
        if anchor.end.is_none() {
            anchors.mistakes.push((
                anchor.start,
                format!("the anchor `{name}` has no `ANCHOR_END: {name}`"),
            ));
        }
    }
    anchors
}

/// Whether a line begins or ends an anchor.
pub fn is_anchor(line: &str) -> bool {
    line.contains("ANCHOR:") || line.contains("ANCHOR_END:")
}

fn anchor_name(line: &str, mark: &str) -> Option<String> {
    let (_, name) = line.split_once(mark)?;
    let part = |c: &char| c.is_alphanumeric() || *c == '_' || *c == '-';
    Some(name.trim_start().chars().take_while(part).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
//! A crate.
#![no_std]

use core::{arch::asm, fmt};

/// Prints.
///
/// ```text
/// not this
/// ```
///
/// ```
/// # fn hidden() {}
/// assert_eq!(print(), 1);
/// ```
#[inline]
// ANCHOR: print
pub unsafe fn print() -> isize {
    // a comment
    let text = \"two

// lines\";
    1 // one
}
// ANCHOR_END: print

impl A {
    /// Inner.
    ///
    /// ```
    /// inner();
    /// ```
    fn inner() {}
}

pub const LARGE: [u8; 2] = [1, 2];
";

    fn parse(text: &str) -> Source {
        Source::parse(Path::new("a.rs"), text).expect("Rust")
    }

    #[test]
    fn comments_are_blank_and_strings_are_code() {
        let source = parse(FILE);
        let line =
            |text| FILE.lines().position(|line| line == text).expect("a line");
        assert_eq!(source.kinds[line("//! A crate.")], Kind::Blank);
        assert_eq!(source.kinds[line("#![no_std]")], Kind::InnerAttribute);
        assert_eq!(source.kinds[line("/// Prints.")], Kind::Blank);
        assert_eq!(source.kinds[line("    // a comment")], Kind::Blank);
        assert_eq!(source.kinds[line("// lines\";")], Kind::Code);
        assert_eq!(source.kinds[line("// lines\";") - 1], Kind::Code);
        assert_eq!(source.kinds[line("#[inline]")], Kind::Code);
        assert_eq!(source.kinds[line("// ANCHOR: print")], Kind::Blank);
        assert_eq!(source.code[line("    1 // one")], "    1");
        assert_eq!(source.code[line("// lines\";")], "// lines\";");
    }

    #[test]
    fn items_have_names_lines_and_examples() {
        let source = parse(FILE);
        let names: Vec<_> = source
            .items
            .iter()
            .map(|item| item.name.as_deref())
            .collect();
        assert_eq!(
            names,
            [None, Some("print"), None, Some("inner"), Some("LARGE")]
        );
        let print = &source.items[1];
        assert_eq!(print.lines, 16..=24);
        assert_eq!(
            print.example.as_deref(),
            Some(
                &["fn hidden() {}", "assert_eq!(print(), 1);"]
                    .map(String::from)[..]
            )
        );
        assert_eq!(source.items[3].parent, Some(2));
        assert!(source.items[3].example.is_some());
    }

    #[test]
    fn anchors_that_do_not_pair_are_named() {
        assert_eq!(
            anchors(FILE).named["print"],
            Anchor {
                start: 17,
                end: Some(25)
            }
        );
        let text = "// ANCHOR: a\n// ANCHOR: a\n// ANCHOR_END: b\n";
        let lines: Vec<_> = anchors(text)
            .mistakes
            .into_iter()
            .map(|(line, _)| line)
            .collect();
        assert_eq!(lines, [2, 3, 2]);
    }

    #[test]
    fn a_file_that_is_not_rust_is_named_with_its_line() {
        let error = Source::parse(Path::new("a.rs"), "fn a() {}\n)")
            .expect_err("not Rust");
        assert!(error.to_string().starts_with("a.rs:2: "), "{error}");
    }
}
