//! A `push` in a block that promised to leave the stack alone.

use core::arch::asm;
use core::hint::black_box;

// ANCHOR: seven
/// Loads 7 in three bytes of code; `mov` would take five.
#[inline(always)]
fn seven() -> u64 {
    let seven: u64;
    // SAFETY: none. `push` writes below `rsp`, and `nostack` denies it.
    unsafe {
        asm!("push 7", "pop {}", out(reg) seven, options(nostack)); // a lie
    }
    seven
}
// ANCHOR_END: seven

// ANCHOR: sum
#[unsafe(no_mangle)] // so that objdump finds it by this name
#[inline(never)]
fn sum_and_seven() -> (u64, u64) {
    let mut numbers = [1, 20, 300, 4000];
    black_box(&mut numbers); // the numbers now live in memory
    let seven = seven();
    (numbers.iter().sum(), seven)
}

fn main() {
    let (sum, _) = sum_and_seven();
    println!("{sum}, 4321 expected");
}
// ANCHOR_END: sum
