//! The same program with the two missing lines in its wrapper.

use core::arch::asm;

unsafe fn syscall_3(num: u64, arg1: u64, arg2: u64, arg3: u64) -> i64 {
    let res;
    // SAFETY: the caller vouches for the call; every register that the
    // instruction changes is an output.
    unsafe {
        asm!(
            "syscall",
            in("rax") num,
            in("rdi") arg1,
            in("rsi") arg2,
            in("rdx") arg3,
            lateout("rax") res,
            lateout("rcx") _,
            lateout("r11") _,
        );
    }
    res
}

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
