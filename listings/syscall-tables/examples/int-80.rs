//! Two doors, two tables: the same numbers at `syscall` and at `int 0x80`.

use core::arch::asm;
use register_abi::syscall1;
use std::env;
use std::process::{self, Command};
use syscall_tables::Sysno;

// ANCHOR: int_80
/// Makes the 32-bit system call `number` with three arguments.
///
/// # Safety
///
/// The 32-bit call must be sound with these arguments, and the kernel must
/// answer `int 0x80`: where it does not, the process ends.
unsafe fn int_80(number: u32, arg1: u32, arg2: u32, arg3: u32) -> i32 {
    let result: i32;
    // SAFETY: the caller vouches for the call; what `rbx` held is put back,
    // and all that the kernel may have changed is an output.
    unsafe {
        asm!(
            "xchg {arg1:r}, rbx", // the first argument is in ebx
            "int 0x80",
            "xchg {arg1:r}, rbx",
            arg1 = inout(reg) arg1 => _,
            inout("eax") number => result,
            in("ecx") arg2,
            in("edx") arg3,
            out("r8") _,
            out("r9") _,
            out("r10") _,
            out("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result
}
// ANCHOR_END: int_80

// ANCHOR: compare
fn compare() {
    // SAFETY: 20 is `writev` here; no file has the descriptor -1.
    let result = unsafe { syscall1(Sysno::WRITEV.number(), usize::MAX) };
    println!("20 at syscall:  {result}");
    // SAFETY: 20 is `getpid` there, which takes no arguments.
    let result = unsafe { int_80(20, 0, 0, 0) };
    println!("20 at int 0x80: pid {result}");

    // SAFETY: 39 is `getpid` here, which takes no arguments.
    let result = unsafe { syscall1(Sysno::GETPID.number(), 0) };
    println!("39 at syscall:  pid {result}");
    // SAFETY: 39 is `mkdir` there; at the address 0 is no name to read.
    let result = unsafe { int_80(39, 0, 0, 0) };
    println!("39 at int 0x80: {result}");

    let text = *b"knock, knock\n";
    let address = text.as_ptr() as usize;
    // SAFETY: 4 is `write` there; it reads the bytes at what is left of the
    // address, or fails.
    let result = unsafe { int_80(4, 1, address as u32, text.len() as u32) };
    println!("write from {address:#x}: {result}");
}
// ANCHOR_END: compare

// ANCHOR: main
fn main() {
    if env::args().nth(1).as_deref() == Some("knock") {
        // SAFETY: 20 is `getpid`. If nobody answers, this process ends, and
        // it was started for that.
        let pid = unsafe { int_80(20, 0, 0, 0) };
        process::exit(i32::from(pid != process::id() as i32));
    }
    let program = env::current_exe().expect("our own path");
    let knock = Command::new(program).arg("knock").status();
    if knock.expect("a second process").success() {
        compare();
    } else {
        println!("not here: this machine does not answer int 0x80");
    }
}
// ANCHOR_END: main
