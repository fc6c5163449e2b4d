//! The recorder itself: steps through a function and notes what happens.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read as _};
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::panic::resume_unwind;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use iced_x86::{Instruction as Decoded, InstructionInfoFactory};
use nix::libc;

use crate::calls::{Begun, Decoder, KEPT};
use crate::instruction::{self, Kind, Span, general};
use crate::library::Libraries;
use crate::memory::Shown;
use crate::names;
use crate::normal::Normal;
use crate::process::{
    self, Disposition, Go, Registers as Raw, Start, Stop, Tracee,
};
use crate::program::{Function, Program};
use crate::recording::{
    Beside, Bits, Bytes, Call, End, Hex, Hidden, Instruction, Memory, Read,
    Recording, Register, Registers, SCHEMA, Step, What,
};
use crate::request::Request;
use crate::sources::Sources;

/// The trap flag, by which the processor stops after each instruction.
const TF: u64 = 0x100;

/// The resume flag, which a debugger may find set.
const RF: u64 = 0x1_0000;

/// The bytes below `rsp` that a function may use.
const RED_ZONE: u64 = 128;

/// How long other recordings are waited for.
const TURN: Duration = Duration::from_secs(300);

/// How much of a program's name is looked at: the name of a socket has at
/// most 107 bytes.
const LONGEST_NAME: usize = 80;

/// How many instructions of a call into a library are stepped through, before
/// the rest runs at full speed.
const COUNTED: u64 = 100_000;

/// What stands in the place of a function's name.
const NAMELESS: &str = "code without a name";

/// How many instructions are looked at to name a library's function: the
/// first ones may only jump to it.
const NAMED: u64 = 16;

