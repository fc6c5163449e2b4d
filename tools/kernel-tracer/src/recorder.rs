//! Boots the kernel, and records what it does for a call.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use iced_x86::{FlowControl, Instruction as Decoded, Mnemonic};
use kernel_table::schema::{Abi, Row, Table};
use tracer::instruction::{self, LONGEST};
use tracer::recording::{Bytes, Hex, Place};

use crate::calls::{CALLS, Call};
use crate::gdb::Debugger;
use crate::guest::Guest;
use crate::layout::Layout;
use crate::measures::measure;
use crate::{kernel, qemu};
use crate::recording::{
    Frame, Function, Instruction, Machine, Mitigations, Recording, Registers,
    SCHEMA, Shares, Step,
};
use crate::sources::{Sources, number};
use crate::symbols::Symbols;
use crate::tree::{Arrival, Flow, Tree};

/// How many instructions a call may take.
const STEPS: usize = 50_000;

/// How long the machine may take to its next stop. It takes seconds, and more
/// where many programs share few processors.
pub const PATIENCE: Duration = Duration::from_secs(600);

const PAGE: u64 = 4096;

/// What is to be recorded.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The book's repository.
    pub root: &'a Path,
    /// QEMU, as a path or a name.
    pub qemu: &'a Path,
    /// The kernel's file.
    pub kernel: &'a Path,
    /// The package that it is of, for the recording's head.
    pub package: String,
    /// Whether the kernel has its mitigations.
    pub mitigations: Mitigations,
    /// Which of the calls.
    pub calls: Vec<Call>,
    /// How long the machine may take to its next stop.
    pub patience: Duration,
}

/// Boots the kernel once, and records the calls.
///
/// # Errors
///
/// When QEMU is missing or ends, when the kernel does not start, when it does
/// not show its functions' names, or when something comes in between.
pub fn record(
    request: &Request<'_>,
    progress: &mut dyn FnMut(&str),
) -> Result<Vec<Recording>> {
    let qemu = qemu::version(request.qemu)?;
    let sha256 = kernel::checksum(request.kernel)?;
    progress("building the machine's one program");
    let guest = Guest::build(request.root)?;
    progress("booting the kernel");
    let (mut machine, debugger) = qemu::Machine::start(
        request.qemu,
        request.kernel,
        &guest.archive(),
        request.mitigations,
        request.patience,
    )?;
    let about = Machine {
        mitigations: request.mitigations,
        kernel: String::new(),
        version: String::new(),
        package: request.package.clone(),
        sha256,
        qemu,
        command: command(request.mitigations),
        compiler: guest.compiler.clone(),
        weaknesses: BTreeMap::new(),
    };
    let session = Session {
        debugger,
        guest,
        about,
    };
    let result = session.run(request, progress);
    result.map_err(|error| machine.explain(error))
}

/// The command as somebody would type it, with other names for the files.
fn command(mitigations: Mitigations) -> String {
    let mut text = qemu::PROGRAM.to_owned();
    for word in qemu::arguments("vmlinuz", "init.cpio", mitigations) {
        match word.contains(' ') {
            true => text.push_str(&format!(" \"{word}\"")),
            false => text.push_str(&format!(" {word}")),
        }
    }
    text
}

/// A machine that is being recorded.
struct Session {
    debugger: Debugger,
    guest: Guest,
    about: Machine,
}

impl Session {
    fn run(
        mut self,
        request: &Request<'_>,
        progress: &mut dyn FnMut(&str),
    ) -> Result<Vec<Recording>> {
        let layout = Layout::ask(&mut self.debugger)?;
        self.wait_for(self.guest.address("ready")?, &layout)?;
        progress("reading the names of the kernel's functions");
        let symbols = self.report(&layout)?;
        let sources = Sources::read(request.root, &self.about.version)?;
        let table = table(request.root, &self.about.kernel)?;
        let mut recordings = Vec::new();
        for call in CALLS {
            if !request.calls.contains(&call) {
                continue;
            }
            progress(&format!("stepping through {}", call.what));
            self.wait_for(self.guest.syscall(call.function)?, &layout)?;
            let recorder = Recorder {
                debugger: &mut self.debugger,
                layout: &layout,
                symbols: &symbols,
                code: BTreeMap::new(),
                steps: Vec::new(),
                tree: Tree::new(call.function),
            };
            let raw = recorder.record()?;
            let text = self.call_text(&table, &raw)?;
            let about = self.about.clone();
            recordings.push(finish(call, text, raw, about, &sources));
        }
        Ok(recordings)
    }

