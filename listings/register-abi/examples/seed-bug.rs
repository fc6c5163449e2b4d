//! The wrapper of the blog post that this book grew from, as it stood there:
//! neither `rcx` nor `r11` is named. Never use it: this is undefined behaviour.

use core::arch::asm;

// ANCHOR: wrapper
unsafe fn syscall_3(num: u64, arg1: u64, arg2: u64, arg3: u64) -> i64 {
    let res;
    // SAFETY: none. The instruction destroys `rcx` and `r11`, and the compiler
    // is not told: what it keeps there is lost.
    unsafe {
        asm!(
            "syscall",
            in("rax") num,
            in("rdi") arg1,
            in("rsi") arg2,
            in("rdx") arg3,
            lateout("rax") res,
        );
    }
    res
}
// ANCHOR_END: wrapper

// ANCHOR: total
/// Writes three words and adds up what the kernel says it has written.
#[unsafe(no_mangle)] // so that objdump finds it by this name
#[inline(never)]
fn write_words() -> i64 {
    let mut total = 0;
    for word in ["one ", "two ", "three\n"] {
        // SAFETY: `write` (1) only reads the bytes of `word`.
        total +=
            unsafe { syscall_3(1, 1, word.as_ptr() as u64, word.len() as u64) };
    }
    total
}

fn main() {
    println!("{} bytes written, 14 expected", write_words());
}
// ANCHOR_END: total
