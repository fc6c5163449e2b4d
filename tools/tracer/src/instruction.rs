//! Machine instructions: their text, and what they use.

use iced_x86::{
    Decoder, DecoderOptions, Formatter as _, Instruction,
    InstructionInfoFactory, IntelFormatter, MemorySizeOptions, Mnemonic,
    OpAccess, OpKind, Register, UsedMemory,
};

use crate::process::Registers;
/// The longest instruction.
pub const LONGEST: usize = 15;

/// What the recorder has to know of an instruction before it is executed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Nothing.
    Plain,
    /// It makes a system call.
    Syscall,
    /// It makes a system call of 32-bit programs.
    Int80,
    /// It stores RFLAGS on the stack.
    Pushf,
    /// It repeats itself; every round would count as a step.
    Repeated,
    /// It is a breakpoint of the program's own.
    Int3,
    /// It calls a function.
    Call,
}

/// Finds out what kind of instruction it is.
pub fn kind(instruction: &Instruction) -> Kind {
    let repeated =
        instruction.has_rep_prefix() || instruction.has_repne_prefix();
    match instruction.mnemonic() {
        Mnemonic::Syscall => Kind::Syscall,
        Mnemonic::Int if instruction.immediate8() == 0x80 => Kind::Int80,
        Mnemonic::Pushf | Mnemonic::Pushfq => Kind::Pushf,
        Mnemonic::Int3 => Kind::Int3,
        Mnemonic::Call => Kind::Call,
        _ if repeated && instruction.is_string_instruction() => Kind::Repeated,
        _ => Kind::Plain,
    }
}

/// Whether an instruction like `rep stos` writes to where `rdi` points.
pub fn writes_string(instruction: &Instruction) -> bool {
    matches!(
        instruction.op0_kind(),
        OpKind::MemoryESDI | OpKind::MemoryESEDI | OpKind::MemoryESRDI
    )
}

/// Takes an instruction apart that lies at `address`; nothing if it is one
/// that this program does not know.
pub fn decode(bytes: &[u8], address: u64) -> Option<Instruction> {
    let mut decoder =
        Decoder::with_ip(64, bytes, address, DecoderOptions::NONE);
    let instruction = decoder.decode();
    (!instruction.is_invalid()).then_some(instruction)
}

/// Writes an instruction in Intel's notation. `name` finds the name of a
/// function that is called.
pub fn text(
    instruction: &Instruction,
    name: impl Fn(u64) -> Option<String>,
) -> String {
    if instruction.is_call_near()
        && let Some(name) = name(instruction.near_branch_target())
    {
        return format!("call {name}");
    }
    let mut formatter = IntelFormatter::new();
    let options = formatter.options_mut();
    options.set_hex_prefix("0x");
    options.set_hex_suffix("");
    options.set_uppercase_hex(false);
    options.set_uppercase_keywords(true);
    options.set_uppercase_registers(false);
    options.set_small_hex_numbers_in_decimal(false);
    options.set_memory_size_options(MemorySizeOptions::Always);
    options.set_rip_relative_addresses(true);
    options.set_branch_leading_zeros(false);
    options.set_show_branch_size(false);
    let mut text = String::new();
    formatter.format(instruction, &mut text);
    text
}

/// Memory that an instruction uses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Span {
    /// Where it begins.
    pub address: u64,
    /// How long it is.
    pub length: usize,
}

/// What an instruction uses.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// The memory that it reads.
    pub reads: Vec<Span>,
    /// The memory that it writes.
    pub writes: Vec<Span>,
    /// The numbers of the `xmm` registers that it writes.
    pub xmm: Vec<u8>,
}

/// Finds out what an instruction uses, with the registers as they are before
/// it. What a repeated one uses, its registers tell afterwards.
pub fn uses(
    factory: &mut InstructionInfoFactory,
    instruction: &Instruction,
    registers: &Registers,
) -> Uses {
    let info = factory.info(instruction);
    let mut uses = Uses::default();
    for memory in info.used_memory() {
        let Some(span) = span(memory, registers) else {
            continue;
        };
        let access = memory.access();
        if reads(access) {
            uses.reads.push(span);
        }
        if writes(access) {
            uses.writes.push(span);
        }
    }
    for register in info.used_registers() {
        if writes(register.access()) {
            uses.xmm.extend(xmm(register.register()));
        }
    }
    uses
}

