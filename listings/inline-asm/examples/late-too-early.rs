//! A late output that is written before the inputs have been read.

use core::arch::asm;

fn add_five(number: u64) -> u64 {
    let sum: u64;
    // SAFETY: none. `sum` may share its register with `number`.
    unsafe {
        asm!(
            "mov {sum}, 5",
            "add {sum}, {number}",
            sum = lateout(reg) sum,
            number = in(reg) number,
        );
    }
    sum
}

fn main() {
    println!("5 + 37 = {}", add_five(37));
}
