//! A result that looks negative and is no error.

use register_abi::{is_error, syscall3};
use std::fs::File;
use std::os::fd::AsRawFd;

fn main() {
    let memory = File::open("/proc/self/mem").expect("our own memory");
    let fd = memory.as_raw_fd() as usize;
    for offset in [0xffff_8000_0000_0000, 0x1000] {
        // SAFETY: `lseek` (8) moves the position of a file that is ours.
        let result = unsafe { syscall3(8, fd, offset, 0) };
        println!("{result:>20}  error: {}", is_error(result));
    }
    // SAFETY: `lseek` (8) of a number that is not open changes nothing.
    let result = unsafe { syscall3(8, usize::MAX, 0, 0) };
    println!("{result:>20}  error: {}", is_error(result));
}
