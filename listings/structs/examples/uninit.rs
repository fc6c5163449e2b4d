//! A promise that a byte holds something, made too early. Never do this: it is
//! undefined behaviour.

use std::mem::MaybeUninit;

// ANCHOR: main
fn is_a_number(byte: u8) -> bool {
    byte < 100 || byte == 100 || byte > 100
}

fn main() {
    let buffer = MaybeUninit::<[u8; 4096]>::uninit();
    // SAFETY: none. Nobody has written to the buffer.
    let bytes = unsafe { buffer.assume_init() };
    println!("it is a number: {}", is_a_number(bytes[0]));
}
// ANCHOR_END: main