    /// Lets the machine run until the program is at an address.
    fn wait_for(&mut self, address: u64, layout: &Layout) -> Result<()> {
        loop {
            self.debugger.breakpoint(address, true)?;
            self.debugger.resume()?;
            self.debugger.breakpoint(address, false)?;
            let (rip, state) = layout.read(&self.debugger.registers()?)?;
            // While the kernel unpacks itself, its own code lies there.
            if rip == address && state.level() == 3 {
                return Ok(());
            }
            self.debugger.step()?;
        }
    }

    /// Reads what `/init` has collected.
    fn report(&mut self, layout: &Layout) -> Result<Symbols> {
        let (_, state) = layout.read(&self.debugger.registers()?)?;
        let (start, length) = (state.get("rdi"), state.get("rsi"));
        let report = self.debugger.memory(start, length)?;
        let report = String::from_utf8_lossy(&report);
        let files: BTreeMap<_, _> = report
            .split("@/")
            .filter_map(|file| file.split_once('\n'))
            .collect();
        let version = files.get("proc/version").map(|text| text.trim_end());
        self.about.version = version.context("no version")?.to_owned();
        self.about.kernel = kernel_version(&self.about.version);
        for (path, content) in &files {
            if let Some((_, name)) = path.split_once("/vulnerabilities/") {
                let content = content.trim_end().to_owned();
                self.about.weaknesses.insert(name.to_owned(), content);
            }
        }
        let symbols = files.get("proc/kallsyms").copied();
        Symbols::parse(symbols.unwrap_or_default())
    }

    /// The call in words.
    fn call_text(&mut self, table: &Table, raw: &Raw) -> Result<String> {
        let number = raw.start.get("rax");
        let result = raw.result();
        let row = table.rows.iter().find(|row| {
            u64::from(row.number) == number && row.abi != Abi::X32
        });
        let (name, row) = match row {
            Some(row) => (row.name.clone(), row),
            None => {
                let error = error_text(table, result);
                return Ok(format!("{number}() = {error}"));
            }
        };
        let arguments = self.arguments(row, &raw.start)?;
        let result = error_text(table, result);
        Ok(format!("{name}({}) = {result}", arguments.join(", ")))
    }

    fn arguments(
        &mut self,
        row: &Row,
        start: &Registers,
    ) -> Result<Vec<String>> {
        let registers = kernel_table::schema::REGISTERS;
        let mut texts = Vec::new();
        for (index, arg) in row.args.iter().enumerate() {
            let value = start.get(registers[index]);
            let next = registers.get(index + 1).map(|name| start.get(name));
            let text = match (&*arg.ctype, &*arg.name) {
                (_, "dfd") if value as i32 == -100 => "AT_FDCWD".to_owned(),
                (_, "flags") if value == 0 => "O_RDONLY".to_owned(),
                (ctype, "filename") if ctype.contains("char") => {
                    self.quoted(value, None)?
                }
                (ctype, _) if ctype.starts_with("const char") => {
                    self.quoted(value, next)?
                }
                (ctype, _) if ctype.contains('*') => format!("{value:#x}"),
                // Without O_CREAT, nobody looks at it.
                (_, "mode") => continue,
                _ => value.to_string(),
            };
            texts.push(text);
        }
        Ok(texts)
    }

    fn quoted(&mut self, at: u64, length: Option<u64>) -> Result<String> {
        let bytes = match length {
            Some(length) => self.debugger.memory(at, length)?,
            None => {
                let bytes = self.debugger.memory(at, 8)?;
                let end = bytes.iter().position(|byte| *byte == 0);
                bytes[..end.unwrap_or(bytes.len())].to_vec()
            }
        };
        Ok(format!("\"{}\"", bytes.escape_ascii()))
    }
}

/// The table of the kernel that runs, or else of the newest.
fn table(root: &Path, kernel: &str) -> Result<Arc<Table>> {
    let mut tables = Table::all(&root.join("data"))?;
    let found = tables.iter().position(|table| table.kernel == kernel);
    let index = found.unwrap_or(tables.len().saturating_sub(1));
    ensure!(!tables.is_empty(), "data/ holds no table");
    Ok(Arc::new(tables.swap_remove(index)))
}

/// The version of a kernel of Debian's, which names it at the end; else the
/// one that every kernel names at the beginning.
fn kernel_version(version: &str) -> String {
    let debian = version.split(" Debian ").nth(1);
    let debian = debian.and_then(|rest| rest.split(['-', ' ']).next());
    let first = version.split(' ').nth(2).unwrap_or_default();
    debian.unwrap_or(first).to_owned()
}

