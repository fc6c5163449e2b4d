//! What holds for every recording, whatever the program: the processor's rules
//! for each instruction, the kernel's for each system call.

use std::collections::BTreeMap;

use iced_x86::{
    Decoder, DecoderOptions, FlowControl, Instruction as Decoded,
    InstructionInfoFactory, Mnemonic, OpAccess, OpKind, Register as Iced,
    UsedMemory,
};
use tracer::instruction;
use tracer::recording::{
    Bits, Bytes, End, GENERAL, Hex, Memory, Read, Recording, Register,
    Registers, Step, What,
};

/// The flag that the recorder sets, and no program may see.
const TF: u64 = 0x100;

/// Fails if a rule is broken; gives the number of instructions checked.
#[track_caller]
pub fn hold(recording: &Recording) -> usize {
    let problems = problems(recording);
    let name = (&recording.program, &recording.function);
    let count = problems.len();
    let text = problems.into_iter().take(10).collect::<Vec<_>>().join("\n");
    assert!(count == 0, "{name:?}: {count} problems:\n{text}");
    recording.steps.len()
}

/// Each rule that is broken, as a sentence.
pub fn problems(recording: &Recording) -> Vec<String> {
    let mut check = Check {
        recording,
        memory: BTreeMap::new(),
        factory: InstructionInfoFactory::new(),
        problems: Vec::new(),
    };
    let states: Vec<Registers> = recording.states().collect();
    for (index, step) in recording.steps.iter().enumerate() {
        check.step(index, step, &states[index], &states[index + 1]);
    }
    check.problems
}

struct Check<'a> {
    recording: &'a Recording,
    /// What the recording has shown of the memory.
    memory: BTreeMap<u64, u8>,
    factory: InstructionInfoFactory,
    problems: Vec<String>,
}

