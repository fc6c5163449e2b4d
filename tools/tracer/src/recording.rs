//! The recording as it is stored: see the [crate's documentation](crate).

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use anyhow::{Context as _, Result, bail, ensure};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version of the format that this program reads and writes.
pub const SCHEMA: u32 = 1;

/// The number by which a recorded program knows itself.
pub const PID: u32 = 4242;

/// A number of 64 bits, written in hexadecimal and without `0x`: JavaScript's
/// own numbers hold 53 bits.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Hex(pub u64);

impl fmt::Display for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let number = u64::from_str_radix(&text, 16);
        number.map(Hex).map_err(serde::de::Error::custom)
    }
}

/// Bytes in the order of their addresses, two hexadecimal digits each.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// The number that up to eight bytes hold, the lowest byte first.
    pub fn number(&self) -> Option<u64> {
        let mut word = [0; 8];
        word.get_mut(..self.0.len())?.copy_from_slice(&self.0);
        Some(u64::from_le_bytes(word))
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        parse_bytes(&text).map_err(serde::de::Error::custom)
    }
}

fn parse_bytes(text: &str) -> Result<Bytes> {
    ensure!(text.len().is_multiple_of(2), "half a byte in {text}");
    let byte = |at| {
        let digits = text.get(at..at + 2).context("not hexadecimal")?;
        Ok(u8::from_str_radix(digits, 16)?)
    };
    let bytes = (0..text.len()).step_by(2).map(byte);
    bytes.collect::<Result<_>>().map(Bytes)
}

/// How the program was compiled.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// As `cargo build` does.
    Dev,
    /// As `cargo build --release` does, and with line numbers.
    Release,
}

impl Profile {
    /// The word in the JSON.
    pub fn word(self) -> &'static str {
        match self {
            Profile::Dev => "dev",
            Profile::Release => "release",
        }
    }
}

/// One execution of one function.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// The version of this format.
    pub schema: u32,
    /// The program's name, which was also its `argv[0]`.
    pub program: String,
    /// The arguments after the name.
    pub arguments: Vec<String>,
    /// The function, as `hello_kernel::main`.
    pub function: String,
    /// How it was compiled; null for a program that was not built for this.
    pub profile: Option<Profile>,
    /// What the compiler says of itself in the program.
    pub compiler: Option<String>,
    /// The version of the kernel on which it ran, as `6.12.1`.
    pub kernel: String,
    /// The version of the kernel whose table named the system calls.
    pub table: String,
    /// Whether the instructions of libraries are shown, too.
    pub everything: bool,
    /// Whether the kernel chose the addresses at random all the same.
    pub randomised: bool,
    /// Where the program lies: an address less this is the one in the file.
    pub base: Hex,
    /// The source files that occur.
    pub files: Vec<SourceFile>,
    /// The names of the functions that occur.
    pub functions: Vec<String>,
    /// The places in the source that occur.
    pub places: Vec<Place>,
    /// The instructions that occur, by address.
    pub code: Vec<Instruction>,
    /// The registers when the function is entered.
    pub start: Registers,
    /// What happened, in order.
    pub steps: Vec<Step>,
    /// The system calls that were made, in order.
    pub calls: Vec<Call>,
    /// Other processes and threads that ran beside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Beside>,
    /// How it ended.
    pub end: End,
}

/// A source file, with those of its lines that occur.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Relative to the repository if it lies in it.
    pub path: String,
    /// The lines by number; none of a library's.
    pub lines: BTreeMap<u32, String>,
}

/// A place in the source.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(from = "PlaceTuple")]
pub struct Place {
    /// Which of `files`.
    pub file: usize,
    /// The line, from 1.
    pub line: u32,
    /// Which of `functions` the line belongs to.
    pub function: usize,
    /// If that function is inlined, the place where it is called.
    pub caller: Option<usize>,
}

type PlaceTuple = (usize, u32, usize, Option<usize>);

