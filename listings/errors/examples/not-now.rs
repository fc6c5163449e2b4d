//! A pipe whose reader does not wait.

use errors::{Errno, check};
use register_abi::{syscall2, syscall3};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use syscall_tables::Sysno;

// ANCHOR: main
const O_NONBLOCK: usize = 0o4000;

fn main() -> Result<(), Errno> {
    let [from, to] = pipe(O_NONBLOCK)?;
    println!("nothing there:  {:?}", read(&from));
    write(&to, b"!")?;
    println!("a byte there:   {:?}", read(&from));
    drop(to);
    println!("no writer left: {:?}", read(&from));
    Ok(())
}
// ANCHOR_END: main

/// Makes a pipe: the end to read from, and the end to write to.
fn pipe(flags: usize) -> Result<[OwnedFd; 2], Errno> {
    let mut fds = [-1_i32; 2];
    let address = fds.as_mut_ptr() as usize;
    // SAFETY: `pipe2` writes two descriptors, 8 bytes, to `fds`.
    check(unsafe { syscall2(Sysno::PIPE2.number(), address, flags) })?;
    // SAFETY: both are new, and nobody else has them.
    Ok(fds.map(|fd| unsafe { OwnedFd::from_raw_fd(fd) }))
}

/// Reads up to 8 bytes; returns how many.
fn read(fd: &OwnedFd) -> Result<usize, Errno> {
    let (fd, mut bytes) = (fd.as_raw_fd() as usize, [0_u8; 8]);
    let (start, length) = (bytes.as_mut_ptr() as usize, bytes.len());
    // SAFETY: `read` writes at most `length` bytes to `bytes`.
    check(unsafe { syscall3(Sysno::READ.number(), fd, start, length) })
}

fn write(fd: &OwnedFd, bytes: &[u8]) -> Result<usize, Errno> {
    let fd = fd.as_raw_fd() as usize;
    let (start, length) = (bytes.as_ptr() as usize, bytes.len());
    // SAFETY: `write` only reads the bytes of the slice.
    check(unsafe { syscall3(Sysno::WRITE.number(), fd, start, length) })
}
