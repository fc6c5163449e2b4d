//! `readonly` on a call that writes: the compiler believes it.

use core::arch::asm;
use std::fs::File;
use std::os::fd::AsRawFd;

// ANCHOR: read
fn read(file: &File, buffer: &mut [u8]) -> isize {
    let result: isize;
    // SAFETY: none. `read` writes to the buffer, and `readonly` denies it.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 0_isize => result, // the number of `read`
            in("rdi") file.as_raw_fd(),
            in("rsi") buffer.as_mut_ptr(),
            in("rdx") buffer.len(),
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags, readonly), // a lie
        );
    }
    result
}
// ANCHOR_END: read

// ANCHOR: main
fn main() {
    let file = File::open("/proc/self/exe").expect("our own program");
    let mut bytes = [0; 4];
    let result = read(&file, &mut bytes);
    let magic = u32::from_be_bytes(bytes);
    println!("{result} bytes read: {magic:08x}, 7f454c46 expected");
}
// ANCHOR_END: main
