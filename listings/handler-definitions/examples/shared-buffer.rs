//! A wrapper that takes `&` where the kernel writes. Never do this: it is
//! undefined behaviour.

use register_abi::syscall3;
use syscall_tables::Sysno;

// ANCHOR: program
fn getrandom(buffer: &[u8], flags: u32) -> isize {
    let (address, length) = (buffer.as_ptr() as usize, buffer.len());
    // SAFETY: none. The kernel writes to bytes that `&` says are constant.
    unsafe {
        syscall3(Sysno::GETRANDOM.number(), address, length, flags as usize)
    }
}

#[inline(never)]
fn has_changed(bytes: &[u8; 8]) -> bool {
    let before = *bytes;
    getrandom(bytes, 0);
    *bytes != before
}

fn main() {
    let bytes = [0; 8];
    println!("the bytes have changed: {}", has_changed(&bytes));
}
// ANCHOR_END: program