impl Check<'_> {
    fn step(
        &mut self,
        index: usize,
        step: &Step,
        before: &Registers,
        after: &Registers,
    ) {
        let old = self.problems.len();
        self.reads(step);
        let flags = value(after, "flags");
        self.demand(flags & TF == 0, "the trap flag is shown");
        match step.what {
            What::Instruction(_) if self.was_refused(index) => {
                self.demand(step.r.is_empty(), "refused, and changes");
            }
            What::Instruction(code) => {
                let at = self.recording.address(code);
                let code = &self.recording.code[code];
                let bytes = &code.bytes.0;
                let mut decoder =
                    Decoder::with_ip(64, bytes, at, DecoderOptions::NONE);
                let decoded = decoder.decode();
                let is_known = !decoded.is_invalid();
                self.demand(is_known, "an instruction that nobody knows");
                if is_known {
                    self.demand(decoded.len() == bytes.len(), "its length");
                    self.instruction(index, step, &decoded, before, after);
                }
            }
            What::Hidden(_) | What::Signal(_) => self.forget(after),
        }
        for Memory(Hex(start), Bytes(bytes)) in &step.m {
            self.memory.extend((*start..).zip(bytes.iter().copied()));
        }
        let text = serde_json::to_string(step).unwrap_or_default();
        for problem in &mut self.problems[old..] {
            *problem = format!("step {index}: {problem}: {text}");
        }
    }

    fn demand(&mut self, holds: bool, problem: &str) {
        if !holds {
            self.problems.push(problem.to_owned());
        }
    }

    /// Whether a signal came of an instruction instead of its effect.
    fn was_refused(&self, index: usize) -> bool {
        match self.recording.steps.get(index + 1).map(|step| &step.what) {
            Some(What::Signal(name)) => {
                let faults = ["SIGSEGV", "SIGILL", "SIGBUS", "SIGTRAP"];
                faults.contains(&name.as_str())
            }
            Some(_) => false,
            None => matches!(self.recording.end, End::Killed { .. }),
        }
    }

    /// The part of the stack that is free again may be anything.
    fn forget(&mut self, after: &Registers) {
        let live = value(after, "rsp") - 128;
        self.memory
            .retain(|at, _| !(live - (8 << 20)..live).contains(at));
    }

    /// What is known has been shown, and what is new has not.
    fn reads(&mut self, step: &Step) {
        for read in &step.u {
            let (start, length) = read.span();
            let known = self.bytes(start, length);
            match read {
                Read::Known(..) => {
                    self.demand(known.is_some(), "reads what nobody has shown");
                }
                Read::New(_, bytes) => {
                    let is_new = known.as_ref() != Some(&bytes.0);
                    self.demand(is_new, "shows again what is known");
                    self.show(start, &bytes.0);
                }
            }
        }
    }

    /// What has been shown of memory.
    fn bytes(&self, start: u64, length: usize) -> Option<Vec<u8>> {
        let addresses = (start..).take(length);
        addresses.map(|at| self.memory.get(&at).copied()).collect()
    }

    /// Notes what is shown of memory. An instruction finds what was there.
    fn show(&mut self, start: u64, bytes: &[u8]) {
        for (address, byte) in (start..).zip(bytes) {
            let known = self.memory.insert(address, *byte);
            if known.is_some_and(|known| known != *byte) {
                self.problems
                    .push(format!("{address:x} was shown, and held"));
            }
        }
    }

    fn instruction(
        &mut self,
        index: usize,
        step: &Step,
        decoded: &Decoded,
        before: &Registers,
        after: &Registers,
    ) {
        let is_call = decoded.mnemonic() == Mnemonic::Syscall;
        match is_call || decoded.mnemonic() == Mnemonic::Int {
            true => self.call(step, decoded, before, after),
            false => {
                self.changes(step, decoded);
                self.uses(step, decoded, before, after);
                self.stack(decoded, before, after);
                self.load(step, decoded, after);
            }
        }
        if let Some(next) = self.next(index) {
            self.flow(step, decoded, next);
        }
    }

    /// Only what an instruction writes has changed.
    fn changes(&mut self, step: &Step, decoded: &Decoded) {
        let info = self.factory.info(decoded);
        let written: Vec<String> = info
            .used_registers()
            .iter()
            .filter(|used| writes(used.access()))
            .map(|used| match instruction::xmm(used.register()) {
                Some(number) => format!("xmm{number}"),
                None => {
                    let register = used.register().full_register();
                    format!("{register:?}").to_lowercase()
                }
            })
            .collect();
        let flags = decoded.rflags_modified() != 0;
        for register in step.r.keys() {
            let name = register.to_string();
            let may = match register {
                Register::Flags => flags,
                _ => written.contains(&name),
            };
            let problem = format!("{decoded} does not change {name}");
            self.demand(may, &problem);
        }
    }

    /// The memory that an instruction names is the memory that is shown.
    fn uses(
        &mut self,
        step: &Step,
        decoded: &Decoded,
        before: &Registers,
        after: &Registers,
    ) {
        if decoded.has_rep_prefix() || decoded.has_repne_prefix() {
            let (rdi, end) = (value(before, "rdi"), value(after, "rdi"));
            let shown = step.m.iter().map(|memory| memory.0.0);
            let shown: Vec<_> = shown.collect();
            let inside = shown.iter().all(|at| (rdi..end).contains(at));
            return self.demand(inside, "written where `rdi` was not");
        }
        let (mut read, mut written) = (Vec::new(), Vec::new());
        for used in self.factory.info(decoded).used_memory() {
            let Some(span) = span(used, before) else {
                continue; // by way of `fs`, whose base is not shown
            };
            if reads(used.access()) {
                read.push(span);
            }
            if writes(used.access()) {
                written.push(span);
            }
        }
        let span = |Memory(at, bytes): &Memory| (at.0, bytes.0.len());
        let shown_read: Vec<_> = step.u.iter().map(Read::span).collect();
        let shown_written: Vec<_> = step.m.iter().map(span).collect();
        for (what, shown, wanted) in [
            ("reads", shown_read, read),
            ("writes", shown_written, written),
        ] {
            let problem = format!("{decoded} {what} {wanted:x?}");
            let has_segment = decoded.segment_prefix() != Iced::None;
            self.demand(shown == wanted || has_segment, &problem);
        }
    }

    /// What is loaded is what was shown in memory.
    fn load(&mut self, step: &Step, decoded: &Decoded, after: &Registers) {
        let loads = decoded.op1_kind() == OpKind::Memory
            && decoded.mnemonic() == Mnemonic::Mov
            || decoded.mnemonic() == Mnemonic::Pop;
        let to = decoded.op0_register();
        let ([read], true, 4 | 8) = (&step.u[..], loads, to.size()) else {
            return;
        };
        let (start, length) = read.span();
        let bytes = self.bytes(start, length);
        let number = bytes.and_then(|bytes| Bytes(bytes).number());
        let name = format!("{:?}", to.full_register()).to_lowercase();
        let does = value(after, &name);
        let problem = format!("{decoded} loads {does:x}, not {number:x?}");
        self.demand(number == Some(does), &problem);
    }

    /// `push`, `call` and their like move the stack pointer as they must.
    fn stack(
        &mut self,
        decoded: &Decoded,
        before: &Registers,
        after: &Registers,
    ) {
        let moves = matches!(
            decoded.mnemonic(),
            Mnemonic::Push | Mnemonic::Pop | Mnemonic::Call | Mnemonic::Ret
        );
        let increment = i64::from(decoded.stack_pointer_increment());
        let should = value(before, "rsp").wrapping_add_signed(increment);
        let does = value(after, "rsp");
        let pops_itself = decoded.op0_register() == Iced::RSP;
        let problem = format!("{decoded} moves rsp to {does:x}");
        self.demand(!moves || pops_itself || should == does, &problem);
    }

    /// A system call gives its result in `rax`, and keeps all registers but
    /// `rcx` and `r11`. Those hold the next instruction and the flags, or what
    /// they held before, as where the processor has FRED.
    fn call(
        &mut self,
        step: &Step,
        decoded: &Decoded,
        before: &Registers,
        after: &Registers,
    ) {
        let [call] = step.c[..] else {
            return self.demand(false, "not one system call");
        };
        let call = &self.recording.calls[call];
        let named = |name| call.name.as_deref() == Some(name);
        self.demand(
            call.number == value(before, "rax") as i32,
            "the number is not what rax held",
        );
        if call.int80 {
            return; // the kernel clears r8 to r11
        }
        let names = ["rdi", "rsi", "rdx", "r10", "r8", "r9"];
        for (argument, name) in call.args.iter().zip(names) {
            let same = argument.value.0 == value(before, name);
            self.demand(same, &format!("{name} is not {}", argument.name));
        }
        if named("rt_sigreturn") {
            return; // it gives all registers back
        }
        if let Some(result) = call.result {
            let same = value(after, "rax") == result.0;
            self.demand(same, "rax is not the result");
        }
        for register in step.r.keys() {
            let name = register.to_string();
            let may = ["rax", "rcx", "r11"].contains(&name.as_str());
            self.demand(may, &format!("the kernel changes {name}"));
        }
        let flags = value(before, "flags");
        for (name, copy) in [("rcx", decoded.next_ip()), ("r11", flags)] {
            let (old, new) = (value(before, name), value(after, name));
            let problem = format!("{name} is neither {old:x} nor {copy:x}");
            self.demand(new == copy || new == old, &problem);
        }
    }

    /// The address of the instruction after a step, if that is shown.
    fn next(&self, index: usize) -> Option<u64> {
        match self.recording.steps.get(index + 1).map(|step| &step.what) {
            Some(What::Instruction(code)) => {
                Some(self.recording.address(*code))
            }
            Some(What::Hidden(_) | What::Signal(_)) => None,
            None => match self.recording.end {
                End::Returned { rip } | End::Left { rip } => Some(rip.0),
                _ => None,
            },
        }
    }

    /// The next instruction is the one to which this one leads.
    fn flow(&mut self, step: &Step, decoded: &Decoded, next: u64) {
        let follows = next == decoded.next_ip();
        let target = next == decoded.near_branch_target();
        let returns = step.c.iter().any(|call| {
            let call = &self.recording.calls[*call];
            call.name.as_deref() == Some("rt_sigreturn")
        });
        let from_memory = step.u.iter().any(|read| {
            let (start, length) = read.span();
            let bytes = self.bytes(start, length);
            bytes.and_then(|bytes| Bytes(bytes).number()) == Some(next)
        });
        let leads = match decoded.flow_control() {
            FlowControl::Next | FlowControl::Call
                if decoded.mnemonic() == Mnemonic::Syscall =>
            {
                follows || returns
            }
            FlowControl::Next | FlowControl::Interrupt => follows,
            FlowControl::Call | FlowControl::UnconditionalBranch => target,
            FlowControl::ConditionalBranch => follows || target,
            FlowControl::Return => from_memory,
            FlowControl::IndirectBranch | FlowControl::IndirectCall => {
                from_memory || step.u.is_empty() || is_jump_by_register(decoded)
            }
            _ => false,
        };
        let problem = format!("{decoded} does not lead to {next:x}");
        self.demand(leads, &problem);
    }
}

