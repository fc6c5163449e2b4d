//! Calls of `write` with something wrong in one argument or in two.

use errors::{Errno, check};
use register_abi::syscall3;
use std::fs::File;
use std::os::fd::AsRawFd;
use syscall_tables::Sysno;

// ANCHOR: main
const NOTHING_THERE: usize = 1;
const OF_THE_KERNEL: usize = 0xffff_8000_0000_0000;

fn main() {
    let (_reader, pipe) = std::io::pipe().expect("a pipe");
    let null = File::create("/dev/null").expect("the device");
    let (pipe, null) = (pipe.as_raw_fd() as usize, null.as_raw_fd() as usize);

    println!("to 999:       {:?}", write_from(NOTHING_THERE, 999));
    println!("to a pipe:    {:?}", write_from(NOTHING_THERE, pipe));
    println!("to /dev/null: {:?}", write_from(NOTHING_THERE, null));
    println!("to /dev/null: {:?}", write_from(OF_THE_KERNEL, null));
}
// ANCHOR_END: main

/// Writes five bytes from an address where this program has none.
fn write_from(address: usize, fd: usize) -> Result<usize, Errno> {
    assert!([NOTHING_THERE, OF_THE_KERNEL].contains(&address));
    // SAFETY: there is nothing at the address, so whatever file it is, no
    // byte of it changes.
    check(unsafe { syscall3(Sysno::WRITE.number(), fd, address, 5) })
}
