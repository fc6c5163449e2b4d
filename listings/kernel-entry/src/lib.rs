//! A clock that is fine enough for a single system call.
//!
//! Listings of the chapter *Into the kernel and back*.
#![no_std]

// Nothing here is called from `register-abi`; depending on it stops the build
// on a platform that is not Linux on x86_64 with one sentence.
use register_abi as _;

use core::arch::asm;

/// Reads the processor's time stamp counter.
///
/// What came before it in the program is done, and what comes after it has
/// not begun. The difference of two readings is a time in ticks. How long a
/// tick is depends on the processor; on those of today it is always the same
/// length, and no cycle of the present clock. Take both readings on one CPU
/// or on a machine whose counters run together, as Linux requires of them
/// before it uses them for its own clock.
///
/// A program, or a tracer, can have `rdtsc` forbidden for a thread
/// (`PR_SET_TSC` of `prctl`); then this ends in the signal SIGSEGV.
///
/// Kernel: `rdtsc_ordered` in `arch/x86/include/asm/msr.h` is its own version.
///
/// # Examples
///
/// ```
/// use kernel_entry::ticks;
///
/// let start = ticks();
/// let sum: u64 = (0..1000).map(std::hint::black_box).sum();
/// println!("{sum} after {} ticks", ticks() - start);
/// ```
// ANCHOR: ticks
pub fn ticks() -> u64 {
    let (low, high): (u32, u32);
    // SAFETY: `rdtsc` writes `edx` and `eax`, and `lfence` writes nothing.
    unsafe {
        asm!(
            "lfence", // wait until all instructions before are done
            "rdtsc",
            "lfence", // and let none after it begin before
            out("eax") low,
            out("edx") high,
            options(nostack, preserves_flags),
        );
    }
    u64::from(high) << 32 | u64::from(low)
}
// ANCHOR_END: ticks
