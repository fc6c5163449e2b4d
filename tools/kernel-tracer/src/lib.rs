//! Steps through a system call inside the kernel: every instruction between
//! `syscall` and the one behind it, with the registers that it changes.
//!
//! Nothing is simulated but the processor. [`recorder::record`] boots an
//! unmodified kernel of Debian's in QEMU, with a program of ours as `/init`
//! (`guest/init.rs`), stops at that program's `syscall`, and has QEMU's port
//! for debuggers execute one instruction after the other.
//!
//! # What is not as on a real machine
//!
//! - QEMU emulates the processor, instruction by instruction (its accelerator
//!   is TCG). What a real one does ahead of time, its caches and how long
//!   anything takes are not seen.
//! - The processor is everything that QEMU 7.2 can emulate (`-cpu max`), less
//!   `rdrand` and `rdseed`, and says that it is Intel's. On that depends which
//!   of its instructions and which mitigations the kernel uses; the recording
//!   tells what the kernel thinks of it (`machine.weaknesses`).
//! - There is one processor, 128 MiB, no disk, no network. The file system is
//!   the first one, in memory.
//! - No interrupt comes while a call is stepped through. One that is due waits
//!   for its end.
//! - The program makes each call once before, so that memory and caches of the
//!   kernel are as they are the second time.
//! - Nothing is random: neither the addresses (`nokaslr`, `norandmaps`) nor the
//!   distance by which the kernel moves its stack at each call
//!   (`randomize_kstack_offset=off`). Time passes with the instructions
//!   (`-icount`), from 2020-01-01 on.
//!
//! Two recordings of one kernel, one QEMU and one compiler are the same, byte
//! by byte. The compiler matters because it makes `/init`, whose addresses are
//! recorded, too.
//!
//! # The file, schema 1
//!
//! A recording is one JSON object. Numbers of 64 bits are texts in
//! hexadecimal, without `0x`; JavaScript's own numbers are too short. What
//! occurs more than once stands in a list, and its number there, from 0, stands
//! where it occurs. Much is as in the recordings of `tracer`.
//!
//! - `schema`: 1. A change that could break a reader makes it 2.
//! - `name`: the recording's name, as `write-null`.
//! - `call`: the call in words, as `getppid() = 0`; `result`: what `rax` held
//!   afterwards, signed; `handler`: the kernel's function for it, as
//!   `__x64_sys_getppid`, or null.
//! - `machine`: `mitigations`, which is `default` or `off`; `kernel`, the
//!   version; `version`, what the kernel says of itself; `package`, the Debian
//!   package that it is of, and `sha256` of the file that was booted; `qemu`,
//!   its version; `command`, with which it was started; `compiler`, which made
//!   `/init`; `weaknesses`: what the kernel says of each weakness of the
//!   processor.
//! - `shares`: how many of the steps are the way in and out (`entry`), are
//!   there because of `mitigations`, or belong to the `handler` with all that
//!   it calls (and to no mitigation). They add up to the number of steps.
//! - `files`: paths in the kernel's source.
//! - `functions`: each `[name, file, line]`; the line is that of its first
//!   instruction. Both are null for a function that is only inlined.
//! - `places`: each `[file, line, function, caller]`: a line of the source, the
//!   function that it stands in, and if that one is inlined, the place from
//!   which it is called (else null).
//! - `measures`: the names of mitigations.
//! - `code`: the instructions that were executed, by address: each `[address,
//!   bytes, text, function, place, measure]`.
//!   - `address` is null if it lies directly behind the one before,
//!   - `bytes` is the machine code, as the kernel has patched it,
//!   - `text` is in Intel's notation,
//!   - `function` is the one in whose code it lies,
//!   - `place` is the difference to the place of the last instruction before
//!     it that has one (to 0 for the first), or null,
//!   - `measure` is the mitigation that has put it there; it is left out if
//!     there is none.
//! - `start`: the registers before `syscall`: those of programs, `flags`, which
//!   is RFLAGS, and those that are the kernel's business. The lower two bits of
//!   `cs` are the privilege level: 3 for programs, 0 for the kernel.
//!   `k_gs_base` is the MSR with which `swapgs` exchanges `gs_base`.
//! - `steps`: what happened, in order. Each has those of the following that
//!   are not as usual:
//!   - `i`: the instruction, its number in `code`; usually it is the one behind
//!     that of the step before (the first for the first step),
//!   - `r`: the registers that it has changed, by name; usually none. Where the
//!     next instruction lies is not among them: the next step tells it,
//!   - `n`: how often it has repeated itself, usually once. What `rep` repeats
//!     counts as one instruction.
//! - `tree`: which function called which: each `[function, parent, first,
//!   end]`: the entry of `tree` that called it (null for the first, which is
//!   the program's function), its first step, and the step behind its last.
//!   All that it calls is included. They are in the order of `first`. A jump to
//!   another function counts as a call from which both return. What the kernel
//!   has put in the place of an indirect call stands before the function that
//!   it calls, with the same parent.
//! - `end`: the address of the instruction behind `syscall`, which is next.
//!
//! `sources.json` beside the recordings is where they take the lines of
//! `functions` and the `places` from: see [`sources`].

pub mod calls;
pub mod command;
pub mod recording;
pub mod text;

macro_rules! on_linux {
    ($($item:item)*) => {
        $(
            #[cfg(all(
                target_os = "linux",
                target_arch = "x86_64",
                target_pointer_width = "64"
            ))]
            $item
        )*
    };
}

on_linux! {
    pub mod cpio;
    pub mod gdb;
    pub mod guest;
    pub mod kernel;
    pub mod layout;
    pub mod measures;
    pub mod qemu;
    pub mod recorder;
    pub mod sources;
    pub mod symbols;
    pub mod tree;
}
