//! The upper half of `rax`, and numbers that do not exist.

use register_abi::{syscall0, syscall3};

fn main() {
    let text = "written\n";
    let (pointer, length) = (text.as_ptr() as usize, text.len());
    for number in [1, 0xdead_beef_0000_0001] {
        // SAFETY: `write` only reads the bytes of `text`.
        let result = unsafe { syscall3(number, 1, pointer, length) };
        println!("{number:#x}: {result}");
    }
    for number in [1_000_000, usize::MAX] {
        // SAFETY: no system call has this number, so nothing happens.
        let result = unsafe { syscall0(number) };
        println!("{number:#x}: {result}");
    }
}
