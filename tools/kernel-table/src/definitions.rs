//! The definitions of handlers in C files: `SYSCALL_DEFINE0` to `6` and their kin.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use crate::condition::{Branches, Condition, Facts, Truth};
use crate::schema::{Arg, By};
use crate::tree;

/// What a C file has to say.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The handlers that it defines.
    pub definitions: Vec<Definition>,
    /// The stubs that stand for handlers that were left out.
    pub stubs: Vec<Stub>,
    /// The `.c` files that it includes.
    pub inclusions: Vec<Inclusion>,
}

/// A handler's definition.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The handler's name as the table spells it: `sys_read`,
    /// `compat_sys_ioctl`.
    pub entry: String,
    /// Its arguments; or what is wrong with them, which only matters when the
    /// table needs this definition: `compat_arg_u64_dual` is for 32 bits.
    pub args: Result<Vec<Arg>, String>,
    /// The file, from the tree's root.
    pub file: String,
    /// The line in it.
    pub line: u32,
    /// The conditions around it, outermost first.
    pub conditions: Vec<Condition>,
}

/// A `COND_SYSCALL`, or a `SYS_NI`, which makes the same.
#[derive(Clone, Debug)]
pub struct Stub {
    /// The handler's name as the table spells it.
    pub entry: String,
    /// As written.
    pub text: String,
    /// File and line.
    pub at: String,
}

/// A `.c` file that another one includes.
#[derive(Clone, Debug)]
pub struct Inclusion {
    /// The file that is included, from the tree's root.
    pub file: String,
    /// The file that includes it.
    pub by: String,
    /// The conditions around it.
    pub conditions: Vec<Condition>,
}

/// Tells whether a file can have anything to say; most have not.
pub fn is_worth_reading(text: &str) -> bool {
    ["SYSCALL_DEFINE", "COND_SYSCALL", "SYS_NI", ".c\""]
        .iter()
        .any(|word| text.contains(word))
}

/// Reads one C file.
///
/// # Errors
///
/// When it ends too early, or a definition has another shape.
pub fn read(file: &str, text: &str) -> Result<Found> {
    let text = without_comments(file, text)?;
    let mut lines = numbered(&text);
    let mut reader = Reader::new(file);
    while let Some((number, line)) = lines.next() {
        if let Some(directive) = line.trim_start().strip_prefix('#') {
            let directive = continued(directive, &mut lines);
            reader
                .directive(&directive, number)
                .with_context(|| format!("{file}:{number}"))?;
        } else if let Some(call) = Call::start(line) {
            let inner = bracketed(call.after, &mut lines).with_context(|| {
                format!(
                    "{file}:{number}: `{}` has no closing bracket: the file \
                     is truncated, unpack the tree again",
                    call.name
                )
            })?;
            reader.call(&call, &inner, number);
        }
    }
    reader.branches.finish()?;
    Ok(reader.found)
}

/// A macro's call that defines a handler or a stub.
struct Call<'a> {
    name: &'a str,
    /// How the table spells the names of what the macro makes.
    prefix: &'static str,
    /// The number of arguments, which the macro's name ends in; a stub's has
    /// none.
    count: Option<usize>,
    after: &'a str,
}

impl<'a> Call<'a> {
    fn start(line: &'a str) -> Option<Call<'a>> {
        let (name, after) = line.trim_start().split_once('(')?;
        let name = name.trim_end();
        let is_compat = name.contains("COMPAT");
        let prefix = if is_compat { "compat_sys_" } else { "sys_" };
        let count = match name {
            "COND_SYSCALL" | "COND_SYSCALL_COMPAT" => None,
            // The same in Linux 6.1, for what posix-timers.c defines.
            "SYS_NI" | "COMPAT_SYS_NI" => None,
            _ => {
                let rest = name.strip_prefix("COMPAT_").unwrap_or(name);
                let digit = rest.strip_prefix("SYSCALL_DEFINE")?;
                Some(digit.parse().ok().filter(|count| *count <= 6)?)
            }
        };
        Some(Call {
            name,
            prefix,
            count,
            after,
        })
    }
}

struct Reader<'a> {
    file: &'a str,
    branches: Branches<'a>,
    found: Found,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str) -> Reader<'a> {
        let branches = Branches::new(By::If, file);
        Reader {
            file,
            branches,
            found: Found::default(),
        }
    }

    /// Follows an `#if`, or notes what an `#include` includes.
    fn directive(&mut self, directive: &str, line: u32) -> Result<()> {
        let directive = even(directive);
        let (word, rest) =
            directive.split_once(' ').unwrap_or((&directive, ""));
        let text = format!("#{directive}");
        match word {
            "if" => self.branches.enter(&text, rest.to_owned(), line),
            "ifdef" => {
                self.branches.enter(&text, format!("defined({rest})"), line);
            }
            "ifndef" => {
                self.branches
                    .enter(&text, format!("!defined({rest})"), line);
            }
            "elif" => {
                self.branches.turn(&text, Some(rest.to_owned()), line)?;
            }
            "else" => self.branches.turn(&text, None, line)?,
            "endif" => self.branches.leave(&text)?,
            "include" => self.inclusion(rest),
            _ => {}
        }
        Ok(())
    }

    fn inclusion(&mut self, target: &str) {
        let name = target.trim_matches('"');
        if name.ends_with(".c") {
            self.found.inclusions.push(Inclusion {
                file: tree::join(tree::parent(self.file), name),
                by: self.file.to_owned(),
                conditions: self.branches.conditions(),
            });
        }
    }

    fn call(&mut self, call: &Call, inner: &str, line: u32) {
        let words: Vec<_> = inner.split(',').map(even).collect();
        let (handler, rest) = words.split_first().expect("one word at least");
        let entry = format!("{}{handler}", call.prefix);
        let Some(count) = call.count else {
            let text = format!("{}({handler})", call.name);
            let at = format!("{}:{line}", self.file);
            self.found.stubs.push(Stub { entry, text, at });
            return;
        };
        self.found.definitions.push(Definition {
            entry,
            args: arguments(count, rest),
            file: self.file.to_owned(),
            line,
            conditions: self.branches.conditions(),
        });
    }
}