/// Records one execution of one function.
///
/// # Errors
///
/// When the file is no program that can be recorded, when it has no such
/// function or does not come to it, when there are too many steps or it takes
/// too long, and when this machine does not permit it. No process is left.
pub fn record(request: &Request) -> Result<Recording> {
    // A thread of its own: whatever is its child is the recorder's.
    std::thread::scope(|scope| {
        let recorder = scope.spawn(|| record_here(request));
        recorder.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

fn record_here(request: &Request) -> Result<Recording> {
    let path = &request.executable;
    let at = || format!("{}", path.display());
    let mut file = File::open(path)
        .context("cannot be opened")
        .with_context(at)?;
    check_file(&file.metadata().with_context(at)?).with_context(at)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).with_context(at)?;
    let program = Program::parse(path, &bytes)?;
    let functions = match &request.function {
        // A program of Rust has a `main` for the C library, too.
        Some(name) if name != "main" => program.find(name),
        _ => program.find_main(&request.program),
    };
    let functions = functions.with_context(at)?;
    let _turn = Turn::take(&request.program)?;
    let tracee = Tracee::start(start(request, &file)?).with_context(at)?;
    let mut recorder = Recorder::new(request, &program, tracee)?;
    let result = recorder.run(&functions);
    let end = result.with_context(|| recorder.place())?;
    recorder.finish(end)
}

/// Sees to it that a file can be started as every other program.
fn check_file(file: &Metadata) -> Result<()> {
    const RIGHTS_OF_OTHERS: u32 = 0o6000; // S_ISUID, S_ISGID
    const EXECUTABLE: u32 = 0o111;
    ensure!(file.is_file(), "is not a file");
    let mode = file.mode();
    ensure!(
        mode & EXECUTABLE != 0,
        "is not executable: permit it with `chmod +x`"
    );
    ensure!(
        mode & RIGHTS_OF_OTHERS == 0,
        "runs with the rights of its owner or group (set-user-ID), which \
         `ptrace` takes from it: record a copy without them, made by `cp`"
    );
    Ok(())
}

/// The right to record a program. There is one for each name on a machine,
/// since a program relies on its process number, which is the same in each
/// recording: it may name a file after itself and its number.
struct Turn {
    /// Holds the name, until it is closed: no file is left, even of a
    /// recorder that is killed.
    _held: Option<UnixListener>,
}

impl Turn {
    /// Waits until no other recording of the program is being made, but not
    /// for ever.
    fn take(program: &str) -> Result<Turn> {
        let name = program.as_bytes();
        let name = &name[..name.len().min(LONGEST_NAME)];
        let name = [b"direct-system-calls trace ", name].concat();
        let name = SocketAddr::from_abstract_name(name)?;
        let start = Instant::now();
        loop {
            match UnixListener::bind_addr(&name) {
                Ok(held) => return Ok(Turn { _held: Some(held) }),
                Err(error) if error.kind() != ErrorKind::AddrInUse => {
                    // Where there are no sockets, nobody is kept apart.
                    return Ok(Turn { _held: None });
                }
                Err(_) if start.elapsed() < TURN => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Err(_) => bail!(
                    "another recording of `{program}` is being made, for \
                     more than {} seconds: wait until it has ended",
                    TURN.as_secs()
                ),
            }
        }
    }
}

fn start<'a>(request: &'a Request, file: &'a File) -> Result<Start<'a>> {
    let input = request.input.as_ref().map(|path| {
        File::open(path)
            .with_context(|| format!("{}: cannot be read", path.display()))
    });
    Ok(Start {
        file,
        name: &request.program,
        arguments: &request.arguments,
        input: input.transpose()?,
        directory: request.directory.clone(),
        limit: request.time,
    })
}

/// What is known of an instruction in memory.
#[derive(Clone, Copy)]
struct Known {
    /// Whether it is shown.
    shown: bool,
    kind: Kind,
    decoded: Option<Decoded>,
}

/// What became of an attempt to execute an instruction.
#[derive(Debug, PartialEq)]
enum Outcome {
    /// It was executed.
    Done,
    /// A signal came first.
    Signalled,
    /// The processor refused it, and a signal says so.
    Refused,
    /// It was the last one.
    Ended(End),
}

/// A system call that is being made.
struct Making<'a> {
    begun: Begun<'a>,
    /// The registers as the program has them.
    before: Raw,
    /// Whether the kernel was given others.
    changed: bool,
}

struct Recorder<'a> {
    request: &'a Request,
    program: &'a Program<'a>,
    decoder: Decoder<'a>,
    tracee: Tracee,
    normal: Normal,
    libraries: Libraries,
    factory: InstructionInfoFactory,
    /// Where the program lies.
    base: u64,
    /// Whether Linux has chosen that at random.
    randomised: bool,
    /// The function that is recorded.
    function: Option<Function<'a>>,
    /// `rsp` when it was entered, and where it returns to.
    entry: (u64, u64),
    /// The registers as the program has them now.
    now: Raw,
    start: Raw,
    /// A signal that is to be delivered, or 0.
    pending: i32,
    known: HashMap<u64, Known>,
    shown: Shown,
    /// What a step has last told of `xmm0` to `xmm15`.
    told_xmm: [Option<u128>; 16],
    sources: Sources,
    code: Vec<Instruction>,
    /// Where the instructions are in `code`.
    indices: BTreeMap<u64, usize>,
    steps: Vec<Step>,
    calls: Vec<Call>,
    /// The name of the call that is being made, for messages.
    making: Option<&'a str>,
    beside: Vec<Beside>,
}

