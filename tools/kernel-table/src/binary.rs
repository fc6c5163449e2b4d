//! What a kernel's own binary says of its system calls, compared with the
//! table of the same version. The tool `kernel-binary` reads it out of the
//! binary; here it is only facts in a file, so that anyone can repeat the
//! comparison without the binary.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::file;
use crate::schema::{Abi, Arg, Row, SCHEMA, Source, Table};

/// What the kernel's build puts before a handler's name.
pub const PREFIX: &str = "__x64_";

/// The handler of a number without one.
pub const NONE: &str = "sys_ni_syscall";

/// The mark of a pointer into the program's memory.
const USER: &str = "__user";

/// Where a binary says which handler a number has.
#[derive(
    Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The array of this name, for 64-bit programs; newer kernels have it
    /// only for tracing.
    SysCallTable,
    /// The machine code of the function that calls the handler.
    X64SysCall,
    /// The same for x32 programs.
    X32SysCall,
}

impl Place {
    /// All places.
    pub const ALL: [Place; 3] =
        [Place::SysCallTable, Place::X64SysCall, Place::X32SysCall];

    /// The symbol in the binary, which is also the word in the file.
    pub fn symbol(self) -> &'static str {
        match self {
            Place::SysCallTable => "sys_call_table",
            Place::X64SysCall => "x64_sys_call",
            Place::X32SysCall => "x32_sys_call",
        }
    }

    /// The rows of a table that should be found here.
    pub fn rows(self, table: &Table) -> impl Iterator<Item = &Row> {
        table.rows.iter().filter(move |row| match self {
            Place::X32SysCall => row.abi != Abi::Only64,
            _ => row.is_64(),
        })
    }
}

/// What one binary says.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Binary {
    /// The version of this format, the tables' own.
    pub schema: u32,
    /// The kernel's version, as in `6.1.192`.
    pub kernel: String,
    /// The Debian package that the binary came from.
    pub source: Source,
    /// The places that this binary has.
    pub places: Vec<Place>,
    /// Handlers that this kernel was configured without: only the stub of a
    /// `COND_SYSCALL` is there, which answers `ENOSYS`.
    pub stubs: Vec<String>,
    /// Each number's handlers, one for each of `places`, without [`PREFIX`].
    /// A number that has [`NONE`] at each is left out.
    pub numbers: BTreeMap<u32, Vec<String>>,
    /// The arguments of each handler as the kernel's tracing knows them, by
    /// the handler's name: from its `__syscall_meta__NAME`.
    pub args: BTreeMap<String, Vec<Arg>>,
}

/// What came out of the comparison of one place.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Numbers {
    /// Numbers with the row's handler.
    pub same: usize,
    /// Rows without a handler, in the table as in the binary.
    pub none: usize,
    /// Names of rows whose handler this kernel was configured without.
    pub left_out: Vec<String>,
}

/// What came out of a comparison.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Comparison {
    /// Each place of the binary.
    pub places: Vec<(Place, Numbers)>,
    /// Rows whose handler has the same arguments.
    pub rows: usize,
    /// Their arguments.
    pub args: usize,
    /// Those of them whose types are the same but for `__user`, which is
    /// nothing to the compiler.
    pub user: usize,
    /// Rows of x32 with a handler for 32-bit programs: those have no
    /// `__syscall_meta__NAME`.
    pub compat: usize,
    /// Each difference: a sentence that names the row.
    pub differences: Vec<String>,
}

impl Binary {
    /// The file's name for a kernel; it stands beside the tables.
    pub fn name(kernel: &str) -> String {
        format!("binary-{kernel}.json")
    }

    /// Reads the facts that belong to a table; `None` where there are none.
    ///
    /// # Errors
    ///
    /// When the file is there and cannot be read or is not of this format.
    pub fn of(table: &Table, data: &Path) -> Result<Option<Binary>> {
        let path = data.join(Binary::name(&table.kernel));
        if !path.exists() {
            return Ok(None);
        }
        let text = file::read(&path)?;
        let binary = Binary::parse(&text).with_context(|| {
            format!(
                "{}: not a file of schema {SCHEMA}: make it again with \
                 `kernel-binary`",
                path.display()
            )
        })?;
        Ok(Some(binary))
    }

    fn parse(text: &str) -> Result<Binary> {
        let binary: Binary = serde_json::from_str(text)?;
        ensure!(binary.schema == SCHEMA, "its schema is {}", binary.schema);
        let width = binary.places.len();
        let all = binary.numbers.values().all(|names| names.len() == width);
        ensure!(all, "a number has another count of handlers than {width}");
        Ok(binary)
    }