impl From<PlaceTuple> for Place {
    fn from((file, line, function, caller): PlaceTuple) -> Place {
        Place {
            file,
            line,
            function,
            caller,
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.file, self.line, self.function, self.caller).serialize(to)
    }
}

/// An instruction that was executed.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(from = "InstructionTuple")]
pub struct Instruction {
    /// Where it lay, less the recording's `base`: in the program, the address
    /// in its file.
    pub offset: Hex,
    /// The machine code.
    pub bytes: Bytes,
    /// In Intel's notation; addresses in the program are those in the file.
    pub text: String,
    /// Which of `functions` it is in; into that one, others may be inlined.
    pub function: usize,
    /// Which of `places`; null for code that the compiler has made of its own
    /// accord, and for functions without debug information.
    pub place: Option<usize>,
}

type InstructionTuple = (Hex, Bytes, String, usize, Option<usize>);

impl From<InstructionTuple> for Instruction {
    fn from(tuple: InstructionTuple) -> Instruction {
        let (offset, bytes, text, function, place) = tuple;
        Instruction {
            offset,
            bytes,
            text,
            function,
            place,
        }
    }
}

impl Serialize for Instruction {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Instruction {
            offset,
            bytes,
            text,
            function,
            place,
        } = self;
        (offset, bytes, text, function, place).serialize(to)
    }
}

/// A register.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Register {
    /// One of `rax` to `r15`, by its number in [`GENERAL`].
    General(u8),
    /// The address of the next instruction; only where no step tells it.
    Rip,
    /// RFLAGS, without the bits TF and RF.
    Flags,
    /// One of `xmm0` to `xmm15`.
    Xmm(u8),
}

/// The names of the general registers, in the order in which they are shown.
pub const GENERAL: [&str; 16] = [
    "rax", "rdi", "rsi", "rdx", "r10", "r8", "r9", "rcx", "r11", "rbx", "rbp",
    "rsp", "r12", "r13", "r14", "r15",
];

impl Register {
    /// Finds a register by its name.
    pub fn named(name: &str) -> Option<Register> {
        let general = GENERAL.iter().position(|known| *known == name);
        if let Some(index) = general {
            return Some(Register::General(index as u8));
        }
        match name {
            "rip" => Some(Register::Rip),
            "flags" => Some(Register::Flags),
            _ => {
                let number = name.strip_prefix("xmm")?.parse().ok()?;
                (number < 16).then_some(Register::Xmm(number))
            }
        }
    }
}

impl fmt::Display for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Register::General(index) => f.pad(GENERAL[usize::from(*index)]),
            Register::Rip => f.pad("rip"),
            Register::Flags => f.pad("flags"),
            Register::Xmm(number) => f.pad(&format!("xmm{number}")),
        }
    }
}

impl Serialize for Register {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Register {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        let unknown = || format!("no register is called {name}");
        Register::named(&name)
            .ok_or_else(unknown)
            .map_err(serde::de::Error::custom)
    }
}

/// What a register holds: 64 bits, or the 128 of an `xmm`; in hexadecimal.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Bits(pub u128);

impl Bits {
    /// The lower 64 bits.
    pub fn low(self) -> u64 {
        self.0 as u64
    }
}

impl From<u64> for Bits {
    fn from(number: u64) -> Bits {
        Bits(number.into())
    }
}

/// With `{:#}`, `0x` stands in front.
impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)
    }
}

impl Serialize for Bits {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Bits {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let number = u128::from_str_radix(&text, 16);
        number.map(Bits).map_err(serde::de::Error::custom)
    }
}

/// What some registers hold.
pub type Registers = BTreeMap<Register, Bits>;

/// Bytes in memory: an address, and what lies there from it on.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Memory(pub Hex, pub Bytes);

/// Memory that was read.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Read {
    /// An address, and what lies there: no step has shown it before.
    New(Hex, Bytes),
    /// An address, and how many bytes were read: steps before have shown what
    /// lies there.
    Known(Hex, usize),
}

