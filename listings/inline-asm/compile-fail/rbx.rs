//! `rbx` cannot be an operand: the compiler keeps it for itself.

use core::arch::asm;

fn main() {
    let vendor: u32;
    // SAFETY: `cpuid` only changes registers.
    unsafe {
        asm!(
            "cpuid",
            inlateout("eax") 0 => _,
            out("ebx") vendor,
            out("ecx") _,
            out("edx") _,
        );
    }
    println!("{vendor:#x}");
}
