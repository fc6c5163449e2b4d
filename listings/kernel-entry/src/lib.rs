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
/// What comes before it in the program is done by then, and what comes after
/// it has not begun. The difference of two readings is a time in ticks. A tick
/// has a fixed length on processors with the flag `constant_tsc` in
/// `/proc/cpuinfo`, and is no cycle of the processor's clock. Take both
/// readings on one CPU, or where the counters of all CPUs run together: Linux
/// looks whether they do (`arch/x86/kernel/tsc_sync.c`) before it trusts them.
///
/// A thread can have `rdtsc` forbidden for itself (`prctl` with `PR_SET_TSC`);
/// then this ends in the signal SIGSEGV.
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