fn error_text(table: &Table, result: i64) -> String {
    let number = u32::try_from(-i128::from(result)).ok();
    let errno = table.errnos.iter().find(|e| Some(e.number) == number);
    match errno {
        Some(errno) => format!("{result} {}", errno.name),
        None => result.to_string(),
    }
}

/// An instruction's address, the registers that it has changed, and the
/// number of rounds of one that may repeat itself.
type Happened = (u64, Registers, Option<u64>);

/// A recording without names and places.
struct Raw {
    start: Registers,
    steps: Vec<Happened>,
    code: BTreeMap<u64, (Vec<u8>, String, usize)>,
    tree: Tree,
    end: u64,
    after: Registers,
}

impl Raw {
    fn result(&self) -> i64 {
        self.after.get("rax") as i64
    }
}

/// Records one call.
struct Recorder<'a> {
    debugger: &'a mut Debugger,
    layout: &'a Layout,
    symbols: &'a Symbols,
    code: BTreeMap<u64, (Vec<u8>, String, usize)>,
    steps: Vec<Happened>,
    tree: Tree,
}

impl Recorder<'_> {
    fn record(mut self) -> Result<Raw> {
        let (mut rip, start) = self.state()?;
        let mut state = start.clone();
        let (mut decoded, mut bytes) = self.fetch(rip)?;
        ensure!(decoded.mnemonic() == Mnemonic::Syscall, "no syscall here");
        let end = decoded.next_ip();
        while rip != end || state.level() != 3 {
            ensure!(
                self.steps.len() < STEPS,
                "the call takes more than {STEPS} instructions"
            );
            self.note(&decoded, bytes);
            self.debugger.step()?;
            let (next, after) = self.state()?;
            self.check(&decoded, next, &after)?;
            self.step(&decoded, next, &state, &after);
            (rip, state) = (next, after);
            (decoded, bytes) = self.fetch(rip)?;
        }
        Ok(Raw {
            start,
            steps: self.steps,
            code: self.code,
            tree: self.tree.finish(),
            end,
            after: state,
        })
    }

    fn state(&mut self) -> Result<(u64, Registers)> {
        self.layout.read(&self.debugger.registers()?)
    }

    /// The instruction at an address, and its bytes. Behind the end of its
    /// page there may be nothing.
    fn fetch(&mut self, address: u64) -> Result<(Decoded, Vec<u8>)> {
        let mut length = (PAGE - address % PAGE).min(LONGEST as u64);
        let mut bytes = match self.code.get(&address) {
            Some((bytes, ..)) => bytes.clone(),
            None => self.debugger.memory(address, length)?,
        };
        loop {
            if let Some(decoded) = instruction::decode(&bytes, address) {
                bytes.truncate(decoded.len());
                return Ok((decoded, bytes));
            }
            ensure!(
                length < LONGEST as u64,
                "no known instruction at {address:#x}: {}",
                Bytes(bytes)
            );
            length = LONGEST as u64;
            bytes = self.debugger.memory(address, length)?;
        }
    }

    fn note(&mut self, decoded: &Decoded, bytes: Vec<u8>) {
        let function = self.tree.function();
        let name = |address| self.symbols.beginning(address).map(str::to_owned);
        let entry = self.code.entry(decoded.ip());
        entry.or_insert_with(|| {
            (bytes, instruction::text(decoded, name), function)
        });
    }

    /// Sees to it that nothing but the instruction has happened.
    fn check(
        &self,
        decoded: &Decoded,
        next: u64,
        after: &Registers,
    ) -> Result<()> {
        let is_next = next == decoded.next_ip() || next == decoded.ip();
        if flow(decoded) == Flow::Next && !is_next {
            let (_, name) = self.symbols.at(next).unwrap_or((0, "?"));
            bail!(
                "an exception has come at {:#x}: {name} is executed with cr2 \
                 {:#x}",
                decoded.ip(),
                after.get("cr2")
            );
        }
        Ok(())
    }

    fn step(
        &mut self,
        decoded: &Decoded,
        next: u64,
        before: &Registers,
        after: &Registers,
    ) {
        let address = decoded.ip();
        let changes = before.changes(after);
        // A repeated instruction stops once a round: one step.
        if let Some((last, known, rounds)) = self.steps.last_mut()
            && *last == address
            && decoded.is_string_instruction()
            && rounds.is_some()
        {
            known.apply(&changes);
            *rounds = rounds.map(|rounds| rounds + 1);
            return;
        }
        let repeats = decoded.has_rep_prefix() || decoded.has_repne_prefix();
        let repeats = repeats && decoded.is_string_instruction();
        self.steps.push((address, changes, repeats.then_some(1)));
        let function = self.symbols.at(next).map_or("?", |found| found.1);
        let arrival = Arrival {
            straight: next == decoded.next_ip(),
            rsp: after.get("rsp"),
            function,
        };
        self.tree.step(flow(decoded), arrival);
    }
}

