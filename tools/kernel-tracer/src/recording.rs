//! The recording as it is stored: see the [crate's documentation](crate).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use anyhow::{Context as _, Result, ensure};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tracer::recording::{Bytes, Hex, Place};

/// The version of the format that this program reads and writes.
pub const SCHEMA: u32 = 1;

/// The registers that are recorded, in the order in which they are shown:
/// those that programs know, and those that are the kernel's business.
pub const REGISTERS: [&str; 27] = [
    "rax",
    "rdi",
    "rsi",
    "rdx",
    "r10",
    "r8",
    "r9",
    "rcx",
    "r11",
    "rbx",
    "rbp",
    "rsp",
    "r12",
    "r13",
    "r14",
    "r15",
    "flags",
    "cs",
    "ss",
    "fs_base",
    "gs_base",
    "k_gs_base",
    "cr0",
    "cr2",
    "cr3",
    "cr4",
    "efer",
];

/// The two bits of `cs` that are the privilege level.
const LEVEL: u64 = 3;

/// Registers, or changes of registers.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Registers([Option<u64>; REGISTERS.len()]);

impl Registers {
    /// None.
    pub fn new() -> Registers {
        Registers::default()
    }

    /// What one holds; 0 if it is not among them.
    ///
    /// # Panics
    ///
    /// When no register has this name.
    pub fn get(&self, name: &str) -> u64 {
        self.find(name).unwrap_or_default()
    }

    /// What one holds, if it is among them.
    ///
    /// # Panics
    ///
    /// When no register has this name.
    pub fn find(&self, name: &str) -> Option<u64> {
        self.0[index(name).expect("a register's name")]
    }

    /// Sets one; `false` if no register has this name.
    pub fn set(&mut self, name: &str, value: u64) -> bool {
        let index = index(name);
        if let Some(index) = index {
            self.0[index] = Some(value);
        }
        index.is_some()
    }

    /// The privilege level: 3 for programs, 0 for the kernel.
    pub fn level(&self) -> u64 {
        self.get("cs") & LEVEL
    }

    /// Those that another state has differently, as it has them.
    pub fn changes(&self, after: &Registers) -> Registers {
        let change = |(old, new): (&Option<u64>, &Option<u64>)| {
            new.filter(|_| old != new)
        };
        let mut changes = Registers::new();
        let pairs = self.0.iter().zip(&after.0).map(change);
        for (place, value) in changes.0.iter_mut().zip(pairs) {
            *place = value;
        }
        changes
    }

    /// Takes over changes.
    pub fn apply(&mut self, changes: &Registers) {
        for (place, value) in self.0.iter_mut().zip(&changes.0) {
            *place = value.or(*place);
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Each with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let all = REGISTERS.into_iter().zip(self.0);
        all.filter_map(|(name, value)| Some((name, value?)))
    }
}

fn index(name: &str) -> Option<usize> {
    REGISTERS.iter().position(|known| *known == name)
}

impl Serialize for Registers {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|(name, value)| (name, Hex(value))))
    }
}

impl<'de> Deserialize<'de> for Registers {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut registers = Registers::new();
        for (name, value) in BTreeMap::<String, Hex>::deserialize(from)? {
            if !registers.set(&name, value.0) {
                let message = format!("no register is called {name}");
                return Err(D::Error::custom(message));
            }
        }
        Ok(registers)
    }
}

/// Whether the kernel was started with its mitigations or without.
#[derive(
    Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Mitigations {
    /// As it does when nobody says anything.
    Default,
    /// `mitigations=off`.
    Off,
}

impl Mitigations {
    /// Both.
    pub const ALL: [Mitigations; 2] = [Mitigations::Default, Mitigations::Off];

    /// The word in the JSON.
    pub fn word(self) -> &'static str {
        match self {
            Mitigations::Default => "default",
            Mitigations::Off => "off",
        }
    }
}