    /// The file's text, a number a line and a handler a line.
    ///
    /// # Errors
    ///
    /// When a value cannot be written as JSON.
    pub fn to_json(&self) -> Result<String> {
        Ok(format!(
            "{{\n\"schema\":{},\n\"kernel\":{},\n\"source\":{},\n\
             \"places\":{},\n\"stubs\":{},\n\"numbers\":{{\n{}\n}},\n\
             \"args\":{{\n{}\n}}\n}}\n",
            self.schema,
            json(&self.kernel)?,
            json(&self.source)?,
            json(&self.places)?,
            json(&self.stubs)?,
            lines(&self.numbers)?,
            lines(&self.args)?,
        ))
    }

    /// Compares the binary with the table of the same kernel.
    ///
    /// # Errors
    ///
    /// When they are not of the same kernel. What differs is no error here.
    pub fn compare(&self, table: &Table) -> Result<Comparison> {
        ensure!(
            self.kernel == table.kernel,
            "the binary is Linux {}, the table of Linux {}: take those that \
             belong together",
            self.kernel,
            table.kernel
        );
        let mut result = Comparison::default();
        for (index, place) in self.places.iter().enumerate() {
            let numbers = self.numbers(table, index, &mut result.differences);
            result.places.push((*place, numbers));
        }
        for row in table.rows.iter().filter(|row| row.implemented) {
            self.args(row, &mut result);
        }
        Ok(result)
    }

    /// Compares the numbers at one place.
    fn numbers(
        &self,
        table: &Table,
        index: usize,
        differences: &mut Vec<String>,
    ) -> Numbers {
        let place = self.places[index];
        let rows: BTreeMap<_, _> =
            place.rows(table).map(|row| (row.number, row)).collect();
        let all: BTreeSet<_> =
            rows.keys().chain(self.numbers.keys()).copied().collect();
        let mut result = Numbers::default();
        for number in all {
            let row = rows.get(&number).copied();
            let found = self.numbers.get(&number);
            let found = found.map_or(NONE, |handlers| &handlers[index]);
            let entry = row.and_then(|row| row.entry.as_deref());
            if found != entry.unwrap_or(NONE) {
                let name = row.map_or("no row", |row| &row.name);
                differences.push(format!(
                    "{number} {name}: {} has `{found}`, the table `{}`",
                    place.symbol(),
                    entry.unwrap_or(NONE)
                ));
                continue;
            }
            let is_stub = self.is_stub(found);
            match row.filter(|row| row.implemented) {
                Some(row) if is_stub => result.left_out.push(row.name.clone()),
                Some(_) => result.same += 1,
                None if is_stub || found == NONE => {
                    result.none += usize::from(row.is_some());
                }
                None => differences.push(format!(
                    "{number}: {} has the handler `{found}`, which the table \
                     says there is not",
                    place.symbol()
                )),
            }
        }
        result
    }

    fn is_stub(&self, handler: &str) -> bool {
        self.stubs.iter().any(|stub| stub == handler)
    }

    /// Compares the arguments of a row's handler.
    fn args(&self, row: &Row, result: &mut Comparison) {
        let handler = row.entry.as_deref().unwrap_or_default();
        if handler.starts_with("compat_") {
            result.compat += 1;
            return;
        }
        if self.is_stub(handler) {
            return;
        }
        let Row {
            number, name, args, ..
        } = row;
        let Some(found) = self.args.get(handler) else {
            result.differences.push(format!(
                "{number} {name}: the binary knows no arguments of `{handler}`"
            ));
            return;
        };
        let same = args.len() == found.len()
            && args.iter().zip(found).all(|(here, there)| {
                here.name == there.name
                    && without_user(&here.ctype) == there.ctype
            });
        if same {
            let user = args.iter().filter(|arg| arg.ctype.contains(USER));
            result.rows += 1;
            result.args += args.len();
            result.user += user.count();
        } else {
            let found: Vec<_> = found.iter().map(Arg::to_c).collect();
            result.differences.push(format!(
                "{number} {name}: the table has ({}), the binary ({})",
                row.signature(),
                found.join(", ")
            ));
        }
    }
}

/// A type as the compiler sees it.
fn without_user(ctype: &str) -> String {
    let words: Vec<_> = ctype.split(' ').filter(|w| *w != USER).collect();
    words.join(" ")
}

fn json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

fn lines<K: Display, V: Serialize>(map: &BTreeMap<K, V>) -> Result<String> {
    let line = |(key, value): (&K, &V)| {
        Ok(format!("\"{key}\":{}", serde_json::to_string(value)?))
    };
    Ok(map
        .iter()
        .map(line)
        .collect::<Result<Vec<_>>>()?
        .join(",\n"))
}
