//! Which register holds the fourth argument? The kernel answers.

use core::arch::asm;
use std::fs::File;
use std::os::fd::AsRawFd;

fn main() {
    let file = File::open("/proc/self/exe").expect("our own program");
    let mut bytes = [0_u8; 3];
    let result: isize;
    // ANCHOR: call
    // pread64(fd, buffer, count, offset). An ELF file begins with the bytes
    // 0x7f 'E' 'L' 'F', so what we get tells which offset was used.
    // SAFETY: `pread64` writes at most 3 bytes to `bytes`.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 17_isize => result,
            in("rdi") file.as_raw_fd(),
            in("rsi") bytes.as_mut_ptr(),
            in("rdx") bytes.len(),
            inlateout("rcx") 0_u64 => _, // where a C function has its fourth
            in("r10") 1_u64,             // where the kernel looks
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    // ANCHOR_END: call
    println!("{result} bytes: {:?}", String::from_utf8_lossy(&bytes));
}