/// What was recorded, where and how. It is the same for all calls of a boot.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// Whether the kernel was started with its mitigations.
    pub mitigations: Mitigations,
    /// The kernel's version, as `6.1.192`.
    pub kernel: String,
    /// What the kernel says of itself in `/proc/version`.
    pub version: String,
    /// The Debian package that the kernel is of.
    pub package: String,
    /// The checksum (SHA-256) of the file that was booted.
    pub sha256: String,
    /// What QEMU says of itself.
    pub qemu: String,
    /// How it was called.
    pub command: String,
    /// The compiler that made the program in the machine.
    pub compiler: String,
    /// What the kernel says of each weakness of the processor.
    pub weaknesses: BTreeMap<String, String>,
}

/// How many instructions belong to what.
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize,
)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// The way in and out: all that is not one of the others.
    pub entry: usize,
    /// What a mitigation has executed.
    pub mitigations: usize,
    /// The handler of the call, with all that it calls.
    pub handler: usize,
}

impl Shares {
    /// All.
    pub fn total(&self) -> usize {
        self.entry + self.mitigations + self.handler
    }
}

/// A function that occurs.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(from = "FunctionTuple")]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Which of `files` it is in, and the line where it begins.
    pub place: Option<(usize, u32)>,
}

type FunctionTuple = (String, Option<usize>, Option<u32>);

impl From<FunctionTuple> for Function {
    fn from((name, file, line): FunctionTuple) -> Function {
        let place = file.zip(line);
        Function { name, place }
    }
}

impl Serialize for Function {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (file, line) = self.place.unzip();
        (&self.name, file, line).serialize(to)
    }
}

/// An instruction that was executed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Instruction {
    /// Where it lies.
    pub address: u64,
    /// The machine code, as the kernel has patched it.
    pub bytes: Bytes,
    /// In Intel's notation.
    pub text: String,
    /// Which of `functions` it is in; into that one, others may be inlined.
    pub function: usize,
    /// Which of `places`.
    pub place: Option<usize>,
    /// Which of `measures` has put it there, if one has.
    pub measure: Option<usize>,
}

impl Instruction {
    /// The address behind it.
    fn next(&self) -> u64 {
        self.address.wrapping_add(self.bytes.0.len() as u64)
    }
}

/// An instruction in the JSON. The address is left out behind the one before,
/// the place is told by its distance from that of the one before, and most
/// have no mitigation. It makes the largest recording a tenth shorter.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum Code {
    Plain(Option<Hex>, Bytes, String, usize, Option<isize>),
    Measure(Option<Hex>, Bytes, String, usize, Option<isize>, usize),
}

fn write_code(code: &[Instruction]) -> Vec<Code> {
    let mut next = None;
    let mut last = 0;
    let line = |code: &Instruction| {
        let address = Some(code.address).filter(|at| Some(*at) != next);
        next = Some(code.next());
        let place = code.place.map(|place| {
            let distance = place.wrapping_sub(last) as isize;
            last = place;
            distance
        });
        let (address, function) = (address.map(Hex), code.function);
        let (bytes, text) = (code.bytes.clone(), code.text.clone());
        match code.measure {
            None => Code::Plain(address, bytes, text, function, place),
            Some(measure) => {
                Code::Measure(address, bytes, text, function, place, measure)
            }
        }
    };
    code.iter().map(line).collect()
}

fn read_code<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<Instruction>, D::Error> {
    let mut code: Vec<Instruction> = Vec::new();
    let mut last = 0_usize;
    for line in Vec::<Code>::deserialize(from)? {
        let (address, bytes, text, function, distance, measure) = match line {
            Code::Plain(a, b, t, f, p) => (a, b, t, f, p, None),
            Code::Measure(a, b, t, f, p, m) => (a, b, t, f, p, Some(m)),
        };
        let next = code.last().map(Instruction::next);
        let address = address.map(|at| at.0).or(next);
        let place = distance.map(|distance| {
            last = last.wrapping_add_signed(distance);
            last
        });
        code.push(Instruction {
            address: address
                .ok_or_else(|| D::Error::custom("it has no address"))?,
            bytes,
            text,
            function,
            place,
            measure,
        });
    }
    Ok(code)
}

