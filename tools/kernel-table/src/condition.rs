//! `#if` and its kin, and make's: what they say of an x86_64 kernel.
//!
//! A condition is true, false, or open: left to whoever configures the
//! kernel. Both languages are brought to C's expressions.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};

use crate::schema::{self, By};

/// Symbols with one value on every x86_64 kernel; `None` is undefined.
pub const SETTLED: [(&str, Option<i64>); 14] = [
    ("BITS_PER_LONG", Some(64)),
    ("CONFIG_64BIT", Some(1)),
    ("CONFIG_ARCH_HAS_SYSCALL_WRAPPER", Some(1)),
    ("CONFIG_ARCH_SPLIT_ARG64", None),
    ("CONFIG_CLONE_BACKWARDS", None),
    ("CONFIG_CLONE_BACKWARDS2", None),
    ("CONFIG_CLONE_BACKWARDS3", None),
    ("CONFIG_MMU", Some(1)),
    ("CONFIG_ODD_RT_SIGACTION", None),
    ("CONFIG_X86", Some(1)),
    ("CONFIG_X86_32", None),
    ("CONFIG_X86_64", Some(1)),
    // `kernel/time/time.c` defines it where CONFIG_64BIT is set.
    ("__WANT_OLD_TIME_TYPE_SYSCALL", Some(1)),
    ("__alpha__", None),
];

/// One condition around a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Condition {
    /// Who sets it.
    pub by: By,
    /// As written; for an `#else` the directives before it too.
    pub text: String,
    /// File and line.
    pub at: String,
    /// The same as one expression of C's.
    pub expression: String,
}

/// What an expression comes to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Truth {
    /// True on every x86_64 kernel.
    Yes,
    /// False on every x86_64 kernel.
    No,
    /// A matter of the kernel's configuration.
    Open,
}

/// What is known of the symbols.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    wanted: BTreeSet<String>,
    every_option_on: bool,
}

impl Facts {
    /// Facts with the `__ARCH_WANT_…` symbols that the architecture defines.
    pub fn new(wanted: BTreeSet<String>) -> Facts {
        Facts {
            wanted,
            every_option_on: false,
        }
    }

    /// The same for a kernel with every option on.
    pub fn with_every_option(&self) -> Facts {
        Facts {
            wanted: self.wanted.clone(),
            every_option_on: true,
        }
    }

    /// What `expression` comes to. One that cannot be read is open.
    pub fn truth(&self, expression: &str) -> Truth {
        let tokens = tokens(expression);
        let mut reader = Reader {
            facts: self,
            tokens: &tokens,
            place: 0,
        };
        let value = reader.or();
        match value {
            _ if reader.place != tokens.len() => Truth::Open,
            None => Truth::Open,
            Some(0) => Truth::No,
            Some(_) => Truth::Yes,
        }
    }

    /// What several conditions, all to be met, come to.
    pub fn all<'a>(
        &self,
        conditions: impl IntoIterator<Item = &'a Condition>,
    ) -> Truth {
        let mut truth = Truth::Yes;
        for condition in conditions {
            match self.truth(&condition.expression) {
                Truth::No => return Truth::No,
                Truth::Open => truth = Truth::Open,
                Truth::Yes => {}
            }
        }
        truth
    }

    /// The symbol's value: unknown, undefined, or a number.
    fn symbol(&self, name: &str) -> Option<Option<i64>> {
        let settled = SETTLED.iter().find(|(known, _)| *known == name);
        if let Some((_, value)) = settled {
            Some(*value)
        } else if name.starts_with("__ARCH_WANT_") {
            Some(self.wanted.contains(name).then_some(1))
        } else if self.every_option_on && name.starts_with("CONFIG_") {
            Some(Some(1))
        } else {
            None
        }
    }
}

