//! The result's register as an input only.

use core::arch::asm;

fn write_stale(text: &str) {
    // SAFETY: none. The kernel leaves its result in `rax`, which is not named
    // as an output.
    unsafe {
        asm!(
            "syscall",
            in("rax") 1, // the number of `write`
            in("rdi") 1,
            in("rsi") text.as_ptr(),
            in("rdx") text.len(),
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
}

fn main() {
    write_stale("first\n");
    write_stale("second\n");
}
