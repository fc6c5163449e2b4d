//! What the kernel gives back is what lies in its copy of the registers.

use core::arch::{asm, naked_asm};
use register_abi::{syscall0, syscall4};
use syscall_tables::Sysno;

const SIGUSR1: usize = 10;

// ANCHOR: handler
/// The places of `rax` and `rcx` in what the kernel gives to a handler.
const AX: usize = 18;
const CX: usize = 19;

/// Runs when the signal arrives.
extern "C" fn handler(_: i32, _: usize, context: &mut [u64; 23]) {
    context[AX] = 42;
    context[CX] = 0x1111_1111_1111_1111;
}
// ANCHOR_END: handler

/// Runs after the handler: asks the kernel to go on where it had been.
#[unsafe(naked)]
extern "C" fn restorer() {
    naked_asm!("mov eax, {}", "syscall", "ud2", const 15) // `rt_sigreturn`
}

// ANCHOR: kill
/// Makes the call `kill`; gives `rax`, `rcx` and the address behind the call.
fn kill(pid: isize, signal: usize) -> (isize, u64, u64) {
    let (result, rcx, next);
    // SAFETY: the signal is 0, which sends nothing, or has a handler; what
    // that one changes are outputs here.
    unsafe {
        asm!(
            "lea {next}, [rip + 2f]", // the address of the label 2 below
            "syscall",
            "2:",
            next = out(reg) next,
            inlateout("rax") Sysno::KILL.number() as isize => result,
            in("rdi") pid,
            in("rsi") signal,
            lateout("rcx") rcx,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    (result, rcx, next)
}
// ANCHOR_END: kill

fn main() {
    const SA_SIGINFO: usize = 4;
    const SA_RESTORER: usize = 0x0400_0000;
    let action = [
        handler as *const () as usize,
        SA_SIGINFO | SA_RESTORER,
        restorer as *const () as usize,
        0, // no other signal is held back meanwhile
    ];
    let action = action.as_ptr() as usize;
    // SAFETY: `rt_sigaction` reads the four words of `action`. The handler
    // changes nothing but its argument.
    unsafe {
        syscall4(Sysno::RT_SIGACTION.number(), SIGUSR1, action, 0, 8);
    }
    // SAFETY: `getpid` takes no arguments and changes nothing.
    let pid = unsafe { syscall0(Sysno::GETPID.number()) };
    // ANCHOR: main
    for (name, signal) in [("none", 0), ("SIGUSR1", SIGUSR1)] {
        let (result, rcx, next) = kill(pid, signal);
        let rcx = match rcx == next {
            true => "the next instruction".to_owned(),
            false => format!("{rcx:#x}"),
        };
        println!("signal {name:7}  rax: {result:2}  rcx: {rcx}");
    }
    // ANCHOR_END: main
}