impl<'a> Recorder<'a> {
    fn new(
        request: &'a Request,
        program: &'a Program<'a>,
        tracee: Tracee,
    ) -> Result<Recorder<'a>> {
        let (normal, entry) = Normal::start(&tracee)?;
        let now = tracee.registers()?;
        let randomised = tracee.is_randomised();
        Ok(Recorder {
            request,
            program,
            decoder: Decoder::new(&request.table),
            tracee,
            normal,
            libraries: Libraries::default(),
            factory: InstructionInfoFactory::new(),
            base: entry.wrapping_sub(program.entry),
            randomised,
            function: None,
            entry: (0, 0),
            now,
            start: now,
            pending: 0,
            known: HashMap::new(),
            shown: Shown::default(),
            told_xmm: [None; 16],
            sources: Sources::default(),
            code: Vec::new(),
            indices: BTreeMap::new(),
            steps: Vec::new(),
            calls: Vec::new(),
            making: None,
            beside: Vec::new(),
        })
    }

    /// Comes to one of the functions, and steps through it.
    fn run(&mut self, functions: &[Function<'a>]) -> Result<End> {
        self.come_to(functions)?;
        loop {
            if let Some(end) = self.is_over() {
                return Ok(end);
            }
            let here = self.look(self.now.rip);
            let ended = if self.pending != 0 {
                self.deliver()?
            } else if here.shown {
                self.instruction(here)?
            } else {
                self.hidden()?
            };
            if let Some(end) = ended {
                return Ok(end);
            }
            ensure!(
                self.steps.len() <= self.request.steps,
                "there are more than {} steps: record a function that does \
                 less with `--function`, or permit more with `--steps`",
                self.request.steps
            );
        }
    }

    /// Lets the program run until it enters one of the functions.
    fn come_to(&mut self, functions: &[Function<'a>]) -> Result<()> {
        let address = |function: &Function<'_>| self.base + function.address;
        let addresses: Vec<_> = functions.iter().map(address).collect();
        let name = functions.first().map(Function::name).unwrap_or_default();
        self.tracee.hunt(&addresses)?;
        let mut making = None;
        let mut signal = 0;
        loop {
            let stop = self.tracee.go(Go::ToSyscall, signal)?;
            self.note_started();
            signal = 0;
            match stop {
                Stop::Trap => break,
                Stop::Syscall => match making.take() {
                    None => making = Some(self.begin_call(true)?),
                    Some(call) => self.end_call(call)?,
                },
                Stop::Signal(number) => signal = number,
                Stop::Exited(status) => bail!(
                    "the program has ended with the status {status} and has \
                     not come to `{name}`"
                ),
                Stop::Killed(signal) => bail!(
                    "the program was ended by {} and has not come to `{name}`",
                    names::signal(signal)
                ),
                Stop::Replaced => bail!(
                    "the program has started another one in its place and has \
                     not come to `{name}`"
                ),
            }
        }
        self.tracee.end_hunt()?;
        self.now = self.registers()?;
        self.start = self.now;
        let entered = self.now.rip.wrapping_sub(self.base);
        let mut functions = functions.iter();
        self.function = functions.find(|f| f.address == entered).copied();
        let returns_to = self.tracee.read_word(self.now.rsp).unwrap_or(0);
        self.entry = (self.now.rsp, returns_to);
        Ok(())
    }

    /// The registers, without the flags that belong to the recorder.
    fn registers(&self) -> Result<Raw> {
        let mut registers = self.tracee.registers()?;
        registers.eflags &= !(TF | RF);
        Ok(registers)
    }

    /// How the function was left, if it was.
    fn is_over(&mut self) -> Option<End> {
        let (entered, returns_to) = self.entry;
        let rip = Hex(self.now.rip);
        if self.now.rip == returns_to && self.now.rsp == entered + 8 {
            return Some(End::Returned { rip });
        }
        let is_above = self.now.rsp > entered;
        let left = is_above && !self.look(self.now.rip).shown;
        left.then_some(End::Left { rip })
    }

    /// What is known of the instruction at an address.
    fn look(&mut self, address: u64) -> Known {
        if let Some(known) = self.known.get(&address) {
            return *known;
        }
        let bytes = self.tracee.read(address, instruction::LONGEST);
        let decoded = instruction::decode(&bytes, address);
        let known = Known {
            shown: self.is_shown(address),
            kind: decoded.as_ref().map_or(Kind::Plain, instruction::kind),
            decoded,
        };
        self.known.insert(address, known);
        known
    }

    fn is_shown(&self, address: u64) -> bool {
        if self.request.into_all {
            return true;
        }
        let Some(address) = self.in_program(address) else {
            return false;
        };
        let asked_for = self.function.is_some_and(|function| {
            self.program.function_at(address) == Some(&function)
        });
        asked_for || self.program.is_own(address)
    }

    /// The address in the program's file, if it is in the program.
    fn in_program(&self, address: u64) -> Option<u64> {
        let address = address.checked_sub(self.base)?;
        (address < self.program.end).then_some(address)
    }

    /// Executes one instruction that is shown, and notes what it does.
    fn instruction(&mut self, here: Known) -> Result<Option<End>> {
        let before = self.now;
        let index = self.index(before.rip, here);
        let mut uses = here.decoded.map_or_else(Default::default, |decoded| {
            instruction::uses(&mut self.factory, &decoded, &before)
        });
        if here.kind == Kind::Repeated {
            uses.reads.clear();
        }
        let read = self.memory(&uses.reads);
        let calls = self.calls.len();
        let outcome = self.advance(here)?;
        if outcome == Outcome::Signalled {
            return Ok(None);
        }
        let mut step = Step {
            what: What::Instruction(index),
            r: Registers::new(),
            u: self.reads(read),
            m: Vec::new(),
            c: (calls..self.calls.len()).collect(),
        };
        if outcome == Outcome::Done {
            if let (Kind::Repeated, Some(decoded)) = (here.kind, here.decoded)
                && instruction::writes_string(&decoded)
            {
                uses.writes = repeated_writes(&before, &self.now);
            }
            step.r = changes(&before, &self.now);
            step.m = self.memory(&uses.writes);
            if !step.c.is_empty() {
                step.m = self.written_by_calls(calls);
            }
            self.note_xmm(&uses.xmm, &mut step)?;
            if here.decoded.is_none() {
                self.measure(index, &before);
                step.m = self.changed();
            }
        }
        self.push(step);
        Ok(match outcome {
            Outcome::Ended(end) => Some(end),
            _ => None,
        })
    }

    fn push(&mut self, step: Step) {
        for memory in &step.m {
            self.shown.show(memory);
        }
        self.steps.push(step);
    }

    /// The number of an instruction among those that are shown.
    fn index(&mut self, address: u64, here: Known) -> usize {
        if let Some(index) = self.indices.get(&address) {
            return *index;
        }
        let inside = self.in_program(address);
        let length = here.decoded.map_or(0, |decoded| decoded.len());
        let bytes = self.tracee.read(address, length);
        let text = self.text(&bytes, inside.unwrap_or(address));
        let frames = inside.map_or(Vec::new(), |at| self.program.frames(at));
        let place = self.sources.place(&frames);
        let name = self.name(address);
        let name = name.as_deref().unwrap_or(NAMELESS);
        self.code.push(Instruction {
            offset: Hex(address.wrapping_sub(self.base)),
            bytes: Bytes(bytes),
            text,
            function: self.sources.function(name),
            place,
        });
        self.indices.insert(address, self.code.len() - 1);
        self.code.len() - 1
    }

    fn text(&self, bytes: &[u8], address: u64) -> String {
        let Some(decoded) = instruction::decode(bytes, address) else {
            return "(unknown)".to_owned();
        };
        instruction::text(&decoded, |target| {
            let function = self.program.function_at(target);
            let function = function.filter(|f| f.address == target);
            function.map(Function::name).or_else(|| {
                let stub = self.base + target;
                let bytes = self.tracee.read(stub, instruction::LONGEST);
                let name = self.slot(&instruction::decode(&bytes, stub)?)?;
                Some(format!("{name}@plt"))
            })
        })
    }

    /// The library's function to which an instruction leads by way of a place
    /// that the loader has filled.
    fn slot(&self, decoded: &Decoded) -> Option<&'a str> {
        let leads = decoded.is_ip_rel_memory_operand()
            && (decoded.is_call_near_indirect()
                || decoded.is_jmp_near_indirect());
        let address = decoded.ip_rel_memory_address();
        self.program.slot(self.in_program(address).filter(|_| leads)?)
    }

    /// Notes how long an instruction is that this program does not know.
    fn measure(&mut self, index: usize, before: &Raw) {
        let length = self.now.rip.wrapping_sub(before.rip) as usize;
        if (1..=instruction::LONGEST).contains(&length) {
            let bytes = self.tracee.read(before.rip, length);
            self.code[index].bytes = Bytes(bytes);
        }
    }

    /// What an instruction reads, which is shown from then on.
    fn reads(&mut self, memory: Vec<Memory>) -> Vec<Read> {
        let read = |memory: Memory| {
            if self.shown.knows(&memory) {
                return Read::Known(memory.0, memory.1.0.len());
            }
            self.shown.show(&memory);
            Read::New(memory.0, memory.1)
        };
        memory.into_iter().map(read).collect()
    }

    fn memory(&self, spans: &[Span]) -> Vec<Memory> {
        let read = |span: &Span| {
            let length = span.length.min(KEPT);
            let bytes = self.tracee.read(span.address, length);
            (bytes.len() == length)
                .then_some(Memory(Hex(span.address), Bytes(bytes)))
        };
        spans.iter().filter_map(read).collect()
    }

    /// What the kernel has written in the calls from the number `first` on,
    /// and what else is not as it was shown.
    fn written_by_calls(&mut self, first: usize) -> Vec<Memory> {
        let args = self.calls[first..].iter().flat_map(|call| &call.args);
        let buffers = args.flat_map(|arg| &arg.buffers);
        let written = buffers.filter(|buffer| buffer.written);
        let mut memory: Vec<_> = written
            .filter(|buffer| !buffer.bytes.0.is_empty())
            .map(|buffer| Memory(buffer.address, buffer.bytes.clone()))
            .collect();
        for written in &memory {
            self.shown.show(written);
        }
        memory.extend(self.changed());
        memory
    }

    /// The shown memory that is not as it was, without the part of the stack
    /// that is free again.
    fn changed(&mut self) -> Vec<Memory> {
        let live = self.now.rsp.saturating_sub(RED_ZONE);
        let free = live.saturating_sub(process::STACK)..live;
        self.shown.forget(free);
        self.shown.changes(&self.tracee)
    }

    /// An instruction may write what the register holds already, as a second
    /// load of the same place does: that is no change.
    fn note_xmm(&mut self, written: &[u8], step: &mut Step) -> Result<()> {
        if written.is_empty() {
            return Ok(());
        }
        let xmm = self.tracee.xmm()?;
        for number in written {
            let index = usize::from(*number);
            let (Some(value), Some(told)) =
                (xmm.get(index), self.told_xmm.get_mut(index))
            else {
                continue;
            };
            if told.replace(*value) != Some(*value) {
                step.r.insert(Register::Xmm(*number), Bits(*value));
            }
        }
        Ok(())
    }

    /// Executes one instruction.
    fn advance(&mut self, here: Known) -> Result<Outcome> {
        match here.kind {
            Kind::Syscall | Kind::Int80 => self.call(here.kind),
            Kind::Repeated => self.repeat(here),
            Kind::Int3 => {
                self.pending = libc::SIGTRAP;
                Ok(Outcome::Refused)
            }
            Kind::Pushf => {
                let outcome = self.step()?;
                if outcome == Outcome::Done {
                    self.hide_trap_flag(self.now.rsp)?;
                }
                Ok(outcome)
            }
            Kind::Plain | Kind::Call => self.step(),
        }
    }

    fn step(&mut self) -> Result<Outcome> {
        let stop = self.tracee.go(Go::Step, 0)?;
        self.note_started();
        self.outcome(stop)
    }

    fn outcome(&mut self, stop: Stop) -> Result<Outcome> {
        Ok(match stop {
            Stop::Trap => {
                self.now = self.registers()?;
                Outcome::Done
            }
            Stop::Signal(signal) => {
                self.pending = signal;
                match is_fault(signal) && self.tracee.is_fault() {
                    true => Outcome::Refused,
                    false => Outcome::Signalled,
                }
            }
            Stop::Replaced => Outcome::Ended(End::Replaced),
            Stop::Exited(status) => Outcome::Ended(End::Exited { status }),
            Stop::Killed(signal) => Outcome::Ended(self.killed(signal)),
            Stop::Syscall => bail!("the kernel tells of a call unasked"),
        })
    }

    fn killed(&self, signal: i32) -> End {
        End::Killed {
            signal: names::signal(signal),
            rip: Hex(self.now.rip),
        }
    }

    /// Takes the trap flag out of the flags that lie at an address: without
    /// the recorder it would not be set.
    fn hide_trap_flag(&self, address: u64) -> Result<()> {
        let flags = self.tracee.read_word(address).context("no stack")?;
        self.tracee.write(address, &(flags & !TF).to_le_bytes())
    }

    /// Executes an instruction that repeats itself, with all its rounds.
    fn repeat(&mut self, here: Known) -> Result<Outcome> {
        let start = self.now.rip;
        let length = here.decoded.map_or(0, |decoded| decoded.len());
        let next = start + length as u64;
        if !self.tracee.is_alone() {
            // A breakpoint would stop the others, too.
            loop {
                let outcome = self.step()?;
                if outcome != Outcome::Done || self.now.rip != start {
                    return Ok(outcome);
                }
            }
        }
        self.tracee.set_breakpoint(next)?;
        let stop = self.tracee.go(Go::Run, 0);
        self.tracee.clear_breakpoint(next)?;
        let outcome = self.outcome(stop?)?;
        if outcome == Outcome::Done {
            self.now.rip = next;
            self.tracee.set_registers(self.now)?;
        }
        Ok(outcome)
    }

    /// Notes other processes and threads that were started.
    fn note_started(&mut self) {
        for (pid, kind) in self.tracee.started() {
            self.normal.add(pid);
            let step = self.function.map(|_| self.steps.len());
            self.beside.push(Beside { step, kind });
        }
    }

    /// Makes a system call, which is the next instruction.
    fn call(&mut self, kind: Kind) -> Result<Outcome> {
        let making = match kind {
            Kind::Int80 => Making {
                begun: self.decoder.begin_int80(self.now.rax),
                before: self.now,
                changed: false,
            },
            _ => self.begin_call(false)?,
        };
        // The kernel has begun the call, and wants to begin it anew after a
        // signal.
        let mut waits = false;
        let outcome = loop {
            match self.step()? {
                Outcome::Done if is_restart(&making, self.now.rax) => {
                    waits = true;
                }
                Outcome::Signalled if waits && self.is_nothing() => {
                    self.pending = 0;
                }
                outcome => break outcome,
            }
        };
        match outcome {
            Outcome::Done => self.end_call(making)?,
            Outcome::Signalled if waits => {
                self.end_call(making)?;
                return Ok(Outcome::Done);
            }
            Outcome::Signalled | Outcome::Refused => {
                self.making = None;
                self.now = making.before;
                if making.changed {
                    self.tracee.set_registers(self.now)?;
                }
            }
            Outcome::Ended(_) => self.note_call(making.begun, None),
        }
        Ok(outcome)
    }

    /// Whether the signal that waits has no effect.
    fn is_nothing(&self) -> bool {
        self.tracee.disposition(self.pending) == Disposition::Ignored
    }

    /// Notes a call that is about to be made, and sees to it that it means
    /// what the program means. At a stop for the call, `rax` is gone already.
    fn begin_call(&mut self, at_stop: bool) -> Result<Making<'a>> {
        let (before, number) = if at_stop {
            let now = self.registers()?;
            (now, now.orig_rax)
        } else {
            (self.now, self.now.rax)
        };
        let begun =
            self.decoder.begin(number, arguments(&before), &self.tracee);
        let row = begun.row;
        self.making = row.map(|row| row.name.as_str());
        let other = row.and_then(|row| self.normal.before(row, &before));
        if let Some(other) = other {
            self.tracee.set_registers(other)?;
        }
        Ok(Making {
            begun,
            before,
            changed: other.is_some(),
        })
    }

    /// Notes a call that has been made, and replaces what must not be seen.
    fn end_call(&mut self, making: Making<'a>) -> Result<()> {
        self.making = None;
        let found = self.registers()?;
        let mut after = found;
        let before = &making.before;
        if making.changed {
            after.rdi = before.rdi;
            after.rsi = before.rsi;
            after.rdx = before.rdx;
            after.r10 = before.r10;
            after.r8 = before.r8;
            after.r9 = before.r9;
        }
        let mut result = None;
        if comes_back(&making) && !is_restart(&making, found.rax) {
            let values = &making.begun.values;
            after.rax = match making.begun.row {
                Some(row) => {
                    self.normal.after(row, values, found.rax, &self.tracee)?
                }
                None => match making.begun.int80() {
                    Some(number) => self.normal.after_int80(number, found.rax),
                    None => found.rax,
                },
            };
            result = Some(after.rax);
        }
        // `syscall` has copied the flags, with the recorder's.
        if after.r11 != before.r11 && after.r11 == before.eflags | TF {
            after.r11 = before.eflags;
        }
        if general(&after) != general(&found) {
            self.tracee.set_registers(after)?;
        }
        self.now = after;
        if is_restart(&making, found.rax) {
            // The kernel's note to itself, which no program sees.
            self.now.rax = before.rax;
        }
        self.note_call(making.begun, result);
        Ok(())
    }

    fn note_call(&mut self, begun: Begun<'a>, result: Option<u64>) {
        if self.function.is_none() {
            return; // before the function
        }
        let step = self.steps.len();
        let call = self.decoder.end(step, begun, result, &self.tracee);
        self.calls.push(call);
    }

    /// Delivers the signal that waits.
    fn deliver(&mut self) -> Result<Option<End>> {
        let signal = std::mem::take(&mut self.pending);
        match self.tracee.disposition(signal) {
            Disposition::Ignored => return Ok(None),
            // Left undelivered, it leaves no core file.
            Disposition::Fatal => return Ok(Some(self.killed(signal))),
            Disposition::Caught => {}
        }
        let before = self.now;
        let stop = self.tracee.go(Go::Step, signal)?;
        self.note_started();
        if let Outcome::Ended(end) = self.outcome(stop)? {
            return Ok(Some(end));
        }
        self.now = self.registers()?;
        let changed = self.changed();
        self.push(Step {
            what: What::Signal(names::signal(signal)),
            r: changes(&before, &self.now),
            u: Vec::new(),
            m: changed,
            c: Vec::new(),
        });
        Ok(None)
    }

    /// Executes instructions that are not shown, until one is.
    fn hidden(&mut self) -> Result<Option<End>> {
        let before = self.now;
        let returns = self.return_address();
        let calls = self.calls.len();
        let mut name = self.called_name();
        let (mut count, mut more) = (0, false);
        let mut end = None;
        while end.is_none() && self.pending == 0 && self.is_over().is_none() {
            let here = self.look(self.now.rip);
            if here.shown {
                break;
            }
            if name.is_none() && count < NAMED {
                name = self.name(self.now.rip);
            }
            if let (Some((address, rsp)), COUNTED..) = (returns, count)
                && self.tracee.is_alone()
            {
                more = true;
                end = self.run_to(address, rsp)?;
                break;
            }
            match self.advance(here)? {
                Outcome::Done => count += 1,
                // When it comes is chance: it must not divide a step.
                Outcome::Signalled if self.is_nothing() => self.pending = 0,
                Outcome::Signalled | Outcome::Refused => {}
                Outcome::Ended(how) => {
                    count += 1;
                    end = Some(how);
                }
            }
        }
        if count > 0 {
            let name = name.as_deref().unwrap_or(NAMELESS);
            let function = self.sources.function(name);
            let written = match end {
                None => self.changed(),
                Some(_) => Vec::new(),
            };
            self.push(Step {
                what: What::Hidden(Hidden {
                    count,
                    more,
                    function,
                }),
                r: changes(&before, &self.now),
                u: Vec::new(),
                m: written,
                c: (calls..self.calls.len()).collect(),
            });
        }
        Ok(end)
    }

    /// Where a function returns to that has been called a moment ago, and
    /// `rsp` after that.
    fn return_address(&mut self) -> Option<(u64, u64)> {
        let What::Instruction(last) = self.steps.last()?.what else {
            return None;
        };
        let last = self.base.wrapping_add(self.code[last].offset.0);
        let called = self.look(last).kind == Kind::Call;
        let address = self.tracee.read_word(self.now.rsp).filter(|_| called)?;
        Some((address, self.now.rsp + 8))
    }

    /// The name of the function that the last step has called, if the loader
    /// knows it.
    fn called_name(&mut self) -> Option<String> {
        let What::Instruction(last) = self.steps.last()?.what else {
            return None;
        };
        let last = self.base.wrapping_add(self.code[last].offset.0);
        let decoded = self.look(last).decoded?;
        self.slot(&decoded).map(str::to_owned)
    }

    /// The name of the function at an address.
    fn name(&mut self, address: u64) -> Option<String> {
        let Some(inside) = self.in_program(address) else {
            return self.libraries.name(self.tracee.tid(), address);
        };
        let function = self.program.function_at(inside).map(Function::name);
        function.or_else(|| {
            let decoded = self.look(address).decoded?;
            self.slot(&decoded).map(str::to_owned)
        })
    }

    /// Lets a function that is not shown run to its end, at full speed.
    fn run_to(&mut self, address: u64, rsp: u64) -> Result<Option<End>> {
        self.tracee.set_breakpoint(address)?;
        let mut making = None;
        let mut signal = 0;
        loop {
            let stop = self.tracee.go(Go::ToSyscall, signal)?;
            self.note_started();
            signal = 0;
            match stop {
                Stop::Trap => {
                    self.tracee.clear_breakpoint(address)?;
                    self.now = self.registers()?;
                    self.now.rip = address;
                    self.tracee.set_registers(self.now)?;
                    if self.now.rsp >= rsp {
                        return Ok(None);
                    }
                    // A function further in has returned to the same place.
                    if let Outcome::Ended(end) = self.step()? {
                        return Ok(Some(end));
                    }
                    self.tracee.set_breakpoint(address)?;
                }
                Stop::Syscall => match making.take() {
                    None => making = Some(self.begin_call(true)?),
                    Some(call) => self.end_call(call)?,
                },
                Stop::Signal(number) => {
                    match self.tracee.disposition(number) {
                        Disposition::Caught => signal = number,
                        Disposition::Ignored => {}
                        Disposition::Fatal => {
                            return Ok(Some(self.killed(number)));
                        }
                    }
                }
                Stop::Exited(_) | Stop::Killed(_) | Stop::Replaced => {
                    if let Some(making) = making {
                        self.note_call(making.begun, None);
                    }
                    match self.outcome(stop)? {
                        Outcome::Ended(end) => return Ok(Some(end)),
                        other => bail!("{other:?} is no end"),
                    }
                }
            }
        }
    }

    /// Where the recorder is, for messages.
    fn place(&self) -> String {
        let mut place = self.request.executable.display().to_string();
        let steps = self.steps.iter().rev();
        let mut places = steps.filter_map(|step| match step.what {
            What::Instruction(index) => self.code[index].place,
            What::Hidden(_) | What::Signal(_) => None,
        });
        if let Some(last) = places.next() {
            let last = self.sources.describe(last, &self.request.root);
            let steps = self.steps.len();
            place.push_str(&format!(": after {steps} steps, at {last}"));
        }
        if let Some(call) = &self.making {
            place.push_str(&format!(", in the system call `{call}`"));
        }
        place
    }

    /// Puts the recording together.
    fn finish(self, end: End) -> Result<Recording> {
        let mut order: Vec<_> = self.indices.into_values().collect();
        let sorted = order.iter().map(|index| self.code[*index].clone());
        let code = sorted.collect();
        let mut steps = self.steps;
        let mut new = vec![0; order.len()];
        for (place, index) in order.drain(..).enumerate() {
            new[index] = place;
        }
        for step in &mut steps {
            if let What::Instruction(index) = &mut step.what {
                *index = new[*index];
            }
        }
        let sources = self.sources.collect(&self.request.root);
        let function = self.function.as_ref().map(Function::name);
        let mut start = all(&self.start);
        start.insert(Register::Rip, self.start.rip.into());
        Ok(Recording {
            schema: SCHEMA,
            program: self.request.program.clone(),
            arguments: self.request.arguments.clone(),
            function: function.context("no function was entered")?,
            profile: self.request.profile,
            compiler: self.program.compiler.clone(),
            kernel: kernel()?,
            table: self.request.table.kernel.clone(),
            everything: self.request.into_all,
            randomised: self.randomised,
            base: Hex(self.base),
            files: sources.files,
            functions: sources.functions,
            places: sources.places,
            code,
            start,
            steps,
            calls: self.calls,
            beside: self.beside,
            end,
        })
    }
}

