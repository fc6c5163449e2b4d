//! A `read` that waits, and a signal that comes while it does.

use errors::{Errno, check, retry};
use register_abi::{syscall2, syscall3, syscall4};
use std::arch::naked_asm;
use std::fs;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use syscall_tables::Sysno;

const SIGALRM: usize = 14;
const SIG_UNBLOCK: usize = 1;
const SA_SIGINFO: usize = 4;
const SA_RESTORER: usize = 0x0400_0000;
const SA_RESTART: usize = 0x1000_0000;

// ANCHOR: main
fn main() -> Result<(), Errno> {
    interrupt("no flag", 0, read)?;
    interrupt("no flag, retry", 0, |pipe| retry(|| read(pipe)))?;
    interrupt("SA_RESTART", SA_RESTART, read)
}

/// Lets `wait` read from an empty pipe, and has a signal sent meanwhile.
fn interrupt(
    how: &str,
    flags: usize,
    wait: impl Fn(&OwnedFd) -> Result<usize, Errno>,
) -> Result<(), Errno> {
    let [from, to] = pipe()?;
    PIPE.store(to.as_raw_fd() as usize, Relaxed);
    // SAFETY: `handler` may run in the middle of anything: it makes a system
    // call and stores numbers, it takes no lock and no memory.
    unsafe { on_signal(SIGALRM, handler, flags) }?;
    let sender = thread::spawn(send_when_main_thread_reads);
    let result = wait(&from);
    let rip = sender.join().expect("it does not panic");
    show(how, result, rip);
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: handler
/// The places of `rax` and `rip` in what the kernel gives to a handler.
const AX: usize = 18;
const IP: usize = 21;

/// Runs when the signal comes: notes two registers, and writes a byte to the
/// pipe.
extern "C" fn handler(_: i32, _: usize, context: &[usize; 23]) {
    RAX.store(context[AX], Relaxed);
    RIP.store(context[IP], Relaxed);
    let (fd, byte) = (PIPE.load(Relaxed), c"!".as_ptr() as usize);
    // SAFETY: `write` only reads the byte; the pipe is ours.
    unsafe { syscall3(Sysno::WRITE.number(), fd, byte, 1) };
}
// ANCHOR_END: handler

static PIPE: AtomicUsize = AtomicUsize::new(usize::MAX);
static RAX: AtomicUsize = AtomicUsize::new(0);
static RIP: AtomicUsize = AtomicUsize::new(0);

/// Prints the result of a `read`, what the handler found in `rax`, and how far
/// `rip` was from where it was during the call.
fn show(how: &str, result: Result<usize, Errno>, rip: usize) {
    let result = format!("{result:?}");
    let rax = RAX.load(Relaxed) as isize;
    let moved = RIP.load(Relaxed).wrapping_sub(rip) as isize;
    println!("{how:14}  {result:10}  rax: {rax:2}  rip: {moved:+}");
}

/// Sends SIGALRM to the main thread as soon as the kernel shows that it is in
/// a `read`. Returns `rip`, which the kernel shows too.
fn send_when_main_thread_reads() -> usize {
    let rip = loop {
        if let Some(rip) = rip_in(Sysno::READ) {
            break rip;
        }
    };
    let id = std::process::id() as usize; // the main thread's number, too
    // SAFETY: the process has a handler for the signal.
    let sent = unsafe { syscall3(Sysno::TGKILL.number(), id, id, SIGALRM) };
    if let Err(error) = check(sent) {
        give_up(&format!("SIGALRM cannot be sent: {error}"));
    }
    rip
}

/// Ends the program, for without the signal the main thread would wait for
/// ever.
fn give_up(why: &str) -> ! {
    eprintln!("{why}");
    std::process::exit(1)
}

/// Where the main thread will go on, if it is in `call` now: the kernel shows
/// the call's number, six arguments, `rsp` and `rip`.
fn rip_in(call: Sysno) -> Option<usize> {
    let line = fs::read_to_string("/proc/self/syscall");
    let line = line.unwrap_or_else(|error| {
        give_up(&format!("/proc/self/syscall cannot be read: {error}"))
    });
    let (number, rest) = line.split_once(' ')?;
    let (_, rip) = rest.trim_end().rsplit_once(" 0x")?;
    let is_it = number == call.number().to_string();
    is_it.then(|| usize::from_str_radix(rip, 16).ok()).flatten()
}

fn pipe() -> Result<[OwnedFd; 2], Errno> {
    let mut fds = [-1_i32; 2];
    let address = fds.as_mut_ptr() as usize;
    // SAFETY: `pipe2` writes two descriptors, 8 bytes, to `fds`.
    check(unsafe { syscall2(Sysno::PIPE2.number(), address, 0) })?;
    // SAFETY: both are new, and nobody else has them.
    Ok(fds.map(|fd| unsafe { OwnedFd::from_raw_fd(fd) }))
}

fn read(fd: &OwnedFd) -> Result<usize, Errno> {
    let (fd, mut byte) = (fd.as_raw_fd() as usize, 0_u8);
    let address = &raw mut byte as usize;
    // SAFETY: `read` writes at most one byte, to `byte`.
    check(unsafe { syscall3(Sysno::READ.number(), fd, address, 1) })
}

type Handler = extern "C" fn(i32, usize, &[usize; 23]);

/// Has `handler` called when `signal` comes, even if whoever started this
/// program held the signal back.
///
/// # Safety
///
/// `handler` must do nothing that must not be done in the middle of something
/// else.
unsafe fn on_signal(
    signal: usize,
    handler: Handler,
    flags: usize,
) -> Result<usize, Errno> {
    let action = [
        handler as usize,
        flags | SA_SIGINFO | SA_RESTORER,
        restorer as *const () as usize,
        0, // no other signal is held back meanwhile
    ];
    let (number, address) =
        (Sysno::RT_SIGACTION.number(), action.as_ptr() as usize);
    // SAFETY: the kernel reads the four words; the caller vouches for
    // `handler`.
    check(unsafe { syscall4(number, signal, address, 0, 8) })?;
    let mask = 1_u64 << (signal - 1);
    let (number, address) =
        (Sysno::RT_SIGPROCMASK.number(), &raw const mask as usize);
    // SAFETY: the kernel reads the mask, and lets one signal through, for
    // which the program has a handler.
    check(unsafe { syscall4(number, SIG_UNBLOCK, address, 0, 8) })
}

/// Runs after the handler: asks the kernel to go on where it had been.
#[unsafe(naked)]
extern "C" fn restorer() {
    naked_asm!("mov eax, {}", "syscall", "ud2", const 15) // `rt_sigreturn`
}
