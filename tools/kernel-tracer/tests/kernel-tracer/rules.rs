//! Holds the recordings against the rules of the processor and of the kernel,
//! all of them, on any machine.

use std::collections::BTreeSet;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use iced_x86::{
    FlowControl, Instruction, InstructionInfoFactory, Mnemonic, OpAccess,
    RflagsBits,
};
use kernel_table::schema::Table;
use kernel_tracer::calls::CALLS;
use kernel_tracer::command::file;
use kernel_tracer::kernel;
use kernel_tracer::recording::{Mitigations, Recording, Registers};
use tracer::instruction::decode;

use crate::{recording, recordings, root};

/// How much a reader loads for one recording, in bytes.
const WEIGHT: usize = 60_000;

/// Interrupts, single steps, direction, alignment: what the kernel has the
/// processor clear (`syscall_init` in `arch/x86/kernel/cpu/common.c`).
const CLEARED: u64 = 0x200 | 0x100 | 0x400 | 0x4_0000;

fn decoded(recording: &Recording) -> Vec<Instruction> {
    let one = |code: &kernel_tracer::recording::Instruction| {
        decode(&code.bytes.0, code.address).expect("an instruction")
    };
    recording.code.iter().map(one).collect()
}

/// The address of the instruction behind each step.
fn next(recording: &Recording, step: usize) -> u64 {
    match recording.steps.get(step + 1) {
        Some(_) => recording.instruction(step + 1).address,
        None => recording.end.0,
    }
}

#[test]
fn files_are_as_they_are_written_and_not_too_heavy() {
    for call in CALLS {
        for mitigations in Mitigations::ALL {
            let file = file(call.name, mitigations);
            let text = std::fs::read_to_string(root().join(&file));
            let text = text.expect("it is there");
            let recording = Recording::parse(&text).expect("a recording");
            assert_eq!(recording.to_json().expect("JSON"), text);
            let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
            gzip.write_all(text.as_bytes()).expect("memory");
            let weight = gzip.finish().expect("memory").len();
            assert!(weight <= WEIGHT, "{}: {weight} bytes", file.display());
        }
    }
}

#[test]
fn all_are_of_one_kernel_on_one_machine() {
    let table = Table::all(&root().join("data")).expect("tables");
    let first = recording("getppid", Mitigations::Default).machine;
    assert_eq!(first.sha256, kernel::SHA256);
    assert!(first.package.contains(kernel::RELEASE));
    assert!(table.iter().any(|table| table.kernel == first.kernel));
    for (name, recording) in recordings() {
        let machine = recording.machine;
        let off = machine.command.contains(" mitigations=off");
        assert_eq!(off, machine.mitigations == Mitigations::Off, "{name}");
        assert_eq!(machine.version, first.version, "{name}");
        assert_eq!(machine.sha256, first.sha256, "{name}");
        assert_eq!(machine.qemu, first.qemu, "{name}");
        assert_eq!(machine.compiler, first.compiler, "{name}");
        let meltdown = &machine.weaknesses["meltdown"];
        assert_eq!(off, meltdown == "Vulnerable", "{name}");
    }
}

#[test]
fn the_way_leads_from_user_mode_to_the_kernel_and_back_behind_syscall() {
    for (name, recording) in recordings() {
        let states: Vec<_> = recording.states().collect();
        let levels = states.iter().map(Registers::level);
        let first_and_last = [0, states.len() - 1];
        for (index, level) in levels.enumerate() {
            let expected = 3 * u64::from(first_and_last.contains(&index));
            assert_eq!(level, expected, "{name}: before step {index}");
        }
        let steps = recording.steps.len();
        assert_eq!(recording.instruction(0).text, "syscall", "{name}");
        assert_eq!(recording.instruction(1).text, "swapgs", "{name}");
        assert_eq!(recording.instruction(steps - 1).text, "sysretq");
        let behind = recording.instruction(0).address + 2;
        assert_eq!(recording.end.0, behind, "{name}");
        let entry = &recording.tree[1];
        assert_eq!(recording.function(entry).name, "entry_SYSCALL_64");
    }
}

