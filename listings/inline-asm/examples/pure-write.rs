//! `pure` on a call that is made for its effect.

use core::arch::asm;

fn write_pure(text: &str) -> isize {
    let result: isize;
    // SAFETY: none. `pure` says that the call has no effect but its outputs.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 1_isize => result, // the number of `write`
            in("rdi") 1,
            in("rsi") text.as_ptr(),
            in("rdx") text.len(),
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags, readonly, pure), // a lie
        );
    }
    result
}

fn main() {
    let mut total = 0;
    for _ in 0..3 {
        total += write_pure("again\n");
    }
    println!("{total} bytes written, 18 expected");
}
