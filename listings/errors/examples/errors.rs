//! Reads the beginning of four files, and says by name why three cannot be
//! read.

use errors::{Errno, check};
use register_abi::{syscall1, syscall3};
use std::ffi::CStr;
use syscall_tables::Sysno;

// ANCHOR: read_start
/// Reads up to 100 bytes from the start of a file; returns how many.
fn read_start(path: &CStr) -> Result<usize, Errno> {
    let open = Sysno::OPEN.number();
    // SAFETY: `open` reads the path up to its NUL. 0 is O_RDONLY.
    let fd = check(unsafe { syscall3(open, path.as_ptr() as usize, 0, 0) })?;

    let mut bytes = [0_u8; 100];
    let (start, length) = (bytes.as_mut_ptr() as usize, bytes.len());
    // SAFETY: `read` writes at most `length` bytes to `bytes`.
    let result = unsafe { syscall3(Sysno::READ.number(), fd, start, length) };

    // SAFETY: the descriptor is ours, and nobody uses it afterwards.
    check(unsafe { syscall1(Sysno::CLOSE.number(), fd) })?;
    check(result)
}
// ANCHOR_END: read_start

// ANCHOR: main
fn main() {
    for path in [
        c"/proc/sys/kernel/ostype",
        c"/no/such/file",
        c"/dev/null/file",
        c"/",
    ] {
        match read_start(path) {
            Ok(count) => println!("{path:?}: {count} bytes"),
            Err(errno) => println!("{path:?}: {errno}, {}", text(errno)),
        }
    }
}

/// What the C library says of an error.
fn text(errno: Errno) -> std::io::Error {
    std::io::Error::from_raw_os_error(errno.number().into())
}
// ANCHOR_END: main