/// The number of the `xmm` register that is the lower part of a vector
/// register, or is one itself.
pub fn xmm(register: Register) -> Option<u8> {
    let first = match register {
        _ if register.is_xmm() => Register::XMM0,
        _ if register.is_ymm() => Register::YMM0,
        _ if register.is_zmm() => Register::ZMM0,
        _ => return None,
    };
    u8::try_from(register as u32 - first as u32).ok()
}

fn reads(access: OpAccess) -> bool {
    matches!(
        access,
        OpAccess::Read
            | OpAccess::CondRead
            | OpAccess::ReadWrite
            | OpAccess::ReadCondWrite
    )
}

fn writes(access: OpAccess) -> bool {
    matches!(
        access,
        OpAccess::Write
            | OpAccess::CondWrite
            | OpAccess::ReadWrite
            | OpAccess::ReadCondWrite
    )
}

fn span(memory: &UsedMemory, registers: &Registers) -> Option<Span> {
    let length = memory.memory_size().size();
    let value = |register, _, _| value(register, registers);
    let address = memory.virtual_address(0, value)?;
    (length > 0).then_some(Span { address, length })
}

/// What a register holds, as far as addresses are made of it.
fn value(register: Register, registers: &Registers) -> Option<u64> {
    let whole = match register.full_register() {
        Register::RAX => registers.rax,
        Register::RBX => registers.rbx,
        Register::RCX => registers.rcx,
        Register::RDX => registers.rdx,
        Register::RSI => registers.rsi,
        Register::RDI => registers.rdi,
        Register::RBP => registers.rbp,
        Register::RSP => registers.rsp,
        Register::R8 => registers.r8,
        Register::R9 => registers.r9,
        Register::R10 => registers.r10,
        Register::R11 => registers.r11,
        Register::R12 => registers.r12,
        Register::R13 => registers.r13,
        Register::R14 => registers.r14,
        Register::R15 => registers.r15,
        Register::FS => return Some(registers.fs_base),
        Register::GS => return Some(registers.gs_base),
        Register::CS | Register::DS | Register::ES | Register::SS => {
            return Some(0);
        }
        _ => return None,
    };
    let low = whole & u64::from(u32::MAX);
    Some(if register.size() == 4 { low } else { whole })
}

/// The general registers, in the order of
/// [`GENERAL`](crate::recording::GENERAL).
pub fn general(registers: &Registers) -> [u64; 16] {
    [
        registers.rax,
        registers.rdi,
        registers.rsi,
        registers.rdx,
        registers.r10,
        registers.r8,
        registers.r9,
        registers.rcx,
        registers.r11,
        registers.rbx,
        registers.rbp,
        registers.rsp,
        registers.r12,
        registers.r13,
        registers.r14,
        registers.r15,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_with_vectors_are_known() {
        let described = |bytes: &[u8]| {
            let instruction = decode(bytes, 0).expect("it is known");
            // SAFETY: a structure of numbers, each of which may be 0.
            let registers: Registers = unsafe { std::mem::zeroed() };
            let mut factory = InstructionInfoFactory::new();
            let uses = uses(&mut factory, &instruction, &registers);
            (text(&instruction, |_| None), uses.xmm)
        };
        let sse = described(&[0x0f, 0x57, 0xc9]);
        assert_eq!(sse, ("xorps xmm1,xmm1".to_owned(), vec![1]));
        let avx = described(&[0xc5, 0xfe, 0x6f, 0x17]);
        let expected = "vmovdqu ymm2,YMMWORD PTR [rdi]";
        assert_eq!(avx, (expected.to_owned(), vec![2]));
        let avx_512 = described(&[0x62, 0xf1, 0x7f, 0x48, 0x6f, 0x1f]);
        let expected = "vmovdqu8 zmm3,ZMMWORD PTR [rdi]";
        assert_eq!(avx_512, (expected.to_owned(), vec![3]));
    }
}
