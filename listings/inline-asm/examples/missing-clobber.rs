//! One forgotten output, `r11`, and the number that lived there.

use core::arch::asm;

// ANCHOR: print
fn print(text: &str) -> isize {
    let result: isize;
    // SAFETY: none. The instruction destroys `r11`, which is not named.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 1_isize => result, // the number of `write`
            in("rdi") 1,
            in("rsi") text.as_ptr(),
            in("rdx") text.len(),
            lateout("rcx") _,
            options(nostack, preserves_flags),
        );
    }
    result
}
// ANCHOR_END: print

// ANCHOR: sum
#[unsafe(no_mangle)] // so that objdump finds it by this name
#[inline(never)]
fn sum(a: u64, b: u64, c: u64, d: u64) -> u64 {
    if d > 0 {
        print("adding up ...\n");
    }
    a + b + c + d
}

fn main() {
    println!("{}, 4321 expected", sum(1, 20, 300, 4000));
}
// ANCHOR_END: sum
