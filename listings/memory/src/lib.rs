//! Listings of the chapter *Memory*.
#![no_std]

use register_abi::syscall0;

/// Returns the number of the running process.
///
/// Kernel: `SYSCALL_DEFINE0(getpid)` in `kernel/sys.c`.
///
/// # Examples
///
/// ```
/// use memory::first;
///
/// assert_eq!(first(), std::process::id() as isize);
/// ```
// ANCHOR: first
pub fn first() -> isize {
    // SAFETY: `getpid` (39) takes no arguments and changes nothing.
    unsafe { syscall0(39) }
}
// ANCHOR_END: first