impl Read {
    /// Where it begins, and how long it is.
    pub fn span(&self) -> (u64, usize) {
        match self {
            Read::New(address, bytes) => (address.0, bytes.0.len()),
            Read::Known(address, length) => (address.0, *length),
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Step {
    /// What it was.
    #[serde(flatten)]
    pub what: What,
    /// The registers that it changed, with what they hold after it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub r: Registers,
    /// The memory that it read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub u: Vec<Read>,
    /// The memory that it wrote, as it is after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub m: Vec<Memory>,
    /// Which of `calls` were made in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub c: Vec<usize>,
}

/// The kinds of steps.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum What {
    /// One instruction: which of `code`.
    #[serde(rename = "i")]
    Instruction(usize),
    /// Instructions that are not shown.
    #[serde(rename = "hidden")]
    Hidden(Hidden),
    /// A signal came: the kernel calls the program's handler for it.
    #[serde(rename = "signal")]
    Signal(String),
}

/// Instructions that are not shown.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hidden {
    /// How many, or how many were counted.
    pub count: u64,
    /// Whether there were more than were counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    /// Which of `functions` was entered.
    pub function: usize,
}

/// A system call.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The step in which it was made.
    pub step: usize,
    /// The number: the lower half of `rax`, as `int`.
    pub number: i32,
    /// The name; null for a number that is not in the table.
    pub name: Option<String>,
    /// Whether it was made with `int 0x80`: then the number is another
    /// table's, and there is no name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub int80: bool,
    /// Its arguments.
    pub args: Vec<Argument>,
    /// What `rax` held afterwards; null if it did not come back with a result.
    pub result: Option<Hex>,
    /// The name of the error that the result is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// All of it, as `write(1, "hello, kernel\n", 14) = 14`.
    pub text: String,
}

/// An argument of a system call.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// The name in the kernel's definition.
    pub name: String,
    /// The type there.
    #[serde(rename = "type")]
    pub ctype: String,
    /// What the register held.
    pub value: Hex,
    /// What that means.
    pub text: String,
    /// The memory that it points to: before the call where the kernel reads
    /// it, after the call where the kernel has written it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buffers: Vec<Buffer>,
}

/// Memory that a system call used.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Buffer {
    /// Where it lies.
    pub address: Hex,
    /// How long it is.
    pub length: u64,
    /// What lies there; of a long one, the beginning.
    pub bytes: Bytes,
    /// Whether the kernel wrote it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written: bool,
}

/// Another process or thread, which ran beside and is not shown.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// The step in which it was started; null for one before the function.
    pub step: Option<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What runs beside.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A process of its own.
    Process,
    /// A thread of the same process.
    Thread,
}

/// How a recording ended.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "how", deny_unknown_fields)]
pub enum End {
    /// The function returned.
    Returned {
        /// The address to which it returned.
        rip: Hex,
    },
    /// The function was left in another way, such as by a panic.
    Left {
        /// The address at which the program went on.
        rip: Hex,
    },
    /// The program, or the recorded thread, ended itself.
    Exited {
        /// With this status.
        status: i32,
    },
    /// A signal ended the program.
    Killed {
        /// The signal's name.
        signal: String,
        /// The address of the instruction that was next.
        rip: Hex,
    },
    /// The program was replaced by another one (`execve`).
    Replaced,
}

impl Recording {
    /// Reads a recording from its JSON.
    ///
    /// # Errors
    ///
    /// When the text is not a recording of this schema, or its parts do not
    /// fit together.
    pub fn parse(text: &str) -> Result<Recording> {
        #[derive(Deserialize)]
        struct Version {
            schema: u32,
        }
        let Version { schema } = serde_json::from_str(text)
            .context("not a recording: it names no schema")?;
        ensure!(
            schema == SCHEMA,
            "a recording of schema {schema}, and this program reads {SCHEMA}: \
             make it again with `cargo run -- trace`"
        );
        let recording: Recording = serde_json::from_str(text)?;
        recording.check()?;
        Ok(recording)
    }