/// One instruction's execution.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// Which of `code`.
    pub code: usize,
    /// The registers that it has changed.
    pub registers: Registers,
    /// How often it has repeated itself (`rep movs` and the like); 1 for the
    /// others.
    pub rounds: u64,
}

/// A step in the JSON: what is as usual is left out.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    i: Option<usize>,
    #[serde(default, skip_serializing_if = "Registers::is_empty")]
    r: Registers,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    n: Option<u64>,
}

fn write_steps(steps: &[Step]) -> Vec<Line> {
    let mut next = 0;
    let line = |step: &Step| {
        let i = Some(step.code).filter(|code| *code != next);
        next = step.code + 1;
        Line {
            i,
            r: step.registers.clone(),
            n: Some(step.rounds).filter(|rounds| *rounds > 1),
        }
    };
    steps.iter().map(line).collect()
}

fn read_steps<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<Step>, D::Error> {
    let mut next = 0;
    let step = |Line { i, r, n }: Line| {
        let code = i.unwrap_or(next);
        next = code + 1;
        Step {
            code,
            registers: r,
            rounds: n.unwrap_or(1),
        }
    };
    let lines = Vec::<Line>::deserialize(from)?;
    Ok(lines.into_iter().map(step).collect())
}

/// A function's execution, from its first instruction to its last.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(from = "FrameTuple")]
pub struct Frame {
    /// Which of `functions`.
    pub function: usize,
    /// Which of `tree` it was called by.
    pub parent: Option<usize>,
    /// Its steps, those of all that it calls included.
    pub steps: Range<usize>,
}

type FrameTuple = (usize, Option<usize>, usize, usize);

impl From<FrameTuple> for Frame {
    fn from((function, parent, first, end): FrameTuple) -> Frame {
        let steps = first..end;
        Frame {
            function,
            parent,
            steps,
        }
    }
}

impl Serialize for Frame {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Range { start, end } = self.steps;
        (self.function, self.parent, start, end).serialize(to)
    }
}

/// One system call, from the instruction `syscall` to the one after it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// The version of this format.
    pub schema: u32,
    /// The name of this recording, as `write-null`.
    pub name: String,
    /// The call, as `getppid() = 0`.
    pub call: String,
    /// The kernel's function for it; null if there is none.
    pub handler: Option<String>,
    /// What `rax` held afterwards, signed.
    pub result: i64,
    /// Where and how it was recorded.
    pub machine: Machine,
    /// How many instructions belong to what.
    pub shares: Shares,
    /// The kernel's source files that occur.
    pub files: Vec<String>,
    /// The functions that occur.
    pub functions: Vec<Function>,
    /// The places in the source that occur.
    pub places: Vec<Place>,
    /// The mitigations that occur.
    pub measures: Vec<String>,
    /// The instructions that occur, by address.
    #[serde(deserialize_with = "read_code")]
    pub code: Vec<Instruction>,
    /// The registers before `syscall`.
    pub start: Registers,
    /// What happened, in order.
    #[serde(deserialize_with = "read_steps")]
    pub steps: Vec<Step>,
    /// Which function called which, in order.
    pub tree: Vec<Frame>,
    /// The address of the instruction that would be next.
    pub end: Hex,
}

/// As much of a recording as a table of several shows.
#[derive(Clone, Debug, Deserialize)]
pub struct Summary {
    /// Where and how it was recorded.
    pub machine: Machine,
    /// How many instructions belong to what.
    pub shares: Shares,
}

impl Recording {
    /// Reads a recording.
    ///
    /// # Errors
    ///
    /// When the text is none, or of another version of the format.
    pub fn parse(text: &str) -> Result<Recording> {
        #[derive(Deserialize)]
        struct Version {
            schema: u32,
        }
        let Version { schema } =
            serde_json::from_str(text).context("it is no recording")?;
        ensure!(
            schema == SCHEMA,
            "it has schema {schema}; this program knows {SCHEMA}: record it \
             again"
        );
        serde_json::from_str(text).context("it is damaged")
    }

