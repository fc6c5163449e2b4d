//! Which C files an x86_64 kernel is built from, as the tree's makefiles say.
//!
//! Only the little of make's language is read that lists objects: assignments
//! of words to `obj-…` and to the lists that it is made of, and the
//! conditionals around them.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::condition::{Branches, Condition, Facts, Truth};
use crate::definitions::Inclusion;
use crate::schema::By;
use crate::tree::{self, Tree};

/// Variables whose words are built into the kernel.
const BUILT: [&str; 3] = ["obj-y", "lib-y", "core-y"];

/// How long a chain of lists, folders and inclusions may get.
const DEEPEST: u32 = 12;

/// What builds a file, from the outside in; `None` when nothing does.
type Built = Option<Vec<Condition>>;

/// The makefiles of a tree, read as they are asked for.
#[derive(Debug)]
pub struct Kbuild<'a> {
    tree: &'a Tree,
    facts: &'a Facts,
    inclusions: BTreeMap<&'a str, Vec<&'a Inclusion>>,
    makefiles: BTreeMap<String, Makefile>,
}

/// One folder's `Kbuild` or `Makefile`.
#[derive(Debug, Default)]
struct Makefile {
    words: Vec<Word>,
}

/// One word of a list.
#[derive(Debug)]
struct Word {
    list: String,
    word: String,
    conditions: Vec<Condition>,
}

impl<'a> Kbuild<'a> {
    /// The makefiles of `tree`; `inclusions` are all that C files include.
    pub fn new(
        tree: &'a Tree,
        facts: &'a Facts,
        inclusions: &'a [Inclusion],
    ) -> Kbuild<'a> {
        let mut by_file = BTreeMap::<_, Vec<_>>::new();
        for inclusion in inclusions {
            by_file.entry(&*inclusion.file).or_default().push(inclusion);
        }
        let makefiles = BTreeMap::new();
        Kbuild {
            tree,
            facts,
            inclusions: by_file,
            makefiles,
        }
    }

    /// The conditions under which a C file is part of the kernel, outermost
    /// first; `None` when it never is.
    ///
    /// # Errors
    ///
    /// When a makefile cannot be read.
    pub fn conditions(&mut self, file: &str) -> Result<Built> {
        self.file(file, DEEPEST)
    }

    fn file(&mut self, file: &str, depth: u32) -> Result<Built> {
        if depth == 0 {
            return Ok(None);
        }
        let object = format!("{}.o", file.trim_end_matches(".c"));
        if let Some(listed) = self.listed(&object, depth)? {
            return Ok(Some(listed));
        }
        for inclusion in self.inclusions.get(file).cloned().unwrap_or_default()
        {
            let outer = self.file(&inclusion.by, depth - 1)?;
            let own = inclusion.conditions.iter().cloned();
            if let Some(outer) = outer {
                return Ok(Some(outer.into_iter().chain(own).collect()));
            }
        }
        Ok(None)
    }

    /// Looks in the folders above for the one that lists `path`, an object or
    /// a folder with a `/` at its end.
    fn listed(&mut self, path: &str, depth: u32) -> Result<Built> {
        let mut folder = tree::parent(path.trim_end_matches('/'));
        loop {
            let word = path[folder.len()..].trim_start_matches('/');
            if let Some(own) = self.makefile(folder)?.built(word, depth) {
                let outer = match folder {
                    "" => Some(Vec::new()),
                    _ => self.listed(&format!("{folder}/"), depth - 1)?,
                };
                return Ok(outer.map(|mut all| {
                    all.extend(own);
                    all
                }));
            }
            if folder.is_empty() {
                return Ok(None);
            }
            folder = tree::parent(folder);
        }
    }

    fn makefile(&mut self, folder: &str) -> Result<&Makefile> {
        if !self.makefiles.contains_key(folder) {
            let paths =
                ["Kbuild", "Makefile"].map(|name| tree::join(folder, name));
            let path = paths.iter().find(|path| self.tree.has(path));
            let makefile = match path {
                Some(path) => {
                    Makefile::parse(path, &self.tree.read(path)?, self.facts)?
                }
                None => Makefile::default(),
            };
            self.makefiles.insert(folder.to_owned(), makefile);
        }
        Ok(&self.makefiles[folder])
    }
}

impl Makefile {
    fn parse(path: &str, text: &str, facts: &Facts) -> Result<Makefile> {
        let mut makefile = Makefile::default();
        let mut branches = Branches::new(By::Kbuild, path);
        let mut lines = (1..).zip(text.lines());
        while let Some((number, line)) = lines.next() {
            let mut whole = line.to_owned();
            while let Some(open) = whole.strip_suffix('\\') {
                let Some((_, next)) = lines.next() else { break };
                whole = format!("{open} {next}");
            }
            let whole = whole.split('#').next().unwrap_or_default().trim();
            let whole = whole.replace("$(BITS)", "64");
            let whole = whole.replace("$(SRCARCH)", "x86");
            let is_conditional = follow(&mut branches, &whole, number)
                .with_context(|| format!("{path}:{number}"))?;
            if !is_conditional {
                let around = branches.conditions();
                makefile.assign(&whole, path, number, &around, facts);
            }
        }
        branches.finish()?;
        Ok(makefile)
    }

