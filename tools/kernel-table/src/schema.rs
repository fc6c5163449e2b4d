//! The table as it stands in `data/`: reading, writing, counting.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::file;

/// The version of the format that this program reads and writes.
pub const SCHEMA: u32 = 1;

/// The registers that carry the arguments, in their order.
pub const REGISTERS: [&str; 6] = ["rdi", "rsi", "rdx", "r10", "r8", "r9"];

/// All that is known of one kernel's system calls.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The version of this format.
    pub schema: u32,
    /// Always `x86_64`.
    pub architecture: String,
    /// The kernel's version, as in `6.1.192`.
    pub kernel: String,
    /// Where the tree came from.
    pub source: Source,
    /// The lines of the kernel's table, by number and ABI.
    pub rows: Vec<Row>,
    /// The error numbers, by number.
    pub errnos: Vec<Errno>,
}

/// The Debian package that a kernel tree was taken from.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The package's name, as in `linux-source-6.1`.
    pub package: String,
    /// The package's version, as in `6.1.192-2`.
    pub version: String,
    /// The SHA-256 of the `.deb`, in hexadecimal.
    pub sha256: String,
}

impl Source {
    /// Looks whether the hash can be one.
    ///
    /// # Errors
    ///
    /// When it has not 64 hexadecimal digits.
    pub fn check(&self) -> Result<()> {
        let is_hash = self.sha256.len() == 64
            && self.sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        ensure!(
            is_hash,
            "--sha256 {}: not 64 hexadecimal digits: give what `sha256sum` \
             prints for the package",
            self.sha256
        );
        Ok(())
    }
}

/// Which programs a row is for.
#[derive(
    Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize,
)]
pub enum Abi {
    /// 64-bit programs and x32 programs.
    #[serde(rename = "common")]
    Common,
    /// 64-bit programs only.
    #[serde(rename = "64")]
    Only64,
    /// x32 programs only.
    #[serde(rename = "x32")]
    X32,
}

impl Abi {
    /// The word in the kernel's table.
    pub fn word(self) -> &'static str {
        match self {
            Abi::Common => "common",
            Abi::Only64 => "64",
            Abi::X32 => "x32",
        }
    }
}

/// One line of the kernel's table, joined with the handler's definition.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The number in `eax`, without the x32 bit.
    pub number: u32,
    /// Which programs the row is for.
    pub abi: Abi,
    /// The system call's name.
    pub name: String,
    /// The handler as the table names it.
    pub entry: Option<String>,
    /// The handler's arguments, in the order of the registers.
    pub args: Vec<Arg>,
    /// The file that defines the handler, from the tree's root.
    pub file: Option<String>,
    /// The definition's line in `file`.
    pub line: Option<u32>,
    /// What the kernel's build has to say for the handler to be there.
    pub condition: Option<Vec<Condition>>,
    /// Whether there is a handler that does more than answer `ENOSYS`.
    pub implemented: bool,
    /// Why there is none.
    pub why: Option<Why>,
    /// How old the row is, as far as the tables that were read tell.
    pub since: Option<Since>,
    /// Whether the table marks the call as one that never returns.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub noreturn: bool,
    /// Definitions of the same handler that this kernel does not use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
}

impl Row {
    /// Whether a 64-bit program reaches this row.
    pub fn is_64(&self) -> bool {
        self.abi != Abi::X32
    }

    /// Whether an x86_64 kernel can be built without the handler.
    pub fn is_optional(&self) -> bool {
        self.open_conditions().next().is_some()
    }

    /// The conditions that whoever configures an x86_64 kernel decides.
    pub fn open_conditions(&self) -> impl Iterator<Item = &Condition> {
        let conditions = self.condition.iter().flatten();
        conditions.filter(|condition| {
            condition.by != By::CondSyscall && !condition.always
        })
    }

    /// The arguments as C would declare them: `unsigned int fd, size_t count`.
    pub fn signature(&self) -> String {
        let args: Vec<_> = self.args.iter().map(Arg::to_c).collect();
        args.join(", ")
    }
}

/// One argument of a handler.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Arg {
    /// The C type as written, `__user` kept, white space made even.
    #[serde(rename = "type")]
    pub ctype: String,
    /// The argument's name.
    pub name: String,
}

impl Arg {
    /// The argument as C would declare it: `char __user *buf`.
    pub fn to_c(&self) -> String {
        let space = if self.ctype.ends_with('*') { "" } else { " " };
        format!("{}{space}{}", self.ctype, self.name)
    }
}

/// One condition of the kernel's build, as written.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Who sets the condition.
    pub by: By,
    /// The condition as written; for an `#else` the directives before it too.
    pub text: String,
    /// File and line, as `fs/Makefile:30`.
    pub at: String,
    /// Whether it holds on every x86_64 kernel.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub always: bool,
}

