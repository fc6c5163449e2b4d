//! What `write` returns when it cannot write.

use hello_kernel::write;
use std::fs::{File, OpenOptions};
use std::os::fd::AsRawFd;

fn main() {
    let readable = File::open("/proc/self/exe").expect("ourselves");
    let full = OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("Linux");
    for (name, fd) in [
        ("a number that is not open", 999),
        ("a file open for reading", readable.as_raw_fd()),
        ("a device that is full", full.as_raw_fd()),
    ] {
        // SAFETY: both files are ours, and 999 is not open.
        let result = unsafe { write(fd, b"hello") };
        println!("{name}: {result}");
    }
}
