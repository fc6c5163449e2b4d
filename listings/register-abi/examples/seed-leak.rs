//! The seed's wrapper again, in a loop over words that the caller chooses: the
//! loop's end is kept in `rcx`. Never use it: this is undefined behaviour.

use core::arch::asm;

unsafe fn syscall_3(num: u64, arg1: u64, arg2: u64, arg3: u64) -> i64 {
    let res;
    // SAFETY: none, as in `seed-bug.rs`.
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

// ANCHOR: loop
#[unsafe(no_mangle)] // so that objdump finds it by this name
#[inline(never)]
fn write_all(words: &[&str]) -> i64 {
    let mut total = 0;
    for word in words {
        // SAFETY: `write` (1) only reads the bytes of `word`.
        total +=
            unsafe { syscall_3(1, 1, word.as_ptr() as u64, word.len() as u64) };
    }
    total
}

fn main() {
    let total = write_all(&["one ", "two ", "three\n"]);
    println!("{total} bytes written, 14 expected");
}
// ANCHOR_END: loop
