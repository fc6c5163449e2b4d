//! Six calls that cannot do their work on a pipe.

use errors::check;
use register_abi::syscall6;
use std::os::fd::AsRawFd;
use syscall_tables::Sysno;

// ANCHOR: main
fn main() {
    let (pipe, _writer) = std::io::pipe().expect("a pipe");
    let fd = pipe.as_raw_fd() as usize;
    let mut buffer = [0_u64; 64];
    let address = buffer.as_mut_ptr() as usize;
    let mut size = size_of_val(&buffer);
    let length = &raw mut size as usize;

    const TCGETS: usize = 0x5401;
    for (call, [a, b, c, d, e, f]) in [
        (Sysno::LSEEK, [fd, 0, 0, 0, 0, 0]), // go to the start
        (Sysno::IOCTL, [fd, TCGETS, address, 0, 0, 0]), // a terminal's settings
        (Sysno::FSYNC, [fd, 0, 0, 0, 0, 0]), // bring it to the disk
        (Sysno::MMAP, [0, 4096, 1, 2, fd, 0]), // show it as memory
        (Sysno::GETDENTS64, [fd, address, size, 0, 0, 0]), // list its files
        (Sysno::GETSOCKNAME, [fd, address, length, 0, 0, 0]), // its address
    ] {
        // SAFETY: the pipe and the buffer are ours, and each call writes at
        // most `size` bytes to the buffer. What `mmap` adds, nobody uses.
        let result = unsafe { syscall6(call.number(), a, b, c, d, e, f) };
        println!("{call}: {:?}", check(result));
    }
}
// ANCHOR_END: main
