//! Inline assembly, option by option: small functions, each with the operands
//! and options that its instructions need, and no more.
//!
//! Listings of the chapter *Inline assembly, option by option*.
#![no_std]

// Nothing here is called from `register-abi`; depending on it stops the build
// on a platform that is not Linux on x86_64 with one sentence.
use register_abi as _;

use core::arch::asm;

/// Reverses the order of the eight bytes of `value`.
///
/// # Examples
///
/// ```
/// use inline_asm::swap_bytes;
///
/// assert_eq!(swap_bytes(0x0102_0304_0506_0708), 0x0807_0605_0403_0201);
/// ```
// ANCHOR: swap_bytes
pub fn swap_bytes(value: u64) -> u64 {
    let swapped: u64;
    // SAFETY: `bswap` changes its one register and nothing else.
    unsafe {
        asm!(
            "bswap {value}",
            value = inout(reg) value => swapped,
            options(pure, nomem, nostack, preserves_flags),
        );
    }
    swapped
}
// ANCHOR_END: swap_bytes

/// Multiplies two numbers and returns all 128 bits: the high half, the low.
///
/// # Examples
///
/// ```
/// use inline_asm::multiply;
///
/// assert_eq!(multiply(6, 7), (0, 42));
/// assert_eq!(multiply(u64::MAX, u64::MAX), (u64::MAX - 1, 1));
/// ```
// ANCHOR: multiply
pub fn multiply(a: u64, b: u64) -> (u64, u64) {
    let low: u64;
    let high: u64;
    // SAFETY: `mul` reads `rax` and its operand and writes `rdx:rax` and the
    // flags.
    unsafe {
        asm!(
            "mul {b}",
            b = in(reg) b,
            inlateout("rax") a => low,
            lateout("rdx") high,
            options(pure, nomem, nostack),
        );
    }
    (high, low)
}
// ANCHOR_END: multiply

/// Adds 5 to `number`, wrapping around at the end of the range.
///
/// # Examples
///
/// ```
/// use inline_asm::add_five;
///
/// assert_eq!(add_five(37), 42);
/// ```
// ANCHOR: add_five
pub fn add_five(number: u64) -> u64 {
    let sum: u64;
    // SAFETY: both instructions change the register of `sum` and the flags.
    unsafe {
        asm!(
            "mov {sum}, 5",
            "add {sum}, {number}",
            sum = out(reg) sum, // `out`: written while `number` is needed
            number = in(reg) number,
            options(pure, nomem, nostack),
        );
    }
    sum
}
// ANCHOR_END: add_five

/// Returns the processor's vendor, such as `GenuineIntel` or `AuthenticAMD`.
///
/// # Examples
///
/// ```
/// use inline_asm::cpu_vendor;
///
/// assert!(cpu_vendor().is_ascii());
/// ```
// ANCHOR: cpu_vendor
pub fn cpu_vendor() -> [u8; 12] {
    let b: u64;
    let (c, d): (u32, u32);
    // SAFETY: every x86_64 processor has `cpuid`, and it has leaf 0. `rbx` is
    // put back before the compiler can miss it.
    unsafe {
        asm!(
            "mov {saved}, rbx", // the compiler keeps `rbx` for itself
            "cpuid",
            "xchg {saved}, rbx",
            saved = out(reg) b,
            inout("eax") 0 => _,
            out("ecx") c,
            out("edx") d,
            options(pure, nomem, nostack, preserves_flags),
        );
    }
    let mut vendor = [0; 12];
    for (bytes, part) in vendor.chunks_exact_mut(4).zip([b as u32, d, c]) {
        bytes.copy_from_slice(&part.to_le_bytes());
    }
    vendor
}
// ANCHOR_END: cpu_vendor

/// Returns the flags register, RFLAGS.
///
/// # Examples
///
/// ```
/// use inline_asm::flags;
///
/// assert_eq!(flags() & 0b10, 0b10); // bit 1 is always set
/// ```
// ANCHOR: flags
pub fn flags() -> u64 {
    let flags: u64;
    // SAFETY: what is pushed is popped; without `nostack` the compiler leaves
    // room below `rsp`.
    unsafe {
        asm!(
            "pushfq",
            "pop {}",
            out(reg) flags,
            options(nomem, preserves_flags),
        );
    }
    flags
}
// ANCHOR_END: flags

/// Ends the process at once with the status `code & 0xff`.
///
/// Nothing is dropped and no buffer is flushed.
///
/// Kernel: `SYSCALL_DEFINE1(exit_group, …)` in `kernel/exit.c`.
///
/// # Examples
///
/// ```
/// # #[allow(unreachable_code)]
/// # fn main() {
/// inline_asm::exit(0);
/// panic!("not reached");
/// # }
/// ```
// ANCHOR: exit
pub fn exit(code: i32) -> ! {
    // SAFETY: `exit_group` (231) takes a status and does not come back. If a
    // filter refuses the call, `ud2` ends the process with a signal.
    unsafe {
        asm!(
            "syscall",
            "ud2",
            in("rax") 231_usize,
            in("rdi") code,
            options(noreturn, nostack),
        );
    }
}
// ANCHOR_END: exit

/// Returns the number of the running process.
///
/// Kernel: `SYSCALL_DEFINE0(getpid)` in `kernel/sys.c`.
///
/// # Examples
///
/// ```
/// assert_eq!(inline_asm::getpid(), std::process::id() as isize);
/// ```
// ANCHOR: getpid
pub fn getpid() -> isize {
    let result: isize;
    // SAFETY: `getpid` takes no arguments and changes nothing.
    unsafe {
        asm!(
            "mov eax, {number}",
            "syscall",
            number = const 39, // `getpid`
            out("rax") result,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}
// ANCHOR_END: getpid

/// Makes a system call that does not write to the program's memory.
///
/// Returns what the kernel leaves in `rax`. The compiler may keep what it has
/// read from memory before the call for after it.
///
/// Kernel: `entry_SYSCALL_64` in `arch/x86/entry/entry_64.S`.
///
/// # Safety
///
/// As for `register_abi::syscall3`; and the kernel must not write to any
/// memory of this program on account of this call.
///
/// # Examples
///
/// ```
/// use inline_asm::syscall3_readonly;
///
/// let text = "hello, kernel\n";
/// // SAFETY: `write` (1) only reads the bytes of `text`; 1 is our stdout.
/// let result = unsafe {
///     syscall3_readonly(1, 1, text.as_ptr() as usize, text.len())
/// };
/// assert_eq!(result, 14);
/// ```
#[inline]
// ANCHOR: syscall3_readonly
pub unsafe fn syscall3_readonly(
    number: usize,
    arg1: usize,
    arg2: usize,
    arg3: usize,
) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for the call and for `readonly`.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") arg1,
            in("rsi") arg2,
            in("rdx") arg3,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags, readonly),
        );
    }
    result
}
// ANCHOR_END: syscall3_readonly
