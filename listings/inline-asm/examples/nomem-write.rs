//! `nomem` on a call that reads memory.

use core::arch::asm;

// ANCHOR: print
#[expect(clippy::pointers_in_nomem_asm_block)] // Clippy sees this lie
fn print(text: &[u8]) -> isize {
    let result: isize;
    // SAFETY: none. `write` reads the text, and `nomem` denies it.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 1_isize => result, // the number of `write`
            in("rdi") 1,
            in("rsi") text.as_ptr(),
            in("rdx") text.len(),
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags, nomem), // a lie
        );
    }
    result
}
// ANCHOR_END: print

// ANCHOR: main
#[inline(never)]
fn print_twice(line: &mut [u8; 7]) {
    *line = *b"first \n";
    print(line);
    *line = *b"second\n";
    print(line);
}

fn main() {
    let mut line = *b"------\n";
    print_twice(&mut line);
}
// ANCHOR_END: main
