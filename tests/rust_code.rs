//! All Rust code of the repository as tokens, comments beside them.

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenStream, TokenTree};

use crate::{markdown, tree};

/// A file, or the examples in a file's documentation, or a page's blocks.
pub struct Code {
    /// Where it stands.
    pub file: PathBuf,
    /// The code and its comments, each on its line of the file.
    pub lines: Vec<String>,
    /// The tokens: the outermost first, then those of each group in them.
    pub levels: Vec<Vec<TokenTree>>,
}

impl Code {
    fn new(file: &Path, text: &str) -> Code {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| {
            panic!("{}: this is not Rust: {error}", file.display())
        });
        let mut levels = Vec::new();
        flatten(stream, &mut levels);
        let lines = text.lines().map(String::from).collect();
        Code {
            file: file.to_owned(),
            lines,
            levels,
        }
    }

    /// The comment that belongs to a line: what stands behind its code and,
    /// if that is nothing, the nearest comment above.
    pub fn comment(&self, line: usize) -> String {
        let comment = |index: usize| {
            let (_, comment) = self.lines.get(index)?.split_once("//")?;
            Some(comment)
        };
        if let Some(comment) = comment(line - 1) {
            return comment.to_owned();
        }
        let is_comment =
            |index: &usize| self.lines[*index].trim().starts_with("//");
        let above = (0..line - 1).rev().take(12);
        let above = above.skip_while(|index| !is_comment(index));
        let mut block: Vec<_> =
            above.take_while(is_comment).filter_map(comment).collect();
        block.reverse();
        block.join("\n")
    }
}

fn flatten(stream: TokenStream, levels: &mut Vec<Vec<TokenTree>>) {
    let level: Vec<_> = stream.into_iter().collect();
    let groups: Vec<_> = level.iter().filter_map(group).cloned().collect();
    levels.push(level);
    for group in groups {
        flatten(group.stream(), levels);
    }
}

/// All `.rs` files under the given folders, the examples in their
/// documentation, and what stands in Rust blocks of the pages.
pub fn all(folders: &[&str]) -> Vec<Code> {
    let mut code = Vec::new();
    for file in tree::files_with(&["rs", "md"]) {
        if !folders.iter().any(|folder| file.starts_with(folder)) {
            continue;
        }
        let text = tree::read(&file);
        if file.extension().is_some_and(|extension| extension == "md") {
            code.push(Code::new(&file, &only_blocks(&text)));
        } else {
            code.push(Code::new(&file, &text));
            // The strings of tools and tests hold doc comments of made-up
            // files.
            if !file.starts_with("tools") && !file.starts_with("tests") {
                code.push(Code::new(&file, &only_examples(&text)));
            }
        }
    }
    code
}

/// What a page's Rust blocks hold besides includes, on its lines.
fn only_blocks(text: &str) -> String {
    let mut lines = vec![String::new(); text.lines().count() + 1];
    for block in markdown::blocks(text) {
        if block.has("rust") {
            let program = markdown::program(&block.text);
            let code = program.lines().filter(|l| !l.contains("{{#"));
            for (index, line) in code.enumerate() {
                lines[block.line + index] = line.to_owned();
            }
        }
    }
    lines.join("\n")
}

/// The examples in a file's doc comments, on its lines.
fn only_examples(text: &str) -> String {
    let doc = |line: &str| {
        let line = line.trim_start();
        let doc = line.strip_prefix("///").or(line.strip_prefix("//!"));
        doc.map_or(String::new(), |doc| {
            doc.strip_prefix(' ').unwrap_or(doc).to_owned()
        })
    };
    let docs: Vec<_> = text.lines().map(doc).collect();
    let docs = docs.join("\n");
    let mut lines = vec![String::new(); docs.lines().count() + 1];
    for block in markdown::blocks(&docs) {
        if block
            .words()
            .all(|word| word != "text" && word != "console")
        {
            let program = markdown::program(&block.text);
            for (index, line) in program.lines().enumerate() {
                lines[block.line + index] = line.to_owned();
            }
        }
    }
    lines.join("\n")
}

/// The group, if the token is one.
pub fn group(token: &TokenTree) -> Option<&Group> {
    match token {
        TokenTree::Group(group) => Some(group),
        _ => None,
    }
}