fn is_jump_by_register(decoded: &Decoded) -> bool {
    decoded.op0_register() != Iced::None
}

fn value(state: &Registers, name: &str) -> u64 {
    let register = Register::named(name).expect("a register");
    state.get(&register).map_or(0, |bits| bits.low())
}

fn reads(access: OpAccess) -> bool {
    use OpAccess::{CondRead, Read, ReadCondWrite, ReadWrite};
    matches!(access, Read | CondRead | ReadWrite | ReadCondWrite)
}

fn writes(access: OpAccess) -> bool {
    use OpAccess::{CondWrite, ReadCondWrite, ReadWrite, Write};
    matches!(access, Write | CondWrite | ReadWrite | ReadCondWrite)
}

fn span(memory: &UsedMemory, state: &Registers) -> Option<(u64, usize)> {
    let length = memory.memory_size().size();
    let address = memory.virtual_address(0, |register, _, _| {
        if register.is_segment_register() {
            let is_flat = !matches!(register, Iced::FS | Iced::GS);
            return is_flat.then_some(0);
        }
        let name = format!("{:?}", register.full_register()).to_lowercase();
        GENERAL
            .contains(&name.as_str())
            .then(|| value(state, &name))
    });
    (length > 0).then_some((address?, length))
}

type Break<'a> = &'a dyn Fn(&mut Recording);

