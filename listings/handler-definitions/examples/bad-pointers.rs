//! Four addresses to which the kernel shall write, and must not.

use register_abi::syscall3;
use syscall_tables::Sysno;

fn main() {
    let code = main as fn() as usize;
    for (name, address) in [
        ("null", 0),
        ("the kernel's half", 0xffff_8000_0000_0000),
        ("nobody's", 0xdead_beef_0000_0000),
        ("our own code", code),
    ] {
        // SAFETY: a program may not write to any of these places, and so the
        // kernel does not do it in its name.
        let result =
            unsafe { syscall3(Sysno::GETRANDOM.number(), address, 8, 0) };
        println!("{name}: {result}");
    }
}
