//! The functions of this chapter at work.

use inline_asm::{add_five, multiply, swap_bytes};

fn main() {
    println!("{:#018x}", swap_bytes(0x0102_0304_0506_0708));
    println!("{}", add_five(37));
    let (high, low) = multiply(u64::MAX, u64::MAX);
    println!("{high:#x} {low:#x}");
}
