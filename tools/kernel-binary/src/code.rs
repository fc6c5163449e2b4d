//! The functions that call the handlers. Compiled, each is a tree of
//! comparisons of the number in `esi`, with a jump to a handler at each leaf.
//! It is followed from the top once for each number, without being run.
//!
//! Only those numbers are followed that the kernel passes to the function. Its
//! callers `do_syscall_x64` and `do_syscall_x32` hold the number against
//! `NR_syscalls` and `X32_NR_syscalls` first, and a compiler that knows this
//! leaves out the last comparison: in Debian's Linux 7.3.4, any higher number
//! would lead to the last handler.

use anyhow::{Context, Result, bail};
use iced_x86::{
    Code, ConditionCode, Decoder, DecoderOptions, FlowControl, Instruction,
    Mnemonic, Register,
};

use crate::image::Image;

/// No number needs more steps than this; a tree of 500 leaves needs some 30.
const STEPS: u32 = 1000;

/// The hook that a function has for the kernel's tracing.
pub const HOOK: &str = "__fentry__";

/// The handlers that the function `name` calls for the numbers below
/// `numbers`; `None` when the binary has no such function.
///
/// # Errors
///
/// When an instruction in it is none of those that such a tree is made of.
pub fn read(
    image: &Image,
    name: &str,
    numbers: usize,
) -> Result<Option<Vec<String>>> {
    let Some(function) = image.symbol(name) else {
        return Ok(None);
    };
    let all = (0..).take(numbers).map(|number| {
        let handler = follow(image, function.address, number);
        let handler = handler
            .with_context(|| format!("`{name}` with the number {number}"))?;
        Ok(handler.to_owned())
    });
    all.collect::<Result<_>>().map(Some)
}

/// Follows the code at `address` to the handler for a number.
fn follow(image: &Image, mut address: u64, number: u32) -> Result<&str> {
    let mut compared = None;
    for _ in 0..STEPS {
        let instruction = decode(image, address)?;
        address = match step(&instruction, number, &mut compared) {
            Step::Next => instruction.next_ip(),
            Step::To(target) => target,
            Step::Call(target) => match image.handler(target) {
                Some(handler) => return Ok(handler),
                None if is_hook(image, target) => instruction.next_ip(),
                None => bail!("{address:#x}: it calls {target:#x}, no handler"),
            },
            Step::Unknown => bail!(
                "{address:#x}: `{:?}` is not in a tree of comparisons: teach \
                 this program what the compiler makes of it now",
                instruction.code()
            ),
        };
        if let Some(handler) = image.handler(address) {
            return Ok(handler);
        }
    }
    bail!("{STEPS} instructions lead to no handler");
}

fn is_hook(image: &Image, address: u64) -> bool {
    image
        .symbol(HOOK)
        .is_some_and(|hook| hook.address == address)
}

fn decode(image: &Image, address: u64) -> Result<Instruction> {
    let bytes = image.bytes(address)?;
    let options = DecoderOptions::NONE;
    Ok(Decoder::with_ip(64, bytes, address, options).decode())
}

/// Where an instruction leads.
enum Step {
    Next,
    To(u64),
    Call(u64),
    Unknown,
}

/// What an instruction does. `compared` is what the number was compared with
/// last.
fn step(
    instruction: &Instruction,
    number: u32,
    compared: &mut Option<u32>,
) -> Step {
    let target = instruction.near_branch_target();
    match (instruction.flow_control(), instruction.mnemonic()) {
        (_, Mnemonic::Cmp) if instruction.op0_register() == Register::ESI => {
            match constant(instruction) {
                Some(constant) => *compared = Some(constant),
                None => return Step::Unknown,
            }
            Step::Next
        }
        (_, Mnemonic::Test) if tests_number(instruction) => {
            *compared = Some(0);
            Step::Next
        }
        (_, Mnemonic::Nop | Mnemonic::Endbr64) => Step::Next,
        (FlowControl::ConditionalBranch, _) => {
            let holds = compared.and_then(|constant| {
                holds(instruction.condition_code(), number, constant)
            });
            match holds {
                Some(true) => Step::To(target),
                Some(false) => Step::Next,
                None => Step::Unknown,
            }
        }
        (FlowControl::UnconditionalBranch, _) => Step::To(target),
        (FlowControl::Call, _) => Step::Call(target),
        _ => Step::Unknown,
    }
}

/// The constant that an instruction compares 32 bits with.
fn constant(instruction: &Instruction) -> Option<u32> {
    match instruction.code() {
        Code::Cmp_rm32_imm8 | Code::Cmp_rm32_imm32 => {
            // Truncation is meant: eight bits were extended to 32, and 64.
            Some(instruction.immediate(1) as u32)
        }
        _ => None,
    }
}

fn tests_number(instruction: &Instruction) -> bool {
    instruction.op0_register() == Register::ESI
        && instruction.op1_register() == Register::ESI
}

/// Whether a jump is taken after a comparison of the number.
fn holds(code: ConditionCode, number: u32, constant: u32) -> Option<bool> {
    let signed = (number.cast_signed(), constant.cast_signed());
    Some(match code {
        ConditionCode::e => number == constant,
        ConditionCode::ne => number != constant,
        ConditionCode::a => number > constant,
        ConditionCode::ae => number >= constant,
        ConditionCode::b => number < constant,
        ConditionCode::be => number <= constant,
        ConditionCode::g => signed.0 > signed.1,
        ConditionCode::ge => signed.0 >= signed.1,
        ConditionCode::l => signed.0 < signed.1,
        ConditionCode::le => signed.0 <= signed.1,
        _ => return None,
    })
}
