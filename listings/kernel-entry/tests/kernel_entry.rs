//! What the listings of `kernel-entry` promise, and what their chapter says
//! that a program can see of the way into the kernel and back.

use core::arch::asm;
use kernel_entry::ticks;
use register_abi::syscall3;
use syscall_tables::Sysno;

#[test]
fn the_ticks_go_on() {
    let start = ticks();
    assert!((0..1000).any(|_| ticks() > start));
}

/// `/proc/thread-self/syscall`, read by a call with these registers: what it
/// says, and where the stack and the next instruction were.
fn own_call(r10: u64, r8: u64, r9: u64) -> (Vec<u64>, u64, u64, [u64; 3]) {
    let path = c"/proc/thread-self/syscall".as_ptr() as usize;
    // SAFETY: `open` reads the path up to its NUL. 0: for reading.
    let file = unsafe { syscall3(Sysno::OPEN.number(), path, 0, 0) };
    assert!(file >= 0, "{file}");
    let mut text = [0_u8; 256];
    let passed = [file as u64, text.as_mut_ptr() as u64, 256];
    let (length, stack, next): (isize, u64, u64);
    // SAFETY: `read` writes at most 256 bytes, to `text`.
    unsafe {
        asm!(
            "mov {stack}, rsp",
            "lea {next}, [rip + 2f]",
            "syscall",
            "2:",
            stack = out(reg) stack,
            next = out(reg) next,
            inlateout("rax") Sysno::READ.number() as isize => length,
            in("rdi") passed[0],
            in("rsi") passed[1],
            in("rdx") passed[2],
            in("r10") r10,
            in("r8") r8,
            in("r9") r9,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    // SAFETY: `close` of the file that was opened above.
    unsafe { syscall3(Sysno::CLOSE.number(), file as usize, 0, 0) };
    assert!(length > 0, "{length}");
    let text = str::from_utf8(&text[..length as usize]).expect("text");
    let number = |word: &str| match word.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).expect("a number"),
        None => word.parse().expect("a number"),
    };
    let words = text.split_whitespace().map(number).collect();
    (words, stack, next, passed)
}

#[test]
fn the_kernel_stores_the_registers_of_the_call() {
    let (words, stack, next, [rdi, rsi, rdx]) = own_call(10, 8, 9);
    let number = Sysno::READ.number() as u64;
    assert_eq!(words, [number, rdi, rsi, rdx, 10, 8, 9, stack, next]);
}

/// The 128 bytes below `rsp` are the program's, during a call too.
#[test]
fn the_kernel_leaves_the_red_zone_alone() {
    const PATTERN: u64 = 0x0123_4567_89ab_cdef;
    let left: u64;
    // SAFETY: without `nostack`, what lies below `rsp` is free here. `getppid`
    // takes no arguments and changes nothing.
    unsafe {
        asm!(
            "lea rdi, [rsp - 128]",
            "mov ecx, 16",
            "mov rax, {pattern}",
            "rep stosq", // store rax at rdi, 16 times
            "mov eax, 110", // `getppid`
            "syscall",
            "mov rax, {pattern}",
            "lea rdi, [rsp - 128]",
            "mov ecx, 17",
            "repe scasq", // compare until one differs
            pattern = in(reg) PATTERN,
            out("rax") _,
            out("rcx") left,
            out("rdi") _,
            out("r11") _,
        );
    }
    // The seventeenth word, at `rsp`, may be anything.
    assert_eq!(left, 0, "a word below `rsp` has changed");
}

/// CF, PF, AF, ZF, SF, DF and OF, on and off; the processor clears them on
/// the way in.
#[test]
fn the_flags_come_back() {
    for flags in [0xcd5_u64, 0] {
        let (before, after): (u64, u64);
        // SAFETY: what is pushed is popped; the flags may change, and DF is
        // cleared at the end. `getppid` takes no arguments and changes
        // nothing.
        unsafe {
            asm!(
                "push {flags}",
                "popfq",
                "pushfq",
                "pop {before}",
                "mov eax, 110", // `getppid`
                "syscall",
                "pushfq",
                "pop {after}",
                "cld",
                flags = in(reg) flags,
                before = out(reg) before,
                after = out(reg) after,
                out("rax") _,
                out("rcx") _,
                out("r11") _,
            );
        }
        assert_eq!(before & 0xcd5, flags);
        assert_eq!(after, before);
    }
}
