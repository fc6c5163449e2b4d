//! One function for each number of arguments: `syscall0` to `syscall6`.
//!
//! Listings of the chapter *The register ABI*.
#![no_std]

// Nothing here is called from `hello-kernel`; depending on it stops the build
// on a platform that is not Linux on x86_64 with one sentence.
use hello_kernel as _;

use core::arch::asm;

/// Makes the system call `number` with no arguments.
///
/// Returns what the kernel leaves in `rax`: the result, or `-errno` when it is
/// in `-4095..=-1`.
///
/// Kernel: `entry_SYSCALL_64` in `arch/x86/entry/entry_64.S`.
///
/// # Safety
///
/// The call must be sound with these arguments: see its manual page. Memory
/// that the kernel is told to read or write must be valid for that, and what
/// the call changes must not be something that other code relies on. It must
/// return at most once, here, on this stack, in this address space: `vfork`,
/// `clone` with `CLONE_VM` and `rt_sigreturn` need assembly of their own.
///
/// # Examples
///
/// ```
/// use register_abi::syscall0;
///
/// // SAFETY: `getpid` (39) takes no arguments and cannot fail.
/// let pid = unsafe { syscall0(39) };
/// assert_eq!(pid, std::process::id() as isize);
/// ```
#[inline]
pub unsafe fn syscall0(number: usize) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for the call; the instruction itself changes
    // `rax`, `rcx` and `r11`, all three named as outputs.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}

/// Makes the system call `number` with one argument.
///
/// Returns what the kernel leaves in `rax`: the result, or `-errno` when it is
/// in `-4095..=-1`.
///
/// Kernel: `entry_SYSCALL_64` in `arch/x86/entry/entry_64.S`.
///
/// # Safety
///
/// The call must be sound with these arguments: see its manual page. Memory
/// that the kernel is told to read or write must be valid for that, and what
/// the call changes must not be something that other code relies on. It must
/// return at most once, here, on this stack, in this address space: `vfork`,
/// `clone` with `CLONE_VM` and `rt_sigreturn` need assembly of their own.
///
/// # Examples
///
/// ```
/// use register_abi::syscall1;
///
/// // SAFETY: `close` (3) of a number that is not open changes nothing.
/// let result = unsafe { syscall1(3, usize::MAX) };
/// assert_eq!(result, -9); // EBADF
/// ```
#[inline]
pub unsafe fn syscall1(number: usize, arg1: usize) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for the call; the instruction itself changes
    // `rax`, `rcx` and `r11`, all three named as outputs.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") arg1,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}

/// Makes the system call `number` with two arguments.
///
/// Returns what the kernel leaves in `rax`: the result, or `-errno` when it is
/// in `-4095..=-1`.
///
/// Kernel: `entry_SYSCALL_64` in `arch/x86/entry/entry_64.S`.
///
/// # Safety
///
/// The call must be sound with these arguments: see its manual page. Memory
/// that the kernel is told to read or write must be valid for that, and what
/// the call changes must not be something that other code relies on. It must
/// return at most once, here, on this stack, in this address space: `vfork`,
/// `clone` with `CLONE_VM` and `rt_sigreturn` need assembly of their own.
///
/// # Examples
///
/// ```
/// use register_abi::syscall2;
///
/// // SAFETY: `kill` (62) with signal 0 sends nothing, it only checks.
/// let result = unsafe { syscall2(62, std::process::id() as usize, 0) };
/// assert_eq!(result, 0);
/// ```
#[inline]
pub unsafe fn syscall2(number: usize, arg1: usize, arg2: usize) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for the call; the instruction itself changes
    // `rax`, `rcx` and `r11`, all three named as outputs.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") arg1,
            in("rsi") arg2,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}

/// Makes the system call `number` with three arguments.
///
/// Returns what the kernel leaves in `rax`: the result, or `-errno` when it is
/// in `-4095..=-1`.
///
/// Kernel: `entry_SYSCALL_64` in `arch/x86/entry/entry_64.S`.
///
/// # Safety
///
/// The call must be sound with these arguments: see its manual page. Memory
/// that the kernel is told to read or write must be valid for that, and what
/// the call changes must not be something that other code relies on. It must
/// return at most once, here, on this stack, in this address space: `vfork`,
/// `clone` with `CLONE_VM` and `rt_sigreturn` need assembly of their own.
///
/// # Examples
///
/// ```
/// use register_abi::syscall3;
///
/// let text = b"hello, kernel\n";
/// // SAFETY: `write` (1) only reads the bytes of `text`; 1 is our stdout.
/// let result =
///     unsafe { syscall3(1, 1, text.as_ptr() as usize, text.len()) };
/// assert_eq!(result, 14);
/// ```
#[inline]
// ANCHOR: syscall3
pub unsafe fn syscall3(
    number: usize,
    arg1: usize,
    arg2: usize,
    arg3: usize,
) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for the call; the instruction itself changes
    // `rax`, `rcx` and `r11`, all three named as outputs.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") arg1,
            in("rsi") arg2,
            in("rdx") arg3,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}
// ANCHOR_END: syscall3