fn tokens(expression: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = expression.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let two = ["&&", "||", "==", "!=", "<=", ">="];
        let length = if word(first) {
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else if two.iter().any(|two| rest.starts_with(two)) {
            2
        } else {
            first.len_utf8()
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// Reads an expression from its tokens. `None` is an open value.
struct Reader<'a> {
    facts: &'a Facts,
    tokens: &'a [&'a str],
    place: usize,
}

impl Reader<'_> {
    fn take(&mut self, token: &str) -> bool {
        let found = self.tokens.get(self.place) == Some(&token);
        self.place += usize::from(found);
        found
    }

    fn next(&mut self) -> &str {
        self.place += 1;
        self.tokens.get(self.place - 1).copied().unwrap_or_default()
    }

    fn or(&mut self) -> Option<i64> {
        let mut value = self.and();
        while self.take("||") {
            value = match (value, self.and()) {
                (Some(left), _) if left != 0 => Some(1),
                (_, Some(right)) if right != 0 => Some(1),
                (Some(_), Some(_)) => Some(0),
                _ => None,
            };
        }
        value
    }

    fn and(&mut self) -> Option<i64> {
        let mut value = self.comparison();
        while self.take("&&") {
            value = match (value, self.comparison()) {
                (Some(0), _) | (_, Some(0)) => Some(0),
                (Some(_), Some(_)) => Some(1),
                _ => None,
            };
        }
        value
    }

    fn comparison(&mut self) -> Option<i64> {
        type Compare = fn(&i64, &i64) -> bool;
        let compare: [(&str, Compare); 6] = [
            ("==", i64::eq),
            ("!=", i64::ne),
            ("<=", i64::le),
            (">=", i64::ge),
            ("<", i64::lt),
            (">", i64::gt),
        ];
        let left = self.unary();
        for (sign, compare) in compare {
            if self.take(sign) {
                let right = self.unary();
                return Some(i64::from(compare(&left?, &right?)));
            }
        }
        left
    }

    fn unary(&mut self) -> Option<i64> {
        if self.take("!") {
            return self.unary().map(|value| i64::from(value == 0));
        }
        if self.take("(") {
            let value = self.or();
            self.take(")");
            return value;
        }
        match self.next().to_owned().as_str() {
            "defined" | "IS_ENABLED" | "IS_BUILTIN" | "IS_REACHABLE" => {
                let bracket = self.take("(");
                let name = self.next().to_owned();
                if bracket {
                    self.take(")");
                }
                let value = self.facts.symbol(&name)?;
                Some(i64::from(value.is_some()))
            }
            word if word.starts_with(|c: char| c.is_ascii_digit()) => {
                word.trim_end_matches(['U', 'L', 'u', 'l']).parse().ok()
            }
            name => Some(self.facts.symbol(name)?.unwrap_or(0)),
        }
    }
}

/// The conditions that are open at a line: a stack of `#if`s or `ifdef`s.
#[derive(Debug)]
pub struct Branches<'a> {
    by: By,
    file: &'a str,
    stack: Vec<Branch>,
}

#[derive(Debug)]
struct Branch {
    /// The directives so far, as written and as expressions of their own; the
    /// last one holds now.
    directives: Vec<(String, String)>,
    line: u32,
    is_else: bool,
}

impl<'a> Branches<'a> {
    /// The beginning of `file`, with no conditions yet.
    pub fn new(by: By, file: &'a str) -> Branches<'a> {
        Branches {
            by,
            file,
            stack: Vec::new(),
        }
    }

    /// Enters a branch.
    pub fn enter(&mut self, text: &str, expression: String, line: u32) {
        let directives = vec![(text.to_owned(), expression)];
        self.stack.push(Branch {
            directives,
            line,
            is_else: false,
        });
    }

    /// Goes on to an `#elif` with its expression, or to an `#else`.
    ///
    /// # Errors
    ///
    /// When there is no branch to go on from.
    pub fn turn(
        &mut self,
        text: &str,
        expression: Option<String>,
        line: u32,
    ) -> Result<()> {
        let Some(branch) = self.stack.last_mut() else {
            bail!("`{text}` without an `if`");
        };
        ensure!(!branch.is_else, "`{text}` after an `else`");
        branch.is_else = expression.is_none();
        branch.line = line;
        let expression = expression.unwrap_or_else(|| "1".to_owned());
        branch.directives.push((text.to_owned(), expression));
        Ok(())
    }

    /// Leaves a branch.
    ///
    /// # Errors
    ///
    /// When there is none to leave.
    pub fn leave(&mut self, text: &str) -> Result<()> {
        ensure!(self.stack.pop().is_some(), "`{text}` without an `if`");
        Ok(())
    }

    /// Makes sure that every branch was left when the file ends.
    ///
    /// # Errors
    ///
    /// When one was not.
    pub fn finish(&self) -> Result<()> {
        if let Some(Condition { at, text, .. }) = self.conditions().last() {
            bail!(
                "{at}: `{text}` has no end: the file is truncated, unpack the \
                 tree again"
            );
        }
        Ok(())
    }

    /// The conditions that hold here, outermost first.
    pub fn conditions(&self) -> Vec<Condition> {
        self.stack
            .iter()
            .map(|branch| self.condition(branch))
            .collect()
    }

    fn condition(&self, branch: &Branch) -> Condition {
        let directives = &branch.directives;
        let texts: Vec<_> =
            directives.iter().map(|(text, _)| text.as_str()).collect();
        let last = directives.len() - 1;
        let parts: Vec<_> = directives
            .iter()
            .enumerate()
            .map(|(index, (_, expression))| {
                let not = if index < last { "!" } else { "" };
                format!("{not}({expression})")
            })
            .collect();
        Condition {
            by: self.by,
            text: texts.join(" … "),
            at: format!("{}:{}", self.file, branch.line),
            expression: parts.join(" && "),
        }
    }
}

impl Condition {
    /// As it stands in the table.
    pub fn to_schema(&self, facts: &Facts) -> schema::Condition {
        schema::Condition {
            by: self.by,
            text: self.text.clone(),
            at: self.at.clone(),
            always: facts.truth(&self.expression) == Truth::Yes,
        }
    }
}