    /// Writes a recording, each entry of a list on a line of its own, so that
    /// two can be compared.
    ///
    /// # Errors
    ///
    /// Never, as far as is known.
    pub fn to_json(&self) -> Result<String> {
        let mut text = String::from("{");
        field(&mut text, "schema", &self.schema)?;
        field(&mut text, "name", &self.name)?;
        field(&mut text, "call", &self.call)?;
        field(&mut text, "handler", &self.handler)?;
        field(&mut text, "result", &self.result)?;
        field(&mut text, "machine", &self.machine)?;
        field(&mut text, "shares", &self.shares)?;
        list(&mut text, "files", &self.files)?;
        list(&mut text, "functions", &self.functions)?;
        list(&mut text, "places", &self.places)?;
        list(&mut text, "measures", &self.measures)?;
        list(&mut text, "code", &write_code(&self.code))?;
        field(&mut text, "start", &self.start)?;
        list(&mut text, "steps", &write_steps(&self.steps))?;
        list(&mut text, "tree", &self.tree)?;
        field(&mut text, "end", &self.end)?;
        text.push_str("\n}\n");
        Ok(text)
    }

    /// The registers before each step, and after the last.
    pub fn states(&self) -> impl Iterator<Item = Registers> + '_ {
        let mut state = self.start.clone();
        let first = std::iter::once(state.clone());
        first.chain(self.steps.iter().map(move |step| {
            state.apply(&step.registers);
            state.clone()
        }))
    }

    /// The instruction of a step.
    pub fn instruction(&self, step: usize) -> &Instruction {
        &self.code[self.steps[step].code]
    }

    /// The function of an entry of the tree.
    pub fn function(&self, frame: &Frame) -> &Function {
        &self.functions[frame.function]
    }

    /// Which of `tree` each step is in, the innermost.
    pub fn frames(&self) -> Vec<usize> {
        let mut frames = vec![0; self.steps.len()];
        for (index, frame) in self.tree.iter().enumerate() {
            frames[frame.steps.clone()].fill(index);
        }
        frames
    }

    /// The entry of the tree that is the handler.
    pub fn handler_frame(&self) -> Option<&Frame> {
        let handler = self.handler.as_deref()?;
        let is_it = |frame: &&Frame| self.function(frame).name == handler;
        self.tree.iter().find(is_it)
    }

    /// How many instructions each mitigation has executed, by its name.
    pub fn measured(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for step in 0..self.steps.len() {
            if let Some(measure) = self.instruction(step).measure {
                *counts.entry(&*self.measures[measure]).or_default() += 1;
            }
        }
        counts
    }

    /// Counts what belongs to what.
    pub fn count(&self) -> Shares {
        let handler = self.handler_frame().map_or(0..0, |f| f.steps.clone());
        let mut shares = Shares::default();
        for step in 0..self.steps.len() {
            if self.instruction(step).measure.is_some() {
                shares.mitigations += 1;
            } else if handler.contains(&step) {
                shares.handler += 1;
            } else {
                shares.entry += 1;
            }
        }
        shares
    }
}

/// Writes a field on a line of its own.
fn field<T: Serialize>(text: &mut String, key: &str, value: &T) -> Result<()> {
    let comma = if text.len() == 1 { "" } else { "," };
    let value = serde_json::to_string(value)?;
    write!(text, "{comma}\n\"{key}\":{value}")?;
    Ok(())
}

/// Writes a list, each entry on a line of its own.
fn list<T: Serialize>(text: &mut String, key: &str, all: &[T]) -> Result<()> {
    write!(text, ",\n\"{key}\":[")?;
    for (index, entry) in all.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let entry = serde_json::to_string(entry)?;
        write!(text, "{comma}\n{entry}")?;
    }
    text.push(']');
    Ok(())
}