#[test]
fn the_instruction_saves_rip_and_flags_in_rcx_and_r11() {
    for (name, recording) in recordings() {
        let states: Vec<_> = recording.states().collect();
        let (before, inside) = (&states[0], &states[1]);
        assert_eq!(inside.get("rcx"), recording.end.0, "{name}");
        assert_eq!(inside.get("r11"), before.get("flags"), "{name}");
        assert_eq!(inside.get("flags") & CLEARED, 0, "{name}");
        assert_eq!(inside.get("rsp"), before.get("rsp"), "{name}: no stack");
        let changed: BTreeSet<_> = before
            .changes(inside)
            .iter()
            .map(|change| change.0)
            .collect();
        let may = ["rcx", "r11", "flags", "cs", "ss"];
        assert!(changed.iter().all(|name| may.contains(name)), "{name}");
    }
}

#[test]
fn all_but_three_registers_come_back_as_they_were() {
    for (name, recording) in recordings() {
        let last = recording.states().last().expect("a state");
        let changed = recording.start.changes(&last);
        for (register, value) in changed.iter() {
            let may = ["rax", "rcx", "r11"];
            assert!(may.contains(&register), "{name}: {register} {value:#x}");
        }
        assert_eq!(last.get("rcx"), recording.end.0, "{name}: sysretq");
        assert_eq!(last.get("r11"), last.get("flags"), "{name}: sysretq");
    }
}

#[test]
fn swapgs_comes_in_a_pair_and_exchanges_two_addresses() {
    for (name, recording) in recordings() {
        let states: Vec<_> = recording.states().collect();
        let mut count = 0;
        for step in 0..recording.steps.len() {
            let (before, after) = (&states[step], &states[step + 1]);
            if recording.instruction(step).text != "swapgs" {
                let base = "gs_base";
                assert_eq!(before.get(base), after.get(base), "{name}");
                continue;
            }
            count += 1;
            assert_eq!(before.get("gs_base"), after.get("k_gs_base"));
            assert_eq!(before.get("k_gs_base"), after.get("gs_base"));
            let kernel = if count == 1 { after } else { before };
            assert_eq!(kernel.get("gs_base") >> 63, 1, "{name}: kernel's");
        }
        assert_eq!(count, 2, "{name}");
    }
}

#[test]
fn page_tables_are_switched_twice_or_never() {
    for (name, recording) in recordings() {
        let switches: Vec<_> = recording
            .steps
            .iter()
            .enumerate()
            .filter_map(|(index, step)| {
                Some((index, step.registers.find("cr3")?))
            })
            .collect();
        if recording.machine.mitigations == Mitigations::Off {
            assert_eq!(switches, [], "{name}");
            continue;
        }
        let [(into, kernel), (out, program)] = switches[..] else {
            panic!("{name}: {switches:?}");
        };
        assert_eq!(program, recording.start.get("cr3"), "{name}");
        // PTI_USER_PGTABLE_BIT: the program's tables lie behind the kernel's.
        assert_eq!(program & 0x1000, 0x1000, "{name}");
        assert_eq!(kernel & 0x1000, 0, "{name}");
        for step in [into, out] {
            let code = recording.instruction(step);
            let measure = code.measure.expect("a mitigation");
            assert_eq!(recording.measures[measure], "page tables switched");
        }
    }
}

#[test]
fn the_result_is_what_the_call_says() {
    let table = Table::newest(&root().join("data")).expect("a table");
    let error = |name: &str| {
        let errno = table.errnos.iter().find(|errno| errno.name == name);
        -i64::from(errno.expect("an error").number)
    };
    let expected = [
        ("nothing", error("ENOSYS")),
        ("getppid", 0), // nobody is the parent of the first process
        ("write-null", 14),
        ("write-console", 14),
        ("read-zero", 64),
        ("openat-missing", error("ENOENT")),
    ];
    for (name, result) in expected {
        for mitigations in Mitigations::ALL {
            let recording = recording(name, mitigations);
            let last = recording.states().last().expect("a state");
            assert_eq!(recording.result, result, "{name}");
            assert_eq!(last.get("rax") as i64, result, "{name}");
            let end = format!(" = {result}");
            let call = recording.call.trim_end_matches(" ENOSYS");
            let call = call.trim_end_matches(" ENOENT");
            assert!(call.ends_with(&end), "{}", recording.call);
        }
    }
}

