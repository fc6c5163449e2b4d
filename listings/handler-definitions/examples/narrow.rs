//! How much of a register counts, for four types of arguments.

use register_abi::{is_error, syscall2, syscall3, syscall4};
use std::fs::File;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::fs::PermissionsExt;
use syscall_tables::Sysno;

// ANCHOR: int
/// Opens the current directory, by a path relative to `dfd`.
fn open_here(dfd: usize) -> String {
    let path = c".".as_ptr() as usize;
    // SAFETY: `openat` reads the path; opening for reading changes nothing.
    let fd = unsafe { syscall4(Sysno::OPENAT.number(), dfd, path, 0, 0) };
    if is_error(fd) {
        return fd.to_string();
    }
    // SAFETY: the descriptor is new, so it is ours; dropped, it is closed.
    drop(unsafe { OwnedFd::from_raw_fd(fd as i32) });
    "opened".to_owned()
}
// ANCHOR_END: int

/// Asks for 8 random bytes.
fn random(flags: usize) -> String {
    let mut bytes = [0_u8; 8];
    let address = bytes.as_mut_ptr() as usize;
    // SAFETY: `getrandom` writes at most 8 bytes to `bytes`.
    let result =
        unsafe { syscall3(Sysno::GETRANDOM.number(), address, 8, flags) };
    result.to_string()
}

/// Sets the permissions of a new pipe, and asks for them.
fn change_mode(mode: usize) -> String {
    let (pipe, _) = std::io::pipe().expect("a pipe");
    let fd = pipe.as_raw_fd() as usize;
    // SAFETY: `fchmod` changes the pipe, which is ours.
    let result = unsafe { syscall2(Sysno::FCHMOD.number(), fd, mode) };
    let file = File::from(OwnedFd::from(pipe));
    let now = file.metadata().expect("an open file").permissions().mode();
    format!("{result}, mode {:o}", now & 0o7777)
}

/// Reads 3 bytes of our own program.
fn read_at(position: usize) -> String {
    let file = File::open("/proc/self/exe").expect("our own program");
    let fd = file.as_raw_fd() as usize;
    let mut bytes = [0_u8; 3];
    let address = bytes.as_mut_ptr() as usize;
    // SAFETY: `pread64` writes at most 3 bytes to `bytes`.
    let result =
        unsafe { syscall4(Sysno::PREAD64.number(), fd, address, 3, position) };
    result.to_string()
}

// ANCHOR: main
fn main() {
    let show = |argument: &str, call: fn(usize) -> String, register| {
        println!("{argument:<18}  {register:#018x}  {}", call(register));
    };
    show("int dfd", open_here, 0xffff_ffff_ffff_ff9c);
    show("int dfd", open_here, 0x0000_0000_ffff_ff9c);
    show("int dfd", open_here, 0xdead_beef_ffff_ff9c);
    show("unsigned int flags", random, 0xdead_beef_0000_0000);
    show("unsigned int flags", random, 0x0000_0000_8000_0000);
    show("umode_t mode", change_mode, 0xdead_beef_dead_01a0);
    show("loff_t pos", read_at, 0x0000_0000_0000_0001);
    show("loff_t pos", read_at, 0x0000_0001_0000_0001);
    show("loff_t pos", read_at, 0xdead_beef_0000_0001);
}
// ANCHOR_END: main