/// A recording that keeps the rules, and some that are broken at one place.
#[test]
fn a_broken_recording_is_noticed() {
    let program = crate::fixture::Program::compile("flags");
    let right = program.record("flags", &[]);
    assert_eq!(problems(&right), Vec::<String>::new());
    let at = |text: &str| {
        let is_it = |step: &Step| match step.what {
            What::Instruction(code) => right.code[code].text == text,
            What::Hidden(_) | What::Signal(_) => false,
        };
        right.steps.iter().position(is_it).expect("it is shown")
    };
    let register = |name| Register::named(name).expect("a register");
    let breaks: [(&str, Break<'_>); 9] = [
        ("changes rdi", &|recording| {
            let step = &mut recording.steps[at("syscall")];
            step.r.insert(register("rdi"), Bits(7));
        }),
        ("rcx is neither", &|recording| {
            let step = &mut recording.steps[at("syscall")];
            step.r.insert(register("rcx"), Bits(7));
        }),
        ("r11 is neither", &|recording| {
            let step = &mut recording.steps[at("syscall")];
            step.r.insert(register("r11"), Bits(0x346));
        }),
        ("rax is not the result", &|recording| {
            recording.steps[at("syscall")]
                .r
                .insert(register("rax"), Bits(7));
        }),
        ("does not change rbx", &|recording| {
            let step = &mut recording.steps[at("cmp rax,rax")];
            step.r.insert(register("rbx"), Bits(7));
        }),
        ("the trap flag", &|recording| {
            let step = &mut recording.steps[at("cmp rax,rax")];
            step.r.insert(register("flags"), Bits(0x346));
        }),
        ("loads", &|recording| {
            recording.steps[at("pushfq")].m[0].1.0[1] ^= 1;
        }),
        ("nobody has shown", &|recording| {
            recording.steps[at("pushfq")].m.clear();
        }),
        ("does not lead to", &|recording| {
            recording.steps.remove(at("cmp rax,rax"));
            for call in &mut recording.calls {
                call.step -= 1;
            }
        }),
    ];
    for (expected, change) in breaks {
        let mut broken = right.clone();
        change(&mut broken);
        let found = problems(&broken).join("\n");
        assert!(found.contains(expected), "{expected}: {found}");
    }
}
