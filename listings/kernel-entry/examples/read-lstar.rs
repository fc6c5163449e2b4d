//! Asks the processor where `syscall` goes. It does not tell programs.

use std::arch::asm;

fn main() {
    println!("LSTAR holds");
    let (low, high): (u32, u32);
    // SAFETY: `rdmsr` writes `edx` and `eax`, or it is refused.
    unsafe {
        asm!(
            "rdmsr",
            in("ecx") 0xc000_0082_u32, // the number of LSTAR
            out("eax") low,
            out("edx") high,
            options(nostack, preserves_flags),
        );
    }
    println!("{high:08x}{low:08x}");
}