    /// Does what `NAME := WORDS` says, under the conditions around it and the
    /// one in the name, as in `obj-$(CONFIG_EPOLL)`.
    fn assign(
        &mut self,
        line: &str,
        path: &str,
        number: u32,
        around: &[Condition],
        facts: &Facts,
    ) {
        let Some((left, words)) = line.split_once('=') else {
            return;
        };
        let name = left.trim_end_matches([':', '+', '?', ' ', '\t']);
        let mut conditions = around.to_vec();
        let list = match option(name) {
            Some(option) => {
                conditions.push(Condition {
                    by: By::Kbuild,
                    text: name.to_owned(),
                    at: format!("{path}:{number}"),
                    expression: format!("defined({option})"),
                });
                let stem = name.split('$').next().unwrap_or_default();
                format!("{stem}y")
            }
            None => name.to_owned(),
        };
        let truth = facts.all(&conditions);
        if truth == Truth::No {
            return;
        }
        let replaces = !left.ends_with(['+', '?']);
        if replaces && truth == Truth::Yes {
            self.words.retain(|word| word.list != list);
        }
        self.words.extend(words.split_whitespace().map(|word| Word {
            list: list.clone(),
            word: word.to_owned(),
            conditions: conditions.clone(),
        }));
    }

    /// The conditions under which `word` is built, by the shortest way.
    fn built(&self, word: &str, depth: u32) -> Built {
        let depth = depth.checked_sub(1)?;
        let listed = self.words.iter().filter(|listed| listed.word == word);
        let ways = listed.filter_map(|listed| {
            let mut conditions = self.list(&listed.list, depth)?;
            conditions.extend(listed.conditions.iter().cloned());
            Some(conditions)
        });
        ways.min_by_key(Vec::len)
    }

    /// The conditions under which what a list names is built: it is a list of
    /// the kernel's, or its words make a part of such a list.
    fn list(&self, list: &str, depth: u32) -> Built {
        if BUILT.contains(&list) {
            return Some(Vec::new());
        }
        let stem = list
            .strip_suffix("-y")
            .or_else(|| list.strip_suffix("-objs"))?;
        self.built(&format!("$({list})"), depth)
            .or_else(|| self.built(&format!("{stem}.o"), depth))
    }
}

/// The option in a list's name: of `obj-$(CONFIG_EPOLL)`, `CONFIG_EPOLL`.
fn option(name: &str) -> Option<&str> {
    let option = &name[name.find("CONFIG_")?..];
    let end = option.find(|c: char| !c.is_alphanumeric() && c != '_');
    Some(&option[..end.unwrap_or(option.len())])
}

/// Follows one of make's conditionals; tells whether the line was one.
fn follow(branches: &mut Branches, line: &str, number: u32) -> Result<bool> {
    let end = line.find([' ', '\t', '(']).unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    match word {
        "ifeq" | "ifneq" | "ifdef" | "ifndef" => {
            branches.enter(line, expression(word, rest.trim()), number);
        }
        "else" if rest.trim().is_empty() => {
            branches.turn(line, None, number)?
        }
        "else" => {
            let rest = rest.trim();
            let end = rest.find([' ', '(']).unwrap_or(rest.len());
            let (word, rest) = rest.split_at(end);
            let expression = expression(word, rest.trim());
            branches.turn(line, Some(expression), number)?;
        }
        "endif" => branches.leave(line)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// One of make's conditions as an expression of C's. What compares anything
/// but one option with y or with nothing becomes a symbol that nobody knows.
fn expression(word: &str, rest: &str) -> String {
    let unknown = "comparison_of_make".to_owned();
    if matches!(word, "ifdef" | "ifndef") {
        let not = if word == "ifndef" { "!" } else { "" };
        return format!("{not}defined({rest})");
    }
    let inner = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')'));
    let Some((left, right)) = inner.and_then(|inner| inner.split_once(','))
    else {
        return unknown;
    };
    let option = left.trim().strip_prefix("$(CONFIG_");
    let option = option.and_then(|option| option.strip_suffix(')'));
    let is_word = |o: &&str| o.chars().all(|c| c.is_alphanumeric() || c == '_');
    match (option.filter(is_word), right.trim()) {
        (Some(option), right) if right.is_empty() || right == "y" => {
            let is_on = (word == "ifeq") == (right == "y");
            let not = if is_on { "" } else { "!" };
            format!("{not}defined(CONFIG_{option})")
        }
        _ => unknown,
    }
}
