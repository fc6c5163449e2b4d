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
    let size_address = &raw mut size as usize;

    const TCGETS: usize = 0x5401;
    for (call, [a, b, c, d, e, f]) in [
        (Sysno::LSEEK, [fd, 0, 0, 0, 0, 0]),
        (Sysno::IOCTL, [fd, TCGETS, address, 0, 0, 0]),
        (Sysno::FSYNC, [fd, 0, 0, 0, 0, 0]),
        (Sysno::MMAP, [0, 4096, 1, 2, fd, 0]),
        (Sysno::GETDENTS64, [fd, address, size, 0, 0, 0]),
        (Sysno::GETSOCKNAME, [fd, address, size_address, 0, 0, 0]),
    ] {
        // SAFETY: the pipe and the buffer are ours, and each call writes at
        // most `size` bytes to the buffer. What `mmap` adds, nobody uses.
        let result = unsafe { syscall6(call.number(), a, b, c, d, e, f) };
        println!("{call}: {:?}", check(result));
    }
}
// ANCHOR_END: main
