//! How many bytes do `fstat` and `uname` write?

use register_abi::{syscall1, syscall2};
use std::fs::File;
use std::os::fd::AsRawFd;
use syscall_tables::Sysno;

/// Counts the bytes up to the last one that is not 0xaa any more.
fn written(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .rposition(|&byte| byte != 0xaa)
        .map_or(0, |i| i + 1)
}

fn main() {
    let file = File::open("/proc/self/exe").expect("our own program");
    let mut bytes = [0xaa_u8; 1024];
    let (fd, address) =
        (file.as_raw_fd() as usize, bytes.as_mut_ptr() as usize);
    // SAFETY: `fstat` writes a `struct stat`, which is less than 1,024 bytes.
    unsafe { syscall2(Sysno::FSTAT.number(), fd, address) };
    println!("fstat: {} bytes", written(&bytes));

    let mut bytes = [0xaa_u8; 1024];
    // SAFETY: `uname` writes six texts of 65 bytes.
    unsafe { syscall1(Sysno::UNAME.number(), bytes.as_mut_ptr() as usize) };
    println!("uname: {} bytes", written(&bytes));
}