/// The group in parentheses, if the token is one.
pub fn parentheses(token: &TokenTree) -> Option<&Group> {
    group(token).filter(|group| group.delimiter() == Delimiter::Parenthesis)
}

/// The identifier, if the token is one.
pub fn ident(token: &TokenTree) -> Option<&Ident> {
    match token {
        TokenTree::Ident(ident) => Some(ident),
        _ => None,
    }
}

/// The literal, if the token is one.
pub fn literal(token: &TokenTree) -> Option<&Literal> {
    match token {
        TokenTree::Literal(literal) => Some(literal),
        _ => None,
    }
}

/// Tells whether the token is this mark.
pub fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == mark)
}

/// What a string literal holds, as far as an `asm!` template needs it.
pub fn string(literal: &Literal) -> Option<String> {
    let text = literal.to_string();
    let text = text.trim_start_matches('r').trim_matches('#');
    let text = text.strip_prefix('"')?.strip_suffix('"')?;
    Some(text.replace("\\n", "\n").replace("\\t", " "))
}

/// A call of `asm!`.
pub struct Asm {
    /// The line of its name.
    pub line: usize,
    /// What stands between its commas.
    pub parts: Vec<Vec<TokenTree>>,
}

impl Asm {
    /// The instructions' first words.
    pub fn instructions(&self) -> Vec<String> {
        let pieces = self.parts.iter().map_while(|part| template(part));
        let text = pieces.collect::<Vec<_>>().join("\n");
        let first = |line: &str| {
            let mut words = line.split_whitespace();
            let word = words.find(|word| !word.ends_with(':'))?;
            Some(word.to_lowercase())
        };
        text.split(['\n', ';']).filter_map(first).collect()
    }

    /// The operands that name a register: what they are, which register, and
    /// what follows.
    pub fn registers(&self) -> Vec<(String, String, &[TokenTree])> {
        self.parts
            .iter()
            .filter_map(|part| register(part))
            .collect()
    }

    /// The words of an operand such as `options(…)` or `clobber_abi(…)`.
    pub fn words_of(&self, name: &str) -> Option<String> {
        self.parts.iter().find_map(|part| match part.as_slice() {
            [first, inner, ..] if ident(first)? == name => {
                Some(parentheses(inner)?.to_string())
            }
            _ => None,
        })
    }
}

/// The text of a piece of the template; `None` for an operand.
fn template(part: &[TokenTree]) -> Option<String> {
    match part {
        [only] => string(literal(only)?),
        [name, mark, inner] => {
            let inner = group(inner)?;
            if ident(name)? != "concat" || !is_mark(mark, '!') {
                return None;
            }
            let pieces: Vec<_> = inner.stream().into_iter().collect();
            let pieces = pieces.iter().filter_map(literal);
            Some(pieces.filter_map(string).collect())
        }
        _ => None,
    }
}

fn register(part: &[TokenTree]) -> Option<(String, String, &[TokenTree])> {
    let part = match part {
        [_, mark, rest @ ..] if is_mark(mark, '=') => rest,
        part => part,
    };
    let (kind, rest) = part.split_first()?;
    let (place, rest) = rest.split_first()?;
    let kind = ident(kind)?.to_string();
    let place = parentheses(place)?.stream().into_iter().next()?;
    Some((kind, string(literal(&place)?)?, rest))
}

/// All calls of `asm!`. `naked_asm!` and `global_asm!` are others.
pub fn asm_calls(code: &Code) -> Vec<Asm> {
    let mut calls = Vec::new();
    for level in &code.levels {
        for window in level.windows(3) {
            let [name, mark, inner] = window else {
                continue;
            };
            let Some(name) = ident(name).filter(|name| *name == "asm") else {
                continue;
            };
            if let (true, Some(inner)) = (is_mark(mark, '!'), group(inner)) {
                let tokens: Vec<_> = inner.stream().into_iter().collect();
                let parts = tokens.split(|token| is_mark(token, ','));
                calls.push(Asm {
                    line: name.span().start().line,
                    parts: parts.map(<[TokenTree]>::to_vec).collect(),
                });
            }
        }
    }
    calls
}

/// Code that a test writes itself.
#[cfg(test)]
pub fn example(text: &str) -> Code {
    Code::new(Path::new("example.rs"), text)
}