fn arguments(count: usize, words: &[String]) -> Result<Vec<Arg>, String> {
    if words.len() != 2 * count || words.iter().any(String::is_empty) {
        return Err(format!(
            "{count} pairs of type and name should follow the handler's name, \
             and `{}` does: teach this program the new shape",
            words.join(", ")
        ));
    }
    let argument = |pair: &[String]| Arg {
        ctype: pair[0].clone(),
        name: pair[1].clone(),
    };
    Ok(words.chunks(2).map(argument).collect())
}

/// The text with single spaces, and none at the ends.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines with their numbers.
fn numbered(text: &str) -> impl Iterator<Item = (u32, &str)> {
    (1..).zip(text.lines())
}

/// A directive with the lines that a backslash adds.
fn continued<'a>(
    directive: &str,
    lines: &mut impl Iterator<Item = (u32, &'a str)>,
) -> String {
    let mut whole = directive.to_owned();
    while let Some(open) = whole.strip_suffix('\\') {
        let Some((_, next)) = lines.next() else { break };
        whole = format!("{open} {next}");
    }
    whole
}

/// What stands up to the bracket that closes one opened before `first`;
/// nothing when there is none before the next directive or the file's end.
fn bracketed<'a>(
    first: &str,
    lines: &mut impl Iterator<Item = (u32, &'a str)>,
) -> Option<String> {
    let mut inner = first.to_owned();
    loop {
        if let Some(end) = closing_bracket(&inner) {
            inner.truncate(end);
            return Some(inner);
        }
        let (_, next) = lines.next()?;
        if next.trim_start().starts_with('#') {
            return None;
        }
        inner = format!("{inner} {next}");
    }
}

fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 1;
    let mut ends = text.match_indices(['(', ')']);
    ends.find_map(|(place, bracket)| {
        depth += if bracket == "(" { 1 } else { -1 };
        (depth == 0).then_some(place)
    })
}

/// The text with comments and the insides of strings made blank, line for
/// line. The name of an included file stays.
fn without_comments(file: &str, text: &str) -> Result<String> {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(['/', '"', '\'']) {
        result.push_str(&rest[..place]);
        rest = &rest[place..];
        let is_include = || {
            let line = result.rsplit('\n').next().unwrap_or_default();
            line.trim_start().trim_start_matches(['#', ' ']) == "include "
        };
        let length = if let Some(comment) = rest.strip_prefix("/*") {
            let end = comment.find("*/").with_context(|| {
                let before = &text[..text.len() - rest.len()];
                let line = before.matches('\n').count() + 1;
                format!(
                    "{file}:{line}: a comment has no end: the file is \
                     truncated, unpack the tree again"
                )
            })?;
            result.push(' ');
            end + 4
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with('/') || is_include() {
            result.push_str(&rest[..1]);
            1
        } else {
            quoted(rest)
        };
        let newlines = rest[..length].matches('\n').count();
        result.extend(std::iter::repeat_n('\n', newlines));
        rest = &rest[length..];
    }
    Ok(result + rest)
}

/// The length of a string or a character that `text` starts with; it ends
/// with its line at the latest.
fn quoted(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    let mut escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'\n' if !escaped => return place,
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            byte if byte == quote => return place + 1,
            _ => {}
        }
    }
    text.len()
}

/// The `__ARCH_WANT_…` symbols that `header` defines for 64-bit kernels.
///
/// # Errors
///
/// When the header ends too early.
pub fn wanted(file: &str, header: &str) -> Result<BTreeSet<String>> {
    let text = without_comments(file, header)?;
    let mut reader = Reader::new(file);
    let mut wanted = BTreeSet::new();
    for (number, line) in numbered(&text) {
        let Some(directive) = line.trim_start().strip_prefix('#') else {
            continue;
        };
        reader
            .directive(directive, number)
            .with_context(|| format!("{file}:{number}"))?;
        let directive = even(directive);
        let Some(symbol) = directive.strip_prefix("define __ARCH_WANT_") else {
            continue;
        };
        let conditions = reader.branches.conditions();
        if Facts::default().all(&conditions) != Truth::No {
            wanted.insert(format!("__ARCH_WANT_{symbol}"));
        }
    }
    reader.branches.finish()?;
    Ok(wanted)
}