fn flow(decoded: &Decoded) -> Flow {
    match (decoded.mnemonic(), decoded.flow_control()) {
        (Mnemonic::Syscall, _) => Flow::Enter,
        (Mnemonic::Sysretq | Mnemonic::Iretq, _) => Flow::Leave,
        (_, FlowControl::Call | FlowControl::IndirectCall) => Flow::Call,
        (_, FlowControl::Return) => Flow::Return,
        (
            _,
            FlowControl::UnconditionalBranch
            | FlowControl::ConditionalBranch
            | FlowControl::IndirectBranch,
        ) => Flow::Jump,
        _ => Flow::Next,
    }
}

/// Gives names and places to what was recorded.
fn finish(
    call: Call,
    text: String,
    raw: Raw,
    machine: Machine,
    sources: &Sources,
) -> Recording {
    let mut names = Names::new(sources);
    let result = raw.result();
    for (index, name) in raw.tree.functions.iter().enumerate() {
        // Several functions may have one name: it is where this one began.
        let is_it = |frame: &&Frame| frame.function == index;
        let frame = raw.tree.frames.iter().find(is_it);
        let step = frame.and_then(|frame| raw.steps.get(frame.steps.start));
        names.function(name, step.map(|step| step.0));
    }
    let mut measures = Vec::new();
    let mut numbers = BTreeMap::new();
    let mut code = Vec::new();
    for (address, (bytes, text, function)) in raw.code {
        let name = &raw.tree.functions[function];
        let measure = measure(sources, address, name, &text);
        numbers.insert(address, code.len());
        code.push(Instruction {
            address,
            bytes: Bytes(bytes),
            text,
            function,
            place: names.place(address, name),
            measure: measure.map(|name| number(&mut measures, name)),
        });
    }
    let step = |(address, registers, rounds): Happened| Step {
        code: numbers[&address],
        registers,
        rounds: rounds.unwrap_or(1),
    };
    let handler = names.functions.iter().map(|f| &f.name);
    let handler = handler.into_iter().find(|n| n.starts_with("__x64_sys_"));
    let mut recording = Recording {
        schema: SCHEMA,
        name: call.name.to_owned(),
        call: text,
        handler: handler.cloned(),
        result,
        machine,
        shares: Shares::default(),
        files: names.files,
        functions: names.functions,
        places: names.places,
        measures,
        code,
        start: raw.start,
        steps: raw.steps.into_iter().map(step).collect(),
        tree: raw.tree.frames,
        end: Hex(raw.end),
    };
    recording.shares = recording.count();
    recording
}

/// The lists of a recording in the making.
struct Names<'a> {
    sources: &'a Sources,
    files: Vec<String>,
    functions: Vec<Function>,
    places: Vec<Place>,
}

impl<'a> Names<'a> {
    fn new(sources: &'a Sources) -> Self {
        Names {
            sources,
            files: Vec::new(),
            functions: Vec::new(),
            places: Vec::new(),
        }
    }

    fn function(&mut self, name: &str, address: Option<u64>) -> usize {
        let known = self.functions.iter().position(|f| f.name == name);
        if let Some(known) = known {
            return known;
        }
        let place = address.and_then(|at| self.sources.beginning(at));
        let place = place.map(|(file, line)| {
            (number(&mut self.files, file), line)
        });
        let name = name.to_owned();
        self.functions.push(Function { name, place });
        self.functions.len() - 1
    }

    /// The place of an instruction, and those that it is inlined into.
    fn place(&mut self, address: u64, function: &str) -> Option<usize> {
        let sources = self.sources;
        let mut chain = Vec::new();
        let mut next = sources.place(address);
        while let Some(index) = next {
            chain.push(&sources.places[index]);
            next = sources.places[index].caller;
        }
        let mut caller = None;
        for (depth, known) in chain.into_iter().rev().enumerate() {
            let name = match (depth, &*sources.functions[known.function]) {
                (0, _) => function,
                (_, name) => name,
            };
            let place = Place {
                file: number(&mut self.files, &sources.files[known.file]),
                line: known.line,
                function: self.function(name, None),
                caller,
            };
            let found = self.places.iter().position(|p| *p == place);
            caller = Some(found.unwrap_or_else(|| {
                self.places.push(place);
                self.places.len() - 1
            }));
        }
        caller
    }
}