#[test]
fn the_handler_is_the_one_in_the_table() {
    let tables = Table::all(&root().join("data")).expect("tables");
    for (name, recording) in recordings() {
        let kernel = &recording.machine.kernel;
        let table = tables.iter().find(|table| table.kernel == *kernel);
        let number = recording.start.get("rax");
        let mut rows = table.expect("its table").rows_64();
        let row = rows.find(|row| u64::from(row.number) == number);
        let entry = row.map(|row| row.entry.clone().expect("a handler"));
        let expected = entry.map(|entry| format!("__x64_{entry}"));
        assert_eq!(recording.handler, expected, "{name}");
        let handlers = recording.tree.iter().filter(|frame| {
            recording.function(frame).name.starts_with("__x64_sys_")
        });
        let count = usize::from(expected.is_some());
        assert_eq!(handlers.count(), count, "{name}");
        if let Some(frame) = recording.handler_frame() {
            let place = recording.function(frame).place;
            let (file, line) = place.expect("a place in the source");
            let row = row.expect("a row");
            let file = &recording.files[file];
            assert_eq!(Some(file.as_str()), row.file.as_deref(), "{name}");
            // The line of the first instruction: that of the definition, or
            // that of the brace below it.
            let defined = row.line.expect("a line");
            let may = defined..=defined + 1;
            assert!(may.contains(&line), "{name}: {line}, {defined}");
        }
    }
}

#[test]
fn counts_add_up() {
    for (name, recording) in recordings() {
        let shares = recording.shares;
        assert_eq!(recording.count(), shares, "{name}");
        assert_eq!(shares.total(), recording.steps.len(), "{name}");
        let mut first = 0;
        for (index, frame) in recording.tree.iter().enumerate() {
            assert!(first <= frame.steps.start, "{name}: in order");
            first = frame.steps.start;
            let Some(parent) = frame.parent else {
                assert_eq!(index, 0, "{name}: one root");
                assert_eq!(frame.steps, 0..recording.steps.len(), "{name}");
                continue;
            };
            let parent = &recording.tree[parent].steps;
            assert!(parent.start <= frame.steps.start, "{name}");
            assert!(frame.steps.end <= parent.end, "{name}");
        }
    }
}

#[test]
fn each_step_goes_where_its_instruction_leads() {
    for (name, recording) in recordings() {
        let decoded = decoded(&recording);
        for (index, step) in recording.steps.iter().enumerate() {
            let instruction = &decoded[step.code];
            let to = next(&recording, index);
            let straight = instruction.next_ip();
            let target = instruction.near_branch_target();
            let may: &[u64] = match instruction.flow_control() {
                FlowControl::Next => &[straight],
                FlowControl::ConditionalBranch => &[straight, target],
                FlowControl::UnconditionalBranch => &[target],
                FlowControl::Call if target != 0 => &[target],
                _ => continue,
            };
            let text = &recording.code[step.code].text;
            assert!(may.contains(&to), "{name}, step {index}: {text}");
        }
    }
}

#[test]
fn only_what_an_instruction_writes_changes() {
    let mut factory = InstructionInfoFactory::new();
    for (name, recording) in recordings() {
        let decoded = decoded(&recording);
        let states: Vec<_> = recording.states().collect();
        for (index, step) in recording.steps.iter().enumerate() {
            let instruction = &decoded[step.code];
            let written = written(&mut factory, instruction);
            let Some(written) = written else { continue };
            for (register, value) in step.registers.iter() {
                let at = format!(
                    "{name}, step {index}, {}: {register} = {value:#x}",
                    recording.code[step.code].text
                );
                match register {
                    "flags" => {
                        let old = states[index].get("flags");
                        let may = flags(instruction);
                        assert_eq!((old ^ value) & !may, 0, "{at}");
                    }
                    _ => assert!(written.contains(register), "{at}"),
                }
            }
        }
    }
}

/// The registers that an instruction writes; nothing for those that change
/// more than iced-x86 knows.
fn written(
    factory: &mut InstructionInfoFactory,
    instruction: &Instruction,
) -> Option<BTreeSet<String>> {
    let special = [Mnemonic::Syscall, Mnemonic::Sysretq, Mnemonic::Swapgs];
    if special.contains(&instruction.mnemonic()) {
        return None;
    }
    let info = factory.info(instruction);
    let writes = info.used_registers().iter().filter(|used| {
        !matches!(
            used.access(),
            OpAccess::Read | OpAccess::CondRead | OpAccess::None
        )
    });
    let name = |used: &iced_x86::UsedRegister| {
        format!("{:?}", used.register().full_register()).to_lowercase()
    };
    Some(writes.map(name).collect())
}