/// Who sets a condition.
#[derive(
    Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize,
)]
pub enum By {
    /// A `Makefile` or `Kbuild`.
    #[serde(rename = "kbuild")]
    Kbuild,
    /// `#if`, `#ifdef` and the like around the definition.
    #[serde(rename = "#if")]
    If,
    /// Not a condition itself: where the handler was left out, a
    /// `COND_SYSCALL` (or `SYS_NI`) puts a stub that answers `ENOSYS`.
    #[serde(rename = "COND_SYSCALL")]
    CondSyscall,
}

/// Why a row has no handler.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    /// The kind of reason.
    pub kind: WhyKind,
    /// The evidence, or the publication that says so.
    pub source: String,
}

/// The kinds of reasons for a row without a handler.
#[derive(
    Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum WhyKind {
    /// There was a handler once.
    Removed,
    /// The number was set aside for a call that never came.
    Reserved,
    /// Only the 32-bit table names a handler.
    #[serde(rename = "not-64-bit")]
    Not64Bit,
    /// The table names none, and no source at hand says why.
    NoHandler,
}

impl WhyKind {
    /// The word in the JSON.
    pub fn word(self) -> &'static str {
        match self {
            WhyKind::Removed => "removed",
            WhyKind::Reserved => "reserved",
            WhyKind::Not64Bit => "not-64-bit",
            WhyKind::NoHandler => "no-handler",
        }
    }
}

/// What the tables that were read say about a row's age: it was added after
/// one version and by another. The source is the tables themselves.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Since {
    /// The newest version read that lacks the row; null when none does.
    pub after: Option<String>,
    /// The oldest version read that has the row.
    pub by: String,
}

/// A definition that was not taken.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// The file, from the tree's root.
    pub file: String,
    /// The line in it.
    pub line: u32,
    /// Why it was not taken.
    pub why: String,
}

/// One error number.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Errno {
    /// The number, positive.
    pub number: u32,
    /// The name that has the number itself.
    pub name: String,
    /// Names that are defined as `name`.
    pub aliases: Vec<String>,
    /// The header, from the tree's root.
    pub file: String,
    /// The line in it.
    pub line: u32,
}

impl Table {
    /// Reads a table from `data/`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is not a table of this schema.
    pub fn read(path: &Path) -> Result<Table> {
        let text = file::read(path)?;
        Table::parse(&text).with_context(|| {
            format!(
                "{}: not a table of schema {SCHEMA}: make it again with \
                 `kernel-table generate`",
                path.display()
            )
        })
    }

    /// Reads the table of the newest kernel in the folder `data`.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read, holds no table, or one that is wrong.
    pub fn newest(data: &Path) -> Result<Table> {
        let tables = Table::all(data)?;
        tables.into_iter().next_back().with_context(|| {
            format!("{}: there is no x86_64-VERSION.json", data.display())
        })
    }

    /// Reads the tables in the folder `data`, the oldest kernel's first.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read, or one of the tables is wrong.
    pub fn all(data: &Path) -> Result<Vec<Table>> {
        let mut tables = Vec::new();
        let entries = std::fs::read_dir(data)
            .with_context(|| format!("{}: cannot be read", data.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            if name.is_some_and(|name| {
                name.starts_with("x86_64-") && name.ends_with(".json")
            }) {
                tables.push(Table::read(&path)?);
            }
        }
        tables.sort_by_key(Table::version);
        Ok(tables)
    }

    /// Reads a table from its text.
    ///
    /// # Errors
    ///
    /// When the text is not a table of this schema.
    pub fn parse(text: &str) -> Result<Table> {
        let table: Table = serde_json::from_str(text)?;
        ensure!(table.schema == SCHEMA, "its schema is {}", table.schema);
        Ok(table)
    }

    /// The table as JSON, a row a line.
    ///
    /// # Errors
    ///
    /// When a value cannot be written as JSON.
    pub fn to_json(&self) -> Result<String> {
        let text = |value: &str| serde_json::to_string(value);
        Ok(format!(
            "{{\n\"schema\":{},\n\"architecture\":{},\n\"kernel\":{},\n\
             \"source\":{},\n\"rows\":[\n{}\n],\n\"errnos\":[\n{}\n]\n}}\n",
            self.schema,
            text(&self.architecture)?,
            text(&self.kernel)?,
            serde_json::to_string(&self.source)?,
            lines(&self.rows)?,
            lines(&self.errnos)?,
        ))
    }

    /// The rows that 64-bit programs reach.
    pub fn rows_64(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_64())
    }

    /// The kernel's version as numbers, to be compared.
    pub fn version(&self) -> Version {
        version(&self.kernel)
    }
}

/// A kernel's version: of `6.18.44-amd64`, 6, 18 and 44.
pub type Version = [u32; 3];

/// Reads a version's first three numbers; what is missing is 0.
pub fn version(text: &str) -> Version {
    let mut numbers = text
        .split(|character: char| !character.is_ascii_digit())
        .map(|digits| digits.parse().unwrap_or(0));
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}

fn lines<T: Serialize>(items: &[T]) -> Result<String> {
    let lines = items.iter().map(serde_json::to_string);
    Ok(lines.collect::<Result<Vec<_>, _>>()?.join(",\n"))
}