/// Makes the system call `number` with four arguments.
///
/// Returns what the kernel leaves in `rax`: the result, or `-errno` when it is
/// in `-4095..=-1`.
///
/// Kernel: `entry_SYSCALL_64` in `arch/x86/entry/entry_64.S`.
///
/// # Safety
///
/// The call must be sound with these arguments: see its manual page. Memory
/// that the kernel is told to read or write must be valid for that, and what
/// the call changes must not be something that other code relies on. It must
/// return at most once, here, on this stack, in this address space: `vfork`,
/// `clone` with `CLONE_VM` and `rt_sigreturn` need assembly of their own.
///
/// # Examples
///
/// ```
/// use register_abi::syscall4;
///
/// let mut old = [0_u8; 8];
/// // SAFETY: `rt_sigprocmask` (14) with no new mask only writes the present
/// // one, 8 bytes, to `old`. The fourth argument is the mask's size.
/// let result =
///     unsafe { syscall4(14, 0, 0, old.as_mut_ptr() as usize, 8) };
/// assert_eq!(result, 0);
/// ```
#[inline]
pub unsafe fn syscall4(
    number: usize,
    arg1: usize,
    arg2: usize,
    arg3: usize,
    arg4: usize,
) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for the call; the instruction itself changes
    // `rax`, `rcx` and `r11`, all three named as outputs.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") arg1,
            in("rsi") arg2,
            in("rdx") arg3,
            in("r10") arg4,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}

/// Makes the system call `number` with five arguments.
///
/// Returns what the kernel leaves in `rax`: the result, or `-errno` when it is
/// in `-4095..=-1`.
///
/// Kernel: `entry_SYSCALL_64` in `arch/x86/entry/entry_64.S`.
///
/// # Safety
///
/// The call must be sound with these arguments: see its manual page. Memory
/// that the kernel is told to read or write must be valid for that, and what
/// the call changes must not be something that other code relies on. It must
/// return at most once, here, on this stack, in this address space: `vfork`,
/// `clone` with `CLONE_VM` and `rt_sigreturn` need assembly of their own.
///
/// # Examples
///
/// ```
/// use register_abi::syscall5;
///
/// // SAFETY: `prctl` (157) with PR_GET_DUMPABLE (3) only reads a flag.
/// let result = unsafe { syscall5(157, 3, 0, 0, 0, 0) };
/// assert!((0..=2).contains(&result));
/// ```
#[inline]
pub unsafe fn syscall5(
    number: usize,
    arg1: usize,
    arg2: usize,
    arg3: usize,
    arg4: usize,
    arg5: usize,
) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for the call; the instruction itself changes
    // `rax`, `rcx` and `r11`, all three named as outputs.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") arg1,
            in("rsi") arg2,
            in("rdx") arg3,
            in("r10") arg4,
            in("r8") arg5,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}

/// Makes the system call `number` with six arguments.
///
/// Returns what the kernel leaves in `rax`: the result, or `-errno` when it is
/// in `-4095..=-1`.
///
/// Kernel: `entry_SYSCALL_64` in `arch/x86/entry/entry_64.S`.
///
/// # Safety
///
/// The call must be sound with these arguments: see its manual page. Memory
/// that the kernel is told to read or write must be valid for that, and what
/// the call changes must not be something that other code relies on. It must
/// return at most once, here, on this stack, in this address space: `vfork`,
/// `clone` with `CLONE_VM` and `rt_sigreturn` need assembly of their own.
///
/// # Examples
///
/// ```
/// use register_abi::syscall6;
///
/// // SAFETY: `mmap` (9) of a new anonymous page (MAP_PRIVATE |
/// // MAP_ANONYMOUS) at an address that the kernel chooses touches nothing
/// // that exists. Descriptor -1, offset 0.
/// let address = unsafe { syscall6(9, 0, 4096, 1, 0x22, usize::MAX, 0) };
/// assert!(address > 0);
/// // SAFETY: `munmap` (11) of that page, which nothing else refers to.
/// assert_eq!(unsafe { register_abi::syscall2(11, address as usize, 4096) }, 0);
/// ```
#[inline]
// ANCHOR: syscall6
pub unsafe fn syscall6(
    number: usize,
    arg1: usize,
    arg2: usize,
    arg3: usize,
    arg4: usize,
    arg5: usize,
    arg6: usize,
) -> isize {
    let result: isize;
    // SAFETY: the caller vouches for the call; the instruction itself changes
    // `rax`, `rcx` and `r11`, all three named as outputs.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") arg1,
            in("rsi") arg2,
            in("rdx") arg3,
            in("r10") arg4,
            in("r8") arg5,
            in("r9") arg6,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}
// ANCHOR_END: syscall6

/// The largest error number that the kernel can return.
///
/// Kernel: `MAX_ERRNO` in `include/linux/err.h`.
pub const MAX_ERRNO: isize = 4095;

/// Tells whether `result`, as left in `rax`, is an error.
///
/// It is when it lies in `-4095..=-1`; its negative is then the error's
/// number. Everything else is a result, however negative it looks.
///
/// Kernel: `IS_ERR_VALUE` in `include/linux/err.h`.
///
/// # Examples
///
/// ```
/// use register_abi::is_error;
///
/// assert!(is_error(-9)); // EBADF
/// assert!(!is_error(14));
/// assert!(!is_error(-4096));
/// ```
// ANCHOR: is_error
pub const fn is_error(result: isize) -> bool {
    -MAX_ERRNO <= result && result < 0
}
// ANCHOR_END: is_error