/// The bits of RFLAGS that an instruction may change.
fn flags(instruction: &Instruction) -> u64 {
    if instruction.mnemonic() == Mnemonic::Popfq {
        return u64::MAX;
    }
    let modified = instruction.rflags_modified();
    // A shift by a register may be one by nothing; iced-x86 knows.
    let bits = [
        (RflagsBits::CF, 0),
        (RflagsBits::PF, 2),
        (RflagsBits::AF, 4),
        (RflagsBits::ZF, 6),
        (RflagsBits::SF, 7),
        (RflagsBits::IF, 9),
        (RflagsBits::DF, 10),
        (RflagsBits::OF, 11),
        (RflagsBits::AC, 18),
    ];
    let bits = bits.iter().filter(|(bit, _)| modified & bit != 0);
    bits.fold(0, |all, (_, bit)| all | 1 << bit)
}

#[test]
fn a_call_is_pushed_and_a_return_is_popped() {
    for (name, recording) in recordings() {
        let decoded = decoded(&recording);
        let states: Vec<_> = recording.states().collect();
        for (index, step) in recording.steps.iter().enumerate() {
            let moved = match decoded[step.code].mnemonic() {
                Mnemonic::Call => -8,
                Mnemonic::Ret => 8,
                _ => continue,
            };
            let (before, after) =
                (states[index].get("rsp"), states[index + 1].get("rsp"));
            let moves = after.wrapping_sub(before) as i64;
            assert_eq!(moves, moved, "{name}, step {index}");
            assert!(before > 1 << 63, "{name}: on the kernel's stack");
        }
    }
}

#[test]
fn rep_counts_once_and_moves_as_often_as_it_says() {
    let recording = recording("read-zero", Mitigations::Default);
    let rep = recording.steps.iter().enumerate();
    let rep = rep.filter(|(_, step)| step.rounds > 1).collect::<Vec<_>>();
    for (index, step) in rep {
        let before = recording.states().nth(index).expect("a state");
        let count = before.get("rcx");
        assert_eq!(step.rounds, count, "step {index}");
        assert_eq!(step.registers.find("rcx"), Some(0), "step {index}");
    }
}

/// Of the switch of page tables, a `push` and a `pop` around it stay
/// (`SWITCH_TO_USER_CR3_STACK` in `arch/x86/entry/calling.h`).
#[test]
fn mitigations_off_leaves_those_that_are_always_there() {
    for call in CALLS {
        let with = recording(call.name, Mitigations::Default);
        let without = recording(call.name, Mitigations::Off);
        let always = [
            "numbers bounded without a jump",
            "page tables switched",
            "registers cleared",
            "waiting for loads",
        ];
        for measure in &without.measures {
            assert!(always.contains(&&**measure), "{measure}");
        }
        let all = ["buffers cleared", "page tables switched"];
        for measure in all {
            let is_there = with.measures.iter().any(|m| m == measure);
            assert!(is_there, "{}: {measure}", call.name);
        }
        assert!(with.shares.total() > without.shares.total());
        assert!(with.shares.mitigations > without.shares.mitigations);
    }
}

#[test]
fn every_kernel_instruction_has_a_place_in_the_source() {
    for (name, recording) in recordings() {
        for code in &recording.code {
            let is_kernel = code.address >> 63 == 1;
            assert_eq!(code.place.is_some(), is_kernel, "{name}: {code:?}");
            let Some(place) = code.place else { continue };
            let mut place = &recording.places[place];
            while let Some(caller) = place.caller {
                place = &recording.places[caller];
            }
            assert_eq!(place.function, code.function, "{name}: {code:?}");
        }
        for frame in &recording.tree[1..] {
            let function = recording.function(frame);
            assert!(function.place.is_some(), "{name}: {}", function.name);
        }
        assert!(recording.files.iter().all(|file| !file.starts_with('/')));
    }
}