    /// Sees to it that every index leads somewhere.
    fn check(&self) -> Result<()> {
        for place in &self.places {
            let caller = place.caller.unwrap_or(0);
            if place.file >= self.files.len()
                || place.function >= self.functions.len()
                || caller >= self.places.len()
            {
                bail!("a place leads nowhere: {place:?}");
            }
        }
        for code in &self.code {
            let leads = code.function < self.functions.len()
                && code.place.is_none_or(|place| place < self.places.len());
            ensure!(leads, "an instruction is nowhere: {code:?}");
        }
        for (index, step) in self.steps.iter().enumerate() {
            let known = match step.what {
                What::Instruction(index) => index < self.code.len(),
                What::Hidden(ref hidden) => {
                    hidden.function < self.functions.len()
                }
                What::Signal(_) => true,
            };
            let of_step = |call: &usize| {
                self.calls.get(*call).is_some_and(|call| call.step == index)
            };
            ensure!(
                known && step.c.iter().all(of_step),
                "step {index} leads nowhere"
            );
        }
        Ok(())
    }

    /// The recording as JSON, a line for each thing of which there are many,
    /// so that two recordings can be compared line by line.
    ///
    /// # Errors
    ///
    /// When a value cannot be written as JSON.
    pub fn to_json(&self) -> Result<String> {
        let mut text = String::from("{");
        field(&mut text, "schema", &self.schema)?;
        field(&mut text, "program", &self.program)?;
        field(&mut text, "arguments", &self.arguments)?;
        field(&mut text, "function", &self.function)?;
        field(&mut text, "profile", &self.profile)?;
        field(&mut text, "compiler", &self.compiler)?;
        field(&mut text, "kernel", &self.kernel)?;
        field(&mut text, "table", &self.table)?;
        field(&mut text, "everything", &self.everything)?;
        field(&mut text, "randomised", &self.randomised)?;
        field(&mut text, "base", &self.base)?;
        list(&mut text, "files", &self.files)?;
        list(&mut text, "functions", &self.functions)?;
        list(&mut text, "places", &self.places)?;
        list(&mut text, "code", &self.code)?;
        field(&mut text, "start", &self.start)?;
        list(&mut text, "steps", &self.steps)?;
        list(&mut text, "calls", &self.calls)?;
        if !self.beside.is_empty() {
            list(&mut text, "beside", &self.beside)?;
        }
        field(&mut text, "end", &self.end)?;
        text.push_str("}\n");
        Ok(text)
    }

    /// Where an instruction lay when it was executed: which of `code`.
    pub fn address(&self, index: usize) -> u64 {
        self.base.0.wrapping_add(self.code[index].offset.0)
    }

    /// Where an instruction stands in the source.
    pub fn place(&self, step: &Step) -> Option<&Place> {
        let What::Instruction(index) = step.what else {
            return None;
        };
        self.code[index].place.map(|place| &self.places[place])
    }

    /// The registers before each step, and after the last one.
    pub fn states(&self) -> impl Iterator<Item = Registers> {
        let first = self.start.clone();
        let rest = self.steps.iter().scan(first.clone(), |state, step| {
            state.extend(&step.r);
            Some(state.clone())
        });
        std::iter::once(first).chain(rest)
    }
}

fn field(text: &mut String, name: &str, value: &impl Serialize) -> Result<()> {
    let comma = if text.len() > 1 { ",\n" } else { "" };
    write!(text, "{comma}\"{name}\":{}", serde_json::to_string(value)?)?;
    Ok(())
}

fn list<T: Serialize>(text: &mut String, name: &str, of: &[T]) -> Result<()> {
    let items = of.iter().map(serde_json::to_string);
    let items = items.collect::<Result<Vec<_>, _>>()?.join(",\n");
    write!(text, ",\n\"{name}\":[\n{items}\n]")?;
    Ok(())
}
