//! The first system call: `write`, one instruction and no library.
//!
//! Listings of the chapter *Hello, kernel*.
#![no_std]

// ANCHOR: platform
#[cfg(not(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_pointer_width = "64"
)))]
compile_error!(
    "this book's programs talk to Linux on x86_64 and to nothing else: \
     see the chapter \"Set up\" for a way to run them on this machine"
);
// ANCHOR_END: platform

#[cfg(target_arch = "x86_64")]
use core::arch::asm;

/// Writes `text` to standard output with one `write` system call.
///
/// Returns what the kernel left in `rax`: the number of bytes written, which
/// may be less than `text.len()`, or `-errno`.
///
/// Kernel: `SYSCALL_DEFINE3(write, …)` in `fs/read_write.c`.
///
/// # Examples
///
/// ```
/// use hello_kernel::print;
///
/// assert_eq!(print("hello, kernel\n"), 14);
/// ```
#[cfg(target_arch = "x86_64")]
// ANCHOR: print
pub fn print(text: &str) -> isize {
    let result: isize;
    // SAFETY: `write` only reads the `text.len()` bytes at `text.as_ptr()`,
    // which are borrowed for as long as the call lasts. Descriptor 1 is
    // standard output, to which every part of a program may write.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 1_isize => result, // in: the number of `write`
            in("rdi") 1_usize,                  // file descriptor: stdout
            in("rsi") text.as_ptr(),
            in("rdx") text.len(),
            lateout("rcx") _, // the instruction destroys these two
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}
// ANCHOR_END: print

/// Writes `bytes` to the file descriptor `fd` with one `write` system call.
///
/// Returns what the kernel left in `rax`: the number of bytes written, which
/// may be less than `bytes.len()`, or `-errno`, such as `-9` (`EBADF`) when
/// `fd` is not open for writing.
///
/// Kernel: `SYSCALL_DEFINE3(write, …)` in `fs/read_write.c`.
///
/// # Safety
///
/// If `fd` is open, the caller must be entitled to write to it: nothing else
/// in the program may rely on it being left alone.
///
/// # Examples
///
/// ```
/// use hello_kernel::write;
///
/// // SAFETY: 2 is our standard error; nothing here relies on its silence.
/// assert_eq!(unsafe { write(2, b"to stderr\n") }, 10);
/// // SAFETY: no file is open under the number 999.
/// assert_eq!(unsafe { write(999, b"lost\n") }, -9);
/// ```
#[cfg(target_arch = "x86_64")]
// ANCHOR: write
pub unsafe fn write(fd: i32, bytes: &[u8]) -> isize {
    let result: isize;
    // SAFETY: `write` only reads the bytes of the slice; the caller vouches
    // for the descriptor.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 1_isize => result,
            in("rdi") fd,
            in("rsi") bytes.as_ptr(),
            in("rdx") bytes.len(),
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}
// ANCHOR_END: write
