//! A buffer whose second half is not there: the kernel writes what it can.

use register_abi::{syscall3, syscall6};
use std::fs::File;
use std::os::fd::AsRawFd;
use syscall_tables::Sysno;

const PAGE: usize = 4096;

/// Two pages of new memory, of which the second may not be touched.
fn one_of_two_pages() -> usize {
    // SAFETY: `mmap` at an address that the kernel chooses (the 3 is "to read
    // and to write", 0x22 "private, and no file") touches nothing that exists.
    let pages = unsafe {
        syscall6(Sysno::MMAP.number(), 0, 2 * PAGE, 3, 0x22, usize::MAX, 0)
    };
    assert!(pages > 0, "no memory");
    let second = pages as usize + PAGE;
    // SAFETY: nobody uses the second page; `mprotect` with 0 locks it.
    let locked = unsafe { syscall3(Sysno::MPROTECT.number(), second, PAGE, 0) };
    assert_eq!(locked, 0);
    pages as usize
}

// ANCHOR: main
fn main() {
    let zeros = File::open("/dev/zero").expect("Linux");
    let fd = zeros.as_raw_fd() as usize;
    let pages = one_of_two_pages();
    for (start, count) in [(pages, 2 * PAGE), (pages + PAGE, PAGE)] {
        // SAFETY: `read` writes to the two pages, which nothing else uses.
        let result =
            unsafe { syscall3(Sysno::READ.number(), fd, start, count) };
        println!("{count} bytes asked for: {result}");
    }
}
// ANCHOR_END: main