/// Whether a call returns at the instruction after it.
fn comes_back(making: &Making<'_>) -> bool {
    let row = making.begun.row;
    row.is_none_or(|row| row.name != "rt_sigreturn")
}

/// Whether what a tracer finds in `rax` says that the call is to be begun
/// anew: `ERESTARTSYS` and its like, of `include/linux/errno.h`.
fn is_restart(making: &Making<'_>, rax: u64) -> bool {
    comes_back(making) && (-516..=-512).contains(&rax.cast_signed())
}

/// Whether the processor causes this signal when it refuses an instruction.
fn is_fault(signal: i32) -> bool {
    matches!(
        signal,
        libc::SIGSEGV
            | libc::SIGBUS
            | libc::SIGILL
            | libc::SIGFPE
            | libc::SIGTRAP
            | libc::SIGSYS
    )
}

/// The registers of a system call's arguments.
fn arguments(registers: &Raw) -> [u64; 6] {
    [
        registers.rdi,
        registers.rsi,
        registers.rdx,
        registers.r10,
        registers.r8,
        registers.r9,
    ]
}

/// The general registers and the flags.
fn all(registers: &Raw) -> Registers {
    let general = general(registers).into_iter().zip(0..);
    let mut all: Registers = general
        .map(|(value, index)| (Register::General(index), value.into()))
        .collect();
    all.insert(Register::Flags, registers.eflags.into());
    all
}

/// What has changed, with the new values.
fn changes(before: &Raw, after: &Raw) -> Registers {
    let old = all(before);
    let mut changes = all(after);
    changes.retain(|register, value| old.get(register) != Some(value));
    changes
}

/// What an instruction like `rep stos` has written.
fn repeated_writes(before: &Raw, after: &Raw) -> Vec<Span> {
    let (start, end) = (before.rdi.min(after.rdi), before.rdi.max(after.rdi));
    let length = (end - start) as usize;
    match length {
        0 => Vec::new(),
        _ => vec![Span {
            address: start,
            length,
        }],
    }
}

/// The version of the running kernel, without what its packager adds.
fn kernel() -> Result<String> {
    let path = "/proc/sys/kernel/osrelease";
    let text = fs::read_to_string(path)
        .with_context(|| format!("{path}: cannot be read"))?;
    let is_other = |c: char| !c.is_ascii_digit() && c != '.';
    let end = text.find(is_other).unwrap_or(text.len());
    Ok(text[..end].to_owned())
}
