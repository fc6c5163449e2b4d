//! System calls as typed functions, each derived from its definition.
//!
//! Listings of the chapter *From the table to the definition*.
#![no_std]

use core::ffi::CStr;
use register_abi::{syscall3, syscall4};
use syscall_tables::Sysno;

/// Fills `buffer` with random bytes.
///
/// `flags` is 0 or bits such as `GRND_NONBLOCK`, 1. Returns the number of
/// bytes written, or `-errno`: `-22` (`EINVAL`) for flags that the kernel does
/// not know. Up to 256 bytes arrive whole; more may be cut short by a signal.
///
/// Soon after the machine has started, the kernel may have no random bytes
/// yet. Then the call waits, which a signal may end with `-4` (`EINTR`); with
/// `GRND_NONBLOCK` it answers `-11` (`EAGAIN`) at once.
///
/// Kernel: `SYSCALL_DEFINE3(getrandom, …)` in `drivers/char/random.c`.
///
/// # Examples
///
/// ```
/// use handler_definitions::getrandom;
///
/// let mut key = [0; 32];
/// assert_eq!(getrandom(&mut key, 0), 32);
/// assert_ne!(key, [0; 32]);
/// ```
// ANCHOR: getrandom
pub fn getrandom(buffer: &mut [u8], flags: u32) -> isize {
    // SAFETY: the kernel writes to these bytes, no more of them than we say,
    // and nobody else may look at them while we have the `&mut`.
    unsafe {
        syscall3(
            Sysno::GETRANDOM.number(),
            buffer.as_mut_ptr() as usize,
            buffer.len(),
            flags as usize,
        )
    }
}
// ANCHOR_END: getrandom

/// In place of a directory's descriptor: the process's current directory.
///
/// Kernel: `AT_FDCWD` in `include/uapi/linux/fcntl.h`.
pub const AT_FDCWD: i32 = -100;

/// Opens the file `path`, and creates it first if `flags` say so.
///
/// A `path` that does not begin with `/` starts at the directory `dirfd`.
/// `flags` is one of `O_RDONLY` (0), `O_WRONLY` (1) and `O_RDWR` (2), and bits
/// such as `O_CREAT`, 0o100. `mode` holds the permission bits of a new file,
/// from which the process's umask is taken away; without `O_CREAT` it does not
/// count.
///
/// Returns a new file descriptor, which nobody closes but you, or `-errno`:
/// `-2` (`ENOENT`) if there is no such file, `-13` (`EACCES`) if it is not
/// yours to open in this way.
///
/// Kernel: `SYSCALL_DEFINE4(openat, …)` in `fs/open.c`.
///
/// # Safety
///
/// If `dirfd` is open, the caller must be entitled to use it. `AT_FDCWD` is
/// everybody's.
///
/// # Examples
///
/// ```
/// use handler_definitions::{AT_FDCWD, openat};
///
/// // SAFETY: we pass no descriptor.
/// assert!(unsafe { openat(AT_FDCWD, c"/dev/null", 0, 0) } >= 0);
/// // SAFETY: as above.
/// let result = unsafe { openat(AT_FDCWD, c"/dev/nothing", 0, 0) };
/// assert_eq!(result, -2); // ENOENT
/// ```
// ANCHOR: openat
pub unsafe fn openat(dirfd: i32, path: &CStr, flags: i32, mode: u16) -> isize {
    // SAFETY: the kernel reads the path up to its NUL, which a `CStr` has, and
    // writes nothing; the caller vouches for `dirfd`.
    unsafe {
        syscall4(
            Sysno::OPENAT.number(),
            dirfd as usize, // from -100 to 0xffff_ffff_ffff_ff9c
            path.as_ptr() as usize,
            flags as usize,
            mode as usize,
        )
    }
}
// ANCHOR_END: openat

/// Reads from the file `fd`, beginning `offset` bytes after its start.
///
/// Returns the number of bytes read into `buffer`, which is smaller than
/// `buffer.len()` if the file ends before, and 0 from its end on; or `-errno`:
/// `-22` (`EINVAL`) for a negative offset, `-29` (`ESPIPE`) for a pipe, `-9`
/// (`EBADF`) if `fd` is not open for reading. The file's position stays.
///
/// Kernel: `SYSCALL_DEFINE4(pread64, …)` in `fs/read_write.c`.
///
/// # Safety
///
/// If `fd` is open, the caller must be entitled to read from it.
///
/// # Examples
///
/// ```
/// use handler_definitions::pread64;
/// use std::os::fd::AsRawFd;
///
/// let file = std::fs::File::open("/proc/self/exe").unwrap();
/// let mut bytes = [0; 3];
/// // SAFETY: the file is ours.
/// let result = unsafe { pread64(file.as_raw_fd(), &mut bytes, 1) };
/// assert_eq!((result, &bytes), (3, b"ELF"));
/// ```
pub unsafe fn pread64(fd: i32, buffer: &mut [u8], offset: i64) -> isize {
    // SAFETY: the kernel writes to these bytes only, which are borrowed from
    // their one owner; the caller vouches for `fd`.
    unsafe {
        syscall4(
            Sysno::PREAD64.number(),
            fd as usize,
            buffer.as_mut_ptr() as usize,
            buffer.len(),
            offset as usize,
        )
    }
}
