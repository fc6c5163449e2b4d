//! What a system call costs on this machine.

use core::arch::{asm, naked_asm};
use kernel_entry::ticks;
use register_abi::{syscall0, syscall2};
use std::hint::black_box;
use std::time::Instant;
use syscall_tables::Sysno;

// ANCHOR: rows
const CALLS: u64 = 1000; // between two readings of the clock

const ROWS: [(&str, fn()); 10] = [
    ("nothing", || repeat(|| 0)),
    ("a function", || repeat(|| function(1))),
    ("a wrong number", || repeat(|| raw(Sysno::new(1_000_000)))),
    ("getppid, loop in asm!", loop_of_calls),
    ("getppid, syscall0", || repeat(|| raw(Sysno::GETPPID))),
    ("getppid, libc", || repeat(|| getppid() as isize)),
    ("getppid, then ret", || repeat(|| then_ret())),
    ("getppid, then pop and jmp", || repeat(|| then_jmp())),
    ("clock_gettime, syscall2", || repeat(clock_by_call)),
    ("clock_gettime, libc", || repeat(clock_by_libc)),
];

#[inline(always)]
fn repeat(what: impl Fn() -> isize) {
    for _ in 0..CALLS {
        black_box(what());
    }
}
// ANCHOR_END: rows

#[inline(never)]
fn function(number: isize) -> isize {
    black_box(number) + 1
}

#[inline(always)]
fn raw(number: Sysno) -> isize {
    // SAFETY: `getppid` takes no arguments and changes nothing; the other
    // number belongs to no call.
    unsafe { syscall0(number.number()) }
}

fn loop_of_calls() {
    // SAFETY: `getppid` takes no arguments and changes nothing. What the
    // instructions change are outputs.
    unsafe {
        asm!(
            "2:",
            "mov eax, 110", // `getppid`
            "syscall",
            "dec {left}",
            "jnz 2b",
            left = inout(reg) CALLS => _,
            out("rax") _,
            out("rcx") _,
            out("r11") _,
            options(nostack),
        );
    }
}

// ANCHOR: then
#[unsafe(naked)]
extern "C" fn then_ret() -> isize {
    naked_asm!("mov eax, 110", "syscall", "ret") // `getppid`
}

#[unsafe(naked)]
extern "C" fn then_jmp() -> isize {
    naked_asm!("mov eax, 110", "syscall", "pop rcx", "jmp rcx")
}
// ANCHOR_END: then

const CLOCK_MONOTONIC: i32 = 1;

fn clock_by_call() -> isize {
    let mut time = [0; 2];
    let clock = CLOCK_MONOTONIC as usize;
    let address = (&raw mut time) as usize;
    let number = Sysno::CLOCK_GETTIME.number();
    // SAFETY: `clock_gettime` writes two 64-bit numbers to `time`.
    unsafe { syscall2(number, clock, address) };
    time[1]
}

fn clock_by_libc() -> isize {
    let mut time = [0; 2];
    // SAFETY: `clock_gettime` writes two 64-bit numbers to `time`.
    unsafe { clock_gettime(CLOCK_MONOTONIC, &mut time) };
    time[1]
}

// SAFETY: these are the C library's functions, as their manual pages have
// them: `pid_t` is 32 bits wide, `struct timespec` two words of 64 bits.
unsafe extern "C" {
    safe fn getppid() -> i32;
    fn clock_gettime(clock: i32, time: &mut [isize; 2]) -> i32;
}

// ANCHOR: main
fn main() {
    let (clock, start) = (Instant::now(), ticks());
    let mut times = vec![Vec::new(); ROWS.len()];
    for _round in 0..101 {
        for ((_, row), times) in ROWS.iter().zip(&mut times) {
            let start = ticks();
            row();
            times.push(ticks() - start);
        }
    }
    let all = clock.elapsed().as_nanos() as f64;
    let tick = all / (ticks() - start) as f64; // in nanoseconds
    let median = |times: &mut Vec<u64>| {
        times.sort();
        times[times.len() / 2] as f64 * tick / CALLS as f64
    };
    let medians: Vec<f64> = times.iter_mut().map(median).collect();
    println!("{:26} {:>8} {:>10}", "", "ns", "functions");
    for ((name, _), ns) in ROWS.iter().zip(&medians) {
        println!("{name:26} {ns:8.1} {:10.1}", ns / medians[1]);
    }
}
// ANCHOR_END: main
